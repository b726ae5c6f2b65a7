import AccessRules
import AgentLogic
import AgentService
import Foundation
import MeshDomain
import TestSupport
import Testing

/// What stands in the audit log of an agent of which everything behind it is real.
@Suite(.timeLimit(.minutes(2))) struct AuditTrailTests {
    private static let management = AuthorizationCluster.management

    /// Runs a body with a cluster whose agent writes an audit log.
    private func withTrail(
        _ body: @escaping @Sendable (AuthorizationCluster, String) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("trail-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var sink = AuditSettings.Sink(name: "all", path: path)
        sink.rotationBytes = 1 << 30
        var audit = AuditSettings()
        (audit.isEnabled, audit.sinks) = (true, [sink])
        try await AuthorizationCluster.run(.deny, audit: audit) { cluster in
            try await cluster.manage("PUT", Self.begin, "")
            try await body(cluster, path)
        }
    }

    /// What is changed before a test begins: how the cluster got ready is not looked at.
    private static let begin = "/v1/kv/the-test-begins"

    /// The events of a file since the test began, once there are so many.
    private static func events(_ path: String, _ count: Int) async throws -> [MeshValue] {
        let end = ContinuousClock.now + Patience.long
        while true {
            let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
            let lines = try text.split(separator: "\n").filter { $0.hasSuffix("}}") }.map {
                try #require(try JSONText.parse(String($0))["payload"])
            }
            let begun = lines.lastIndex { $0["request"]?["endpoint"] == .string(begin) }
            let events = begun.map { Array(lines[($0 + 1)...]) } ?? []
            if events.count >= count {
                #expect(events.count == count, "\(events)")
                return events
            }
            try #require(ContinuousClock.now < end, "\(text)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `a change is there before and after it, with what it did, and a read is not`() async throws {
        try await withTrail { cluster, path in
            let entry = #"{"Kind":"service-defaults","Name":"shop","Protocol":"http"}"#
            try await cluster.manage("PUT", "/v1/config", entry)
            try await cluster.manage("PUT", "/v1/config", entry.replacing("http", with: "grpc"))
            try await cluster.manage("GET", "/v1/config/service-defaults/shop")
            try await cluster.manage("DELETE", "/v1/config/service-defaults/shop")
            let events = try await Self.events(path, 6)
            #expect(
                events.map { $0["stage"]?.stringValue?.dropFirst(9) } == [
                    "Start", "Complete", "Start", "Complete", "Start", "Complete",
                ]
            )
            #expect(Set(events.compactMap { $0["id"]?.stringValue }).count == 6)
            let accessor = try #require(events[0]["auth"]?["accessor_id"]?.stringValue)
            #expect(accessor.count == 36 && accessor != Self.management)
            let objects = [1, 3, 5].map { events[$0]["object"] }
            #expect(objects.map { $0?["address"] } == Array(repeating: "/v1/config/service-defaults/shop", count: 3))
            #expect(objects.map { $0?["before"]?["Protocol"]?.stringValue } == [nil, "http", "grpc"])
            #expect(objects.map { $0?["after"]?["Protocol"]?.stringValue } == ["http", "grpc", nil])
            #expect(events[5]["response"] == ["status": "200"])
        }
    }

    @Test func `a refusal is there, of a read, too, with the accessor of who asked`() async throws {
        try await withTrail { cluster, path in
            let denied = await cluster.send("PUT", "/v1/kv/a", body: "x", token: "")
            #expect(denied.status == 403)
            #expect(await cluster.send("GET", "/v1/kv/a", token: "").status == 403)
            #expect(await cluster.send("GET", "/v1/kv/a", token: "nobody's").status == 403)
            let events = try await Self.events(path, 3)
            #expect(events.map { $0["response"]?["status"]?.stringValue } == ["403", "403", "403"])
            let anonymous = "00000000-0000-0000-0000-000000000002"
            #expect(
                events.map { $0["auth"]?["accessor_id"] } == [anonymous, anonymous, ""].map { .string($0) }
            )
            #expect(events[0]["response"]?["error"]?.stringValue?.contains("key:write") == true)
            #expect(events[0]["object"] == nil)
        }
    }

    @Test func `what a transaction deletes is there, and so is an event`() async throws {
        try await withTrail { cluster, path in
            try await cluster.manage(
                "PUT",
                "/v1/txn",
                #"[{"KV":{"Verb":"check-not-exists","Key":"b"}},{"KV":{"Verb":"delete-tree","Key":"a/"}}]"#
            )
            try await cluster.manage("PUT", "/v1/event/fire/deploy", "")
            let events = try await Self.events(path, 4)
            let operations = events[1]["object"]?["after"]?.arrayValue ?? []
            #expect(operations.map { $0["Verb"]?.stringValue } == ["delete-tree"])
            #expect(operations.map { $0["Key"]?.stringValue } == ["a/"])
            #expect(events[3]["request"]?["endpoint"] == "/v1/event/fire/deploy")
        }
    }

    @Test func `no secret is ever there`() async throws {
        try await withTrail { cluster, path in
            try await cluster.manage("PUT", "/v1/kv/a", "the value of a key")
            let made = try await cluster.manage("PUT", "/v1/acl/token", #"{"Description":"d"}"#)
            let secret = try #require(made["SecretID"]?.stringValue)
            let accessor = try #require(made["AccessorID"]?.stringValue)
            try await cluster.manage("DELETE", "/v1/acl/token/\(accessor)")
            let hash = try await cluster.manage("POST", "/v1/operator/audit-hash", #"{"Input":"\#(secret)"}"#)["Hash"]
            let events = try await Self.events(path, 6)
            let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
            #expect(!text.contains(secret) && !text.contains(Self.management))
            #expect(!text.contains("the value of a key") && !text.contains("dGhlIHZhbHVl"))
            #expect(events[3]["object"]?["after"]?["SecretID"] == hash)
            #expect(events[3]["object"]?["after"]?["Description"] == "d")
            #expect(events[5]["object"]?["before"]?["AccessorID"] == .string(accessor))
            #expect(events[5]["object"]?["after"] == .null)
        }
    }
}
