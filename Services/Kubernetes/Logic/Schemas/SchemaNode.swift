package import MeshDomain

/// What may stand at one place of a resource, as OpenAPI says it.
package indirect enum SchemaNode: Sendable, Hashable {
    /// Text; of these words only, when there are any.
    case text([String] = [])
    /// A point in time.
    case time
    /// A whole number.
    case whole
    /// Any number.
    case number
    /// A truth value.
    case flag
    /// Any object.
    case free
    case list(SchemaNode)
    /// Named values of one kind.
    case map(SchemaNode)
    case object([SchemaField])

    /// One of these words, or nothing.
    static func oneOf(_ words: String...) -> SchemaNode { .text([""] + words) }

    /// The fields of an object.
    package var fields: [SchemaField] {
        switch self {
        case .object(let fields): fields
        case .list(let element), .map(let element): element.fields
        case .text, .time, .whole, .number, .flag, .free: []
        }
    }

    /// The schema as OpenAPI has it.
    ///
    /// Members that a schema does not name are kept by the API server, not dropped in silence: a misspelled one then reaches this program,
    /// which refuses it by name in the resource's condition.
    package func openAPI(keepsUnknown: Bool) -> MeshObject {
        switch self {
        case .text(let words):
            return words.isEmpty
                ? ["type": "string"] : ["type": "string", "enum": .array(words.map(MeshValue.string))]
        case .time: return ["type": "string", "format": "date-time"]
        case .whole: return ["type": "integer", "format": "int64"]
        case .number: return ["type": "number"]
        case .flag: return ["type": "boolean"]
        case .free: return ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
        case .list(let element):
            return ["type": "array", "items": .object(element.openAPI(keepsUnknown: keepsUnknown))]
        case .map(let element):
            return ["type": "object", "additionalProperties": .object(element.openAPI(keepsUnknown: keepsUnknown))]
        case .object(let fields):
            var object: MeshObject = ["type": "object"]
            let required = fields.filter(\.isRequired).map { MeshValue.string($0.name) }
            if !required.isEmpty { object["required"] = .array(required) }
            object["properties"] = .object(
                MeshObject(fields.map { ($0.name, .object($0.openAPI(keepsUnknown: keepsUnknown))) })
            )
            if keepsUnknown { object["x-kubernetes-preserve-unknown-fields"] = true }
            return object
        }
    }
}

/// One field of an object.
package struct SchemaField: Sendable, Hashable {
    package let name: String
    package let node: SchemaNode
    let help: String
    let isRequired: Bool

    /// Declares a field.
    init(_ name: String, _ node: SchemaNode, _ help: String = "", isRequired: Bool = false) {
        self.name = name
        self.node = node
        self.help = help
        self.isRequired = isRequired
    }

    func openAPI(keepsUnknown: Bool) -> MeshObject {
        var object = node.openAPI(keepsUnknown: keepsUnknown)
        if !help.isEmpty { object["description"] = .string(help) }
        return object
    }
}
