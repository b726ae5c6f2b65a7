import HashTreeCollections
package import MeshDomain
import MeshState

/// All nodes, instances, checks and virtual addresses of a cluster, its own and those imported from peers.
///
/// - Source: Consul's index rules, reference "Index tracking": a service's index moves with its instances, their checks and
///   nodes; a service without instances answers with the index of the last service that disappeared.
package struct CatalogState: ReplicatedState {
    var nodesByKey = TreeDictionary<NodeKey, NodeRecord>()
    var nodeKeysByID = TreeDictionary<String, NodeKey>()
    var instancesByService = TreeDictionary<ServiceKey, TreeSet<InstanceKey>>()
    var instancesByDestination = TreeDictionary<ServiceKey, TreeSet<InstanceKey>>()
    var instancesByGatewayKind = TreeDictionary<GatewayKindKey, TreeSet<InstanceKey>>()
    var virtualOffsets = TreeDictionary<ServiceKey, UInt32>()
    var freedOffsets = TreeSet<UInt32>()
    var highestOffset: UInt32 = 0
    /// Parts of imports that nobody sees yet, in order.
    var stagedParts = TreeDictionary<ServiceKey, [[CatalogChange]]>()
    var topicIndexes = TreeDictionary<CatalogTopic, UInt64>()
    /// Index of the last change that left a service without instances.
    var extinctionIndex: UInt64 = 0
    package private(set) var instanceCount = 0

    package init() {}

    package mutating func apply(_ change: CatalogChange, index: UInt64, touched: inout Set<CatalogTopic>) {
        var scope = Set<CatalogTopic>()
        switch change {
        case .putNode(var node):
            let existing = nodesByKey[NodeKey(node)]?.node
            if let existing, existing.hasSameContent(as: node) { return }
            node.createIndex = existing?.createIndex ?? index
            node.modifyIndex = index
            put(node, &scope)
        case .deleteNode(let key): delete(node: key, &scope)
        case .putService(let name, var service):
            guard let record = nodesByKey[NodeKey(peer: service.peer, name: name)] else { return }
            let existing = record.services[service.id]
            if let existing, existing.hasSameContent(as: service) { return }
            service.createIndex = existing?.createIndex ?? index
            service.modifyIndex = index
            put(service, on: name, index: index, &scope)
        case .deleteService(let key): delete(instance: key, index: index, &scope)
        case .putCheck(var check):
            guard let record = nodesByKey[NodeKey(peer: check.peer, name: check.node)] else { return }
            let existing = record.checks[check.checkID]
            if let existing, existing.hasSameContent(as: check) { return }
            check.createIndex = existing?.createIndex ?? index
            check.modifyIndex = index
            put(check, &scope)
        case .deleteCheck(let node, let checkID): delete(check: checkID, of: node, &scope)
        case .assignVirtualAddress(let key, let offset): assign(offset, to: key, &scope)
        case .releaseVirtualAddress(let key): release(key, &scope)
        case .stage(let key, let part, let rows): stage(rows, of: key, part: part, &scope)
        case .showStaged(let key):
            guard let parts = stagedParts.removeValue(forKey: key) else { return }
            for row in parts.joined() { apply(row, index: index, touched: &touched) }
            scope.insert(.staged)
        case .dropStaged(let key): if stagedParts.removeValue(forKey: key) != nil { scope.insert(.staged) }
        case .topicIndex: return
        }
        for topic in scope { note(topic, index) }
        touched.formUnion(scope)
    }

    package mutating func restore(_ change: CatalogChange) {
        var scope = Set<CatalogTopic>()
        switch change {
        case .putNode(let node): put(node, &scope)
        case .putService(let name, let service): put(service, on: name, index: service.modifyIndex, &scope)
        case .putCheck(let check): put(check, &scope)
        case .assignVirtualAddress(let key, let offset): assign(offset, to: key, &scope)
        case .stage(let key, let part, let rows): stage(rows, of: key, part: part, &scope)
        case .topicIndex(.virtualAddresses, let index): topicIndexes[.virtualAddresses] = index
        case .topicIndex(let topic, let index):
            if case .service(let key) = topic, key.name.isEmpty {
                extinctionIndex = index
            } else {
                topicIndexes[topic] = index
            }
        case .deleteNode, .deleteService, .deleteCheck, .releaseVirtualAddress, .showStaged, .dropStaged: return
        }
    }

    package func snapshot() -> [CatalogChange] {
        var rows: [CatalogChange] = []
        for key in nodesByKey.keys.sorted() {
            guard let record = nodesByKey[key] else { continue }
            rows.append(.putNode(record.node))
            for id in record.services.keys.sorted() {
                if let service = record.services[id] { rows.append(.putService(node: key.name, service)) }
            }
            for id in record.checks.keys.sorted() {
                if let check = record.checks[id] { rows.append(.putCheck(check)) }
            }
        }
        for key in virtualOffsets.keys.sorted() {
            if let offset = virtualOffsets[key] { rows.append(.assignVirtualAddress(key, offset: offset)) }
        }
        for key in stagedParts.keys.sorted() {
            for (position, part) in (stagedParts[key] ?? []).enumerated() {
                rows.append(.stage(key, part: UInt32(position + 1), rows: part))
            }
        }
        for (topic, index) in topicIndexes.sorted(by: { $0.key.order < $1.key.order }) {
            rows.append(.topicIndex(topic, index))
        }
        rows.append(.topicIndex(.service(ServiceKey(name: "")), extinctionIndex))
        return rows
    }

    /// The index of the last change to a topic; an absent node answers with that of all nodes, an absent service with that of
    /// the last service that disappeared.
    package func index(of topic: CatalogTopic) -> UInt64 {
        switch topic {
        case .service(let key): instancesByService[key] == nil ? extinctionIndex : topicIndexes[topic] ?? 0
        case .connect(let key): instancesByDestination[key] == nil ? extinctionIndex : topicIndexes[topic] ?? 0
        case .node(let key): topicIndexes[nodesByKey[key] == nil ? .nodes : topic] ?? 0
        case .nodes, .services, .checks, .kind, .virtualAddresses, .staged: topicIndexes[topic] ?? 0
        }
    }

    // MARK: - Writing rows

    private mutating func note(_ topic: CatalogTopic, _ index: UInt64) {
        switch topic {
        case .service(let key) where instancesByService[key] == nil:
            topicIndexes[topic] = nil
            extinctionIndex = index
        case .connect(let key) where instancesByDestination[key] == nil:
            topicIndexes[topic] = nil
            extinctionIndex = index
        case .node(let key) where nodesByKey[key] == nil: topicIndexes[topic] = nil
        case .nodes, .services, .checks, .node, .service, .connect, .kind, .virtualAddresses, .staged:
            topicIndexes[topic] = index
        }
    }

    private mutating func put(_ node: Node, _ scope: inout Set<CatalogTopic>) {
        let key = NodeKey(node)
        var record = nodesByKey[key] ?? NodeRecord(node: node)
        if key.peer.isEmpty, record.node.id != node.id, nodeKeysByID[record.node.id] == key {
            nodeKeysByID[record.node.id] = nil
        }
        record.node = node
        nodesByKey[key] = record
        // A peer's nodes may carry any ids, also those of local ones.
        if key.peer.isEmpty, !node.id.isEmpty { nodeKeysByID[node.id] = key }
        scope.formUnion([.nodes, .node(key)])
        for service in record.services.values { scope.formUnion(topics(of: service)) }
    }

    private mutating func delete(node key: NodeKey, _ scope: inout Set<CatalogTopic>) {
        guard let record = nodesByKey[key] else { return }
        for service in record.services.values { unlink(service, on: key, &scope) }
        nodesByKey[key] = nil
        if nodeKeysByID[record.node.id] == key { nodeKeysByID[record.node.id] = nil }
        scope.formUnion([.nodes, .node(key)])
        if !record.checks.isEmpty { scope.insert(.checks) }
    }

    private mutating func put(_ service: NodeService, on name: String, index: UInt64, _ scope: inout Set<CatalogTopic>)
    {
        let nodeKey = NodeKey(peer: service.peer, name: name)
        guard var record = nodesByKey[nodeKey] else { return }
        nodesByKey[nodeKey] = nil
        if let existing = record.services[service.id] { unlink(existing, on: nodeKey, &scope) }
        record.services[service.id] = service
        nodesByKey[nodeKey] = record
        let key = InstanceKey(node: nodeKey, id: service.id)
        instanceCount += 1
        instancesByService[ServiceKey(peer: service.peer, name: service.service), default: []].insert(key)
        if let destination = service.meshDestination {
            instancesByDestination[ServiceKey(peer: service.peer, name: destination), default: []].insert(key)
        }
        if service.kind.isGateway {
            instancesByGatewayKind[GatewayKindKey(kind: service.kind, peer: service.peer), default: []].insert(key)
        }
        scope.formUnion(topics(of: service))
        scope.formUnion([.services, .nodes, .node(nodeKey)])
    }

    private mutating func delete(instance key: InstanceKey, index: UInt64, _ scope: inout Set<CatalogTopic>) {
        guard var record = nodesByKey[key.node], let service = record.services[key.id] else { return }
        record.services[key.id] = nil
        for check in record.checks.values where check.serviceID == key.id {
            record.checks[check.checkID] = nil
            scope.insert(.checks)
        }
        nodesByKey[key.node] = record
        unlink(service, on: key.node, &scope)
        scope.formUnion([.nodes, .node(key.node)])
    }

    private mutating func put(_ check: HealthCheck, _ scope: inout Set<CatalogTopic>) {
        let key = NodeKey(peer: check.peer, name: check.node)
        guard var record = nodesByKey[key] else { return }
        nodesByKey[key] = nil
        let previous = record.checks.updateValue(check, forKey: check.checkID)
        nodesByKey[key] = record
        scope.formUnion(topics(ofCheckFor: check.serviceID, in: record))
        if let previous, previous.serviceID != check.serviceID {
            scope.formUnion(topics(ofCheckFor: previous.serviceID, in: record))
        }
        scope.formUnion([.checks, .node(key)])
    }

    private mutating func delete(check checkID: String, of key: NodeKey, _ scope: inout Set<CatalogTopic>) {
        guard var record = nodesByKey[key], let check = record.checks.removeValue(forKey: checkID) else { return }
        nodesByKey[key] = record
        scope.formUnion(topics(ofCheckFor: check.serviceID, in: record))
        scope.formUnion([.checks, .node(key)])
    }

    /// Takes an instance out of the look-up tables.
    private mutating func unlink(_ service: NodeService, on node: NodeKey, _ scope: inout Set<CatalogTopic>) {
        let key = InstanceKey(node: node, id: service.id)
        instanceCount -= 1
        Self.remove(key, at: ServiceKey(peer: service.peer, name: service.service), from: &instancesByService)
        if let destination = service.meshDestination {
            Self.remove(key, at: ServiceKey(peer: service.peer, name: destination), from: &instancesByDestination)
        }
        if service.kind.isGateway {
            Self.remove(key, at: GatewayKindKey(kind: service.kind, peer: service.peer), from: &instancesByGatewayKind)
        }
        scope.formUnion(topics(of: service))
        scope.insert(.services)
    }

    private static func remove<Key: Hashable>(
        _ instance: InstanceKey,
        at key: Key,
        from table: inout TreeDictionary<Key, TreeSet<InstanceKey>>
    ) {
        guard var members = table.removeValue(forKey: key) else { return }
        members.remove(instance)
        if !members.isEmpty { table[key] = members }
    }

    private func topics(of service: NodeService) -> [CatalogTopic] {
        var topics: [CatalogTopic] = [.service(ServiceKey(peer: service.peer, name: service.service))]
        if let destination = service.meshDestination {
            topics.append(.connect(ServiceKey(peer: service.peer, name: destination)))
        }
        if service.kind.isGateway { topics.append(.kind(service.kind, peer: service.peer)) }
        return topics
    }

    private func topics(ofCheckFor serviceID: String, in record: NodeRecord) -> [CatalogTopic] {
        if !serviceID.isEmpty { return record.services[serviceID].map(topics(of:)) ?? [] }
        return record.services.values.flatMap(topics(of:))
    }

    // MARK: - Staged rows

    /// Parts that do not follow on what is there are left out; whoever decides makes sure that there are none.
    private mutating func stage(
        _ rows: [CatalogChange],
        of key: ServiceKey,
        part: UInt32,
        _ scope: inout Set<CatalogTopic>
    ) {
        let count = part == 1 ? 0 : stagedParts[key]?.count ?? 0
        guard part >= 1, Int(part) == count + 1 else { return }
        if part == 1 { stagedParts[key] = [] }
        stagedParts[key]?.append(rows)
        scope.insert(.staged)
    }

    // MARK: - Virtual addresses

    private mutating func assign(_ offset: UInt32, to key: ServiceKey, _ scope: inout Set<CatalogTopic>) {
        guard virtualOffsets[key] != offset else { return }
        if virtualOffsets[key] != nil { release(key, &scope) }
        virtualOffsets[key] = offset
        freedOffsets.remove(offset)
        if offset > highestOffset {
            for skipped in (highestOffset + 1)..<max(offset, highestOffset + 1) { freedOffsets.insert(skipped) }
            highestOffset = offset
        }
        scope.insert(.virtualAddresses)
    }

    private mutating func release(_ key: ServiceKey, _ scope: inout Set<CatalogTopic>) {
        guard let offset = virtualOffsets.removeValue(forKey: key) else { return }
        freedOffsets.insert(offset)
        // Only gaps are remembered, so that a state restored from its rows is the same.
        while freedOffsets.remove(highestOffset) != nil { highestOffset -= 1 }
        scope.insert(.virtualAddresses)
    }
}

/// Gateways of one kind, local or of one peer.
struct GatewayKindKey: Sendable, Hashable {
    var kind: ServiceKind
    var peer: String
}

extension NodeKey {
    /// The key of a node.
    package init(_ node: Node) { self.init(peer: node.peer, name: node.name) }
}

extension CatalogTopic {
    /// A text that orders topics, so that snapshots are the same bytes everywhere.
    var order: String {
        switch self {
        case .nodes: "a"
        case .services: "b"
        case .checks: "c"
        case .node(let key): "d\(key.peer)\u{1}\(key.name)"
        case .service(let key): "e\(key.peer)\u{1}\(key.name)"
        case .connect(let key): "f\(key.peer)\u{1}\(key.name)"
        case .kind(let kind, let peer): "g\(peer)\u{1}\(kind.rawValue)"
        case .virtualAddresses: "h"
        case .staged: "i"
        }
    }
}
