package import MeshDomain

/// What a request wants to do.
package enum Access: Sendable, Hashable {
    /// The same in another scope than the default one, for what names no scope itself.
    indirect case inside(Scope, Access)
    /// Look at a namespace.
    case namespaceRead(Scope)
    /// Make, change or remove a namespace.
    case namespaceWrite(Scope)
    /// Look at a service.
    case serviceRead(ServiceName)
    /// Change a service.
    case serviceWrite(ServiceName)
    /// Look at some service, whichever.
    case anyServiceRead
    /// Change some service, whichever.
    case anyServiceWrite
    /// Look at all services, those of peers included.
    case allServicesRead
    /// Look at the intentions towards a service; `*` asks for any service.
    case intentionRead(ServiceName)
    /// Change the intentions towards a service; `*` asks for all services.
    case intentionWrite(ServiceName)
    /// Look at a node.
    case nodeRead(NodeName)
    /// Change a node.
    case nodeWrite(NodeName)
    /// Look at all nodes, those of peers included.
    case allNodesRead
    /// Look at the agent of a node.
    case agentRead(String)
    /// Change the agent of a node.
    case agentWrite(String)
    /// Look at one key.
    case keyRead(String)
    /// List the keys that begin so.
    case keyList(String)
    /// Change one key.
    case keyWrite(String)
    /// Change all keys that begin so.
    case keyWritePrefix(String)
    /// Look at the sessions of a node.
    case sessionRead(String)
    /// Change the sessions of a node.
    case sessionWrite(String)
    /// Look at a prepared query.
    case queryRead(String)
    /// Change a prepared query.
    case queryWrite(String)
    /// Look at events of a name.
    case eventRead(String)
    /// Send events of a name.
    case eventWrite(String)
    /// Look at policies, roles and tokens.
    case aclRead
    /// Change policies, roles and tokens.
    case aclWrite
    /// Save or restore a snapshot.
    case snapshot
    /// Look at the state of the cluster.
    case operatorRead
    /// Operate the cluster.
    case operatorWrite
    /// Look at settings of the mesh.
    case meshRead
    /// Change settings of the mesh.
    case meshWrite
    /// Look at peerings.
    case peeringRead
    /// Change peerings.
    case peeringWrite
    /// Look at gossip keys.
    case keyringRead
    /// Change gossip keys.
    case keyringWrite
}

/// How an access is decided.
enum AccessQuestion {
    /// The rule for that name.
    case named(NamedResource, String, AccessLevel)
    /// The rule about intentions for that name.
    case intention(String, AccessLevel)
    /// Any rule that grants is enough.
    case any(RuleTable.Kind, AccessLevel)
    /// No rule may refuse.
    case all(RuleTable.Kind, AccessLevel)
    /// The prefix rule that covers a tree, and no rule inside it may grant less.
    case tree(NamedResource, String, AccessLevel)
    /// The rule about the namespace itself.
    case place(AccessLevel)
    /// The rule for the kind.
    case scalar(ScalarResource, AccessLevel)
}

extension Access {
    /// Where the name that is asked about stands; the default scope for what has no name.
    var scope: Scope {
        switch self {
        case .serviceRead(let service), .serviceWrite(let service), .intentionRead(let service),
            .intentionWrite(let service):
            service.scope
        case .nodeRead(let node), .nodeWrite(let node): Scope(partition: node.partition)
        case .inside(let scope, _), .namespaceRead(let scope), .namespaceWrite(let scope): scope
        case .anyServiceRead, .anyServiceWrite, .allServicesRead, .allNodesRead, .agentRead, .agentWrite, .keyRead,
            .keyList, .keyWrite, .keyWritePrefix, .sessionRead, .sessionWrite, .queryRead, .queryWrite, .eventRead,
            .eventWrite, .aclRead, .aclWrite, .snapshot, .operatorRead, .operatorWrite, .meshRead, .meshWrite,
            .peeringRead, .peeringWrite, .keyringRead, .keyringWrite:
            .standard
        }
    }

    var question: AccessQuestion {
        switch self {
        case .inside(_, let access): access.question
        case .namespaceRead: .place(.read)
        case .namespaceWrite: .place(.write)
        case .serviceRead(let service): .named(.service, service.text, .read)
        case .serviceWrite(let service): .named(.service, service.text, .write)
        case .anyServiceRead: .any(.named(.service), .read)
        case .anyServiceWrite: .any(.named(.service), .write)
        case .allServicesRead: .all(.named(.service), .read)
        case .intentionRead(let service):
            service.text == "*" ? .any(.intentions, .read) : .intention(service.text, .read)
        case .intentionWrite(let service):
            service.text == "*" ? .all(.intentions, .write) : .intention(service.text, .write)
        case .nodeRead(let node): .named(.node, node.text, .read)
        case .nodeWrite(let node): .named(.node, node.text, .write)
        case .allNodesRead: .all(.named(.node), .read)
        case .agentRead(let name): .named(.agent, name, .read)
        case .agentWrite(let name): .named(.agent, name, .write)
        case .keyRead(let path): .named(.key, path, .read)
        case .keyList(let prefix): .named(.key, prefix, .list)
        case .keyWrite(let path): .named(.key, path, .write)
        case .keyWritePrefix(let prefix): .tree(.key, prefix, .write)
        case .sessionRead(let name): .named(.session, name, .read)
        case .sessionWrite(let name): .named(.session, name, .write)
        case .queryRead(let name): .named(.query, name, .read)
        case .queryWrite(let name): .named(.query, name, .write)
        case .eventRead(let name): .named(.event, name, .read)
        case .eventWrite(let name): .named(.event, name, .write)
        case .aclRead: .scalar(.acl, .read)
        case .aclWrite, .snapshot: .scalar(.acl, .write)
        case .operatorRead: .scalar(.operator, .read)
        case .operatorWrite: .scalar(.operator, .write)
        case .meshRead: .scalar(.mesh, .read)
        case .meshWrite: .scalar(.mesh, .write)
        case .peeringRead: .scalar(.peering, .read)
        case .peeringWrite: .scalar(.peering, .write)
        case .keyringRead: .scalar(.keyring, .read)
        case .keyringWrite: .scalar(.keyring, .write)
        }
    }

    /// The permission in the form `service:write`, and the name it is about if it has one.
    ///
    /// - Source: recorded refusals of Consul; names for "all" and "any" are those of its authorizer.
    package var permission: (text: String, name: String?) {
        switch self {
        case .anyServiceRead, .anyServiceWrite: return ("service:\(question.level.rawValue)", "any service")
        case .allServicesRead: return ("service:read", "all services")
        case .allNodesRead: return ("node:read", "all nodes")
        case .inside(_, let access): return access.permission
        case .namespaceRead(let scope), .namespaceWrite(let scope):
            return ("namespace:\(question.level.rawValue)", scope.namespace.name)
        case .intentionRead(let service): return ("intention:read", service.text)
        case .intentionWrite(let service): return ("intention:write", service.text)
        case .serviceRead, .serviceWrite, .nodeRead, .nodeWrite, .agentRead, .agentWrite, .keyRead, .keyList, .keyWrite,
            .keyWritePrefix, .sessionRead, .sessionWrite, .queryRead, .queryWrite, .eventRead, .eventWrite, .aclRead,
            .aclWrite, .snapshot, .operatorRead, .operatorWrite, .meshRead, .meshWrite, .peeringRead, .peeringWrite,
            .keyringRead, .keyringWrite:
            break
        }
        switch question {
        case .named(let resource, let name, let level), .tree(let resource, let name, let level):
            return ("\(resource.rawValue):\(level.rawValue)", name)
        case .scalar(let resource, let level): return ("\(resource.rawValue):\(level.rawValue)", nil)
        case .intention(let name, let level): return ("intention:\(level.rawValue)", name)
        case .any(let kind, let level), .all(let kind, let level): return ("\(kind.name):\(level.rawValue)", nil)
        case .place(let level): return ("namespace:\(level.rawValue)", nil)
        }
    }

    /// The text of a refusal.
    ///
    /// - Parameter accessorID: The public identifier of the request's token.
    /// - Returns: The text for the answer's body.
    /// - Source: recorded refusals of Consul with a token and without.
    package func refusal(accessorID: String) -> String {
        let (permission, name) = permission
        var place = name.map { " on \(goQuoted($0))" } ?? ""
        if !scope.isStandard {
            place += " in partition \(goQuoted(scope.partition.name)) in namespace \(goQuoted(scope.namespace.name))"
        }
        guard accessorID != Self.anonymousAccessorID else {
            return "Permission denied: anonymous token lacks permission '\(permission)'\(place). "
                + "The anonymous token is used implicitly when a request does not specify a token."
        }
        return "Permission denied: token with AccessorID '\(accessorID)' lacks permission '\(permission)'\(place)"
    }

    /// The public identifier of the token that requests without a token have.
    ///
    /// - Source: Consul's anonymous token.
    package static let anonymousAccessorID = "00000000-0000-0000-0000-000000000002"
}

extension AccessQuestion {
    /// The level that is needed.
    var level: AccessLevel {
        switch self {
        case .named(_, _, let level), .intention(_, let level), .any(_, let level), .all(_, let level),
            .tree(_, _, let level), .scalar(_, let level), .place(let level):
            level
        }
    }
}

extension Access {
    /// The same about what stands in a scope.
    package func within(_ scope: Scope) -> Access {
        guard !scope.isStandard else { return self }
        switch self {
        case .serviceRead(let service): return .serviceRead(ServiceName(service.text, in: scope))
        case .serviceWrite(let service): return .serviceWrite(ServiceName(service.text, in: scope))
        case .intentionRead(let service): return .intentionRead(ServiceName(service.text, in: scope))
        case .intentionWrite(let service): return .intentionWrite(ServiceName(service.text, in: scope))
        case .nodeRead(let node): return .nodeRead(NodeName(node.text, in: scope.partition))
        case .nodeWrite(let node): return .nodeWrite(NodeName(node.text, in: scope.partition))
        // One set of these for all partitions.
        case .operatorRead, .operatorWrite, .snapshot, .keyringRead, .keyringWrite, .queryRead, .queryWrite, .eventRead,
            .eventWrite:
            return self
        // These are of a partition.
        case .meshRead, .meshWrite, .peeringRead, .peeringWrite, .agentRead, .agentWrite, .allNodesRead:
            return scope.partition.isStandard ? self : .inside(scope.wholePartition, self)
        case .inside(_, let access): return access.within(scope)
        case .namespaceRead: return .namespaceRead(scope)
        case .namespaceWrite: return .namespaceWrite(scope)
        case .anyServiceRead, .anyServiceWrite, .allServicesRead, .keyRead, .keyList, .keyWrite, .keyWritePrefix,
            .sessionRead, .sessionWrite, .aclRead, .aclWrite:
            return .inside(scope, self)
        }
    }
}
