package import CertificateAuthorityLogic
package import Certificates
import ConsulJSON
import Logging
import MeshContracts
package import MeshDomain
import MeshJournal
import MeshRuntime

/// Keeps private keys encrypted in the journal (at rest): AES-256-GCM with a key that an operator gives.
///
/// What is sealed names the key that opens it, so a key can be changed while running: first every replica gets the new one as the
/// other one, then as the one that seals. What is sealed stays so as long as nobody says otherwise.
package struct KeySealing: Sendable {
    private static let mark = "sealed:"
    /// In place of a key: what is encrypted is decrypted.
    private static let noKey = "none"

    /// Seals; nil: keys stand in the journal in PEM.
    private var own: SealingKey?
    /// Opens, too.
    private var other: SealingKey?
    /// Whether what is sealed is to be stored in PEM again.
    private var unseals = false

    /// Seals nothing.
    package init() {}

    /// Seals with one key and opens with another one, too.
    package init(own: SealingKey?, other: SealingKey? = nil, unseals: Bool = false) {
        self.own = own
        self.other = other
        self.unseals = unseals
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
        unseals = try reader.secret("TOMBOLO_CA_KEY") == Self.noKey
        own = unseals ? nil : try key("TOMBOLO_CA_KEY")
        other = try key("TOMBOLO_CA_KEY_OTHER")
    }

    static let help = """
        TOMBOLO_CA_KEY             16 to 1024 bytes with which private keys are encrypted in the journal (none: they are not);
                                   TOMBOLO_CA_KEY_FILE names a file whose first line it is; the word none decrypts them, with
                                   their key as the other one
        TOMBOLO_CA_KEY_OTHER       one that opens, too: the next key or the last one, while it is changed; also with _FILE
        """

    /// A key as it is stored.
    ///
    /// `place` says where it belongs; it is opened nowhere else. `present` is the stored key that it replaces: where that one is
    /// encrypted this one is, too.
    func sealed(_ key: SecretID, for place: String, like present: SecretID = .none) throws(MeshError) -> SecretID {
        guard let sealer = sealer(like: present), !key.isEmpty else { return key }
        do throws(CertificateError) {
            let bytes = try sealer.seal(Array(key.revealed.utf8), context: Self.context(place))
            return SecretID(Self.mark + sealer.id + ":" + Base64.encode(bytes))
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

    private func sealer(like present: SecretID) -> SealingKey? {
        if own != nil || unseals { return own }
        guard let other, other.id == Self.parts(present)?.id else { return nil }
        return other
    }

    /// Whether a stored key is as it would be stored now.
    func isCurrent(_ stored: SecretID) -> Bool {
        if stored.isEmpty { return true }
        let id = Self.parts(stored)?.id
        // One that has no key of its own yet does not undo what the others do.
        return own == nil ? id == nil || !unseals : id == own?.id
    }

    /// Whether a row holds a key that is encrypted, which older versions cannot read.
    static func isSealed(_ change: CAChange) -> Bool {
        switch change {
        case .putRootKey(_, let pem): parts(pem) != nil
        case .putConfiguration(let row): parts(CAConfiguration(stored: row).privateKey) != nil
        case .setClusterID, .putRoots, .deleteRootKey, .setLongestLeafLifetime, .rootsIndex: false
        }
    }

    /// Refuses a saved state whose keys cannot be opened here: it would take the place of one that signs.
    ///
    /// - Throws: `rejected` naming the key that lacks.
    package func checkOpens(_ rows: [CAChange]) throws(MeshError) {
        var active = ""
        for case .putRoots(let roots) in rows { active = roots.activeRootID }
        do throws(MeshError) {
            for row in rows {
                if case .putRootKey(let id, let pem) = row, id == active { _ = try opened(pem, for: id) }
                if case .putConfiguration(let stored) = row { _ = try opened(CAConfiguration(stored: stored)) }
            }
        } catch {
            throw MeshError(
                .rejected,
                "the snapshot's certificate authority cannot be used here: \(error.message); give it as TOMBOLO_CA_KEY_OTHER"
            )
        }
    }

    /// A configuration as it is stored.
    func sealed(_ configuration: CAConfiguration, like present: SecretID = .none) throws(MeshError) -> CAConfiguration {
        configuration.withKey(try sealed(configuration.privateKey, for: Self.configurationPlace, like: present))
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

extension Draft<CAState> {
    /// Lets keys that are encrypted be stored only where every replica can open them.
    mutating func requireWhatIsSealed() {
        if changes.contains(where: KeySealing.isSealed) { require(JournalFeatures.sealedKeys) }
    }
}

extension CAState {
    /// The active root's key as it is stored.
    var activeKey: SecretID { activeRoot.flatMap { key(ofRoot: $0.id) } ?? .none }
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
            draft.requireWhatIsSealed()
            return []
        }
        logger.notice("the authority's private keys are stored as TOMBOLO_CA_KEY says")
    }

    private static func isStale(_ state: CAState, _ sealing: KeySealing) -> Bool {
        !sealing.isCurrent(state.activeKey) || !sealing.isCurrent(state.configuration.privateKey)
    }
}
