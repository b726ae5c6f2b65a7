import AgentLogic
import ConsulJSON
import FilterExpressions
import MeshContracts
import MeshDomain
import Synchronization

/// The `filter` parameter of a list.
///
/// - Source: reference §1.9: an empty parameter means no filter, a wrong one is an error of the server, 500.
struct RowFilter: Sendable {
    /// A filter and which parts of a row it looks at.
    fileprivate struct Prepared: Sendable {
        var filter: Filter
        var selection: MemberSelection
    }

    private let prepared: Prepared?
    private let workLimit: Int
    private let meter: HTTPMeter

    /// Reads the parameter of a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - field: What the rows are.
    ///   - workLimit: How many comparisons all rows together may take.
    ///   - meter: Counts filters that take more.
    /// - Throws: ``APIError`` 500 in Consul's words, with the headers of a read.
    fileprivate init(
        _ request: RoutedRequest,
        on field: FilterField,
        workLimit: Int,
        meter: HTTPMeter
    ) throws(APIError) {
        self.workLimit = workLimit
        self.meter = meter
        guard let expression = request.query["filter"], !expression.isEmpty else {
            prepared = nil
            return
        }
        let key = FilterCache.Key(field: field, expression: expression)
        if let known = FilterCache.shared[key] {
            prepared = known
            return
        }
        do {
            let filter = try Filter(expression, on: field)
            let fresh = Prepared(filter: filter, selection: MemberSelection(paths: filter.paths))
            FilterCache.shared[key] = fresh
            prepared = fresh
        } catch { throw APIError.ofRead(status: 500, text: "\(error)") }
    }

    /// Every row passes.
    var isEmpty: Bool { prepared == nil }

    /// The rows that pass; only what the filter looks at is made of each.
    ///
    /// Rows that the token may not see must be gone before: whether a hidden row passes must not show, not even by the header
    /// that says that something is hidden.
    ///
    /// - Throws: ``APIError`` 400 when the filter takes too much work for so many rows.
    func apply<Row>(_ rows: [Row], _ write: (inout JSONOutput, Row) -> Void) throws(APIError) -> [Row] {
        var work = 0
        return try apply(rows, work: &work, write)
    }

    /// The rows of one part of a list that pass; `work` counts the comparisons of all parts.
    ///
    /// - Throws: ``APIError`` 400 when the filter takes too much work.
    func apply<Row>(
        _ rows: [Row],
        work: inout Int,
        _ write: (inout JSONOutput, Row) -> Void
    ) throws(APIError) -> [Row] {
        guard let prepared else { return rows }
        var kept: [Row] = []
        for row in rows {
            let value = JSONOutput.value(prepared.selection) { write(&$0, row) }
            if prepared.filter.matches(value, work: &work) { kept.append(row) }
            guard work <= workLimit else {
                meter.reached(.filterWork, client: "")
                throw APIError.ofRead(
                    status: 400,
                    text: "The filter takes more than \(workLimit) comparisons"
                        + " (limits.http_max_filter_work); shorten it or ask for less"
                )
            }
        }
        return kept
    }
}

extension AgentContext {
    /// The filter of a request for rows of one kind.
    ///
    /// - Throws: ``APIError`` 500 in Consul's words, with the headers of a read.
    func filter(_ request: RoutedRequest, on field: FilterField) throws(APIError) -> RowFilter {
        try RowFilter(request, on: field, workLimit: configuration.http.filterWork, meter: httpMeter)
    }
}

/// Filters that were read lately: clients ask the same again and again.
private final class FilterCache: Sendable {
    struct Key: Hashable, Sendable {
        var field: FilterField
        var expression: String

        // The expression tells nearly all apart; hashing a whole table of fields would cost more than reading the filter.
        func hash(into hasher: inout Hasher) { hasher.combine(expression) }
    }

    static let shared = FilterCache()
    /// How many filters are remembered; reading one again costs microseconds, so this is no option.
    private static let limit = 64
    private let meter = CacheMeter("filters")
    private let known = Mutex<[Key: RowFilter.Prepared]>([:])

    subscript(key: Key) -> RowFilter.Prepared? {
        get {
            let found = known.withLock { $0[key] }
            if found == nil { meter.miss() } else { meter.hit() }
            return found
        }
        set {
            let count = known.withLock { known in
                if known.count >= Self.limit {
                    meter.evicted(known.count)
                    known = [:]
                }
                known[key] = newValue
                return known.count
            }
            meter.holds(count)
        }
    }
}

/// The `node-meta` parameters of a list: all pairs must be there.
struct NodeMetaFilter: Sendable {
    private let pairs: [(key: String, value: String)]

    init(_ request: RoutedRequest) {
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
