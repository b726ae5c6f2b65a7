import AgentLogic
import AgentService
import Foundation
import MeshJournal
import TestSupport
import Testing

@Suite
struct HTTPServerTests {
    /// Runs a body with the port of an agent's HTTP API.
    private func serving(
        _ configure: @escaping @Sendable (inout AgentConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (AgentTestCluster, Int) async throws -> Void
    ) async throws {
        let listening: (inout AgentConfiguration) -> Void = {
            $0.ports.http = 0
            configure(&$0)
        }
        try await AgentTestCluster.run(configure: listening) { cluster in
            let port = try #require(await cluster.agent.port(timeout: Patience.long))
            try await body(cluster, port)
        }
    }

    @Test
    func `a connection serves one request after the other, waiting ones too`() async throws {
        try await serving { cluster, port in
            let client = try RawHTTP(port: port)
            var index = ""
            for round in 0..<20 {
                try client.get("/v1/health/service/s\(round)?index=\(index.isEmpty ? "0" : index)&wait=10ms")
                let answer = try client.answer()
                #expect(answer.status == 200)
                index = try #require(answer.headers["x-consul-index"])
            }
            try client.get("/v1/health/service/late?index=\(index)&wait=30s")
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"late"}"#).status == 200)
            #expect(try client.answer().body.contains("late"))
            try client.get("/v1/status/leader")
            #expect(try client.answer().status == 200)
        }
    }

    @Test
    func `requests that arrive together are answered in their order`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            let paths = (0..<100).map { "/v1/agent/service/none-\($0)" }
            try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: l\r\n\r\n" }.joined())
            for path in paths {
                let answer = try client.answer()
                #expect(answer.status == 404)
                #expect(answer.body.contains(path.split(separator: "/").last.map(String.init) ?? "?"))
            }
        }
    }

    @Test
    func `a client that leaves ends its wait`() async throws {
        try await serving { cluster, port in
            let view = cluster.agent.context.catalog.view
            let idle = view.waiterCount
            do {
                let client = try RawHTTP(port: port)
                try client.get("/v1/health/service/never?index=1000000&wait=600s")
                try await cluster.eventually { view.waiterCount == idle + 1 }
            }
            try await cluster.eventually { view.waiterCount == idle }
        }
    }

    @Test
    func `a client that only closes its own side still gets its answer`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/agent/services")
            client.finishSending()
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    @Test(arguments: [
        ("GET /v1/agent/self HTTP/9.9\r\n\r\n", 400), ("nonsense\r\n\r\n", 400),
        ("GET /v1/a\u{1}b HTTP/1.1\r\nHost: l\r\n\r\n", 400),
        ("GET /v1/%zz HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n", 400),
        ("PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: 3000000\r\n\r\n", 413),
        ("PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: x\r\n\r\n", 413),
    ])
    func `what cannot be a request is refused and the connection ends`(request: String, status: Int) async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.send(request)
            let text = try client.readToEnd()
            #expect(text.hasPrefix("HTTP/1.1 \(status) ") || status == 413 && text.hasPrefix("HTTP/1.1 400 "))
            #expect(text.lowercased().contains("connection: close"))
        }
    }

    @Test
    func `a body that grows too large is refused`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.send("PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nTransfer-Encoding: chunked\r\n\r\n")
            let part = String(repeating: "x", count: 0x40000)
            // The server may close while parts are still on their way.
            for _ in 0..<10 { if (try? client.send("40000\r\n\(part)\r\n")) == nil { break } }
            #expect(try client.answer().status == 413)
        }
    }

    @Test
    func `HEAD has no body, HTTP 1.0 closes, paths are cleaned, ids come back`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.send("HEAD /v1/status/leader HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n")
            #expect(try client.readToEnd().hasSuffix("\r\n\r\n"))
            let old = try RawHTTP(port: port)
            try old.send("GET /v1/status/leader HTTP/1.0\r\n\r\n")
            #expect(try old.readToEnd().contains("Connection: close\r\n"))
            let other = try RawHTTP(port: port)
            for (path, location) in [("//v1/a", "/v1/a"), ("/v1/./a/../b", "/v1/b"), ("/v1//c/", "/v1/c/")] {
                try other.get(path)
                let moved = try other.answer()
                #expect(moved.status == 301)
                #expect(moved.headers["location"] == location)
            }
            try other.get("/v1/agent/.../x")
            let first = try other.answer()
            #expect(first.status == 404)
            try other.get("/v1/status/leader")
            #expect(try other.answer().headers["x-request-id"] != first.headers["x-request-id"])
        }
    }

    @Test
    func `an address has so many connections and no more`() async throws {
        let configure: @Sendable (inout AgentConfiguration) -> Void = { $0.http.connectionsPerClient = 2 }
        try await serving(configure) { cluster, port in
            let first = try RawHTTP(port: port)
            try first.get("/v1/status/leader")
            #expect(try first.answer().status == 200)
            do {
                let second = try RawHTTP(port: port)
                try second.get("/v1/status/leader")
                #expect(try second.answer().status == 200)
                #expect(try RawHTTP(port: port).readToEnd().hasPrefix("HTTP/1.1 429 "))
            }
            try await cluster.eventually {
                let again = try RawHTTP(port: port)
                try again.get("/v1/status/leader")
                return try again.answer().status == 200
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a stop ends waits at once`() async throws {
        nonisolated(unsafe) var waiting: RawHTTP?
        try await serving { cluster, port in
            let client = try RawHTTP(port: port)
            try client.get("/v1/health/service/never?index=1000000&wait=600s")
            try await cluster.eventually { cluster.agent.context.catalog.view.waiterCount > 0 }
            waiting = client
        }
        #expect(try waiting?.readToEnd() != nil)
    }

    @Test
    func `a client that stops waiting is told so, and its wait is over`() async throws {
        try await serving { cluster, port in
            let view = cluster.agent.context.catalog.view
            let idle = view.waiterCount
            for path in ["/v1/health/service/never", "/v1/health/service/never?passing", "/v1/agent/connect/proxy"] {
                let mark = path.contains("?") ? "&" : "?"
                let client = try RawHTTP(port: port)
                try client.get("\(path)\(mark)index=1000000&wait=600s")
                if path.contains("health") { try await cluster.eventually { view.waiterCount > idle } }
                client.finishSending()
                let text = try client.readToEnd()
                #expect(text.hasPrefix("HTTP/1.1 503 ") || text.hasPrefix("HTTP/1.1 404 "))
                #expect(text.contains("X-Request-Id: "))
                try await cluster.eventually { view.waiterCount == idle }
            }
        }
    }

    @Test
    func `what is asked while a wait is on is answered after it, and many waits end with one change`() async throws {
        try await serving { cluster, port in
            let view = cluster.agent.context.catalog.view
            let idle = view.waiterCount
            let clients = try (0..<50).map { _ in try RawHTTP(port: port) }
            for client in clients {
                try client.get("/v1/health/service/many?index=1000000&wait=600s")
                try client.get("/v1/status/leader")
            }
            try await cluster.eventually { view.waiterCount == idle + 50 }
            #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"other"}"#).status == 200)
            #expect(view.waiterCount == idle + 50)
            for client in clients.prefix(25) { client.finishSending() }
            try await cluster.eventually { view.waiterCount == idle + 25 }
            for client in clients.prefix(25) { #expect(try client.answer().status == 503) }
        }
    }
}
