// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/gateway.proto; change that and run deploy/make/generate.sh.

extension GatewayWire {
    /// A part of a proxy's configuration that is not as it should be.
    package struct Fault: Sendable, Hashable {
        /// Field 1, `type`.
        package var type: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `reason`.
        package var reason: String = ""
        /// Field 4, `entries`.
        package var entries: [GatewayWire.Entry] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            type: String = "",
            name: String = "",
            reason: String = "",
            entries: [GatewayWire.Entry] = []
        ) {
            self.type = type
            self.name = name
            self.reason = reason
            self.entries = entries
        }
    }

    /// The key of a config entry.
    package struct Entry: Sendable, Hashable {
        /// Field 1, `kind`.
        package var kind: String = ""
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            name: String = ""
        ) {
            self.kind = kind
            self.name = name
        }
    }

    /// `tombolo.gateway.Proxy`.
    package struct Proxy: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: String = ""
        /// Field 2, `id`.
        package var id: String = ""
        /// Field 3, `kind`.
        package var kind: String = ""
        /// Field 4, `service`.
        package var service: String = ""
        /// Seconds since 1970.
        package var connectedSince: Int64 = 0
        /// Field 6, `waits_for`.
        package var waitsFor: String = ""
        /// Field 7, `has_configuration`.
        package var hasConfiguration: Bool = false
        /// Field 8, `settled`.
        package var settled: Bool = false
        /// Field 9, `refused`.
        package var refused: [GatewayWire.Fault] = []
        /// Field 10, `problems`.
        package var problems: [GatewayWire.Fault] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: String = "",
            id: String = "",
            kind: String = "",
            service: String = "",
            connectedSince: Int64 = 0,
            waitsFor: String = "",
            hasConfiguration: Bool = false,
            settled: Bool = false,
            refused: [GatewayWire.Fault] = [],
            problems: [GatewayWire.Fault] = []
        ) {
            self.node = node
            self.id = id
            self.kind = kind
            self.service = service
            self.connectedSince = connectedSince
            self.waitsFor = waitsFor
            self.hasConfiguration = hasConfiguration
            self.settled = settled
            self.refused = refused
            self.problems = problems
        }
    }

    /// Asks every replica for its proxies; further pages are asked of one replica.
    package struct StatusRequest: Sendable, Hashable {
        /// The last proxy of the page before; empty for the first page.
        package var afterNode: String = ""
        /// Field 2, `after_id`.
        package var afterID: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            afterNode: String = "",
            afterID: String = ""
        ) {
            self.afterNode = afterNode
            self.afterID = afterID
        }
    }

    /// `tombolo.gateway.StatusReply`.
    package struct StatusReply: Sendable, Hashable {
        /// The replica that answers: its name for people, and its name on the bus.
        package var replica: String = ""
        /// Field 2, `replica_id`.
        package var replicaID: String = ""
        /// Those that it serves and the token may see, by node and id.
        package var proxies: [GatewayWire.Proxy] = []
        /// Whether there is a further page.
        package var more: Bool = false
        /// The replicas it has heard of lately, itself included.
        package var replicas: [GatewayWire.Replica] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = "",
            replicaID: String = "",
            proxies: [GatewayWire.Proxy] = [],
            more: Bool = false,
            replicas: [GatewayWire.Replica] = []
        ) {
            self.replica = replica
            self.replicaID = replicaID
            self.proxies = proxies
            self.more = more
            self.replicas = replicas
        }
    }

    /// `tombolo.gateway.Replica`.
    package struct Replica: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            id: String = ""
        ) {
            self.name = name
            self.id = id
        }
    }
}
