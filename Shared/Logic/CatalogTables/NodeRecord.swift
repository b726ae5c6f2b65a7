import MeshDomain

/// A row behind a reference: its holder is copied without copying the row.
final class Box<Row: Sendable>: Sendable {
    let row: Row

    init(_ row: Row) { self.row = row }
}

/// A node with everything that is registered on it, packed.
struct NodeRecord: Sendable {
    private let key: NodeKey
    /// How many bytes the keys of all rows here have in common.
    private let skipped: Int
    private(set) var row: NodeRow
    /// By id, each with its checks, so that a node with ten thousand of them is not searched for one.
    private var seats = SortedRows<Seat>()
    /// All checks, by id.
    private var checks = SortedRows<CheckRow>()
    /// Checks of the node itself, by id.
    private var ownChecks = SortedRows<CheckRow>()
    /// Checks of instances that are not there.
    private var strayChecks: [CheckRow] = []
    /// Instances that are there and not held here, as digests of their ids, sorted.
    ///
    /// Two with the same digest only cause a needless load.
    private var leftOut: [UInt32] = []

    /// An instance with its checks.
    private struct Seat: Sendable {
        var row: ServiceRow
        var checks: CheckList
    }

    /// The checks of an instance, by id; one costs a reference.
    private enum CheckList: Sendable {
        case none
        case one(CheckRow)
        case many([CheckRow])

        var rows: [CheckRow] {
            switch self {
            case .none: []
            case .one(let row): [row]
            case .many(let rows): rows
            }
        }

        init(_ rows: [CheckRow]) {
            switch rows.count {
            case 0: self = .none
            case 1: self = .one(rows[0])
            case _: self = .many(rows)
            }
        }
    }

    /// A node without anything on it.
    init(row: NodeRow, at key: NodeKey) {
        self.row = row
        self.key = key
        skipped = RowKey.shared(on: key)
    }

    // MARK: - The node

    var node: Node { row.node }

    mutating func put(_ row: NodeRow) { self.row = row }

    // MARK: - Instances

    /// The instances, by id.
    var services: [ServiceRow] { seats.map(\.row) }

    /// One instance.
    func service(_ id: ScopedID) -> ServiceRow? {
        let wanted = RowKey(key, id)
        return seats.find { $0.row.order(to: wanted, skipping: skipped) }?.row
    }

    /// Puts an instance in place; it keeps its checks.
    ///
    /// - Returns: The instance that was there before.
    mutating func put(_ row: ServiceRow) -> ServiceRow? {
        let skipped = skipped
        let strays = strayChecks
        let previous = seats.put {
            $0.row.order(to: row, skipping: skipped)
        } _: { existing in
            Seat(row: row, checks: existing?.checks ?? CheckList(Self.checks(of: row, in: strays)))
        }
        if previous == nil, !strays.isEmpty {
            let id = RowKeyParts(row).scopedID
            strayChecks.removeAll { $0.instanceID == id }
        }
        return previous?.row
    }

    private static func checks(of row: ServiceRow, in strays: [CheckRow]) -> [CheckRow] {
        if strays.isEmpty { return [] }
        let id = RowKeyParts(row).scopedID
        return strays.filter { $0.instanceID == id }.sorted { $0.order(to: $1) == .before }
    }

    /// Removes an instance with its checks.
    ///
    /// - Returns: The instance that was there, and its checks.
    mutating func removeService(_ id: ScopedID) -> (row: ServiceRow, checks: [CheckRow])? {
        let skipped = skipped
        let wanted = RowKey(key, id)
        guard let seat = seats.remove({ $0.row.order(to: wanted, skipping: skipped) }) else { return nil }
        for check in seat.checks.rows { checks.remove { $0.order(to: check) } }
        return (seat.row, seat.checks.rows)
    }

    // MARK: - Instances that are not held

    /// Whether an instance is there without being held.
    func leavesOut(_ id: ScopedID) -> Bool {
        guard !leftOut.isEmpty else { return false }
        let digest = RowKey(key, id).digest
        let place = leftOut.partitionIndex { $0 >= digest }
        return place < leftOut.count && leftOut[place] == digest
    }

    /// Notes an instance that is not held.
    mutating func leaveOut(_ id: ScopedID) {
        let digest = RowKey(key, id).digest
        let place = leftOut.partitionIndex { $0 >= digest }
        if place == leftOut.count || leftOut[place] != digest { leftOut.insert(digest, at: place) }
        for check in strayChecks where check.instanceID == id { checks.remove { $0.order(to: check) } }
        strayChecks.removeAll { $0.instanceID == id }
    }

    /// Forgets an instance that is not held and is gone.
    ///
    /// - Returns: Whether it was known.
    mutating func forgetLeftOut(_ id: ScopedID) -> Bool {
        guard leavesOut(id) else { return false }
        let digest = RowKey(key, id).digest
        leftOut.remove(at: leftOut.partitionIndex { $0 >= digest })
        return true
    }

    // MARK: - Checks

    /// Whether the node or an instance has a check.
    var hasChecks: Bool { !checks.isEmpty }

    /// All checks, by id.
    var allChecks: [CheckRow] { Array(checks) }

    /// One check.
    func check(_ id: ScopedID) -> CheckRow? {
        let wanted = RowKey(key, id)
        return checks.find { $0.order(to: wanted, skipping: skipped) }
    }

    /// Checks of an instance and of the node itself, by id.
    func checks(concerning row: ServiceRow) -> [HealthCheck] {
        withOwn(seats.find { $0.row.order(to: row, skipping: skipped) }?.checks.rows ?? [])
    }

    /// Whether an instance that is there has checks of its own.
    func hasChecks(of row: ServiceRow) -> Bool {
        seats.find { $0.row.order(to: row, skipping: skipped) }?.checks.rows.isEmpty == false
    }

    /// Checks of an instance, be it there or not, and of the node itself, by id.
    func checks(concerning id: ScopedID) -> [HealthCheck] {
        let wanted = RowKey(key, id)
        if let seat = seats.find({ $0.row.order(to: wanted, skipping: skipped) }) { return withOwn(seat.checks.rows) }
        return withOwn(strayChecks.filter { $0.instanceID == id })
    }

    private func withOwn(_ checks: [CheckRow]) -> [HealthCheck] {
        if ownChecks.isEmpty, checks.count < 2 { return checks.map(\.check) }
        return (checks + Array(ownChecks)).sorted { $0.order(to: $1) == .before }.map(\.check)
    }

    /// Puts a check in place.
    ///
    /// - Returns: The check that was there before.
    mutating func put(_ row: CheckRow) -> CheckRow? {
        let skipped = skipped
        let previous = checks.put(row) { $0.order(to: row, skipping: skipped) }
        if let previous { unlink(previous) }
        guard let instance = row.instanceID else {
            ownChecks.put(row) { $0.order(to: row, skipping: skipped) }
            return previous
        }
        let wanted = RowKey(key, instance)
        let isThere = seats.update {
            $0.row.order(to: wanted, skipping: skipped)
        } _: { seat in
            var rows = seat.checks.rows
            rows.insert(row, at: rows.firstIndex { $0.order(to: row) == .after } ?? rows.count)
            seat.checks = CheckList(rows)
        }
        if !isThere { strayChecks.append(row) }
        return previous
    }

    /// Removes a check.
    ///
    /// - Returns: The check that was there.
    mutating func removeCheck(_ id: ScopedID) -> CheckRow? {
        let skipped = skipped
        let wanted = RowKey(key, id)
        guard let check = checks.remove({ $0.order(to: wanted, skipping: skipped) }) else { return nil }
        unlink(check)
        return check
    }

    /// Takes a check away from the instance or the node that it is of.
    private mutating func unlink(_ check: CheckRow) {
        guard let instance = check.instanceID else {
            ownChecks.remove { $0.order(to: check) }
            return
        }
        let skipped = skipped
        let wanted = RowKey(key, instance)
        let isThere = seats.update {
            $0.row.order(to: wanted, skipping: skipped)
        } _: { seat in
            seat.checks = CheckList(seat.checks.rows.filter { $0.order(to: check) != .same })
        }
        if !isThere { strayChecks.removeAll { $0.order(to: check) == .same } }
    }
}

extension Node {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: Node) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && name.hasSameBytes(as: other.name)
    }
}

extension NodeService {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: NodeService) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && id.hasSameBytes(as: other.id) && service.hasSameBytes(as: other.service)
            && proxy.destinationServiceName.hasSameBytes(as: other.proxy.destinationServiceName)
    }
}

extension HealthCheck {
    /// Equal in everything that a registration sets.
    func hasSameContent(as other: HealthCheck) -> Bool {
        var copy = other
        copy.createIndex = createIndex
        copy.modifyIndex = modifyIndex
        return self == copy && checkID.hasSameBytes(as: other.checkID)
    }
}

extension [UInt32] {
    /// The first place whose element, and all behind it, are of the upper part.
    fileprivate func partitionIndex(_ isUpper: (UInt32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isUpper(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
