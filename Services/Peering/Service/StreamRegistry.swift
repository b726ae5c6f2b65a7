import Synchronization

/// The streams that this replica runs, at most one for each peering.
final class StreamRegistry: Sendable {
    private enum Entry {
        /// Somebody is opening it.
        case reserved
        case live(LiveStream)
    }

    private let entries = Mutex<[String: Entry]>([:])

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
    func remove(_ peeringID: String) { entries.withLock { $0[peeringID] = nil } }

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
