import MeshDomain

/// Limits of metadata on nodes and services.
///
/// - Source: reference §4.9.
package enum MetadataRules {
    /// Pairs in one map.
    package static let pairLimit = 64
    /// Characters of a key.
    package static let keyLimit = 128
    /// Characters of a value.
    package static let valueLimit = 512

    /// Why a map is refused, in Consul's words; nil when it may be.
    ///
    /// - Parameters:
    ///   - meta: The map.
    ///   - kindName: `Node` or `Service`, for the text about the number of pairs.
    ///   - allowed: Keys that may begin with the reserved prefix.
    /// - Returns: The text.
    package static func problem(with meta: [String: String], kindName: String, allowed: Set<String> = []) -> String? {
        if meta.count > pairLimit {
            return "\(kindName) metadata cannot contain more than \(pairLimit) key/value pairs"
        }
        for (key, value) in meta.sorted(by: { $0.key < $1.key }) {
            if let problem = problem(key: key, value: value, allowed: allowed) {
                return "Couldn't load metadata pair ('\(key)', '\(value)'): \(problem)"
            }
        }
        return nil
    }

    private static func problem(key: String, value: String, allowed: Set<String>) -> String? {
        if key.isEmpty { return "Key cannot be blank" }
        if !key.utf8.allSatisfy(isKeyByte) { return "Key contains invalid characters" }
        if key.utf8.count > keyLimit { return "Key is too long (limit: \(keyLimit) characters)" }
        if key.hasPrefix("consul-"), !allowed.contains(key) {
            return "Key prefix 'consul-' is reserved for internal use"
        }
        if value.utf8.count > valueLimit { return "Value is too long (limit: \(valueLimit) characters)" }
        return nil
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        case _: false
        }
    }
}
