import CommandLineLogic
import Glibc

/// Hands the bootstrap to Envoy without leaving it on a disk: it holds the token.
///
/// A named pipe that only this user can open is made, and a second process of this program writes into it as soon as
/// Envoy opens it, and removes it.
enum BootstrapPipe {
    /// How long Envoy may take to open the pipe, in seconds.
    private static let patience: UInt32 = 30

    /// Makes the pipe and starts the writer.
    ///
    /// - Returns: The path for Envoy.
    /// - Throws: ``UsageError`` saying what the system refused.
    static func open(_ json: [UInt8], environment: [String: String]) throws(UsageError) -> String {
        let base = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let path = "\(base)/envoy-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))-bootstrap.json"
        guard mkfifo(path, 0o600) == 0 else {
            throw UsageError("the pipe \(path) for Envoy's bootstrap cannot be made: \(Terminal.reason())")
        }
        let ends = try LinePipe.pipe()
        defer { close(ends.writing) }
        do throws(UsageError) {
            try Spawning.startDetached(
                ProgramFinder.own,
                arguments: ["connect", "envoy", "pipe-bootstrap", path],
                environment: environment,
                input: ends.reading
            )
        } catch {
            close(ends.reading)
            unlink(path)
            throw error
        }
        close(ends.reading)
        guard Terminal.write(json, to: ends.writing) else {
            unlink(path)
            throw UsageError("the bootstrap cannot be handed to Envoy: \(Terminal.reason())")
        }
        return path
    }

    /// What the writer does: all of standard input into the pipe.
    static func serve(path: String) -> Int32 {
        // Without a reader, opening blocks; the alarm ends this process then.
        alarm(patience)
        signal(SIGALRM) { _ in _exit(1) }
        defer { unlink(path) }
        guard let bytes = try? Terminal.read("-"), case let descriptor = Glibc.open(path, O_WRONLY), descriptor >= 0
        else {
            return 1
        }
        defer { close(descriptor) }
        return Terminal.write(bytes, to: descriptor) ? 0 : 1
    }
}
