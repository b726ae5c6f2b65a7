/// What waits to be looked at: each item once, however often it is added, and never by two workers at the same time.
///
/// Bounded by the number of items that exist, because an item that waits is not added again.
package struct WorkQueue<Item: Hashable & Sendable>: Sendable {
    private var ready: [Item] = []
    private var head = 0
    private var waiting: Set<Item> = []
    private var running: Set<Item> = []
    /// Added while they ran.
    private var again: Set<Item> = []

    /// An empty queue.
    package init() {}

    /// Whether nothing waits.
    package var isEmpty: Bool { head == ready.count }
    /// How many wait.
    package var count: Int { ready.count - head }

    /// Adds an item; one that runs comes once more after it.
    package mutating func add(_ item: Item) {
        if running.contains(item) {
            again.insert(item)
        } else if waiting.insert(item).inserted {
            ready.append(item)
        }
    }

    /// Takes the item that waits longest.
    package mutating func take() -> Item? {
        guard head < ready.count else { return nil }
        let item = ready[head]
        head += 1
        if head > 1024, head * 2 > ready.count {
            ready.removeFirst(head)
            head = 0
        }
        waiting.remove(item)
        running.insert(item)
        return item
    }

    /// Ends the work on an item.
    package mutating func finish(_ item: Item) {
        running.remove(item)
        if again.remove(item) != nil { add(item) }
    }
}

/// How long to wait before something that failed is tried again: twice as long each time, within bounds.
package struct BackOff: Sendable, Hashable {
    package var shortest: Duration
    package var longest: Duration
    private var failures = 0

    /// Makes a back-off.
    package init(from shortest: Duration, to longest: Duration) {
        self.shortest = shortest
        self.longest = longest
    }

    /// The time to wait after one more failure.
    package mutating func next() -> Duration {
        defer { failures += 1 }
        return min(longest, shortest * (1 << min(failures, 24)))
    }

    /// Begins anew after a success.
    package mutating func reset() { failures = 0 }
}
