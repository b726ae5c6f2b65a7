import ConsulJSON
package import MeshDomain

/// A signed token (JWS in its compact form), taken apart; nothing of it is verified yet.
///
/// - Source: RFC 7515 §3.1, RFC 7519.
package struct SignedToken: Sendable {
    /// The longest token that is read, in bytes.
    package static let sizeLimitBytes = 64 << 10

    package let algorithm: JWTAlgorithm
    /// Which key signed it; empty when it does not say.
    package let keyID: String
    package let claims: MeshObject
    /// What was signed.
    package let signedBytes: [UInt8]
    package let signature: [UInt8]

    /// Takes a token apart.
    ///
    /// - Throws: `rejected` saying what is wrong; never with anything of the token's text.
    package init(parsing text: SecretID) throws(MeshError) {
        let bytes = Array(text.revealed.utf8)
        guard !bytes.isEmpty else { throw MeshError(.rejected, "missing jwt") }
        guard bytes.count <= Self.sizeLimitBytes else {
            throw MeshError(
                .rejected,
                "error parsing token: BearerToken has \(bytes.count) bytes, at most \(Self.sizeLimitBytes) are taken"
            )
        }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw Self.malformed("it must have three parts with dots between them")
        }
        let header = try Self.object(parts[0], "header")
        guard header["crit"] == nil else { throw Self.malformed("its header demands extensions (crit)") }
        guard let name = header["alg"]?.stringValue, let algorithm = JWTAlgorithm(rawValue: name) else {
            let known = JWTAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.malformed("alg in its header must be one of \(known)")
        }
        guard let signature = Base64.decodeURL(parts[2]), !signature.isEmpty else {
            throw Self.malformed("it has no readable signature")
        }
        self.algorithm = algorithm
        self.signature = signature
        keyID = header["kid"]?.stringValue ?? ""
        claims = try Self.object(parts[1], "payload")
        signedBytes = Array(bytes.prefix(parts[0].count + 1 + parts[1].count))
    }

    private static func object(_ part: ArraySlice<UInt8>, _ name: String) throws(MeshError) -> MeshObject {
        guard let bytes = Base64.decodeURL(part) else { throw malformed("its \(name) is not base64url") }
        let value: MeshValue
        do {
            // A name that stands twice could be read in two ways.
            value = try JSONText.parse(
                bytes,
                duplicates: .refused,
                limits: JSONText.Limits(sizeBytes: sizeLimitBytes, depth: 32)
            )
        } catch { throw malformed("its \(name) is no JSON: \(error.description)") }
        guard let object = value.objectValue else { throw malformed("its \(name) is no object") }
        return object
    }

    private static func malformed(_ reason: String) -> MeshError {
        MeshError(.rejected, "error parsing token: \(reason)")
    }
}
