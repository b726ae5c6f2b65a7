import ACLContract
import EnvoySchema
package import GRPCCore
import GatewayLogic
import Logging
import MeshDomain
import MeshRPC
import MeshRuntime
import SchemaRuntime

/// Envoy's aggregated discovery service, delta variant.
package struct DiscoveryService: RegistrableRPCService {
    private static let name = ServiceDescriptor(
        fullyQualifiedService: "envoy.service.discovery.v3.AggregatedDiscoveryService"
    )
    private let engine: ProxyEngine

    /// Makes the service over an engine.
    package init(engine: ProxyEngine) { self.engine = engine }

    package func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let engine = engine
        router.registerHandler(
            forMethod: MethodDescriptor(service: Self.name, method: "DeltaAggregatedResources"),
            deserializer: SchemaDeserializer<EnvoyDiscoveryV3.DeltaDiscoveryRequest>(),
            serializer: SchemaSerializer<EnvoyDiscoveryV3.DeltaDiscoveryResponse>()
        ) { request, _ in
            let token = Self.token(in: request.metadata)
            return StreamingServerResponse(of: EnvoyDiscoveryV3.DeltaDiscoveryResponse.self) { writer in
                try await Self.serve(request.messages, writer: writer, token: token, engine: engine)
                return [:]
            }
        }
    }

    private static func token(in metadata: Metadata) -> SecretID {
        SecretID(metadata[stringValues: "x-consul-token"].first { _ in true } ?? "")
    }

    private static func serve(
        _ requests: RPCAsyncSequence<EnvoyDiscoveryV3.DeltaDiscoveryRequest, any Error>,
        writer: RPCWriter<EnvoyDiscoveryV3.DeltaDiscoveryResponse>,
        token: SecretID,
        engine: ProxyEngine
    ) async throws {
        let mailbox = StreamMailbox()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { mailbox.end(.closed) }
                var isConnected = false
                do {
                    for try await request in requests {
                        if !isConnected {
                            guard let identity = identity(in: request) else {
                                return mailbox.end(
                                    .refused(.invalidArgument, "the first request must name the proxy in node.id")
                                )
                            }
                            guard mailbox.put(request) else { continue }
                            isConnected = true
                            await engine.connect(identity, token: token, mailbox: mailbox)
                        } else if !mailbox.put(request) {
                            mailbox.end(
                                .refused(.resourceExhausted, "too many requests wait; the proxy must read its answers")
                            )
                            break
                        }
                    }
                } catch {
                    // The proxy went away: that is how these streams end.
                }
                if isConnected { await engine.disconnect(mailbox.id) }
            }
            defer { group.cancelAll() }
            try await answer(mailbox, writer: writer, engine: engine)
        }
        if case .refused(let kind, let reason)? = mailbox.ending { throw RPCError(code: kind.code, message: reason) }
    }

    private static func answer(
        _ mailbox: StreamMailbox,
        writer: RPCWriter<EnvoyDiscoveryV3.DeltaDiscoveryResponse>,
        engine: ProxyEngine
    ) async throws {
        var conversation = DeltaStream()
        while let event = await mailbox.next() {
            for effect in conversation.apply(event) {
                switch effect {
                case .send(let response):
                    GatewayMetrics.sent(response)
                    try await writer.write(response)
                case .reject(let rejections):
                    GatewayMetrics.refused(rejections)
                    await engine.note(rejections, from: mailbox.id)
                }
            }
            mailbox.note(StreamProgress(isSettled: conversation.isSettled, rejections: conversation.rejections))
        }
    }

    private static func identity(in request: EnvoyDiscoveryV3.DeltaDiscoveryRequest) -> ProxyIdentity? {
        guard let node = request.node, !node.id.isEmpty else { return nil }
        var name = ""
        if case .stringValue(let text)? = node.metadata?.fields["node_name"]?.kind { name = text }
        return ProxyIdentity(id: node.id, node: name)
    }
}

extension StreamRefusal {
    fileprivate var code: RPCError.Code {
        switch self {
        case .permissionDenied: .permissionDenied
        case .invalidArgument: .invalidArgument
        case .resourceExhausted: .resourceExhausted
        }
    }
}
