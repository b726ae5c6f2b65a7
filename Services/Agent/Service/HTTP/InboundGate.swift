import NIOCore

/// Hands what a client sends to the HTTP decoder in small pieces, and nothing at all while its connection has enough to do
/// (back pressure).
///
/// The decoder turns whatever it gets into requests at once, so the size of a piece bounds how many requests can come on top of
/// those that may wait. While it is closed nothing is read from the socket either.
final class InboundGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = Never

    /// Enough for a few dozen of the smallest requests.
    private static let pieceBytes = 4096
    /// What is copied rather than kept in the buffer it was read into.
    private static let smallBytes = 512

    private let connection: HTTPConnection
    private var waiting = ByteBuffer()
    private let limitBytes: Int
    private var heldEnd: ChannelEvent?
    private var isClosed = false
    private var wantsRead = false
    private var isFeeding = false
    /// Whether the next byte belongs to a request line; only kept while a client sends bytes that are not ASCII.
    private var isInRequestLine = true
    private var context: ChannelHandlerContext?

    /// - Parameters:
    ///   - connection: Who tells when there is enough to do.
    ///   - limitBytes: The most that is kept.
    init(_ connection: HTTPConnection, limitBytes: Int) {
        self.connection = connection
        self.limitBytes = limitBytes
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// Bytes that have come and are not handed on.
    var waitingBytes: Int { waiting.readableBytes }

    /// Lets nothing pass, or lets it pass again.
    func set(closed: Bool) {
        guard closed != isClosed else { return }
        isClosed = closed
        guard !closed, let context else { return }
        feed(context)
        guard !isClosed, wantsRead else { return }
        wantsRead = false
        context.read()
    }

    func read(context: ChannelHandlerContext) {
        if isClosed { wantsRead = true } else { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if waiting.readableBytes > 0 {
            waiting.writeBuffer(&bytes)
        } else if bytes.readableBytes <= Self.smallBytes {
            // The decoder keeps the buffer it got last for as long as the connection lasts, so a small request does not come in a
            // large one.
            waiting = context.channel.allocator.buffer(capacity: bytes.readableBytes)
            waiting.writeBuffer(&bytes)
        } else {
            waiting = bytes
        }
        feed(context)
        // When a client closes its side, NIO reads all that is left, whether or not it was asked to.
        if waiting.readableBytes > limitBytes { connection.leavesTooMuchUnread() }
    }

    /// The end of what a client sends comes after all that it sent.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, waiting.readableBytes > 0 {
            heldEnd = .inputClosed
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    private func feed(_ context: ChannelHandlerContext) {
        guard !isFeeding else { return }
        isFeeding = true
        defer { isFeeding = false }
        while !isClosed, waiting.readableBytes > 0 {
            guard let piece = nextPiece() else { break }
            connection.bytesArrive()
            context.fireChannelRead(wrapInboundOut(piece))
        }
        guard waiting.readableBytes == 0 else { return }
        waiting = ByteBuffer()
        guard let event = heldEnd else { return }
        heldEnd = nil
        context.fireUserInboundEventTriggered(event)
    }

    /// A piece of what waits; in a request line, bytes that are not ASCII are escaped, as the decoder takes none.
    ///
    /// - Source: Consul's server takes a raw `?tag=ü`; RFC 3986 would have it escaped.
    private func nextPiece() -> ByteBuffer? {
        let length = min(Self.pieceBytes, waiting.readableBytes)
        let startsMessage = connection.isBetweenRequests
        if startsMessage { isInRequestLine = true }
        guard !connection.isInBody, waiting.readableBytesView.prefix(length).contains(where: { $0 >= 0x80 }) else {
            guard let piece = waiting.readSlice(length: length) else { return nil }
            if isInRequestLine, piece.readableBytesView.contains(UInt8(ascii: "\n")) { isInRequestLine = false }
            return piece
        }
        // Line by line, so that it is known where a request line begins.
        let line = waiting.readableBytesView.prefix(length)
        let end = line.firstIndex(of: UInt8(ascii: "\n")).map { $0 - line.startIndex + 1 } ?? length
        guard let raw = waiting.readSlice(length: end) else { return nil }
        guard isInRequestLine else { return raw }
        var piece = ByteBuffer()
        for byte in raw.readableBytesView {
            if byte < 0x80 {
                piece.writeInteger(byte)
            } else {
                piece.writeInteger(UInt8(ascii: "%"))
                piece.writeBytes(PercentCoding.digits(of: byte))
            }
        }
        if end < length || raw.readableBytesView.last == UInt8(ascii: "\n") { isInRequestLine = false }
        return piece
    }
}
