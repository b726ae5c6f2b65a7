package import CatalogTables
package import ConfigEntryTables
package import MeshDomain
package import PeeringTables

/// What became of one service that an entry exports to one peer.
package struct ExportStatus: Sendable, Hashable {
    /// The one word for it.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// The peer has acknowledged it.
        case exported
        /// It is on its way, or waits for something that may come by itself.
        case pending
        /// It does not reach the peer until somebody changes something.
        case refused
        /// The token may not see it.
        case unknown
    }

    package let service: ServiceName
    package let peer: String
    /// Whether the entry names all services and not this one.
    package let isByWildcard: Bool
    package var state: State
    /// Why it is not exported, or what is lacking although it is; empty when nothing is.
    package var reason: String
    /// Instances that the peer is told of.
    package var instances = 0
    /// How long the peer lacks the newest; nil when that is not known.
    package var lagMilliseconds: Int64?
}

/// Works out what became of exports.
package struct ExportStatuses: Sendable {
    private let catalog: CatalogState
    private let entries: ConfigEntryState
    private let peerings: PeeringTablesState?
    private let standings: [String: PeeringStanding]
    private let hasGateway: Bool
    private let delivered: [String: Set<String>]

    /// Puts together what is known.
    ///
    /// - Parameters:
    ///   - catalog: The instances of this cluster.
    ///   - entries: What is exported.
    ///   - peerings: Nil when the token may not see them.
    ///   - standings: How streams stand, by peer, as far as it could be found out.
    package init(
        _ catalog: CatalogState,
        _ entries: ConfigEntryState,
        _ peerings: PeeringTablesState?,
        standings: [String: PeeringStanding]
    ) {
        self.catalog = catalog
        self.entries = entries
        self.peerings = peerings
        self.standings = standings
        hasGateway = !catalog.gateways(.meshGateway).isEmpty
        var delivered: [String: Set<String>] = [:]
        for peering in peerings?.peerings() ?? [] {
            delivered[peering.name] = Set(peerings?.serviceNames(of: peering.id, .exported) ?? [])
        }
        self.delivered = delivered
    }

    /// The peers that an entry names, sorted.
    package static func peers(in entries: ConfigEntryState) -> [String] {
        Set((entries.exportedServices()?.services ?? []).flatMap { $0.consumers.map(\.peer) }).filter { !$0.isEmpty }
            .sorted()
    }

    /// The exports to one peer, or to all when it is nil, by service and peer.
    package func list(peer wanted: String?) -> [ExportStatus] {
        page(peer: wanted, limit: .max) { _ in true }.rows
    }

    /// The first of the exports to one peer, or to all when it is nil, of services that are to be shown.
    ///
    /// - Returns: At most `limit` rows by service and peer, and how many more there are; only the rows are worked out.
    package func page(
        peer wanted: String?,
        limit: Int,
        shows: (ServiceName) -> Bool
    ) -> (rows: [ExportStatus], leftOut: Int) {
        var found: [ServiceName: [String: Bool]] = [:]
        for item in entries.exportedServices()?.services ?? [] {
            let isWildcard = item.name == "*"
            let names = isWildcard ? catalog.ordinaryServiceNames().subtracting(["consul"]) : [item.name]
            for consumer in item.consumers where !consumer.peer.isEmpty && consumer.peer == wanted ?? consumer.peer {
                for name in names where shows(ServiceName(name)) {
                    // Who is named is not there by the wildcard only.
                    let earlier = found[ServiceName(name)]?[consumer.peer] ?? true
                    found[ServiceName(name), default: [:]][consumer.peer] = earlier && isWildcard
                }
            }
        }
        let count = found.reduce(0) { $0 + $1.value.count }
        var rows: [ExportStatus] = []
        for (service, peers) in found.sorted(by: { $0.key < $1.key }) where rows.count < limit {
            for (peer, isByWildcard) in peers.sorted(by: { $0.key < $1.key }).prefix(limit - rows.count) {
                rows.append(status(of: service, to: peer, isByWildcard: isByWildcard))
            }
        }
        return (rows, count - rows.count)
    }

    /// One export; nil when no entry exports the service to the peer.
    package func status(of service: ServiceName, to peer: String) -> ExportStatus? {
        var isExported = false
        var isByWildcard = true
        for item in entries.exportedServices()?.services ?? []
        where item.consumers.contains(where: { $0.peer == peer }) && ["*", service.text].contains(item.name) {
            isExported = true
            if item.name != "*" { isByWildcard = false }
        }
        guard isExported else { return nil }
        return status(of: service, to: peer, isByWildcard: isByWildcard)
    }

    private func status(of service: ServiceName, to peer: String, isByWildcard: Bool) -> ExportStatus {
        let ref = ServiceRef(service)
        var status = ExportStatus(
            service: service,
            peer: peer,
            isByWildcard: isByWildcard,
            state: .exported,
            reason: ""
        )
        status.instances = catalog.instances(of: ref).count { $0.service.kind == .typical }
        if let reason = Self.neverExported(service) {
            (status.state, status.reason) = (.refused, reason)
        } else if let obstacle = obstacle(of: peer) {
            (status.state, status.reason) = obstacle
        } else {
            judge(&status)
        }
        return status
    }

    private static func neverExported(_ service: ServiceName) -> String? {
        if service.text == "consul" { return "the service consul is never exported" }
        guard service.text.hasSuffix("-sidecar-proxy") else { return nil }
        return "names that end with -sidecar-proxy are never exported; export the service behind it"
    }

    /// What keeps everything from a peer.
    private func obstacle(of peer: String) -> (ExportStatus.State, String)? {
        guard let peerings else { return (.unknown, "not visible to this token: it needs peering:read") }
        guard let peering = peerings.peering(named: peer) else {
            return (.refused, "there is no peering named \(peer)")
        }
        switch peering.state {
        case .active: return nil
        case .undefined, .pending, .establishing:
            return (.pending, "the peering is \(peering.state.name): it has no stream yet")
        case .failing:
            let cause = peering.stream.lastError
            return (.pending, "the peering is FAILING" + (cause.isEmpty ? "" : ": \(cause)"))
        case .deleting: return (.refused, "the peering is being deleted")
        case .terminated: return (.refused, "the other cluster has ended the peering")
        }
    }

    private func judge(_ status: inout ExportStatus) {
        let name = status.service.text
        let standing = standings[status.peer]
        status.lagMilliseconds = standing.map { $0.lacking[name]?.lagMilliseconds ?? 0 }
        switch standing?.delivery(of: name) {
        case .refused(let words)?:
            (status.state, status.reason) = (.refused, "the peer did not take it: \(words)")
            return
        case .pending(let lag)?:
            (status.state, status.reason) = (.pending, "on its way for \(lag) ms")
            return
        case .arrived?: break
        case nil:
            guard delivered[status.peer]?.contains(name) != true else {
                (status.state, status.reason) = (
                    .unknown, "the peer was told of it; whether it took it is not known now"
                )
                return
            }
            (status.state, status.reason) = (.pending, "the peer was not told of it yet")
            return
        }
        if status.instances == 0 {
            (status.state, status.reason) = (
                .pending, "the service is unknown: no instance of it is registered; the peer knows only the name"
            )
        } else if !catalog.hasMeshInstances(ServiceRef(status.service)) {
            status.reason = "it has no sidecar: the peer sees its instances and cannot call it over the mesh"
        } else if !hasGateway {
            (status.state, status.reason) = (
                .pending, "no mesh gateway is registered here: the peer knows the service and cannot call it"
            )
        }
    }
}
