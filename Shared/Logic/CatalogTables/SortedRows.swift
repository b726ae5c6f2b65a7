/// Elements in the order of their keys, in chunks of which a copy shares all but the one that is changed.
///
/// A list of a few elements is one array; each element costs its own size and little more.
struct SortedRows<Element: Sendable>: Sendable {
    private static var chunkLimit: Int { 64 }
    private var first: [Element] = []
    private var rest: [[Element]] = []

    /// Makes an empty list.
    init() {}

    var count: Int { rest.reduce(first.count) { $0 + $1.count } }

    /// The first chunk is only empty when there is no other.
    var isEmpty: Bool { first.isEmpty }

    /// Where an element stands or would stand.
    private struct Place {
        var chunk: Int
        var offset: Int
        var isFound: Bool
    }

    /// The element for which `order` says `same`.
    ///
    /// - Parameter order: How an element stands to what is looked for.
    /// - Returns: It; nil when there is none.
    func find(_ order: (Element) -> KeyOrder) -> Element? {
        let place = place(order)
        return place.isFound ? chunk(place.chunk)[place.offset] : nil
    }

    /// Puts an element where `order` says; one that is the same is replaced.
    ///
    /// - Returns: The one that was replaced.
    @discardableResult
    mutating func put(_ element: Element, _ order: (Element) -> KeyOrder) -> Element? {
        put(order) { _ in element }
    }

    /// Puts an element where `order` says, made of the one that is there.
    ///
    /// - Returns: The one that was replaced.
    @discardableResult
    mutating func put(_ order: (Element) -> KeyOrder, _ make: (Element?) -> Element) -> Element? {
        let place = place(order)
        if place.isFound {
            let previous = chunk(place.chunk)[place.offset]
            let element = make(previous)
            change(place.chunk) { $0[place.offset] = element }
            return previous
        }
        let element = make(nil)
        change(place.chunk) { $0.insert(element, at: place.offset) }
        split(place.chunk)
        return nil
    }

    /// Changes the element for which `order` says `same`.
    ///
    /// - Returns: Whether it is there.
    mutating func update(_ order: (Element) -> KeyOrder, _ body: (inout Element) -> Void) -> Bool {
        let place = place(order)
        if place.isFound { change(place.chunk) { body(&$0[place.offset]) } }
        return place.isFound
    }

    /// Removes the element for which `order` says `same`.
    ///
    /// - Returns: It.
    @discardableResult
    mutating func remove(_ order: (Element) -> KeyOrder) -> Element? {
        let place = place(order)
        guard place.isFound else { return nil }
        let previous = chunk(place.chunk)[place.offset]
        change(place.chunk) { $0.remove(at: place.offset) }
        guard chunk(place.chunk).isEmpty, !rest.isEmpty else { return previous }
        if place.chunk == 0 { first = rest.removeFirst() } else { rest.remove(at: place.chunk - 1) }
        return previous
    }

    private func chunk(_ number: Int) -> [Element] { number == 0 ? first : rest[number - 1] }

    private mutating func change(_ number: Int, _ body: (inout [Element]) -> Void) {
        if number == 0 { body(&first) } else { body(&rest[number - 1]) }
    }

    private mutating func split(_ number: Int) {
        let full = chunk(number)
        guard full.count > Self.chunkLimit else { return }
        // Rows often come in order: the chunk that is left behind then stays nearly full.
        let middle = number == rest.count ? full.count * 7 / 8 : full.count / 2
        let upper = Array(full[middle...])
        let lower = Array(full[..<middle])
        change(number) { $0 = lower }
        rest.insert(upper, at: number)
    }

    private func place(_ order: (Element) -> KeyOrder) -> Place {
        // The last chunk whose first element does not stand behind what is looked for.
        var (low, high) = (0, rest.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if order(rest[middle - 1][0]) == .after { high = middle - 1 } else { low = middle }
        }
        let chunk = chunk(low)
        var (start, end) = (0, chunk.count)
        while start < end {
            let middle = (start + end) / 2
            switch order(chunk[middle]) {
            case .before: start = middle + 1
            case .after: end = middle
            case .same: return Place(chunk: low, offset: middle, isFound: true)
            }
        }
        return Place(chunk: low, offset: start, isFound: false)
    }
}

extension SortedRows: Sequence {
    /// The elements in order.
    struct Iterator: IteratorProtocol {
        fileprivate let rows: SortedRows
        fileprivate var chunk = 0
        fileprivate var offset = 0

        mutating func next() -> Element? {
            while chunk <= rows.rest.count {
                let elements = rows.chunk(chunk)
                if offset < elements.count {
                    defer { offset += 1 }
                    return elements[offset]
                }
                chunk += 1
                offset = 0
            }
            return nil
        }
    }

    func makeIterator() -> Iterator { Iterator(rows: self) }

    var underestimatedCount: Int { count }
}
