package import MeshDomain
import RegularExpressions

/// The events that an agent has heard of lately.
///
/// - Source: Consul keeps 256; reference §2.8.
package struct EventBuffer: Sendable {
    /// How many are kept.
    package static let limit = 256

    /// The oldest first.
    package private(set) var events: [UserEvent] = []
    /// The time of the newest one that was heard of, for whomever it was.
    package private(set) var time: UInt64 = 0

    /// An empty one.
    package init() {}

    /// What clients wait by; 0 when there is none.
    package var index: UInt64 { events.last?.index ?? 0 }

    /// Takes an event.
    ///
    /// - Parameters:
    ///   - event: What was heard of.
    ///   - node: The agent's node.
    ///   - services: What is registered with the agent, by names and tags.
    /// - Returns: Whether it is for this agent, and was not known.
    package mutating func take(
        _ event: UserEvent,
        on node: NodeName,
        with services: [(service: ServiceName, tags: [String])]
    ) -> Bool {
        time = max(time, event.time)
        guard EventRules.concerns(event, node, services), !events.contains(where: { $0.id == event.id }) else {
            return false
        }
        events.append(event)
        if events.count > Self.limit { events.removeFirst(events.count - Self.limit) }
        return true
    }
}

/// What user events may be, and whom they are for.
package enum EventRules {
    /// How many bytes an event brings along.
    package static let payloadLimitBytes = 4096
    /// Longest expression of a filter.
    package static let filterLimitBytes = 1024
    /// Longest name.
    package static let nameLimitBytes = 255

    /// Refuses an event that makes no sense.
    ///
    /// - Throws: `rejected` in Consul's words.
    package static func check(_ event: UserEvent) throws(MeshError) {
        guard event.name.text.utf8.count <= nameLimitBytes else {
            throw MeshError(.rejected, "the name of the event is longer than \(nameLimitBytes) bytes")
        }
        guard event.payload.count <= payloadLimitBytes else {
            throw MeshError(
                .rejected,
                "user event exceeds configured limit of \(payloadLimitBytes) bytes before encoding"
            )
        }
        guard event.tagFilter.isEmpty || !event.serviceFilter.isEmpty else {
            throw MeshError(.rejected, "Cannot provide tag filter without service filter")
        }
        for (filter, word) in [
            (event.nodeFilter, "node"), (event.serviceFilter, "service"), (event.tagFilter, "tag"),
        ] {
            guard filter.utf8.count <= filterLimitBytes else {
                throw MeshError(.rejected, "the \(word) filter of the event is longer than \(filterLimitBytes) bytes")
            }
            do { _ = try RegularExpression(filter) } catch {
                throw MeshError(.rejected, "Invalid \(word) filter: \(error)")
            }
        }
    }

    /// Whether an event is for an agent; filters that cannot be read are for nobody.
    static func concerns(
        _ event: UserEvent,
        _ node: NodeName,
        _ services: [(service: ServiceName, tags: [String])]
    ) -> Bool {
        guard let nodes = try? RegularExpression(event.nodeFilter),
            let names = try? RegularExpression(event.serviceFilter),
            let tags = try? RegularExpression(event.tagFilter)
        else { return false }
        guard event.nodeFilter.isEmpty || nodes.isFound(in: node.text) else { return false }
        guard !event.serviceFilter.isEmpty else { return true }
        return services.contains { row in
            guard names.isFound(in: row.service.text) else { return false }
            return event.tagFilter.isEmpty || row.tags.contains { tags.isFound(in: $0) }
        }
    }
}
