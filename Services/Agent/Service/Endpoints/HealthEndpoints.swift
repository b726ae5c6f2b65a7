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

    var endpoints: [Endpoint] { ofInstances + ofChecks }

    private var ofInstances: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/health/service/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: [.service($0.serviceKey)]) },
                missing: "Missing service name"
            ) { try await instances($0, .service) }.inScopes(),
            Endpoint(
                .get,
                "/v1/health/connect/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.node, .service]),
                waits: .index { WaitTopics(catalog: [.connect($0.serviceKey)]) },
                missing: "Missing service name"
            ) { try await instances($0, .connect) }.inScopes(),
        ]
    }

    private var ofChecks: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/health/node/{node...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: Watch(shown: .checks, madeOf: [.checksOn($0.nodeKey)])) },
                missing: "Missing node name",
                node
            ).inScopes(.lists),
            Endpoint(
                .get,
                "/v1/health/checks/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { request in
                    let key = request.serviceKey
                    // With metadata of nodes, what they say about themselves counts.
                    let parts: [CatalogPart] =
                        NodeMetaFilter(request).isEmpty ? [.checksOf(key)] : [.checksOf(key), .instances(of: key)]
                    return WaitTopics(catalog: Watch(shown: .service(key), madeOf: parts))
                },
                missing: "Missing service name",
                checks
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/health/state/{state...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: Watch(shown: .checks, madeOf: Self.parts(ofState: $0))) },
                missing: "Missing check state",
                state
            ).inScopes(.lists),
        ]
    }

    /// The checks in a state; nothing for a state that does not exist.
    private static func parts(ofState request: RoutedRequest) -> [CatalogPart] {
        let parts: [CatalogPart]
        if request.argument == "any" {
            parts = [.allChecks(request.origin)]
        } else {
            parts = HealthStatus(rawValue: request.argument).map { [.checksInState(request.origin, $0)] } ?? []
        }
        return parts.isEmpty || NodeMetaFilter(request).isEmpty ? parts : parts + [.nodeRows(request.origin)]
    }

    private enum Lookup {
        case service
        case connect
    }

    private func instances(_ request: RoutedRequest, _ lookup: Lookup) async throws -> APIResponse {
        let selection = InstanceSelection(request, filter: try context.filter(request, on: .checkServiceNode))
        let key = request.serviceKey
        return try await context.readInstances(request, waiting: .ownView) { state, token, inEffect in
            var visibility = Visibility(token)
            var rows =
                switch lookup {
                case .service: state.instances(of: key)
                case .connect:
                    visibility.callable(
                        state.meshInstances(of: key),
                        as: ServiceName(request.argument, in: request.scope)
                    )
                }
            rows = try selection.select(inEffect.instances(visibility.instances(rows))) { $0.checkServiceNode($1) }
            switch Self.selected(by: request.query["passing"]) {
            case .all: break
            case .passing: rows = rows.filter { $0.aggregatedStatus == .passing }
            case .unknown: return .text("Invalid value for ?passing", status: 400)
            }
            var output = JSONOutput(capacity: rows.count * 768)
            output.array(rows) { $0.checkServiceNode($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private enum Selected {
        case all
        case passing
        case unknown
    }

    /// What `?passing` selects; a wrong value is told after the reading, so that its headers are there.
    private static func selected(by passing: String?) -> Selected {
        switch passing {
        case nil, "0", "f", "F", "false", "FALSE", "False": .all
        case "", "1", "t", "T", "true", "TRUE", "True": .passing
        case _: .unknown
        }
    }

    private func node(_ request: RoutedRequest) async throws -> APIResponse {
        try await checks(request, of: { $0.checks(on: request.nodeKey).filter { request.place.shows($0.scope) } })
    }

    private func checks(_ request: RoutedRequest) async throws -> APIResponse {
        let meta = NodeMetaFilter(request)
        let key = request.serviceKey
        return try await checks(
            request,
            of: { state in
                state.instances(of: key).flatMap { row in row.checks.filter { $0.instanceID == row.service.scopedID } }
            },
            where: { meta.matches($0, of: request.peer, in: $1) }
        )
    }

    private func state(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        let status = HealthStatus(rawValue: name)
        let meta = NodeMetaFilter(request)
        return try await checks(
            request,
            of: { state in
                guard name == "any" || status != nil else { return [] }
                return state.checks(peer: request.peer).filter { request.place.shows($0.scope) }
            },
            where: { (status == nil || $0.status == status) && meta.matches($0, of: request.peer, in: $1) }
        )
    }

    /// Answers with checks: those that may be seen, of them those that are wanted.
    private func checks(
        _ request: RoutedRequest,
        of all: (CatalogState) -> [HealthCheck],
        where isWanted: (HealthCheck, CatalogState) -> Bool = { _, _ in true }
    ) async throws -> APIResponse {
        let filter = try context.filter(request, on: .healthCheck)
        let topics = request.topics.catalog
        return try await context.read(request, context.catalog, topics: topics, consistency: .shown) { state, token in
            var visibility = Visibility(token)
            let seen = visibility.checks(all(state)).filter { isWanted($0, state) }
            let rows = try filter.apply(seen) { $0.healthCheck($1) }
            var output = JSONOutput(capacity: rows.count * 256)
            output.array(rows) { $0.healthCheck($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }
}

extension NodeMetaFilter {
    /// Whether the node of a check has the metadata.
    fileprivate func matches(_ check: HealthCheck, of peer: String, in state: CatalogState) -> Bool {
        isEmpty
            || matches(
                state.node(NodeKey(NodeName(check.node, in: check.scope.partition), of: Origin(peer: peer)))?.meta
            )
    }
}
