import ConsulJSON
import CoreMetrics
import MeshDomain
import Testing

@testable import MeshRuntime

@Suite struct `Metrics that are sent` {
    private func reading(_ kind: MetricCell.Kind, _ value: Double, _ labels: [(String, String)] = []) -> MetricReading {
        MetricReading(
            name: "tombolo.x",
            labels: labels,
            kind: kind,
            value: value,
            count: 1,
            sum: value,
            minimum: value,
            maximum: value,
            buckets: []
        )
    }

    @Test func `a counter is told by its growth, a gauge as it is`() {
        var lines = StatsdLines()
        func told(_ reading: MetricReading) -> [String] { lines.lines(of: [reading], tags: nil) { "consul." + $0 } }
        #expect(told(reading(.counter, 5)) == ["consul.tombolo.x:5|c"])
        #expect(told(reading(.counter, 5)) == [])
        #expect(told(reading(.counter, 7.5)) == ["consul.tombolo.x:2.5|c"])
        #expect(told(reading(.gauge, 0.25, [("service", "a b"), ("zone", "")])) == ["consul.tombolo.x.a_b._:0.25|g"])
        #expect(told(reading(.gauge, -3)) == ["consul.tombolo.x:0|g", "consul.tombolo.x:-3|g"])
        #expect(told(reading(.gauge, .nan)) == ["consul.tombolo.x:0|g"])
        #expect(told(reading(.gauge, 1e300)).first?.contains("e") == false)
        #expect(told(reading(.gauge, 0.000_000_25)) == ["consul.tombolo.x:0.00000025|g"])
    }

    @Test func `a timer is told in milliseconds, each bucket by its middle as often as it grew`() {
        let registry = MetricsRegistry()
        let timer = registry.makeTimer(label: "t", dimensions: [("peer", "a:b|c#d,e")])
        var lines = StatsdLines()
        func told() -> [String] { lines.lines(of: registry.readings(), tags: ["env:x"]) { $0 } }
        for milliseconds: Int64 in [3, 3, 3, 3, 40] { timer.recordNanoseconds(milliseconds * 1_000_000) }
        #expect(told() == ["t:3.75|ms|@0.25|#env:x,peer:a_b_c_d_e", "t:37.5|ms|#env:x,peer:a_b_c_d_e"])
        #expect(told() == [])
        timer.recordNanoseconds(20_000_000_000)
        #expect(told() == ["t:15000|ms|#env:x,peer:a_b_c_d_e"])
    }

    @Test func `datagrams hold whole lines`() {
        let lines = (0..<100).map { "consul.metric.\($0):1|c" }
        let datagrams = StatsdLines.datagrams(lines)
        #expect(datagrams.allSatisfy { $0.count <= 1400 } && datagrams.count > 1)
        let text = datagrams.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        #expect(text.split(separator: "\n").map(String.init) == lines)
        #expect(StatsdLines.datagrams([]).isEmpty)
    }

    @Test func `OTLP has sums, gauges and histograms with their labels`() throws {
        let registry = MetricsRegistry()
        registry.makeCounter(label: "c", dimensions: [("code", "ok")]).increment(by: 3)
        registry.makeCounter(label: "c", dimensions: [("code", "no")]).increment(by: 1)
        registry.makeTimer(label: "t", dimensions: []).recordNanoseconds(1_500_000)
        registry.makeMeter(label: "g", dimensions: []).set(2.5)
        let metrics = OTLPMetrics(service: "tombolo-agent", instance: "i", start: 5)
        let request = metrics.request(registry.readings(), now: 9) { "consul." + $0 }
        let again = try JSONText.parse(JSONText.bytes(of: request))
        let scope = again["resourceMetrics"]?.arrayValue?.first?["scopeMetrics"]?.arrayValue?.first
        let all = try #require(scope?["metrics"]?.arrayValue)
        #expect(all.compactMap { $0["name"]?.stringValue } == ["consul.c", "consul.g", "consul.t"])
        let points = all[0]["sum"]?["dataPoints"]?.arrayValue ?? []
        let values = points.map { JSONText.string(of: $0["asDouble"] ?? .null) }
        #expect(values.map { $0.prefix(1) } == ["1", "3"])
        #expect(points.first?["timeUnixNano"] == "9" && points.first?["startTimeUnixNano"] == "5")
        let histogram = try #require(all[2]["histogram"]?["dataPoints"]?.arrayValue?.first)
        let counts = histogram["bucketCounts"]?.arrayValue ?? []
        #expect(counts.count == (histogram["explicitBounds"]?.arrayValue?.count ?? 0) + 1)
        #expect(counts.compactMap { $0.stringValue.flatMap { Int($0) } }.reduce(0, +) == 1)
        #expect(all[2]["unit"] == "s")
    }

    @Test(arguments: [
        (["TOMBOLO_STATSD_ADDRESS": "8125"], "TOMBOLO_STATSD_ADDRESS"),
        (["TOMBOLO_DOGSTATSD_ADDRESS": "a:0"], "TOMBOLO_DOGSTATSD_ADDRESS"),
        (["OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318"], "OTEL_EXPORTER_OTLP_ENDPOINT"),
        (["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "https://h/v1"], "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
        (["OTEL_EXPORTER_OTLP_HEADERS": "x"], "OTEL_EXPORTER_OTLP_HEADERS"),
        (["TOMBOLO_METRICS_INTERVAL": "0"], "TOMBOLO_METRICS_INTERVAL"),
    ])
    func `wrong settings are refused by name`(variables: [String: String], name: String) {
        let error = #expect(throws: MeshError.self) { try ExportSettings(environment: variables) }
        #expect(error?.message.contains(name) == true)
    }

    @Test func `settings are read`() throws {
        let settings = try ExportSettings(environment: [
            "TOMBOLO_STATSD_ADDRESS": "[::1]:8125", "TOMBOLO_DOGSTATSD_ADDRESS": "a:1",
            "TOMBOLO_DOGSTATSD_TAGS": "x:1,y",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://h:4318/", "OTEL_EXPORTER_OTLP_HEADERS": "a=b,c=d=e",
        ])
        #expect(settings.statsd.map(\.host) == ["::1", "a"] && settings.statsd[1].tags == ["x:1", "y"])
        #expect(settings.otlp?.url == "http://h:4318/v1/metrics")
        #expect(settings.otlpHeaders.map(\.value) == ["b", "d=e"])
        #expect(settings.name("peering.healthy") == "consul.peering.healthy")
        #expect(settings.name("consul.peering.healthy") == "consul.peering.healthy")
        #expect(try ExportSettings(environment: [:]).isOff)
    }
}
