package import MeshDomain

/// A service as the user interface lists it: its instances in numbers.
///
/// - Source: reference "ui" §1.3. A check counts once, those of a sidecar count for its service, too, and a service that only has
///   sidecars is listed with 0 instances.
package struct ServiceSummary: Sendable {
    package let service: ServiceRef
    package private(set) var kind = ServiceKind.typical
    package private(set) var instanceCount = 0
    package private(set) var tags: Set<String> = []
    /// Names of the nodes with an instance.
    package private(set) var nodes: Set<String> = []
    /// From where instances were registered, by their metadata `external-source`.
    package private(set) var externalSources: Set<String> = []
    package private(set) var isConnectNative = false
    /// It has a sidecar.
    package private(set) var hasProxy = false
    /// Its sidecars capture traffic, all of them.
    package var isTransparent: Bool { proxies > 0 && transparentProxies == proxies }

    private var proxies = 0
    private var transparentProxies = 0
    private var statuses: [CheckKey: HealthStatus] = [:]

    fileprivate init(_ service: ServiceRef) { self.service = service }

    /// How many checks have a status.
    package func checks(_ status: HealthStatus) -> Int { statuses.values.count { $0 == status } }

    fileprivate mutating func add(_ row: CheckServiceNode) {
        kind = row.service.kind
        instanceCount += 1
        tags.formUnion(row.service.tags ?? [])
        nodes.insert(row.node.name)
        if let source = row.service.meta?["external-source"], !source.isEmpty { externalSources.insert(source) }
        if row.service.connect.native { isConnectNative = true }
        add(row.checks)
    }

    fileprivate mutating func add(sidecar row: CheckServiceNode) {
        hasProxy = true
        proxies += 1
        if row.service.proxy.mode == .transparent { transparentProxies += 1 }
        add(row.checks)
    }

    private mutating func add(_ checks: [HealthCheck]) {
        for check in checks { statuses[check.key] = check.status }
    }

    /// The services of some instances, each once, by name, then by peer.
    package static func list(of rows: [CheckServiceNode]) -> [ServiceSummary] {
        table(of: rows).values.sorted { left, right in
            (left.service.service, left.service.origin) < (right.service.service, right.service.origin)
        }
    }

    /// One service; `rows` are its instances and those of its sidecars.
    package static func of(_ service: ServiceRef, in rows: [CheckServiceNode]) -> ServiceSummary {
        table(of: rows)[service] ?? ServiceSummary(service)
    }

    private static func table(of rows: [CheckServiceNode]) -> [ServiceRef: ServiceSummary] {
        var table: [ServiceRef: ServiceSummary] = [:]
        for row in rows {
            table[row.service.ref, default: ServiceSummary(row.service.ref)].add(row)
            guard row.service.kind == .connectProxy, let served = row.service.meshDestination else { continue }
            table[served, default: ServiceSummary(served)].add(sidecar: row)
        }
        return table
    }
}
