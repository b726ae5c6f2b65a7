import ConsulJSON
package import MeshDomain

/// What `kv` prints.
///
/// - Source: reference §11.3.
package enum KeyLayout {
    /// The value of a row of `/v1/kv`, as it is or in base64.
    ///
    /// - Throws: ``UsageError`` when the row has a value that is no base64.
    package static func value(_ row: MeshValue, isBase64: Bool) throws(UsageError) -> [UInt8] {
        let text = row["Value"]?.stringValue ?? ""
        if isBase64 { return Array(text.utf8) }
        do { return try Base64.decode(text) } catch {
            throw UsageError("the value of \(row.text("Key")) is no base64: \(error)")
        }
    }

    /// Everything about a row, a line for each field; the names and the values stand in columns of their own.
    package static func details(_ row: MeshValue, isBase64: Bool) throws(UsageError) -> [UInt8] {
        let session = row.text("Session")
        let lines: [(String, [UInt8])] = [
            ("CreateIndex", number(row, "CreateIndex")), ("Flags", number(row, "Flags")),
            ("Key", Array(row.text("Key").utf8)), ("LockIndex", number(row, "LockIndex")),
            ("ModifyIndex", number(row, "ModifyIndex")), ("Session", Array((session.isEmpty ? "-" : session).utf8)),
            ("Value", try value(row, isBase64: isBase64)),
        ]
        var bytes: [UInt8] = []
        for (name, value) in lines {
            bytes += Array(name.utf8) + [UInt8](repeating: 0x20, count: 17 - name.utf8.count) + value + [0x0A]
        }
        return bytes
    }

    private static func number(_ row: MeshValue, _ name: String) -> [UInt8] {
        Array(String(row[name]?.unsignedValue ?? 0).utf8)
    }

    /// Rows as `kv export` writes them and `kv import` reads them.
    package static func export(_ rows: [MeshValue]) -> String {
        guard !rows.isEmpty else { return "[]" }
        let items = rows.map { row in
            let key = JSONText.string(of: .string(row.text("Key")))
            let value = JSONText.string(of: .string(row["Value"]?.stringValue ?? ""))
            let flags = row["Flags"]?.unsignedValue ?? 0
            return "\t{\n\t\t\"key\": \(key),\n\t\t\"flags\": \(flags),\n\t\t\"value\": \(value)\n\t}"
        }
        return "[\n" + items.joined(separator: ",\n") + "\n]"
    }

    /// A row that is to be imported.
    package struct Import: Sendable, Hashable {
        package var key: String
        package var flags: UInt64
        package var value: [UInt8]
    }

    /// Reads what `kv export` wrote.
    ///
    /// - Throws: ``UsageError`` naming the row and the field that is wrong.
    package static func imports(_ text: String) throws(UsageError) -> [Import] {
        let parsed: MeshValue
        do { parsed = try JSONText.parse(Array(text.utf8)) } catch {
            throw UsageError("Cannot unmarshal data: \(error.description)")
        }
        guard let items = parsed.arrayValue else {
            throw UsageError("Cannot unmarshal data: it must be a list, as `kv export` writes it")
        }
        var rows: [Import] = []
        for (place, item) in items.enumerated() {
            guard let key = item["key"]?.stringValue, !key.isEmpty else {
                throw UsageError("row \(place): key is missing")
            }
            let flags = item["flags"] ?? .int(0)
            guard let number = flags.unsignedValue else {
                throw UsageError("row \(place) (\(key)): flags is no number")
            }
            do {
                let value = try Base64.decode(item["value"]?.stringValue ?? "")
                rows.append(Import(key: key, flags: number, value: value))
            } catch { throw UsageError("row \(place) (\(key)): value is no base64: \(error)") }
        }
        return rows
    }
}
