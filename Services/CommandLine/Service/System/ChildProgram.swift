import CommandLineLogic
import Dispatch
import Glibc

/// A program that a command runs and waits for.
struct ChildProgram: Sendable {
    /// What its standard input is.
    enum Input {
        case nothing
        case shared
        case bytes([UInt8])
    }

    private let process: pid_t

    /// Starts a program, with this program's standard output and error.
    ///
    /// - Parameters:
    ///   - words: Its name, found by PATH, and arguments; with a shell the text that the shell runs.
    ///   - usesShell: Whether a shell runs the words.
    ///   - environment: All of its environment.
    ///   - input: Its standard input.
    ///   - isQuiet: What it says is thrown away.
    /// - Throws: ``UsageError`` naming the program.
    init(
        _ words: [String],
        usesShell: Bool,
        environment: [String: String],
        input: Input,
        isQuiet: Bool = false
    ) throws(UsageError) {
        signal(SIGPIPE, SIG_IGN)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this program ignores would be inherited.
        var usual = SignalInbox.set(of: [SIGTERM, SIGINT, SIGHUP, SIGPIPE, SIGCHLD, SIGQUIT])
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if isQuiet {
            for output in [Int32(1), 2] {
                posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
            }
        }
        var writing: Int32?
        var reading: Int32?
        defer { if let reading { close(reading) } }
        switch input {
        case .shared: break
        case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        case .bytes:
            let ends = try LinePipe.pipe()
            (reading, writing) = (ends.reading, ends.writing)
            posix_spawn_file_actions_adddup2(&actions, ends.reading, 0)
        }
        let all = usesShell ? ["/bin/sh", "-c", words.joined(separator: " ")] : words
        var started = pid_t()
        let code = Spawning.withStrings(all) { argv in
            Spawning.withStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) { envp in
                posix_spawnp(&started, all[0], &actions, &attributes, argv, envp)
            }
        }
        guard code == 0 else {
            if let writing { close(writing) }
            throw UsageError("\(all[0]) cannot be started: \(String(cString: strerror(code)))")
        }
        process = started
        if let writing, case .bytes(let bytes) = input {
            DispatchQueue.global().async {
                _ = Terminal.write(bytes, to: writing)
                close(writing)
            }
        }
    }

    /// Returns when it has ended: its exit code, 128 and more for a signal.
    func end() async -> Int32 {
        let process = process
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            }
        }
    }

    /// Asks it to end, or ends it.
    func stop(_ signal: Int32 = SIGTERM) { kill(process, signal) }
}
