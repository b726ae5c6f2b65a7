import MeshDomain

/// Answers by secret, the most recently used ones only.
struct RecentAnswers<Answer: Sendable>: Sendable {
    private struct Slot {
        var answer: Answer
        var lastUse: UInt64
    }

    private let limit: Int
    private var slots: [SecretID: Slot] = [:]
    private var uses: UInt64 = 0

    /// Keeps at most `limit` answers.
    init(limit: Int) { self.limit = max(1, limit) }

    var count: Int { slots.count }

    /// The answer for a secret, which counts as a use of it.
    mutating func answer(for secret: SecretID) -> Answer? {
        uses += 1
        let now = uses
        return slots.withUse(of: secret) { slot in
            slot.lastUse = now
            return slot.answer
        }
    }

    /// Keeps an answer; a tenth of the others goes when there are too many.
    mutating func keep(_ answer: Answer, for secret: SecretID) {
        uses += 1
        slots[secret] = Slot(answer: answer, lastUse: uses)
        guard slots.count > limit else { return }
        let oldest = slots.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(slots.count - limit + limit / 10)
        for (secret, _) in oldest { slots[secret] = nil }
    }

    /// Forgets a secret.
    mutating func forget(_ secret: SecretID) { slots[secret] = nil }
}

extension Dictionary {
    /// Reads and changes one value in place.
    fileprivate mutating func withUse<Result>(of key: Key, _ body: (inout Value) -> Result) -> Result? {
        guard let index = index(forKey: key) else { return nil }
        return body(&values[index])
    }
}
