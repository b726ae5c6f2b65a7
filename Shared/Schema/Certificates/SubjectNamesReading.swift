import COpenSSL

extension SubjectNames {
    /// Reads a subject alternative name extension as OpenSSL decoded it.
    ///
    /// - Parameters:
    ///   - names: OpenSSL's list of general names; stays the caller's.
    ///   - what: the object being read, for the message.
    /// - Throws: `CertificateError.malformed` for a name that cannot be represented.
    init(reading names: OpaquePointer, of what: String) throws(CertificateError) {
        self.init()
        for index in 0..<max(OPENSSL_sk_num(names), 0) {
            guard let element = OPENSSL_sk_value(names, index) else { continue }
            let name = element.assumingMemoryBound(to: GENERAL_NAME.self).pointee
            switch name.type {
            case GEN_URI: uris.append(try Self.text(name.d.uniformResourceIdentifier, "URI", what))
            case GEN_DNS: dnsNames.append(try Self.text(name.d.dNSName, "DNS name", what))
            case GEN_EMAIL: emails.append(try Self.text(name.d.rfc822Name, "e-mail address", what))
            case GEN_IPADD: addresses.append(asn1Bytes(name.d.iPAddress))
            default: throw .malformed(what: what, reason: "it has an alternative name of an unknown kind")
            }
        }
    }

    private static func text(
        _ string: UnsafePointer<ASN1_STRING>?,
        _ field: String,
        _ what: String
    ) throws(CertificateError) -> String {
        let bytes = asn1Bytes(string)
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .malformed(what: what, reason: "a \(field) in it is empty or not printable ASCII")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The content of an ASN.1 string or integer of OpenSSL, zero bytes included.
func asn1Bytes(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
    guard let string, let data = ASN1_STRING_get0_data(string) else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(string))))
}
