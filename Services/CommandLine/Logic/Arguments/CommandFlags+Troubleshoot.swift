extension Command {
    /// Flags of the commands that look into a running Envoy or at a server's ports.
    var troubleshootFlags: [Flag] {
        let admin = Flag.text(
            "envoy-admin-endpoint",
            "Address of Envoy's admin API as host:port. Also ENVOY_ADMIN_ENDPOINT. Default: 127.0.0.1:19000."
        )
        switch self {
        case .troubleshootPorts:
            return [
                .text("host", "Host to look at. Default: the one in CONSUL_HTTP_ADDR, else localhost."),
                .text("ports", "Ports, with commas between them. Default: those that a server uses."),
            ]
        case .troubleshootProxy:
            return [
                admin,
                .text(
                    "upstream-envoy-id",
                    "Which upstream, as `troubleshoot upstreams` names it. Also UPSTREAM_ENVOY_ID."
                ),
                .text("upstream-ip", "Which upstream, by its address behind a transparent proxy. Also UPSTREAM_IP."),
            ]
        default: return [admin]
        }
    }
}
