/// Where an API gateway finds a certificate with its private key on its own machine.
package struct FileSystemCertificate: Sendable, Hashable {
    package var name: String
    /// Path of a file in PEM.
    package var certificatePath: String
    /// Path of a file in PEM.
    package var privateKeyPath: String

    /// Makes the entry.
    package init(name: String, certificatePath: String, privateKeyPath: String) {
        self.name = name
        self.certificatePath = certificatePath
        self.privateKeyPath = privateKeyPath
    }
}

extension FileSystemCertificate: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.fileSystemCertificate
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .fileSystemCertificate(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .fileSystemCertificate(let own) = body else { return nil }
        self = own
    }
}
