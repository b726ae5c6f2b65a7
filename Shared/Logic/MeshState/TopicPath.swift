/// Something that a reader of a state can wait for, with a place among the others.
///
/// Topics form a tree: a key, all keys that begin so, a service, a namespace, everything. A change touches the topics of what
/// it wrote; whoever waits for one of them, or for everything below a place on the way to it, is woken.
package protocol StateTopic: Hashable, Sendable {
    /// Where it stands. Topics of one state that are different have different paths; a collision costs a look, never a wake.
    var path: TopicPath { get }

    /// Whether whatever touches it touches a wider topic, too: readers of all updates are told only of that one.
    var isPart: Bool { get }
}

extension StateTopic {
    /// A topic stands for itself.
    package var isPart: Bool { false }
}

/// A place in the tree of a state's topics: a place of its own, or everything below one.
package struct TopicPath: Sendable, Hashable {
    /// The steps from the root, each ended by a NUL byte; names have none.
    package let bytes: [UInt8]
    /// Whether everything that begins with these bytes is meant.
    package let coversBelow: Bool

    /// One place.
    package init(_ steps: String...) {
        bytes = Self.bytes(of: steps)
        coversBelow = false
    }

    /// A place and everything below it.
    ///
    /// - Parameters:
    ///   - steps: The way to the place.
    ///   - start: How the next step begins; empty for whatever it is.
    /// - Returns: The path.
    package static func below(_ steps: String..., startingWith start: String = "") -> TopicPath {
        TopicPath(bytes: bytes(of: steps) + Array(start.utf8), coversBelow: true)
    }

    private init(bytes: [UInt8], coversBelow: Bool) {
        self.bytes = bytes
        self.coversBelow = coversBelow
    }

    private static func bytes(of steps: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(steps.reduce(0) { $0 + $1.utf8.count + 1 })
        for step in steps {
            bytes.append(contentsOf: step.utf8)
            bytes.append(0)
        }
        return bytes
    }
}
