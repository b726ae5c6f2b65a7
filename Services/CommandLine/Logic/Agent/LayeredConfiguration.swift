package import MeshDomain

/// Pieces of an agent's configuration, the later ones winning, read option by option.
///
/// Only the options that decide which processes run and where are read here; the agent itself checks all others.
///
/// - Source: reference §12.1.
package struct LayeredConfiguration: Sendable, Hashable {
    /// The pieces, the weakest first.
    package var pieces: [MeshObject]

    /// Makes a configuration of pieces.
    package init(_ pieces: [MeshObject]) { self.pieces = pieces }

    /// The option's value in the strongest piece that has it; names from the outside in, in `snake_case`.
    package func value(_ path: String...) -> MeshValue? { value(path) }

    /// The option as text; nil when no piece has it.
    ///
    /// - Throws: ``UsageError`` naming the option.
    package func text(_ path: String...) throws(UsageError) -> String? {
        switch value(path) {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case .int(let number)?: return String(number)
        case .bool(let flag)?: return String(flag)
        case .array(let values)? where values.count == 1 && values[0].stringValue != nil: return values[0].stringValue
        case .array?, .object?, .double?, .unsigned?:
            throw UsageError("\(path.joined(separator: ".")) must be text")
        }
    }

    /// The option as a list of texts; a single text is a list of one.
    ///
    /// - Throws: ``UsageError`` naming the option.
    package func texts(_ path: String...) throws(UsageError) -> [String] {
        switch value(path) {
        case nil, .null?: return []
        case .string(let text)?: return [text]
        case .array(let values)? where values.allSatisfy({ $0.stringValue != nil }):
            return values.compactMap(\.stringValue)
        case .array?, .object?, .double?, .unsigned?, .int?, .bool?:
            throw UsageError("\(path.joined(separator: ".")) must be a list of texts")
        }
    }

    /// The option as a whole number.
    ///
    /// - Throws: ``UsageError`` naming the option.
    package func number(_ path: String...) throws(UsageError) -> Int? {
        switch value(path) {
        case nil, .null?: return nil
        case .int(let number)?: return Int(number)
        case .string(let text)? where Int(text) != nil: return Int(text)
        case .array?, .object?, .double?, .unsigned?, .bool?, .string?:
            throw UsageError("\(path.joined(separator: ".")) must be a whole number")
        }
    }

    /// The option as a truth value.
    ///
    /// - Throws: ``UsageError`` naming the option.
    package func flag(_ path: String...) throws(UsageError) -> Bool? {
        switch value(path) {
        case nil, .null?: return nil
        case .bool(let flag)?: return flag
        case .string("true")?, .int(1)?: return true
        case .string("false")?, .int(0)?: return false
        case .array?, .object?, .double?, .unsigned?, .string?, .int?:
            throw UsageError("\(path.joined(separator: ".")) must be true or false")
        }
    }

    /// The first of these options that a piece has; nil when none has any.
    func name(ofAny paths: [[String]]) -> String? {
        paths.first { value($0) != nil }?.joined(separator: ".")
    }

    private func value(_ path: [String]) -> MeshValue? {
        for piece in pieces.reversed() {
            if let value = Self.find(path[...], in: piece) { return value }
        }
        return nil
    }

    private static func find(_ path: ArraySlice<String>, in object: MeshObject) -> MeshValue? {
        guard let name = path.first, let value = member(name, of: object) else { return nil }
        if path.count == 1 { return value }
        let blocks = value.objectValue.map { [$0] } ?? value.arrayValue?.compactMap(\.objectValue) ?? []
        for block in blocks.reversed() {
            if let found = find(path.dropFirst(), in: block) { return found }
        }
        return nil
    }

    /// Names are compared without regard to case and underscores, as the agent does.
    private static func member(_ name: String, of object: MeshObject) -> MeshValue? {
        let wanted = plain(name)
        return object.entries.last { plain($0.key) == wanted }?.value
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }

    /// The members of one object over those of another.
    package static func overlaid(_ object: MeshObject, over base: MeshObject) -> MeshObject {
        var result = base
        for entry in object.entries { result[entry.key] = entry.value }
        return result
    }
}
