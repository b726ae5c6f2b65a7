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

    /// Asks another datacenter for its mesh gateways and the instances of some services.
    package struct EndpointsRequest: Sendable, Hashable {
        /// Field 1, `services`.
        package var services: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            services: [String] = []
        ) {
            self.services = services
        }
    }

    /// Where other datacenters reach something.
    package struct Endpoint: Sendable, Hashable {
        /// Field 1, `address`.
        package var address: String = ""
        /// Field 2, `port`.
        package var port: UInt32 = 0
        /// Field 3, `is_healthy`.
        package var isHealthy: Bool = false
        /// Field 4, `weight`.
        package var weight: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: String = "",
            port: UInt32 = 0,
            isHealthy: Bool = false,
            weight: UInt32 = 0
        ) {
            self.address = address
            self.port = port
            self.isHealthy = isHealthy
            self.weight = weight
        }
    }

    /// `tombolo.gateway.EndpointList`.
    package struct EndpointList: Sendable, Hashable {
        /// Field 1, `service`.
        package var service: String = ""
        /// Field 2, `endpoints`.
        package var endpoints: [GatewayWire.Endpoint] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            service: String = "",
            endpoints: [GatewayWire.Endpoint] = []
        ) {
            self.service = service
            self.endpoints = endpoints
        }
    }

    /// `tombolo.gateway.EndpointsReply`.
    package struct EndpointsReply: Sendable, Hashable {
        /// Field 1, `gateways`.
        package var gateways: [GatewayWire.Endpoint] = []
        /// In the order of the question.
        package var services: [GatewayWire.EndpointList] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            gateways: [GatewayWire.Endpoint] = [],
            services: [GatewayWire.EndpointList] = []
        ) {
            self.gateways = gateways
            self.services = services
        }
    }
}
