/// The topics that one change touches, each once.
///
/// A list as long as there are few of them, which is nearly always: comparing a dozen topics costs a fraction of hashing them. A
/// set once there are many (a node goes with ten thousand instances).
struct TouchedTopics {
    /// Above this many a set tells which are there.
    private static let fewTopics = 32

    private(set) var list: [CatalogTopic] = []
    private var known: Set<CatalogTopic> = []

    /// Adds a topic.
    mutating func insert(_ topic: CatalogTopic) {
        if list.count < Self.fewTopics {
            if !list.contains(topic) { list.append(topic) }
            return
        }
        if known.isEmpty { known = Set(list) }
        if known.insert(topic).inserted { list.append(topic) }
    }

    /// Adds topics.
    mutating func formUnion(_ topics: some Sequence<CatalogTopic>) { for topic in topics { insert(topic) } }
}
