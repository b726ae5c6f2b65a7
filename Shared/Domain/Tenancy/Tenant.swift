/// Names a partition, or a namespace in one.
package struct TenantKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let partition: Partition
    /// Nil for the partition itself.
    package let namespace: Namespace?

    /// Names a partition.
    package init(_ partition: Partition) {
        self.partition = partition
        namespace = nil
    }

    /// Names a namespace.
    package init(_ scope: Scope) {
        partition = scope.partition
        namespace = scope.namespace
    }

    /// Whether it is built in: every cluster has the partition `default`, every partition the namespace `default`.
    package var isStandard: Bool { namespace?.isStandard ?? partition.isStandard }

    /// The name by which users know it.
    package var text: String { namespace?.name ?? partition.name }

    /// What it is, as texts begin: `Namespace` or `Partition`.
    package var kind: String { namespace == nil ? "Partition" : "Namespace" }

    package var description: String { "\(kind) \"\(text)\"" }

    package static func < (left: TenantKey, right: TenantKey) -> Bool {
        if left.partition != right.partition { return left.partition < right.partition }
        switch (left.namespace, right.namespace) {
        case (nil, let other): return other != nil
        case (_, nil): return false
        case (let own?, let other?): return own < other
        }
    }
}

/// A policy or a role that a namespace gives to all its tokens.
package struct TenantLink: Sendable, Hashable {
    package var id: String
    package var name: NameText

    /// Makes a link; one of both may be empty until it is looked up.
    package init(id: String, name: NameText) {
        self.id = id
        self.name = name
    }
}

/// A partition or a namespace: a place in which names stand.
///
/// - Source: reference tenancy §2.4 and §2.5.
package struct Tenant: Sendable, Hashable {
    /// What all tokens of a namespace may, beside their own rules.
    package struct Defaults: Sendable, Hashable {
        package var policies: [TenantLink]
        package var roles: [TenantLink]

        /// Whether something is linked here that was not before.
        package func gives(more before: Defaults?) -> Bool {
            !Set(policies.map(\.id)).isSubset(of: before?.policies.map(\.id) ?? [])
                || !Set(roles.map(\.id)).isSubset(of: before?.roles.map(\.id) ?? [])
        }

        /// Makes defaults.
        package init(policies: [TenantLink] = [], roles: [TenantLink] = []) {
            self.policies = policies
            self.roles = roles
        }
    }

    package let key: TenantKey
    /// For people.
    package var details: String
    package var meta: [String: String]
    /// Nil where nothing was said about them; partitions have none.
    package var defaults: Defaults?
    /// When it was marked for deletion; what is in it is being removed, and it goes last.
    package var deletedAtNanoseconds: Int64?
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes one; indexes are set by the state that stores it.
    package init(
        key: TenantKey,
        details: String = "",
        meta: [String: String] = [:],
        defaults: Defaults? = nil,
        deletedAtNanoseconds: Int64? = nil,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.key = key
        self.details = details
        self.meta = meta
        self.defaults = defaults
        self.deletedAtNanoseconds = deletedAtNanoseconds
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// One that is there without being stored.
    ///
    /// - Source: reference tenancy §1.1.
    package static func builtIn(_ key: TenantKey, index: UInt64) -> Tenant {
        Tenant(key: key, details: "Builtin Default \(key.kind)", createIndex: index, modifyIndex: index)
    }
}
