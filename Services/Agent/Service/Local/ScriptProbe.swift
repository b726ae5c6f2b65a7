import AgentLogic
import Foundation
import Glibc
import NIOPosix
import Synchronization

/// Runs the programs of script checks: a bounded number at once, each with its time, and none outlives its check.
///
/// - Source: reference §4.6, row script: exit code 0 is passing, 1 a warning, everything else critical.
final class ScriptProbe: Sendable {
    /// How many programs run at once; further ones wait for their turn.
    static let atOnce = 16
    /// How long a program may take where its check does not say.
    static let usualTime = Duration.seconds(30)

    /// How a program ended.
    enum End: Sendable, Hashable {
        case exited(Int32)
        case timedOut
        case notStarted(String)
    }

    /// What it printed, the last bytes of it, and how it ended.
    struct Result: Sendable {
        var end: End
        var output: [UInt8] = []
        /// Bytes that it printed in all.
        var count = 0
    }

    private let pool: NIOThreadPool
    /// Whether what a program started lives on when it ends by itself.
    private let leavesRest: Bool

    init(threads: Int = ScriptProbe.atOnce, leavesRest: Bool = false) {
        pool = NIOThreadPool(numberOfThreads: threads)
        self.leavesRest = leavesRest
    }

    deinit { pool.shutdownGracefully { _ in } }

    /// Runs a program, found by PATH.
    ///
    /// - Parameters:
    ///   - words: Its name and arguments.
    ///   - limit: Bytes of its output that are kept.
    ///   - timeout: After which it and what it started is killed.
    ///   - input: What it reads.
    ///   - variables: What is in its environment besides.
    /// - Returns: What it printed and how it ended.
    func run(
        _ words: [String],
        limit: Int,
        timeout: Duration,
        input: [UInt8] = [],
        variables: [String: String] = [:]
    ) async -> Result {
        // The threads come with the first program; starting what has started does nothing.
        pool.start()
        let (cancelled, leavesRest) = (Cancellation(), leavesRest)
        return await withTaskCancellationHandler {
            do {
                return try await pool.runIfActive {
                    ScriptRun(limit: limit, deadline: .now + timeout, leavesRest, cancelled)
                        .run(words, input, variables)
                }
            } catch {
                return Result(end: .notStarted("\(error)"))
            }
        } onCancel: {
            cancelled.flag.store(true, ordering: .relaxed)
        }
    }
}

/// Whether a run is no longer wanted.
private final class Cancellation: Sendable {
    let flag = Atomic(false)
}

/// One run of a program, on a thread that it may block.
private struct ScriptRun {
    /// Bytes that are read at most once the program has ended.
    private static let mostLeft = 1 << 20
    /// Variables of the agent, with its secrets, which no program of a check gets.
    private static let ownVariables = ["TOMBOLO_", "OTEL_", "CONSUL_"]

    private let limit: Int
    private let deadline: ContinuousClock.Instant
    private let leavesRest: Bool
    private let cancellation: Cancellation
    private var result = ScriptProbe.Result(end: .timedOut)

    init(limit: Int, deadline: ContinuousClock.Instant, _ leavesRest: Bool, _ cancellation: Cancellation) {
        self.limit = limit
        self.deadline = deadline
        self.leavesRest = leavesRest
        self.cancellation = cancellation
    }

    consuming func run(_ words: [String], _ input: [UInt8], _ variables: [String: String]) -> ScriptProbe.Result {
        // It may have waited for its turn until nobody wanted it any more.
        guard !cancellation.flag.load(ordering: .relaxed) else { return result }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return failed(errno) }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        var process = pid_t()
        let file = input.isEmpty ? nil : Self.file(holding: input)
        defer { if let file, file >= 0 { close(file) } }
        if let file, file < 0 {
            close(ends[1])
            return failed(errno)
        }
        let code = Self.start(words, input: file, output: ends[1], variables, &process)
        close(ends[1])
        guard code == 0 else { return failed(code) }
        var status: Int32?
        var isOpen = true
        while status == nil, ContinuousClock.now < deadline, !cancellation.flag.load(ordering: .relaxed) {
            if isOpen {
                var one = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
                _ = poll(&one, 1, 20)
                isOpen = read(ends[0])
            } else {
                usleep(5000)
            }
            status = Self.ended(process)
        }
        // What it started goes with it, however it ended; what it left running on purpose does not.
        if status == nil || !leavesRest { kill(-process, SIGKILL) }
        if let status {
            // What left its group lives on, and may write for ever.
            let most = result.count + Self.mostLeft
            while isOpen, result.count < most, ContinuousClock.now < deadline, available(ends[0]) {
                isOpen = read(ends[0])
            }
            result.end = .exited(status)
        } else {
            var ignored: Int32 = 0
            while waitpid(process, &ignored, 0) < 0, errno == EINTR {}
        }
        return result
    }

    private consuming func failed(_ code: Int32) -> ScriptProbe.Result {
        result.end = .notStarted(String(cString: strerror(code)))
        return result
    }

    private func available(_ file: Int32) -> Bool {
        var one = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        return poll(&one, 1, 0) > 0 && one.revents & Int16(POLLIN) != 0
    }

    /// Takes what is there.
    ///
    /// - Returns: Whether more may come.
    private mutating func read(_ file: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(file, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        result.output += buffer.prefix(count)
        result.count += count
        if result.output.count > 2 * limit + 65_536 { result.output.removeFirst(result.output.count - limit - 4) }
        return true
    }

    /// How a program ended; nil when it runs.
    private static func ended(_ process: pid_t) -> Int32? {
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private typealias MemoryFile = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32

    /// A file without a name, in memory: it holds any amount of input, whether it is read or not, and no disk ever does.
    ///
    /// - Returns: Its number, to be read from its beginning; below zero when the system refuses it (`errno`).
    private static func file(holding input: [UInt8]) -> Int32 {
        // Not among the declarations that Swift sees.
        guard let library = dlopen(nil, RTLD_NOW), let address = dlsym(library, "memfd_create") else {
            errno = ENOSYS
            return -1
        }
        let closesAtExecution: UInt32 = 1
        let file = "input".withCString { unsafeBitCast(address, to: MemoryFile.self)($0, closesAtExecution) }
        var rest = input[...]
        while file >= 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = errno
                close(file)
                errno = reason
                return -1
            }
            rest = rest.dropFirst(count)
        }
        if file >= 0 { lseek(file, 0, SEEK_SET) }
        return file
    }

    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    /// Starts it in a process group of its own, with no file of ours but the one for its output.
    private static func start(
        _ words: [String],
        input: Int32?,
        output: Int32,
        _ more: [String: String],
        _ process: inout pid_t
    ) -> Int32 {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var usual = sigset_t()
        sigfillset(&usual)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP)
        )
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        // Not among the declarations that Swift sees (glibc 2.34).
        guard let library = dlopen(nil, RTLD_NOW),
            let address = dlsym(library, "posix_spawn_file_actions_addclosefrom_np")
        else { return ENOSYS }
        let code = unsafeBitCast(address, to: CloseFrom.self)(&actions, 3)
        guard code == 0 else { return code }
        let list = words.map { strdup($0) } + [nil]
        defer { for text in list { free(text) } }
        let variables = ProcessInfo.processInfo.environment.filter { variable in
            !ownVariables.contains(where: variable.key.hasPrefix)
        }.merging(more) { $1 }
        let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in environment { free(text) } }
        return posix_spawnp(&process, words[0], &actions, &attributes, list, environment)
    }
}
