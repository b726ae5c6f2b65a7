import ACLContract
import AccessRules
import BusSchema
import CatalogContract
import ConfigEntryContract
import ConfigEntryLogic
import ConfigEntryTables
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

/// Writes partitions and namespaces, and removes what is in those that were marked.
///
/// Every replica removes: what is gone is gone, so the second one has nothing to do. What is left when a process ends is removed by the
/// next one, for the mark is in the journal.
struct TenantKeeping: Sendable {
    /// How many entries one transaction removes.
    private static let batch = 128
    /// How long one step may take.
    private static let patience = Duration.seconds(5)
    /// How long to wait after a step that failed.
    private static let pause = Duration.seconds(1)

    let ledger: Ledger<ConfigEntryChangeCodec>
    let tokens: any TokenResolving
    /// Nil where no catalog is asked: then only entries are removed.
    let catalog: CatalogClient?
    /// Nil where nobody has tokens.
    let access: ACLClient?
    let logger: Logger

    /// Starts to answer, until the host stops.
    func serve(on host: ServiceHost) async throws(MeshError) {
        let keeping = self
        try await host.serve(ConfigEntryMethods.putTenant) { request, context throws(MeshError) in
            try await keeping.put(request, context)
        }
        try await host.serve(ConfigEntryMethods.deleteTenant) { request, context throws(MeshError) in
            try await keeping.mark(request, context)
        }
    }

    private func put(
        _ request: ConfigEntryWire.PutTenantRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard var tenant = try request.tenant?.tenant() else { throw MeshError(.badRequest, "tenant is missing") }
        tenant.deletedAtNanoseconds = nil
        let wanted = tenant
        let token = try await tokens.resolve(context.token)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try Self.require(TenantRules.writeAccess(to: wanted.key), of: token)
            try TenantRules.validate(wanted, in: draft.state)
            // What a namespace gives all its tokens is a right to hand out.
            if wanted.defaults?.gives(more: draft.state.tenant(wanted.key)?.defaults) == true {
                try token.require(.aclWrite.within(Scope(partition: wanted.key.partition)))
            }
            draft.record(.putTenant(wanted))
            return []
        }
        // Whoever made a namespace goes on with it at once; what fails here is told again.
        if let stored = ledger.view.current.state.tenant(wanted.key) { try? await tell(stored) }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }

    private func mark(
        _ request: ConfigEntryWire.DeleteTenantRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard let key = request.key?.key else { throw MeshError(.badRequest, "key is missing") }
        let token = try await tokens.resolve(context.token)
        let now = BusClock.wallNanoseconds()
        let written = try await ledger.write(context) { draft throws(MeshError) in
            try Self.require(TenantRules.writeAccess(to: key), of: token)
            try TenantRules.validateRemoval(of: key)
            guard var tenant = draft.state.tenant(key), tenant.deletedAtNanoseconds == nil else { return [] }
            tenant.deletedAtNanoseconds = now
            draft.record(.putTenant(tenant))
            return []
        }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }

    /// - Throws: `permissionDenied` naming the first of the rights when the token has none of them.
    private static func require(_ any: [Access], of token: ResolvedToken) throws(MeshError) {
        guard !any.contains(where: token.authorizer.allows), let first = any.first else { return }
        try token.require(first)
    }

    // MARK: - Removing

    /// Removes until cancelled.
    func run() async throws {
        try await ledger.view.ready(timeout: .seconds(120))
        var told: [TenantKey: UInt64] = [:]
        var generation = ledger.view.current.generation
        while !Task.isCancelled {
            let version = ledger.view.current
            // What was restored may lack what was told.
            if version.generation != generation { (told, generation) = ([:], version.generation) }
            let isTold = await tell(version.state, &told)
            let marked = version.state.storedTenants.filter { $0.deletedAtNanoseconds != nil }
            guard !marked.isEmpty else {
                _ = await ledger.view.value(
                    ofAny: [.tenants],
                    after: version.state.index(of: .tenants),
                    timeout: isTold ? .seconds(60) : Self.pause
                )
                continue
            }
            // Namespaces come after their partition in order, and go before it.
            for tenant in marked.reversed() {
                do throws(MeshError) { try await empty(tenant.key) } catch {
                    logger.debug(
                        "what is marked for deletion cannot be removed yet",
                        metadata: ["tenant": "\(tenant.key)", LogKey.error: "\(error.message)"]
                    )
                    try await Task.sleep(for: Self.pause)
                }
            }
        }
        try Task.checkCancellation()
    }

    /// Tells who keeps tokens of the namespaces that it was not told of since they changed.
    ///
    /// - Returns: Whether it knows all.
    private func tell(_ state: ConfigEntryState, _ told: inout [TenantKey: UInt64]) async -> Bool {
        let tenants = state.storedTenants.filter { tenant in
            let partition = state.tenant(TenantKey(tenant.key.partition))
            return tenant.deletedAtNanoseconds == nil && partition?.deletedAtNanoseconds == nil
        }
        for tenant in tenants where told[tenant.key] != tenant.modifyIndex {
            do throws(MeshError) {
                try await tell(tenant)
                told[tenant.key] = tenant.modifyIndex
            } catch {
                logger.debug(
                    "what a namespace gives its tokens cannot be told yet",
                    metadata: ["tenant": "\(tenant.key)", LogKey.error: "\(error.message)"]
                )
                return false
            }
        }
        if told.count > tenants.count {
            let known = Set(tenants.map(\.key))
            told = told.filter { known.contains($0.key) }
        }
        return true
    }

    /// A partition stands for its namespace `default`, which may have a row of its own.
    private func tell(_ row: Tenant) async throws(MeshError) {
        let scope = Scope(partition: row.key.partition, namespace: row.key.namespace ?? .standard)
        let version = ledger.view.current
        guard let row = version.state.tenant(row.key), row.deletedAtNanoseconds == nil else { return }
        let tenant = version.state.tenant(TenantKey(scope)) ?? row
        guard tenant.deletedAtNanoseconds == nil else { return }
        try await access?.put(
            scope,
            policies: tenant.defaults?.policies.map { ACLLink(id: $0.id) } ?? [],
            roles: tenant.defaults?.roles.map { ACLLink(id: $0.id) } ?? [],
            version: max(row.modifyIndex, tenant.modifyIndex, version.state.floor),
            seen: version.index,
            context: CallContext(timeout: Self.patience)
        )
    }

    private func empty(_ key: TenantKey) async throws(MeshError) {
        let state = ledger.view.current.state
        // What was restored is newer than what was told before.
        let marked = max(state.tenant(key)?.modifyIndex ?? 0, state.floor)
        let places =
            key.namespace.map { [Scope(partition: key.partition, namespace: $0)] }
            ?? ledger.view.current.state.namespaces(in: key.partition).compactMap(\.key.namespace).map {
                Scope(partition: key.partition, namespace: $0)
            }
        for place in places {
            while try await removeEntries(in: place) {}
            while try await clear(TenantKey(place)) {}
            while try await clearAccess(place, marked: marked) {}
        }
        if key.namespace == nil { while try await clear(key) {} }
        try await remove(key, places)
    }

    private func clear(_ key: TenantKey) async throws(MeshError) -> Bool {
        guard let catalog else { return false }
        return try await catalog.clear(key, context: CallContext(timeout: Self.patience))
    }

    private func clearAccess(_ place: Scope, marked: UInt64) async throws(MeshError) -> Bool {
        guard let access else { return false }
        return try await access.clear(place, marked: marked, context: CallContext(timeout: Self.patience))
    }

    /// Removes some entries.
    ///
    /// - Returns: Whether there were any.
    private func removeEntries(in scope: Scope) async throws(MeshError) -> Bool {
        let written = try await ledger.write(CallContext(timeout: Self.patience)) { draft throws(MeshError) in
            let keys = draft.state.entries(in: scope).prefix(Self.batch).map(\.key)
            for key in keys { draft.record(.delete(key)) }
            return keys.isEmpty ? [] : [1]
        }
        return !written.reply.isEmpty
    }

    /// Removes the row, with those of the namespaces of a partition, when nobody wrote into them meanwhile.
    ///
    /// - Throws: `conflict` when somebody did.
    private func remove(_ key: TenantKey, _ places: [Scope]) async throws(MeshError) {
        let written = try await ledger.write(CallContext(timeout: Self.patience)) { draft throws(MeshError) in
            // The other replica may have removed it.
            guard draft.state.tenant(key)?.deletedAtNanoseconds != nil else { return [1] }
            guard places.allSatisfy({ draft.state.entries(in: $0).isEmpty }) else { return [] }
            for place in places { draft.record(.deleteTenant(TenantKey(place))) }
            if key.namespace == nil { draft.record(.deleteTenant(key)) }
            return [1]
        }
        guard !written.reply.isEmpty else { throw MeshError(.conflict, "something was written into it meanwhile") }
        logger.info("a partition or namespace was removed", metadata: ["tenant": "\(key)"])
    }
}
