import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import MeshConnections
import MeshDomain
import MeshRPC
import PeerStreamSchema
import PeeringLogic

/// Takes exchanges and streams of other clusters, over TLS.
struct PeerStreamServer: Sendable {
    let core: PeeringCore
    let certificate: ServerCertificate

    /// Serves until cancelled.
    func run() async throws {
        try await certificate.obtain()
        let security = try HTTP2ServerTransport.Posix.TransportSecurity.tls(certificateReloader: certificate)
        let listen = core.settings.listen
        let settings = core.settings
        let gate = ConnectionGate(server: "peering", limits: settings.connectionLimits, logger: core.logger)
        let pause = ListenerPause(server: "peering", logger: core.logger)
        let attempts = AttemptLimiter(
            "peering.secrets",
            burst: settings.secretBurst,
            perSecond: Double(settings.secretsPerSecond),
            logger: core.logger
        )
        let server = GRPCServer(
            transport: HTTP2ServerTransport.Posix(
                address: listen.host.contains(":")
                    ? .ipv6(host: listen.host, port: listen.port) : .ipv4(host: listen.host, port: listen.port),
                transportSecurity: security,
                config: .defaults { config in
                    config.rpc.maxRequestPayloadSize = settings.messageBytes
                    config.http2.targetWindowSize = LinkLimits.window
                    // A peer has one stream, and now and then an exchange.
                    config.http2.maxConcurrentStreams = 8
                    config.channelDebuggingCallbacks.onBindTCPListener = { pause.install(in: $0) }
                    config.channelDebuggingCallbacks.onAcceptTCPConnection = { gate.watch($0) }
                    config.connection.keepalive.time = LinkLimits.serverPing
                    config.connection.keepalive.timeout = LinkLimits.pingAnswer
                    config.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = .seconds(10)
                    config.connection.keepalive.clientBehavior.allowWithoutCalls = true
                }
            ),
            services: [PeerStreamHandlers(acceptor: StreamAcceptor(core: core), gate: gate, attempts: attempts)]
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.serve() }
            group.addTask { try await certificate.keepFresh() }
            defer { group.cancelAll() }
            let address = try await server.transport.listeningAddress
            if let port = address.ipv4?.port ?? address.ipv6?.port {
                core.ownAddresses.set(PeerAddress(host: listen.host, port: port))
                core.logger.info("takes streams of other clusters", metadata: ["address": "\(listen.host):\(port)"])
            }
            try await group.next()
        }
    }
}

/// The methods of the peer stream service.
private struct PeerStreamHandlers: RegistrableRPCService {
    let acceptor: StreamAcceptor
    let gate: ConnectionGate
    /// Secrets that are not known here.
    let attempts: AttemptLimiter

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let (acceptor, gate, attempts) = (acceptor, gate, attempts)
        router.registerHandler(
            forMethod: PeerStreamMethods.exchangeSecret,
            deserializer: SchemaDeserializer<PeerStreamWire.ExchangeSecretRequest>(),
            serializer: SchemaSerializer<PeerStreamWire.ExchangeSecretResponse>()
        ) { request, context in
            let request = try await ServerRequest(stream: request)
            let response = try await acceptor.exchange(request.message) { attempts.take(of: context.remotePeer) }
            gate.admit(context.remotePeer)
            return StreamingServerResponse(single: ServerResponse(message: response))
        }
        router.registerHandler(
            forMethod: PeerStreamMethods.streamResources,
            deserializer: StreamMessageDeserializer(),
            serializer: StreamMessageSerializer()
        ) { request, context in
            StreamingServerResponse(of: StreamMessage.self) { writer in
                let messages = request.messages.map { message in
                    gate.finishMessage(context.remotePeer)
                    return message
                }
                try await acceptor.serve(
                    RPCAsyncSequence(wrapping: messages),
                    writer: writer,
                    mayTry: { attempts.take(of: context.remotePeer) },
                    received: { gate.received(from: context.remotePeer) },
                    onOpened: { gate.admit(context.remotePeer) }
                )
                return [:]
            }
        }
    }
}

extension AttemptLimiter {
    /// Takes an attempt of the other end of a call.
    fileprivate func take(of remotePeer: String) -> Bool { take(RemotePeer(remotePeer)?.group ?? remotePeer) }
}
