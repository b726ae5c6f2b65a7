package import MeshDomain

/// Reads the bodies of `/v1/namespace*` and `/v1/partition*`.
///
/// - Source: reference tenancy §2.4 and §2.5.
package enum TenancyCodec {
    /// A namespace or a partition as it is written; what is not given is empty.
    package struct Body: Sendable, Hashable {
        /// The name.
        package var key: NameText
        package var partition: String
        package var details: String
        package var meta: [String: String]
        package var defaults: Tenant.Defaults?
    }

    /// Reads a body.
    ///
    /// - Throws: `badRequest` naming the field.
    package static func body(_ value: MeshValue) throws(MeshError) -> Body {
        var reader = try ObjectReader(value, rules: .weak)
        var body = Body(
            key: NameText(try reader.string("Name")),
            partition: try reader.string("Partition"),
            details: try reader.string("Description"),
            meta: try reader.stringMap("Meta") ?? [:]
        )
        if var part = try reader.nested("ACLs") {
            body.defaults = Tenant.Defaults(
                policies: try links("PolicyDefaults", in: &part),
                roles: try links("RoleDefaults", in: &part)
            )
            try part.finish()
        }
        reader.ignore("Datacenter", "Namespace", "DeletedAt", "CreateIndex", "ModifyIndex", "DisableGossip")
        try reader.finish()
        return body
    }

    private static func links(_ field: String, in reader: inout ObjectReader) throws(MeshError) -> [TenantLink] {
        var links: [TenantLink] = []
        for var part in try reader.list(field) ?? [] {
            let link = TenantLink(id: try part.string("ID"), name: NameText(try part.string("Name")))
            try part.finish()
            guard !link.id.isEmpty || !link.name.isEmpty else {
                throw MeshError(.badRequest, "\(field): each must have an ID or a Name")
            }
            links.append(link)
        }
        return links
    }
}

extension JSONOutput {
    /// A namespace or a partition.
    package mutating func tenant(_ tenant: Tenant) {
        object { output in
            output.member("Name", tenant.key.text)
            output.member("Description", ifSet: tenant.details)
            if let defaults = tenant.defaults {
                output.key("ACLs")
                output.object { inner in
                    for (field, links) in [
                        ("PolicyDefaults", defaults.policies), ("RoleDefaults", defaults.roles),
                    ] {
                        inner.key(field)
                        inner.array(links) { list, link in
                            list.object { item in
                                item.member("ID", link.id)
                                item.member("Name", link.name.text)
                            }
                        }
                    }
                }
            }
            if !tenant.meta.isEmpty { output.member("Meta", tenant.meta) }
            if let deleted = tenant.deletedAtNanoseconds {
                output.member("DeletedAt", GoTime.text(nanoseconds: deleted))
            }
            if tenant.key.namespace != nil { output.member("Partition", tenant.key.partition.name) }
            output.indexes(tenant.createIndex, tenant.modifyIndex)
        }
    }
}
