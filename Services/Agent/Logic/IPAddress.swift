import MeshDomain

/// An IP address as bytes in the order of the network: 4 of IPv4, 16 of IPv6.
package struct IPAddress: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Takes bytes; nil when they are neither 4 nor 16.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads a literal, without resolving anything; nil for anything else, zones (`%eth0`) included.
    package init?(_ text: String) {
        guard let address = NetworkAddress(text) else { return nil }
        bytes = address.bytes
    }

    /// The IPv4 address of a client that came to a socket of both families (`::ffff:10.0.0.1`); others are what they are.
    package var unmapped: IPAddress {
        guard bytes.count == 16, bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) else {
            return self
        }
        return IPAddress(bytes: Array(bytes.suffix(4))) ?? self
    }

    /// The addresses that a connection to this one may reach: an IPv4 address inside an IPv6 one (mapped, compatible,
    /// NAT64) counts as itself, and the unspecified address is this machine.
    var reached: [IPAddress] {
        if bytes.allSatisfy({ $0 == 0 }) {
            let loopback: [UInt8] = bytes.count == 4 ? [127, 0, 0, 1] : Array(repeating: 0, count: 15) + [1]
            return [self] + [IPAddress(bytes: loopback)].compactMap(\.self)
        }
        if unmapped != self { return [unmapped] }
        guard bytes.count == 16, let inner = IPAddress(bytes: Array(bytes.suffix(4))) else { return [self] }
        let head = Array(bytes.prefix(12))
        let isCompatible = head.allSatisfy { $0 == 0 } && inner.bytes != [0, 0, 0, 1]
        let isTranslated = head == [0, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8)
        return isCompatible || isTranslated ? [self, inner] : [self]
    }
}

/// A range of addresses in CIDR form; a single address is the range of itself.
package struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    private let address: IPAddress
    /// Bits that have to be equal.
    package let length: Int

    /// Reads `10.0.0.0/8`, `fe80::/10` or a single address; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(String(first)), parts.count <= 2 else { return nil }
        let bits = address.bytes.count * 8
        guard parts.count == 1 || parts[1].utf8.allSatisfy({ $0 &- 48 < 10 }),
            let length = parts.count == 1 ? bits : Int(parts[1]), (0...bits).contains(length)
        else { return nil }
        self.address = address
        self.length = length
        description = text
    }

    /// Whether an address lies in the range; never one of the other family.
    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = length / 8
        guard address.bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        guard length % 8 > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - length % 8))
        return address.bytes[whole] & mask == other.bytes[whole] & mask
    }
}
