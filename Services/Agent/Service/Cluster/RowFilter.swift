import ConsulJSON
import FilterExpressions
import MeshDomain

/// The `filter` parameter of a list.
///
/// - Source: reference §1.9: an empty parameter means no filter, a wrong one is an error of the server, 500.
struct RowFilter: Sendable {
    private let filter: Filter?

    /// Reads the parameter of a request.
    ///
    /// - Throws: ``APIError`` 500 in Consul's words, with the headers of a read.
    init(_ request: APIRequest, on field: FilterField) throws(APIError) {
        guard let expression = request.query["filter"], !expression.isEmpty else {
            filter = nil
            return
        }
        do { filter = try Filter(expression, on: field) } catch {
            throw APIError.ofRead(status: 500, text: "\(error)")
        }
    }

    /// Every row passes.
    var isEmpty: Bool { filter == nil }

    /// The rows that pass; rows are written as JSON only when there is a filter.
    ///
    /// Rows that the token may not see must be gone before: whether a hidden row passes must not show, not even by the header
    /// that says that something is hidden.
    func apply<Row>(_ rows: [Row], _ write: (inout JSONOutput, Row) -> Void) -> [Row] {
        guard let filter else { return rows }
        return rows.filter { row in
            var output = JSONOutput()
            write(&output, row)
            guard let value = try? JSONText.parse(output.bytes) else { return false }
            return filter.matches(value)
        }
    }
}

/// The `node-meta` parameters of a list: all pairs must be there.
struct NodeMetaFilter: Sendable {
    private let pairs: [(key: String, value: String)]

    init(_ request: APIRequest) {
        pairs = request.query.all("node-meta").map { text in
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    var isEmpty: Bool { pairs.isEmpty }

    func matches(_ meta: [String: String]?) -> Bool {
        pairs.allSatisfy { meta?[$0.key] == $0.value }
    }
}
