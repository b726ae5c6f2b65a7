import CatalogContract
import CatalogTables
import Foundation
import Glibc
import MeshDomain
import MeshState

/// What an instance costs in a process that keeps the whole catalog: bytes, and time to take it in and to read it.
///
/// The instances are those of `kit/bench.py`: node, instance and check in each registration, ten instances to a node.
enum MemoryBenchmark {
    static func run(instances count: Int = 50_000, services: Int = 500) throws {
        // As they come over the bus, so that nothing decoded stays behind.
        let entries = try (0..<count).map { try changes($0, services).map { try CatalogCodec.encode($0) } }
        let wire = entries.joined().reduce(0) { $0 + $1.count }
        let before = resident()
        var state = CatalogState()
        let taken = try processorTime { try apply(entries, to: &state, from: 1) }
        let after = resident()
        print(
            "memory: \(count) instances of \(services) services, \(wire / count) bytes each as encoded changes:",
            "\((after - before) / count) bytes each in memory;",
            "\(microseconds(taken, count)) µs to take in"
        )
        let again = try processorTime { try apply(entries, to: &state, from: UInt64(count) + 1) }
        print("memory: the same unchanged: \(microseconds(again, count)) µs, \((resident() - after) / count) bytes")
        var read = 0
        let rounds = 200
        let reading = processorTime {
            for round in 0..<rounds {
                read += state.instances(of: ServiceKey(name: name(round % services))).count
            }
        }
        print("memory: an instance with node and check read in \(microseconds(reading, max(1, read))) µs")
    }

    private static func apply(_ entries: [[[UInt8]]], to state: inout CatalogState, from first: UInt64) throws {
        for (place, entry) in entries.enumerated() {
            // A version that somebody still reads is kept while the next one is made, as in a view.
            let published = state
            var touched = Set<CatalogTopic>()
            for bytes in entry {
                state.apply(try CatalogCodec.decode(bytes), index: first + UInt64(place), touched: &touched)
            }
            withExtendedLifetime(published) {}
        }
    }

    private static func name(_ service: Int) -> String { "svc-" + padded(service, 4) }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func changes(_ place: Int, _ services: Int) -> [CatalogChange] {
        let node = "svc-node-" + padded(place / 10, 5)
        let address = "10.16.\(place / 10 / 250 % 250).\(1 + place / 10 % 250)"
        let name = name(place % services)
        let service = NodeService(
            id: "\(name)-\(place)",
            service: name,
            tags: ["v1", "zone-a"],
            address: address,
            meta: ["version": "1.4.2"],
            port: 8000 + place % 1000,
            weights: ServiceWeights()
        )
        let check = HealthCheck(
            node: node,
            checkID: "\(service.id):alive",
            name: "alive",
            status: .passing,
            output: "ok",
            serviceID: service.id,
            serviceName: name,
            serviceTags: ["v1", "zone-a"]
        )
        let row = Node(name: node, address: address, datacenter: "dc1")
        return (place % 10 == 0 ? [.putNode(row)] : []) + [.putService(node: node, service), .putCheck(check)]
    }

    /// Processor time of this thread, whatever else the machine does.
    private static func processorTime(_ body: () throws -> Void) rethrows -> Duration {
        let start = clock()
        try body()
        return .seconds(1) * (clock() - start) / CLOCKS_PER_SEC
    }

    /// Bytes of this process in memory.
    private static func resident() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func microseconds(_ duration: Duration, _ count: Int) -> Double {
        (duration / .microseconds(1) / Double(count) * 10).rounded() / 10
    }
}
