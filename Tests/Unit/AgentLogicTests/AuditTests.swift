import AgentLogic
import ConsulJSON
import HCLSyntax
import MeshDomain
import Testing

/// The block `audit`, and what stands in a line.
struct AuditTests {
    private static func read(_ text: String, _ name: String = "a.hcl") throws -> AgentConfiguration {
        try AgentConfigurationReader.read([.init(name: name, text: Array(text.utf8))])
    }

    @Test func `the block is read as Consul's documents write it`() throws {
        let text = """
            audit {
              enabled = true
              sink "My sink" {
                type   = "file"
                format = "json"
                path   = "data/audit.json"
                mode   = "0640"
                delivery_guarantee = "best-effort"
                rotate_duration = "24h"
                rotate_max_files = 15
                rotate_bytes = 25165824
              }
              sink "second" {
                type = "file"
                path = "/dev/stdout"
              }
            }
            """
        let configuration = try Self.read(text)
        let audit = configuration.audit
        #expect(audit.isEnabled && audit.sinks.map(\.name) == ["My sink", "second"])
        let sink = try #require(audit.sinks.first)
        #expect(sink.path == "data/audit.json" && sink.mode == 0o640 && sink.keptFiles == 15)
        #expect(sink.rotationTime == 86_400_000_000_000 && sink.rotationBytes == 25_165_824)
        #expect(!configuration.warnings.contains { $0.contains("audit") })
    }

    @Test(arguments: [
        (#"{"enabled":true}"#, "needs a sink"), (#"{"sink":{"a":{}}}"#, "audit.sink[a].path is missing"),
        (#"{"sink":{"a":{"path":"/a"}}}"#, "rotate_duration or rotate_bytes must be set"),
        (#"{"sink":{"a":{"path":"/dev/stdout","type":"syslog"}}}"#, "audit.sink[a].type"),
        (#"{"sink":{"a":{"path":"/dev/stdout","format":"text"}}}"#, "audit.sink[a].format"),
        (#"{"sink":{"a":{"path":"/dev/stdout","delivery_guarantee":"enforced"}}}"#, "delivery_guarantee"),
        (#"{"sink":{"a":{"path":"/dev/stdout","mode":"rw"}}}"#, "audit.sink[a].mode"),
        (#"{"sink":{"a":{"path":"/a","rotate_bytes":-1}}}"#, "audit.sink[a].rotate_bytes"),
        (#"{"sink":{"a":{"path":"/a","rotate_bytes":1},"b":{"path":"/a","rotate_bytes":1}}}"#, "two sinks"),
        (#"{"sink":{"a":{"path":"/dev/stdout","size":1}}}"#, "size"), (#"{"file":"/a"}"#, "file"),
    ])
    func `what is wrong is named`(text: String, words: String) {
        let error = #expect(throws: MeshError.self) { _ = try Self.read(#"{"audit":\#(text)}"#, "a.json") }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "it was taken")")
    }

    @Test func `a line says who asked for what, and what it did`() throws {
        let subject = AuditEvent.Subject(
            accessor: "acc",
            method: "PUT",
            endpoint: "/v1/config",
            client: "10.0.0.1",
            requestID: "r-1",
            headers: [("Host", "h:8500"), ("User-Agent", "ua"), ("X-Forwarded-For", "10.9.9.9")]
        )
        func payload(_ event: AuditEvent) throws -> MeshValue {
            let bytes = event.line(id: "u", nanoseconds: 1_700_000_000_000_000_000)
            #expect(bytes.last == 0x0A && !bytes.dropLast().contains(0x0A))
            let line = try JSONText.parse(Array(bytes.dropLast()))
            #expect(line["event_type"] == "audit" && line["created_at"] == "2023-11-14T22:13:20Z")
            return try #require(line["payload"])
        }
        let begun = try payload(AuditEvent(subject))
        #expect(begun["stage"] == "OperationStart" && begun["response"] == nil && begun["id"] == "u")
        #expect(begun["auth"] == ["accessor_id": "acc"])
        #expect(
            begun["request"] == [
                "operation": "PUT", "endpoint": "/v1/config", "remote_addr": "10.0.0.1", "request_id": "r-1",
                "host": "h:8500", "user_agent": "ua", "headers": ["X-Forwarded-For": "10.9.9.9"],
            ]
        )
        let change = AuditEvent.Change(address: "/v1/config/mesh/mesh", before: nil, after: ["a": "b"])
        let done = try payload(AuditEvent(subject, AuditEvent.Outcome(status: 200, change: change)))
        #expect(done["stage"] == "OperationComplete" && done["response"] == ["status": "200"])
        #expect(done["object"] == ["address": "/v1/config/mesh/mesh", "before": .null, "after": ["a": "b"]])
        let refused = try payload(AuditEvent(subject, AuditEvent.Outcome(status: 403, problem: "no\nline")))
        #expect(refused["response"] == ["status": "403", "error": "no\nline"])
    }

    @Test func `a header, which everybody may send, does not fill a line`() throws {
        let subject = AuditEvent.Subject(
            accessor: "",
            method: "PUT",
            endpoint: "/v1/config",
            client: "10.0.0.1",
            requestID: "r-1",
            headers: AuditEvent.headers.map { ($0, String(repeating: "x", count: 8000)) }
        )
        #expect(AuditEvent(subject).line(id: "u", nanoseconds: 0).count < 2048)
    }

    @Test func `secrets are hashed wherever they stand`() {
        let value: MeshValue = [
            "SecretID": "s", "secret_id": "s", "Old": "s", "PrivateKey": "k", "PeeringToken": "t", "ID": "i",
            "Rules": "r",
            "Checks": [["Header": ["Authorization": ["b"]], "HTTP": "h"]], "Value": "v", "BearerToken": "",
            "TokenTTL": "1h", "Config": ["OIDCClientSecret": "c", "Host": "x"], "Value2": "w",
        ]
        let hidden = AuditRedaction { "#\($0)" }.redacted(value)
        #expect(
            hidden == [
                "SecretID": "#s", "secret_id": "#s", "Old": "#s", "PrivateKey": "#k", "PeeringToken": "#t", "ID": "i",
                "Rules": "r",
                "Checks": [["Header": ["Authorization": ["#b"]], "HTTP": "h"]], "Value": "#v", "BearerToken": "",
                "TokenTTL": "1h", "Config": ["OIDCClientSecret": "#c", "Host": "x"], "Value2": "w",
            ]
        )
    }
}
