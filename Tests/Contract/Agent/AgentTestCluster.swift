import ACLContract
import AccessRules
import AgentLogic
import AgentService
import BusSchema
import CatalogContract
import CatalogTables
import ConfigEntryContract
import ConfigEntryTables
import Foundation
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import ServiceLifecycle
import TestSupport
import Testing

/// An agent with a catalog that takes everything and with config entries, on a bus of its own.
struct AgentTestCluster: Sendable {
    let agent: AgentReplica
    let catalog: Ledger<CatalogCodec>
    /// Another user's connection, for services that a test plays itself.
    let bus: any MessageBus
    let configEntries: Ledger<ConfigEntryChangeCodec>

    /// Runs a test's body beside the agent and the catalog; with `accessControl`, the agent resolves tokens as in production.
    static func run(
        _ kind: JournalKind = .memory,
        tokens: any TokenResolving = OpenTokenResolver(),
        accessControl: PlayedACL? = nil,
        directory: String = "",
        configure: (inout AgentConfiguration) -> Void = { _ in },
        reread: ConfigurationReload.Reader? = nil,
        _ body: @escaping @Sendable (AgentTestCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(kind)
        let logger = Logger(label: "agent-tests")
        let bus = try await fixture.connect("catalog")
        let catalog = Ledger<CatalogCodec>(
            service: .catalog,
            name: "catalog",
            bus: bus,
            datacenter: "dc1",
            journal: fixture.journal(bus),
            feed: .identity,
            logger: logger
        )
        let entryBus = try await fixture.connect("config-entry")
        let configEntries = Ledger<ConfigEntryChangeCodec>(
            service: .configEntry,
            name: "config-entry",
            bus: entryBus,
            datacenter: "dc1",
            journal: InMemoryJournal(),
            feed: .identity,
            logger: logger
        )
        var configuration = AgentConfiguration()
        configuration.nodeName = "n1"
        configuration.bindAddress = "127.0.0.1"
        configuration.dataDirectory = directory
        configuration.isServer = true
        configuration.ports.http = -1
        configuration.ports.dns = -1
        configure(&configuration)
        let agentBus = try await fixture.connect("agent")
        let tokens = accessControl == nil ? tokens : TokenResolver(bus: agentBus, datacenter: "dc1")
        let agent = try AgentReplica(
            configuration: configuration,
            bus: agentBus,
            tokens: tokens,
            reread: reread,
            logger: logger
        )
        let cluster = AgentTestCluster(agent: agent, catalog: catalog, bus: bus, configEntries: configEntries)
        var parts: [@Sendable () async throws -> Void] = [
            { try await catalog.run() }, { try await serveCatalog(catalog, bus) }, { try await configEntries.run() },
        ]
        if let accessControl {
            let bus = try await fixture.connect("acl")
            parts.append { try await accessControl.serve(bus) }
        }
        for service in agent.services { parts.append { try await service.run() } }
        let registersItself = tokens is OpenTokenResolver && configuration.isServer
        try await running(parts) {
            try await cluster.eventually { try await cluster.get("/v1/catalog/nodes").text.contains("\"n1\"") }
            // What a server registers for itself must not wake those who wait in a test.
            if registersItself {
                try await cluster.eventually { try await cluster.get("/v1/catalog/service/consul").text != "[]" }
            }
            try await body(cluster)
        }
        await fixture.shutdown()
    }

    /// Makes an agent and asks it before anything of it runs.
    static func first(
        directory: String,
        configure: (inout AgentConfiguration) -> Void = { _ in },
        _ body: (AgentReplica) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(.memory)
        var configuration = AgentConfiguration()
        configuration.nodeName = "n1"
        configuration.bindAddress = "127.0.0.1"
        configuration.dataDirectory = directory
        configure(&configuration)
        let agent = try AgentReplica(
            configuration: configuration,
            bus: try await fixture.connect("agent"),
            tokens: OpenTokenResolver(),
            logger: Logger(label: "agent-tests")
        )
        try await body(agent)
        await fixture.shutdown()
    }

    /// The catalog of these tests refuses registrations with an instance of this service.
    static let refusedService = "refused"

    /// Stores what is registered, almost without rules.
    private static func serveCatalog(_ ledger: Ledger<CatalogCodec>, _ bus: any MessageBus) async throws {
        try await ledger.view.ready(timeout: Patience.long)
        let host = ServiceHost(bus: bus, datacenter: "dc1")
        // First, because the agent registers as soon as it can, and a test may take out what it registered at once.
        try await host.serve(CatalogMethods.deregister) { request, context throws(MeshError) in
            let node = NodeKey(name: request.node)
            let change: CatalogChange =
                !request.serviceID.isEmpty
                ? .deleteService(InstanceKey(node: node, id: request.serviceID))
                : !request.checkID.isEmpty
                    ? .deleteCheck(CheckKey(node: node, id: ScopedID(request.checkID))) : .deleteNode(node)
            let written = try await ledger.write(context) { draft throws(MeshError) in
                draft.record(change)
                return []
            }
            return CommonWire.WriteReply(index: written.index, applied: true)
        }
        try await host.serve(CatalogMethods.register) { request, context throws(MeshError) in
            guard !request.services.contains(where: { $0.service == refusedService }) else {
                throw MeshError(.rejected, "\(refusedService) is not taken")
            }
            var changes: [CatalogChange] = []
            let node = request.node?.node ?? Node(name: "")
            if !request.skipNodeUpdate { changes.append(.putNode(node)) }
            for service in request.services { changes.append(.putService(node: node.name, service.nodeService)) }
            for check in request.checks { changes.append(.putCheck(try check.healthCheck())) }
            let rows = changes
            let written = try await ledger.write(context) { draft throws(MeshError) in
                for row in rows { draft.record(row) }
                return []
            }
            return CommonWire.WriteReply(index: written.index, applied: true)
        }
        do { try await ServiceHost.untilCancelled() } catch { await host.finish(within: .seconds(1)) }
    }

    /// Writes an entry and waits until the agent's own view has it.
    func write(_ body: ConfigEntryBody) async throws {
        let entry = ConfigEntry(body: body)
        _ = try await configEntries.write(CallContext()) { draft throws(MeshError) in
            draft.record(.put(entry))
            return []
        }
        let view = agent.context.configEntries.view
        try await eventually { view.current.state.entry(entry.kind, entry.name)?.body == body }
    }

    /// Registers rows in the catalog as they are and waits until the agent's own view has the node.
    func register(_ node: Node, services: [NodeService] = [], checks: [HealthCheck] = []) async throws {
        let client = agent.context.catalogClient
        try await client.register(node: node, services: services, checks: checks, context: CallContext())
        let view = agent.context.catalog.view
        try await eventually {
            let state = view.current.state
            let key = NodeKey(name: node.name)
            return state.services(on: key).count >= services.count && state.checks(on: key).count >= checks.count
                && state.node(key) != nil
        }
    }

    /// An answer in the form tests look at.
    struct Answer: Sendable {
        var status: Int
        var text: String
        var headers: [String: String]

        func json() throws -> MeshValue { try JSONText.parse(text) }
    }

    func get(_ path: String, query: String = "", token: String = "") async throws -> Answer {
        try await send("GET", path, query: query, token: token)
    }

    func put(_ path: String, _ body: String = "", query: String = "", token: String = "") async throws -> Answer {
        try await send("PUT", path, query: query, body: body, token: token)
    }

    func send(
        _ method: String,
        _ path: String,
        query: String = "",
        body: String = "",
        token: String = "",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let parameters = try QueryParameters(reading: query[...])
        var headers = headers
        if !token.isEmpty { headers["x-consul-token"] = token }
        let response = await agent.respond(
            to: APIRequest(
                method: method,
                path: path,
                query: parameters,
                headers: HeaderFields(headers.map { (name: $0.key, value: $0.value) }),
                body: Array(body.utf8)
            )
        )
        return Answer(
            status: response.status,
            text: String(decoding: response.body, as: UTF8.self),
            headers: Dictionary(response.headers.map { ($0.name, $0.value) }) { first, _ in first }
        )
    }

    /// Waits until something is so.
    func eventually(within deadline: Duration = Patience.long, _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + deadline
        while ContinuousClock.now < end {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("it did not become so within \(deadline)")
    }
}

/// Tokens with fixed permissions.
struct FixedTokens: TokenResolving {
    var rules: [String: [AccessRule]]

    func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        guard let rules = rules[secret.revealed] else { throw MeshError(.permissionDenied, "ACL not found") }
        let accessor = secret.isEmpty ? Access.anonymousAccessorID : "accessor-of-\(secret.revealed)"
        let policy = AccessPolicy(name: "test", rules: AccessPolicyRules(rules: rules))
        return ResolvedToken(
            accessorID: accessor,
            authorizer: Authorizer(policies: [policy], defaultPolicy: .deny)
        )
    }
}
