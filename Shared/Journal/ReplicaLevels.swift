import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization

/// What each replica of a service understands (feature level), told on the bus from time to time.
///
/// Something that not all of them understand is not written. It is no more than a courtesy: a replica that was not heard, because it
/// slept or was cut off, notices by what an entry requires that it is too old, and stands aside.
final class ReplicaLevels: Sendable {
    private struct Table {
        var others: [String: (level: UInt32, heard: ContinuousClock.Instant)] = [:]
        /// When the others were asked.
        var askedAt: ContinuousClock.Instant?
        var hasWaited = false
    }

    /// How many replicas are remembered; further ones are not heard.
    private static let limit = 1024

    private let bus: any MessageBus
    private let subject: String
    private let replica: String
    private let level: UInt32
    private let interval: Duration
    private let timeout: Duration
    private let settling: Duration
    private let table = Mutex(Table())

    init(bus: any MessageBus, service: BusService, datacenter: String, replica: String, _ settings: LedgerSettings) {
        self.bus = bus
        subject = service.subject("replicas.levels", in: datacenter)
        self.replica = replica
        level = settings.featureLevel
        interval = settings.levelInterval
        timeout = settings.levelTimeout
        settling = settings.levelSettling
    }

    /// Whether the others had time to be heard.
    var isSettled: Bool {
        table.withLock { table in table.askedAt.map { $0.duration(to: .now) >= settling } ?? false }
    }

    /// Whether it was waited for the others in vain: the bus is away.
    var hasWaited: Bool { table.withLock { $0.hasWaited } }

    /// Waits until the others had time to be heard, at most ten times that long.
    func untilSettled() async {
        let end = ContinuousClock.now + settling * 10
        while !isSettled, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(5))
        }
        let isInVain = !isSettled
        table.withLock { $0.hasWaited = isInVain }
    }

    /// Goes on only if this replica and all others that were heard lately understand a feature level.
    ///
    /// - Throws: `unavailable` naming the first one that does not.
    func check(_ wanted: UInt32) throws(MeshError) {
        guard wanted <= level else {
            throw MeshError(.unavailable, "the write requires feature level \(wanted), and this version has \(level)")
        }
        guard isSettled else {
            throw MeshError(
                .unavailable,
                "the write requires feature level \(wanted), and what the other replicas understand is not known yet"
            )
        }
        let now = ContinuousClock.now
        let older = table.withLock { table in
            table.others.filter { $0.value.level < wanted && $0.value.heard.duration(to: now) < timeout }
                .min { $0.key < $1.key }
        }
        guard let older else { return }
        throw MeshError(
            .unavailable,
            """
            the write requires feature level \(wanted), and the replica \(older.key) has \(older.value.level); \
            it can be written once all replicas are upgraded
            """
        )
    }

    /// Tells of this replica and listens to the others until cancelled; says goodbye then.
    func run() async {
        defer { tell(leaves: true) }
        while !Task.isCancelled {
            guard let subscription = try? await bus.subscribe(subject, limit: 1024) else {
                try? await Task.sleep(for: interval)
                continue
            }
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await message in subscription.messages { self.hear(message) }
                }
                group.addTask {
                    if self.tell(asks: true) { self.table.withLock { $0.askedAt = .now } }
                    while !Task.isCancelled {
                        try? await Task.sleep(for: self.interval)
                        let isFirst = self.table.withLock { $0.askedAt == nil }
                        if self.tell(asks: isFirst), isFirst { self.table.withLock { $0.askedAt = .now } }
                    }
                }
                await group.next()
                group.cancelAll()
                subscription.cancel()
            }
            // The bus was closed.
            try? await Task.sleep(for: interval)
        }
    }

    @discardableResult
    private func tell(asks: Bool = false, leaves: Bool = false) -> Bool {
        let told = JournalWire.ReplicaLevel(replica: replica, level: level, asks: asks, leaves: leaves)
        guard let payload = try? told.encoded() else { return false }
        let sent: Void? = try? bus.publish(BusMessage(subject: subject, payload: payload))
        return sent != nil
    }

    private func hear(_ message: BusMessage) {
        guard let told = try? JournalWire.ReplicaLevel(decoding: message.payload), told.replica != replica,
            !told.replica.isEmpty
        else { return }
        let now = ContinuousClock.now
        table.withLock { table in
            if told.leaves {
                table.others[told.replica] = nil
                return
            }
            // Those that were killed said no goodbye.
            if table.others.count >= Self.limit {
                table.others = table.others.filter { $0.value.heard.duration(to: now) < timeout }
            }
            if table.others.count < Self.limit || table.others[told.replica] != nil {
                table.others[told.replica] = (told.level, now)
            }
        }
        if told.asks { tell() }
    }
}
