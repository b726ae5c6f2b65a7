import ACLLogic
import BusSchema
import MeshDomain
import Synchronization

extension ACLWire.Changed {
    /// What was touched, as it is told to those who remember what tokens may do.
    init(_ topics: Set<ACLTopic>) {
        self.init()
        for topic in topics {
            switch topic {
            case .token(let accessorID): tokens.append(accessorID)
            case .policy(let id): policies.append(id)
            case .role(let id): roles.append(id)
            case .authMethod(let name): authMethods.append(name.text)
            case .bindingRule(let id): bindingRules.append(id)
            case .defaults: everything = true
            case .tokens, .policies, .roles, .bootstrap, .authMethods, .bindingRules: break
            }
        }
        // A message has a bounded size, and whoever has to ask for that many may as well ask for all.
        let count = tokens.count + policies.count + roles.count + authMethods.count + bindingRules.count
        // Whose namespace gives what is not told: namespaces are changed by people, now and then.
        if everything || count > Self.namedLimit { self = ACLWire.Changed(everything: true) }
    }

    private static let namedLimit = 4096
}

/// What a decision touched; a decision may be taken again, and the last one counts.
final class TouchedTopics: Sendable {
    private let value = Mutex<Set<ACLTopic>>([])

    var topics: Set<ACLTopic> {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
