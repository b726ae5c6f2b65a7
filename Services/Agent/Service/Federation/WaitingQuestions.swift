import BusSchema
import MeshDomain
import Synchronization

/// How many questions between datacenters wait for a change: some handlers are left for those that are answered at once.
///
/// What services ask each other (signing, config entries, gateways) goes by the same methods, and must not wait behind clients.
final class WaitingQuestions: Sendable {
    /// How many questions are handled at once.
    static let handlers = 16_384
    /// How many of them may wait for a change.
    static let limit = 12_288

    private let count = Mutex(0)

    /// Whether a question may wait for a change.
    static func isOne(_ question: FederationWire.Question) -> Bool {
        question.query.contains { $0.name == "wait" || $0.name == "index" || $0.name == "hash" }
    }

    /// Counts a question that may wait.
    ///
    /// - Throws: `overloaded` when too many wait already.
    func begin() throws(MeshError) {
        let isTaken = count.withLock { count in
            guard count < Self.limit else { return false }
            count += 1
            return true
        }
        guard isTaken else {
            throw MeshError(.overloaded, "\(Self.limit) questions between datacenters wait for a change; try again")
        }
    }

    /// Counts it no more.
    func end() { count.withLock { $0 -= 1 } }
}
