import ConfigEntryContract
import ConfigEntryTables
import MeshDomain
import MeshState
import TestSeeds
import Testing

@Suite struct `Config entries` {
    private func entry(_ name: String, _ serviceProtocol: String, meta: [String: String]? = nil) -> ConfigEntry {
        ConfigEntry(
            body: .serviceDefaults(ServiceDefaults(name: name, serviceProtocol: serviceProtocol)),
            meta: meta
        )
    }

    private func apply(
        _ change: ConfigEntryChange,
        at index: UInt64,
        to state: inout ConfigEntryState
    ) -> Set<ConfigEntryTopic> {
        var touched = Set<ConfigEntryTopic>()
        state.apply(change, index: index, touched: &touched)
        return touched
    }

    @Test func `an entry moves the indexes of itself its kind and all`() throws {
        var state = ConfigEntryState()
        let key = EntryKey(kind: .serviceDefaults, name: "web")
        let topics: Set<ConfigEntryTopic> = [.all, .kind(.serviceDefaults), .entry(key)]
        #expect(apply(.put(entry("web", "http")), at: 1, to: &state) == topics)
        #expect(apply(.put(ConfigEntry(body: .mesh(MeshSettings()))), at: 2, to: &state).contains(.kind(.mesh)))
        #expect(state.index(of: .kind(.serviceDefaults)) == 1)
        #expect(state.index(of: .all) == 2)
        #expect(apply(.put(entry("web", "http2")), at: 3, to: &state) == topics)
        let stored = try #require(state.entry(.serviceDefaults, "web"))
        #expect((stored.createIndex, stored.modifyIndex) == (1, 3))
    }

    @Test func `the same content touches nothing`() {
        var state = ConfigEntryState()
        _ = apply(.put(entry("web", "http", meta: ["a": "b"])), at: 1, to: &state)
        #expect(apply(.put(entry("web", "http", meta: ["a": "b"])), at: 2, to: &state).isEmpty)
        #expect(state.entry(.serviceDefaults, "web")?.modifyIndex == 1)
        #expect(state.index(of: .all) == 1)
        #expect(!apply(.put(entry("web", "http", meta: ["a": "c"])), at: 3, to: &state).isEmpty)
    }

    @Test func `a removed entry keeps its topics' indexes from going back`() {
        var state = ConfigEntryState()
        let key = EntryKey(kind: .serviceDefaults, name: "web")
        _ = apply(.put(entry("web", "http")), at: 1, to: &state)
        #expect(apply(.delete(key), at: 2, to: &state) == [.all, .kind(.serviceDefaults), .entry(key)])
        #expect(apply(.delete(key), at: 3, to: &state).isEmpty)
        #expect(state.entry(.serviceDefaults, "web") == nil)
        #expect(state.index(of: .entry(key)) == 2)
        #expect(state.index(of: .kind(.serviceDefaults)) == 2)
        _ = apply(.put(entry("web", "http")), at: 4, to: &state)
        #expect(state.entry(.serviceDefaults, "web")?.createIndex == 4)
    }

    @Test func `an entry is found however it is spelled and kept apart by scope`() throws {
        var state = ConfigEntryState()
        _ = apply(.put(entry("Cfg", "http")), at: 1, to: &state)
        let touched = apply(.put(entry("cfg", "tcp")), at: 2, to: &state)
        #expect(touched.contains(.entry(EntryKey(kind: .serviceDefaults, name: "CFG"))))
        #expect(state.entries(.serviceDefaults).map(\.name) == ["cfg"])
        #expect(state.entry(.serviceDefaults, "CFG")?.createIndex == 1)
        let team = Scope(trustedPartition: "part", namespace: "team")
        var other = entry("cfg", "grpc")
        other.scope = team
        _ = apply(.put(other), at: 3, to: &state)
        #expect(state.serviceDefaults(of: "cfg")?.serviceProtocol == "tcp")
        #expect(state.serviceDefaults(of: ServiceName("cfg", in: team))?.serviceProtocol == "grpc")
        #expect(state.entries().count == 1 && state.entries(in: team).count == 1)
        var restored = ConfigEntryState()
        for row in state.snapshot() {
            restored.restore(try ConfigEntryChangeCodec.decode(ConfigEntryChangeCodec.encode(row)))
        }
        #expect(restored.snapshot() == state.snapshot())
        #expect(restored.entry(other.key)?.scope == team)
        #expect(restored.index(of: .entry(other.key)) == 3)
        let removal = ConfigEntryChange.delete(other.key)
        #expect(try ConfigEntryChangeCodec.decode(ConfigEntryChangeCodec.encode(removal)) == removal)
    }

    @Test func `entries are listed by kind and name`() {
        var state = ConfigEntryState()
        for (position, name) in ["b", "a", "c"].enumerated() {
            _ = apply(.put(entry(name, "")), at: UInt64(position + 1), to: &state)
        }
        _ = apply(.put(ConfigEntry(body: .mesh(MeshSettings()))), at: 4, to: &state)
        #expect(state.entries(.serviceDefaults).map(\.name) == ["a", "b", "c"])
        #expect(state.entries().map(\.name) == ["mesh", "a", "b", "c"])
        #expect(state.entries(.proxyDefaults).isEmpty)
    }

    // MARK: - Snapshots

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a state restored from its snapshot is the same and stays so`(_ seed: UInt64) throws {
        var source = RandomEntries(seed: seed)
        var written = ConfigEntryState()
        let count = UInt64.random(in: 1...80, using: &source.generator)
        for index in 1...count {
            let change = source.next()
            let decoded = try ConfigEntryChangeCodec.decode(try ConfigEntryChangeCodec.encode(change))
            #expect(decoded == change)
            _ = apply(decoded, at: index, to: &written)
        }
        var restored = ConfigEntryState()
        for row in written.snapshot() {
            restored.restore(try ConfigEntryChangeCodec.decode(try ConfigEntryChangeCodec.encode(row)))
        }
        #expect(restored.snapshot() == written.snapshot())
        for index in (count + 1)...(count + 40) {
            let change = source.next()
            #expect(apply(change, at: index, to: &restored) == apply(change, at: index, to: &written))
        }
        #expect(restored.snapshot() == written.snapshot())
        for topic in RandomEntries.topics { #expect(restored.index(of: topic) == written.index(of: topic)) }
    }
}

/// Changes of a few entries, the same for the same seed.
struct RandomEntries {
    static let names = ["web", "db"]
    static let topics: [ConfigEntryTopic] =
        [.all] + ConfigEntryKind.allCases.map(ConfigEntryTopic.kind)
        + names.map { .entry(EntryKey(kind: .serviceDefaults, name: $0)) }

    var generator: SeededNumbers

    init(seed: UInt64) { generator = SeededNumbers(seed: seed) }

    mutating func next() -> ConfigEntryChange {
        let body = body()
        let key = EntryKey(kind: body.kind, name: body.name)
        if Int.random(in: 0..<4, using: &generator) == 0 { return .delete(key) }
        return .put(ConfigEntry(body: body, meta: Bool.random(using: &generator) ? ["a": pick(["b", "c"])] : nil))
    }

    private mutating func body() -> ConfigEntryBody {
        let name = pick(Self.names)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return .serviceDefaults(serviceDefaults(name))
        case 1: return .proxyDefaults(proxyDefaults())
        case 2: return .serviceIntentions(intentions(name))
        case 3:
            let services = pick([
                [], [ExportedService(name: "*", consumers: [ServiceConsumer(peer: "east")])],
                [ExportedService(name: name, consumers: [ServiceConsumer(peer: ""), ServiceConsumer(peer: "west")])],
            ])
            return .exportedServices(ExportedServices(services: services))
        default:
            let limits = MeshTLSSettings(minVersion: "TLSv1_2", maxVersion: pick(["", "TLSv1_3"]), cipherSuites: ["A"])
            return .mesh(
                MeshSettings(
                    meshDestinationsOnly: Bool.random(using: &generator),
                    incomingTLS: pick([nil, limits, MeshTLSSettings()]),
                    outgoingTLS: pick([nil, limits]),
                    sanitizeXForwardedClientCert: pick([nil, true, false]),
                    peerThroughMeshGateways: pick([nil, true, false])
                )
            )
        }
    }

    private mutating func serviceDefaults(_ name: String) -> ServiceDefaults {
        let upstream = UpstreamDefaults(
            name: "u",
            peer: pick(["", "east"]),
            connectTimeoutMilliseconds: pick([0, 100]),
            limits: pick([nil, UpstreamLimits(maxConnections: 0, maxPendingRequests: 7)]),
            passiveHealthCheck: pick([nil, PassiveHealthCheck(intervalNanoseconds: 5_000_000_000, maxFailures: 3)]),
            meshGateway: MeshGatewayMode(rawValue: pick(["", "local"]))
        )
        return ServiceDefaults(
            name: name,
            serviceProtocol: pick(["", "http", "grpc"]),
            mutualTLSMode: pick(["", "strict"]),
            externalSNI: pick(["", "sni.example"]),
            upstreamConfig: pick([nil, UpstreamConfiguration(overrides: [upstream])]),
            destination: pick([nil, DestinationConfiguration(addresses: ["10.0.0.1", "a.example"], port: 443)]),
            maxInboundConnections: pick([0, -1, 5])
        )
    }

    private mutating func proxyDefaults() -> ProxyDefaults {
        let config = MeshObject([("protocol", .string("http")), ("nested", .array([.int(1), .bool(true), .null]))])
        let logs = AccessLogsConfiguration(
            enabled: true,
            disableListenerLogs: false,
            type: "file",
            path: "/tmp/a.log",
            jsonFormat: "",
            textFormat: ""
        )
        return ProxyDefaults(
            config: pick([nil, config]),
            accessLogs: pick([AccessLogsConfiguration(), logs]),
            failoverPolicyMode: pick(["", "sequential"])
        )
    }

    private mutating func intentions(_ name: String) -> ServiceIntentions {
        let permission = IntentionPermission(
            action: pick([.allow, .deny]),
            http: IntentionHTTPPermission(
                pathPrefix: "/v1",
                header: [HTTPHeaderMatch(header: "x", exact: "1", isInverted: true)],
                methods: ["GET"]
            )
        )
        var sources = [SourceIntention(name: "*", action: .deny, precedence: 8)]
        sources.append(
            Bool.random(using: &generator)
                ? SourceIntention(name: "web", permissions: [permission], precedence: 9)
                : SourceIntention(name: "web", peer: "east", action: .allow, precedence: 9, description: "d")
        )
        return ServiceIntentions(name: name, sources: sources)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }
}
