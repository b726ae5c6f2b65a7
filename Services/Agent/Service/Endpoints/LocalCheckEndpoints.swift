import ACLContract
import AccessRules
import AgentLogic
import ConsulJSON
import FilterExpressions
import MeshDomain

/// `/v1/agent/check*`: the checks of this agent.
///
/// - Source: reference §2.3, §4.6.
struct LocalCheckEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { registering + noting }

    private var registering: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/agent/checks",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .rows(.node, .service),
                checks
            ),
            Endpoint(
                .put,
                "/v1/agent/check/register",
                scope: .namespaced,
                datacenter: .thisAgent,
                body: .json,
                permission: .needs(.ownCheck(.write), by: .endpoint),
                register
            ),
            Endpoint(
                .put,
                "/v1/agent/check/deregister/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownCheck(.write), by: .endpoint),
                deregister
            ),
        ]
    }

    private var noting: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/agent/check/pass/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownCheck(.write), by: .endpoint)
            ) { try await note($0, .passing) },
            Endpoint(
                .put,
                "/v1/agent/check/warn/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownCheck(.write), by: .endpoint)
            ) { try await note($0, .warning) },
            Endpoint(
                .put,
                "/v1/agent/check/fail/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownCheck(.write), by: .endpoint)
            ) { try await note($0, .critical) },
            Endpoint(
                .put,
                "/v1/agent/check/update/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                body: .json,
                permission: .needs(.ownCheck(.write), by: .endpoint),
                update
            ),
        ]
    }

    private func checks(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .healthCheck)
        let authorizer = request.permitted.authorizer
        let all = context.local.state.sortedChecks.map(\.check)
        let own = all.filter { check in
            authorizer.allows(check.service.map(Access.serviceRead) ?? .nodeRead(NodeName(check.node)))
        }
        let rows = try filter.apply(own) { $0.healthCheck($1) }
        var response = APIResponse.json { output in
            output.object { map in
                for check in rows {
                    map.key(check.checkID)
                    map.healthCheck(check)
                }
            }
        }
        if own.count != all.count, !context.secret(of: request).isEmpty {
            response.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        return response
    }

    private func register(_ request: RoutedRequest) async throws -> APIResponse {
        let definition = try request.decoded { (value) throws(MeshError) in try CheckDefinition(value, rules: .body) }
        let secret = context.secret(of: request)
        let resolved = request.permitted
        try await context.change { (state, now) throws(MeshError) -> [PersistedChange] in
            let planned = try state.plannedCheck(definition, token: secret, origin: .api)
            try resolved.require(planned.check.writeAccess)
            if let old = state.checks[planned.check.checkID]?.check { try resolved.require(old.writeAccess) }
            return try state.register(definition, token: secret, origin: .api, now: now)
        }
        return .empty
    }

    private func deregister(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        let resolved = request.permitted
        try await context.change { (state, _) throws(MeshError) -> [PersistedChange] in
            if let check = state.checks[id]?.check { try resolved.require(check.writeAccess) }
            return try state.deregister(checkID: id)
        }
        return .empty
    }

    private func note(_ request: RoutedRequest, _ status: HealthStatus) async throws -> APIResponse {
        try await set(request, status: status, output: request.query["note"] ?? "")
    }

    private func update(_ request: RoutedRequest) async throws -> APIResponse {
        let (text, output) = try request.decoded { (value) throws(MeshError) in
            var reader = try ObjectReader(value, rules: .body)
            let said = (try reader.string("Status"), try reader.string("Output"))
            try reader.finish()
            return said
        }
        guard let status = HealthStatus(rawValue: text) else {
            throw APIError(status: 400, text: "Invalid check status: '\(text)'")
        }
        return try await set(request, status: status, output: output)
    }

    private func set(_ request: RoutedRequest, status: HealthStatus, output: String) async throws -> APIResponse {
        let id = request.argument
        let resolved = request.permitted
        let limit = context.configuration.checkOutputLimit
        try await context.change(syncing: .whenDue) { (state, now) throws(MeshError) -> [PersistedChange] in
            if let check = state.checks[id]?.check { try resolved.require(check.writeAccess) }
            return try state.update(checkID: id, status: status, output: output, outputLimit: limit, now: now)
        }
        return .empty
    }
}
