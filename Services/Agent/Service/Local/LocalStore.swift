package import AgentLogic
package import MeshDomain
import Synchronization

extension AgentContext {
    /// When a change waits for the catalog.
    enum SyncWish: Sendable {
        /// In any case: what it repeats may be on its way just now.
        case always
        /// When it leaves something that is due: a heartbeat mostly does not.
        case whenDue
    }

    /// Changes the local state, keeps the change on disk and writes it to the catalog, both at once.
    ///
    /// - Throws: What the body refuses with; `unavailable` when the disk refuses, and then the change is taken back, unless it is
    ///   an application's word about its health.
    func change(
        syncing wish: SyncWish = .always,
        _ body: (inout LocalState, Int64) throws(MeshError) -> [PersistedChange]
    ) async throws(MeshError) {
        let log = registrations
        typealias Done = (
            changes: [PersistedChange], before: LocalState, ticket: RegistrationLog.Ticket, isDue: Bool
        )
        let done = try local.change { (state, now) throws(MeshError) -> Done in
            try log.admit()
            let before = state
            let changes = try body(&state, now)
            return (changes, before, log.enqueue(changes), state.needsSync)
        }
        if wish == .whenDue, !done.isDue, done.changes.isEmpty { return }
        async let synced: Void = sync.changedAndSynced()
        do throws(MeshError) { try await done.ticket.written() } catch {
            await synced
            try local.change { (state, now) throws(MeshError) in
                state.takeBack(done.changes, to: done.before, now: now)
            }
            await sync.changedAndSynced()
            throw error
        }
        await synced
    }
}

/// The agent's own services and checks, shared by endpoints, the runner of checks and the writer to the catalog.
///
/// Invariant: the lock is held for pure work only. Whoever waits for a change of one instance waits for `changes`.
package final class LocalStore: Sendable {
    private struct Table {
        var state: LocalState
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter: UInt64 = 0
        var generation: UInt64 = 0
    }

    private let table: Mutex<Table>
    private let start = ContinuousClock.now

    /// An agent of a node without services.
    package init(nodeName: String, _ configuration: AgentConfiguration) {
        let state = LocalState(
            nodeName: nodeName,
            destinations: configuration.checkDestinations,
            scripts: configuration.scripts
        )
        table = Mutex(Table(state: state))
    }

    /// The state now; a copy that costs nothing.
    package var state: LocalState { table.withLock { $0.state } }

    /// The agent's clock in nanoseconds.
    package var now: Int64 {
        let (seconds, attoseconds) = start.duration(to: .now).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// Changes the state, then brings aliases in line and wakes who waits.
    package func change<Result: Sendable>(
        _ body: (inout LocalState, Int64) throws(MeshError) -> Result
    ) throws(MeshError) -> Result {
        let now = now
        typealias Outcome = (result: Swift.Result<Result, MeshError>, waiters: [CheckedContinuation<Void, Never>])
        let outcome: Outcome = table.withLock { table in
            do throws(MeshError) {
                let result = try body(&table.state, now)
                table.state.followAliases(now: now)
                table.generation += 1
                let waiters = Array(table.waiters.values)
                table.waiters = [:]
                return (.success(result), waiters)
            } catch {
                return (.failure(error), [])
            }
        }
        for waiter in outcome.waiters { waiter.resume() }
        return try outcome.result.get()
    }

    /// Changes the state where nothing can be refused.
    package func update<Result: Sendable>(_ body: (inout LocalState, Int64) -> Result) -> Result {
        do { return try change { (state, now) throws(MeshError) in body(&state, now) } } catch {
            preconditionFailure("a body that refuses nothing was refused: \(error)")
        }
    }

    /// The ids of checks whose definitions came, changed or went since the last call; wakes nobody.
    func takeChangedChecks() -> Set<String> { table.withLock { $0.state.takeChangedChecks() } }

    /// A number that grows with every change.
    package var generation: UInt64 { table.withLock { $0.generation } }

    /// Returns at the next change after a generation, after `timeout`, or when the task is cancelled.
    package func changed(after generation: UInt64, timeout: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.nextChange(after: generation) }
            group.addTask { try? await Task.sleep(for: timeout) }
            await group.next()
            group.cancelAll()
        }
    }

    private func nextChange(after generation: UInt64) async {
        let identifier: UInt64 = table.withLock { table in
            table.lastWaiter += 1
            return table.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = table.withLock { table in
                    if table.generation > generation || Task.isCancelled { return true }
                    table.waiters[identifier] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            table.withLock { $0.waiters.removeValue(forKey: identifier) }?.resume()
        }
    }
}
