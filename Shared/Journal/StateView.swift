package import MeshDomain
package import MeshState
import Synchronization

/// Holds the newest version of a state: readable from any thread at once, with waiters by topic.
///
/// Invariant: a waiter is woken exactly once, by whoever removes it from the table under the lock, and after unlocking.
package final class StateView<State: ReplicatedState>: Sendable {
    private enum Need {
        case topics([State.Topic], after: UInt64)
        case sequence(UInt64)
    }

    private enum Ending {
        case met
        case expired
        case cancelled
    }

    /// Who waits.
    private enum Sleeper {
        case task(CheckedContinuation<Ending, Never>)
        case call(@Sendable () -> Void)

        func wake(_ ending: Ending) {
            switch self {
            case .task(let continuation): continuation.resume(returning: ending)
            case .call(let body): body()
            }
        }
    }

    private struct Waiter {
        var identifier: UInt64
        var need: Need
        var tick: Int64
        var sleeper: Sleeper

        func wakes(at index: UInt64) -> Bool {
            switch need {
            case .topics(_, let after): index > after
            case .sequence: false
            }
        }
    }

    private struct Table {
        var version = Version<State>.empty
        var isReady = false
        var lastWaiter: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var byTopic: [State.Topic: Set<UInt64>] = [:]
        /// The keys of `byTopic`, found by what a change touches.
        var waited = TopicTree<State.Topic>()
        var bySequence: Set<UInt64> = []
        var readers: [UInt64: UpdateReader<State>] = [:]

        /// The topics that somebody waits for and that a change touched; all of them when it may have touched anything.
        func waitedTopics(touchedBy touched: Touched<State.Topic>?) -> Set<State.Topic> {
            guard let touched else { return Set(byTopic.keys) }
            guard !waited.isEmpty else { return [] }
            var found: Set<State.Topic> = []
            for topic in touched.topics { waited.collect(touchedAt: topic.path, into: &found) }
            return found
        }
    }

    private let table = Mutex(Table())
    private let wheel = DeadlineWheel()

    /// Holds the empty state and is not ready.
    package init() {}

    /// The newest version.
    package var current: Version<State> { table.withLock { $0.version } }

    /// Whether a first version was published.
    package var isReady: Bool { table.withLock { $0.isReady } }

    /// How many waits there are.
    package var waiterCount: Int { table.withLock { $0.waiters.count } }

    /// The newest version once the topic's index is above `index`; after `timeout`, or when the task is cancelled, the
    /// newest version whatever its index.
    package func value(of topic: State.Topic, after index: UInt64, timeout: Duration) async -> Version<State> {
        await value(ofAny: [topic], after: index, timeout: timeout)
    }

    /// The newest version once the index of any of the topics is above `index`; after `timeout`, or when the task is
    /// cancelled, the newest version whatever their indexes.
    package func value(ofAny topics: [State.Topic], after index: UInt64, timeout: Duration) async -> Version<State> {
        _ = await wait(for: .topics(topics, after: index), timeout: timeout)
        return current
    }

    /// The newest version once it contains the journal entry with this sequence.
    ///
    /// - Throws: `deadlineExceeded` after `timeout`, `unavailable` when the task is cancelled.
    package func version(atLeast sequence: UInt64, timeout: Duration) async throws(MeshError) -> Version<State> {
        switch await wait(for: .sequence(sequence), timeout: timeout) {
        case .met: return current
        case .expired:
            throw MeshError(.deadlineExceeded, "the state did not reach journal sequence \(sequence) within \(timeout)")
        case .cancelled: throw MeshError(.unavailable, "waiting for journal sequence \(sequence) was cancelled")
        }
    }

    /// Waits until a first version was published.
    ///
    /// - Throws: `deadlineExceeded` after `timeout`, `unavailable` when the task is cancelled.
    package func ready(timeout: Duration) async throws(MeshError) {
        switch await wait(for: .sequence(0), timeout: timeout) {
        case .met: return
        case .expired: throw MeshError(.deadlineExceeded, "the state was not loaded within \(timeout)")
        case .cancelled: throw MeshError(.unavailable, "waiting for the state was cancelled")
        }
    }

    /// Makes a version the newest one and wakes those who wait for it.
    ///
    /// - Parameters:
    ///   - version: The newest version.
    ///   - touched: The topics it changed; nil when everything may have changed, which ends every wait on a topic whose
    ///     index is above the one it waits for, and all waits when the state went back.
    ///   - isAnew: Whether it is of another history, whose numbers cannot be compared with those of the version before.
    package func publish(_ version: Version<State>, touched: Touched<State.Topic>?, isAnew: Bool = false) {
        let (waiters, readers): ([Waiter], [UpdateReader<State>]) = table.withLock { table in
            let wentBack = table.isReady && (isAnew || version.sequence < table.version.sequence)
            let isWhole = touched == nil || wentBack
            table.version = version.inGeneration(table.version.generation + (isWhole ? 1 : 0))
            table.isReady = true
            var met = table.bySequence.filter { table.waiters[$0].map { Self.isMet($0.need, in: table) } ?? false }
            for topic in table.waitedTopics(touchedBy: touched) {
                guard let waiting = table.byTopic[topic] else { continue }
                let index = version.state.index(of: topic)
                for waiter in waiting where wentBack || (table.waiters[waiter]?.wakes(at: index) ?? false) {
                    met.insert(waiter)
                }
            }
            for reader in table.readers.values { reader.add(touched) }
            return (met.compactMap { Self.remove($0, from: &table) }, Array(table.readers.values))
        }
        for waiter in waiters {
            wheel.cancel(waiter.identifier, at: waiter.tick)
            waiter.sleeper.wake(.met)
        }
        for reader in readers { reader.wake() }
    }

    /// Every change, coalesced: the first element is the current version with everything touched, each further one is
    /// the newest version with exactly the topics touched since the element before, so that readers may compare the two.
    ///
    /// Topics that are parts of wider ones are left out.
    package func updates() -> AsyncStream<StateUpdate<State>> {
        let reader = UpdateReader<State>()
        let identifier = table.withLock { table in
            table.lastWaiter += 1
            table.readers[table.lastWaiter] = reader
            return table.lastWaiter
        }
        let lifetime = Lifetime { [weak self] in
            _ = self?.table.withLock { $0.readers.removeValue(forKey: identifier) }
        }
        return AsyncStream { [weak self] in
            _ = lifetime
            while await reader.waitForNews() {
                guard let self else { return nil }
                let taken = self.table.withLock { table in
                    reader.take().map { ($0, table.version, table.isReady) }
                }
                // Putting the topics together may take a while, during which nobody else should wait.
                if let (touched, version, isLoaded) = taken {
                    return StateUpdate(version: version, touched: touched.topics, isLoaded: isLoaded)
                }
            }
            return nil
        }
    }

    /// Has a closure called once, when `value(ofAny:after:timeout:)` would return: a wait without a task, for thousands at once.
    ///
    /// - Parameters:
    ///   - topics: Whose index is to rise.
    ///   - index: What it must rise above.
    ///   - timeout: After which the closure is called all the same.
    ///   - body: Called on any thread, perhaps before this returns; looks and returns at once.
    /// - Returns: The wait's number for `forget`; nil when there is nothing to wait for.
    package func whenChanged(
        anyOf topics: [State.Topic],
        after index: UInt64,
        timeout: Duration,
        _ body: @escaping @Sendable () -> Void
    ) -> UInt64? {
        let need = Need.topics(topics, after: index)
        let identifier = timeout > .zero ? nextWaiter(for: need) : nil
        guard let identifier, enter(identifier, need, timeout: timeout, .call(body)) else {
            body()
            return nil
        }
        return identifier
    }

    /// Ends a wait of `whenChanged` whose closure need not be called any more; it may be called at this very moment.
    package func forget(_ identifier: UInt64) {
        guard let waiter = table.withLock({ Self.remove(identifier, from: &$0) }) else { return }
        wheel.cancel(waiter.identifier, at: waiter.tick)
    }

    private func wait(for need: Need, timeout: Duration) async -> Ending {
        guard let identifier = nextWaiter(for: need) else { return .met }
        guard timeout > .zero else { return .expired }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard enter(identifier, need, timeout: timeout, .task(continuation)) else {
                    continuation.resume(returning: .met)
                    return
                }
                // A cancellation before the waiter was entered found nothing to end.
                if Task.isCancelled { end([identifier], with: .cancelled) }
            }
        } onCancel: {
            end([identifier], with: .cancelled)
        }
    }

    /// A number for a new waiter; nil when it need not wait.
    private func nextWaiter(for need: Need) -> UInt64? {
        table.withLock { table in
            if Self.isMet(need, in: table) { return nil }
            table.lastWaiter += 1
            return table.lastWaiter
        }
    }

    /// Enters a waiter; false when it need not wait.
    private func enter(_ identifier: UInt64, _ need: Need, timeout: Duration, _ sleeper: Sleeper) -> Bool {
        let tick = wheel.tick(after: timeout)
        let isEntered = table.withLock { table in
            if Self.isMet(need, in: table) { return false }
            table.waiters[identifier] = Waiter(identifier: identifier, need: need, tick: tick, sleeper: sleeper)
            switch need {
            case .topics(let topics, after: _):
                for topic in topics {
                    table.byTopic[topic, default: []].insert(identifier)
                    table.waited.insert(topic)
                }
            case .sequence: table.bySequence.insert(identifier)
            }
            return true
        }
        if isEntered { wheel.schedule(identifier, at: tick, owner: self) }
        return isEntered
    }

    private func end(_ identifiers: [UInt64], with ending: Ending) {
        let removed = table.withLock { table in identifiers.compactMap { Self.remove($0, from: &table) } }
        for waiter in removed {
            wheel.cancel(waiter.identifier, at: waiter.tick)
            waiter.sleeper.wake(ending)
        }
    }

    private static func remove(_ identifier: UInt64, from table: inout Table) -> Waiter? {
        guard let waiter = table.waiters.removeValue(forKey: identifier) else { return nil }
        switch waiter.need {
        case .topics(let topics, after: _):
            for topic in topics {
                table.byTopic[topic]?.remove(identifier)
                guard table.byTopic[topic]?.isEmpty ?? false else { continue }
                table.byTopic[topic] = nil
                table.waited.remove(topic)
            }
        case .sequence: table.bySequence.remove(identifier)
        }
        return waiter
    }

    private static func isMet(_ need: Need, in table: Table) -> Bool {
        switch need {
        case .topics(let topics, let index): topics.contains { table.version.state.index(of: $0) > index }
        case .sequence(let sequence): table.isReady && table.version.sequence >= sequence
        }
    }
}

extension StateView: DeadlineOwner {
    func expire(_ waiters: [UInt64]) { end(waiters, with: .expired) }
}
