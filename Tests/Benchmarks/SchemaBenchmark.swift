import BusSchema
import SchemaRuntime

/// Nanoseconds per encode and decode of a service instance with more than twenty fields, all of them set.
enum SchemaBenchmark {
    private static var instance: TestingWire.ServiceInstance {
        TestingWire.ServiceInstance(
            id: "web-7f9c8d6b5-x2x4q",
            name: "web",
            address: "10.42.17.23",
            port: 8080,
            tags: ["v1", "production", "canary"],
            meta: ["version": "1.14.2", "team": "checkout", "region": "eu-central"],
            taggedAddresses: ["lan": .init(address: "10.42.17.23", port: 8080)],
            node: "node-17.eu-central.example",
            nodeID: "6c1b7a2e-8f3d-4e57-9a31-0c5d2f4b8e90",
            datacenter: "dc1",
            partition: "default",
            namespace: "default",
            peerName: "north",
            kind: "connect-proxy",
            proxy: .init(
                destinationServiceName: "web",
                destinationServiceID: "web-7f9c8d6b5-x2x4q",
                localServiceAddress: "127.0.0.1",
                localServicePort: 8080,
                config: ["protocol": "http"],
                mode: "direct"
            ),
            checks: [
                .init(
                    node: "node-17.eu-central.example",
                    checkID: "service:web-1",
                    name: "HTTP on 8080",
                    status: .passing,
                    output: "HTTP GET http://10.42.17.23:8080/health: 200 OK",
                    serviceID: "web-1"
                ),
                .init(
                    node: "node-17.eu-central.example",
                    checkID: "serfHealth",
                    name: "Serf",
                    status: .passing,
                    output: "Agent alive and reachable",
                    serviceID: ""
                ),
            ],
            enableTagOverride: true,
            passingWeight: 10,
            warningWeight: 1,
            createIndex: 1_234_567,
            ttl: 30,
            digest: [1, 2, 3, 4, 5, 6, 7, 8],
            socketPath: "",
            modifyIndex: 1_234_999
        )
    }

    static func run() throws {
        let instance = instance
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
