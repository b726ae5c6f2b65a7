import ConsulJSON
import MeshDomain

/// Reads the arguments of an extension: names without regard to case, and every fault with its place.
///
/// Names that an extension does not know are not looked at, as in Consul.
struct ArgumentReader {
    private let object: MeshObject
    /// `Arguments.Config.GrpcService`.
    let place: String

    init(_ object: MeshObject, place: String = "Arguments") {
        self.object = object
        self.place = place
    }

    /// The place of one of the arguments.
    func place(of name: String) -> String { "\(place).\(name)" }

    /// A fault of one of the arguments.
    func fault(_ name: String, _ reason: String) -> ExtensionProblem {
        ExtensionProblem("\(place(of: name)) \(reason)")
    }

    /// The value as it is; nil when it is not given or empty.
    func value(_ name: String) -> MeshValue? {
        guard let value = object.value(ignoringCaseOf: name), !value.isNull else { return nil }
        let isEmpty = value.stringValue?.isEmpty ?? value.arrayValue?.isEmpty ?? value.objectValue?.isEmpty ?? false
        // `nil` beside a value would be the JSON value null.
        return isEmpty ? MeshValue?.none : value
    }

    /// The value of an argument that has to be given.
    func needed(_ name: String) throws(ExtensionProblem) -> MeshValue {
        guard let value = value(name) else { throw fault(name, "is required") }
        return value
    }

    func text(_ name: String) throws(ExtensionProblem) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.stringValue else { throw fault(name, "must be a text, not \(value.kindName)") }
        return text
    }

    func neededText(_ name: String) throws(ExtensionProblem) -> String {
        guard let text = try text(name) else { throw fault(name, "is required") }
        return text
    }

    /// One of a few words, written in any case.
    func choice(_ name: String, of words: [String], else standard: String) throws(ExtensionProblem) -> String {
        guard let text = try text(name) else { return standard }
        guard let word = words.first(where: { equalIgnoringCase($0, text) }) else {
            throw fault(name, "is \"\(text)\"; it must be one of \(words.joined(separator: ", "))")
        }
        return word
    }

    func flag(_ name: String) throws(ExtensionProblem) -> Bool {
        guard let value = value(name) else { return false }
        if let flag = value.boolValue { return flag }
        switch value.stringValue {
        case "true"?: return true
        case "false"?: return false
        default: throw fault(name, "must be true or false, not \(value.kindName)")
        }
    }

    /// A whole number within a range.
    func number(_ name: String, in range: ClosedRange<Int64>) throws(ExtensionProblem) -> Int64? {
        guard let value = value(name) else { return nil }
        guard let number = value.intValue ?? value.stringValue.flatMap({ Int64($0) }), range.contains(number) else {
            throw fault(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A duration in the form that Envoy's JSON has: `1.5s`.
    func duration(_ name: String) throws(ExtensionProblem) -> MeshValue? {
        guard let text = try text(name) else { return nil }
        let nanoseconds: Int64
        do { nanoseconds = try GoDuration.nanoseconds(parsing: text) } catch {
            throw fault(name, "is \"\(text)\", which is no duration such as \"250ms\" or \"2s\"")
        }
        guard nanoseconds > 0 else { throw fault(name, "is \"\(text)\"; it must be longer than 0") }
        return Self.envoyDuration(nanoseconds: nanoseconds)
    }

    static func envoyDuration(nanoseconds: Int64) -> MeshValue {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard rest > 0 else { return .string("\(seconds)s") }
        let digits = String(rest)
        return .string("\(seconds).\(String(repeating: "0", count: 9 - digits.count))\(digits)s")
    }

    /// The arguments inside another one.
    func inside(_ name: String) throws(ExtensionProblem) -> ArgumentReader? {
        guard let value = value(name) else { return nil }
        guard let object = value.objectValue else { throw fault(name, "must be an object, not \(value.kindName)") }
        return ArgumentReader(object, place: place(of: name))
    }

    func neededInside(_ name: String) throws(ExtensionProblem) -> ArgumentReader {
        guard let reader = try inside(name) else { throw fault(name, "is required") }
        return reader
    }

    /// The arguments in each item of a list.
    func list(_ name: String) throws(ExtensionProblem) -> [ArgumentReader] {
        guard let value = value(name) else { return [] }
        guard let items = value.arrayValue else { throw fault(name, "must be a list, not \(value.kindName)") }
        var readers: [ArgumentReader] = []
        for (position, item) in items.enumerated() {
            let place = "\(place(of: name))[\(position)]"
            guard let object = item.objectValue else {
                throw ExtensionProblem("\(place) must be an object, not \(item.kindName)")
            }
            readers.append(ArgumentReader(object, place: place))
        }
        return readers
    }

    func texts(_ name: String) throws(ExtensionProblem) -> [String] {
        guard let value = value(name) else { return [] }
        guard let items = value.arrayValue else { throw fault(name, "must be a list, not \(value.kindName)") }
        let texts = items.compactMap(\.stringValue)
        guard texts.count == items.count else { throw fault(name, "must be a list of texts") }
        return texts
    }

    /// The members of a map, sorted by name.
    func members(_ name: String) throws(ExtensionProblem) -> [(key: String, value: MeshValue)] {
        guard let value = value(name) else { return [] }
        guard let object = value.objectValue else { throw fault(name, "must be a map, not \(value.kindName)") }
        return object.sortedByKey().entries.map { ($0.key, $0.value) }
    }
}

extension MeshObject {
    /// Sets a member if there is a value for it.
    mutating func set(_ key: String, _ value: MeshValue?) {
        if let value { self[key] = value }
    }

    /// Sets a truth value unless it is false, which Envoy's JSON leaves out.
    mutating func set(_ key: String, _ flag: Bool) {
        if flag { self[key] = true }
    }
}
