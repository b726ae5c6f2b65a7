/// Changes sound inputs a little, by a seed: the same seed gives the same inputs on every machine.
package struct InputMutator {
    /// Longest input that is made, in bytes.
    package static let sizeLimitBytes = 64 << 10

    private var state: UInt64
    private let seeds: [[UInt8]]

    /// Begins from `seeds`, of which there is at least one.
    package init(seeds: [[UInt8]], seed: UInt64) {
        self.seeds = seeds
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// The next input: one of the seeds with one to eight changes.
    package mutating func next() -> [UInt8] {
        var input = seeds[below(seeds.count)]
        for _ in 0...below(8) { change(&input) }
        return Array(input.prefix(Self.sizeLimitBytes))
    }

    /// Texts on which decoders stumble: limits of numbers, ends of UTF-8 sequences, brackets, escapes.
    private static let fragments: [[UInt8]] =
        [
            "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "${", "<<EOF\n", "/*", "//", "#", "\0", "\r\n", "%2F", "%",
            "null", "true", "-1", "0", "65536", "9223372036854775807", "-9223372036854775808", "18446744073709551616",
            "1e999", "0x", "é", "e\u{301}", "\u{2028}", "\u{FEFF}", "((((((((", "not not not ", " and ", " in ", "..",
            "\u{10FFFF}",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80], Array(repeating: 0xFF, count: 10),
        ]

    private mutating func change(_ input: inout [UInt8]) {
        let place = below(input.count + 1)
        switch below(8) {
        case 0 where !input.isEmpty: input[below(input.count)] ^= 1 << UInt8(below(8))
        case 1 where !input.isEmpty: input[below(input.count)] = UInt8(truncatingIfNeeded: random())
        case 2 where !input.isEmpty: input.removeSubrange(range(in: input.count))
        case 3 where !input.isEmpty: input.insert(contentsOf: input[range(in: input.count)], at: place)
        case 4: input.insert(contentsOf: Self.fragments[below(Self.fragments.count)], at: place)
        case 5: input.removeSubrange(place...)
        case 6:
            let other = seeds[below(seeds.count)]
            guard !other.isEmpty else { return }
            input.insert(contentsOf: other[range(in: other.count)], at: place)
        default: input.insert(UInt8(truncatingIfNeeded: random()), at: place)
        }
        if input.count > Self.sizeLimitBytes { input.removeSubrange(Self.sizeLimitBytes...) }
    }

    private mutating func range(in count: Int) -> Range<Int> {
        let first = below(count)
        return first..<(first + 1 + below(min(count - first, 64)))
    }

    private mutating func below(_ bound: Int) -> Int { Int(random() % UInt64(bound)) }

    /// SplitMix64.
    private mutating func random() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
