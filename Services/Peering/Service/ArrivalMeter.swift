import MeshConnections
import NIOCore
import Synchronization

/// How connections between clusters are kept up, so that a slow link is not taken for a broken one.
enum LinkLimits {
    /// How many bytes may be under way in one direction: a question whether the other side lives waits behind them, at 1 Mbit/s for
    /// some 8 s.
    static let window = 1 << 20
    /// How often a server asks over a connection whether the other end lives.
    static let serverPing = Duration.seconds(10)
    /// How often a client asks; Consul refuses those that ask more often than every 15 s.
    static let clientPing = Duration.seconds(20)
    /// How long the answer may take.
    static let pingAnswer = Duration.seconds(20)
    /// So many bytes within a tick are part of a message, not an answer to a ping.
    static let dataBytes = 512
}

/// Counts the bytes that come on a connection, whether they make a whole message or not.
final class ArrivalMeter: Sendable {
    private let total = Atomic(0)

    /// How many have come.
    var count: Int { total.load(ordering: .relaxed) }

    /// Counts what comes on a connection from its start.
    func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            let meter = ConnectionMeter {
                self.total.wrappingAdd($0, ordering: .relaxed)
                return true
            }
            try channel.pipeline.syncOperations.addHandler(meter, position: .first)
        }
    }
}
