import AgentLogic
import CatalogContract
import MeshBus
import MeshDomain
import Synchronization

/// The user events of this agent: hears them on the bus, fires them, and wakes who waits.
package final class EventLog: Sendable {
    private struct State {
        var buffer = EventBuffer()
        var waiting: [UInt64: AsyncStream<Never>.Continuation] = [:]
        var number: UInt64 = 0
    }

    private let state = Mutex(State())
    private let bus: any MessageBus
    private let datacenter: String
    private let node: NodeName
    private let local: LocalStore

    init(bus: any MessageBus, datacenter: String, node: NodeName, local: LocalStore) {
        self.bus = bus
        self.datacenter = datacenter
        self.node = node
        self.local = local
    }

    /// The events, the oldest first, with what clients wait by, which is never 0.
    var current: (events: [UserEvent], index: UInt64) {
        state.withLock { ($0.buffer.events, max(1, $0.buffer.index)) }
    }

    /// Listens until cancelled.
    func run() async throws {
        let subscription = try await bus.subscribe(
            UserEventFeed.subject(in: datacenter),
            limit: UserEventFeed.queueLimit
        )
        defer { subscription.cancel() }
        for await message in subscription.messages {
            guard let event = UserEventFeed.event(of: message.payload), (try? EventRules.check(event)) != nil else {
                continue
            }
            take(event)
        }
    }

    /// Tells all agents.
    ///
    /// - Throws: `unavailable` when the bus is not there.
    func fire(_ event: UserEvent) throws(MeshError) {
        var event = event
        event.time = state.withLock { $0.buffer.time } &+ 1
        try UserEventFeed.tell(event, on: bus, in: datacenter)
        // It comes back over the bus, too, and is known then.
        take(event)
    }

    /// Returns when the newest event is another one, or the time is over.
    func changed(from index: UInt64, until deadline: ContinuousClock.Instant) async {
        let (news, end) = AsyncStream<Never>.makeStream()
        let number = state.withLock { state -> UInt64? in
            guard max(1, state.buffer.index) == index else { return nil }
            state.number += 1
            state.waiting[state.number] = end
            return state.number
        }
        guard let number else { return }
        defer { state.withLock { $0.waiting[number] = nil } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in news {} }
            group.addTask { try? await Task.sleep(until: deadline, clock: .continuous) }
            await group.next()
            group.cancelAll()
        }
    }

    private func take(_ event: UserEvent) {
        let services = local.state.services.values.map { entry in
            (service: entry.service.ref.service, tags: entry.service.tags ?? [])
        }
        let waiting = state.withLock { state -> [AsyncStream<Never>.Continuation] in
            guard state.buffer.take(event, on: node, with: services) else { return [] }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for end in waiting { end.finish() }
    }
}
