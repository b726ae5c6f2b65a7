import MeshDomain
package import MeshRuntime

/// The variables that only the gateway service knows.
package enum GatewayVariables {
    /// Their meaning, for `--help`.
    package static let help = """
        TOMBOLO_XDS_ADDRESS        host:port that Envoys connect to (127.0.0.1:8502)
        TOMBOLO_XDS_TLS_CERT_FILE  certificate chain (PEM) that Envoys see there, for TLS; read again when it changes
        TOMBOLO_XDS_TLS_KEY_FILE   its key (PEM)
        TOMBOLO_ACL_DEFAULT_POLICY allow or deny (allow): what happens to callers that no intention is about
        TOMBOLO_DEFAULT_INTENTION_POLICY  allow or deny: the same, without regard to ACLs
        TOMBOLO_LEAF_DIRECTORY     private folder in which proxies' certificates and keys are kept, so that a restart
                                   changes nothing in running Envoys (none: they are made again)
        TOMBOLO_REPLICATION_TOKEN  token by which other datacenters are asked for their gateways and instances, with service:read there;
                                   TOMBOLO_REPLICATION_TOKEN_FILE names a file that holds it

        """ + XDSLimits.help

    /// Reads them.
    ///
    /// - Throws: `badRequest` naming the variable.
    package static func settings(of process: ProcessSettings) throws -> GatewayReplica.Settings {
        let reader = VariableReader(environment: process.environment)
        let address = reader.text("TOMBOLO_XDS_ADDRESS", default: "127.0.0.1:8502")
        guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]) else {
            throw MeshError(.badRequest, "TOMBOLO_XDS_ADDRESS is \"\(address)\"; it must be host:port")
        }
        let aclPolicy = process.aclEnabled ? reader.text("TOMBOLO_ACL_DEFAULT_POLICY", default: "allow") : "allow"
        let policy = reader.text("TOMBOLO_DEFAULT_INTENTION_POLICY", default: aclPolicy)
        guard ["allow", "deny"].contains(policy) else {
            throw MeshError(.badRequest, "the default policy is \"\(policy)\"; it must be allow or deny")
        }
        let leafDirectory = reader.text("TOMBOLO_LEAF_DIRECTORY", default: "")
        var settings = GatewayReplica.Settings(
            datacenter: process.datacenter,
            host: String(address[..<colon]),
            port: port,
            allowsByDefault: policy == "allow",
            name: process.instance,
            leafDirectory: leafDirectory.isEmpty ? nil : leafDirectory
        )
        let certificate = reader.text("TOMBOLO_XDS_TLS_CERT_FILE", default: "")
        let key = reader.text("TOMBOLO_XDS_TLS_KEY_FILE", default: "")
        guard certificate.isEmpty == key.isEmpty else {
            throw MeshError(
                .badRequest,
                "TOMBOLO_XDS_TLS_CERT_FILE and TOMBOLO_XDS_TLS_KEY_FILE are set together or not at all"
            )
        }
        settings.replicationToken = SecretID(try reader.secret("TOMBOLO_REPLICATION_TOKEN"))
        settings.limits = try XDSLimits(reader: reader)
        if !key.isEmpty { settings.tls = .init(certificateFile: certificate, keyFile: key) }
        return settings
    }
}
