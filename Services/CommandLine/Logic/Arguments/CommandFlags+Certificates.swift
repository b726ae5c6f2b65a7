extension Command {
    /// Flags of `tls`.
    ///
    /// - Source: reference §11.3.
    var certificateFlags: [Flag] {
        let shared: [Flag] = [
            .text("domain", "Domain of the names in the certificates. Default: consul."),
            .text("days", "Days of validity. Default: \(self == .tlsCACreate ? 1825 : 365)."),
        ]
        return switch self {
        case .tlsCACreate:
            shared + [
                .text("common-name", "Common name of the authority. Default: one is made of its serial number."),
                .text("cluster-id", "Id of the cluster, for an authority that carries its SPIFFE identity."),
                .toggle("name-constraint", "Let it sign for names below -domain and for localhost only."),
                .list("additional-name-constraint", "One more domain that -name-constraint allows."),
            ]
        case _:
            shared + [
                .toggle("server", "A server's certificate; also for its client side."),
                .toggle("client", "A client agent's certificate."),
                .toggle("cli", "A certificate of people and their programs."),
                .text("ca", "PEM file of the authority. Default: consul-agent-ca.pem, after -domain."),
                .text("key", "PEM file of the authority's key. Default: consul-agent-ca-key.pem, after -domain."),
                .text("dc", "Datacenter in the names. Default: dc1."),
                .text("node", "Name of the server's node, for one more name: NODE.server.DC.DOMAIN."),
                .list("additional-dnsname", "One more DNS name. localhost is always there."),
                .list("additional-ipaddress", "One more IP address. 127.0.0.1 is always there."),
            ]
        }
    }
}
