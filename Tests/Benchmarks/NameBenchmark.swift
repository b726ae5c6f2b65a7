import AccessRules
import Glibc
import MeshDomain
import NameSystem

/// Processor time for a question about a service with ten instances: read, answered and written, without a socket.
enum NameBenchmark {
    /// The instances in the form that answers need, as the agent remembers them.
    private struct Remembered: NameSource {
        let rows: [NameInstance]

        func instances(of service: ServiceKey) -> [NameInstance] { rows }
        func meshInstances(of service: ServiceKey) -> [NameInstance] { [] }
        func ingressInstances(for service: ServiceRef) -> [NameInstance] { [] }
        func node(_ key: NodeKey) -> NameNode? { nil }
        func virtualAddress(of service: ServiceKey) -> [UInt8]? { nil }
        func query(_ name: NameText, _ authorizer: Authorizer) -> NameQueryAnswer? { nil }
        func samenessGroups(in partition: Partition) -> [SamenessGroup] { [] }
        func holders(of address: [UInt8]) -> AddressHolders { AddressHolders() }
    }

    static func run() throws {
        let rows = (0..<10).map { number in
            let row = CheckServiceNode(
                node: Node(name: "node-\(number)", address: "10.0.0.\(number)"),
                service: NodeService(id: "a", service: "svc-0001", port: 8000 + number),
                checks: []
            )
            return NameInstance(row) { $0.split(separator: ".").compactMap { UInt8($0) } }
        }
        let name = DomainName("svc-0001.service.consul") ?? .root
        for (word, type) in [("A", RecordType.a), ("SRV", .srv)] {
            var question = NameMessage(id: 1, asking: NameQuestion(name, type))
            question.ednsPart = MessageExtension(datagramLimit: 4096)
            let bytes = question.encoded()
            let rounds = 50_000
            var best = Int.max
            for _ in 0..<5 {
                var sum = 0
                let begin = processorTime()
                for round in 0..<rounds { sum &+= try answer(bytes, rows, seed: UInt64(round)) }
                precondition(sum > rounds * 100)
                best = min(best, processorTime() - begin)
            }
            let each = best / rounds
            print("names: \(word), 10 instances: \(each) ns, \(1_000_000_000 / each) per second on one core")
        }
    }

    /// Nanoseconds that this process has had, whatever else the machine did.
    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static func answer(_ bytes: [UInt8], _ rows: [NameInstance], seed: UInt64) throws -> Int {
        let settings = NameSettings()
        var answerer = NameAnswerer(
            settings: settings,
            datacenter: "dc1",
            source: Remembered(rows: rows),
            authorizer: .accessControlOff,
            serial: 1,
            seed: seed
        )
        guard case .answer(let answer, _) = answerer.outcome(of: try NameMessage(decoding: bytes)) else { return 0 }
        return answer.fitted(to: .datagram, settings).count
    }
}
