import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import MeshDomain
import MeshRPC
import NIOCore
import NIOPosix
import PeerStreamSchema
import PeeringLogic

/// Calls the servers of another cluster.
struct PeerDialer: Sendable {
    let address: PeerAddress
    let serverName: String
    let caPEMs: [String]
    /// Counts what comes on the connection.
    let meter = ArrivalMeter()

    /// Why a call failed, for people.
    struct Failure: Error, Sendable {
        var code: RPCError.Code
        var message: String

        init(_ error: any Error) {
            let rpc = error as? RPCError
            code = rpc?.code ?? .unavailable
            let cause = rpc?.cause.map { " (\($0))" } ?? ""
            message = rpc.map { $0.message + cause } ?? "\(error)"
        }
    }

    private func transport() throws -> HTTP2ClientTransport.Posix {
        let security: HTTP2ClientTransport.Posix.TransportSecurity
        if caPEMs.isEmpty {
            guard serverName.isEmpty else {
                throw RPCError(
                    code: .failedPrecondition,
                    message: "the peer sent no certificate authority; make a new token there and establish again"
                )
            }
            security = .plaintext
        } else {
            security = .tls { tls in
                tls.trustRoots = .certificates(caPEMs.map { .bytes(Array($0.utf8), format: .pem) })
                tls.serverCertificateVerification = .fullVerification
            }
        }
        return try HTTP2ClientTransport.Posix(
            target: target,
            transportSecurity: security,
            config: .defaults { config in
                config.http2.authority = serverName.isEmpty ? nil : serverName
                // Consul refuses clients that ping more often than every 15 s.
                config.connection.keepalive = .init(
                    time: LinkLimits.clientPing,
                    timeout: LinkLimits.pingAnswer,
                    allowWithoutCalls: true
                )
                config.http2.targetWindowSize = LinkLimits.window
                config.channelDebuggingCallbacks.onCreateTCPConnection = { [meter] in meter.watch($0) }
                config.backoff.initial = .milliseconds(100)
                config.backoff.max = .seconds(2)
            }
        )
    }

    private var target: any ResolvableTarget {
        if address.host.contains(":") { return .ipv6(address: address.host, port: address.port) }
        let isNumeric = address.host.split(separator: ".").allSatisfy { UInt8($0) != nil }
        return isNumeric
            ? .ipv4(address: address.host, port: address.port) : .dns(host: address.host, port: address.port)
    }

    /// Trades the secret of a token for that of a stream.
    func exchange(peerID: String, secret: SecretID, timeout: Duration) async throws(Failure) -> SecretID {
        let (answers, answer) = AsyncStream<Result<SecretID, Failure>>.makeStream(bufferingPolicy: .bufferingOldest(1))
        let attempt = Task {
            do {
                // The answer counts when it is there, not when the connection is closed, which some servers delay.
                try await call(peerID: peerID, secret: secret, timeout: timeout) { answer.yield($0) }
            } catch {
                answer.yield(.failure(Failure(error)))
            }
        }
        let limit = Task {
            try await Task.sleep(for: timeout + .milliseconds(250))
            answer.yield(.failure(Failure(RPCError(code: .deadlineExceeded, message: "no answer within \(timeout)"))))
        }
        defer {
            // A connection to a silent server takes long to close: nobody waits for it.
            attempt.cancel()
            limit.cancel()
        }
        for await result in answers { return try result.get() }
        throw Failure(RPCError(code: .cancelled, message: "the exchange was cancelled"))
    }

    private func call(
        peerID: String,
        secret: SecretID,
        timeout: Duration,
        onAnswer: @escaping @Sendable (Result<SecretID, Failure>) -> Void
    ) async throws {
        try await withGRPCClient(transport: try transport()) { client in
            var options = CallOptions.defaults
            options.timeout = timeout
            do {
                try await client.unary(
                    request: ClientRequest(
                        message: PeerStreamWire.ExchangeSecretRequest(
                            peerID: peerID,
                            establishmentSecret: secret.revealed
                        )
                    ),
                    descriptor: PeerStreamMethods.exchangeSecret,
                    serializer: SchemaSerializer<PeerStreamWire.ExchangeSecretRequest>(),
                    deserializer: SchemaDeserializer<PeerStreamWire.ExchangeSecretResponse>(),
                    options: options
                ) { response in onAnswer(.success(SecretID(try response.message.streamSecret))) }
            } catch {
                onAnswer(.failure(Failure(error)))
            }
        }
    }

    /// How a stream ended.
    struct Ending: Sendable {
        var end: StreamSession.End
        /// Whether the other side has deleted the peering.
        var terminatedByPeer = false
        /// What kind of failure it was, when it was one.
        var failure = DialPause.Failure.unreachable
    }

    /// Runs a stream from its first message to its end.
    ///
    /// - Parameters:
    ///   - stream: What is said and heard.
    ///   - timeout: How long the other side may take to say something.
    /// - Returns: How it ended.
    func run(_ stream: LiveStream, timeout: Duration) async -> Ending {
        await stream.measure { [meter] in meter.count }
        return await withLimit(stream, timeout) {
            do {
                try await withGRPCClient(transport: try transport()) { client in
                    var options = CallOptions.defaults
                    options.maxResponseMessageBytes = 64 << 20
                    try await client.bidirectionalStreaming(
                        request: StreamingClientRequest { writer in
                            try await stream.write(to: writer)
                            // What broke is reset, only what has ended is closed.
                            if await stream.hasFailed { throw CancellationError() }
                        },
                        descriptor: PeerStreamMethods.streamResources,
                        serializer: StreamMessageSerializer(),
                        deserializer: StreamMessageDeserializer(),
                        options: options
                    ) { response in await stream.read(response.messages) }
                }
                await stream.readEnded(nil)
            } catch {
                await stream.readEnded(error)
            }
        }
    }

    private func withLimit(
        _ stream: LiveStream,
        _ timeout: Duration,
        _ connect: @escaping @Sendable () async -> Void
    ) async -> Ending {
        let connection = Task { await connect() }
        let limit = Task {
            try await Task.sleep(for: timeout)
            guard await !stream.hasHeard() else { return }
            await stream.abort("nothing answers at \(address) within \(timeout)")
        }
        let result = await stream.run()
        limit.cancel()
        // A connection to a silent server takes long to close: nobody waits for it. After a goodbye our half is closed, and
        // the other side has a moment to close its own; some never do.
        let patience: Duration = if case .terminated = result.end { .seconds(1) } else { .zero }
        Task {
            try? await Task.sleep(for: patience)
            connection.cancel()
        }
        return Ending(
            end: result.end,
            terminatedByPeer: result.terminatedByPeer,
            failure: await stream.failure
        )
    }

    /// Whether something takes connections at the address.
    ///
    /// A connection attempt whose packets are lost is repeated by the system after 1 s, 3 s, 7 s; asking anew notices a
    /// network that came back at once.
    func probe(timeout: Duration) async throws(Failure) {
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.milliseconds(Int64(timeout / .milliseconds(1))))
                .connect(host: address.host, port: address.port).get()
            try? await channel.close()
        } catch {
            throw Failure(RPCError(code: .unavailable, message: "\(error)"))
        }
    }
}
