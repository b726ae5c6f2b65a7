import ACLContract
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization

/// An ACL service played by a test, for the agent's real resolver: rules by secret, which may change.
final class PlayedACL: Sendable {
    private struct Table {
        var rules: [String: String]
        var sequence: UInt64 = 1
        var bus: (any MessageBus)?
    }

    private let table: Mutex<Table>

    /// - Parameter rules: What the tokens may do, in HCL; the empty secret is the anonymous token.
    init(rules: [String: String]) { table = Mutex(Table(rules: rules)) }

    /// Answers until cancelled.
    func serve(_ bus: any MessageBus) async throws {
        table.withLock { $0.bus = bus }
        let host = ServiceHost(bus: bus, datacenter: "dc1")
        try await host.serve(ACLMethods.resolve) { [self] request, _ throws(MeshError) in
            let (rules, sequence) = table.withLock { ($0.rules[request.secretID], $0.sequence) }
            guard let rules else { throw MeshError(.permissionDenied, "ACL not found") }
            return ACLWire.ResolveReply(
                accessorID: "accessor-of-\(request.secretID)",
                policies: [ACLWire.ResolvedPolicy(name: "test", rules: rules)],
                defaultPolicy: "deny",
                timeToLive: 30_000,
                sequence: sequence
            )
        }
        do { try await ServiceHost.untilCancelled() } catch { await host.finish(within: .seconds(1)) }
    }

    /// Changes what a token may do, and tells it; nil removes the token.
    func change(_ secret: String, to rules: String?) throws {
        let (bus, sequence) = table.withLock { table in
            table.rules[secret] = rules
            table.sequence += 1
            return (table.bus, table.sequence)
        }
        let payload = try ACLWire.Changed(sequence: sequence, afterSequence: sequence - 1, everything: true).encoded()
        try bus?.publish(BusMessage(subject: ACLMethods.changedSubject(in: "dc1"), payload: payload))
    }
}
