package import MeshDomain

/// A certificate authority ready to sign: its certificate, its key, and the cluster it speaks for.
///
/// Every certificate carries exactly one URI, of the authority's own trust domain. What a request asks for is never
/// copied: the caller says whom the certificate is for.
///
/// - Source: certificates issued by Consul 1.16.6; reference http-api-and-config §10.2 and §10.3.
package struct SigningAuthority: Sendable {
    /// The authority's own certificate.
    package let certificate: Certificate
    /// The trust domain, in lower case.
    package let trustDomain: String
    private let key: CertificateKey

    /// How long before the moment of issue a certificate begins to be valid, for clocks that are behind: 60 s.
    package static let backdating: Int64 = 60
    /// The life of a leaf unless configured: 72 h.
    package static let defaultLeafLifetime: Duration = .seconds(72 * 3600)
    /// The life of a root unless configured: 87600 h.
    package static let defaultRootLifetime: Duration = .seconds(87_600 * 3600)
    /// The latest expiry that is written: the last second of the year 9999.
    private static let endOfTime: Int64 = 253_402_300_799

    /// Puts together what was stored.
    ///
    /// - Throws: `CertificateError.keyMismatch`, `.notAnAuthority`, or `.invalidField` when the certificate does not
    ///   carry exactly one signing identity.
    package init(certificate: Certificate, key: CertificateKey) throws(CertificateError) {
        guard certificate.publicKey == key.publicKey else { throw .keyMismatch }
        guard certificate.isAuthority else { throw .notAnAuthority(subject: certificate.subjectCommonName) }
        guard certificate.names.uris.count == 1, let uri = certificate.names.uris.first,
            let identity = try? SpiffeID(parsing: uri), identity.holder == .signing
        else {
            throw .invalidField(
                name: "root certificate",
                reason: "must have exactly one URI name, of the form spiffe://<trust domain>"
            )
        }
        self.certificate = certificate
        self.key = key
        trustDomain = identity.trustDomain
    }

    /// Makes the self-signed root of a cluster.
    ///
    /// - Parameters:
    ///   - clusterID: the cluster's UUID; the trust domain follows from it.
    ///   - label: 8 lower-case letters and digits that tell this root from others, from `RandomSource.label`.
    ///   - serial: the serial number, from `RandomSource.serialNumber` or a counter.
    ///   - key: the root's key.
    ///   - now: seconds since 1970.
    ///   - lifetime: at most up to the year 9999.
    /// - Returns: the authority with its new certificate.
    /// - Throws: `CertificateError.invalidField`, `.library`.
    package static func makeRoot(
        clusterID: String,
        label: String,
        serial: UInt64,
        key: CertificateKey,
        now: Int64,
        lifetime: Duration = defaultRootLifetime
    ) throws(CertificateError) -> SigningAuthority {
        guard !clusterID.isEmpty else { throw .invalidField(name: "cluster id", reason: "must not be empty") }
        let names = SubjectNames(
            uris: [SpiffeID(trustDomain: SpiffeID.trustDomain(clusterID: clusterID), holder: .signing).uri])
        try names.validate()
        let commonName = rootCommonName(clusterID: clusterID, label: label)
        guard commonName.utf8.count <= 64 else {
            throw .invalidField(name: "root label", reason: "the common name would be longer than 64 characters")
        }
        let name = DistinguishedName.commonName(commonName)
        let template = CertificateTemplate(
            serial: bigEndian(serial),
            issuer: name,
            subject: name,
            notBefore: now,
            notAfter: try expiry(now, lifetime),
            publicKey: key.publicKey,
            usage: .authority,
            authorityKeyIdentifier: key.publicKey.identifier,
            names: names
        )
        return try SigningAuthority(certificate: Certificate(encoded: template.signed(by: key)), key: key)
    }

    /// The common name of a root: `pri-<label>.consul.ca.<first 8 of the cluster id>.consul`.
    package static func rootCommonName(clusterID: String, label: String) -> String {
        "pri-\(label).consul.ca.\(clusterID.lowercased().prefix(8)).consul"
    }

    /// Issues a certificate for `holder`.
    ///
    /// - Parameters:
    ///   - holder: who it is for; a server gets the peering server name as its DNS name.
    ///   - publicKey: the holder's key.
    ///   - dnsNames: further DNS names, for agents; services and gateways have none.
    ///   - addresses: IP addresses of 4 or 16 bytes, for agents.
    ///   - serial: the serial number.
    ///   - now: seconds since 1970; validity begins `backdating` earlier.
    ///   - lifetime: counted from the beginning of validity; cut off where the authority itself expires.
    /// - Returns: the certificate.
    /// - Throws: `CertificateError.invalidField`, `.library`.
    package func issue(
        to holder: SpiffeID.Holder,
        publicKey: PublicKey,
        dnsNames: [String] = [],
        addresses: [[UInt8]] = [],
        serial: UInt64,
        now: Int64,
        lifetime: Duration = defaultLeafLifetime
    ) throws(CertificateError) -> Certificate {
        var dnsNames = dnsNames
        switch holder {
        case .signing:
            throw .invalidField(name: "SPIFFE ID", reason: "a leaf cannot have the identity of the authority itself")
        case .server(let datacenter):
            let server = SpiffeID.peeringServerName(trustDomain: trustDomain, datacenter: datacenter)
            if !dnsNames.contains(server) { dnsNames.insert(server, at: 0) }
        case .service, .meshGateway, .agent:
            break
        }
        let names = SubjectNames(
            uris: [SpiffeID(trustDomain: trustDomain, holder: holder).uri],
            dnsNames: dnsNames,
            addresses: addresses
        )
        try names.validate()
        let begin = now - Self.backdating
        let end = min(try Self.expiry(begin, lifetime), certificate.notAfter)
        guard now < end else {
            throw .invalidField(name: "leaf lifetime", reason: "the certificate would have expired already")
        }
        let template = CertificateTemplate(
            serial: Self.bigEndian(serial),
            issuer: certificate.subjectName,
            subject: DistinguishedName.empty,
            notBefore: begin,
            notAfter: end,
            publicKey: publicKey,
            usage: .leaf,
            authorityKeyIdentifier: signingKeyIdentifier,
            names: names
        )
        return try Certificate(
            encoded: template.signed(by: key),
            madeFrom: template,
            subjectCommonName: "",
            issuerCommonName: certificate.subjectCommonName
        )
    }

    /// Issues a certificate for an identity of this trust domain.
    ///
    /// - Throws: `CertificateError.foreignTrustDomain`, and what the other form throws.
    package func issue(
        to identity: SpiffeID,
        publicKey: PublicKey,
        dnsNames: [String] = [],
        addresses: [[UInt8]] = [],
        serial: UInt64,
        now: Int64,
        lifetime: Duration = defaultLeafLifetime
    ) throws(CertificateError) -> Certificate {
        guard identity.trustDomain == trustDomain else {
            throw .foreignTrustDomain(got: identity.trustDomain, ours: trustDomain)
        }
        return try issue(
            to: identity.holder,
            publicKey: publicKey,
            dnsNames: dnsNames,
            addresses: addresses,
            serial: serial,
            now: now,
            lifetime: lifetime
        )
    }

    /// Signs the root that is to follow this one, so that whoever trusts only this one also trusts its leaves.
    ///
    /// The result has the new root's name, key and identity and is handed out among the intermediates of the new root.
    ///
    /// - Throws: `CertificateError.notAnAuthority`, `.invalidField` for a root of another trust domain, `.library`.
    package func crossSign(
        _ root: Certificate,
        serial: UInt64,
        now: Int64,
        lifetime: Duration = .seconds(7 * 24 * 3600)
    ) throws(CertificateError) -> Certificate {
        guard root.isAuthority else { throw .notAnAuthority(subject: root.subjectCommonName) }
        guard root.names.uris == certificate.names.uris else {
            throw .invalidField(name: "root certificate", reason: "it belongs to another trust domain")
        }
        let begin = now - Self.backdating
        let template = CertificateTemplate(
            serial: Self.bigEndian(serial),
            issuer: certificate.subjectName,
            subject: root.subjectName,
            notBefore: begin,
            notAfter: min(try Self.expiry(begin, lifetime), certificate.notAfter, root.notAfter),
            publicKey: root.publicKey,
            usage: .authority,
            authorityKeyIdentifier: signingKeyIdentifier,
            names: root.names
        )
        return try Certificate(encoded: template.signed(by: key))
    }

    /// The identifier of the signing key as its certificate states it.
    private var signingKeyIdentifier: [UInt8] {
        certificate.subjectKeyIdentifier.isEmpty ? certificate.publicKey.identifier : certificate.subjectKeyIdentifier
    }

    static func expiry(_ begin: Int64, _ lifetime: Duration) throws(CertificateError) -> Int64 {
        let seconds = lifetime.components.seconds
        guard seconds > 0 else { throw .invalidField(name: "lifetime", reason: "must be at least one second") }
        let (end, overflow) = begin.addingReportingOverflow(seconds)
        return overflow ? endOfTime : min(end, endOfTime)
    }

    static func bigEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64((7 - $0) * 8)) }
    }
}
