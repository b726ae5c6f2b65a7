import SwiftASN1

/// What is written into a certificate before it is signed; the forms follow what Consul 1.16 issues.
struct CertificateTemplate {
    enum Usage: Hashable {
        case authority
        case leaf
        /// Signs certificates of agents; with domains, only for names below them.
        case agentAuthority(permittedDomains: [String])
        /// An agent's, for both ends of a connection, or for the beginning end alone.
        case agent(mayServe: Bool)
    }

    var serial: [UInt8]
    /// The issuer's name in DER, byte for byte as in the issuer's certificate.
    var issuer: [UInt8]
    /// The subject's name in DER.
    var subject: [UInt8]
    /// Seconds since 1970.
    var notBefore: Int64
    /// Seconds since 1970.
    var notAfter: Int64
    var publicKey: PublicKey
    var usage: Usage
    var authorityKeyIdentifier: [UInt8]
    var names: SubjectNames

    /// The certificate signed by `key`, in DER.
    func signed(by key: CertificateKey) throws(CertificateError) -> [UInt8] {
        let algorithm = ObjectIdentifiers.signatureAlgorithm(of: key.publicKey.algorithm)
        var body = DER.Serializer()
        body.constructed(.sequence) { body in
            body.constructed(.context(0)) { $0.unsignedInteger([2]) }
            body.unsignedInteger(serial)
            body.serializeRawBytes(algorithm)
            body.serializeRawBytes(issuer)
            body.constructed(.sequence) { validity in
                validity.time(notBefore)
                validity.time(notAfter)
            }
            body.serializeRawBytes(subject)
            body.serializeRawBytes(publicKey.encoded)
            body.constructed(.context(3)) { $0.constructed(.sequence, writeExtensions) }
        }
        return try Self.sealed(body.serializedBytes, algorithm: algorithm, by: key)
    }

    /// The frame that certificates and signing requests share: content, algorithm, signature.
    static func sealed(
        _ body: [UInt8],
        algorithm: [UInt8],
        by key: CertificateKey
    ) throws(CertificateError) -> [UInt8] {
        let signature = try key.sign(body)
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.serializeRawBytes(body)
            out.serializeRawBytes(algorithm)
            out.bitString(signature)
        }
        return out.serializedBytes
    }

    private func writeAuthority(_ out: inout DER.Serializer) {
        // digitalSignature, keyCertSign, cRLSign
        out.certificateExtension(ObjectIdentifiers.keyUsage, .critical) { $0.primitive(.bitString, [1, 0x86]) }
        out.certificateExtension(ObjectIdentifiers.basicConstraints, .critical) { out in
            out.constructed(.sequence) { $0.primitive(.boolean, [0xff]) }
        }
    }

    /// The DNS domains below which it may sign (name constraints).
    private func writeConstraints(_ out: inout DER.Serializer, _ domains: [String]) {
        out.certificateExtension(ObjectIdentifiers.nameConstraints, .critical) { out in
            out.constructed(.sequence) { out in
                out.constructed(.context(0)) { out in
                    for domain in domains {
                        out.constructed(.sequence) { $0.primitive(.context(2), Array(domain.utf8)) }
                    }
                }
            }
        }
    }

    private func writeLeaf(_ out: inout DER.Serializer, keyUsage: [UInt8], mayServe: Bool) {
        out.certificateExtension(ObjectIdentifiers.keyUsage, .critical) { $0.primitive(.bitString, keyUsage) }
        out.certificateExtension(ObjectIdentifiers.extendedKeyUsage, .plain) { out in
            out.constructed(.sequence) { out in
                out.primitive(.objectIdentifier, ObjectIdentifiers.clientAuthentication)
                if mayServe { out.primitive(.objectIdentifier, ObjectIdentifiers.serverAuthentication) }
            }
        }
        out.certificateExtension(ObjectIdentifiers.basicConstraints, .critical) { out in
            out.constructed(.sequence) { _ in }
        }
    }

    private func writeExtensions(_ out: inout DER.Serializer) {
        switch usage {
        case .authority: writeAuthority(&out)
        case .agentAuthority(let domains):
            writeAuthority(&out)
            if !domains.isEmpty { writeConstraints(&out, domains) }
        case .leaf:
            // digitalSignature, keyEncipherment, dataEncipherment, keyAgreement
            writeLeaf(&out, keyUsage: [3, 0xb8], mayServe: true)
        case .agent(let mayServe):
            // digitalSignature, keyEncipherment
            writeLeaf(&out, keyUsage: [5, 0xa0], mayServe: mayServe)
        }
        out.certificateExtension(ObjectIdentifiers.subjectKeyIdentifier, .plain) {
            $0.primitive(.octetString, publicKey.identifier)
        }
        out.certificateExtension(ObjectIdentifiers.authorityKeyIdentifier, .plain) { out in
            out.constructed(.sequence) { $0.primitive(.context(0), authorityKeyIdentifier) }
        }
        if !names.isEmpty {
            let emptySubject = subject == DistinguishedName.empty
            out.certificateExtension(
                ObjectIdentifiers.subjectAlternativeName,
                emptySubject ? .critical : .plain,
                names.write
            )
        }
    }
}

/// The names that a certificate or a signing request carries beside its subject.
package struct SubjectNames: Sendable, Hashable {
    /// URIs, as written.
    package var uris: [String]
    /// DNS names, as written.
    package var dnsNames: [String]
    /// Addresses of 4 or 16 bytes.
    package var addresses: [[UInt8]]
    /// E-mail addresses; read to be refused, never written.
    package var emails: [String]

    /// Makes a set of names.
    package init(
        uris: [String] = [],
        dnsNames: [String] = [],
        addresses: [[UInt8]] = [],
        emails: [String] = []
    ) {
        self.uris = uris
        self.dnsNames = dnsNames
        self.addresses = addresses
        self.emails = emails
    }

    var isEmpty: Bool { uris.isEmpty && dnsNames.isEmpty && addresses.isEmpty }

    /// Checks that every name can be written.
    func validate() throws(CertificateError) {
        for (field, values) in [("URI", uris), ("DNS name", dnsNames)] {
            for value in values where value.isEmpty || !value.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) {
                throw .invalidField(name: field, reason: "must not be empty and must be printable ASCII")
            }
        }
        for name in dnsNames where name.utf8.count > 253 {
            throw .invalidField(name: "DNS name", reason: "must not be longer than 253 characters")
        }
        for address in addresses where address.count != 4 && address.count != 16 {
            throw .invalidField(name: "IP address", reason: "must have 4 or 16 bytes, has \(address.count)")
        }
    }

    func write(_ out: inout DER.Serializer) {
        out.constructed(.sequence) { out in
            for name in dnsNames { out.primitive(.context(2), Array(name.utf8)) }
            for address in addresses { out.primitive(.context(7), address) }
            for uri in uris { out.primitive(.context(6), Array(uri.utf8)) }
        }
    }
}

/// Names of certificate holders in DER.
enum DistinguishedName {
    /// The name without any part, as leaves have.
    static let empty: [UInt8] = [0x30, 0]

    /// A name of a single common name.
    static func commonName(_ text: String) -> [UInt8] {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            out.constructed(.set) { out in
                out.constructed(.sequence) { out in
                    out.primitive(.objectIdentifier, ObjectIdentifiers.commonName)
                    out.primitive(
                        isPrintable(text) ? .printableString : .utf8String,
                        Array(text.utf8)
                    )
                }
            }
        }
        return out.serializedBytes
    }

    private static func isPrintable(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: " '()+,-./:=?".utf8.contains(byte)
            }
        }
    }
}

/// Content bytes of the object identifiers in use.
enum ObjectIdentifiers {
    static let commonName: [UInt8] = [0x55, 4, 3]
    static let subjectKeyIdentifier: [UInt8] = [0x55, 0x1d, 14]
    static let keyUsage: [UInt8] = [0x55, 0x1d, 15]
    static let subjectAlternativeName: [UInt8] = [0x55, 0x1d, 17]
    static let basicConstraints: [UInt8] = [0x55, 0x1d, 19]
    static let nameConstraints: [UInt8] = [0x55, 0x1d, 30]
    static let authorityKeyIdentifier: [UInt8] = [0x55, 0x1d, 35]
    static let extendedKeyUsage: [UInt8] = [0x55, 0x1d, 37]
    static let serverAuthentication: [UInt8] = [0x2b, 6, 1, 5, 5, 7, 3, 1]
    static let clientAuthentication: [UInt8] = [0x2b, 6, 1, 5, 5, 7, 3, 2]
    static let extensionRequest: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 14]
    static let ellipticCurveKey: [UInt8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1]
    private static let ecdsaWithSHA256: [UInt8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]
    private static let rsaWithSHA256: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11]

    /// The name of the NIST curve of this size: 224, 256, 384 or else 521 bits.
    static func curve(bits: Int) -> [UInt8] {
        switch bits {
        case 224: [0x2b, 0x81, 4, 0, 33]
        case 256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7]
        case 384: [0x2b, 0x81, 4, 0, 34]
        default: [0x2b, 0x81, 4, 0, 35]
        }
    }

    /// The AlgorithmIdentifier of signatures by keys of this kind; always SHA-256, also with larger curves.
    static func signatureAlgorithm(of algorithm: KeyAlgorithm) -> [UInt8] {
        var out = DER.Serializer()
        out.constructed(.sequence) { out in
            switch algorithm {
            case .ellipticCurve:
                out.primitive(.objectIdentifier, ecdsaWithSHA256)
            case .rsa:
                out.primitive(.objectIdentifier, rsaWithSHA256)
                out.primitive(.null, [])
            }
        }
        return out.serializedBytes
    }
}
