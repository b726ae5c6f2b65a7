import ACLContract
import ACLService
import AccessRules
import AgentLogic
import AgentService
import CatalogContract
import CatalogService
import CertificateAuthorityService
import ConfigEntryService
import ConsulJSON
import Foundation
import GatewayService
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringService
import ServiceLifecycle
import TestSupport
import Testing

/// An agent and every service that it asks, all of them real and with ACLs on, on a bus in memory.
struct AuthorizationCluster: Sendable {
    static let management = "3f5cbb6b-4a3e-4f1c-8b0a-6f5d7a7f1f10"
    static let strange = "9d1f6a52-0000-4000-8000-3a3b3c3d3e3f"

    let agent: AgentReplica

    /// Runs a test's body beside all of them.
    static func run(
        _ policy: DefaultPolicy,
        audit: AuditSettings = AuditSettings(),
        _ body: @escaping @Sendable (AuthorizationCluster) async throws -> Void
    ) async throws {
        let fixture = try await JournalFixture(.memory)
        var configuration = configuration(policy)
        configuration.audit = audit
        let agent = try AgentReplica(
            configuration: configuration,
            bus: try await fixture.connect("agent"),
            tokens: try await resolver(fixture),
            logger: logger
        )
        var parts = try await stateful(fixture, policy)
        parts += try await meshParts(fixture, policy)
        for service in agent.services { parts.append { try await service.run() } }
        let cluster = AuthorizationCluster(agent: agent)
        try await running(parts) {
            try await cluster.waitUntilReady()
            try await body(cluster)
        }
        await fixture.shutdown()
    }

    private typealias Part = @Sendable () async throws -> Void

    private static let logger = Logger(label: "authorization-tests")

    private static func resolver(_ fixture: JournalFixture) async throws -> TokenResolver {
        TokenResolver(bus: try await fixture.connect("resolver"), datacenter: "dc1")
    }

    /// ACL, catalog and config entries.
    private static func stateful(_ fixture: JournalFixture, _ policy: DefaultPolicy) async throws -> [Part] {
        var settings = ACLServiceSettings()
        settings.defaultPolicy = policy
        settings.initialManagement = SecretID(management)
        let acl = ACLReplica(
            bus: try await fixture.connect("acl"),
            datacenter: "dc1",
            journal: InMemoryJournal(),
            settings: settings,
            logger: logger
        )
        let catalog = CatalogReplica(
            bus: try await fixture.connect("catalog"),
            datacenter: "dc1",
            journal: InMemoryJournal(),
            tokens: try await resolver(fixture),
            logger: logger
        )
        let entryBus = try await fixture.connect("config-entry")
        let entries = ConfigEntryReplica(
            bus: entryBus,
            datacenter: "dc1",
            journal: InMemoryJournal(),
            tokens: try await resolver(fixture),
            catalog: CatalogClient(ServiceClient(bus: entryBus, datacenter: "dc1")),
            access: ACLClient(ServiceClient(bus: entryBus, datacenter: "dc1")),
            logger: logger
        )
        return [{ try await acl.run() }, { try await catalog.run() }, { try await entries.run() }]
    }

    /// Certificate authority, peering and gateway.
    private static func meshParts(_ fixture: JournalFixture, _ policy: DefaultPolicy) async throws -> [Part] {
        let authority = CertificateAuthorityReplica(
            bus: try await fixture.connect("certificate-authority"),
            datacenter: "dc1",
            journal: InMemoryJournal(),
            tokens: try await resolver(fixture),
            logger: logger
        )
        let ports = try FreePorts.find(2)
        let peering = PeeringReplica(
            bus: try await fixture.connect("peering"),
            datacenter: "dc1",
            journal: InMemoryJournal(),
            tokens: try await resolver(fixture),
            settings: PeeringSettings(listen: PeerAddress(host: "127.0.0.1", port: ports[0])),
            logger: logger
        )
        let gateway = try GatewayReplica(
            bus: try await fixture.connect("gateway"),
            settings: GatewayReplica.Settings(
                datacenter: "dc1",
                host: "127.0.0.1",
                port: ports[1],
                allowsByDefault: policy == .allow
            ),
            tokens: try await resolver(fixture),
            logger: logger
        )
        return [{ try await authority.run() }, { try await peering.run() }, { try await gateway.run() }]
    }

    private static func configuration(_ policy: DefaultPolicy) -> AgentConfiguration {
        var configuration = AgentConfiguration()
        configuration.nodeName = "n1"
        configuration.bindAddress = "127.0.0.1"
        configuration.isServer = true
        configuration.ports.http = -1
        configuration.ports.dns = -1
        configuration.acl.isEnabled = true
        configuration.acl.defaultPolicy = policy.rawValue
        configuration.acl.tokens.initialManagement = SecretID(management)
        return configuration
    }

    private func waitUntilReady() async throws {
        // Each of these waits for another service.
        let questions = [
            ("GET", "/v1/acl/roles", "", "[]"), ("GET", "/v1/catalog/nodes", "", "\"n1\""),
            ("GET", "/v1/connect/ca/roots", "", "BEGIN CERTIFICATE"), ("GET", "/v1/peerings", "", "[]"),
            ("GET", "/v1/tombolo/proxies", "", "\"Proxies\""), ("GET", "/v1/connect/ca/configuration", "", "Provider"),
            ("PUT", "/v1/config", #"{"Kind":"service-defaults","Name":"web","Protocol":"http"}"#, "true"),
            ("POST", "/v1/peering/token", #"{"PeerName":"kept"}"#, "PeeringToken"),
        ]
        let end = ContinuousClock.now + Patience.long
        for (method, path, body, text) in questions {
            while true {
                let answer = await send(method, path, body: body, token: Self.management)
                if answer.status == 200, answer.text.contains(text) { break }
                try #require(ContinuousClock.now < end, "\(method) \(path) answers \(answer.status): \(answer.text)")
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// An answer in the form tests look at.
    struct Answer: Sendable {
        var status: Int
        var text: String
        /// `X-Consul-Index`; 0 when there is none.
        var index: UInt64
    }

    func send(
        _ method: String,
        _ path: String,
        query: String = "",
        body: String = "",
        token: String
    ) async -> Answer {
        let parameters = (try? QueryParameters(reading: query[...])) ?? QueryParameters()
        return await send(
            APIRequest(method: method, path: path, query: parameters, body: Array(body.utf8)),
            token: token
        )
    }

    /// Sends a request with a token, and with further headers.
    func send(
        _ given: APIRequest,
        token: String,
        headers: [(name: String, value: String)] = []
    ) async -> Answer {
        var request = given
        request.headers = HeaderFields(headers + (token.isEmpty ? [] : [("x-consul-token", token)]))
        let response = await agent.respond(to: request)
        return Answer(
            status: response.status,
            text: String(decoding: response.body, as: UTF8.self),
            index: response["X-Consul-Index"].flatMap { UInt64($0) } ?? 0
        )
    }

    /// Does something as the manager, which must succeed.
    @discardableResult
    func manage(_ method: String, _ path: String, query: String = "", _ body: String = "") async throws -> MeshValue {
        let answer = await send(method, path, query: query, body: body, token: Self.management)
        try #require(answer.status == 200, "\(method) \(path) answers \(answer.status): \(answer.text)")
        return answer.text.isEmpty ? .null : try JSONText.parse(answer.text)
    }
}
