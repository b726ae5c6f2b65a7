extension ManualPage {
    /// `connect`, `config` and `intention`.
    static let mesh: [ManualPage] = [
        ManualPage(
            .connectEnvoy,
            operands: "[-- ENVOY-ARGUMENTS...]",
            "Runs Envoy as the sidecar proxy of a service, or as a gateway",
            details: "Envoy's arguments after -- win over those that this command would add. With -bootstrap the "
                + "configuration is printed and nothing is run.",
            "tombolo connect envoy -sidecar-for=web",
            "tombolo connect envoy -sidecar-for=web -admin-bind=localhost:19001 -- -l debug",
            "tombolo connect envoy -gateway=mesh -register -address=10.0.0.5:8443 -wan-address=203.0.113.7:8443"
        ),
        ManualPage(
            .connectRedirectTraffic,
            "Sends a machine's connections through its sidecar proxy (transparent proxy), by rules of iptables",
            details:
                "Needs the right to change the network (root, or CAP_NET_ADMIN) and the package iptables. Run it again at any time: "
                + "the rules that it made before are replaced. Connections of the proxy's own user are left alone, so Envoy must run "
                + "as a user of its own. With -dry-run the rules are printed and nothing is changed.",
            "tombolo connect redirect-traffic -proxy-id=web-sidecar-proxy -proxy-uid=envoy",
            "tombolo connect redirect-traffic -proxy-id=web-sidecar-proxy -proxy-uid=1234 -consul-dns-port=8600 "
                + "-exclude-uid=tombolo -exclude-inbound-port=22",
            "tombolo connect redirect-traffic -proxy-inbound-port=20000 -proxy-uid=5995 -netns=/var/run/netns/web -dry-run"
        ),
        ManualPage(
            .dataplane,
            operands: "[-- ENVOY-ARGUMENTS...]",
            "Runs Envoy beside a workload on a machine without an agent",
            details:
                "The proxy is registered in the catalog, on a node of its own. Its configuration comes from the servers. With "
                + "-credential-type=login it logs in first, and logs out at the end. Envoy is started again when it ends by itself. "
                + "Everybody on the machine may see command lines: give a token by the variable DP_CREDENTIAL_STATIC_TOKEN.",
            "tombolo dataplane -addresses=10.0.0.1,10.0.0.2 -ca-certs=/etc/tombolo/ca.pem -proxy-service-id=web-proxy "
                + "-service-node-name=web-node",
            "tombolo dataplane -addresses=127.0.0.1 -tls-disabled -proxy-service-id=web-proxy -service-node-name=web-node "
                + "-credential-type=login -login-auth-method=workloads -login-bearer-token-path=/run/web.jwt"
        ),
        ManualPage(
            .configDelete,
            "Deletes a config entry",
            "tombolo config delete -kind=service-defaults -name=web"
        ),
        ManualPage(
            .configList,
            "Lists the names of the config entries of a kind",
            "tombolo config list -kind=service-defaults"
        ),
        ManualPage(
            .configRead,
            "Shows a config entry as JSON",
            "tombolo config read -kind=proxy-defaults -name=global"
        ),
        ManualPage(
            .configValidate,
            operands: "PATH...",
            "Tells what of the config entries in files and folders would be refused, without asking a cluster",
            details:
                "All entries are judged together, as a cluster that has no others would; one entry a file, in HCL or JSON. Exits "
                + "with 1 and names file and field of what is wrong. To ask a cluster, use `tombolo config write -dry-run`.",
            "tombolo config validate entries.d",
            "tombolo config validate -quiet web-defaults.hcl web-router.json"
        ),
        ManualPage(
            .configWrite,
            operands: "FILE",
            "Creates or replaces a config entry from a file in HCL or JSON; - is standard input",
            "tombolo config write exported-services.hcl",
            "tombolo config write -cas -modify-index=42 web-defaults.json",
            "tombolo config write -dry-run api-gateway.hcl"
        ),
        ManualPage(
            .intentionCheck,
            operands: "SRC DST",
            "Tells whether one service may call another",
            details: "Exits with 0 when it may, with 1 when it may not, with 2 when that could not be found out.",
            "tombolo intention check web api"
        ),
        ManualPage(
            .intentionCreate,
            operands: "SRC DST",
            "Allows or denies calls from one service to another",
            details:
                "With -file the words are JSON files with one intention each. Peers and permissions for single HTTP "
                + "requests need a service-intentions entry: use `tombolo config write`.",
            "tombolo intention create web api",
            "tombolo intention create -deny -replace '*' db"
        ),
        ManualPage(
            .intentionDelete,
            operands: "SRC DST | ID",
            "Deletes an intention",
            "tombolo intention delete web api"
        ),
        ManualPage(
            .intentionGet,
            operands: "SRC DST | ID",
            "Shows an intention",
            "tombolo intention get web api"
        ),
        ManualPage(
            .intentionList,
            "Lists all intentions",
            details: "Exits with 2 when there are none.",
            "tombolo intention list"
        ),
        ManualPage(
            .intentionMatch,
            operands: "NAME",
            "Lists the intentions about calls to a service, or from it, in order of precedence",
            "tombolo intention match api",
            "tombolo intention match -source web"
        ),
        ManualPage(
            .troubleshootCall,
            operands: "SOURCE DESTINATION",
            "Explains step by step whether one service can call another, and what to do when it cannot",
            details:
                "A service of a peer is PEER/SERVICE, on either side. What the token may not see is said to be so. Exits with 1 "
                + "when the call would fail, with 2 when that could not be asked.",
            "tombolo troubleshoot call web api",
            "tombolo troubleshoot call web east/api",
            "tombolo troubleshoot call west/web api"
        ),
        ManualPage(
            .troubleshootPorts,
            "Tells which TCP ports of a server are open",
            details: "Asks the host of -host, or of CONSUL_HTTP_ADDR. Exits with 1 when a port is closed.",
            "tombolo troubleshoot ports -host server1.example",
            "tombolo troubleshoot ports -host 10.0.0.1 -ports 8500,8502"
        ),
        ManualPage(
            .troubleshootProxy,
            "Looks in an Envoy for what keeps it from calling an upstream",
            details:
                "Asks Envoy's admin API: certificates, refused configuration, listener, routes, clusters and endpoints. Exits "
                + "with 1 when something is wrong. What Envoy was not told, `troubleshoot call` explains.",
            "tombolo troubleshoot proxy -upstream-envoy-id api",
            "tombolo troubleshoot proxy -upstream-ip 240.0.0.3"
        ),
        ManualPage(
            .troubleshootUpstreams,
            "Lists the upstreams that an Envoy has",
            details: "Asks Envoy's admin API.",
            "tombolo troubleshoot upstreams",
            "tombolo troubleshoot upstreams -envoy-admin-endpoint 127.0.0.1:19001"
        ),
    ]
}
