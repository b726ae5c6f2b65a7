extension Command {
    /// Flags of `connect redirect-traffic`.
    ///
    /// - Source: reference §11.3.
    static let redirectionFlags: [Flag] = [
        .text("proxy-uid", "User as whom the proxy runs, by number or name. Required."),
        .text("proxy-id", "Id of the proxy; its registration says the ports. Required without -proxy-inbound-port."),
        .text("node-name", "Node of the proxy, when it is registered in the catalog and with no agent."),
        .text("proxy-inbound-port", "Port where the proxy takes connections of callers, in place of -proxy-id."),
        .text("proxy-outbound-port", "Port where it takes those of its application. Default: 15001."),
        .list("exclude-inbound-port", "Port at which callers reach the application without the proxy."),
        .list("exclude-outbound-port", "Port that the application calls without the proxy."),
        .list("exclude-outbound-cidr", "Address or network that it calls without the proxy, as 10.0.0.0/8."),
        .list("exclude-uid", "User whose connections go past the proxy, by number or name."),
        .text("consul-dns-ip", "Address of the server that gets all questions to DNS."),
        .text("consul-dns-port", "Its port; without -consul-dns-ip on 127.0.0.1. Default: 53."),
        .text("netns", "File of the network namespace to change, as /var/run/netns/web. Default: this one."),
        .toggle(
            "dual-stack",
            "Redirect IPv6, too (by ip6tables); without it, rules for IPv6 that were made before go."
        ),
        .toggle("dry-run", "Print the rules and change nothing."),
    ]
}
