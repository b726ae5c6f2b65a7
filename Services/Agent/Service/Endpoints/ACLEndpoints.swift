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

    func add(to router: inout Router) {
        func add(_ method: String, _ pattern: String, _ handler: @escaping Router.Handler) {
            let isEnabled = context.configuration.acl.isEnabled
            router.add(method, pattern) { request in
                guard isEnabled else { throw APIError(status: 401, text: "ACL support disabled") }
                guard method == "GET" else { return try await handler(request) }
                do { return try await handler(request) } catch { return APIError(any: error).readResponse }
            }
        }
        add("PUT", "/v1/acl/bootstrap", bootstrap)
        add("GET", "/v1/acl/replication", replication)
        add("GET", "/v1/acl/tokens", tokens)
        add("PUT", "/v1/acl/token", createToken)
        add("GET", "/v1/acl/token/self", ownToken)
        add("GET", "/v1/acl/token/", token)
        add("PUT", "/v1/acl/token/", updateToken)
        add("DELETE", "/v1/acl/token/", deleteToken)
        add("GET", "/v1/acl/policies", policies)
        add("PUT", "/v1/acl/policy", createPolicy)
        add("GET", "/v1/acl/policy/name/", policyByName)
        add("GET", "/v1/acl/policy/", policy)
        add("PUT", "/v1/acl/policy/", updatePolicy)
        add("DELETE", "/v1/acl/policy/", deletePolicy)
        add("GET", "/v1/acl/roles", roles)
        add("PUT", "/v1/acl/role", createRole)
        add("GET", "/v1/acl/role/name/", roleByName)
        add("GET", "/v1/acl/role/", role)
        add("PUT", "/v1/acl/role/", updateRole)
        add("DELETE", "/v1/acl/role/", deleteRole)
        add("POST", "/v1/internal/acl/authorize", authorize)
    }

    private var client: ACLClient { context.aclClient }

    // MARK: - Bootstrap and status

    private func bootstrap(_ request: APIRequest) async throws -> APIResponse {
        var secret = SecretID.none
        if !request.body.isEmpty {
            var reader = try ObjectReader(try request.json(), rules: .body)
            secret = SecretID(try reader.string("BootstrapSecret"))
            try reader.finish()
        }
        let answer = try await client.bootstrap(secret: secret, context: context.call(request))
        let token = answer.value
        await context.adopt(firstManagementToken: token.secretID)
        return .json { output in
            output.token(token, secret: .shown, hash: Self.hash(of: token)) { $0.member("ID", token.secretID.revealed) }
        }
    }

    private func replication(_ request: APIRequest) async throws -> APIResponse {
        .json([
            "Enabled": false, "Running": false, "SourceDatacenter": "", "ReplicationType": "", "ReplicatedIndex": 0,
            "ReplicatedRoleIndex": 0, "ReplicatedTokenIndex": 0, "LastSuccess": .string(GoTime.zero),
            "LastError": .string(GoTime.zero), "LastErrorMessage": "",
        ])
    }

    /// Asks until the answer is newer than the caller's index or the wait is over: again after every change of tokens,
    /// policies or roles that is heard of, and now and then in case one was missed.
    private func ask<Value: Sendable>(
        _ request: APIRequest,
        _ question: (CallContext) async throws -> ACLAnswer<Value>
    ) async throws -> ACLAnswer<Value> {
        let options = try ReadOptions(
            request,
            defaultWait: .nanoseconds(context.configuration.defaultQueryTime),
            maximumWait: .nanoseconds(context.configuration.maximumQueryTime)
        )
        let deadline = ContinuousClock.now + options.wait
        let call = context.call(request)
        while true {
            // Listened to before the question, so that no change falls between the answer and the wait.
            let changes = context.tokens.changes()
            let answer = try await question(call)
            let rest = ContinuousClock.now.duration(to: deadline)
            guard options.index > 0, answer.index + 1 <= options.index, rest > .zero else { return answer }
            await withDeadline(min(Self.askingAgain, rest)) { for await _ in changes { return } }
            try Task.checkCancellation()
        }
    }

    /// How long a change that nobody heard of may stay unseen.
    private static let askingAgain = Duration.seconds(30)

    /// The answer as JSON with the headers of a read; the index is one above the service's, as everywhere.
    private func read<Value>(_ answer: ACLAnswer<Value>, _ write: (inout JSONOutput, Value) -> Void) -> APIResponse {
        var response = APIResponse.json { write(&$0, answer.value) }
        response.add("X-Consul-Index", String(answer.index + 1))
        response.add("X-Consul-KnownLeader", "true")
        response.add("X-Consul-LastContact", "0")
        return response
    }

    // MARK: - Tokens

    private func tokens(_ request: APIRequest) async throws -> APIResponse {
        let query = request.query
        let answer = try await ask(request) { call in
            try await client.tokens(
                policy: query["policy"] ?? "",
                role: query["role"] ?? "",
                serviceName: query["servicename"] ?? "",
                context: call
            )
        }
        return read(answer) { output, tokens in output.array(tokens) { Self.write(&$0, $1) } }
    }

    private func ownToken(_ request: APIRequest) async throws -> APIResponse {
        read(try await ask(request) { call in try await client.ownToken(context: call) }) { Self.write(&$0, $1) }
    }

    private func token(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/token/", "Missing token ID")
        guard ["1", "t", "T", "true", "TRUE", "True"].contains(request.query["expanded"] ?? "") else {
            return read(try await ask(request) { call in try await client.token(id, context: call) }) {
                Self.write(&$0, $1)
            }
        }
        let answer = try await ask(request) { call in try await client.expandedToken(id, context: call) }
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
                output.member("NamespaceDefaultPolicyIDs", .null)
                output.member("NamespaceDefaultRoleIDs", .null)
                output.member("AgentACLDefaultPolicy", context.configuration.acl.defaultPolicy)
                output.member("AgentACLDownPolicy", context.configuration.acl.downPolicy)
                output.member("ResolvedByAgent", context.node.name)
            }
        }
    }

    private func createToken(_ request: APIRequest) async throws -> APIResponse {
        let input = try Self.decode(request, "Token", ACLBodyCodec.token)
        let answer = try await client.createToken(
            input.token,
            expirationTTL: input.expirationTTL,
            context: context.call(request)
        )
        return .json { Self.write(&$0, answer.value) }
    }

    private func updateToken(_ request: APIRequest) async throws -> APIResponse {
        var id = try Self.argument(request, "/v1/acl/token/", "Missing token ID")
        if id.hasSuffix("/clone") {
            id = String(id.dropLast("/clone".count))
            var description = ""
            if !request.body.isEmpty {
                description = try Self.decode(request, "Token", ACLBodyCodec.token).token.description
            }
            let answer = try await client.cloneToken(id, description: description, context: context.call(request))
            return .json { Self.write(&$0, answer.value) }
        }
        var input = try Self.decode(request, "Token", ACLBodyCodec.token)
        guard input.token.accessorID.isEmpty || input.token.accessorID == id else {
            throw APIError(status: 400, text: "Token Accessor ID in URL and payload do not match")
        }
        input.token.accessorID = id
        let answer = try await client.updateToken(
            input.token,
            expirationTTL: input.expirationTTL,
            context: context.call(request)
        )
        return .json { Self.write(&$0, answer.value) }
    }

    private func deleteToken(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/token/", "Missing token ID")
        try await client.deleteToken(id, context: context.call(request))
        return .json(true)
    }

    private static func write(_ output: inout JSONOutput, _ token: ACLToken) {
        output.token(token, secret: .shown, hash: hash(of: token))
    }

    // MARK: - Policies

    private func policies(_ request: APIRequest) async throws -> APIResponse {
        read(try await ask(request) { call in try await client.policies(context: call) }) { output, policies in
            output.array(policies) { $0.policyListEntry($1, hash: Self.hash(of: $1)) }
        }
    }

    private func policy(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/policy/", "Missing policy ID")
        return read(try await ask(request) { call in try await client.policy(id: id, context: call) }) {
            $0.policy($1, hash: Self.hash(of: $1))
        }
    }

    private func policyByName(_ request: APIRequest) async throws -> APIResponse {
        let name = try Self.argument(request, "/v1/acl/policy/name/", "Missing policy Name")
        return read(try await ask(request) { call in try await client.policy(name: name, context: call) }) {
            $0.policy($1, hash: Self.hash(of: $1))
        }
    }

    private func createPolicy(_ request: APIRequest) async throws -> APIResponse {
        let policy = try Self.decode(request, "Policy", ACLBodyCodec.policy)
        guard policy.id.isEmpty else {
            throw APIError(status: 400, text: "Cannot specify the ID when creating a new policy")
        }
        let answer = try await client.createPolicy(policy, context: context.call(request))
        return .json { $0.policy(answer.value, hash: Self.hash(of: answer.value)) }
    }

    private func updatePolicy(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/policy/", "Missing policy ID")
        var policy = try Self.decode(request, "Policy", ACLBodyCodec.policy)
        guard policy.id.isEmpty || policy.id == id else {
            throw APIError(status: 400, text: "Policy ID in URL and payload do not match")
        }
        policy.id = id
        let answer = try await client.updatePolicy(policy, context: context.call(request))
        return .json { $0.policy(answer.value, hash: Self.hash(of: answer.value)) }
    }

    private func deletePolicy(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/policy/", "Missing policy ID")
        try await client.deletePolicy(id, context: context.call(request))
        return .json(true)
    }

    // MARK: - Roles

    private func roles(_ request: APIRequest) async throws -> APIResponse {
        let policy = request.query["policy"] ?? ""
        return read(try await ask(request) { call in try await client.roles(policy: policy, context: call) }) {
            output,
            roles in
            output.array(roles) { $0.role($1, hash: Self.hash(of: $1)) }
        }
    }

    private func role(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/role/", "Missing role ID")
        return read(try await ask(request) { call in try await client.role(id: id, context: call) }) {
            $0.role($1, hash: Self.hash(of: $1))
        }
    }

    private func roleByName(_ request: APIRequest) async throws -> APIResponse {
        let name = try Self.argument(request, "/v1/acl/role/name/", "Missing role Name")
        return read(try await ask(request) { call in try await client.role(name: name, context: call) }) {
            $0.role($1, hash: Self.hash(of: $1))
        }
    }

    private func createRole(_ request: APIRequest) async throws -> APIResponse {
        let role = try Self.decode(request, "Role", ACLBodyCodec.role)
        guard role.id.isEmpty else {
            throw APIError(status: 400, text: "Cannot specify the ID when creating a new role")
        }
        let answer = try await client.createRole(role, context: context.call(request))
        return .json { $0.role(answer.value, hash: Self.hash(of: answer.value)) }
    }

    private func updateRole(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/role/", "Missing role ID")
        var role = try Self.decode(request, "Role", ACLBodyCodec.role)
        guard role.id.isEmpty || role.id == id else {
            throw APIError(status: 400, text: "Role ID in URL and payload do not match")
        }
        role.id = id
        let answer = try await client.updateRole(role, context: context.call(request))
        return .json { $0.role(answer.value, hash: Self.hash(of: answer.value)) }
    }

    private func deleteRole(_ request: APIRequest) async throws -> APIResponse {
        let id = try Self.argument(request, "/v1/acl/role/", "Missing role ID")
        try await client.deleteRole(id, context: context.call(request))
        return .json(true)
    }

    // MARK: - Shared

    private static func argument(_ request: APIRequest, _ prefix: String, _ missing: String) throws(APIError) -> String
    {
        let argument = request.argument(after: prefix)
        guard !argument.isEmpty else { throw APIError(status: 400, text: missing) }
        return argument
    }

    private static func decode<Value>(
        _ request: APIRequest,
        _ thing: String,
        _ read: (MeshValue) throws(MeshError) -> Value
    ) throws -> Value {
        let prefix = "\(thing) decoding failed: "
        let value = try request.json(prefix: prefix)
        do { return try read(value) } catch {
            guard error.code == .badRequest else { throw APIError(error) }
            throw APIError(status: 400, text: prefix + error.message)
        }
    }

    /// An opaque hash of the content, in base64.
    private static func hash<Value>(of value: Value) -> String {
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
