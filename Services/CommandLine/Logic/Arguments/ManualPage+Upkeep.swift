extension ManualPage {
    /// Commands of Consul's about the state of a cluster that are asked for now and then.
    static let upkeep: [ManualPage] = [
        ManualPage(
            .connectAuthorityGetConfig,
            "Shows the configuration of the certificate authority of the mesh as JSON",
            "tombolo connect ca get-config"
        ),
        ManualPage(
            .connectAuthoritySetConfig,
            "Changes the configuration of the certificate authority of the mesh",
            details: "It may make a new root: services then get new certificates, one after the other.",
            "tombolo connect ca set-config -config-file=ca.json"
        ),
        ManualPage(
            .connectExpose,
            "Lets an ingress gateway serve a service, and allows its calls",
            details: "Changes the gateway's entry ingress-gateway and creates an intention.",
            "tombolo connect expose -ingress-gateway=ingress -service=api -port=8080 -protocol=http -host=api.example"
        ),
        ManualPage(
            .connectProxy,
            "Is not there: the proxy of the mesh is Envoy",
            details: "Use `tombolo connect envoy`.",
            "tombolo connect proxy -sidecar-for=web"
        ),
        ManualPage(
            .debug,
            "Collects what helps to find a fault: state, figures and log of the local agent",
            details:
                "No secret is in it but what the log may hold; look through it before you send it to somebody. What lies behind "
                + "/debug/pprof is there with enable_debug or ACLs only.",
            "tombolo debug -duration=30s -interval=10s -output=web-1",
            "tombolo debug -capture=agent -capture=logs -duration=1m"
        ),
        ManualPage(
            .join,
            operands: "ADDRESS...",
            "Is not there: agents join by their configuration",
            details: "Set retry_join and encrypt in the agent's configuration, and start it.",
            "tombolo join 10.0.0.5"
        ),
        ManualPage(
            .keyring,
            "Is not there: there is no gossip, so there are no gossip keys",
            details: "Servers and agents meet on the bus, which is protected by TLS: see `tombolo tls`.",
            "tombolo keyring -list"
        ),
        ManualPage(
            .maint,
            "Takes the local node, or one of its services, out of service for maintenance, and back",
            details: "Without -enable and -disable it shows what is in maintenance.",
            "tombolo maint -enable -reason='new disk'",
            "tombolo maint -enable -service=web-1",
            "tombolo maint -disable"
        ),
        ManualPage(
            .operatorAutopilotState,
            "Shows the servers, who leads, and how many may be lost",
            "tombolo operator autopilot state",
            "tombolo operator autopilot state -format=json"
        ),
        ManualPage(
            .operatorRaftTransferLeader,
            "Is not there: nats-server elects who leads by itself",
            "tombolo operator raft transfer-leader"
        ),
        ManualPage(
            .operatorUsageInstances,
            "Counts services and their instances",
            "tombolo operator usage instances",
            "tombolo operator usage instances -connect -all-datacenters"
        ),
        ManualPage(
            .servicesExportedServices,
            "Lists the exported services with who may use them",
            "tombolo services exported-services",
            "tombolo services exported-services -format=json"
        ),
    ]
}
