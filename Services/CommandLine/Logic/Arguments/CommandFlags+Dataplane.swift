extension Command {
    /// Flags of `dataplane`.
    ///
    /// - Source: the flags of consul-dataplane; those about its own inner connections are accepted without effect.
    static let dataplaneFlags: [Flag] = [
        .text("addresses", "Addresses of the servers, with commas between them. Also DP_CONSUL_ADDRESSES. Required."),
        .text(
            "grpc-port",
            "Port of the servers for Envoy's configuration (xDS). Also DP_CONSUL_GRPC_PORT. Default: 8502."
        ),
        .text(
            "http-port",
            "Port of their HTTP API. Also DP_CONSUL_HTTP_PORT. Default: 8501, or 8500 with -tls-disabled."
        ),
        .text("proxy-service-id", "Id of the proxy's registration. Also DP_PROXY_SERVICE_ID."),
        .text("proxy-service-id-path", "File with that id, in its place. Also DP_PROXY_SERVICE_ID_PATH."),
        .list("proxy-service-meta", "Metadata of the proxy as key=value, by which it is found in place of its id."),
        .text("service-node-name", "Node on which it is registered. Also DP_SERVICE_NODE_NAME. Required."),
        .text("service-namespace", "Namespace in which it is registered. Also DP_SERVICE_NAMESPACE."),
        .text("service-partition", "Admin partition in which it is registered. Also DP_SERVICE_PARTITION."),
        .toggle("tls-disabled", "Speak to the servers without TLS. Also DP_TLS_DISABLED."),
        .text(
            "ca-certs",
            "PEM file with the authority of the servers' certificates; the system's by default. Also DP_CA_CERTS; DP_CA_CERTS_PEM is its text."
        ),
        .text("tls-server-name", "Name to expect in the servers' certificates. Also DP_TLS_SERVER_NAME."),
        .toggle("tls-insecure-skip-verify", "Not supported: give the authority with -ca-certs."),
        .text("credential-type", "Where the ACL token is from: static or login. Also DP_CREDENTIAL_TYPE."),
        .text("static-token", "The ACL token. Better by DP_CREDENTIAL_STATIC_TOKEN."),
        .text("login-auth-method", "Auth method to log in by. Also DP_CREDENTIAL_LOGIN_AUTH_METHOD."),
        .text("login-bearer-token", "What to show to the auth method. Better by DP_CREDENTIAL_LOGIN_BEARER_TOKEN."),
        .text("login-bearer-token-path", "File with it, in its place. Also DP_CREDENTIAL_LOGIN_BEARER_TOKEN_PATH."),
        .text("login-datacenter", "Datacenter to log in to. Also DP_CREDENTIAL_LOGIN_DATACENTER."),
        .list("login-meta", "Metadata of the login as key=value. Also DP_CREDENTIAL_LOGIN_META1 and so on."),
        .text(
            "consul-dns-bind-addr",
            "Address at which the workload's questions to DNS (UDP) are taken. Default: 127.0.0.1."
        ),
        .text("consul-dns-bind-port", "Port for them. Also DP_CONSUL_DNS_BIND_PORT. Default: -1, for nowhere."),
        .text("server-dns-port", "Port at which the servers answer them. Also DP_SERVER_DNS_PORT. Default: 8600."),
        .text("envoy-admin-bind-address", "Address of Envoy's admin API. Default: 127.0.0.1."),
        .text("envoy-admin-bind-port", "Port of Envoy's admin API. Default: 19000."),
        .text("envoy-ready-bind-address", "Address on which Envoy answers /ready. Also DP_ENVOY_READY_BIND_ADDRESS."),
        .text("envoy-ready-bind-port", "Port on which Envoy answers /ready. Also DP_ENVOY_READY_BIND_PORT."),
        .text("envoy-concurrency", "Threads with which Envoy works. Default: 2."),
        .text("envoy-binary", "Path of Envoy. Default: TOMBOLO_ENVOY, or envoy in PATH."),
        .text("log-level", "Envoy's log level. Default: info."),
        .toggle(
            "shutdown-drain-listeners",
            "Drain Envoy's listeners before it is stopped. Also DP_SHUTDOWN_DRAIN_LISTENERS."
        ),
        .text(
            "shutdown-grace-period-seconds",
            "How long Envoy goes on after a signal to stop. Also DP_SHUTDOWN_GRACE_PERIOD_SECONDS. Default: 0."
        ),
    ]
}
