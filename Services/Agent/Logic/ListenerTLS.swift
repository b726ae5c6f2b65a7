import ConsulJSON
import MeshDomain

/// How a port of the agent is served over TLS: PEM files, and whether clients show a certificate as well.
///
/// - Source: reference §12.2, `tls.https` over `tls.defaults` over the older flat names.
package struct ListenerTLS: Sendable, Hashable {
    /// The certificate chain that clients see; read again when the file changes.
    package var certificateFile = ""
    /// Its key; read again when the file changes.
    package var keyFile = ""
    /// The authorities that sign clients' certificates; read at the start.
    package var authorityFile = ""
    /// Whether a client without a certificate of ``authorityFile`` is refused (`verify_incoming`).
    package var verifiesIncoming = false
    /// `TLSv1_2` or `TLSv1_3`.
    package var minimumVersion = "TLSv1_2"

    /// No files.
    package init() {}

    /// The block's values where it has them.
    private mutating func read(_ part: inout ObjectReader, _ name: String) throws(MeshError) {
        func text(_ option: String, _ value: inout String) throws(MeshError) {
            let given = try part.string(option)
            if !given.isEmpty { value = given }
        }
        try text("CertFile", &certificateFile)
        try text("KeyFile", &keyFile)
        try text("CAFile", &authorityFile)
        try text("TLSMinVersion", &minimumVersion)
        verifiesIncoming = try part.optionalBool("VerifyIncoming") ?? verifiesIncoming
        guard try part.string("CAPath").isEmpty else {
            throw MeshError(.badRequest, "\(name).ca_path is not supported; give one file with \(name).ca_file")
        }
        guard try part.strings("TLSCipherSuites") ?? [] == [] else {
            throw MeshError(
                .badRequest,
                "\(name).tls_cipher_suites is not supported; leave it out, or set \(name).tls_min_version to TLSv1_3"
            )
        }
    }

    /// Reads `tls` and the older names.
    ///
    /// - Throws: `badRequest` naming the option.
    static func readOptions(
        _ reader: inout ObjectReader,
        _ configuration: inout AgentConfiguration
    ) throws(MeshError) {
        var found = ListenerTLS()
        found.certificateFile = try reader.string("CertFile")
        found.keyFile = try reader.string("KeyFile")
        found.authorityFile = try reader.string("CAFile")
        found.verifiesIncoming = try reader.optionalBool("VerifyIncoming") ?? false
        let version = try reader.string("TLSMinVersion")
        if !version.isEmpty { found.minimumVersion = version }
        // The older name of what stands under `tls.https`.
        let own = try reader.optionalBool("VerifyIncomingHTTPS")
        var tls = try reader.nested("TLS")
        if var part = try tls?.nested("Defaults") {
            try found.read(&part, "tls.defaults")
            part.ignoreRest()
        }
        if let own { found.verifiesIncoming = own }
        if var part = try tls?.nested("HTTPS") {
            try found.read(&part, "tls.https")
            part.ignoreRest()
        }
        if var part = try tls?.nested("GRPC") {
            configuration.servesEnvoysOverTLS = try !part.string("CertFile").isEmpty
            part.ignoreRest()
        }
        tls?.ignoreRest()
        configuration.https = found
    }

    /// Refuses what could not be served.
    ///
    /// - Throws: `badRequest` naming the option.
    func check() throws(MeshError) {
        guard !certificateFile.isEmpty, !keyFile.isEmpty else {
            throw MeshError(
                .badRequest,
                "ports.https is on and \(certificateFile.isEmpty ? "tls.https.cert_file" : "tls.https.key_file") is missing; "
                    + "`tombolo tls cert create -server` makes a certificate and its key"
            )
        }
        guard !verifiesIncoming || !authorityFile.isEmpty else {
            throw MeshError(
                .badRequest,
                "tls.https.verify_incoming is on and tls.https.ca_file, which says whose clients are let in, is missing"
            )
        }
        guard ["TLSv1_2", "TLSv1_3"].contains(minimumVersion) else {
            throw MeshError(
                .badRequest,
                "tls.https.tls_min_version is \"\(minimumVersion)\"; it must be TLSv1_2 or TLSv1_3"
            )
        }
    }
}
