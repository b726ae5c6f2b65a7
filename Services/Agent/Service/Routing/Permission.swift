import AccessRules
import AgentLogic
import CatalogTables
import ConfigEntryKinds
import ConsulJSON
import MeshDomain
import MeshJournal

/// Who may use an endpoint, as data.
package struct Permission: Sendable {
    /// What is made of the request's token.
    package enum TokenRule: Sendable {
        /// It is not looked at.
        case ignored
        /// It must be known, if there is one.
        case known
        /// There must be one, and the answer is about it; the ACL service, which has it, looks.
        case own
        /// There must be one that a login made, which the request itself brings; the ACL service looks.
        case ownLogin
        /// Whoever knows the cluster's first secret may, once.
        case bootstrap
    }

    /// Who holds the needs against the token.
    package enum Decider: Sendable {
        /// The pipeline, before the handler and after every wait.
        case pipeline
        /// The endpoint, on what it decides about: the state of the moment, or names that it checks first.
        case endpoint
        /// The service that owns what is changed, on the state on which it decides.
        case owner
    }

    package let token: TokenRule
    /// All are needed, unless one is enough.
    package let needs: [Need]
    package let isOneEnough: Bool
    package let decider: Decider
    /// What each row of the answer is shown by: a row is left out unless the token has all of them.
    package let rows: [Need.Resource]

    /// Whether the pipeline sees to it that the token has what is needed.
    var isHeldByPipeline: Bool {
        if case .pipeline = decider { !needs.isEmpty } else { false }
    }

    private init(
        _ token: TokenRule,
        needs: [Need] = [],
        isOneEnough: Bool = false,
        decider: Decider = .pipeline,
        rows: [Need.Resource] = []
    ) {
        self.token = token
        self.needs = needs
        self.isOneEnough = isOneEnough
        self.decider = decider
        self.rows = rows
    }

    /// Everybody, with any token.
    static let anybody = Permission(.ignored)
    /// Everybody with a known token, or none.
    static let anyToken = Permission(.known)
    /// Whoever has a token, about itself.
    static let ownToken = Permission(.own)
    /// Whoever has a token of a login, about itself.
    static let ownLogin = Permission(.ownLogin)
    /// Whoever makes the first management token.
    static let bootstrap = Permission(.bootstrap)

    /// Who has all of these; `rows` says what the rows of the answer are shown by besides.
    static func needs(_ needs: Need..., by decider: Decider = .pipeline, rows: [Need.Resource] = []) -> Permission {
        Permission(.known, needs: needs, decider: decider, rows: rows)
    }

    /// Who has one of these.
    static func oneOf(_ needs: Need..., by decider: Decider) -> Permission {
        Permission(.known, needs: needs, isOneEnough: true, decider: decider)
    }

    /// Everybody with a known token, or none, sees those rows that it may read.
    static func rows(_ rows: Need.Resource...) -> Permission { Permission(.known, rows: rows) }

    /// What a request needs; what cannot be told from the request is left out.
    func accesses(of request: RoutedRequest, in context: AgentContext) -> [Access] {
        var accesses: [Access] = []
        for access in needs.flatMap({ $0.accesses(of: request, in: context) }) {
            let access = access.within(request.scope)
            if !accesses.contains(access) { accesses.append(access) }
        }
        return accesses
    }
}

/// One right that a request needs.
package enum Need: Sendable {
    /// A right to something that the request names.
    case access(Resource, Level, Name)
    /// The right to the config entry of the path, or of the body.
    case configEntry(Level, EntryPlace)
    /// The right to the key of the path, or to all that begin so: to read or list, to write.
    case key(Level)
    /// The right to the sessions of the node on which the session of the path lives.
    case session(Level)
    /// The right to the prepared query that the path names by its id, or by a name that it answers.
    case query(Level)
    /// The right to the service whose instance of this agent the path names.
    case ownInstance(Level)
    /// The right to the check of this agent that the path, or the body, names: that of its service, else of its node.
    case ownCheck(Level)

    /// What rules are about, by their names in rules.
    package enum Resource: String, Sendable {
        case service
        case intention
        case node
        case agent
        case acl
        case `operator`
        case keyring
        case mesh
        case peering
        case key
        case session
        case query
        case event
        /// Whatever the kind of the entry asks for.
        case configEntry = "config-entry"
    }

    /// How much is needed.
    package enum Level: String, Sendable {
        case read
        case write
    }

    /// Where the name of the thing is.
    package enum Name: Sendable {
        /// There is only one such thing.
        case none
        /// In the path.
        case argument
        /// In each value of this parameter.
        case query(String)
        /// In the body, under these keys, one in the other.
        case body(String, String?)
        /// It is this agent's node.
        case ownNode
        /// In the body, under this key; this agent's node when it is not there.
        case bodyOrOwnNode(String)
    }

    /// Where kind and name of a config entry are.
    package enum EntryPlace: Sendable {
        case path
        case body
    }

    /// What the request needs of this; empty when the request does not name the thing.
    func accesses(of request: RoutedRequest, in context: AgentContext) -> [Access] {
        switch self {
        case .access(let resource, let level, let name):
            return name.values(of: request, in: context).compactMap {
                Access(resource: resource.rawValue, name: $0, level: level.rawValue)
            }
        case .configEntry(let level, let place):
            guard let key = place.key(of: request) else { return [] }
            switch level {
            case .read: return key.readAccess.map { [$0] } ?? []
            case .write: return key.writeAccess(over: nil)
            }
        case .key(let level): return Self.keyAccesses(level, of: request, in: context)
        case .session(let level):
            guard let session = context.catalog.view.current.state.session(SessionID(request.argument)) else {
                return []
            }
            return Access(resource: "session", name: session.node.text, level: level.rawValue).map { [$0] } ?? []
        case .query(let level):
            guard let name = Self.queryName(request, in: context) else { return [] }
            return Access(resource: "query", name: name, level: level.rawValue).map { [$0] } ?? []
        case .ownInstance(let level):
            guard let service = context.local.state.services[request.argument]?.service.service else { return [] }
            return Access(resource: "service", name: service, level: level.rawValue).map { [$0] } ?? []
        case .ownCheck(let level):
            let check = context.local.state.checks[request.argument]?.check
            let instance = request.json["ServiceID"]?.stringValue ?? ""
            let service = check?.serviceName ?? context.local.state.services[instance]?.service.service ?? ""
            let (resource, name) = service.isEmpty ? ("node", context.node.name) : ("service", service)
            return Access(resource: resource, name: name, level: level.rawValue).map { [$0] } ?? []
        }
    }
}

extension Need {
    /// The name under which a prepared query is guarded; nil where there is none.
    fileprivate static func queryName(_ request: RoutedRequest, in context: AgentContext) -> String? {
        let state = context.catalog.view.current.state
        let id = QueryID(request.argument)
        if id.isUUID { return state.query(id)?.guardedName?.text }
        let name = NameText(request.argument)
        return (state.query(named: name) ?? state.queryTemplate(matching: name))?.guardedName?.text
    }

    /// Lists are filtered by the right to read, and need one of their own only when the configuration says so.
    fileprivate static func keyAccesses(
        _ level: Level,
        of request: RoutedRequest,
        in context: AgentContext
    ) -> [Access] {
        let key = request.argument
        let isTree = request.query.has("recurse")
        switch level {
        case .read:
            if isTree || request.query.has("keys") {
                return context.configuration.acl.hasKeyListPolicy ? [.keyList(key)] : []
            }
            return key.isEmpty ? [] : [.keyRead(key)]
        case .write:
            if isTree, request.method == "DELETE" { return [.keyWritePrefix(key)] }
            return key.isEmpty ? [] : [.keyWrite(key)]
        }
    }
}

extension Need.Name {
    fileprivate func values(of request: RoutedRequest, in context: AgentContext) -> [String] {
        switch self {
        case .none: return [""]
        case .argument: return [request.argument]
        case .query(let parameter): return request.query.all(parameter)
        case .body(let key, let inner):
            var value = request.json[key]
            if let inner { value = value?[inner] }
            return value?.stringValue.map { [$0] } ?? []
        case .ownNode: return [context.node.name]
        case .bodyOrOwnNode(let key):
            let name = request.json[key]?.stringValue ?? ""
            return [name.isEmpty ? context.node.name : name]
        }
    }
}

extension Need.EntryPlace {
    fileprivate func key(of request: RoutedRequest) -> EntryKey? {
        let kind: String?
        let name: String?
        switch self {
        case .path: (kind, name) = request.kindAndName
        case .body: (kind, name) = (request.json["Kind"]?.stringValue, request.json["Name"]?.stringValue)
        }
        guard let kind = kind.flatMap(ConfigEntryKind.init(rawValue:)), let name, !name.isEmpty else { return nil }
        return EntryKey(kind: kind, name: name, in: kind.scope(in: request.scope))
    }
}

extension RoutedRequest {
    /// Kind and name of `/v1/config/<kind>/<name>`; empty where the path ends before.
    var kindAndName: (kind: String, name: String) {
        let parts = argument.split(separator: "/", maxSplits: 1)
        return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }
}

extension Access {
    /// The access of a resource, a name and a level as rules and `/v1/internal/acl/authorize` name them; nil for none.
    init?(resource: String, name: String, level: String) {
        switch (resource, level) {
        case ("acl", "read"): self = .aclRead
        case ("acl", "write"): self = .aclWrite
        case ("agent", "read"): self = .agentRead(name)
        case ("agent", "write"): self = .agentWrite(name)
        case ("event", "read"): self = .eventRead(name)
        case ("event", "write"): self = .eventWrite(name)
        case ("intention", "read"): self = .intentionRead(ServiceName(name))
        case ("intention", "write"): self = .intentionWrite(ServiceName(name))
        case ("key", "read"): self = .keyRead(name)
        case ("key", "list"): self = .keyList(name)
        case ("key", "write"): self = .keyWrite(name)
        case ("key", "write-prefix"): self = .keyWritePrefix(name)
        case ("keyring", "read"): self = .keyringRead
        case ("keyring", "write"): self = .keyringWrite
        case ("mesh", "read"): self = .meshRead
        case ("mesh", "write"): self = .meshWrite
        case ("node", "read"): self = .nodeRead(NodeName(name))
        case ("node", "write"): self = .nodeWrite(NodeName(name))
        case ("operator", "read"): self = .operatorRead
        case ("operator", "write"): self = .operatorWrite
        case ("peering", "read"): self = .peeringRead
        case ("peering", "write"): self = .peeringWrite
        case ("query", "read"): self = .queryRead(name)
        case ("query", "write"): self = .queryWrite(name)
        case ("service", "read"): self = .serviceRead(ServiceName(name))
        case ("service", "write"): self = .serviceWrite(ServiceName(name))
        case ("session", "read"): self = .sessionRead(name)
        case ("session", "write"): self = .sessionWrite(name)
        case _: return nil
        }
    }
}
