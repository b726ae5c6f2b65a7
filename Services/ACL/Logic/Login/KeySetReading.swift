import ConsulJSON
package import MeshDomain

/// A public key of a set (JWK), not yet made into one that verifies.
///
/// - Source: RFC 7517, RFC 7518 §6, RFC 8037.
package struct PublishedKey: Sendable, Hashable {
    /// What the key is made of.
    package enum Material: Sendable, Hashable {
        /// Modulus and exponent, big-endian.
        case rsa(modulus: [UInt8], exponent: [UInt8])
        /// A NIST curve by its size, and a point on it.
        case ellipticCurve(bits: Int, x: [UInt8], y: [UInt8])
        case ed25519([UInt8])
    }

    /// Empty when it has none.
    package var keyID: String
    /// What it may be used with; nil when it does not say.
    package var algorithm: JWTAlgorithm?
    package var material: Material
}

/// Reads what identity providers publish.
package enum KeySetReading {
    /// The most keys that are taken from one set.
    package static let keysLimit = 100

    /// The keys of a set that can verify signatures; others are left out, as the standard demands.
    ///
    /// - Throws: `unavailable` when it is no set of keys.
    package static func keys(_ bytes: [UInt8]) throws(MeshError) -> [PublishedKey] {
        guard let list = try json(bytes, "the key set")["keys"]?.arrayValue else {
            throw MeshError(.unavailable, "the key set has no list \"keys\"")
        }
        guard list.count <= keysLimit else {
            throw MeshError(.unavailable, "the key set has \(list.count) keys, at most \(keysLimit) are taken")
        }
        return list.compactMap(key)
    }

    static func json(_ bytes: [UInt8], _ what: String) throws(MeshError) -> MeshValue {
        do {
            return try JSONText.parse(bytes, limits: JSONText.Limits(sizeBytes: 1 << 20, depth: 32))
        } catch { throw MeshError(.unavailable, "\(what) is no JSON: \(error.description)") }
    }

    private static func key(_ value: MeshValue) -> PublishedKey? {
        if let use = value["use"]?.stringValue, use != "sig" { return nil }
        let name = value["alg"]?.stringValue
        let algorithm = name.flatMap(JWTAlgorithm.init(rawValue:))
        guard name == nil || algorithm != nil, let material = material(value) else { return nil }
        return PublishedKey(keyID: value["kid"]?.stringValue ?? "", algorithm: algorithm, material: material)
    }

    private static func material(_ value: MeshValue) -> PublishedKey.Material? {
        func bytes(_ member: String, _ limit: Int) -> [UInt8]? {
            guard let text = value[member]?.stringValue, let bytes = Base64.decodeURL(text.utf8),
                (1...limit).contains(bytes.count)
            else { return nil }
            return bytes
        }
        switch (value["kty"]?.stringValue, value["crv"]?.stringValue) {
        case ("RSA", _):
            guard let modulus = bytes("n", 1024), let exponent = bytes("e", 8) else { return nil }
            return .rsa(modulus: modulus, exponent: exponent)
        case ("EC", let curve?):
            guard let bits = ["P-256": 256, "P-384": 384, "P-521": 521][curve] else { return nil }
            let size = (bits + 7) / 8
            guard let x = bytes("x", size), let y = bytes("y", size), x.count == size, y.count == size else {
                return nil
            }
            return .ellipticCurve(bits: bits, x: x, y: y)
        case ("OKP", "Ed25519"?): return bytes("x", 32).flatMap { $0.count == 32 ? .ed25519($0) : nil }
        case _: return nil
        }
    }
}
