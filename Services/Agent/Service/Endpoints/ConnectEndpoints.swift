import ACLContract
import AccessRules
import AgentLogic
import AuthorityContract
import AuthorityTables
import ConsulJSON
import MeshDomain
import MeshJournal

/// `/v1/connect/ca/*` and `/v1/agent/connect/*`.
///
/// - Source: reference §2.5, §3.3, §10.
struct ConnectEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { certificates + configuring }

    private var certificates: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/connect/ca/roots",
                scope: .none,
                datacenter: .read,
                feature: .connect,
                permission: .anyToken,
                waits: .index { _ in WaitTopics(authority: [.roots]) },
                roots
            ),
            Endpoint(
                .get,
                "/v1/agent/connect/ca/roots",
                scope: .none,
                datacenter: .thisAgent,
                feature: .connect,
                permission: .anyToken,
                waits: .index { _ in WaitTopics(authority: [.roots]) },
                roots
            ).cached(.always),
            Endpoint(
                .get,
                "/v1/agent/connect/ca/leaf/{service...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                feature: .connect,
                permission: .needs(.access(.service, .write, .argument)),
                waits: .certificate,
                missing: "URI must be either service, agent, server, or kind",
                missingStatus: 500,
                leaf
            ).cached(.always),
        ]
    }

    private var configuring: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/connect/ca/configuration",
                scope: .none,
                datacenter: .read,
                feature: .connect,
                permission: .needs(.access(.operator, .write, .none)),
                configuration
            ),
            Endpoint(
                .put,
                "/v1/connect/ca/configuration",
                scope: .none,
                datacenter: .write,
                feature: .connect,
                body: .json,
                permission: .needs(.access(.operator, .write, .none)),
                setConfiguration
            ),
            Endpoint(
                .post,
                "/v1/agent/connect/authorize",
                scope: .namespaced,
                datacenter: .thisAgent,
                feature: .connect,
                body: .json,
                permission: .needs(.access(.service, .write, .body("Target", nil)), by: .endpoint),
                authorize
            ),
        ]
    }

    private func roots(_ request: RoutedRequest) async throws -> APIResponse {
        let wantsPEM = request.query["pem"] == "true"
        return try await context.read(request, context.authority, topics: request.topics.authority) { state, _ in
            guard !state.roots.roots.isEmpty else {
                throw APIError(status: 500, text: "the certificate authority is not ready yet; try again in a moment")
            }
            if wantsPEM {
                let text = state.roots.roots.map {
                    $0.rootCertPEM.hasSuffix("\n") ? $0.rootCertPEM : $0.rootCertPEM + "\n"
                }
                return Rendered(contentType: "application/pem-certificate-chain", body: Array(text.joined().utf8))
            }
            var output = JSONOutput()
            output.roots(state.roots)
            return Rendered(body: output.bytes)
        }
    }

    private func leaf(_ request: RoutedRequest) async throws -> APIResponse {
        let service = request.argument
        guard SpiffeID.isSegment(service) else {
            throw APIError(status: 400, text: SpiffeID.refusal(of: service, as: "the service name"))
        }
        let options = try context.readOptions(request)
        let leaf = try await context.leaves.leaf(
            for: ServiceName(service),
            after: options.index,
            wait: options.wait,
            context: context.call(request)
        )
        // A key is handed only to who may have it now, whatever could be had before the wait.
        if options.index > 0 { _ = try await context.permittedNow(request) }
        var response = APIResponse.json { $0.leaf(leaf) }
        response.add("X-Consul-Index", String(max(1, leaf.modifyIndex)))
        context.tellCache(of: request, options, in: &response)
        return response
    }

    // MARK: - Configuration

    private func configuration(_ request: RoutedRequest) async throws -> APIResponse {
        let configuration = try await context.authorityClient.configuration(context: context.call(request))
        return .json { output in
            output.object { output in
                output.member("Provider", configuration.provider)
                output.member("Config", .object(configuration.config))
                output.member("State", configuration.state ?? .null)
                output.member("ForceWithoutCrossSigning", configuration.forceWithoutCrossSigning)
                output.member("CreateIndex", configuration.createIndex)
                output.member("ModifyIndex", configuration.modifyIndex)
            }
        }
    }

    private func setConfiguration(_ request: RoutedRequest) async throws -> APIResponse {
        let configuration = try request.decoded { (value) throws(MeshError) in
            var reader = try ObjectReader(value, rules: .body)
            let configuration = AuthorityConfiguration(
                provider: try reader.string("Provider"),
                config: try reader.object("Config") ?? MeshObject(),
                state: reader.value("State"),
                forceWithoutCrossSigning: try reader.bool("ForceWithoutCrossSigning", snake: true)
            )
            reader.ignore("CreateIndex", "ModifyIndex", "ClusterID")
            try reader.finish()
            return configuration
        }
        try await context.authorityClient.setConfiguration(configuration, context: context.call(request))
        return .empty
    }

    // MARK: - Authorization of connections

    private func authorize(_ request: RoutedRequest) async throws -> APIResponse {
        let (target, uri) = try request.decoded { (value) throws(MeshError) in
            var reader = try ObjectReader(value, rules: .body)
            let said = (try reader.string("Target"), try reader.string("ClientCertURI"))
            reader.ignore("ClientCertSerial")
            try reader.finish()
            return said
        }
        guard !target.isEmpty else { throw APIError(status: 400, text: "Target service must be specified") }
        guard let identity = try? SpiffeID(parsing: uri) else {
            throw APIError(status: 400, text: "ClientCertURI not a valid Connect identifier")
        }
        guard case .service(let source, _) = identity.holder else {
            throw APIError(status: 400, text: "ClientCertURI not a valid Service identifier")
        }
        try request.permitted.require(.serviceWrite(ServiceName(target)))
        let version = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        let (isAllowed, reason) = decision(IntentionTable(version.state), source: source, target: target)
        return .json(["Authorized": .bool(isAllowed), "Reason": .string(reason)])
    }

    private func decision(_ table: IntentionTable, source: ServiceName, target: String) -> (Bool, String) {
        guard let row = table.deciding(source: source.text, in: source.scope, destination: target) else {
            let isOwn = !context.configuration.defaultIntentionPolicy.isEmpty
            return (
                context.allowsByDefault, isOwn ? "Default intention policy" : "Default behavior configured by ACLs"
            )
        }
        guard let action = row.source.action else { return (false, "Matched L7 intention: \(row.summary)") }
        return (action == .allow, "Matched L4 intention: \(row.summary)")
    }
}

extension AgentContext {
    /// Whether calls that no intention is about are allowed.
    var allowsByDefault: Bool { configuration.allowsCallsByDefault }
}

extension AgentConfiguration {
    /// Whether calls that no intention is about are allowed.
    ///
    /// - Source: reference §6.2.
    var allowsCallsByDefault: Bool {
        if !defaultIntentionPolicy.isEmpty { return defaultIntentionPolicy == "allow" }
        return !acl.isEnabled || acl.defaultPolicy == "allow"
    }
}
