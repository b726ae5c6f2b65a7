import CommandLineLogic
import ConsulJSON
import MeshDomain
import Testing

@Suite struct RequestTests {
    @Test(arguments: [
        ("A//B", "/v1/a/A%2F%2FB"), ("x/../keep", "/v1/a/x%2F..%2Fkeep"), ("/lead", "/v1/a/%2Flead"),
        ("..", "/v1/a/%2E%2E"),
        (".", "/v1/a/%2E"), ("a.b", "/v1/a/a.b"), ("ü?#%", "/v1/a/%C3%BC%3F%23%25"), ("a b+", "/v1/a/a%20b%2B"),
    ])
    func `a request names exactly what was given`(id: String, target: String) {
        #expect(PercentEncoding.target(["v1", "a", id], query: []) == target)
    }

    @Test func `a query names exactly what was given`() {
        #expect(PercentEncoding.target(["v1"], query: [("q", "a&b=c/d"), ("s", "")]) == "/v1?q=a%26b%3Dc%2Fd&s=")
    }
}

@Suite struct EnvoyArgumentTests {
    private func completed(_ own: String...) -> [String] { EnvoyArguments(own).completed(configuration: "/p") }

    @Test func `what Envoy needs is added`() {
        #expect(
            completed("-l", "debug") == [
                "--config-path", "/p", "--disable-hot-restart", "--drain-strategy", "immediate", "-l", "debug",
            ]
        )
    }

    @Test(arguments: [
        ["--disable-hot-restart"], ["--drain-strategy", "gradual"], ["--drain-strategy=gradual"],
        ["--config-path", "/q"],
        ["--config-path=/q"], ["-c", "/q"], ["-c/q"], ["--base-id=4"], ["--restart-epoch", "1"],
        ["--use-dynamic-base-id"],
        ["-l", "debug", "--drain-strategy=immediate", "--disable-hot-restart", "-c", "/q"],
    ])
    func `what the user hands on is never added a second time`(own: [String]) {
        let all = EnvoyArguments(own).completed(configuration: "/p")
        let names = all.filter { $0.hasPrefix("-") }.map { word in
            word.hasPrefix("-c") ? "--config-path" : String(word.prefix { $0 != "=" })
        }
        #expect(Set(names).count == names.count, "\(all)")
        #expect(all.suffix(own.count) == own[...])
        if own.contains(where: { $0.hasPrefix("--base-id") || $0.hasPrefix("--restart-epoch") }) {
            #expect(!all.contains("--disable-hot-restart"))
        }
    }

    @Test func `a longer flag with the same beginning is another one`() {
        #expect(completed("--drain-strategy-x", "--config-paths").contains("--config-path"))
        #expect(completed("--drain-strategy-x").contains("immediate"))
    }
}

@Suite struct AddressTests {
    @Test(arguments: [
        ("127.0.0.1:5", "127.0.0.1", 5, false), ("HTTP://127.0.0.1:5", "127.0.0.1", 5, false),
        ("HTTPS://127.0.0.1:6", "127.0.0.1", 6, true), ("https://h:6/", "h", 6, true), ("[::1]:5", "::1", 5, false),
        ("http://[fd00::1]:5", "fd00::1", 5, false), (":5", "127.0.0.1", 5, false),
    ])
    func `an xDS server is host and port`(text: String, host: String, port: Int, usesTLS: Bool) throws {
        let address = try ServerAddress(parsing: text, flag: "grpc-addr")
        #expect(address == ServerAddress(host: host, port: port, usesTLS: usesTLS))
    }

    @Test func `or a socket`() throws {
        let address = try ServerAddress(parsing: "UNIX:///tmp/g.sock", flag: "grpc-addr")
        #expect(address.isSocket && address.host == "/tmp/g.sock")
    }

    @Test(arguments: [
        "ftp://127.0.0.1:5", "fd00::1:5", "::1", "127.0.0.1", "https://h", "h:0", "h:70000", "h:x", "h:", "[::1",
        "[::1]5",
        "unix://g.sock", "h:1/path", "http://u@h:1", "grpc://h:1", "h:+5",
    ])
    func `what would be misread is refused`(text: String) {
        let error = #expect(throws: UsageError.self) { try ServerAddress(parsing: text, flag: "grpc-addr") }
        #expect(error?.description.contains("-grpc-addr") == true)
    }

    @Test func `only the LAN address of a gateway has a default port`() throws {
        func registration(_ words: String...) throws -> GatewayRegistration {
            try GatewayRegistration(
                kind: .mesh,
                flags: FlagValues(parsing: words, flags: Command.connectEnvoy.flags)
            )
        }
        #expect(try registration("-address=127.0.0.1").lan.port == 8443)
        #expect(try registration("-address=[fd00::5]:8443").lan == GatewayAddress(address: "fd00::5", port: 8443))
        for words in [
            "-wan-address=gw.example.test", "-bind-address=lan=0.0.0.0", "-address=127.0.0.1:x", "-address=fd00::5",
        ] {
            #expect(throws: UsageError.self) { try registration(words) }
        }
    }
}
