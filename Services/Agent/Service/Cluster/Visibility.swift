import ACLContract
import AccessRules
import ConfigEntryKinds
import MeshDomain

/// Leaves out of a list what a token may not see, and remembers that it did.
///
/// - Source: reference §7.10: filtered, not refused. Imported rows follow the same rules as local ones.
struct Visibility {
    let authorizer: Authorizer
    private(set) var isFiltered = false

    init(_ token: ResolvedToken) { authorizer = token.authorizer }

    mutating func nodes(_ nodes: [Node]) -> [Node] {
        let authorizer = authorizer
        return filter(nodes) { authorizer.allows(.nodeRead($0.nodeName)) }
    }

    mutating func instances(_ instances: [CheckServiceNode]) -> [CheckServiceNode] {
        let authorizer = authorizer
        return filter(instances) {
            authorizer.allows(.nodeRead($0.node.nodeName)) && authorizer.allows(.serviceRead($0.service.ref.service))
        }
    }

    /// Those through which a service is called over the mesh.
    ///
    /// A service that was asked for by another spelling of its name is another service, and needs a right of its own.
    mutating func callable(_ instances: [CheckServiceNode], as asked: ServiceName) -> [CheckServiceNode] {
        let authorizer = authorizer
        return filter(self.instances(instances)) { row in
            guard let called = row.service.meshDestination?.service else { return false }
            return called == asked || authorizer.allows(.serviceRead(called))
        }
    }

    mutating func services(_ services: [NodeService]) -> [NodeService] {
        let authorizer = authorizer
        return filter(services) { authorizer.allows(.serviceRead($0.ref.service)) }
    }

    mutating func checks(_ checks: [HealthCheck]) -> [HealthCheck] {
        let authorizer = authorizer
        return filter(checks) {
            authorizer.allows(.nodeRead(NodeName($0.node, in: $0.scope.partition)))
                && ($0.service.map { authorizer.allows(.serviceRead($0)) } ?? true)
        }
    }

    mutating func names(_ names: [String], in scope: Scope = .standard) -> [String] {
        let authorizer = authorizer
        return filter(names) { authorizer.allows(.serviceRead(ServiceName($0, in: scope))) }
    }

    mutating func entries(_ entries: [ConfigEntry]) -> [ConfigEntry] {
        let authorizer = authorizer
        return filter(entries) { entry in entry.key.readAccess.map(authorizer.allows) ?? true }
    }

    /// Whether an access is permitted; if not, the list counts as filtered.
    mutating func permits(_ access: Access) -> Bool {
        let isAllowed = authorizer.allows(access)
        if !isAllowed { isFiltered = true }
        return isAllowed
    }

    mutating func filter<Item>(_ items: [Item], _ isVisible: (Item) -> Bool) -> [Item] {
        let visible = items.filter(isVisible)
        if visible.count != items.count { isFiltered = true }
        return visible
    }
}
