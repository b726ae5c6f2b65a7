import ACLContract
import AccessRules
import AgentLogic
import ConsulJSON
import Foundation
import MeshBus
import MeshContracts
import MeshDomain

/// `/v1/acl/*` and `/v1/internal/acl/authorize`.
///
/// - Source: reference §2.7, §3.7, §7.
struct ACLEndpoints: Sendable {
    let context: AgentContext

    var client: ACLClient { context.aclClient }

    /// Asks about what stands where the request means.
    func client(_ request: RoutedRequest) -> ACLClient {
        context.aclClient.inside(request.scope, everyNamespace: request.place.isEveryNamespace)
    }

    // MARK: - Bootstrap and status

    func bootstrap(_ request: RoutedRequest) async throws -> APIResponse {
        var secret = SecretID.none
        if request.json != .null {
            secret = try request.decoded { (value) throws(MeshError) in
                var reader = try ObjectReader(value, rules: .body)
                let secret = SecretID(try reader.string("BootstrapSecret"))
                try reader.finish()
                return secret
            }
        }
        let answer = try await client.bootstrap(secret: secret, context: context.call(request))
        let token = answer.value
        await context.adopt(firstManagementToken: token.secretID)
        return .json { output in
            output.token(token, secret: .shown, hash: Self.hash(of: token)) { $0.member("ID", token.secretID.revealed) }
        }
    }

    func replication(_ request: RoutedRequest) async throws -> APIResponse {
        .json([
            "Enabled": false, "Running": false, "SourceDatacenter": "", "ReplicationType": "", "ReplicatedIndex": 0,
            "ReplicatedRoleIndex": 0, "ReplicatedTokenIndex": 0, "LastSuccess": .string(GoTime.zero),
            "LastError": .string(GoTime.zero), "LastErrorMessage": "",
        ])
    }

    /// Asks until the answer is newer than the caller's index and another than the first, or the wait is over: again after every
    /// change that the endpoint is about, and now and then in case one was missed.
    ///
    /// The index is that of all tokens, policies or roles, as Consul's; it says nothing about one of them.
    func ask<Value: Sendable & Equatable>(
        _ request: RoutedRequest,
        _ question: (CallContext) async throws -> ACLAnswer<Value>
    ) async throws -> ACLAnswer<Value> {
        let options = try context.readOptions(request)
        let deadline = ContinuousClock.now + options.wait
        let call = context.call(request)
        let interest = request.topics.accessControl ?? .everything
        var first: Value?
        while true {
            // Listened to before the question, so that no change falls between the answer and the wait.
            let changes = context.tokens.changes(of: interest)
            let answer = try await question(call)
            let rest = ContinuousClock.now.duration(to: deadline)
            let isNews = first.map { $0 != answer.value } ?? true
            guard options.index > 0, answer.index + 1 <= options.index || !isNews, rest > .zero else { return answer }
            first = answer.value
            await withDeadline(min(Self.askingAgain, rest)) { for await _ in changes { return } }
            try Task.checkCancellation()
        }
    }

    /// How long a change that nobody heard of may stay unseen.
    private static let askingAgain = Duration.seconds(30)

    /// The answer as JSON with the headers of a read; the index is one above the service's, as everywhere.
    func read<Value>(_ answer: ACLAnswer<Value>, _ write: (inout JSONOutput, Value) -> Void) -> APIResponse {
        var response = APIResponse.json { write(&$0, answer.value) }
        response.add("X-Consul-Index", String(answer.index + 1))
        response.add("X-Consul-KnownLeader", "true")
        response.add("X-Consul-LastContact", "0")
        return response
    }

    // MARK: - Tokens

    func tokens(_ request: RoutedRequest) async throws -> APIResponse {
        let query = request.query
        var namespace: Namespace?
        if let text = query["authmethod-ns"], !text.isEmpty {
            namespace = try Namespace(validating: text, field: "authmethod-ns")
            if namespace?.isStandard == false, !(try await RequestScope.isKnown(request.endpoint, in: context)) {
                throw APIError(
                    status: 400,
                    text: "Invalid query parameter: \"authmethod-ns\" - Namespaces are a Consul Enterprise feature"
                )
            }
        }
        let answer = try await ask(request) { call in
            try await client(request).tokens(
                policy: query["policy"] ?? "",
                role: query["role"] ?? "",
                serviceName: query["servicename"] ?? "",
                authMethod: query["authmethod"] ?? "",
                authMethodNamespace: namespace,
                context: call
            )
        }
        return read(answer) { output, tokens in output.array(tokens) { Self.write(&$0, $1) } }
    }

    func ownToken(_ request: RoutedRequest) async throws -> APIResponse {
        read(try await ask(request) { call in try await client(request).ownToken(context: call) }) {
            Self.write(&$0, $1)
        }
    }

    func token(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        guard ["1", "t", "T", "true", "TRUE", "True"].contains(request.query["expanded"] ?? "") else {
            return read(try await ask(request) { call in try await client(request).token(id, context: call) }) {
                Self.write(&$0, $1)
            }
        }
        let answer = try await ask(request) { call in try await client(request).expandedToken(id, context: call) }
        return read(answer) { output, expanded in
            output.token(expanded.token, secret: .shown, hash: Self.hash(of: expanded.token)) { output in
                output.key("ExpandedPolicies")
                if expanded.policies.isEmpty {
                    output.null()
                } else {
                    output.array(expanded.policies) { $0.policy($1, hash: Self.hash(of: $1)) }
                }
                output.key("ExpandedRoles")
                if expanded.roles.isEmpty {
                    output.null()
                } else {
                    output.array(expanded.roles) { $0.role($1, hash: Self.hash(of: $1)) }
                }
                output.member("NamespaceDefaultPolicyIDs", Self.ids(expanded.placePolicyIDs))
                output.member("NamespaceDefaultRoleIDs", Self.ids(expanded.placeRoleIDs))
                output.member("AgentACLDefaultPolicy", context.configuration.acl.defaultPolicy)
                output.member("AgentACLDownPolicy", context.configuration.acl.downPolicy)
                output.member("ResolvedByAgent", context.node.name)
            }
        }
    }

    /// - Source: recorded: null where there are none.
    private static func ids(_ ids: [String]) -> MeshValue {
        ids.isEmpty ? .null : .array(ids.map(MeshValue.string))
    }

    func createToken(_ request: RoutedRequest) async throws -> APIResponse {
        var input = try request.decoded(ACLBodyCodec.token)
        input.token.scope = request.scope
        let answer = try await client(request).createToken(
            input.token,
            expirationTTL: input.expirationTTL,
            context: context.call(request)
        )
        return .json { Self.write(&$0, answer.value) }
    }

    func updateToken(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        var input = try request.decoded(ACLBodyCodec.token)
        guard input.token.accessorID.isEmpty || input.token.accessorID == id else {
            throw APIError(status: 400, text: "Token Accessor ID in URL and payload do not match")
        }
        input.token.accessorID = id
        input.token.scope = request.scope
        let answer = try await client(request).updateToken(
            input.token,
            expirationTTL: input.expirationTTL,
            context: context.call(request)
        )
        return .json { Self.write(&$0, answer.value) }
    }

    func cloneToken(_ request: RoutedRequest) async throws -> APIResponse {
        var description = ""
        if request.json != .null { description = try request.decoded(ACLBodyCodec.token).token.description }
        let answer = try await client(request).cloneToken(
            request.argument,
            description: description,
            context: context.call(request)
        )
        return .json { Self.write(&$0, answer.value) }
    }

    func deleteToken(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        try await client(request).deleteToken(id, context: context.call(request))
        return .json(true)
    }

    static func write(_ output: inout JSONOutput, _ token: ACLToken) {
        output.token(token, secret: .shown, hash: hash(of: token))
    }

    // MARK: - Policies

    func policies(_ request: RoutedRequest) async throws -> APIResponse {
        read(try await ask(request) { call in try await client(request).policies(context: call) }) { output, policies in
            output.array(policies) { $0.policyListEntry($1, hash: Self.hash(of: $1)) }
        }
    }

    func policy(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        return read(try await ask(request) { call in try await client(request).policy(id: id, context: call) }) {
            $0.policy($1, hash: Self.hash(of: $1))
        }
    }

    func policyByName(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        return read(try await ask(request) { call in try await client(request).policy(name: name, context: call) }) {
            $0.policy($1, hash: Self.hash(of: $1))
        }
    }

    func createPolicy(_ request: RoutedRequest) async throws -> APIResponse {
        var policy = try request.decoded(ACLBodyCodec.policy)
        policy.scope = request.scope
        guard policy.id.isEmpty else {
            throw APIError(status: 400, text: "Cannot specify the ID when creating a new policy")
        }
        let answer = try await client(request).createPolicy(policy, context: context.call(request))
        return .json { $0.policy(answer.value, hash: Self.hash(of: answer.value)) }
    }

    func updatePolicy(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        var policy = try request.decoded(ACLBodyCodec.policy)
        guard policy.id.isEmpty || policy.id == id else {
            throw APIError(status: 400, text: "Policy ID in URL and payload do not match")
        }
        policy.id = id
        policy.scope = request.scope
        let answer = try await client(request).updatePolicy(policy, context: context.call(request))
        return .json { $0.policy(answer.value, hash: Self.hash(of: answer.value)) }
    }

    func deletePolicy(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        try await client(request).deletePolicy(id, context: context.call(request))
        return .json(true)
    }

    // MARK: - Roles

    func roles(_ request: RoutedRequest) async throws -> APIResponse {
        let policy = request.query["policy"] ?? ""
        return read(try await ask(request) { call in try await client(request).roles(policy: policy, context: call) }) {
            output,
            roles in
            output.array(roles) { $0.role($1, hash: Self.hash(of: $1)) }
        }
    }

    func role(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        return read(try await ask(request) { call in try await client(request).role(id: id, context: call) }) {
            $0.role($1, hash: Self.hash(of: $1))
        }
    }

    func roleByName(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        return read(try await ask(request) { call in try await client(request).role(name: name, context: call) }) {
            $0.role($1, hash: Self.hash(of: $1))
        }
    }

    func createRole(_ request: RoutedRequest) async throws -> APIResponse {
        var role = try request.decoded(ACLBodyCodec.role)
        role.scope = request.scope
        guard role.id.isEmpty else {
            throw APIError(status: 400, text: "Cannot specify the ID when creating a new role")
        }
        let answer = try await client(request).createRole(role, context: context.call(request))
        return .json { $0.role(answer.value, hash: Self.hash(of: answer.value)) }
    }

    func updateRole(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        var role = try request.decoded(ACLBodyCodec.role)
        guard role.id.isEmpty || role.id == id else {
            throw APIError(status: 400, text: "Role ID in URL and payload do not match")
        }
        role.id = id
        role.scope = request.scope
        let answer = try await client(request).updateRole(role, context: context.call(request))
        return .json { $0.role(answer.value, hash: Self.hash(of: answer.value)) }
    }

    func deleteRole(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        try await client(request).deleteRole(id, context: context.call(request))
        return .json(true)
    }

    // MARK: - Shared

    /// An opaque hash of the content, in base64.
    static func hash<Value>(of value: Value) -> String {
        Base64.encode(Array(ContentHash.text(of: Array(String(describing: value).utf8)).utf8))
    }
}

extension AgentContext {
    /// Lets a server without a token of its own register its node with the token that was just made.
    ///
    /// - Source: Consul's servers register themselves on their own authority, which shows at once after the bootstrap.
    fileprivate func adopt(firstManagementToken secret: SecretID) async {
        guard configuration.isServer, ownTokens.current.forNode.isEmpty else { return }
        ownTokens.setInitialManagement(secret)
        await sync.compareAll()
        await sync.changedAndSynced()
    }
}
