package import BusSchema
package import MeshDomain

extension ConfigEntryWire.TenantKey {
    /// A key as it travels.
    package init(_ key: TenantKey) {
        self.init(
            partition: key.partition.nameUnlessStandard,
            namespace: key.namespace?.nameUnlessStandard ?? "",
            isPartition: key.namespace == nil
        )
    }

    /// What it names.
    package var key: TenantKey {
        isPartition
            ? TenantKey(Partition(trusted: partition))
            : TenantKey(Scope(trustedPartition: partition, namespace: namespace))
    }
}

extension ConfigEntryWire.Tenant {
    /// A partition or a namespace as it travels.
    package init(_ tenant: Tenant) {
        self.init(
            key: ConfigEntryWire.TenantKey(tenant.key),
            details: tenant.details,
            meta: tenant.meta,
            deletedAt: tenant.deletedAtNanoseconds ?? 0,
            createIndex: tenant.createIndex,
            modifyIndex: tenant.modifyIndex
        )
        func links(_ links: [TenantLink]) -> [ConfigEntryWire.TenantLink] {
            links.map { ConfigEntryWire.TenantLink(id: $0.id, name: $0.name.text) }
        }
        defaults = tenant.defaults.map {
            ConfigEntryWire.TenantDefaults(policies: links($0.policies), roles: links($0.roles))
        }
    }

    /// The partition or namespace that the message is about.
    ///
    /// - Throws: `internalFault` when it has no key.
    package func tenant() throws(MeshError) -> Tenant {
        guard let key else { throw MeshError(.internalFault, "key: a partition or namespace has no name") }
        func links(_ links: [ConfigEntryWire.TenantLink]) -> [TenantLink] {
            links.map { TenantLink(id: $0.id, name: NameText($0.name)) }
        }
        return Tenant(
            key: key.key,
            details: details,
            meta: meta,
            defaults: defaults.map {
                Tenant.Defaults(policies: links($0.policies), roles: links($0.roles))
            },
            deletedAtNanoseconds: deletedAt == 0 ? nil : deletedAt,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}
