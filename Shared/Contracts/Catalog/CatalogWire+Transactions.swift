package import BusSchema
package import MeshDomain
package import TransactionRules

extension CatalogWire.Operation {
    /// An operation as a message.
    package init(_ operation: TransactionOperation) {
        let operand: Operand =
            switch operation.operand {
            case .key(let entry): .key(CatalogWire.KVEntry(entry))
            case .node(let node): .node(CatalogWire.Node(node))
            case .service(let node, let service):
                .service(CatalogWire.PutService(node: node.text, service: CatalogWire.Service(service)))
            case .check(let check): .check(CatalogWire.Check(check))
            }
        self.init(verb: operation.verb, operand: operand)
    }

    /// The operation that the message is about.
    ///
    /// - Throws: `internalFault` naming what the message lacks.
    package func operation() throws(MeshError) -> TransactionOperation {
        switch operand {
        case .key(let entry): return TransactionOperation(verb, .key(try entry.entry()))
        case .node(let node): return TransactionOperation(verb, .node(node.node))
        case .service(let put):
            guard let service = put.service else { throw MeshError(.internalFault, "operation.service is missing") }
            let instance = service.nodeService
            return TransactionOperation(
                verb,
                .service(on: NodeName(put.node, in: instance.scope.partition), instance)
            )
        case .check(let check): return TransactionOperation(verb, .check(try check.healthCheck()))
        case nil: throw MeshError(.internalFault, "operation.operand is missing, or of a newer version")
        }
    }
}

extension CatalogWire.OperationResult {
    /// A row as a message.
    package init(_ row: TransactionRow) {
        let choice: Row =
            switch row {
            case .key(let entry): .key(CatalogWire.KVEntry(entry))
            case .node(let node): .node(CatalogWire.Node(node))
            case .service(let service): .service(CatalogWire.Service(service))
            case .check(let check): .check(CatalogWire.Check(check))
            }
        self.init(row: choice)
    }

    /// The row that the message is about.
    ///
    /// - Parameters:
    ///   - expected: The index that rows have which the transaction wrote.
    ///   - index: The index that the transaction got.
    /// - Returns: The row with its indexes.
    /// - Throws: `internalFault` when there is none.
    package func row(expected: UInt64, index: UInt64) throws(MeshError) -> TransactionRow {
        func settled(_ number: UInt64) -> UInt64 { number == expected ? index : number }
        switch row {
        case .key(let wire):
            var entry = try wire.entry()
            (entry.createIndex, entry.modifyIndex) = (settled(entry.createIndex), settled(entry.modifyIndex))
            return .key(entry)
        case .node(let wire):
            var node = wire.node
            (node.createIndex, node.modifyIndex) = (settled(node.createIndex), settled(node.modifyIndex))
            return .node(node)
        case .service(let wire):
            var service = wire.nodeService
            (service.createIndex, service.modifyIndex) = (settled(service.createIndex), settled(service.modifyIndex))
            return .service(service)
        case .check(let wire):
            var check = try wire.healthCheck()
            (check.createIndex, check.modifyIndex) = (settled(check.createIndex), settled(check.modifyIndex))
            return .check(check)
        case nil: throw MeshError(.internalFault, "result.row is missing, or of a newer version")
        }
    }
}

extension CatalogWire.OperationFailure {
    /// A failure as a message.
    package init(_ failure: TransactionFailure) {
        let kind =
            switch failure.reason {
            case .refused: "refused"
            case .stale: "stale"
            case .denied: "denied"
            }
        self.init(place: UInt32(failure.place), kind: kind, message: failure.reason.text)
    }

    /// The failure that the message is about; kinds of newer versions are refusals.
    package var failure: TransactionFailure {
        switch kind {
        case "stale": TransactionFailure(place: Int(place), .stale(message))
        case "denied": TransactionFailure(place: Int(place), .denied(message))
        case _: TransactionFailure(place: Int(place), .refused(message))
        }
    }
}
