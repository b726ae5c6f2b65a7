/// A 64-bit hash of content that is the same in every process and on every machine.
///
/// It tells versions apart; it is no protection against somebody who looks for collisions on purpose.
package struct ContentHash: Sendable, Hashable {
    private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of nothing.
    package init() {}

    /// The hash of these bytes.
    package init(_ bytes: [UInt8]) {
        self.init()
        combine(bytes)
    }

    /// Mixes in a number.
    package mutating func combine(_ word: UInt64) {
        state = (state ^ word) &* Self.prime
        state ^= state >> 32
    }

    /// Mixes in bytes and their count.
    package mutating func combine(_ bytes: some Collection<UInt8>) {
        var word: UInt64 = 0
        var shift: UInt64 = 0
        var count: UInt64 = 0
        for byte in bytes {
            word |= UInt64(byte) << shift
            shift += 8
            count += 1
            if shift == 64 {
                combine(word)
                word = 0
                shift = 0
            }
        }
        if shift > 0 { combine(word) }
        combine(count)
    }

    /// Mixes in text.
    package mutating func combine(_ text: String) { combine(text.utf8) }

    /// The hash.
    package var value: UInt64 {
        var mixed = state
        mixed ^= mixed >> 29
        mixed = mixed &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 32)
    }

    /// The hash as 16 hex digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
