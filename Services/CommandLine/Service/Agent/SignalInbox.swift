import CommandLineLogic
import Glibc

/// Signals of this process, taken like messages.
struct SignalInbox {
    private var set = sigset_t()

    /// From now on these signals come here and have no other effect.
    init(_ signals: [Int32]) {
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        sigprocmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for a signal; all that have come, none when the time is over.
    func wait(milliseconds: Int) -> [Int32] {
        var result: [Int32] = []
        var set = set
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        while case let signal = sigtimedwait(&set, nil, &time), signal > 0 {
            result.append(signal)
            time = timespec(tv_sec: 0, tv_nsec: 0)
        }
        return result
    }
}

/// A pipe whose lines are passed on to standard error with a name before them.
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

    /// Passes on the whole lines that are there.
    func forward(prefix: String) {
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(reading, &buffer, buffer.count)
            guard count > 0 else { break }
            rest += buffer[..<count]
        }
        while let end = rest.firstIndex(of: 0x0A) {
            Terminal.complain("\(prefix): \(String(decoding: rest[..<end], as: UTF8.self))")
            rest.removeSubrange(...end)
        }
        if rest.count > 65536 { rest.removeAll() }
    }
}
