import ACLContract
import ACLLogic
import ACLService
import AccessRules
import Foundation
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import Synchronization
import TestSupport
import Testing

/// Nobody becomes master of a cluster by asking, once there is a management token.
@Suite struct BootstrapTests {
    private static let globalManagement = ACLLink(
        id: "00000000-0000-0000-0000-000000000001",
        name: "global-management"
    )

    private static func bootstrapMany(
        _ cluster: ACLTestCluster,
        count: Int = 6
    ) async -> [Result<ACLToken, MeshError>] {
        await withTaskGroup(of: Result<ACLToken, MeshError>.self) { group in
            for _ in 0..<count {
                group.addTask {
                    do throws(MeshError) {
                        return .success(
                            try await cluster.client.bootstrap(secret: .none, context: CallContext()).value
                        )
                    } catch { return .failure(error) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func expectRefusals(
        _ results: [Result<ACLToken, MeshError>],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for case .failure(let error) in results {
            #expect(error.code == .permissionDenied, sourceLocation: sourceLocation)
            let prefix = "Permission denied: ACL bootstrap no longer allowed (reset index: "
            #expect(error.message.hasPrefix(prefix), sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: JournalKind.allCases, [DefaultPolicy.allow, .deny])
    func `of all who bootstrap at once one wins`(_ kind: JournalKind, _ policy: DefaultPolicy) async throws {
        try await ACLTestCluster.run(
            kind,
            replicas: 2,
            settings: ACLTestCluster.settings {
                $0.defaultPolicy = policy
                $0.initialManagement = .none
            }
        ) { cluster in
            let results = await Self.bootstrapMany(cluster)
            let tokens = results.compactMap { try? $0.get() }
            #expect(tokens.count == 1)
            let token = try #require(tokens.first)
            #expect(token.description == "Bootstrap Token (Global Management)")
            #expect(token.policies == [Self.globalManagement])
            Self.expectRefusals(results)
            let own = try await cluster.client.ownToken(context: CallContext(token: token.secretID)).value
            #expect(own == token)
        }
    }

    @Test(arguments: JournalKind.allCases, [DefaultPolicy.allow, .deny])
    func `a configured management token leaves nothing to ask for, from the first answer on and after a restart`(
        _ kind: JournalKind,
        _ policy: DefaultPolicy
    ) async throws {
        try await ACLTestCluster.run(kind, settings: ACLTestCluster.settings { $0.defaultPolicy = policy }) { cluster in
            let results = await Self.bootstrapMany(cluster)
            #expect(results.allSatisfy { (try? $0.get()) == nil })
            Self.expectRefusals(results)
            let index = try #require(cluster.replicas.first).view.current.state.bootstrapIndex
            #expect(index > 0)

            // One that starts later, whoever configured it, asks while it starts.
            var settings = ACLServiceSettings()
            settings.defaultPolicy = policy
            let bus = try await cluster.fixture.connect("acl-late")
            let late = ACLReplica(
                bus: bus,
                datacenter: "dc1",
                journal: ACLTestCluster.journal(cluster.fixture, bus),
                settings: settings,
                logger: Logger(label: "acl-late")
            )
            try await running([{ try await late.run() }]) {
                try await late.view.ready(timeout: Patience.long)
                let later = await Self.bootstrapMany(cluster, count: 12)
                #expect(later.allSatisfy { (try? $0.get()) == nil })
                Self.expectRefusals(later)
                #expect(late.view.current.state.bootstrapIndex == index)
            }
        }
    }

    @Test func `who asks while the configured token is not yet written gets nothing`() async throws {
        let fixture = try await JournalFixture(.memory)
        let bus = try await fixture.connect("acl")
        var settings = ACLServiceSettings()
        settings.initialManagement = ACLTestCluster.managementSecret
        let replica = ACLReplica(
            bus: bus,
            datacenter: "dc1",
            journal: ACLTestCluster.journal(fixture, bus),
            settings: settings,
            logger: Logger(label: "acl")
        )
        let client = ACLClient(ServiceClient(bus: try await fixture.connect("client"), datacenter: "dc1"))
        try await running([{ try await replica.run() }]) {
            try await eventually {
                do throws(MeshError) {
                    _ = try await client.bootstrap(secret: .none, context: CallContext(timeout: .milliseconds(200)))
                    Issue.record("somebody became master")
                    return true
                } catch { return error.code == .permissionDenied }
            }
        }
        await fixture.shutdown()
    }

    @Test(arguments: [
        ACLToken(accessorID: "a", secretID: SecretID("s"), policies: [globalManagement], createIndex: 5),
        ACLToken(accessorID: "a", secretID: SecretID("s"), roles: [ACLLink(id: "r")], createIndex: 5),
        ACLToken(accessorID: "a", secretID: SecretID("s"), createIndex: 5),
    ])
    func `any token that is not the anonymous one ends it, written or restored`(token: ACLToken) throws {
        var written = ACLState()
        var touched: Set<ACLTopic> = []
        let builtin = BuiltinObjects.missing(in: written, initialManagement: .none, accessorID: "x", now: 1)
        for change in builtin { written.apply(change, index: 3, touched: &touched) }
        let wish = Bootstrap(
            secret: .none,
            newAccessorID: "b",
            newSecret: SecretID("t"),
            resetIndexes: [],
            now: 1
        )
        #expect(written.bootstrapIndex == 0)
        #expect(try wish.token(in: written).secretID == SecretID("t"))
        written.apply(.putToken(token), index: 5, touched: &touched)
        #expect(written.bootstrapIndex == 5 && touched.contains(.bootstrap))
        // A journal of before this rule has no row that says so.
        var restored = ACLState()
        for row in written.snapshot() where row != .bootstrapped(5) { restored.restore(row) }
        for state in [written, restored] {
            #expect(
                throws: MeshError(
                    .permissionDenied,
                    "Permission denied: ACL bootstrap no longer allowed (reset index: 5)"
                )
            ) { try wish.token(in: state) }
        }
        // Nor does removing the token allow it again.
        written.apply(.deleteToken("a"), index: 9, touched: &touched)
        #expect(written.bootstrapIndex == 5)
    }

    @Test(arguments: JournalKind.allCases)
    func `the file with the reset index allows one more and is gone then`(_ kind: JournalKind) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("acl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("acl-bootstrap-reset").path
        try await ACLTestCluster.run(kind, settings: ACLTestCluster.settings { $0.bootstrapResetFile = path }) {
            cluster in
            let index = try #require(cluster.replicas.first).view.current.state.bootstrapIndex
            try Data("no number".utf8).write(to: URL(fileURLWithPath: path))
            await expectRefusal(
                .permissionDenied,
                "Permission denied: ACL bootstrap no longer allowed (reset index: \(index))"
            ) { () async throws(MeshError) in
                _ = try await cluster.client.bootstrap(secret: .none, context: CallContext())
            }
            try Data("7000000".utf8).write(to: URL(fileURLWithPath: path))
            await expectRefusal(
                .permissionDenied,
                "Permission denied: Invalid bootstrap reset index (specified 7000000, reset index: \(index))"
            ) { () async throws(MeshError) in
                _ = try await cluster.client.bootstrap(secret: .none, context: CallContext())
            }
            try Data("\(index)\n".utf8).write(to: URL(fileURLWithPath: path))
            let results = await Self.bootstrapMany(cluster)
            #expect(results.compactMap { try? $0.get() }.count == 1)
            #expect(!FileManager.default.fileExists(atPath: path))
            Self.expectRefusals(await Self.bootstrapMany(cluster))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a configured reset index allows one more`(_ kind: JournalKind) async throws {
        try await ACLTestCluster.run(kind, settings: ACLTestCluster.settings { $0.bootstrapReset = 7_000_000 }) {
            cluster in
            let index = try #require(cluster.replicas.first).view.current.state.bootstrapIndex
            await expectRefusal(
                .permissionDenied,
                "Permission denied: Invalid bootstrap reset index (specified 7000000, reset index: \(index))"
            ) { () async throws(MeshError) in
                _ = try await cluster.client.bootstrap(secret: .none, context: CallContext())
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a used file that stays does not beat the configured reset index`(_ kind: JournalKind) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("acl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("acl-bootstrap-reset").path
        // Every new cluster has the same index.
        let learned = Mutex<UInt64>(0)
        try await ACLTestCluster.run(kind) { cluster in
            learned.withLock { $0 = cluster.replicas.first?.view.current.state.bootstrapIndex ?? 0 }
        }
        let index = learned.withLock { $0 }
        try Data("\(index + 1)".utf8).write(to: URL(fileURLWithPath: path))
        let settings = ACLTestCluster.settings {
            $0.bootstrapResetFile = path
            $0.bootstrapReset = index
        }
        try await ACLTestCluster.run(kind, settings: settings) { cluster in
            try #require(cluster.replicas.first?.view.current.state.bootstrapIndex == index)
            let token = try await cluster.client.bootstrap(secret: .none, context: CallContext())
            #expect(token.value.policies == [Self.globalManagement])
            await expectRefusal(
                .permissionDenied,
                "Permission denied: Invalid bootstrap reset index (specified \(index), reset index: \(token.index))"
            ) { () async throws(MeshError) in
                _ = try await cluster.client.bootstrap(secret: .none, context: CallContext())
            }
        }
    }
}
