import HashTreeCollections
import MeshDomain
import MeshState

/// All nodes, instances, checks and virtual addresses of a cluster, its own and those imported from peers.
///
/// - Source: Consul's index rules, reference "Index tracking": a service's index moves with its instances, their checks and
///   nodes; a service without instances answers with the index of the last service that disappeared.
package struct CatalogState: ReplicatedState {
    var nodesByKey = TreeDictionary<NodeKey, NodeRecord>()
    var nodeKeysByID = TreeDictionary<String, NodeKey>()
    var instancesByService = TreeDictionary<ServiceKey, ServiceMembers>()
    var instancesByDestination = TreeDictionary<ServiceKey, ServiceMembers>()
    var instancesByGatewayKind = TreeDictionary<GatewayKindKey, TreeSet<InstanceKey>>()
    var virtualOffsets = TreeDictionary<ServiceKey, UInt32>()
    var freedOffsets = TreeSet<UInt32>()
    var highestOffset: UInt32 = 0
    /// Parts of imports that nobody sees yet, in order.
    var stagedParts = TreeDictionary<ServiceRef, [[CatalogChange]]>()
    var topicIndexes = TreeDictionary<CatalogTopic, UInt64>()
    var partIndexes = PartIndexes()
    var listing = ServiceListing()
    /// Index of the last change that left a service without instances.
    var extinctionIndex: UInt64 = 0
    package private(set) var instanceCount = 0

    package init() {}

    package mutating func apply(_ change: CatalogChange, index: UInt64, touched: inout Set<CatalogTopic>) {
        var scope = Set<CatalogTopic>()
        switch change {
        case .putNode(var node):
            let existing = nodesByKey[node.key]?.node
            if let existing, existing.hasSameContent(as: node) { return }
            node.createIndex = existing?.createIndex ?? index
            node.modifyIndex = index
            put(node, &scope)
        case .deleteNode(let key): delete(node: key, &scope)
        case .putService(let name, var service):
            guard let record = nodesByKey[service.key(on: name).node] else { return }
            let existing = record.services[service.scopedID]
            if let existing, existing.hasSameContent(as: service) { return }
            service.createIndex = existing?.createIndex ?? index
            service.modifyIndex = index
            put(service, on: name, index: index, &scope)
        case .deleteService(let key): delete(instance: key, index: index, &scope)
        case .putCheck(var check):
            guard let record = nodesByKey[check.nodeKey] else { return }
            let existing = record.checks[check.key.id]
            if let existing, existing.hasSameContent(as: check) { return }
            check.createIndex = existing?.createIndex ?? index
            check.modifyIndex = index
            put(check, &scope)
        case .deleteCheck(let key): delete(check: key, &scope)
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
            if case .service(let key) = topic, key.folded.isEmpty {
                extinctionIndex = index
            } else {
                topicIndexes[topic] = index
                restoreParts(of: topic, index)
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
                if let service = record.services[id] { rows.append(.putService(node: record.node.name, service)) }
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
        let indexes = topicIndexes.compactMap { topic, index in
            topic.order.map { (order: $0, topic: topic, index: index) }
        }
        for row in indexes.sorted(by: { $0.order < $1.order }) { rows.append(.topicIndex(row.topic, row.index)) }
        rows.append(.topicIndex(.service(ServiceKey(name: "")), extinctionIndex))
        return rows
    }

    // MARK: - Writing rows

    private mutating func put(_ node: Node, _ scope: inout Set<CatalogTopic>) {
        let key = node.key
        let old = nodesByKey[key]?.node
        var record = nodesByKey[key] ?? NodeRecord(node: node)
        if key.origin.isLocal, record.node.id != node.id, nodeKeysByID[record.node.id] == key {
            nodeKeysByID[record.node.id] = nil
        }
        record.node = node
        nodesByKey[key] = record
        // A peer's nodes may carry any ids, also those of local ones.
        if key.origin.isLocal, !node.id.isEmpty { nodeKeysByID[node.id] = key }
        scope.formUnion(topics(ofRow: old, to: node))
        for service in record.services.values { scope.formUnion(topics(of: service)) }
    }

    private mutating func delete(node key: NodeKey, _ scope: inout Set<CatalogTopic>) {
        guard let record = nodesByKey[key] else { return }
        for service in record.services.values {
            unlink(service, InstanceKey(node: key, id: service.scopedID), &scope)
            scope.formUnion(listing.replace(service, by: nil).map(CatalogTopic.part))
        }
        for check in record.checks.values where check.instanceID != nil {
            scope.formUnion(topics(of: check, in: record))
        }
        nodesByKey[key] = nil
        if nodeKeysByID[record.node.id] == key { nodeKeysByID[record.node.id] = nil }
        scope.formUnion(topics(ofRow: record.node, to: nil))
        if !record.checks.isEmpty { scope.formUnion([.checks, .part(.checksOn(key))]) }
        for check in record.checks.values where check.instanceID == nil {
            scope.insert(.part(.checksInState(key.origin, check.status)))
        }
    }

    private mutating func put(_ service: NodeService, on name: String, index: UInt64, _ scope: inout Set<CatalogTopic>)
    {
        let key = service.key(on: name)
        guard var record = nodesByKey[key.node] else { return }
        nodesByKey[key.node] = nil
        let existing = record.services[key.id]
        if let existing { unlink(existing, key, &scope) }
        record.services[key.id] = service
        nodesByKey[key.node] = record
        instanceCount += 1
        let ref = service.ref
        scope.formUnion(listing.replace(existing, by: service).map(CatalogTopic.part))
        if existing?.ref.key != ref.key, record.hasChecks(of: key.id) {
            for name in [existing?.ref.key, ref.key].compactMap(\.self) { scope.insert(.part(.checksOf(name))) }
        }
        instancesByService[ref.key, default: ServiceMembers()].insert(key, spelled: ref.service.name)
        if let destination = service.meshDestination {
            instancesByDestination[destination.key, default: ServiceMembers()]
                .insert(key, spelled: destination.service.name)
        }
        if service.kind.isGateway {
            instancesByGatewayKind[GatewayKindKey(kind: service.kind, origin: ref.origin), default: []].insert(key)
        }
        scope.formUnion(topics(of: service))
        scope.formUnion(topics(ofRegistrationsOn: record.node))
        scope.insert(.services)
        if service.kind.isProxy { scope.insert(.registration(key)) }
    }

    private mutating func delete(instance key: InstanceKey, index: UInt64, _ scope: inout Set<CatalogTopic>) {
        guard var record = nodesByKey[key.node], let service = record.services[key.id] else { return }
        for id in record.checkIDs(of: key.id) {
            if let check = record.removeCheck(id) { scope.formUnion(topics(of: check, in: record)) }
        }
        record.services[key.id] = nil
        nodesByKey[key.node] = record
        unlink(service, key, &scope)
        scope.formUnion(listing.replace(service, by: nil).map(CatalogTopic.part))
        scope.formUnion(topics(ofRegistrationsOn: record.node))
    }

    private mutating func put(_ check: HealthCheck, _ scope: inout Set<CatalogTopic>) {
        let key = check.key
        guard var record = nodesByKey[key.node] else { return }
        nodesByKey[key.node] = nil
        let previous = record.put(check, at: key.id)
        nodesByKey[key.node] = record
        scope.formUnion(topics(of: check, in: record))
        if let previous, previous.instanceID != check.instanceID || previous.status != check.status {
            scope.formUnion(topics(of: previous, in: record))
        }
    }

    private mutating func delete(check key: CheckKey, _ scope: inout Set<CatalogTopic>) {
        guard var record = nodesByKey[key.node], let check = record.removeCheck(key.id) else { return }
        nodesByKey[key.node] = record
        scope.formUnion(topics(of: check, in: record))
    }

    /// Takes an instance out of the look-up tables.
    private mutating func unlink(_ service: NodeService, _ key: InstanceKey, _ scope: inout Set<CatalogTopic>) {
        instanceCount -= 1
        Self.remove(key, of: service.ref, from: &instancesByService)
        if let destination = service.meshDestination {
            Self.remove(key, of: destination, from: &instancesByDestination)
        }
        if service.kind.isGateway {
            let kind = GatewayKindKey(kind: service.kind, origin: key.node.origin)
            if var members = instancesByGatewayKind.removeValue(forKey: kind) {
                members.remove(key)
                if !members.isEmpty { instancesByGatewayKind[kind] = members }
            }
        }
        scope.formUnion(topics(of: service))
        scope.insert(.services)
        if service.kind.isProxy { scope.insert(.registration(key)) }
    }

    private static func remove(
        _ instance: InstanceKey,
        of service: ServiceRef,
        from table: inout TreeDictionary<ServiceKey, ServiceMembers>
    ) {
        let key = service.key
        guard var members = table.removeValue(forKey: key) else { return }
        members.remove(instance, spelled: service.service.name)
        if !members.isEmpty { table[key] = members }
    }

    // MARK: - Staged rows

    /// Parts that do not follow on what is there are left out; whoever decides makes sure that there are none.
    private mutating func stage(
        _ rows: [CatalogChange],
        of key: ServiceRef,
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
    var origin: Origin
}

extension CatalogTopic {
    /// A text that orders topics, so that snapshots are the same bytes everywhere; nil for those that have no index there.
    var order: String? {
        switch self {
        case .nodes: "a"
        case .services: "b"
        case .checks: "c"
        case .node(let key): "d" + TopicNames.node(key)
        case .service(let key): "e" + TopicNames.service(key)
        case .connect(let key): "f" + TopicNames.service(key)
        case .kind(let kind, let origin): "g\(origin.peer)\u{1}\(kind.rawValue)"
        case .virtualAddresses: "h"
        case .staged: "i"
        case .registration, .part: nil
        }
    }
}
