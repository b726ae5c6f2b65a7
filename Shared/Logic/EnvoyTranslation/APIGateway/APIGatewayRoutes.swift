import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The routes of an API gateway: one table for each port, in it the hosts.
///
/// - Source: recorded (`api-gateway-http`, `api-gateway-tls`).
enum APIGatewayRoutes {
    static func tableName(of port: APIGatewayPort) -> String { String(port.port) }

    static func all(_ inputs: APIGatewayInputs) -> [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        inputs.ports.compactMap { port in
            guard case .requests(let hosts) = port.traffic else { return nil }
            let name = tableName(of: port)
            return ResourcePlan(name) {
                EnvoyRouteV3.RouteConfiguration(
                    name: name,
                    virtualHosts: hosts.map { virtualHost($0, port.port, inputs.gateway) },
                    validateClusters: GoogleProtobuf.BoolValue(value: true)
                )
            }.made(from: port.entries)
        }
    }

    private static func virtualHost(
        _ host: APIGatewayHost,
        _ port: Int,
        _ gateway: ServiceName
    ) -> EnvoyRouteV3.VirtualHost {
        EnvoyRouteV3.VirtualHost(
            name: "\(gateway.text)-\(host.listener.text)-\(String(checksum(host.hostname), radix: 16))",
            domains: [host.hostname, "\(host.hostname):\(port)"],
            routes: host.routes.map(RouteMessages.route)
        )
    }

    /// CRC-32 (IEEE), which makes a short name of a host.
    private static func checksum(_ text: String) -> UInt32 {
        var value = UInt32.max
        for byte in text.utf8 {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}

/// The clusters of an API gateway: those of the services behind its routes.
enum APIGatewayClusters {
    static func all(_ inputs: APIGatewayInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        var plans: [ResourcePlan<EnvoyClusterV3.Cluster>] = []
        for upstream in inputs.upstreams {
            let origin = upstream.entries + inputs.ownEntries
            for cluster in upstream.route.destinations.map(\.cluster) {
                var settings = UpstreamSettings()
                settings.serviceProtocol = upstream.serviceProtocol
                settings.connectTimeoutMilliseconds = cluster.connectTimeoutMilliseconds
                for (name, target) in cluster.members {
                    let input = UpstreamClusterInput(
                        name: name,
                        mesh: inputs.mesh,
                        credentials: inputs.credentials,
                        settings: settings,
                        target: target,
                        loadBalancer: cluster.loadBalancer,
                        isNamedByPeer: false,
                        fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
                    )
                    plans.append(SidecarClusters.member(input).made(from: origin))
                }
                guard cluster.hasFailover else { continue }
                let timeout = settings.connectTimeoutMilliseconds
                plans.append(
                    ResourcePlan(cluster.name) { () throws(SchemaError) in
                        try SidecarClusters.aggregate(cluster, timeout)
                    }.made(from: origin)
                )
            }
        }
        return plans
    }
}
