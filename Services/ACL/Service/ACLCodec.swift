import ACLContract
import ACLLogic
import BusSchema
import MeshDomain
import MeshState
import SchemaRuntime

/// Writes and reads the rows of the ACL journal, which nobody but the ACL service sees.
enum ACLCodec: ChangeCodec {
    typealias State = ACLState

    static func encode(_ change: ACLChange) throws(MeshError) -> [UInt8] {
        let wire: ACLWire.Change.ChangeChoice =
            switch change {
            case .putToken(let token): .putToken(ACLWire.Token(token))
            case .deleteToken(let accessorID): .deleteToken(accessorID)
            case .putPolicy(let policy): .putPolicy(ACLWire.Policy(policy))
            case .deletePolicy(let id): .deletePolicy(id)
            case .putRole(let role): .putRole(ACLWire.Role(role))
            case .deleteRole(let id): .deleteRole(id)
            case .putAuthMethod(let method): .putAuthMethod(ACLWire.AuthMethod(method))
            case .deleteAuthMethod(let key):
                key.scope.isStandard
                    ? .deleteAuthMethod(key.name.text)
                    : .deleteScopedAuthMethod(
                        ACLWire.ScopedName(place: ACLWire.Place(key.scope), name: key.name.text)
                    )
            case .putBindingRule(let rule): .putBindingRule(ACLWire.BindingRule(rule))
            case .deleteBindingRule(let id): .deleteBindingRule(id)
            case .putDefaults(let row): .putDefaults(ACLWire.Defaults(row))
            case .deleteDefaults(let scope): .deleteDefaults(ACLWire.Place(scope) ?? ACLWire.Place())
            case .placesCleared(let index): .placesCleared(index)
            case .bootstrapped(let index): .bootstrapped(index)
            case .topicIndex(let topic, let index):
                .topicIndex(ACLWire.TopicIndex(topic: try name(topic), index: index))
            }
        do { return try ACLWire.Change(change: wire).encoded() } catch { throw MeshError(.badRequest, "\(error)") }
    }

    static func decode(_ bytes: [UInt8]) throws(MeshError) -> ACLChange {
        let wire: ACLWire.Change
        do { wire = try ACLWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the ACL journal cannot be read: \(error)")
        }
        switch wire.change {
        case .putToken(let token): return .putToken(token.token)
        case .deleteToken(let accessorID): return .deleteToken(accessorID)
        case .putPolicy(let policy): return .putPolicy(policy.policy)
        case .deletePolicy(let id): return .deletePolicy(id)
        case .putRole(let role): return .putRole(role.role)
        case .deleteRole(let id): return .deleteRole(id)
        case .putAuthMethod(let method): return .putAuthMethod(try method.method())
        case .deleteAuthMethod(let name): return .deleteAuthMethod(ACLKey(NameText(name)))
        case .deleteScopedAuthMethod(let wire):
            return .deleteAuthMethod(ACLKey(NameText(wire.name), in: Scope(wire.place)))
        case .putDefaults(let wire): return .putDefaults(wire.defaults)
        case .deleteDefaults(let place): return .deleteDefaults(Scope(place))
        case .putBindingRule(let rule): return .putBindingRule(try rule.rule())
        case .deleteBindingRule(let id): return .deleteBindingRule(id)
        case .placesCleared(let index): return .placesCleared(index)
        case .bootstrapped(let index): return .bootstrapped(index)
        case .topicIndex(let row):
            guard let topic = ACLTopic.indexed.first(where: { $0.name == row.topic })?.topic else {
                throw MeshError(.internalFault, "a row of the ACL journal has an unknown topic \"\(row.topic)\"")
            }
            return .topicIndex(topic, row.index)
        case nil:
            throw MeshError(.internalFault, "a row of the ACL journal is empty, or was written by a newer version")
        }
    }

    private static func name(_ topic: ACLTopic) throws(MeshError) -> String {
        guard let name = ACLTopic.indexed.first(where: { $0.topic == topic })?.name else {
            throw MeshError(.internalFault, "the topic \(topic) of the ACL journal has no index")
        }
        return name
    }
}

extension ACLWire.Defaults {
    fileprivate init(_ row: PlaceDefaults) {
        self.init(
            place: ACLWire.Place(row.scope),
            policies: row.policies.map { ACLWire.Link(id: $0.id, name: $0.name) },
            roles: row.roles.map { ACLWire.Link(id: $0.id, name: $0.name) },
            version: row.version
        )
    }

    var defaults: PlaceDefaults {
        PlaceDefaults(
            scope: Scope(place),
            policies: policies.map { ACLLink(id: $0.id, name: $0.name) },
            roles: roles.map { ACLLink(id: $0.id, name: $0.name) },
            version: version
        )
    }
}
