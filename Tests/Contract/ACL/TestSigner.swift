import Certificates
import ConsulJSON
import Foundation
import MeshDomain

/// Signs tokens (JWT) with a key of its own, by ES256.
struct TestSigner {
    let key: CertificateKey
    var keyID = ""

    init(keyID: String = "") throws {
        key = try CertificateKey.generate()
        self.keyID = keyID
    }

    /// The public key in PEM.
    var pem: String { PEMBlock(label: "PUBLIC KEY", bytes: key.publicKey.encoded).text }

    /// The public key as a member of a set (JWK).
    var published: MeshValue {
        // A SubjectPublicKeyInfo of P-256 ends with the two numbers of the point.
        let point = key.publicKey.encoded.suffix(64)
        return [
            "kty": "EC", "crv": "P-256", "use": "sig", "kid": .string(keyID),
            "x": .string(Base64.encodeURL(Array(point.prefix(32)))),
            "y": .string(Base64.encodeURL(Array(point.suffix(32)))),
        ]
    }

    /// Now, in seconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970) }

    /// A token with these claims, valid now unless they say otherwise.
    func token(_ claims: MeshObject, header: MeshObject = [:]) throws -> SecretID {
        var head: MeshObject = ["alg": "ES256", "typ": "JWT"]
        if !keyID.isEmpty { head["kid"] = .string(keyID) }
        for entry in header.entries { head[entry.key] = entry.value }
        var all: MeshObject = ["iat": .int(Self.now - 10), "exp": .int(Self.now + 600)]
        for entry in claims.entries { all[entry.key] = entry.value == .null ? nil : entry.value }
        let text = [head, all].map { Base64.encodeURL(JSONText.bytes(of: .object($0))) }.joined(separator: ".")
        let signature = try raw(key.sign(Array(text.utf8)))
        return SecretID("\(text).\(Base64.encodeURL(signature))")
    }

    /// The two numbers of a signature side by side.
    private func raw(_ encoded: [UInt8]) -> [UInt8] {
        var numbers: [UInt8] = []
        var place = 2
        for _ in 0..<2 {
            let length = Int(encoded[place + 1])
            let number = encoded[(place + 2)..<(place + 2 + length)].drop { $0 == 0 }
            numbers += [UInt8](repeating: 0, count: 32 - number.count) + number
            place += 2 + length
        }
        return numbers
    }
}
