package import MeshDomain

/// Reading text in the first version of HashiCorp's configuration language, which Consul's files and ACL rules use.
///
/// How the text becomes a value:
/// - `key = value` is a member; given twice, the last value counts, except that objects add up (see below).
/// - `key { … }` is an object.
/// - `key "label" { … }` is an object inside an object: `{"key": {"label": {…}}}`; further labels nest further.
/// - A block given twice becomes a list of objects; the labels of labelled blocks stay members of one object.
package enum HCLText {
    /// Bounds of one text.
    package struct Limits: Sendable, Hashable {
        /// The longest text that is read, in bytes.
        package var sizeBytes: Int
        /// The deepest nesting of blocks, lists and labels.
        package var depth: Int

        /// Bounds of one text; the defaults are above every file of a real cluster.
        package init(sizeBytes: Int = 8 << 20, depth: Int = 100) {
            self.sizeBytes = sizeBytes
            self.depth = depth
        }
    }

    /// What becomes of a key that stands twice in one object with values that do not add up.
    package enum Duplicates: Sendable, Hashable {
        /// The last value counts.
        case lastCounts
        /// The text is refused, and the message names the key.
        case refused
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8.
    ///   - duplicates: What becomes of a key that stands twice in one object with values that do not add up.
    ///   - limits: Bounds of the text.
    /// - Returns: The object that the text describes; an empty one for an empty text.
    /// - Throws: ``HCLSyntaxError`` with line, column and reason.
    package static func parse(
        _ bytes: [UInt8],
        duplicates: Duplicates = .lastCounts,
        limits: Limits = Limits()
    ) throws(HCLSyntaxError) -> MeshObject {
        guard bytes.count <= limits.sizeBytes else {
            throw HCLSyntaxError(
                problem: "the text has \(bytes.count) bytes, at most \(limits.sizeBytes) are read",
                line: 1,
                column: 1
            )
        }
        var parser = try HCLParser(bytes: bytes, depthLimit: limits.depth, duplicates: duplicates)
        return try parser.readDocument()
    }

    /// Reads a text; see ``parse(_:duplicates:limits:)``.
    package static func parse(_ text: String, limits: Limits = Limits()) throws(HCLSyntaxError) -> MeshObject {
        try parse(Array(text.utf8), limits: limits)
    }
}
