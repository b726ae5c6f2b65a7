import AccessRules
import AgentLogic
import AgentService
import Foundation
import MeshDomain
import TestSupport
import Testing

/// What the request line and the header fields of a request mean.
@Suite(.timeLimit(.minutes(5)))
struct HTTPTargetTests {
    private func serving(
        tokens: FixedTokens? = nil,
        _ body: @escaping @Sendable (AgentTestCluster, Int) async throws -> Void
    ) async throws {
        let run: @Sendable (AgentTestCluster) async throws -> Void = { cluster in
            let port = try #require(await cluster.agent.port(timeout: Patience.long))
            try await body(cluster, port)
        }
        let listening: (inout AgentConfiguration) -> Void = { $0.ports.http = 0 }
        if let tokens {
            try await AgentTestCluster.run(tokens: tokens, configure: listening, run)
        } else {
            try await AgentTestCluster.run(configure: listening, run)
        }
    }

    private func ask(_ port: Int, _ line: String, _ headers: String = "Host: l\r\n") throws -> RawHTTP.Answer {
        let client = try RawHTTP(port: port)
        try client.send("\(line) HTTP/1.1\r\n\(headers)\r\n")
        return try client.answer()
    }

    // MARK: - Paths

    @Test(arguments: ["A//B", "u/../v", "/lead", "a/./b", "..", "http://h:1/x", "app#1", "a b", "é-1", "100%", "a%2Fb"])
    func `an id is what was given, and no other one`(id: String) async throws {
        try await serving { cluster, port in
            // What a server that tidies names would mistake the id for.
            let others = ["A/B", "v", "lead", "a/b", "x", "u/v"]
            for name in others + [id] {
                let body = JSONText.string(of: ["ID": .string(name), "Name": "odd"])
                #expect(try await cluster.put("/v1/agent/service/register", body).status == 200)
            }
            let unreserved = CharacterSet.alphanumerics
            let escaped = try #require(id.addingPercentEncoding(withAllowedCharacters: unreserved))
            #expect(try self.ask(port, "GET /v1/agent/service/\(escaped)").body.contains(#""Service":"odd""#))
            #expect(try self.ask(port, "PUT /v1/agent/service/deregister/\(escaped)").status == 200)
            let left = try await cluster.get("/v1/agent/services").json().objectValue?.keys.sorted()
            #expect(left == others.sorted())
        }
    }

    @Test(arguments: ["p//q", "/lead", "a/../b"])
    func `a config entry's name is what was given`(name: String) async throws {
        try await serving { cluster, port in
            for name in [name, "p/q", "lead", "b"] {
                try await cluster.write(.serviceDefaults(ServiceDefaults(name: name)))
            }
            let escaped = try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let answer = try self.ask(port, "GET /v1/config/service-defaults/\(escaped)")
            #expect(try JSONText.parse(answer.body)["Name"] == .string(name))
        }
    }

    @Test(arguments: ["PUT", "DELETE", "POST"])
    func `a command is never sent to another path`(method: String) async throws {
        try await serving { _, port in
            for path in ["/v1/agent/service/deregister/A//B", "/v1/config/x/../y", "//v1/config/x"] {
                let answer = try self.ask(port, "\(method) \(path)")
                #expect(answer.status == 301)
                #expect(answer.headers["location"] == nil)
                #expect(answer.body.contains("%2F"))
            }
        }
    }

    @Test(arguments: [
        ("/v1//health/service/web?passing", "/v1/health/service/web?passing"),
        ("/v1//kv/a%3Fb", "/v1/kv/a%3Fb"), ("/%5Ce.test//b", "/%5Ce.test/b"), ("//e.test/x", "/e.test/x"),
        ("/\\e.test//b", "/%5Ce.test/b"), ("/v1/./a/../b?x=%2F%2F&y=//", "/v1/b?x=%2F%2F&y=//"),
        ("///e.test/..//b/", "/b/"), ("http://l//e.test/", "/e.test/"),
    ])
    func `a redirect keeps query and escapes and stays here`(path: String, location: String) async throws {
        try await serving { _, port in
            for method in ["GET", "HEAD"] {
                let client = try RawHTTP(port: port)
                try client.send("\(method) \(path) HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n")
                let text = try client.readToEnd()
                #expect(text.hasPrefix("HTTP/1.1 301 "))
                #expect(text.contains("\r\nLocation: \(location)\r\n"))
            }
        }
    }

    @Test(arguments: [
        ("GET http://any.test:99/v1/status/leader", 200), ("GET HTTP://any.test/v1/agent/services?x=1", 200),
        ("GET http://any.test", 200), ("GET ftp://any.test/v1/status/leader", 400), ("OPTIONS *", 200),
        ("GET *", 400), ("CONNECT any.test:80", 400), ("GET /v1/agent/service/x%E2%80%A8y", 400),
        ("GET /v1/agent/service/x%0D%0Ay", 400), ("GET /v1/agent/service/x%C2%A0y", 400),
        ("GET /v1/agent/service/x%FCy", 400), ("GET /v1/agent/service/x%zz", 400), ("GET /v1/agent/service/x%2", 400),
        ("GET /v1/agent/services?x=%zz", 400), ("GET /v1/agent/services?x=%", 400),
        ("GET /v1/health/service/none?passing;x", 400), ("GET /v1/health/service/none?passing%3Bx", 200),
        ("GET /v1/health/service/none?near=%FC", 200), ("GET /v1/agent/services#part", 200),
    ])
    func `targets`(line: String, status: Int) async throws {
        try await serving { _, port in
            let answer = try self.ask(port, line)
            #expect(answer.status == status)
            if status == 400 { #expect(answer.headers["location"] == nil) }
        }
    }

    @Test
    func `notes and tags may be any bytes, escaped or not`() async throws {
        try await serving { cluster, port in
            let body = #"{"Name":"web","Tags":["ü"],"Check":{"CheckID":"beat","TTL":"60s"}}"#
            #expect(try await cluster.put("/v1/agent/service/register", body).status == 200)
            #expect(try self.ask(port, "PUT /v1/agent/check/pass/beat?note=%FCber").status == 200)
            let checks = try await cluster.get("/v1/agent/checks").json()
            #expect(checks["beat"]?["Status"] == "passing")
            #expect(checks["beat"]?["Output"] == "\u{FFFD}ber")
            try await cluster.eventually { try await cluster.get("/v1/catalog/service/web").text != "[]" }
            for query in ["tag=%C3%BC", "tag=ü"] {
                #expect(try self.ask(port, "GET /v1/catalog/service/web?\(query)").body.contains(#""ServiceID":"web""#))
            }
            #expect(try self.ask(port, "GET /v1/catalog/service/web?tag=").body == "[]")
            #expect(try self.ask(port, "GET /v1/catalog/service/web?tag=o").body == "[]")
            // Bytes that are not ASCII, in a second request, in two parts.
            let client = try RawHTTP(port: port)
            let first = "GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nX-A: ü\r\n\r\n"
            try client.send(first + "GET /v1/catalog/service/web?tag=")
            #expect(try client.answer().status == 200)
            try client.send("ü HTTP/1.1\r\nHost: l\r\n\r\n")
            #expect(try client.answer().body.contains(#""ServiceID":"web""#))
        }
    }

    // MARK: - Header fields

    @Test(arguments: [
        ("", 400), ("Host: a\r\nHost: a\r\n", 400), ("Host: a\r\nhost: b\r\n", 400), ("Host:\r\n", 200),
    ])
    func `a request has one host`(headers: String, status: Int) async throws {
        try await serving { _, port in
            let answer = try self.ask(port, "GET /v1/status/leader", headers)
            #expect(answer.status == status)
        }
    }

    @Test(arguments: [
        "X-Consul-Token:  good ", "X-Consul-Token: good\t", "Authorization: \t bEaReR  good  x", "x-consul-token:good",
    ])
    func `blanks around a header's value are no part of it`(header: String) async throws {
        let tokens = FixedTokens(rules: [
            "": [.init(.node, .prefix(""), .read)], "good": [.init(.agent, .prefix(""), .read)],
        ])
        try await serving(tokens: tokens) { _, port in
            let answer = try self.ask(port, "GET /v1/agent/self", "Host: l\r\n\(header)\r\n")
            #expect(answer.status == 200)
        }
    }

    @Test
    func `a length with blanks is a length`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            let body = #"{"Name":"web"}"#
            try client.send(
                "PUT /v1/agent/service/register HTTP/1.1\r\nHost: l\r\nContent-Length: \(body.utf8.count) \r\n\r\n\(body)"
            )
            #expect(try client.answer().status == 200)
        }
    }

    @Test
    func `an upgrade is not made, and the request answered`() async throws {
        try await serving { _, port in
            let client = try RawHTTP(port: port)
            try client.send(
                "GET /v1/status/leader HTTP/1.1\r\nHost: l\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n"
            )
            let text = try client.readToEnd()
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.contains("\r\nConnection: close\r\n"))
        }
    }
}
