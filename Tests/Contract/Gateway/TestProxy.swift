import EnvoySchema
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import MeshRPC
import SchemaRuntime
import TestSupport
import Testing

/// The Envoy side of one delta stream: asks, takes everything, and keeps the versions.
final class TestProxy: Sendable {
    /// A response in a form that is easy to compare.
    struct Answer: Sendable, Equatable {
        var typeURL: String
        /// Names and versions.
        var resources: [String: String]
        var removed: [String]
    }

    struct Late: Error {}

    static let clusters = EnvoyClusterV3.Cluster.typeURL
    static let endpoints = EnvoyEndpointV3.ClusterLoadAssignment.typeURL
    static let listeners = EnvoyListenerV3.Listener.typeURL
    static let rules = EnvoyCoreV3.TypedExtensionConfig.typeURL
    /// What the public listener of a TCP service asks for.
    static let rulesName = "envoy.filters.network.rbac"

    private let requests: AsyncStream<EnvoyDiscoveryV3.DeltaDiscoveryRequest>.Continuation
    private let answers: AsyncThrowingStream<Answer, any Error>
    private let node: EnvoyCoreV3.Node

    private init(
        _ requests: AsyncStream<EnvoyDiscoveryV3.DeltaDiscoveryRequest>.Continuation,
        _ answers: AsyncThrowingStream<Answer, any Error>,
        node: EnvoyCoreV3.Node
    ) {
        self.requests = requests
        self.answers = answers
        self.node = node
    }

    /// Runs a body with a stream of a sidecar, that of `web` unless told otherwise.
    ///
    /// What `refuses` gives words for is refused with them.
    static func connected(
        to port: Int,
        token: String = "",
        id: String = "web-sidecar",
        node nodeName: String? = "n1",
        trusting root: String? = nil,
        refuses: @escaping @Sendable (Answer) -> String? = { _ in nil },
        _ body: @Sendable @escaping (TestProxy) async throws -> Void
    ) async throws {
        let (outgoing, requests) = AsyncStream<EnvoyDiscoveryV3.DeltaDiscoveryRequest>.makeStream()
        let (answers, incoming) = AsyncThrowingStream<Answer, any Error>.makeStream()
        var fields: [String: GoogleProtobuf.Value] = [:]
        if let nodeName { fields["node_name"] = GoogleProtobuf.Value(kind: .stringValue(nodeName)) }
        let node = EnvoyCoreV3.Node(id: id, metadata: GoogleProtobuf.Struct(fields: fields))
        let proxy = TestProxy(requests, answers, node: node)
        let call = Task {
            do {
                try await stream(to: port, token, root, refuses, outgoing, requests, incoming)
                incoming.finish()
            } catch { incoming.finish(throwing: error) }
        }
        defer { call.cancel() }
        try await body(proxy)
        requests.finish()
    }

    private static func stream(
        to port: Int,
        _ token: String,
        _ root: String?,
        _ refuses: @escaping @Sendable (Answer) -> String?,
        _ outgoing: AsyncStream<EnvoyDiscoveryV3.DeltaDiscoveryRequest>,
        _ requests: AsyncStream<EnvoyDiscoveryV3.DeltaDiscoveryRequest>.Continuation,
        _ incoming: AsyncThrowingStream<Answer, any Error>.Continuation
    ) async throws {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: port),
            transportSecurity: root.map { root in
                .tls {
                    $0.trustRoots = .certificates([.bytes(Array(root.utf8), format: .pem)])
                    $0.serverCertificateVerification = .noHostnameVerification
                }
            } ?? .plaintext
        )
        try await withGRPCClient(transport: transport) { client in
            var options = CallOptions.defaults
            options.timeout = .seconds(60)
            options.waitForReady = true
            try await client.bidirectionalStreaming(
                request: StreamingClientRequest(metadata: ["x-consul-token": .string(token)]) { writer in
                    for await request in outgoing { try await writer.write(request) }
                },
                descriptor: MethodDescriptor(
                    fullyQualifiedService: "envoy.service.discovery.v3.AggregatedDiscoveryService",
                    method: "DeltaAggregatedResources"
                ),
                serializer: SchemaSerializer<EnvoyDiscoveryV3.DeltaDiscoveryRequest>(),
                deserializer: SchemaDeserializer<EnvoyDiscoveryV3.DeltaDiscoveryResponse>(),
                options: options
            ) { response in
                for try await message in response.messages {
                    let versions = message.resources.map { ($0.name, $0.version) }
                    let answer = Answer(
                        typeURL: message.typeURL,
                        resources: Dictionary(versions) { first, _ in first },
                        removed: message.removedResources
                    )
                    // Everything is answered at once, as Envoy does.
                    requests.yield(
                        .init(
                            typeURL: message.typeURL,
                            responseNonce: message.nonce,
                            errorDetail: refuses(answer).map { GoogleRPC.Status(code: 13, message: $0) }
                        )
                    )
                    incoming.yield(answer)
                }
            }
        }
    }

    /// Asks for a kind of resources.
    func ask(_ typeURL: String, names: [String] = [], has versions: [String: String] = [:]) {
        requests.yield(
            .init(
                node: node,
                typeURL: typeURL,
                resourceNamesSubscribe: names,
                initialResourceVersions: versions
            )
        )
    }

    /// The next answer.
    ///
    /// - Throws: `Late` when there is none in time, or why the stream ended.
    func next(within limit: Duration = Patience.long) async throws -> Answer {
        let answers = answers
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                for try await answer in answers { return answer }
                return nil
            }
            group.addTask {
                try await Task.sleep(for: limit)
                throw Late()
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next().flatMap(\.self) else { throw Late() }
            return answer
        }
    }

    /// Expects that the next answer brings clusters, the application's among them.
    func expectClusters() async throws {
        let answer = try await next()
        #expect(answer.typeURL == Self.clusters && answer.resources.keys.contains("local_app"))
    }

    /// Asks for everything, in Envoy's order, and waits until it is there.
    func load() async throws -> Configuration {
        ask(Self.clusters)
        let clusters = try await next()
        #expect(clusters.typeURL == Self.clusters)
        let names = clusters.resources.keys.filter { $0.hasPrefix("db.") }.sorted()
        ask(Self.endpoints, names: names)
        let endpoints = try await next()
        #expect(endpoints.typeURL == Self.endpoints)
        ask(Self.listeners)
        let listeners = try await next()
        #expect(listeners.typeURL == Self.listeners)
        return Configuration(
            clusters: clusters.resources,
            endpoints: endpoints.resources,
            listeners: listeners.resources
        )
    }

    /// What a proxy has: names and versions.
    struct Configuration: Sendable, Equatable {
        var clusters: [String: String]
        var endpoints: [String: String]
        var listeners: [String: String]
    }
}
