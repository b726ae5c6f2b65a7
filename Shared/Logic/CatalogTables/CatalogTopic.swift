package import MeshDomain
package import MeshState

/// What a reader of the catalog can wait for.
package enum CatalogTopic: StateTopic {
    /// The list of nodes: node and service changes.
    case nodes
    /// The list of services: any service change.
    case services
    /// The checks of all nodes and services.
    case checks
    /// One node with its services and checks.
    case node(NodeKey)
    /// The instances of one service with their nodes and checks.
    case service(ServiceKey)
    /// What one calls to reach a service over the mesh: its sidecars and mesh-native instances.
    case connect(ServiceKey)
    /// The row of a sidecar or gateway, without its node and checks.
    case registration(InstanceKey)
    /// The instances of one kind of gateway, this cluster's or of one peer, in all partitions.
    case kind(ServiceKind, Origin)
    /// The virtual addresses.
    case virtualAddresses
    /// Rows that are staged; of no use to readers.
    case staged
    /// The keys and values, all of them.
    case keys
    /// The sessions, all of them.
    case sessions
    /// The prepared queries, all of them.
    case queries
    /// How servers are to be looked after.
    case autopilot
    /// What one kind of answer is made of.
    case part(CatalogPart)
}

/// What one kind of answer is made of: a part of what the wider topics are about.
///
/// The wider topics carry the indexes that Consul's clients see. Parts decide who is woken: a new check of an instance changes
/// nothing of what `/v1/catalog/service/:name` answers. Whatever touches a part touches one of the wider topics, too.
package enum CatalogPart: Sendable, Hashable {
    /// The rows of the nodes of one origin.
    case nodeRows(Origin)
    /// Which nodes of one origin there are, and which ids they have; nobody waits for it.
    case nodeIDs(Origin)
    /// The row of one node and those of the instances on it.
    case registrations(on: NodeKey)
    /// The same of all nodes of one origin; it covers those of each.
    case allRegistrations(Origin)
    /// The registrations on a node with this id, in lower case.
    case registrationsByID(Origin, String)
    /// The registrations on all nodes whose id begins as the key's name, while there is no node of that name; it covers those
    /// of each id.
    case registrationsByPrefix(NodeKey)
    /// The instances of a service with their nodes, without checks.
    case instances(of: ServiceKey)
    /// The same of what one calls to reach a service over the mesh.
    case meshInstances(of: ServiceKey)
    /// The checks of a node and of the instances on it.
    case checksOn(NodeKey)
    /// The checks of the instances of a service, without those of their nodes.
    case checksOf(ServiceKey)
    /// The checks of one origin with a status.
    case checksInState(Origin, HealthStatus)
    /// All checks of one origin; it covers those in each state.
    case allChecks(Origin)
    /// The names of the services of one origin, as they are spelled, with their tags.
    case names(Origin)
    /// The names of the services of one origin that have an instance which is neither sidecar nor gateway.
    case ordinaryNames(Origin)
    /// One key with its value.
    case key(KVKey)
    /// All keys that begin so, with their values; it covers those of each.
    case keys(below: KVKey)
    /// Whether there is a key; nobody waits for one alone.
    case keyName(KVKey)
    /// Which keys there are that begin so; it covers each of them.
    case keyNames(below: KVKey)
    /// What clients see as the index of a key; nobody waits for it.
    case shownKey(KVKey)
    /// What clients see as the index of all keys that begin so; nobody waits for it.
    case shownKeys(below: KVKey)
    /// One session.
    case session(SessionID)
    /// The sessions of a node.
    case sessions(on: NodeKey)
    /// All sessions; it covers each of them.
    case allSessions
    /// One prepared query.
    case query(QueryID)
    /// All prepared queries; it covers each of them.
    case allQueries
}

extension CatalogTopic {
    package var isPart: Bool {
        if case .part = self { return true }
        return false
    }

    package var path: TopicPath {
        switch self {
        case .nodes: TopicPath("nodes")
        case .services: TopicPath("services")
        case .checks: TopicPath("checks")
        case .virtualAddresses: TopicPath("addresses")
        case .staged: TopicPath("staged")
        case .keys: TopicPath("keys")
        case .sessions: TopicPath("sessions")
        case .queries: TopicPath("queries")
        case .autopilot: TopicPath("autopilot")
        case .node(let key): TopicPath("node", key.origin.peer, TopicNames.node(key))
        case .service(let key): TopicPath("service", key.origin.peer, TopicNames.service(key))
        case .connect(let key): TopicPath("connect", key.origin.peer, TopicNames.service(key))
        case .registration(let key):
            TopicPath("registration", key.node.origin.peer, TopicNames.node(key.node), key.id.folded.text)
        case .kind(let kind, let origin): TopicPath("kind", origin.peer, kind.rawValue)
        case .part(let part): part.path
        }
    }
}

extension CatalogPart {
    fileprivate var path: TopicPath {
        switch self {
        case .nodeRows(let origin): TopicPath("rows", origin.peer)
        case .nodeIDs(let origin): TopicPath("ids", origin.peer)
        case .registrations(let key): TopicPath("on", key.origin.peer, TopicNames.node(key))
        case .allRegistrations(let origin): .below("on", origin.peer)
        case .registrationsByID(let origin, let id): TopicPath("id", origin.peer, id)
        case .registrationsByPrefix(let key): .below("id", key.origin.peer, startingWith: key.folded.text)
        case .instances(let key): TopicPath("instances", key.origin.peer, TopicNames.service(key))
        case .meshInstances(let key): TopicPath("mesh", key.origin.peer, TopicNames.service(key))
        case .checksOn(let key): TopicPath("checks-on", key.origin.peer, TopicNames.node(key))
        case .checksOf(let key): TopicPath("checks-of", key.origin.peer, TopicNames.service(key))
        case .checksInState(let origin, let status): TopicPath("state", origin.peer, status.rawValue)
        case .allChecks(let origin): .below("state", origin.peer)
        case .names(let origin): TopicPath("names", origin.peer)
        case .ordinaryNames(let origin): TopicPath("ordinary", origin.peer)
        case .key(let key): TopicPath("kv" + key.placeMark, key.text)
        case .keys(let prefix): .below("kv" + prefix.placeMark, startingWith: prefix.text)
        case .keyName(let key): TopicPath("kv-name" + key.placeMark, key.text)
        case .keyNames(let prefix): .below("kv-name" + prefix.placeMark, startingWith: prefix.text)
        case .shownKey(let key): TopicPath("kv-shown" + key.placeMark, key.text)
        case .shownKeys(let prefix): .below("kv-shown" + prefix.placeMark, startingWith: prefix.text)
        case .session(let id): TopicPath("session", id.text)
        case .sessions(let key): TopicPath("sessions-on", TopicNames.node(key))
        case .allSessions: .below("session")
        case .query(let id): TopicPath("query", id.text)
        case .allQueries: .below("query")
        }
    }
}

extension KVKey {
    /// What tells the topics of another scope from those of the default one.
    fileprivate var placeMark: String { scope.isStandard ? "" : "@\(scope)" }
}
