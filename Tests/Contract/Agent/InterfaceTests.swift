import AgentLogic
import AgentService
import Foundation
import MeshDomain
import TestSupport
import Testing

/// The web UI as the agent serves it, with files of the test's own.
@Suite
struct InterfaceTests {
    private static let page = """
        <title>UI</title><script type="application/json" id="settings">{{SETTINGS}}</script>
        <link href="{{ROOT}}assets/main-A1.css"><script type="module" src="{{ROOT}}assets/main-A1.js"></script>
        """

    /// A folder with a UI, and beside it a file that must never be served.
    private static func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ui-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder + "/ui/assets/inner",
            withIntermediateDirectories: true
        )
        for (name, text) in [
            ("secret.txt", "secret"), ("ui/index.html", page), ("ui/assets/main-A1.js", "script()"),
            ("ui/assets/main-A1.js.gz", "compressed"), ("ui/assets/main-A1.css", "a{}"),
            ("ui/assets/.hidden", "secret"),
            ("ui/assets/inner/x.js", "secret"), ("ui/other.txt", "secret"),
        ] { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
        return folder
    }

    private typealias Configure = @Sendable (inout AgentConfiguration) -> Void

    private func serving(
        _ configure: @escaping @Sendable (inout AgentConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (RawHTTP) async throws -> Void
    ) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configured: (inout AgentConfiguration) -> Void = {
            $0.ports.http = 0
            $0.interface.isEnabled = true
            $0.interface.directory = folder + "/ui"
            configure(&$0)
        }
        try await AgentTestCluster.run(configure: configured) { cluster in
            let port = try #require(await cluster.agent.port(timeout: Patience.long))
            try await body(try RawHTTP(port: port))
        }
    }

    private func ask(
        _ client: RawHTTP,
        _ path: String,
        method: String = "GET",
        _ headers: String...
    ) throws -> RawHTTP.Answer {
        let lines = headers.map { $0 + "\r\n" }.joined()
        try client.send("\(method) \(path) HTTP/1.1\r\nHost: l\r\n\(lines)\r\n")
        return try client.answer()
    }

    @Test
    func `the root leads to the UI, and every address below it shows the page`() async throws {
        try await serving { client in
            for path in ["/", "/ui"] {
                let answer = try ask(client, path)
                #expect(answer.status == 301)
                #expect(answer.headers["location"] == "/ui/")
            }
            for (path, way) in [
                ("/ui/", "./"), ("/ui/dc1", "./"), ("/ui/dc1/services", "../"),
                ("/ui/dc1/services/web/instances", "../../../"), ("/ui/:eu/dc1/services/api", "../../../"),
                ("/ui/dc1/nodes/a.b.js", "../../"), ("/ui/dc1/kv/a%2Fb", "../../"), ("/ui/dc1/kv/a/", "../../../"),
                ("/ui/dc1/intentions?filter=x", "../"),
            ] {
                let answer = try ask(client, path)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
                #expect(answer.headers["cache-control"] == "no-cache")
                #expect(answer.body.contains("src=\"\(way)assets/main-A1.js\""), "\(path): \(answer.body)")
                #expect(answer.body.contains(#""datacenter":"dc1""#))
            }
            let deep = try ask(client, "/ui/" + String(repeating: "a/", count: 100))
            #expect(deep.body.contains("src=\"/ui/assets/main-A1.js\""))
        }
    }

    @Test
    func `files are kept for good, and compressed for who takes that`() async throws {
        try await serving { client in
            let plain = try ask(client, "/ui/assets/main-A1.js")
            #expect(plain.body == "script()")
            #expect(plain.headers["content-type"] == "text/javascript; charset=utf-8")
            #expect(plain.headers["cache-control"] == "public, max-age=31536000, immutable")
            #expect(plain.headers["content-encoding"] == nil)
            #expect(plain.headers["vary"]?.contains("Accept-Encoding") == true)
            let small = try ask(client, "/ui/assets/main-A1.js", "Accept-Encoding: br, gzip;q=0.5")
            #expect(small.body == "compressed")
            #expect(small.headers["content-encoding"] == "gzip")
            #expect(small.headers["etag"] != plain.headers["etag"])
            for refused in ["gzip;q=0", "gzip; q=0.0", "br", ""] {
                #expect(
                    try ask(client, "/ui/assets/main-A1.js", "Accept-Encoding: \(refused)").body == "script()"
                )
            }
            #expect(try ask(client, "/ui/assets/main-A1.css", "Accept-Encoding: gzip").body == "a{}")
            for path in ["/ui/assets/main-A1.js", "/ui/dc1/services"] {
                let tag = try #require(try ask(client, path).headers["etag"])
                let kept = try ask(client, path, "If-None-Match: \"other\", \(tag)")
                #expect(kept.status == 304)
                #expect(kept.body.isEmpty)
                #expect(kept.headers["etag"] == tag)
                #expect(try ask(client, path, "If-None-Match: \"other\"").status == 200)
            }
        }
    }

    @Test(arguments: [
        "/ui/assets/", "/ui/assets/gone.js", "/ui/assets/.hidden", "/ui/assets/inner/x.js", "/ui/assets/inner",
        "/ui/assets/main-A1.js.gz", "/ui/assets/%2e%2e/other.txt", "/ui/assets/..%2fother.txt",
        "/ui/assets/..%2F..%2Fsecret.txt",
        "/ui/assets/%2Fetc%2Fpasswd", "/ui/assets/main-A1.js%00", "/ui/assets/..%5c..%5csecret.txt",
        "/ui/assets/../../secret.txt", "/ui/../secret.txt", "/ui/%2e%2e/secret.txt", "/ui/..%2f..%2fsecret.txt",
    ])
    func `no path leads out of the files`(_ path: String) async throws {
        try await serving { client in
            let answer = try ask(client, path)
            #expect(!answer.body.contains("secret"))
            if path.hasPrefix("/ui/assets/"), !path.contains("/../"), !path.contains("%00") {
                #expect(answer.status == 404)
                #expect(answer.headers["content-type"] != "text/html; charset=utf-8")
            }
        }
    }

    @Test
    func `browsers are told what the page may do`() async throws {
        try await serving { client in
            for path in ["/", "/ui/", "/ui/dc1/nodes", "/ui/assets/main-A1.js", "/ui/assets/gone.js"] {
                let headers = try ask(client, path).headers
                let policy = try #require(headers["content-security-policy"])
                for part in [
                    "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
                    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
                    "trusted-types 'none'",
                ] { #expect(policy.contains(part)) }
                #expect(!policy.contains("unsafe"))
                #expect(headers["x-content-type-options"] == "nosniff")
                #expect(headers["referrer-policy"] == "no-referrer")
                #expect(headers["x-frame-options"] == "DENY")
            }
            #expect(try ask(client, "/v1/agent/services").headers["content-security-policy"] == nil)
        }
    }

    @Test
    func `HEAD has no body, and nothing but reading is served`() async throws {
        try await serving { client in
            let length = try ask(client, "/ui/assets/main-A1.js").body.utf8.count
            try client.send(
                "HEAD /ui/assets/main-A1.js HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n"
            )
            let text = try client.readToEnd()
            #expect(text.hasPrefix("HTTP/1.1 200"))
            #expect(text.lowercased().contains("content-length: \(length)\r\n"))
            #expect(text.hasSuffix("\r\n\r\n"))
        }
        try await serving { client in
            for method in ["PUT", "DELETE", "POST", "PATCH"] {
                let answer = try ask(client, "/ui/dc1/services", method: method, "Content-Length: 0")
                #expect(answer.status == 405)
                #expect(answer.headers["allow"] == "OPTIONS,GET,HEAD")
            }
            #expect(try ask(client, "/ui/", method: "OPTIONS").status == 200)
        }
    }

    @Test
    func `the UI stands at the content path, and only there`() async throws {
        let configure: Configure = { $0.interface.contentPath = "/mesh/ui/" }
        try await serving(configure) { client in
            #expect(try ask(client, "/").headers["location"] == "/mesh/ui/")
            #expect(try ask(client, "/mesh/ui").headers["location"] == "/mesh/ui/")
            let page = try ask(client, "/mesh/ui/dc1/services")
            #expect(page.body.contains("src=\"../assets/main-A1.js\""))
            #expect(page.body.contains(#""contentPath":"/mesh/ui/""#))
            #expect(try ask(client, "/mesh/ui/assets/main-A1.js").body == "script()")
            for path in ["/ui/", "/mesh", "/mesh/", "/mesh/uix/"] { #expect(try ask(client, path).status == 404) }
        }
    }

    @Test
    func `what the page is told cannot end its element`() async throws {
        let configure: Configure = { $0.interface.dashboards = ["service": "https://x/</script><b>"] }
        try await serving(configure) { client in
            let page = try ask(client, "/ui/").body
            #expect(page.contains(#"https://x/\u003c/script\u003e\u003cb\u003e"#))
            #expect(!page.contains("<b>"))
        }
    }

    @Test
    func `a page of another site changes nothing`() async throws {
        let path = "/v1/agent/service/deregister/none"
        try await serving { client in
            func status(_ headers: String..., method: String = "PUT") throws -> Int {
                let lines = (headers + ["Content-Length: 0"]).map { $0 + "\r\n" }.joined()
                try client.send("\(method) \(path) HTTP/1.1\r\nHost: agent:8500\r\n\(lines)\r\n")
                return try client.answer().status
            }
            let missing = try status()
            #expect(missing == 404)
            #expect(try status("Origin: http://agent:8500") == missing)
            #expect(try status("Origin: http://AGENT:8500") == missing)
            #expect(try status("Origin: https://ui.example", "X-Forwarded-Host: ui.example") == missing)
            #expect(try status("Origin: https://ui.example", "Sec-Fetch-Site: same-origin") == missing)
            for origin in [
                "http://evil.example", "null", "http://agent", "http://agent:8500.evil.example", "agent:8500",
            ] {
                for method in ["PUT", "POST", "DELETE"] {
                    #expect(try status("Origin: \(origin)", method: method) == 403, "\(method) \(origin)")
                }
                #expect(try status("Origin: \(origin)", "Sec-Fetch-Site: cross-site") == 403)
                #expect(try status("Origin: \(origin)", method: "GET") != 403)
            }
        }
        let configure: Configure = { $0.responseHeaders = ["access-control-allow-origin": "*"] }
        try await serving(configure) { client in
            let answer = try ask(client, path, method: "PUT", "Origin: http://evil.example", "Content-Length: 0")
            #expect(answer.status == 404)
        }
    }

    @Test
    func `where it is disabled there is none`() async throws {
        let configure: Configure = { $0.interface = InterfaceSettings() }
        try await serving(configure) { client in
            let root = try ask(client, "/")
            #expect(root.body.hasPrefix("Consul Agent: UI disabled"))
            for path in ["/ui", "/ui/", "/ui/dc1/services", "/ui/assets/main-A1.js"] {
                #expect(try ask(client, path).status == 404)
            }
            #expect(try ask(client, "/v1/internal/ui/metrics-proxy/x").body == "UI is not enabled")
        }
    }

    @Test
    func `files that are not there are asked for at the start, or told of`() async throws {
        let nowhere: Configure = {
            $0.interface.isEnabled = true
            $0.interface.directory = "/nowhere"
        }
        let error = await #expect(throws: MeshError.self) {
            try await AgentTestCluster.first(directory: "", configure: nowhere) { _ in }
        }
        #expect(error?.message.contains("ui_config.dir") == true)
        let configure: Configure = { $0.interface.directory = "" }
        try await serving(configure) { client in
            let answer = try ask(client, "/ui/")
            // Beside the program of these tests there may be a UI that was built.
            #expect(answer.status == 404 && answer.body.contains("deploy/make/ui.sh") || answer.status == 200)
        }
    }
}
