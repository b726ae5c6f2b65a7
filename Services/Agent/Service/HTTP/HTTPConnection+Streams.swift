import Logging
import NIOCore

/// Answers that are made while they are sent.
///
/// The request counts as being answered until its stream ends, so nothing else is begun on the connection, which is closed then.
/// The next piece is asked for when the client has taken the one before.
extension HTTPConnection {
    /// Sends the head of an answer and begins with its stream.
    func begin(_ stream: AnswerStream, of answer: APIResponse) {
        guard let context, let isHTTP10 = answering?.isHTTP10 else { return }
        answering?.stream = stream
        // Like a request that waits, it is over when the client is gone or the server stops.
        answering?.waits = true
        answering?.task = nil
        let bytes = HTTPAnswerBytes.encode(
            answer,
            common: server.commonHeaders,
            connection: "close",
            body: [],
            framing: isHTTP10 ? .connection : .chunks,
            allocator: context.channel.allocator
        )
        clock.written(bytes.readableBytes)
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        if isEnding { endStream() } else { askForPiece() }
    }

    /// Asks for the next piece, unless it is asked for already or the client still has something to take.
    func askForPiece() {
        guard let context, context.channel.isWritable, let stream = answering?.stream, answering?.task == nil else {
            return
        }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        answering?.task = Task(executorPreference: executor) {
            do {
                let piece = try await stream.next()
                connection.value.send(Task.isCancelled ? nil : piece)
            } catch { connection.value.cutOff(error) }
        }
    }

    /// The rest of the body cannot be made.
    private func cutOff(_ error: any Error) {
        server.context.logger.warning("An answer was cut off", metadata: ["error": "\(error)"])
        answering = nil
        context?.close(promise: nil)
    }

    private func send(_ piece: [UInt8]?) {
        guard let isHTTP10 = answering?.isHTTP10, answering?.stream != nil else { return }
        answering?.task = nil
        guard let context, context.channel.isActive else {
            answering = nil
            return
        }
        guard let piece else { return endStream() }
        let allocator = context.channel.allocator
        let bytes = isHTTP10 ? allocator.buffer(bytes: piece) : HTTPAnswerBytes.chunk(piece, allocator: allocator)
        clock.written(bytes.readableBytes)
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        askForPiece()
    }

    /// The body ends; without its last chunk a client takes it for one that was cut off.
    func endStream() {
        guard let context, let isHTTP10 = answering?.isHTTP10 else { return }
        answering = nil
        let allocator = context.channel.allocator
        let end = isHTTP10 ? allocator.buffer(capacity: 0) : HTTPAnswerBytes.chunk([], allocator: allocator)
        finish(end, keepsAlive: false)
    }
}
