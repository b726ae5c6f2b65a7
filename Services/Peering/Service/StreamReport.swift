import PeeringLogic

/// How a stream stands at one moment.
struct StreamReport: Sendable {
    /// Whether the other side has said anything.
    var hasHeard: Bool
    /// How far the other side is behind.
    var sending: StreamStanding
    /// What the other side brought and was refused, with the reason.
    var refusedImports: [String: String]
    /// How many things the other side brought wait to be stored.
    var waitingImports: Int
    /// Why they wait; empty when nothing is in the way.
    var importObstacle: String
}
