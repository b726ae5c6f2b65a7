package import AccessRules
package import CatalogTables
package import MeshDomain

/// One operation of `/v1/txn`: a verb and the row that it is about.
///
/// - Source: Consul HTTP API, `PUT /v1/txn`; reference §8.9.
package struct TransactionOperation: Sendable, Hashable {
    /// What it is about; what is compared with the state is the row's modify index.
    package enum Operand: Sendable, Hashable {
        case key(KVEntry)
        case node(Node)
        case service(on: NodeName, NodeService)
        case check(HealthCheck)
    }

    /// How many one transaction may have.
    package static let limit = 128

    /// As it was given.
    package var verb: String
    package var operand: Operand

    /// Makes an operation.
    package init(_ verb: String, _ operand: Operand) {
        self.verb = verb
        self.operand = operand
    }

    /// Where it does it.
    package var scope: Scope {
        switch operand {
        case .key(let entry): entry.key.scope
        case .node(let node): Scope(partition: node.partition)
        case .service(_, let service): service.scope
        case .check(let check): check.scope
        }
    }

    /// Whether it may change something; verbs that do not exist change nothing.
    package var isWrite: Bool {
        switch operand {
        case .key: ["set", "cas", "lock", "unlock", "delete", "delete-cas", "delete-tree"].contains(verb)
        case .node, .service, .check: ["set", "cas", "delete", "delete-cas"].contains(verb)
        }
    }

    /// The key that the verb needs and that is missing.
    package var problem: TransactionFailure.Reason? {
        guard case .key(let entry) = operand else { return nil }
        if entry.key.isEmpty, verb != "delete-tree", verb != "get-tree" {
            return .refused("Must provide key")
        }
        guard entry.key.text.utf8.count <= KVKey.byteLimit else {
            return .refused("Key: a key has at most \(KVKey.byteLimit) bytes")
        }
        return nil
    }

    /// What the token must be allowed to for a comparison; rows that are only shown are left out instead (`TransactionRow`).
    package var comparedAccess: [Access] {
        guard case .key(let entry) = operand, verb.hasPrefix("check-") else { return [] }
        return [.keyRead(entry.key.text).within(entry.key.scope)]
    }

    // MARK: - Reading

    /// What it reads of a state.
    ///
    /// - Throws: Why it cannot be done, which fails the whole transaction; `refused` for a verb that is none of reading.
    package func read(in state: CatalogState) throws(TransactionFailure.Reason) -> [TransactionRow] {
        switch operand {
        case .key(let entry): return try read(entry, in: state)
        case .node(let wanted):
            guard verb == "get" else { throw .refused("unknown Node verb \"\(verb)\"") }
            guard let node = state.node(wanted.key) ?? state.node(withID: wanted.id),
                !wanted.name.isEmpty || !wanted.id.isEmpty
            else { throw .refused("node \"\(wanted.name.isEmpty ? wanted.id : wanted.name)\" doesn't exist") }
            return [.node(node)]
        case .service(let node, let wanted):
            guard verb == "get" else { throw .refused("unknown Service verb \"\(verb)\"") }
            guard let service = state.service(wanted.key(on: node.text)) else {
                throw .refused("service \"\(wanted.id)\" on node \"\(node.text)\" doesn't exist")
            }
            return [.service(service)]
        case .check(let wanted):
            guard verb == "get" else { throw .refused("unknown Check verb \"\(verb)\"") }
            guard let check = state.check(wanted.key) else {
                throw .refused("check \"\(wanted.checkID)\" on node \"\(wanted.node)\" doesn't exist")
            }
            return [.check(check)]
        }
    }

    private func read(_ wanted: KVEntry, in state: CatalogState) throws(TransactionFailure.Reason) -> [TransactionRow] {
        let key = wanted.key
        let found = state.entry(key)
        switch verb {
        case "get":
            guard let found else { throw .refused("key \"\(key)\" doesn't exist") }
            return [.key(found)]
        case "get-or-empty": return [.key(found ?? KVEntry(key: key))]
        case "get-tree": return state.entries(below: key).map(TransactionRow.key)
        case "check-session":
            guard let found else { throw .refused("failed to check session, key \"\(key)\" doesn't exist") }
            guard found.session == wanted.session else {
                throw .refused(
                    "failed session check for key \"\(key)\", current session \"\(found.session?.text ?? "")\""
                        + " != \"\(wanted.session?.text ?? "")\""
                )
            }
            return [.key(found.withoutValue)]
        case "check-index":
            guard let found else { throw .refused("failed to check index, key \"\(key)\" doesn't exist") }
            guard found.modifyIndex == wanted.modifyIndex else {
                throw .refused(
                    "failed index check for key \"\(key)\", current modify index \(found.modifyIndex) != \(wanted.modifyIndex)"
                )
            }
            return [.key(found.withoutValue)]
        case "check-not-exists":
            guard found == nil else { throw .refused("key \"\(key)\" exists") }
            return []
        case _: throw .refused("unknown KV verb \"\(verb)\"")
        }
    }
}

/// A row that a transaction wrote or read, as its answer shows it.
package enum TransactionRow: Sendable, Hashable {
    /// With its value only when that was read.
    case key(KVEntry)
    case node(Node)
    case service(NodeService)
    case check(HealthCheck)

    /// What the token must be allowed to for the row to be shown; it is left out otherwise.
    package var access: Access {
        switch self {
        case .key(let entry): .keyRead(entry.key.text).within(entry.key.scope)
        case .node(let node): .nodeRead(node.nodeName)
        case .service(let service): .serviceRead(service.ref.service)
        case .check(let check):
            check.service.map(Access.serviceRead) ?? .nodeRead(NodeName(check.node, in: check.scope.partition))
        }
    }

    /// How many bytes a value has.
    package var valueBytes: Int {
        guard case .key(let entry) = self else { return 0 }
        return entry.value.count
    }
}

/// Why one operation, and with it the whole transaction, was not done.
package struct TransactionFailure: Sendable, Hashable {
    /// What kind of failure it is, with the text for people.
    package enum Reason: Error, Sendable, Hashable {
        /// It could never be done like this.
        case refused(String)
        /// The state is not as it was expected: another index, another holder, a lock delay.
        case stale(String)
        /// The token may not.
        case denied(String)

        /// The text for people.
        package var text: String {
            switch self {
            case .refused(let text), .stale(let text), .denied(let text): text
            }
        }
    }

    /// Which operation it was, from 0.
    package var place: Int
    package var reason: Reason

    /// Makes a failure.
    package init(place: Int, _ reason: Reason) {
        self.place = place
        self.reason = reason
    }
}

extension KVEntry {
    /// The same without its value, as answers show what was only written or compared.
    package var withoutValue: KVEntry {
        var entry = self
        entry.value = []
        return entry
    }
}

/// What came of a transaction that only reads.
package enum TransactionReading {
    /// How many rows all operations of a transaction may read; one more prefix may come on top of it before it is noticed.
    package static let rowLimit = 262_144

    /// What a transaction is told that reads more.
    package static var tooManyRows: TransactionFailure.Reason {
        .refused("the transaction reads more than \(rowLimit) rows; read fewer keys at once")
    }

    /// Reads everything of one state.
    ///
    /// - Parameters:
    ///   - operations: None of them writes.
    ///   - state: What they read.
    ///   - allows: Whether the token may.
    /// - Returns: The rows that may be shown, and whether some were left out; failures instead when there are any.
    package static func run(
        _ operations: [TransactionOperation],
        in state: CatalogState,
        allows: (Access) -> Bool
    ) -> (rows: [TransactionRow], isFiltered: Bool, failures: [TransactionFailure]) {
        var rows: [TransactionRow] = []
        var isFiltered = false
        var failures: [TransactionFailure] = []
        for (place, operation) in operations.enumerated() {
            if let problem = operation.problem {
                failures.append(TransactionFailure(place: place, problem))
                continue
            }
            // What may not be compared is left out, as what may not be read.
            guard operation.comparedAccess.allSatisfy(allows) else {
                isFiltered = true
                continue
            }
            do throws(TransactionFailure.Reason) {
                for row in try operation.read(in: state) {
                    if allows(row.access) { rows.append(row) } else { isFiltered = true }
                }
                guard rows.count <= rowLimit else { throw tooManyRows }
            } catch {
                failures.append(TransactionFailure(place: place, error))
                if rows.count > rowLimit { break }
            }
        }
        return failures.isEmpty ? (rows, isFiltered, []) : ([], false, failures)
    }
}
