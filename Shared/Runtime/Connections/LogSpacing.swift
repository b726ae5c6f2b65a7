import Synchronization

/// Lets a line into the log at most once in a while, and counts those that are left out (log rate limiting), so that whoever
/// causes lines cannot fill the log.
package final class LogSpacing: Sendable {
    private struct Table {
        var last: ContinuousClock.Instant?
        var unsaid = 0
    }

    private let pause: Duration
    private let table = Mutex(Table())

    /// Lines are at least so far apart.
    package init(_ pause: Duration = .seconds(10)) { self.pause = pause }

    /// Something is to be said.
    ///
    /// - Returns: How often it was not said since the last time; nil when it is not to be said now.
    package func take(at now: ContinuousClock.Instant = .now) -> Int? {
        table.withLock { table in
            if let last = table.last, now < last + pause {
                table.unsaid += 1
                return nil
            }
            table.last = now
            defer { table.unsaid = 0 }
            return table.unsaid
        }
    }
}
