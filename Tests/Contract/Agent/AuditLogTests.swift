import AgentLogic
import AgentService
import Foundation
import Logging
import MeshDomain
import TestSupport
import Testing

/// The audit log as a file: rotation, a full disk, another program that puts it aside.
@Suite(.timeLimit(.minutes(2))) struct AuditLogTests {
    /// Runs a body with a fresh directory.
    private func inDirectory(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    private static func settings(
        _ path: String,
        _ change: (inout AuditSettings.Sink) -> Void = { _ in }
    ) -> AuditSettings {
        var sink = AuditSettings.Sink(name: "all", path: path)
        sink.rotationBytes = 1 << 30
        change(&sink)
        var settings = AuditSettings()
        (settings.isEnabled, settings.sinks) = (true, [sink])
        return settings
    }

    private static func log(_ settings: AuditSettings) throws -> AuditLog {
        try AuditLog(settings, dataDirectory: "", logger: Logger(label: "audit-tests"))
    }

    private static func event(_ number: Int) -> AuditEvent {
        AuditEvent(
            AuditEvent.Subject(
                accessor: "a",
                method: "PUT",
                endpoint: "/v1/kv/\(number)",
                client: "127.0.0.1",
                requestID: "r",
                headers: []
            )
        )
    }

    /// The endpoints of the events in a file, and how many it says are lost.
    private static func read(_ path: String) throws -> (endpoints: [String], lost: Int) {
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        // Of what is being written now, the last line may be there in part.
        let whole = bytes.prefix(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        let text = String(decoding: whole, as: UTF8.self)
        var (endpoints, lost): ([String], Int) = ([], 0)
        for line in text.split(separator: "\n") {
            let payload = try #require(try JSONText.parse(String(line))["payload"])
            if payload["type"] == "LostEvents" {
                lost += Int(payload["count"]?.intValue ?? 0)
            } else {
                endpoints.append(payload["request"]?["endpoint"]?.stringValue ?? "")
            }
        }
        return (endpoints, lost)
    }

    private static func eventually(_ isSo: () throws -> Bool) async throws {
        let end = ContinuousClock.now + Patience.long
        while try !isSo() {
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `a file is put aside at its size, and the oldest go`() async throws {
        try await inDirectory { folder in
            let path = folder + "/audit.json"
            let log = try Self.log(
                Self.settings(path) { ($0.rotationBytes, $0.keptFiles, $0.mode) = (1000, 2, 0o640) }
            )
            for number in 0..<40 { log.note(Self.event(number)) }
            try await Self.eventually { try Self.read(path).endpoints.last == "/v1/kv/39" }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(files.count == 3 && files.contains("audit.json"))
            var seen: [String] = []
            for file in files.filter({ $0 != "audit.json" }) + ["audit.json"] {
                #expect(file == "audit.json" || file.hasPrefix("audit-") && file.hasSuffix(".json"))
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
                #expect(attributes[.posixPermissions] as? Int == 0o640)
                #expect(attributes[.size] as? Int ?? 0 <= 1000)
                seen += try Self.read("\(folder)/\(file)").endpoints
            }
            #expect(seen == (40 - seen.count..<40).map { "/v1/kv/\($0)" })
        }
    }

    @Test func `a full disk stops nobody; what waits is written when there is room, and what was lost is counted`()
        async throws
    {
        try await inDirectory { folder in
            let path = folder + "/audit.json"
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
            let log = try Self.log(Self.settings(path))
            let begin = ContinuousClock.now
            for number in 0..<5000 { log.note(Self.event(number)) }
            #expect(ContinuousClock.now - begin < Patience.long)
            try FileManager.default.removeItem(atPath: path)
            try await Self.eventually { try Self.read(path).lost > 0 }
            let found = try Self.read(path)
            #expect(found.endpoints.count + found.lost == 5000)
            #expect(found.endpoints.count == 4096)
            #expect(found.endpoints == (0..<4096).map { "/v1/kv/\($0)" })
            log.note(Self.event(1))
            try await Self.eventually { try Self.read(path).endpoints.count == 4097 }
        }
    }

    @Test func `a flood of refusals is written at its pace, counted, and leaves the line to changes`() async throws {
        try await inDirectory { folder in
            let path = folder + "/audit.json"
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
            let log = try Self.log(Self.settings(path))
            for number in 0..<2000 { log.note(Self.event(number), isMinor: true) }
            log.note(Self.event(9999))
            try FileManager.default.removeItem(atPath: path)
            try await Self.eventually {
                let found = try Self.read(path)
                return found.endpoints.count + found.lost == 2001
            }
            let found = try Self.read(path)
            // 200 of each second in which some came.
            #expect((201...1001).contains(found.endpoints.count))
            #expect(found.endpoints.last == "/v1/kv/9999")
        }
    }

    @Test func `a file whose settings change keeps its one writer`() async throws {
        try await inDirectory { folder in
            let path = folder + "/audit.json"
            let log = try Self.log(Self.settings(path))
            for number in 0..<100 { log.note(Self.event(number)) }
            try log.adopt(Self.settings(path) { $0.rotationBytes = 1 << 20 })
            for number in 100..<200 { log.note(Self.event(number)) }
            try await Self.eventually { try Self.read(path).endpoints.count == 200 }
            #expect(try Self.read(path).endpoints == (0..<200).map { "/v1/kv/\($0)" })
        }
    }

    @Test func `other settings count at once, and a file that another program put aside is begun anew`() async throws {
        try await inDirectory { folder in
            let (first, second) = (folder + "/a.json", folder + "/b.json")
            let log = try Self.log(Self.settings(first))
            log.note(Self.event(1))
            try await Self.eventually { try Self.read(first).endpoints.count == 1 }
            try FileManager.default.moveItem(atPath: first, toPath: folder + "/put-aside")
            try log.adopt(Self.settings(first))
            log.note(Self.event(2))
            try await Self.eventually { try Self.read(first).endpoints == ["/v1/kv/2"] }
            #expect(throws: MeshError.self) { try log.adopt(Self.settings(folder + "/none/a.json")) }
            log.note(Self.event(3))
            try await Self.eventually { try Self.read(first).endpoints == ["/v1/kv/2", "/v1/kv/3"] }
            try log.adopt(Self.settings(second))
            log.note(Self.event(4))
            try await Self.eventually { try Self.read(second).endpoints == ["/v1/kv/4"] }
            try log.adopt(AuditSettings())
            log.note(Self.event(5))
            #expect(try Self.read(first).endpoints.count == 2 && Self.read(second).endpoints.count == 1)
        }
    }
}
