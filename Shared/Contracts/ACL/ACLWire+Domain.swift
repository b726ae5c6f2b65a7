package import BusSchema
package import MeshDomain

extension ACLWire.Token {
    /// The token as it travels on the bus.
    package init(_ token: ACLToken) {
        self.init(
            accessorID: token.accessorID,
            secretID: token.secretID.revealed,
            description: token.description,
            policies: token.policies.map(ACLWire.Link.init),
            roles: token.roles.map(ACLWire.Link.init),
            serviceIdentities: token.serviceIdentities.map(ACLWire.ServiceIdentity.init),
            nodeIdentities: token.nodeIdentities.map(ACLWire.NodeIdentity.init),
            local: token.local,
            authMethod: token.authMethod,
            expirationTime: token.expirationTimeNanoseconds ?? 0,
            createTime: token.createTimeNanoseconds,
            createIndex: token.createIndex,
            modifyIndex: token.modifyIndex,
            templatedPolicies: token.templatedPolicies.map(ACLWire.TemplatedPolicy.init),
            place: ACLWire.Place(token.scope),
            authMethodNamespace: token.authMethodNamespace.nameUnlessStandard
        )
    }

    /// The token as the domain knows it.
    package var token: ACLToken {
        ACLToken(
            accessorID: accessorID,
            secretID: SecretID(secretID),
            description: description,
            policies: policies.map(\.link),
            roles: roles.map(\.link),
            serviceIdentities: serviceIdentities.map(\.identity),
            nodeIdentities: nodeIdentities.map(\.identity),
            templatedPolicies: templatedPolicies.map(\.policy),
            local: local,
            authMethod: authMethod,
            expirationTimeNanoseconds: expirationTime == 0 ? nil : expirationTime,
            createTimeNanoseconds: createTime,
            scope: Scope(place),
            authMethodNamespace: Namespace(trusted: authMethodNamespace),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension ACLWire.Policy {
    /// The policy as it travels on the bus.
    package init(_ policy: ACLPolicy) {
        self.init(
            id: policy.id,
            name: policy.name,
            description: policy.description,
            rules: policy.rules,
            datacenters: policy.datacenters,
            createIndex: policy.createIndex,
            modifyIndex: policy.modifyIndex,
            place: ACLWire.Place(policy.scope)
        )
    }

    /// The policy as the domain knows it.
    package var policy: ACLPolicy {
        ACLPolicy(
            id: id,
            name: name,
            description: description,
            rules: rules,
            datacenters: datacenters,
            scope: Scope(place),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension ACLWire.Role {
    /// The role as it travels on the bus.
    package init(_ role: ACLRole) {
        self.init(
            id: role.id,
            name: role.name,
            description: role.description,
            policies: role.policies.map(ACLWire.Link.init),
            serviceIdentities: role.serviceIdentities.map(ACLWire.ServiceIdentity.init),
            nodeIdentities: role.nodeIdentities.map(ACLWire.NodeIdentity.init),
            createIndex: role.createIndex,
            modifyIndex: role.modifyIndex,
            templatedPolicies: role.templatedPolicies.map(ACLWire.TemplatedPolicy.init),
            place: ACLWire.Place(role.scope)
        )
    }

    /// The role as the domain knows it.
    package var role: ACLRole {
        ACLRole(
            id: id,
            name: name,
            description: description,
            policies: policies.map(\.link),
            serviceIdentities: serviceIdentities.map(\.identity),
            nodeIdentities: nodeIdentities.map(\.identity),
            templatedPolicies: templatedPolicies.map(\.policy),
            scope: Scope(place),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension ACLWire.Link {
    init(_ link: ACLLink) { self.init(id: link.id, name: link.name) }
    var link: ACLLink { ACLLink(id: id, name: name) }
}

extension ACLWire.ServiceIdentity {
    init(_ identity: ACLServiceIdentity) {
        self.init(serviceName: identity.serviceName, datacenters: identity.datacenters)
    }

    var identity: ACLServiceIdentity { ACLServiceIdentity(serviceName: serviceName, datacenters: datacenters) }
}

extension ACLWire.NodeIdentity {
    init(_ identity: ACLNodeIdentity) { self.init(nodeName: identity.nodeName, datacenter: identity.datacenter) }
    var identity: ACLNodeIdentity { ACLNodeIdentity(nodeName: nodeName, datacenter: datacenter) }
}

extension ACLWire.Place {
    /// The scope as it travels on the bus; nil for the default one.
    package init?(_ scope: Scope) {
        guard !scope.isStandard else { return nil }
        self.init(
            partition: scope.partition.nameUnlessStandard,
            namespace: scope.namespace.nameUnlessStandard
        )
    }
}

extension Scope {
    /// The scope that a message names; the default one when it names none.
    package init(_ place: ACLWire.Place?) {
        self.init(trustedPartition: place?.partition ?? "", namespace: place?.namespace ?? "")
    }
}
