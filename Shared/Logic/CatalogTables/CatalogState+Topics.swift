import HashTreeCollections
import MeshDomain

/// When the parts of the catalog changed last.
///
/// Clients are never shown these numbers, so they are not in snapshots: a restored state begins with those of the wider topics,
/// which are the same or higher.
struct PartIndexes: Sendable {
    struct OfNode: Sendable {
        var registrations: UInt64 = 0
        var checks: UInt64 = 0
    }

    struct OfService: Sendable {
        var instances: UInt64 = 0
        var meshInstances: UInt64 = 0
        var checks: UInt64 = 0
    }

    struct OfOrigin: Sendable {
        var nodeRows: UInt64 = 0
        var nodeIDs: UInt64 = 0
        var registrations: UInt64 = 0
        var names: UInt64 = 0
        var ordinaryNames: UInt64 = 0
        var passing: UInt64 = 0
        var warning: UInt64 = 0
        var critical: UInt64 = 0

        subscript(status: HealthStatus) -> UInt64 {
            get {
                switch status {
                case .passing: passing
                case .warning: warning
                case .critical: critical
                }
            }
            set {
                switch status {
                case .passing: passing = newValue
                case .warning: warning = newValue
                case .critical: critical = newValue
                }
            }
        }
    }

    fileprivate var nodes = TreeDictionary<NodeKey, OfNode>()
    fileprivate var services = TreeDictionary<ServiceKey, OfService>()
    /// As many as peers were ever imported from.
    fileprivate var origins = TreeDictionary<Origin, OfOrigin>()
    /// What an origin begins with in a state that was restored.
    fileprivate var restored = OfOrigin()

    fileprivate subscript(origin: Origin) -> OfOrigin {
        get { origins[origin] ?? restored }
        set { origins[origin] = newValue }
    }
}

extension CatalogState {
    /// Notes the index of a change to a topic.
    mutating func note(_ topic: CatalogTopic, _ index: UInt64) {
        switch topic {
        case .part(let part): note(part, index)
        case .service(let key) where instancesByService[key] == nil:
            topicIndexes[topic] = nil
            extinctionIndex = index
        case .connect(let key) where instancesByDestination[key] == nil:
            topicIndexes[topic] = nil
            extinctionIndex = index
        case .node(let key) where boxesByKey[key] == nil: topicIndexes[topic] = nil
        // Its own row has it.
        case .registration: break
        case .nodes, .services, .checks, .node, .service, .connect, .kind, .virtualAddresses, .staged, .keys, .sessions,
            .queries, .autopilot:
            topicIndexes[topic] = index
        }
    }

    private mutating func note(_ part: CatalogPart, _ index: UInt64) {
        switch part {
        case .nodeRows(let origin): partIndexes[origin].nodeRows = index
        case .nodeIDs(let origin): partIndexes[origin].nodeIDs = index
        case .registrations(let key):
            partIndexes[key.origin].registrations = index
            note(key) { $0.registrations = index }
        case .checksOn(let key): note(key) { $0.checks = index }
        case .instances(let key): note(key) { $0.instances = index }
        case .meshInstances(let key): note(key) { $0.meshInstances = index }
        case .checksOf(let key): note(key) { $0.checks = index }
        case .checksInState(let origin, let status): partIndexes[origin][status] = index
        case .names(let origin): partIndexes[origin].names = index
        case .ordinaryNames(let origin): partIndexes[origin].ordinaryNames = index
        // These are answered from the numbers of the others.
        case .registrationsByID, .registrationsByPrefix, .allRegistrations, .allChecks: break
        // These are answered from the rows.
        case .key, .keys, .keyName, .keyNames, .shownKey, .shownKeys, .session, .sessions, .allSessions, .query,
            .allQueries:
            break
        }
    }

    private mutating func note(_ key: NodeKey, _ change: (inout PartIndexes.OfNode) -> Void) {
        if boxesByKey[key] == nil {
            partIndexes.nodes[key] = nil
        } else {
            change(&partIndexes.nodes[key, default: .init()])
        }
    }

    private mutating func note(_ key: ServiceKey, _ change: (inout PartIndexes.OfService) -> Void) {
        if instancesByService[key] == nil, instancesByDestination[key] == nil {
            partIndexes.services[key] = nil
        } else {
            change(&partIndexes.services[key, default: .init()])
        }
    }

    /// Takes the index that a snapshot has of a wider topic as that of its parts.
    mutating func restoreParts(of topic: CatalogTopic, _ index: UInt64) {
        switch topic {
        case .nodes:
            partIndexes.restored.nodeRows = index
            partIndexes.restored.nodeIDs = index
            partIndexes.restored.registrations = index
        case .services:
            partIndexes.restored.names = index
            partIndexes.restored.ordinaryNames = index
        case .checks: for status in HealthStatus.allCases { partIndexes.restored[status] = index }
        case .node(let key): partIndexes.nodes[key] = PartIndexes.OfNode(registrations: index, checks: index)
        case .service(let key):
            partIndexes.services[key, default: .init()].instances = index
            partIndexes.services[key, default: .init()].checks = index
        case .connect(let key): partIndexes.services[key, default: .init()].meshInstances = index
        case .sessions: sessions.restore(index: index)
        case .queries: queries.restore(index: index)
        case .registration, .kind, .virtualAddresses, .staged, .keys, .autopilot, .part: break
        }
    }

    /// The index of the last change to a topic; an absent node answers with that of all nodes, an absent service with that of
    /// the last service that disappeared.
    package func index(of topic: CatalogTopic) -> UInt64 { max(floor, ownIndex(of: topic)) }

    private func ownIndex(of topic: CatalogTopic) -> UInt64 {
        switch topic {
        case .service(let key): instancesByService[key] == nil ? extinctionIndex : topicIndexes[topic] ?? 0
        case .connect(let key): instancesByDestination[key] == nil ? extinctionIndex : topicIndexes[topic] ?? 0
        case .node(let key): topicIndexes[boxesByKey[key] == nil ? .nodes : topic] ?? 0
        case .registration(let key): service(key)?.modifyIndex ?? topicIndexes[.services] ?? 0
        case .nodes, .services, .checks, .kind, .virtualAddresses, .staged, .keys, .sessions, .queries, .autopilot:
            topicIndexes[topic] ?? 0
        case .part(let part): index(of: part)
        }
    }

    private func index(of part: CatalogPart) -> UInt64 {
        switch part {
        case .nodeRows(let origin): return partIndexes[origin].nodeRows
        case .nodeIDs(let origin): return partIndexes[origin].nodeIDs
        case .allRegistrations(let origin): return partIndexes[origin].registrations
        case .checksInState(let origin, let status): return partIndexes[origin][status]
        case .allChecks(let origin): return HealthStatus.allCases.map { partIndexes[origin][$0] }.max() ?? 0
        case .names(let origin): return partIndexes[origin].names
        case .ordinaryNames(let origin): return partIndexes[origin].ordinaryNames
        // A node that is not there went at the latest when the nodes of its origin became others.
        case .registrations(let key):
            return boxesByKey[key] == nil
                ? partIndexes[key.origin].nodeIDs : partIndexes.nodes[key]?.registrations ?? 0
        case .checksOn(let key):
            return boxesByKey[key] == nil ? partIndexes[key.origin].nodeIDs : partIndexes.nodes[key]?.checks ?? 0
        case .registrationsByID(let origin, let id): return index(ofNodesWithID: id, origin) { $0 == id }
        case .registrationsByPrefix(let key):
            guard boxesByKey[key] == nil else { return 0 }
            return index(ofNodesWithID: key.folded.text, key.origin) { $0.hasPrefix(key.folded.text) }
        case .instances(let key):
            return instancesByService[key] == nil ? extinctionIndex : partIndexes.services[key]?.instances ?? 0
        case .meshInstances(let key):
            return instancesByDestination[key] == nil ? extinctionIndex : partIndexes.services[key]?.meshInstances ?? 0
        case .checksOf(let key):
            return instancesByService[key] == nil ? extinctionIndex : partIndexes.services[key]?.checks ?? 0
        case .key(let key), .keyName(let key): return keys.index(of: key)
        case .keys(let prefix): return keys.index(below: prefix)
        case .keyNames(let prefix): return keys.indexOfNames(below: prefix)
        case .shownKey(let key): return keys.shownIndex(of: key, table: index(of: .keys))
        case .shownKeys(let prefix): return keys.shownIndex(below: prefix, table: index(of: .keys))
        case .session(let id): return sessions.index(of: id)
        case .sessions(let key): return sessions.index(on: key)
        case .allSessions: return index(of: .sessions)
        case .query(let id): return queries.index(of: id)
        case .allQueries: return index(of: .queries)
        }
    }

    /// The highest index of the nodes with an id; at least that of the last node that came, went or changed its id.
    private func index(ofNodesWithID id: String, _ origin: Origin, _ isMeant: (String) -> Bool) -> UInt64 {
        var highest = partIndexes[origin].nodeIDs
        for (key, box) in boxesByKey where key.origin == origin && isMeant(box.row.row.id.lowercased()) {
            highest = max(highest, partIndexes.nodes[key]?.registrations ?? 0)
        }
        return highest
    }

    // MARK: - What a row touches

    /// The topics of an instance's row and its node.
    func topics(of links: ServiceRow.Links) -> [CatalogTopic] {
        var topics = widerTopics(of: links)
        topics.append(.part(.instances(of: links.ref.key)))
        if let destination = links.destination { topics.append(.part(.meshInstances(of: destination.key))) }
        return topics
    }

    /// The topics of a node with what is registered on it.
    func topics(ofRegistrationsOn key: NodeKey, id: String) -> [CatalogTopic] {
        var topics: [CatalogTopic] = [.nodes, .node(key), .part(.registrations(on: key))]
        if !id.isEmpty { topics.append(.part(.registrationsByID(key.origin, id.lowercased()))) }
        return topics
    }

    /// The topics of a node's own row, when it becomes another: by the id before and after, nil when it is not there.
    func topics(ofNode key: NodeKey, from old: String?, to new: String?) -> [CatalogTopic] {
        var found: [CatalogTopic] = [.part(.nodeRows(key.origin))]
        for id in [old, new].compactMap(\.self) { found += topics(ofRegistrationsOn: key, id: id) }
        if old != new { found.append(.part(.nodeIDs(key.origin))) }
        return found
    }

    /// The topics of a check's row.
    func topics(of check: HealthCheck, in record: NodeRecord) -> [CatalogTopic] {
        guard let instance = check.instanceID else {
            return topics(ofRow: check) + record.services.flatMap { widerTopics(of: $0.links) }
        }
        guard let links = record.service(instance)?.links else { return topics(ofRow: check) }
        return topics(of: check, ofInstance: links)
    }

    /// The topics of the row of an instance's check.
    func topics(of check: HealthCheck, ofInstance links: ServiceRow.Links) -> [CatalogTopic] {
        topics(ofRow: check) + widerTopics(of: links) + [.part(.checksOf(links.ref.key))]
    }

    private func topics(ofRow check: HealthCheck) -> [CatalogTopic] {
        let node = check.key.node
        return [.checks, .node(node), .part(.checksOn(node)), .part(.checksInState(node.origin, check.status))]
    }

    /// The topics of an instance with all that is shown of it.
    private func widerTopics(of links: ServiceRow.Links) -> [CatalogTopic] {
        var topics: [CatalogTopic] = [.service(links.ref.key)]
        if let destination = links.destination { topics.append(.connect(destination.key)) }
        if links.kind.isGateway { topics.append(.kind(links.kind, links.ref.origin)) }
        return topics
    }
}
