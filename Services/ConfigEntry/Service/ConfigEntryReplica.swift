package import ACLContract
import AccessRules
import BusSchema
package import CatalogContract
package import Certificates
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryLogic
package import ConfigEntryTables
package import Logging
package import MeshBus
import MeshContracts
package import MeshDomain
package import MeshJournal

/// One replica of the config-entry service: checks and stores entries, feeds followers.
package struct ConfigEntryReplica: Sendable {
    let ledger: Ledger<ConfigEntryChangeCodec>
    private let host: ServiceHost
    private let tokens: any TokenResolving
    private let datacenter: String
    private let snapshotKey: SealingKey?
    /// Nil where no catalog is asked.
    private let addresses: VirtualAddressKeeper?
    private let tenants: TenantKeeping
    /// Nil in the primary datacenter.
    private let primary: PrimaryFollower?

    /// Makes a replica; with a catalog, services that entries are about have virtual addresses there.
    ///
    /// Without `snapshotKey` nothing is saved: entries hold private keys. `primary` names another datacenter whose entries these are to
    /// be, and the token by which they are read there.
    package init(
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        tokens: any TokenResolving,
        catalog: CatalogClient? = nil,
        access: ACLClient? = nil,
        snapshotKey: SealingKey? = nil,
        settings: LedgerSettings = LedgerSettings(),
        primary: (datacenter: String, token: SecretID)? = nil,
        logger: Logger
    ) {
        ledger = Ledger(
            service: .configEntry,
            name: "config-entry",
            bus: bus,
            datacenter: datacenter,
            journal: journal,
            feed: .identity,
            settings: settings,
            logger: logger
        )
        host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger)
        self.tokens = tokens
        self.datacenter = datacenter
        self.snapshotKey = snapshotKey
        let view = ledger.view
        tenants = TenantKeeping(
            ledger: ledger,
            tokens: tokens,
            catalog: catalog,
            access: access,
            logger: logger
        )
        let federation = FederationClient(ServiceClient(bus: bus, datacenter: datacenter))
        self.primary = primary.map { [ledger] in
            PrimaryFollower(
                ledger: ledger,
                federation: federation,
                primary: $0.datacenter,
                token: $0.token,
                logger: logger
            )
        }
        addresses = catalog.map { VirtualAddressKeeper(catalog: $0, view: view, logger: logger) }
    }

    /// The newest state, for tests and readiness.
    package var view: StateView<ConfigEntryState> { ledger.view }

    /// Answers requests until cancelled; then answers those it has, and ends.
    package func run() async throws {
        let (ledger, addresses, tenants, primary) = (ledger, addresses, tenants, primary)
        // Side by side, so that a journal that cannot be read ends the replica at once.
        try await host.run {
            try await ledger.run()
        } begin: {
            try await ledger.view.ready(timeout: .seconds(120))
            try await serve()
        } beside: {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if let addresses { group.addTask { try await addresses.run() } }
                group.addTask { try await tenants.run() }
                if let primary { group.addTask { try await primary.run() } }
                defer { group.cancelAll() }
                while try await group.next() != nil { try Task.checkCancellation() }
            }
        }
    }

    private func serve() async throws(MeshError) {
        let service = self
        try await host.serve(ConfigEntryMethods.put) { request, context throws(MeshError) in
            try await service.put(request, context)
        }
        try await host.serve(ConfigEntryMethods.delete) { request, context throws(MeshError) in
            try await service.delete(request, context)
        }
        try await host.serve(ConfigEntryMethods.intention) { request, context throws(MeshError) in
            try await service.setIntention(request, context)
        }
        try await tenants.serve(on: host)
        let tokens = tokens
        let rules = SnapshotRules<ConfigEntryState>(secrecy: .sealed(snapshotKey)) { context throws(MeshError) in
            try await tokens.resolve(context.token).require(.aclWrite)
        }
        try await ledger.serveSnapshots(on: host, rules)
    }

    private func put(
        _ request: ConfigEntryWire.PutRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard let entry = try request.entry?.configEntry() else { throw MeshError(.badRequest, "entry is missing") }
        let token = try await tokens.resolve(context.token)
        let now = BusClock.wallNanoseconds()
        let known = ledger.view.current.state
        let reply = try await write(context) { draft throws(MeshError) in
            guard request.dryRun else { return try put(entry, request.cas, token, now, &draft) }
            // What is recorded on a copy is never stored.
            var trial = draft
            return try put(entry, request.cas, token, now, &trial)
        }
        if reply.applied, !request.dryRun { await addresses?.begin(entry.key, before: known) }
        return reply
    }

    /// Decides about an entry on the newest state.
    ///
    /// - Returns: Whether it is stored, or was already; false when another one is than `cas` says.
    private func put(
        _ given: ConfigEntry,
        _ cas: UInt64?,
        _ token: ResolvedToken,
        _ now: Int64,
        _ draft: inout Draft<ConfigEntryState>
    ) throws(MeshError) -> Bool {
        let normal = try EntryRules.normalized(given)
        let existing = draft.state.entry(normal.key)
        let entry = normal.keepingConditions(of: existing)
        for access in entry.key.writeAccess(over: existing) + entry.linkAccess { try token.require(access) }
        if let refusal = draft.state.refusal(of: entry.scope) { throw refusal }
        try EntryRules.validate(entry, in: draft.state)
        if let existing, existing.hasSameContent(as: entry) { return true }
        if let cas, cas != existing?.modifyIndex ?? 0 { return false }
        let before = draft.state
        draft.record(.put(entry))
        try EntryRules.validateDependents(of: entry.key, in: draft.state, before: before, datacenter: datacenter)
        for change in GatewayBinder.changes(after: entry.key, in: draft.state, now: now) { draft.record(change) }
        return true
    }

    private func delete(
        _ request: ConfigEntryWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard let key = try request.key?.key() else { throw MeshError(.badRequest, "key is missing") }
        let token = try await tokens.resolve(context.token)
        let (cas, datacenter, now) = (request.cas, datacenter, BusClock.wallNanoseconds())
        return try await write(context) { draft throws(MeshError) in
            let found = draft.state.entry(key)
            for access in key.writeAccess(over: found) { try token.require(access) }
            // What nobody may remove is denied whether it is there or not.
            let refusal = key.kind.descriptor.refusal
            if let refusal, refusal.code == .permissionDenied || found != nil { throw refusal }
            guard let existing = found else { return true }
            if let cas, cas != existing.modifyIndex { return false }
            try EntryRules.validateRemoval(of: key, in: draft.state)
            let before = draft.state
            draft.record(.delete(key))
            try EntryRules.validateDependents(of: key, in: draft.state, before: before, datacenter: datacenter)
            for change in GatewayBinder.changes(after: key, in: draft.state, now: now) { draft.record(change) }
            return true
        }
    }

    private func setIntention(
        _ request: ConfigEntryWire.IntentionRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let token = try await tokens.resolve(context.token)
        let wanted = try request.intention.map { fields throws(MeshError) in try Self.intention(fields) }
        if !request.legacyID.isEmpty { return try await setLegacyIntention(request, wanted?.source, token, context) }
        let scope = Scope(trustedPartition: request.partition, namespace: request.namespace)
        let destination = ServiceName(request.destination, in: scope)
        let caller = ServiceRef(
            ServiceName(
                request.source,
                in: Scope(trustedPartition: request.sourcePartition, namespace: request.sourceNamespace)
            ),
            of: Origin(peer: request.sourcePeer)
        )
        let key = EntryKey(kind: .serviceIntentions, name: request.destination, in: scope)
        return try await write(context) { draft throws(MeshError) in
            for access in key.writeAccess(over: draft.state.entry(key)) { try token.require(access) }
            if let refusal = draft.state.refusal(of: scope) { throw refusal }
            if var wanted {
                wanted.source.scope = caller.service.scope
                let entry = try EntryRules.normalized(
                    try IntentionEdits.upserting(
                        wanted.source,
                        destination: destination,
                        meta: wanted.meta,
                        in: draft.state
                    )
                )
                try EntryRules.validate(entry, in: draft.state)
                draft.record(.put(entry))
            } else if let rest = IntentionEdits.removing(
                source: caller,
                destination: destination,
                in: draft.state
            ) {
                draft.record(.put(rest))
            } else {
                draft.record(.delete(key))
            }
            return true
        }
    }

    /// The same for an intention that is known by its id.
    private func setLegacyIntention(
        _ request: ConfigEntryWire.IntentionRequest,
        _ wanted: SourceIntention?,
        _ token: ResolvedToken,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let edit = LegacyIntentionEdit(
            id: request.legacyID,
            destination: request.destination,
            source: wanted,
            isNew: request.isNew
        )
        return try await write(context) { draft throws(MeshError) in
            let key = try edit.key(in: draft.state)
            for access in key.writeAccess(over: draft.state.entry(key)) { try token.require(access) }
            guard let entry = try edit.entry(key, in: draft.state) else {
                draft.record(.delete(key))
                return true
            }
            let normal = try EntryRules.normalized(LegacyIntentionEdit.bare(entry))
            try EntryRules.validate(normal, in: draft.state)
            draft.record(.put(LegacyIntentionEdit.complete(normal, from: entry)))
            return true
        }
    }

    /// The one source that a request wants written, with the metadata it names.
    private static func intention(
        _ fields: CommonWire.ValueObject
    ) throws(MeshError) -> (source: SourceIntention, meta: [String: String]?) {
        let carrier = try ConfigEntryWire.Entry(fields: fields).configEntry()
        guard case .serviceIntentions(let body) = carrier.body, let source = body.sources.first, body.sources.count == 1
        else { throw MeshError(.badRequest, "the request must carry exactly one source of an intention") }
        return (source, carrier.meta)
    }

    /// Decides on the newest state, stores, and answers with the index and whether the decision was to write.
    private func write(
        _ context: CallContext,
        _ decide: @escaping @Sendable (inout Draft<ConfigEntryState>) throws(MeshError) -> Bool
    ) async throws(MeshError) -> CommonWire.WriteReply {
        if let primary {
            throw MeshError(
                .rejected,
                "config entries are decided on in datacenter \"\(primary.primary)\"; set primary_datacenter on the agent that is"
                    + " asked, so that it passes this on"
            )
        }
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try decide(&draft) ? [1] : [0]
        }
        return CommonWire.WriteReply(index: written.index, applied: written.reply == [1])
    }
}
