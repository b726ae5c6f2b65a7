import ACLContract
import AccessRules
import CatalogTables
import ConfigEntryContract
import ConfigEntryTables
import ConsulJSON
import FilterExpressions
import MeshDomain
import MeshJournal

/// `/v1/config*` and `/v1/exported-services`.
///
/// - Source: reference §2.4, §3.4, §5.1.
struct ConfigEndpoints: Sendable {
    let context: AgentContext

    func add(to router: inout Router) {
        router.add("PUT", "/v1/config", put)
        router.add("GET", "/v1/config/", get)
        router.add("DELETE", "/v1/config/", delete)
        router.add("GET", "/v1/exported-services", exported)
    }

    private func put(_ request: APIRequest) async throws -> APIResponse {
        try context.requireOwnDatacenter(request.query["dc"])
        let cas = try Self.cas(request)
        let body = try request.json(prefix: "Request decoding failed: ")
        let entry: ConfigEntry
        do { entry = try ConfigEntryCodec.decode(body) } catch {
            guard error.code == .badRequest else { throw APIError(error) }
            throw APIError(status: 400, text: "Request decoding failed: \(error.message)")
        }
        let reply = try await context.configEntryClient.put(entry, cas: cas, context: context.call(request))
        return .json(.bool(cas == nil || reply.applied))
    }

    private func delete(_ request: APIRequest) async throws -> APIResponse {
        try context.requireOwnDatacenter(request.query["dc"])
        let (kindName, name) = Self.kindAndName(request)
        guard !kindName.isEmpty, !name.isEmpty else {
            throw APIError(status: 404, text: "Must provide both a kind and name to delete")
        }
        let kind = try ConfigEntryCodec.kind(named: kindName)
        let cas = try Self.cas(request)
        let reply = try await context.configEntryClient.delete(
            EntryKey(kind: kind, name: name),
            cas: cas,
            context: context.call(request)
        )
        return cas == nil ? .json([:]) : .json(.bool(reply.applied))
    }

    private func get(_ request: APIRequest) async throws -> APIResponse {
        let (kindName, name) = Self.kindAndName(request)
        if kindName.isEmpty { return try await all(request) }
        guard let kind = ConfigEntryKind(rawValue: kindName) else {
            throw APIError(status: 500, text: "invalid config entry kind: \(kindName)")
        }
        return name.isEmpty ? try await list(request, kind) : try await one(request, kind, name)
    }

    private func all(_ request: APIRequest) async throws -> APIResponse {
        try await context.read(request, context.configEntries, topics: [.all]) { state, token in
            var visibility = Visibility(token)
            var output = JSONOutput()
            output.array(visibility.entries(state.entries())) { $0.value(ConfigEntryCodec.encode($1)) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func list(_ request: APIRequest, _ kind: ConfigEntryKind) async throws -> APIResponse {
        if !(request.query["filter"] ?? "").isEmpty, kind != .serviceDefaults {
            throw APIError.ofRead(
                status: 500,
                text: "filtering not supported for config entry kind=\(kind.rawValue)"
            )
        }
        let filter = try context.filter(request, on: .serviceDefaults)
        return try await context.read(request, context.configEntries, topics: [.kind(kind)]) { state, token in
            var visibility = Visibility(token)
            let rows = try filter.apply(visibility.entries(state.entries(kind))) {
                $0.value(ConfigEntryCodec.encode($1))
            }
            var output = JSONOutput()
            output.array(rows) { $0.value(ConfigEntryCodec.encode($1)) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func one(_ request: APIRequest, _ kind: ConfigEntryKind, _ name: String) async throws -> APIResponse {
        let topic = ConfigEntryTopic.entry(EntryKey(kind: kind, name: name))
        return try await context.read(request, context.configEntries, topics: [topic, .kind(kind)]) { state, token in
            let found = state.entry(kind, name)
            // An entry that is spelled otherwise than asked is another's: the right to the name asked for does not show it.
            for name in [name, found?.name ?? name] { try Self.requireRead(kind, name, token) }
            guard let entry = found else {
                return .text("Config entry not found for \"\(kind.rawValue)\" / \"\(name)\"", status: 404)
            }
            return Rendered(body: JSONText.bytes(of: ConfigEntryCodec.encode(entry)))
        }
    }

    /// - Source: reference §5.2, the column about reading; also for entries that do not exist.
    private static func requireRead(
        _ kind: ConfigEntryKind,
        _ name: String,
        _ token: ResolvedToken
    ) throws(MeshError) {
        switch kind {
        case .proxyDefaults, .mesh, .samenessGroup: return
        case .serviceIntentions: try token.require(.intentionRead(ServiceName(name)))
        case .exportedServices, .httpRoute, .tcpRoute, .inlineCertificate, .fileSystemCertificate, .jwtProvider:
            try token.require(.meshRead)
        case .serviceDefaults, .serviceResolver, .serviceSplitter, .serviceRouter, .ingressGateway, .terminatingGateway,
            .apiGateway, .boundAPIGateway:
            try token.require(.serviceRead(ServiceName(name)))
        }
    }

    private static func kindAndName(_ request: APIRequest) -> (String, String) {
        let parts = request.argument(after: "/v1/config/").split(separator: "/", maxSplits: 1)
        return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }

    private static func cas(_ request: APIRequest) throws(APIError) -> UInt64? {
        guard let text = request.query["cas"] else { return nil }
        guard let index = UInt64(text) else {
            throw APIError(status: 500, text: "strconv.ParseUint: parsing \"\(text)\": invalid syntax")
        }
        return index
    }

    // MARK: - Exports

    private func exported(_ request: APIRequest) async throws -> APIResponse {
        try await context.read(
            request,
            Reading(context.configEntries, [.kind(.exportedServices)]),
            Reading(context.catalog, [.services])
        ) { entries, catalog, token in
            try token.require(.meshRead)
            var output = JSONOutput()
            output.array(Self.resolve(entries.exportedServices(), in: catalog)) { list, row in
                list.object { item in
                    item.member("Service", row.service)
                    item.member("Consumers", ["Peers": .array(row.peers.map(MeshValue.string))])
                }
            }
            return Rendered(body: output.bytes)
        }
    }

    /// Which services are exported to which peers, by name; `*` stands for every ordinary service but `consul`: sidecars and
    /// gateways are not exported themselves.
    private static func resolve(
        _ entry: ExportedServices?,
        in catalog: CatalogState
    ) -> [(service: String, peers: [String])] {
        var peers: [String: Set<String>] = [:]
        for export in entry?.services ?? [] {
            let consumers = export.consumers.map(\.peer).filter { !$0.isEmpty }
            for name in export.name == "*" ? ordinaryNames(in: catalog) : [export.name] {
                peers[name, default: []].formUnion(consumers)
            }
        }
        return peers.keys.sorted().map { ($0, (peers[$0] ?? []).sorted()) }
    }

    private static func ordinaryNames(in catalog: CatalogState) -> [String] {
        catalog.serviceNames().filter { name in
            name != "consul"
                && catalog.instanceKeys(of: ServiceRef(ServiceName(name))).contains {
                    catalog.service($0)?.kind == .typical
                }
        }
    }
}
