import MeshDomain

/// A packed node; its key is none, since it is found by the table that it stands in.
struct NodeRow: PackedRow {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Packs a node with its indexes.
    init(_ node: Node) {
        self.init(Self.content(of: node), createIndex: node.createIndex, modifyIndex: node.modifyIndex)
    }

    /// Equal in everything that a registration sets.
    func hasSameContent(as node: Node) -> Bool {
        hasContent(Self.content(of: node)) || self.node.hasSameContent(as: node)
    }

    private enum Tag {
        static let id: UInt8 = 1
        static let peer: UInt8 = 2
        static let partition: UInt8 = 3
        static let address: UInt8 = 4
        static let datacenter: UInt8 = 5
        static let taggedAddresses: UInt8 = 6
        static let meta: UInt8 = 7
        static let locality: UInt8 = 8
    }

    private static func content(of node: Node) -> [UInt8] {
        var writer = RowWriter()
        writer.number(0)
        writer.text(node.name)
        writer.field(Tag.id, node.id)
        writer.field(Tag.peer, node.peer)
        writer.field(Tag.partition, node.partition.nameUnlessStandard)
        writer.field(Tag.address, node.address)
        writer.field(Tag.datacenter, node.datacenter)
        writer.field(Tag.taggedAddresses, node.taggedAddresses)
        writer.field(Tag.meta, node.meta)
        writer.field(Tag.locality, node.locality)
        writer.endFields()
        return writer.bytes
    }

    /// Its id, empty when it has none.
    var id: String {
        var reader = RowReader(bytes, at: keyRange.upperBound)
        reader.skipText()
        return reader.tag() == Tag.id ? reader.text() : ""
    }

    /// The node.
    var node: Node {
        var reader = RowReader(bytes, at: keyRange.upperBound)
        let indexes = indexes
        var node = Node(name: reader.text(), createIndex: indexes.create, modifyIndex: indexes.modify)
        while let tag = reader.tag() {
            switch tag {
            case Tag.id: node.id = reader.text()
            case Tag.peer: node.peer = reader.text()
            case Tag.partition: node.partition = Partition(trusted: reader.text())
            case Tag.address: node.address = reader.text()
            case Tag.datacenter: node.datacenter = reader.text()
            case Tag.taggedAddresses: node.taggedAddresses = reader.map()
            case Tag.meta: node.meta = reader.map()
            case Tag.locality: node.locality = reader.locality()
            case _: preconditionFailure("a packed node has the unknown field \(tag)")
            }
        }
        return node
    }
}
