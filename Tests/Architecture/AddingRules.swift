/// Holds the table "To add X, touch Y" of ARCHITECTURE.md against the tree.
enum AddingRules {
    private static let heading = "## To add X, touch Y"
    private static let document = "ARCHITECTURE.md"

    /// One line of the table.
    struct Row: Sendable, Equatable {
        var line: Int
        var what: String
        /// Paths; `<Word>` stands for any part of a name.
        var places: [String]
        var count: Int?
        /// A word that stands exactly in the places; nil when there is none.
        var word: String?
    }

    /// The lines of the table.
    static func rows(of text: String) -> [Row] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: heading[...]) else { return [] }
        return lines.indices[start...].dropFirst().prefix { !lines[$0].hasPrefix("## ") && lines[$0] != "---" }
            .compactMap { index in
                let cells = lines[index].split(separator: "|", omittingEmptySubsequences: false)
                guard cells.count == 6, !cells[1].contains("---"), cells[1] != " To add " else { return nil }
                return Row(
                    line: index + 1,
                    what: cells[1].trimmingBlanks,
                    places: quoted(cells[2]),
                    count: Int(cells[3].trimmingBlanks),
                    word: quoted(cells[4]).first
                )
            }
    }

    /// What of the table is not true.
    static func untruths(in files: [TreeFile]) -> [Violation] {
        guard let text = files.first(where: { $0.path == document })?.text else {
            return [Violation(document, "is missing")]
        }
        let rows = rows(of: text)
        guard !rows.isEmpty else { return [Violation(document, "has no table below \"\(heading)\"")] }
        return rows.flatMap { row -> [Violation] in
            var found: [Violation] = []
            for place in row.places where !files.contains(where: { fits($0.path, place) }) {
                found.append(Violation(document, line: row.line, "names \(place), which does not exist"))
            }
            if row.count != row.places.count {
                found.append(
                    Violation(
                        document,
                        line: row.line,
                        "counts \(row.count.map(String.init) ?? "nothing") where \(row.places.count) places are named"
                    )
                )
            }
            if let word = row.word { found += differences(row, word, files) }
            return found
        }
    }

    /// Files that hold the word of a row and are none of its places, and places that do not hold it.
    private static func differences(_ row: Row, _ word: String, _ files: [TreeFile]) -> [Violation] {
        let plain = squeezed(word)
        let holders = files.filter { isSource($0) && squeezed($0.text).contains(plain) }.map(\.path)
        let unnamed = holders.filter { holder in !row.places.contains { fits(holder, $0) } }
        let empty = row.places.filter { place in !holders.contains { fits($0, place) } }
        return unnamed.map { Violation(document, line: row.line, "does not name \($0), which holds \(word)") }
            + empty.map { Violation(document, line: row.line, "names \($0), which does not hold \(word)") }
    }

    /// Files in which something is added by hand.
    private static func isSource(_ file: TreeFile) -> Bool {
        guard !file.isGenerated, !file.path.hasSuffix(".md") else { return false }
        guard !file.isBelow("Shared/Schema/CSchema"), !file.isBelow("Shared/Schema/Protos/testing") else {
            return false
        }
        return file.isBelow("Shared") || file.isBelow("Services") || file.isBelow("Tests/Contract/Agent")
    }

    /// Whether a path is a place, or lies in it.
    private static func fits(_ path: String, _ place: String) -> Bool {
        guard let open = place.firstIndex(of: "<"), let close = place[open...].firstIndex(of: ">") else {
            return path == place || path.hasPrefix(place + "/")
        }
        let (head, tail) = (place[..<open], place[place.index(after: close)...])
        return path.hasPrefix(head) && path.hasSuffix(tail) && path.count > head.count + tail.count
            && !path.dropFirst(head.count).dropLast(tail.count).contains("/")
    }

    /// Without regard to case and underscores, as the same name is written in several languages.
    private static func squeezed(_ text: String) -> String { text.replacing("_", with: "").lowercased() }

    private static func quoted(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            index % 2 == 1 ? String(part) : nil
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
