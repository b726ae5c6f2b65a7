/// A certificate with its private key, for listeners of API gateways.
package struct InlineCertificate: Sendable, Hashable {
    package var name: String
    /// The certificate, then perhaps those that lead to its root, in PEM.
    package var certificate: String
    /// In PEM.
    package var privateKey: SecretID

    /// Makes the entry.
    package init(name: String, certificate: String, privateKey: SecretID) {
        self.name = name
        self.certificate = certificate
        self.privateKey = privateKey
    }
}

extension InlineCertificate: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.inlineCertificate
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .inlineCertificate(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .inlineCertificate(let own) = body else { return nil }
        self = own
    }
}
