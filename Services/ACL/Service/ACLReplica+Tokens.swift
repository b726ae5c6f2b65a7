import ACLContract
import ACLLogic
import AccessRules
import BusSchema
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

extension ACLReplica {
    @Sendable
    func bootstrap(
        _ request: ACLWire.BootstrapRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let file = BootstrapResetFile(path: settings.bootstrapResetFile, logger: logger)
        let wish = Bootstrap(
            secret: SecretID(request.bootstrapSecret),
            newAccessorID: RandomUUID.make(),
            newSecret: SecretID(RandomUUID.make()),
            resetIndexes: [file.index, settings.bootstrapReset].compactMap(\.self),
            now: Self.now()
        )
        let reply = try await putToken(storing: context) { draft throws(MeshError) in
            let token = try wish.token(in: draft.state)
            draft.record(.bootstrapped(draft.index))
            return token
        }
        file.remove()
        return reply
    }

    @Sendable
    func putToken(
        _ request: ACLWire.PutTokenRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.TokenReply {
        guard let token = request.token?.token else { throw MeshError(.badRequest, "token must be given") }
        let wish = TokenWish(
            token: token,
            expirationTTL: request.expirationTTL == 0 ? nil : request.expirationTTL,
            newAccessorID: RandomUUID.make(),
            newSecret: SecretID(RandomUUID.make()),
            now: Self.now()
        )
        let create = request.create
        return try await putToken(context, in: token.scope) { state throws(MeshError) in
            create ? try wish.created(in: state) : try wish.updated(in: state)
        }
    }

    @Sendable
    func cloneToken(
        _ request: ACLWire.CloneTokenRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let scope = Scope(request.place)
        let original = ACLToken(
            accessorID: request.accessorID,
            secretID: .none,
            description: request.description,
            scope: scope
        )
        let wish = TokenWish(
            token: original,
            expirationTTL: nil,
            newAccessorID: RandomUUID.make(),
            newSecret: SecretID(RandomUUID.make()),
            now: Self.now()
        )
        return try await putToken(context, in: scope) { state throws(MeshError) in try wish.cloned(in: state) }
    }

    @Sendable
    func readToken(
        _ request: ACLWire.ReadTokenRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ExpandedTokenReply {
        let version: Version<ACLState>
        var mayWrite = true
        let found: ACLToken?
        if request.self_ {
            // Whoever holds the secret may see what it is for.
            version = try await ledger.read()
            found = context.token.isEmpty ? nil : version.state.token(secret: context.token)
        } else {
            let sight: ACLSight
            (version, sight) = try await read(context, request.place)
            mayWrite = sight.mayWrite(sight.place.scope)
            found = try TokenRules.token(request.accessorID, in: version.state, sight.place.scope, now: Self.now())
        }
        guard let found, !found.isExpired(at: Self.now()) else { throw TokenRules.noSuchToken }
        let state = version.state
        let isOwn = found.secretID == context.token
        var reply = ACLWire.ExpandedTokenReply(
            token: Self.shown(state.presented(found), secret: mayWrite || isOwn),
            defaultPolicy: settings.defaultPolicy.rawValue,
            index: state.index(of: .tokens)
        )
        if request.expanded {
            reply.policies = TokenGrants.policies(of: found, in: state).map(ACLWire.Policy.init)
            reply.roles = found.roles.compactMap { state.role($0.id) }.map { ACLWire.Role(state.presented($0)) }
            let (policies, roles) = TokenGrants.given(in: found.scope, state)
            reply.namespacePolicyIds = policies.map(\.id)
            reply.namespaceRoleIds = roles.map(\.id)
        }
        return reply
    }

    @Sendable
    func deleteToken(
        _ request: ACLWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let (accessorID, scope) = (request.id, Scope(request.place))
        let (_, index) = try await write(context, in: scope) { draft, caller throws(MeshError) in
            draft.record(try TokenRules.deletion(of: accessorID, by: caller.accessorID, in: draft.state, scope))
            return CommonWire.Empty()
        }
        return CommonWire.WriteReply(index: index, applied: true)
    }

    @Sendable
    func listTokens(
        _ request: ACLWire.ListTokensRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ListTokensReply {
        let (version, sight) = try await read(context, request.place, isList: true)
        let tokens = TokenRules.list(
            policy: request.policy,
            role: request.role,
            serviceName: request.serviceName,
            authMethod: request.authMethod,
            authMethodNamespace: request.hasAuthMethodNamespace
                ? Namespace(trusted: request.authMethodNamespace) : nil,
            in: version.state,
            sight.place,
            now: Self.now()
        )
        return ACLWire.ListTokensReply(
            tokens: tokens.filter { sight.shows($0.scope) }.map { Self.shown($0, secret: sight.mayWrite($0.scope)) },
            index: version.state.index(of: .tokens)
        )
    }

    /// Stores a token for a caller who may write ACLs.
    private func putToken(
        _ context: CallContext,
        in scope: Scope,
        _ decide: @escaping @Sendable (ACLState) throws(MeshError) -> ACLToken
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let service = self
        if !scope.isStandard { try await requireWrite(context, in: scope) }
        try await untilKnown(scope)
        return try await putToken(storing: context) { draft throws(MeshError) in
            try service.caller(context, in: draft.state).require(.aclWrite.within(scope))
            try Self.checkThere(scope, in: draft.state)
            return try decide(draft.state)
        }
    }

    func putToken(
        storing context: CallContext,
        _ decide: @escaping @Sendable (inout Draft<ACLState>) throws(MeshError) -> ACLToken
    ) async throws(MeshError) -> ACLWire.TokenReply {
        let (reply, index) = try await store(context) { draft throws(MeshError) in
            let token = try decide(&draft)
            draft.record(.putToken(token))
            let stored = draft.state.token(token.accessorID) ?? token
            return ACLWire.TokenReply(token: ACLWire.Token(draft.state.presented(stored)))
        }
        return ACLWire.TokenReply(token: reply.token, index: index)
    }

    private static func shown(_ token: ACLToken, secret isShown: Bool) -> ACLWire.Token {
        var wire = ACLWire.Token(token)
        if !isShown { wire.secretID = ACLClient.hiddenSecret.revealed }
        return wire
    }
}
