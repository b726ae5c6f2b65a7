import ConsulJSON
package import MeshDomain

/// What a row of the catalog may hold, asked by whoever takes a registration: the catalog for all, and an agent before it
/// acknowledges one, so that nothing is acknowledged that can never reach the catalog.
///
/// - Source: texts travel as texts of protobuf-c, which end at NUL, and a write is stored as one entry of the journal. Ids
///   and names stand in paths of the HTTP API, which has no unprintable characters.
package enum RowRules {
    /// Bytes of one row in its JSON form; what is larger does not fit an entry of the journal (900 KiB).
    package static let byteLimit = 860 << 10

    /// Why the catalog cannot take a node; nil when it can.
    package static func problem(with node: Node) -> String? {
        named("Node", node.name)
            ?? metadata("NodeMeta", node.meta)
            ?? whole("node \(Characters.shown(node.name))") { $0.node(node) }
    }

    /// Why the catalog cannot take an instance; nil when it can.
    package static func problem(with service: NodeService) -> String? {
        named("Service.ID", service.id)
            ?? named("Service.Service", service.service)
            ?? tags("Service.Tags", service.tags)
            ?? metadata("Service.Meta", service.meta)
            ?? whole("service \(Characters.shown(service.id))") { $0.nodeService(service) }
    }

    /// Why the catalog cannot take a check; nil when it can.
    package static func problem(with check: HealthCheck) -> String? {
        named("Check.CheckID", check.checkID)
            ?? plain("Check.Name", check.name)
            ?? named("Check.ServiceID", check.serviceID)
            ?? whole("check \(Characters.shown(check.checkID))") { $0.healthCheck(check) }
    }

    /// Why a text cannot be an id or a name; nil when it can.
    package static func named(_ field: String, _ text: String) -> String? {
        guard let scalar = Characters.firstUnprintable(in: text) else { return nil }
        return
            "\(field) \(Characters.shown(text)) holds the unprintable character \(Characters.code(scalar)); remove it"
    }

    // MARK: - Parts

    /// A text on one line.
    private static func plain(_ field: @autoclosure () -> String, _ text: String) -> String? {
        guard let scalar = Characters.firstControl(in: text, allowingLines: false) else { return nil }
        return "\(field()) \(Characters.shown(text)) holds the control character \(Characters.code(scalar)); remove it"
    }

    private static func tags(_ field: String, _ tags: [String]?) -> String? {
        for (place, tag) in (tags ?? []).enumerated() {
            if let problem = plain("\(field)[\(place)]", tag) { return problem }
        }
        return nil
    }

    /// Values may have several lines.
    private static func metadata(_ field: String, _ meta: [String: String]?) -> String? {
        for (key, value) in (meta ?? [:]).sorted(by: { $0.key < $1.key }) {
            if let problem = plain("\(field)[\(Characters.shown(key))]", key) { return problem }
            guard let scalar = Characters.firstControl(in: value, allowingLines: true) else { continue }
            return
                "\(field)[\(Characters.shown(key))] holds the control character \(Characters.code(scalar)); remove it"
        }
        return nil
    }

    /// The row as a whole: its size, and NUL in any text of it.
    private static func whole(_ subject: @autoclosure () -> String, _ write: (inout JSONOutput) -> Void) -> String? {
        var output = JSONOutput()
        write(&output)
        guard output.bytes.count <= byteLimit else {
            return
                "\(subject()) has \(output.bytes.count) bytes, at most \(byteLimit) can be stored; register less with it"
        }
        guard holdsEscapedNUL(output.bytes) else { return nil }
        let field = (try? JSONText.parse(output.bytes)).flatMap { placeOfNUL(in: $0, at: "") }
        return field.map { "\($0) of \(subject()) holds a NUL character; remove it" }
    }

    /// Whether the JSON may hold `\u0000`; a text that only spells it does no harm, it is looked at more closely then.
    private static func holdsEscapedNUL(_ bytes: [UInt8]) -> Bool {
        let escape = Array("\\u0000".utf8)
        let span = bytes.span
        for place in span.indices where span[place] == UInt8(ascii: "\\") {
            if bytes[place...].starts(with: escape) { return true }
        }
        return false
    }

    private static func placeOfNUL(in value: MeshValue, at place: String) -> String? {
        switch value {
        case .string(let text): return text.utf8.contains(0) ? place : nil
        case .array(let items):
            for (index, item) in items.enumerated() {
                if let found = placeOfNUL(in: item, at: "\(place)[\(index)]") { return found }
            }
            return nil
        case .object(let object):
            for entry in object.entries {
                let inner = place.isEmpty ? Characters.escaped(entry.key) : "\(place).\(Characters.escaped(entry.key))"
                if entry.key.utf8.contains(0) { return inner }
                if let found = placeOfNUL(in: entry.value, at: inner) { return found }
            }
            return nil
        case .null, .bool, .int, .unsigned, .double: return nil
        }
    }
}

/// Characters that a row, a path or a request line must not hold.
package enum Characters {
    /// The first character that cannot be printed, as Go judges it (`unicode.IsPrint`); nil when all can.
    package static func firstUnprintable(in text: String) -> Unicode.Scalar? {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return nil }
        return text.unicodeScalars.first { scalar in
            if scalar == " " { return false }
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
                .spaceSeparator:
                return true
            case _: return false
            }
        }
    }

    /// The first control character (C0, DEL, C1); nil when there is none.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - allowingLines: Whether tabs and line ends may be in it.
    /// - Returns: The character.
    package static func firstControl(in text: String, allowingLines: Bool) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) else { return false }
            return !(allowingLines && (scalar == "\t" || scalar == "\n" || scalar == "\r"))
        }
    }

    /// A character as `U+0000`.
    package static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// A text in quotes for messages: one line, at most 64 characters of it.
    package static func shown(_ text: String) -> String { "\"\(escaped(text))\"" }

    static func escaped(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(64) {
            if firstUnprintable(in: String(scalar)) == nil {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += code(scalar)
            }
        }
        return text.unicodeScalars.count > 64 ? shown + "…" : shown
    }
}
