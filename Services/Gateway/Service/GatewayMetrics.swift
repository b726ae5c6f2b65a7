import EnvoySchema
import EnvoyTranslation
import GatewayLogic
import Metrics
import Synchronization

/// What this process counts; the names stand here and in the README only.
enum GatewayMetrics {
    private static let proxies = Gauge(label: "xds.proxies")
    /// Snapshots made as a whole.
    static let assembled = Counter(label: "xds.snapshots", dimensions: [("scope", "everything")])
    /// Snapshots in which only endpoints were replaced.
    static let refreshed = Counter(label: "xds.snapshots", dimensions: [("scope", "endpoints")])
    /// Resources that had to be encoded, rather than being shared or unchanged.
    static let encoded = Counter(label: "xds.resources.encoded")
    private static let shortened = Counter(label: "xds.refusals.shortened")
    private static let changes = Timer(label: "xds.change.duration")
    private static let sentByType = counters("xds.resources.sent")
    private static let removedByType = counters("xds.resources.removed")
    private static let refusedByType = counters("xds.resources.refused")

    private static let refusedStreams = {
        var counters: [StreamRefusal: Counter] = [:]
        for kind in StreamRefusal.allCases {
            counters[kind] = Counter(label: "xds.streams.refused", dimensions: [("reason", kind.rawValue)])
        }
        return counters
    }()

    /// A stream was refused, or ended for a reason that the proxy was told.
    static func refusedStream(_ kind: StreamRefusal) { refusedStreams[kind]?.increment() }

    /// The words of a refusal were longer than what is kept of them.
    static func shortenedRefusal() { shortened.increment() }

    /// How many proxies are connected.
    static func connected(_ count: Int) { proxies.record(count) }

    /// From the oldest change of a round until all proxies' mailboxes have what follows from it.
    static func configured(after duration: Duration) { changes.recordNanoseconds(duration.nanoseconds) }

    /// A response goes to a proxy.
    static func sent(_ response: EnvoyDiscoveryV3.DeltaDiscoveryResponse) {
        guard let type = EnvoyResourceType(typeURL: response.typeURL) else { return }
        sentByType[type]?.increment(by: response.resources.count)
        if !response.removedResources.isEmpty { removedByType[type]?.increment(by: response.removedResources.count) }
    }

    /// A proxy refused resources.
    static func refused(_ rejections: [Rejection]) {
        for rejection in rejections { refusedByType[rejection.type]?.increment() }
    }

    private static func counters(_ label: String) -> [EnvoyResourceType: Counter] {
        var counters: [EnvoyResourceType: Counter] = [:]
        for type in EnvoyResourceType.allCases {
            counters[type] = Counter(label: label, dimensions: [("type", type.rawValue)])
        }
        return counters
    }
}

extension Duration {
    /// Whole nanoseconds; at most 292 years.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return Int64(clamping: seconds) &* 1_000_000_000 &+ attoseconds / 1_000_000_000
    }
}
