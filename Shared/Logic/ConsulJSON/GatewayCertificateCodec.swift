package import MeshDomain

/// The config entry `inline-certificate` as JSON; the key is shown to whoever may read the entry.
package enum InlineCertificateCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: InlineCertificate, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Certificate"] = .string(entry.certificate)
        object["PrivateKey"] = .string(entry.privateKey.revealed)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown; nothing of the private key is ever in a message.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> InlineCertificate {
        let key = reader.value("PrivateKey")
        guard key == nil || key?.stringValue != nil else {
            throw reader.failure("'PrivateKey' must be a text in PEM")
        }
        return InlineCertificate(
            name: try reader.string("Name"),
            certificate: try reader.string("Certificate"),
            privateKey: SecretID(key?.stringValue ?? "")
        )
    }
}

/// The config entry `file-system-certificate` as JSON.
package enum FileSystemCertificateCodec {
    /// Writes an entry into its JSON form.
    package static func write(_ entry: FileSystemCertificate, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        object["Certificate"] = .string(entry.certificatePath)
        object["PrivateKey"] = .string(entry.privateKeyPath)
    }

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> FileSystemCertificate {
        FileSystemCertificate(
            name: try reader.string("Name"),
            certificatePath: try reader.string("Certificate"),
            privateKeyPath: try reader.string("PrivateKey")
        )
    }
}
