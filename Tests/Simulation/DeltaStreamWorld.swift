import EnvoySchema
import EnvoyTranslation
import GatewayLogic
import SchemaRuntime

/// A proxy on a delta stream: its configuration changes, it answers late, refuses what it cannot use, and loses its stream.
///
/// It behaves as Envoy does: it takes or refuses an answer as a whole, asks for the endpoints of its clusters and the routes of its
/// listeners, and names after a reconnect what it has. Invariants: of each kind one answer is under way at a time; nothing that it has is sent
/// again, unless it asks or a refused answer is tried in parts; no listener that it took names a cluster or a route that it should have and was not
/// sent; in the end it has everything it should, keeps the last good content of what it refuses, and then nothing more is sent.
struct DeltaStreamWorld: World {
    private static let kinds: [EnvoyResourceType] = [.cluster, .endpoint, .listener, .route, .extensionConfig]
    private static let watched: [EnvoyResourceType] = [.cluster, .listener, .extensionConfig]
    private static let bad = "bad"

    private struct Held: Equatable {
        var version: String
        var body: String
    }

    private struct Response {
        var type: EnvoyResourceType
        var nonce: String
        var parts: [String: Held]
        var removed: [String]
    }

    private var chance: Chance
    private var stream = DeltaStream()
    private var wanted: [EnvoyResourceType: [String: String]] = [:]
    private var encoded: [String: EncodedResource] = [:]
    private var held: [EnvoyResourceType: [String: Held]] = [:]
    private var asked: [EnvoyResourceType: Set<String>] = [:]
    private var inbox: [Response] = []
    /// What may be sent although the proxy has it: it asked again, or a part of its answer was refused.
    private var mayRepeat: Set<EnvoyResourceType> = []
    private let namesWhatItRefuses: Bool
    private let refuses: Bool

    init(chance given: Chance) {
        chance = given
        refuses = chance.happens(60)
        namesWhatItRefuses = chance.happens(50)
        connect()
    }

    // MARK: - Steps

    mutating func step() throws {
        switch chance.below(100) {
        case 0..<40: try answer()
        case 40..<85: try change()
        case 85..<88: try tell(set())
        case 88..<92: connect()
        default: try answer()
        }
    }

    /// A new stream; the proxy keeps what it has and names it, and answers that were under way are lost.
    private mutating func connect() {
        stream = DeltaStream()
        inbox = []
        mayRepeat = []
        do {
            try tell(set())
            for type in Self.kinds
            where Self.watched.contains(type) && type != .extensionConfig || !(asked[type] ?? []).isEmpty {
                let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
                    typeURL: type.typeURL,
                    resourceNamesSubscribe: (asked[type] ?? []).sorted(),
                    initialResourceVersions: (held[type] ?? [:]).mapValues(\.version)
                )
                try take(stream.apply(.requestReceived(request)))
            }
        } catch { connectProblem = "\(error)" }
    }

    private var connectProblem: String?

    private mutating func change() throws {
        let type = Self.kinds[chance.below(Self.kinds.count)]
        var bodies = wanted[type] ?? [:]
        let number = chance.below(4)
        switch type {
        case .cluster:
            if chance.happens(25) { bodies["c\(number)"] = nil } else { bodies["c\(number)"] = content() }
        case .endpoint: if wanted[.cluster]?["c\(number)"] != nil { bodies["c\(number)"] = content(neverBad: true) }
        case .listener:
            let clusters = (wanted[.cluster] ?? [:]).keys.sorted()
            if chance.happens(20) {
                bodies["l\(number)"] = nil
            } else if let cluster = chance.one(of: clusters) {
                bodies["l\(number)"] = "\(cluster) r\(number) \(content())"
            }
        case .route: bodies["r\(number)"] = content()
        case .extensionConfig: bodies["x\(number)"] = content()
        case .secret: break
        }
        wanted[type] = bodies
        // What a configuration is made of hangs together: endpoints are of clusters that are there, listeners use such.
        let clusters = wanted[.cluster] ?? [:]
        wanted[.endpoint] = (wanted[.endpoint] ?? [:]).filter { clusters[$0.key] != nil }
        for name in clusters.keys where wanted[.endpoint]?[name] == nil { wanted[.endpoint, default: [:]][name] = "e" }
        wanted[.listener] = (wanted[.listener] ?? [:]).filter { clusters[Self.cluster(of: $0.value)] != nil }
        for body in (wanted[.listener] ?? [:]).values where wanted[.route]?[Self.route(of: body)] == nil {
            wanted[.route, default: [:]][Self.route(of: body)] = "r"
        }
        try tell(set())
    }

    private mutating func content(neverBad: Bool = false) -> String {
        let number = chance.below(6)
        return refuses && !neverBad && number == 0 ? Self.bad : String(number)
    }

    private static func cluster(of listener: String) -> String {
        listener.split(separator: " ").first.map(String.init) ?? ""
    }
    private static func route(of listener: String) -> String {
        listener.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }

    private static func isBad(_ body: String) -> Bool { body.hasSuffix(bad) }

    private mutating func set() throws -> ResourceSet {
        var set = ResourceSet()
        set.clusters = try resources(.cluster)
        set.endpoints = try resources(.endpoint)
        set.listeners = try resources(.listener)
        set.routes = try resources(.route)
        set.extensionConfigs = try resources(.extensionConfig)
        return set
    }

    private mutating func resources(_ type: EnvoyResourceType) throws -> [EncodedResource] {
        try (wanted[type] ?? [:]).sorted { $0.key < $1.key }.map { name, body in
            let key = "\(type.rawValue) \(name) \(body)"
            if let known = encoded[key] { return known }
            let message = GoogleProtobuf.Struct(fields: ["text": GoogleProtobuf.Value(kind: .stringValue(body))])
            let resource = try EncodedResource(name: name, message)
            encoded[key] = resource
            return resource
        }
    }

    private mutating func tell(_ set: ResourceSet) throws { try take(stream.apply(.resourcesChanged(set))) }

    private mutating func take(_ effects: [DeltaStream.Effect]) throws {
        for effect in effects {
            switch effect {
            case .send(let message):
                guard let type = EnvoyResourceType(typeURL: message.typeURL) else {
                    throw Broken("an answer of no kind")
                }
                guard !inbox.contains(where: { $0.type == type }) else {
                    throw Broken("two answers of \(type) at a time")
                }
                var parts: [String: Held] = [:]
                for resource in message.resources {
                    let text = try? resource.resource?.unpacked(as: GoogleProtobuf.Struct.self).fields["text"]
                    guard case .stringValue(let body)? = text?.kind else { throw Broken("a resource without content") }
                    parts[resource.name] = Held(version: resource.version, body: body)
                    // A cluster that is updated needs its endpoints anew.
                    if type != .endpoint, !mayRepeat.contains(type),
                        held[type]?[resource.name]?.version == resource.version
                    {
                        throw Broken("\(type) \(resource.name) is sent again although the proxy has it")
                    }
                }
                inbox.append(
                    Response(type: type, nonce: message.nonce, parts: parts, removed: message.removedResources)
                )
            case .reject: break
            case .end(let text): throw Broken("the stream was ended: \(text)")
            }
        }
    }

    // MARK: - The proxy

    /// Takes or refuses the oldest answer.
    private mutating func answer() throws {
        if let connectProblem { throw Broken(connectProblem) }
        guard !inbox.isEmpty else { return }
        let response = inbox.removeFirst()
        let refused = response.parts.filter { Self.isBad($0.value.body) }.keys.sorted()
        var request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: response.type.typeURL,
            responseNonce: response.nonce
        )
        if refused.isEmpty {
            // What it does not ask for any more it does not keep.
            let names = response.type == .endpoint || response.type == .route ? asked[response.type] ?? [] : nil
            for (name, part) in response.parts where names?.contains(name) ?? true {
                held[response.type, default: [:]][name] = part
            }
            for name in response.removed { held[response.type]?[name] = nil }
            if response.type == .listener { try checkListeners(response) }
        } else {
            mayRepeat.insert(response.type)
            let words = namesWhatItRefuses ? refused.joined(separator: ", ") + ": no good" : "no good"
            request.errorDetail = GoogleRPC.Status(code: 13, message: words)
        }
        try take(stream.apply(.requestReceived(request)))
        if refused.isEmpty { try follow(response.type) }
    }

    /// Asks for what the resources that were taken refer to, and leaves what nothing refers to any more.
    private mutating func follow(_ type: EnvoyResourceType) throws {
        let (next, names): (EnvoyResourceType, Set<String>)
        switch type {
        case .cluster: (next, names) = (.endpoint, Set((held[.cluster] ?? [:]).keys))
        case .listener: (next, names) = (.route, Set((held[.listener] ?? [:]).values.map { Self.route(of: $0.body) }))
        case .endpoint, .route, .extensionConfig, .secret: return
        }
        let before = asked[next] ?? []
        guard names != before else { return }
        asked[next] = names
        for name in before.subtracting(names) { held[next]?[name] = nil }
        let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: next.typeURL,
            resourceNamesSubscribe: names.subtracting(before).sorted(),
            resourceNamesUnsubscribe: before.subtracting(names).sorted()
        )
        try take(stream.apply(.requestReceived(request)))
    }

    private func checkListeners(_ response: Response) throws {
        // What it refused itself it lacks by its own will.
        guard !refuses else { return }
        for (name, part) in response.parts where held[.cluster]?[Self.cluster(of: part.body)] == nil {
            throw Broken("listener \(name) came before its cluster \(Self.cluster(of: part.body))")
        }
    }

    // MARK: - The end

    mutating func settle() throws {
        var rounds = 0
        while !inbox.isEmpty {
            try answer()
            rounds += 1
            guard rounds < 400 else { throw Broken("the proxy and the stream do not come to an end") }
        }
        if let connectProblem { throw Broken(connectProblem) }
        for type in Self.kinds {
            let seen = type == .cluster || type == .listener ? nil : asked[type] ?? []
            let have = held[type] ?? [:]
            for (name, body) in wanted[type] ?? [:] where seen?.contains(name) ?? true {
                if Self.isBad(body) {
                    if let kept = have[name], Self.isBad(kept.body) {
                        throw Broken("\(type) \(name) was taken although it is bad")
                    }
                } else if have[name]?.body != body {
                    throw Broken("\(type) \(name) is \(have[name]?.body ?? "not there"), wanted \(body)")
                }
            }
            for name in have.keys where wanted[type]?[name] == nil && !refuses {
                throw Broken("\(type) \(name) is still there")
            }
        }
        guard stream.isSettled else { throw Broken("the stream does not know that the proxy has everything") }
        let again = stream.apply(.resourcesChanged(try set()))
        guard again.isEmpty else { throw Broken("something is sent although nothing changed") }
    }
}
