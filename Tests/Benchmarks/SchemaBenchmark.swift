import BusSchema
import SchemaRuntime

/// Nanoseconds per encode and decode of a service instance with more than twenty fields.
enum SchemaBenchmark {
    static func run() throws {
        let instance = TestingWire.ServiceInstance(
            id: "web-1",
            name: "web",
            address: "10.20.30.40",
            port: 8080,
            tags: ["v1", "blue", "primary"],
            meta: ["version": "1.2.3", "team": "checkout", "region": "north"]
        )
        let bytes = try instance.encoded()
        let rounds = 200_000
        let clock = ContinuousClock()
        var best = (encode: Duration.seconds(3600), decode: Duration.seconds(3600))
        for _ in 0..<5 {
            var sum = 0
            let encode = try clock.measure { for _ in 0..<rounds { sum &+= try instance.encoded().count } }
            let decode = try clock.measure {
                for _ in 0..<rounds { sum &+= try TestingWire.ServiceInstance(decoding: bytes).name.utf8.count }
            }
            precondition(sum > 0)
            best = (min(best.encode, encode), min(best.decode, decode))
        }
        print(
            "schema: \(bytes.count) bytes, encode \(nanoseconds(best.encode, rounds)) ns, decode \(nanoseconds(best.decode, rounds)) ns"
        )
    }

    private static func nanoseconds(_ duration: Duration, _ rounds: Int) -> Int {
        Int(duration / .nanoseconds(1)) / rounds
    }
}
