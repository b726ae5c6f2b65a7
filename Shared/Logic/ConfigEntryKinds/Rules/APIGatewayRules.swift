import Certificates
import MeshDomain

/// Rules of `api-gateway`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where they were recorded.
enum APIGatewayRules {
    /// The entry with protocols in lower case, and the kind of certificates filled in.
    ///
    /// - Throws: `rejected` naming the listener.
    static func normalized(_ entry: APIGateway) throws(MeshError) -> APIGateway {
        var entry = entry
        for place in entry.listeners.indices {
            entry.listeners[place].listenerProtocol = entry.listeners[place].listenerProtocol.lowercased()
            for number in entry.listeners[place].certificates.indices
            where entry.listeners[place].certificates[number].kindName.isEmpty {
                entry.listeners[place].certificates[number].kindName = ConfigEntryKind.inlineCertificate.rawValue
            }
        }
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        guard !entry.listeners.isEmpty else {
            throw MeshError(.rejected, "api gateway must have at least one listener")
        }
        var names: Set<NameText> = []
        for listener in entry.listeners where !names.insert(listener.listener).inserted {
            throw MeshError(.rejected, "found multiple listeners with the name \"\(listener.listener)\"")
        }
        try validatePorts(entry.listeners)
        for listener in entry.listeners { try validate(listener) }
        return entry
    }

    /// Listeners on one port are one for Envoy, which tells them apart by host alone.
    private static func validatePorts(_ listeners: [APIGatewayListener]) throws(MeshError) {
        var first: [Int: APIGatewayListener] = [:]
        for listener in listeners {
            guard let other = first[listener.port] else {
                first[listener.port] = listener
                continue
            }
            guard other.hostname == listener.hostname, other.listenerProtocol == listener.listenerProtocol else {
                throw MeshError(
                    .rejected,
                    "listeners \"\(other.listener)\" and \"\(listener.listener)\" cannot be merged"
                )
            }
        }
    }

    private static func validate(_ listener: APIGatewayListener) throws(MeshError) {
        guard ["http", "tcp"].contains(listener.listenerProtocol) else {
            throw MeshError(
                .rejected,
                "unsupported listener protocol \"\(listener.listenerProtocol)\", must be one of 'tcp', or 'http'"
            )
        }
        if listener.listenerProtocol == "tcp", !listener.hostname.isEmpty {
            throw MeshError(.rejected, "listener \"\(listener.listener)\": a TCP listener cannot have a hostname")
        }
        guard (1...65535).contains(listener.port) else {
            throw MeshError(.rejected, "listener port \(listener.port) not in the range 1-65535")
        }
        let rest = listener.hostname.hasPrefix("*.") ? listener.hostname.dropFirst(2) : Substring(listener.hostname)
        if rest.contains("*") {
            throw MeshError(
                .rejected,
                "host \"\(listener.hostname)\" is not valid, a wildcard is only allowed as the leftmost label"
            )
        }
        let kinds = [ConfigEntryKind.inlineCertificate, .fileSystemCertificate].map(\.rawValue)
        for certificate in listener.certificates {
            guard kinds.contains(certificate.kindName) else {
                throw MeshError(
                    .rejected,
                    "unsupported certificate kind: \"\(certificate.kindName)\", must be"
                        + " '\(kinds.joined(separator: "' or '"))'"
                )
            }
            if certificate.resource.isEmpty {
                throw MeshError(.rejected, "certificate reference must have a name")
            }
        }
        try MeshSettingsRules.validate(listener.tls, place: "")
    }
}

/// Rules of `inline-certificate`; nothing of a private key is ever in a message.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where they were recorded.
enum InlineCertificateRules {
    static func validate(_ entry: InlineCertificate) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        try requireBlock(entry.privateKey.revealed, "failed to parse private key PEM")
        let key = try refusing("PrivateKey") { () throws(CertificateError) in
            try CertificateKey(pem: entry.privateKey.revealed)
        }
        try requireBlock(entry.certificate, "failed to parse certificate PEM")
        let chain = try refusing("Certificate") { () throws(CertificateError) in
            try Certificate.bundle(pem: entry.certificate)
        }
        guard chain.first?.publicKey == key.publicKey else {
            throw MeshError(.rejected, "PrivateKey: \(CertificateError.keyMismatch)")
        }
    }

    private static func requireBlock(_ text: String, _ refusal: String) throws(MeshError) {
        do throws(CertificateError) {
            if try !PEMBlock.all(in: text).isEmpty { return }
        } catch {}
        throw MeshError(.rejected, refusal)
    }

    private static func refusing<Value>(
        _ field: String,
        _ read: () throws(CertificateError) -> Value
    ) throws(MeshError) -> Value {
        do throws(CertificateError) { return try read() } catch {
            throw MeshError(.rejected, "\(field): \(error)")
        }
    }
}

/// Rules of `file-system-certificate`; the files are on the gateway's machine and not looked at here.
enum FileSystemCertificateRules {
    static func validate(_ entry: FileSystemCertificate) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        if entry.certificatePath.isEmpty { throw MeshError(.rejected, "Certificate must be the path of a file") }
        if entry.privateKeyPath.isEmpty { throw MeshError(.rejected, "PrivateKey must be the path of a file") }
    }
}
