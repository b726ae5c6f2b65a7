import ACLContract
import EnvoyPatches
import EnvoySchema
package import GRPCCore
import GatewayLogic
import Logging
package import MeshConnections
import MeshDomain
import MeshRPC
import MeshRuntime
import SchemaRuntime
import Synchronization

/// Envoy's aggregated discovery service, delta variant.
package struct DiscoveryService: RegistrableRPCService {
    private static let name = ServiceDescriptor(
        fullyQualifiedService: "envoy.service.discovery.v3.AggregatedDiscoveryService"
    )
    /// How many bytes a proxy's id, and its node's name, may have.
    private static let nameLimit = 1_024
    /// How long a stream that is refused may take to say for whom it was meant.
    private static let courtesy = Duration.seconds(1)
    private let engine: ProxyEngine
    private let limits: XDSLimits
    private let gate: ConnectionGate
    private let streams = StreamCount()
    private let spacing = LogSpacing()
    private let wordSpacing = LogSpacing()
    /// For requests that wait, and for names that are kept, of all streams.
    private let budget: ByteBudget

    /// Makes the service over an engine; streams that may be there admit their connections at the gate.
    package init(engine: ProxyEngine, limits: XDSLimits, gate: ConnectionGate) {
        self.engine = engine
        self.limits = limits
        self.gate = gate
        budget = ByteBudget(limit: limits.bytesInAll)
    }

    package func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let service = self
        router.registerHandler(
            forMethod: MethodDescriptor(service: Self.name, method: "DeltaAggregatedResources"),
            deserializer: SchemaDeserializer<EnvoyDiscoveryV3.DeltaDiscoveryRequest>(),
            serializer: SchemaSerializer<EnvoyDiscoveryV3.DeltaDiscoveryResponse>()
        ) { request, context in
            let token = Self.token(in: request.metadata)
            let denial = await service.engine.denial(of: token)
            if denial == nil { service.gate.admit(context.remotePeer) }
            return StreamingServerResponse(of: EnvoyDiscoveryV3.DeltaDiscoveryResponse.self) { writer in
                if let denial {
                    throw await service.refusal(denial, of: token, request.messages, from: context.remotePeer)
                }
                try await service.serve(request.messages, writer: writer, token: token, from: context.remotePeer)
                return [:]
            }
        }
    }

    /// Waits a moment for the first request of a stream that is not allowed, to say which service it lacks the right to.
    private func refusal(
        _ denial: MeshError,
        of token: SecretID,
        _ requests: RPCAsyncSequence<EnvoyDiscoveryV3.DeltaDiscoveryRequest, any Error>,
        from peer: String
    ) async -> RPCError {
        let better = await withTaskGroup(of: MeshError?.self) { group in
            group.addTask {
                var iterator = requests.makeAsyncIterator()
                guard let first = try? await iterator.next(), let identity = try? Self.identity(in: first) else {
                    return nil
                }
                return await engine.denial(of: token, to: identity)
            }
            group.addTask {
                try? await Task.sleep(for: Self.courtesy)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next().flatMap(\.self)
        }
        let error = better ?? denial
        engine.logger.info(
            "a stream was refused for its token",
            metadata: [LogKey.address: "\(peer)", LogKey.error: "\(error.message)"]
        )
        return refusal(.permissionDenied, error.message)
    }

    private static func token(in metadata: Metadata) -> SecretID {
        SecretID(metadata[stringValues: "x-consul-token"].first { _ in true } ?? "")
    }

    private func serve(
        _ requests: RPCAsyncSequence<EnvoyDiscoveryV3.DeltaDiscoveryRequest, any Error>,
        writer: RPCWriter<EnvoyDiscoveryV3.DeltaDiscoveryResponse>,
        token: SecretID,
        from peer: String
    ) async throws {
        if let excess = streams.enter(peer, limits) { throw refusal(.resourceExhausted, excess) }
        defer { streams.leave(peer) }
        let mailbox = StreamMailbox(
            requestLimit: limits.waitingRequests,
            byteLimit: limits.waitingBytes,
            budget: budget
        )
        let silence = Task { [limits] in
            try await Task.sleep(for: limits.firstRequestTime)
            mailbox.end(.refused(.deadlineExceeded, "no request came within \(limits.firstRequestTime)"))
        }
        defer { silence.cancel() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await receive(requests, into: mailbox, token: token) { silence.cancel() } }
            defer { group.cancelAll() }
            try await answer(mailbox, writer: writer)
        }
        if case .refused(let kind, let reason)? = mailbox.ending { throw refusal(kind, reason) }
    }

    private func refusal(_ kind: StreamRefusal, _ reason: String) -> RPCError {
        GatewayMetrics.refusedStream(kind)
        if kind == .resourceExhausted, let unsaid = spacing.take() {
            engine.logger.warning(
                "a proxy's stream is refused or ends, since it takes too much",
                metadata: ["limit": "\(reason)", "xds.unsaid": "\(unsaid)"]
            )
        }
        return RPCError(code: kind.code, message: reason)
    }

    /// Reads a stream until its end; the first request says whose it is.
    private func receive(
        _ requests: RPCAsyncSequence<EnvoyDiscoveryV3.DeltaDiscoveryRequest, any Error>,
        into mailbox: StreamMailbox,
        token: SecretID,
        onFirst: () -> Void
    ) async {
        defer { mailbox.end(.closed) }
        var isConnected = false
        do {
            for try await request in requests {
                onFirst()
                guard mailbox.put(request) else {
                    mailbox.end(
                        .refused(
                            .resourceExhausted,
                            "too many requests wait; the proxy must read its answers (TOMBOLO_XDS_WAITING_REQUESTS)"
                        )
                    )
                    break
                }
                if !isConnected {
                    let identity: ProxyIdentity
                    do throws(MeshError) { identity = try Self.identity(in: request) } catch {
                        mailbox.end(.refused(.invalidArgument, error.message))
                        break
                    }
                    isConnected = true
                    await engine.connect(identity, token: token, mailbox: mailbox)
                }
            }
        } catch {
            // The proxy went away: that is how these streams end.
        }
        if isConnected { await engine.disconnect(mailbox.id) }
    }

    private func answer(
        _ mailbox: StreamMailbox,
        writer: RPCWriter<EnvoyDiscoveryV3.DeltaDiscoveryResponse>
    ) async throws {
        var conversation = DeltaStream(limits: limits.conversation)
        var (kept, told) = (0, 0)
        defer { budget.give(kept) }
        while let event = await mailbox.next() {
            for effect in conversation.apply(event) {
                switch effect {
                case .send(let response):
                    GatewayMetrics.sent(response)
                    try await writer.write(response)
                case .reject(let rejections):
                    GatewayMetrics.refused(rejections)
                    await engine.note(rejections, from: mailbox.id)
                case .end(let excess): mailbox.end(.refused(.resourceExhausted, excess))
                }
            }
            let shortened = conversation.shortenedReasons
            if shortened > told {
                told = shortened
                noteShortened()
            }
            let growth = conversation.keptBytes - kept
            if growth != 0 {
                guard growth < 0 || budget.take(growth) else {
                    mailbox.end(
                        .refused(.resourceExhausted, "the names that all proxies ask for are too long together")
                    )
                    continue
                }
                if growth < 0 { budget.give(-growth) }
                kept += growth
            }
            mailbox.note(StreamProgress(isSettled: conversation.isSettled, rejections: conversation.rejections))
        }
    }

    private func noteShortened() {
        GatewayMetrics.shortenedRefusal()
        guard let unsaid = wordSpacing.take() else { return }
        engine.logger.info(
            "of the words with which a proxy refused something only the beginning is kept (TOMBOLO_XDS_REFUSAL_BYTES)",
            metadata: ["limit": "\(limits.conversation.reasonBytes)", "xds.unsaid": "\(unsaid)"]
        )
    }

    private static func identity(
        in request: EnvoyDiscoveryV3.DeltaDiscoveryRequest
    ) throws(MeshError) -> ProxyIdentity {
        guard let node = request.node, !node.id.isEmpty else {
            throw MeshError(.badRequest, "the first request must name the proxy in node.id")
        }
        func metadata(_ key: String) -> String {
            guard case .stringValue(let text)? = node.metadata?.fields[key]?.kind else { return "" }
            return text
        }
        let name = metadata("node_name")
        guard node.id.utf8.count <= nameLimit, name.utf8.count <= nameLimit else {
            throw MeshError(.badRequest, "node.id and node_name may have \(nameLimit) bytes each")
        }
        let scope = Scope(
            partition: try Partition(validating: metadata("partition"), field: "partition of the node's metadata"),
            namespace: try Namespace(validating: metadata("namespace"), field: "namespace of the node's metadata")
        )
        return ProxyIdentity(id: node.id, node: name, scope: scope, envoy: envoyVersion(of: node))
    }
}

/// The version that an Envoy says it has; nil for somebody else, and for a text that is none.
private func envoyVersion(of node: EnvoyCoreV3.Node) -> VersionNumber? {
    switch node.userAgentVersionType {
    case .userAgentVersion(let text)?: VersionNumber(text)
    case .userAgentBuildVersion(let build)?:
        build.version.map { VersionNumber(Int($0.majorNumber), Int($0.minorNumber), Int($0.patch)) }
    case nil: nil
    }
}

/// How many streams are open, in all and of each connection.
private final class StreamCount: Sendable {
    private struct Table {
        var count = 0
        /// By the other end.
        var byConnection: [String: Int] = [:]
    }

    private let table = Mutex(Table())

    /// Counts one more; what there is too much of, nil when it was counted.
    func enter(_ peer: String, _ limits: XDSLimits) -> String? {
        table.withLock { table in
            guard table.count < limits.streams else {
                return "there are \(limits.streams) streams, the most that are served here (TOMBOLO_XDS_STREAMS)"
            }
            let own = table.byConnection[peer] ?? 0
            guard own < limits.streamsPerConnection else {
                return "the connection has \(own) streams, the most that one may have"
                    + " (TOMBOLO_XDS_STREAMS_PER_CONNECTION)"
            }
            table.count += 1
            table.byConnection[peer] = own + 1
            return nil
        }
    }

    func leave(_ peer: String) {
        table.withLock { table in
            table.count -= 1
            let rest = (table.byConnection[peer] ?? 0) - 1
            table.byConnection[peer] = rest > 0 ? rest : nil
        }
    }
}

extension StreamRefusal {
    fileprivate var code: RPCError.Code {
        switch self {
        case .permissionDenied: .permissionDenied
        case .invalidArgument: .invalidArgument
        case .resourceExhausted: .resourceExhausted
        case .notFound: .notFound
        case .deadlineExceeded: .deadlineExceeded
        }
    }
}
