import AgentLogic
import AgentService
import Foundation
import Logging
import MeshDomain
import Synchronization
import Testing

@Suite
struct RegistrationLogTests {
    private static func service(_ id: String, port: Int = 1) -> PersistedChange {
        .putService(LocalService(service: NodeService(id: id, service: id, port: port), token: .none, origin: .api))
    }

    /// The ports of the services that were kept, by id.
    private static func ports(_ kept: [PersistedChange]) -> [String: Int] {
        var ports: [String: Int] = [:]
        for case .putService(let local) in kept { ports[local.service.id] = local.service.port }
        return ports
    }

    /// Runs a body with a fresh directory.
    private func inDirectory(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    private func log(
        _ directory: String,
        inForce: @escaping @Sendable () -> [PersistedChange] = { [] }
    ) -> RegistrationLog {
        RegistrationLog(directory: directory, logger: Logger(label: "log-tests"), inForce: inForce)
    }

    @Test
    func `what was written comes back in the order in which it was put in line`() async throws {
        try await inDirectory { directory in
            let first = log(directory)
            #expect(try first.open() == [])
            var tickets: [RegistrationLog.Ticket] = []
            for round in 1...50 { tickets.append(first.enqueue([Self.service("a", port: round)])) }
            tickets.append(first.enqueue([.deleteService("gone")]))
            for ticket in tickets { try await ticket.written() }
            #expect(try Self.ports(log(directory).open()) == ["a": 50])
        }
    }

    @Test
    func `a file of old lines is written anew from what is in force`() async throws {
        try await inDirectory { directory in
            let rows = Mutex<[PersistedChange]>([])
            let kept = log(directory) { rows.withLock { $0 } }
            _ = try kept.open()
            let note = String(repeating: "n", count: 1 << 20)
            for round in 1...6 {
                var service = NodeService(id: "a", service: "a", port: round)
                service.meta = ["note": note]
                let change = PersistedChange.putService(LocalService(service: service, token: .none, origin: .api))
                rows.withLock { $0 = [change] }
                try await kept.enqueue([change]).written()
            }
            let size =
                try FileManager.default.attributesOfItem(atPath: directory + "/registrations.jsonl")[.size] as? Int
            #expect(try #require(size) < 4 << 20)
            #expect(try Self.ports(log(directory).open()) == ["a": 6])
        }
    }

    @Test
    func `after the stop nothing is taken and nobody waits`() async throws {
        try await inDirectory { directory in
            let kept = log(directory)
            _ = try kept.open()
            let running = Task { await kept.run() }
            running.cancel()
            await running.value
            #expect(throws: MeshError.self) { try kept.admit() }
            await #expect(throws: MeshError.self) { try await kept.enqueue([Self.service("a")]).written() }
        }
    }

    @Test
    func `a registration that the disk refuses is taken back`() async throws {
        try await inDirectory { directory in
            try await AgentTestCluster.run(directory: directory) { cluster in
                #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"a","Port":1}"#).status == 200)
                // Nothing can be written any more: the limit on the size of files stands for a full disk.
                var old = rlimit()
                getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
                signal(SIGXFSZ, SIG_IGN)
                var none = rlimit(rlim_cur: 1, rlim_max: old.rlim_max)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &none)
                let changed = try? await cluster.put("/v1/agent/service/register", #"{"Name":"a","Port":2}"#)
                let added = try? await cluster.put("/v1/agent/service/register", #"{"Name":"b"}"#)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
                #expect(changed?.status == 503)
                #expect(added?.status == 503)
                let services = try await cluster.get("/v1/agent/services").json().objectValue
                #expect(services?.keys == ["a"])
                #expect(services?["a"]?["Port"] == 1)
                #expect(try await cluster.get("/v1/catalog/service/b").text == "[]")
                #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"c"}"#).status == 200)
            }
            try await AgentTestCluster.run(directory: directory) { cluster in
                let services = try await cluster.get("/v1/agent/services").json().objectValue
                #expect(services?.keys == ["a", "c"])
            }
        }
    }

    @Test
    func `what a later version wrote is passed on as it is whenever the file is written anew`() async throws {
        try await inDirectory { directory in
            let path = directory + "/registrations.jsonl"
            let (unknown, broken) = (#"{"Session":{"ID":"s"}}"#, #"{"Service":{"ID":7}}"#)
            let richer = #"{"Service":{"ID":"b","Service":"b","Port":2,"Later":{"x":1}},"Zone":"z"}"#
            let known = #"{"Service":{"ID":"a","Service":"a","Port":1}}"#
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data([known, unknown, richer, broken, ""].joined(separator: "\n").utf8).write(
                to: URL(fileURLWithPath: path)
            )
            func lines() throws -> [String] {
                try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
            }
            for _ in 0..<2 {
                #expect(try Self.ports(log(directory).open()) == ["a": 1, "b": 2])
                #expect(try Array(lines().prefix(2)) == [unknown, broken])
                #expect(try lines().contains(richer))
                #expect(try lines().count == 4)
            }
            // Registered anew, the instance is what was asked for now.
            let kept = log(directory)
            _ = try kept.open()
            try await kept.enqueue([Self.service("b", port: 3)]).written()
            #expect(try Self.ports(log(directory).open()) == ["a": 1, "b": 3])
            #expect(try lines().contains(richer) == false)
            #expect(try Array(lines().prefix(2)) == [unknown, broken])
        }
    }

    @Test
    func `a registration that nobody could name is set aside, others with bad texts can be removed`() async throws {
        try await inDirectory { directory in
            let path = directory + "/registrations.jsonl"
            let bad = #"{"Service":{"ID":"nul\u0000x","Service":"nul","Port":1}}"#
            let removable = #"{"Service":{"ID":"tag","Service":"tag","Tags":["a\u0000"],"Port":2}}"#
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data((bad + "\n" + removable + "\n").utf8).write(to: URL(fileURLWithPath: path))
            try await AgentTestCluster.run(directory: directory) { cluster in
                let services = try await cluster.get("/v1/agent/services").json().objectValue
                #expect(services?.keys == ["tag"])
                #expect(try await cluster.put("/v1/agent/service/deregister/tag").status == 200)
                #expect(try await cluster.put("/v1/agent/service/register", #"{"Name":"good"}"#).status == 200)
                try await cluster.eventually { try await cluster.get("/v1/catalog/service/good").text != "[]" }
            }
            let aside = try String(contentsOfFile: directory + "/registrations.set-aside.jsonl", encoding: .utf8)
            #expect(aside == bad + "\n")
            #expect(try Self.ports(log(directory).open()).keys.sorted() == ["good"])
        }
    }
}
