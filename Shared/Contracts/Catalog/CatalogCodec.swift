import BusSchema
package import CatalogTables
package import MeshDomain
import MeshState
import SchemaRuntime

/// Writes and reads the rows of the catalog's journal.
package enum CatalogCodec: ChangeCodec {
    package typealias State = CatalogState

    package static func encode(_ change: CatalogChange) throws(MeshError) -> [UInt8] {
        let wire: CatalogWire.Change.ChangeChoice =
            switch change {
            case .putNode(let node): .putNode(CatalogWire.Node(node))
            case .deleteNode(let key): .deleteNode(CatalogWire.NodeKey(key))
            case .putService(let node, let service):
                .putService(CatalogWire.PutService(node: node, service: CatalogWire.Service(service)))
            case .deleteService(let key):
                .deleteService(CatalogWire.InstanceKey(key))
            case .putCheck(let check): .putCheck(CatalogWire.Check(check))
            case .deleteCheck(let key):
                .deleteCheck(
                    CatalogWire.DeleteCheck(
                        node: CatalogWire.NodeKey(key.node),
                        checkID: key.id.folded.text,
                        namespace: key.id.namespace.nameUnlessStandard
                    )
                )
            case .assignVirtualAddress(let key, let offset):
                .assignVirtualAddress(CatalogWire.VirtualAddress(service: CatalogWire.ServiceKey(key), offset: offset))
            case .releaseVirtualAddress(let key): .releaseVirtualAddress(CatalogWire.ServiceKey(key))
            case .stage(let key, let part, let rows):
                .stageRows(
                    CatalogWire.StagedRows(service: CatalogWire.ServiceKey(key), part: part, rows: try encode(rows))
                )
            case .showStaged(let key): .showStaged(CatalogWire.ServiceKey(key))
            case .dropStaged(let key): .dropStaged(CatalogWire.ServiceKey(key))
            case .kv(let change): change.wire
            case .session(.put(let session)): .putSession(CatalogWire.Session(session))
            case .session(.delete(let id)): .deleteSession(id.text)
            case .query(.put(let query)): .putQuery(CatalogWire.PreparedQuery(query))
            case .query(.delete(let id)): .deleteQuery(id.text)
            case .putAutopilot(let configuration): .putAutopilot(CatalogWire.Autopilot(configuration))
            case .topicIndex(let topic, let index): .topicIndex(CatalogWire.TopicIndex(topic, index: index))
            }
        do { return try CatalogWire.Change(change: wire).encoded() } catch { throw MeshError(.badRequest, "\(error)") }
    }

    package static func decode(_ bytes: [UInt8]) throws(MeshError) -> CatalogChange {
        let wire: CatalogWire.Change
        do { wire = try CatalogWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the catalog's journal cannot be read: \(error)")
        }
        switch wire.change {
        case .putNode(let node): return .putNode(node.node)
        case .deleteNode(let key): return .deleteNode(key.key)
        case .putService(let put):
            guard let service = put.service else { throw missing("put_service.service") }
            return .putService(node: put.node, service.nodeService)
        case .deleteService(let key):
            guard let node = key.node else { throw missing("delete_service.node") }
            return .deleteService(
                InstanceKey(node: node.key, id: ScopedID(key.id, in: Namespace(trusted: key.namespace)))
            )
        case .putCheck(let check): return .putCheck(try check.healthCheck())
        case .deleteCheck(let delete):
            guard let node = delete.node else { throw missing("delete_check.node") }
            return .deleteCheck(
                CheckKey(node: node.key, id: ScopedID(delete.checkID, in: Namespace(trusted: delete.namespace)))
            )
        case .assignVirtualAddress(let address):
            guard let service = address.service else { throw missing("assign_virtual_address.service") }
            return .assignVirtualAddress(service.key, offset: address.offset)
        case .releaseVirtualAddress(let key): return .releaseVirtualAddress(key.key)
        case .stageRows(let staged):
            guard let service = staged.service else { throw missing("stage_rows.service") }
            var rows: [CatalogChange] = []
            for row in staged.rows { rows.append(try decode(row)) }
            return .stage(service.ref, part: staged.part, rows: rows)
        case .showStaged(let key): return .showStaged(key.ref)
        case .dropStaged(let key): return .dropStaged(key.ref)
        case .putKey(let entry): return .kv(.put(try entry.entry()))
        case .deleteKey(let key): return .kv(.delete(try KVKey(wire: key)))
        case .deleteKeys(let prefix): return .kv(.deleteAll(below: try KVKey(wire: prefix)))
        case .keyRemoval(let row): return .kv(.removal(try KVKey(wire: row.key), row.index))
        case .removalsForgotten(let index): return .kv(.removalsForgotten(index))
        case .putSession(let session): return .session(.put(try session.session()))
        case .deleteSession(let id): return .session(.delete(SessionID(id)))
        case .putQuery(let query): return .query(.put(query.query))
        case .deleteQuery(let id): return .query(.delete(QueryID(id)))
        case .putAutopilot(let configuration): return .putAutopilot(configuration.configuration)
        case .topicIndex(let row):
            guard let topic = row.catalogTopic else { throw missing("topic_index.topic") }
            return .topicIndex(topic, row.index)
        case nil: throw missing("change")
        }
    }

    private static func encode(_ rows: [CatalogChange]) throws(MeshError) -> [[UInt8]] {
        var encoded: [[UInt8]] = []
        encoded.reserveCapacity(rows.count)
        for row in rows { encoded.append(try encode(row)) }
        return encoded
    }

    private static func missing(_ field: String) -> MeshError {
        MeshError(.internalFault, "a row of the catalog's journal lacks \(field), or was written by a newer version")
    }
}

extension CatalogWire.NodeKey {
    init(_ key: NodeKey) {
        self.init(peer: key.origin.peer, name: key.folded.text, partition: key.partition.nameUnlessStandard)
    }

    var key: NodeKey { NodeKey(NodeName(name, in: Partition(trusted: partition)), of: Origin(peer: peer)) }
}

extension CatalogWire.InstanceKey {
    init(_ key: InstanceKey) {
        self.init(
            node: CatalogWire.NodeKey(key.node),
            id: key.id.folded.text,
            namespace: key.id.namespace.nameUnlessStandard
        )
    }
}

extension CatalogWire.ServiceKey {
    init(_ key: ServiceKey) { self.init(key.origin, key.scope, key.folded) }
    init(_ service: ServiceRef) { self.init(service.origin, service.service.scope, service.service.name) }

    private init(_ origin: Origin, _ scope: Scope, _ name: NameText) {
        self.init(
            peer: origin.peer,
            name: name.text,
            partition: scope.partition.nameUnlessStandard,
            namespace: scope.namespace.nameUnlessStandard
        )
    }

    var ref: ServiceRef {
        let scope = Scope(trustedPartition: partition, namespace: namespace)
        return ServiceRef(ServiceName(name, in: scope), of: Origin(peer: peer))
    }

    var key: ServiceKey { ref.key }
}

extension CatalogWire.TopicIndex {
    init(_ topic: CatalogTopic, index: UInt64) {
        switch topic {
        case .nodes: self.init(topic: "nodes", index: index)
        case .services: self.init(topic: "services", index: index)
        case .checks: self.init(topic: "checks", index: index)
        case .virtualAddresses: self.init(topic: "virtual-addresses", index: index)
        case .staged: self.init(topic: "staged", index: index)
        case .keys: self.init(topic: "keys", index: index)
        case .sessions: self.init(topic: "sessions", index: index)
        case .queries: self.init(topic: "queries", index: index)
        case .autopilot: self.init(topic: "autopilot", index: index)
        case .node(let key):
            self.init(
                topic: "node",
                peer: key.origin.peer,
                name: key.folded.text,
                index: index,
                partition: key.partition.nameUnlessStandard
            )
        case .service(let key): self.init("service", key, index)
        case .connect(let key): self.init("connect", key, index)
        case .kind(let kind, let origin):
            self.init(topic: "kind", peer: origin.peer, name: kind.rawValue, index: index)
        // Snapshots have no index of these, so nobody writes them; an empty name would be read as one of a newer version.
        case .registration, .part: self.init()
        }
    }

    private init(_ topic: String, _ key: ServiceKey, _ index: UInt64) {
        self.init(
            topic: topic,
            peer: key.origin.peer,
            name: key.folded.text,
            index: index,
            partition: key.scope.partition.nameUnlessStandard,
            namespace: key.scope.namespace.nameUnlessStandard
        )
    }

    var catalogTopic: CatalogTopic? {
        switch topic {
        case "nodes": .nodes
        case "services": .services
        case "checks": .checks
        case "virtual-addresses": .virtualAddresses
        case "staged": .staged
        case "keys": .keys
        case "sessions": .sessions
        case "queries": .queries
        case "autopilot": .autopilot
        case "node": .node(NodeKey(NodeName(name, in: Partition(trusted: partition)), of: Origin(peer: peer)))
        case "service": .service(serviceKey)
        case "connect": .connect(serviceKey)
        case "kind": .kind(ServiceKind(rawValue: name), Origin(peer: peer))
        default: nil
        }
    }

    private var serviceKey: ServiceKey {
        CatalogWire.ServiceKey(peer: peer, name: name, partition: partition, namespace: namespace).key
    }
}
