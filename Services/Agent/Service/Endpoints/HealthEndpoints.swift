import ACLContract
import AccessRules
import CatalogTables
import ConsulJSON
import FilterExpressions
import MeshDomain

/// `/v1/health/*`.
///
/// - Source: reference §2.2, §8.5.
struct HealthEndpoints: Sendable {
    let context: AgentContext

    func add(to router: inout Router) {
        router.add("GET", "/v1/health/service/") { try await instances($0, prefix: "/v1/health/service/", .service) }
        router.add("GET", "/v1/health/connect/") { try await instances($0, prefix: "/v1/health/connect/", .connect) }
        router.add("GET", "/v1/health/node/", node)
        router.add("GET", "/v1/health/checks/", checks)
        router.add("GET", "/v1/health/state/", state)
    }

    private enum Lookup {
        case service
        case connect
    }

    private func instances(_ request: APIRequest, prefix: String, _ lookup: Lookup) async throws -> APIResponse {
        let name = request.argument(after: prefix)
        guard !name.isEmpty else { throw APIError(status: 400, text: "Missing service name") }
        let passingOnly = try Self.passingOnly(request)
        let selection = try InstanceSelection(request, on: .checkServiceNode)
        let key = ServiceKey(peer: request.query["peer"] ?? "", name: name)
        let topic: CatalogTopic = if case .service = lookup { .service(key) } else { .connect(key) }
        return try await context.read(request, context.catalog, topics: [topic], consistency: .shown) { state, token in
            var visibility = Visibility(token)
            var rows: [CheckServiceNode]
            switch lookup {
            case .service: rows = state.instances(of: key)
            case .connect:
                try token.require(.serviceRead(name))
                rows = state.meshInstances(of: key)
            }
            rows = selection.select(rows) { $0.checkServiceNode($1) }
            if passingOnly { rows = rows.filter { $0.aggregatedStatus == .passing } }
            rows = visibility.instances(rows)
            var output = JSONOutput(capacity: rows.count * 768)
            output.array(rows) { $0.checkServiceNode($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private static func passingOnly(_ request: APIRequest) throws(APIError) -> Bool {
        guard let text = request.query["passing"] else { return false }
        switch text {
        case "", "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        case _: throw APIError(status: 400, text: "Invalid value for ?passing")
        }
    }

    private func node(_ request: APIRequest) async throws -> APIResponse {
        let name = request.argument(after: "/v1/health/node/")
        guard !name.isEmpty else { throw APIError(status: 400, text: "Missing node name") }
        return try await checks(request) { $0.checks(on: NodeKey(name: name)) }
    }

    private func checks(_ request: APIRequest) async throws -> APIResponse {
        let name = request.argument(after: "/v1/health/checks/")
        guard !name.isEmpty else { throw APIError(status: 400, text: "Missing service name") }
        let meta = NodeMetaFilter(request)
        let key = ServiceKey(name: name)
        return try await checks(request, topic: .service(key)) { state in
            state.instances(of: key).filter { meta.matches($0.node.meta) }.flatMap { row in
                row.checks.filter { $0.serviceID == row.service.id }
            }
        }
    }

    private func state(_ request: APIRequest) async throws -> APIResponse {
        let name = request.argument(after: "/v1/health/state/")
        guard !name.isEmpty else { throw APIError(status: 400, text: "Missing check state") }
        let status = HealthStatus(rawValue: name)
        let meta = NodeMetaFilter(request)
        return try await checks(request) { state in
            guard name == "any" || status != nil else { return [] }
            let checks = state.checks().filter { status == nil || $0.status == status }
            guard !meta.isEmpty else { return checks }
            return checks.filter { meta.matches(state.node(NodeKey(name: $0.node))?.meta) }
        }
    }

    private func checks(
        _ request: APIRequest,
        topic: CatalogTopic = .checks,
        select: (CatalogState) -> [HealthCheck]
    ) async throws -> APIResponse {
        let filter = try RowFilter(request, on: .healthCheck)
        return try await context.read(request, context.catalog, topics: [topic], consistency: .shown) { state, token in
            var visibility = Visibility(token)
            let rows = visibility.checks(filter.apply(select(state)) { $0.healthCheck($1) })
            var output = JSONOutput(capacity: rows.count * 256)
            output.array(rows) { $0.healthCheck($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }
}
