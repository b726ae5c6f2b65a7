import AccessRules
import AgentLogic
import AgentService
import MeshDomain
import NameSystem
import TestSupport
import Testing

/// The DNS server on real sockets: whose rights count, what a reload changes, and what clients may cost.
@Suite(.timeLimit(.minutes(5)))
struct NameServerTests {
    private static let web = "web.service.consul"

    private func serving(
        tokens: FixedTokens? = nil,
        _ limits: NameLimits = NameLimits(),
        _ body: @escaping @Sendable (AgentTestCluster, Int) async throws -> Void
    ) async throws {
        let listening: (inout AgentConfiguration) -> Void = {
            $0.ports.dns = 0
            $0.acl.isEnabled = tokens != nil
            $0.nameLimits = limits
        }
        let run: @Sendable (AgentTestCluster) async throws -> Void = { cluster in
            let port = try #require(await cluster.agent.namePort(timeout: Patience.long))
            let web = NodeService(id: "web", service: "web", port: 80)
            try await cluster.register(Node(name: "n2", address: "10.0.0.2"), services: [web])
            try await body(cluster, port)
        }
        if let tokens {
            try await AgentTestCluster.run(tokens: tokens, configure: listening, run)
        } else {
            try await AgentTestCluster.run(configure: listening, run)
        }
    }

    private func limits(_ change: (inout NameLimits) -> Void) -> NameLimits {
        var limits = NameLimits()
        change(&limits)
        return limits
    }

    /// Asks on a connection; nil when the server closes it.
    private func ask(_ connection: RawConnection, _ name: String, _ type: RecordType = .a) throws -> NameMessage? {
        let question = NameQuestion(try #require(DomainName(name)), type)
        let bytes = NameMessage(id: 7, asking: question).encoded()
        guard connection.send([UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes),
            let head = connection.receive(2), let answer = connection.receive(Int(head[0]) << 8 + Int(head[1]))
        else { return nil }
        return try NameMessage(decoding: answer)
    }

    private func code(_ port: Int, _ name: String, _ type: RecordType = .a) throws -> ResponseCode? {
        try ask(RawConnection(port: port), name, type)?.code
    }

    @Test
    func `the agent's token for DNS decides what exists`() async throws {
        let all: [AccessRule] = [.init(.node, .prefix(""), .read), .init(.service, .prefix(""), .read)]
        let tokens = FixedTokens(rules: [
            // The harness waits for its own node.
            "": [.init(.node, .exact("n1"), .read)], "names": all,
        ])
        try await serving(tokens: tokens) { (cluster, port) async throws in
            let questions: [(String, RecordType)] = [
                (Self.web, .a), (Self.web, .srv), ("n2.node.consul", .a), ("n2.node.consul", .txt),
            ]
            for (name, type) in questions { #expect(try code(port, name, type) == .noSuchName) }
            #expect(try code(port, "2.0.0.10.in-addr.arpa", .ptr) == .serverFailure)
            try cluster.agent.context.ownTokens.set(.dns, SecretID("names"))
            for (name, type) in questions { #expect(try code(port, name, type) == .success) }
            #expect(try code(port, "2.0.0.10.in-addr.arpa", .ptr) == .success)
            // A token that nobody knows is a fault, not a name that does not exist.
            try cluster.agent.context.ownTokens.set(.dns, SecretID("lost"))
            #expect(try code(port, Self.web) == .serverFailure)
            // Without one of its own, the agent's default token counts.
            try cluster.agent.context.ownTokens.set(.dns, .none)
            #expect(try code(port, Self.web) == .noSuchName)
            try cluster.agent.context.ownTokens.set(.defaultToken, SecretID("names"))
            #expect(try code(port, Self.web) == .success)
        }
    }

    @Test
    func `a datacenter that there is not has no names, for a client agent, too`() async throws {
        let listening: (inout AgentConfiguration) -> Void = {
            $0.ports.dns = 0
            $0.isServer = false
        }
        try await AgentTestCluster.run(configure: listening) { cluster in
            let port = try #require(await cluster.agent.namePort(timeout: Patience.long))
            for _ in 0..<2 { #expect(try code(port, "web.service.nowhere.consul") == .noSuchName) }
        }
    }

    @Test
    func `an instance that fails is gone at once, and comes back`() async throws {
        try await serving { cluster, port in
            let connection = try RawConnection(port: port)
            func answers() throws -> Int { try ask(connection, Self.web)?.answers.count ?? -1 }
            let node = Node(name: "n2", address: "10.0.0.2")
            for status in [HealthStatus.critical, .passing, .critical] {
                let check = HealthCheck(node: "n2", checkID: "c", status: status, serviceID: "web", serviceName: "web")
                try await cluster.register(node, checks: [check])
                try await cluster.eventually { try answers() == (status == .passing ? 1 : 0) }
            }
            // The node's own check counts for all that runs on it.
            let good = HealthCheck(node: "n2", checkID: "c", status: .passing, serviceID: "web", serviceName: "web")
            try await cluster.register(node, checks: [good])
            try await cluster.eventually { try answers() == 1 }
            try await cluster.register(node, checks: [HealthCheck(node: "n2", checkID: "n", status: .critical)])
            try await cluster.eventually { try answers() == 0 }
        }
    }

    @Test
    func `one address has so many connections`() async throws {
        try await serving(limits { $0.connectionsPerClient = 2 }) { _, port in
            let kept = [try RawConnection(port: port), try RawConnection(port: port)]
            for connection in kept { #expect(try ask(connection, Self.web)?.code == .success) }
            let third = try RawConnection(port: port)
            #expect(third.isClosedByServer())
            let other = try RawConnection(port: port, from: "127.0.0.2")
            #expect(try ask(other, Self.web)?.code == .success)
            for connection in kept { #expect(try ask(connection, Self.web)?.code == .success) }
        }
    }

    @Test
    func `a connection without a question ends after its time`() async throws {
        try await serving(limits { $0.idleTime = 300_000_000 }) { _, port in
            let silent = try RawConnection(port: port)
            let half = try RawConnection(port: port)
            half.send([0, 40, 1, 2, 3])
            #expect(silent.isClosedByServer())
            #expect(half.isClosedByServer())
        }
    }

    @Test
    func `an answer instead of a question ends the connection`() async throws {
        try await serving { _, port in
            let connection = try RawConnection(port: port)
            let question = NameQuestion(try #require(DomainName(Self.web)), .a)
            let bytes = NameMessage(id: 7, asking: question).reply().encoded()
            connection.send([0, UInt8(bytes.count)] + bytes)
            #expect(connection.isClosedByServer())
        }
    }

    @Test
    func `a port that is taken is named with its options`() async throws {
        try await serving { _, port in
            let listening: (inout AgentConfiguration) -> Void = { $0.ports.dns = port }
            let error = await #expect(throws: MeshError.self) {
                try await AgentTestCluster.run(configure: listening) { cluster in
                    try await cluster.eventually { false }
                }
            }
            #expect(error?.message.contains("127.0.0.1:\(port) (ports.dns, addresses.dns, client_addr)") == true)
        }
    }
}
