import Synchronization

/// Wakes one waiting task.
///
/// Raised while nobody waits, it ends the next wait at once; any number of raises is one.
final class Signal: Sendable {
    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the waiting task.
    func raise() {
        let waiter = state.withLock { state in
            let waiter = state.waiter
            state.waiter = nil
            state.isRaised = waiter == nil
            return waiter
        }
        waiter?.resume()
    }

    /// Waits until it is raised or the task is cancelled; one task at a time waits.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (resumed, earlier): (Bool, CheckedContinuation<Void, Never>?) = state.withLock { state in
                    let earlier = state.waiter
                    state.waiter = nil
                    guard !state.isRaised else {
                        state.isRaised = false
                        return (true, earlier)
                    }
                    state.waiter = continuation
                    return (false, earlier)
                }
                earlier?.resume()
                if resumed { continuation.resume() } else if Task.isCancelled { raise() }
            }
        } onCancel: {
            raise()
        }
    }
}
