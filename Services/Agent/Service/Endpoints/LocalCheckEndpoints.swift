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

    func add(to router: inout Router) {
        router.add("GET", "/v1/agent/checks", checks)
        router.add("PUT", "/v1/agent/check/register", register)
        router.add("PUT", "/v1/agent/check/deregister/", deregister)
        router.add("PUT", "/v1/agent/check/pass/") { try await note($0, prefix: "/v1/agent/check/pass/", .passing) }
        router.add("PUT", "/v1/agent/check/warn/") { try await note($0, prefix: "/v1/agent/check/warn/", .warning) }
        router.add("PUT", "/v1/agent/check/fail/") { try await note($0, prefix: "/v1/agent/check/fail/", .critical) }
        router.add("PUT", "/v1/agent/check/update/", update)
    }

    private func checks(_ request: APIRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .healthCheck)
        let authorizer = try await context.resolved(request).authorizer
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

    private func register(_ request: APIRequest) async throws -> APIResponse {
        let definition: CheckDefinition
        do { definition = try CheckDefinition(request.json(), rules: .body) } catch let error as MeshError {
            throw APIError(status: 400, text: error.message.withDecodePrefix)
        }
        let secret = context.secret(of: request)
        let resolved = try await context.resolved(request)
        try await context.change { (state, now) throws(MeshError) -> [PersistedChange] in
            let planned = try state.plannedCheck(definition, token: secret, origin: .api)
            try resolved.require(planned.check.writeAccess)
            if let old = state.checks[planned.check.checkID]?.check { try resolved.require(old.writeAccess) }
            return try state.register(definition, token: secret, origin: .api, now: now)
        }
        return .empty
    }

    private func deregister(_ request: APIRequest) async throws -> APIResponse {
        let id = request.argument(after: "/v1/agent/check/deregister/")
        let resolved = try await context.resolved(request)
        try await context.change { (state, _) throws(MeshError) -> [PersistedChange] in
            if let check = state.checks[id]?.check { try resolved.require(check.writeAccess) }
            return try state.deregister(checkID: id)
        }
        return .empty
    }

    private func note(_ request: APIRequest, prefix: String, _ status: HealthStatus) async throws -> APIResponse {
        try await set(
            request,
            id: request.argument(after: prefix),
            status: status,
            output: request.query["note"] ?? ""
        )
    }

    private func update(_ request: APIRequest) async throws -> APIResponse {
        var reader = try ObjectReader(try request.json(), rules: .body)
        let text: String
        let output: String
        do {
            text = try reader.string("Status")
            output = try reader.string("Output")
            try reader.finish()
        } catch { throw APIError(status: 400, text: error.message.withDecodePrefix) }
        guard let status = HealthStatus(rawValue: text) else {
            throw APIError(status: 400, text: "Invalid check status: '\(text)'")
        }
        let id = request.argument(after: "/v1/agent/check/update/")
        return try await set(request, id: id, status: status, output: output)
    }

    private func set(
        _ request: APIRequest,
        id: String,
        status: HealthStatus,
        output: String
    ) async throws -> APIResponse {
        let resolved = try await context.resolved(request)
        let limit = context.configuration.checkOutputLimit
        try await context.change(syncing: .whenDue) { (state, now) throws(MeshError) -> [PersistedChange] in
            if let check = state.checks[id]?.check { try resolved.require(check.writeAccess) }
            return try state.update(checkID: id, status: status, output: output, outputLimit: limit, now: now)
        }
        return .empty
    }
}
