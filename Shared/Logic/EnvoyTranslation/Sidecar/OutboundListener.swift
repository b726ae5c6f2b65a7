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

    /// Nil when there is nowhere to send anything.
    static func plan(
        _ capture: TrafficCapture,
        _ inputs: SidecarInputs
    ) -> ResourcePlan<EnvoyListenerV3.Listener>? {
        let chains = inputs.upstreams.compactMap { upstream -> (addresses: [String], upstream: SidecarUpstream)? in
            guard case .captured(let addresses) = upstream.bind, !addresses.isEmpty else { return nil }
            return (addresses, upstream)
        }.sorted { ($0.addresses[0], $0.upstream.key) < ($1.addresses[0], $1.upstream.key) }
        guard !chains.isEmpty || capture.passesOthers else { return nil }
        let name = "outbound_listener:127.0.0.1:\(capture.port)"
        return ResourcePlan(name) { () throws(SchemaError) in
            var listener = EnvoyListenerV3.Listener(
                name: name,
                address: .socket("127.0.0.1", port: capture.port),
                trafficDirection: .outbound,
                accessLog: try AccessLogs.ofListener(inputs.accessLogs)
            )
            for chain in chains {
                listener.filterChains.append(
                    EnvoyListenerV3.FilterChain(
                        filterChainMatch: EnvoyListenerV3.FilterChainMatch(
                            prefixRanges: chain.addresses.map(wholeAddress)
                        ),
                        filters: [
                            try UpstreamListener.filter(
                                chain.upstream,
                                accessLogs: inputs.accessLogs,
                                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds
                            )
                        ]
                    )
                )
            }
            listener.listenerFilters = [try originalDestination()]
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
        }.made(from: chains.flatMap(\.upstream.entries) + [inputs.ownDefaults])
    }

    /// Finds out where a redirected connection was going.
    static func originalDestination() throws(SchemaError) -> EnvoyListenerV3.ListenerFilter {
        EnvoyListenerV3.ListenerFilter(
            name: "envoy.filters.listener.original_dst",
            configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: EnvoyOriginalDstV3.OriginalDst()))
        )
    }

    /// The cluster that sends connections where they were going.
    static func cluster() -> EnvoyClusterV3.Cluster {
        EnvoyClusterV3.Cluster(
            name: others,
            clusterDiscoveryType: .type(.originalDst),
            connectTimeout: .milliseconds(5000),
            lbPolicy: .clusterProvided
        )
    }

    private static func wholeAddress(_ address: String) -> EnvoyCoreV3.CidrRange {
        let bits: UInt32 = address.utf8.contains(UInt8(ascii: ":")) ? 128 : 32
        return EnvoyCoreV3.CidrRange(addressPrefix: address, prefixLen: GoogleProtobuf.UInt32Value(value: bits))
    }
}
