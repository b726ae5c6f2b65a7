import Foundation
import Synchronization

/// Names for requests, unique over all agents and starts of agents.
final class RequestNames: Sendable {
    private let prefix = UUID().uuidString.lowercased() + "-"
    private let last = Atomic<UInt64>(0)

    func next() -> String { prefix + String(last.add(1, ordering: .relaxed).newValue, radix: 16) }
}
