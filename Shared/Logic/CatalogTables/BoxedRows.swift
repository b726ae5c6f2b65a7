import HashTreeCollections
import MeshDomain

/// A row behind a reference: its holder is copied without copying the row.
final class Box<Row: Sendable>: Sendable {
    let row: Row

    init(_ row: Row) { self.row = row }
}

/// Rows by id, each behind a reference.
///
/// Rows are several hundred bytes of strings and lists; a persistent tree copies the nodes on its way to a change, and copies
/// one reference a row instead of twenty.
struct BoxedRows<Row: Sendable>: Sendable {
    private var boxes: TreeDictionary<ScopedID, Box<Row>> = [:]

    subscript(_ id: ScopedID) -> Row? {
        get { boxes[id]?.row }
        set { boxes[id] = newValue.map { Box($0) } }
    }

    var isEmpty: Bool { boxes.isEmpty }

    var keys: TreeDictionary<ScopedID, Box<Row>>.Keys { boxes.keys }

    var values: some Sequence<Row> { boxes.values.lazy.map(\.row) }

    /// The rows in the order of their ids.
    func sorted() -> [Row] { boxes.sorted { $0.key < $1.key }.map(\.value.row) }

    /// Removes a row.
    ///
    /// - Returns: The row that was there.
    mutating func removeValue(forKey id: ScopedID) -> Row? { boxes.removeValue(forKey: id)?.row }
}
