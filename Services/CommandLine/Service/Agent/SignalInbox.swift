import CommandLineLogic
import Glibc

/// Signals of this process, taken like messages.
struct SignalInbox {
    /// What the supervisor answers itself.
    static let signals = [SIGCHLD, SIGTERM, SIGINT, SIGHUP]
    /// What a program of ours is started with blocked: it takes them as soon as it can, so none is lost before.
    static let kept = [SIGTERM, SIGINT, SIGHUP]

    /// From now on the signals wait for `wait` and have no other effect; none is lost before the first `wait`.
    static func hold() {
        var set = set(of: signals)
        sigprocmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    static func set(of signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    init() { Self.hold() }

    /// Waits for a signal; all that have come, none when the time is over.
    func wait(milliseconds: Int) -> [Int32] {
        var result: [Int32] = []
        var set = Self.set(of: Self.signals)
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        while case let signal = sigtimedwait(&set, nil, &time), signal > 0 {
            result.append(signal)
            time = timespec(tv_sec: 0, tv_nsec: 0)
        }
        return result
    }
}

/// A pipe whose lines are passed on.
final class LinePipe {
    /// The end for the child.
    let writing: Int32
    private let reading: Int32
    private var rest: [UInt8] = []

    init() throws(UsageError) {
        let ends = try Self.pipe()
        reading = ends.reading
        writing = ends.writing
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    /// A pipe that no program this one starts inherits by accident.
    static func pipe() throws(UsageError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw UsageError("no pipe can be made: \(Terminal.reason())") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// The longest line that is passed on, in bytes; a longer one is left out.
    static let longestLine = 65536

    /// Passes on the whole lines that are there.
    func forward(_ take: (String) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(reading, &buffer, buffer.count)
            guard count > 0 else { break }
            rest += buffer[..<count]
        }
        while let end = rest.firstIndex(of: 0x0A) {
            take(String(decoding: rest[..<end], as: UTF8.self))
            rest.removeSubrange(...end)
        }
        if rest.count > Self.longestLine { rest.removeAll() }
    }
}
