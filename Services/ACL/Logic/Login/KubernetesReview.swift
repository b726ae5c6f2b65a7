package import MeshDomain

/// What is asked of a Kubernetes API server about the token of a service account, and what its answers mean.
///
/// - Source: Kubernetes API `authentication.k8s.io/v1 TokenReview`; reference http-api-and-config §7.8.
package enum KubernetesReview {
    /// Where a token is reviewed.
    package static let path = "/apis/authentication.k8s.io/v1/tokenreviews"
    /// An annotation of a service account with the name that it has in the mesh.
    private static let nameAnnotation = "consul.hashicorp.com/service-name"

    /// A service account.
    package struct Account: Sendable, Hashable {
        package var namespace: NameText
        package var name: NameText
        package var uid: String

        /// Where the account itself stands.
        package var path: String { "/api/v1/namespaces/\(namespace)/serviceaccounts/\(name)" }

        /// Whom rules see: with the name that the account's annotation gives it, if it has one.
        package func identity(annotatedBy account: MeshValue) -> VerifiedIdentity {
            let annotation = account["metadata"]?["annotations"]?[nameAnnotation]?.stringValue
            let shown = annotation ?? name.text
            return VerifiedIdentity(
                fields: [
                    "serviceaccount": [
                        "namespace": .string(namespace.text), "name": .string(shown), "uid": .string(uid),
                    ]
                ],
                variables: [
                    "serviceaccount.namespace": namespace.text, "serviceaccount.name": shown,
                    "serviceaccount.uid": uid,
                ]
            )
        }
    }

    /// The question about a token.
    package static func question(_ token: SecretID) -> [UInt8] {
        JSONText.bytes(of: [
            "apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview",
            "spec": ["token": .string(token.revealed)],
        ])
    }

    /// Whose token it is.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func account(_ answer: MeshValue) throws(MeshError) -> Account {
        let status = answer["status"]
        if let error = status?["error"]?.stringValue, !error.isEmpty {
            throw MeshError(.rejected, "lookup failed: \(error)")
        }
        guard status?["authenticated"]?.boolValue == true else {
            throw MeshError(.rejected, "lookup failed: service account jwt not valid")
        }
        let user = status?["user"]?["username"]?.stringValue ?? ""
        let parts = user.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { throw MeshError(.rejected, "lookup failed: unexpected username format") }
        guard parts[0] == "system", parts[1] == "serviceaccount" else {
            throw MeshError(.rejected, "lookup failed: username returned is not a service account")
        }
        // Both become part of a path.
        guard [parts[2], parts[3]].allSatisfy(isObjectName) else {
            throw MeshError(.rejected, "lookup failed: unexpected username format")
        }
        return Account(
            namespace: NameText(parts[2]),
            name: NameText(parts[3]),
            uid: status?["user"]?["uid"]?.stringValue ?? ""
        )
    }

    /// What names of objects are made of: lower-case letters, digits, `-`, and `.` between them.
    private static func isObjectName(_ name: String) -> Bool {
        (1...253).contains(name.utf8.count)
            && !name.split(separator: ".", omittingEmptySubsequences: false).contains("")
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
            }
    }
}
