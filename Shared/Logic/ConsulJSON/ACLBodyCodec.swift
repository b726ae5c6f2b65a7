package import MeshDomain

/// Reads the bodies of the ACL endpoints.
///
/// - Source: reference §3.7 and §7.6. The texts of errors have no prefix.
package enum ACLBodyCodec {
    /// A token as it is sent for writing.
    package struct TokenInput: Sendable, Hashable {
        /// What was given; ids and the secret may be empty.
        package var token: ACLToken
        /// Nanoseconds; nil when not given.
        package var expirationTTL: Int64?
    }

    /// Reads a token.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func token(_ value: MeshValue) throws(MeshError) -> TokenInput {
        var reader = try ObjectReader(value, rules: .body)
        var token = ACLToken(
            accessorID: try reader.string("AccessorID"),
            secretID: SecretID(try reader.string("SecretID")),
            description: try reader.string("Description"),
            policies: try links("Policies", in: &reader),
            roles: try links("Roles", in: &reader),
            serviceIdentities: try serviceIdentities(in: &reader),
            nodeIdentities: try nodeIdentities(in: &reader),
            templatedPolicies: try templatedPolicies(in: &reader),
            local: try reader.bool("Local"),
            authMethod: try reader.string("AuthMethod")
        )
        let expiration = try reader.string("ExpirationTime")
        if !expiration.isEmpty {
            guard let time = GoTime.nanoseconds(parsing: expiration) else {
                throw MeshError(.badRequest, "ExpirationTime: \"\(expiration)\" is not a time in the form of RFC 3339")
            }
            token.expirationTimeNanoseconds = time
        }
        let ttl = try reader.duration("ExpirationTTL")
        reader.ignore(
            "CreateTime",
            "CreateIndex",
            "ModifyIndex",
            "Hash",
            "Legacy",
            "Rules",
            "ID",
            "AuthMethodNamespace"
        )
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return TokenInput(token: token, expirationTTL: ttl == 0 ? nil : ttl)
    }

    /// Reads a policy.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func policy(_ value: MeshValue) throws(MeshError) -> ACLPolicy {
        var reader = try ObjectReader(value, rules: .body)
        let policy = ACLPolicy(
            id: try reader.string("ID"),
            name: try reader.string("Name"),
            description: try reader.string("Description"),
            rules: try reader.string("Rules"),
            datacenters: try reader.strings("Datacenters") ?? []
        )
        reader.ignore("CreateIndex", "ModifyIndex", "Hash", "Syntax")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return policy
    }

    /// Reads a role.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func role(_ value: MeshValue) throws(MeshError) -> ACLRole {
        var reader = try ObjectReader(value, rules: .body)
        let role = ACLRole(
            id: try reader.string("ID"),
            name: try reader.string("Name"),
            description: try reader.string("Description"),
            policies: try links("Policies", in: &reader),
            serviceIdentities: try serviceIdentities(in: &reader),
            nodeIdentities: try nodeIdentities(in: &reader),
            templatedPolicies: try templatedPolicies(in: &reader)
        )
        reader.ignore("CreateIndex", "ModifyIndex", "Hash")
        try EnterpriseFields.refuse(in: &reader)
        try reader.finish()
        return role
    }

    private static func links(_ name: String, in outer: inout ObjectReader) throws(MeshError) -> [ACLLink] {
        var links: [ACLLink] = []
        for var reader in try outer.list(name) ?? [] {
            links.append(ACLLink(id: try reader.string("ID"), name: try reader.string("Name")))
            reader.ignoreRest()
        }
        return links
    }

    private static func serviceIdentities(in outer: inout ObjectReader) throws(MeshError) -> [ACLServiceIdentity] {
        var identities: [ACLServiceIdentity] = []
        for var reader in try outer.list("ServiceIdentities") ?? [] {
            identities.append(
                ACLServiceIdentity(
                    serviceName: try reader.string("ServiceName"),
                    datacenters: try reader.strings("Datacenters") ?? []
                )
            )
            try reader.finish()
        }
        return identities
    }

    private static func nodeIdentities(in outer: inout ObjectReader) throws(MeshError) -> [ACLNodeIdentity] {
        var identities: [ACLNodeIdentity] = []
        for var reader in try outer.list("NodeIdentities") ?? [] {
            identities.append(
                ACLNodeIdentity(nodeName: try reader.string("NodeName"), datacenter: try reader.string("Datacenter"))
            )
            try reader.finish()
        }
        return identities
    }

    private static func templatedPolicies(in outer: inout ObjectReader) throws(MeshError) -> [ACLTemplatedPolicy] {
        var policies: [ACLTemplatedPolicy] = []
        for var reader in try outer.list("TemplatedPolicies") ?? [] {
            policies.append(
                ACLTemplatedPolicy(
                    templateID: try reader.string("TemplateID"),
                    templateName: try reader.string("TemplateName"),
                    variables: try variables("TemplateVariables", in: &reader),
                    datacenters: try reader.strings("Datacenters") ?? []
                )
            )
            try reader.finish()
        }
        return policies
    }

    /// Variables of a templated policy; nil when there are none.
    static func variables(
        _ name: String,
        in outer: inout ObjectReader
    ) throws(MeshError) -> ACLTemplateVariables? {
        guard var reader = try outer.nested(name) else { return nil }
        let variables = ACLTemplateVariables(name: NameText(try reader.string("name", alias: "Name")))
        try reader.finish()
        return variables
    }
}
