import MeshState
import TestSeeds
import Testing

/// A place in a tree of folders: `a/b` is itself, `a/*` everything below `a`, `a/b*` everything in `a` that begins so.
private struct Place: StateTopic, CustomStringConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    var description: String { text }

    var path: TopicPath {
        let steps = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let last = steps.last ?? ""
        guard last.hasSuffix("*") else {
            return steps.count == 1
                ? TopicPath(last) : steps.count == 2 ? TopicPath(steps[0], last) : TopicPath(steps[0], steps[1], last)
        }
        let start = String(last.dropLast())
        switch steps.count {
        case 1: return .below(startingWith: start)
        case 2: return .below(steps[0], startingWith: start)
        default: return .below(steps[0], steps[1], startingWith: start)
        }
    }

    /// The same by the definition: one of both is at, or covers, the place of the other.
    func meets(_ other: Place) -> Bool {
        let (mine, theirs) = (path, other.path)
        if mine.coversBelow, theirs.bytes.starts(with: mine.bytes) { return true }
        if theirs.coversBelow, mine.bytes.starts(with: theirs.bytes) { return true }
        return mine.bytes == theirs.bytes
    }
}

@Suite struct `Tree of topics` {
    private func found(_ tree: TopicTree<Place>, _ touched: String) -> Set<String> {
        var found: Set<Place> = []
        tree.collect(touchedAt: Place(touched).path, into: &found)
        return Set(found.map(\.text))
    }

    @Test func `a change is found by who waits for it and for what covers it`() {
        var tree = TopicTree<Place>()
        for text in ["*", "kv/*", "kv/app/*", "kv/app*", "kv/app", "kv/apple", "kv/app/a", "kv/app/ab", "services"] {
            tree.insert(Place(text))
        }
        #expect(tree.count == 9)
        // Everything below a place begins with the place itself.
        #expect(found(tree, "kv/app") == ["*", "kv/*", "kv/app*", "kv/app/*", "kv/app"])
        #expect(found(tree, "kv/apple") == ["*", "kv/*", "kv/app*", "kv/apple"])
        #expect(found(tree, "kv/app/a") == ["*", "kv/*", "kv/app/*", "kv/app*", "kv/app/a"])
        #expect(found(tree, "kv/app/abc") == ["*", "kv/*", "kv/app/*", "kv/app*"])
        #expect(found(tree, "kv/b") == ["*", "kv/*"])
        #expect(found(tree, "services") == ["*", "services"])
        #expect(found(tree, "service") == ["*"])
    }

    @Test func `a change of everything below a place is found by all who wait there`() {
        var tree = TopicTree<Place>()
        for text in ["kv/app/a", "kv/app/b", "kv/other/a", "kv/application/a", "kv/app"] { tree.insert(Place(text)) }
        #expect(found(tree, "kv/app/*") == ["kv/app/a", "kv/app/b", "kv/app"])
        #expect(found(tree, "kv/app*") == ["kv/app/a", "kv/app/b", "kv/application/a", "kv/app"])
        #expect(found(tree, "*").count == 5)
        #expect(found(tree, "kv/zoo/*").isEmpty)
    }

    @Test func `what is removed leaves nothing behind`() {
        var tree = TopicTree<Place>()
        let texts = ["a/b/c", "a/b/cd", "a/b*", "a/*", "*", "a/x"]
        for text in texts + texts { tree.insert(Place(text)) }
        #expect(tree.count == texts.count)
        tree.remove(Place("a/b/x"))
        tree.remove(Place("a"))
        #expect(tree.count == texts.count)
        for text in texts { tree.remove(Place(text)) }
        #expect(tree.isEmpty)
        #expect(tree.nodeCount == 1)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `random trees find what the definition says`(_ seed: UInt64) {
        var generator = SeededNumbers(seed: seed)
        var tree = TopicTree<Place>()
        var kept: Set<Place> = []
        for _ in 0..<80 {
            let place = Place(Self.text(&generator))
            if Int.random(in: 0..<3, using: &generator) == 0, let old = kept.min(by: { $0.text < $1.text }) {
                tree.remove(old)
                kept.remove(old)
            } else {
                tree.insert(place)
                kept.insert(place)
            }
            let touched = Place(Self.text(&generator))
            let expected = Set(kept.filter(touched.meets).map(\.text))
            if found(tree, touched.text) != expected || tree.count != kept.count {
                Issue.record("seed \(seed): \(touched) finds \(found(tree, touched.text)), not \(expected)")
            }
        }
        // A place has at most one node of its own and one where it parts from another.
        #expect(tree.nodeCount <= 2 * kept.count + 1)
        for place in kept { tree.remove(place) }
        #expect(tree.nodeCount == 1)
    }

    @Test func `finding costs what is found however many others there are`() {
        var tree = TopicTree<Place>()
        for number in 0..<20_000 { tree.insert(Place("kv/app\(number % 100)/key\(number)")) }
        #expect(found(tree, "kv/app7/key7") == ["kv/app7/key7"])
        let clock = ContinuousClock()
        let few = clock.measure { for _ in 0..<200 { _ = found(tree, "kv/app7/key7") } }
        let many = clock.measure { for _ in 0..<2 { _ = found(tree, "kv/*") } }
        // All of them are ten thousand times as many; a search through all would take as long for one.
        #expect(few < many)
    }

    private static func text(_ generator: inout SeededNumbers) -> String {
        let names = ["a", "ab", "abc", "b", "ba", ""]
        let steps = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            names[Int.random(in: 0..<names.count, using: &generator)]
        }
        return steps.joined(separator: "/") + (Bool.random(using: &generator) ? "*" : "")
    }
}
