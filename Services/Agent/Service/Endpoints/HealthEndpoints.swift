import ACLContract
import AccessRules
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import FilterExpressions
import MeshDomain
import MeshJournal

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
            ) { try await instances($0, .service) }.inScopes().cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/health/connect/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.node, .service]),
                waits: .index { WaitTopics(catalog: [.connect($0.serviceKey)]) },
                missing: "Missing service name"
            ) { try await instances($0, .connect) }.inScopes().cached(.whenAsked),
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
        if request.samenessGroup != nil { return try await sameInstances(request, lookup) }
        return try await context.readInstances(request, waiting: .ownView) { state, token, inEffect in
            try rendered(request, lookup, [request.serviceKey], state, token, inEffect)
        }
    }

    /// The instances at the first member of a sameness group where any are left (`?sg=`).
    ///
    /// - Source: reference tenancy.md §4.4.
    private func sameInstances(_ request: RoutedRequest, _ lookup: Lookup) async throws -> APIResponse {
        func members(_ entries: ConfigEntryState) throws(APIError) -> [ServiceKey] {
            let home = request.scope.partition
            guard let group = entries.samenessGroup(request.samenessGroup ?? "", in: home) else {
                throw APIError.ofRead(status: 400, text: "Sameness Group not found")
            }
            guard group.defaultForFailover else {
                throw APIError.ofRead(
                    status: 400,
                    text: "Sameness Group must have DefaultForFailover set to true in order to use this endpoint"
                )
            }
            let service = ServiceName(request.argument, in: request.scope)
            return group.places(home: home).map { service.ref(at: $0).key }
        }
        // Whoever is a member later is found out by the group's own topic.
        let known = try await context.configEntries.read(.stale, timeout: AgentContext.requestTimeout).state
        let keys = (try? members(known)) ?? []
        let topics = keys.map { lookup == .service ? CatalogTopic.service($0) : .connect($0) }
        return try await context.read(
            request,
            Reading(context.catalog, Watch(topics)),
            Reading(context.configEntries, Watch([.kind(.samenessGroup)] + InstancesInEffect.topics)),
            consistency: .shown,
            waiting: .ownView
        ) { state, entries, token in
            let isMerged = request.query.has("merge-central-config")
            let inEffect = InstancesInEffect(isMerged ? entries : nil)
            return try rendered(request, lookup, try members(entries), state, token, inEffect)
        }
    }

    /// The instances of the first service that has any.
    private func rendered(
        _ request: RoutedRequest,
        _ lookup: Lookup,
        _ keys: [ServiceKey],
        _ state: CatalogState,
        _ token: ResolvedToken,
        _ inEffect: InstancesInEffect
    ) throws -> Rendered {
        let selection = InstanceSelection(request, filter: try context.filter(request, on: .checkServiceNode))
        var visibility = Visibility(token)
        var rows: [CheckServiceNode] = []
        for key in keys where rows.isEmpty {
            switch lookup {
            case .service: rows = state.instances(of: key)
            case .connect:
                let name = ServiceName(request.argument, in: key.scope)
                rows = visibility.callable(state.meshInstances(of: key), as: name)
            }
            rows = try selection.select(inEffect.instances(visibility.instances(rows))) { $0.checkServiceNode($1) }
            switch Self.selected(by: request.query["passing"]) {
            case .all: break
            case .passing: rows = rows.filter { $0.aggregatedStatus == .passing }
            case .unknown: return .text("Invalid value for ?passing", status: 400)
            }
        }
        rows = context.nearestFirst(rows, request, \.node.name)
        var output = JSONOutput(capacity: rows.count * 768)
        output.array(rows) { $0.checkServiceNode($1) }
        return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
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

extension RoutedRequest {
    /// The sameness group over which instances are looked for; nil for none.
    fileprivate var samenessGroup: NameText? {
        let text = request.query["sameness-group"] ?? request.query["sg"] ?? ""
        return text.isEmpty ? nil : NameText(text)
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
