import CertificateAuthorityLogic
package import Certificates
import ConsulJSON
package import MeshDomain
import MeshRuntime

/// Keeps private keys encrypted in the journal (at rest): AES-256-GCM with a key that an operator gives.
///
/// What is sealed names the key that opens it, so a key can be changed while running: first every replica gets the new one as the
/// other one, then as the one that seals.
package struct KeySealing: Sendable {
    private static let mark = "sealed:"

    /// Seals; nil: keys stand in the journal in PEM.
    private var own: SealingKey?
    /// Opens, too.
    private var other: SealingKey?

    /// Seals nothing.
    package init() {}

    /// Seals with one key and opens with another one, too.
    package init(own: SealingKey?, other: SealingKey? = nil) {
        self.own = own
        self.other = other
    }

    /// Reads the keys from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable.
    init(_ reader: VariableReader) throws(MeshError) {
        func key(_ name: String) throws(MeshError) -> SealingKey? {
            let secret = try reader.secret(name)
            guard !secret.isEmpty else { return nil }
            do { return try SealingKey(secret: Array(secret.utf8)) } catch {
                throw MeshError(.badRequest, "\(name): \(error)")
            }
        }
        own = try key("TOMBOLO_CA_KEY")
        other = try key("TOMBOLO_CA_KEY_OTHER")
    }

    static let help = """
        TOMBOLO_CA_KEY             16 to 1024 bytes with which private keys are encrypted in the journal (none: they are not);
                                   TOMBOLO_CA_KEY_FILE names a file whose first line it is
        TOMBOLO_CA_KEY_OTHER       one that opens, too: the next key or the last one, while it is changed; also with _FILE
        """

    /// A key as it is stored.
    ///
    /// `place` says where it belongs; it is opened nowhere else.
    func sealed(_ key: SecretID, for place: String) throws(MeshError) -> SecretID {
        guard let own, !key.isEmpty else { return key }
        do throws(CertificateError) {
            let bytes = try own.seal(Array(key.revealed.utf8), context: Self.context(place))
            return SecretID(Self.mark + own.id + ":" + Base64.encode(bytes))
        } catch { throw MeshError(.internalFault, "a key cannot be encrypted: \(error.description)") }
    }

    /// A stored key as it is used.
    ///
    /// - Throws: `unavailable` when it was sealed with a key that is not here, or belongs elsewhere.
    func opened(_ stored: SecretID, for place: String) throws(MeshError) -> SecretID {
        guard let parts = Self.parts(stored) else { return stored }
        guard let key = [own, other].compactMap(\.self).first(where: { $0.id == parts.id }) else {
            throw MeshError(
                .unavailable,
                "the authority's private key is encrypted with the key \(parts.id); neither TOMBOLO_CA_KEY nor"
                    + " TOMBOLO_CA_KEY_OTHER is that one"
            )
        }
        let bytes: [UInt8]?
        do throws(CertificateError) { bytes = try key.open(parts.bytes, context: Self.context(place)) } catch {
            throw MeshError(.internalFault, "a key cannot be decrypted: \(error.description)")
        }
        guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw MeshError(.internalFault, "the authority's private key is damaged, or belongs elsewhere")
        }
        return SecretID(text)
    }

    /// Whether a stored key is as it would be stored now.
    func isCurrent(_ stored: SecretID) -> Bool { stored.isEmpty || Self.parts(stored)?.id == own?.id }

    /// A configuration as it is stored.
    func sealed(_ configuration: CAConfiguration) throws(MeshError) -> CAConfiguration {
        configuration.withKey(try sealed(configuration.privateKey, for: Self.configurationPlace))
    }

    /// A stored configuration as it is used.
    func opened(_ configuration: CAConfiguration) throws(MeshError) -> CAConfiguration {
        configuration.withKey(try opened(configuration.privateKey, for: Self.configurationPlace))
    }

    private static let configurationPlace = "configuration"

    private static func context(_ place: String) -> [UInt8] { Array("tombolo ca key \(place)".utf8) }

    private static func parts(_ stored: SecretID) -> (id: String, bytes: [UInt8])? {
        let text = stored.revealed
        guard text.hasPrefix(mark) else { return nil }
        let parts = text.dropFirst(mark.count).split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let bytes = try? Base64.decode(String(parts[1])) else { return nil }
        return (String(parts[0]), bytes)
    }
}

extension CertificateAuthorityReplica {
    /// Stores keys anew that are not encrypted as they would be now.
    package func reseal() async throws(MeshError) {
        let sealing = settings.sealing
        guard Self.isStale(try await ledger.read().state, sealing) else { return }
        _ = try await ledger.write(CallContext()) { draft throws(MeshError) in
            let state = draft.state
            if let root = state.activeRoot, let key = state.key(ofRoot: root.id), !sealing.isCurrent(key) {
                let plain = try sealing.opened(key, for: root.id)
                draft.record(.putRootKey(rootID: root.id, pem: try sealing.sealed(plain, for: root.id)))
            }
            if let row = state.row, !sealing.isCurrent(state.configuration.privateKey) {
                var next = row
                next.given = try sealing.sealed(try sealing.opened(state.configuration)).given
                draft.record(.putConfiguration(next))
            }
            return []
        }
        logger.notice("the authority's private keys are stored as TOMBOLO_CA_KEY says")
    }

    private static func isStale(_ state: CAState, _ sealing: KeySealing) -> Bool {
        let key = state.activeRoot.flatMap { state.key(ofRoot: $0.id) } ?? .none
        return !sealing.isCurrent(key) || !sealing.isCurrent(state.configuration.privateKey)
    }
}
