import NIOCore

/// Bodies that their endpoint takes while they come.
///
/// Such a request is begun when the rights of its token are known, before its body is read. The connection reads no further
/// request until the body has ended, and ends itself when the endpoint answers before that.
extension HTTPConnection {
    /// The request whose body is being read, if its endpoint takes the body while it comes.
    var streaming: BodyStream? {
        if case .body(let arrival) = reading { arrival.stream } else { nil }
    }

    /// Hands a part on.
    func stream(_ part: ByteBuffer, of given: Arrival, to stream: BodyStream) {
        var arrival = given
        arrival.streamedBytes += part.readableBytes
        let limit = arrival.bodyLimit ?? server.bodyLimit(of: arrival.head)
        arrival.bodyLimit = limit
        guard arrival.streamedBytes <= limit else {
            server.meter.reached(.bodyBytes, client: pass.client)
            return endBody(with: HTTPServer.bodyTooLarge(limit))
        }
        clock.bodyArrives(part.readableBytes)
        stream.add(part)
        reading = .body(arrival)
        if stream.isFull { updateGate() }
    }

    /// Has the connection read on when the endpoint has taken what came.
    func watchRoom(in stream: BodyStream) {
        guard let context else { return }
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        stream.whenRoom { [loop = context.eventLoop] in loop.execute { connection.value.updateGate() } }
    }

    /// Ends the body that is being read: its endpoint answers with the refusal, and the connection ends.
    func endBody(with answer: APIResponse) {
        guard let stream = streaming else { return }
        reading = .refused
        isEnding = true
        stream.fail(APIError(status: answer.status, text: String(decoding: answer.body, as: UTF8.self)))
        updateGate()
    }
}
