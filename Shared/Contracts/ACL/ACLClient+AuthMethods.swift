import BusSchema
package import MeshContracts
package import MeshDomain

/// Auth methods, binding rules, logins.
extension ACLClient {
    /// Creates or replaces the auth method of this name.
    package func putAuthMethod(
        _ method: ACLAuthMethod,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLAuthMethod> {
        let request = ACLWire.PutAuthMethodRequest(method: ACLWire.AuthMethod(method))
        return try Self.method(await service.call(ACLMethods.putAuthMethod, request, context))
    }

    /// One auth method.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func authMethod(
        _ name: NameText,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLAuthMethod> {
        let request = ACLWire.ReadAuthMethodRequest(name: name.text, place: place)
        return try Self.method(await service.call(ACLMethods.readAuthMethod, request, context))
    }

    /// All auth methods by name.
    package func authMethods(context: CallContext) async throws(MeshError) -> ACLAnswer<[ACLAuthMethod]> {
        let reply = try await service.call(ACLMethods.listAuthMethods, ACLWire.ListRequest(place: place), context)
        return ACLAnswer(try reply.methods.map { (wire) throws(MeshError) in try wire.method() }, index: reply.index)
    }

    /// Removes an auth method, its binding rules and the tokens of its logins; returns the index of the write.
    @discardableResult
    package func deleteAuthMethod(_ name: NameText, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.deleteAuthMethod, ACLWire.DeleteRequest(id: name.text, place: place), context)
            .index
    }

    /// Creates a binding rule; its id must be empty.
    package func createBindingRule(
        _ rule: ACLBindingRule,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLBindingRule> {
        let request = ACLWire.PutBindingRuleRequest(rule: ACLWire.BindingRule(rule), create: true)
        return try Self.rule(await service.call(ACLMethods.putBindingRule, request, context))
    }

    /// Replaces the binding rule with this id; an empty auth method stays what it was.
    package func updateBindingRule(
        _ rule: ACLBindingRule,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLBindingRule> {
        let request = ACLWire.PutBindingRuleRequest(rule: ACLWire.BindingRule(rule), create: false)
        return try Self.rule(await service.call(ACLMethods.putBindingRule, request, context))
    }

    /// One binding rule.
    ///
    /// - Throws: `notFound` with Consul's text.
    package func bindingRule(
        _ id: String,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLBindingRule> {
        try Self.rule(
            await service.call(
                ACLMethods.readBindingRule,
                ACLWire.ReadBindingRuleRequest(id: id, place: place),
                context
            )
        )
    }

    /// All binding rules by id; those of an auth method when one is given.
    package func bindingRules(
        authMethod: NameText = "",
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<[ACLBindingRule]> {
        let request = ACLWire.ListBindingRulesRequest(authMethod: authMethod.text, place: place)
        let reply = try await service.call(ACLMethods.listBindingRules, request, context)
        return ACLAnswer(try reply.rules.map { (wire) throws(MeshError) in try wire.rule() }, index: reply.index)
    }

    /// Removes a binding rule; returns the index of the write.
    @discardableResult
    package func deleteBindingRule(_ id: String, context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.deleteBindingRule, ACLWire.DeleteRequest(id: id, place: place), context).index
    }

    /// Makes a token for whoever shows a bearer token that an auth method accepts.
    ///
    /// - Throws: `permissionDenied` when there is no such method or no rule binds anything, `rejected` for a bearer token
    ///   that is not accepted, `unavailable` when who vouches for it cannot be reached.
    package func login(
        _ method: NameText,
        bearerToken: SecretID,
        meta: [String: String] = [:],
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.LoginRequest(
            authMethod: method.text,
            bearerToken: bearerToken.revealed,
            meta: meta,
            place: place
        )
        return try Self.token(await service.call(ACLMethods.login, request, context))
    }

    /// The address to which a browser is sent that is to log in by an identity provider.
    ///
    /// - Throws: `permissionDenied` when there is no such method, `rejected` for a method of another type or an address that
    ///   is not allowed, `unavailable` when the provider cannot be asked.
    package func authURL(_ login: BrowserLogin, context: CallContext) async throws(MeshError) -> String {
        let request = ACLWire.AuthURLRequest(
            authMethod: login.authMethod.text,
            redirectURI: login.redirectURI,
            clientNonce: login.clientNonce,
            meta: login.meta,
            place: place
        )
        return try await service.call(ACLMethods.authURL, request, context).url
    }

    /// Makes a token for whoever the provider sent back.
    ///
    /// - Throws: As ``login(_:bearerToken:meta:context:)``.
    package func callback(
        _ callback: BrowserCallback,
        context: CallContext
    ) async throws(MeshError) -> ACLAnswer<ACLToken> {
        let request = ACLWire.CallbackRequest(
            authMethod: callback.authMethod.text,
            state: callback.state.revealed,
            code: callback.code.revealed,
            clientNonce: callback.clientNonce,
            place: place
        )
        return try Self.token(await service.call(ACLMethods.callback, request, context))
    }

    /// Removes the caller's own token, which a login made; returns the index of the write.
    @discardableResult
    package func logout(context: CallContext) async throws(MeshError) -> UInt64 {
        try await service.call(ACLMethods.logout, ACLWire.LogoutRequest(), context).index
    }

    private static func method(_ reply: ACLWire.AuthMethodReply) throws(MeshError) -> ACLAnswer<ACLAuthMethod> {
        ACLAnswer(try present(reply.method, "method").method(), index: reply.index)
    }

    private static func rule(_ reply: ACLWire.BindingRuleReply) throws(MeshError) -> ACLAnswer<ACLBindingRule> {
        ACLAnswer(try present(reply.rule, "rule").rule(), index: reply.index)
    }
}
