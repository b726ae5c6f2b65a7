import MeshDomain

/// A row of a ``SortedTree``.
protocol SortedTreeRow: Sendable {
    /// Where it stands.
    var key: KVKey { get }
    /// The index of its last change.
    var changed: UInt64 { get }
    /// The index at which it came.
    var came: UInt64 { get }
}

/// Rows in the order of their keys, of which a copy shares all but the path to what is changed (persistent B+ tree).
///
/// Each node knows the highest indexes below it, so that those of all keys with a beginning cost no walk over them. A node that
/// loses rows is not joined with its neighbours, only dropped when it is empty.
struct SortedTree<Row: SortedTreeRow>: Sendable {
    private static var fanOut: Int { 32 }

    /// What never changes can be shared.
    private final class Node: Sendable {
        let rows: [Row]
        let children: [Node]
        let first: KVKey
        let last: KVKey
        let changed: UInt64
        let came: UInt64
        let count: Int

        init(rows: [Row]) {
            self.rows = rows
            children = []
            first = rows[0].key
            last = rows[rows.count - 1].key
            var (changed, came): (UInt64, UInt64) = (0, 0)
            for row in rows {
                changed = max(changed, row.changed)
                came = max(came, row.came)
            }
            (self.changed, self.came) = (changed, came)
            count = rows.count
        }

        init(children: [Node]) {
            rows = []
            self.children = children
            first = children[0].first
            last = children[children.count - 1].last
            var (changed, came, count): (UInt64, UInt64, Int) = (0, 0, 0)
            for child in children {
                changed = max(changed, child.changed)
                came = max(came, child.came)
                count += child.count
            }
            (self.changed, self.came, self.count) = (changed, came, count)
        }
    }

    /// The highest indexes of some rows.
    struct Newest: Sendable {
        var changed: UInt64
        var came: UInt64
    }

    private var root: Node?

    /// Makes an empty tree.
    init() {}

    /// How many rows there are.
    var count: Int { root?.count ?? 0 }

    /// The row with a key.
    func find(_ key: KVKey) -> Row? {
        guard var node = root else { return nil }
        while !node.children.isEmpty { node = node.children[Self.child(of: node, for: key)] }
        let place = Self.place(of: key, in: node.rows)
        return place < node.rows.count && node.rows[place].key == key ? node.rows[place] : nil
    }

    /// Puts a row at its place; one with the same key is replaced.
    mutating func put(_ row: Row) {
        guard let root else {
            self.root = Node(rows: [row])
            return
        }
        let nodes = Self.putting(row, in: root)
        self.root = nodes.count == 1 ? nodes[0] : Node(children: nodes)
    }

    /// Takes a row out.
    mutating func remove(_ key: KVKey) {
        root = root.flatMap { Self.removing(key, from: $0) }
        shorten()
    }

    /// Takes all rows out whose keys begin so.
    mutating func removeAll(below prefix: KVKey) {
        root = root.flatMap { Self.removing(below: prefix, from: $0) }
        shorten()
    }

    /// The rows whose keys begin so, in order.
    func rows(below prefix: KVKey) -> [Row] {
        var found: [Row] = []
        if let root { Self.collect(below: prefix, in: root, into: &found) }
        return found
    }

    /// All rows, in order.
    var all: [Row] {
        var found: [Row] = []
        func collect(_ node: Node) {
            found += node.rows
            for child in node.children { collect(child) }
        }
        if let root { collect(root) }
        return found
    }

    /// The highest indexes of rows whose keys begin so; nil when there are none.
    func newest(below prefix: KVKey) -> Newest? {
        guard let root else { return nil }
        return Self.newest(below: prefix, in: root)
    }

    // MARK: - Nodes

    /// Which child has a key, or would get it.
    private static func child(of node: Node, for key: KVKey) -> Int {
        var (low, high) = (0, node.children.count)
        while low < high {
            let middle = (low + high) / 2
            if node.children[middle].last < key { low = middle + 1 } else { high = middle }
        }
        return min(low, node.children.count - 1)
    }

    /// Where a key stands among rows, or would stand.
    private static func place(of key: KVKey, in rows: [Row]) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The node with a row, in two halves when it became too large.
    private static func putting(_ row: Row, in node: Node) -> [Node] {
        if node.children.isEmpty {
            var rows = node.rows
            let place = place(of: row.key, in: rows)
            if place < rows.count, rows[place].key == row.key { rows[place] = row } else { rows.insert(row, at: place) }
            guard rows.count > fanOut else { return [Node(rows: rows)] }
            let half = rows.count / 2
            return [Node(rows: Array(rows[..<half])), Node(rows: Array(rows[half...]))]
        }
        var children = node.children
        let place = child(of: node, for: row.key)
        children.replaceSubrange(place...place, with: putting(row, in: children[place]))
        guard children.count > fanOut else { return [Node(children: children)] }
        let half = children.count / 2
        return [Node(children: Array(children[..<half])), Node(children: Array(children[half...]))]
    }

    /// The node without a row; nil when nothing is left of it.
    private static func removing(_ key: KVKey, from node: Node) -> Node? {
        if node.children.isEmpty {
            let place = place(of: key, in: node.rows)
            guard place < node.rows.count, node.rows[place].key == key else { return node }
            var rows = node.rows
            rows.remove(at: place)
            return rows.isEmpty ? nil : Node(rows: rows)
        }
        let place = child(of: node, for: key)
        let before = node.children[place]
        let after = removing(key, from: before)
        if after === before { return node }
        var children = node.children
        if let after { children[place] = after } else { children.remove(at: place) }
        return children.isEmpty ? nil : Node(children: children)
    }

    private static func removing(below prefix: KVKey, from node: Node) -> Node? {
        switch overlap(of: node, with: prefix) {
        case .none: return node
        case .whole: return nil
        case .part:
            if node.children.isEmpty {
                let rows = node.rows.filter { !$0.key.begins(with: prefix) }
                return rows.isEmpty ? nil : rows.count == node.rows.count ? node : Node(rows: rows)
            }
            let children = node.children.compactMap { removing(below: prefix, from: $0) }
            return children.isEmpty ? nil : Node(children: children)
        }
    }

    private static func collect(below prefix: KVKey, in node: Node, into found: inout [Row]) {
        let overlap = overlap(of: node, with: prefix)
        if overlap == .none { return }
        if node.children.isEmpty {
            found += overlap == .whole ? node.rows : node.rows.filter { $0.key.begins(with: prefix) }
        }
        for child in node.children { collect(below: prefix, in: child, into: &found) }
    }

    private static func raise(_ highest: inout Newest?, _ part: Newest) {
        let changed = max(highest?.changed ?? 0, part.changed)
        let came = max(highest?.came ?? 0, part.came)
        highest = Newest(changed: changed, came: came)
    }

    private static func newest(below prefix: KVKey, in node: Node) -> Newest? {
        switch overlap(of: node, with: prefix) {
        case .none: return nil
        case .whole: return Newest(changed: node.changed, came: node.came)
        case .part:
            var highest: Newest?
            for row in node.rows where row.key.begins(with: prefix) {
                Self.raise(&highest, Newest(changed: row.changed, came: row.came))
            }
            for child in node.children {
                if let part = newest(below: prefix, in: child) { Self.raise(&highest, part) }
            }
            return highest
        }
    }

    /// How much of a node is about keys that begin so.
    private enum Overlap {
        case none
        case part
        case whole
    }

    private static func overlap(of node: Node, with prefix: KVKey) -> Overlap {
        let (first, last) = (node.first.begins(with: prefix), node.last.begins(with: prefix))
        if first, last { return .whole }
        if first || last { return .part }
        // Keys that begin so stand together, after the beginning itself.
        return node.first < prefix && prefix < node.last ? .part : .none
    }

    /// A root with one child is not needed.
    private mutating func shorten() {
        while let root, root.children.count == 1 { self.root = root.children[0] }
    }
}
