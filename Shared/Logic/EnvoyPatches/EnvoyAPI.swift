import EnvoyDescriptors
import MeshDomain

/// Envoy's published API: what messages and enums there are, and what is in them.
///
/// The text it is read from is part of the program and is read once, when somebody first asks (about 1,200 messages).
package struct EnvoyAPI: Sendable {
    /// The API this version was built with.
    package static let published = EnvoyAPI(EnvoyAPIText.blocks)

    private let messages: [String: MessageShape]
    private let enumerations: [String: EnumerationShape]

    /// Reads the format that `Shared/Schema/Generator/published.py` writes; what is not of that format is our own mistake.
    init(_ text: String) {
        var messages: [String: MessageShape] = [:]
        var enumerations: [String: EnumerationShape] = [:]
        var lines: [[Substring.UTF8View]] = []
        func finish() {
            guard let head = lines.first, head.count == 2 else { return }
            let name = String(Substring(head[1]))
            if head[0].first == UInt8(ascii: "m") {
                messages[name] = MessageShape(name, lines.dropFirst())
            } else {
                enumerations[name] = EnumerationShape(lines.dropFirst())
            }
            lines = []
        }
        for line in text[...].utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.isEmpty { finish() } else { lines.append(line.split(separator: UInt8(ascii: " "))) }
        }
        finish()
        self.messages = messages
        self.enumerations = enumerations
    }

    /// The message of that full name.
    func message(_ name: String) -> MessageShape? { messages[name] }

    /// The enum of that full name.
    func enumeration(_ name: String) -> EnumerationShape? { enumerations[name] }

    /// The full names of all messages, sorted.
    package var messageNames: [String] { messages.keys.sorted() }

    /// Every message and enum that some field refers to and that is not there; empty, or the text is damaged.
    package var missing: [String] {
        let referred = messages.values.flatMap(\.fields).map(\.kind).compactMap { kind -> String? in
            switch kind {
            case .message(let name): messages[name] == nil ? name : nil
            case .enumeration(let name): enumerations[name] == nil ? name : nil
            case .scalar: nil
            }
        }
        return Set(referred).sorted()
    }
}

/// A message of the API.
struct MessageShape: Sendable {
    let fullName: String
    /// Sorted by number.
    let fields: [FieldShape]
    private let places: [String: Int]

    fileprivate init(_ name: String, _ lines: some Sequence<[Substring.UTF8View]>) {
        fullName = name
        fields = lines.compactMap { FieldShape($0, in: name) }
        var places: [String: Int] = [:]
        for (place, field) in fields.enumerated() {
            places[field.apiName] = place
            places[field.jsonName] = place
        }
        self.places = places
    }

    /// The field of that name, as it is written in the API or in JSON.
    func field(named name: String) -> FieldShape? { places[name].map { fields[$0] } }

    /// The field of that number.
    func field(_ number: UInt64) -> FieldShape? { fields.first { $0.number == number } }
}

/// An enum of the API.
struct EnumerationShape: Sendable {
    private let numbers: [String: Int32]
    private let names: [Int32: String]

    fileprivate init(_ lines: some Sequence<[Substring.UTF8View]>) {
        var numbers: [String: Int32] = [:]
        var names: [Int32: String] = [:]
        for line in lines where line.count == 2 {
            let value = String(Substring(line[1]))
            guard let number = Int32(Substring(line[0])) else { continue }
            numbers[value] = number
            if names[number] == nil { names[number] = value }
        }
        self.numbers = numbers
        self.names = names
    }

    func number(of name: String) -> Int32? { numbers[name] }
    func name(of number: Int32) -> String? { names[number] }
}

/// A field of a message.
struct FieldShape: Sendable {
    enum Cardinality: Sendable, Hashable {
        /// The value that means nothing is not written.
        case single
        /// Every value is written: it counts that it is there.
        case present
        case repeated
        case map(key: ScalarKind)
    }

    let number: UInt64
    /// As in the API: `port_value`.
    let apiName: String
    let jsonName: String
    /// Of the field, of one item of a list, or of the values of a map.
    let kind: FieldKind
    let cardinality: Cardinality
    /// Of the fields with the same one only one may be given.
    let oneof: String?

    fileprivate init?(_ line: [Substring.UTF8View], in message: String) {
        guard line.count >= 3, let number = UInt64(Substring(line[0])) else { return nil }
        self.number = number
        apiName = String(Substring(line[1]))
        jsonName = Self.jsonName(apiName)
        oneof = line.count > 3 ? String(Substring(line[3])) : nil
        var type = Substring(line[2])
        switch type.first {
        case "*":
            cardinality = .repeated
            type.removeFirst()
        case "?":
            cardinality = .present
            type.removeFirst()
        case "%":
            let comma = type.firstIndex(of: ",") ?? type.endIndex
            guard let key = ScalarKind(rawValue: String(type[..<comma].dropFirst())) else { return nil }
            cardinality = .map(key: key)
            type = type[comma...].dropFirst()
        default: cardinality = oneof == nil ? .single : .present
        }
        guard let kind = FieldKind(type, in: message) else { return nil }
        self.kind = kind
    }

    /// Takes away the other fields of which only one may be given.
    func removeOthers(of oneof: String, from object: inout MeshObject, in shape: MessageShape) {
        for other in shape.fields where other.oneof == oneof && other.number != number { object[other.jsonName] = nil }
    }

    /// The name in JSON, as protobuf derives it: `port_value` is `portValue`.
    private static func jsonName(_ name: String) -> String {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts.first ?? "")) { text, part in
            text += part.prefix(1).uppercased() + part.dropFirst()
        }
    }
}

/// What a value is.
enum FieldKind: Sendable, Hashable {
    case scalar(ScalarKind)
    case message(String)
    case enumeration(String)

    fileprivate init?(_ text: Substring, in message: String) {
        let isReference = text.dropFirst().first == ":"
        guard isReference else {
            guard let kind = ScalarKind(rawValue: String(text)) else { return nil }
            self = .scalar(kind)
            return
        }
        let target = text.dropFirst(2)
        // A leading dot stands for the package, which is all before the first part with a capital letter.
        let package = message.split(separator: ".").prefix { $0.first?.isUppercase == false }.joined(separator: ".")
        let name = target.first == "." ? package + target : String(target)
        self = text.first == "m" ? .message(name) : .enumeration(name)
    }
}

/// The types of protobuf that are neither message nor enum.
enum ScalarKind: String, Sendable, Hashable {
    case double, float, int32, int64, uint32, uint64, sint32, sint64, fixed32, fixed64, sfixed32, sfixed64, bool,
        string,
        bytes
}
