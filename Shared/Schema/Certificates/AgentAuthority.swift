/// The authority whose certificates the agents of a cluster show each other, and people to agents; apart from the mesh's.
///
/// - Source: what `consul tls` of 1.16.6 writes; reference §11.3.
package struct AgentAuthority: Sendable {
    /// Whom a certificate is for; decides what it may be used for.
    package enum Use: Sendable, Hashable {
        case server
        case client
        /// People and their programs; it cannot be shown by who is called.
        case commandLine
    }

    /// The authority's own certificate.
    package let certificate: Certificate
    private let key: CertificateKey

    /// Puts together what was stored.
    ///
    /// - Throws: `CertificateError.keyMismatch`, `.notAnAuthority`.
    package init(certificate: Certificate, key: CertificateKey) throws(CertificateError) {
        guard certificate.publicKey == key.publicKey else { throw .keyMismatch }
        guard certificate.isAuthority else { throw .notAnAuthority(subject: certificate.subjectCommonName) }
        self.certificate = certificate
        self.key = key
    }

    /// Makes a self-signed authority.
    ///
    /// - Parameters:
    ///   - commonName: up to 64 characters.
    ///   - uri: the identity it carries; empty for none.
    ///   - permittedDomains: the only DNS domains below which it may sign (name constraints); empty for any.
    ///   - key: its key.
    ///   - serial: its serial number.
    ///   - now: seconds since 1970.
    ///   - lifetime: at most up to the year 9999.
    /// - Returns: the authority.
    /// - Throws: `CertificateError.invalidField`, `.library`.
    package static func make(
        commonName: String,
        uri: String = "",
        permittedDomains: [String] = [],
        key: CertificateKey,
        serial: UInt64,
        now: Int64,
        lifetime: Duration
    ) throws(CertificateError) -> AgentAuthority {
        try check(commonName)
        try SubjectNames(dnsNames: permittedDomains).validate()
        let names = SubjectNames(uris: uri.isEmpty ? [] : [uri])
        try names.validate()
        let name = DistinguishedName.commonName(commonName)
        let template = CertificateTemplate(
            serial: SigningAuthority.bigEndian(serial),
            issuer: name,
            subject: name,
            notBefore: now,
            notAfter: try SigningAuthority.expiry(now, lifetime),
            publicKey: key.publicKey,
            usage: .agentAuthority(permittedDomains: permittedDomains),
            authorityKeyIdentifier: key.publicKey.identifier,
            names: names
        )
        return try AgentAuthority(certificate: Certificate(encoded: template.signed(by: key)), key: key)
    }

    /// Issues a certificate.
    ///
    /// - Parameters:
    ///   - use: whom it is for.
    ///   - commonName: up to 64 characters.
    ///   - names: the names by which its holder is called.
    ///   - publicKey: the holder's key.
    ///   - serial: its serial number.
    ///   - now: seconds since 1970; validity begins a minute earlier, for clocks that are behind.
    ///   - lifetime: cut off where the authority itself expires.
    /// - Returns: the certificate.
    /// - Throws: `CertificateError.invalidField`, `.library`.
    package func issue(
        for use: Use,
        commonName: String,
        names: SubjectNames,
        publicKey: PublicKey,
        serial: UInt64,
        now: Int64,
        lifetime: Duration
    ) throws(CertificateError) -> Certificate {
        try Self.check(commonName)
        try names.validate()
        guard now < certificate.notAfter else {
            throw .invalidField(name: "authority", reason: "its certificate has expired; make a new one")
        }
        let begin = max(now - SigningAuthority.backdating, certificate.notBefore)
        let template = CertificateTemplate(
            serial: SigningAuthority.bigEndian(serial),
            issuer: certificate.subjectName,
            subject: DistinguishedName.commonName(commonName),
            notBefore: begin,
            notAfter: min(try SigningAuthority.expiry(now, lifetime), certificate.notAfter),
            publicKey: publicKey,
            usage: .agent(mayServe: use != .commandLine),
            authorityKeyIdentifier: certificate.subjectKeyIdentifier.isEmpty
                ? certificate.publicKey.identifier : certificate.subjectKeyIdentifier,
            names: names
        )
        return try Certificate(encoded: template.signed(by: key))
    }

    private static func check(_ commonName: String) throws(CertificateError) {
        guard (1...64).contains(commonName.utf8.count) else {
            throw .invalidField(name: "common name", reason: "\"\(commonName)\" must have 1 to 64 characters")
        }
    }
}
