import Synchronization

/// Tells any number of readers the state of a connection: the current one first, then the newest.
package final class ConnectionStateFeed: Sendable {
    private struct State {
        var current: BusConnectionState
        var nextReader = 0
        var readers: [Int: AsyncStream<BusConnectionState>.Continuation] = [:]
    }

    private let state: Mutex<State>

    /// Starts with `initial`.
    package init(_ initial: BusConnectionState) { state = Mutex(State(current: initial)) }

    /// The newest state.
    package var current: BusConnectionState { state.withLock { $0.current } }

    /// Tells a change, of which `closed` is the last, and returns whether it was one.
    @discardableResult
    package func set(_ new: BusConnectionState) -> Bool {
        let (changed, ended): (Bool, [AsyncStream<BusConnectionState>.Continuation]) = state.withLock { state in
            guard state.current != new, state.current != .closed else { return (false, []) }
            state.current = new
            for reader in state.readers.values { reader.yield(new) }
            guard new == .closed else { return (true, []) }
            defer { state.readers = [:] }
            return (true, Array(state.readers.values))
        }
        // After unlocking, because the end of a stream comes back for the lock.
        for reader in ended { reader.finish() }
        return changed
    }

    /// The current state, then every change, coalesced to the newest for a slow reader.
    package func states() -> AsyncStream<BusConnectionState> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let reader: Int? = state.withLock { state in
                continuation.yield(state.current)
                guard state.current != .closed else { return nil }
                state.nextReader += 1
                state.readers[state.nextReader] = continuation
                return state.nextReader
            }
            guard let reader else {
                continuation.finish()
                return
            }
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { _ = $0.readers.removeValue(forKey: reader) }
            }
        }
    }

    /// Waits until connected; returns false when that does not come within `deadline`, or when closed or cancelled.
    package func waitUntilConnected(within deadline: Duration) async -> Bool {
        let states = states()
        return await withDeadline(deadline) {
            for await state in states where state == .connected { return true }
            return false
        } ?? false
    }
}

/// Runs `body` and cancels it when `deadline` passes, in which case the result is nil.
package func withDeadline<Value: Sendable>(
    _ deadline: Duration,
    _ body: @escaping @Sendable () async -> Value
) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
        group.addTask { await body() }
        group.addTask {
            try? await Task.sleep(for: deadline)
            return nil
        }
        let first = await group.next() ?? nil
        group.cancelAll()
        return first
    }
}

/// Runs `body` to its end even when the calling task is cancelled, for what must be done at the end.
package func shielded<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
    await Task { await body() }.value
}
