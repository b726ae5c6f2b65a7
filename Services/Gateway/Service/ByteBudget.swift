import Synchronization

/// A number of bytes that many may use together (memory budget).
package final class ByteBudget: Sendable {
    private let limit: Int
    private let used = Atomic<Int>(0)

    /// Makes a budget of which nothing is used.
    package init(limit: Int) { self.limit = limit }

    /// Takes a part; false, with nothing taken, when there is not so much left.
    package func take(_ count: Int) -> Bool {
        guard used.add(count, ordering: .relaxed).newValue <= limit else {
            give(count)
            return false
        }
        return true
    }

    /// Gives a part back.
    package func give(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}
