import AgentLogic
import AgentService
import CatalogTables
import ConfigEntryTables
import Foundation
import MeshDomain
import MeshJournal
import PeeringTables
import Synchronization
import Testing

/// Every read against a model of nothing but its own answers: if the bytes changed, the index rose and who waits was woken; if
/// they did not, nobody was.
///
/// The endpoints are the real ones with their pipeline, asked as the HTTP server asks; only the cache of rendered answers is off,
/// which would hide a topic that was forgotten. ACL reads are asked of their service; `ACLWaitTests` looks at them.
@Suite(.timeLimit(.minutes(10)))
struct WaitModelTests {
    private typealias Read = String

    private static let precise: [Read] = lists + ofNodes + ofServices + ofKeys

    private static let lists: [Read] = [
        "/v1/catalog/nodes", "/v1/catalog/nodes?peer=east", "/v1/catalog/services", "/v1/connect/intentions",
        "/v1/config/", "/v1/config/service-defaults", "/v1/config/service-intentions", "/v1/config/exported-services",
        "/v1/config/service-defaults/web", "/v1/config/service-defaults/WEB", "/v1/config/service-intentions/db",
        "/v1/config/mesh/mesh", "/v1/config/proxy-defaults/global", "/v1/config/service-defaults/gone",
        "/v1/peerings", "/v1/peering/east", "/v1/peering/EAST", "/v1/peering/gone",
        "/v1/connect/ca/roots", "/v1/agent/connect/ca/roots",
        "/v1/connect/intentions/match?by=source&name=web", "/v1/connect/intentions/match?by=destination&name=web",
        "/v1/connect/intentions/match?by=destination&name=default/db",
        "/v1/health/state/any", "/v1/health/state/passing", "/v1/health/state/warning", "/v1/health/state/critical",
        "/v1/health/state/nonsense", "/v1/health/state/any?peer=east", "/v1/health/state/critical?peer=east",
        "/v1/internal/ui/nodes",
    ]

    private static let ofNodes: [Read] = {
        var reads: [Read] = [
            "/v1/catalog/node/n1?peer=east", "/v1/health/node/n1?peer=east", "/v1/internal/ui/node/n1",
            "/v1/internal/ui/node/gone", "/v1/internal/ui/node/n1?peer=east",
        ]
        for node in ["n1", "N2", "abcdn1-1", "gone"] {
            reads += ["/v1/catalog/node/\(node)", "/v1/catalog/node-services/\(node)"]
        }
        for node in ["n1", "N2", "abcd", "abcdn1-1", "abcde", "gone"] { reads.append("/v1/health/node/\(node)") }
        return reads
    }()

    private static let ofServices: [Read] = {
        var reads: [Read] = [
            "/v1/catalog/service/web?peer=east", "/v1/health/service/web?peer=east",
            "/v1/health/checks/web?peer=east", "/v1/health/connect/web?peer=east",
        ]
        for service in ["web", "DB", "api-sidecar-proxy", "mgw", "gone"] {
            reads += ["/v1/catalog/service/\(service)", "/v1/health/service/\(service)"]
            reads.append("/v1/health/checks/\(service)")
        }
        for service in ["web", "db"] { reads += ["/v1/catalog/connect/\(service)", "/v1/health/connect/\(service)"] }
        return reads
    }()

    private static let ofKeys: [Read] =
        ["a", "a/b", "a/c", "gone", "%C3%A9", "e%CC%81"].map { "/v1/kv/\($0)" }
        + ["", "a", "a/", "x", "%C3%A9"].flatMap { ["/v1/kv/\($0)?recurse", "/v1/kv/\($0)?keys"] }
        + ["/v1/session/list", "/v1/session/node/n1", "/v1/session/node/N2", "/v1/session/node/gone"]
        + ["s1", "S2", "s3"].map { "/v1/session/info/\($0)" }
        // One query that is gone is refused at once with the index 1, as recorded, so nobody waits for it.
        + ["/v1/query", "/v1/namespaces", "/v1/namespace/default", "/v1/partitions", "/v1/partition/default"]

    /// Reads that may wake although the answer stays as it is, each for a reason.
    private static let exceptions: [(reason: String, reads: [Read])] = [
        (
            "it selects rows: what happens to a row that it leaves out wakes it",
            [
                "/v1/catalog/nodes?node-meta=rack:a", "/v1/catalog/services?node-meta=rack:a",
                "/v1/catalog/service/web?tag=x", "/v1/catalog/service/web?node-meta=rack:a",
                "/v1/health/service/web?passing", "/v1/health/service/web?tag=x",
                "/v1/health/service/web?filter=Node.Node==n1", "/v1/health/checks/web?node-meta=rack:a",
                "/v1/health/state/any?node-meta=rack:a", "/v1/catalog/services?filter=ServicePort==80",
                "/v1/catalog/node/n1?filter=Port==80",
            ]
        ),
        (
            "entries of any proxy count, and ordinary instances show nothing of them",
            ["/v1/catalog/service/web?merge-central-config", "/v1/catalog/node-services/n1?merge-central-config"]
        ),
        (
            "an entry has many sources, of which it shows one",
            [
                "/v1/connect/intentions/exact?source=web&destination=db"
            ]
        ),
        (
            "the ids of several nodes begin so, which shows none of them",
            [
                "/v1/catalog/node/abcd", "/v1/catalog/node-services/abcd", "/v1/catalog/node/abcde",
                "/v1/catalog/node-services/abcde",
            ]
        ),
        ("entries of a chain and virtual addresses say more than the chain shows", ["/v1/discovery-chain/web"]),
        (
            "names of services count only when all of them are exported (*)",
            ["/v1/exported-services", "/v1/internal/ui/exported-services?peer=east"]
        ),
        (
            "it counts, and shows a part of each row",
            [
                "/v1/internal/ui/services", "/v1/internal/ui/services?peer=east",
                "/v1/internal/ui/service-topology/web?kind=", "/v1/operator/usage",
                "/v1/internal/ui/gateway-services-nodes/mgw", "/v1/internal/ui/gateway-intentions/mgw",
            ]
        ),
        ("the value alone says nothing of flags and indexes", ["/v1/kv/a?raw"]),
        ("peerings say more than which services are imported", ["/v1/imported-services"]),
        (
            "names of services tell what a wildcard of a gateway's entry stands for, and sidecars have names, too",
            ["/v1/catalog/gateway-services/mgw", "/v1/health/ingress/web"]
        ),
        (
            "names that are cut say nothing of what stands behind the separator",
            ["/v1/kv/?keys&separator=/"]
        ),
        ("the certificates alone do not tell which root is the active one", ["/v1/connect/ca/roots?pem=true"]),
    ]

    /// A read with somebody who waits on it.
    private final class Watcher: Sendable {
        let read: Read
        let isPrecise: Bool
        let wakes = Atomic<Int>(0)

        init(_ read: Read, isPrecise: Bool) {
            self.read = read
            self.isPrecise = isPrecise
        }

        var isWoken: Bool { wakes.load(ordering: .relaxed) > 0 }
    }

    /// What a read says.
    private struct Answer: Equatable {
        var status: Int
        var body: [UInt8]
        var index: UInt64?
    }

    private struct Waiting {
        var watcher: Watcher
        var answer: Answer
        var giveUp: @Sendable () -> Void
    }

    private static func ask(
        _ agent: AgentReplica,
        _ read: Read,
        _ more: String
    ) throws -> APIRequest {
        let parts = read.split(separator: "?", maxSplits: 1).map(String.init)
        let query = (parts.count > 1 ? [parts[1]] : []) + [more]
        return APIRequest(
            method: "GET",
            path: parts[0],
            query: try QueryParameters(reading: query.joined(separator: "&")[...]),
            headers: [:],
            body: []
        )
    }

    private static func answer(_ agent: AgentReplica, _ read: Read) async throws -> Answer {
        let response = await agent.respond(to: try ask(agent, read, "stale"))
        let index = response.headers.first { $0.name == "X-Consul-Index" }.flatMap { UInt64($0.value) }
        return Answer(status: response.status, body: response.body, index: index)
    }

    /// Begins to wait with the index that was shown: whoever asks with that must wait, or clients would spin.
    private static func wait(_ agent: AgentReplica, _ read: Read, isPrecise: Bool, now: UInt64) async throws -> Waiting
    {
        let watcher = Watcher(read, isPrecise: isPrecise)
        let answer = try await answer(agent, read)
        let index = answer.index ?? now + 1
        let begun = await agent.begin(try ask(agent, read, "stale&wait=10m&index=\(index)")) {
            watcher.wakes.add(1, ordering: .relaxed)
        }
        guard case .waiting(let giveUp) = begun else {
            Issue.record("\(read) does not wait with the index it has shown (\(index))")
            return Waiting(watcher: watcher, answer: answer, giveUp: {})
        }
        return Waiting(watcher: watcher, answer: answer, giveUp: giveUp)
    }

    private static func withAgent(_ body: (AgentReplica) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("waits-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await AgentTestCluster.first(directory: folder.path) { configuration in
            configuration.isPeeringEnabled = true
            configuration.isConnectEnabled = true
            configuration.http.renderCacheBytes = 0
        } _: { agent in
            try await body(agent)
        }
    }

    /// How often each read was woken although nothing changed, over all seeds.
    private static let idle = Mutex<[Read: Int]>([:])

    /// Has all reads waited on while the world changes; ends early when something was wrong.
    private static func run(
        _ agent: AgentReplica,
        seed: UInt64,
        steps: Int,
        forgetting topic: String? = nil
    ) async throws {
        var world = WaitModelWorld(agent.context, seed: seed)
        world.forgotten = topic
        var waiting: [Waiting] = []
        for read in precise + exceptions.flatMap(\.reads) {
            let isPrecise = precise.contains(read)
            waiting.append(try await wait(agent, read, isPrecise: isPrecise, now: world.index))
        }
        var isRight = true
        for _ in 0..<steps where isRight {
            let change = world.step()
            for place in waiting.indices {
                isRight = try await look(agent, &waiting[place], world.index, "seed \(seed), \(change)") && isRight
            }
        }
        for one in waiting { one.giveUp() }
        #expect(agent.context.catalog.view.waiterCount == 0)
        #expect(agent.context.configEntries.view.waiterCount == 0)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `who waits is woken by what changes the answer and by nothing else`(_ seed: UInt64) async throws {
        try await Self.withAgent { agent in try await Self.run(agent, seed: seed, steps: 150) }
    }

    /// The model itself is tried: a state that forgets to say what it touched.
    @Test(arguments: [
        "nodeRows(", "registrations(on", "registrationsByID(", "instances(of", "meshInstances(of", "checksOn(",
        "checksOf(", "checksInState(", ".names(", "ordinaryNames(", "CatalogTopic.service(", "CatalogTopic.connect(",
        "ConfigEntryTopic.all", "ConfigEntryTopic.kind(", "ConfigEntryTopic.entry(", "intentions(from", "peering(",
        "peerings", "roots", ".key(", ".keyName(", ".session(", ".sessions(on", ".query(",
    ])
    func `a topic that is forgotten is found`(_ topic: String) async throws {
        await withKnownIssue {
            try await Self.withAgent { agent in
                for seed in 1...5 as ClosedRange<UInt64> {
                    try await Self.run(agent, seed: seed, steps: 100, forgetting: topic)
                }
            }
        }
    }

    /// Whether everything is as it should be.
    private static func look(
        _ agent: AgentReplica,
        _ waiting: inout Waiting,
        _ index: UInt64,
        _ change: String
    ) async throws -> Bool {
        let (watcher, before) = (waiting.watcher, waiting.answer)
        let after = try await answer(agent, watcher.read)
        let isChanged = after.status != before.status || after.body != before.body
        var problem: String?
        if isChanged {
            if !watcher.isWoken { problem = "changed and woke nobody" }
            if let old = before.index, let new = after.index, new <= old { problem = "changed and its index did not" }
        } else if watcher.isWoken {
            idle.withLock { $0[watcher.read, default: 0] += 1 }
            if watcher.isPrecise { problem = "is as before and was woken" }
        }
        if let old = before.index, let new = after.index, new < old { problem = "fell from \(old) to \(new)" }
        if let problem { Issue.record("\(watcher.read) \(problem) with \(change)") }
        guard isChanged || watcher.isWoken else { return problem == nil }
        waiting.giveUp()
        waiting = try await wait(agent, watcher.read, isPrecise: watcher.isPrecise, now: index)
        return problem == nil
    }

    @Test func `heartbeats of a peering are shown and wake nobody`() async throws {
        try await Self.withAgent { agent in
            var world = WaitModelWorld(agent.context, seed: 7)
            while agent.context.peerings.view.current.state.peering(named: "east") == nil { _ = world.step() }
            let read = "/v1/peering/east"
            let waiting = try await Self.wait(agent, read, isPrecise: true, now: world.index)
            world.heartbeat()
            let after = try await Self.answer(agent, read)
            #expect(after.body != waiting.answer.body)
            #expect(after.index == waiting.answer.index)
            #expect(!waiting.watcher.isWoken)
            waiting.giveUp()
        }
    }

    @Test func `every endpoint that waits is looked at`() async throws {
        try await Self.withAgent { agent in Self.expectLooked(at: agent.waitingEndpoints) }
    }

    /// What cannot be held against the model: a query that is gone is answered with index 1, as recorded.
    private static let unlike = ["GET /v1/query/{query...}"]

    private static func expectLooked(at endpoints: [String]) {
        let reads = (precise + exceptions.flatMap(\.reads)).map { String($0.prefix { $0 != "?" }) }
        for endpoint in endpoints where !endpoint.hasPrefix("GET /v1/acl/") && !unlike.contains(endpoint) {
            let path = String(endpoint.drop { $0 != "/" }.prefix { $0 != "{" })
            let isThere = reads.contains { $0 == path || path.hasSuffix("/") && $0.hasPrefix(path) }
            if !isThere { Issue.record("\(endpoint) waits and is not tried") }
        }
    }

    @Test func `an exception is one only as long as it is needed`() async throws {
        // Of seeds of its own, so that it does not depend on the order of tests.
        try await Self.withAgent { agent in
            let reads = Self.exceptions.flatMap(\.reads)
            var seed: UInt64 = 90
            var idle = Self.idle.withLock { $0 }
            while seed < 130, !reads.allSatisfy({ idle[$0] != nil }) {
                try await Self.run(agent, seed: seed, steps: 150)
                seed += 1
                idle = Self.idle.withLock { $0 }
            }
            for read in Self.exceptions.flatMap(\.reads) where idle[read] == nil {
                Issue.record("\(read) was never woken for nothing: it is no exception any more")
            }
        }
    }
}
