/// What the other side has not answered yet, and what it refused and is to get again.
///
/// A refusal may only mean that the other side could not store something at that moment. Consul never repeats a refused
/// resource, so what it refused is missing there until it changes; here it is sent again after 1 s, 2 s and so on up to 60 s.
struct AnswerBook<Key: Hashable & Comparable & Sendable>: Sendable {
    private struct Refusal: Sendable {
        var count: Int
        /// Nil while it is on its way again.
        var dueAt: Int64?
        /// In the other side's words.
        var reason: String
    }

    /// How much of the other side's words is kept.
    private static var longestReason: Int { 400 }

    /// Only the newest message of each resource counts.
    private var nonces: [Key: String] = [:]
    private var keys: [String: Key] = [:]
    private var refusals: [Key: Refusal] = [:]
    /// Since when the other side lacks the newest of a resource.
    private var since: [Key: Int64] = [:]

    /// What is on its way and not answered yet, with the moment since which the other side lacks it.
    var unanswered: [Key: Int64] { since.filter { nonces[$0.key] != nil } }

    /// Whether the newest of a resource is not answered yet.
    func holds(_ key: Key) -> Bool { nonces[key] != nil }

    /// What the other side did not take, with its words, until it takes it.
    var refused: [Key: String] { refusals.mapValues(\.reason) }

    /// Notes that a resource was sent.
    mutating func sent(_ key: Key, nonce: String, at now: StreamMoment) {
        if let earlier = nonces.updateValue(nonce, forKey: key) { keys[earlier] = nil }
        if since[key] == nil { since[key] = now.steady }
        keys[nonce] = key
        refusals[key]?.dueAt = nil
    }

    /// Notes that the other side took it.
    mutating func acknowledged(_ nonce: String) {
        guard let key = keys.removeValue(forKey: nonce) else { return }
        nonces[key] = nil
        refusals[key] = nil
        since[key] = nil
    }

    /// Notes that the other side did not take it, and its words.
    mutating func refused(_ nonce: String, reason: String, at now: StreamMoment) {
        guard let key = keys.removeValue(forKey: nonce) else { return }
        nonces[key] = nil
        let count = (refusals[key]?.count ?? 0) + 1
        let pause = min(60, 1 << min(count - 1, 6))
        refusals[key] = Refusal(
            count: count,
            dueAt: now.steady + Int64(pause) * 1_000_000_000,
            reason: reason.firstBytes(Self.longestReason)
        )
    }

    /// Notes that a resource is of no interest any more.
    mutating func forget(_ key: Key) {
        if let nonce = nonces.removeValue(forKey: key) { keys[nonce] = nil }
        refusals[key] = nil
        since[key] = nil
    }

    /// The resources that are to be sent again now.
    mutating func takeDue(at now: StreamMoment) -> [Key] {
        guard !refusals.isEmpty else { return [] }
        let due = refusals.filter { $0.value.dueAt.map { $0 <= now.steady } ?? false }.keys.sorted()
        for key in due { refusals[key]?.dueAt = nil }
        return due
    }
}

extension String {
    /// As much of a stranger's text as fits so many bytes; characters may be of any length.
    package func firstBytes(_ limit: Int) -> String {
        utf8.count <= limit ? self : String(decoding: utf8.prefix(limit), as: UTF8.self)
    }
}
