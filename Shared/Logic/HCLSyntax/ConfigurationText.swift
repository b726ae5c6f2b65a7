package import MeshDomain

/// Reading a configuration text in whichever of the two languages it is written.
package enum ConfigurationText {
    /// The language of a text.
    package enum Format: Sendable, Hashable {
        /// Told by the ending of the name: `.hcl` or `.json`.
        case byName
        /// Told by the first character: `{` begins JSON.
        case byContent
        /// HashiCorp's configuration language.
        case hcl
        /// JSON.
        case json
    }

    /// Reads a text; an empty text is an empty object in either language.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8.
    ///   - name: The name of the file or source, for the ending and for messages.
    ///   - format: The language.
    ///   - duplicates: What becomes of a key that stands twice in one object with values that do not add up.
    /// - Returns: The object that the text describes.
    /// - Throws: ``ConfigurationTextError``.
    /// - Source: Consul's agent reads `.hcl` and `.json` only, unless `-config-format` says otherwise.
    package static func parse(
        _ bytes: [UInt8],
        name: String,
        format: Format = .byName,
        duplicates: HCLText.Duplicates = .lastCounts
    ) throws(ConfigurationTextError) -> MeshObject {
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            _ = try isJSON(name: name, format: format, first: 0)
            return MeshObject()
        }
        if try isJSON(name: name, format: format, first: first) {
            let value: MeshValue
            do throws(JSONSyntaxError) {
                value = try JSONText.parse(bytes, duplicates: duplicates == .refused ? .refused : .lastCounts)
            } catch {
                throw .syntax(name: name, line: error.line, column: error.column, problem: error.problem)
            }
            guard case .object(let object) = value else {
                throw .syntax(name: name, line: 1, column: 1, problem: "an object in braces is expected")
            }
            return object
        }
        do throws(HCLSyntaxError) {
            return try HCLText.parse(bytes, duplicates: duplicates)
        } catch {
            throw .syntax(name: name, line: error.line, column: error.column, problem: error.problem)
        }
    }

    /// Reads a text; see ``parse(_:name:format:duplicates:)``.
    package static func parse(
        _ text: String,
        name: String,
        format: Format = .byName,
        duplicates: HCLText.Duplicates = .lastCounts
    ) throws(ConfigurationTextError) -> MeshObject {
        try parse(Array(text.utf8), name: name, format: format, duplicates: duplicates)
    }

    private static func isJSON(
        name: String,
        format: Format,
        first: UInt8
    ) throws(ConfigurationTextError) -> Bool {
        switch format {
        case .json: return true
        case .hcl: return false
        case .byContent: return first == UInt8(ascii: "{")
        case .byName:
            if name.hasSuffix(".json") { return true }
            if name.hasSuffix(".hcl") { return false }
            throw .unknownEnding(name: name)
        }
    }
}

/// Why a configuration text could not be read.
package enum ConfigurationTextError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name says nothing about the language.
    case unknownEnding(name: String)
    /// The text breaks the rules of its language at this place.
    case syntax(name: String, line: Int, column: Int, problem: String)

    /// The problem in the words Consul uses.
    package var description: String {
        switch self {
        case .unknownEnding(let name):
            "file \(name) has unknown extension; must be .hcl or .json, or config format must be set"
        case .syntax(let name, let line, let column, let problem):
            "failed to parse \(name): At \(line):\(column): \(problem)"
        }
    }

    /// The problem without the name of its source.
    package var detail: String {
        switch self {
        case .unknownEnding: description
        case .syntax(_, let line, let column, let problem): "At \(line):\(column): \(problem)"
        }
    }
}

extension MeshValue {
    /// The objects of a block that may be given once or several times: an object is a list of one.
    ///
    /// Nil when this is something else.
    package var blocks: [MeshObject]? {
        switch self {
        case .object(let object): [object]
        case .array(let values):
            values.reduce(into: [MeshObject]?.some([])) { objects, value in
                if let object = value.objectValue { objects?.append(object) } else { objects = nil }
            }
        case .null, .bool, .int, .unsigned, .double, .string: nil
        }
    }
}
