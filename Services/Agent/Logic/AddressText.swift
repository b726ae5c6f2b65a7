import MeshDomain

/// Telling IP literals from names, without resolving anything.
package enum AddressText {
    /// Whether a text is an IPv4 literal.
    package static func isIPv4(_ text: String) -> Bool { NetworkAddress(text).map { !$0.isSix } ?? false }

    /// Whether a text is an IPv6 literal.
    package static func isIPv6(_ text: String) -> Bool { NetworkAddress(text)?.isSix ?? false }

    /// Whether an address means every address of a machine.
    package static func isAny(_ text: String) -> Bool { text == "0.0.0.0" || text == "::" || text == "[::]" }
}
