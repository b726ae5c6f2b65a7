import ACLContract
import AgentLogic
import ConsulJSON
import MeshDomain

/// What of the requests is written to the audit log: every change before and after it, and every refusal.
extension RequestPipeline {
    /// Up to this size an object stands in the log as it is, in bytes.
    private static let largestObject = 64 << 10

    /// Answers a request and notes it.
    func audited(_ request: APIRequest, _ match: EndpointTable.Match) async -> APIResponse {
        guard case .endpoint(let endpoint, _) = match, AuditedObject.isChange(endpoint) else {
            let answer = await answer(to: request, match)
            if answer.wait == nil, Self.isRefusal(answer) {
                context.audit.note(AuditEvent(await subject(of: request), Self.outcome(answer)), isMinor: true)
            }
            return answer
        }
        // A logout leaves nobody to ask for.
        let subject = await subject(of: request)
        let object = AuditedObject(request, table)
        var before: MeshValue?
        var (hasBegun, isPermitted) = (false, false)
        // Strangers are told of once, when they are refused, and nothing is looked up for them.
        let answer = await answer(to: request, match) { isKnownToBe in
            (hasBegun, isPermitted) = (true, isKnownToBe)
            context.audit.note(AuditEvent(subject), isMinor: !isKnownToBe)
            before = await shown(object, like: request)
        }
        // Another datacenter decided.
        if !hasBegun, answer.status < 300 { context.audit.note(AuditEvent(subject)) }
        var outcome = Self.outcome(answer)
        if answer.status < 300 {
            let after = await shown(object, like: request)
            // The answer of a transaction does not say what was deleted.
            let written = AuditedObject.operations(of: request).map(Self.bounded)
            let change = AuditEvent.Change(
                address: object?.path ?? request.path,
                before: before,
                // What was made and is not found by the request is what the answer says.
                after: object == nil ? written ?? value(of: answer) : after
            )
            if change.before != nil || change.after != nil { outcome.change = change }
        }
        context.audit.note(AuditEvent(subject, outcome), isMinor: !isPermitted && answer.status >= 300)
        return answer
    }

    private static func bounded(_ value: MeshValue) -> MeshValue {
        let size = JSONText.bytes(of: value).count
        return size <= largestObject ? value : ["omitted_bytes": .integer(size)]
    }

    /// Notes a request that was refused before its body came.
    func noteRefusal(_ answer: APIResponse, of request: APIRequest) async {
        guard context.audit.isActive, Self.isRefusal(answer) else { return }
        context.audit.note(AuditEvent(await subject(of: request), Self.outcome(answer)), isMinor: true)
    }

    private static func isRefusal(_ answer: APIResponse) -> Bool { [401, 403].contains(answer.status) }

    private static func outcome(_ answer: APIResponse) -> AuditEvent.Outcome {
        let limit = isRefusal(answer) ? 256 : 1024
        let problem = answer.status < 300 ? "" : String(decoding: answer.body.prefix(limit), as: UTF8.self)
        return AuditEvent.Outcome(status: answer.status, problem: problem)
    }

    private func subject(of request: APIRequest) async -> AuditEvent.Subject {
        let token = try? await context.resolved(request)
        return AuditEvent.Subject(
            accessor: NameText(token?.accessorID ?? ""),
            method: request.method,
            endpoint: request.path,
            client: request.client,
            requestID: request.id,
            headers: AuditEvent.headers.compactMap { name in request.headers[name].map { (name: name, value: $0) } }
        )
    }

    /// The object as the API shows it to who asks; nil when there is none.
    ///
    /// Another datacenter is not asked: what is changed there stands in its own audit log.
    private func shown(_ object: AuditedObject?, like request: APIRequest) async -> MeshValue? {
        guard let object else { return nil }
        let question = object.question(like: request)
        let match = table.match(question.method, question.path)
        if case .endpoint(let endpoint, let argument) = match {
            var routed = RoutedRequest(meant(question, endpoint), endpoint, argument: argument)
            if (try? elsewhere(&routed)) != nil { return nil }
        }
        return value(of: await answer(to: question, match))
    }

    private func value(of answer: APIResponse) -> MeshValue? {
        guard answer.status == 200, answer.wait == nil, answer.contentType == "application/json" else { return nil }
        guard answer.body.count <= Self.largestObject else {
            return ["omitted_bytes": .integer(answer.body.count)]
        }
        guard let value = try? JSONText.parse(answer.body), value.objectValue != nil || value.arrayValue != nil else {
            return nil
        }
        let audit = context.audit
        return AuditRedaction { audit.hash($0) }.redacted(value)
    }
}

/// The object that a request is to change, and where the API shows it.
struct AuditedObject {
    let path: String
    private let query: [QueryParameters.Item]

    /// Changes that are none: questions by other methods, and signs of life that come all the time.
    private static let quiet = [
        "/v1/acl/templated-policy/preview/", "/v1/agent/check/fail/", "/v1/agent/check/pass/",
        "/v1/agent/check/update/", "/v1/agent/check/warn/", "/v1/agent/connect/authorize", "/v1/coordinate/update",
        "/v1/internal/acl/authorize", "/v1/operator/audit-hash", "/v1/session/renew/", "/v1/tombolo/query/execute",
    ]
    /// The parameters that say what is meant.
    private static let parameters = [
        "ap", "dc", "destination", "namespace", "ns", "partition", "recurse", "source", "token",
    ]

    /// Whether an endpoint changes anything.
    static func isChange(_ endpoint: Endpoint) -> Bool {
        guard endpoint.handler != nil, endpoint.method != .get else { return false }
        let path = endpoint.path.description
        return !quiet.contains(where: path.hasPrefix)
    }

    /// Finds it; nil where a request does not name one that can be shown.
    init?(_ request: APIRequest, _ table: EndpointTable) {
        let body = request.body.isEmpty ? nil : (try? JSONText.parse(request.body))?.objectValue
        let named = Self.named(request, body)
        guard let path = named ?? (Self.isShown(request.path, table) ? request.path : nil) else { return nil }
        self.path = path
        guard !path.hasSuffix("/clone") else { return nil }
        var query = Self.parameters.compactMap { name in
            request.query[name].map { QueryParameters.Item(name: name, value: $0) }
        }
        // A body says where its names stand, too.
        for (member, parameter) in [("Namespace", "ns"), ("Partition", "partition")] where named != nil {
            guard let place = body?.value(ignoringCaseOf: member)?.stringValue, !place.isEmpty else { continue }
            query.removeAll { $0.name == parameter }
            query.append(QueryParameters.Item(name: parameter, value: place))
        }
        self.query = query
    }

    /// The verbs of a transaction that change nothing.
    private static let readingVerbs: Set<String> = [
        "get", "get-tree", "get-or-empty", "check-index", "check-session", "check-not-exists",
    ]

    /// What a transaction writes: the verb of each such operation and what it names; nil for other requests.
    static func operations(of request: APIRequest) -> MeshValue? {
        guard request.path == "/v1/txn", let given = (try? JSONText.parse(request.body))?.arrayValue else { return nil }
        let operations = given.flatMap { $0.objectValue?.entries ?? [] }
        return .array(
            operations.compactMap { entry -> MeshValue? in
                guard let body = entry.value.objectValue else { return nil }
                let verb = body.value(ignoringCaseOf: "Verb")?.stringValue ?? ""
                guard !readingVerbs.contains(verb.lowercased()) else { return nil }
                var shown: MeshObject = ["Type": .string(entry.key), "Verb": .string(verb)]
                let inner = body.value(ignoringCaseOf: entry.key)?.objectValue
                for place in [body, inner ?? MeshObject()] {
                    for member in ["Key", "Node", "ID", "Service", "CheckID", "Namespace", "Partition"] {
                        guard let text = place.value(ignoringCaseOf: member)?.stringValue else { continue }
                        shown[member] = .string(text)
                    }
                }
                return .object(shown)
            }
        )
    }

    /// The same path shows what it changes.
    private static func isShown(_ path: String, _ table: EndpointTable) -> Bool {
        guard case .endpoint(let endpoint, let argument) = table.match("GET", path) else { return false }
        guard endpoint.handler != nil, !endpoint.path.description.hasPrefix("/v1/snapshot") else { return false }
        return endpoint.path.parameter == nil
            ? path.hasSuffix("configuration") || path.hasSuffix("exact") : !argument.isEmpty
    }

    /// What the body or the rest of the path names.
    private static func named(_ request: APIRequest, _ body: MeshObject?) -> String? {
        func text(_ members: String...) -> String? {
            members.lazy.compactMap { body?.value(ignoringCaseOf: $0)?.stringValue }.first { !$0.isEmpty }
        }
        func below(_ prefix: String, _ name: String?) -> String? { name.map { prefix + $0 } }
        switch request.path {
        case "/v1/config":
            return text("Kind").flatMap { kind in text("Name").map { "/v1/config/\(kind)/\($0)" } }
        case "/v1/namespace", "/v1/partition", "/v1/acl/auth-method": return below(request.path + "/", text("Name"))
        case "/v1/agent/service/register": return below("/v1/agent/service/", text("ID", "Name"))
        case "/v1/catalog/register", "/v1/catalog/deregister": return below("/v1/catalog/node-services/", text("Node"))
        case "/v1/peering/token", "/v1/peering/establish": return below("/v1/peering/", text("PeerName"))
        case _: break
        }
        for (prefix, place) in [
            ("/v1/agent/service/deregister/", "/v1/agent/service/"),
            ("/v1/agent/service/maintenance/", "/v1/agent/service/"), ("/v1/session/destroy/", "/v1/session/info/"),
        ] where request.path.hasPrefix(prefix) { return place + request.path.dropFirst(prefix.count) }
        return nil
    }

    /// A request that shows the object, with the rights of another one.
    func question(like request: APIRequest) -> APIRequest {
        var question = APIRequest(
            method: "GET",
            path: path,
            query: QueryParameters(query),
            headers: request.headers,
            id: request.id
        )
        question.isOwn = true
        question.isFromElsewhere = request.isFromElsewhere
        return question
    }
}
