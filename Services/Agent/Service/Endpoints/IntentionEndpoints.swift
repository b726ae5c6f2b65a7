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
            ).inScopes(.lists),
            Endpoint(
                .get,
                "/v1/connect/intentions/match",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.intention, .read, .query("name")), by: .endpoint),
                waits: .index { WaitTopics(configEntries: Self.matching($0)) },
                match
            ).inScopes().cached(.whenAsked),
            Endpoint(
                .get,
                "/v1/connect/intentions/check",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .query("destination")), by: .endpoint),
                check
            ).inScopes(),
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
                waits: .index { WaitTopics(configEntries: Self.entries(on: $0.query.all("destination"), $0.scope)) },
                exact
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/connect/intentions/exact",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(.access(.intention, .write, .query("destination")), by: .owner),
                put
            ).inScopes().ofPrimary(),
            Endpoint(
                .delete,
                "/v1/connect/intentions/exact",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.access(.intention, .write, .query("destination")), by: .owner),
                delete
            ).inScopes().ofPrimary(),
        ]
    }

    /// The intentions about callers of these names, or on these destinations; those about all count for each.
    private static func matching(_ request: RoutedRequest) -> Watch<ConfigEntryTopic> {
        let names = request.query.all("name")
        guard request.query["by"] == "source" else { return entries(on: names + ["*"], request.scope) }
        return Watch(
            shown: [.kind(.serviceIntentions), .kind(.samenessGroup)],
            wakes: (names + ["*"]).map { .intentions(from: NameText(name($0, request.scope).text)) }
                + [.kind(.samenessGroup)]
        )
    }

    /// The entries about these destinations.
    private static func entries(on destinations: [String], _ scope: Scope) -> Watch<ConfigEntryTopic> {
        let names = destinations.map { name($0, scope) }
        return Watch(
            shown: [.kind(.serviceIntentions), .kind(.samenessGroup)],
            wakes: names.map { .entry(EntryKey(kind: .serviceIntentions, name: $0.text, in: $0.scope)) }
                + [.kind(.samenessGroup)]
        )
    }

    /// The name that a text means; what is wrong with it the handler says.
    private static func name(_ text: String, _ scope: Scope) -> ServiceName {
        (try? parsed(text, scope)) ?? ServiceName(text, in: scope)
    }

    private static func required(_ name: String, of request: RoutedRequest) throws(APIError) -> String {
        guard let value = request.query[name], !value.isEmpty else {
            throw APIError(status: 500, text: "required query parameter '\(name)' not set")
        }
        return value
    }

    /// A name as `name`, `NAMESPACE/name` or `PARTITION/NAMESPACE/name`; what it does not say the request does.
    ///
    /// - Source: reference tenancy §2.2.
    private static func parsed(_ text: String, _ scope: Scope) throws(MeshError) -> ServiceName {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3, let name = parts.last else {
            throw MeshError(.badRequest, "input can contain at most two '/'")
        }
        var scope = scope
        if parts.count == 3 { scope.partition = try Partition(validating: parts[0]) }
        if parts.count >= 2 { scope.namespace = try Namespace(validating: parts[parts.count - 2]) }
        return ServiceName(name, in: scope)
    }

    /// The same for a cluster that may have no namespaces, which then answers as Consul's Community edition.
    private func plain(_ text: String, _ field: String, of request: RoutedRequest) throws(APIError) -> ServiceName {
        let name: ServiceName?
        let problem: MeshError?
        do throws(MeshError) {
            (name, problem) = (try Self.parsed(text, request.scope), nil)
        } catch { (name, problem) = (nil, error) }
        guard context.configEntries.view.current.state.hasTenants else {
            guard let name, name.scope.isStandard else {
                throw APIError(
                    status: 400,
                    text: "Invalid \(field)(\(text)): Namespaces is a Consul Enterprise feature"
                )
            }
            return name
        }
        guard let name else {
            throw APIError(status: 400, text: "Invalid \(field)(\(text)): \(problem?.message ?? "")")
        }
        return name
    }

    // MARK: - Reading

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .intention)
        return try await context.read(request, context.configEntries, topics: request.topics.configEntries) {
            state,
            token in
            var visibility = Visibility(token)
            let table = IntentionTable(state, in: request.scope, everyNamespace: request.place.isEveryNamespace)
            let seen = visibility.filter(table.rows) { row in
                token.authorizer.allows(.intentionRead(row.destinationName))
                    || row.source.peer.isEmpty && token.authorizer.allows(.intentionRead(row.source.source.service))
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
            var output = JSONOutput()
            var problem: (any Error)?
            output.object { map in
                for given in names.sorted() {
                    do {
                        let name = try plain(given, "name", of: request)
                        try token.require(.intentionRead(name))
                        // Callers are named by intentions on services of any namespace.
                        let table = IntentionTable(state, in: name.scope, everyNamespace: by == "source")
                        let all =
                            by == "source"
                            ? table.matching(source: name.text, in: name.scope) : table.matching(destination: name.text)
                        // An entry that is spelled otherwise was not asked for by that right.
                        let rows = all.filter { row in
                            by == "source" && row.entry.scope == name.scope
                                || by != "source" && ["*", name.text].contains(where: row.destination.hasSameBytes)
                                || token.authorizer.allows(.intentionRead(row.destinationName))
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
        let source = try plain(try Self.required("source", of: request), "SourceNS", of: request)
        let destination = try plain(try Self.required("destination", of: request), "DestinationNS", of: request)
        if let type = request.query["source-type"], !type.isEmpty, type != "consul" {
            throw APIError(status: 500, text: "unsupported source-type \"\(type)\"; use consul")
        }
        try request.permitted.require(.serviceRead(destination))
        let version = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        let row = IntentionTable(version.state, in: destination.scope).deciding(
            source: source.text,
            in: source.scope,
            destination: destination.text
        )
        let isAllowed = row.map { $0.source.action == .allow } ?? context.allowsByDefault
        return .json(["Allowed": .bool(isAllowed)])
    }

    private func exact(_ request: RoutedRequest) async throws -> APIResponse {
        var given = try Self.required("source", of: request)
        let destination = try plain(try Self.required("destination", of: request), "DestinationNS", of: request)
        var peer = ""
        if given.hasPrefix("peer:"), let slash = given.firstIndex(of: "/") {
            peer = String(given[given.index(given.startIndex, offsetBy: 5)..<slash])
            given = String(given[given.index(after: slash)...])
        }
        let named = try plain(given, "SourceNS", of: request)
        // A peer's service stands in the peer's namespace `default` unless its name says otherwise.
        let there = Scope(namespace: given.contains("/") ? named.scope.namespace : .standard)
        let source = ServiceRef(peer.isEmpty ? named : ServiceName(named.text, in: there), of: Origin(peer: peer))
        var response = try await context.read(request, context.configEntries, topics: request.topics.configEntries) {
            state,
            token in
            // A right to a local service says nothing about one of a peer that has the same name.
            let seesSource = peer.isEmpty && token.authorizer.allows(.intentionRead(source.service))
            let row = IntentionTable(state, in: destination.scope).exact(source: source, destination: destination)
            let names = [destination, row?.destinationName ?? destination]
            guard seesSource || names.allSatisfy({ token.authorizer.allows(.intentionRead($0)) }) else {
                throw MeshError(
                    .permissionDenied,
                    Access.intentionRead(destination).refusal(accessorID: token.accessorID)
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
        let source = try plain(try Self.required("source", of: request), "SourceNS", of: request)
        let destination = try plain(try Self.required("destination", of: request), "DestinationNS", of: request)
        let input = try request.decoded(IntentionBodyCodec.intention)
        guard input.source.peer.isEmpty else {
            throw APIError(
                status: 400,
                text: "SourcePeer field is not supported on this endpoint. Use config entries instead"
            )
        }
        var intention = input.source
        (intention.name, intention.scope) = (source.text, source.scope)
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
        let source = try plain(try Self.required("source", of: request), "SourceNS", of: request)
        let destination = try plain(try Self.required("destination", of: request), "DestinationNS", of: request)
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
        destination: ServiceName,
        source: ServiceName,
        to intention: SourceIntention?,
        meta: [String: String]?,
        context call: CallContext
    ) async throws -> APIResponse {
        do {
            try await context.configEntryClient.setIntention(
                destination: destination.text,
                in: destination.scope,
                source: source.text,
                of: source.scope,
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
