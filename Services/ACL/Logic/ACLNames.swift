package import MeshDomain

/// What ids and names may look like.
///
/// - Source: reference http-api-and-config §7.6; texts recorded from Consul 1.16.6.
package enum ACLNames {
    /// Whether the text is a UUID in its usual form.
    static func isUUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 36
            && bytes.indices.allSatisfy { place in
                [8, 13, 18, 23].contains(place) ? bytes[place] == 0x2D : isHexadecimal(bytes[place])
            }
    }

    /// Checks the id by which something is looked up: only what is a UUID can be one.
    ///
    /// `kind` is `token`, `policy`, `role` or `binding rule`.
    ///
    /// - Throws: `rejected` in Consul's words and with what to do.
    /// - Source: Consul's look-up by id, as recorded for intentions and prepared queries.
    package static func checkID(_ text: String, of kind: String) throws(MeshError) {
        guard !isUUID(text) else { return }
        let way =
            switch kind {
            case "token": "give its AccessorID"
            case "policy", "role": "give its ID, or read it by name at /v1/acl/\(kind)/name/"
            case _: "give its ID"
            }
        throw MeshError(
            .rejected,
            "failed acl \(kind) lookup: index error: UUID must be 36 characters, hexadecimal digits and dashes; this is"
                + " no id of a \(kind): \(way)"
        )
    }

    /// Checks an id that a user chose for a token.
    ///
    /// - Throws: `rejected` naming the field.
    static func checkNewID(_ text: String, field: String) throws(MeshError) {
        guard isUUID(text) else { throw MeshError(.rejected, "Invalid Token: \(field) - not a valid UUID") }
        guard !text.hasPrefix(BuiltinObjects.reservedIDPrefix) else {
            throw MeshError(
                .rejected,
                "Invalid Token: \(field) - UUIDs with the prefix \"\(BuiltinObjects.reservedIDPrefix)\" are reserved"
            )
        }
    }

    /// Letters, digits, `-`, `_` and at most one `/` that is not the first; 1 to 128 characters.
    static func isPolicyName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard (1...128).contains(bytes.count), bytes.first != 0x2F else { return false }
        return bytes.filter { $0 == 0x2F }.count <= 1 && bytes.allSatisfy { $0 == 0x2F || isWordCharacter($0) }
    }

    /// Letters, digits, `-` and `_`; 1 to 256 characters.
    static func isRoleName(_ name: String) -> Bool {
        (1...256).contains(name.utf8.count) && name.utf8.allSatisfy(isWordCharacter)
    }

    /// Lower-case letters, digits, `-` and `_`, the first and last a letter or digit; 1 to 256 characters.
    static func isIdentityName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard (1...256).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        let isPlain: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        return isPlain(first) && isPlain(last) && bytes.allSatisfy { isPlain($0) || $0 == 0x2D || $0 == 0x5F }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
            || byte == 0x5F
    }
}
