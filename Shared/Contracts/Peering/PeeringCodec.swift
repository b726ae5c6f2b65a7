import BusSchema
package import MeshDomain
import MeshState
package import PeeringTables
import SchemaRuntime

/// Writes and reads the rows of the peering service's journal.
package enum PeeringCodec: ChangeCodec {
    package typealias State = PeeringTablesState

    package static func encode(_ change: PeeringChange) throws(MeshError) -> [UInt8] {
        let wire: PeeringWire.Change.ChangeChoice =
            switch change {
            case .putPeering(let peering): .putPeering(PeeringWire.Peering(peering))
            case .deletePeering(let id): .deletePeering(id)
            case .putTrustBundle(let bundle): .putTrustBundle(PeeringWire.TrustBundle(bundle))
            case .deleteTrustBundle(let peer): .deleteTrustBundle(peer)
            case .putSecrets(let secrets): .putSecrets(PeeringWire.Secrets(secrets))
            case .deleteSecrets(let id): .deleteSecrets(id)
            case .putClaim(let claim):
                .putClaim(
                    PeeringWire.Claim(peeringID: claim.peeringID, replica: claim.replica, number: claim.number)
                )
            case .deleteClaim(let id): .deleteClaim(id)
            case .putServiceNames(let row): .putServiceNames(PeeringWire.ServiceNames(row))
            case .topicIndex(let topic, let index): .topicIndex(PeeringWire.TopicIndex(topic, index: index))
            }
        do { return try PeeringWire.Change(change: wire).encoded() } catch { throw MeshError(.badRequest, "\(error)") }
    }

    package static func decode(_ bytes: [UInt8]) throws(MeshError) -> PeeringChange {
        switch try wire(bytes) {
        case .putPeering(let peering): return .putPeering(try peering.peering())
        case .deletePeering(let id): return .deletePeering(id: id)
        case .putTrustBundle(let bundle): return .putTrustBundle(bundle.trustBundle)
        case .deleteTrustBundle(let peer): return .deleteTrustBundle(peer: peer)
        case .putSecrets(let secrets): return .putSecrets(secrets.secrets)
        case .deleteSecrets(let id): return .deleteSecrets(peeringID: id)
        case .putClaim(let claim):
            return .putClaim(PeeringClaim(peeringID: claim.peeringID, replica: claim.replica, number: claim.number))
        case .deleteClaim(let id): return .deleteClaim(peeringID: id)
        case .putServiceNames(let row): return .putServiceNames(row.serviceNames)
        case .topicIndex(let row):
            guard let topic = row.peeringTopic else { throw missing("topic_index.topic") }
            return .topicIndex(topic, row.index)
        }
    }

    /// Whether a change may leave the peering service: secrets and claims may not, in whatever form they come.
    ///
    /// - Returns: The change as it came; nil when followers must not get it.
    package static func visible(_ encodedChange: [UInt8]) throws(MeshError) -> [UInt8]? {
        switch try wire(encodedChange) {
        case .putPeering, .deletePeering, .putTrustBundle, .deleteTrustBundle, .putServiceNames, .topicIndex:
            encodedChange
        case .putSecrets, .deleteSecrets, .putClaim, .deleteClaim: nil
        }
    }

    private static func wire(_ bytes: [UInt8]) throws(MeshError) -> PeeringWire.Change.ChangeChoice {
        let wire: PeeringWire.Change
        do { wire = try PeeringWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the peering service's journal cannot be read: \(error)")
        }
        guard let change = wire.change else { throw missing("change") }
        return change
    }

    static func missing(_ field: String) -> MeshError {
        MeshError(
            .internalFault,
            "a row of the peering service's journal lacks \(field), or was written by a newer version"
        )
    }
}
