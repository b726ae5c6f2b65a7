/// Rules with the name by which decisions refer to them.
package struct AccessPolicy: Sendable, Hashable {
    /// The name of the policy, or what the rules were derived from.
    package var name: String
    /// The rules.
    package var rules: AccessPolicyRules

    /// Rules with a name.
    package init(name: String, rules: AccessPolicyRules) {
        self.name = name
        self.rules = rules
    }

    /// The built-in policy that permits everything.
    ///
    /// - Source: Consul's `global-management`.
    package static let globalManagement = AccessPolicy(name: "global-management", rules: .everything(.write))

    /// The built-in policy that permits reading everything.
    ///
    /// - Source: Consul's `builtin/global-read-only`.
    package static let globalReadOnly = AccessPolicy(name: "builtin/global-read-only", rules: .everything(.read))

    /// What a service needs to be registered and to use the mesh.
    ///
    /// - Source: Consul's service identity.
    package static func serviceIdentity(_ service: String) -> AccessPolicy {
        AccessPolicy(
            name: "service identity \(goQuoted(service))",
            rules: AccessPolicyTemplate.service.rules(name: service)
        )
    }

    /// What an agent needs to register its node; the caller leaves it out in other datacenters than the identity's.
    ///
    /// Services of its node stand in any namespace of its partition.
    ///
    /// - Source: Consul's node identity; reference tenancy §3.2.
    package static func nodeIdentity(_ node: String) -> AccessPolicy {
        var rules = AccessPolicyTemplate.node.rules(name: node)
        let services = AccessRule(.service, .prefix(""), .read)
        rules.blocks = [AccessPolicyRules.Block(namespace: .prefix(""), rules: [services])]
        return AccessPolicy(name: "node identity \(goQuoted(node))", rules: rules)
    }

    /// What the agent's recovery token permits.
    ///
    /// - Source: Consul's `acl.tokens.agent_recovery`.
    package static func agentRecovery(node: String) -> AccessPolicy {
        AccessPolicy(
            name: "agent recovery token",
            rules: AccessPolicyRules(rules: [
                AccessRule(.agent, .exact(node), .write), AccessRule(.node, .prefix(""), .read),
            ])
        )
    }

    /// The rules of a built-in template.
    package static func template(_ template: AccessPolicyTemplate, name: String) -> AccessPolicy {
        AccessPolicy(
            name: "templated policy \(template.rawValue)" + (template.needsName ? " \(goQuoted(name))" : ""),
            rules: template.rules(name: name)
        )
    }
}

/// A built-in policy with a name to be filled in.
///
/// - Source: Consul's templated policies.
package enum AccessPolicyTemplate: String, Sendable, Hashable, CaseIterable {
    /// A service and its sidecar.
    case service = "builtin/service"
    /// A node.
    case node = "builtin/node"
    /// A DNS server.
    case dns = "builtin/dns"
    /// A Nomad server.
    case nomadServer = "builtin/nomad-server"
    /// A Nomad client.
    case nomadClient = "builtin/nomad-client"
    /// An API gateway.
    case apiGateway = "builtin/api-gateway"
    /// A workload identity.
    case workloadIdentity = "builtin/workload-identity"

    /// The id that Consul gives the template.
    package var id: String {
        let number =
            switch self {
            case .service: 3
            case .node: 4
            case .dns: 5
            case .nomadServer: 6
            case .workloadIdentity: 7
            case .apiGateway: 8
            case .nomadClient: 9
            }
        return "00000000-0000-0000-0000-00000000000\(number)"
    }

    /// True when the template has a name to be filled in.
    package var needsName: Bool {
        switch self {
        case .service, .node, .apiGateway, .workloadIdentity: true
        case .dns, .nomadServer, .nomadClient: false
        }
    }

    /// The rules with the name filled in; templates without a place for it ignore the name.
    package func rules(name: String) -> AccessPolicyRules {
        switch self {
        case .service:
            AccessPolicyRules(rules: [
                AccessRule(.service, .exact(name), .write),
                AccessRule(.service, .exact("\(name)-sidecar-proxy"), .write),
                AccessRule(.service, .prefix(""), .read), AccessRule(.node, .prefix(""), .read),
            ])
        case .node:
            AccessPolicyRules(rules: [
                AccessRule(.node, .exact(name), .write), AccessRule(.service, .prefix(""), .read),
            ])
        case .dns:
            AccessPolicyRules(rules: [
                AccessRule(.node, .prefix(""), .read), AccessRule(.service, .prefix(""), .read),
                AccessRule(.query, .prefix(""), .read),
            ])
        case .nomadServer:
            AccessPolicyRules(
                scalars: [.init(.acl, .write)],
                rules: [
                    AccessRule(.agent, .prefix(""), .read), AccessRule(.node, .prefix(""), .read),
                    AccessRule(.service, .prefix(""), .write),
                ]
            )
        case .nomadClient:
            AccessPolicyRules(rules: [
                AccessRule(.agent, .prefix(""), .read), AccessRule(.node, .prefix(""), .read),
                AccessRule(.service, .prefix(""), .write), AccessRule(.key, .prefix(""), .read),
            ])
        case .apiGateway:
            AccessPolicyRules(
                scalars: [.init(.mesh, .read)],
                rules: [
                    AccessRule(.node, .prefix(""), .read), AccessRule(.service, .prefix(""), .read),
                    AccessRule(.service, .exact(name), .write),
                ]
            )
        case .workloadIdentity:
            AccessPolicyRules(rules: [AccessRule(.identity, .exact(name), .write)])
        }
    }
}

extension AccessPolicyRules {
    /// Rules that permit the level on everything, intentions included.
    package static func everything(_ level: AccessLevel) -> AccessPolicyRules {
        AccessPolicyRules(
            scalars: ScalarResource.allCases.map { ScalarRule($0, level) },
            rules: NamedResource.allCases.map {
                AccessRule($0, .prefix(""), level, intentions: $0.hasIntentions ? level : nil)
            }
        )
    }
}
