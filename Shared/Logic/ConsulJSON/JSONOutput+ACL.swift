package import MeshDomain

/// Tokens, policies and roles.
///
/// - Source: reference §3.7.
extension JSONOutput {
    /// How much of a secret is shown.
    package enum SecretDisplay: Sendable {
        /// The secret itself, for who may write ACLs or owns it.
        case shown
        /// `<hidden>`.
        case hidden
    }

    /// A token.
    ///
    /// - Parameters:
    ///   - token: The token with the present names of what it links to.
    ///   - secret: Whether the secret is shown.
    ///   - hash: Opaque, in base64.
    ///   - extra: Writes further members.
    package mutating func token(
        _ token: ACLToken,
        secret: SecretDisplay,
        hash: String,
        extra: (inout JSONOutput) -> Void = { _ in }
    ) {
        object { output in
            output.member("CreateIndex", token.createIndex)
            output.member("ModifyIndex", token.modifyIndex)
            output.member("AccessorID", token.accessorID)
            switch secret {
            case .shown: output.member("SecretID", token.secretID.revealed)
            case .hidden: output.member("SecretID", "<hidden>")
            }
            output.member("Description", token.description)
            output.links("Policies", token.policies)
            output.links("Roles", token.roles)
            output.identities(token.serviceIdentities, token.nodeIdentities)
            output.templatedPolicies(token.templatedPolicies)
            output.member("Local", token.local)
            output.member("AuthMethod", ifSet: token.authMethod)
            if !token.authMethod.isEmpty, !token.scope.isStandard || !token.authMethodNamespace.isStandard {
                output.member("AuthMethodNamespace", token.authMethodNamespace.name)
            }
            if let expiration = token.expirationTimeNanoseconds {
                output.member("ExpirationTime", GoTime.text(nanoseconds: expiration))
            }
            output.member("CreateTime", GoTime.text(nanoseconds: token.createTimeNanoseconds))
            output.member("Hash", hash)
            output.scope(token.scope)
            extra(&output)
        }
    }

    /// A policy with its rules.
    package mutating func policy(_ policy: ACLPolicy, hash: String) {
        object { output in
            output.member("ID", policy.id)
            output.member("Name", policy.name)
            output.member("Description", policy.description)
            output.member("Rules", policy.rules)
            output.member("Datacenters", ifSet: policy.datacenters)
            output.member("Hash", hash)
            output.scope(policy.scope)
            output.indexes(policy.createIndex, policy.modifyIndex)
        }
    }

    /// A policy in a list, without its rules.
    package mutating func policyListEntry(_ policy: ACLPolicy, hash: String) {
        object { output in
            output.member("ID", policy.id)
            output.member("Name", policy.name)
            output.member("Description", policy.description)
            output.member("Datacenters", policy.datacenters.isEmpty ? nil : policy.datacenters)
            output.member("Hash", hash)
            output.scope(policy.scope)
            output.indexes(policy.createIndex, policy.modifyIndex)
        }
    }

    /// A role.
    package mutating func role(_ role: ACLRole, hash: String) {
        object { output in
            output.member("ID", role.id)
            output.member("Name", role.name)
            output.member("Description", role.description)
            output.links("Policies", role.policies)
            output.identities(role.serviceIdentities, role.nodeIdentities)
            output.templatedPolicies(role.templatedPolicies)
            output.member("Hash", hash)
            output.scope(role.scope)
            output.indexes(role.createIndex, role.modifyIndex)
        }
    }

    private mutating func links(_ name: String, _ links: [ACLLink]) {
        guard !links.isEmpty else { return }
        key(name)
        array(links) { list, link in
            list.object { item in
                item.member("ID", link.id)
                item.member("Name", link.name)
            }
        }
    }

    private mutating func identities(_ services: [ACLServiceIdentity], _ nodes: [ACLNodeIdentity]) {
        if !services.isEmpty {
            key("ServiceIdentities")
            array(services) { list, identity in
                list.object { item in
                    item.member("ServiceName", identity.serviceName)
                    item.member("Datacenters", ifSet: identity.datacenters)
                }
            }
        }
        if !nodes.isEmpty {
            key("NodeIdentities")
            array(nodes) { list, identity in
                list.object { item in
                    item.member("NodeName", identity.nodeName)
                    item.member("Datacenter", identity.datacenter)
                }
            }
        }
    }
}
