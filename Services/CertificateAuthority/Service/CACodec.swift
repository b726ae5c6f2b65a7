import AuthorityContract
import BusSchema
import CertificateAuthorityLogic
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import SchemaRuntime

/// Writes and reads all rows of the certificate authority's journal; only those about roots leave it.
enum CACodec: ChangeCodec {
    typealias State = CAState

    static func encode(_ change: CAChange) throws(MeshError) -> [UInt8] {
        let wire: AuthorityWire.Change.ChangeChoice =
            switch change {
            case .setClusterID(let id): .clusterID(id)
            case .putRoots(let roots): .putRoots(AuthorityWire.Roots(roots))
            case .rootsIndex(let index): .rootsIndex(index)
            case .putRootKey(let id, let pem):
                .putRootKey(AuthorityWire.RootKey(rootID: id, privateKeyPEM: pem.revealed))
            case .deleteRootKey(let id): .deleteRootKey(id)
            case .putConfiguration(let row):
                .putConfiguration(
                    AuthorityWire.Configuration(
                        provider: row.provider,
                        config: CommonWire.ValueObject(row.given),
                        createIndex: row.createIndex,
                        modifyIndex: row.modifyIndex
                    )
                )
            case .setLongestLeafLifetime(let seconds): .longestLeafLifetime(seconds)
            }
        do { return try AuthorityWire.Change(change: wire).encoded() } catch {
            throw MeshError(.badRequest, "\(error)")
        }
    }

    static func decode(_ bytes: [UInt8]) throws(MeshError) -> CAChange {
        switch try wire(bytes).change {
        case .clusterID(let id): return .setClusterID(id)
        case .putRoots(let roots): return .putRoots(roots.caRoots)
        case .rootsIndex(let index): return .rootsIndex(index)
        case .putRootKey(let key): return .putRootKey(rootID: key.rootID, pem: SecretID(key.privateKeyPEM))
        case .deleteRootKey(let id): return .deleteRootKey(rootID: id)
        case .putConfiguration(let row):
            return .putConfiguration(
                CAConfigurationRow(
                    provider: row.provider,
                    given: row.config?.object ?? MeshObject(),
                    createIndex: row.createIndex,
                    modifyIndex: row.modifyIndex
                )
            )
        case .longestLeafLifetime(let seconds): return .setLongestLeafLifetime(seconds)
        case nil:
            throw MeshError(
                .internalFault,
                "a row of the certificate authority's journal is empty, or was written by a newer version"
            )
        }
    }

    /// What followers get: the roots.
    ///
    /// Keys and configuration stay here.
    static let publicRows = FeedProjection.filtered { bytes throws(MeshError) in
        switch try wire(bytes).change {
        case .putRoots, .rootsIndex: bytes
        case .putRootKey, .deleteRootKey, .putConfiguration, .clusterID, .longestLeafLifetime, nil: nil
        }
    }

    private static func wire(_ bytes: [UInt8]) throws(MeshError) -> AuthorityWire.Change {
        do { return try AuthorityWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the certificate authority's journal cannot be read: \(error)")
        }
    }
}
