/// A root certificate of this cluster's mesh.
package struct CARoot: Sendable, Hashable {
    /// Colon-separated SHA-1 of the DER certificate.
    package var id: String
    package var name: String
    package var serialNumber: UInt64
    /// Colon-separated subject key id of the certificate that signs leaves.
    package var signingKeyID: String
    /// Cluster UUID.
    package var externalTrustDomain: String
    /// Seconds since 1970.
    package var notBeforeSeconds: Int64
    package var notAfterSeconds: Int64
    package var rootCertPEM: String
    package var intermediateCertPEMs: [String]
    package var active: Bool
    package var privateKeyType: String
    package var privateKeyBits: Int
    /// Seconds since 1970; 0 while active.
    package var rotatedOutAtSeconds: Int64
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a root; indexes are set by the state that stores it.
    package init(
        id: String,
        name: String,
        serialNumber: UInt64,
        signingKeyID: String,
        externalTrustDomain: String,
        notBeforeSeconds: Int64,
        notAfterSeconds: Int64,
        rootCertPEM: String,
        intermediateCertPEMs: [String] = [],
        active: Bool,
        privateKeyType: String = "ec",
        privateKeyBits: Int = 256,
        rotatedOutAtSeconds: Int64 = 0,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.serialNumber = serialNumber
        self.signingKeyID = signingKeyID
        self.externalTrustDomain = externalTrustDomain
        self.notBeforeSeconds = notBeforeSeconds
        self.notAfterSeconds = notAfterSeconds
        self.rootCertPEM = rootCertPEM
        self.intermediateCertPEMs = intermediateCertPEMs
        self.active = active
        self.privateKeyType = privateKeyType
        self.privateKeyBits = privateKeyBits
        self.rotatedOutAtSeconds = rotatedOutAtSeconds
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// All roots with the trust domain they belong to.
package struct CARoots: Sendable, Hashable {
    /// `<cluster UUID>.consul`; empty until the authority is ready.
    package var trustDomain: String
    package var activeRootID: String
    package var roots: [CARoot]

    /// Makes the set.
    package init(trustDomain: String = "", activeRootID: String = "", roots: [CARoot] = []) {
        self.trustDomain = trustDomain
        self.activeRootID = activeRootID
        self.roots = roots
    }
}

/// A certificate for one identity, with its key when this cluster made the key.
package struct LeafCertificate: Sendable, Hashable {
    /// Colon-separated hex.
    package var serialNumber: String
    /// The leaf, followed by intermediates, without the root.
    package var certPEM: String
    package var privateKeyPEM: SecretID
    /// Name of the service, empty for other identities.
    package var service: String
    /// The SPIFFE ID in the certificate.
    package var uri: String
    /// Seconds since 1970.
    package var validAfterSeconds: Int64
    package var validBeforeSeconds: Int64
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a leaf.
    package init(
        serialNumber: String,
        certPEM: String,
        privateKeyPEM: SecretID,
        service: String,
        uri: String,
        validAfterSeconds: Int64,
        validBeforeSeconds: Int64,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.serialNumber = serialNumber
        self.certPEM = certPEM
        self.privateKeyPEM = privateKeyPEM
        self.service = service
        self.uri = uri
        self.validAfterSeconds = validAfterSeconds
        self.validBeforeSeconds = validBeforeSeconds
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}
