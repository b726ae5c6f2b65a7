package import AccessRules
package import CatalogTables
package import MeshDomain
package import TransactionRules

/// Operations on keys, nodes, instances and checks of which all are done or none.
///
/// - Source: Consul HTTP API, `PUT /v1/txn` and `/v1/kv`; reference §8.8 and §8.9.
package struct Transaction: Sendable {
    /// What came of it.
    package struct Outcome: Sendable {
        /// What is to be stored; nothing when something failed.
        package var work: CatalogWork
        package var rows: [TransactionRow]
        package var failures: [TransactionFailure]
    }

    private typealias Reason = TransactionFailure.Reason

    private let operations: [TransactionOperation]

    /// Takes operations in their order.
    package init(_ operations: [TransactionOperation]) { self.operations = operations }

    /// Decides on a state; each operation sees what those before it did.
    ///
    /// - Parameters:
    ///   - state: The newest state.
    ///   - index: The index that the transaction probably gets.
    ///   - isDelayed: Whether a key may not be taken yet (lock delay).
    ///   - require: Refuses what the token may not, with the text for people.
    /// - Returns: What is to be stored, or why nothing is.
    package func run(
        in state: CatalogState,
        index: UInt64,
        isDelayed: @escaping (KVKey) -> Bool,
        require: @escaping (Access) throws(MeshError) -> Void
    ) -> Outcome {
        var step = Step(work: CatalogWork(state: state, index: index), isDelayed: isDelayed, require: require)
        var rows: [TransactionRow] = []
        var failures: [TransactionFailure] = []
        for (place, operation) in operations.enumerated() {
            do throws(Reason) {
                rows += try step.carryOut(operation)
                guard rows.count <= TransactionReading.rowLimit else { throw TransactionReading.tooManyRows }
            } catch {
                failures.append(TransactionFailure(place: place, error))
                if rows.count > TransactionReading.rowLimit { break }
            }
        }
        guard failures.isEmpty else {
            return Outcome(work: CatalogWork(state: state, index: index), rows: [], failures: failures)
        }
        return Outcome(work: step.work, rows: rows.filter { step.isAllowed($0.access) }, failures: [])
    }

    /// The work, with what is asked about it.
    private struct Step {
        var work: CatalogWork
        let isDelayed: (KVKey) -> Bool
        let require: (Access) throws(MeshError) -> Void

        func isAllowed(_ access: Access) -> Bool {
            do throws(MeshError) {
                try require(access)
                return true
            } catch { return false }
        }

        private func demand(_ access: Access) throws(Reason) {
            do throws(MeshError) { try require(access) } catch { throw reason(error) }
        }

        private func reason(_ error: MeshError) -> Reason {
            error.code == .permissionDenied ? .denied(error.message) : .refused(error.message)
        }

        /// Does one operation.
        ///
        /// - Returns: The rows that it wrote or read.
        mutating func carryOut(_ operation: TransactionOperation) throws(Reason) -> [TransactionRow] {
            if let problem = operation.problem { throw problem }
            guard operation.isWrite else {
                for access in operation.comparedAccess { try demand(access) }
                return try operation.read(in: work.state)
            }
            let verb = operation.verb
            switch operation.operand {
            case .key(let entry): return try write(entry, verb)
            case .node(let node): return try write(node, verb)
            case .service(let node, let service): return try write(service, on: node, verb)
            case .check(let check): return try write(check, verb)
            }
        }

        // MARK: - Keys

        private mutating func write(_ wanted: KVEntry, _ verb: String) throws(Reason) -> [TransactionRow] {
            let key = wanted.key
            guard verb != "delete-tree" else {
                try demand(.keyWritePrefix(key.text).within(key.scope))
                work.perform([.kv(.deleteAll(below: key))])
                return []
            }
            try demand(.keyWrite(key.text).within(key.scope))
            let existing = work.state.entry(key)
            switch verb {
            case "set": return set(wanted, over: existing)
            case "cas":
                guard wanted.modifyIndex == existing?.modifyIndex ?? 0 else {
                    throw .stale("failed to set key \"\(key)\", index is stale")
                }
                return set(wanted, over: existing)
            case "delete-cas":
                guard existing == nil || existing?.modifyIndex == wanted.modifyIndex else {
                    throw .stale("failed to delete key \"\(key)\", index is stale")
                }
                work.perform([.kv(.delete(key))])
                return []
            case "lock": return try lock(wanted, over: existing)
            case "unlock":
                guard let session = wanted.session else { throw .refused("missing session") }
                guard let existing, existing.session == session else {
                    throw .stale("failed to unlock key \"\(key)\", lock isn't held, or is held by another session")
                }
                var entry = wanted
                entry.session = nil
                entry.lockIndex = existing.lockIndex
                return put(entry)
            case _:
                work.perform([.kv(.delete(key))])
                return []
            }
        }

        /// A key that is written goes on being held by whoever holds it: locks bind those who ask for them.
        private mutating func set(_ wanted: KVEntry, over existing: KVEntry?) -> [TransactionRow] {
            var entry = wanted
            entry.session = existing?.session
            entry.lockIndex = existing?.lockIndex ?? 0
            return put(entry)
        }

        private mutating func lock(_ wanted: KVEntry, over existing: KVEntry?) throws(Reason) -> [TransactionRow] {
            guard let session = wanted.session else { throw .refused("missing session") }
            guard work.state.session(session)?.scope == wanted.key.scope else {
                throw .refused("invalid session \"\(session)\"")
            }
            if existing?.session == nil, isDelayed(wanted.key) {
                throw .stale("failed to lock key \"\(wanted.key)\" due to lock delay")
            }
            if let holder = existing?.session, holder != session {
                throw .stale("failed to lock key \"\(wanted.key)\", lock is already held")
            }
            var entry = wanted
            // Whoever has it already takes it no second time.
            entry.lockIndex = (existing?.lockIndex ?? 0) + (existing?.session == nil ? 1 : 0)
            return put(entry)
        }

        private mutating func put(_ entry: KVEntry) -> [TransactionRow] {
            work.perform([.kv(.put(entry))])
            return work.state.entry(entry.key).map { [.key($0.withoutValue)] } ?? []
        }

        // MARK: - The catalog

        private mutating func write(_ wanted: Node, _ verb: String) throws(Reason) -> [TransactionRow] {
            let existing = work.state.node(wanted.key)
            switch verb {
            case "delete", "delete-cas":
                try remove(Deregistration(node: wanted.name, in: Scope(partition: wanted.partition))) {
                    () throws(Reason) in
                    if verb == "delete-cas", existing?.modifyIndex != wanted.modifyIndex {
                        throw .stale("failed to delete node \"\(wanted.name)\", index is stale")
                    }
                }
                return []
            case _:
                // Also for a node that stays as it is.
                try demand(.nodeWrite(wanted.nodeName))
                try register(Registration(node: wanted, skipNodeUpdate: false, services: [], checks: [])) {
                    () throws(Reason) in
                    if verb == "cas", wanted.modifyIndex != existing?.modifyIndex ?? 0 {
                        throw .stale("failed to set node \"\(wanted.name)\", index is stale")
                    }
                }
                return work.state.node(wanted.key).map { [.node($0)] } ?? []
            }
        }

        private mutating func write(
            _ wanted: NodeService,
            on name: NodeName,
            _ verb: String
        ) throws(Reason) -> [TransactionRow] {
            var service = wanted
            if service.id.isEmpty { service.id = service.service }
            let key = service.key(on: name.text)
            let existing = work.state.service(key)
            let what = "service \"\(service.id)\" on node \"\(name.text)\", index is stale"
            switch verb {
            case "delete", "delete-cas":
                try remove(Deregistration(node: name.text, serviceID: service.id, in: service.scope)) {
                    () throws(Reason) in
                    if verb == "delete-cas", existing?.modifyIndex != wanted.modifyIndex {
                        throw .stale("failed to delete \(what)")
                    }
                }
                return []
            case _:
                let known = work.state.node(key.node)
                let node = known ?? Node(name: name.text)
                try register(Registration(node: node, skipNodeUpdate: true, services: [service], checks: [])) {
                    () throws(Reason) in
                    guard known != nil else { throw .refused("Missing node registration") }
                    if verb == "cas", wanted.modifyIndex != existing?.modifyIndex ?? 0 {
                        throw .stale("failed to set \(what)")
                    }
                }
                return work.state.service(key).map { [.service($0)] } ?? []
            }
        }

        private mutating func write(_ wanted: HealthCheck, _ verb: String) throws(Reason) -> [TransactionRow] {
            var check = wanted
            if check.checkID.isEmpty { check.checkID = check.name }
            let existing = work.state.check(check.key)
            let what = "check \"\(check.checkID)\" on node \"\(check.node)\", index is stale"
            switch verb {
            case "delete", "delete-cas":
                try remove(Deregistration(node: check.node, checkID: check.checkID, in: check.scope)) {
                    () throws(Reason) in
                    if verb == "delete-cas", existing?.modifyIndex != wanted.modifyIndex {
                        throw .stale("failed to delete \(what)")
                    }
                }
                return []
            case _:
                let known = work.state.node(check.nodeKey)
                let node = known ?? Node(name: check.node)
                try register(Registration(node: node, skipNodeUpdate: true, services: [], checks: [check])) {
                    () throws(Reason) in
                    guard known != nil else { throw .refused("Missing node registration") }
                    if verb == "cas", wanted.modifyIndex != existing?.modifyIndex ?? 0 {
                        throw .stale("failed to set \(what)")
                    }
                }
                return work.state.check(check.key).map { [.check($0)] } ?? []
            }
        }

        /// Registers what `condition` lets pass; only who may write is told what it says.
        private mutating func register(
            _ registration: Registration,
            if condition: () throws(Reason) -> Void
        ) throws(Reason) {
            for access in registration.requiredAccess(in: work.state) { try demand(access) }
            try condition()
            do throws(MeshError) {
                try registration.validate()
                work.perform(try registration.changes(in: work.state))
            } catch { throw reason(error) }
        }

        /// Removes what `condition` lets pass; only who may write is told what it says.
        private mutating func remove(
            _ wish: Deregistration,
            if condition: () throws(Reason) -> Void
        ) throws(Reason) {
            do throws(MeshError) { try wish.authorize(in: work.state, require) } catch { throw reason(error) }
            try condition()
            work.perform(wish.changes(in: work.state))
        }
    }
}
