import MeshDomain

/// A packed check; found by its node, its namespace and its id.
struct CheckRow: PackedRow {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Packs a check with its indexes.
    init(_ check: HealthCheck) {
        self.init(Self.content(of: check), createIndex: check.createIndex, modifyIndex: check.modifyIndex)
    }

    /// Equal in everything that a registration sets.
    func hasSameContent(as check: HealthCheck) -> Bool {
        hasContent(Self.content(of: check)) || self.check.hasSameContent(as: check)
    }

    private enum Tag {
        /// First, because it is asked for most.
        static let serviceID: UInt8 = 1
        /// Node and id are here when they are spelled otherwise than in the key.
        static let node: UInt8 = 2
        static let checkID: UInt8 = 3
        static let name: UInt8 = 4
        static let warning: UInt8 = 5
        static let critical: UInt8 = 6
        static let notes: UInt8 = 7
        static let output: UInt8 = 8
        static let serviceName: UInt8 = 9
        static let serviceTags: UInt8 = 10
        static let type: UInt8 = 11
        static let interval: UInt8 = 12
        static let timeout: UInt8 = 13
        static let exposedPort: UInt8 = 14
        static let definition: UInt8 = 15
    }

    private static func content(of check: HealthCheck) -> [UInt8] {
        let id = ScopedID(check.checkID, in: check.scope.namespace)
        let node = check.nodeKey
        let key = RowKey(node, id)
        var writer = RowWriter()
        writer.number(UInt64(key.bytes.count))
        writer.raw(key.bytes)
        writer.field(Tag.serviceID, check.serviceID)
        if !check.node.hasSameBytes(as: node.folded.text) { writer.field(Tag.node, check.node) }
        if !check.checkID.hasSameBytes(as: id.folded.text) { writer.field(Tag.checkID, check.checkID) }
        writer.field(Tag.name, check.name)
        switch check.status {
        case .passing: break
        case .warning: writer.byte(Tag.warning)
        case .critical: writer.byte(Tag.critical)
        }
        writer.field(Tag.notes, check.notes)
        writer.field(Tag.output, check.output)
        writer.field(Tag.serviceName, check.serviceName)
        writer.field(Tag.serviceTags, check.serviceTags.isEmpty ? nil : check.serviceTags)
        writer.field(Tag.type, check.type)
        writer.field(Tag.interval, check.interval)
        writer.field(Tag.timeout, check.timeout)
        writer.field(Tag.exposedPort, check.exposedPort)
        writer.field(Tag.definition, check.definition.fields.isEmpty ? nil : check.definition.fields)
        writer.endFields()
        return writer.bytes
    }

    /// What tells the instance it is of apart on the node; nil for a check of the node.
    var instanceID: ScopedID? {
        var reader = RowReader(bytes, at: keyRange.upperBound)
        guard reader.tag() == Tag.serviceID else { return nil }
        return ScopedID(reader.text(), in: RowKeyParts(self).namespace)
    }

    /// The check.
    var check: HealthCheck {
        let key = RowKeyParts(self)
        let indexes = indexes
        var check = HealthCheck(
            node: key.node.text,
            checkID: key.id,
            status: .passing,
            peer: key.origin.peer,
            scope: key.scope,
            createIndex: indexes.create,
            modifyIndex: indexes.modify
        )
        var reader = RowReader(bytes, at: keyRange.upperBound)
        while let tag = reader.tag() {
            switch tag {
            case Tag.serviceID: check.serviceID = reader.text()
            case Tag.node: check.node = reader.text()
            case Tag.checkID: check.checkID = reader.text()
            case Tag.name: check.name = reader.text()
            case Tag.warning: check.status = .warning
            case Tag.critical: check.status = .critical
            case Tag.notes: check.notes = reader.text()
            case Tag.output: check.output = reader.text()
            case Tag.serviceName: check.serviceName = reader.text()
            case Tag.serviceTags: check.serviceTags = reader.texts()
            case Tag.type: check.type = reader.text()
            case Tag.interval: check.interval = reader.text()
            case Tag.timeout: check.timeout = reader.text()
            case Tag.exposedPort: check.exposedPort = reader.int()
            case Tag.definition: check.definition.fields = reader.object()
            case _: preconditionFailure("a packed check has the unknown field \(tag)")
            }
        }
        return check
    }
}
