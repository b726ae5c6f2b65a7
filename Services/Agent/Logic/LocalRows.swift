import HashTreeCollections

/// Rows by id.
///
/// A copy costs nothing and shares what does not change.
package struct LocalRows<Row: Sendable>: Sendable, Sequence {
    private var rows: TreeDictionary<String, Row> = [:]

    /// No rows.
    package init() {}

    /// The row of that id.
    package subscript(_ id: String) -> Row? {
        get { rows[id] }
        _modify { yield &rows[id] }
    }

    /// All ids, in no order.
    package var keys: [String] { Array(rows.keys) }

    /// All rows, in no order.
    package var values: [Row] { Array(rows.values) }

    /// How many rows there are.
    package var count: Int { rows.count }

    /// Ids and rows, in no order.
    package func makeIterator() -> AnyIterator<(key: String, value: Row)> {
        var iterator = rows.makeIterator()
        return AnyIterator { iterator.next() }
    }

    /// Removes a row.
    ///
    /// - Returns: The row that was there.
    mutating func removeValue(forKey id: String) -> Row? { rows.removeValue(forKey: id) }

    /// Puts a row in place.
    ///
    /// - Returns: The row that was there before.
    mutating func updateValue(_ row: Row, forKey id: String) -> Row? { rows.updateValue(row, forKey: id) }
}
