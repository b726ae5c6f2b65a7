import ACLContract
import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import TestSupport
import Testing

/// Rows are found without regard to case; the right to one spelling is no right to a row that is spelled otherwise.
@Suite(.timeLimit(.minutes(2))) struct FoldedRightsTests {
    private static let tokens = RuleTokens(rules: [
        "root": #"node_prefix "" { policy = "write" } service_prefix "" { policy = "write" }"#,
        "upper": #"node "N1" { policy = "write" } service "WEB" { policy = "write" }"#,
    ])

    private func context(_ token: String) -> CallContext { CallContext(token: SecretID(token)) }

    private func denial(_ permission: String, _ name: String) -> MeshError {
        MeshError(
            .permissionDenied,
            "Permission denied: token with AccessorID 'accessor-upper' lacks permission '\(permission)' on \"\(name)\""
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `another spelling of a name gives no right to the row it finds`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let client = cluster.client
            try await client.register(
                node: Node(name: "n1", address: "10.0.0.1"),
                services: [NodeService(id: "web", service: "web", port: 80)],
                checks: [
                    HealthCheck(node: "n1", checkID: "up"), HealthCheck(node: "n1", checkID: "w", serviceID: "web"),
                ],
                context: context("root")
            )
            func attempt(
                _ node: Node,
                skip: Bool = false,
                _ services: [NodeService],
                _ checks: [HealthCheck] = []
            ) async
                -> MeshError?
            {
                await refusal { () async throws(MeshError) in
                    try await client.register(
                        node: node,
                        skipNodeUpdate: skip,
                        services: services,
                        checks: checks,
                        context: context("upper")
                    )
                }
            }
            func removal(_ node: String, service: String = "", check: String = "") async -> MeshError? {
                await refusal { () async throws(MeshError) in
                    try await client.deregister(
                        node: node,
                        serviceID: service,
                        checkID: check,
                        context: context("upper")
                    )
                }
            }
            let node = Node(name: "N1", address: "10.0.0.1")
            #expect(await attempt(node, []) == denial("node:write", "n1"), "not even the spelling changes")
            let web = NodeService(id: "WEB", service: "WEB", port: 1)
            #expect(await attempt(node, skip: true, [web]) == denial("service:write", "web"))
            let check = HealthCheck(node: "N1", checkID: "UP")
            #expect(await attempt(node, skip: true, [], [check]) == denial("node:write", "n1"))
            let other = NodeService(id: "other", service: "WEB", port: 1)
            let moved = HealthCheck(node: "N1", checkID: "W", serviceID: "other")
            #expect(await attempt(node, skip: true, [other], [moved]) == denial("service:write", "web"))
            #expect(await removal("N1") == denial("node:write", "n1"))
            #expect(await removal("N1", service: "WEB") == denial("service:write", "web"))
            #expect(await removal("N1", check: "UP") == denial("node:write", "n1"))
            // What is its own is not refused.
            #expect(await attempt(node, skip: true, [other]) == nil)
            let index = try await client.register(
                node: Node(name: "n2", address: "10.0.0.2"),
                context: context("root")
            )
            let state = try await cluster.followed(index)
            #expect(state.nodes().map(\.name) == ["n1", "n2"])
            #expect(
                state.services(on: NodeKey(name: "n1")).map { [$0.id, $0.service] } == [
                    ["other", "WEB"], ["web", "web"],
                ]
            )
            #expect(state.checks(on: NodeKey(name: "n1")).map(\.checkID) == ["up", "w"])
        }
    }
}
