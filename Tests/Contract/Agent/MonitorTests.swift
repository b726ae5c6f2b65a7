import AgentLogic
import AgentService
import Logging
import MeshRuntime
import TestSupport
import Testing

/// Carries a connection out of a test's body; used by one task at a time.
private final class LastClient: @unchecked Sendable {
    var client: RawHTTP?
}

/// `/v1/agent/monitor`: an answer that is made while it is sent.
@Suite(.serialized)
struct MonitorTests {
    /// A log of which nothing is written, as that of an agent with `log_level = "err"`.
    private let log = Logger(label: "watched") { StandardErrorLogHandler(label: $0, level: .critical, json: false) }

    private func serving(_ body: @escaping @Sendable (AgentTestCluster, Int) async throws -> Void) async throws {
        let configure: (inout AgentConfiguration) -> Void = { $0.ports.http = 0 }
        try await AgentTestCluster.run(configure: configure) { cluster in
            try await body(cluster, try #require(await cluster.agent.port(timeout: Patience.long)))
        }
    }

    @Test
    func `lines come as chunks while they are logged, from the level that was asked for`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/agent/monitor?loglevel=debug")
            let head = try client.read(until: "\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.contains("\r\nTransfer-Encoding: chunked\r\n"))
            log.trace("too low")
            log.debug("first", metadata: ["key": "with blank"])
            let first = try client.read(until: "key=\"with blank\"\n\r\n")
            #expect(first.contains("[DEBUG] watched: first"))
            #expect(!first.contains("too low"))
            log.error("second")
            _ = try client.read(until: "[ERROR] watched: second\n\r\n")
        }
    }

    @Test
    func `lines are JSON objects when asked for`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/agent/monitor?logjson")
            _ = try client.read(until: "\r\n\r\n")
            log.debug("below info")
            log.info("shown")
            let line = try client.read(until: "}\n\r\n")
            #expect(line.contains(#""message":"shown""#))
            #expect(!line.contains("below info"))
        }
    }

    @Test
    func `who leaves watches no longer, and a stopping agent ends the answer`() async throws {
        let idle = LogTap.shared.count
        let last = LastClient()
        try await serving { cluster, port in
            do {
                let client = try RawHTTP(port: port)
                try client.get("/v1/agent/monitor")
                _ = try client.read(until: "\r\n\r\n")
                #expect(LogTap.shared.count == idle + 1)
            }
            try await cluster.eventually { LogTap.shared.count == idle }
            let client = try RawHTTP(port: port)
            try client.get("/v1/agent/monitor")
            _ = try client.read(until: "\r\n\r\n")
            last.client = client
        }
        #expect(try #require(last.client).readToEnd().hasSuffix("0\r\n\r\n"))
        #expect(LogTap.shared.count == idle)
    }

    @Test
    func `a client that does not read costs a bounded queue, and is told what it lost`() async throws {
        let lines = try #require(LogTap.shared.watch(level: .info, json: false))
        for number in 0..<5000 { log.info("line \(number)") }
        var taken = lines.makeAsyncIterator()
        #expect(await taken.next()?.contains("line 0") == true)
        log.info("after the loss")
        for _ in 1..<1024 { _ = await taken.next() }
        let next = await taken.next()
        #expect(next?.hasPrefix("(3976 lines were not taken in time)\n") == true)
        #expect(next?.contains("after the loss") == true)
    }

    @Test
    func `an unknown level is refused, and so is one watcher too many`() async throws {
        try await serving { cluster, port in
            let wrong = try await cluster.get("/v1/agent/monitor", query: "loglevel=loud")
            #expect(wrong.status == 400)
            #expect(wrong.text.contains("Unknown log level: loud"))
            var clients: [RawHTTP] = []
            for _ in LogTap.shared.count..<LogTap.watcherLimit {
                let client = try RawHTTP(port: port)
                try client.get("/v1/agent/monitor")
                _ = try client.read(until: "\r\n\r\n")
                clients.append(client)
            }
            let refused = try await cluster.get("/v1/agent/monitor")
            #expect(refused.status == 503)
            #expect(refused.text.contains("\(LogTap.watcherLimit) clients watch the log"))
        }
    }
}
