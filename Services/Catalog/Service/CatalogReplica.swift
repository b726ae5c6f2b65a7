package import ACLContract
import AccessRules
import BusSchema
import CatalogContract
package import CatalogLogic
package import CatalogTables
package import Logging
package import MeshBus
import MeshContracts
import MeshDomain
package import MeshJournal
import SchemaRuntime

/// One replica of the catalog: answers registrations, keeps the journal, feeds followers.
package struct CatalogReplica: Sendable {
    let ledger: Ledger<CatalogCodec>
    private let host: ServiceHost
    private let tokens: any TokenResolving
    private let watch: NodeWatch
    private let sessions: SessionWatch
    /// The shortest time to live of a session, in nanoseconds.
    private let sessionFloor: Int64

    /// Makes a replica.
    package init(
        bus: any MessageBus,
        datacenter: String,
        journal: any Journal,
        tokens: any TokenResolving,
        settings: LedgerSettings = LedgerSettings(),
        presence: NodePresence.Limits = NodePresence.Limits(),
        sessionFloor: Int64 = SessionRules.usualFloor,
        logger: Logger
    ) {
        ledger = Ledger(
            service: .catalog,
            name: "catalog",
            bus: bus,
            datacenter: datacenter,
            journal: journal,
            feed: .identity,
            settings: settings,
            logger: logger
        )
        host = ServiceHost(bus: bus, datacenter: datacenter, logger: logger)
        self.tokens = tokens
        self.sessionFloor = sessionFloor
        watch = NodeWatch(bus: bus, datacenter: datacenter, ledger: ledger, limits: presence, logger: logger)
        sessions = SessionWatch(ledger: ledger, logger: logger)
    }

    /// The newest state, for tests and readiness.
    package var view: StateView<CatalogState> { ledger.view }

    /// Answers requests until cancelled; then answers those it has, and ends.
    package func run() async throws {
        let ledger = ledger
        let (watch, sessions) = (watch, sessions)
        // Side by side, so that a journal that cannot be read ends the replica at once.
        try await host.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ledger.run() }
                group.addTask { try await watch.run() }
                group.addTask { try await sessions.run() }
                defer { group.cancelAll() }
                while try await group.next() != nil { try Task.checkCancellation() }
            }
        } begin: {
            try await ledger.view.ready(timeout: .seconds(120))
            try await serve()
        }
    }

    private func serve() async throws(MeshError) {
        let service = self
        try await CatalogImports(ledger: ledger).serve(on: host)
        try await CatalogKeys(ledger: ledger, tokens: tokens, sessionFloor: sessionFloor).serve(on: host)
        try await CatalogQueries(ledger: ledger, tokens: tokens).serve(on: host)
        try await host.serve(CatalogMethods.register) { request, context throws(MeshError) in
            try await service.register(request, context)
        }
        try await host.serve(CatalogMethods.deregister) { request, context throws(MeshError) in
            try await service.deregister(request, context)
        }
        try await host.serve(CatalogMethods.clear) { request, context throws(MeshError) in
            try await service.clear(request, context)
        }
        try await host.serve(CatalogMethods.virtualAddresses) { request, context throws(MeshError) in
            try await service.setVirtualAddresses(request, context)
        }
        let tokens = tokens
        let rules = SnapshotRules<CatalogState> { context throws(MeshError) in
            try await tokens.resolve(context.token).require(.aclWrite)
        }
        try await ledger.serveSnapshots(on: host, rules)
    }

    private func register(
        _ request: CatalogWire.RegisterRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        var checks: [HealthCheck] = []
        for check in request.checks { checks.append(try check.healthCheck()) }
        let registration = Registration(
            node: request.node?.node ?? Node(name: ""),
            skipNodeUpdate: request.skipNodeUpdate,
            services: request.services.map(\.nodeService),
            checks: checks
        )
        let token = try await tokens.resolve(context.token)
        // Depends on no state: many are looked at side by side, where decisions stand in line.
        try registration.validate()
        return try await write(context) { state throws(MeshError) in
            for access in registration.requiredAccess(in: state) { try token.require(access) }
            return try registration.changes(in: state)
        }
    }

    private func deregister(
        _ request: CatalogWire.DeregisterRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let wish = Deregistration(
            node: request.node,
            serviceID: request.serviceID,
            checkID: request.checkID,
            in: Scope(trustedPartition: request.partition, namespace: request.namespace)
        )
        let token = try await tokens.resolve(context.token)
        return try await write(context) { state throws(MeshError) in
            try wish.authorize(in: state) { access throws(MeshError) in try token.require(access) }
            return wish.changes(in: state)
        }
    }

    private func clear(
        _ request: CatalogWire.ClearRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CatalogWire.ClearReply {
        let scope = Scope(trustedPartition: request.partition, namespace: request.namespace)
        guard !(request.nodes ? scope.partition.isStandard : scope.isStandard) else {
            throw MeshError(.badRequest, "what is in the default partition and namespace is not cleared")
        }
        let tenant = request.nodes ? TenantKey(scope.partition) : TenantKey(scope)
        let written = try await ledger.write(context) { draft throws(MeshError) in
            var work = CatalogWork(state: draft.state, index: draft.index)
            let hasMore = work.clear(tenant)
            draft.adopt(work)
            return hasMore ? [1] : []
        }
        return CatalogWire.ClearReply(index: written.index, more: !written.reply.isEmpty)
    }

    private func setVirtualAddresses(
        _ request: CatalogWire.VirtualAddressesRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        try await write(context) { state throws(MeshError) in
            var plan = VirtualAddressPlan(state)
            var changes: [CatalogChange] = []
            for name in request.assign {
                let (offset, isNew) = try plan.offset(for: ServiceKey(name: name))
                if isNew { changes.append(.assignVirtualAddress(ServiceKey(name: name), offset: offset)) }
            }
            for name in request.release where state.meshInstances(of: ServiceKey(name: name)).isEmpty {
                changes.append(.releaseVirtualAddress(ServiceKey(name: name)))
            }
            return changes
        }
    }

    /// Decides on the newest state, stores, and answers with the index.
    private func write(
        _ context: CallContext,
        _ decide: @escaping @Sendable (CatalogState) throws(MeshError) -> [CatalogChange]
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let written = try await ledger.write(context) { draft throws(MeshError) in
            draft.perform(try decide(draft.state))
            return []
        }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }
}
