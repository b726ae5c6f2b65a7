import ACLContract
import AgentLogic
import ConfigEntryTables
package import MeshDomain
import MeshJournal

/// Where the names stand that a request is about.
package struct RequestPlace: Sendable, Hashable {
    /// A partition and a namespace; the default one where every namespace is meant.
    package var scope = Scope.standard
    /// The namespaces of the partition are all meant (`*`).
    package var isEveryNamespace = false
    /// The request says which, if only that it is the default one.
    var namesPartition = false
    var namesNamespace = false

    /// Whether what stands there is meant.
    func shows(_ other: Scope) -> Bool {
        other.partition == scope.partition && (isEveryNamespace || other.namespace == scope.namespace)
    }
}

/// Which datacenter, partition and namespace a request means: the one place where they are decided.
///
/// They stand in the query (`dc`, `datacenter`, `ns`, `namespace`, `partition`, `ap`), in headers (`X-Consul-Namespace`,
/// `X-Consul-Partition`) and in bodies (`Datacenter`, `Namespace`, `Partition`); a body counts before the query, the query before
/// a header. Another datacenter is refused by every endpoint. Other partitions and namespaces are refused in the words of Consul's
/// Community edition as long as none was made; then by those endpoints that know the default ones only.
///
/// - Source: reference http-api-and-config §1.5, tenancy §2.1. Consul's Community edition refuses the name `default`, too; here
///   it is what it says, as clients that are configured with it send it with every request.
enum RequestScope {
    /// A way to name a partition or a namespace.
    private struct Parameter {
        var name: String
        var place: String
        var feature: String

        var isHeader: Bool { place == "header" }
        var isNamespace: Bool { feature == RequestScope.namespaces }

        func values(in request: APIRequest) -> [String] {
            isHeader ? request.headers.all(name) : request.query.all(name)
        }
    }

    private static let namespaces = "Namespaces are"
    private static let partitions = "Partitions are"
    /// The stronger ways first.
    private static let parameters = [
        Parameter(name: "ns", place: "query parameter", feature: namespaces),
        Parameter(name: "namespace", place: "query parameter", feature: namespaces),
        Parameter(name: "X-Consul-Namespace", place: "header", feature: namespaces),
        Parameter(name: "partition", place: "query parameter", feature: partitions),
        Parameter(name: "ap", place: "query parameter", feature: partitions),
        Parameter(name: "X-Consul-Partition", place: "header", feature: partitions),
    ]

    // MARK: - Query and headers

    /// What query and headers of a request say.
    ///
    /// - Throws: ``APIError`` 400 for a partition or a namespace that cannot be meant, 501 for one that the endpoint does not know,
    ///   500 `No path to datacenter` for a datacenter.
    static func place(
        of request: APIRequest,
        _ endpoint: Endpoint,
        in context: AgentContext
    ) async throws(APIError) -> RequestPlace {
        var place = RequestPlace()
        let isInQuery = !request.query.items.isEmpty
        place.namesPartition = parameters.contains { parameter in
            !parameter.isNamespace && parameter.values(in: request).contains { !$0.isEmpty }
        }
        place.namesNamespace = parameters.contains { parameter in
            parameter.isNamespace && parameter.values(in: request).contains { !$0.isEmpty }
        }
        let foreign = parameters.first { parameter in
            (isInQuery || parameter.isHeader) && parameter.values(in: request).contains { !isDefault($0) }
        }
        if let foreign {
            guard try await isKnown(endpoint, in: context) else {
                throw APIError(
                    status: 400,
                    text: "Invalid \(foreign.place): \"\(foreign.name)\" - "
                        + "\(foreign.feature) a Consul Enterprise feature"
                )
            }
            place = try named(in: request, endpoint, place)
        }
        for item in request.query.items where item.name == "datacenter" || item.name == "dc" {
            try checkDatacenter(item.value, context.configuration.datacenter)
        }
        return place
    }

    private static func named(
        in request: APIRequest,
        _ endpoint: Endpoint,
        _ given: RequestPlace
    ) throws(APIError) -> RequestPlace {
        var place = given
        func value(_ isNamespace: Bool) -> (parameter: Parameter, text: String)? {
            for parameter in parameters where parameter.isNamespace == isNamespace {
                if let text = parameter.values(in: request).first(where: { !$0.isEmpty }) { return (parameter, text) }
            }
            return nil
        }
        switch endpoint.scope {
        case .none: return place
        case .partitioned, .namespaced: break
        }
        if let (parameter, text) = value(false) {
            place.scope.partition = try partition(text, parameter.name)
        }
        if case .namespaced = endpoint.scope, let (parameter, text) = value(true) {
            try take(namespace: text, parameter.name, endpoint, into: &place)
        }
        guard place.scope.isStandard && !place.isEveryNamespace || endpoint.places != .standard else {
            throw onlyStandard(endpoint)
        }
        return place
    }

    /// What the token says where the request says nothing: names stand where the token does.
    ///
    /// Requests about the agent's own registrations mean the agent's partition, those about a peer the namespace `default`.
    ///
    /// - Source: reference tenancy §2.1.
    static func adopt(_ token: ResolvedToken, into request: inout RoutedRequest) {
        guard !token.scope.isStandard, !request.path.hasPrefix("/v1/agent/") else { return }
        switch request.endpoint.places {
        case .standard: return
        case .scoped, .lists, .tenants: break
        }
        if !request.place.namesPartition { request.place.scope.partition = token.scope.partition }
        guard case .namespaced = request.endpoint.scope, !request.place.namesNamespace,
            request.place.scope.partition == token.scope.partition, !request.query.has("peer")
        else { return }
        request.place.scope.namespace = token.scope.namespace
    }

    /// Whether partitions and namespaces mean anything: one was made, or the endpoint is there to make one.
    static func isKnown(_ endpoint: Endpoint, in context: AgentContext) async throws(APIError) -> Bool {
        if endpoint.places == .tenants || context.configEntries.view.current.state.hasTenants { return true }
        // Another agent's client may have made the first one just now.
        let newest = try? await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        return newest?.state.hasTenants ?? false
    }

    private static func onlyStandard(_ endpoint: Endpoint) -> APIError {
        APIError(
            status: 501,
            text: "\(endpoint.method.rawValue) \(endpoint.path): partitions and namespaces other than default are not"
                + " implemented here in this version of Tombolo"
        )
    }

    private static func partition(_ text: String, _ field: String) throws(APIError) -> Partition {
        do throws(MeshError) { return try Partition(validating: text, field: field) } catch { throw APIError(error) }
    }

    private static func take(
        namespace text: String,
        _ field: String,
        _ endpoint: Endpoint,
        into place: inout RequestPlace
    ) throws(APIError) {
        place.isEveryNamespace = false
        place.scope.namespace = .standard
        if text == "*" {
            guard endpoint.places == .lists else {
                throw APIError(status: 400, text: "\(field): \"*\" is for lists; name one namespace")
            }
            place.isEveryNamespace = true
            return
        }
        do throws(MeshError) { place.scope.namespace = try Namespace(validating: text, field: field) } catch {
            throw APIError(error)
        }
    }

    // MARK: - Bodies

    /// A body without what says only where its names stand, and that place.
    ///
    /// - Throws: ``APIError`` for another datacenter, partition or namespace that cannot be meant.
    static func reading(
        _ body: MeshValue,
        _ rule: Endpoint.JSONRule,
        of request: RoutedRequest,
        in context: AgentContext
    ) async throws(APIError) -> (body: MeshValue, place: RequestPlace) {
        let checked = { () throws(APIError) in
            try check(body, rule, ownDatacenter: context.configuration.datacenter)
        }
        switch request.endpoint.places {
        case .standard, .tenants: return (try checked(), request.place)
        case .scoped, .lists: break
        }
        let found = BodyTenancy(body, nested: request.endpoint.nestedTenancy)
        guard !found.isEmpty, try await isKnown(request.endpoint, in: context) else {
            return (try checked(), request.place)
        }
        var place = request.place
        if let text = try found.one(of: \.partitions, "Partition") {
            place.namesPartition = true
            place.scope.partition = try partition(text, "Partition")
        }
        if let text = try found.one(of: \.namespaces, "Namespace") {
            try take(namespace: text, "Namespace", request.endpoint, into: &place)
        }
        return (try check(found.rest, rule, ownDatacenter: context.configuration.datacenter), place)
    }

    /// Refuses a write into a place that is not there, or that is being deleted; who reads finds nothing there.
    ///
    /// - Throws: ``APIError`` 500 in Consul's words.
    static func checkThere(_ request: RoutedRequest, in context: AgentContext) async throws(APIError) {
        guard !request.scope.isStandard, request.endpoint.places != .tenants,
            case .write = request.endpoint.datacenter,
            context.configEntries.view.current.state.refusal(of: request.scope) != nil
        else { return }
        do throws(MeshError) {
            let newest = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
            if let refusal = newest.state.refusal(of: request.scope) { throw refusal }
        } catch { throw APIError(error) }
    }

    /// A body without what says only that the default place is meant.
    ///
    /// - Throws: ``APIError`` for another datacenter, partition or namespace, in Consul's words.
    private static func check(
        _ body: MeshValue,
        _ rule: Endpoint.JSONRule,
        ownDatacenter: String
    ) throws(APIError) -> MeshValue {
        guard var object = body.objectValue else { return body }
        for key in object.keys {
            if equalIgnoringCase(key, "Datacenter"), let name = object[key]?.stringValue {
                try checkDatacenter(name, ownDatacenter)
                continue
            }
            let isNamespace = equalIgnoringCase(key, "Namespace")
            guard isNamespace || equalIgnoringCase(key, "Partition") else { continue }
            let (field, feature) = isNamespace ? ("Namespace", namespaces) : ("Partition", partitions)
            if case .decoder = rule.tenancy { continue }
            if let name = object[key]?.stringValue, isDefault(name) {
                object[key] = nil
                continue
            }
            switch rule.tenancy {
            case .decoder: break
            case .plain(let status): throw APIError(status: status, text: "\(feature) a Consul Enterprise feature")
            case .here:
                throw APIError(
                    status: 400,
                    text: "\(rule.words): json: unknown field \"\(field)\" - \(feature) a Consul Enterprise feature"
                )
            }
        }
        return .object(object)
    }

    /// - Source: recorded text. Datacenters of a federation cannot be reached yet (issue 9).
    private static func checkDatacenter(_ name: String, _ own: String) throws(APIError) {
        guard name.isEmpty || equalIgnoringCase(name, own) else {
            throw APIError(status: 500, text: "No path to datacenter")
        }
    }

    private static func isDefault(_ name: String) -> Bool { name.isEmpty || equalIgnoringCase(name, "default") }
}

/// What a body says about partitions and namespaces, at its top and in some of its objects.
private struct BodyTenancy {
    var namespaces: [String] = []
    var partitions: [String] = []
    /// The body without it.
    var rest: MeshValue

    var isEmpty: Bool { namespaces.isEmpty && partitions.isEmpty }

    init(_ body: MeshValue, nested: [String]) {
        rest = body
        guard var object = body.objectValue else { return }
        take(from: &object)
        for key in object.keys where nested.contains(where: { equalIgnoringCase($0, key) }) {
            if var inner = object[key]?.objectValue {
                take(from: &inner)
                object[key] = .object(inner)
            } else if let list = object[key]?.arrayValue {
                var kept: [MeshValue] = []
                for item in list {
                    guard var inner = item.objectValue else {
                        kept.append(item)
                        continue
                    }
                    take(from: &inner)
                    kept.append(.object(inner))
                }
                object[key] = .array(kept)
            }
        }
        rest = .object(object)
    }

    private mutating func take(from object: inout MeshObject) {
        for key in object.keys {
            let isNamespace = equalIgnoringCase(key, "Namespace")
            guard isNamespace || equalIgnoringCase(key, "Partition"), let text = object[key]?.stringValue else {
                continue
            }
            object[key] = nil
            guard !text.isEmpty else { continue }
            if isNamespace { namespaces.append(text) } else { partitions.append(text) }
        }
    }

    /// The one value of all that were given; nil when there is none.
    ///
    /// - Throws: ``APIError`` 400 naming two that differ.
    func one(of values: KeyPath<BodyTenancy, [String]>, _ field: String) throws(APIError) -> String? {
        let given = self[keyPath: values]
        guard let first = given.first else { return nil }
        if let other = given.first(where: { !$0.hasSameBytes(as: first) }) {
            throw APIError(
                status: 400,
                text: "\(field): the request names both \"\(first)\" and \"\(other)\"; name one of them"
            )
        }
        return first
    }
}
