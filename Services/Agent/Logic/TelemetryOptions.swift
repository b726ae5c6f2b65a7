import ConsulJSON
import MeshDomain

/// Where an agent's metrics are sent (`telemetry`).
///
/// - Source: reference §12.2.
package struct TelemetryOptions: Sendable, Hashable {
    /// `host:port`; empty for none.
    package var statsd = ""
    /// `host:port`; empty for none.
    package var dogstatsd = ""
    package var dogstatsdTags: [String] = []
    /// Before every name.
    package var prefix = "consul"

    /// Sends nothing.
    package init() {}

    /// Reads the block; what has no effect is warned of.
    ///
    /// - Throws: `badRequest` naming the option that is wrong.
    init(_ reader: inout ObjectReader, _ warnings: inout [String]) throws(MeshError) {
        statsd = try reader.string("StatsdAddress", alias: "statsd_addr")
        dogstatsd = try reader.string("DogstatsdAddr")
        dogstatsdTags = try reader.strings("DogstatsdTags") ?? []
        let given = try reader.string("MetricsPrefix")
        if !given.isEmpty { prefix = given }
        // Metrics are there for Prometheus whether it is set or not, and no name holds that of the host.
        _ = try reader.duration("PrometheusRetentionTime")
        _ = try reader.optionalBool("DisableHostname")
        let known: Set<String> = [
            "statsdaddress", "statsdaddr", "dogstatsdaddr", "dogstatsdtags", "metricsprefix", "prometheusretentiontime",
            "disablehostname",
        ]
        for name in reader.keys where !known.contains(name.lowercased().filter { $0 != "_" }) {
            warnings.append("telemetry.\(name) has no effect in this version")
        }
        reader.ignoreRest()
    }
}
