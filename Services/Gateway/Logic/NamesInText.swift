/// Finds which of many names a text mentions, in a time that grows with the text and the names, not with their product.
///
/// A name counts only as a whole, not as a part of a longer one.
struct NamesInText {
    private let text: [UInt8]
    /// Where a name may begin.
    private let starts: [Int]
    /// The hash of the text before each place (polynomial, wrapping).
    private let prefixes: [UInt64]
    private static let base: UInt64 = 0x9e37_79b9_7f4a_7c15

    init(_ text: String) {
        self.text = Array(text.utf8)
        var prefixes: [UInt64] = [0]
        prefixes.reserveCapacity(self.text.count + 1)
        var hash: UInt64 = 0
        for byte in self.text {
            hash = Self.extended(hash, byte)
            prefixes.append(hash)
        }
        self.prefixes = prefixes
        let bytes = self.text
        starts = bytes.indices.filter { start in
            guard start > 0 else { return true }
            if Self.isPartOfName(bytes[start - 1]) { return false }
            return !(Self.joinsNames(bytes[start - 1]) && start > 1 && Self.isPartOfName(bytes[start - 2]))
        }
    }

    /// Those of the names that the text mentions.
    func among(_ names: some Sequence<String>) -> [String] {
        var wanted: [Int: [UInt64: [String]]] = [:]
        for name in names where !name.isEmpty && name.utf8.count <= text.count {
            let hash = name.utf8.reduce(0, Self.extended)
            wanted[name.utf8.count, default: [:]][hash, default: []].append(name)
        }
        var found: [String] = []
        for (length, hashes) in wanted {
            var power: UInt64 = 1
            for _ in 0..<length { power = power &* Self.base }
            var seen: Set<UInt64> = []
            for start in starts where start + length <= text.count && ends(at: start + length) {
                let hash = prefixes[start + length] &- prefixes[start] &* power
                guard let names = hashes[hash], seen.insert(hash).inserted else { continue }
                found += names.filter { text[start..<(start + length)].elementsEqual($0.utf8) }
            }
        }
        return found
    }

    private func ends(at end: Int) -> Bool {
        guard end < text.count else { return true }
        if Self.isPartOfName(text[end]) { return false }
        return !(Self.joinsNames(text[end]) && end + 1 < text.count && Self.isPartOfName(text[end + 1]))
    }

    private static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 { hash &* base &+ UInt64(byte) &+ 1 }

    /// Whether a longer name goes on after this, as in `db.default` and `db:10.0.0.1`.
    private static func joinsNames(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
