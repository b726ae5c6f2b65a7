import Synchronization

/// The streams that this replica runs, at most one for each peering.
final class StreamRegistry: Sendable {
    private enum Entry {
        /// Somebody is opening it.
        case reserved
        case live(LiveStream)
    }

    private let entries = Mutex<[String: Entry]>([:])
    /// Who waits for a place to become free.
    private let waiting = Mutex<[String: [AsyncStream<Void>.Continuation]]>([:])

    /// Takes the place of a peering's stream; false when there is one.
    func reserve(_ peeringID: String) -> Bool {
        entries.withLock { entries in
            guard entries[peeringID] == nil else { return false }
            entries[peeringID] = .reserved
            return true
        }
    }

    /// Puts a stream into its reserved place.
    func set(_ stream: LiveStream, for peeringID: String) { entries.withLock { $0[peeringID] = .live(stream) } }

    /// Gives up a place.
    func remove(_ peeringID: String) {
        entries.withLock { $0[peeringID] = nil }
        for waiter in waiting.withLock({ $0.removeValue(forKey: peeringID) }) ?? [] { waiter.finish() }
    }

    /// Waits until a place is free, at most so long.
    func untilFree(_ peeringID: String, timeout: Duration) async {
        let (freed, waiter) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingOldest(1))
        waiting.withLock { $0[peeringID, default: []].append(waiter) }
        // It may have become free before anybody knew that it is waited for.
        guard isTaken(peeringID) else { return waiter.finish() }
        let limit = Task {
            try await Task.sleep(for: timeout)
            waiter.finish()
        }
        for await _ in freed {}
        limit.cancel()
    }

    /// The stream that runs now.
    func stream(of peeringID: String) -> LiveStream? {
        entries.withLock { entries in
            guard case .live(let stream)? = entries[peeringID] else { return nil }
            return stream
        }
    }

    /// Whether a stream runs or is being opened.
    func isTaken(_ peeringID: String) -> Bool { entries.withLock { $0[peeringID] != nil } }
}
