import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The clusters of a sidecar: its application and what it calls.
enum SidecarClusters {
    static let application = "local_app"

    static func all(_ inputs: SidecarInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        let own = ApplicationClusterInput(application: inputs.application, serviceProtocol: inputs.serviceProtocol)
        var plans = [
            ResourcePlan(application, from: .application(own)) { () throws(SchemaError) in try local(own) }
        ]
        for port in Set(inputs.exposedPaths.map(\.localPathPort)).sorted() where port != inputs.application.port {
            let name = ExposedPaths.clusterName(port: port)
            plans.append(ResourcePlan(name) { () throws(SchemaError) in exposed(name, port, inputs) })
        }
        if inputs.capture?.passesOthers == true {
            plans.append(ResourcePlan(OutboundListener.others) { () throws(SchemaError) in OutboundListener.cluster() })
        }
        for upstream in inputs.upstreams {
            let input = UpstreamClusterInput(
                mesh: inputs.mesh,
                credentials: inputs.credentials,
                service: upstream.service,
                settings: upstream.settings,
                target: upstream.target,
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
            )
            plans.append(
                ResourcePlan(upstream.target.clusterName, from: .upstreamCluster(input)) { () throws(SchemaError) in
                    switch input.target {
                    case .local(let target): try local(target, input)
                    case .peered(let target): try peered(target, input)
                    }
                }
            )
        }
        return plans
    }

    // MARK: - The application

    private static func local(_ input: ApplicationClusterInput) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let application = input.application
        let address = MeshEndpoint(
            address: application.address,
            port: application.port,
            socketPath: application.socketPath,
            health: nil
        )
        var cluster = EnvoyClusterV3.Cluster(
            name: self.application,
            clusterDiscoveryType: .type(.static),
            connectTimeout: .milliseconds(application.connectTimeoutMilliseconds),
            loadAssignment: Endpoints.message(clusterName: self.application, [address])
        )
        if application.maximumInboundConnections > 0 {
            cluster.circuitBreakers = ClusterOptions.circuitBreakers(
                UpstreamLimits(maxConnections: application.maximumInboundConnections)
            )
        }
        if ServiceProtocol.isHTTP2(input.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
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
        var cluster = base(target.clusterName, input.settings)
        cluster.altStatName = target.clusterName
        cluster.outlierDetection = ClusterOptions.outlierDetection(input.settings.passiveHealthCheck)
        ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        let identity = SpiffeID(
            trustDomain: input.mesh.trustDomain,
            holder: .service(name: input.service, datacenter: target.datacenter)
        )
        cluster.transportSocket = try TLSContexts.outbound(
            input.mesh,
            input.credentials,
            rootsPEM: input.mesh.rootsPEM,
            identities: [identity.uri],
            serverName: target.serverName
        )
        if ServiceProtocol.isHTTP2(input.settings.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }

    /// - Source: reference §6.2 and §6.3. A single gateway may be all there is, so all endpoints may be ejected.
    private static func peered(
        _ target: PeeredTarget,
        _ input: UpstreamClusterInput
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        var cluster = base(target.clusterName, input.settings)
        var detection = ClusterOptions.outlierDetection(input.settings.passiveHealthCheck)
        detection.maxEjectionPercent = GoogleProtobuf.UInt32Value(value: 100)
        cluster.outlierDetection = detection
        if let hostname = target.hostname {
            ClusterOptions.endpointsByName(&cluster, [hostname], strict: false)
        } else {
            ClusterOptions.endpointsFromStream(&cluster, fetchTimeoutMilliseconds: input.fetchTimeoutMilliseconds)
        }
        cluster.transportSocket = try TLSContexts.outbound(
            input.mesh,
            input.credentials,
            rootsPEM: target.trust.rootsPEM,
            identities: target.identities,
            serverName: target.serverName
        )
        if ServiceProtocol.isHTTP2(input.settings.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }
}

/// What the application's cluster is made from.
struct ApplicationClusterInput: Hashable {
    let application: LocalApplication
    let serviceProtocol: String
}

/// What an upstream's cluster is made from, besides its name.
struct UpstreamClusterInput: Hashable {
    let mesh: MeshIdentity
    let credentials: ProxyCredentials
    let service: String
    let settings: UpstreamSettings
    let target: UpstreamTarget
    let fetchTimeoutMilliseconds: Int?
}
