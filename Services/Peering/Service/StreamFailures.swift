import Synchronization

/// Why streams ended last that this replica ran, also when others run by now; told until the next failure.
final class StreamFailures: Sendable {
    /// A stream that ended.
    struct Failure: Sendable {
        var reason: String
        /// Nanoseconds since 1970.
        var at: Int64
    }

    private static let limit = 10_000

    private let latest = Mutex<[String: Failure]>([:])

    /// Notes why the stream of a peering ended.
    func note(_ reason: String, of peeringID: String) {
        latest.withLock { latest in
            guard latest[peeringID] != nil || latest.count < Self.limit else { return }
            latest[peeringID] = Failure(reason: reason, at: PeeringCore.now())
        }
    }

    /// Why the stream of a peering ended last; nil when that is not known here.
    func last(of peeringID: String) -> Failure? { latest.withLock { $0[peeringID] } }

    /// A peering is gone.
    func forget(_ peeringID: String) { latest.withLock { $0[peeringID] = nil } }
}
