/// Which addresses a peer may name, for its instances, its gateways and its servers.
///
/// Proxies and this cluster's peering service connect to what a peer names, so an address that means this machine or its
/// neighbours (server-side request forgery, SSRF) is not taken from another cluster.
package struct AddressPolicy: Sendable, Hashable {
    /// Whether loopback addresses are taken: for clusters that are peered on one machine.
    package var allowsLoopback: Bool

    /// Makes a policy.
    package init(allowsLoopback: Bool) { self.allowsLoopback = allowsLoopback }

    /// Why an address is not taken; nil when it is, and for none at all.
    ///
    /// - Parameter text: An IP address or a host name, as the peer sent it.
    /// - Returns: What is wrong with it, to be put behind the quoted address.
    package func problem(of text: String) -> String? {
        guard !text.isEmpty else { return nil }
        guard let kind = AddressKind(text) else { return "is neither an IP address nor a host name" }
        switch kind {
        case .ordinary: return nil
        case .loopback:
            return allowsLoopback
                ? nil
                : "is a loopback address, which means another machine here; advertise one that other machines reach, or"
                    + " set TOMBOLO_PEERING_LOOPBACK=true on the importing cluster when both run on one machine"
        case .unspecified: return "is an unspecified address, which nobody can be reached at"
        case .linkLocal: return "is a link-local address, which has another meaning on each network"
        case .multicast: return "is a multicast or broadcast address"
        }
    }

    /// Whether a host is this machine.
    package static func isLoopback(_ host: String) -> Bool { AddressKind(host) == .loopback }
}

/// What an address means, as far as it matters to who may name it.
enum AddressKind: Hashable {
    case ordinary
    case loopback
    case unspecified
    case linkLocal
    case multicast

    /// Nil for what is neither an IP address nor a host name.
    init?(_ text: String) {
        guard text.utf8.count <= 255 else { return nil }
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let groups = Self.groups(ofIPv6: text) else { return nil }
            self.init(groups)
        } else if let bytes = Self.bytes(ofIPv4: text) {
            self.init(bytes)
        } else {
            guard Self.isHostName(text) else { return nil }
            let labels = text.lowercased().split(separator: ".")
            self = labels.last == "localhost" || labels.first?.hasSuffix("localhost") == true ? .loopback : .ordinary
        }
    }

    private init(_ bytes: [UInt8]) {
        switch (bytes[0], bytes[1]) {
        case (127, _): self = .loopback
        case (0, _): self = .unspecified
        case (169, 254): self = .linkLocal
        case (224...239, _): self = .multicast
        case (255, 255) where bytes[2] == 255 && bytes[3] == 255: self = .multicast
        case _: self = .ordinary
        }
    }

    private init(_ groups: [UInt16]) {
        let embedded = { (position: Int) -> [UInt8] in
            groups[position...position + 1].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
        let head = groups.prefix(5).allSatisfy { $0 == 0 }
        switch groups[0] {
        case 0 where head && groups[5] == 0 && groups[6] == 0 && groups[7] <= 1:
            self = groups[7] == 1 ? .loopback : .unspecified
        // An IPv4 address as such, mapped, or behind a translator (NAT64, 6to4).
        case 0 where head && (groups[5] == 0 || groups[5] == 0xFFFF): self.init(embedded(6))
        case 0x64 where groups[1] == 0xFF9B: self.init(embedded(6))
        case 0x2002: self.init(embedded(1))
        case 0xFE80...0xFEBF: self = .linkLocal
        case 0xFF00...0xFFFF: self = .multicast
        case _: self = .ordinary
        }
    }

    // MARK: - Reading

    /// Four decimal numbers without leading zeros, which some readers take for octal ones.
    private static func bytes(ofIPv4 text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part in
            part.utf8.allSatisfy(isDigit) && (part.count == 1 || part.first != "0") ? UInt8(part) : nil
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func groups(ofIPv6 text: String) -> [UInt16]? {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let gap = text.firstRange(of: "::") else {
            guard let groups = groups(of: halves), groups.count == 8 else { return nil }
            return groups
        }
        let (left, right) = (text[..<gap.lowerBound], text[gap.upperBound...])
        guard !right.hasPrefix(":"), !right.contains("::"),
            let before = groups(of: left.isEmpty ? [] : left.split(separator: ":", omittingEmptySubsequences: false)),
            let after = groups(of: right.isEmpty ? [] : right.split(separator: ":", omittingEmptySubsequences: false)),
            before.count + after.count < 8
        else { return nil }
        return before + Array(repeating: 0, count: 8 - before.count - after.count) + after
    }

    private static func groups(of parts: [Substring]) -> [UInt16]? {
        var groups: [UInt16] = []
        for (position, part) in parts.enumerated() {
            if position == parts.count - 1, part.contains("."), let bytes = bytes(ofIPv4: part) {
                groups += [UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3])]
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexDigit),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    /// Labels of letters, digits, `-` and `_`; the last must not look like a number, or resolvers read an address in it.
    private static func isHostName(_ text: String) -> Bool {
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, !last.lowercased().hasPrefix("0x"), !last.utf8.allSatisfy(isDigit) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy {
                    isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
