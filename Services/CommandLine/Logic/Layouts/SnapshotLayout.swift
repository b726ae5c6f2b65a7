package import MeshDomain
package import SnapshotArchive

/// What `snapshot inspect` prints.
///
/// - Source: reference §11.3: the header, then a table by kind of row.
package enum SnapshotLayout {
    /// For people.
    package static func text(_ meta: SnapshotMeta) -> String {
        let header = [
            ["ID", meta.id], ["Size", String(meta.size)], ["Index", String(meta.index)], ["Term", String(meta.term)],
            ["Version", "1"], ["Datacenter", meta.datacenter], ["Saved by", meta.product],
        ]
        var rows = [["Type", "Count", "Size"], ["----", "----", "----"]]
        for part in meta.parts {
            for kind in part.rows {
                rows.append(["\(part.service)/\(kind.kind)", String(kind.count), size(kind.bytes)])
            }
        }
        rows += [["----", "----", "----"], ["Total", "", size(total(meta))]]
        let keys = Set(meta.parts.map(\.keyID).filter { !$0.isEmpty }).sorted()
        let secrets = keys.isEmpty ? "" : "\n\nEncrypted with the key \(keys.joined(separator: ", "))"
        return indented(TextTable.text(header, gap: 12)) + "\n\n" + indented(TextTable.text(rows, gap: 8)) + secrets
    }

    /// As JSON.
    package static func json(_ meta: SnapshotMeta) -> MeshValue {
        let stats = meta.parts.flatMap { part in
            part.rows.map { kind in
                MeshValue.object(
                    MeshObject([
                        ("Name", .string("\(part.service)/\(kind.kind)")), ("Sum", .integer(kind.bytes)),
                        ("Count", .integer(kind.count)),
                    ])
                )
            }
        }
        return .object(
            MeshObject([
                (
                    "Meta",
                    .object(
                        MeshObject([
                            ("ID", .string(meta.id)), ("Size", .integer(meta.size)), ("Index", .integer(meta.index)),
                            ("Term", .integer(meta.term)), ("Version", .int(1)),
                        ])
                    )
                ),
                ("Stats", .array(stats)), ("TotalSize", .integer(total(meta))),
            ])
        )
    }

    private static func total(_ meta: SnapshotMeta) -> UInt64 {
        meta.parts.flatMap(\.rows).reduce(0) { sum, row in
            let (total, isBeyond) = sum.addingReportingOverflow(row.bytes)
            return isBeyond ? .max : total
        }
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { " \($0)" }.joined(separator: "\n")
    }

    /// Bytes as people read them, one digit after the point.
    static func size(_ bytes: UInt64) -> String {
        var value = Double(bytes)
        for unit in ["B", "KB", "MB", "GB"] {
            if value < 1024 || unit == "GB" {
                let tenths = Int((value * 10).rounded())
                return unit == "B" || tenths % 10 == 0
                    ? "\(tenths / 10)\(unit)" : "\(tenths / 10).\(tenths % 10)\(unit)"
            }
            value /= 1024
        }
        return "\(bytes)B"
    }

    /// A file's name with words before its ending (`-append-filename`).
    package static func appended(_ words: [String], to path: String) -> String {
        guard !words.isEmpty else { return path }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let name = path.dropFirst(folder.count)
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return "\(folder)\(name[..<dot])-\(words.joined(separator: "-"))\(name[dot...])"
    }
}
