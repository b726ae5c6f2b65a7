/// A short hash that is the same in every process and every release, unlike Swift's own.
///
/// Not for anything that somebody could gain by a collision: it is not cryptographic.
///
/// - Source: FNV-1a of 64 bits, by Fowler, Noll and Vo.
package enum StableHash {
    /// The hash of these bytes.
    package static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
