import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// What a terminating gateway is sent: to callers it is each linked service's sidecar, to the services a plain caller.
///
/// - Source: recorded (`terminating-plain-and-ca`, `peer-terminating-gateway`, `destination-terminating-gateway`).
enum TerminatingPlans {
    static func problems(_ inputs: TerminatingGatewayInputs) -> [TranslationProblem] {
        inputs.unserved.map {
            TranslationProblem(
                type: .cluster,
                name: inputs.mesh.serverName(of: $0.service),
                reason: "service \"\($0.service)\" is not served: \($0.reason)"
            )
        }
    }

    // MARK: - Clusters

    static func clusters(_ inputs: TerminatingGatewayInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        inputs.services.flatMap { service in
            service.places.map { place in
                ResourcePlan(place.serverName) { () throws(SchemaError) in try cluster(place, service, inputs) }
                    .made(from: service.entries(inputs))
            }
        }
    }

    private static func cluster(
        _ place: TerminatedPlace,
        _ service: TerminatedService,
        _ inputs: TerminatingGatewayInputs
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let timeout = service.connectTimeoutMilliseconds
        var cluster = EnvoyClusterV3.Cluster(
            name: place.serverName,
            connectTimeout: .milliseconds(timeout > 0 ? timeout : inputs.connectTimeoutMilliseconds),
            outlierDetection: EnvoyClusterV3.OutlierDetection()
        )
        switch place.address {
        case .instances:
            ClusterOptions.endpointsFromStream(
                &cluster,
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
            )
        case .hostname(let endpoint):
            ClusterOptions.endpointsByName(&cluster, [endpoint], strict: inputs.usesStrictDNS)
        case .fixed(let endpoint):
            cluster.clusterDiscoveryType = .type(.static)
            cluster.loadAssignment = Endpoints.message(clusterName: place.serverName, [endpoint])
        }
        if let balancer = service.loadBalancer, service.isHTTP || !balancer.isHashBased {
            ClusterOptions.balance(&cluster, by: balancer)
        }
        if !service.link.caFile.isEmpty { cluster.transportSocket = try TLSContexts.toOutside(service.link) }
        if ServiceProtocol.isHTTP2(service.serviceProtocol) { try ClusterOptions.http2(&cluster) }
        return cluster
    }

    // MARK: - Listeners

    static func listeners(_ inputs: TerminatingGatewayInputs) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        inputs.binds.map { bind in
            let name = "\(bind.name):\(bind.address):\(bind.port)"
            return ResourcePlan(name) { () throws(SchemaError) in try listener(name, bind, inputs) }
                .made(from: inputs.services.flatMap { $0.entries(inputs) } + [inputs.ownEntry])
        }
    }

    /// - Source: decision 028: a name that no chain is for reaches nothing. Consul sends such connections to the cluster of that
    ///   name, which for a moment may be there without the chain that asks who calls.
    private static func listener(
        _ name: String,
        _ bind: GatewayBind,
        _ inputs: TerminatingGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var chains: [EnvoyListenerV3.FilterChain] = []
        for service in inputs.services {
            for place in service.places { chains.append(try chain(place, service, inputs)) }
        }
        chains.append(
            EnvoyListenerV3.FilterChain(filters: [
                try TCPForwarding.filter(
                    to: "",
                    statPrefix: "terminating_gateway.\(bind.name)",
                    accessLogs: inputs.accessLogs
                )
            ])
        )
        return EnvoyListenerV3.Listener(
            name: name,
            address: .socket(bind.address, port: bind.port),
            filterChains: chains,
            listenerFilters: [try TLSContexts.inspector()],
            trafficDirection: .inbound,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
    }

    private static func chain(
        _ place: TerminatedPlace,
        _ service: TerminatedService,
        _ inputs: TerminatingGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.FilterChain {
        let label = EnvoyNames.local(service.service, datacenter: inputs.mesh.datacenter)
        let statPrefix = place.subset.isEmpty ? "upstream.\(label)" : "upstream.\(place.subset).\(label)"
        let filters: [EnvoyListenerV3.Filter]
        if service.isHTTP {
            filters = [try requests(place, service, statPrefix, inputs)]
        } else {
            filters = [
                try AccessControlFilters.inlineNetwork(AccessPolicy(service, inputs)),
                try TCPForwarding.filter(
                    to: place.serverName,
                    statPrefix: statPrefix,
                    accessLogs: inputs.accessLogs
                ),
            ]
        }
        return EnvoyListenerV3.FilterChain(
            filterChainMatch: EnvoyListenerV3.FilterChainMatch(serverNames: [place.serverName]),
            filters: filters,
            transportSocket: try TLSContexts.inbound(
                inputs.mesh,
                service.credentials,
                // Requests of peers come from the mesh gateway, which calls as itself.
                peers: service.isHTTP ? [] : service.inboundTrust
            )
        )
    }

    private static func requests(
        _ place: TerminatedPlace,
        _ service: TerminatedService,
        _ statPrefix: String,
        _ inputs: TerminatingGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        var filters = HTTPFilterChain()
        filters.add(
            AccessControlFilters.http(
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds,
                of: service.service
            ),
            in: .authorization
        )
        return try HTTPConnections(
            serviceProtocol: service.serviceProtocol,
            statPrefix: statPrefix,
            routes: .rds(
                EnvoyHCMV3.Rds(
                    configSource: .aggregated(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                    routeConfigName: place.serverName
                )
            ),
            filters: filters,
            clientCertificate: .append,
            accessLogs: inputs.accessLogs,
            normalizesPaths: service.intentions.contains { !$0.permissions.isEmpty },
            dropsHeadersWithUnderscores: service.intentions.contains { Disguises.needsDropping($0.permissions) }
        ).filter()
    }

    /// Who may call the services whose requests are looked at.
    static func rules(_ inputs: TerminatingGatewayInputs) -> [ResourcePlan<EnvoyCoreV3.TypedExtensionConfig>] {
        inputs.services.filter(\.isHTTP).map { service in
            AccessControlFilters.plan(AccessPolicy(service, inputs), of: service.service)
                .made(from: service.entries(inputs))
        }
    }

    // MARK: - Routes

    static func routes(_ inputs: TerminatingGatewayInputs) -> [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        inputs.services.filter(\.isHTTP).flatMap { service in
            service.places.map { place in
                ResourcePlan(place.serverName) { () throws(SchemaError) in routes(to: place, of: service) }
                    .made(from: service.entries(inputs))
            }
        }
    }

    private static func routes(
        to place: TerminatedPlace,
        of service: TerminatedService
    ) -> EnvoyRouteV3.RouteConfiguration {
        var action = EnvoyRouteV3.RouteAction(clusterSpecifier: .cluster(place.serverName))
        // Many services outside answer only to the name by which they are known there.
        if !place.isDestination, !service.link.disableAutoHostRewrite {
            action.hostRewriteSpecifier = .autoHostRewrite(GoogleProtobuf.BoolValue(value: true))
        }
        action.timeout = service.requestTimeoutMilliseconds.map { .milliseconds($0) }
        if let balancer = service.loadBalancer, balancer.isHashBased {
            action.hashPolicy = balancer.hashPolicies.map(RouteMessages.hashPolicy)
        }
        let match = EnvoyRouteV3.RouteMatch(pathSpecifier: .prefix("/"))
        return EnvoyRouteV3.RouteConfiguration(
            name: place.serverName,
            virtualHosts: [
                EnvoyRouteV3.VirtualHost(
                    name: place.serverName,
                    domains: ["*"],
                    routes: [EnvoyRouteV3.Route(match: match, action: .route(action))]
                )
            ],
            validateClusters: GoogleProtobuf.BoolValue(value: true)
        )
    }
}

extension TerminatedService {
    fileprivate var isHTTP: Bool { ServiceProtocol.isHTTP(serviceProtocol) }

    fileprivate func entries(_ inputs: TerminatingGatewayInputs) -> [EntryKey] {
        [
            inputs.ownEntry, EntryKey(kind: .serviceIntentions, of: service),
            EntryKey(kind: .serviceDefaults, of: service), EntryKey(kind: .serviceResolver, of: service),
        ]
    }
}

extension TerminatingGatewayInputs {
    fileprivate var ownEntry: EntryKey { EntryKey(kind: .terminatingGateway, of: gateway) }
}

extension AccessPolicy {
    /// Who may call a service outside the mesh.
    init(_ service: TerminatedService, _ inputs: TerminatingGatewayInputs) {
        let isHTTP = service.isHTTP
        self.init(
            trustDomain: inputs.mesh.trustDomain,
            allowsByDefault: inputs.allowsByDefault,
            isHTTP: isHTTP,
            rules: IntentionRules.make(
                service.intentions,
                trustDomain: inputs.mesh.trustDomain,
                allowsByDefault: inputs.allowsByDefault,
                peers: service.inboundTrust,
                isHTTP: isHTTP
            ),
            reachesStandingConnections: false
        )
    }
}
