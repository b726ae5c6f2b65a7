import HashTreeCollections
import MeshDomain
package import MeshState

/// All nodes, instances, checks and virtual addresses of a cluster, its own and those imported from peers.
///
/// - Source: Consul's index rules, reference "Index tracking": a service's index moves with its instances, their checks and
///   nodes; a service without instances answers with the index of the last service that disappeared.
package struct CatalogState: ReplicatedState {
    /// Behind references: a persistent tree copies the nodes on its way to a change with all that stands in them.
    var boxesByKey = TreeDictionary<NodeKey, Box<NodeRecord>>()
    var nodeKeysByID = TreeDictionary<String, NodeKey>()
    var instancesByService = TreeDictionary<ServiceKey, ServiceMembers>()
    var instancesByDestination = TreeDictionary<ServiceKey, ServiceMembers>()
    var instancesByGatewayKind = TreeDictionary<GatewayKindKey, SortedRows<ServiceRow>>()
    var virtualOffsets = TreeDictionary<ServiceKey, UInt32>()
    var freedOffsets = TreeSet<UInt32>()
    var highestOffset: UInt32 = 0
    /// Parts of imports that nobody sees yet, in order.
    var stagedParts = TreeDictionary<ServiceRef, [[CatalogChange]]>()
    var topicIndexes = TreeDictionary<CatalogTopic, UInt64>()
    var partIndexes = PartIndexes()
    var listing = ServiceListing()
    var keys = KeyTable()
    var sessions = SessionTable()
    var queries = QueryTable()
    /// Nil while nobody has written one.
    private(set) var writtenAutopilot: AutopilotConfiguration?
    /// Index of the last change that left a service without instances.
    var extinctionIndex: UInt64 = 0
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0
    package private(set) var instanceCount = 0
    /// Which instances are here; a copy that follows another is told before it holds any.
    package internal(set) var holding = CatalogHolding.everything
    /// Whether checks may lack, because an instance that was left out with its checks has to be held from now on.
    package private(set) var isIncomplete = false

    package init() {}

    package mutating func apply(_ change: CatalogChange, index: UInt64, touched: inout Touched<CatalogTopic>) {
        var scope = TouchedTopics()
        switch change {
        case .putNode(var node):
            let existing = record(node.key)?.row
            if let existing, existing.hasSameContent(as: node) { return }
            node.createIndex = existing?.indexes.create ?? index
            node.modifyIndex = index
            put(node, &scope)
        case .deleteNode(let key): delete(node: key, &scope)
        case .putService(let name, var service):
            let key = service.key(on: name)
            guard let record = record(key.node) else { return }
            guard holding.holds(service) else {
                leaveOut(key, &scope)
                break
            }
            isIncomplete = isIncomplete || record.leavesOut(key.id)
            let existing = record.service(service.scopedID)
            if let existing, existing.hasSameContent(as: service, on: name) { return }
            service.createIndex = existing?.indexes.create ?? index
            service.modifyIndex = index
            put(service, on: name, &scope)
        case .deleteService(let key): delete(instance: key, &scope)
        case .putCheck(var check):
            guard let record = record(check.nodeKey) else { return }
            if isLeftOut(check, in: record) {
                delete(check: check.key, &scope)
                break
            }
            let existing = record.check(check.key.id)
            if let existing, existing.hasSameContent(as: check) { return }
            check.createIndex = existing?.indexes.create ?? index
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
        // Copies of a part are made for the mesh, which has no use for keys.
        case .kv(let change): if holding == .everything { keys.apply(change, index: index, &scope) }
        case .session(let change): if holding == .everything { sessions.apply(change, index: index, &scope) }
        case .query(let change): if holding == .everything { queries.apply(change, index: index, &scope) }
        case .putAutopilot(let configuration): if holding == .everything { put(configuration, index, &scope) }
        case .topicIndex: return
        }
        for topic in scope.list { note(topic, index) }
        touched.formUnion(scope.list)
    }

    package mutating func restore(_ change: CatalogChange) {
        var scope = TouchedTopics()
        switch change {
        case .putNode(let node): put(node, &scope)
        case .putService(let name, let service):
            guard holding.holds(service) else { return leaveOut(service.key(on: name), &scope) }
            put(service, on: name, &scope)
        case .putCheck(let check):
            guard let record = record(check.nodeKey), !isLeftOut(check, in: record) else { return }
            put(check, &scope)
        case .assignVirtualAddress(let key, let offset): assign(offset, to: key, &scope)
        case .stage(let key, let part, let rows): stage(rows, of: key, part: part, &scope)
        case .kv(let change): if holding == .everything { keys.restore(change) }
        case .session(let change): if holding == .everything { sessions.restore(change) }
        case .query(let change): if holding == .everything { queries.restore(change) }
        case .putAutopilot(let configuration): if holding == .everything { writtenAutopilot = configuration }
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
        for key in boxesByKey.keys.sorted() {
            guard let record = record(key) else { continue }
            let node = record.node
            rows.append(.putNode(node))
            for row in record.services { rows.append(.putService(node: node.name, row.service)) }
            for row in record.allChecks { rows.append(.putCheck(row.check)) }
        }
        for key in virtualOffsets.keys.sorted() {
            if let offset = virtualOffsets[key] { rows.append(.assignVirtualAddress(key, offset: offset)) }
        }
        for key in stagedParts.keys.sorted() {
            for (position, part) in (stagedParts[key] ?? []).enumerated() {
                rows.append(.stage(key, part: UInt32(position + 1), rows: part))
            }
        }
        rows += sessions.all.map { .session(.put($0)) }
        rows += queries.all.map { .query(.put($0)) }
        if let writtenAutopilot { rows.append(.putAutopilot(writtenAutopilot)) }
        rows += keys.snapshot.map(CatalogChange.kv)
        let indexes = topicIndexes.compactMap { topic, index in
            topic.order.map { (order: $0, topic: topic, index: index) }
        }
        for row in indexes.sorted(by: { $0.order < $1.order }) { rows.append(.topicIndex(row.topic, row.index)) }
        rows.append(.topicIndex(.service(ServiceKey(name: "")), extinctionIndex))
        return rows
    }

    /// A node with everything on it.
    func record(_ key: NodeKey) -> NodeRecord? { boxesByKey[key]?.row }

    // MARK: - Writing rows

    private mutating func put(_ node: Node, _ scope: inout TouchedTopics) {
        let key = node.key
        let row = NodeRow(node)
        let existing = record(key)
        var record = existing ?? NodeRecord(row: row, at: key)
        let earlierID = record.row.id
        if key.origin.isLocal, earlierID != node.id, nodeKeysByID[earlierID] == key { nodeKeysByID[earlierID] = nil }
        record.put(row)
        boxesByKey[key] = Box(record)
        // A peer's nodes may carry any ids, also those of local ones.
        if key.origin.isLocal, !node.id.isEmpty { nodeKeysByID[node.id] = key }
        scope.formUnion(topics(ofNode: key, from: existing.map { _ in earlierID }, to: node.id))
        for service in record.services { scope.formUnion(topics(of: service.links)) }
    }

    private mutating func delete(node key: NodeKey, _ scope: inout TouchedTopics) {
        guard let record = record(key) else { return }
        for service in record.services {
            unlink(service, &scope)
            scope.formUnion(listing.replace(service.service, by: nil).map(CatalogTopic.part))
        }
        for row in record.allChecks {
            let check = row.check
            if check.instanceID != nil { scope.formUnion(topics(of: check, in: record)) }
            scope.insert(.part(.checksInState(key.origin, check.status)))
        }
        boxesByKey[key] = nil
        if nodeKeysByID[record.row.id] == key { nodeKeysByID[record.row.id] = nil }
        scope.formUnion(topics(ofNode: key, from: record.row.id, to: nil))
        if record.hasChecks { scope.formUnion([.checks, .part(.checksOn(key))]) }
    }

    private mutating func put(_ service: NodeService, on name: String, _ scope: inout TouchedTopics) {
        let key = service.key(on: name)
        guard var record = record(key.node) else { return }
        let row = ServiceRow(service, on: name)
        let existing = record.put(row)
        if let existing { unlink(existing, &scope) }
        boxesByKey[key.node] = Box(record)
        instanceCount += 1
        let links = row.links
        scope.formUnion(listing.replace(existing?.service, by: service).map(CatalogTopic.part))
        if let earlier = existing?.links.ref.key, earlier != links.ref.key, record.hasChecks(of: row) {
            scope.formUnion([.part(.checksOf(earlier)), .part(.checksOf(links.ref.key))])
        } else if existing == nil, record.hasChecks(of: row) {
            scope.insert(.part(.checksOf(links.ref.key)))
        }
        instancesByService[links.ref.key, default: ServiceMembers()].insert(row, spelled: links.ref.service.name)
        if let destination = links.destination {
            instancesByDestination[destination.key, default: ServiceMembers()]
                .insert(row, spelled: destination.service.name)
        }
        if links.kind.isGateway {
            instancesByGatewayKind[GatewayKindKey(kind: links.kind, origin: links.ref.origin), default: SortedRows()]
                .put(row) { $0.order(to: row) }
        }
        scope.formUnion(topics(of: links))
        scope.formUnion(topics(ofRegistrationsOn: key.node, id: record.row.id))
        scope.insert(.services)
        if links.kind.isProxy { scope.insert(.registration(key)) }
    }

    mutating func delete(instance key: InstanceKey, _ scope: inout TouchedTopics) {
        guard var record = record(key.node) else { return }
        guard let removed = record.removeService(key.id) else {
            if record.forgetLeftOut(key.id) { boxesByKey[key.node] = Box(record) }
            return
        }
        boxesByKey[key.node] = Box(record)
        for check in removed.checks { scope.formUnion(topics(of: check.check, ofInstance: removed.row.links)) }
        unlink(removed.row, &scope)
        scope.formUnion(listing.replace(removed.row.service, by: nil).map(CatalogTopic.part))
        scope.formUnion(topics(ofRegistrationsOn: key.node, id: record.row.id))
    }

    private mutating func put(_ check: HealthCheck, _ scope: inout TouchedTopics) {
        let key = check.key
        guard var record = record(key.node) else { return }
        let previous = record.put(CheckRow(check))?.check
        boxesByKey[key.node] = Box(record)
        scope.formUnion(topics(of: check, in: record))
        if let previous, previous.instanceID != check.instanceID || previous.status != check.status {
            scope.formUnion(topics(of: previous, in: record))
        }
    }

    private mutating func delete(check key: CheckKey, _ scope: inout TouchedTopics) {
        guard var record = record(key.node), let check = record.removeCheck(key.id) else { return }
        boxesByKey[key.node] = Box(record)
        scope.formUnion(topics(of: check.check, in: record))
    }

    /// Takes an instance out of the look-up tables.
    private mutating func unlink(_ row: ServiceRow, _ scope: inout TouchedTopics) {
        instanceCount -= 1
        let links = row.links
        Self.remove(row, of: links.ref, from: &instancesByService)
        if let destination = links.destination { Self.remove(row, of: destination, from: &instancesByDestination) }
        if links.kind.isGateway {
            let kind = GatewayKindKey(kind: links.kind, origin: links.ref.origin)
            if var members = instancesByGatewayKind.removeValue(forKey: kind) {
                members.remove { $0.order(to: row) }
                if !members.isEmpty { instancesByGatewayKind[kind] = members }
            }
        }
        scope.formUnion(topics(of: links))
        scope.insert(.services)
        if links.kind.isProxy { scope.insert(.registration(RowKeyParts(row).instanceKey)) }
    }

    private static func remove(
        _ instance: ServiceRow,
        of service: ServiceRef,
        from table: inout TreeDictionary<ServiceKey, ServiceMembers>
    ) {
        let key = service.key
        guard var members = table.removeValue(forKey: key) else { return }
        members.remove(instance, spelled: service.service.name)
        if !members.isEmpty { table[key] = members }
    }

    private mutating func put(
        _ configuration: AutopilotConfiguration,
        _ index: UInt64,
        _ scope: inout TouchedTopics
    ) {
        if let writtenAutopilot, writtenAutopilot.hasSameContent(as: configuration) { return }
        var configuration = configuration
        configuration.createIndex = writtenAutopilot?.createIndex ?? index
        configuration.modifyIndex = index
        writtenAutopilot = configuration
        scope.insert(.autopilot)
    }

    // MARK: - Staged rows

    /// Parts that do not follow on what is there are left out; whoever decides makes sure that there are none.
    private mutating func stage(
        _ rows: [CatalogChange],
        of key: ServiceRef,
        part: UInt32,
        _ scope: inout TouchedTopics
    ) {
        let count = part == 1 ? 0 : stagedParts[key]?.count ?? 0
        guard part >= 1, Int(part) == count + 1 else { return }
        if part == 1 { stagedParts[key] = [] }
        stagedParts[key]?.append(rows)
        scope.insert(.staged)
    }

    // MARK: - Virtual addresses

    private mutating func assign(_ offset: UInt32, to key: ServiceKey, _ scope: inout TouchedTopics) {
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

    private mutating func release(_ key: ServiceKey, _ scope: inout TouchedTopics) {
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
        case .keys: "j"
        case .sessions: "k"
        case .queries: "l"
        case .autopilot: "m"
        case .registration, .part: nil
        }
    }
}
