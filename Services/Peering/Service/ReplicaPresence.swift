import Logging
import MeshBus
import MeshContracts
import Synchronization

/// Knows which replicas of the peering service are alive, by heartbeats on the bus.
///
/// It only speeds things up and spreads work: what must not happen twice is decided by claims in the journal.
final class ReplicaPresence: Sendable {
    private struct Table {
        var lastHeard: [String: ContinuousClock.Instant] = [:]
        var startedAt: ContinuousClock.Instant?
    }

    private let bus: any MessageBus
    private let subject: String
    private let replica: String
    private let timeout: Duration
    private let table = Mutex(Table())

    init(bus: any MessageBus, datacenter: String, replica: String, timeout: Duration) {
        self.bus = bus
        subject = BusService.peering.subject("replicas", in: datacenter)
        self.replica = replica
        self.timeout = timeout
    }

    /// All replicas that are alive, this one included; nil until the others had time to be heard.
    var alive: Set<String>? {
        let now = ContinuousClock.now
        return table.withLock { table in
            guard let startedAt = table.startedAt, now - startedAt >= timeout else { return nil }
            var names = Set(table.lastHeard.filter { now - $0.value < timeout }.keys)
            names.insert(replica)
            return names
        }
    }

    /// All replicas that are alive; waits until the others had time to be heard.
    func aliveOnceKnown() async -> Set<String> {
        while !Task.isCancelled {
            if let alive { return alive }
            let left = table.withLock { table in table.startedAt.map { timeout - (ContinuousClock.now - $0) } ?? timeout
            }
            try? await Task.sleep(for: max(left, .milliseconds(1)))
        }
        return [replica]
    }

    /// Tells of itself and listens until cancelled; says goodbye then.
    func run() async throws {
        let subscription = try await bus.subscribe(subject, limit: 1024)
        defer {
            subscription.cancel()
            tell(leaving: true)
        }
        table.withLock { $0.startedAt = .now }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await message in subscription.messages { self.hear(message) }
            }
            group.addTask {
                while true {
                    self.tell(leaving: false)
                    try await Task.sleep(for: .milliseconds(500))
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func tell(leaving: Bool) {
        let text = (leaving ? "-" : "+") + replica
        // A heartbeat that cannot be sent is made up for by the next one.
        try? bus.publish(BusMessage(subject: subject, payload: Array(text.utf8)))
    }

    private func hear(_ message: BusMessage) {
        let text = String(decoding: message.payload, as: UTF8.self)
        let name = String(text.dropFirst())
        guard name != replica, !name.isEmpty, name.utf8.count <= 128 else { return }
        table.withLock { table in
            if text.hasPrefix("-") {
                table.lastHeard[name] = nil
                return
            }
            // Replicas that were killed said no goodbye; every start has a name of its own.
            if table.lastHeard.count >= 1024 {
                let now = ContinuousClock.now
                table.lastHeard = table.lastHeard.filter { now - $0.value < timeout }
            }
            if table.lastHeard.count < 1024 || table.lastHeard[name] != nil { table.lastHeard[name] = .now }
        }
    }
}
