import ACLContract
import BusSchema
import CatalogContract
import CatalogTables
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import Synchronization
import TestSupport
import Testing

/// Log lines and metrics of what all services share.
@Suite(.timeLimit(.minutes(5)))
struct TelemetryTests {
    private final class Lines: Sendable {
        let lines = Mutex<[(level: Logger.Level, message: String, fields: [String: String])]>([])

        func logger(_ label: String) -> Logger {
            var logger = Logger(label: label, factory: { _ in Recorder(lines: self) })
            logger.logLevel = .debug
            return logger
        }
    }

    private struct Recorder: LogHandler {
        let lines: Lines
        var logLevel = Logger.Level.debug
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            lines.lines.withLock { $0.append((event.level, "\(event.message)", fields)) }
        }
    }

    private let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test(arguments: JournalKind.allCases)
    func `a request id is in the log line of every service that worked on it`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let (registry, lines) = (MetricsRegistry(), Lines())
        let first = try await fixture.connect("catalog")
        let catalog = ServiceHost(bus: first, datacenter: "dc1", logger: lines.logger("catalog"), metrics: registry)
        let further = ServiceClient(bus: first, datacenter: "dc1", metrics: registry)
        let acl = ServiceHost(
            bus: try await fixture.connect("acl"),
            datacenter: "dc1",
            logger: lines.logger("acl"),
            metrics: registry
        )
        let seen = Mutex<[CallContext]>([])
        try await acl.serve(ACLMethods.resolve) { _, context throws(MeshError) in
            seen.withLock { $0.append(context) }
            throw MeshError(.permissionDenied, "ACL not found")
        }
        try await catalog.serve(CatalogMethods.deregister) { _, context throws(MeshError) in
            _ = try? await further.call(ACLMethods.resolve, .init(), CallContext(timeout: .seconds(5)))
            return CommonWire.WriteReply(index: 1)
        }
        let client = ServiceClient(bus: try await fixture.connect("agent"), datacenter: "dc1", metrics: registry)
        let context = CallContext(requestID: "request-7", timeout: .seconds(5), traceParent: trace)
        _ = try await client.call(CatalogMethods.deregister, .init(), context)

        let said = lines.lines.withLock { $0 }
        #expect(said.map(\.message) == ["answered a request", "answered a request"])
        #expect(said.map { $0.fields["service.name"] } == ["acl", "catalog"])
        #expect(said.map { $0.fields["result"] } == ["permissionDenied", "ok"])
        for line in said {
            #expect(line.fields["request.id"] == "request-7")
            #expect(line.fields["trace.id"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        }
        let inner = try #require(seen.withLock { $0.first })
        #expect(inner.traceParent == trace)
        // The id of a write is the writer's own: one request of a user may cause several.
        #expect(inner.requestID.isEmpty)

        let text = registry.prometheusText()
        for line in [
            #"tombolo_requests_count{service="catalog",method="deregister",result="ok"} 1"#,
            #"tombolo_requests_count{service="acl",method="resolve",result="permissionDenied"} 1"#,
            #"tombolo_calls_count{service="catalog",method="deregister",result="ok"} 1"#,
            #"tombolo_calls_count{service="acl",method="resolve",result="permissionDenied"} 1"#,
        ] { #expect(text.contains(line + "\n")) }
        await fixture.shutdown()
    }

    @Test func `a fault of ours is an error in the log, a slow request a warning`() async throws {
        let fixture = try await JournalFixture(.memory)
        let lines = Lines()
        let bus = try await fixture.connect()
        let host = ServiceHost(bus: bus, datacenter: "dc1", logger: lines.logger("catalog"))
        try await host.serve(CatalogMethods.deregister) { request, _ throws(MeshError) in
            if request.node == "slow" {
                try? await Task.sleep(for: ServiceHost.slowness)
                return CommonWire.WriteReply(index: 1)
            }
            throw MeshError(.internalFault, "broken")
        }
        let client = ServiceClient(bus: bus, datacenter: "dc1")
        _ = try await client.call(CatalogMethods.deregister, .init(node: "slow"), CallContext())
        _ = try? await client.call(CatalogMethods.deregister, .init(node: "other"), CallContext())
        #expect(lines.lines.withLock { $0.map(\.level) } == [.warning, .error])
        #expect(lines.lines.withLock { $0.last?.fields["error"] } == "broken")
    }

    @Test func `the journal and a follower count what they do`() async throws {
        let fixture = try await JournalFixture(.memory)
        let registry = MetricsRegistry()
        let bus = try await fixture.connect()
        let ledger = Ledger<CatalogCodec>(
            service: .catalog,
            name: "one",
            bus: bus,
            datacenter: "dc1",
            journal: fixture.journal(bus),
            logger: Logger(label: "one"),
            metrics: registry
        )
        let follower = Follower<CatalogCodec>(
            service: .catalog,
            bus: try await fixture.connect(),
            datacenter: "dc1",
            logger: Logger(label: "follower"),
            metrics: registry
        )
        try await running([{ try await ledger.run() }, { try await follower.run() }]) {
            try await follower.view.ready(timeout: Patience.long)
            var last: UInt64 = 0
            for number in 1...3 {
                last = try await ledger.write(CallContext()) { draft throws(MeshError) in
                    draft.record(.assignVirtualAddress(ServiceKey(name: "s\(number)"), offset: UInt32(number)))
                    return []
                }.sequence
            }
            _ = try await follower.view.version(atLeast: last, timeout: Patience.long)
            _ = try await follower.read(.linearizable, timeout: Patience.long)
            // The gauges are set after the version is published.
            while !registry.prometheusText().contains("tombolo_follower_sequence{service=\"catalog\"} 3.0\n") {
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        let text = registry.prometheusText()
        for line in [
            #"tombolo_journal_writes{service="catalog"} 3.0"#,
            #"tombolo_journal_entry_writes_count{service="catalog"} 3"#,
            #"tombolo_journal_append_count{service="catalog"} 3"#, #"tombolo_journal_sequence{service="catalog"} 3.0"#,
            #"tombolo_follower_lag{service="catalog"} 0.0"#, #"tombolo_follower_reloads{service="catalog"} 1.0"#,
            #"tombolo_requests_count{service="catalog",method="sequence",result="ok"} 1"#,
        ] { #expect(text.contains(line + "\n"), "\(line) is missing in \(text)") }
        #expect(text.contains("# TYPE tombolo_journal_append histogram\n"))
    }
}
