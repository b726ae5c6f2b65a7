package import AuthorityTables
package import CatalogTables
package import ConfigEntryTables
import MeshDomain
package import PeeringTables

extension ProxyDependency {
    /// What a change of the catalog touches.
    ///
    /// `before` and `after` are the states around the change: names of services are only touched when one appears or
    /// disappears, and registrations only when they are different.
    package static func touched(
        by topic: CatalogTopic,
        before: CatalogState,
        after: CatalogState
    ) -> [ProxyDependency] {
        switch topic {
        case .connect(let key):
            let isSame = before.meshSpellings(of: key) == after.meshSpellings(of: key)
            return isSame ? [.meshInstances(key)] : [.meshInstances(key), .meshServices(key.origin)]
        case .service(let key):
            guard key.origin.isLocal else { return [] }
            let isSame = before.ordinarySpellings(of: key) == after.ordinarySpellings(of: key)
            return isSame ? [.instances(key)] : [.instances(key), .ordinaryServices]
        case .kind(let kind, let origin): return kind == .meshGateway && origin.isLocal ? [.meshGateways] : []
        case .node(let key):
            // Of the instances on it only those with a row of another content count, and these are told one by one: a node may
            // have ten thousand of them, and most changes are about one.
            guard key.origin.isLocal, before.node(key) != after.node(key) else { return [] }
            let proxies = [before, after].flatMap { $0.services(on: key).filter(\.kind.isProxy).map(\.scopedID) }
            return Set(proxies).sorted().map { .registration(InstanceKey(node: key, id: $0)) }
        case .registration(let key):
            return key.node.origin.isLocal && before.service(key) != after.service(key) ? [.registration(key)] : []
        case .virtualAddresses: return [.virtualAddresses]
        case .nodes, .services, .checks, .staged, .keys, .sessions, .queries, .autopilot, .part: return []
        }
    }

    /// What a change of the config entries touches; that anything changed says nothing that kinds do not say.
    package static func touched(by topic: ConfigEntryTopic) -> [ProxyDependency] {
        switch topic {
        case .entry(let key): [.configEntry(key)]
        case .kind(let kind): [.configEntries(kind)]
        case .all, .intentions, .tenants: []
        }
    }

    /// What a change of the peerings touches.
    ///
    /// Trust bundles have one topic for all peers; only those that are different are touched.
    package static func touched(
        by topic: PeeringTopic,
        before: PeeringTablesState,
        after: PeeringTablesState
    ) -> [ProxyDependency] {
        switch topic {
        case .peerings: return [.peerings]
        case .peering, .internals, .times: return []
        case .trustBundles:
            let old = Dictionary(before.trustBundles().map { ($0.peer, $0) }) { first, _ in first }
            let new = Dictionary(after.trustBundles().map { ($0.peer, $0) }) { first, _ in first }
            return Set(old.keys).union(new.keys).sorted().filter { peer in
                old[peer]?.trustDomain != new[peer]?.trustDomain || old[peer]?.rootPEMs != new[peer]?.rootPEMs
            }.map { .trustBundle(peer: $0) }
        }
    }

    /// What a change of the certificate authority touches.
    package static func touched(by topic: AuthorityTopic) -> [ProxyDependency] { [.roots] }
}

extension CatalogState {
    /// How those instances spell a service's name that are neither sidecar nor gateway.
    fileprivate func ordinarySpellings(of key: ServiceKey) -> [ServiceName] {
        spellings(of: key).filter { isOrdinary(ServiceRef($0)) }
    }
}
