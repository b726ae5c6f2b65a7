import AgentLogic
import MeshDomain
import NIOCore
import NIOPosix
import NameSystem

/// Asks other name servers for what does not belong to this cluster, one after the other until one answers.
///
/// Each question goes out from a port of its own with a number of its own, both by chance, and only an answer to that question
/// from that server counts (cache poisoning).
struct Recursion: Sendable {
    /// What a client is told: as the other server said it, or a failure.
    struct Forwarded: Sendable {
        var bytes: [UInt8]
        var code: ResponseCode
    }

    private struct Exchange: Sendable {
        var bytes: [UInt8]
        var message: NameMessage
    }

    /// How many records about one host name are taken.
    private static let recordLimit = 5
    /// What this process takes by UDP: no larger than what networks carry in one piece.
    private static let datagramLimit: UInt16 = 1232
    let meter: NameMeter

    /// Passes a client's question on, and the answer back.
    func forward(
        _ question: NameMessage,
        over transport: NameTransport,
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async -> Forwarded {
        var asked = question
        (asked.answers, asked.authorities, asked.additionals) = ([], [], [])
        if let exchange = await ask(asked, over: transport, settings, deadline) {
            // The client's own number instead of ours.
            let id = [UInt8(question.id >> 8), UInt8(truncatingIfNeeded: question.id)]
            return Forwarded(bytes: id + exchange.bytes.dropFirst(2), code: exchange.message.code)
        }
        var reply = question.reply(.serverFailure)
        reply.offersRecursion = true
        return Forwarded(bytes: reply.encoded(), code: .serverFailure)
    }

    /// The records that lead from a host name to its addresses; none when nobody knows them.
    func addresses(
        of question: NameQuestion,
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async -> [ResourceRecord] {
        var asked = NameMessage(id: 0, asking: question)
        asked.ednsPart = MessageExtension(datagramLimit: Self.datagramLimit)
        var answer = await ask(asked, over: .datagram, settings, deadline)
        if answer?.message.isTruncated == true { answer = await ask(asked, over: .stream, settings, deadline) }
        let records = answer?.message.answers ?? []
        return Array(records.filter { [.a, .aaaa, .cname].contains($0.data.type) }.prefix(Self.recordLimit))
    }

    /// The first answer of a server that knows; nil when none does in time.
    private func ask(
        _ question: NameMessage,
        over transport: NameTransport,
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async -> Exchange? {
        guard meter.beginRecursion() else { return nil }
        defer { meter.endRecursion() }
        var servers = settings.recursors
        if settings.recursorStrategy == .random { servers.shuffle() }
        for server in servers {
            let left = min(ContinuousClock.now.duration(to: deadline), .nanoseconds(settings.recursorTimeout))
            guard left > .zero else { return nil }
            var asked = question
            asked.id = UInt16.random(in: 0...UInt16.max)
            guard let address = try? SocketAddress(ipAddress: server.host, port: server.port),
                let exchange = try? await exchange(asked, with: address, over: transport, within: left)
            else { continue }
            let code = exchange.message.code
            if code == .success || code == .noSuchName { return exchange }
        }
        return nil
    }

    private func exchange(
        _ question: NameMessage,
        with server: SocketAddress,
        over transport: NameTransport,
        within timeout: Duration
    ) async throws -> Exchange {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: Exchange.self)
        let accept: @Sendable ([UInt8]) -> Void = { bytes in
            guard let message = try? NameMessage(decoding: bytes), message.isResponse, message.id == question.id,
                message.question?.name.folded == question.question?.name.folded,
                message.question?.type == question.question?.type
            else { return }
            promise.succeed(Exchange(bytes: bytes, message: message))
        }
        let limit = loop.scheduleTask(in: .nanoseconds(Int64(timeout / .nanoseconds(1)))) {
            promise.fail(MeshError(.deadlineExceeded, "the name server did not answer within \(timeout)"))
        }
        promise.futureResult.whenComplete { _ in limit.cancel() }
        let connecting: EventLoopFuture<any Channel>
        switch transport {
        case .datagram:
            connecting = DatagramBootstrap(group: loop).channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramAnswers(accept))
                }
            }.connect(to: server)
        case .stream:
            connecting = ClientBootstrap(group: loop).connectTimeout(.nanoseconds(Int64(timeout / .nanoseconds(1))))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(StreamAnswers(accept))
                    }
                }.connect(to: server)
        }
        connecting.whenFailure { promise.fail($0) }
        connecting.whenSuccess { channel in
            promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in promise.fail(ChannelError.eof) }
            let bytes = question.encoded()
            var buffer = channel.allocator.buffer(capacity: bytes.count + 2)
            if transport == .stream { buffer.writeInteger(UInt16(clamping: bytes.count)) }
            buffer.writeBytes(bytes)
            let written =
                transport == .stream
                ? channel.writeAndFlush(buffer)
                : channel.writeAndFlush(AddressedEnvelope(remoteAddress: server, data: buffer))
            written.whenFailure { promise.fail($0) }
        }
        return try await promise.futureResult.get()
    }
}

/// Takes what comes by UDP.
private final class DatagramAnswers: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let accept: @Sendable ([UInt8]) -> Void

    init(_ accept: @escaping @Sendable ([UInt8]) -> Void) { self.accept = accept }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        accept(Array(unwrapInboundIn(data).data.readableBytesView))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Takes the first whole answer that comes by TCP; at most one message is held.
private final class StreamAnswers: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let accept: @Sendable ([UInt8]) -> Void
    private var held: [UInt8] = []

    init(_ accept: @escaping @Sendable ([UInt8]) -> Void) { self.accept = accept }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        held += unwrapInboundIn(data).readableBytesView
        guard held.count >= 2 else { return }
        let end = 2 + Int(held[0]) << 8 + Int(held[1])
        guard held.count >= end else { return }
        accept(Array(held[2..<end]))
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
