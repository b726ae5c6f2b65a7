import AccessRules
import AgentLogic
import AgentService
import Foundation
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// What clients that do not behave can do to the HTTP server: little.
@Suite(.timeLimit(.minutes(5)))
struct HTTPAbuseTests {
    private static let fast: Int64 = 300_000_000

    private func serving(
        tokens: FixedTokens? = nil,
        _ limits: HTTPLimits = HTTPLimits(),
        _ body: @escaping @Sendable (AgentTestCluster, Int) async throws -> Void
    ) async throws {
        let listening: (inout AgentConfiguration) -> Void = {
            $0.ports.http = 0
            $0.http = limits
        }
        let run: @Sendable (AgentTestCluster) async throws -> Void = { cluster in
            let port = try #require(await cluster.agent.port(timeout: Patience.long))
            try await body(cluster, port)
        }
        if let tokens {
            try await AgentTestCluster.run(tokens: tokens, configure: listening, run)
        } else {
            try await AgentTestCluster.run(configure: listening, run)
        }
    }

    private func limits(_ change: (inout HTTPLimits) -> Void) -> HTTPLimits {
        var limits = HTTPLimits()
        change(&limits)
        return limits
    }

    private func count(_ cluster: AgentTestCluster, _ limit: String) -> Int {
        cluster.agent.httpLoad.refusals[limit] ?? -1
    }

    /// A request that works, on a connection of its own.
    private func expectService(_ port: Int) throws {
        let client = try RawHTTP(port: port)
        try client.get("/v1/status/leader")
        #expect(try client.answer().status == 200)
    }

    // MARK: - Memory

    @Test
    func `a client that asks on and on and never reads costs little, and is sent away`() async throws {
        try await serving(limits { $0.writeTime = 2_000_000_000 }) { cluster, port in
            let client = try RawHTTP(port: port)
            let taken = try client.sendUntilFull("GET /v1/agent/self HTTP/1.1\r\nHost: l\r\n\r\n", limit: 64 << 20)
            // All that was taken lies in the kernel's buffers, but for a few requests.
            #expect(taken < 32 << 20)
            try await cluster.eventually { cluster.agent.httpLoad.heldBytes > 0 }
            #expect(cluster.agent.httpLoad.heldBytes < 1 << 20)
            try self.expectService(port)
            try await cluster.eventually { self.count(cluster, "write-time") == 1 }
            try await cluster.eventually { cluster.agent.httpLoad.heldBytes == 0 }
        }
    }

    @Test
    func `a large answer is handed over as it is taken`() async throws {
        try await serving(limits { $0.answerBytesInAll = 12_000_000 }) { cluster, port in
            let value = String(repeating: "v", count: 500)
            let meta = Dictionary(uniqueKeysWithValues: (0..<40).map { ("key-\($0)", value) })
            for number in 0..<16 {
                let services = (0..<25).map { NodeService(id: "big-\($0)", service: "big", meta: meta, port: 80) }
                try await cluster.register(Node(name: "node-\(number)", address: "10.0.0.1"), services: services)
            }
            // More than the kernel keeps for both sides.
            let lazy = try RawHTTP(port: port, receiveBuffer: 4096)
            try lazy.get("/v1/health/service/big")
            try await cluster.eventually { cluster.agent.httpLoad.answerBytes > 6_000_000 }
            let next = try RawHTTP(port: port)
            try next.get("/v1/health/service/big?passing")
            let refused = try next.answer()
            try #require(refused.status == 503)
            #expect(refused.headers["retry-after"] == "1")
            #expect(refused.body.contains("limits.http_max_answer_memory"))
            let answer = try lazy.answer()
            #expect(answer.status == 200)
            let rows = try JSONText.parse(answer.body).arrayValue
            #expect(rows?.count == 400)
            try await cluster.eventually { cluster.agent.httpLoad.answerBytes == 0 }
            // A client that has closed its side gets all of it, too.
            let half = try RawHTTP(port: port, receiveBuffer: 4096)
            try half.get("/v1/health/service/big?passing")
            half.finishSending()
            let text = try half.readToEnd()
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.hasSuffix("]}]"))
        }
    }

    @Test
    func `unfinished bodies take so much memory and no more`() async throws {
        try await serving(
            limits {
                $0.bodyBytesPerClient = 100_000
                $0.bodyBytesInAll = 150_000
            }
        ) { cluster, port in
            let head = "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: 90000\r\n\r\n"
            let first = try RawHTTP(port: port)
            try first.send(head + String(repeating: " ", count: 80_000))
            try await cluster.eventually { cluster.agent.httpLoad.bodyBytes == 80_000 }
            let second = try RawHTTP(port: port)
            try second.send(head + String(repeating: " ", count: 80_000))
            let refused = try second.answer()
            #expect(refused.status == 429)
            #expect(refused.headers["retry-after"] == "1")
            let small = try RawHTTP(port: port)
            let body = #"{"Name":"small"}"# + String(repeating: " ", count: 15_000)
            let put = "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            for _ in 0..<3 {
                try small.send(put + body)
                let status = try small.answer().status
                #expect(status == 200)
            }
            #expect(self.count(cluster, "body-memory-per-client") == 1)
            let register = #"{"Name":"web"}"#
            try first.send(register + String(repeating: " ", count: 10_000 - register.utf8.count))
            let answer = try first.answer()
            #expect(answer.status == 200, "\(answer.body)")
            try await cluster.eventually { cluster.agent.httpLoad.bodyBytes == 0 }
        }
    }

    // MARK: - Time

    @Test(arguments: ["", "GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nX-A: "])
    func `a header must come in its time`(beginning: String) async throws {
        try await serving(limits { $0.headerTime = Self.fast }) { cluster, port in
            let client = try RawHTTP(port: port)
            try client.send(beginning)
            let answer = try client.readToEnd()
            #expect(beginning.isEmpty ? answer.isEmpty : answer.hasPrefix("HTTP/1.1 408 "))
            #expect(self.count(cluster, "header-time") == 1)
        }
    }

    @Test
    func `the time of a second header begins with its first byte`() async throws {
        try await serving(limits { $0.headerTime = Self.fast }) { cluster, port in
            let client = try RawHTTP(port: port)
            for _ in 0..<2 {
                try client.get("/v1/health/service/none?index=1000000&wait=1s")
                #expect(try client.answer().status == 200)
            }
            try client.send("GET /v1/status/leader")
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test
    func `a body must come with a rate`() async throws {
        try await serving(
            limits {
                $0.bodyTime = Self.fast
                $0.rate = 1 << 20
            }
        ) { cluster, port in
            let client = try RawHTTP(port: port)
            try client.send("PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: 9000\r\n\r\n{")
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 408 "))
            #expect(self.count(cluster, "body-time") == 1)
            #expect(cluster.agent.httpLoad.bodyBytes == 0)
        }
    }

    @Test
    func `a connection without a request ends after its time, a wait does not`() async throws {
        try await serving(
            limits {
                $0.idleTime = Self.fast
                $0.writeTime = Self.fast
            }
        ) { cluster, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/health/service/none?index=1000000&wait=2s")
            #expect(try client.answer().status == 200)
            try client.get("/v1/status/leader")
            #expect(try client.answer().status == 200)
            #expect(try client.readToEnd().isEmpty)
            #expect(self.count(cluster, "idle-time") == 1)
        }
    }

    // MARK: - Connections

    @Test
    func `half-open connections keep nobody of their own address out`() async throws {
        try await serving(limits { $0.connectionsPerClient = 4 }) { cluster, port in
            var holders: [RawHTTP] = []
            for number in 1...4 {
                let holder = try RawHTTP(port: port)
                try holder.send("GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nX-Half: ")
                holders.append(holder)
                try await cluster.eventually { cluster.agent.httpLoad.connections == number }
            }
            for _ in 0..<8 { try self.expectService(port) }
            let evicted = try holders[0].readToEnd()
            #expect(evicted.hasPrefix("HTTP/1.1 429 "))
            #expect(evicted.contains("Retry-After: 1\r\n"))
        }
    }

    @Test
    func `all addresses together have so many connections`() async throws {
        try await serving(
            limits {
                $0.connectionsPerClient = 0
                $0.connections = 2
            }
        ) { cluster, port in
            var clients: [RawHTTP] = []
            for _ in 0..<2 {
                let client = try RawHTTP(port: port)
                try client.get("/v1/status/leader")
                #expect(try client.answer().status == 200)
                clients.append(client)
            }
            let refused = try RawHTTP(port: port).readToEnd()
            #expect(refused.hasPrefix("HTTP/1.1 503 "))
            #expect(refused.contains("limits.http_max_conns"))
            #expect(self.count(cluster, "connections") == 1)
            clients.removeAll()
            try await cluster.eventually { cluster.agent.httpLoad.connections == 0 }
            try self.expectService(port)
        }
    }

    @Test
    func `thousands of idle connections do no harm`() async throws {
        let patient = limits {
            $0.connectionsPerClient = 0
            // A busy machine needs longer to open them all.
            $0.headerTime = 600_000_000_000
        }
        try await serving(patient) { cluster, port in
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            // Both ends of each connection are in this process.
            let count = min(10_000, (Int(clamping: limit.rlim_cur) - 512) / 2)
            try #require(count > 100)
            var clients: [RawHTTP] = []
            for _ in 0..<count { clients.append(try RawHTTP(port: port)) }
            try await cluster.eventually { cluster.agent.httpLoad.connections == count }
            try self.expectService(port)
            let last = try #require(clients.last)
            try last.get("/v1/status/leader")
            #expect(try last.answer().status == 200)
        }
    }

    // MARK: - Headers

    @Test
    func `a header is so large and no larger`() async throws {
        try await serving(limits { $0.headerBytes = 8192 }) { cluster, port in
            for header in [
                "X-Big: " + String(repeating: "a", count: 9000),
                (0..<20).map { "X-\($0): " + String(repeating: "a", count: 500) }.joined(separator: "\r\n"),
                (0..<2000).map { "X-\($0): a" }.joined(separator: "\r\n"),
            ] {
                let client = try RawHTTP(port: port)
                // The server may answer and close before all of it is sent.
                _ = try? client.send("GET /v1/status/leader HTTP/1.1\r\nHost: l\r\n\(header)\r\n\r\n")
                let answer = try client.answer()
                #expect(answer.status == 431)
                #expect(answer.body.contains("http_config.max_header_bytes"))
            }
            #expect(self.count(cluster, "header-bytes") == 3)
        }
    }

    // MARK: - Rights before bodies

    @Test(arguments: [
        ("PUT /v1/agent/service/register", "X-Consul-Token: nobody", 403), ("PUT /v1/nowhere", "X-A: b", 404),
        ("PUT /v1/catalog/nodes", "X-A: b", 405), ("PUT /v1/agent//service/register", "X-A: b", 301),
        ("PUT /v1/agent/service/register?x=%zz", "X-A: b", 400),
    ])
    func `who may not send a body is told so before it is sent`(line: String, header: String, status: Int) async throws
    {
        let tokens = FixedTokens(rules: ["": [.init(.node, .prefix(""), .write)]])
        try await serving(tokens: tokens) { cluster, port in
            for expectation in ["", "Expect: 100-continue\r\n"] {
                let client = try RawHTTP(port: port)
                try client.send(
                    "\(line) HTTP/1.1\r\nHost: l\r\n\(header)\r\n\(expectation)Content-Length: 1000000\r\n\r\n"
                )
                let answer = try client.answer()
                #expect(answer.status == status)
                #expect(answer.headers["connection"] == "close")
            }
            #expect(cluster.agent.httpLoad.bodyBytes == 0)
        }
    }

    @Test
    func `a chunked body is not read on for an unknown token`() async throws {
        try await serving(tokens: FixedTokens(rules: ["": [.init(.node, .prefix(""), .write)]])) { cluster, port in
            let client = try RawHTTP(port: port)
            try client.send(
                "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nX-Consul-Token: nobody\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n8000\r\n" + String(repeating: "x", count: 0x8000)
            )
            #expect(try client.answer().status == 403)
            try await cluster.eventually { cluster.agent.httpLoad.bodyBytes == 0 }
        }
    }

    @Test
    func `who asks before it sends a body is told to, in its turn`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            let body = #"{"Name":"asked"}"#
            try client.send(
                "GET /v1/health/service/none?index=1000000&wait=200ms HTTP/1.1\r\nHost: l\r\n\r\n"
                    + "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nExpect: 100-Continue \r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n"
            )
            #expect(try client.answer().status == 200)
            #expect(try client.answer().status == 100)
            try client.send(body)
            #expect(try client.answer().status == 200)
            try client.send("GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nExpect: 100-continue\r\n\r\n")
            #expect(try client.answer().status == 200)
            try client.send("GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nExpect: tea\r\n\r\n")
            #expect(try client.answer().status == 417)
        }
    }

    @Test
    func `a body that means nothing is not kept while its request waits`() async throws {
        try await serving { cluster, port in
            let client = try RawHTTP(port: port)
            let body = String(repeating: "x", count: 500_000)
            let idle = cluster.agent.context.catalog.view.waiterCount
            try client.send(
                "GET /v1/health/service/none?index=1000000&wait=60s HTTP/1.1\r\nHost: l\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
            )
            try await cluster.eventually { cluster.agent.context.catalog.view.waiterCount > idle }
            #expect(cluster.agent.httpLoad.bodyBytes == 0)
        }
    }

    @Test
    func `a client that closes its side after a large body is answered`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            let body = #"{"Name":"large"}"# + String(repeating: " ", count: 1_000_000)
            try client.send(
                "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
                    + body
            )
            client.finishSending()
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    // MARK: - Filters

    @Test
    func `a filter takes so much work and no more`() async throws {
        try await serving(limits { $0.filterWork = 1000 }) { cluster, port in
            let services = (0..<300).map { NodeService(id: "web-\($0)", service: "web", port: 80) }
            try await cluster.register(Node(name: "n2", address: "10.0.0.2"), services: services)
            for path in ["/v1/catalog/service/web", "/v1/health/service/web", "/v1/catalog/services"] {
                func ask(_ terms: Int) async throws -> AgentTestCluster.Answer {
                    let term = path.contains("health") ? "Service.Port+!=+80" : "ServicePort+!=+80"
                    let filter = Array(repeating: term, count: terms).joined(separator: "+or+")
                    return try await cluster.get(path, query: "filter=\(filter)")
                }
                let few = try await ask(3)
                #expect(few.status == 200)
                #expect(!few.text.contains("web"))
                let many = try await ask(4)
                #expect(many.status == 400)
                #expect(many.text.contains("limits.http_max_filter_work"))
                #expect(many.headers["X-Consul-Index"] == "1")
            }
            #expect(self.count(cluster, "filter-work") == 3)
        }
    }

    // MARK: - Small bodies, and what is not read

    @Test
    func `small bodies that wait for their turn count, too`() async throws {
        try await serving(limits { $0.bodyBytesPerClient = 100_000 }) { cluster, port in
            let client = try RawHTTP(port: port)
            let body = String(repeating: " ", count: 16_000)
            try client.get("/v1/health/service/none?index=1000000&wait=2s")
            for _ in 0..<12 {
                try client.send("PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: 16000\r\n\r\n")
                // The server stops reading after its refusal.
                guard (try? client.send(body)) != nil else { break }
            }
            try await cluster.eventually { self.count(cluster, "body-memory-per-client") == 1 }
            #expect((80_000...100_000).contains(cluster.agent.httpLoad.bodyBytes))
            #expect(try client.readToEnd().contains("limits.http_max_body_memory_per_client"))
            try await cluster.eventually { cluster.agent.httpLoad.bodyBytes == 0 }
        }
    }

    @Test
    func `a client that closes its side and leaves too much unread is cut off, which is counted`() async throws {
        try await serving(
            limits {
                $0.bodyBytes = 4096
                $0.headerBytes = 4096
                $0.pipelinedRequests = 1
            }
        ) { cluster, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/health/service/none?index=1000000&wait=60s")
            let request = "GET /v1/status/leader HTTP/1.1\r\nHost: l\r\n\r\n"
            try client.send(String(repeating: request, count: 2000))
            client.finishSending()
            try await cluster.eventually { self.count(cluster, "unread-bytes") == 1 }
            try await cluster.eventually { cluster.agent.httpLoad.connections == 0 }
        }
    }
}
