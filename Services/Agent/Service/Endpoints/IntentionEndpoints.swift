import ACLContract
import AccessRules
import AgentLogic
import ConfigEntryContract
import ConfigEntryTables
import ConsulJSON
import FilterExpressions
import MeshContracts
import MeshDomain
import MeshJournal

/// `/v1/connect/intentions*`.
///
/// - Source: reference §2.5, §3.5, §6.4. Those by id are `LegacyIntentionEndpoints`.
struct IntentionEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { looking + exactly }

    private var looking: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/connect/intentions",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.intention),
                waits: .index { _ in WaitTopics(configEntries: [.kind(.serviceIntentions)]) },
                list
            ),
            Endpoint(
                .get,
                "/v1/connect/intentions/match",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.intention, .read, .query("name")), by: .endpoint),
                waits: .index { WaitTopics(configEntries: Self.matching($0)) },
                match
            ).cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/connect/intentions/check",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .query("destination")), by: .endpoint),
                check
            ),
        ]
    }

    private var exactly: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/connect/intentions/exact",
                scope: .namespaced,
                datacenter: .read,
                permission: .oneOf(
                    .access(.intention, .read, .query("source")),
                    .access(.intention, .read, .query("destination")),
                    by: .endpoint
                ),
                waits: .index { WaitTopics(configEntries: Self.entries(on: $0.query.all("destination"))) },
                exact
            ),
            Endpoint(
                .put,
                "/v1/connect/intentions/exact",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(.access(.intention, .write, .query("destination")), by: .owner),
                put
            ).ofPrimary(),
            Endpoint(
                .delete,
                "/v1/connect/intentions/exact",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.access(.intention, .write, .query("destination")), by: .owner),
                delete
            ).ofPrimary(),
        ]
    }

    /// The intentions about callers of these names, or on these destinations; those about all count for each.
    private static func matching(_ request: RoutedRequest) -> Watch<ConfigEntryTopic> {
        let names = request.query.all("name")
        guard request.query["by"] == "source" else { return entries(on: names + ["*"]) }
        return Watch(
            shown: [.kind(.serviceIntentions), .kind(.samenessGroup)],
            wakes: (names + ["*"]).map { .intentions(from: NameText(unscoped($0))) } + [.kind(.samenessGroup)]
        )
    }

    /// The entries about these destinations.
    private static func entries(on destinations: [String]) -> Watch<ConfigEntryTopic> {
        Watch(
            shown: [.kind(.serviceIntentions), .kind(.samenessGroup)],
            wakes: destinations.map { .entry(EntryKey(kind: .serviceIntentions, name: unscoped($0))) }
                + [.kind(.samenessGroup)]
        )
    }

    /// The name alone; what is wrong with it the handler says.
    private static func unscoped(_ text: String) -> String { (try? plain(text, "")) ?? text }

    private static func required(_ name: String, of request: RoutedRequest) throws(APIError) -> String {
        guard let value = request.query[name], !value.isEmpty else {
            throw APIError(status: 500, text: "required query parameter '\(name)' not set")
        }
        return value
    }

    /// A name as `name`, `default/name` or `default/default/name`.
    private static func plain(_ text: String, _ field: String) throws(APIError) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.dropLast().allSatisfy({ $0 == "default" }), let name = parts.last else {
            throw APIError(status: 400, text: "Invalid \(field)(\(text)): Namespaces is a Consul Enterprise feature")
        }
        return String(name)
    }

    // MARK: - Reading

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .intention)
        return try await context.read(request, context.configEntries, topics: request.topics.configEntries) {
            state,
            token in
            var visibility = Visibility(token)
            let seen = visibility.filter(IntentionTable(state).rows) { row in
                token.authorizer.allows(.intentionRead(ServiceName(row.destination)))
                    || row.source.peer.isEmpty
                        && token.authorizer.allows(.intentionRead(ServiceName(row.source.name)))
            }
            let rows = try filter.apply(seen) { $0.intention($1.source, of: $1.entry) }
            var output = JSONOutput()
            output.array(rows) { $0.intention($1.source, of: $1.entry) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func match(_ request: RoutedRequest) async throws -> APIResponse {
        let by = try Self.required("by", of: request)
        guard by == "source" || by == "destination" else {
            throw APIError(status: 500, text: "'by' parameter must be one of 'source' or 'destination'")
        }
        _ = try Self.required("name", of: request)
        let names = request.query.all("name")
        return try await context.read(
            request,
            context.configEntries,
            topics: request.topics.configEntries,
            consistency: .shown
        ) { state, token in
            let table = IntentionTable(state)
            var output = JSONOutput()
            var problem: (any Error)?
            output.object { map in
                for given in names.sorted() {
                    do {
                        let name = try Self.plain(given, "name")
                        try token.require(.intentionRead(ServiceName(name)))
                        let all = by == "source" ? table.matching(source: name) : table.matching(destination: name)
                        // An entry that is spelled otherwise was not asked for by that right.
                        let rows = all.filter { row in
                            by == "source" || ["*", name].contains(where: row.destination.hasSameBytes)
                                || token.authorizer.allows(.intentionRead(ServiceName(row.destination)))
                        }
                        map.key(given)
                        map.array(rows) { $0.intention($1.source, of: $1.entry) }
                    } catch { problem = problem ?? error }
                }
            }
            if let problem { throw problem }
            return Rendered(body: output.bytes)
        }
    }

    private func check(_ request: RoutedRequest) async throws -> APIResponse {
        let source = try Self.plain(try Self.required("source", of: request), "SourceNS")
        let destination = try Self.plain(try Self.required("destination", of: request), "DestinationNS")
        if let type = request.query["source-type"], !type.isEmpty, type != "consul" {
            throw APIError(status: 500, text: "unsupported source-type \"\(type)\"; use consul")
        }
        try request.permitted.require(.serviceRead(ServiceName(destination)))
        let version = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        let row = IntentionTable(version.state).deciding(source: source, destination: destination)
        let isAllowed = row.map { $0.source.action == .allow } ?? context.allowsByDefault
        return .json(["Allowed": .bool(isAllowed)])
    }

    private func exact(_ request: RoutedRequest) async throws -> APIResponse {
        var given = try Self.required("source", of: request)
        let destination = try Self.plain(try Self.required("destination", of: request), "DestinationNS")
        var peer = ""
        if given.hasPrefix("peer:"), let slash = given.firstIndex(of: "/") {
            peer = String(given[given.index(given.startIndex, offsetBy: 5)..<slash])
            given = String(given[given.index(after: slash)...])
        }
        let source = try Self.plain(given, "SourceNS")
        var response = try await context.read(request, context.configEntries, topics: request.topics.configEntries) {
            state,
            token in
            // A right to a local service says nothing about one of a peer that has the same name.
            let seesSource = peer.isEmpty && token.authorizer.allows(.intentionRead(ServiceName(source)))
            let row = IntentionTable(state).exact(source: source, peer: peer, destination: destination)
            let names = [destination, row?.destination ?? destination].map { ServiceName($0) }
            guard seesSource || names.allSatisfy({ token.authorizer.allows(.intentionRead($0)) }) else {
                throw MeshError(
                    .permissionDenied,
                    Access.intentionRead(ServiceName(destination)).refusal(accessorID: token.accessorID)
                )
            }
            guard let row else {
                return .text("Intention not found", status: 404)
            }
            var output = JSONOutput()
            output.intention(row.source, of: row.entry)
            return Rendered(body: output.bytes)
        }
        response.headers.removeAll { $0.name.hasPrefix("X-Consul-") && $0.name != "X-Consul-KnownLeader" }
        return response
    }

    // MARK: - Writing

    private func put(_ request: RoutedRequest) async throws -> APIResponse {
        let source = try Self.plain(try Self.required("source", of: request), "SourceNS")
        let destination = try Self.plain(try Self.required("destination", of: request), "DestinationNS")
        let input = try request.decoded(IntentionBodyCodec.intention)
        guard input.source.peer.isEmpty else {
            throw APIError(
                status: 400,
                text: "SourcePeer field is not supported on this endpoint. Use config entries instead"
            )
        }
        var intention = input.source
        intention.name = source
        intention.legacyID = ""
        return try await write(
            destination: destination,
            source: source,
            to: intention,
            meta: input.meta,
            context: context.call(request)
        )
    }

    private func delete(_ request: RoutedRequest) async throws -> APIResponse {
        let source = try Self.plain(try Self.required("source", of: request), "SourceNS")
        let destination = try Self.plain(try Self.required("destination", of: request), "DestinationNS")
        return try await write(
            destination: destination,
            source: source,
            to: nil,
            meta: nil,
            context: context.call(request)
        )
    }

    /// - Source: recorded: these endpoints do not say what the token lacks.
    private func write(
        destination: String,
        source: String,
        to intention: SourceIntention?,
        meta: [String: String]?,
        context call: CallContext
    ) async throws -> APIResponse {
        do {
            try await context.configEntryClient.setIntention(
                destination: destination,
                source: source,
                to: intention,
                meta: meta,
                context: call
            )
        } catch {
            guard error.code == .permissionDenied, error.message.contains("lacks permission") else { throw error }
            throw APIError(status: 403, text: "Permission denied")
        }
        return .json(true)
    }
}
