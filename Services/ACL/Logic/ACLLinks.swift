import MeshDomain

/// Checks what tokens and roles refer to and puts it into its stored form: by id, each once.
///
/// - Source: reference http-api-and-config §7.6 and §7.7; texts recorded from Consul 1.16.6.
enum ACLLinks {
    /// The policies by id.
    static func policies(_ links: [ACLLink], in state: ACLState) throws(MeshError) -> [ACLLink] {
        var found: [ACLLink] = []
        var seen: Set<String> = []
        for link in links {
            guard let policy = link.id.isEmpty ? state.policy(name: link.name) : state.policy(link.id) else {
                throw missing("policy", link)
            }
            if seen.insert(policy.id).inserted { found.append(ACLLink(id: policy.id, name: policy.name)) }
        }
        return found
    }

    /// The roles by id.
    static func roles(_ links: [ACLLink], in state: ACLState) throws(MeshError) -> [ACLLink] {
        var found: [ACLLink] = []
        var seen: Set<String> = []
        for link in links {
            guard let role = link.id.isEmpty ? state.role(name: link.name) : state.role(link.id) else {
                throw missing("role", link)
            }
            if seen.insert(role.id).inserted { found.append(ACLLink(id: role.id, name: role.name)) }
        }
        return found
    }

    /// The service identities, those of one name joined.
    ///
    /// `owner` is `token` or `role`, for messages; a local token has no datacenters to choose from.
    static func identities(
        _ identities: [ACLServiceIdentity],
        of owner: String,
        isLocal: Bool
    ) throws(MeshError) -> [ACLServiceIdentity] {
        var found: [ACLServiceIdentity] = []
        var places: [String: Int] = [:]
        // Of each name all datacenters; nil for everywhere, which is what no datacenters mean.
        var datacenters: [Set<String>?] = []
        var joined: Set<Int> = []
        for identity in identities {
            let name = identity.serviceName
            guard !name.isEmpty else {
                throw MeshError(.rejected, "Service identity is missing the service name field on this \(owner)")
            }
            guard ACLNames.isIdentityName(name) else {
                throw MeshError(
                    .rejected,
                    "Service identity \"\(name)\" has an invalid name. Only lowercase alphanumeric characters, '-' and '_'"
                        + " are allowed"
                )
            }
            guard !isLocal || identity.datacenters.isEmpty else {
                throw MeshError(
                    .rejected,
                    "Service identity \"\(name)\" cannot specify a list of datacenters on a local token"
                )
            }
            let given: Set<String>? = identity.datacenters.isEmpty ? nil : Set(identity.datacenters)
            guard let known = places[name] else {
                places[name] = found.count
                found.append(identity)
                datacenters.append(given)
                continue
            }
            if let given { datacenters[known]?.formUnion(given) } else { datacenters[known] = nil }
            joined.insert(known)
        }
        for place in joined { found[place].datacenters = datacenters[place]?.sorted() ?? [] }
        return found
    }

    /// The node identities, each once.
    ///
    /// `owner` is `token` or `role`, for messages.
    static func identities(_ identities: [ACLNodeIdentity], of owner: String) throws(MeshError) -> [ACLNodeIdentity] {
        var found: [ACLNodeIdentity] = []
        var seen: Set<ACLNodeIdentity> = []
        for identity in identities {
            guard !identity.nodeName.isEmpty else {
                throw MeshError(.rejected, "Node identity is missing the node name field on this \(owner)")
            }
            guard !identity.datacenter.isEmpty else {
                throw MeshError(.rejected, "Node identity is missing the datacenter field on this \(owner)")
            }
            guard ACLNames.isIdentityName(identity.nodeName) else {
                throw MeshError(
                    .rejected,
                    "Node identity has an invalid name. Only lowercase alphanumeric characters, '-' and '_' are allowed"
                )
            }
            if seen.insert(identity).inserted { found.append(identity) }
        }
        return found
    }

    private static func missing(_ kind: String, _ link: ACLLink) -> MeshError {
        MeshError(
            .rejected,
            link.id.isEmpty
                ? "No such ACL \(kind) with name \"\(link.name)\"" : "No such ACL \(kind) with ID \"\(link.id)\""
        )
    }
}
