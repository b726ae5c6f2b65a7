package import BusSchema
package import MeshDomain

extension GatewayWire.Proxy {
    /// The status as it travels on the bus; long texts are cut.
    package init(_ status: ProxyStatus) {
        self.init(
            node: status.node,
            id: status.id,
            kind: status.kind,
            service: status.service,
            connectedSince: status.connectedSinceSeconds,
            waitsFor: status.waitsFor.cut(to: GatewayWire.Fault.longestText),
            hasConfiguration: status.hasConfiguration,
            settled: status.isSettled,
            refused: status.refused.prefix(GatewayWire.Fault.limit).map(GatewayWire.Fault.init),
            problems: status.problems.prefix(GatewayWire.Fault.limit).map(GatewayWire.Fault.init)
        )
    }

    /// The status as the domain knows it.
    package func status(replica: String) -> ProxyStatus {
        ProxyStatus(
            node: node,
            id: id,
            kind: kind,
            service: service,
            replica: replica,
            connectedSinceSeconds: connectedSince,
            waitsFor: waitsFor,
            hasConfiguration: hasConfiguration,
            isSettled: settled,
            refused: refused.map(\.fault),
            problems: problems.map(\.fault)
        )
    }
}

extension GatewayWire.Fault {
    /// Characters of a text that are kept.
    fileprivate static let longestText = 2000
    /// Faults of one proxy that are told.
    fileprivate static let limit = 20

    fileprivate init(_ fault: ResourceFault) {
        self.init(
            type: fault.type,
            name: fault.name,
            reason: fault.reason.cut(to: Self.longestText),
            entries: fault.entries.map { GatewayWire.Entry(kind: $0.kind.rawValue, name: $0.name) }
        )
    }

    fileprivate var fault: ResourceFault {
        ResourceFault(
            type: type,
            name: name,
            reason: reason,
            entries: entries.compactMap { entry in
                // A kind of a newer version cannot be named here.
                ConfigEntryKind(rawValue: entry.kind).map { EntryKey(kind: $0, name: entry.name) }
            }
        )
    }
}

extension String {
    /// The text, cut behind so many characters.
    fileprivate func cut(to length: Int) -> String {
        utf8.count <= length ? self : String(prefix(length)) + "…"
    }
}
