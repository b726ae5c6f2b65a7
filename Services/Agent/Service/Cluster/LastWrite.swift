import Synchronization

/// When a client last changed something through this agent: for a moment after that its own copy may lack what was acknowledged, and
/// whoever answers from it without asking must ask.
final class LastWrite: Sendable {
    /// How long a change may be under way to the agent's copy before followers would say that they are behind.
    private static let span = Duration.seconds(1)

    private let time = Mutex<ContinuousClock.Instant?>(nil)

    /// Something was changed just now.
    func note() { time.withLock { $0 = .now } }

    /// Whether the agent's copy may lack what was acknowledged to its own clients.
    var isRecent: Bool { time.withLock { last in last.map { $0.duration(to: .now) < Self.span } ?? false } }
}
