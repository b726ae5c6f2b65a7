package import MeshDomain

/// Where a process sends its metrics by itself, besides answering `/metrics`.
///
/// - Source: reference §12.2 for Consul's `telemetry`; OpenTelemetry's variables for OTLP.
package struct ExportSettings: Sendable {
    /// An address for datagrams.
    package struct Datagrams: Sendable, Hashable {
        package var host: String
        package var port: Int
        /// DogStatsD: labels are sent as tags, with these before them; nil: labels are a part of the name.
        package var tags: [String]?

        /// Reads `host:port`.
        ///
        /// - Throws: `badRequest` naming the option.
        package init(_ text: String, tags: [String]? = nil, option: String) throws(MeshError) {
            let colon = text.lastIndex(of: ":")
            let port = colon.flatMap { Int(text[text.index(after: $0)...]) }
            var host = colon.map { text[..<$0] } ?? ""
            if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
            guard let port, (1...65_535).contains(port), !host.isEmpty else {
                throw MeshError(.badRequest, "\(option) is \"\(text)\"; it must be host:port, such as 127.0.0.1:8125")
            }
            (self.host, self.port, self.tags) = (String(host), port, tags)
        }
    }

    /// A collector of OpenTelemetry.
    package struct Collector: Sendable, Hashable {
        package var host: String
        package var port: Int
        package var path: String

        /// Where it is, for people.
        package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)" }

        /// Reads `http://host[:port][/path]`.
        ///
        /// - Parameters:
        ///   - text: The URL.
        ///   - ending: What is added to the path.
        ///   - option: The variable, for what is wrong.
        /// - Throws: `badRequest` naming the option.
        init(_ text: String, ending: String, option: String) throws(MeshError) {
            let wrong = MeshError(
                .badRequest,
                "\(option) is \"\(text)\"; it must be a URL such as http://127.0.0.1:4318. For https, send to a collector"
                    + " on this machine that passes it on"
            )
            guard text.hasPrefix("http://") else { throw wrong }
            let rest = text.dropFirst(7)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            var place = String(rest[..<end])
            let isWhole = place.hasSuffix("]") || !place.contains(":")
            if isWhole { place += ":80" }
            let parsed: Datagrams
            do { parsed = try Datagrams(place, option: option) } catch { throw wrong }
            var base = rest[end...]
            while base.hasSuffix("/") { base.removeLast() }
            guard (base + ending).utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw wrong }
            (host, port, path) = (parsed.host, parsed.port, base + ending)
            if path.isEmpty { path = "/" }
        }
    }

    package var statsd: [Datagrams] = []
    package var otlp: Collector?
    /// Headers of each request to the collector.
    package var otlpHeaders: [(name: String, value: String)] = []
    package var interval = Duration.seconds(10)
    /// Before every name that does not have it.
    package var prefix = "consul"

    /// Sends nothing.
    package init() {}

    /// Reads the variables.
    ///
    /// - Throws: `badRequest` naming the variable.
    package init(environment: [String: String]) throws(MeshError) {
        let reader = VariableReader(environment: environment)
        let statsd = reader.text("TOMBOLO_STATSD_ADDRESS", default: "")
        if !statsd.isEmpty { self.statsd.append(try Datagrams(statsd, option: "TOMBOLO_STATSD_ADDRESS")) }
        let tagged = reader.text("TOMBOLO_DOGSTATSD_ADDRESS", default: "")
        if !tagged.isEmpty {
            let tags = reader.text("TOMBOLO_DOGSTATSD_TAGS", default: "").split(separator: ",").map(String.init)
            self.statsd.append(try Datagrams(tagged, tags: tags, option: "TOMBOLO_DOGSTATSD_ADDRESS"))
        }
        let whole = reader.text("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", default: "")
        let base = reader.text("OTEL_EXPORTER_OTLP_ENDPOINT", default: "")
        if !whole.isEmpty {
            otlp = try Collector(whole, ending: "", option: "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT")
        } else if !base.isEmpty {
            otlp = try Collector(base, ending: "/v1/metrics", option: "OTEL_EXPORTER_OTLP_ENDPOINT")
        }
        for pair in reader.text("OTEL_EXPORTER_OTLP_HEADERS", default: "").split(separator: ",") {
            guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
                throw MeshError(.badRequest, "OTEL_EXPORTER_OTLP_HEADERS must be name=value, with commas between them")
            }
            otlpHeaders.append((String(pair[..<equals]), String(pair[pair.index(after: equals)...])))
        }
        let seconds = try reader.number("TOMBOLO_METRICS_INTERVAL", default: 10, in: 1...3600)
        interval = .seconds(seconds)
        prefix = reader.text("TOMBOLO_METRICS_PREFIX", default: "consul")
    }

    /// Whether anything is sent.
    package var isOff: Bool { statsd.isEmpty && otlp == nil }

    /// What a metric is called where Consul's names are expected.
    func name(_ name: String) -> String {
        prefix.isEmpty || name.hasPrefix(prefix + ".") ? name : "\(prefix).\(name)"
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_STATSD_ADDRESS     host:port to which metrics are sent as statsd's datagrams (none)
        TOMBOLO_DOGSTATSD_ADDRESS  the same with labels as DogStatsD's tags; TOMBOLO_DOGSTATSD_TAGS are added (none)
        OTEL_EXPORTER_OTLP_ENDPOINT  collector to which metrics are sent by OTLP over HTTP (none); also
                                   OTEL_EXPORTER_OTLP_METRICS_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS
        TOMBOLO_METRICS_INTERVAL   seconds between two of these (10)
        TOMBOLO_METRICS_PREFIX     what their names begin with (consul)
        """
}
