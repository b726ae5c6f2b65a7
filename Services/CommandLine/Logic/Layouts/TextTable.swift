/// Rows of text in columns.
package enum TextTable {
    /// Pads cells so that columns align, with `gap` blanks between two; blanks at the end of a line are left out.
    ///
    /// - Source: reference §11.1.
    package static func text(_ rows: [[String]], gap: Int = 2) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell.padded(to: widths[column] + gap)
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// `k=v` of a map, sorted and joined with commas.
    package static func pairs(_ map: [(String, String)]) -> String {
        map.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }.joined(separator: ",")
    }
}
