package import MeshDomain

/// How the members of an object are matched and converted.
package enum ReadingRules: Sendable, Hashable {
    /// Bodies of the HTTP API: names without regard to case, exact types.
    case body
    /// Config entries and files: `snake_case` and `CamelCase` alike, numbers for texts and the reverse, one for a list.
    case weak
    /// What this program kept on disk: as bodies, and members that a later version added are passed over.
    case kept
    /// Blocks of an agent's configuration files: `snake_case` without regard to case, exact types, one block for a list.
    case file
    /// Services and checks in such files: as ``file``, but in the API's `CamelCase`, too.
    case definition

    /// Whether it is about an agent's files, where a mistake is named by its whole place.
    var isFile: Bool { self == .file || self == .definition }
}

/// Reads the members of one object by name, notes which were used, and reports the others as unknown.
///
/// - Source: Consul's request decoding: bodies name an unknown field, config entries list all invalid keys.
package struct ObjectReader {
    private struct Member {
        let key: String
        /// Of its letters; names that are the same but for case and underscores have the same.
        let signature: UInt64
        let value: MeshValue
        var isTaken = false
    }

    /// What was not understood, shared by an object and all objects in it.
    private final class Report {
        var unknown: [String] = []
        /// Whether the unknown is only noted.
        var isLenient = false
    }

    /// How members are matched.
    package let rules: ReadingRules
    /// Where the object stands, for messages; empty at the top.
    package let path: String
    private var members: [Member]
    private let report: Report
    private let isRoot: Bool

    /// Starts to read an object.
    package init(_ object: MeshObject, rules: ReadingRules, path: String = "") {
        self.init(object, rules: rules, path: path, report: Report(), isRoot: true)
    }

    /// Starts to read a value that has to be an object (or, by weak rules, a list of one).
    ///
    /// - Throws: `badRequest` when it is something else.
    package init(_ value: MeshValue, rules: ReadingRules, path: String = "") throws(MeshError) {
        self.init(try Self.object(value, rules: rules, path: path), rules: rules, path: path)
    }

    private init(_ object: MeshObject, rules: ReadingRules, path: String, report: Report, isRoot: Bool) {
        self.rules = rules
        self.path = path
        self.report = report
        self.isRoot = isRoot
        members = object.entries.map { Member(key: $0.key, signature: signature(of: $0.key), value: $0.value) }
    }

    /// Has `finish` note the members that are unknown, in all objects, instead of refusing them.
    package func noteUnknown() { report.isLenient = true }

    /// The members that were found to be unknown so far, with their places.
    package var unknown: [String] { report.unknown }

    /// The names of members in their order.
    package var keys: [String] { members.map(\.key) }

    /// The member of that name, nil when missing or null.
    ///
    /// - Parameters:
    ///   - name: The name in Consul's CamelCase.
    ///   - alias: A second name.
    ///   - snake: Whether `snake_case` is accepted by the rules of bodies, too.
    /// - Returns: The value as given.
    package mutating func value(_ name: String, alias: String? = nil, snake: Bool = false) -> MeshValue? {
        let wanted = signature(of: name)
        let other = alias.map(signature) ?? wanted
        let loose = snake || rules == .weak || rules == .definition
        let spelling = rules == .file ? snakeCase(name) : name
        var found: MeshValue?
        for place in members.indices {
            guard members[place].signature == wanted || members[place].signature == other else { continue }
            let key = members[place].key
            guard isSameSqueezed(key, name) || alias.map({ isSameSqueezed(key, $0) }) == true else { continue }
            let isSpelled = equalIgnoringCase(key, spelling) || alias.map { equalIgnoringCase(key, $0) } == true
            guard loose || isSpelled else { continue }
            members[place].isTaken = true
            found = members[place].value
        }
        return found == .null ? nil : found
    }

    /// Marks a member as known without reading it.
    package mutating func ignore(_ names: String...) {
        for name in names { _ = value(name, snake: true) }
    }

    /// Marks all members as known.
    package mutating func ignoreRest() {
        for place in members.indices { members[place].isTaken = true }
    }

    /// Text, empty when missing.
    package mutating func string(_ name: String, alias: String? = nil, snake: Bool = false) throws(MeshError) -> String
    {
        guard let value = value(name, alias: alias, snake: snake) else { return "" }
        return try text(value, name)
    }

    /// A whole number, 0 when missing.
    package mutating func int(_ name: String, snake: Bool = false) throws(MeshError) -> Int {
        try optionalInt(name, snake: snake) ?? 0
    }

    /// A whole number.
    package mutating func optionalInt(_ name: String, snake: Bool = false) throws(MeshError) -> Int? {
        guard let value = value(name, snake: snake) else { return nil }
        if let number = whole(value) { return Int(number) }
        if rules == .weak {
            if let text = value.stringValue {
                if text.isEmpty { return 0 }
                guard let number = Int(text) else {
                    throw failure(
                        "cannot parse '\(place(name))' as int: strconv.ParseInt: parsing \"\(text)\": invalid syntax"
                    )
                }
                return number
            }
            if let flag = value.boolValue { return flag ? 1 : 0 }
        }
        throw mismatch(name, "int", value)
    }

    /// A number from 0, 0 when missing.
    package mutating func unsigned(_ name: String) throws(MeshError) -> UInt64 {
        guard let value = value(name) else { return 0 }
        guard !isFraction(value), let number = value.unsignedValue else { throw mismatch(name, "uint64", value) }
        return number
    }

    /// A truth value, false when missing.
    package mutating func bool(_ name: String, snake: Bool = false) throws(MeshError) -> Bool {
        try optionalBool(name, snake: snake) ?? false
    }

    /// A truth value.
    package mutating func optionalBool(_ name: String, snake: Bool = false) throws(MeshError) -> Bool? {
        guard let value = value(name, snake: snake) else { return nil }
        if let flag = value.boolValue { return flag }
        if rules == .weak {
            if let number = value.intValue { return number != 0 }
            if let text = value.stringValue {
                if ["1", "t", "T", "true", "TRUE", "True"].contains(text) { return true }
                if ["", "0", "f", "F", "false", "FALSE", "False"].contains(text) { return false }
            }
        }
        throw mismatch(name, "bool", value)
    }

    /// A duration in nanoseconds, from Go's text or a number of nanoseconds.
    package mutating func duration(_ name: String, snake: Bool = false) throws(MeshError) -> Int64? {
        guard let value = value(name, snake: snake) else { return nil }
        // In files a number would be nanoseconds, which nobody means.
        if !rules.isFile, let number = whole(value) { return number }
        guard let text = value.stringValue else {
            throw mismatch(name, rules.isFile ? "string" : "time.Duration", value)
        }
        if text.isEmpty { return nil }
        do { return try GoDuration.nanoseconds(parsing: text) } catch {
            throw failure(
                rules.isFile ? "'\(place(name))': invalid duration: \"\(text)\": \(error)" : error.description
            )
        }
    }

    /// A list of texts; nil when missing.
    package mutating func strings(
        _ name: String,
        alias: String? = nil,
        snake: Bool = false
    ) throws(MeshError) -> [String]? {
        guard let value = value(name, alias: alias, snake: snake) else { return nil }
        guard let items = value.arrayValue else {
            if rules == .weak { return [try text(value, name)] }
            throw mismatch(name, "[]string", value)
        }
        var texts: [String] = []
        texts.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            texts.append(try itemText(item, rules.isFile ? "\(name)[\(index)]" : name))
        }
        return texts
    }

    /// A map of texts; nil when missing.
    package mutating func stringMap(_ name: String, snake: Bool = false) throws(MeshError) -> [String: String]? {
        guard let value = value(name, snake: snake) else { return nil }
        let object = try Self.object(value, rules: rules, path: place(name))
        var map: [String: String] = [:]
        for entry in object.entries {
            map[entry.key] = try itemText(entry.value, rules.isFile ? "\(name)[\(entry.key)]" : name)
        }
        return map
    }

    /// A map of lists of texts, such as headers; nil when missing.
    package mutating func stringLists(_ name: String) throws(MeshError) -> [String: [String]]? {
        guard let value = value(name) else { return nil }
        let object = try Self.object(value, rules: rules, path: place(name))
        var lists: [String: [String]] = [:]
        for entry in object.entries where !entry.value.isNull {
            let items: [MeshValue]
            if let array = entry.value.arrayValue {
                items = array
            } else if rules == .weak {
                items = [entry.value]
            } else {
                throw mismatch(rules.isFile ? "\(name)[\(entry.key)]" : name, "[]string", entry.value)
            }
            let place = rules.isFile ? "\(name)[\(entry.key)]" : name
            var texts: [String] = []
            for (index, item) in items.enumerated() {
                texts.append(try itemText(item, rules.isFile ? "\(place)[\(index)]" : place))
            }
            lists[entry.key] = texts
        }
        return lists
    }

    /// An opaque object; nil when missing.
    package mutating func object(_ name: String, snake: Bool = false) throws(MeshError) -> MeshObject? {
        guard let value = value(name, snake: snake) else { return nil }
        return try Self.object(value, rules: rules, path: place(name))
    }

    /// A reader for an object in this one, nil when missing; call its `finish`.
    package mutating func nested(
        _ name: String,
        alias: String? = nil,
        snake: Bool = false
    ) throws(MeshError) -> ObjectReader? {
        guard let value = value(name, alias: alias, snake: snake) else { return nil }
        let object = try Self.object(value, rules: rules, path: place(name))
        return ObjectReader(object, rules: rules, path: place(name), report: report, isRoot: false)
    }

    /// Readers for a list of objects (by weak rules also one object), nil when missing; call `finish` on each.
    package mutating func list(_ name: String, snake: Bool = false) throws(MeshError) -> [ObjectReader]? {
        guard let value = value(name, snake: snake) else { return nil }
        return try readers(of: value, name)
    }

    /// Readers for the lists of objects of a map, in its order, nil when missing; call `finish` on each.
    package mutating func lists(
        _ name: String
    ) throws(MeshError) -> [(key: String, readers: [ObjectReader])]? {
        guard let value = value(name) else { return nil }
        var lists: [(String, [ObjectReader])] = []
        for entry in try Self.object(value, rules: rules, path: place(name)).entries where !entry.value.isNull {
            lists.append((entry.key, try readers(of: entry.value, "\(name)[\(entry.key)]")))
        }
        return lists
    }

    private func readers(of value: MeshValue, _ name: String) throws(MeshError) -> [ObjectReader] {
        let items: [MeshValue]
        if let array = value.arrayValue {
            items = array
        } else if rules != .body, value.objectValue != nil {
            items = [value]
        } else {
            throw mismatch(name, "[]object", value)
        }
        var readers: [ObjectReader] = []
        for (index, item) in items.enumerated() {
            let path = "\(place(name))[\(index)]"
            let object = try Self.object(item, rules: rules, path: path)
            readers.append(ObjectReader(object, rules: rules, path: path, report: report, isRoot: false))
        }
        return readers
    }

    /// Readers for the objects of a map, in its order, nil when missing; call `finish` on each.
    package mutating func map(
        _ name: String,
        snake: Bool = false
    ) throws(MeshError) -> [(key: String, reader: ObjectReader)]? {
        guard let value = value(name, snake: snake) else { return nil }
        let outer = try Self.object(value, rules: rules, path: place(name))
        var readers: [(String, ObjectReader)] = []
        for entry in outer.entries where entry.value != .null {
            let path = "\(place(name))[\(entry.key)]"
            let object = try Self.object(entry.value, rules: rules, path: path)
            readers.append((entry.key, ObjectReader(object, rules: rules, path: path, report: report, isRoot: false)))
        }
        return readers
    }

    /// Ends the reading: bodies refuse the first unknown member at once, weak rules list all of them at the top.
    ///
    /// - Throws: `badRequest` naming what is unknown.
    package func finish() throws(MeshError) {
        if rules == .kept { return }
        for member in members where !member.isTaken {
            if rules == .body, !report.isLenient { throw failure("json: unknown field \"\(member.key)\"") }
            report.unknown.append(path.isEmpty ? member.key : "\(path).\(member.key)")
        }
        guard isRoot, !report.unknown.isEmpty, !report.isLenient else { return }
        let isFile = rules.isFile
        throw failure(
            MultipleErrors.text(report.unknown.map { isFile ? "invalid config key \($0)" : Self.invalidKey($0) })
        )
    }

    /// A refusal with this text.
    package func failure(_ text: String) -> MeshError { MeshError(.badRequest, text) }

    private func place(_ name: String) -> String {
        let shown = rules.isFile ? snakeCase(name) : name
        return path.isEmpty ? shown : "\(path).\(shown)"
    }

    private static func invalidKey(_ key: String) -> String {
        let last = key.split(separator: ".").last.map(String.init) ?? key
        let suffix = equalIgnoringCase(last, "namespace") ? ", namespaces are a consul enterprise feature" : ""
        return "invalid config key \"\(key)\"\(suffix)"
    }

    /// The number when it may stand for a whole one: bodies take no `8080.0`, as Go does not.
    private func whole(_ value: MeshValue) -> Int64? { isFraction(value) ? nil : value.intValue }

    private func isFraction(_ value: MeshValue) -> Bool {
        guard case .double = value else { return false }
        return rules == .body
    }

    /// The text of an item in a list or a map, where null stands for the empty text, as Go reads it.
    private func itemText(_ value: MeshValue, _ name: String) throws(MeshError) -> String {
        value.isNull ? "" : try text(value, name)
    }

    private func text(_ value: MeshValue, _ name: String) throws(MeshError) -> String {
        if let text = value.stringValue { return text }
        if rules == .weak {
            switch value {
            case .bool(let flag): return flag ? "1" : "0"
            case .int, .unsigned, .double: return JSONText.string(of: value)
            case .null: return ""
            case .string, .array, .object: break
            }
        }
        throw mismatch(name, "string", value)
    }

    private static func object(_ value: MeshValue, rules: ReadingRules, path: String) throws(MeshError) -> MeshObject {
        if let object = value.objectValue { return object }
        // A body that is null says nothing, as Go reads it.
        if rules == .body, value.isNull, path.isEmpty { return MeshObject() }
        if rules != .body, let items = value.arrayValue {
            if items.isEmpty { return MeshObject() }
            if items.count == 1, let object = items[0].objectValue { return object }
        }
        throw mismatch(path, "map", value, rules: rules)
    }

    private func mismatch(_ name: String, _ type: String, _ value: MeshValue) -> MeshError {
        Self.mismatch(place(name), type, value, rules: rules)
    }

    private static func mismatch(_ place: String, _ type: String, _ value: MeshValue, rules: ReadingRules) -> MeshError
    {
        switch rules {
        case .body, .kept:
            let field = place.split(separator: ".").last.map(String.init) ?? place
            return MeshError(
                .badRequest,
                "json: cannot unmarshal \(value.kindName) into Go struct field .\(field) of type \(type)"
            )
        case .weak, .file, .definition:
            let problem = "'\(place)' expected type '\(type)', got unconvertible type '\(goType(of: value))'"
            return MeshError(.badRequest, "1 error(s) decoding:\n\n* \(problem), value: '\(goText(of: value))'")
        }
    }

    private static func goType(of value: MeshValue) -> String {
        switch value {
        case .null: "nil"
        case .bool: "bool"
        case .int, .unsigned, .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }

    private static func goText(of value: MeshValue) -> String {
        switch value {
        case .array(let items): "[" + items.map(goText).joined(separator: " ") + "]"
        case .object(let object):
            "map[" + object.sortedByKey().entries.map { "\($0.key):\(goText(of: $0.value))" }.joined(separator: " ")
                + "]"
        case .string(let text): text
        case .null, .bool, .int, .unsigned, .double: JSONText.string(of: value)
        }
    }
}

/// Whether names differ at most in case and underscores, so that `LocalBindPort` and `local_bind_port` meet.
private func isSameSqueezed(_ left: String, _ right: String) -> Bool {
    letters(of: left).elementsEqual(letters(of: right))
}

private func letters(of name: String) -> some Sequence<UInt8> {
    name.utf8.lazy.filter { $0 != UInt8(ascii: "_") }.map(lowerCase)
}

/// A number made of a name's letters without regard to case (FNV-1a): each of some forty fields that are looked up is compared with
/// each member by it, and by the letters only where it is the same.
private func signature(of name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 where byte != UInt8(ascii: "_") { hash = (hash ^ UInt64(lowerCase(byte))) &* 0x100_0000_01b3 }
    return hash
}

private func lowerCase(_ byte: UInt8) -> UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte }

/// `TLSSkipVerify` as `tls_skip_verify`; what stands in brackets is a user's word and stays.
private func snakeCase(_ name: String) -> String {
    let bracket = name.firstIndex(of: "[") ?? name.endIndex
    let letters = Array(name[..<bracket])
    var result = ""
    for (place, letter) in letters.enumerated() {
        if letter.isUppercase, place > 0 {
            let before = letters[place - 1]
            let next = place + 1 < letters.count ? letters[place + 1] : before
            if before.isLowercase || before.isUppercase && next.isLowercase { result += "_" }
        }
        result += letter.lowercased()
    }
    return result + name[bracket...]
}
