import Glibc
import MeshBus

/// SIGHUP, SIGINT and SIGTERM of a process, none of which is lost from the first statement of `main` on.
///
/// They are blocked before there is any other thread (which inherits that), so the kernel keeps one that comes too early;
/// the main thread takes them (`sigwaitinfo`) and does nothing else. A supervisor that starts a program with them blocked
/// closes the gap before `main`, too: what is blocked and pending outlives `execve`.
package final class ProcessSignals: Sendable {
    /// Wishes that the process read its files again; those that come before one was answered are one.
    package let hangups: AsyncStream<Void>
    private let hangup: AsyncStream<Void>.Continuation
    private let stop = Latch()

    /// Blocks the signals of the calling thread, which must be the only one.
    package init() {
        (hangups, hangup) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        var set = Self.set
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Nothing comes: for parts that run without a process of their own, as in tests.
    package static func none() -> ProcessSignals { ProcessSignals(hangups: ()) }

    private init(hangups: Void) {
        (self.hangups, hangup) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGHUP, SIGINT, SIGTERM] { sigaddset(&set, number) }
        return set
    }

    /// Takes the signals for as long as the process lives.
    package func collect() -> Never {
        var set = Self.set
        while true {
            switch sigwaitinfo(&set, nil) {
            case SIGHUP: hangup.yield()
            case SIGINT, SIGTERM: stop.open()
            case _: continue
            }
        }
    }

    /// Waits until the process was told to stop, or the task is cancelled.
    package func untilStop() async { await stop.wait() }
}
