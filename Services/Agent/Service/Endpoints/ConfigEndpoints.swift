import ACLContract
import AccessRules
import CatalogTables
import ConfigEntryContract
import ConfigEntryKinds
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

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/config",
                scope: .namespaced,
                datacenter: .write,
                body: .json(Endpoint.JSONRule(words: "Request decoding failed", tenancy: .decoder)),
                permission: .needs(.configEntry(.write, .body), by: .owner),
                put
            ).inScopes().ofPrimary(),
            Endpoint(
                .get,
                "/v1/config/{entry...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.configEntry(.read, .path), rows: [.configEntry]),
                waits: .index { WaitTopics(configEntries: Self.topics(of: $0)) },
                get
            ).inScopes(.lists),
            Endpoint(
                .delete,
                "/v1/config/{entry...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.configEntry(.write, .path), by: .owner),
                delete
            ).inScopes().ofPrimary(),
            Endpoint(
                .get,
                "/v1/exported-services",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.mesh, .read, .none)),
                waits: .index { _ in Self.exportTopics },
                exported
            ),
        ]
    }

    /// What the list of exports depends on.
    static var exportTopics: WaitTopics {
        WaitTopics(
            catalog: Watch(shown: .services, madeOf: [.ordinaryNames(.local)]),
            configEntries: Watch(
                shown: [.kind(.exportedServices), .kind(.samenessGroup)],
                wakes: [.entry(EntryKey(kind: .exportedServices, name: "default")), .kind(.samenessGroup)]
            )
        )
    }

    private static func topics(of request: RoutedRequest) -> Watch<ConfigEntryTopic> {
        let (kind, name) = request.kindAndName
        guard let kind = ConfigEntryKind(rawValue: kind) else { return [.all] }
        if name.isEmpty { return [.kind(kind)] }
        let key = EntryKey(kind: kind, name: name, in: kind.scope(in: request.scope))
        return Watch(shown: [.kind(kind)], wakes: [.entry(key)])
    }

    private func put(_ request: RoutedRequest) async throws -> APIResponse {
        let cas = try Self.cas(request)
        var request = request
        request.fillSources()
        var entry = try request.decoded(ConfigEntryCodec.decode)
        entry.scope = entry.kind.scope(in: request.scope)
        let reply = try await context.configEntryClient.put(
            entry,
            cas: cas,
            mode: request.query.has("dry-run") ? .tried : .written,
            context: context.call(request)
        )
        return .json(.bool(cas == nil || reply.applied))
    }

    private func delete(_ request: RoutedRequest) async throws -> APIResponse {
        let (kindName, name) = request.kindAndName
        guard !kindName.isEmpty, !name.isEmpty else {
            throw APIError(status: 404, text: "Must provide both a kind and name to delete")
        }
        let kind = try ConfigEntryKind(named: kindName)
        let cas = try Self.cas(request)
        let reply = try await context.configEntryClient.delete(
            EntryKey(kind: kind, name: name, in: kind.scope(in: request.scope)),
            cas: cas,
            context: context.call(request)
        )
        return cas == nil ? .json([:]) : .json(.bool(reply.applied))
    }

    private func get(_ request: RoutedRequest) async throws -> APIResponse {
        let (kindName, name) = request.kindAndName
        if kindName.isEmpty { return try await all(request) }
        guard let kind = ConfigEntryKind(rawValue: kindName) else {
            throw APIError(status: 500, text: "invalid config entry kind: \(kindName)")
        }
        return name.isEmpty ? try await list(request, kind) : try await one(request, kind, name)
    }

    private func all(_ request: RoutedRequest) async throws -> APIResponse {
        try await context.read(request, context.configEntries, topics: request.topics.configEntries) { state, token in
            var visibility = Visibility(token)
            var output = JSONOutput()
            output.array(visibility.entries(request.entries(nil, in: state))) { $0.value(ConfigEntryCodec.shown($1)) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func list(_ request: RoutedRequest, _ kind: ConfigEntryKind) async throws -> APIResponse {
        let fields = kind.descriptor.filter
        if fields == nil, !(request.query["filter"] ?? "").isEmpty {
            throw APIError.ofRead(
                status: 500,
                text: "filtering not supported for config entry kind=\(kind.rawValue)"
            )
        }
        let filter = try context.filter(request, on: fields ?? .record([:]))
        let topics = request.topics.configEntries
        return try await context.read(request, context.configEntries, topics: topics) { state, token in
            var visibility = Visibility(token)
            let rows = try filter.apply(visibility.entries(request.entries(kind, in: state))) {
                $0.value(ConfigEntryCodec.encode($1))
            }
            var output = JSONOutput()
            output.array(rows) { $0.value(ConfigEntryCodec.shown($1)) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func one(_ request: RoutedRequest, _ kind: ConfigEntryKind, _ name: String) async throws -> APIResponse {
        let topics = request.topics.configEntries
        return try await context.read(request, context.configEntries, topics: topics) { state, token in
            // An entry that is spelled otherwise than asked is another's: the right to the name asked for does not show it.
            let found = state.entry(kind, name, in: kind.scope(in: request.scope))
            if let access = found?.key.readAccess { try token.require(access) }
            guard let entry = found else {
                return .text("Config entry not found for \"\(kind.rawValue)\" / \"\(name)\"", status: 404)
            }
            return Rendered(body: JSONText.bytes(of: ConfigEntryCodec.shown(entry)))
        }
    }

    private static func cas(_ request: RoutedRequest) throws(APIError) -> UInt64? {
        guard let text = request.query["cas"] else { return nil }
        guard let index = UInt64(text) else {
            throw APIError(status: 500, text: "strconv.ParseUint: parsing \"\(text)\": invalid syntax")
        }
        return index
    }

    // MARK: - Exports

    private func exported(_ request: RoutedRequest) async throws -> APIResponse {
        try await context.read(
            request,
            Reading(context.configEntries, request.topics.configEntries),
            Reading(context.catalog, request.topics.catalog)
        ) { entries, catalog, _ in
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
    static func resolve(
        _ entry: ExportedServices?,
        in catalog: CatalogState
    ) -> [(service: String, peers: [String])] {
        var peers: [String: Set<String>] = [:]
        for export in entry?.services ?? [] {
            let consumers = export.consumers.map(\.peer).filter { !$0.isEmpty }
            let names = export.name == "*" ? catalog.ordinaryServiceNames().subtracting(["consul"]) : [export.name]
            for name in names {
                peers[name, default: []].formUnion(consumers)
            }
        }
        return peers.keys.sorted().map { ($0, (peers[$0] ?? []).sorted()) }
    }
}

extension RoutedRequest {
    /// Says of the callers in an entry of intentions where they stand: who is named without a place is of the destination's.
    ///
    /// - Source: reference tenancy §4.1.
    fileprivate mutating func fillSources() {
        guard !scope.isStandard, var object = json.objectValue,
            object.value(ignoringCaseOf: "Kind") == .string(ConfigEntryKind.serviceIntentions.rawValue)
        else { return }
        for key in object.keys where equalIgnoringCase(key, "Sources") {
            let sources = object[key]?.arrayValue ?? object[key].map { [$0] } ?? []
            object[key] = .array(sources.map(filled))
        }
        json = .object(object)
    }

    private func filled(_ source: MeshValue) -> MeshValue {
        guard var object = source.objectValue else { return source }
        // What is there and empty says nothing.
        func isGiven(_ name: String) -> Bool {
            for key in object.keys where equalIgnoringCase(key, name) {
                if let value = object[key], !value.isNull, value != .string("") { return true }
                object[key] = nil
            }
            return false
        }
        if !isGiven("Namespace") { object["Namespace"] = .string(scope.namespace.name) }
        let (hasPeer, hasGroup) = (isGiven("Peer"), isGiven("SamenessGroup"))
        if !isGiven("Partition"), !hasPeer, !hasGroup { object["Partition"] = .string(scope.partition.name) }
        return .object(object)
    }

    /// The entries that a list shows: of one kind, or of all.
    fileprivate func entries(_ kind: ConfigEntryKind?, in state: ConfigEntryState) -> [ConfigEntry] {
        if place.isEveryNamespace { return state.entries(kind, anywhereIn: scope.partition) }
        return kind.map { state.entries($0, in: $0.scope(in: scope)) } ?? state.entries(in: scope)
    }
}
