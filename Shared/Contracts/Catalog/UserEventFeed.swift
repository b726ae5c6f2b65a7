package import BusSchema
package import MeshBus
import MeshContracts
package import MeshDomain
import SchemaRuntime

/// What agents tell each other of user events: each one once, to all that listen; nothing is kept.
package enum UserEventFeed {
    /// How many events wait for an agent that is busy; more are lost.
    package static let queueLimit = 1024

    /// Where agents say it.
    package static func subject(in datacenter: String) -> String {
        BusService.catalog.subject("events", in: datacenter)
    }

    /// Tells all agents, the own one too.
    ///
    /// - Throws: `unavailable` when the bus is not there.
    package static func tell(
        _ event: UserEvent,
        on bus: any MessageBus,
        in datacenter: String
    ) throws(MeshError) {
        let bytes: [UInt8]
        do { bytes = try CatalogWire.UserEvent(event).encoded() } catch { throw MeshError(.badRequest, "\(error)") }
        do throws(BusError) {
            try bus.publish(BusMessage(subject: subject(in: datacenter), payload: bytes))
        } catch { throw MeshError(.unavailable, "the event cannot be sent: \(error)") }
    }

    /// The event of a message; nil for what is none.
    package static func event(of payload: [UInt8]) -> UserEvent? {
        (try? CatalogWire.UserEvent(decoding: payload))?.event
    }
}

extension CatalogWire.UserEvent {
    /// An event as a message.
    package init(_ event: UserEvent) {
        self.init(
            id: event.id,
            name: event.name.text,
            payload: event.payload,
            nodeFilter: event.nodeFilter,
            serviceFilter: event.serviceFilter,
            tagFilter: event.tagFilter,
            time: event.time
        )
    }

    /// The event that the message is about.
    package var event: UserEvent {
        UserEvent(
            id: id,
            name: NameText(name),
            payload: payload,
            nodeFilter: nodeFilter,
            serviceFilter: serviceFilter,
            tagFilter: tagFilter,
            time: time
        )
    }
}
