import ACLContract
import AccessRules
import AgentLogic
import BusSchema
import CatalogContract
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshJournal
import MeshState
import PreparedQueries

/// `/v1/query`: prepared queries.
///
/// - Source: reference §2.8, §3.8, §8.10; recorded answers.
struct QueryEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { writing + reading + asking }

    private static let unknown = APIError.ofRead(status: 404, text: "Query not found")

    private var writing: [Endpoint] {
        [
            Endpoint(
                .post,
                "/v1/query",
                scope: .namespaced,
                datacenter: .write,
                body: .json("Request decode failed"),
                permission: .needs(.access(.query, .write, .body("Name", nil)), by: .owner),
                create
            ),
            Endpoint(
                .put,
                "/v1/query/{query...}",
                scope: .namespaced,
                datacenter: .write,
                body: .json("Request decode failed"),
                permission: .needs(.query(.write), .access(.query, .write, .body("Name", nil)), by: .owner),
                update
            ),
            Endpoint(
                .delete,
                "/v1/query/{query...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.query(.write), by: .owner)
            ) { request in
                try await context.catalogClient.deleteQuery(
                    QueryID(request.argument),
                    context: context.call(request)
                )
                return .empty
            },
        ]
    }

    private var reading: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/query",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.query),
                waits: .index { _ in WaitTopics(catalog: Watch(shown: [.queries], wakes: [.part(.allQueries)])) },
                list
            ),
            Endpoint(
                .get,
                "/v1/query/{query...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.query(.read), by: .endpoint),
                waits: .index { request in
                    let id = QueryID(request.argument)
                    return WaitTopics(catalog: Watch(shown: [.queries], wakes: [.part(.query(id))]))
                },
                read
            ),
        ]
    }

    private var asking: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/query/{query...}/execute",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.node, .service),
                refusesAsRead: true,
                execute
            ).cached(.whenAsked),
            Endpoint(
                .put,
                "/v1/tombolo/query/execute",
                scope: .namespaced,
                datacenter: .read,
                body: .json,
                permission: .rows(.node, .service),
                refusesAsRead: true,
                executeGiven
            ),
            Endpoint(
                .get,
                "/v1/query/{query...}/explain",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.query(.read), by: .endpoint),
                refusesAsRead: true,
                explain
            ),
        ]
    }

    // MARK: - Writing

    private func query(_ request: RoutedRequest, id: QueryID?) throws -> PreparedQuery {
        let token = context.secret(of: request.request)
        return try request.decoded { value throws(MeshError) in
            try PreparedQueryCodec.query(value, id: id, by: token)
        }
    }

    private func create(_ request: RoutedRequest) async throws -> APIResponse {
        let query = try query(request, id: nil)
        let id = try await context.catalogClient.createQuery(query, context: context.call(request))
        return .json(["ID": .string(id.text)])
    }

    private func update(_ request: RoutedRequest) async throws -> APIResponse {
        let id = QueryID(request.argument)
        let query = try query(request, id: id)
        try await context.catalogClient.updateQuery(query, context: context.call(request))
        return .empty
    }

    // MARK: - Reading

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let topics = request.topics.catalog
        return try await context.read(request, context.catalog, topics: topics, consistency: .shown) { state, token in
            var visibility = Visibility(token)
            let authorizer = visibility.authorizer
            // Whoever knows the id of one without a name may ask it, so only those who may see everything are shown these.
            let seesAll = authorizer.allows(.aclWrite)
            let seen = visibility.filter(state.allQueries) { query in
                seesAll || query.guardedName.map { authorizer.allows(.queryRead($0.text)) } ?? false
            }
            var output = JSONOutput()
            output.array(seen) { $0.preparedQuery($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func read(_ request: RoutedRequest) async throws -> APIResponse {
        let id = QueryID(request.argument)
        let topics = request.topics.catalog
        return try await context.read(request, context.catalog, topics: topics, consistency: .shown) { state, token in
            guard id.isUUID else {
                throw APIError(
                    status: 500,
                    text: "failed prepared query lookup: index error: UUID must be 36 characters"
                )
            }
            guard let query = state.query(id) else { throw Self.unknown }
            if let name = query.guardedName { try token.require(.queryRead(name.text)) }
            var output = JSONOutput()
            output.array([query]) { $0.preparedQuery($1) }
            return Rendered(body: output.bytes)
        }
    }

    // MARK: - Asking

    /// What a query is asked of, and the query for the name of the path.
    private func resolved(
        _ request: RoutedRequest
    ) async throws -> (version: Version<CatalogState>, query: PreparedQuery, options: ReadOptions) {
        let options = try context.readOptions(request)
        let version = try await context.catalog.read(options.reading, timeout: AgentContext.requestTimeout)
        guard let query = try QueryExecution.resolve(NameText(request.argument), in: version.state) else {
            throw Self.unknown
        }
        return (version, query, options)
    }

    private func execute(_ request: RoutedRequest) async throws -> APIResponse {
        let limit = try Self.limit(of: request)
        let (version, query, options) = try await resolved(request)
        let execution = QueryExecution(
            version.state,
            request.permitted.authorizer,
            ownNode: context.node.key,
            groups: context.configEntries.view.current.state.samenessGroups(in: .standard)
        )
        var found = execution.here(
            query,
            near: request.query["near"] ?? "",
            isConnect: request.query.has("connect") && request.query["connect"] != "false"
        )
        if found.rows.isEmpty, let answer = await turn(&found, by: execution, request, limit: limit) {
            return headed(answer, request, options, isFiltered: false)
        }
        return answer(found, request, options, limit: limit)
    }

    /// Asks a query that another datacenter has, of this one alone.
    private func executeGiven(_ request: RoutedRequest) async throws -> APIResponse {
        let limit = try Self.limit(of: request)
        let query = try request.decoded { value throws(MeshError) in try PreparedQueryCodec.query(value, id: nil) }
        let options = try context.readOptions(request)
        let version = try await context.catalog.read(options.reading, timeout: AgentContext.requestTimeout)
        let execution = QueryExecution(version.state, request.permitted.authorizer, ownNode: context.node.key)
        return answer(execution.here(query), request, options, limit: limit)
    }

    /// Turns to peers and other datacenters in their order until something is found.
    ///
    /// - Returns: The answer of another datacenter; nil when the rows of this cluster's catalog are the answer.
    private func turn(
        _ found: inout QueryExecution.Answer,
        by execution: QueryExecution,
        _ request: RoutedRequest,
        limit: Int
    ) async -> APIResponse? {
        let table = await context.federation.servers()
        let others = table.datacenters(Federation.now).filter {
            $0 != table.own && table.silence(of: $0, Federation.now) == nil
        }
        for place in QueryExecution.places(of: found.query, others: others) {
            if let peer = place.peer {
                execution.turn(&found, to: peer)
                if !found.rows.isEmpty { return nil }
                continue
            }
            found.failovers += 1
            if let answer = await ask(place.datacenter, found, request, limit: limit) { return answer }
        }
        return nil
    }

    /// What another datacenter finds; nil when it finds nothing or cannot be asked.
    private func ask(
        _ datacenter: String,
        _ found: QueryExecution.Answer,
        _ request: RoutedRequest,
        limit: Int
    ) async -> APIResponse? {
        var query = found.query
        query.id = QueryID("")
        query.template = QueryTemplate()
        query.subject.failover = QueryFailover()
        var output = JSONOutput()
        output.preparedQuery(query)
        var question = FederationWire.Question(datacenter: datacenter, method: "PUT", path: "/v1/tombolo/query/execute")
        (question.rawPath, question.body) = (question.path, output.bytes)
        if limit > 0 { question.query = [FederationWire.Field(name: "limit", value: String(limit))] }
        guard let answer = try? await context.federation.ask(question, context.call(request)), answer.status == 200,
            var object = (try? JSONText.parse(answer.body))?.objectValue, object["Nodes"]?.arrayValue?.isEmpty == false
        else { return nil }
        object["Failovers"] = .integer(found.failovers)
        let value = MeshValue.object(object)
        return .json(context.configuration.translatesWideAddresses ? WideAddresses.translated(value) : value)
    }

    private func answer(
        _ given: QueryExecution.Answer,
        _ request: RoutedRequest,
        _ options: ReadOptions,
        limit: Int
    ) -> APIResponse {
        var found = given
        if !found.isOrdered { found.rows.shuffle() }
        if limit > 0 { found.rows = Array(found.rows.prefix(limit)) }
        let answer = APIResponse.json { output in
            output.object { output in
                output.member("Service", found.query.subject.service.text)
                output.key("Nodes")
                output.array(found.rows) { $0.checkServiceNode($1, absent: .null) }
                output.timeToLive(of: found.query)
                output.member("Datacenter", context.configuration.datacenter)
                output.member("PeerName", found.peer?.text ?? "")
                output.member("Failovers", found.failovers)
                Self.metadata(&output, options, isFiltered: found.isFiltered)
            }
        }
        return headed(answer, request, options, isFiltered: found.isFiltered)
    }

    private func explain(_ request: RoutedRequest) async throws -> APIResponse {
        let (_, query, options) = try await resolved(request)
        if let name = query.guardedName { try request.permitted.require(.queryRead(name.text)) }
        let answer = APIResponse.json { output in
            output.object { output in
                output.key("Query")
                output.preparedQuery(query)
                Self.metadata(&output, options, isFiltered: false)
            }
        }
        return headed(answer, request, options, isFiltered: false)
    }

    /// How many instances are wanted; 0 for all.
    private static func limit(of request: RoutedRequest) throws -> Int {
        guard let text = request.query["limit"], !text.isEmpty else { return 0 }
        guard let limit = Int(text) else {
            throw APIError(
                status: 400,
                text: "Bad limit: strconv.Atoi: parsing \"\(text)\": invalid syntax"
            )
        }
        return limit
    }

    /// What Consul's servers say about an answer within it.
    private static func metadata(
        _ output: inout JSONOutput,
        _ options: ReadOptions,
        isFiltered: Bool
    ) {
        // Nobody waits for it, so it has no index of its own; Consul says 1, too.
        output.member("Index", 1)
        output.member("LastContact", 0)
        output.member("KnownLeader", true)
        output.member("ConsistencyLevel", options.consistency.rawValue)
        output.member("NotModified", false)
        output.member("Backend", 0)
        output.member("ResultsFilteredByACLs", isFiltered)
    }

    private func headed(
        _ answer: APIResponse,
        _ request: RoutedRequest,
        _ options: ReadOptions,
        isFiltered: Bool
    ) -> APIResponse {
        var answer = answer
        answer.add("X-Consul-Index", "1")
        answer.add("X-Consul-KnownLeader", context.catalog.isFresh ? "true" : "false")
        answer.add("X-Consul-LastContact", "0")
        answer.add("X-Consul-Query-Backend", "blocking-query")
        answer.add("X-Consul-Effective-Consistency", options.consistency.rawValue)
        if isFiltered, !context.secret(of: request).isEmpty {
            answer.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        context.tellCache(of: request, options, in: &answer)
        return answer
    }
}
