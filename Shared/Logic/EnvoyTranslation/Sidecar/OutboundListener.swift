import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Where a transparent proxy receives what the application sends, and finds the upstream by the address that was called.
///
/// - Source: reference §6.6.
enum OutboundListener {
    /// The cluster for what is no upstream's.
    static let others = "original-destination"

    /// Addresses, and what handles connections to them.
    private struct Chain {
        let addresses: [String]
        let key: String
        let entries: [EntryKey]
        let filter: () throws(SchemaError) -> EnvoyListenerV3.Filter
    }

    static func name(_ capture: TrafficCapture) -> String { "outbound_listener:127.0.0.1:\(capture.port)" }

    /// Nil when there is nowhere to send anything.
    static func plan(
        _ capture: TrafficCapture,
        _ inputs: SidecarInputs
    ) -> ResourcePlan<EnvoyListenerV3.Listener>? {
        let chains = (virtual(inputs) + direct(capture, inputs))
            .sorted { ($0.addresses[0], $0.key) < ($1.addresses[0], $1.key) }
        let destinations = CapturedDestinations(inputs)
        guard !chains.isEmpty || capture.passesOthers || !capture.destinations.isEmpty else { return nil }
        let name = name(capture)
        return ResourcePlan(name) { () throws(SchemaError) in
            var listener = EnvoyListenerV3.Listener(
                name: name,
                address: .socket("127.0.0.1", port: capture.port),
                trafficDirection: .outbound,
                accessLog: try AccessLogs.ofListener(inputs.accessLogs)
            )
            for chain in chains { listener.filterChains += try messages(chain, capture.destinationPorts) }
            listener.filterChains += try destinations.chains()
            listener.listenerFilters = [try originalDestination()] + (try destinations.inspectors())
            if capture.passesOthers {
                listener.defaultFilterChain = EnvoyListenerV3.FilterChain(filters: [
                    try TCPForwarding.filter(
                        to: others,
                        statPrefix: "upstream.original-destination",
                        accessLogs: inputs.accessLogs
                    )
                ])
            }
            return listener
        }.made(from: chains.flatMap(\.entries) + destinations.entries + [inputs.ownDefaults])
    }

    /// A chain for the addresses at any port.
    ///
    /// Envoy looks at ports first, and then only at chains with that port: so each port at which destinations are has a copy.
    private static func messages(
        _ chain: Chain,
        _ ports: [Int]
    ) throws(SchemaError) -> [EnvoyListenerV3.FilterChain] {
        let filter = try chain.filter()
        let ranges = chain.addresses.map(wholeAddress)
        return ([nil] + ports).map { (port: Int?) in
            EnvoyListenerV3.FilterChain(
                filterChainMatch: EnvoyListenerV3.FilterChainMatch(
                    prefixRanges: ranges,
                    destinationPort: port.map { GoogleProtobuf.UInt32Value(clamping: $0) }
                ),
                filters: [filter]
            )
        }
    }

    private static func virtual(_ inputs: SidecarInputs) -> [Chain] {
        inputs.upstreams.compactMap { upstream in
            guard case .captured(let addresses) = upstream.bind, !addresses.isEmpty else { return nil }
            return Chain(addresses: addresses, key: upstream.key, entries: upstream.entries) { () throws(SchemaError) in
                try UpstreamListener.filter(
                    upstream,
                    accessLogs: inputs.accessLogs,
                    fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
                )
            }
        }
    }

    // MARK: - Instances at addresses of their own

    private static func direct(_ capture: TrafficCapture, _ inputs: SidecarInputs) -> [Chain] {
        capture.direct.map { direct in
            Chain(
                addresses: direct.addresses,
                key: direct.target.serverName,
                entries: direct.entries
            ) { () throws(SchemaError) in
                let label = EnvoyNames.local(direct.target.service, datacenter: direct.target.datacenter)
                return try TCPForwarding.filter(
                    to: directCluster(direct),
                    statPrefix: "upstream." + label,
                    accessLogs: inputs.accessLogs
                )
            }
        }
    }

    private static func directCluster(_ direct: DirectTarget) -> String { "passthrough~" + direct.target.serverName }

    /// The clusters that send connections where they were going, over the mesh's TLS.
    ///
    /// - Source: reference peering-and-gateways.md §5.
    static func directClusters(_ inputs: SidecarInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        (inputs.capture?.direct ?? []).map { direct in
            let name = directCluster(direct)
            let timeout = direct.connectTimeoutMilliseconds
            return ResourcePlan(name) { () throws(SchemaError) in
                EnvoyClusterV3.Cluster(
                    name: name,
                    clusterDiscoveryType: .type(.originalDst),
                    connectTimeout: .milliseconds(timeout > 0 ? timeout : 5000),
                    lbPolicy: .clusterProvided,
                    transportSocket: try SidecarClusters.transportSocket(
                        .local(direct.target),
                        inputs.mesh,
                        inputs.credentials
                    )
                )
            }.made(from: direct.entries + [inputs.ownDefaults])
        }
    }

    // MARK: - What no upstream is for

    /// Finds out where a redirected connection was going.
    static func originalDestination() throws(SchemaError) -> EnvoyListenerV3.ListenerFilter {
        EnvoyListenerV3.ListenerFilter(
            name: "envoy.filters.listener.original_dst",
            configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: EnvoyOriginalDstV3.OriginalDst()))
        )
    }

    /// The cluster that sends connections where they were going, and requests as they came: by HTTP/2 when they did.
    static func cluster(passesHTTP2: Bool) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        var cluster = EnvoyClusterV3.Cluster(
            name: others,
            clusterDiscoveryType: .type(.originalDst),
            connectTimeout: .milliseconds(5000),
            lbPolicy: .clusterProvided
        )
        if passesHTTP2 { try ClusterOptions.httpAsReceived(&cluster) }
        return cluster
    }

    static func wholeAddress(_ address: String) -> EnvoyCoreV3.CidrRange {
        let bits: UInt32 = address.utf8.contains(UInt8(ascii: ":")) ? 128 : 32
        return EnvoyCoreV3.CidrRange(addressPrefix: address, prefixLen: GoogleProtobuf.UInt32Value(value: bits))
    }
}
