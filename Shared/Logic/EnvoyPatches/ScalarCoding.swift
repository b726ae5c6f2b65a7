import ConsulJSON
import MeshDomain

/// Single values between JSON and bytes, without tag and length.
enum ScalarCoding {
    static func varint(_ value: UInt64) -> [UInt8] {
        var output = WireOutput()
        output.varint(value)
        return output.bytes
    }

    private static func fixed(_ value: UInt64, _ byteCount: Int) -> [UInt8] {
        var output = WireOutput()
        output.fixed(value, byteCount: byteCount)
        return output.bytes
    }

    // MARK: - To bytes

    static func content(
        _ value: MeshValue,
        _ kind: ScalarKind,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (bytes: [UInt8], isDefault: Bool) {
        switch kind {
        case .bool:
            // The keys of maps are text.
            guard let flag = value.boolValue ?? value.stringValue.flatMap({ Bool($0) }) else {
                throw needs("true or false", value, path)
            }
            return ([flag ? 1 : 0], !flag)
        case .string:
            guard let text = value.stringValue else { throw needs("text", value, path) }
            return (Array(text.utf8), text.isEmpty)
        case .bytes:
            guard let text = value.stringValue else { throw needs("text in base64", value, path) }
            guard let bytes = try? Base64.decode(standardBase64(text)) else {
                throw EnvoyJSONProblem(path, "this is no base64")
            }
            return (bytes, bytes.isEmpty)
        case .double:
            let bits = try number(value, path).bitPattern
            return (fixed(bits, 8), bits == 0)
        case .float:
            let wide = try number(value, path)
            let narrow = Float(wide)
            guard narrow.isFinite || !wide.isFinite else {
                throw EnvoyJSONProblem(path, "the number does not fit 32 bits")
            }
            return (fixed(UInt64(narrow.bitPattern), 4), narrow.bitPattern == 0)
        case .int32, .int64, .sint32, .sint64, .sfixed32, .sfixed64:
            return signed(try signedNumber(value, kind.isNarrow, path), kind)
        case .uint32, .uint64, .fixed32, .fixed64:
            let number = try unsignedNumber(value, kind.isNarrow, path)
            switch kind {
            case .fixed32: return (fixed(number, 4), number == 0)
            case .fixed64: return (fixed(number, 8), number == 0)
            case _: return (varint(number), number == 0)
            }
        }
    }

    private static func signed(_ number: Int64, _ kind: ScalarKind) -> (bytes: [UInt8], isDefault: Bool) {
        let bits = UInt64(bitPattern: number)
        switch kind {
        case .sint32, .sint64: return (varint(bits << 1 ^ UInt64(bitPattern: number >> 63)), number == 0)
        case .sfixed32: return (fixed(bits, 4), number == 0)
        case .sfixed64: return (fixed(bits, 8), number == 0)
        case _: return (varint(bits), number == 0)
        }
    }

    private static func number(_ value: MeshValue, _ path: FieldPath) throws(EnvoyJSONProblem) -> Double {
        if let number = value.doubleValue { return number }
        switch value.stringValue {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        case let text?:
            if let number = Double(text), number.isFinite { return number }
            throw needs("a number", value, path)
        case nil: throw needs("a number", value, path)
        }
    }

    private static func signedNumber(
        _ value: MeshValue,
        _ isNarrow: Bool,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> Int64 {
        guard let number = value.intValue ?? value.stringValue.flatMap({ Int64($0) }) else {
            throw needs("a whole number", value, path)
        }
        guard !isNarrow || Int32(exactly: number) != nil else {
            throw EnvoyJSONProblem(path, "\(number) does not fit 32 bits")
        }
        return number
    }

    private static func unsignedNumber(
        _ value: MeshValue,
        _ isNarrow: Bool,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> UInt64 {
        guard let number = value.unsignedValue ?? value.stringValue.flatMap({ UInt64($0) }) else {
            throw needs("a whole number from 0", value, path)
        }
        guard !isNarrow || UInt32(exactly: number) != nil else {
            throw EnvoyJSONProblem(path, "\(number) does not fit 32 bits")
        }
        return number
    }

    private static func needs(_ what: String, _ value: MeshValue, _ path: FieldPath) -> EnvoyJSONProblem {
        let given =
            switch value {
            case .string(let text): "\"\(text.prefix(64))\""
            case .int(let number): "\(number)"
            case .double(let number): "\(number)"
            case .null, .bool, .unsigned, .array, .object: value.kindName
            }
        return EnvoyJSONProblem(path, "\(what) is needed, not \(given)")
    }

    /// Base64 of both alphabets, with or without padding, in the standard form.
    private static func standardBase64(_ text: String) -> String {
        var standard = text.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            case _: byte
            }
        }
        while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
        return String(decoding: standard, as: UTF8.self)
    }

    // MARK: - From bytes

    /// A number or a truth value as it stands on the wire.
    static func value(_ bits: UInt64, _ kind: ScalarKind, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        switch kind {
        case .bool: return .bool(bits != 0)
        case .double: return number(Double(bitPattern: bits))
        case .float:
            let narrow = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
            // The shortest text that is this number, not the digits of its wider form.
            return number(Double(narrow.description) ?? Double(narrow))
        case .int32, .sfixed32: return .int(Int64(Int32(truncatingIfNeeded: bits)))
        case .int64, .sfixed64: return .string(String(Int64(bitPattern: bits)))
        case .uint32, .fixed32: return .int(Int64(UInt32(truncatingIfNeeded: bits)))
        case .uint64, .fixed64: return .string(String(bits))
        case .sint32:
            return .int(Int64(Int32(truncatingIfNeeded: Int64(bits >> 1) ^ -Int64(bits & 1))))
        case .sint64: return .string(String(Int64(bits >> 1) ^ -Int64(bits & 1)))
        case .string, .bytes: throw EnvoyJSONProblem(path, "text stands on the wire as a number")
        }
    }

    static func value(
        _ bytes: ArraySlice<UInt8>,
        _ kind: ScalarKind,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> MeshValue {
        if kind == .bytes { return .string(Base64.encode(Array(bytes))) }
        guard kind == .string, let text = String(validating: bytes, as: UTF8.self) else {
            throw EnvoyJSONProblem(path, "the text is not UTF-8")
        }
        return .string(text)
    }

    private static func number(_ value: Double) -> MeshValue {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        // Whole numbers are written without a fraction; a negative zero would lose its sign.
        if value.sign == .plus || value != 0, let whole = Int64(exactly: value) { return .int(whole) }
        return .double(value)
    }

    // MARK: - Times

    /// The longest time that protobuf has, in seconds.
    private static let longest: Int64 = 315_576_000_000

    /// `1.5s`: seconds and nanoseconds, which have the same sign.
    static func duration(
        _ value: MeshValue,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (seconds: Int64, nanos: Int64) {
        guard let text = value.stringValue, text.utf8.last == UInt8(ascii: "s") else {
            throw needs("a time in seconds, such as \"1.5s\",", value, path)
        }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.dropLast().dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : "0"
        let digits = (UInt8(ascii: "0")...UInt8(ascii: "9"))
        guard let whole = parts.first, !whole.isEmpty, !fraction.isEmpty, fraction.utf8.count <= 9,
            (whole + fraction).utf8.allSatisfy({ digits.contains($0) }),
            let seconds = Int64(whole), seconds <= longest,
            let nanos = Int64(fraction + String(repeating: "0", count: 9 - fraction.utf8.count))
        else { throw needs("a time in seconds, such as \"1.5s\",", value, path) }
        return isNegative ? (-seconds, -nanos) : (seconds, nanos)
    }

    /// The text of a time, with as many digits as it needs: none, three, six or nine.
    static func duration(seconds: Int64, nanos: Int64, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        guard abs(nanos) < 1_000_000_000, (-longest...longest).contains(seconds),
            seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0)
        else { throw EnvoyJSONProblem(path, "this is no time: \(seconds) s and \(nanos) ns") }
        let sign = seconds < 0 || nanos < 0 ? "-" : ""
        guard nanos != 0 else { return .string("\(sign)\(abs(seconds))s") }
        var digits = String(String(1_000_000_000 + abs(nanos)).dropFirst())
        while digits.hasSuffix("000") { digits.removeLast(3) }
        return .string("\(sign)\(abs(seconds)).\(digits)s")
    }

    /// A moment in RFC 3339, between the years 1678 and 2262.
    static func timestamp(
        _ value: MeshValue,
        _ path: FieldPath
    ) throws(EnvoyJSONProblem) -> (seconds: Int64, nanos: Int64) {
        guard let text = value.stringValue, case .some(.some(let all)) = GoTime.nanoseconds(parsing: text) else {
            throw needs("a moment such as \"2026-01-02T03:04:05Z\"", value, path)
        }
        let nanos = (all % 1_000_000_000 + 1_000_000_000) % 1_000_000_000
        return ((all - nanos) / 1_000_000_000, nanos)
    }

    static func timestamp(seconds: Int64, nanos: Int64, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (all, carry) = scaled.addingReportingOverflow(nanos)
        guard !overflow, !carry, (0..<1_000_000_000).contains(nanos) else {
            throw EnvoyJSONProblem(path, "this is no moment between the years 1678 and 2262")
        }
        return .string(GoTime.text(nanoseconds: all))
    }

    /// `a.fieldName,b` as the list of paths in the API's spelling.
    static func maskPaths(_ value: MeshValue, _ path: FieldPath) throws(EnvoyJSONProblem) -> MeshValue {
        guard let text = value.stringValue else { throw needs("text such as \"a.b,c\"", value, path) }
        return .array(
            text.split(separator: ",").map { item in
                .string(item.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) })
            }
        )
    }
}

extension ScalarKind {
    /// Whether it has 32 bits.
    fileprivate var isNarrow: Bool {
        switch self {
        case .int32, .uint32, .sint32, .fixed32, .sfixed32, .float: true
        case .int64, .uint64, .sint64, .fixed64, .sfixed64, .double, .bool, .string, .bytes: false
        }
    }
}
