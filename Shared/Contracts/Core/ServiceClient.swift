package import MeshBus
package import MeshDomain
import SchemaRuntime

/// Asks services over the bus.
package struct ServiceClient: Sendable {
    package let bus: any MessageBus
    package let datacenter: String

    /// Makes a client for the services of one datacenter.
    package init(bus: any MessageBus, datacenter: String) {
        self.bus = bus
        self.datacenter = datacenter
    }

    /// Sends a request and waits for its answer.
    ///
    /// - Throws: what the service refused with, or `unavailable`, `deadlineExceeded`, `overloaded` when it could not be asked.
    package func call<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        _ context: CallContext
    ) async throws(MeshError) -> Response {
        let payload: [UInt8]
        do { payload = try request.encoded() } catch { throw MeshError(.badRequest, "\(error)") }
        var headers: BusHeaders = [:]
        if !context.token.isEmpty { headers[BusHeader.token] = context.token.revealed }
        if !context.requestID.isEmpty { headers[BusHeader.requestID] = context.requestID }
        if !context.traceParent.isEmpty { headers[BusHeader.traceParent] = context.traceParent }
        let message = BusMessage(subject: method.subject(in: datacenter), headers: headers, payload: payload)
        let answer: BusMessage
        do { answer = try await bus.request(message, deadline: context.timeout) } catch {
            throw Self.refusal(error, service: method.service, method: method.name, timeout: context.timeout)
        }
        if let code = answer.headers[BusHeader.errorCode] {
            let text = answer.headers[BusHeader.errorMessage] ?? ""
            throw MeshError(MeshError.Code(rawValue: code) ?? .internalFault, BusText.decoded(text))
        }
        do { return try Response(decoding: answer.payload) } catch {
            throw MeshError(.internalFault, "the \(method.service.rawValue) service's answer cannot be read: \(error)")
        }
    }

    private static func refusal(
        _ error: BusError,
        service: ServiceName,
        method: String,
        timeout: Duration
    ) -> MeshError {
        let name = "\(service.rawValue).\(method)"
        return switch error.code {
        case .timeout: MeshError(.deadlineExceeded, "\(name) did not answer within \(timeout)")
        case .noResponders: MeshError(.unavailable, "no \(service.rawValue) service is running on this cluster's bus")
        case .disconnected, .closed: MeshError(.unavailable, "\(name) cannot be asked: the bus is not connected")
        case .overloaded: MeshError(.overloaded, "\(name) has too many requests waiting; try again")
        case .payloadTooLarge: MeshError(.badRequest, "the request for \(name) is too large: \(error.message)")
        case .invalidSubject: MeshError(.internalFault, error.message)
        case .cancelled: MeshError(.unavailable, "\(name) was cancelled")
        }
    }
}

/// Texts in bus headers: header values are one line, so line ends and `%` are written as `%0A`, `%0D`, `%25`.
package enum BusText {
    /// The text as it may stand in a header.
    package static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x25 || $0 == 0 }) else { return text }
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\n": result += "%0A"
            case "\r": result += "%0D"
            case "%": result += "%25"
            case "\0": result += "%00"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The text as it was.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            if bytes[position] == 0x25, position + 2 < bytes.count {
                let pair = (bytes[position + 1], bytes[position + 2])
                let known: UInt8? =
                    switch pair {
                    case (0x30, 0x41): 0x0A
                    case (0x30, 0x44): 0x0D
                    case (0x32, 0x35): 0x25
                    case (0x30, 0x30): 0
                    default: nil
                    }
                if let known {
                    result.append(known)
                    position += 3
                    continue
                }
            }
            result.append(bytes[position])
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
