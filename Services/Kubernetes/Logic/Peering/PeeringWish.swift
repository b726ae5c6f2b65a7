import ConsulJSON
package import MeshDomain

/// Which key of which Secret holds a token.
package struct SecretReference: Sendable, Hashable {
    package var secret: String
    package var key: String
    package var backend: String
    /// The version that was used last; empty in specs and with acceptors.
    package var resourceVersion = ""

    /// Reads a reference; what is missing is empty.
    package init(_ object: MeshObject) {
        secret = object["name"]?.stringValue ?? ""
        key = object["key"]?.stringValue ?? ""
        backend = object["backend"]?.stringValue ?? ""
        resourceVersion = object["resourceVersion"]?.stringValue ?? ""
    }

    /// As it stands in a status.
    package var value: MeshValue {
        [
            "name": .string(secret), "key": .string(key), "backend": .string(backend),
            "resourceVersion": resourceVersion.isEmpty ? .null : .string(resourceVersion),
        ]
    }
}

/// What a PeeringAcceptor or PeeringDialer asks for, read once.
package struct PeeringWish: Sendable, Hashable {
    /// The largest token that is taken from a Secret, in bytes.
    package static let tokenLimit = 1 << 20

    /// Names the peer, too.
    package let object: KubernetesObject
    package let secret: SecretReference
    /// What was used last; nil when nothing was.
    package let used: SecretReference?

    /// Reads a resource.
    ///
    /// - Throws: `badRequest` naming the field.
    package init(_ object: KubernetesObject) throws(MeshError) {
        guard let secret = object.spec["peer"]?["secret"]?.objectValue.map(SecretReference.init) else {
            throw MeshError(.badRequest, "spec.peer.secret is missing")
        }
        guard !secret.secret.isEmpty else { throw MeshError(.badRequest, "spec.peer.secret.name is missing") }
        guard !secret.key.isEmpty else { throw MeshError(.badRequest, "spec.peer.secret.key is missing") }
        guard secret.backend == "kubernetes" else {
            throw MeshError(
                .badRequest,
                "spec.peer.secret.backend is \"\(secret.backend)\"; only \"kubernetes\" is known"
            )
        }
        self.object = object
        self.secret = secret
        used = object.status["secret"]?.objectValue.map(SecretReference.init)
    }

    /// The version that the annotation asks for; nil when it is not there.
    ///
    /// - Throws: `badRequest` when it is no number.
    package func wantedVersion() throws(MeshError) -> UInt64? {
        guard let text = object.annotation(MeshResource.peeringVersion) else { return nil }
        guard let version = UInt64(text) else {
            throw MeshError(
                .badRequest,
                "the annotation \(MeshResource.peeringVersion) is \"\(text)\"; it must be a whole number that is not negative"
            )
        }
        return version
    }

    /// The highest version that was acted on.
    package var actedVersion: UInt64? { object.status["latestPeeringVersion"]?.unsignedValue }

    /// Whether the annotation asks for more than was done.
    package func asksAgain() throws(MeshError) -> Bool {
        guard let wanted = try wantedVersion() else { return false }
        return actedVersion.map { wanted > $0 } ?? true
    }

    /// The token in a Secret; nil when it has no such key.
    ///
    /// - Throws: `badRequest` when what is there can be no token.
    package func token(in secret: KubernetesObject) throws(MeshError) -> SecretID? {
        guard let text = secret.content["data"]?[self.secret.key]?.stringValue, !text.isEmpty else { return nil }
        guard text.utf8.count <= Self.tokenLimit, let bytes = try? Base64.decode(text) else {
            throw MeshError(
                .badRequest,
                "the key \(self.secret.key) of the Secret \(secret.key) is no base64 of at most 1 MiB"
            )
        }
        return SecretID(String(decoding: bytes, as: UTF8.self))
    }

    /// A short text by which a token is known again; it says nothing about the token.
    package static func fingerprint(of token: SecretID) -> String {
        String(StableHash.value(of: Array(token.revealed.utf8)), radix: 16)
    }

    /// The token by which the peering was established last, by its fingerprint.
    package var usedFingerprint: String? { object.status["tokenFingerprint"]?.stringValue }
}

/// A peering of the mesh, as far as it matters here.
package struct PeeringView: Sendable, Hashable {
    package var id: String
    package var state: String
    /// The id that the other side has given it, known to who dials.
    package var peerID: String
    package var isDialer: Bool

    /// Reads the API's answer.
    package init(_ value: MeshValue) {
        id = value["ID"]?.stringValue ?? ""
        state = value["State"]?.stringValue ?? ""
        peerID = value["PeerID"]?.stringValue ?? ""
        isDialer = !(value["PeerServerAddresses"]?.arrayValue?.isEmpty ?? true)
    }

    /// Whether it is on its way out, and its name not free yet.
    package var isGoing: Bool { state == "DELETING" }
}

/// Who may use the name of a peering: in the mesh names have no Kubernetes namespace.
package enum PeeringClaims {
    /// The member of a status that says, before a peering is made, that it is made for the resource.
    package static let claim = "madePeering"

    /// Whether something was done in the mesh for a resource, as its status says.
    package static func isAccepted(_ object: KubernetesObject) -> Bool {
        object.status[claim]?.boolValue == true || object.status["secret"]?["name"]?.stringValue?.isEmpty == false
    }

    /// Whether a peering goes with a resource: one that somebody else made stays.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - peering: The peering of its name.
    ///   - secret: The Secret that its spec names: by its token is known what was done before the status said so.
    /// - Returns: Whether it was made, or taken over, for the resource.
    package static func goes(
        with object: KubernetesObject,
        _ peering: PeeringView,
        secret: KubernetesObject?
    ) -> Bool {
        if isAccepted(object) { return true }
        guard let secret, let wish = try? PeeringWish(object), let token = try? wish.token(in: secret),
            let said = try? PeeringToken(parsing: token.revealed), !said.peerID.isEmpty
        else { return false }
        if object.kind == MeshResource.dialer.kind { return said.peerID == peering.peerID }
        return said.peerID == peering.id && secret.label(MeshResource.tokenLabel) == "true"
    }

    /// Why a resource may not have what it asks for: an older one has it; nil when it may.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - others: All acceptors and dialers, itself among them.
    /// - Returns: The reason, or nil.
    package static func rival(of object: KubernetesObject, among others: [KubernetesObject]) -> String? {
        let older = others.filter { $0.uid != object.uid && isOlder($0, than: object) }
        if let owner = older.first(where: { $0.name == object.name }) {
            return
                "the \(owner.kind) \(owner.key) has the peering \"\(object.name)\" already; a peering is named after its "
                + "resource, whatever the namespace, so rename or delete one of the two"
        }
        let wanted = object.spec["peer"]?["secret"]?["name"]?.stringValue
        let sharing = older.first { other in
            other.kind == object.kind && other.namespace == object.namespace
                && other.spec["peer"]?["secret"]?["name"]?.stringValue == wanted
        }
        guard let sharing, let wanted else { return nil }
        return
            "the Secret \"\(wanted)\" belongs to the \(sharing.kind) \(sharing.key); name another in spec.peer.secret.name"
    }

    private static func isOlder(_ left: KubernetesObject, than right: KubernetesObject) -> Bool {
        (left.createdAt, left.uid) < (right.createdAt, right.uid)
    }
}
