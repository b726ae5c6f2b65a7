import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The clusters of a sidecar: its application and what it calls.
enum SidecarClusters {
    static let application = "local_app"

    static func all(_ inputs: SidecarInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        let own = ApplicationClusterInput(
            application: inputs.application,
            serviceProtocol: inputs.serviceProtocol,
            fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
        )
        var plans = [
            ResourcePlan(application, from: .application(own)) { () throws(SchemaError) in try local(own) }
                .made(from: inputs.ownEntries)
        ]
        for port in Set(inputs.exposedPaths.map(\.localPathPort)).sorted() where port != inputs.application.port {
            let name = ExposedPaths.clusterName(port: port)
            plans.append(
                ResourcePlan(name) { () throws(SchemaError) in exposed(name, port, inputs) }
                    .made(from: [inputs.ownDefaults])
            )
        }
        let destinations = CapturedDestinations(inputs)
        if inputs.capture?.passesOthers == true {
            let passesHTTP2 = destinations.passesHTTP2
            plans.append(
                ResourcePlan(OutboundListener.others) { () throws(SchemaError) in
                    try OutboundListener.cluster(passesHTTP2: passesHTTP2)
                }
            )
        }
        plans += OutboundListener.directClusters(inputs) + destinations.clusters
        for upstream in inputs.upstreams {
            plans += self.plans(
                of: upstream,
                inputs.mesh,
                inputs.credentials,
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds,
                from: upstream.entries + [inputs.ownDefaults]
            )
        }
        return plans
    }

    /// The clusters of one upstream, for whoever calls it with these credentials.
    static func plans(
        of upstream: SidecarUpstream,
        _ mesh: MeshIdentity,
        _ credentials: ProxyCredentials,
        fetchTimeoutMilliseconds: Int?,
        from origin: [EntryKey]
    ) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        var plans: [ResourcePlan<EnvoyClusterV3.Cluster>] = []
        for cluster in upstream.routing.clusters {
            var settings = upstream.settings
            if cluster.connectTimeoutMilliseconds > 0 {
                settings.connectTimeoutMilliseconds = cluster.connectTimeoutMilliseconds
            }
            for (name, target) in cluster.members {
                let input = UpstreamClusterInput(
                    name: name,
                    mesh: mesh,
                    credentials: credentials,
                    settings: settings,
                    target: target,
                    loadBalancer: cluster.loadBalancer,
                    isNamedByPeer: !upstream.peer.isEmpty,
                    fetchTimeoutMilliseconds: fetchTimeoutMilliseconds
                )
                plans.append(member(input).made(from: origin))
            }
            if cluster.hasFailover {
                let timeout = settings.connectTimeoutMilliseconds
                plans.append(
                    ResourcePlan(cluster.name) { () throws(SchemaError) in try aggregate(cluster, timeout) }
                        .made(from: origin)
                )
            }
        }
        return plans
    }

    static func member(_ input: UpstreamClusterInput) -> ResourcePlan<EnvoyClusterV3.Cluster> {
        ResourcePlan(input.name, from: .upstreamCluster(input)) { () throws(SchemaError) in
            var cluster =
                switch input.target {
                case .local(let target): try local(target, input)
                case .peered(let target): try peered(target, input)
                }
            if let balancer = input.loadBalancer { ClusterOptions.balance(&cluster, by: balancer) }
            return cluster
        }
    }

    /// Tries its members one after the other.
    ///
    /// - Source: recorded (`chain-failover-services`); reference peering-and-gateways.md §6.8.
    static func aggregate(
        _ cluster: UpstreamCluster,
        _ timeout: Int
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let members = EnvoyAggregateClusterV3.ClusterConfig(clusters: cluster.members.map(\.name))
        var message = EnvoyClusterV3.Cluster(name: cluster.name)
        message.clusterDiscoveryType = .clusterType(
            EnvoyClusterV3.Cluster.CustomClusterType(
                name: "envoy.clusters.aggregate",
                typedConfig: try GoogleProtobuf.AnyMessage(packing: members)
            )
        )
        message.connectTimeout = .milliseconds(timeout > 0 ? timeout : 5000)
        message.lbPolicy = .clusterProvided
        message.altStatName = cluster.name
        return message
    }

    // MARK: - The application

    private static func local(_ input: ApplicationClusterInput) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let application = input.application
        var cluster = EnvoyClusterV3.Cluster(
            name: self.application,
            connectTimeout: .milliseconds(application.connectTimeoutMilliseconds)
        )
        if ServiceProtocol.isHTTP(input.serviceProtocol) {
            cluster.clusterDiscoveryType = .type(.static)
            cluster.loadAssignment = Endpoints.message(clusterName: self.application, [address(of: application)])
        } else {
            ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        }
        if application.maximumInboundConnections > 0 {
            cluster.circuitBreakers = ClusterOptions.circuitBreakers(
                UpstreamLimits(maxConnections: application.maximumInboundConnections)
            )
        }
        if ServiceProtocol.isHTTP2(input.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }

    private static func address(of application: LocalApplication) -> MeshEndpoint {
        MeshEndpoint(
            address: application.address,
            port: application.port,
            socketPath: application.socketPath,
            health: nil
        )
    }

    /// The endpoint of a TCP application, with what standing connections have to know of the newest intentions.
    static func applicationEndpoints(
        _ inputs: SidecarInputs,
        _ policy: AccessPolicy
    ) -> [ResourcePlan<EnvoyEndpointV3.ClusterLoadAssignment>] {
        guard !policy.isHTTP else { return [] }
        let endpoint = address(of: inputs.application)
        return [
            ResourcePlan(application, from: .applicationEndpoint(endpoint, policy)) { () throws(SchemaError) in
                Endpoints.message(
                    clusterName: application,
                    [endpoint],
                    metadata: StandingConnections(policy).metadata
                )
            }.made(from: inputs.ownEntries)
        ]
    }

    private static func exposed(_ name: String, _ port: Int, _ inputs: SidecarInputs) -> EnvoyClusterV3.Cluster {
        let address = MeshEndpoint(address: inputs.application.address, port: port, health: nil)
        return EnvoyClusterV3.Cluster(
            name: name,
            clusterDiscoveryType: .type(.static),
            connectTimeout: .milliseconds(inputs.application.connectTimeoutMilliseconds),
            loadAssignment: Endpoints.message(clusterName: name, [address])
        )
    }

    // MARK: - Upstreams

    private static func base(_ name: String, _ settings: UpstreamSettings) -> EnvoyClusterV3.Cluster {
        let timeout = settings.connectTimeoutMilliseconds
        var cluster = EnvoyClusterV3.Cluster(
            name: name,
            connectTimeout: .milliseconds(timeout > 0 ? timeout : 5000),
            circuitBreakers: ClusterOptions.circuitBreakers(settings.limits)
        )
        ClusterOptions.withoutPanic(&cluster)
        return cluster
    }

    private static func local(
        _ target: LocalTarget,
        _ input: UpstreamClusterInput
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        var cluster = base(input.name, input.settings)
        cluster.altStatName = input.name
        cluster.outlierDetection = ClusterOptions.outlierDetection(input.settings.passiveHealthCheck)
        ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        cluster.transportSocket = try transportSocket(.local(target), input.mesh, input.credentials)
        if ServiceProtocol.isHTTP2(input.settings.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }

    /// The mesh's TLS to a target.
    static func transportSocket(
        _ target: UpstreamTarget,
        _ mesh: MeshIdentity,
        _ credentials: ProxyCredentials
    ) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        switch target {
        case .local(let target):
            let identity = SpiffeID(
                trustDomain: mesh.trustDomain,
                holder: .service(name: target.service, datacenter: target.datacenter)
            )
            return try TLSContexts.outbound(
                mesh,
                credentials,
                rootsPEM: mesh.rootsPEM,
                identities: [identity.uri],
                serverName: target.serverName
            )
        case .peered(let target):
            return try TLSContexts.outbound(
                mesh,
                credentials,
                rootsPEM: target.trust.rootsPEM,
                identities: target.identities,
                serverName: target.serverName
            )
        }
    }

    /// Upstreams that exist and cannot be called, with the reason.
    static func problems(_ inputs: SidecarInputs) -> [TranslationProblem] {
        let blocked = inputs.blocked.map { TranslationProblem(type: .cluster, name: $0.key, reason: $0.reason) }
        return blocked + unused(inputs) + CapturedDestinations(inputs).problems
            + inputs.upstreams.flatMap { upstream in
                upstream.routing.clusters.flatMap(\.members).compactMap { name, target in
                    guard case .peered(let target) = target, target.lacksIdentity else { return nil }
                    return TranslationProblem(
                        type: .cluster,
                        name: name,
                        reason: "peer \"\(target.peer)\" says of no instance of \"\(upstream.service)\" which "
                            + "identity (SpiffeID) may answer, so no answer is accepted; check the service's sidecar "
                            + "proxies in that peer"
                    )
                }
            }
    }

    /// What was asked for and is not done, which must not go unsaid.
    private static func unused(_ inputs: SidecarInputs) -> [TranslationProblem] {
        inputs.unusedSettings.map { setting in
            TranslationProblem(
                type: .listener,
                name: PublicListenerInput(inputs).name,
                reason: "\(setting) is set and not used: it is not implemented in this version of Tombolo; take it out"
            )
        }
    }

    /// - Source: reference §6.2 and §6.3; Consul lets all endpoints be ejected, also the only gateway there is.
    private static func peered(
        _ target: PeeredTarget,
        _ input: UpstreamClusterInput
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        var cluster = base(input.name, input.settings)
        if !input.isNamedByPeer { cluster.altStatName = input.name }
        cluster.outlierDetection = ClusterOptions.outlierDetection(
            input.settings.passiveHealthCheck,
            ejectsMost: input.isNamedByPeer
        )
        if let hostname = target.hostname {
            ClusterOptions.endpointsByName(&cluster, [hostname], strict: false)
        } else {
            ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        }
        cluster.transportSocket = try transportSocket(.peered(target), input.mesh, input.credentials)
        if ServiceProtocol.isHTTP2(input.settings.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }
}

/// What the application's cluster is made from.
struct ApplicationClusterInput: Hashable {
    let application: LocalApplication
    let serviceProtocol: String
    let fetchTimeoutMilliseconds: Int?
}

/// What an upstream's cluster is made from.
struct UpstreamClusterInput: Hashable {
    let name: String
    let mesh: MeshIdentity
    let credentials: ProxyCredentials
    let settings: UpstreamSettings
    let target: UpstreamTarget
    let loadBalancer: LoadBalancer?
    /// The upstream is a peer's service by name, not one of this mesh whose calls go there.
    let isNamedByPeer: Bool
    let fetchTimeoutMilliseconds: Int?
}
