/// An ACL token.
package struct ACLToken: Sendable, Hashable {
    package var accessorID: String
    package var secretID: SecretID
    package var description: String
    package var policies: [ACLLink]
    package var roles: [ACLLink]
    package var serviceIdentities: [ACLServiceIdentity]
    package var nodeIdentities: [ACLNodeIdentity]
    package var templatedPolicies: [ACLTemplatedPolicy]
    package var local: Bool
    package var authMethod: String
    /// Nanoseconds since 1970; nil for a token that does not expire.
    package var expirationTimeNanoseconds: Int64?
    /// Nanoseconds since 1970.
    package var createTimeNanoseconds: Int64
    /// Where it stands.
    package var scope: Scope
    /// The namespace, of the token's partition, in which its auth method stands.
    package var authMethodNamespace: Namespace
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a token; indexes are set by the state that stores it.
    package init(
        accessorID: String,
        secretID: SecretID,
        description: String = "",
        policies: [ACLLink] = [],
        roles: [ACLLink] = [],
        serviceIdentities: [ACLServiceIdentity] = [],
        nodeIdentities: [ACLNodeIdentity] = [],
        templatedPolicies: [ACLTemplatedPolicy] = [],
        local: Bool = false,
        authMethod: String = "",
        expirationTimeNanoseconds: Int64? = nil,
        createTimeNanoseconds: Int64 = 0,
        scope: Scope = .standard,
        authMethodNamespace: Namespace = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.accessorID = accessorID
        self.secretID = secretID
        self.description = description
        self.policies = policies
        self.roles = roles
        self.serviceIdentities = serviceIdentities
        self.nodeIdentities = nodeIdentities
        self.templatedPolicies = templatedPolicies
        self.local = local
        self.authMethod = authMethod
        self.expirationTimeNanoseconds = expirationTimeNanoseconds
        self.createTimeNanoseconds = createTimeNanoseconds
        self.scope = scope
        self.authMethodNamespace = authMethodNamespace
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// A link to a policy or role: stored by id, shown with its present name.
package struct ACLLink: Sendable, Hashable {
    package var id: String
    package var name: String

    /// Makes a link.
    package init(id: String = "", name: String = "") {
        self.id = id
        self.name = name
    }
}

/// Grants what a service and its sidecar need.
package struct ACLServiceIdentity: Sendable, Hashable {
    package var serviceName: String
    package var datacenters: [String]

    /// Makes an identity.
    package init(serviceName: String, datacenters: [String] = []) {
        self.serviceName = serviceName
        self.datacenters = datacenters
    }
}

/// Grants what an agent needs.
package struct ACLNodeIdentity: Sendable, Hashable {
    package var nodeName: String
    package var datacenter: String

    /// Makes an identity.
    package init(nodeName: String, datacenter: String) {
        self.nodeName = nodeName
        self.datacenter = datacenter
    }
}

/// A named set of rules.
package struct ACLPolicy: Sendable, Hashable {
    package var id: String
    package var name: String
    package var description: String
    /// Rule text, HCL or JSON.
    package var rules: String
    package var datacenters: [String]
    /// Where it stands.
    package var scope: Scope
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a policy; indexes are set by the state that stores it.
    package init(
        id: String,
        name: String,
        description: String = "",
        rules: String = "",
        datacenters: [String] = [],
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.rules = rules
        self.datacenters = datacenters
        self.scope = scope
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}

/// A named set of policies and identities.
package struct ACLRole: Sendable, Hashable {
    package var id: String
    package var name: String
    package var description: String
    package var policies: [ACLLink]
    package var serviceIdentities: [ACLServiceIdentity]
    package var nodeIdentities: [ACLNodeIdentity]
    package var templatedPolicies: [ACLTemplatedPolicy]
    /// Where it stands.
    package var scope: Scope
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a role; indexes are set by the state that stores it.
    package init(
        id: String,
        name: String,
        description: String = "",
        policies: [ACLLink] = [],
        serviceIdentities: [ACLServiceIdentity] = [],
        nodeIdentities: [ACLNodeIdentity] = [],
        templatedPolicies: [ACLTemplatedPolicy] = [],
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.policies = policies
        self.serviceIdentities = serviceIdentities
        self.nodeIdentities = nodeIdentities
        self.templatedPolicies = templatedPolicies
        self.scope = scope
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}
