/// How values stand on the wire.
enum WireType: UInt64 {
    case varint = 0
    case fixed64 = 1
    case delimited = 2
    case fixed32 = 5
}

extension ScalarKind {
    var wireType: WireType {
        switch self {
        case .int32, .int64, .uint32, .uint64, .sint32, .sint64, .bool: .varint
        case .double, .fixed64, .sfixed64: .fixed64
        case .float, .fixed32, .sfixed32: .fixed32
        case .string, .bytes: .delimited
        }
    }
}

extension FieldKind {
    var wireType: WireType {
        switch self {
        case .scalar(let kind): kind.wireType
        case .enumeration: .varint
        case .message: .delimited
        }
    }
}

/// Bytes of a message that grow field by field.
struct WireOutput {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func fixed(_ value: UInt64, byteCount: Int) {
        for place in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(place)))) }
    }

    mutating func tag(_ number: UInt64, _ type: WireType) { varint(number << 3 | type.rawValue) }

    mutating func raw(_ more: [UInt8]) { bytes += more }

    mutating func delimited(_ number: UInt64, _ content: [UInt8]) {
        tag(number, .delimited)
        varint(UInt64(content.count))
        bytes += content
    }
}

/// Bytes of a message that are read from front to back.
struct WireInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// Nil when the bytes end too early or the number needs more than 64 bits.
    mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            if shift == 63, byte > 1 { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    mutating func fixed(byteCount: Int) -> UInt64? {
        guard rest.count >= byteCount else { return nil }
        var value: UInt64 = 0
        for (place, byte) in rest.prefix(byteCount).enumerated() { value |= UInt64(byte) << (8 * UInt64(place)) }
        rest = rest.dropFirst(byteCount)
        return value
    }

    mutating func delimited() -> ArraySlice<UInt8>? {
        guard let count = varint(), count <= UInt64(rest.count) else { return nil }
        let content = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return content
    }
}
