package import MeshDomain

/// What a caller wants differently from what the called service's own entries say.
///
/// A cluster that is called differently needs another name; the prefix of that name is a hash of the differences.
package struct Customization: Sendable, Hashable {
    package var meshGateway = MeshGatewayMode.unset
    package var serviceProtocol = ""
    package var connectTimeoutMilliseconds = 0

    /// No difference.
    package init() {}

    /// The prefix of the cluster's name: eight hex digits and `~`, or nothing without a difference.
    ///
    /// - Source: found from the prefixes in the xDS recordings: a 64-bit FNV-1 hash of each field's name and value, the
    ///   fields combined by exclusive or, as a general hash of structures does it.
    package var prefix: String {
        guard self != Customization() else { return "" }
        let mode = Self.structure("MeshGatewayConfig", [("Mode", Self.hash(meshGateway.rawValue))])
        let value = Self.structure(
            "",
            [
                ("OverrideMeshGateway", mode),
                ("OverrideProtocol", Self.hash(serviceProtocol)),
                ("OverrideConnectTimeout", Self.hash(words: [UInt64(connectTimeoutMilliseconds) &* 1_000_000])),
            ]
        )
        let digits = String(value, radix: 16)
        return digits.prefix(8) + "~"
    }

    private static func structure(_ name: String, _ fields: [(String, UInt64)]) -> UInt64 {
        fields.reduce(hash(name)) { $0 ^ hash(words: [hash($1.0), $1.1]) }
    }

    private static func hash(words: [UInt64]) -> UInt64 {
        hash(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } })
    }

    private static func hash(_ text: String) -> UInt64 { hash(Array(text.utf8)) }

    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 &* 0x100_0000_01B3) ^ UInt64($1) }
    }
}
