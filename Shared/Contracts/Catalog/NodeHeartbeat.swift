package import MeshBus
import MeshContracts

/// What agents say to every replica of the catalog, all the time: that they live (heartbeats).
package enum NodeHeartbeat {
    /// The time between two heartbeats.
    package static let interval = Duration.milliseconds(750)

    /// Where agents say it.
    package static func subject(in datacenter: String) -> String {
        BusService.catalog.subject("alive", in: datacenter)
    }

    /// Where replicas of the catalog ask each other of whom they have heard.
    package static func askingSubject(in datacenter: String) -> String {
        BusService.catalog.subject("replicas", in: datacenter)
    }

    /// Says that a node's agent lives; one that cannot be sent is made up for by the next.
    package static func tell(_ node: String, on bus: any MessageBus, in datacenter: String) {
        try? bus.publish(BusMessage(subject: subject(in: datacenter), payload: Array(node.utf8)))
    }

    /// The node of a message; nil for what is no name.
    package static func node(of payload: some Collection<UInt8>) -> String? {
        guard (1...512).contains(payload.count), let name = String(validating: payload, as: UTF8.self) else {
            return nil
        }
        return name
    }
}
