import CoreMetrics
import MeshDomain
import MeshRuntime
import Testing

@Suite struct `Metrics and health` {
    @Test func `values of labels are escaped`() {
        let registry = MetricsRegistry()
        let counter = registry.makeCounter(label: "a.b", dimensions: [("peer", "x\"y\\z\nend")])
        counter.increment(by: 2)
        #expect(registry.prometheusText().contains("a_b{peer=\"x\\\"y\\\\z\\nend\"} 2.0\n"))
    }

    @Test func `a timer is a histogram from which a percentile can be told`() {
        let registry = MetricsRegistry()
        let timer = registry.makeTimer(label: "t", dimensions: [("s", "x")])
        for milliseconds in [1, 1, 3, 40, 30_000] { timer.recordNanoseconds(Int64(milliseconds) * 1_000_000) }
        let lines = registry.prometheusText().split(separator: "\n")
        #expect(lines.contains("# TYPE t histogram"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"0.0005\"} 0"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"0.001\"} 2"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"0.005\"} 3"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"0.05\"} 4"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"10.0\"} 4"))
        #expect(lines.contains("t_bucket{s=\"x\",le=\"+Inf\"} 5"))
        #expect(lines.contains("t_count{s=\"x\"} 5"))
    }

    @Test func `bytes have buckets of their own`() {
        let registry = MetricsRegistry()
        registry.makeRecorder(label: "b", dimensions: [], aggregate: true).record(Int64(5000))
        let lines = registry.prometheusText().split(separator: "\n")
        #expect(lines.contains("b_bucket{le=\"4096.0\"} 0"))
        #expect(lines.contains("b_bucket{le=\"16384.0\"} 1"))
    }

    @Test(arguments: [
        ("127.0.0.1:9100", HealthAddress.network(host: "127.0.0.1", port: 9100)),
        ("[::1]:9100", .network(host: "::1", port: 9100)), ("localhost:80", .network(host: "localhost", port: 80)),
        ("unix:///run/a.sock", .socket(path: "/run/a.sock")),
    ])
    func `addresses are read and printed`(text: String, address: HealthAddress) throws {
        #expect(try HealthAddress(text) == address)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "::1:9100", "9100", ":9100", "a:99999", "[a:80", "unix://a", "unix:///" + String(repeating: "a", count: 200),
    ])
    func `wrong addresses are refused by name`(text: String) {
        let error = #expect(throws: MeshError.self) { try HealthAddress(text) }
        #expect(error?.message.contains("TOMBOLO_HEALTH_ADDRESS is") == true)
    }
}
