import AccessRules
import AgentLogic
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import DiscoveryChain
import MeshDomain
import MeshJournal

/// `/v1/discovery-chain/:service`: where the calls to a service go.
///
/// - Source: reference §2.4, §3.4 and §5.5; recorded group `discovery-chain`.
struct ChainEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [endpoint(.get, body: .none), endpoint(.post, body: .json("Request decoding failed"))]
    }

    private func endpoint(_ method: Endpoint.Method, body: Endpoint.BodyRule) -> Endpoint {
        Endpoint(
            method,
            "/v1/discovery-chain/{service...}",
            scope: .namespaced,
            datacenter: .read,
            body: body,
            permission: .needs(.access(.service, .read, .argument)),
            // Which entries count says only the chain itself: the handler narrows this down to them.
            waits: .index { _ in WaitTopics(catalog: [.virtualAddresses], configEntries: [.all]) },
            missing: "Missing chain name",
            compiled
        ).cached(.whenAsked)
    }

    private func compiled(_ request: RoutedRequest) async throws -> APIResponse {
        let overrides = request.json.isNull ? ChainCompiler.Overrides() : try request.decoded(Self.overrides)
        let service = ServiceName(request.argument)
        let asked = request.query["compile-dc"] ?? ""
        let datacenter = asked.isEmpty ? context.configuration.datacenter : asked
        let trustDomain = try await trustDomain()
        return try await context.read(
            request,
            Reading(context.configEntries, Watch(try await topics(service, datacenter, of: request))),
            Reading(context.catalog, request.topics.catalog),
            consistency: .shown
        ) { entries, catalog, _ in
            let outcome = ChainCompiler.compile(
                service,
                in: datacenter,
                trustDomain: trustDomain,
                from: entries,
                overrides: overrides
            )
            switch outcome.result {
            case .failure(let problem): throw APIError.ofRead(status: 500, text: problem.message)
            case .success(let chain):
                let address = catalog.virtualAddress(of: ServiceKey(service))
                return Rendered(body: JSONText.bytes(of: ["Chain": ChainOutput.value(chain, address: address)]))
            }
        }
    }

    private func trustDomain() async throws -> String {
        try await context.authority.read(.stale, timeout: AgentContext.requestTimeout).state.roots.trustDomain
    }

    /// The entries that the chain is made of now.
    ///
    /// It becomes another one only when one of them changes, or appears: whatever the chain is read from next is found by
    /// following these, so no change is missed as long as this state is no older than what the caller has seen.
    private func topics(
        _ service: ServiceName,
        _ datacenter: String,
        of request: RoutedRequest
    ) async throws -> [ConfigEntryTopic] {
        // Whoever takes old answers is not kept waiting for the owner of the state.
        let options = try context.readOptions(request)
        let state = try await context.configEntries.read(options.reading, timeout: AgentContext.requestTimeout).state
        return ChainCompiler.compile(service, in: datacenter, trustDomain: "", from: state).reads
            .map(ConfigEntryTopic.entry) + [.kind(.samenessGroup)]
    }

    private static func overrides(_ value: MeshValue) throws(MeshError) -> ChainCompiler.Overrides {
        var reader = try ObjectReader(value, rules: .body)
        var overrides = ChainCompiler.Overrides()
        if var part = try reader.nested("OverrideMeshGateway", snake: true) {
            let mode = try part.string("Mode", snake: true)
            guard ["", "none", "local", "remote"].contains(mode) else {
                throw reader.failure("OverrideMeshGateway.Mode: invalid mesh gateway mode \"\(mode)\"")
            }
            overrides.meshGateway = MeshGatewayMode(rawValue: mode)
        }
        overrides.serviceProtocol = try reader.string("OverrideProtocol", snake: true)
        let timeout = try reader.duration("OverrideConnectTimeout", snake: true) ?? 0
        guard timeout >= 0 else { throw reader.failure("OverrideConnectTimeout must be >= 0") }
        overrides.connectTimeoutMilliseconds = Int(timeout / 1_000_000)
        return overrides
    }
}
