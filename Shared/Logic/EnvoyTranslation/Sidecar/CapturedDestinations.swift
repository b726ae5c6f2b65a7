import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Services outside the mesh that a captured application calls by the names they have there.
///
/// A connection is told apart by its port and address, or by the server name that it asks for; requests by their host. What would
/// be claimed twice belongs to the first, and is told as a problem of the others: Envoy refuses a whole listener or table for it.
///
/// - Source: recorded (`destination-sidecar`).
struct CapturedDestinations {
    /// One name or address, with the service that it is of.
    struct Member: Hashable {
        let destination: CapturedDestination
        let place: CapturedDestination.Place
    }

    /// All requests to a port.
    struct Port: Hashable {
        let number: Int
        let serviceProtocol: String
        let routes: String
        var members: [Member]
    }

    private(set) var connections: [Member] = []
    private(set) var ports: [Port] = []
    private(set) var problems: [TranslationProblem] = []
    private let inputs: SidecarInputs
    private let others: Bool

    init(_ inputs: SidecarInputs) {
        self.inputs = inputs
        others = inputs.capture?.passesOthers == true
        var claimed: [String: ServiceName] = [:]
        for destination in inputs.capture?.destinations ?? [] {
            for place in destination.places {
                let claim = "\(place.address.lowercased()) at port \(destination.port)"
                if let owner = claimed[claim] {
                    complain(destination, place, "\(claim) is a destination of \"\(owner)\", too, which gets the calls")
                    continue
                }
                claimed[claim] = destination.service
                add(Member(destination: destination, place: place))
            }
        }
        ports.sort { $0.number < $1.number }
    }

    private mutating func add(_ member: Member) {
        let (destination, place) = (member.destination, member.place)
        let spoken = destination.settings.serviceProtocol
        guard ServiceProtocol.isHTTP(spoken) else {
            connections.append(member)
            return
        }
        guard let index = ports.firstIndex(where: { $0.number == destination.port }) else {
            let all = ServiceName("~" + spoken, in: inputs.service.scope)
            let name = ServerNames.service(
                all,
                datacenter: inputs.mesh.datacenter,
                trustDomain: inputs.mesh.trustDomain
            )
            ports.append(
                Port(
                    number: destination.port,
                    serviceProtocol: spoken,
                    routes: "destination.\(destination.port).\(name)",
                    members: [member]
                )
            )
            return
        }
        guard ports[index].serviceProtocol == spoken else {
            complain(
                destination,
                place,
                "other destinations at port \(destination.port) speak \(ports[index].serviceProtocol), this one \(spoken); "
                    + "give them one protocol, or other ports"
            )
            return
        }
        ports[index].members.append(member)
    }

    private mutating func complain(
        _ destination: CapturedDestination,
        _ place: CapturedDestination.Place,
        _ reason: String
    ) {
        problems.append(TranslationProblem(type: .cluster, name: place.serverName, reason: reason))
    }

    private var members: [Member] { connections + ports.flatMap(\.members) }

    var entries: [EntryKey] { members.flatMap(\.destination.entries) }

    // MARK: - Clusters

    /// One for each name or address: the gateway tells them apart by it.
    var clusters: [ResourcePlan<EnvoyClusterV3.Cluster>] {
        members.map { member in
            SidecarClusters.member(
                UpstreamClusterInput(
                    name: member.place.serverName,
                    mesh: inputs.mesh,
                    credentials: inputs.credentials,
                    settings: member.destination.settings,
                    target: .local(member.place.target),
                    loadBalancer: nil,
                    isNamedByPeer: false,
                    fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
                )
            ).made(from: member.destination.entries + [inputs.ownDefaults])
        }
    }

    // MARK: - Filter chains

    func chains() throws(SchemaError) -> [EnvoyListenerV3.FilterChain] {
        var chains: [EnvoyListenerV3.FilterChain] = []
        for member in connections {
            var match = EnvoyListenerV3.FilterChainMatch()
            match.destinationPort = GoogleProtobuf.UInt32Value(clamping: member.destination.port)
            if IPAddressText.isAddress(member.place.address) {
                match.prefixRanges = [OutboundListener.wholeAddress(member.place.address)]
            } else {
                match.serverNames = [member.place.address.lowercased()]
            }
            chains.append(
                EnvoyListenerV3.FilterChain(
                    filterChainMatch: match,
                    filters: [
                        try TCPForwarding.filter(
                            to: member.place.serverName,
                            statPrefix: "upstream." + member.place.serverName,
                            accessLogs: inputs.accessLogs
                        )
                    ]
                )
            )
        }
        for port in ports {
            let filter = try HTTPConnections(
                serviceProtocol: port.serviceProtocol,
                statPrefix: "upstream." + port.routes,
                routes: .rds(
                    EnvoyHCMV3.Rds(
                        configSource: .aggregated(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                        routeConfigName: port.routes
                    )
                ),
                accessLogs: inputs.accessLogs
            ).filter()
            var match = EnvoyListenerV3.FilterChainMatch()
            match.destinationPort = GoogleProtobuf.UInt32Value(clamping: port.number)
            chains.append(EnvoyListenerV3.FilterChain(filterChainMatch: match, filters: [filter]))
        }
        return chains
    }

    /// What has to be known of a connection before its chain is chosen.
    ///
    /// Only connections to the ports of destinations are looked into: who waits for the server's first word at another port would
    /// wait for the end of a time-out.
    func inspectors() throws(SchemaError) -> [EnvoyListenerV3.ListenerFilter] {
        var filters: [EnvoyListenerV3.ListenerFilter] = []
        let named = connections.filter { !IPAddressText.isAddress($0.place.address) }
        if !named.isEmpty {
            filters.append(Self.only(at: named.map(\.destination.port), try TLSContexts.inspector()))
        }
        if !ports.isEmpty {
            let inspector = EnvoyListenerV3.ListenerFilter(
                name: "envoy.filters.listener.http_inspector",
                configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: EnvoyHTTPInspectorV3.HttpInspector()))
            )
            filters.append(Self.only(at: ports.map(\.number), inspector))
        }
        return filters
    }

    private static func only(
        at ports: [Int],
        _ filter: EnvoyListenerV3.ListenerFilter
    ) -> EnvoyListenerV3.ListenerFilter {
        let rules = Set(ports).sorted().map { port in
            EnvoyListenerV3.ListenerFilterChainMatchPredicate(
                rule: .destinationPortRange(
                    EnvoyTypeV3.Int32Range(start: Int32(clamping: port), end: Int32(clamping: port + 1))
                )
            )
        }
        let wanted =
            rules.count == 1
            ? rules[0]
            : EnvoyListenerV3.ListenerFilterChainMatchPredicate(
                rule: .orMatch(EnvoyListenerV3.ListenerFilterChainMatchPredicate.MatchSet(rules: rules))
            )
        var filter = filter
        filter.filterDisabled = EnvoyListenerV3.ListenerFilterChainMatchPredicate(rule: .notMatch(wanted))
        return filter
    }

    // MARK: - Routes

    /// Requests by their hosts; those to other hosts go on unchanged where connections do.
    var routes: [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        ports.map { port in
            ResourcePlan(port.routes) { () throws(SchemaError) in
                var hosts = port.members.map { member in
                    var domains = [member.place.address.lowercased()]
                    if port.number != 80 { domains.append("\(domains[0]):\(port.number)") }
                    return Self.host(member.place.serverName, domains, to: member.place.serverName)
                }
                if others {
                    hosts.append(Self.host(OutboundListener.others, ["*"], to: OutboundListener.others))
                }
                return EnvoyRouteV3.RouteConfiguration(
                    name: port.routes,
                    virtualHosts: hosts,
                    validateClusters: GoogleProtobuf.BoolValue(value: true)
                )
            }.made(from: port.members.flatMap(\.destination.entries) + [inputs.ownDefaults])
        }
    }

    private static func host(_ name: String, _ domains: [String], to cluster: String) -> EnvoyRouteV3.VirtualHost {
        let match = EnvoyRouteV3.RouteMatch(pathSpecifier: .prefix("/"))
        let action = EnvoyRouteV3.RouteAction(clusterSpecifier: .cluster(cluster))
        return EnvoyRouteV3.VirtualHost(
            name: name,
            domains: domains,
            routes: [EnvoyRouteV3.Route(match: match, action: .route(action))]
        )
    }
}
