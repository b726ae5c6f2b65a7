extension Command {
    /// The flags of `event`, `lock`, `migrate consul`, `rtt`, `watch` and `operator autopilot`; none for other commands.
    ///
    /// - Source: reference §11.3.
    var coordinationFlags: [Flag] {
        switch self {
        case .event:
            [
                .text("name", "Name of the event. Required."),
                .text("node", "Only agents whose node's name fits this regular expression."),
                .text("service", "Only agents with a service whose name fits this regular expression."),
                .text("tag", "Only agents with such a service that has a tag that fits; needs -service."),
            ]
        case .lock:
            [
                .toggle("child-exit-code", "Exit with 2 when the command fails; without it, that is no failure."),
                .text("n", "How many may hold it at the same time. Default: 1."),
                .text("name", "Name of the session that holds it."),
                .text("monitor-retry", "How often in a row the agent may not answer while it is held. Default: 3."),
                .toggle("pass-stdin", "Give the command this program's standard input."),
                .toggle("shell", "Run the command by a shell. Default: true."),
                .text("timeout", "Another name of -try."),
                .text("try", "Give up when it cannot be had within this time, such as 10s. Default: wait."),
                .toggle("verbose", "Tell what is done."),
            ]
        case .migrateConsul:
            [
                .text(
                    "from",
                    "Address of the Consul's HTTP API: host:port, http://, https:// or unix:///path. Required."
                ),
                .text(
                    "from-token",
                    "ACL token for it, best one with operator and acl:write, so that it shows secrets."
                ),
                .text("from-token-file", "File that holds that token; wins over -from-token."),
                .text("from-ca-file", "PEM file with the authority that signed its certificate."),
                .text("from-client-cert", "PEM file with the certificate to show there."),
                .text("from-client-key", "PEM file with the key of -from-client-cert."),
                .text("from-tls-server-name", "Name to expect in its certificate."),
                .toggle("dry-run", "Read and compare only, and say what would be written."),
                .toggle("overwrite", "Replace what is here and differs. Default: keep it and say so."),
                .list(
                    "only",
                    "Only these parts, with commas between them: "
                        + MigrationPart.allCases.map(\.rawValue).joined(separator: ", ") + "."
                ),
                .list("skip", "All parts but these."),
            ]
        case .rtt: [.toggle("wan", "Accepted for Consul's sake without effect.")]
        case .operatorAutopilotSetConfig:
            [
                .text("cleanup-dead-servers", "Whether it removes servers that are gone: true or false."),
                .text("last-contact-threshold", "A duration such as 200ms."),
                .text("max-trailing-logs", "A whole number."),
                .text("min-quorum", "A whole number."),
                .text("server-stabilization-time", "A duration such as 10s."),
            ]
        case .watch:
            [
                .text("type", "What is watched: key, keyprefix, services, nodes, service, checks or event. Required."),
                .text("key", "The key, for type key."),
                .text("prefix", "How the keys begin, for type keyprefix."),
                .text("service", "The service, for types service and checks."),
                .list("tag", "Only instances with this tag, for type service."),
                .text("passingonly", "With true only instances that pass all checks, for type service."),
                .text("state", "Only checks in this state, for type checks: passing, warning, critical or any."),
                .text("name", "Only events of this name, for type event."),
                .text("filter", "Only what this expression selects."),
                .toggle("shell", "Run the command by a shell. Default: true."),
            ]
        case _: []
        }
    }
}
