/// Result of a check; anything else is refused at registration.
package enum HealthStatus: String, Sendable, Hashable, CaseIterable {
    case passing
    case warning
    case critical
}

/// A check of a node or of a service instance.
///
/// - Source: Consul HTTP API, object HealthCheck.
package struct HealthCheck: Sendable, Hashable {
    package var node: String
    /// Unique on its node.
    package var checkID: String
    package var name: String
    package var status: HealthStatus
    package var notes: String
    package var output: String
    /// Empty for a check of the node.
    package var serviceID: String
    package var serviceName: String
    package var serviceTags: [String]
    /// `http`, `tcp`, `ttl` and so on, or empty.
    package var type: String
    /// As text, for instance `10s`; empty when unset.
    package var interval: String
    package var timeout: String
    package var exposedPort: Int
    package var definition: HealthCheckDefinition
    /// Name of the peer the check was imported from; empty for local checks.
    package var peer: String
    /// The scope of its service; of a check of the node, that node's partition.
    package var scope: Scope
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a check; indexes are set by the state that stores it.
    package init(
        node: String,
        checkID: String,
        name: String = "",
        status: HealthStatus = .critical,
        notes: String = "",
        output: String = "",
        serviceID: String = "",
        serviceName: String = "",
        serviceTags: [String] = [],
        type: String = "",
        interval: String = "",
        timeout: String = "",
        exposedPort: Int = 0,
        definition: HealthCheckDefinition = HealthCheckDefinition(),
        peer: String = "",
        scope: Scope = .standard,
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.node = node
        self.checkID = checkID
        self.name = name
        self.status = status
        self.notes = notes
        self.output = output
        self.serviceID = serviceID
        self.serviceName = serviceName
        self.serviceTags = serviceTags
        self.type = type
        self.interval = interval
        self.timeout = timeout
        self.exposedPort = exposedPort
        self.definition = definition
        self.peer = peer
        self.scope = scope
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// Under what its node is looked up.
    package var nodeKey: NodeKey { NodeKey(NodeName(node, in: scope.partition), of: Origin(peer: peer)) }

    /// Under what it is looked up.
    package var key: CheckKey { CheckKey(node: nodeKey, id: ScopedID(checkID, in: scope.namespace)) }

    /// What tells the instance it is of apart on the node; nil for a check of the node.
    package var instanceID: ScopedID? { serviceID.isEmpty ? nil : ScopedID(serviceID, in: scope.namespace) }

    /// The service that it is of; nil for a check of the node.
    package var service: ServiceName? { serviceName.isEmpty ? nil : ServiceName(serviceName, in: scope) }
}

/// How a check that was registered straight in the catalog is made.
///
/// Kept as the known fields of the request (`HTTP`, `TCP`, `Interval` …) so that clients get back what they wrote.
package struct HealthCheckDefinition: Sendable, Hashable {
    /// The fields by Consul's names; durations as text.
    package var fields: MeshObject

    /// Makes a definition; empty by default.
    package init(fields: MeshObject = MeshObject()) { self.fields = fields }
}

/// An instance with its node and all checks that concern it, as the health endpoints show it.
package struct CheckServiceNode: Sendable, Hashable {
    package var node: Node
    package var service: NodeService
    /// Checks of the instance and of its node.
    package var checks: [HealthCheck]

    /// Makes the triple.
    package init(node: Node, service: NodeService, checks: [HealthCheck]) {
        self.node = node
        self.service = service
        self.checks = checks
    }

    /// The worst status of all checks; passing when there are none.
    package var aggregatedStatus: HealthStatus { checks.worstStatus }

    /// The address callers use: the instance's own, else its node's.
    package var address: String { service.address.isEmpty ? node.address : service.address }
}

extension [HealthCheck] {
    /// The worst status of all; passing when there are none.
    package var worstStatus: HealthStatus {
        if contains(where: { $0.status == .critical }) { return .critical }
        if contains(where: { $0.status == .warning }) { return .warning }
        return .passing
    }
}
