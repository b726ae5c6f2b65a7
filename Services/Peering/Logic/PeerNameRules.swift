package import MeshDomain

/// What peerings may be called and labelled.
package enum PeerNameRules {
    /// Refuses a name that is not 1 to 63 characters of `a-z`, `0-9` and `-` with a letter or digit at both ends.
    ///
    /// - Throws: `rejected` in Consul's words.
    /// - Source: reference §1.4.
    package static func validate(name: String) throws(MeshError) {
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        let bytes = Array(name.utf8)
        let isValid =
            (1...63).contains(bytes.count) && isPlain(bytes[0]) && isPlain(bytes[bytes.count - 1])
            && bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
        guard isValid else {
            throw MeshError(
                .rejected,
                "\(name) is not a valid peer name: a valid peering name must consist of lower case alphanumeric characters"
                    + " or '-', and must start and end with an alphanumeric character"
            )
        }
    }

    /// Refuses labels that are too many, too long or have keys with other characters than letters, digits, `-` and `_`.
    ///
    /// - Throws: `rejected` in Consul's words; the first broken label in order of keys.
    /// - Source: reference §1.4; the limits are those of node metadata.
    package static func validate(meta: [String: String]) throws(MeshError) {
        let prefix = "meta tags failed validation: "
        guard meta.count <= 64 else {
            throw MeshError(.rejected, prefix + "Node metadata cannot contain more than 64 key/value pairs")
        }
        for (key, value) in meta.sorted(by: { $0.key < $1.key }) {
            guard let problem = problem(key: key, value: value) else { continue }
            throw MeshError(.rejected, prefix + "Couldn't load metadata pair ('\(key)', '\(value)'): \(problem)")
        }
    }

    private static func problem(key: String, value: String) -> String? {
        if key.isEmpty { return "Key cannot be blank" }
        let isPlain = key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if !isPlain { return "Key contains invalid characters" }
        if key.utf8.count > 128 { return "Key is too long (limit: 128 characters)" }
        if key.hasPrefix("consul-") { return "Key prefix 'consul-' is reserved for internal use" }
        if value.utf8.count > 512 { return "Value is too long (limit: 512 characters)" }
        return nil
    }
}
