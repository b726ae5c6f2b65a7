package import ACLContract
import AccessRules
import AgentLogic
package import MeshDomain

/// A request that found its endpoint, with what the pipeline made of it.
@dynamicMemberLookup
package struct RoutedRequest: Sendable {
    package let request: APIRequest
    package let endpoint: Endpoint
    /// What the path's parameter stands for; empty when it has none.
    package let argument: String
    /// The decoded body; null when the endpoint takes none.
    package internal(set) var json = MeshValue.null
    /// The body as it came, where it was read to learn which datacenter is meant.
    var parsed: MeshValue?
    /// Where the names stand that it is about.
    package internal(set) var place = RequestPlace()
    /// What its token may do, as of its arrival; nothing where the token is not looked at.
    package internal(set) var permitted = Self.nothing

    private static let nothing = ResolvedToken(
        accessorID: "",
        authorizer: Authorizer(policies: [], defaultPolicy: .deny)
    )

    init(_ request: APIRequest, _ endpoint: Endpoint, argument: String) {
        self.request = request
        self.endpoint = endpoint
        self.argument = argument
    }

    /// The partition and namespace that it is about.
    var scope: Scope { place.scope }

    /// What the request says.
    package subscript<Value>(dynamicMember path: KeyPath<APIRequest, Value>) -> Value { request[keyPath: path] }

    /// What a waiting answer depends on.
    var topics: WaitTopics {
        guard case .index(let topics) = endpoint.waits else { return WaitTopics() }
        return topics(self)
    }

    /// The body as a value of its own type.
    ///
    /// - Throws: ``APIError`` 400 with the endpoint's words when the body is wrong; others as they are.
    func decoded<Value>(_ read: (MeshValue) throws(MeshError) -> Value) throws(APIError) -> Value {
        do { return try read(json) } catch {
            guard error.code == .badRequest, case .json(let rule) = endpoint.body else { throw APIError(error) }
            let prefix = rule.words + ": "
            throw APIError(
                status: 400,
                text: error.message.hasPrefix(prefix) ? error.message : prefix + error.message
            )
        }
    }
}

/// Does for every request what its endpoint declares: find, refuse another place, look at the token, decode, permit; the endpoint
/// waits and renders.
struct RequestPipeline: Sendable {
    let table: EndpointTable
    let context: AgentContext
    /// The web UI; nil where there is none.
    let interface: InterfacePages?

    /// Makes the pipeline of an agent, with all its endpoints.
    ///
    /// - Throws: `badRequest` when the web UI's folder is named and holds none.
    init(of context: AgentContext) throws(MeshError) {
        self.context = context
        table = EndpointTable(of: context)
        interface = try InterfacePages(context.configuration, logger: context.logger)
    }

    /// Answers a request; never throws, refusals become answers.
    func respond(to request: APIRequest) async -> APIResponse {
        await respond(to: request, table.match(request.method, request.path))
    }

    /// Answers a request that was looked up, and notes it where it belongs into the audit log.
    func respond(to request: APIRequest, _ match: EndpointTable.Match) async -> APIResponse {
        context.audit.isActive ? await audited(request, match) : await answer(to: request, match)
    }

    /// Answers a request that was looked up.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - match: What stands for it in the table.
    ///   - begins: Runs once the pipeline has nothing against it any more, before anything is done; it is told whether rights
    ///     were needed for that. It does not run where another datacenter decides.
    /// - Returns: The answer.
    func answer(
        to request: APIRequest,
        _ match: EndpointTable.Match,
        begins: (_ isPermitted: Bool) async -> Void = { _ in }
    ) async -> APIResponse {
        switch match {
        case .answer(let answer): return interface?.answer(to: request) ?? answer
        case .endpoint(let endpoint, let argument):
            var routed = RoutedRequest(meant(request, endpoint), endpoint, argument: argument)
            do throws(APIError) {
                try count(routed)
                if let datacenter = try elsewhere(&routed) { return try await ask(routed, of: datacenter) }
                let handler = try await admit(&routed)
                try await decode(&routed)
                try permit(routed)
                try await RequestScope.checkThere(routed, in: context)
                if let missing = endpoint.missing, argument.isEmpty { throw missing }
                await begins(endpoint.permission.isHeldByPipeline)
                do {
                    let answer = try await decided(routed, handler)
                    if case .write = endpoint.datacenter, answer.status < 300 { context.lastWrite.note() }
                    return answer
                } catch { throw APIError(any: error) }
            } catch { return endpoint.refusesAsRead ? error.readResponse : error.response }
        }
    }

    /// The answer of a request that its body cannot change: there is no such endpoint, it means another place, its token is
    /// unknown; nil when the body may come.
    func refusalBeforeBody(of request: APIRequest) async -> APIResponse? {
        let refusal = await earlyRefusal(of: request)
        if let refusal { await noteRefusal(refusal, of: request) }
        return refusal
    }

    private func earlyRefusal(of request: APIRequest) async -> APIResponse? {
        switch table.match(request.method, request.path) {
        case .answer(let answer): return answer
        case .endpoint(let endpoint, let argument):
            var routed = RoutedRequest(request, endpoint, argument: argument)
            do throws(APIError) {
                // Another datacenter judges its requests.
                if try elsewhere(&routed) != nil { return nil }
                _ = try await admit(&routed)
                // What is taken while it comes is begun before it is there.
                if case .stream = endpoint.body {
                    try permit(routed)
                    return nil
                }
                // A body of some size is not taken from strangers, even where the token means nothing.
                if case .known = endpoint.permission.token { return nil }
                try await authenticate(&routed)
                return nil
            } catch { return endpoint.refusesAsRead ? error.readResponse : error.response }
        }
    }

    /// What a request needs, by what its endpoint declares.
    func declaredNeeds(of request: APIRequest) -> [Access] {
        guard case .endpoint(let endpoint, let argument) = table.match(request.method, request.path) else { return [] }
        var routed = RoutedRequest(request, endpoint, argument: argument)
        routed.json = (try? request.json()) ?? .null
        return endpoint.permission.accesses(of: routed, in: context)
    }

    /// Holds clients to the configured rates; what the agent needs to tell whether it works is always answered.
    private func count(_ request: RoutedRequest) throws(APIError) {
        guard request.resumption == nil, !request.request.isOwn, !request.path.hasPrefix("/v1/status/") else { return }
        switch request.endpoint.datacenter {
        case .thisAgent: break
        case .read: try context.requests.take(isWrite: false)
        case .write: try context.requests.take(isWrite: true)
        }
    }

    /// What is decided without the body.
    private func admit(_ request: inout RoutedRequest) async throws(APIError) -> Endpoint.Handler {
        let endpoint = request.endpoint
        guard let handler = endpoint.handler else {
            throw APIError(
                status: 501,
                text: "\(request.method) \(request.path): \(endpoint.absence ?? "this") is not implemented in this"
                    + " version of Tombolo"
            )
        }
        do throws(APIError) {
            request.place = try await RequestScope.place(of: request.request, endpoint, in: context)
        } catch {
            // Consul refuses partitions and namespaces before it knows that the request is a read.
            throw error.status == 500 ? endpoint.refusal(error) : error
        }
        if let feature = endpoint.feature, !context.isEnabled(feature) { throw feature.refusal }
        switch endpoint.permission.token {
        case .ignored, .bootstrap, .own, .ownLogin: break
        case .known: try await authenticate(&request)
        }
        return handler
    }

    /// Runs the handler; of several servers a change without a majority of them ends with that reason, as soon as this machine's
    /// nats-server knows, and is not begun when it is known before.
    private func decided(
        _ request: RoutedRequest,
        _ handler: @escaping Endpoint.Handler
    ) async throws -> APIResponse {
        guard case .write = request.endpoint.datacenter, ServerGroup.isOfSeveral else {
            return try await handler(request)
        }
        if let lack = ServerGroup.lack { throw APIError(status: 503, text: "nothing was changed: \(lack)") }
        return try await withThrowingTaskGroup(of: APIResponse.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await handler(request) }
            group.addTask {
                let lack = try await ServerGroup.lacksMajority()
                throw APIError(status: 503, text: "it is not known whether it was changed: \(lack)")
            }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    private func authenticate(_ request: inout RoutedRequest) async throws(APIError) {
        do throws(MeshError) { request.permitted = try await context.resolved(request.request) } catch {
            throw request.endpoint.refusal(APIError(error))
        }
        RequestScope.adopt(request.permitted, into: &request)
    }

    private func decode(_ request: inout RoutedRequest) async throws(APIError) {
        guard case .json(let rule) = request.endpoint.body else { return }
        if rule.isOptional, request.body.isEmpty { return }
        let value: MeshValue
        if let parsed = request.parsed {
            value = parsed
        } else {
            value = try request.request.json(prefix: rule.words + ": ")
        }
        (request.json, request.place) = try await RequestScope.reading(value, rule, of: request, in: context)
    }

    private func permit(_ request: RoutedRequest) throws(APIError) {
        do throws(MeshError) { try context.require(request.permitted, for: request) } catch {
            throw request.endpoint.refusal(APIError(error))
        }
    }
}

extension Endpoint {
    /// A refusal that the pipeline gives, in the form that clients of this endpoint expect.
    func refusal(_ error: APIError) -> APIError {
        guard case .index = waits else { return error }
        return .ofRead(status: error.status, text: error.text)
    }
}

extension AgentContext {
    /// What a request's token may do now, and that it still may do what the endpoint needs: for who has waited.
    ///
    /// - Throws: `permissionDenied`.
    func permittedNow(_ request: RoutedRequest) async throws(MeshError) -> ResolvedToken {
        let token = try await resolved(request.request)
        try require(token, for: request)
        return token
    }

    /// - Throws: `permissionDenied` when the token lacks what the pipeline looks at for this endpoint.
    fileprivate func require(_ token: ResolvedToken, for request: RoutedRequest) throws(MeshError) {
        let permission = request.endpoint.permission
        guard case .pipeline = permission.decider, !permission.needs.isEmpty else { return }
        for access in permission.accesses(of: request, in: self) { try token.require(access) }
    }

    fileprivate func isEnabled(_ feature: Endpoint.Feature) -> Bool {
        switch feature {
        case .acl: configuration.acl.isEnabled
        case .connect: configuration.isConnectEnabled
        case .peering: configuration.isPeeringEnabled
        }
    }
}
