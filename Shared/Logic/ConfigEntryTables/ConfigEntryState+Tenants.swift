import HashTreeCollections
package import MeshDomain
import MeshState

/// The partitions and namespaces that were made; the built-in ones are there without a row until somebody writes them.
extension ConfigEntryState {
    /// How many of them there may be.
    package static let tenantLimit = 4096

    mutating func apply(tenant: Tenant, index: UInt64, touched: inout Touched<ConfigEntryTopic>) {
        var tenant = tenant
        tenant.createIndex = tenants[tenant.key]?.createIndex ?? index
        // Consul's, too, moves when nothing else did.
        tenant.modifyIndex = index
        tenants[tenant.key] = tenant
        tenantIndex = index
        touched.insert(.tenants)
    }

    mutating func remove(tenant key: TenantKey, index: UInt64, touched: inout Touched<ConfigEntryTopic>) {
        guard tenants.removeValue(forKey: key) != nil else { return }
        tenantIndex = index
        touched.insert(.tenants)
    }

    /// Whether there is any place beside the built-in ones.
    package var hasTenants: Bool { !tenants.isEmpty }

    /// How many rows there are.
    package var tenantCount: Int { tenants.count }

    /// The stored rows, in order.
    package var storedTenants: [Tenant] { tenants.values.sorted { $0.key < $1.key } }

    /// A partition or a namespace, built-in ones included; nil when it does not exist.
    package func tenant(_ key: TenantKey) -> Tenant? {
        if let stored = tenants[key] { return stored }
        guard key.isStandard else { return nil }
        if key.partition.isStandard { return .builtIn(key, index: 1) }
        return tenants[TenantKey(key.partition)].map { .builtIn(key, index: $0.createIndex) }
    }

    /// All partitions, by name.
    package var partitions: [Tenant] {
        var all = tenants.values.filter { $0.key.namespace == nil }
        let standard = TenantKey(Partition.standard)
        if tenants[standard] == nil { all.append(.builtIn(standard, index: 1)) }
        return all.sorted { NameText($0.key.text) < NameText($1.key.text) }
    }

    /// The namespaces of a partition, by name; none when there is no such partition.
    package func namespaces(in partition: Partition) -> [Tenant] {
        guard let standard = tenant(TenantKey(Scope(partition: partition))) else { return [] }
        let others = tenants.values.filter { row in
            row.key.partition == partition && row.key.namespace.map { !$0.isStandard } == true
        }
        return (others + [standard]).sorted { NameText($0.key.text) < NameText($1.key.text) }
    }

    /// The entries of all namespaces of a partition, by kind and name; of one kind, or of all.
    package func entries(_ kind: ConfigEntryKind?, anywhereIn partition: Partition) -> [ConfigEntry] {
        let scopes = namespaces(in: partition).compactMap(\.key.namespace).map {
            Scope(partition: partition, namespace: $0)
        }
        return scopes.flatMap { scope in kind.map { entries($0, in: scope) } ?? entries(in: scope) }
    }
}

extension ConfigEntryState {
    /// Why nothing may be written into a partition or a namespace; nil when it is there and stays.
    ///
    /// - Source: reference tenancy §2.4: clients compare the first text.
    package func refusal(of key: TenantKey) -> MeshError? {
        guard let tenant = tenant(key) else {
            return MeshError(.rejected, "rpc error making call: \(key) does not exist")
        }
        guard tenant.deletedAtNanoseconds == nil else {
            return MeshError(.rejected, "rpc error making call: \(key) is being deleted")
        }
        return nil
    }

    /// Why nothing may be written into a scope; nil when it is there and stays.
    package func refusal(of scope: Scope) -> MeshError? {
        guard !scope.isStandard else { return nil }
        return refusal(of: TenantKey(scope.partition)) ?? refusal(of: TenantKey(scope))
    }
}
