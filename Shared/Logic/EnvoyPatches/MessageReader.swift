import MeshDomain

/// Bytes to JSON.
struct MessageReader {
    let codec: EnvoyCodec

    /// What the bytes hold of one field, in the order of the bytes.
    private enum Piece {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)

        /// The value that a field has when it is not there.
        var isNothing: Bool {
            switch self {
            case .number(let bits): bits == 0
            case .bytes(let bytes): bytes.isEmpty
            }
        }
    }

    func message(_ bytes: ArraySlice<UInt8>, _ name: String, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        let shape = try codec.shape(name, path)
        if name == WellKnown.any.rawValue { return try any(bytes, shape, path) }
        let object = try fields(bytes, shape, path)
        guard let special = WellKnown(rawValue: name) else { return .object(object) }
        return try wellKnown(object, special, path)
    }

    private func fields(
        _ bytes: ArraySlice<UInt8>,
        _ shape: MessageShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> MeshObject {
        var input = WireInput(bytes)
        var pieces: [UInt64: [Piece]] = [:]
        var chosen: [String: UInt64] = [:]
        while !input.isAtEnd {
            let (field, piece) = try piece(&input, shape, path)
            pieces[field.number, default: []].append(piece)
            if let oneof = field.oneof, let other = chosen.updateValue(field.number, forKey: oneof),
                other != field.number
            {
                throw EnvoyJSONProblem(path.field(field.jsonName), "another one of \"\(oneof)\" is there, too")
            }
        }
        var object = MeshObject()
        for field in shape.fields {
            guard let found = pieces[field.number] else { continue }
            object[field.jsonName] = try value(found, field, path.field(field.jsonName))
        }
        return object
    }

    private func piece(
        _ input: inout WireInput,
        _ shape: MessageShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (FieldShape, Piece) {
        guard let tag = input.varint() else { throw EnvoyJSONProblem(path, "the bytes end inside a tag") }
        guard let field = shape.field(tag >> 3) else {
            throw EnvoyJSONProblem(path, "\(shape.fullName) has no field \(tag >> 3)")
        }
        let type = WireType(rawValue: tag & 7)
        let isList = field.cardinality == .repeated && type == .delimited
        guard let type, type == field.kind.wireType || isList || field.isMap && type == .delimited else {
            throw EnvoyJSONProblem(path.field(field.jsonName), "it stands on the wire as another type")
        }
        let piece: Piece? =
            switch type {
            case .varint: input.varint().map { .number($0) }
            case .fixed64: input.fixed(byteCount: 8).map { .number($0) }
            case .fixed32: input.fixed(byteCount: 4).map { .number($0) }
            case .delimited: input.delimited().map { .bytes($0) }
            }
        guard let piece else { throw EnvoyJSONProblem(path.field(field.jsonName), "the bytes end inside of it") }
        return (field, piece)
    }

    private func value(
        _ pieces: [Piece],
        _ field: FieldShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> MeshValue? {
        switch field.cardinality {
        case .single, .present:
            guard let last = pieces.last else { return nil }
            if case .message(let name) = field.kind {
                // A message that comes in several parts is the sum of them, which is what their bytes in a row mean.
                let all = pieces.flatMap { if case .bytes(let bytes) = $0 { Array(bytes) } else { [UInt8]() } }
                return try message(all[...], name, path)
            }
            return field.cardinality == .single && last.isNothing ? nil : try single(last, field.kind, path)
        case .repeated:
            var items: [MeshValue] = []
            for piece in pieces { try items += unpacked(piece, field, path.item(items.count)) }
            return items.isEmpty ? nil : .array(items)
        case .map(let key):
            var object = MeshObject()
            for piece in pieces {
                guard case .bytes(let bytes) = piece else { continue }
                let (name, value) = try entry(bytes, key, field.kind, path)
                object[name] = value
            }
            return .object(object.sortedByKey())
        }
    }

    private func unpacked(
        _ piece: Piece,
        _ field: FieldShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> [MeshValue] {
        guard case .bytes(let bytes) = piece, field.kind.wireType != .delimited else {
            return [try single(piece, field.kind, path)]
        }
        var input = WireInput(bytes)
        var values: [MeshValue] = []
        while !input.isAtEnd {
            let bits: UInt64? =
                switch field.kind.wireType {
                case .fixed64: input.fixed(byteCount: 8)
                case .fixed32: input.fixed(byteCount: 4)
                case .varint, .delimited: input.varint()
                }
            guard let bits else { throw EnvoyJSONProblem(path, "the bytes end inside of it") }
            values.append(try single(.number(bits), field.kind, path))
        }
        return values
    }

    private func single(_ piece: Piece, _ kind: FieldKind, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        switch (kind, piece) {
        case (.scalar(let scalar), .number(let bits)): return try ScalarCoding.value(bits, scalar, path)
        case (.scalar(let scalar), .bytes(let bytes)): return try ScalarCoding.value(bytes, scalar, path)
        case (.message(let name), .bytes(let bytes)): return try message(bytes, name, path)
        case (.enumeration(let name), .number(let bits)):
            let number = Int64(bitPattern: bits)
            guard let value = Int32(exactly: number).flatMap({ codec.api.enumeration(name)?.name(of: $0) }) else {
                throw EnvoyJSONProblem(path, "\(name) has no value \(number)")
            }
            return .string(value)
        case (.message, .number), (.enumeration, .bytes):
            throw EnvoyJSONProblem(path, "it stands on the wire as another type")
        }
    }

    private func entry(
        _ bytes: ArraySlice<UInt8>,
        _ key: ScalarKind,
        _ kind: FieldKind,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (String, MeshValue) {
        var input = WireInput(bytes)
        var name: MeshValue?
        var content: Piece?
        while !input.isAtEnd {
            guard let tag = input.varint(), let type = WireType(rawValue: tag & 7) else {
                throw EnvoyJSONProblem(path, "the bytes end inside an entry")
            }
            let piece: Piece? =
                switch type {
                case .varint: input.varint().map { .number($0) }
                case .fixed64: input.fixed(byteCount: 8).map { .number($0) }
                case .fixed32: input.fixed(byteCount: 4).map { .number($0) }
                case .delimited: input.delimited().map { .bytes($0) }
                }
            guard let piece else { throw EnvoyJSONProblem(path, "the bytes end inside an entry") }
            switch tag >> 3 {
            case 1 where type == key.wireType: name = try single(piece, .scalar(key), path)
            case 2 where type == kind.wireType: content = piece
            case let number: throw EnvoyJSONProblem(path, "an entry has no field \(number) of that type")
            }
        }
        // What is not there is the value that means nothing.
        let text: String
        switch name {
        case .string(let given)?: text = given
        case .int(let number)?: text = String(number)
        case .bool(let flag)?: text = flag ? "true" : "false"
        case .null?, .unsigned?, .double?, .array?, .object?, nil: text = key == .string ? "" : "0"
        }
        let nothing: Piece = kind.wireType == .delimited ? .bytes([]) : .number(0)
        return (text, try single(content ?? nothing, kind, path.key(text)))
    }

    // MARK: - Messages with a form of their own

    private func wellKnown(
        _ object: MeshObject,
        _ special: WellKnown,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> MeshValue {
        func whole(_ name: String) -> Int64 {
            object[name].flatMap { $0.intValue ?? $0.stringValue.flatMap { Int64($0) } } ?? 0
        }
        switch special {
        case .any: return .object(object)
        case .duration:
            return try ScalarCoding.duration(seconds: whole("seconds"), nanos: whole("nanos"), path)
        case .timestamp:
            return try ScalarCoding.timestamp(seconds: whole("seconds"), nanos: whole("nanos"), path)
        case .fieldMask:
            let paths = object["paths"]?.arrayValue?.compactMap(\.stringValue) ?? []
            return .string(paths.map(Self.maskText).joined(separator: ","))
        case .structure: return object["fields"] ?? .object(MeshObject())
        case .listValue: return object["values"] ?? .array([])
        case .value:
            guard let entry = object.entries.first else { throw EnvoyJSONProblem(path, "the value is missing") }
            return entry.key == "nullValue" ? .null : entry.value
        case .double, .float, .int32, .uint32: return object["value"] ?? .int(0)
        case .int64, .uint64: return object["value"] ?? .string("0")
        case .bool: return object["value"] ?? .bool(false)
        case .string, .bytes: return object["value"] ?? .string("")
        }
    }

    private static func maskText(_ path: String) -> String {
        var isCapital = false
        return path.reduce(into: "") { text, letter in
            if letter == "_" { isCapital = true } else { text += isCapital ? letter.uppercased() : String(letter) }
            if letter != "_" { isCapital = false }
        }
    }

    private func any(
        _ bytes: ArraySlice<UInt8>,
        _ shape: MessageShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> MeshValue {
        let parts = try rawAny(bytes, shape, path)
        guard !parts.type.isEmpty else {
            guard parts.content.isEmpty else { throw EnvoyJSONProblem(path, "the type of the message is missing") }
            return .object(MeshObject())
        }
        let name = EnvoyCodec.messageName(ofType: parts.type)
        let hasOwnForm = WellKnown(rawValue: name) != nil
        let value = try message(parts.content, name, hasOwnForm ? path.field("value") : path)
        if hasOwnForm { return .object(["@type": .string(parts.type), "value": value]) }
        return .object(
            MeshObject([("@type", .string(parts.type))] + (value.objectValue?.entries ?? []).map { ($0.key, $0.value) })
        )
    }

    private func rawAny(
        _ bytes: ArraySlice<UInt8>,
        _ shape: MessageShape,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (type: String, content: ArraySlice<UInt8>) {
        var input = WireInput(bytes)
        var (type, content) = ("", ArraySlice<UInt8>())
        while !input.isAtEnd {
            let (field, piece) = try piece(&input, shape, path)
            guard case .bytes(let bytes) = piece else { continue }
            if field.apiName == "value" {
                content = bytes
            } else {
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw EnvoyJSONProblem(path, "the type of the message is not UTF-8")
                }
                type = text
            }
        }
        return (type, content)
    }
}

extension FieldShape {
    fileprivate var isMap: Bool {
        if case .map = cardinality { true } else { false }
    }
}
