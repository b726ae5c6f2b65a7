import AccessRules
import AgentLogic
import CatalogContract
import CatalogTables
import ConsulJSON
import FilterExpressions
import MeshDomain

/// `/v1/catalog/*`.
///
/// - Source: reference §2.1, §3.2, §8.5.
struct CatalogEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { writing + listing + looking }

    private var writing: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/catalog/register",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(
                    .access(.node, .write, .body("Node", nil)),
                    .access(.service, .write, .body("Service", "Service")),
                    by: .owner
                ),
                register
            ).inScopes(nested: ["Service", "Check", "Checks"]),
            Endpoint(
                .put,
                "/v1/catalog/deregister",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(.access(.node, .write, .body("Node", nil)), by: .owner),
                deregister
            ).inScopes(),
        ]
    }

    private var listing: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/catalog/datacenters",
                scope: .none,
                datacenter: .thisAgent,
                permission: .anybody,
                datacenters
            ).cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/catalog/nodes",
                scope: .partitioned,
                datacenter: .read,
                permission: .rows(.node),
                waits: .index { WaitTopics(catalog: Watch(shown: .nodes, madeOf: [.nodeRows($0.origin)])) },
                nodes
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/catalog/services",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.service),
                waits: .index { WaitTopics(catalog: Self.list($0)) },
                services
            ).inScopes().cached(.whenAsked),
        ]
    }

    private var looking: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/catalog/service/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { request in
                    let key = request.serviceKey
                    return WaitTopics(catalog: Watch(shown: .service(key), madeOf: [.instances(of: key)]))
                },
                missing: "Missing service name"
            ) { try await instances($0, .service) }.inScopes().cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/catalog/connect/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { request in
                    let key = request.serviceKey
                    return WaitTopics(catalog: Watch(shown: .connect(key), madeOf: [.meshInstances(of: key)]))
                },
                missing: "Missing service name"
            ) { try await instances($0, .connect) }.inScopes().cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/catalog/node/{node...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: Self.registrations($0)) },
                missing: "Missing node name"
            ) { try await node($0, asList: false) }.inScopes(),
            Endpoint(
                .get,
                "/v1/catalog/node-services/{node...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: Self.registrations($0)) },
                missing: "Missing node name"
            ) { try await node($0, asList: true) }.inScopes(.lists),
        ]
    }

    /// The names with their tags; what is asked about instances or nodes is told of all of them.
    private static func list(_ request: RoutedRequest) -> Watch<CatalogTopic> {
        let isPlain = NodeMetaFilter(request).isEmpty && (request.query["filter"] ?? "").isEmpty
        if isPlain { return Watch(shown: .services, madeOf: [.names(.local)]) }
        let parts: [CatalogPart] = [.allRegistrations(.local)]
        return NodeMetaFilter(request).isEmpty
            ? Watch(shown: .services, madeOf: parts) : Watch(shown: .services, .nodes, madeOf: parts)
    }

    /// What is registered on a node, which may be named by the beginning of its id.
    private static func registrations(_ request: RoutedRequest) -> Watch<CatalogTopic> {
        let key = request.nodeKey
        var parts: [CatalogPart] = [.registrations(on: key)]
        if isBeginningOfID(key) { parts.append(.registrationsByPrefix(key)) }
        return Watch(shown: .node(key), .nodes, madeOf: parts)
    }

    /// Whether a name is long enough to stand for an id that begins so.
    private static func isBeginningOfID(_ key: NodeKey) -> Bool { key.folded.text.count >= 4 }

    // MARK: - Writing

    private func register(_ request: RoutedRequest) async throws -> APIResponse {
        let registration = try request.decoded(RegistrationCodec.registration)
        guard registration.peer.isEmpty else {
            throw APIError(status: 500, text: "cannot register requests with PeerName in them")
        }
        var node = registration.node
        guard !node.name.isEmpty else { throw APIError(status: 500, text: "Must provide node") }
        node.datacenter = context.configuration.datacenter
        node.partition = request.scope.partition
        guard !node.address.isEmpty || registration.skipNodeUpdate else {
            throw APIError(status: 500, text: "Must provide address if SkipNodeUpdate is not set")
        }
        var services: [NodeService] = []
        if var service = registration.service {
            if service.service.isEmpty, !service.id.isEmpty {
                throw APIError(
                    status: 500,
                    text: "Must provide service name (Service.Service) when service ID is provided"
                )
            }
            if service.id.isEmpty { service.id = service.service }
            service.stand(in: request.scope)
            if !service.service.isEmpty { services.append(service) }
        }
        var checks: [HealthCheck] = []
        for given in registration.checks {
            var check = given
            if check.checkID.isEmpty { check.checkID = check.name }
            if check.node.isEmpty { check.node = node.name }
            guard equalIgnoringCase(check.node, node.name) else {
                throw APIError(
                    status: 500,
                    text:
                        "Node '\(check.node)' for check '\(check.checkID)' doesn't match register request node '\(node.name)'"
                )
            }
            check.node = node.name
            // Checks of the node are of no namespace.
            check.scope = check.serviceID.isEmpty ? request.scope.wholePartition : request.scope
            checks.append(check)
        }
        try await context.catalogClient.register(
            node: node,
            skipNodeUpdate: registration.skipNodeUpdate,
            services: services,
            checks: checks,
            context: context.call(request)
        )
        return .json(true)
    }

    private func deregister(_ request: RoutedRequest) async throws -> APIResponse {
        let target = try request.decoded(RegistrationCodec.deregistration)
        guard !target.node.isEmpty else { throw APIError(status: 500, text: "Must provide node") }
        try await context.catalogClient.deregister(
            node: target.node,
            serviceID: target.serviceID,
            checkID: target.checkID,
            in: request.scope,
            context: context.call(request)
        )
        return .json(true)
    }

    // MARK: - Reading

    private func datacenters(_ request: RoutedRequest) async throws -> APIResponse {
        let names = await context.federation.servers().datacenters(Federation.now)
        var response = APIResponse.json(.array(names.map(MeshValue.string)))
        context.tellCache(of: request, try context.readOptions(request), in: &response)
        return response
    }

    private func nodes(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .node)
        let meta = NodeMetaFilter(request)
        return try await context.read(request, context.catalog, topics: request.topics.catalog, consistency: .shown) {
            state,
            token in
            var visibility = Visibility(token)
            let all = state.nodes(peer: request.peer, partition: request.scope.partition)
            let seen = visibility.nodes(all).filter { meta.matches($0.meta) }
            let nodes = context.nearestFirst(try filter.apply(seen) { $0.node($1) }, request, \.name)
            var output = JSONOutput(capacity: nodes.count * 256)
            output.array(nodes) { $0.node($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func services(_ request: RoutedRequest) async throws -> APIResponse {
        guard request.peer.isEmpty else {
            throw APIError.ofRead(
                status: 400,
                text: "The list of services cannot be asked of a peer; what is imported from it is in"
                    + " /v1/peering/\(request.peer), its instances are in /v1/health/service/<name>?peer=\(request.peer)"
            )
        }
        let filter = try context.filter(request, on: .serviceNode)
        let meta = NodeMetaFilter(request)
        let topics = request.topics.catalog
        return try await context.read(request, context.catalog, topics: topics, consistency: .shown) { state, token in
            var visibility = Visibility(token)
            var listed: [(name: String, tags: [String])] = []
            var work = 0
            for name in visibility.names(state.serviceNames(in: request.scope), in: request.scope) {
                let service = ServiceRef(ServiceName(name, in: request.scope))
                guard !filter.isEmpty || !meta.isEmpty else {
                    listed.append((name, state.tags(of: service)))
                    continue
                }
                // What is asked about nodes is told of those that may be seen.
                let seen = visibility.instances(state.instances(of: service))
                let rows = seen.filter { meta.matches($0.node.meta) }
                let kept = try filter.apply(rows, work: &work) { $0.serviceNode($1.node, $1.service) }
                if !kept.isEmpty { listed.append((name, Set(kept.flatMap { $0.service.tags ?? [] }).sorted())) }
            }
            var output = JSONOutput()
            output.object { output in
                for service in listed { output.member(service.name, service.tags) }
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private enum Lookup {
        case service
        case connect
    }

    private func instances(_ request: RoutedRequest, _ lookup: Lookup) async throws -> APIResponse {
        let selection = InstanceSelection(request, filter: try context.filter(request, on: .serviceNode))
        let key = request.serviceKey
        return try await context.readInstances(request) { state, token, inEffect in
            var visibility = Visibility(token)
            var rows: [CheckServiceNode] = []
            switch lookup {
            case .service: rows = state.instances(of: key)
            case .connect:
                let asked = ServiceName(request.argument, in: request.scope)
                if visibility.permits(.serviceRead(asked)) {
                    rows = visibility.callable(state.meshInstances(of: key), as: asked)
                }
            }
            rows = try selection.select(inEffect.instances(visibility.instances(rows))) {
                $0.serviceNode($1.node, $1.service)
            }
            rows = context.nearestFirst(rows, request, \.node.name)
            var output = JSONOutput(capacity: rows.count * 512)
            output.array(rows) { $0.serviceNode($1.node, $1.service) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func node(_ request: RoutedRequest, asList: Bool) async throws -> APIResponse {
        let filter = try context.filter(request, on: .nodeService)
        let key = request.nodeKey
        return try await context.readInstances(request) { state, token, inEffect in
            var visibility = Visibility(token)
            var output = JSONOutput()
            guard let node = Self.find(key, in: state), visibility.permits(.nodeRead(node.nodeName)) else {
                let missing = asList ? #"{"Node":null,"Services":null}"# : "null"
                return Rendered(body: Array(missing.utf8), isFiltered: visibility.isFiltered)
            }
            let all = visibility.services(state.services(on: node.key).filter { request.place.shows($0.scope) })
            let services = try filter.apply(asList ? inEffect.services(all) : all) { $0.nodeService($1) }
            output.object { output in
                output.key("Node")
                output.node(node)
                output.key("Services")
                if asList {
                    output.array(services) { $0.nodeService($1) }
                } else {
                    output.object { map in
                        for service in services {
                            map.key(service.id)
                            map.nodeService(service)
                        }
                    }
                }
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    /// The node of that name, else the one whose id begins so, if it is the only one.
    private static func find(_ key: NodeKey, in state: CatalogState) -> Node? {
        if let node = state.node(key) { return node }
        guard isBeginningOfID(key) else { return nil }
        let matches = state.nodes(withIDPrefix: key)
        return matches.count == 1 ? matches[0] : nil
    }
}

extension RoutedRequest {
    /// Whose rows are asked for with `?peer=`: those imported from that peer; empty for this cluster's own.
    ///
    /// Consul's catalog endpoints ignore the parameter and answer with local rows; these never do.
    var peer: String { request.query["peer"] ?? "" }

    /// Where the rows that are asked for come from.
    var origin: Origin { Origin(peer: peer) }

    /// The service that the path names.
    var serviceKey: ServiceKey { ServiceKey(ServiceRef(ServiceName(argument, in: scope), of: origin)) }

    /// The node that the path names.
    var nodeKey: NodeKey { NodeKey(NodeName(argument, in: scope.partition), of: origin) }
}

/// Which instances of a service a request wants: tags, metadata of nodes, a filter.
struct InstanceSelection: Sendable {
    private let tags: [String]
    private let meta: NodeMetaFilter
    private let filter: RowFilter

    init(_ request: RoutedRequest, filter: RowFilter) {
        tags = request.query.all("tag").map { $0.lowercased() }
        meta = NodeMetaFilter(request)
        self.filter = filter
    }

    /// - Source: tags are compared without regard to case, an empty one too; order of filters as in reference §1.9.
    func select(
        _ rows: [CheckServiceNode],
        _ write: (inout JSONOutput, CheckServiceNode) -> Void
    ) throws(APIError) -> [CheckServiceNode] {
        var rows = rows
        if !tags.isEmpty {
            rows = rows.filter { row in
                let own = Set((row.service.tags ?? []).map { $0.lowercased() })
                return tags.allSatisfy(own.contains)
            }
        }
        if !meta.isEmpty { rows = rows.filter { meta.matches($0.node.meta) } }
        return try filter.apply(rows, write)
    }
}

extension AgentContext {
    /// The rows with those of the node first that `near` names, `_agent` being this one; the others keep their order, since
    /// nothing measures how far they are.
    ///
    /// - Source: reference §1.5.
    func nearestFirst<Row>(_ rows: [Row], _ request: RoutedRequest, _ name: KeyPath<Row, String>) -> [Row] {
        guard let near = request.query["near"], !near.isEmpty else { return rows }
        let wanted = NodeName(near == "_agent" ? node.name : near)
        let nearest = rows.filter { NodeName($0[keyPath: name]) == wanted }
        return nearest.isEmpty ? rows : nearest + rows.filter { NodeName($0[keyPath: name]) != wanted }
    }
}
