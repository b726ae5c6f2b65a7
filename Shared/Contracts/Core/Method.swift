package import SchemaRuntime

/// One question that a service answers: its subject and the types of request and answer.
///
/// Subjects are `tombolo.<datacenter>.<service>.<method>`; each is declared once, in its service's contract.
package struct Method<Request: SchemaMessage, Response: SchemaMessage>: Sendable {
    /// The service's name on the bus, for instance `catalog`.
    package let service: BusService
    /// The method's name on the bus, for instance `register`.
    package let name: String
    /// Whether asking twice does no harm even without an id: it is a question that changes nothing.
    package let isRepeatable: Bool

    /// Declares a method.
    package init(_ service: BusService, _ name: String, isRepeatable: Bool = false) {
        self.service = service
        self.name = name
        self.isRepeatable = isRepeatable
    }

    /// Where it is asked in a datacenter.
    package func subject(in datacenter: String) -> String { service.subject(name, in: datacenter) }
}

/// The services on the bus.
package enum BusService: String, Sendable, Hashable, CaseIterable {
    case catalog
    case configEntry = "config-entry"
    case acl
    case peering
    case gateway
    case authority = "certificate-authority"
    /// What is for other datacenters; agents of servers answer.
    case federation

    /// The subject of something this service owns.
    package func subject(_ name: String, in datacenter: String) -> String {
        "tombolo.\(datacenter).\(rawValue).\(name)"
    }
}
