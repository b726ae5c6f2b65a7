package import ConsulJSON
package import MeshDomain

/// Where the operations of a transaction may stand.
package struct TransactionPlaces: Sendable, Hashable {
    /// Where one stands that names no place.
    package var scope: Scope
    /// Whether there are others than the default one.
    package var areKnown: Bool

    /// The default place alone, unless said otherwise.
    package init(scope: Scope = .standard, areKnown: Bool = false) {
        self.scope = scope
        self.areKnown = areKnown
    }
}

/// Reads the body of `PUT /v1/txn` and writes its answer.
///
/// - Source: reference §3.8, object Txn.
package enum TransactionCodec {
    /// Reads operations.
    ///
    /// - Throws: `badRequest` with Go's text, naming the field.
    package static func operations(
        _ value: MeshValue,
        _ places: TransactionPlaces = TransactionPlaces()
    ) throws(MeshError) -> [TransactionOperation] {
        guard let items = value.arrayValue ?? (value.isNull ? [] : nil) else {
            throw MeshError(
                .badRequest,
                "json: cannot unmarshal \(value.kindName) into Go value of type api.TxnOps"
            )
        }
        var operations: [TransactionOperation] = []
        operations.reserveCapacity(items.count)
        for item in items {
            var reader = try ObjectReader(item, rules: .body)
            var found: [TransactionOperation] = []
            if var part = try reader.nested("KV") { found.append(try key(&part, places)) }
            if var part = try reader.nested("Node") { found.append(try node(&part, places)) }
            if var part = try reader.nested("Service") { found.append(try service(&part, places)) }
            if var part = try reader.nested("Check") { found.append(try check(&part, places)) }
            try reader.finish()
            operations += found
        }
        return operations
    }

    private static func key(
        _ reader: inout ObjectReader,
        _ places: TransactionPlaces
    ) throws(MeshError) -> TransactionOperation {
        let verb = try reader.string("Verb")
        let session = try reader.string("Session")
        let scope = try place(&reader, places)
        var entry = KVEntry(
            key: KVKey(try reader.string("Key"), in: scope),
            flags: try reader.unsigned("Flags"),
            session: session.isEmpty ? nil : SessionID(session),
            modifyIndex: try reader.unsigned("Index")
        )
        do throws(Base64.DecodingError) { entry.value = try Base64.decode(try text(&reader)) } catch {
            throw MeshError(.badRequest, "Value: \(error)")
        }
        try reader.finish()
        return TransactionOperation(verb, .key(entry))
    }

    /// The value as it is written in JSON; a wrong type is found by `finish`.
    private static func text(_ reader: inout ObjectReader) throws(Base64.DecodingError) -> String {
        reader.value("Value")?.stringValue ?? ""
    }

    private static func node(
        _ reader: inout ObjectReader,
        _ places: TransactionPlaces
    ) throws(MeshError) -> TransactionOperation {
        let verb = try reader.string("Verb")
        var node = Node(name: "")
        if var part = try reader.nested("Node") {
            node = Node(
                id: try part.string("ID"),
                name: try part.string("Node"),
                address: try part.string("Address"),
                datacenter: try part.string("Datacenter"),
                taggedAddresses: try part.stringMap("TaggedAddresses"),
                meta: try part.stringMap("Meta"),
                modifyIndex: try part.unsigned("ModifyIndex")
            )
            part.ignore("CreateIndex", "PeerName", "Locality")
            node.partition = try place(&part, places).partition
            try part.finish()
        }
        try reader.finish()
        return TransactionOperation(verb, .node(node))
    }

    private static func service(
        _ reader: inout ObjectReader,
        _ places: TransactionPlaces
    ) throws(MeshError) -> TransactionOperation {
        let verb = try reader.string("Verb")
        let name = try reader.string("Node")
        var service = NodeService(id: "", service: "")
        if let value = reader.value("Service") {
            service = try RegistrationCodec.nodeService(value)
            service.stand(in: try place(of: value, places))
            service.modifyIndex = try index(of: value)
        }
        try reader.finish()
        return TransactionOperation(verb, .service(on: NodeName(name, in: service.scope.partition), service))
    }

    private static func check(
        _ reader: inout ObjectReader,
        _ places: TransactionPlaces
    ) throws(MeshError) -> TransactionOperation {
        let verb = try reader.string("Verb")
        var check = HealthCheck(node: "", checkID: "")
        if let value = reader.value("Check") {
            check = try RegistrationCodec.healthCheck(value)
            let scope = try place(of: value, places)
            check.scope = check.serviceID.isEmpty ? scope.wholePartition : scope
            check.modifyIndex = try index(of: value)
        }
        try reader.finish()
        return TransactionOperation(verb, .check(check))
    }

    /// The index that is to be compared, which registrations do not have.
    private static func index(of value: MeshValue) throws(MeshError) -> UInt64 {
        var reader = try ObjectReader(value, rules: .body)
        return try reader.unsigned("ModifyIndex")
    }

    private static func place(of value: MeshValue, _ places: TransactionPlaces) throws(MeshError) -> Scope {
        var reader = try ObjectReader(value, rules: .body)
        return try place(&reader, places)
    }

    /// Where an operation stands: what it says itself comes first.
    private static func place(
        _ reader: inout ObjectReader,
        _ places: TransactionPlaces
    ) throws(MeshError) -> Scope {
        let (partition, namespace) = (try reader.string("Partition"), try reader.string("Namespace"))
        guard places.areKnown else {
            for (field, name) in [("Namespace", namespace), ("Partition", partition)]
            where !name.isEmpty && name != "default" {
                throw MeshError(.badRequest, "\(field): \(field)s are a Consul Enterprise feature; leave it empty")
            }
            return .standard
        }
        return Scope(
            partition: partition.isEmpty ? places.scope.partition : try Partition(validating: partition),
            namespace: namespace.isEmpty ? places.scope.namespace : try Namespace(validating: namespace)
        )
    }

    // MARK: - Answers

    /// Writes the members `Results` and `Errors` of an answer.
    package static func write(
        _ rows: [TransactionRow],
        _ failures: [TransactionFailure],
        to output: inout JSONOutput
    ) {
        output.key("Results")
        if failures.isEmpty {
            output.array(rows) { $0.row($1) }
        } else {
            output.null()
        }
        output.key("Errors")
        guard !failures.isEmpty else { return output.null() }
        output.array(failures) { list, failure in
            list.object { item in
                item.member("OpIndex", failure.place)
                item.member("What", failure.reason.text)
            }
        }
    }
}

extension JSONOutput {
    fileprivate mutating func row(_ row: TransactionRow) {
        object { output in
            switch row {
            case .key(let entry):
                output.key("KV")
                output.entry(entry)
            case .node(let node):
                output.key("Node")
                output.node(node)
            case .service(let service):
                output.key("Service")
                output.nodeService(service)
            case .check(let check):
                output.key("Check")
                output.healthCheck(check)
            }
        }
    }
}
