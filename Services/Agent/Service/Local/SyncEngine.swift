import AgentLogic
package import CatalogContract
package import CatalogTables
package import Logging
import MeshContracts
package import MeshDomain
import MeshJournal
import MeshRuntime

/// Brings the catalog in line with the agent: changes at once and many at a time, everything once a minute.
///
/// - Source: reference §8.6. The node itself, and the service and check of a server, are registered here, too.
package actor SyncEngine {
    /// Pauses and limits.
    package struct Settings: Sendable {
        /// How often everything is compared.
        package var fullSync = Duration.seconds(60)
        /// First pause after a failure; it doubles up to 15 s.
        package var retry = Duration.milliseconds(500)
        /// How long one write may take.
        package var writeTimeout = Duration.seconds(5)

        /// The defaults.
        package init() {}
    }

    private static let waitingLimit = 65_536

    private nonisolated let store: LocalStore
    private nonisolated let client: CatalogClient
    private nonisolated let catalog: StateSource<CatalogState>
    private nonisolated let node: Node
    private nonisolated let ownServices: [NodeService]
    private nonisolated let ownTokens: OwnTokens
    private nonisolated let settings: Settings
    private nonisolated let logger: Logger
    private nonisolated let signal: AsyncStream<Void>
    private nonisolated let raise: AsyncStream<Void>.Continuation
    private nonisolated let requestNames = RequestNames()
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private var isNodeKnown = false
    private var mustCompare = true
    private var hasRetry = false
    private var isRunning = false
    private var isEnded = false
    /// Rounds in a row that could not bring the node in line.
    private var failures = 0
    private var pause = Duration.milliseconds(500)

    /// Makes an engine for a node; `ownServices` are what the agent registers for itself: `consul` on servers.
    package init(
        store: LocalStore,
        client: CatalogClient,
        catalog: StateSource<CatalogState>,
        node: Node,
        ownServices: [NodeService],
        ownTokens: OwnTokens,
        settings: Settings = Settings(),
        logger: Logger
    ) {
        self.store = store
        self.client = client
        self.catalog = catalog
        self.node = node
        self.ownServices = ownServices
        self.ownTokens = ownTokens
        self.settings = settings
        self.logger = logger
        (signal, raise) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that something changed, without waiting.
    package nonisolated func changed() { raise.yield() }

    /// Says that something changed and waits until writing it was tried once.
    package func changedAndSynced() async {
        guard waiters.count < Self.waitingLimit else {
            raise.yield()
            return
        }
        await withCheckedContinuation { continuation in
            waiters.append(continuation)
            raise.yield()
        }
    }

    /// Waits until registering the node was tried once; returns at once when the catalog has it.
    package func nodeTried() async { if !isNodeKnown { await changedAndSynced() } }

    /// Forgets what is known about the catalog, for instance after a token changed, and compares everything.
    package func compareAll() {
        mustCompare = true
        isNodeKnown = false
        raise.yield()
    }

    /// Writes nothing any more, and returns once what is under way is written: whoever takes the node out of the catalog does it
    /// after this, or a registration that comes late puts it back.
    package func end() async {
        isEnded = true
        if isRunning { await changedAndSynced() }
    }

    /// Works until cancelled.
    package func run() async throws {
        raise.yield()
        isRunning = true
        defer { isRunning = false }
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await self.remind() }
            for await _ in signal {
                try Task.checkCancellation()
                guard await !work(), !hasRetry else { continue }
                hasRetry = true
                pause = min(pause * 2, .seconds(15))
                let pause = pause
                group.addTask {
                    try await Task.sleep(for: pause)
                    await self.retry()
                }
            }
            group.cancelAll()
        }
        release()
    }

    private func release() {
        let round = waiters
        waiters = []
        for waiter in round { waiter.resume() }
    }

    private func remind() async throws {
        while true {
            try await Task.sleep(for: settings.fullSync * Double.random(in: 1..<1.1))
            demandComparison()
        }
    }

    private func demandComparison() {
        mustCompare = true
        raise.yield()
    }

    private func retry() {
        hasRetry = false
        raise.yield()
    }

    /// One round: whoever waits now is answered after it.
    ///
    /// - Returns: Whether everything could be written.
    private func work() async -> Bool {
        let round = waiters
        waiters = []
        let isDone = isEnded ? true : await push()
        for waiter in round { waiter.resume() }
        if isDone { pause = settings.retry }
        return isDone
    }

    /// How often in a row the catalog may be away before it is a warning.
    private static let quietFailures = 3

    private func push() async -> Bool {
        do throws(MeshError) {
            if !isNodeKnown { try await registerNode() }
            if mustCompare { try await compare() }
            failures = 0
        } catch {
            failures += 1
            // When all processes of a cluster start at once, the catalog may be last.
            let isStarting = error.code == .unavailable && failures <= Self.quietFailures
            logger.log(
                level: isStarting ? .info : .warning,
                "the agent's node could not be brought in line",
                metadata: [LogKey.error: "\(error.message)"]
            )
            return false
        }
        var isDone = true
        let batches = (try? store.change { (state, _) throws(MeshError) in state.takePending() }) ?? []
        for batch in batches {
            let left = await write(batch)
            guard left.hasAnything else { continue }
            isDone = false
            _ = try? store.change { (state, _) throws(MeshError) in state.requeue(left) }
        }
        return isDone
    }

    /// Writes a batch, each removal by itself.
    ///
    /// - Returns: What is to be tried again. What the catalog refuses for good is not: it is named in the log and tried
    ///   again when it changes, or with the next comparison.
    private func write(_ batch: SyncBatch) async -> SyncBatch {
        var left = batch
        left.removedChecks = []
        left.removedServices = []
        for id in batch.removedChecks where !(await remove(batch.token, checkID: id)) { left.removedChecks.append(id) }
        for id in batch.removedServices where !(await remove(batch.token, serviceID: id)) {
            left.removedServices.append(id)
        }
        (left.services, left.checks) = ([], [])
        await register(batch, &left)
        return left
    }

    /// What travels with one write: each has a name of its own, under which it is carried out once.
    private func context(_ token: SecretID) -> CallContext {
        CallContext(
            token: token.isEmpty ? ownTokens.current.forOwnUse : token,
            requestID: requestNames.next(),
            timeout: settings.writeTimeout
        )
    }

    /// Removes an instance or a check; when its own token may not, for instance because it was deleted, with the agent's.
    ///
    /// - Returns: False when it is to be tried again.
    private func remove(_ token: SecretID, serviceID: String = "", checkID: String = "") async -> Bool {
        var tokens = [token]
        if !token.isEmpty { tokens.append(.none) }
        for token in tokens {
            do throws(MeshError) {
                try await client.deregister(
                    node: node.name,
                    serviceID: serviceID,
                    checkID: checkID,
                    context: context(token)
                )
                return true
            } catch {
                note(error, about: serviceID.isEmpty ? "check \(checkID)" : "service \(serviceID)")
                if !error.isFinal { return false }
                if error.code != .permissionDenied { return true }
            }
        }
        return true
    }

    /// Registers what a batch has.
    ///
    /// A refusal is narrowed down to what it is about, so that one wrong thing does not keep
    /// the others out.
    private func register(_ batch: SyncBatch, _ left: inout SyncBatch) async {
        guard batch.hasRegistrations else { return }
        do throws(MeshError) {
            try await client.register(
                node: node,
                skipNodeUpdate: true,
                services: batch.services,
                checks: batch.checks,
                context: context(batch.token)
            )
        } catch {
            if error.code == .notFound { isNodeKnown = false }
            if error.isFinal, let (first, second) = batch.halves {
                await register(first, &left)
                await register(second, &left)
                return
            }
            let first =
                batch.services.first.map { "service \($0.id)" } ?? batch.checks.first.map { "check \($0.checkID)" }
            note(error, about: first ?? "nothing")
            guard !error.isFinal else { return }
            left.services += batch.services
            left.checks += batch.checks
        }
    }

    private func note(_ error: MeshError, about what: String) {
        logger.warning(
            error.isFinal
                ? "the catalog refuses a change of this agent"
                : "a change of this agent could not be written to the catalog",
            metadata: ["agent.subject": "\(what)", LogKey.error: "\(error.message)"]
        )
    }

    /// Registers the node with `serfHealth`, and what a server registers for itself.
    private func registerNode() async throws(MeshError) {
        let check = HealthCheck(
            node: node.name,
            checkID: "serfHealth",
            name: "Serf Health Status",
            status: .passing,
            output: "Agent alive and reachable"
        )
        let token = ownTokens.current.forNode
        try await client.register(node: node, checks: [check], context: context(token))
        isNodeKnown = true
        guard !ownServices.isEmpty else { return }
        do throws(MeshError) {
            try await client.register(node: node, skipNodeUpdate: true, services: ownServices, context: context(token))
        } catch {
            // A token with a node identity may write the node, not the service: the node must not wait for that.
            logger.warning(
                "the server's own service could not be registered",
                metadata: [LogKey.error: "\(error.message)"]
            )
        }
    }

    private func compare() async throws(MeshError) {
        let version = try await catalog.read(.linearizable, timeout: settings.writeTimeout)
        let key = NodeKey(name: node.name)
        guard let known = version.state.node(key), known.address == node.address, known.id == node.id else {
            isNodeKnown = false
            return try await registerNode()
        }
        let services = version.state.services(on: key)
        let checks = version.state.checks(on: key)
        if !checks.contains(where: { $0.checkID == "serfHealth" }) { try await registerNode() }
        try store.change { (state, _) throws(MeshError) in
            state.compare(catalogServices: services, catalogChecks: checks)
        }
        mustCompare = false
    }
}

extension MeshError {
    /// Whether asking again, with nothing changed, gets the same answer.
    fileprivate var isFinal: Bool {
        switch code {
        case .badRequest, .rejected, .permissionDenied: true
        case .notFound, .conflict, .overloaded, .notImplemented, .unavailable, .deadlineExceeded, .internalFault: false
        }
    }
}

extension AgentTokens {
    /// What the node is registered with: the agent's own token, on a new server the first management token.
    var forNode: SecretID { forOwnUse.isEmpty ? initialManagement : forOwnUse }
}
