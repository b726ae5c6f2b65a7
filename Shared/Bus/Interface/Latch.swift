import Synchronization

/// Something that happens once and that any number of tasks may wait for.
package final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [AsyncStream<Never>.Continuation] = []
    }

    private let state = Mutex(State())

    /// It has not happened yet.
    package init() {}

    /// Whether it has happened.
    package var isOpen: Bool { state.withLock { $0.isOpen } }

    /// It has happened.
    package func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.finish() }
    }

    /// Waits until it has happened or the task is cancelled.
    package func wait() async {
        let opened = AsyncStream<Never> { continuation in
            let now = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if now { continuation.finish() }
        }
        for await _ in opened {}
    }
}
