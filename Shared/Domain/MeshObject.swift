/// Named values that keep the order in which they were first written.
///
/// Setting a name again replaces its value in place (last write wins). Equality ignores the order, because two JSON
/// objects with the same members mean the same. Lookup scans small objects and uses an index above a dozen members.
package struct MeshObject: Sendable {
    /// One member.
    package struct Entry: Sendable, Hashable {
        /// The member's name as it was written.
        package let key: String
        /// The member's value.
        package var value: MeshValue

        /// A member.
        package init(key: String, value: MeshValue) {
            self.key = key
            self.value = value
        }
    }

    private static let scanLimit = 12

    /// The members in order.
    package private(set) var entries: [Entry]
    /// Position of each name; empty while the object is small enough to scan.
    private var positions: [String: Int] = [:]

    /// An object without members.
    package init() { entries = [] }

    /// An object of these members; of a name given twice the last value counts.
    package init(_ members: some Sequence<(String, MeshValue)>) {
        entries = []
        for (key, value) in members { self[key] = value }
    }

    /// The number of members.
    package var count: Int { entries.count }
    /// True when there is no member.
    package var isEmpty: Bool { entries.isEmpty }
    /// The names in order.
    package var keys: [String] { entries.map(\.key) }

    /// The member of exactly that name; setting nil removes it.
    package subscript(_ key: String) -> MeshValue? {
        get { position(of: key).map { entries[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let place?, let value?): entries[place].value = value
            case (let place?, nil):
                entries.remove(at: place)
                positions = [:]
                indexIfLarge()
            case (nil, let value?): append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The member of that name, ignoring the case of ASCII letters; an exact match is preferred.
    ///
    /// - Source: Consul's request bodies and configuration keys are matched without regard to case.
    package func value(ignoringCaseOf key: String) -> MeshValue? {
        if let place = position(of: key) { return entries[place].value }
        return entries.last { equalIgnoringCase($0.key, key) }?.value
    }

    /// The same members sorted by the bytes of their names, as Go writes maps.
    package func sortedByKey() -> MeshObject {
        MeshObject(entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) })
    }

    private func position(of key: String) -> Int? {
        positions.isEmpty ? entries.firstIndex { $0.key == key } : positions[key]
    }

    private mutating func append(_ entry: Entry) {
        if entries.isEmpty { entries.reserveCapacity(8) }
        entries.append(entry)
        if positions.isEmpty { indexIfLarge() } else { positions[entry.key] = entries.count - 1 }
    }

    private mutating func indexIfLarge() {
        guard entries.count > Self.scanLimit else { return }
        for (place, entry) in entries.enumerated() { positions[entry.key] = place }
    }
}

extension MeshObject: Hashable {
    /// True when both have the same members, in whatever order.
    package static func == (left: MeshObject, right: MeshObject) -> Bool {
        guard left.count == right.count else { return false }
        if left.entries == right.entries { return true }
        return left.entries.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes the members without regard to their order.
    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for entry in entries { sum ^= entry.hashValue }
        hasher.combine(entries.count)
        hasher.combine(sum)
    }
}

extension MeshObject: ExpressibleByDictionaryLiteral {
    /// An object of these members; of a name given twice the last value counts.
    package init(dictionaryLiteral elements: (String, MeshValue)...) { self.init(elements) }
}

/// True when the texts differ at most in the case of ASCII letters.
package func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8, right.utf8)
    guard left.count == right.count else { return false }
    var other = right.makeIterator()
    for byte in left {
        guard let twin = other.next(), byte == twin || lowercased(byte) == lowercased(twin) else { return false }
    }
    return true
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
