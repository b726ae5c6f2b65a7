/// The topics that changes touched, in the order of the changes.
///
/// A list and not a set: most are looked at by nobody, and hashing a dozen topics for each written row costs more than writing it.
/// A topic may be there more than once.
package struct Touched<Topic: StateTopic>: Sendable {
    /// The topics; some of them perhaps several times.
    package private(set) var topics: [Topic] = []
    private let isKept: Bool

    /// No topics.
    package init() { isKept = true }

    private init(isKept: Bool) { self.isKept = isKept }

    /// Forgets whatever it is told, for who applies changes and wants to know of no topics.
    package static var ignored: Touched { Touched(isKept: false) }

    /// Whether nothing was touched.
    package var isEmpty: Bool { topics.isEmpty }

    /// The topics, each once.
    package var set: Set<Topic> { Set(topics) }

    /// Adds a topic.
    package mutating func insert(_ topic: Topic) { if isKept { topics.append(topic) } }

    /// Adds topics.
    package mutating func formUnion(_ more: [Topic]) { if isKept { topics.append(contentsOf: more) } }

    /// Adds what another one holds.
    package mutating func formUnion(_ other: Touched) {
        guard isKept else { return }
        if topics.isEmpty { topics = other.topics } else { topics.append(contentsOf: other.topics) }
    }
}

extension Touched: ExpressibleByArrayLiteral {
    /// These topics.
    package init(arrayLiteral topics: Topic...) {
        self.init()
        self.topics = topics
    }
}

extension ReplicatedState {
    /// Applies one change and adds the topics that it touched to a set.
    package mutating func apply(_ change: Change, index: UInt64, touched: inout Set<Topic>) {
        var found = Touched<Topic>()
        apply(change, index: index, touched: &found)
        touched.formUnion(found.topics)
    }
}
