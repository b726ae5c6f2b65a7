import ConfigEntryContract
import ConfigEntryService
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `The config-entry service` {
    /// The index of the entry at a place of a stream that nobody else writes to.
    private func at(_ sequence: UInt64) -> UInt64 { JournalIndex.of(sequence, place: 0) }

    private let key = EntryKey(kind: .serviceDefaults, name: "ce-a")

    private func defaults(
        _ serviceProtocol: String,
        name: String = "ce-a",
        meta: [String: String]? = nil
    ) -> ConfigEntry {
        ConfigEntry(body: .serviceDefaults(ServiceDefaults(name: name, serviceProtocol: serviceProtocol)), meta: meta)
    }

    @Test(arguments: JournalKind.allCases)
    func `two replicas share the writes and followers see all of them`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, replicas: 2) { cluster in
            let indexes = try await withThrowingTaskGroup(of: UInt64.self) { group in
                for number in 0..<30 {
                    let entry = defaults("http", name: "s\(number)")
                    group.addTask { try await cluster.client.put(entry, context: CallContext()).index }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(indexes).count == 30)
            let last = indexes.max() ?? 0
            let state = try await cluster.followed(last)
            #expect(state.entries(.serviceDefaults).count == 30)
            for replica in cluster.replicas {
                for await update in replica.view.updates() where update.version.index >= last {
                    #expect(update.version.state.snapshot() == state.snapshot())
                    break
                }
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a write is compared and set as Consul does`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, replicas: 2) { cluster in
            let (client, context) = (cluster.client, CallContext())
            let first = try await client.put(defaults("http", meta: ["owner": "me"]), context: context)
            #expect(first == (at(1), true))
            // What is stored already keeps its index, with and without an index to compare with.
            #expect(try await client.put(defaults("http", meta: ["owner": "me"]), context: context) == (at(1), true))
            #expect(
                try await client.put(defaults("http", meta: ["owner": "me"]), cas: 77, context: context) == (
                    at(1), true
                )
            )
            #expect(try await cluster.followed(at(1)).entry(.serviceDefaults, "ce-a")?.modifyIndex == at(1))

            let second = try await client.put(defaults("http2"), context: context)
            #expect(second == (at(2), true))
            var stored = try #require(try await cluster.followed(at(2)).entry(.serviceDefaults, "ce-a"))
            #expect((stored.createIndex, stored.modifyIndex) == (at(1), at(2)))
            #expect(stored.meta == nil)

            #expect(try await client.put(defaults("grpc"), cas: at(1), context: context) == (at(2), false))
            #expect(try await client.put(defaults("grpc"), cas: 0, context: context) == (at(2), false))
            #expect(try await client.put(defaults("grpc"), cas: at(2), context: context) == (at(3), true))
            stored = try #require(try await cluster.followed(at(3)).entry(.serviceDefaults, "ce-a"))
            #expect(stored.body == defaults("grpc").body)

            #expect(try await client.put(defaults("tcp", name: "ce-b"), cas: 0, context: context) == (at(4), true))
            #expect(try await client.put(defaults("http", name: "ce-b"), cas: 0, context: context) == (at(4), false))
            #expect(
                try await client.put(defaults("http", name: "ce-c"), cas: at(9), context: context) == (at(4), false)
            )

            #expect(try await client.delete(key, cas: at(2), context: context) == (at(4), false))
            #expect(try await client.delete(key, cas: at(3), context: context) == (at(5), true))
            #expect(try await client.delete(key, context: context) == (at(5), true))
            #expect(try await client.delete(key, cas: at(3), context: context) == (at(5), true))
            let state = try await cluster.followed(at(5))
            #expect(state.entries(.serviceDefaults).map(\.name) == ["ce-b"])
            #expect(state.index(of: .kind(.serviceDefaults)) == at(5))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `entries are stored in their normal form`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            try await cluster.put(#"{"Kind": "service-defaults", "Name": "caps", "Protocol": "HTTP"}"#)
            try await cluster.put(
                #"""
                {"Kind": "service-intentions", "Name": "caps", "Meta": {"m": "1"}, "Sources": [
                  {"Name": "*", "Action": "deny", "Precedence": 77},
                  {"Name": "web", "Action": "allow", "Description": "d", "LegacyID": "x"},
                  {"Name": "*", "Peer": "east", "Action": "deny"},
                  {"Name": "far", "Peer": "east", "Permissions": [{"Action": "allow", "HTTP": {"Methods": ["get", "Put"]}}]}]}
                """#
            )
            let index = try await cluster.put(
                #"""
                {"Kind": "service-intentions", "Name": "*", "Sources": [
                  {"Name": "*", "Action": "deny"}, {"Name": "web", "Action": "allow"}]}
                """#
            ).index
            let state = try await cluster.followed(index)
            #expect(state.serviceDefaults(of: "caps")?.serviceProtocol == "http")
            let sources = try #require(state.serviceIntentions(of: "caps")).sources
            #expect(sources.map { "\($0.peer)/\($0.name)" } == ["/web", "east/far", "/*", "east/*"])
            #expect(sources.map(\.precedence) == [9, 9, 8, 8])
            #expect(sources.map(\.type) == ["consul", "consul", "consul", "consul"])
            #expect(sources.first?.legacyID.isEmpty == true)
            #expect(sources[1].permissions.first?.http?.methods == ["GET", "PUT"])
            let wildcard = try #require(state.serviceIntentions(of: "*")).sources
            #expect(wildcard.map(\.precedence) == [6, 5])
            // Written again as it is stored, and in another order of the same precedences, it is the same entry.
            let stored = try #require(state.entry(.serviceIntentions, "caps"))
            #expect(try await cluster.client.put(stored, context: CallContext()) == (index, true))
        }
    }

    @Test func `entries of every kind come back as they were written`() async throws {
        try await ConfigEntryTestCluster.run(.jetStream) { cluster in
            let bodies: [ConfigEntryBody] = [
                .proxyDefaults(
                    ProxyDefaults(
                        config: MeshObject([("protocol", .string("http")), ("x", .array([.int(1), .null]))]),
                        meshGateway: MeshGatewayMode(rawValue: "local")
                    )
                ),
                .serviceDefaults(
                    ServiceDefaults(
                        name: "api",
                        serviceProtocol: "http",
                        mutualTLSMode: "strict",
                        externalSNI: "sni.example",
                        upstreamConfig: UpstreamConfiguration(
                            overrides: [UpstreamDefaults(name: "db", peer: "east", connectTimeoutMilliseconds: 5)],
                            defaults: UpstreamDefaults(limits: UpstreamLimits(maxConnections: 3))
                        )
                    )
                ),
                .exportedServices(
                    ExportedServices(services: [
                        ExportedService(
                            name: "web",
                            consumers: [ServiceConsumer(peer: "east"), ServiceConsumer(peer: "west")]
                        ),
                        ExportedService(name: "*", consumers: [ServiceConsumer(peer: "all")]),
                    ])
                ),
                .mesh(
                    MeshSettings(
                        meshDestinationsOnly: true,
                        incomingTLS: MeshTLSSettings(minVersion: "TLSv1_2"),
                        peerThroughMeshGateways: true
                    )
                ),
                .serviceIntentions(
                    ServiceIntentions(
                        name: "api",
                        sources: [
                            SourceIntention(name: "web", peer: "east", action: .allow, precedence: 9),
                            SourceIntention(name: "*", action: .deny, precedence: 8),
                        ]
                    )
                ),
            ]
            var index: UInt64 = 0
            for body in bodies {
                index = try await cluster.client.put(ConfigEntry(body: body, meta: ["a": "b"]), context: CallContext())
                    .index
            }
            let state = try await cluster.followed(index)
            for body in bodies {
                let stored = try #require(state.entry(body.kind, body.name))
                #expect(stored.body == body)
                #expect(stored.meta == ["a": "b"])
            }
        }
    }

    // MARK: - Intentions one by one

    @Test(arguments: JournalKind.allCases)
    func `sources are written into and taken out of a destination's entry`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, replicas: 2) { cluster in
            func set(
                _ source: String,
                _ action: IntentionAction?,
                meta: [String: String]? = nil
            ) async throws(MeshError) -> UInt64 {
                try await cluster.client.setIntention(
                    destination: "db",
                    source: source,
                    to: action.map { SourceIntention(name: source, action: $0) },
                    meta: meta,
                    context: CallContext()
                )
            }
            #expect(try await set("*", .deny) == at(1))
            #expect(try await set("web", .allow) == at(2))
            #expect(try await set("web", .allow) == at(2))
            var sources = try #require(try await cluster.followed(at(2)).serviceIntentions(of: "db")).sources
            #expect(sources.map(\.name) == ["web", "*"])
            #expect(sources.map(\.action) == [.allow, .deny])
            #expect(try await set("web", .deny) == at(3))
            #expect(try await set("never", nil) == at(3))
            #expect(try await set("*", nil) == at(4))
            sources = try #require(try await cluster.followed(at(4)).serviceIntentions(of: "db")).sources
            #expect(sources.map(\.name) == ["web"])
            #expect(sources.map(\.action) == [.deny])
            #expect(try await set("web", nil) == at(5))
            #expect(try await cluster.followed(at(5)).entry(.serviceIntentions, "db") == nil)
            #expect(try await set("web", nil) == at(5))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an intention written alone keeps the entry's metadata and sources of peers`(_ kind: JournalKind) async throws
    {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            try await cluster.put(
                #"""
                {"Kind": "service-intentions", "Name": "db", "Meta": {"m": "1"}, "Sources": [
                  {"Name": "web", "Peer": "east", "Action": "deny"}]}
                """#
            )
            func set(_ destination: String, _ meta: [String: String]?) async -> MeshError? {
                await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                    try await cluster.client.setIntention(
                        destination: destination,
                        source: "web",
                        to: SourceIntention(name: "web", action: .allow),
                        meta: meta,
                        context: CallContext()
                    )
                }
            }
            #expect(await set("new", ["m": "1"]) == MeshError(.rejected, "Meta must not be specified"))
            #expect(
                await set("db", ["m": "2"])
                    == MeshError(.rejected, "Meta must not be specified, or should be unchanged during an update.")
            )
            #expect(await set("db", ["m": "1"]) == nil)
            #expect(await set("db", nil) == nil)
            #expect(cluster.index == JournalIndex.of(2, place: 0))
            let entry = try #require(cluster.state.entry(.serviceIntentions, "db"))
            #expect(entry.meta == ["m": "1"])
            #expect(
                cluster.state.serviceIntentions(of: "db")?.sources.map { "\($0.peer)/\($0.name)" } == [
                    "east/web", "/web",
                ]
            )
            try await cluster.client.setIntention(destination: "db", source: "web", to: nil, context: CallContext())
            #expect(cluster.state.serviceIntentions(of: "db")?.sources.map(\.peer) == ["east"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an intention written alone keeps the rules and needs its permission`(_ kind: JournalKind) async throws {
        let tokens = RuleTokens(rules: [
            "web": #"service "web" { policy = "read" intentions = "write" }"#,
            "writer": #"service "web" { policy = "write" }"#,
        ])
        try await ConfigEntryTestCluster.run(kind, tokens: tokens) { cluster in
            func set(_ token: String, _ destination: String, _ source: SourceIntention?) async -> MeshError? {
                await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                    try await cluster.client.setIntention(
                        destination: destination,
                        source: "a",
                        to: source,
                        context: CallContext(token: SecretID(token))
                    )
                }
            }
            let allow = SourceIntention(name: "a", action: .allow)
            #expect(await set("web", "web", allow) == nil)
            #expect(await set("web", "db", allow)?.code == .permissionDenied)
            #expect(await set("web", "*", allow)?.code == .permissionDenied)
            #expect(await set("writer", "web", allow)?.code == .permissionDenied)
            #expect(await set("writer", "web", nil)?.code == .permissionDenied)
            #expect(
                await set("web", "web", SourceIntention(name: "a"))
                    == MeshError(.rejected, "Sources[0].Action must be set to 'allow' or 'deny'")
            )
            let http = IntentionPermission(action: .allow, http: IntentionHTTPPermission(pathExact: "/"))
            #expect(
                await set("web", "web", SourceIntention(name: "a", permissions: [http]))
                    == MeshError(
                        .rejected,
                        "service \"web\" has protocol \"tcp\", which is incompatible with L7 intentions permissions"
                    )
            )
            #expect(cluster.state.serviceIntentions(of: "web")?.sources.map(\.action) == [.allow])
            #expect(await set("web", "web", nil) == nil)
        }
    }

    // MARK: - Durability

    @Test(arguments: JournalKind.allCases)
    func `a repeated request is carried out once`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, replicas: 2) { cluster in
            let first = CallContext(requestID: "r1")
            var written = try await cluster.client.put(defaults("http"), cas: 0, context: first)
            #expect(written == (at(1), true))
            written = try await cluster.client.put(defaults("grpc"), context: CallContext(requestID: "r2"))
            #expect(written == (at(2), true))
            for _ in 0..<4 {
                written = try await cluster.client.put(defaults("http"), cas: 0, context: first)
                #expect(written == (at(1), true))
            }
            #expect(try await cluster.followed(at(2)).serviceDefaults(of: "ce-a")?.serviceProtocol == "grpc")
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a replica that starts again has the same state`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 8
        let before = SharedRows()
        try await ConfigEntryTestCluster.run(on: fixture, settings: settings) { cluster in
            for number in 0..<20 {
                try await cluster.client.put(defaults("p\(number)", name: "s\(number % 5)"), context: CallContext())
                try await cluster.client.setIntention(
                    destination: "d",
                    source: "s\(number % 3)",
                    to: number % 4 == 3 ? nil : SourceIntention(name: "s\(number % 3)", action: .allow),
                    context: CallContext()
                )
            }
            let key = EntryKey(kind: .serviceDefaults, name: "s1")
            let index = try await cluster.client.delete(key, context: CallContext()).index
            await before.set(try await cluster.followed(index), index: index)
        }
        try await ConfigEntryTestCluster.run(on: fixture, settings: settings) { cluster in
            let (index, rows) = (await before.index, await before.rows)
            #expect(cluster.index == index)
            #expect(cluster.state.snapshot() == rows)
            let followed = try await cluster.followed(index)
            #expect(followed.snapshot() == rows)
            let next = try await cluster.client.put(defaults("new"), context: CallContext())
            #expect(next.index > index && next.applied)
        }
        await fixture.shutdown()
    }
}

/// Rows handed from one run of the service to the next.
actor SharedRows {
    private(set) var rows: [ConfigEntryChange] = []
    private(set) var index: UInt64 = 0

    func set(_ state: ConfigEntryState, index: UInt64) {
        rows = state.snapshot()
        self.index = index
    }
}
