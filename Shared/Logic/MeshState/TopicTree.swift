/// The topics that are waited for, found by what a change touches: a radix tree over their paths.
///
/// Finding costs the length of the touched path and the topics found, however many others there are.
package struct TopicTree<Topic: StateTopic>: Sendable {
    private var root = Node(label: [])
    /// How many topics there are.
    package private(set) var count = 0

    /// A tree without topics.
    package init() {}

    /// Whether there are no topics.
    package var isEmpty: Bool { count == 0 }

    /// Adds a topic; once more changes nothing.
    package mutating func insert(_ topic: Topic) {
        let path = topic.path
        if root.insert(topic, path.bytes[...], coversBelow: path.coversBelow) { count += 1 }
    }

    /// Removes a topic; one that is not there changes nothing.
    package mutating func remove(_ topic: Topic) {
        let path = topic.path
        if root.remove(topic, path.bytes[...], coversBelow: path.coversBelow) { count -= 1 }
    }

    /// Adds to a set the topics that a change at a path touches: those at the path, those that cover it, and when the path
    /// itself stands for everything below it, all of them.
    package func collect(touchedAt path: TopicPath, into found: inout Set<Topic>) {
        root.collect(path.bytes[...], coversBelow: path.coversBelow, into: &found)
    }

    /// How many nodes the tree is made of; tests look whether what is removed leaves any behind.
    package var nodeCount: Int { root.size }

    private struct Node: Sendable {
        /// The bytes between the parent's place and this one.
        var label: ArraySlice<UInt8>
        /// Topics of this very place.
        var here: Set<Topic> = []
        /// Topics of everything that begins so.
        var below: Set<Topic> = []
        /// By the first bytes of their labels, which are all different.
        var children: [Node] = []

        init(label: ArraySlice<UInt8>) { self.label = label }

        var isNeeded: Bool { !here.isEmpty || !below.isEmpty || !children.isEmpty }

        var size: Int { children.reduce(1) { $0 + $1.size } }

        mutating func insert(_ topic: Topic, _ rest: ArraySlice<UInt8>, coversBelow: Bool) -> Bool {
            guard let first = rest.first else {
                return coversBelow ? below.insert(topic).inserted : here.insert(topic).inserted
            }
            let place = position(of: first)
            guard place < children.count, children[place].label.first == first else {
                var leaf = Node(label: ArraySlice(Array(rest)))
                _ = leaf.insert(topic, [], coversBelow: coversBelow)
                children.insert(leaf, at: place)
                return true
            }
            let shared = Self.commonCount(children[place].label, rest)
            if shared < children[place].label.count { children[place].split(after: shared) }
            return children[place].insert(topic, rest.dropFirst(shared), coversBelow: coversBelow)
        }

        mutating func remove(_ topic: Topic, _ rest: ArraySlice<UInt8>, coversBelow: Bool) -> Bool {
            guard let first = rest.first else {
                return (coversBelow ? below.remove(topic) : here.remove(topic)) != nil
            }
            let place = position(of: first)
            guard place < children.count, children[place].label.first == first,
                rest.starts(with: children[place].label)
            else { return false }
            let remaining = rest.dropFirst(children[place].label.count)
            guard children[place].remove(topic, remaining, coversBelow: coversBelow) else { return false }
            if !children[place].isNeeded {
                children.remove(at: place)
            } else {
                children[place].joinOnlyChild()
            }
            return true
        }

        func collect(_ rest: ArraySlice<UInt8>, coversBelow: Bool, into found: inout Set<Topic>) {
            found.formUnion(below)
            guard let first = rest.first else {
                found.formUnion(here)
                if coversBelow { for child in children { child.collectAll(into: &found) } }
                return
            }
            let place = position(of: first)
            guard place < children.count, children[place].label.first == first else { return }
            let child = children[place]
            let shared = Self.commonCount(child.label, rest)
            if shared == child.label.count {
                child.collect(rest.dropFirst(shared), coversBelow: coversBelow, into: &found)
            } else if shared == rest.count, coversBelow {
                child.collectAll(into: &found)
            }
        }

        private func collectAll(into found: inout Set<Topic>) {
            found.formUnion(below)
            found.formUnion(here)
            for child in children { child.collectAll(into: &found) }
        }

        /// Where the child that begins with a byte is, or would be.
        private func position(of byte: UInt8) -> Int {
            var (low, high) = (0, children.count)
            while low < high {
                let middle = (low + high) / 2
                if (children[middle].label.first ?? 0) < byte { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private mutating func split(after count: Int) {
            var upper = Node(label: label.prefix(count))
            label = label.dropFirst(count)
            upper.children = [self]
            self = upper
        }

        /// A place that nobody waits for and that leads to one place only is none.
        private mutating func joinOnlyChild() {
            guard here.isEmpty, below.isEmpty, children.count == 1 else { return }
            var only = children[0]
            only.label = label + only.label
            self = only
        }

        private static func commonCount(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
            var count = 0
            for (one, other) in zip(left, right) {
                guard one == other else { break }
                count += 1
            }
            return count
        }
    }
}
