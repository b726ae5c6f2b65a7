import ACLContract
import CatalogContract
import CatalogService
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// - Source: recorded refusals of Consul 1.16; line ends at the end of a text are not compared.
@Suite(.timeLimit(.minutes(5))) struct `Refusals of the catalog` {
    /// Bodies of `PUT /v1/catalog/register` and the texts they are refused with.
    private static let refused: [(body: String, text: String)] = [
        (#"{"Address": "10.1.0.9"}"#, "Must provide node"),
        (#"{"Node": "cat-r1"}"#, "Must provide address if SkipNodeUpdate is not set"),
        (#"{"Service": {"Service": "x"}}"#, "Must provide node"),
        (
            #"{"Node": "cat-r1", "Address": "10.1.0.9", "Service": {"ID": "only-id", "Port": 80}}"#,
            "Must provide service name (Service.Service) when service ID is provided"
        ),
        (
            #"{"Node": "cat-r2", "Address": "10.1.0.10", "Check": {"Node": "somebody-else", "Name": "c", "CheckID": "c"}}"#,
            "Node 'somebody-else' for check 'c' doesn't match register request node 'cat-r2'"
        ),
        (
            #"{"ID": "nope", "Node": "cat-n3", "Address": "10.1.0.3"}"#, "Bad node ID: uuid string is wrong length"
        ),
        (
            #"{"ID": "40e4a748x2192-161a-0510-9bf59fe950b5", "Node": "cat-n3", "Address": "10.1.0.3"}"#,
            "Bad node ID: uuid is improperly formatted"
        ),
        (
            #"{"Node": "cat-k1", "Address": "10.3.0.1", "Check": {"Name": "ghost", "ServiceID": "ghost", "Status": "passing"}}"#,
            "Unknown service ID 'ghost' for check ID 'ghost'"
        ),
        (
            #"{"Node": "cat-p1", "Address": "10.4.0.1", "Service": {"Service": "bad", "Kind": "connect-proxy", "Port": 1}}"#,
            "1 error occurred:\n\t* Proxy.DestinationServiceName must be non-empty for Connect proxy services"
        ),
        (
            #"""
            {"Node": "cat-p1", "Address": "10.4.0.1", "Service": {
              "Service": "bad", "Kind": "mesh-gateway", "Port": 8443, "Proxy": {"DestinationServiceName": "x"}}}
            """#,
            "1 error occurred:\n\t* The Proxy.DestinationServiceName configuration is invalid for a mesh-gateway"
        ),
        (
            #"""
            {"Node": "cat-p1", "Address": "10.4.0.1", "Service": {
              "Service": "bad", "Kind": "connect-proxy", "Port": 1, "Proxy": {"DestinationServiceName": "api", "Upstreams": [
                {"DestinationName": "a", "LocalBindPort": 1000}, {"DestinationName": "b", "LocalBindPort": 1000}]}}}
            """#,
            "1 error occurred:\n\t* upstreams cannot contain duplicates by local bind address and port or unix path;"
                + " \"127.0.0.1:1000\" is specified twice"
        ),
        (
            #"{"Node": "cat-p2", "Address": "10.4.0.2", "PeerName": "other"}"#,
            "cannot register requests with PeerName in them"
        ),
        (
            #"{"Node": "cat-p2", "Address": "10.4.0.2", "Service": {"Service": "x", "Address": "0.0.0.0"}}"#,
            "Invalid service address"
        ),
    ]

    @Test
    func `what an agent would refuse because no row can hold it, the catalog refuses too`() async throws {
        let large = Array(repeating: "\"" + String(repeating: "x", count: 1000) + "\"", count: 900).joined(
            separator: ","
        )
        try await CatalogTestCluster.run(.memory) { cluster in
            for (body, field) in [
                (#"{"Node": "a\u0007", "Address": "10.1.0.9"}"#, "Node"),
                (#"{"Node": "a", "Address": "10.1.0.9", "NodeMeta": {"k": "v\u001b"}}"#, "NodeMeta[\"k\"]"),
                (#"{"Node": "a", "Address": "10.1.0.9", "Service": {"Service": "x", "ID": "i\u2028"}}"#, "Service.ID"),
                (#"{"Node": "a", "Address": "10.1.0.9", "Service": {"Service": "x\u0001"}}"#, "Service.ID"),
                (
                    #"{"Node": "a", "Address": "10.1.0.9", "Service": {"Service": "x", "Tags": ["\n"]}}"#,
                    "Service.Tags[0]"
                ),
                (
                    #"{"Node": "a", "Address": "10.1.0.9", "Check": {"Name": "c", "CheckID": "c\u0085"}}"#,
                    "Check.CheckID"
                ),
                (
                    #"{"Node": "a", "Address": "10.1.0.9", "Service": {"Service": "x", "Tags": ["# + large + "]}}",
                    "service \"x\" has 9"
                ),
            ] {
                let error = await refusal { () async throws(MeshError) in try await cluster.client.register(json: body)
                }
                #expect(error?.code == .rejected)
                #expect(error?.message.hasPrefix(field) == true, "\(error?.message ?? "none")")
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what Consul refuses is refused in its words and stores nothing`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            for (body, text) in Self.refused {
                let error = await refusal { () async throws(MeshError) in try await cluster.client.register(json: body)
                }
                #expect(error == MeshError(.rejected, text), "\(body)")
            }
            let error = await refusal { () async throws(MeshError) in
                try await cluster.client.deregister(node: "", serviceID: "x", context: CallContext())
            }
            #expect(error == MeshError(.rejected, "Must provide node"))
            #expect(cluster.replicas.first?.view.current.index == 0)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what Consul accepts is accepted`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind) { cluster in
            let bodies = [
                #"{"Node": "cat-r3", "Address": "10.1.0.11", "SkipNodeUpdate": true}"#,
                #"{"Node": "cat-p1", "Address": "10.4.0.1", "Service": {"ID": "nat1", "Service": "cat-native", "Port": 7100, "Connect": {"Native": true}}}"#,
                #"{"Node": "cat-p1", "Address": "10.4.0.1", "Service": {"Service": "cat-gw", "Kind": "mesh-gateway", "Port": 8443, "Connect": {"Native": true}}}"#,
                #"{"Node": "cat-p1", "Address": "10.4.0.1", "Service": {"ID": "igw", "Service": "cat-igw", "Kind": "ingress-gateway", "Port": 8445}}"#,
                #"{"Node": "cat-p1", "Address": "10.4.0.1", "Check": {"CheckID": "new", "Name": "new"}}"#,
            ]
            var index: UInt64 = 0
            for body in bodies { index = try await cluster.client.register(json: body) }
            let state = try await cluster.followed(index)
            #expect(state.services(on: NodeKey(name: "cat-p1")).map(\.id) == ["cat-gw", "igw", "nat1"])
            #expect(state.check("new", on: NodeKey(name: "cat-p1"))?.status == .critical)
            #expect(state.meshInstances(of: ServiceKey(name: "cat-native")).map(\.service.id) == ["nat1"])
        }
    }

    // MARK: - Permissions

    private static let tokens = RuleTokens(rules: [
        "": "",
        "node": #"node "n1" { policy = "write" }"#,
        "web": #"service "web" { policy = "write" }"#,
        "both": #"node "n1" { policy = "write" } service "web" { policy = "write" }"#,
        "root": #"node_prefix "" { policy = "write" } service_prefix "" { policy = "write" }"#,
    ])

    private func context(_ token: String) -> CallContext { CallContext(token: SecretID(token)) }

    private func denial(_ token: String, _ permission: String, _ name: String) -> MeshError {
        MeshError(
            .permissionDenied,
            "Permission denied: token with AccessorID 'accessor-\(token)' lacks permission '\(permission)' on \"\(name)\""
        )
    }

    @Test(arguments: JournalKind.allCases)
    func `a registration needs node write and service write`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let n1 = Node(name: "n1", address: "10.0.0.1")
            let web = NodeService(id: "web", service: "web", port: 80)
            func attempt(
                _ token: String,
                node: Node,
                services: [NodeService] = [],
                checks: [HealthCheck] = []
            ) async -> MeshError? {
                await refusal { () async throws(MeshError) in
                    try await cluster.client.register(
                        node: node,
                        services: services,
                        checks: checks,
                        context: context(token)
                    )
                }
            }
            #expect(await attempt("unknown", node: n1) == MeshError(.permissionDenied, "ACL not found"))
            #expect(await attempt("web", node: n1, services: [web]) == denial("web", "node:write", "n1"))
            #expect(await attempt("node", node: n1, services: [web]) == denial("node", "service:write", "web"))
            #expect(await attempt("both", node: n1, services: [web]) == nil)
            // A node that is left as it is needs no permission.
            let moved = NodeService(id: "web", service: "web", port: 81)
            #expect(await attempt("web", node: n1, services: [moved]) == nil)
            let elsewhere = Node(name: "n1", address: "10.0.0.2")
            #expect(await attempt("web", node: elsewhere, services: [web]) == denial("web", "node:write", "n1"))
            // Checks need what they are about.
            let nodeCheck = HealthCheck(node: "n1", checkID: "up")
            let webCheck = HealthCheck(node: "n1", checkID: "alive", serviceID: "web")
            #expect(await attempt("web", node: n1, checks: [nodeCheck]) == denial("web", "node:write", "n1"))
            #expect(await attempt("web", node: n1, checks: [webCheck]) == nil)
            #expect(await attempt("node", node: n1, checks: [webCheck]) == denial("node", "service:write", "web"))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an instance of a service one may not write cannot be taken over`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let n1 = Node(name: "n1", address: "10.0.0.1")
            let db = NodeService(id: "web", service: "db", port: 5432)
            try await cluster.client.register(node: n1, services: [db], context: context("root"))
            for id in ["web", ""] {
                let refused = await refusal { () async throws(MeshError) in
                    try await cluster.client.register(
                        node: n1,
                        services: [NodeService(id: id, service: "web", port: 1)],
                        context: context("both")
                    )
                }
                #expect(refused == denial("both", "service:write", "db"))
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a check of somebody else is not taken over, nor a node by its id`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let n1 = Node(name: "n1", address: "10.0.0.1")
            let other = Node(id: "40e4a748-2192-161a-0510-9bf59fe950b5", name: "other", address: "10.0.0.2")
            try await cluster.client.register(
                node: n1,
                services: [NodeService(id: "web", service: "web"), NodeService(id: "api", service: "api")],
                checks: [
                    HealthCheck(node: "n1", checkID: "service:api", status: .critical, serviceID: "api"),
                    HealthCheck(node: "n1", checkID: "disk"),
                ],
                context: context("root")
            )
            try await cluster.client.register(node: other, context: context("root"))
            func attempt(_ token: String, node: Node, checks: [HealthCheck] = []) async -> MeshError? {
                await refusal { () async throws(MeshError) in
                    try await cluster.client.register(node: node, checks: checks, context: context(token))
                }
            }
            func mine(_ id: String) -> HealthCheck {
                HealthCheck(node: "n1", checkID: id, status: .passing, serviceID: "web")
            }
            #expect(
                await attempt("both", node: n1, checks: [mine("service:api")]) == denial("both", "service:write", "api")
            )
            #expect(await attempt("web", node: n1, checks: [mine("disk")]) == denial("web", "node:write", "n1"))
            // By name, too: an id that is not given is the name.
            var unnamed = mine("")
            unnamed.name = "service:api"
            #expect(await attempt("both", node: n1, checks: [unnamed]) == denial("both", "service:write", "api"))
            var renamed = other
            renamed.name = "n1"
            #expect(await attempt("both", node: renamed) == denial("both", "node:write", "other"))
            #expect(await attempt("root", node: renamed) == nil)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `who may not write learns nothing about what is registered`(_ kind: JournalKind) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let refused = await refusal { () async throws(MeshError) in
                try await cluster.client.register(
                    node: Node(name: "n2", address: "10.0.0.1"),
                    checks: [HealthCheck(node: "n2", checkID: "c", serviceID: "ghost")],
                    context: context("both")
                )
            }
            #expect(refused == denial("both", "node:write", "n2"))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a removal needs the permission of what is removed and unknown things node write`(
        _ kind: JournalKind
    ) async throws {
        try await CatalogTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let web = NodeService(id: "web", service: "web", port: 80)
            try await cluster.client.register(
                node: Node(name: "n1", address: "10.0.0.1"),
                services: [web],
                checks: [
                    HealthCheck(node: "n1", checkID: "up"), HealthCheck(node: "n1", checkID: "alive", serviceID: "web"),
                ],
                context: context("root")
            )
            func attempt(_ token: String, service: String = "", check: String = "") async -> MeshError? {
                await refusal { () async throws(MeshError) in
                    try await cluster.client.deregister(
                        node: "n1",
                        serviceID: service,
                        checkID: check,
                        context: context(token)
                    )
                }
            }
            #expect(await attempt("web") == denial("web", "node:write", "n1"))
            #expect(await attempt("web", check: "up") == denial("web", "node:write", "n1"))
            #expect(await attempt("web", service: "none") == MeshError(.rejected, "Unknown service ID 'none'"))
            #expect(await attempt("web", check: "none") == MeshError(.rejected, "Unknown check ID 'none'"))
            #expect(await attempt("node", service: "none") == nil)
            #expect(await attempt("node", check: "none") == nil)
            #expect(await attempt("", service: "web") == denial("", "service:write", "web"))
            #expect(await attempt("web", check: "alive") == nil)
            #expect(await attempt("web", service: "web") == nil)
            #expect(await attempt("node") == nil)
            #expect(cluster.replicas.first?.view.current.state.nodes().isEmpty == true)
        }
    }
}
