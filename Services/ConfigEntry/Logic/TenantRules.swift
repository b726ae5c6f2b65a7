package import AccessRules
import ConfigEntryKinds
package import ConfigEntryTables
package import MeshDomain

/// The rules of partitions and namespaces as objects.
///
/// - Source: reference tenancy §1.1, §2.4, §2.5 and §14.
package enum TenantRules {
    private static let reserved: Set<String> = ["system", "universal", "operator", "root"]
    private static let detailsLimit = 4096
    private static let linkLimit = 128

    /// Any of these is enough for writing or removing one.
    package static func writeAccess(to key: TenantKey) -> [Access] {
        guard let namespace = key.namespace else { return [.operatorWrite] }
        return [.operatorWrite, .namespaceWrite(Scope(partition: key.partition, namespace: namespace))]
    }

    /// Refuses what cannot be written.
    ///
    /// - Throws: `badRequest` naming the field, `rejected` where the state does not allow it, in Consul's words where known.
    package static func validate(_ tenant: Tenant, in state: ConfigEntryState) throws(MeshError) {
        let key = tenant.key
        try validate(key)
        guard tenant.details.utf8.count <= detailsLimit else {
            throw MeshError(.badRequest, "Description has more than \(detailsLimit) bytes; shorten it")
        }
        if key.namespace == nil, tenant.defaults != nil || !tenant.meta.isEmpty {
            throw MeshError(.badRequest, "a partition has no ACLs and no Meta; leave them out")
        }
        try EntryRules.validateMeta(tenant.meta)
        if let defaults = tenant.defaults {
            for (field, links) in [("PolicyDefaults", defaults.policies), ("RoleDefaults", defaults.roles)]
            where links.count > linkLimit {
                throw MeshError(.badRequest, "ACLs.\(field) has more than \(linkLimit) links")
            }
        }
        if key.namespace != nil, let refusal = state.refusal(of: TenantKey(key.partition)) { throw refusal }
        if state.tenant(key) != nil {
            if let refusal = state.refusal(of: key) { throw refusal }
        } else {
            guard state.tenantCount < ConfigEntryState.tenantLimit else {
                throw MeshError(
                    .rejected,
                    "there are \(ConfigEntryState.tenantLimit) partitions and namespaces already, which is the limit"
                )
            }
        }
    }

    /// Refuses what cannot be removed.
    ///
    /// - Throws: `badRequest`.
    package static func validateRemoval(of key: TenantKey) throws(MeshError) {
        guard !key.isStandard else {
            throw MeshError(.badRequest, "Cannot delete the default \(key.kind.lowercased())")
        }
    }

    private static func validate(_ key: TenantKey) throws(MeshError) {
        guard !reserved.contains(key.text.lowercased()) else {
            throw MeshError(.rejected, "rpc error making call: \(key) is reserved for future internal use")
        }
        if let namespace = key.namespace {
            _ = try Namespace(validating: namespace.name, field: "Name")
        } else {
            guard key.partition.name == key.partition.name.lowercased() else {
                throw MeshError(.badRequest, "Name \"\(key.text)\" is not valid: a partition is spelled in lower case")
            }
            _ = try Partition(validating: key.partition.name, field: "Name")
        }
    }
}
