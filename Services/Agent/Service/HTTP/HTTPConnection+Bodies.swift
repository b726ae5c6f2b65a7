import NIOCore
import NIOHTTP1

/// Bodies: those that are kept until they are whole, and those that their endpoint takes while they come.
///
/// A request of the second kind is begun when the rights of its token are known, before its body is read. The connection reads no further
/// request until the body has ended, and ends itself when the endpoint answers before that.
extension HTTPConnection {
    /// Adds a part to the body that is being read; the refusal when it may not grow so large.
    func takeBody(_ given: ByteBuffer) -> (APIResponse, HTTPMeter.Limit)? {
        guard case .body(var arrival) = reading else { return nil }
        if let stream = arrival.stream {
            self.stream(given, of: arrival, to: stream)
            return nil
        }
        // Two owners of the body would copy it with each part.
        reading = .refused
        guard arrival.head.method != .GET, arrival.head.method != .HEAD else {
            // It means nothing there, and must not be kept for as long as the request waits.
            clock.bodyArrives(given.readableBytes)
            reading = .body(arrival)
            return nil
        }
        var part = given
        let size = arrival.body.readableBytes + part.readableBytes
        let limit = arrival.bodyLimit ?? server.bodyLimit(of: arrival.head)
        arrival.bodyLimit = limit
        guard size <= limit else { return (HTTPServer.bodyTooLarge(limit), .bodyBytes) }
        let reservation = arrival.reservation ?? server.budget.bodyReservation(of: pass.client)
        if let limit = server.budget.take(part.readableBytes, for: pass.client, reservation) {
            return (HTTPServer.overloaded(limit), limit)
        }
        arrival.reservation = reservation
        clock.bodyArrives(part.readableBytes)
        if arrival.body.readableBytes == 0 { arrival.body = part } else { arrival.body.writeBuffer(&part) }
        let mustAsk = !arrival.isAdmitted && !isAsking && size > Self.admissionBytes
        reading = .body(arrival)
        if mustAsk { ask(about: arrival.head) }
        return nil
    }

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
