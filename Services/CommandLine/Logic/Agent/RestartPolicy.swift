/// When a process that ended is started again.
///
/// The wait doubles with each end that comes soon after the start, and starts over once a process lived long enough.
package struct RestartPolicy: Sendable, Hashable {
    /// What to do.
    package enum Decision: Sendable, Hashable {
        /// Start it again after this time.
        case restart(after: Duration)
        /// It never became ready: something it needs is missing, and the user must act.
        case giveUp
    }

    /// The first wait.
    package static let firstWait = Duration.milliseconds(100)
    /// The longest wait.
    package static let longestWait = Duration.seconds(5)
    /// A process that lived this long counts as healthy.
    package static let healthyLife = Duration.seconds(10)
    /// How often a process may end before it was ever ready.
    package static let attempts = 4

    private var wait = Self.firstWait
    private var earlyEnds = 0

    /// Nothing has ended yet.
    package init() {}

    /// Takes note of an end after that life, and tells what to do.
    ///
    /// `wasEverReady` says whether the process, or an earlier one of its kind, was ready once.
    package mutating func ended(after life: Duration, wasEverReady: Bool) -> Decision {
        if life >= Self.healthyLife {
            wait = Self.firstWait
            earlyEnds = 0
        }
        earlyEnds += 1
        if !wasEverReady, earlyEnds >= Self.attempts { return .giveUp }
        defer { wait = min(wait * 2, Self.longestWait) }
        return .restart(after: wait)
    }
}
