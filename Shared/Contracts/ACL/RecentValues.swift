/// Values by key, the most recently used ones only: bounded by number and by what they weigh together.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Slot {
        var value: Value
        var weight: Int
        var lastUse: UInt64
    }

    private let limit: Int
    private let weightLimit: Int
    private var slots: [Key: Slot] = [:]
    private var uses: UInt64 = 0
    /// What the values weigh together.
    private(set) var weight = 0

    /// Keeps at most `limit` values that weigh at most `weightLimit` together.
    init(limit: Int, weightLimit: Int = .max) {
        self.limit = max(1, limit)
        self.weightLimit = weightLimit
    }

    var count: Int { slots.count }

    /// Whether there is a value for a key, which does not count as a use.
    func has(_ key: Key) -> Bool { slots[key] != nil }

    /// Changes the value of a key in place, which counts as a use of it; nil when there is none.
    mutating func use<Result>(_ key: Key, _ body: (inout Value) -> Result) -> Result? {
        uses += 1
        guard let index = slots.index(forKey: key) else { return nil }
        slots.values[index].lastUse = uses
        return body(&slots.values[index].value)
    }

    /// Keeps a value; a tenth of the others goes when there are too many.
    ///
    /// What alone weighs too much is not kept.
    mutating func keep(_ value: Value, for key: Key, weight added: Int = 0) {
        forget(key)
        guard added <= weightLimit else { return }
        uses += 1
        slots[key] = Slot(value: value, weight: added, lastUse: uses)
        weight += added
        guard slots.count > limit || weight > weightLimit else { return }
        let goal = weightLimit - weightLimit / 10
        let countGoal = slots.count > limit ? limit - limit / 10 : limit
        let byAge = slots.map { (key: $0.key, lastUse: $0.value.lastUse) }.sorted { $0.lastUse < $1.lastUse }
        for (old, _) in byAge where old != key {
            guard slots.count > countGoal || weight > goal else { return }
            forget(old)
        }
    }

    /// Forgets a key.
    mutating func forget(_ key: Key) {
        if let slot = slots.removeValue(forKey: key) { weight -= slot.weight }
    }
}
