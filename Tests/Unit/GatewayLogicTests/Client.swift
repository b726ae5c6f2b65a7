import EnvoySchema
import EnvoyTranslation
import GatewayLogic
import SchemaRuntime

/// A response in a form that is easy to compare.
struct Answer: Equatable {
    struct Part: Equatable {
        var name: String
        var version: String
        /// The text the test put into the resource.
        var body: String
    }

    var nonce: String
    var type: EnvoyResourceType
    var resources: [Part]
    var removed: [String]

    var summary: String {
        ([nonce, type.rawValue] + resources.map { "+" + $0.name } + removed.map { "-" + $0 }).joined(separator: " ")
    }
}

extension DeltaStream.Effect {
    var response: Answer? {
        guard case .send(let message) = self, let type = EnvoyResourceType(typeURL: message.typeURL) else { return nil }
        return Answer(
            nonce: message.nonce,
            type: type,
            resources: message.resources.map { resource in
                let body = try? resource.resource?.unpacked(as: GoogleProtobuf.Struct.self).fields["text"]
                var text = ""
                if case .stringValue(let value)? = body?.kind { text = value }
                return Answer.Part(name: resource.name, version: resource.version, body: text)
            },
            removed: message.removedResources
        )
    }

    var rejections: [Rejection] {
        if case .reject(let rejections) = self { rejections } else { [] }
    }
}

/// The proxy's side of a stream: asks, takes, refuses, and keeps the versions it took.
struct Client {
    var stream = DeltaStream()
    private(set) var versions: [EnvoyResourceType: [String: String]] = [:]

    init(
        _ clusters: [String: String],
        endpoints: [String: String] = [:],
        listeners: [String: String] = [:],
        routes: [String: String] = [:]
    ) {
        guard let set = try? Self.set(clusters, endpoints, listeners, routes) else { return }
        _ = stream.apply(.resourcesChanged(set))
    }

    /// A proxy that has everything, after two responses.
    static func settled(_ clusters: [String: String], listeners: [String: String]) throws -> Client {
        var client = Client(clusters, listeners: listeners)
        _ = try client.ask(.cluster)
        _ = try client.take("00000001", .cluster)
        _ = try client.ask(.listener)
        _ = try client.take("00000002", .listener)
        return client
    }

    static func set(
        _ clusters: [String: String],
        _ endpoints: [String: String] = [:],
        _ listeners: [String: String] = [:],
        _ routes: [String: String] = [:]
    ) throws -> ResourceSet {
        func resources(_ texts: [String: String]) throws -> [EncodedResource] {
            try texts.sorted { $0.key < $1.key }.map { name, text in
                let body = GoogleProtobuf.Struct(fields: ["text": GoogleProtobuf.Value(kind: .stringValue(text))])
                return try EncodedResource(name: name, body)
            }
        }
        var set = ResourceSet()
        set.clusters = try resources(clusters)
        set.endpoints = try resources(endpoints)
        set.listeners = try resources(listeners)
        set.routes = try resources(routes)
        return set
    }

    static func request(
        _ type: EnvoyResourceType,
        _ names: [String] = [],
        initial: [String: String] = [:]
    ) -> EnvoyDiscoveryV3.DeltaDiscoveryRequest {
        EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: type.typeURL,
            resourceNamesSubscribe: names,
            initialResourceVersions: initial
        )
    }

    mutating func ask(
        _ type: EnvoyResourceType,
        _ names: [String] = [],
        initial: [String: String] = [:]
    ) throws -> [Answer] {
        note(stream.apply(.requestReceived(Self.request(type, names, initial: initial))))
    }

    mutating func drop(_ type: EnvoyResourceType, _ names: [String]) throws -> [Answer] {
        let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(
            typeURL: type.typeURL,
            resourceNamesUnsubscribe: names
        )
        return note(stream.apply(.requestReceived(request)))
    }

    mutating func take(_ nonce: String, _ type: EnvoyResourceType) throws -> [Answer] {
        let request = EnvoyDiscoveryV3.DeltaDiscoveryRequest(typeURL: type.typeURL, responseNonce: nonce)
        return note(stream.apply(.requestReceived(request)))
    }

    mutating func refuse(_ nonce: String, _ type: EnvoyResourceType, _ reason: String) -> [DeltaStream.Effect] {
        stream.apply(
            .requestReceived(
                EnvoyDiscoveryV3.DeltaDiscoveryRequest(
                    typeURL: type.typeURL,
                    responseNonce: nonce,
                    errorDetail: GoogleRPC.Status(code: 13, message: reason)
                )
            )
        )
    }

    mutating func change(
        _ clusters: [String: String],
        endpoints: [String: String] = [:],
        listeners: [String: String] = [:],
        routes: [String: String] = [:]
    ) throws -> [Answer] {
        note(stream.apply(.resourcesChanged(try Self.set(clusters, endpoints, listeners, routes))))
    }

    mutating func change(to set: ResourceSet) throws -> [Answer] { note(stream.apply(.resourcesChanged(set))) }

    private mutating func note(_ effects: [DeltaStream.Effect]) -> [Answer] {
        let answers = effects.compactMap(\.response)
        for answer in answers {
            for resource in answer.resources { versions[answer.type, default: [:]][resource.name] = resource.version }
            for name in answer.removed { versions[answer.type]?[name] = nil }
        }
        return answers
    }
}
