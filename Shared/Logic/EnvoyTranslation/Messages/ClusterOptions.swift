import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Parts of clusters that several kinds of clusters have.
enum ClusterOptions {
    /// Endpoints come over this stream.
    static func endpointsFromStream(
        _ cluster: inout EnvoyClusterV3.Cluster,
        fetchTimeoutMilliseconds: Int?
    ) {
        cluster.clusterDiscoveryType = .type(.eds)
        cluster.edsClusterConfig = EnvoyClusterV3.Cluster.EdsClusterConfig(
            edsConfig: .aggregated(fetchTimeoutMilliseconds: fetchTimeoutMilliseconds)
        )
    }

    /// Endpoints are looked up by name; `strict` uses all addresses that a name has, instead of one at a time.
    static func endpointsByName(_ cluster: inout EnvoyClusterV3.Cluster, _ endpoints: [MeshEndpoint], strict: Bool) {
        cluster.clusterDiscoveryType = .type(strict ? .strictDNS : .logicalDNS)
        cluster.dnsLookupFamily = .v4Only
        cluster.dnsRefreshRate = GoogleProtobuf.Duration(seconds: 10)
        cluster.loadAssignment = Endpoints.message(clusterName: cluster.name, endpoints)
    }

    /// HTTP/2 to the endpoints.
    static func http2(_ cluster: inout EnvoyClusterV3.Cluster) throws(SchemaError) {
        try speak(
            .explicitHTTPConfig(
                EnvoyUpstreamHTTPV3.HttpProtocolOptions.ExplicitHttpConfig(
                    protocolConfig: .http2ProtocolOptions(EnvoyCoreV3.Http2ProtocolOptions())
                )
            ),
            &cluster
        )
    }

    /// The version of HTTP in which a request came.
    static func httpAsReceived(_ cluster: inout EnvoyClusterV3.Cluster) throws(SchemaError) {
        try speak(
            .useDownstreamProtocolConfig(
                EnvoyUpstreamHTTPV3.HttpProtocolOptions.UseDownstreamHttpConfig(
                    httpProtocolOptions: EnvoyCoreV3.Http1ProtocolOptions(),
                    http2ProtocolOptions: EnvoyCoreV3.Http2ProtocolOptions()
                )
            ),
            &cluster
        )
    }

    private static func speak(
        _ options: EnvoyUpstreamHTTPV3.HttpProtocolOptions.UpstreamProtocolOptions,
        _ cluster: inout EnvoyClusterV3.Cluster
    ) throws(SchemaError) {
        cluster.typedExtensionProtocolOptions[EnvoyUpstreamHTTPV3.HttpProtocolOptions.fullName] =
            try GoogleProtobuf.AnyMessage(
                packing: EnvoyUpstreamHTTPV3.HttpProtocolOptions(upstreamProtocolOptions: options)
            )
    }

    /// When every endpoint is ill, none gets traffic: callers learn the truth.
    static func withoutPanic(_ cluster: inout EnvoyClusterV3.Cluster) {
        cluster.commonLbConfig = EnvoyClusterV3.Cluster.CommonLbConfig(healthyPanicThreshold: EnvoyTypeV3.Percent())
    }

    /// How the instances are chosen.
    ///
    /// - Source: recorded (`chain-lb-ring-hash`, `chain-lb-random`, `chain-lb-split`).
    static func balance(_ cluster: inout EnvoyClusterV3.Cluster, by balancer: LoadBalancer) {
        switch balancer.policy {
        case "least_request":
            cluster.lbPolicy = .leastRequest
            if let count = balancer.leastRequest?.choiceCount, count > 0 {
                cluster.lbConfig = .leastRequestLbConfig(
                    EnvoyClusterV3.Cluster.LeastRequestLbConfig(choiceCount: .init(clamping: count))
                )
            }
        case "ring_hash":
            cluster.lbPolicy = .ringHash
            if let ring = balancer.ringHash {
                func size(_ value: Int) -> GoogleProtobuf.UInt64Value? {
                    value > 0 ? GoogleProtobuf.UInt64Value(value: UInt64(value)) : nil
                }
                cluster.lbConfig = .ringHashLbConfig(
                    EnvoyClusterV3.Cluster.RingHashLbConfig(
                        minimumRingSize: size(ring.minimumSize),
                        maximumRingSize: size(ring.maximumSize)
                    )
                )
            }
        case "maglev": cluster.lbPolicy = .maglev
        case "random": cluster.lbPolicy = .random
        // Round robin, which is Envoy's default.
        default: break
        }
    }

    static func circuitBreakers(_ limits: UpstreamLimits?) -> EnvoyClusterV3.CircuitBreakers {
        guard let limits, limits != UpstreamLimits() else { return EnvoyClusterV3.CircuitBreakers() }
        return EnvoyClusterV3.CircuitBreakers(thresholds: [
            EnvoyClusterV3.CircuitBreakers.Thresholds(
                maxConnections: limits.maxConnections.map { .init(clamping: $0) },
                maxPendingRequests: limits.maxPendingRequests.map { .init(clamping: $0) },
                maxRequests: limits.maxConcurrentRequests.map { .init(clamping: $0) }
            )
        ])
    }

    /// The share of endpoints that may be ejected at once, in percent, whatever anybody asks for.
    ///
    /// Envoy ejects an endpoint when the ejected ones with it are at most this share: below 100 the last one always stays.
    private static let largestEjection = 99

    /// Passive health checks (outlier detection).
    ///
    /// The last endpoint is never ejected: an ill one is better than none.
    ///
    /// `ejectsMost`: nearly all endpoints may be ejected, unless the check says otherwise; else Envoy's default of 10 %.
    static func outlierDetection(
        _ check: PassiveHealthCheck?,
        ejectsMost: Bool = false
    ) -> EnvoyClusterV3.OutlierDetection {
        let share = check?.maxEjectionPercent ?? (ejectsMost ? largestEjection : nil)
        let maxEjectionPercent = share.map { GoogleProtobuf.UInt32Value(clamping: min($0, largestEjection)) }
        guard let check else { return EnvoyClusterV3.OutlierDetection(maxEjectionPercent: maxEjectionPercent) }
        return EnvoyClusterV3.OutlierDetection(
            consecutive5xx: check.maxFailures > 0 ? .init(clamping: check.maxFailures) : nil,
            interval: check.intervalNanoseconds > 0 ? .nanoseconds(check.intervalNanoseconds) : nil,
            baseEjectionTime: check.baseEjectionTimeNanoseconds.map { .nanoseconds($0) },
            maxEjectionPercent: maxEjectionPercent,
            enforcingConsecutive5xx: check.enforcingConsecutive5xx.map { .init(clamping: $0) }
        )
    }
}
