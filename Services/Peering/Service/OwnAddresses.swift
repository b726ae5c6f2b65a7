import PeeringLogic
import Synchronization

/// Where other clusters reach this one; known once the server listens.
final class OwnAddresses: Sendable {
    private let advertised: [String]
    private let listening = Mutex<PeerAddress?>(nil)

    init(advertised: [String]) { self.advertised = advertised }

    /// `host:port` for tokens and peers; empty before the server listens.
    var current: [String] {
        advertised.isEmpty ? listening.withLock { $0 }.map { [$0.description] } ?? [] : advertised
    }

    /// Where the server listens; nil before it does.
    var listeningAddress: PeerAddress? { listening.withLock { $0 } }

    func set(_ address: PeerAddress) { listening.withLock { $0 = address } }
}
