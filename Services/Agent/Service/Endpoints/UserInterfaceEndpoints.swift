import ACLContract
import AccessRules
import AgentLogic
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import DiscoveryChain
import FilterExpressions
import MeshDomain
import MeshJournal
import ProxySnapshots

/// `/v1/internal/ui/*`: what a user interface shows, in one answer each.
///
/// - Source: reference §2.11 and "ui" §1.3. Names exported to a peer are filtered by the right to each, also for those with `mesh:write`.
///   Lists are made of everything that is registered: equal requests share one answer (`RenderCache`), a change makes it anew.
struct UserInterfaceEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { lists + details + gateways }

    private var lists: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/internal/ui/nodes",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { _ in WaitTopics(catalog: [.nodes, .services, .checks]) },
                nodes
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/services",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { _ in WaitTopics(catalog: [.nodes, .services, .checks]) },
                services
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/exported-services",
                scope: .partitioned,
                datacenter: .read,
                permission: .rows(.service),
                waits: .index { _ in ConfigEndpoints.exportTopics },
                exportedServices
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/catalog-overview",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none)),
                overview
            ),
        ]
    }

    private var details: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/internal/ui/node/{node...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                waits: .index { WaitTopics(catalog: [.node($0.nodeKey)]) },
                missing: "Missing node name",
                node
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/service-topology/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.service]),
                // Of the entries: intentions, and what says which protocol the service speaks.
                waits: .index { _ in WaitTopics(catalog: [.services, .checks], configEntries: [.all]) },
                missing: "Missing service name",
                topology
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/metrics-proxy/{path...}",
                scope: .none,
                datacenter: .thisAgent,
                permission: .anyToken,
                metrics
            ),
        ]
    }

    private var gateways: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/internal/ui/gateway-services-nodes/{gateway...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.node, .service]),
                waits: .index { _ in WaitTopics(catalog: [.services, .checks], configEntries: [.all]) },
                missing: "Missing gateway name",
                servicesBehind
            ),
            Endpoint(
                .get,
                "/v1/internal/ui/gateway-intentions/{gateway...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.intention]),
                waits: .index { _ in WaitTopics(catalog: [.services], configEntries: [.all]) },
                missing: "Missing gateway name",
                intentionsBehind
            ),
        ]
    }

    // MARK: - Metrics

    /// Metrics may be about everything, so who asks for them must be allowed to read everything.
    private func metrics(_ request: RoutedRequest) async throws -> APIResponse {
        guard context.configuration.interface.isEnabled else { throw APIError(status: 404, text: "UI is not enabled") }
        let (authorizer, metrics) = (request.permitted.authorizer, context.reload.metrics)
        // Where there are none it is said to everybody, as to those who may.
        guard !metrics.isEnabled || authorizer.allows(.allNodesRead) && authorizer.allows(.allServicesRead) else {
            throw APIError(status: 403, text: "")
        }
        return try await metrics.answer(request.argument, request.query)
    }

    // MARK: - Nodes

    private func nodes(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .node)
        return try await context.read(request, context.catalog, topics: request.topics.catalog, consistency: .shown) {
            state,
            token in
            var visibility = Visibility(token)
            let peers = [""] + state.importedPeers()
            let seen = visibility.nodes(peers.flatMap { state.nodes(peer: $0) })
            let nodes = try filter.apply(seen) { $0.node($1) }
            var output = JSONOutput(capacity: nodes.count * 1024)
            output.array(nodes) { output, node in
                output.dump(
                    node,
                    visibility.services(state.services(on: node.key).filter { request.place.shows($0.scope) }),
                    visibility.checks(state.checks(on: node.key).filter { request.place.shows($0.scope) })
                )
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func node(_ request: RoutedRequest) async throws -> APIResponse {
        let key = request.nodeKey
        return try await context.read(request, context.catalog, topics: request.topics.catalog, consistency: .shown) {
            state,
            token in
            var visibility = Visibility(token)
            guard let node = state.node(key), visibility.permits(.nodeRead(node.nodeName)) else {
                return Rendered(status: 404, body: [], isFiltered: visibility.isFiltered)
            }
            var output = JSONOutput()
            output.dump(
                node,
                visibility.services(state.services(on: node.key).filter { request.place.shows($0.scope) }),
                visibility.checks(state.checks(on: node.key).filter { request.place.shows($0.scope) })
            )
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    // MARK: - Services

    private func services(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .checkServiceNode)
        let datacenter = context.configuration.datacenter
        return try await context.read(request, context.catalog, topics: request.topics.catalog, consistency: .shown) {
            state,
            token in
            var visibility = Visibility(token)
            let peers = request.peer.isEmpty ? [""] + state.importedPeers() : [request.peer]
            var rows: [CheckServiceNode] = []
            var work = 0
            for peer in peers {
                for name in visibility.names(state.serviceNames(peer: peer)) {
                    let instances = state.instances(of: ServiceRef(peer: peer, name: name))
                    rows += try filter.apply(visibility.instances(instances), work: &work) { $0.checkServiceNode($1) }
                }
            }
            var output = JSONOutput()
            output.array(ServiceSummary.list(of: rows)) { output, summary in
                output.object { $0.listed(summary, in: datacenter) }
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func exportedServices(_ request: RoutedRequest) async throws -> APIResponse {
        guard let peer = request.query["peer"], !peer.isEmpty else {
            throw APIError.ofRead(status: 500, text: "must provide PeerName")
        }
        let datacenter = context.configuration.datacenter
        return try await context.read(
            request,
            Reading(context.configEntries, request.topics.configEntries),
            Reading(context.catalog, request.topics.catalog),
            consistency: .shown
        ) { entries, catalog, token in
            var visibility = Visibility(token)
            let exports = ConfigEndpoints.resolve(entries.exportedServices(), in: catalog)
            var output = JSONOutput()
            output.array(visibility.names(exports.filter { $0.peers.contains(peer) }.map(\.service))) { output, name in
                let bare = ServiceSummary.of(ServiceRef(ServiceName(name)), in: [])
                output.object { $0.listed(bare, in: datacenter) }
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func overview(_ request: RoutedRequest) async throws -> APIResponse {
        let version = try await context.catalog.read(
            request.query.has("stale") ? .stale : .linearizable,
            timeout: AgentContext.requestTimeout
        )
        let state = version.state
        let nodes = state.nodes().map { node in ("", state.checks(on: node.key).worstStatus) }
        let services = state.serviceNames().flatMap { name in
            state.instances(of: ServiceRef(ServiceName(name))).map { (name, $0.aggregatedStatus) }
        }
        let checks = state.checks().map { ($0.name, $0.status) }
        return .json([
            "Nodes": Self.counts(nodes, always: ""), "Services": Self.counts(services), "Checks": Self.counts(checks),
        ])
    }

    /// How many of each name have which status.
    private static func counts(_ rows: [(name: String, status: HealthStatus)], always: String? = nil) -> MeshValue {
        var table: [String: [HealthStatus: Int]] = [:]
        if let always { table[always] = [:] }
        for row in rows { table[row.name, default: [:]][row.status, default: 0] += 1 }
        return .array(
            table.sorted { $0.key < $1.key }.map { name, counts in
                var fields = MeshObject()
                if !name.isEmpty { fields["Name"] = .string(name) }
                fields["Total"] = .integer(counts.values.reduce(0, +))
                fields["Passing"] = .integer(counts[.passing] ?? 0)
                fields["Warning"] = .integer(counts[.warning] ?? 0)
                fields["Critical"] = .integer(counts[.critical] ?? 0)
                return .object(fields)
            }
        )
    }

    // MARK: - Gateways

    /// The services behind a gateway, with or without instances.
    private func servicesBehind(_ request: RoutedRequest) async throws -> APIResponse {
        let (gateway, datacenter) = (ServiceName(request.argument), context.configuration.datacenter)
        return try await context.readCatalogAndEntries(request) { catalog, entries, token in
            var visibility = Visibility(token)
            let names = Self.names(behind: gateway, entries, catalog)
            let seen = visibility.filter(names) { token.authorizer.allows(.serviceRead($0)) }
            var output = JSONOutput()
            output.array(seen) { output, name in
                let service = ServiceRef(name)
                let rows = visibility.instances(catalog.instances(of: service) + catalog.meshInstances(of: service))
                output.object { $0.members(of: ServiceSummary.of(service, in: rows), in: datacenter) }
            }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    /// The intentions on what is behind a gateway.
    private func intentionsBehind(_ request: RoutedRequest) async throws -> APIResponse {
        let gateway = ServiceName(request.argument)
        return try await context.readCatalogAndEntries(request) { catalog, entries, token in
            var visibility = Visibility(token)
            let table = IntentionTable(entries)
            let all = Self.names(behind: gateway, entries, catalog).flatMap { table.matching(destination: $0.text) }
            let seen = visibility.filter(all) { token.authorizer.allows(.intentionRead(ServiceName($0.destination))) }
            var output = JSONOutput()
            output.array(seen) { $0.intention($1.source, of: $1.entry) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private static func names(
        behind gateway: ServiceName,
        _ entries: ConfigEntryState,
        _ catalog: CatalogState
    ) -> [ServiceName] {
        Set(GatewayServiceList(entries, catalog).services(of: gateway).map(\.service)).sorted()
    }

    // MARK: - Topology

    private func topology(_ request: RoutedRequest) async throws -> APIResponse {
        guard let kind = request.query["kind"] else { throw APIError(status: 400, text: "Missing service kind") }
        guard ["", "ingress-gateway", "api-gateway"].contains(kind) else {
            throw APIError(status: 400, text: "Unsupported service kind \"\(kind)\"")
        }
        let (service, datacenter) = (ServiceName(request.argument), context.configuration.datacenter)
        let allowsByDefault = context.allowsByDefault
        return try await context.readCatalogAndEntries(request) { catalog, entries, token in
            var visibility = Visibility(token)
            let topology = ServiceTopology(
                of: service,
                in: catalog,
                entries,
                allowsByDefault: allowsByDefault,
                sees: { token.authorizer.allows(.serviceRead($0)) },
                visible: { visibility.instances($0) }
            )
            var output = JSONOutput()
            output.object { output in
                output.member("Protocol", entries.serviceProtocol(of: service))
                output.member("TransparentProxy", topology.isTransparent)
                for (name, rows) in [("Upstreams", topology.upstreams), ("Downstreams", topology.downstreams)] {
                    output.key(name)
                    output.array(rows) { $0.neighbour($1, in: datacenter, allowsByDefault: allowsByDefault) }
                }
                output.member("FilteredByACLs", topology.isFiltered)
            }
            return Rendered(body: output.bytes, isFiltered: topology.isFiltered)
        }
    }
}

extension JSONOutput {
    /// A node with everything on it, as it is stored: what is absent is null.
    fileprivate mutating func dump(_ node: Node, _ services: [NodeService], _ checks: [HealthCheck]) {
        object { output in
            output.member("ID", node.id)
            output.member("Node", node.name)
            output.member("PeerName", ifSet: node.peer)
            output.member("Address", node.address)
            output.member("TaggedAddresses", node.taggedAddresses)
            output.member("Meta", node.meta)
            output.key("Services")
            output.array(services) { $0.nodeService($1, absentTags: nil) }
            output.key("Checks")
            output.array(checks) { $0.healthCheck($1, absentTags: nil) }
        }
    }

    /// The members of a summary.
    fileprivate mutating func members(of summary: ServiceSummary, in datacenter: String) {
        func list(_ texts: Set<String>) -> [String]? { texts.isEmpty ? nil : texts.sorted() }
        member("Kind", ifSet: summary.kind.rawValue)
        member("Name", summary.service.service.text)
        member("Datacenter", datacenter)
        member("Tags", list(summary.tags))
        member("Nodes", list(summary.nodes))
        member("ExternalSources", list(summary.externalSources))
        member("InstanceCount", summary.instanceCount)
        member("ChecksPassing", summary.checks(.passing))
        member("ChecksWarning", summary.checks(.warning))
        member("ChecksCritical", summary.checks(.critical))
        member("GatewayConfig", [:])
        member("TransparentProxy", summary.isTransparent)
        member("ConnectNative", summary.isConnectNative)
        member("PeerName", ifSet: summary.service.origin.peer)
    }

    fileprivate mutating func listed(_ summary: ServiceSummary, in datacenter: String) {
        members(of: summary, in: datacenter)
        member("ConnectedWithProxy", summary.hasProxy)
        member("ConnectedWithGateway", false)
    }

    fileprivate mutating func neighbour(
        _ neighbour: ServiceTopology.Neighbour,
        in datacenter: String,
        allowsByDefault: Bool
    ) {
        object { output in
            output.members(of: neighbour.summary, in: datacenter)
            output.member("Source", "proxy-registration")
            guard let decision = neighbour.intention else { return }
            output.key("Intention")
            output.object { inner in
                inner.member("Allowed", decision.isAllowed)
                inner.member("HasPermissions", decision.hasPermissions)
                inner.member("ExternalSource", decision.externalSource)
                inner.member("HasExact", decision.isExact)
                inner.member("DefaultAllow", allowsByDefault)
            }
        }
    }
}
