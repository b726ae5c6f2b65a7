import Logging
package import MeshBus
import MeshBusNATS
package import MeshContracts
package import MeshDomain
package import MeshJournal
import MeshState
import Synchronization

/// Which bus and journal a test runs on.
package enum JournalKind: String, Sendable, CaseIterable {
    /// The twins in memory.
    case memory
    /// A nats-server of its own, with JetStream.
    case jetStream
}

/// A bus and a journal for tests; every replica and follower gets a connection of its own.
package final class JournalFixture: Sendable {
    package let kind: JournalKind
    /// The server, when the kind has one.
    package let server: NATSServer?
    /// The servers, when there are three.
    package let cluster: NATSCluster?
    /// The shared journal in memory, when the kind has one.
    package let memory: InMemoryJournal?
    private let hub: InMemoryBusHub?
    private let buses = Mutex<[any MessageBus]>([])

    /// Starts what the kind needs.
    package init(_ kind: JournalKind, entryBytes: Int = 1 << 20) async throws {
        self.kind = kind
        switch kind {
        case .memory:
            server = nil
            cluster = nil
            hub = InMemoryBusHub()
            memory = InMemoryJournal(entryBytes: entryBytes)
        case .jetStream:
            server = try await NATSServer()
            cluster = nil
            hub = nil
            memory = nil
        }
    }

    /// Uses three servers; every stream has three copies.
    package init(_ cluster: NATSCluster) {
        kind = .jetStream
        self.cluster = cluster
        server = nil
        hub = nil
        memory = nil
    }

    /// Opens a connection.
    package func connect(_ name: String = "test") async throws -> any MessageBus {
        let bus: any MessageBus
        if let hub {
            bus = hub.connect()
        } else {
            bus = try await NATSBus.connect(NATSSettings(urls: cluster?.urls ?? [server?.url ?? ""], name: name))
        }
        buses.withLock { $0.append(bus) }
        return bus
    }

    /// The journal of the service that the tests use.
    package func journal(
        _ bus: any MessageBus,
        _ settings: JetStreamJournal.Settings = .creating,
        service: BusService = .catalog
    ) -> any Journal {
        var settings = settings
        if cluster != nil { settings.replicas = 3 }
        return memory ?? JetStreamJournal(bus: bus, datacenter: "dc1", service: service, settings: settings)
    }

    /// A replica that does not run yet.
    package func ledger(
        _ name: String,
        service: BusService = .catalog,
        settings: LedgerSettings = .init(),
        feed: FeedProjection? = .identity,
        journal: (any Journal)? = nil
    ) async throws -> Ledger<RegisterCodec> {
        let bus = try await connect(name)
        return Ledger(
            service: service,
            name: name,
            bus: bus,
            datacenter: "dc1",
            journal: journal ?? self.journal(bus, service: service),
            feed: feed,
            settings: settings,
            logger: Logger(label: name)
        )
    }

    /// A follower that does not run yet.
    package func follower(
        _ bus: (any MessageBus)? = nil,
        settings: FollowerSettings = .init()
    ) async throws -> Follower<RegisterCodec> {
        var connection = bus
        if connection == nil { connection = try await connect("follower") }
        guard let connection else { throw MeshError(.unavailable, "no bus") }
        return Follower(
            service: .catalog,
            bus: connection,
            datacenter: "dc1",
            settings: settings,
            logger: Logger(label: "follower")
        )
    }

    /// Closes the connections and stops the server.
    package func shutdown() async {
        let open = buses.withLock { buses in
            defer { buses = [] }
            return buses
        }
        for bus in open { await bus.drain(deadline: .seconds(1)) }
        await server?.stop()
        cluster?.kill()
    }
}

extension Ledger where Codec == RegisterCodec {
    /// Adds to a number and returns its new value.
    package nonisolated func add(
        _ amount: Int64,
        to key: String,
        also other: String? = nil,
        requestID: String = "",
        timeout: Duration = .seconds(10)
    ) async throws(MeshError) -> (value: Int64, written: Written) {
        let context = CallContext(requestID: requestID, timeout: timeout)
        let written = try await write(context) { draft in
            let value = draft.state.value(key) + amount
            draft.record(.set(key, value))
            if let other { draft.record(.set(other, draft.state.value(other) + amount)) }
            return Array(String(value).utf8)
        }
        guard let value = Int64(String(decoding: written.reply, as: UTF8.self)) else {
            throw MeshError(.internalFault, "the answer is not a number")
        }
        return (value, written)
    }
}

/// Runs a test's body beside ledgers and followers and stops them afterwards.
package func running(
    _ services: [@Sendable () async throws -> Void],
    _ body: @escaping @Sendable () async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        for service in services {
            group.addTask {
                do { try await service() } catch is CancellationError {}
                return false
            }
        }
        group.addTask {
            try await body()
            return true
        }
        defer { group.cancelAll() }
        while let isBody = try await group.next() {
            if isBody { return }
        }
    }
}
