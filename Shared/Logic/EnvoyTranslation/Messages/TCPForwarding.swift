import EnvoySchema
import MeshDomain
import SchemaRuntime

/// Filters that pass connections on as they are.
enum TCPForwarding {
    /// Everything to one cluster; an empty name is replaced by the server name when `toServerName` stands before it.
    static func filter(
        to cluster: String,
        statPrefix: String,
        accessLogs: AccessLogsConfiguration
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        try EnvoyListenerV3.Filter(
            "envoy.filters.network.tcp_proxy",
            EnvoyTCPProxyV3.TcpProxy(
                statPrefix: statPrefix,
                clusterSpecifier: .cluster(cluster),
                accessLog: try AccessLogs.ofFilter(accessLogs)
            )
        )
    }

    /// Chooses the cluster that has the name the client asks for.
    static func toServerName() throws(SchemaError) -> EnvoyListenerV3.Filter {
        try EnvoyListenerV3.Filter("envoy.filters.network.sni_cluster", EnvoySNIClusterV3.SniCluster())
    }
}
