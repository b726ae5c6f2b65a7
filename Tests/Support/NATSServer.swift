package import Foundation
import Synchronization

/// A real nats-server for tests: on a free port of 127.0.0.1, with its files in a folder of its own.
///
/// Ends with this object, and with this process in whatever way that ends, and then its folder is removed. Keep the object
/// for the whole test: `defer { server.kill() }`.
package final class NATSServer: Sendable {
    /// What the server is started with.
    package struct Settings: Sendable {
        /// Whether JetStream is on (file storage, every write synced to the disk).
        package var jetStream = true
        /// Port, or nil for a free one.
        package var port: Int?
        /// Bytes a message may have.
        package var maximumPayloadBytes = 1_048_576
        /// Further lines for the configuration file.
        package var extraConfiguration = ""

        /// JetStream on a free port.
        package init() {}

        /// A server without JetStream on a free port.
        package static var plain: Settings {
            var settings = Settings()
            settings.jetStream = false
            return settings
        }
    }

    /// Why a server could not be started.
    package struct StartError: Error, CustomStringConvertible {
        package let description: String
    }

    private static let startDeadline = Patience.long
    private static let stopDeadline = Duration.seconds(5)

    /// The folder with configuration, log and stored messages.
    package let folder: URL
    /// The port, the same after a restart.
    package let port: Int
    private let settings: Settings
    private let running: Mutex<NATSProcess?>

    /// Starts a server and waits until it answers.
    package init(_ settings: Settings = Settings()) async throws {
        self.settings = settings
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tombolo-nats-\(UUID().uuidString)", isDirectory: true)
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            let (first, port) = try await Self.launch(in: folder, settings, port: settings.port)
            self.port = port
            running = Mutex(first)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where clients connect.
    package var url: String { "nats://127.0.0.1:\(port)" }

    /// The server's process, nil while it is stopped.
    package var processID: Int32? { running.withLock { $0?.id } }

    /// Asks the server to end and waits for it; its stored messages stay until this object ends.
    package func stop() async { await end(with: SIGTERM) }

    /// Kills the server without warning and waits until it is gone.
    package func kill9() async { await end(with: SIGKILL) }

    /// Stops the server's process where it stands, as a machine that hangs, or has it go on.
    package func freeze(_ isFrozen: Bool) { running.withLock { $0?.send(isFrozen ? SIGSTOP : SIGCONT) } }

    /// Kills the server, for the end of a test (`defer`), which also keeps this object alive until then.
    package func kill() { take()?.end() }

    /// Starts the server again on the same port with the same stored messages; stops it before if it runs.
    package func restart() async throws {
        await stop()
        let (again, _) = try await Self.launch(in: folder, settings, port: port)
        running.withLock { $0 = again }
    }

    private func end(with signal: Int32) async {
        guard let process = take() else { return }
        process.send(signal)
        let end = ContinuousClock.now + Self.stopDeadline
        // Polling another program: there is nothing to wait on.
        while process.isRunning {
            if ContinuousClock.now > end { process.end() }
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    private func take() -> NATSProcess? {
        running.withLock { running in
            defer { running = nil }
            return running
        }
    }

    // MARK: - Starting

    /// The server's program: `TOMBOLO_NATS_SERVER`, or what the set-up script put under `.tools`.
    package static func program() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["TOMBOLO_NATS_SERVER"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent(".tools/bin/nats-server")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw StartError(
            description: "no .tools/bin/nats-server above \(#filePath); run make setup or set TOMBOLO_NATS_SERVER"
        )
    }

    private static func launch(in folder: URL, _ settings: Settings, port: Int?) async throws -> (NATSProcess, Int) {
        let configuration = folder.appendingPathComponent("nats.conf")
        try text(of: settings, folder: folder, port: port).write(to: configuration, atomically: true, encoding: .utf8)
        let log = folder.appendingPathComponent("nats.log")
        try? FileManager.default.removeItem(at: log)

        let process = try NATSProcess(program().path, ["-c", configuration.path], folder: folder.path)
        do {
            return (process, try await ready(process, folder: folder, port: port))
        } catch {
            process.end()
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw StartError(description: "\(error)\n\(said)")
        }
    }

    private static func text(of settings: Settings, folder: URL, port: Int?) -> String {
        var lines = [
            "listen: \"127.0.0.1:\(port ?? -1)\"",
            "ports_file_dir: \"\(folder.path)\"",
            "log_file: \"\(folder.path)/nats.log\"",
            "max_payload: \(settings.maximumPayloadBytes)",
            "lame_duck_duration: \"30s\"",
        ]
        if settings.jetStream {
            lines.append("jetstream { store_dir: \"\(folder.path)/data\", sync_interval: always }")
        }
        lines.append(settings.extraConfiguration)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Waits until the server has written its port and greets on it.
    private static func ready(_ process: NATSProcess, folder: URL, port: Int?) async throws -> Int {
        let end = ContinuousClock.now + startDeadline
        while ContinuousClock.now < end {
            if let port = port ?? writtenPort(pid: process.id, folder: folder), greets(port: port) { return port }
            guard process.isRunning else { throw StartError(description: "nats-server ended at once") }
            // Polling another program: there is nothing to wait on.
            try await Task.sleep(for: .milliseconds(2))
        }
        throw StartError(description: "nats-server was not ready within \(startDeadline)")
    }

    private static func writtenPort(pid: Int32, folder: URL) -> Int? {
        let file = folder.appendingPathComponent("nats-server_\(pid).ports")
        guard let data = try? Data(contentsOf: file),
            let ports = try? JSONDecoder().decode([String: [String]].self, from: data),
            let url = ports["nats"]?.first
        else { return nil }
        return URLComponents(string: url)?.port
    }

    /// Whether a server greets on the port.
    private static func greets(port: Int) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(clamping: port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else { return false }
        var greeting = [UInt8](repeating: 0, count: 4)
        return recv(socket, &greeting, greeting.count, Int32(MSG_WAITALL)) == 4
            && greeting.elementsEqual("INFO".utf8)
    }
}
