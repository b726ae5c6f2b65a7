package import AccessRules
package import CatalogTables
package import ConfigEntryTables
import MeshDomain

/// What of this cluster hangs on a peering: it would lack it if the peering were deleted.
package struct PeeringImpact: Sendable {
    /// One thing that hangs on it.
    package struct Item: Sendable, Hashable {
        /// What kind of thing it is.
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A sidecar calls a service of the peer.
            case upstream
            /// A resolver leads to the peer, by a redirect or as failover.
            case resolver
            /// A sameness group has the peer as a member.
            case group
            /// An intention is about callers of the peer.
            case intention
            /// A service is exported to the peer.
            case export
        }

        package let kind: Kind
        /// The service, or the entry, of this cluster.
        package let subject: String
        /// What it has to do with the peer.
        package let text: String
    }

    /// In the order of kinds.
    package let items: [Item]

    /// Looks for what hangs on a peering, as far as a token may see it.
    package init(of peer: String, _ catalog: CatalogState, _ entries: ConfigEntryState, _ authorizer: Authorizer) {
        var items: [Item] = []
        for caller in catalog.meshServices(of: .local) where authorizer.allows(.serviceRead(caller)) {
            let called = catalog.meshInstances(of: ServiceRef(caller)).flatMap { row in
                row.service.proxy.upstreams.map { $0.destination(from: row.service.scope) }
            }
            for destination in Set(called).sorted() where destination.origin.peer == peer {
                items.append(Item(kind: .upstream, subject: caller.text, text: "calls \(destination.service)"))
            }
        }
        items += Self.resolvers(peer, entries).filter { authorizer.allows(.serviceRead(ServiceName($0.subject))) }
        items += Self.groups(peer, entries)
        items += IntentionTable(entries).rows.filter { row in
            row.source.peer == peer && authorizer.allows(.intentionRead(ServiceName(row.destination)))
        }.map { Item(kind: .intention, subject: $0.destination, text: $0.summary) }
        if authorizer.allows(.meshRead) {
            items += (entries.exportedServices()?.services ?? []).filter { item in
                item.consumers.contains { $0.peer == peer } && authorizer.allows(.serviceRead(ServiceName(item.name)))
            }.map { Item(kind: .export, subject: $0.name, text: "is exported to the peer") }
        }
        self.items = items
    }

    private static func resolvers(_ peer: String, _ entries: ConfigEntryState) -> [Item] {
        entries.entries(.serviceResolver).compactMap { ServiceResolver($0.body) }.flatMap { resolver -> [Item] in
            var items: [Item] = []
            if let redirect = resolver.redirect, redirect.peer == peer {
                let service = redirect.service.isEmpty ? resolver.name : redirect.service
                items.append(Item(kind: .resolver, subject: resolver.name, text: "redirects to \(service)"))
            }
            let targets = resolver.failover.values.flatMap(\.targets).filter { $0.peer == peer }
            for service in Set(targets.map { $0.service.isEmpty ? resolver.name : $0.service }).sorted() {
                items.append(Item(kind: .resolver, subject: resolver.name, text: "fails over to \(service)"))
            }
            return items
        }
    }

    private static func groups(_ peer: String, _ entries: ConfigEntryState) -> [Item] {
        entries.entries(.samenessGroup).compactMap { SamenessGroup($0.body) }.filter { group in
            group.members.contains { $0.peerName.text == peer }
        }.map { Item(kind: .group, subject: $0.name, text: "has the peer as a member") }
    }
}
