import AgentLogic
import ConsulJSON
import HCLSyntax
import MeshDomain
import Testing

@Suite
struct ConfigurationTests {
    private func read(_ files: (String, String)...) throws -> AgentConfiguration {
        try AgentConfigurationReader.read(
            files.map { AgentConfigurationReader.Source(name: $0.0, text: Array($0.1.utf8)) }
        )
    }

    @Test
    func `later files win, lists of services are collected, blocks are merged`() throws {
        let configuration = try read(
            (
                "a.hcl",
                "datacenter = \"DC1\"\nserver = true\nports { http = 1  grpc = 2 }\nservice { name = \"a\"  port = 1 }\nacl { enabled = true  tokens { agent = \"s3cret\" } }"
            ),
            (
                "b.json",
                #"{"ports":{"http":3,"dns":-1},"services":[{"name":"b"},{"Name":"c","Tags":["x"]}],"check":{"id":"n","name":"node","ttl":"1h"},"acl":{"default_policy":"deny"},"node_meta":{"rack":"r7"}}"#
            )
        )
        #expect(configuration.datacenter == "dc1")
        #expect(configuration.ports.http == 3)
        #expect(configuration.ports.grpc == 2)
        #expect(configuration.ports.dns == -1)
        #expect(configuration.ports.grpcTLS == 8503)
        #expect(configuration.services.map(\.name) == ["a", "b", "c"])
        #expect(configuration.checks.map(\.id) == ["n"])
        #expect(configuration.acl.isEnabled)
        #expect(configuration.acl.defaultPolicy == "deny")
        #expect(configuration.acl.tokens.agent == SecretID("s3cret"))
        #expect(configuration.nodeMeta == ["rack": "r7"])
        #expect(!"\(configuration)".contains("s3cret"))
    }

    @Test(arguments: [
        ("nope = 1", "failed to parse x.hcl: 1 error occurred:\n\t* invalid config key nope (line 1)\n\n"),
        (
            "server = true\nnodeName = 1",
            "failed to parse x.hcl: 1 error occurred:\n\t* invalid config key nodeName (line 2); did you mean node_name?\n\n"
        ),
        (
            "datacenter = \"a b\"",
            "datacenter can only contain lowercase alphanumeric, - or _ characters. received: \"a b\""
        ),
        ("acl { default_policy = \"maybe\" }", "acl.default_policy is \"maybe\"; it must be allow or deny"),
        (
            "connect { ca_provider = \"vault\" }",
            "failed to parse x.hcl: connect.ca_provider is \"vault\"; this version has only its own, consul"
        ),
        (
            "node_meta { \"bad key\" = \"x\" }",
            "node_meta invalid: Couldn't load metadata pair ('bad key', 'x'): Key contains invalid characters"
        ),
    ])
    func `what is wrong is named`(text: String, message: String) {
        #expect(throws: MeshError(.badRequest, message)) { try read(("x.hcl", text)) }
    }

    @Test
    func `checks of files are judged by the destinations of the same configuration`() throws {
        let check = "service { name = \"a\" check { http = \"http://169.254.169.254/\" interval = \"5s\" } }"
        #expect(throws: MeshError.self) { try read(("x.hcl", check)) }
        let allowed = try read(("x.hcl", "check_destinations { allow = [\"169.254.169.254\"] }\n" + check))
        #expect(allowed.services.count == 1)
        let denied = "check_destinations { deny = [\"10.0.0.0/8\"] }\n"
        #expect(throws: MeshError.self) {
            try read(("x.hcl", denied + check.replacing("169.254.169.254", with: "10.1.2.3")))
        }
    }

    @Test
    func `limits of the HTTP API are read, and wrong ones named`() throws {
        let limits = try read(
            (
                "x.hcl",
                """
                http_config { max_header_bytes = 8192 }
                limits {
                    http_max_conns_per_client = -1  http_max_conns = 7  http_max_pipelined_requests = 3
                    http_max_body_size = 11  http_max_snapshot_size = 18  http_max_body_memory_per_client = 12  http_max_body_memory = 13
                    http_max_answer_memory = 14  http_min_rate = 15  http_header_timeout = "1s"
                    http_body_timeout = "2s"  http_write_timeout = "3s"  http_idle_timeout = "4s"
                }
                """
            )
        )
        #expect(limits.warnings.isEmpty)
        var expected = HTTPLimits()
        expected.connectionsPerClient = -1
        expected.connections = 7
        expected.pipelinedRequests = 3
        expected.headerBytes = 8192
        expected.bodyBytes = 11
        expected.snapshotBytes = 18
        expected.bodyBytesPerClient = 12
        expected.bodyBytesInAll = 13
        expected.answerBytesInAll = 14
        expected.rate = 15
        expected.headerTime = 1_000_000_000
        expected.bodyTime = 2_000_000_000
        expected.writeTime = 3_000_000_000
        expected.idleTime = 4_000_000_000
        #expect(limits.http == expected)
        for (text, option) in [
            ("limits { http_max_conns = 0 }", "limits.http_max_conns"),
            ("limits { http_idle_timeout = \"-1s\" }", "limits.http_idle_timeout"),
            ("http_config { max_header_bytes = 5 }", "http_config.max_header_bytes"),
        ] {
            let error = #expect(throws: MeshError.self) { try read(("x.hcl", text)) }
            #expect(error?.message.contains(option) == true)
        }
    }

    @Test(arguments: [
        ("verify_incoming_https = true\ntls { defaults { verify_incoming = false } }", true),
        ("verify_incoming = true\ntls { defaults { verify_incoming = false } }", false),
        ("verify_incoming_https = true\ntls { https { verify_incoming = false } }", false),
        ("verify_incoming = true", true), ("tls { defaults { verify_incoming = true } }", true), ("", false),
    ])
    func `of several words about clients' certificates the nearest counts`(text: String, verifies: Bool) throws {
        let files = "ports { https = 1 }\ncert_file = \"c\"\nkey_file = \"k\"\nca_file = \"a\"\n"
        let configuration = try read(("x.hcl", files + text))
        #expect(configuration.https.verifiesIncoming == verifies)
        #expect(configuration.https.certificateFile == "c")
    }

    @Test
    func `what is understood and has no effect is said`() throws {
        let configuration = try read(
            (
                "x.hcl",
                """
                server = true
                retry_max_wan = 3
                leave_on_terminate = true
                ports { https = 8501 }
                tls { https { cert_file = "c"  key_file = "k" } }
                acl { enabled = true  token_ttl = "30s"  enable_token_persistence = true  tokens { agent = "t" } }
                connect { enabled = true  ca_config { rotation_period = "1h" } }
                limits { http_max_conns_per_client = 5  rpc_rate = 3  rpc_client_timeout = "1s" }
                telemetry { prometheus_retention_time = "1h"  statsite_address = "x:1" }
                """
            )
        )
        #expect(
            configuration.warnings == [
                "acl.token_ttl has no effect in this version",
                "connect.ca_config has no effect in this version; use /v1/connect/ca/configuration",
                "limits.rpc_client_timeout has no effect in this version",
                "telemetry.statsite_address has no effect in this version",
                "leave_on_terminate has no effect in this version", "retry_max_wan has no effect in this version",
            ]
        )
        #expect(try read(("x.hcl", "server = true\nports { http = 1 }\nacl { enabled = true }")).warnings.isEmpty)
    }

    @Test(arguments: [
        ("service {\n  name = \"a\"\n  port = \"9100\"\n}", "'service.port'", 3),
        ("service {\n  meta { port = \"1\" }\n  name = 9\n}", "'service.name'", 3),
        ("service { name = \"a\" }\nservice {\n  name = \"b\"\n  tags = \"x\"\n}", "'service[1].tags'", 4),
        (
            "service {\n  name = \"a\"\n  check {\n    tcp = \"h:1\"\n    interval = 10\n  }\n}",
            "'service.check.interval'", 5
        ),
        (
            "services = [\n  { name = \"a\", checks = [{ args = [\"x\",\n 6379], interval = \"5s\" }] }\n]",
            "'services[0].checks[0].args[1]'", 3
        ),
        ("service {\n  name = \"a\"\n  nope = 1\n}", "invalid config key service.nope", 3),
        (
            "service {\n name = \"a\"\n connect { sidecar_service {} nope = 1 }\n}",
            "invalid config key service.connect.nope", 3
        ),
        ("# x\nserver = \"abc\"", "'server'", 2), ("server = true\nports { http = \"8501\" }", "'ports.http'", 2),
        ("ports {\n  grpcTLS = 1\n}", "invalid config key ports.grpcTLS", 2),
        ("node_meta {\n  rack = 7\n}", "'node_meta[rack]'", 2), ("default_query_time = 5", "'default_query_time'", 1),
        ("max_query_time = \"5\"", "'max_query_time': invalid duration", 1), ("service = 5", "'service'", 1),
        ("check {\n id = 7\n}", "'check.id'", 2), ("ports {\n http = 70000\n}", "'ports.http'", 2),
        ("acl {\n tokens { agent = 5 }\n}", "'acl.tokens.agent'", 2), ("data_dir = true", "'data_dir'", 1),
    ])
    func `a wrong type is named with file, line and key`(text: String, key: String, line: Int) {
        let error = #expect(throws: MeshError.self) { try read(("x.hcl", text)) }
        let message = error?.message ?? ""
        #expect(message.hasPrefix("failed to parse x.hcl: "), "\(message)")
        #expect(message.contains(key), "\(message)")
        #expect(message.contains("(line \(line))"), "\(message)")
    }

    @Test
    func `JSON is judged as HCL is`() {
        let text =
            "{\n  \"node_name\": \"n\",\n  \"services\": [\n    {\"name\": \"a\"},\n    {\"name\": \"b\",\n     \"port\": \"9\"}\n  ]\n}"
        let error = #expect(throws: MeshError.self) { try read(("x.json", text)) }
        #expect(error?.message.contains("'services[1].port'") == true)
        #expect(error?.message.contains("(line 6)") == true, "\(error?.message ?? "")")
    }

    @Test
    func `blocks of one file count together`() throws {
        let configuration = try read(
            (
                "x.hcl",
                """
                ports { http = 1 }
                ports { grpc = 2 }
                acl { enabled = true  tokens { agent = "a" }  tokens { default = "d" } }
                service { name = "a" }
                service { Name = "b"  EnableTagOverride = true }
                services { name = "c" }
                """
            )
        )
        #expect(configuration.ports.http == 1)
        #expect(configuration.ports.grpc == 2)
        #expect(configuration.acl.tokens.agent == SecretID("a"))
        #expect(configuration.acl.tokens.defaultToken == SecretID("d"))
        #expect(configuration.services.map(\.name) == ["a", "b", "c"])
        #expect(configuration.services[1].enableTagOverride)
    }

    @Test(arguments: [
        "service { name = \"\" }", "service { name = \"a\"  port = 1\n check { interval = \"10s\" } }",
        "service { name = \"a\"  weights { passing = 0  warning = 0 } }", "check { name = \"x\" }",
    ])
    func `a definition that a start refuses is refused when it is read`(text: String) {
        #expect(throws: MeshError.self) { try read(("x.hcl", text)) }
    }

    @Test
    func `a folder gives its files by their names and says what it leaves out`() {
        #expect(ConfigurationFolder.choice(path: "c/a.hcl", isFolder: false, format: .byName) == .read)
        #expect(ConfigurationFolder.choice(path: "c/a.hcl", isFolder: true, format: .byName) == .ignored)
        #expect(ConfigurationFolder.choice(path: "c/README.md", isFolder: false, format: .hcl) == .read)
        let other = ConfigurationFolder.choice(path: "c/README.md", isFolder: false, format: .byName)
        guard case .skipped(let words) = other else {
            Issue.record("README.md is not skipped")
            return
        }
        #expect(words.contains("c/README.md"))
    }

    @Test
    func `addresses are told from names`() {
        #expect(AddressText.isIPv4("127.0.0.1"))
        for text in ["127.0.0", "256.0.0.1", "a.b.c.d", "01.2.3.4", ""] { #expect(!AddressText.isIPv4(text)) }
        for text in ["::1", "fe80::1:2", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"] { #expect(AddressText.isIPv6(text)) }
        for text in ["1:2", "1::2::3", "g::1", "host", "1:2:3:4:5:6:7:8:9"] { #expect(!AddressText.isIPv6(text)) }
    }
}
