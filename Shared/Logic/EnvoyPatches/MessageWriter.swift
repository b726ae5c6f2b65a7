import ConsulJSON
import MeshDomain

/// JSON to bytes.
struct MessageWriter {
    let codec: EnvoyCodec

    func message(_ value: MeshValue, _ name: String, _ path: FieldPath) throws(EnvoyJSONProblem) -> [UInt8] {
        if let special = WellKnown(rawValue: name) { return try wellKnown(value, special, path) }
        guard let object = value.objectValue else {
            throw EnvoyJSONProblem(path, "an object is needed (\(name)), not \(value.kindName)")
        }
        return try fields(object, try codec.shape(name, path), path)
    }

    /// The members of an object as the fields of a message.
    private func fields(
        _ object: MeshObject,
        _ shape: MessageShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> [UInt8] {
        var given: [UInt64: (field: FieldShape, key: String, value: MeshValue)] = [:]
        var chosen: [String: String] = [:]
        for entry in object.entries {
            guard let field = shape.field(named: entry.key) else {
                throw EnvoyJSONProblem(path.field(entry.key), "\(shape.fullName) has no such field")
            }
            if entry.value.isNull, field.kind != .message(WellKnown.value.rawValue) { continue }
            if let other = given[field.number] {
                throw EnvoyJSONProblem(path.field(entry.key), "this is given twice, also as \"\(other.key)\"")
            }
            if let oneof = field.oneof, let other = chosen.updateValue(entry.key, forKey: oneof) {
                throw EnvoyJSONProblem(path.field(entry.key), "only one of this and \"\(other)\" may be given")
            }
            given[field.number] = (field, entry.key, entry.value)
        }
        var output = WireOutput()
        for (_, item) in given.sorted(by: { $0.key < $1.key }) {
            try write(item.value, item.field, path.field(item.key), &output)
        }
        return output.bytes
    }

    private func write(
        _ value: MeshValue,
        _ field: FieldShape,
        _ path: FieldPath,
        _ output: inout WireOutput
    ) throws(EnvoyJSONProblem) {
        switch field.cardinality {
        case .single, .present:
            let content = try self.content(value, field.kind, path)
            if case .single = field.cardinality, content.isDefault, !field.kind.isMessage { return }
            put(content.bytes, field.number, field.kind, &output)
        case .repeated: try write(list: value, field, path, &output)
        case .map(let key): try write(map: value, key, field, path, &output)
        }
    }

    private func write(
        list value: MeshValue,
        _ field: FieldShape,
        _ path: FieldPath,
        _ output: inout WireOutput
    ) throws(EnvoyJSONProblem) {
        guard let items = value.arrayValue else {
            throw EnvoyJSONProblem(path, "a list is needed, not \(value.kindName)")
        }
        let isPacked = field.kind.wireType != .delimited
        var packed: [UInt8] = []
        for (place, item) in items.enumerated() {
            let content = try self.content(item, field.kind, path.item(place)).bytes
            if isPacked { packed += content } else { output.delimited(field.number, content) }
        }
        if !packed.isEmpty { output.delimited(field.number, packed) }
    }

    private func write(
        map value: MeshValue,
        _ keyKind: ScalarKind,
        _ field: FieldShape,
        _ path: FieldPath,
        _ output: inout WireOutput
    ) throws(EnvoyJSONProblem) {
        guard let object = value.objectValue else {
            throw EnvoyJSONProblem(path, "an object is needed, not \(value.kindName)")
        }
        for entry in object.sortedByKey().entries {
            let place = path.key(entry.key)
            // Truth values as keys are text in JSON; Envoy's API has none.
            let key = try ScalarCoding.content(.string(entry.key), keyKind, place)
            var item = WireOutput()
            put(key.bytes, 1, .scalar(keyKind), &item)
            put(try content(entry.value, field.kind, place).bytes, 2, field.kind, &item)
            output.delimited(field.number, item.bytes)
        }
    }

    private func put(_ content: [UInt8], _ number: UInt64, _ kind: FieldKind, _ output: inout WireOutput) {
        if kind.wireType == .delimited { return output.delimited(number, content) }
        output.tag(number, kind.wireType)
        output.raw(content)
    }

    /// One value without its tag and length.
    private func content(
        _ value: MeshValue,
        _ kind: FieldKind,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (bytes: [UInt8], isDefault: Bool) {
        switch kind {
        case .scalar(let scalar): return try ScalarCoding.content(value, scalar, path)
        case .message(let name): return (try message(value, name, path), false)
        case .enumeration(let name):
            let number = try enumeration(value, name, path)
            return (ScalarCoding.varint(UInt64(bitPattern: Int64(number))), number == 0)
        }
    }

    private func enumeration(
        _ value: MeshValue,
        _ name: String,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> Int32 {
        if name == "google.protobuf.NullValue", value.isNull { return 0 }
        guard let shape = codec.api.enumeration(name) else {
            throw EnvoyJSONProblem(path, "\"\(name)\" is no enum of Envoy's API")
        }
        if let text = value.stringValue {
            guard let number = shape.number(of: text) else {
                throw EnvoyJSONProblem(path, "\(name) has no value \"\(text)\"")
            }
            return number
        }
        guard let number = value.intValue.flatMap({ Int32(exactly: $0) }) else {
            throw EnvoyJSONProblem(path, "the name of a value of \(name) is needed, not \(value.kindName)")
        }
        guard shape.name(of: number) != nil else {
            throw EnvoyJSONProblem(path, "\(name) has no value \(number)")
        }
        return number
    }

    // MARK: - Messages with a form of their own

    private func wellKnown(
        _ value: MeshValue,
        _ special: WellKnown,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> [UInt8] {
        let shape = try codec.shape(special.rawValue, path)
        switch special {
        case .any: return try any(value, path)
        case .duration, .timestamp:
            let (seconds, nanos) =
                try special == .duration
                ? ScalarCoding.duration(value, path) : ScalarCoding.timestamp(value, path)
            return try fields(["seconds": .int(seconds), "nanos": .int(nanos)], shape, path)
        case .fieldMask: return try fields(["paths": ScalarCoding.maskPaths(value, path)], shape, path)
        case .structure: return try fields(["fields": value], shape, path)
        case .listValue: return try fields(["values": value], shape, path)
        case .value:
            let member: (String, MeshValue) =
                switch value {
                // A null inside an object means nothing is given, so the number of the only value stands for it.
                case .null: ("null_value", 0)
                case .bool: ("bool_value", value)
                case .int, .unsigned, .double: ("number_value", value)
                case .string: ("string_value", value)
                case .array: ("list_value", value)
                case .object: ("struct_value", value)
                }
            return try fields(MeshObject([member]), shape, path)
        case .double, .float, .int64, .uint64, .int32, .uint32, .bool, .string, .bytes:
            return try fields(["value": value], shape, path)
        }
    }

    private func any(_ value: MeshValue, _ path: FieldPath) throws(EnvoyJSONProblem) -> [UInt8] {
        guard var object = value.objectValue else {
            throw EnvoyJSONProblem(path, "an object with \"@type\" is needed, not \(value.kindName)")
        }
        if object.isEmpty { return [] }
        guard let type = object["@type"]?.stringValue else {
            throw EnvoyJSONProblem(path, "\"@type\" is missing; it names the message: \"type.googleapis.com/...\"")
        }
        object["@type"] = nil
        let name = EnvoyCodec.messageName(ofType: type)
        let content: [UInt8]
        if WellKnown(rawValue: name) != nil {
            guard object.count == 1, let inner = object["value"] else {
                throw EnvoyJSONProblem(path, "a \(name) is written as {\"@type\": ..., \"value\": ...}")
            }
            content = try message(inner, name, path.field("value"))
        } else {
            content = try fields(object, try codec.shape(name, path), path)
        }
        var output = WireOutput()
        output.delimited(1, Array(type.utf8))
        if !content.isEmpty { output.delimited(2, content) }
        return output.bytes
    }
}

extension FieldKind {
    var isMessage: Bool {
        if case .message = self { true } else { false }
    }
}

/// The messages that have a JSON form of their own.
enum WellKnown: String {
    case any = "google.protobuf.Any"
    case duration = "google.protobuf.Duration"
    case timestamp = "google.protobuf.Timestamp"
    case fieldMask = "google.protobuf.FieldMask"
    case structure = "google.protobuf.Struct"
    case value = "google.protobuf.Value"
    case listValue = "google.protobuf.ListValue"
    case double = "google.protobuf.DoubleValue"
    case float = "google.protobuf.FloatValue"
    case int64 = "google.protobuf.Int64Value"
    case uint64 = "google.protobuf.UInt64Value"
    case int32 = "google.protobuf.Int32Value"
    case uint32 = "google.protobuf.UInt32Value"
    case bool = "google.protobuf.BoolValue"
    case string = "google.protobuf.StringValue"
    case bytes = "google.protobuf.BytesValue"
}
