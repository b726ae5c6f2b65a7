import AgentLogic
import AgentService
import Foundation
import TestSupport
import Testing

/// Bodies that an endpoint takes while they come: `PUT /v1/snapshot`.
@Suite(.serialized)
struct BodyStreamTests {
    private func serving(
        _ limits: @escaping @Sendable (inout HTTPLimits) -> Void = { _ in },
        accessControl: PlayedACL? = nil,
        _ body: @escaping @Sendable (AgentTestCluster, Int, String) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "body-stream-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configure: (inout AgentConfiguration) -> Void = {
            $0.ports.http = 0
            limits(&$0.http)
            if accessControl != nil { $0.acl.isEnabled = true }
        }
        try await AgentTestCluster.run(accessControl: accessControl, directory: folder, configure: configure) {
            cluster in
            try await body(cluster, try #require(await cluster.agent.port(timeout: Patience.long)), folder)
        }
    }

    private static func left(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder + "/restore")) ?? []
    }

    @Test
    func `a body of chunks is taken, refused in words, and nothing is left of it`() async throws {
        try await serving { _, port, folder in
            let client = try RawHTTP(port: port)
            try client.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<40 { try client.send("2000\r\n" + String(repeating: "x", count: 0x2000) + "\r\n") }
            try client.send("0\r\n\r\nGET /v1/status/leader HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try client.read(until: "damaged")
            #expect(answer.hasPrefix("HTTP/1.1 500 "))
            #expect(answer.contains("failed to decompress snapshot"))
            // The body was read to its end, so the connection goes on.
            #expect(try client.read(until: "\r\n\r\n").contains("HTTP/1.1 200 OK"))
            #expect(Self.left(in: folder).isEmpty)
        }
    }

    @Test
    func `a body above its limit is refused, whether or not it says how long it is`() async throws {
        let limits: @Sendable (inout HTTPLimits) -> Void = { $0.snapshotBytes = 100_000 }
        try await serving(limits) { _, port, folder in
            let told = try RawHTTP(port: port)
            try told.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n")
            #expect(try told.read(until: "100000 bytes").contains("HTTP/1.1 413 "))
            let untold = try RawHTTP(port: port)
            try untold.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<30 { try untold.send("1000\r\n" + String(repeating: "x", count: 0x1000) + "\r\n") }
            #expect(try untold.read(until: "100000 bytes").contains("HTTP/1.1 413 "))
            #expect(Self.left(in: folder).isEmpty)
        }
    }

    @Test
    func `a client that sends too slowly is told so, and one that goes leaves nothing`() async throws {
        let limits: @Sendable (inout HTTPLimits) -> Void = {
            $0.bodyTime = 200_000_000
            $0.rate = 1 << 20
        }
        try await serving(limits) { cluster, port, folder in
            let slow = try RawHTTP(port: port)
            try slow.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nabc")
            #expect(try slow.read(until: "in time").contains("HTTP/1.1 408 "))
            do {
                let gone = try RawHTTP(port: port)
                try gone.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nabc")
            }
            try await cluster.eventually { Self.left(in: folder).isEmpty }
            // The next one may restore: nobody is busy for ever.
            try await cluster.eventually {
                let client = try RawHTTP(port: port)
                try client.send("PUT /v1/snapshot HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nnonsense")
                return try client.read(until: "\r\n\r\n").contains("HTTP/1.1 500 ")
            }
        }
    }
}
