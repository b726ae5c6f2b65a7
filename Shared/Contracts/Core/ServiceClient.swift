package import CoreMetrics
package import MeshBus
package import MeshDomain
import SchemaRuntime
import Synchronization

/// Asks services over the bus.
package struct ServiceClient: Sendable {
    package let bus: any MessageBus
    package let datacenter: String
    private let meters: CallMeters

    /// Makes a client for the services of one datacenter.
    package init(
        bus: any MessageBus,
        datacenter: String,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.bus = bus
        self.datacenter = datacenter
        meters = CallMeters(metrics)
    }

    /// Sends a request and waits for its answer.
    ///
    /// The request of a user on which the task works (`RequestOrigin`) is named in it, and its trace context goes along.
    /// A question, and a write with an id, is asked again while no answer comes, so the end of a replica or a loss of the bus
    /// costs about a second and fails nothing.
    /// - Throws: what the service refused with, or `unavailable`, `deadlineExceeded`, `overloaded` when it could not be asked.
    package func call<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        _ context: CallContext
    ) async throws(MeshError) -> Response {
        let start = ContinuousClock.now
        do throws(MeshError) {
            let response = try await ask(method, request, context)
            meters.meter(method.service, method.name).record(nil, start.duration(to: .now))
            return response
        } catch {
            meters.meter(method.service, method.name).record(error.code, start.duration(to: .now))
            throw error
        }
    }

    private func ask<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        _ context: CallContext
    ) async throws(MeshError) -> Response {
        let message = try message(method, request, context)
        let answer: BusMessage
        do throws(BusError) {
            // A repeated write is known by its id (reply window, `Ledger.write`); a question does no harm.
            answer =
                method.isRepeatable || !context.requestID.isEmpty
                ? try await bus.requestRepeating(message, deadline: context.timeout)
                : try await bus.request(message, deadline: context.timeout)
        } catch {
            throw Self.refusal(error, service: method.service, method: method.name, timeout: context.timeout)
        }
        return try Self.response(method, in: answer)
    }

    /// Asks every replica of a service that answers a method for itself, and waits for their answers.
    ///
    /// - Parameters:
    ///   - method: What is asked.
    ///   - request: The question.
    ///   - context: How long is waited for those who do not answer.
    ///   - limit: How many answers there may be.
    ///   - isComplete: Whether these answers are all; looks and returns at once.
    /// - Returns: What came in time, which may be less than all.
    /// - Throws: as `call`; the refusal of a replica when there is one, `deadlineExceeded` when nobody answered.
    package func callEvery<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        _ context: CallContext,
        limit: Int,
        isComplete: @escaping @Sendable ([Response]) -> Bool
    ) async throws(MeshError) -> [Response] {
        let message = try message(method, request, context)
        let answers = Mutex<(good: [Response], refusal: MeshError?)>(([], nil))
        do {
            _ = try await bus.requestMany(message, limit: limit, deadline: context.timeout) { answer in
                // The server's own word that nobody listens has no payload and no answer in it.
                guard answer.headers[BusHeader.status] == nil else { return false }
                let result: Result<Response, MeshError>
                do throws(MeshError) { result = .success(try Self.response(method, in: answer)) } catch {
                    result = .failure(error)
                }
                return answers.withLock { answers in
                    switch result {
                    case .success(let response): answers.good.append(response)
                    case .failure(let error): answers.refusal = error
                    }
                    return answers.refusal != nil || isComplete(answers.good)
                }
            }
        } catch {
            // What came before the deadline counts.
            guard error.code == .timeout, answers.withLock({ !$0.good.isEmpty }) else {
                throw Self.refusal(error, service: method.service, method: method.name, timeout: context.timeout)
            }
        }
        let (good, refusal) = answers.withLock { $0 }
        if let refusal { throw refusal }
        return good
    }

    private func message<Request, Response>(
        _ method: Method<Request, Response>,
        _ request: Request,
        _ context: CallContext
    ) throws(MeshError) -> BusMessage {
        let payload: [UInt8]
        do { payload = try request.encoded() } catch { throw MeshError(.badRequest, "\(error)") }
        return BusMessage(
            subject: method.subject(in: datacenter),
            headers: Self.headers(context, RequestOrigin.current),
            payload: payload
        )
    }

    /// The refusal that an answer carries; nil when it is none.
    package static func refusal(carriedBy answer: BusMessage) -> MeshError? {
        guard let code = answer.headers[BusHeader.errorCode] else { return nil }
        let text = BusText.decoded(answer.headers[BusHeader.errorMessage] ?? "")
        return MeshError(MeshError.Code(rawValue: code) ?? .internalFault, text)
    }

    private static func response<Request, Response>(
        _ method: Method<Request, Response>,
        in answer: BusMessage
    ) throws(MeshError) -> Response {
        if let refusal = refusal(carriedBy: answer) { throw refusal }
        do { return try Response(decoding: answer.payload) } catch {
            throw MeshError(.internalFault, "the \(method.service.rawValue) service's answer cannot be read: \(error)")
        }
    }

    /// In the order of their names, as they travel.
    private static func headers(_ context: CallContext, _ origin: RequestOrigin?) -> BusHeaders {
        var fields: [(name: String, value: String)] = []
        if let cause = origin?.requestID, !cause.isEmpty, cause != context.requestID {
            fields.append((BusHeader.cause, cause))
        }
        if !context.requestID.isEmpty { fields.append((BusHeader.requestID, context.requestID)) }
        if !context.token.isEmpty { fields.append((BusHeader.token, context.token.revealed)) }
        let trace = context.traceParent.isEmpty ? origin?.traceParent ?? "" : context.traceParent
        if !trace.isEmpty { fields.append((BusHeader.traceParent, trace)) }
        return BusHeaders(sortedUnique: fields)
    }

    private static func refusal(
        _ error: BusError,
        service: BusService,
        method: String,
        timeout: Duration
    ) -> MeshError {
        let name = "\(service.rawValue).\(method)"
        return switch error.code {
        case .timeout:
            MeshError(
                .deadlineExceeded,
                "\(name) did not answer within \(timeout)\(Self.circumstance(of: error)); whether it was carried out is "
                    + "unknown"
            )
        case .noResponders: MeshError(.unavailable, "no \(service.rawValue) service is running on this cluster's bus")
        case .disconnected where error.isOutcomeUnknown, .closed where error.isOutcomeUnknown:
            MeshError(
                .unavailable,
                "the bus went away before \(name) had answered; whether it was carried out is unknown"
            )
        case .disconnected, .closed: MeshError(.unavailable, "\(name) cannot be asked: the bus is not connected")
        case .overloaded: MeshError(.overloaded, "\(name) has too many requests waiting; try again")
        case .payloadTooLarge: MeshError(.badRequest, "the request for \(name) is too large: \(error.message)")
        case .invalidSubject: MeshError(.internalFault, error.message)
        case .cancelled: MeshError(.unavailable, "\(name) was cancelled")
        }
    }
}

extension ServiceClient {
    /// What the bus knows about a missing answer, after a semicolon.
    private static func circumstance(of error: BusError) -> String {
        error.message.firstIndex(of: ";").map { String(error.message[$0...]) } ?? ""
    }
}

/// Texts in bus headers: header values are one line without control characters, so those and `%` are written as `%0A`.
package enum BusText {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The text as it may stand in a header.
    package static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: mustBeEscaped) || text.hasPrefix(" ") || text.hasSuffix(" ") else {
            return text
        }
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        for (position, byte) in bytes.enumerated() {
            let isEdgeBlank = byte == 0x20 && (position == 0 || position == bytes.count - 1)
            if mustBeEscaped(byte) || isEdgeBlank {
                result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text as it was.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2, let high = value(of: rest[rest.startIndex]),
                let low = value(of: rest[rest.startIndex + 1])
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x25 || byte == 0x7F }

    private static func value(of digit: UInt8) -> UInt8? { digits.firstIndex(of: digit).map { UInt8($0) } }
}
