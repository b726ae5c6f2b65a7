import ACLContract
import AccessRules
import AgentLogic
import CatalogContract
import CatalogTables
import ConsulJSON
import MeshDomain
import TransactionRules

/// `/v1/kv/*`.
///
/// - Source: reference §2.8, §3.8, §8.8; `cases/12`.
struct KeyEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/kv/{key...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.key(.read), rows: [.key]),
                waits: .index { WaitTopics(catalog: Self.topics($0)) },
                get
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/kv/{key...}",
                scope: .namespaced,
                datacenter: .write,
                body: .bytes,
                permission: .needs(.key(.write)),
                missing: Self.missingKey,
                put
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/kv/{key...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.key(.write)),
                delete
            ).inScopes(),
        ]
    }

    private static let missingKey = "Missing key name"

    /// What a read is about: a list of names, of rows, or one row.
    private enum Question {
        case names
        case rows
        case row

        init(_ request: RoutedRequest) {
            self = request.query.has("keys") ? .names : request.query.has("recurse") ? .rows : .row
        }
    }

    private static func topics(_ request: RoutedRequest) -> Watch<CatalogTopic> {
        let key = KVKey(request.argument, in: request.scope)
        return switch Question(request) {
        case .names: Watch(shown: [.part(.shownKeys(below: key))], wakes: [.part(.keyNames(below: key))])
        case .rows: Watch(shown: [.part(.shownKeys(below: key))], wakes: [.part(.keys(below: key))])
        case .row: Watch(shown: [.part(.shownKey(key))], wakes: [.part(.key(key))])
        }
    }

    // MARK: - Reading

    private func get(_ request: RoutedRequest) async throws -> APIResponse {
        let key = KVKey(request.argument, in: request.scope)
        let question = Question(request)
        if case .row = question, key.isEmpty { throw APIError(status: 400, text: Self.missingKey) }
        let isRaw = request.query.has("raw")
        let separator = request.query["separator"] ?? request.query["seperator"] ?? ""
        let topics = request.topics.catalog
        var answer = try await context.read(request, context.catalog, topics: topics) { state, token in
            var visibility = Visibility(token)
            switch question {
            case .row: return Self.one(state.entry(key), isRaw: isRaw)
            case .rows:
                let seen = visibility.entries(state.entries(below: key))
                return Self.all(seen, isRaw: isRaw, isFiltered: visibility.isFiltered)
            case .names:
                let seen = visibility.entries(state.entries(below: key))
                let names = Self.names(of: seen, below: key, separator: separator)
                if names.isEmpty, !key.isEmpty { return Self.nothing(isFiltered: visibility.isFiltered) }
                var output = JSONOutput()
                output.array(names) { $0.value($1) }
                return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
            }
        }
        if isRaw, answer.status == 200 {
            // Whatever is stored is shown as text by browsers, and never run.
            answer.add("X-Content-Type-Options", "nosniff")
            answer.add("Content-Security-Policy", "sandbox")
        }
        return answer
    }

    private static func nothing(isFiltered: Bool) -> Rendered {
        Rendered(status: 404, contentType: "", body: [], isFiltered: isFiltered)
    }

    private static func one(_ entry: KVEntry?, isRaw: Bool) -> Rendered {
        guard let entry else { return nothing(isFiltered: false) }
        return all([entry], isRaw: isRaw, isFiltered: false)
    }

    private static func all(_ entries: [KVEntry], isRaw: Bool, isFiltered: Bool) -> Rendered {
        guard let first = entries.first else { return nothing(isFiltered: isFiltered) }
        if isRaw { return Rendered(contentType: "text/plain", body: first.value, isFiltered: isFiltered) }
        var output = JSONOutput(
            capacity: entries.reduce(0) { $0 + $1.value.count * 4 / 3 + $1.key.text.utf8.count + 128 }
        )
        output.array(entries) { $0.entry($1) }
        return Rendered(body: output.bytes, isFiltered: isFiltered)
    }

    /// The names, each cut after the first separator that follows the beginning; those that are then the same stand once.
    private static func names(of entries: [KVEntry], below prefix: KVKey, separator: String) -> [String] {
        let separator = Array(separator.utf8)
        guard !separator.isEmpty else { return entries.map(\.key.text) }
        let start = prefix.text.utf8.count
        var names: [String] = []
        for entry in entries {
            let bytes = Array(entry.key.text.utf8)
            let name =
                bytes[start...].firstRange(of: separator).map {
                    String(decoding: bytes[..<$0.upperBound], as: UTF8.self)
                }
                ?? entry.key.text
            if let last = names.last, last.hasSameBytes(as: name) { continue }
            names.append(name)
        }
        return names
    }

    // MARK: - Writing

    private func put(_ request: RoutedRequest) async throws -> APIResponse {
        try Self.refuseConflicts(of: ["cas", "acquire", "release"], in: request)
        let limit = context.configuration.http.kvValueLimit
        guard request.body.count <= limit else {
            throw APIError(
                status: 413,
                text: "Request body(\(request.body.count) bytes) too large, max size: \(limit) bytes. See "
                    + "https://www.consul.io/docs/agent/config/config-files#kv_max_value_size."
            )
        }
        var entry = KVEntry(key: KVKey(request.argument, in: request.scope), value: request.body)
        entry.flags = try Self.number("flags", in: request) ?? 0
        var verb = "set"
        if let index = try Self.number("cas", in: request) {
            (verb, entry.modifyIndex) = ("cas", index)
        } else if let session = request.query["acquire"] {
            (verb, entry.session) = ("lock", session.isEmpty ? nil : SessionID(session))
        } else if let session = request.query["release"] {
            (verb, entry.session) = ("unlock", session.isEmpty ? nil : SessionID(session))
        }
        return try await carryOut(TransactionOperation(verb, .key(entry)), request)
    }

    private func delete(_ request: RoutedRequest) async throws -> APIResponse {
        try Self.refuseConflicts(of: ["recurse", "cas"], in: request)
        var entry = KVEntry(key: KVKey(request.argument, in: request.scope))
        if request.query.has("recurse") {
            return try await carryOut(TransactionOperation("delete-tree", .key(entry)), request)
        }
        guard !entry.key.isEmpty else { throw APIError(status: 400, text: Self.missingKey) }
        guard let index = try Self.number("cas", in: request) else {
            return try await carryOut(TransactionOperation("delete", .key(entry)), request)
        }
        entry.modifyIndex = index
        return try await carryOut(TransactionOperation("delete-cas", .key(entry)), request)
    }

    /// Answers whether it was done; that the state was another one is no error here.
    private func carryOut(_ operation: TransactionOperation, _ request: RoutedRequest) async throws -> APIResponse {
        let outcome = try await context.catalogClient.transact([operation], context: context.call(request))
        guard let failure = outcome.failures.first else { return .json(true) }
        switch failure.reason {
        case .stale: return .json(false)
        case .denied(let text): throw APIError(status: 403, text: text)
        // Refusals of its servers come to Consul's clients with these words before them.
        case .refused(let text): throw APIError(status: 500, text: "raft apply failed: " + text)
        }
    }

    private static func refuseConflicts(of names: [String], in request: RoutedRequest) throws(APIError) {
        guard names.filter(request.query.has).count > 1 else { return }
        let items = request.query.items.sorted { $0.name < $1.name }
        let text = items.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }
        throw APIError(status: 400, text: "Conflicting flags: " + text.joined(separator: "&") + "\n")
    }

    private static func number(_ name: String, in request: RoutedRequest) throws(APIError) -> UInt64? {
        guard let text = request.query[name] else { return nil }
        guard let number = UInt64(text) else {
            throw APIError(status: 500, text: "strconv.ParseUint: parsing \"\(text)\": invalid syntax")
        }
        return number
    }
}

extension Visibility {
    /// Those that may be read.
    mutating func entries(_ entries: [KVEntry]) -> [KVEntry] {
        let authorizer = authorizer
        return filter(entries) { authorizer.allows(.keyRead($0.key.text).within($0.key.scope)) }
    }
}
