import MeshRuntime
import Synchronization

/// Names for requests, unique over all agents and starts of agents.
final class RequestNames: Sendable {
    private let prefix = RandomUUID.make() + "-"
    private let last = Atomic<UInt64>(0)

    func next() -> String { prefix + String(last.add(1, ordering: .relaxed).newValue, radix: 16) }
}
