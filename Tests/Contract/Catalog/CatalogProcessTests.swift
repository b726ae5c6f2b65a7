import CatalogContract
import CatalogTables
import Foundation
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// The catalog's program, started and told to stop as containers are.
@Suite(.timeLimit(.minutes(5)))
struct CatalogProcessTests {
    private final class Program: Sendable {
        private let process: NATSProcess
        private let port: Int
        private let folder: URL

        /// Starts the program that was built beside this test.
        init(_ fixture: JournalFixture) throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let program = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(
                "tombolo-catalog"
            )
            port = try #require(try FreePorts.find(1).first)
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("tombolo-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            process = try NATSProcess(
                "/usr/bin/env",
                [
                    "TOMBOLO_NATS_URL=\(fixture.server?.url ?? "")", "TOMBOLO_HEALTH_ADDRESS=127.0.0.1:\(port)",
                    "TOMBOLO_JOURNAL_CREATE=true",
                    program.path,
                ],
                folder: folder.path
            )
        }

        deinit {
            process.end()
            try? FileManager.default.removeItem(at: folder)
        }

        /// Waits until `/ready` says so.
        func ready() async throws {
            let end = ContinuousClock.now + Patience.long
            while !get("/ready").contains(" 200 ") {
                try #require(process.isRunning && ContinuousClock.now < end, "the program does not become ready")
                try await Task.sleep(for: .milliseconds(5))
            }
        }

        /// Tells it to stop and waits until it has.
        func stop() async throws {
            let end = ContinuousClock.now + Patience.long
            process.send(SIGTERM)
            while process.isRunning {
                try #require(ContinuousClock.now < end, "the program does not stop")
                try await Task.sleep(for: .milliseconds(2))
            }
        }

        /// What its health endpoint answers; empty while it does not.
        func get(_ path: String) -> String {
            guard let client = try? RawHTTP(port: port, patience: 2),
                (try? client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) != nil
            else { return "" }
            return (try? client.readToEnd()) ?? ""
        }
    }

    @Test func `programs told to stop answer what they have, and show their metrics until then`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let follower = Follower<CatalogCodec>(
            service: .catalog,
            bus: try await fixture.connect("follower"),
            datacenter: "dc1",
            logger: Logger(label: "follower")
        )
        let catalog = CatalogClient(ServiceClient(bus: try await fixture.connect("client"), datacenter: "dc1"))
        let load = CatalogLoad(catalog: catalog, follower: follower)
        try await running([{ try await follower.run() }]) {
            var programs = [try Program(fixture), try Program(fixture)]
            for program in programs { try await program.ready() }
            try await follower.view.ready(timeout: Patience.long)
            _ = try await catalog.registerSurely(node: Node(name: "first", address: "10.1.1.1"), requestID: "first")
            let users = Task { await load.run() }
            for _ in 0..<3 {
                programs.append(try Program(fixture))
                try await programs[2].ready()
                try await load.progress(200)
                let metrics = programs[0].get("/metrics")
                #expect(metrics.contains(#"tombolo_requests_count{service="catalog",method="register",result="ok"}"#))
                #expect(metrics.contains(#"tombolo_journal_append_count{service="catalog"}"#))
                #expect(metrics.contains("tombolo_bus_connected 1.0\n"))
                try await programs.removeFirst().stop()
                try await load.progress(200)
            }
            load.stop()
            await users.value
        }
        #expect(load.failures == [])
        await fixture.shutdown()
    }
}
