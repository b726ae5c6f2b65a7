import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The clusters of a mesh gateway: their names are server names, because that is how the gateway finds them.
enum MeshGatewayClusters {
    static func all(_ inputs: MeshGatewayInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        var plans: [ResourcePlan<EnvoyClusterV3.Cluster>] = []
        func add(
            _ name: String,
            of entries: [EntryKey] = [],
            _ make: @escaping () throws(SchemaError) -> EnvoyClusterV3.Cluster
        ) {
            plans.append(ResourcePlan(name, make).made(from: entries))
        }
        for service in inputs.services {
            let resolution = inputs.resolutions[service]
            var origin = [EntryKey(kind: .serviceDefaults, of: service)]
            if resolution != nil { origin.append(EntryKey(kind: .serviceResolver, of: service)) }
            for (name, _) in resolution.clusters(named: inputs.mesh.serverName(of: service)) {
                let input = PassingClusterInput(name, inputs, resolution)
                plans.append(
                    ResourcePlan(input.name, from: .passingCluster(input)) { () throws(SchemaError) in passing(input) }
                        .made(from: origin)
                )
            }
        }
        for export in inputs.exports {
            for cluster in export.routing.clusters {
                add(cluster.name, of: export.entries) { () throws(SchemaError) in
                    try exported(cluster, export, inputs)
                }
            }
        }
        for imported in inputs.imports {
            add(imported.serverName) { () throws(SchemaError) in
                remote(imported.serverName, imported.hostname.map { [$0] } ?? [], strict: inputs.usesStrictDNS, inputs)
            }
        }
        for other in inputs.datacenters {
            let name = ServerNames.datacenter(other.datacenter, trustDomain: inputs.mesh.trustDomain)
            add(name) { () throws(SchemaError) in
                remote(name, other.hostname.map { [$0] } ?? [], strict: inputs.usesStrictDNS, inputs)
            }
        }
        if inputs.servesControlPlane {
            let name = inputs.mesh.controlPlaneName
            add(name) { () throws(SchemaError) in passing(PassingClusterInput(name, inputs)) }
        }
        for plane in inputs.remoteControlPlanes {
            add(plane.serverName) { () throws(SchemaError) in
                remote(plane.serverName, plane.hostnames, strict: true, inputs, keepalive: false)
            }
        }
        return plans
    }

    /// Connections pass through as they are.
    private static func passing(_ input: PassingClusterInput) -> EnvoyClusterV3.Cluster {
        var cluster = EnvoyClusterV3.Cluster(
            name: input.name,
            connectTimeout: .milliseconds(input.connectTimeoutMilliseconds),
            outlierDetection: EnvoyClusterV3.OutlierDetection()
        )
        ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        if let balancer = input.loadBalancer { ClusterOptions.balance(&cluster, by: balancer) }
        return cluster
    }

    /// Connections pass through to another cluster.
    private static func remote(
        _ name: String,
        _ hostnames: [MeshEndpoint],
        strict: Bool,
        _ inputs: MeshGatewayInputs,
        keepalive: Bool = true
    ) -> EnvoyClusterV3.Cluster {
        var cluster = passing(PassingClusterInput(name, inputs))
        if !hostnames.isEmpty {
            cluster.edsClusterConfig = nil
            ClusterOptions.endpointsByName(&cluster, hostnames, strict: strict)
        }
        if keepalive, let keepalive = inputs.keepalive {
            cluster.upstreamConnectionOptions = EnvoyClusterV3.UpstreamConnectionOptions(
                tcpKeepalive: EnvoyCoreV3.TcpKeepalive(
                    keepaliveProbes: keepalive.probes.map { .init(clamping: $0) },
                    keepaliveTime: keepalive.timeSeconds.map { .init(clamping: $0) },
                    keepaliveInterval: keepalive.intervalSeconds.map { .init(clamping: $0) }
                )
            )
        }
        return cluster
    }

    /// A service as peers reach it: for HTTP the gateway ends their TLS and calls the service as itself.
    ///
    /// - Source: reference §6.11.
    private static func exported(
        _ cluster: UpstreamCluster,
        _ export: GatewayExport,
        _ inputs: MeshGatewayInputs
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let timeout = cluster.connectTimeoutMilliseconds
        var message = EnvoyClusterV3.Cluster(
            name: cluster.name,
            connectTimeout: .milliseconds(timeout > 0 ? timeout : 5000),
            circuitBreakers: EnvoyClusterV3.CircuitBreakers(),
            outlierDetection: EnvoyClusterV3.OutlierDetection(),
            altStatName: cluster.name
        )
        ClusterOptions.withoutPanic(&message)
        ClusterOptions.endpointsFromStream(&message, fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds)
        if let balancer = cluster.loadBalancer { ClusterOptions.balance(&message, by: balancer) }
        guard ServiceProtocol.isHTTP(export.serviceProtocol), let credentials = inputs.credentials,
            case .local(let target)? = cluster.targets.first
        else { return message }
        let identity = SpiffeID(
            trustDomain: inputs.mesh.trustDomain,
            holder: .service(name: target.service, datacenter: target.datacenter)
        )
        message.transportSocket = try TLSContexts.outbound(
            inputs.mesh,
            credentials,
            rootsPEM: inputs.mesh.rootsPEM,
            identities: [identity.uri],
            serverName: target.serverName
        )
        if ServiceProtocol.isHTTP2(export.serviceProtocol) { try ClusterOptions.http2(&message) }
        return message
    }
}

/// What a cluster that passes connections through is made from.
struct PassingClusterInput: Hashable {
    let name: String
    let connectTimeoutMilliseconds: Int
    let loadBalancer: LoadBalancer?
    let fetchTimeoutMilliseconds: Int?

    init(_ name: String, _ inputs: MeshGatewayInputs, _ resolution: GatewayResolution? = nil) {
        self.name = name
        let given = resolution?.connectTimeoutMilliseconds ?? 0
        connectTimeoutMilliseconds = given > 0 ? given : inputs.connectTimeoutMilliseconds
        loadBalancer = resolution?.loadBalancer
        fetchTimeoutMilliseconds = inputs.fetchTimeoutMilliseconds
    }
}

extension MeshIdentity {
    /// The name of a service of this datacenter.
    func serverName(of service: ServiceName) -> String {
        ServerNames.service(service, datacenter: datacenter, trustDomain: trustDomain)
    }

    /// The name by which peers address this cluster's control plane.
    var controlPlaneName: String {
        SpiffeID.peeringServerName(trustDomain: trustDomain, datacenter: datacenter)
    }
}

extension GatewayExport {
    /// The entries that make a service reachable for peers, and say how.
    var entries: [EntryKey] {
        chainEntries + [EntryKey(kind: .exportedServices, name: "default")]
    }
}
