import MeshDomain

/// A packed instance; found by its node, its namespace and its id.
struct ServiceRow: PackedRow {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Packs an instance with its indexes.
    init(_ service: NodeService, on node: String) {
        self.init(
            Self.content(of: service, on: node),
            createIndex: service.createIndex,
            modifyIndex: service.modifyIndex
        )
    }

    /// Equal in everything that a registration sets.
    func hasSameContent(as service: NodeService, on node: String) -> Bool {
        hasContent(Self.content(of: service, on: node)) || self.service.hasSameContent(as: service)
    }

    /// What says where the instance is found; these fields stand first.
    struct Links {
        var kind: ServiceKind
        var ref: ServiceRef
        /// The service that is reached over the mesh through the instance.
        var destination: ServiceRef?
    }

    private enum Tag {
        static let kind: UInt8 = 1
        static let destinationName: UInt8 = 2
        static let native: UInt8 = 3
        /// From here on nothing says where the instance is found.
        static let id: UInt8 = 4
        static let tags: UInt8 = 5
        static let address: UInt8 = 6
        static let taggedAddresses: UInt8 = 7
        static let meta: UInt8 = 8
        static let port: UInt8 = 9
        static let socketPath: UInt8 = 10
        static let weights: UInt8 = 11
        static let enableTagOverride: UInt8 = 12
        static let locality: UInt8 = 13
        static let peerMeta: UInt8 = 14
        static let proxy: UInt8 = 15
    }

    private static func content(of service: NodeService, on node: String) -> [UInt8] {
        let found = service.key(on: node)
        let key = RowKey(found)
        var writer = RowWriter()
        writer.number(UInt64(key.bytes.count))
        writer.raw(key.bytes)
        writer.text(service.service)
        writer.field(Tag.kind, service.kind.rawValue)
        writer.field(Tag.destinationName, service.proxy.destinationServiceName)
        writer.field(Tag.native, service.connect.native)
        if !service.id.hasSameBytes(as: found.id.folded.text) {
            writer.byte(Tag.id)
            writer.text(service.id)
        }
        writer.field(Tag.tags, service.tags)
        writer.field(Tag.address, service.address)
        if let addresses = service.taggedAddresses {
            writer.byte(Tag.taggedAddresses)
            writer.number(UInt64(addresses.count))
            for (name, address) in addresses.sorted(by: { $0.key < $1.key }) {
                writer.text(name)
                writer.text(address.address)
                writer.integer(Int64(address.port))
            }
        }
        writer.field(Tag.meta, service.meta)
        writer.field(Tag.port, service.port)
        writer.field(Tag.socketPath, service.socketPath)
        if let weights = service.weights {
            writer.byte(Tag.weights)
            writer.integer(Int64(weights.passing))
            writer.integer(Int64(weights.warning))
        }
        writer.field(Tag.enableTagOverride, service.enableTagOverride)
        writer.field(Tag.locality, service.locality)
        if let meta = service.connect.peerMeta {
            writer.byte(Tag.peerMeta)
            writer.texts(meta.sni)
            writer.texts(meta.spiffeID)
            writer.text(meta.serviceProtocol)
        }
        writer.proxy(Tag.proxy, service.proxy)
        writer.endFields()
        return writer.bytes
    }

    /// Where the instance is found.
    var links: Links {
        let key = RowKeyParts(self)
        var reader = RowReader(bytes, at: keyRange.upperBound)
        let ref = ServiceRef(ServiceName(reader.text(), in: key.scope), of: key.origin)
        var kind = ServiceKind.typical
        var destinationName = ""
        var isNative = false
        while (1..<Tag.id).contains(reader.nextTag), let tag = reader.tag() {
            switch tag {
            case Tag.kind: kind = ServiceKind(rawValue: reader.text())
            case Tag.destinationName: destinationName = reader.text()
            case _: isNative = true
            }
        }
        if kind == .connectProxy {
            let name = ServiceName(destinationName, in: key.scope)
            return Links(
                kind: kind,
                ref: ref,
                destination: destinationName.isEmpty ? nil : ServiceRef(name, of: key.origin)
            )
        }
        return Links(kind: kind, ref: ref, destination: isNative ? ref : nil)
    }

    /// The instance.
    var service: NodeService {
        let key = RowKeyParts(self)
        let indexes = indexes
        var reader = RowReader(bytes, at: keyRange.upperBound)
        var service = NodeService(
            id: key.id,
            service: reader.text(),
            peer: key.origin.peer,
            scope: key.scope,
            createIndex: indexes.create,
            modifyIndex: indexes.modify
        )
        while let tag = reader.tag() {
            switch tag {
            case Tag.kind: service.kind = ServiceKind(rawValue: reader.text())
            case Tag.destinationName: service.proxy.destinationServiceName = reader.text()
            case Tag.native: service.connect.native = true
            case Tag.id: service.id = reader.text()
            case Tag.tags: service.tags = reader.texts()
            case Tag.address: service.address = reader.text()
            case Tag.taggedAddresses: service.taggedAddresses = Self.addresses(&reader)
            case Tag.meta: service.meta = reader.map()
            case Tag.port: service.port = reader.int()
            case Tag.socketPath: service.socketPath = reader.text()
            case Tag.weights:
                let passing = reader.int()
                service.weights = ServiceWeights(passing: passing, warning: reader.int())
            case Tag.enableTagOverride: service.enableTagOverride = true
            case Tag.locality: service.locality = reader.locality()
            case Tag.peerMeta:
                let sni = reader.texts()
                let spiffeID = reader.texts()
                service.connect.peerMeta = PeeringServiceMeta(
                    sni: sni,
                    spiffeID: spiffeID,
                    serviceProtocol: reader.text()
                )
            case Tag.proxy: reader.proxy(&service.proxy)
            case _: preconditionFailure("a packed instance has the unknown field \(tag)")
            }
        }
        return service
    }

    private static func addresses(_ reader: inout RowReader) -> [String: ServiceAddress] {
        let count = reader.count()
        var addresses = [String: ServiceAddress](minimumCapacity: count)
        for _ in 0..<count {
            let name = reader.text()
            let address = reader.text()
            addresses[name] = ServiceAddress(address: address, port: reader.int())
        }
        return addresses
    }
}
