package import AuthorityTables
import BusSchema
package import MeshDomain
import MeshState
import SchemaRuntime

/// Writes and reads the rows of the authority's journal that everybody may see: the roots.
///
/// The journal holds further rows, with keys; the authority leaves them out of its feed.
package enum AuthorityCodec: ChangeCodec {
    package typealias State = AuthorityState

    package static func encode(_ change: AuthorityChange) throws(MeshError) -> [UInt8] {
        let wire: AuthorityWire.Change.ChangeChoice =
            switch change {
            case .putRoots(let roots): .putRoots(AuthorityWire.Roots(roots))
            case .rootsIndex(let index): .rootsIndex(index)
            }
        do { return try AuthorityWire.Change(change: wire).encoded() } catch {
            throw MeshError(.badRequest, "\(error)")
        }
    }

    package static func decode(_ bytes: [UInt8]) throws(MeshError) -> AuthorityChange {
        let wire: AuthorityWire.Change
        do { wire = try AuthorityWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the certificate authority's feed cannot be read: \(error)")
        }
        switch wire.change {
        case .putRoots(let roots): return .putRoots(roots.caRoots)
        case .rootsIndex(let index): return .rootsIndex(index)
        case .putRootKey, .deleteRootKey, .putConfiguration, .clusterID, .longestLeafLifetime, nil:
            throw MeshError(
                .internalFault,
                "a row of the certificate authority's feed is not about roots, or of a newer version"
            )
        }
    }
}
