import ACLContract
import ConsulJSON
import MeshContracts
import MeshDomain

/// `/v1/acl/auth-method(s)`, `/v1/acl/binding-rule(s)`, `/v1/acl/login`, `/v1/acl/oidc/…`,
/// `/v1/acl/logout`.
///
/// - Source: reference §2.7, §3.7, §7.8.
extension ACLEndpoints {
    var ofAuthMethods: [Endpoint] { ofLogins + ofMethods + ofBindingRules }

    private var ofLogins: [Endpoint] {
        [
            Endpoint(
                .post,
                "/v1/acl/login",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Failed to decode request body"),
                permission: .anybody,
                login
            ).inScopes(),
            Endpoint(
                .post,
                "/v1/acl/oidc/auth-url",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Failed to decode request body"),
                permission: .anybody,
                beginInBrowser
            ).inScopes(),
            Endpoint(
                .post,
                "/v1/acl/oidc/callback",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("Failed to decode request body"),
                permission: .anybody,
                endInBrowser
            ).inScopes(),
            Endpoint(
                .post,
                "/v1/acl/logout",
                scope: .none,
                datacenter: .write,
                feature: .acl,
                permission: .ownLogin,
                logout
            ),
        ]
    }

    private var ofMethods: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/auth-methods",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(authMethods: .all)) },
                refusesAsRead: true,
                authMethods
            ).inScopes(.lists),
            Endpoint(
                .put,
                "/v1/acl/auth-method",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("AuthMethod decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                putAuthMethod
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/auth-method/{method...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { WaitTopics(accessControl: AccessInterest(authMethods: .only($0.argument))) },
                missing: "Missing auth method name",
                refusesAsRead: true,
                authMethod
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/auth-method/{method...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("AuthMethod decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing auth method name",
                putAuthMethod
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/acl/auth-method/{method...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing auth method name",
                deleteAuthMethod
            ).inScopes(),
        ]
    }

    private var ofBindingRules: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/acl/binding-rules",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { _ in WaitTopics(accessControl: AccessInterest(bindingRules: .all)) },
                refusesAsRead: true,
                bindingRules
            ).inScopes(.lists),
            Endpoint(
                .put,
                "/v1/acl/binding-rule",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("BindingRule decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                createBindingRule
            ).inScopes(),
            Endpoint(
                .get,
                "/v1/acl/binding-rule/{rule...}",
                scope: .namespaced,
                datacenter: .read,
                feature: .acl,
                permission: .needs(.access(.acl, .read, .none), by: .owner),
                waits: .index { WaitTopics(accessControl: AccessInterest(bindingRules: .only($0.argument))) },
                missing: "Missing binding rule ID",
                refusesAsRead: true,
                bindingRule
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/acl/binding-rule/{rule...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                body: .json("BindingRule decoding failed"),
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing binding rule ID",
                updateBindingRule
            ).inScopes(),
            Endpoint(
                .delete,
                "/v1/acl/binding-rule/{rule...}",
                scope: .namespaced,
                datacenter: .write,
                feature: .acl,
                permission: .needs(.access(.acl, .write, .none), by: .owner),
                missing: "Missing binding rule ID",
                deleteBindingRule
            ).inScopes(),
        ]
    }

    // MARK: - Logins

    /// The agent's own tokens play no part in it: whoever logs in has none yet.
    private func login(_ request: RoutedRequest) async throws -> APIResponse {
        let login = try request.decoded(AuthMethodCodec.login)
        var call = context.call(request)
        call.token = .none
        let answer = try await client(request).login(
            login.authMethod,
            bearerToken: login.bearerToken,
            meta: login.meta,
            context: call
        )
        return .json { Self.write(&$0, answer.value) }
    }

    private func beginInBrowser(_ request: RoutedRequest) async throws -> APIResponse {
        let login = try request.decoded(AuthMethodCodec.browserLogin)
        var call = context.call(request)
        call.token = .none
        let url = try await client(request).authURL(login, context: call)
        return .json { output in output.object { $0.member("AuthURL", url) } }
    }

    private func endInBrowser(_ request: RoutedRequest) async throws -> APIResponse {
        let callback = try request.decoded(AuthMethodCodec.callback)
        var call = context.call(request)
        call.token = .none
        let answer = try await client(request).callback(callback, context: call)
        return .json { Self.write(&$0, answer.value) }
    }

    /// Only with the token that the request brings: nobody logs out the agent.
    private func logout(_ request: RoutedRequest) async throws -> APIResponse {
        guard !request.request.token.isEmpty else {
            throw APIError(status: 401, text: "Supplied token does not exist")
        }
        try await client(request).logout(context: context.call(request))
        return .json(true)
    }

    // MARK: - Auth methods

    private func authMethods(_ request: RoutedRequest) async throws -> APIResponse {
        read(try await ask(request) { call in try await client(request).authMethods(context: call) }) {
            output,
            methods in
            output.array(methods) { $0.authMethod($1, .listed) }
        }
    }

    private func authMethod(_ request: RoutedRequest) async throws -> APIResponse {
        let name = NameText(request.argument)
        return read(try await ask(request) { call in try await client(request).authMethod(name, context: call) }) {
            $0.authMethod($1, .whole)
        }
    }

    /// Creates or changes: the method of the path, else that of the body.
    private func putAuthMethod(_ request: RoutedRequest) async throws -> APIResponse {
        let name = NameText(request.argument)
        var known: ACLAuthMethod?
        if !name.isEmpty, (request.json["Type"]?.stringValue ?? "").isEmpty {
            known = try await client(request).authMethod(name, context: context.call(request)).value
        }
        var method = try request.decoded { (value) throws(MeshError) in
            try AuthMethodCodec.method(value, known: known)
        }
        guard name.isEmpty || method.name.isEmpty || method.name == name else {
            throw APIError(status: 400, text: "AuthMethod name in URL and payload do not match")
        }
        if !name.isEmpty { method.name = name }
        if !method.namespaceRules.isEmpty, !(try await RequestScope.isKnown(request.endpoint, in: context)) {
            throw APIError(
                status: 400,
                text: "AuthMethod decoding failed: json: unknown field \"NamespaceRules\" - Namespaces are a Consul"
                    + " Enterprise feature"
            )
        }
        method.scope = request.scope
        let answer = try await client(request).putAuthMethod(method, context: context.call(request))
        return .json { $0.authMethod(answer.value, .whole) }
    }

    private func deleteAuthMethod(_ request: RoutedRequest) async throws -> APIResponse {
        try await client(request).deleteAuthMethod(NameText(request.argument), context: context.call(request))
        return .json(true)
    }

    // MARK: - Binding rules

    private func bindingRules(_ request: RoutedRequest) async throws -> APIResponse {
        let method = NameText(request.query["authmethod"] ?? "")
        let answer = try await ask(request) { call in
            try await client(request).bindingRules(authMethod: method, context: call)
        }
        return read(answer) { output, rules in output.array(rules) { $0.bindingRule($1) } }
    }

    private func bindingRule(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        return read(try await ask(request) { call in try await client(request).bindingRule(id, context: call) }) {
            $0.bindingRule($1)
        }
    }

    private func createBindingRule(_ request: RoutedRequest) async throws -> APIResponse {
        var rule = try request.decoded { (value) throws(MeshError) in try AuthMethodCodec.rule(value) }
        rule.scope = request.scope
        let answer = try await client(request).createBindingRule(rule, context: context.call(request))
        return .json { $0.bindingRule(answer.value) }
    }

    private func updateBindingRule(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        var rule = try request.decoded { (value) throws(MeshError) in try AuthMethodCodec.rule(value, id: id) }
        rule.scope = request.scope
        let answer = try await client(request).updateBindingRule(rule, context: context.call(request))
        return .json { $0.bindingRule(answer.value) }
    }

    private func deleteBindingRule(_ request: RoutedRequest) async throws -> APIResponse {
        try await client(request).deleteBindingRule(request.argument, context: context.call(request))
        return .json(true)
    }
}
