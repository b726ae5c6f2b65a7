package import MeshDomain

/// How namespaces and partitions are shown.
///
/// - Source: reference tenancy §9.
package enum TenancyLayout {
    /// Whether indexes are shown.
    package enum Detail: Sendable {
        case plain
        case withIndexes
    }

    /// One of them.
    package static func one(_ tenant: MeshValue, _ detail: Detail) -> String {
        (["Name: \(tenant.text("Name"))"] + fields(tenant, detail)).joined(separator: "\n")
    }

    /// All of them.
    package static func list(_ tenants: [MeshValue], _ detail: Detail) -> String {
        tenants.map { tenant in
            (["\(tenant.text("Name")):"] + fields(tenant, detail).map { "   " + $0 }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func fields(_ tenant: MeshValue, _ detail: Detail) -> [String] {
        var lines = ["Description:"]
        if !tenant.text("Description").isEmpty { lines.append("   " + tenant.text("Description")) }
        if !tenant.text("DeletedAt").isEmpty { lines.append("Deleted At: \(tenant.text("DeletedAt"))") }
        if !tenant.text("Partition").isEmpty { lines.append("Partition: \(tenant.text("Partition"))") }
        if let links = tenant["ACLs"], links != .null {
            lines.append("ACLs:")
            for (title, field) in [("Default Policies:", "PolicyDefaults"), ("Default Roles:", "RoleDefaults")] {
                let rows = links.list(field)
                guard !rows.isEmpty else { continue }
                lines.append("   " + title)
                lines += rows.map { "      \($0.text("ID")) - \($0.text("Name"))" }
            }
        }
        let meta = tenant.map("Meta").sorted { $0.0 < $1.0 }
        if !meta.isEmpty { lines += ["Meta:"] + meta.map { "   \($0.0): \($0.1)" } }
        guard detail == .withIndexes else { return lines }
        return lines + [
            "Create Index: \(tenant.text("CreateIndex"))", "Modify Index: \(tenant.text("ModifyIndex"))",
        ]
    }
}
