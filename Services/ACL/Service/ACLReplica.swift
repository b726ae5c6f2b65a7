import ACLContract
package import ACLLogic
import AccessRules
import BusSchema
package import Logging
package import MeshBus
import MeshContracts
import MeshDomain
package import MeshJournal
import MeshRuntime
import MeshState
import SchemaRuntime

/// One replica of the ACL service: keeps tokens, policies and roles, and tells what a token may do.
package struct ACLReplica: Sendable {
    let ledger: Ledger<ACLCodec>
    let host: ServiceHost
    let bus: any MessageBus
    let datacenter: String
    let settings: ACLServiceSettings
    let logger: Logger
    let verifier = BearerVerifier()
    private let compiled: CompiledRules

    /// Makes a replica.
    package init(
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        settings: ACLServiceSettings = .init(),
        logger: Logger
    ) {
        self.bus = bus
        self.datacenter = datacenter
        self.settings = settings
        self.logger = logger
        compiled = CompiledRules(limitBytes: settings.compiledLimit)
        // No feed: nobody else may have a copy of the tokens.
        ledger = Ledger(
            service: .acl,
            name: "acl",
            bus: bus,
            datacenter: datacenter,
            journal: journal,
            feed: nil,
            settings: settings.ledger,
            logger: logger
        )
        host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger)
    }

    /// The newest state, for tests and readiness.
    package var view: StateView<ACLState> { ledger.view }

    /// Why it cannot answer yet; nil when it can.
    package var unreadiness: String? { ledger.unreadiness }

    /// Answers requests until cancelled; then answers those it has, and ends.
    package func run() async throws {
        do { try await serveUntilCancelled() } catch {
            await verifier.close()
            throw error
        }
        await verifier.close()
    }

    private func serveUntilCancelled() async throws {
        try await host.run {
            try await ledger.run()
        } begin: {
            try await ledger.view.ready(timeout: .seconds(120))
            try await writeBuiltinObjects()
            try await serve()
        } beside: {
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { await announceChanges() }
                group.addTask { await removeExpiredTokens() }
                try await group.next()
            }
        }
    }

    private func serve() async throws(MeshError) {
        try await host.serve(ACLMethods.resolve, handler: resolve)
        try await host.serve(ACLMethods.bootstrap, handler: bootstrap)
        try await host.serve(ACLMethods.putToken, handler: putToken)
        try await host.serve(ACLMethods.readToken, handler: readToken)
        try await host.serve(ACLMethods.cloneToken, handler: cloneToken)
        try await host.serve(ACLMethods.deleteToken, handler: deleteToken)
        try await host.serve(ACLMethods.listTokens, handler: listTokens)
        try await host.serve(ACLMethods.putPolicy, handler: putPolicy)
        try await host.serve(ACLMethods.readPolicy, handler: readPolicy)
        try await host.serve(ACLMethods.deletePolicy, handler: deletePolicy)
        try await host.serve(ACLMethods.listPolicies, handler: listPolicies)
        try await host.serve(ACLMethods.putRole, handler: putRole)
        try await host.serve(ACLMethods.readRole, handler: readRole)
        try await host.serve(ACLMethods.deleteRole, handler: deleteRole)
        try await host.serve(ACLMethods.putAuthMethod, handler: putAuthMethod)
        try await host.serve(ACLMethods.readAuthMethod, handler: readAuthMethod)
        try await host.serve(ACLMethods.deleteAuthMethod, handler: deleteAuthMethod)
        try await host.serve(ACLMethods.listAuthMethods, handler: listAuthMethods)
        try await host.serve(ACLMethods.putBindingRule, handler: putBindingRule)
        try await host.serve(ACLMethods.readBindingRule, handler: readBindingRule)
        try await host.serve(ACLMethods.deleteBindingRule, handler: deleteBindingRule)
        try await host.serve(ACLMethods.listBindingRules, handler: listBindingRules)
        // Anybody may log in, and who vouches for them may be slow: they wait for each other, and for nobody else.
        try await host.serve(
            ACLMethods.login,
            concurrency: settings.loginsAtOnce,
            limit: settings.loginsWaiting,
            handler: login
        )
        try await host.serve(
            ACLMethods.authURL,
            concurrency: settings.loginsAtOnce,
            limit: settings.loginsWaiting,
            handler: authURL
        )
        try await host.serve(
            ACLMethods.callback,
            concurrency: settings.loginsAtOnce,
            limit: settings.loginsWaiting,
            handler: callback
        )
        try await host.serve(ACLMethods.logout, handler: logout)
        try await host.serve(ACLMethods.putPlace, handler: putPlace)
        try await host.serve(ACLMethods.clearPlace, handler: clearPlace)
        try await host.serve(ACLMethods.listRoles, handler: listRoles)
        try await ledger.serveSnapshots(on: host, snapshotRules)
    }

    /// As soon as a saved state stands, those count that it has; the reset index of its bootstrapping is one of now.
    private var snapshotRules: SnapshotRules<ACLState> {
        let service = self
        return SnapshotRules(secrecy: .sealed(settings.snapshotKey)) { context throws(MeshError) in
            if service.settings.isEnabled { try await service.requireWrite(context) }
        } adapt: { restoring in
            restoring.rows.map { row in
                guard case .bootstrapped(let index) = row else { return row }
                return .bootstrapped(min(index, restoring.index))
            }
        }
    }

    // MARK: - What a token may do

    /// Answers from memory; only a secret that is not known here is looked up in the newest state.
    @Sendable
    private func resolve(
        _ request: ACLWire.ResolveRequest,
        _ context: CallContext
    ) async throws(MeshError) -> ACLWire.ResolveReply {
        let secret = SecretID(request.secretID)
        var version = ledger.view.current
        if version.sequence < request.atLeastSequence {
            version = try await ledger.view.version(atLeast: request.atLeastSequence, timeout: context.timeout)
        }
        do throws(MeshError) {
            return try reply(to: secret, version)
        } catch {
            guard error == TokenGrants.notFound else { throw error }
            return try reply(to: secret, try await ledger.read())
        }
    }

    private func reply(to secret: SecretID, _ version: Version<ACLState>) throws(MeshError) -> ACLWire.ResolveReply {
        let grants = try TokenGrants(of: secret, in: version.state, datacenter: datacenter, now: Self.now())
        return ACLWire.ResolveReply(
            accessorID: grants.accessorID,
            policies: grants.rules.map { ACLWire.ResolvedPolicy(name: $0.name, rules: $0.text) },
            isManagement: grants.isManagement,
            defaultPolicy: settings.defaultPolicy.rawValue,
            timeToLive: UInt32(clamping: settings.timeToLive.wholeMilliseconds),
            expirationTime: grants.expirationTimeNanoseconds ?? 0,
            index: version.index,
            sequence: version.sequence,
            policyIds: grants.policyIDs,
            roleIds: grants.roleIDs,
            namespacePolicies: grants.placeRules.map { ACLWire.ResolvedPolicy(name: $0.name, rules: $0.text) },
            place: ACLWire.Place(grants.scope)
        )
    }

    /// What a request's token may do in a state.
    func caller(_ context: CallContext, in state: ACLState) throws(MeshError) -> ResolvedToken {
        let grants = try TokenGrants(of: context.token, in: state, datacenter: datacenter, now: Self.now())
        return ResolvedToken(
            accessorID: grants.accessorID,
            scope: grants.scope,
            authorizer: try compiled.authorizer(
                grants.rules.map { CompiledRules.Source(policy: $0.name, text: $0.text) }
                    + grants.placeRules.map {
                        CompiledRules.Source(policy: $0.name, text: $0.text, isOfPlace: true)
                    },
                defaultPolicy: settings.defaultPolicy
            )
        )
    }

    // MARK: - Reading and writing

    /// The newest state, for a caller who may read ACLs there; of all namespaces of a partition, for lists, what it may read.
    func read(
        _ context: CallContext,
        _ place: ACLWire.Place? = nil,
        isList: Bool = false
    ) async throws(MeshError) -> (version: Version<ACLState>, sight: ACLSight) {
        let version = try await ledger.read()
        let caller = try caller(context, in: version.state)
        let place = ACLPlace(Scope(place), isEveryNamespace: place?.everyNamespace ?? false)
        if !place.isEveryNamespace {
            try caller.require(.aclRead.within(place.scope))
        } else if !isList {
            throw MeshError(.badRequest, "every_namespace: only lists can be of all namespaces; name one")
        }
        return (version, ACLSight(place: place, authorizer: caller.authorizer))
    }

    /// Refuses a caller who may not write ACLs there; the write itself decides again, on the state of its moment.
    func requireWrite(_ context: CallContext, in scope: Scope = .standard) async throws(MeshError) {
        let needed = Access.aclWrite.within(scope)
        if let caller = try? caller(context, in: ledger.view.current.state), caller.authorizer.allows(needed) {
            return
        }
        try caller(context, in: try await ledger.read().state).require(needed)
    }

    /// Decides on the newest state for a caller who may write ACLs, stores, announces, and answers.
    func write<Reply: SchemaMessage>(
        _ context: CallContext,
        in scope: Scope = .standard,
        _ decide: @escaping @Sendable (inout Draft<ACLState>, ResolvedToken) throws(MeshError) -> Reply
    ) async throws(MeshError) -> (reply: Reply, index: UInt64) {
        let service = self
        // Nobody waits for a place in which it may do nothing.
        if !scope.isStandard { try await requireWrite(context, in: scope) }
        try await untilKnown(scope)
        return try await store(context) { draft throws(MeshError) in
            let caller = try service.caller(context, in: draft.state)
            try caller.require(.aclWrite.within(scope))
            try Self.checkThere(scope, in: draft.state)
            return try decide(&draft, caller)
        }
    }

    /// Decides on the newest state, stores, announces, and answers.
    func store<Reply: SchemaMessage>(
        _ context: CallContext,
        _ decide: @escaping @Sendable (inout Draft<ACLState>) throws(MeshError) -> Reply
    ) async throws(MeshError) -> (reply: Reply, index: UInt64) {
        let touched = TouchedTopics()
        let written = try await ledger.write(context) { draft throws(MeshError) in
            let reply = try decide(&draft)
            if draft.changes.contains(where: \.isScoped) { draft.require(JournalFeatures.scopedAccess) }
            if draft.changes.contains(where: \.isOutsideLogin) { draft.require(JournalFeatures.outsideLogins) }
            touched.topics = draft.touched.set
            do { return try reply.encoded() } catch { throw MeshError(.badRequest, "\(error)") }
        }
        var change = ACLWire.Changed(touched.topics)
        change.isPart = true
        announce(change, sequence: written.sequence, index: written.index)
        do { return (try Reply(decoding: written.reply), written.index) } catch {
            throw MeshError(.internalFault, "a stored answer cannot be read: \(error)")
        }
    }

    /// Nanoseconds since 1970.
    static func now() -> Int64 { BusClock.wallMilliseconds() * 1_000_000 }

    // MARK: - Beside the requests

    /// Tells whoever remembers answers what changed; a message that is lost is noticed by the one after it.
    private func announce(_ change: ACLWire.Changed, sequence: UInt64, index: UInt64) {
        var change = change
        change.sequence = sequence
        change.index = index
        guard let payload = try? change.encoded() else { return }
        try? bus.publish(BusMessage(subject: ACLMethods.changedSubject(in: datacenter), payload: payload))
    }

    /// Announces all changes, without a gap, from each replica: the one that wrote may end before it told, and tells of
    /// its own write only, while others share its journal entry.
    private func announceChanges() async {
        var last: UInt64 = 0
        for await update in ledger.view.updates() where update.touched?.isEmpty != true {
            var change = update.touched.map { ACLWire.Changed($0) } ?? ACLWire.Changed(everything: true)
            change.afterSequence = last
            last = update.version.sequence
            announce(change, sequence: last, index: update.version.index)
        }
    }

    private func writeBuiltinObjects() async throws(MeshError) {
        let (secret, accessorID, now) = (settings.initialManagement, RandomUUID.make(), Self.now())
        let end = ContinuousClock.now + .seconds(120)
        while true {
            do throws(MeshError) {
                _ = try await ledger.write(CallContext(timeout: .seconds(10))) { draft in
                    let missing = BuiltinObjects.missing(
                        in: draft.state,
                        initialManagement: secret,
                        accessorID: accessorID,
                        now: now
                    )
                    for change in missing { draft.record(change) }
                    return []
                }
                return
            } catch {
                guard ContinuousClock.now < end, !Task.isCancelled else { throw error }
                logger.warning("the built-in ACLs cannot be written yet", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func removeExpiredTokens() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.reaping)
            let now = Self.now()
            guard !TokenRules.expired(in: ledger.view.current.state, now: now, limit: 1).isEmpty else { continue }
            do throws(MeshError) {
                _ = try await store(CallContext()) { draft in
                    for change in TokenRules.expired(in: draft.state, now: now, limit: 1000) { draft.record(change) }
                    return CommonWire.Empty()
                }
            } catch { logger.warning("expired tokens cannot be removed yet", metadata: ["error": "\(error)"]) }
        }
    }
}
