/// Why a text or some bytes are no message of Envoy's API.
package struct EnvoyJSONProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where: `filterChains[0].filters[1].typedConfig`; empty for the whole.
    package let path: String
    /// What is wrong and what would be right.
    package let reason: String

    /// A problem at a place.
    package init(_ path: FieldPath, _ reason: String) {
        self.path = path.text
        self.reason = reason
    }

    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

/// The place of a value inside a message, as people write it.
package struct FieldPath: Sendable, Hashable {
    package let text: String
    /// How many messages are around it.
    let depth: Int

    /// The message itself.
    package static let whole = FieldPath(text: "", depth: 0)

    /// The name of the resource.
    package static let name = FieldPath.whole.field("name")

    private init(text: String, depth: Int) {
        self.text = text
        self.depth = depth
    }

    /// A field of the message at this place.
    func field(_ name: String) -> FieldPath {
        FieldPath(text: text.isEmpty ? name : "\(text).\(name)", depth: depth + 1)
    }

    /// An item of the list at this place.
    func item(_ place: Int) -> FieldPath { FieldPath(text: "\(text)[\(place)]", depth: depth) }

    /// A value of the map at this place.
    func key(_ key: String) -> FieldPath { FieldPath(text: "\(text)[\"\(key)\"]", depth: depth) }
}
