package import CoreMetrics
package import Logging
package import MeshBus
package import MeshDomain
import SchemaRuntime

/// Answers the requests of one service's methods on the bus.
///
/// All replicas of a service share the queue group named after it, so each request is answered by one of them, unless a
/// method is one that every replica answers for itself. Every request is timed and counted, and has a line in the log (level
/// debug) with its id; one that takes long has one of level warning.
package struct ServiceHost: Sendable {
    package let bus: any MessageBus
    package let datacenter: String
    /// From this time on, a request took long.
    package static let slowness = Duration.seconds(1)
    private let logger: Logger
    private let metrics: any MetricsFactory
    let served = ServedSubjects()

    /// Makes a host.
    ///
    /// - Parameters:
    ///   - bus: Where it answers.
    ///   - datacenter: Whose subjects it serves.
    ///   - logger: For a line about each request.
    ///   - metrics: Where it counts; the process's.
    package init(
        bus: any MessageBus,
        datacenter: String,
        logger: Logger = Logger(label: "service"),
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.bus = bus
        self.datacenter = datacenter
        self.logger = logger
        self.metrics = metrics
    }

    /// Starts to answer a method, until `finish`.
    ///
    /// - Parameters:
    ///   - method: What is answered.
    ///   - concurrency: How many requests are handled at once.
    ///   - limit: How many requests may wait; further ones are refused with `overloaded`.
    ///   - replica: The name of this replica when every replica answers for itself; nil when any one of them does.
    ///   - handler: Answers or refuses; the context carries what came with the request.
    /// - Throws: `unavailable` when the bus cannot take the subscription.
    package func serve<Request, Response>(
        _ method: Method<Request, Response>,
        concurrency: Int = 1024,
        limit: Int = 65536,
        replica: String? = nil,
        handler: @escaping @Sendable (Request, CallContext) async throws(MeshError) -> Response
    ) async throws(MeshError) {
        let label = String(method.name.prefix { $0 != "." })
        let meter = RequestMeter(
            MetricKey.requests,
            service: method.service.rawValue,
            method: label,
            factory: metrics
        )
        let report = RequestReport(service: method.service, method: method.name, meter: meter, logger: logger)
        do {
            let registration = try await bus.serve(
                method.subject(in: datacenter),
                queueGroup: replica.map { "\(method.service.rawValue)-\($0)" } ?? method.service.rawValue,
                concurrency: concurrency,
                limit: limit,
                onRefusal: { report.refused($0) },
                handler: { message in
                    let start = ContinuousClock.now
                    let context = Self.context(of: message)
                    let origin = Self.origin(of: message)
                    let result: Result<BusReply, MeshError>
                    if let origin {
                        result = await RequestOrigin.$current.withValue(origin) {
                            await Self.answer(message, context, method.name, handler)
                        }
                    } else {
                        result = await Self.answer(message, context, method.name, handler)
                    }
                    return report.finished(result, start.duration(to: .now), origin)
                }
            )
            served.add(registration)
        } catch {
            throw MeshError(.unavailable, "cannot serve \(method.service.rawValue).\(method.name): \(error)")
        }
    }

    private static func answer<Request: SchemaMessage, Response: SchemaMessage>(
        _ message: BusMessage,
        _ context: CallContext,
        _ method: String,
        _ handler: @Sendable (Request, CallContext) async throws(MeshError) -> Response
    ) async -> Result<BusReply, MeshError> {
        do throws(MeshError) {
            let request: Request
            do { request = try Request(decoding: message.payload) } catch {
                throw MeshError(.badRequest, "\(method): the request cannot be read: \(error)")
            }
            let response = try await handler(request, context)
            do { return .success(BusReply(payload: try response.encoded())) } catch {
                throw MeshError(.internalFault, "\(method): the answer cannot be encoded: \(error)")
            }
        } catch { return .failure(error) }
    }

    private static func context(of message: BusMessage) -> CallContext {
        CallContext(
            token: SecretID(message.headers[BusHeader.token] ?? ""),
            requestID: message.headers[BusHeader.requestID] ?? "",
            timeout: message.timeLeft ?? .seconds(10),
            traceParent: message.headers[BusHeader.traceParent] ?? ""
        )
    }

    private static func origin(of message: BusMessage) -> RequestOrigin? {
        if message.headers.isEmpty { return nil }
        let origin = RequestOrigin(
            requestID: message.headers[BusHeader.requestID] ?? message.headers[BusHeader.cause] ?? "",
            traceParent: message.headers[BusHeader.traceParent] ?? ""
        )
        return origin.isEmpty ? nil : origin
    }
}

/// What is said and counted about the requests of one method.
private struct RequestReport: Sendable {
    let service: BusService
    let method: String
    let meter: RequestMeter
    let logger: Logger

    func refused(_ reason: BusRefusal) {
        meter.refuse(reason)
        logger.debug(
            "refused a request unheard",
            metadata: [
                RequestLogKey.service: "\(service.rawValue)", RequestLogKey.method: "\(method)",
                RequestLogKey.result: "\(reason)",
            ]
        )
    }

    func finished(_ result: Result<BusReply, MeshError>, _ time: Duration, _ origin: RequestOrigin?) -> BusReply {
        switch result {
        case .success(let reply):
            meter.record(nil, time)
            say(nil, time, origin)
            return reply
        case .failure(let error):
            meter.record(error.code, time)
            say(error, time, origin)
            return BusReply(headers: [
                BusHeader.errorCode: error.code.rawValue,
                BusHeader.errorMessage: BusText.encoded(error.message),
            ])
        }
    }

    private func say(_ error: MeshError?, _ time: Duration, _ origin: RequestOrigin?) {
        let isFault = error?.code == .internalFault
        let level: Logger.Level = isFault ? .error : time >= ServiceHost.slowness ? .warning : .debug
        guard level >= logger.logLevel else { return }
        var metadata: Logger.Metadata = [
            RequestLogKey.service: "\(service.rawValue)", RequestLogKey.method: "\(method)",
            RequestLogKey.result: "\(error?.code.rawValue ?? "ok")",
            RequestLogKey.milliseconds: "\(time.nanoseconds / 1_000_000)",
        ]
        if let origin {
            if !origin.requestID.isEmpty { metadata[RequestLogKey.request] = "\(origin.requestID)" }
            if let trace = origin.traceID { metadata[RequestLogKey.trace] = "\(trace)" }
        }
        if let error { metadata[RequestLogKey.error] = "\(error.message)" }
        let text: Logger.Message =
            isFault
            ? "a request failed by a fault of ours"
            : level == .warning ? "a request took long" : "answered a request"
        logger.log(level: level, text, metadata: metadata)
    }
}
