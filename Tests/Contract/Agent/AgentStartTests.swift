import AgentLogic
import AgentService
import ConsulJSON
import Dispatch
import Foundation
import Glibc
import MeshDomain
import Synchronization
import TestSupport
import Testing

/// What an agent answers at its start: everything that it acknowledged before, or nothing.
@Suite(.timeLimit(.minutes(5)))
struct AgentStartTests {
    private static func inFolder(_ body: @Sendable (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("start-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await body(folder)
    }

    private static func connects(to port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    @Test
    func `nobody is answered before the file was read, however long that takes`() async throws {
        try await Self.inFolder { folder in
            // A pipe stands for a slow disk: opening it for reading waits until this test writes.
            let path = folder.appendingPathComponent("registrations.jsonl").path
            try #require(mkfifo(path, 0o600) == 0)
            let port = try FreePorts.find(1)[0]
            let isUp = Mutex(false)
            let run = Task {
                try await AgentTestCluster.run(
                    directory: folder.path,
                    configure: {
                        $0.ports.http = port
                        $0.isServer = false
                    }
                ) { cluster in
                    #expect(await cluster.agent.port(timeout: Patience.long) == port)
                    isUp.withLock { $0 = true }
                    let services = try await cluster.get("/v1/agent/services").json().objectValue
                    #expect(services?.keys.count == 500)
                }
            }
            // Whoever holds the writing end has been waited for: now the agent is in the middle of its start.
            let writer = try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(with: Result { try FileHandle(forWritingTo: URL(fileURLWithPath: path)) })
                }
            }
            for id in 0..<500 {
                if id % 100 == 0 { #expect(!Self.connects(to: port)) }
                let line = #"{"Service":{"ID":"s\#(id)","Service":"s","Port":1}}"# + "\n"
                try writer.write(contentsOf: Data(line.utf8))
            }
            #expect(!Self.connects(to: port))
            #expect(!isUp.withLock { $0 })
            try writer.close()
            try await run.value
        }
    }

    @Test
    func `the first answer after a start has all that was acknowledged, without a catalog`() async throws {
        try await Self.inFolder { folder in
            for round in 0..<3 {
                try await AgentTestCluster.run(directory: folder.path) { cluster in
                    let register = #"{"Name":"a","Port":\#(round),"Check":{"CheckID":"c","TTL":"1h"}}"#
                    #expect(try await cluster.put("/v1/agent/service/register", register).status == 200)
                    #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"gone"}"#).status == 200)
                    #expect(try await cluster.put("/v1/agent/service/deregister/gone").status == 200)
                    #expect(try await cluster.put("/v1/agent/check/warn/c", query: "note=round\(round)").status == 200)
                    let maintenance = try await cluster.put(
                        "/v1/agent/service/maintenance/a",
                        query: "enable=\(round % 2 == 0)"
                    )
                    #expect(maintenance.status == 200)
                }
                // The very next agent, before any of its loops runs.
                try await AgentTestCluster.first(directory: folder.path) { agent in
                    let services = await agent.respond(to: APIRequest(method: "GET", path: "/v1/agent/services"))
                    let text = String(decoding: services.body, as: UTF8.self)
                    #expect(text.contains("\"a\""))
                    #expect(text.contains("\"Port\":\(round)"))
                    #expect(!text.contains("gone"))
                    let checks = await agent.respond(to: APIRequest(method: "GET", path: "/v1/agent/checks"))
                    let shown = String(decoding: checks.body, as: UTF8.self)
                    #expect(shown.contains("\"Output\":\"round\(round)\""))
                    #expect(shown.contains("\"Status\":\"warning\""))
                    #expect(shown.contains("_service_maintenance:a") == (round % 2 == 0))
                }
            }
        }
    }

    @Test
    func `the health that an application told of a check in a file survives a start`() async throws {
        try await Self.inFolder { folder in
            let define: (inout AgentConfiguration) -> Void = { configuration in
                let text = #"{"check":{"id":"f","name":"f","ttl":"1h"}}"#
                let read = try? AgentConfigurationReader.read([.init(name: "t.json", text: Array(text.utf8))])
                configuration.checks = read?.checks ?? []
            }
            try await AgentTestCluster.run(directory: folder.path, configure: define) { cluster in
                let passed = try await cluster.put("/v1/agent/check/pass/f", query: "note=well")
                #expect(passed.status == 200)
            }
            for _ in 0..<2 {
                try await AgentTestCluster.first(directory: folder.path, configure: define) { agent in
                    let checks = await agent.respond(to: APIRequest(method: "GET", path: "/v1/agent/checks"))
                    #expect(String(decoding: checks.body, as: UTF8.self).contains("\"Output\":\"well\""))
                }
            }
            // Without the definition the health is forgotten, too.
            try await AgentTestCluster.run(directory: folder.path) { _ in }
            try await AgentTestCluster.first(directory: folder.path, configure: define) { agent in
                let checks = await agent.respond(to: APIRequest(method: "GET", path: "/v1/agent/checks"))
                #expect(!String(decoding: checks.body, as: UTF8.self).contains("well"))
            }
        }
    }

    @Test
    func `a wrong definition in a file ends the start and is named`() async throws {
        let configure: (inout AgentConfiguration) -> Void = { configuration in
            // Past the reader of files, which says the same.
            let text = #"{"name":"a","check":{"http":"ftp://h/","interval":"1s"}}"#
            let definition = try? ServiceDefinition(JSONText.parse(text), rules: .weak)
            configuration.services = definition.map { [$0] } ?? []
        }
        let error = await #expect(throws: MeshError.self) {
            try await AgentTestCluster.first(directory: "", configure: configure) { _ in }
        }
        #expect(error?.message.hasPrefix("Failed to register service \"a\": Invalid check: HTTP \"ftp://h/\"") == true)
    }

    @Test
    func `a check that was told of and is run now, or is a file's now, is still there at the start after the next`()
        async throws
    {
        try await Self.inFolder { folder in
            try await AgentTestCluster.run(directory: folder.path) { cluster in
                for id in ["run", "file"] {
                    let ttl = #"{"ID":"\#(id)","Name":"c","TTL":"1h"}"#
                    #expect(try await cluster.put("/v1/agent/check/register", ttl).status == 200)
                    let told = try await cluster.put("/v1/agent/check/warn/\(id)", query: "note=told")
                    #expect(told.status == 200)
                }
                let tcp = #"{"ID":"run","Name":"c","TCP":"127.0.0.1:1","Interval":"1h"}"#
                #expect(try await cluster.put("/v1/agent/check/register", tcp).status == 200)
            }
            let define: (inout AgentConfiguration) -> Void = { configuration in
                let text = #"{"check":{"id":"file","name":"c","ttl":"1h"}}"#
                let read = try? AgentConfigurationReader.read([.init(name: "t.json", text: Array(text.utf8))])
                configuration.checks = read?.checks ?? []
            }
            for _ in 0..<3 {
                try await AgentTestCluster.run(directory: folder.path, configure: define) { cluster in
                    let checks = try await cluster.get("/v1/agent/checks").json()
                    #expect(checks["run"]?["Type"] == "tcp")
                    #expect(checks["file"]?["Output"] == "told")
                }
            }
        }
    }
}
