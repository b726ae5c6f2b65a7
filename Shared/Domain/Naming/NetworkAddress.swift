/// An IP address, read strictly and written in one way.
///
/// Only what `inet_pton` takes is one: Envoy reads addresses so, and refuses all that it is sent together for any other. What
/// is the same address is written the same, so nothing is claimed twice in two forms.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// In the order of the network: 4 of IPv4, 16 of IPv6.
    package let bytes: [UInt8]

    /// Reads a literal, without resolving anything; nil for anything else, zones and leading zeros in IPv4 included.
    package init?(_ text: String) {
        let isSix = text.utf8.contains(UInt8(ascii: ":"))
        guard let bytes = isSix ? Self.six(text) : Self.four(text[...]) else { return nil }
        self.bytes = bytes
    }

    /// Whether it is of IPv6.
    package var isSix: Bool { bytes.count == 16 }

    /// Whether it lies in 240.0.0.0/4, from which the catalog gives services their virtual addresses: nobody else may.
    package var isVirtual: Bool {
        if bytes.count == 4 { return bytes[0] >= 240 }
        // An IPv4 address within an IPv6 one.
        return bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) && bytes[12] >= 240
    }

    /// As RFC 5952 has it: lower case, and the longest run of zeros left out.
    package var description: String {
        guard isSix else { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var gap = 0..<0
        var place = 0
        while place < groups.count {
            var end = place
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - place > max(1, gap.count) { gap = place..<end }
            place = end + 1
        }
        let words = groups.map { String($0, radix: 16) }
        guard !gap.isEmpty else { return words.joined(separator: ":") }
        return words[..<gap.lowerBound].joined(separator: ":") + "::" + words[gap.upperBound...].joined(separator: ":")
    }

    // MARK: - Reading

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            // Some readers take a number with a leading zero for an octal one.
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ $0 &- 48 < 10 }),
                part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0"), let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func six(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 45 else { return nil }
        guard let gap = text.firstRange(of: "::") else {
            guard let bytes = groups(text[...]), bytes.count == 16 else { return nil }
            return bytes
        }
        let left = text[..<gap.lowerBound]
        let right = text[gap.upperBound...]
        guard !left.utf8.contains(UInt8(ascii: ".")), let head = groups(left), let tail = groups(right),
            head.count + tail.count <= 14
        else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (place, part) in parts.enumerated() {
            if place == parts.count - 1, let last = four(part) {
                bytes += last
                continue
            }
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ hexDigit($0) != nil }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        return bytes
    }
}

/// Where something outside the mesh is: an IP address, or a host name.
package enum HostPlace: Sendable, Hashable, CustomStringConvertible {
    case address(NetworkAddress)
    /// In lower case.
    case hostname(String)

    /// Reads either; nil for what is neither.
    ///
    /// Names have labels of letters, digits, `-` and `_`; the last must not be a number, or others read an address in it.
    package init?(_ text: String) {
        if let address = NetworkAddress(text) {
            self = .address(address)
            return
        }
        let stem = text.utf8.last == UInt8(ascii: ".") ? text.dropLast() : text[...]
        let labels = stem.split(separator: ".", omittingEmptySubsequences: false)
        guard stem.utf8.count <= 253, let last = labels.last, !last.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
            return nil
        }
        guard labels.allSatisfy({ (1...63).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isFit) }) else {
            return nil
        }
        self = .hostname(text.lowercased())
    }

    private static func isFit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The same text for the same place.
    package var description: String {
        switch self {
        case .address(let address): address.description
        case .hostname(let text): text
        }
    }

    /// As it stands in the host of a request: IPv6 in brackets.
    package var authority: String {
        if case .address(let address) = self, address.isSix { return "[\(address)]" }
        return description
    }
}
