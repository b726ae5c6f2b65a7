extension Command {
    /// The flags of `connect ca|expose`, `debug`, `join`, `keyring`, `maint`, `operator autopilot state`, `operator usage` and
    /// `services exported-services`; none for other commands.
    ///
    /// - Source: reference §11.3.
    var upkeepFlags: [Flag] {
        switch self {
        case .connectAuthoritySetConfig:
            [
                .text("config-file", "File with the configuration as JSON, as get-config prints it. Required."),
                .toggle(
                    "force-without-cross-signing",
                    "Change to a root that the old one cannot sign; connections fail until all have the new one."
                ),
            ]
        case .connectExpose:
            [
                .text("ingress-gateway", "Name of the ingress gateway. Required."),
                .text("service", "Name of the service. Required."),
                .text("port", "Port at which the gateway listens. Required."),
                .text("protocol", "What is spoken there: tcp, http, http2 or grpc. Default: tcp."),
                .list("host", "Host name of the requests that are meant; not for tcp."),
            ]
        case .debug:
            [
                .list(
                    "capture",
                    "What is collected: agent, host, members, metrics, logs, pprof. Default: all of it."
                ),
                .text("duration", "How long it is watched, such as 30s, at least 10s. Default: 5m."),
                .text("interval", "How often figures are read, at least 5s. Default: 30s."),
                .text(
                    "output",
                    "Folder to write to, or the archive's name without .tar.gz. Default: tombolo-debug-TIME."
                ),
                .toggle("archive", "Make one file of it (.tar.gz). Default: true."),
            ]
        case .connectProxy: [.text("sidecar-for", "Accepted for Consul's sake without effect.")]
        case .join: [.toggle("wan", "Accepted for Consul's sake without effect.")]
        case .keyring:
            [
                .text("install", "A key for every member."), .text("use", "The key to encrypt with."),
                .text("remove", "The key to forget."), .toggle("list", "Show the keys."),
                .toggle("list-primary", "Show the key that is used."),
                .text("relay-factor", "Accepted for Consul's sake without effect."),
                .toggle("local-only", "Accepted for Consul's sake without effect."),
            ]
        case .maint:
            [
                .toggle("enable", "Begin: what is in maintenance is found by nobody."),
                .toggle("disable", "End: it is found again."),
                .text("reason", "Why, for those who wonder; with -enable."),
                .text("service", "Id of the service; without it the whole node is meant."),
            ]
        case .operatorAutopilotState, .servicesExportedServices:
            [.text("format", "How to print: pretty (for people, the default) or json.")]
                + (self == .servicesExportedServices
                    ? [.text("filter", "Only what this expression selects, as 'Service == api'.")] : [])
        case .operatorRaftTransferLeader: [.text("id", "The server that shall lead.")]
        case .operatorUsageInstances:
            [
                .toggle("billable", "Show the instances of usual services. This is the default."),
                .toggle("connect", "Show the instances of proxies and gateways, too."),
                .toggle("all-datacenters", "Of all datacenters."),
                .text("format", "How to print: pretty (for people, the default) or json."),
            ]
        case _: []
        }
    }
}
