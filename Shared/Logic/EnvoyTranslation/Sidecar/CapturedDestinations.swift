import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Services outside the mesh that a captured application calls by the names they have there.
///
/// A connection is told apart by its port and address, or by the server name that it asks for; requests by their host. What would
/// be claimed twice belongs to the first, and is told as a problem of the others: Envoy refuses a whole listener or table for it.
/// Addresses of the mesh come before those of destinations.
///
/// - Source: recorded (`destination-sidecar`).
struct CapturedDestinations {
    /// One name or address, with the service that it is of.
    struct Member: Hashable {
        let destination: CapturedDestination
        let place: CapturedDestination.Place
        let host: HostPlace
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
        // Asked for each sidecar: without captured traffic there are none.
        guard let capture = inputs.capture else { return }
        let meshOwners = Self.meshOwners(inputs)
        var claimed: [String: ServiceName] = [:]
        var serverNames = Set<String>()
        for destination in capture.destinations {
            for place in destination.places {
                guard let host = HostPlace(place.address) else {
                    complain(
                        destination,
                        place,
                        "\(place.address.debugDescription) is neither an IP address nor a host name"
                    )
                    continue
                }
                if let reason = Self.contradiction(host, of: destination, meshOwners) {
                    complain(destination, place, reason)
                    continue
                }
                let claim = "\(host) at port \(destination.port)"
                if let owner = claimed[claim] {
                    complain(destination, place, "\(claim) is a destination of \"\(owner)\", too, which gets the calls")
                    continue
                }
                guard serverNames.insert(place.serverName).inserted else {
                    complain(
                        destination,
                        place,
                        "the gateway cannot tell \(host) from another of its addresses by name"
                    )
                    continue
                }
                claimed[claim] = destination.service
                add(Member(destination: destination, place: place, host: host))
            }
        }
        ports.sort { $0.number < $1.number }
    }

    /// Whose the addresses are that are of the mesh at every port.
    private static func meshOwners(_ inputs: SidecarInputs) -> [String: String] {
        var owners: [String: String] = [:]
        for upstream in inputs.upstreams {
            guard case .captured(let addresses) = upstream.bind else { continue }
            for address in addresses { owners[address] = upstream.key }
        }
        for direct in inputs.capture?.direct ?? [] {
            for address in direct.addresses { owners[address] = direct.target.service.description }
        }
        return owners
    }

    /// Why connections to a destination's address are not its own; nil when they are, and for requests, which have hosts.
    private static func contradiction(
        _ host: HostPlace,
        of destination: CapturedDestination,
        _ meshOwners: [String: String]
    ) -> String? {
        guard case .address(let address) = host, !ServiceProtocol.isHTTP(destination.settings.serviceProtocol) else {
            return nil
        }
        if let owner = meshOwners[address.description] {
            return "\(address) is an address of \"\(owner)\" in the mesh, too, which gets the calls"
        }
        return address.isVirtual
            ? "\(address) lies in 240.0.0.0/4, of which only the catalog gives addresses to services" : nil
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

    /// Whether requests over HTTP/2 may go on to hosts that are no destination.
    var passesHTTP2: Bool { others && ports.contains { ServiceProtocol.isHTTP2($0.serviceProtocol) } }

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
            switch member.host {
            case .address(let address): match.prefixRanges = [OutboundListener.wholeAddress(address.description)]
            case .hostname(let text): match.serverNames = [text]
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
        let named = connections.filter { if case .hostname = $0.host { true } else { false } }
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
                    var domains = [member.host.authority]
                    if port.number != 80 { domains.append("\(domains[0]):\(port.number)") }
                    return Self.host(member.place.serverName, domains, to: member.place.serverName)
                }
                if others {
                    // Only who sent the request knows how long its answer may take.
                    hosts.append(
                        Self.host(
                            OutboundListener.others,
                            ["*"],
                            to: OutboundListener.others,
                            timeout: .milliseconds(0)
                        )
                    )
                }
                return EnvoyRouteV3.RouteConfiguration(
                    name: port.routes,
                    virtualHosts: hosts,
                    validateClusters: GoogleProtobuf.BoolValue(value: true)
                )
            }.made(from: port.members.flatMap(\.destination.entries) + [inputs.ownDefaults])
        }
    }

    private static func host(
        _ name: String,
        _ domains: [String],
        to cluster: String,
        timeout: GoogleProtobuf.Duration? = nil
    ) -> EnvoyRouteV3.VirtualHost {
        let match = EnvoyRouteV3.RouteMatch(pathSpecifier: .prefix("/"))
        var action = EnvoyRouteV3.RouteAction(clusterSpecifier: .cluster(cluster))
        action.timeout = timeout
        return EnvoyRouteV3.VirtualHost(
            name: name,
            domains: domains,
            routes: [EnvoyRouteV3.Route(match: match, action: .route(action))]
        )
    }
}
