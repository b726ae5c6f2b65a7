import EnvoySchema
import EnvoyTranslation
import GatewayLogic
import SchemaRuntime
import Testing

/// Long random conversations: whatever the order of changes and answers, the proxy ends up right and never breaks.
@Suite("Delta stream, random walks")
struct DeltaStreamWalkTests {
    /// A generator with a fixed seed, so that a failure can be repeated.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// A proxy that keeps what it is told, as Envoy does: a listener's text names the cluster it uses.
    struct Proxy {
        var stream = DeltaStream()
        var held: [EnvoyResourceType: [String: Answer.Part]] = [:]
        var asked: Set<String> = []
        var inbox: [Answer] = []

        mutating func apply(_ event: DeltaStream.Event) {
            inbox += stream.apply(event).compactMap(\.response)
        }

        /// Takes the oldest response; says whether a listener is left without its cluster.
        mutating func takeOne() -> Bool {
            let answer = inbox.removeFirst()
            for part in answer.resources { held[answer.type, default: [:]][part.name] = part }
            for name in answer.removed { held[answer.type]?[name] = nil }
            let clusters = held[.cluster] ?? [:]
            let broken = (held[.listener] ?? [:]).values.contains { clusters[$0.body] == nil }
            apply(
                .requestReceived(
                    EnvoyDiscoveryV3.DeltaDiscoveryRequest(typeURL: answer.type.typeURL, responseNonce: answer.nonce)
                )
            )
            if answer.type == .cluster {
                let now = Set(clusters.keys)
                let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
                    typeURL: EnvoyResourceType.endpoint.typeURL,
                    resourceNamesSubscribe: now.subtracting(asked).sorted(),
                    resourceNamesUnsubscribe: asked.subtracting(now).sorted()
                )
                for name in asked.subtracting(now) { held[.endpoint]?[name] = nil }
                if now != asked { apply(.requestReceived(request)) }
                asked = now
            }
            return broken
        }

        /// A new stream after a lost connection: the proxy keeps what it has.
        mutating func reconnect(_ set: ResourceSet) {
            stream = DeltaStream()
            inbox = []
            apply(.resourcesChanged(set))
            for type in [EnvoyResourceType.cluster, .listener, .endpoint] {
                let versions = (held[type] ?? [:]).mapValues(\.version)
                if type == .endpoint, asked.isEmpty { continue }
                apply(
                    .requestReceived(
                        Client.request(type, type == .endpoint ? asked.sorted() : [], initial: versions)
                    )
                )
            }
        }
    }

    @Test(arguments: 0..<40)
    func `a proxy ends up with what it should have and never lacks a cluster in use`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 1)
        var proxy = Proxy()
        var set = try Self.randomSet(&dice)
        proxy.reconnect(set)
        for _ in 0..<150 {
            switch Int.random(in: 0..<8, using: &dice) {
            case 0, 1:
                set = try Self.randomSet(&dice)
                proxy.apply(.resourcesChanged(set))
            case 2 where Int.random(in: 0..<6, using: &dice) == 0: proxy.reconnect(set)
            default:
                if !proxy.inbox.isEmpty {
                    let broken = proxy.takeOne()
                    #expect(!broken, "a listener without its cluster")
                }
            }
        }
        var rounds = 0
        while !proxy.inbox.isEmpty, rounds < 100 {
            let broken = proxy.takeOne()
            #expect(!broken, "a listener without its cluster")
            rounds += 1
        }
        #expect(proxy.stream.isSettled)
        for type in [EnvoyResourceType.cluster, .listener] {
            #expect((proxy.held[type] ?? [:]).mapValues(\.version) == Self.versions(set[type]))
        }
        let endpoints = (proxy.held[.endpoint] ?? [:]).mapValues(\.version)
        #expect(endpoints == Self.versions(set[.endpoint]))
    }

    /// A proxy that takes or refuses answers as a whole, as Envoy does for a message that it cannot read, and says nothing
    /// that helps.
    @Test(arguments: 0..<40)
    func `whatever a proxy refuses without a name, it ends up with everything else`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 77)
        var stream = DeltaStream()
        var held: [String: String] = [:]
        var inbox: [Answer] = []
        var wanted: [String: String] = [:]
        func apply(_ event: DeltaStream.Event) { inbox += stream.apply(event).compactMap(\.response) }
        /// Answers the oldest response.
        func answer() {
            let response = inbox.removeFirst()
            let isBad = response.resources.contains { $0.body == "bad" }
            if !isBad {
                for part in response.resources { held[part.name] = part.body }
                for name in response.removed { held[name] = nil }
            }
            apply(
                .requestReceived(
                    EnvoyDiscoveryV3.DeltaDiscoveryRequest(
                        typeURL: response.type.typeURL,
                        responseNonce: response.nonce,
                        errorDetail: isBad ? GoogleRPC.Status(code: 13, message: "Proto constraint failed") : nil
                    )
                )
            )
        }
        apply(.requestReceived(Client.request(.cluster)))
        apply(.requestReceived(Client.request(.listener)))
        for _ in 0..<60 {
            if Bool.random(using: &dice) {
                wanted = [:]
                for number in 0..<12 where Int.random(in: 0..<4, using: &dice) > 0 {
                    let body = Int.random(in: 0..<9, using: &dice)
                    wanted["c\(number)"] = body == 0 ? "bad" : String(body)
                }
                apply(.resourcesChanged(try Client.set(wanted)))
            } else if !inbox.isEmpty {
                answer()
            }
        }
        var rounds = 0
        while !inbox.isEmpty, rounds < 200 {
            answer()
            rounds += 1
        }
        #expect(stream.isSettled)
        #expect(stream.rejections.map(\.name) == wanted.filter { $0.value == "bad" }.keys.sorted())
        for (name, body) in wanted where body != "bad" { #expect(held[name] == body) }
        #expect(held.keys.allSatisfy { wanted[$0] != nil }, "what is no more is gone")
    }

    private static func versions(_ resources: [EncodedResource]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: resources.map { ($0.name, $0.version) })
    }

    private static func randomSet(_ dice: inout Dice) throws -> ResourceSet {
        var clusters: [String: String] = [:]
        var endpoints: [String: String] = [:]
        var listeners: [String: String] = [:]
        for name in ["c1", "c2", "c3", "c4"] where Bool.random(using: &dice) {
            clusters[name] = String(Int.random(in: 0..<3, using: &dice))
            endpoints[name] = String(Int.random(in: 0..<3, using: &dice))
        }
        for name in ["l1", "l2"] {
            if let cluster = clusters.keys.sorted().randomElement(using: &dice) { listeners[name] = cluster }
        }
        return try Client.set(clusters, endpoints, listeners)
    }
}
