import ACLContract
import ACLLogic
import BusSchema
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

extension ACLReplica {
    /// How often a login begins again because the method was changed under it.
    private static let loginAttempts = 3

    /// Verifies a bearer token and makes a token for whoever it stands for, in one transaction.
    @Sendable
    func login(_ request: ACLWire.LoginRequest, _ context: CallContext) async throws(MeshError) -> ACLWire.TokenReply {
        let (name, scope) = (NameText(request.authMethod), Scope(request.place))
        let bearer = SecretID(request.bearerToken)
        let deadline = LoginDeadline(context)
        for attempt in 1...Self.loginAttempts {
            let (method, state) = try await loginMethod(name, in: scope)
            let (verifier, now) = (verifier, Self.now())
            let identity = try await deadline.keep { () async throws(MeshError) in
                try await verifier.identity(of: bearer, by: method, now: now)
            }
            do throws(MeshError) {
                return try await makeToken(for: identity, by: method, request.meta, state, deadline.rest(of: context))
            } catch {
                guard error.code == .conflict, attempt < Self.loginAttempts else { throw error }
            }
        }
        throw MeshError(.conflict, "the auth method \"\(name)\" changes all the time; log in again")
    }

    /// Where a browser is sent to log in.
    @Sendable
    func authURL(
        _ request: ACLWire.AuthURLRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.AuthURLReply {
        let login = BrowserLogin(
            authMethod: NameText(request.authMethod),
            redirectURI: request.redirectURI,
            clientNonce: request.clientNonce,
            meta: request.meta
        )
        let method = try await loginMethod(login.authMethod, in: Scope(request.place)).method
        let (browsers, now) = (browsers, Self.now())
        let url = try await LoginDeadline(context).keep { () async throws(MeshError) in
            try await browsers.address(for: login, by: method, now: now / 1_000_000_000)
        }
        return ACLWire.AuthURLReply(url: url)
    }

    /// Verifies who came back from the identity provider and makes a token.
    ///
    /// A code can be used once, so a method that was changed meanwhile is not tried again.
    @Sendable
    func callback(
        _ request: ACLWire.CallbackRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let callback = BrowserCallback(
            authMethod: NameText(request.authMethod),
            state: SecretID(request.state),
            code: SecretID(request.code),
            clientNonce: request.clientNonce
        )
        let deadline = LoginDeadline(context)
        let (method, state) = try await loginMethod(callback.authMethod, in: Scope(request.place))
        let (browsers, now) = (browsers, Self.now())
        let (identity, meta) = try await deadline.keep { () async throws(MeshError) in
            try await browsers.identity(of: callback, by: method, now: now)
        }
        return try await makeToken(for: identity, by: method, meta, state, deadline.rest(of: context))
    }

    private var browsers: BrowserLogins { BrowserLogins(verifier: verifier, logger: logger) }

    private func loginMethod(
        _ name: NameText,
        in scope: Scope
    ) async throws(MeshError) -> (method: ACLAuthMethod, state: ACLState) {
        let state = try await state(knowing: name, in: scope)
        guard let method = state.authMethod(name, in: scope) else {
            throw AuthMethodRules.noSuchMethod(name, in: scope)
        }
        return (method, state)
    }

    private func makeToken(
        for identity: VerifiedIdentity,
        by method: ACLAuthMethod,
        _ meta: [String: String],
        _ state: ACLState,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let wish = try LoginWish(
            method: method,
            identity: identity,
            meta: meta,
            accessorID: RandomUUID.make(),
            secretID: SecretID(RandomUUID.make()),
            now: Self.now(),
            datacenter: datacenter
        )
        let place = try wish.scope()
        try await untilKnown(place, at: Self.loginPatience)
        let binding = (value: try wish.binding(in: state), rulesIndex: state.index(of: .bindingRules))
        return try await putToken(storing: context) { draft throws(MeshError) in
            try Self.checkThere(place, in: draft.state)
            return try wish.token(binding, in: draft.state)
        }
    }

    /// Removes the token with which the request came.
    @Sendable
    func logout(
        _ request: ACLWire.LogoutRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (secret, now) = (context.token, Self.now())
        let (_, index) = try await store(context) { draft throws(MeshError) in
            draft.record(try TokenRules.logout(secret, in: draft.state, now: now))
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    /// What is in memory, if it has the method, else the newest state.
    private func state(knowing method: NameText, in scope: Scope) async throws(MeshError) -> ACLState {
        let known = ledger.view.current.state
        return known.authMethod(method, in: scope) == nil ? try await ledger.read().state : known
    }

    // MARK: - Auth methods

    @Sendable
    func putAuthMethod(
        _ request: ACLWire.PutAuthMethodRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.AuthMethodReply {
        guard let wanted = try request.method?.method() else { throw MeshError(.badRequest, "method must be given") }
        try await requireWrite(context, in: wanted.scope)
        try AuthMethodRules.check(wanted)
        try verifier.check(wanted)
        let stateKey = SecretID(RandomUUID.make() + RandomUUID.make())
        let (reply, index) = try await write(context, in: wanted.scope) { draft, _ throws(MeshError) in
            let method = try AuthMethodRules.stored(wanted, stateKey: stateKey, in: draft.state)
            draft.record(.putAuthMethod(method))
            return ACLWire.AuthMethodReply(
                method: Self.shown(draft.state.authMethod(method.name, in: method.scope) ?? method, secret: true)
            )
        }
        return ACLWire.AuthMethodReply(method: reply.method, index: index)
    }

    @Sendable
    func readAuthMethod(
        _ request: ACLWire.ReadAuthMethodRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.AuthMethodReply {
        let (version, sight) = try await read(context, request.place)
        let method = try AuthMethodRules.method(NameText(request.name), in: version.state, sight.place.scope)
        return ACLWire.AuthMethodReply(
            method: Self.shown(method, secret: sight.mayWrite(method.scope)),
            index: version.state.index(of: .authMethods)
        )
    }

    @Sendable
    func deleteAuthMethod(
        _ request: ACLWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (name, scope) = (NameText(request.id), Scope(request.place))
        let (_, index) = try await write(context, in: scope) { draft, _ throws(MeshError) in
            for change in try AuthMethodRules.deletion(of: name, in: draft.state, scope) { draft.record(change) }
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    @Sendable
    func listAuthMethods(
        _ request: ACLWire.ListRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ListAuthMethodsReply {
        let (version, sight) = try await read(context, request.place, isList: true)
        return ACLWire.ListAuthMethodsReply(
            methods: version.state.allAuthMethods.filter { sight.shows($0.scope) }.map {
                Self.shown($0, secret: sight.mayWrite($0.scope))
            },
            index: version.state.index(of: .authMethods)
        )
    }

    /// The secrets of a method are for who may change it.
    private static func shown(_ method: ACLAuthMethod, secret isShown: Bool) -> ACLWire.AuthMethod {
        var method = method
        method.verification.stateKey = .none
        if !isShown, method.verification.secret?.isEmpty == false {
            method.verification.secret = AuthMethodRules.hidden
        }
        return ACLWire.AuthMethod(method)
    }

    // MARK: - Binding rules

    @Sendable
    func putBindingRule(
        _ request: ACLWire.PutBindingRuleRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.BindingRuleReply {
        guard let rule = try request.rule?.rule() else { throw MeshError(.badRequest, "rule must be given") }
        let (create, newID) = (request.create, RandomUUID.make())
        let (reply, index) = try await write(context, in: rule.scope) { draft, _ throws(MeshError) in
            let wanted =
                create
                ? try BindingRules.created(rule, newID: newID, in: draft.state)
                : try BindingRules.updated(rule, in: draft.state)
            draft.record(.putBindingRule(wanted))
            return ACLWire.BindingRuleReply(
                rule: ACLWire.BindingRule(draft.state.bindingRule(wanted.id) ?? wanted)
            )
        }
        return ACLWire.BindingRuleReply(rule: reply.rule, index: index)
    }

    @Sendable
    func readBindingRule(
        _ request: ACLWire.ReadBindingRuleRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.BindingRuleReply {
        let state = try await read(context, request.place).version.state
        let rule = try BindingRules.rule(request.id, in: state, Scope(request.place))
        return ACLWire.BindingRuleReply(rule: ACLWire.BindingRule(rule), index: state.index(of: .bindingRules))
    }

    @Sendable
    func deleteBindingRule(
        _ request: ACLWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (id, scope) = (request.id, Scope(request.place))
        let (_, index) = try await write(context, in: scope) { draft, _ throws(MeshError) in
            draft.record(try BindingRules.deletion(of: id, in: draft.state, scope))
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    @Sendable
    func listBindingRules(
        _ request: ACLWire.ListBindingRulesRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ListBindingRulesReply {
        let (version, sight) = try await read(context, request.place, isList: true)
        let state = version.state
        let rules = BindingRules.list(authMethod: NameText(request.authMethod), in: state, sight.place)
        return ACLWire.ListBindingRulesReply(
            rules: rules.filter { sight.shows($0.scope) }.map(ACLWire.BindingRule.init),
            index: state.index(of: .bindingRules)
        )
    }
}
