package import MeshBus
package import MeshDomain
import SchemaRuntime

/// Answers the requests of one service's methods on the bus.
///
/// All replicas of a service share the queue group named after it, so each request is answered by one of them, unless a
/// method is one that every replica answers for itself.
package struct ServiceHost: Sendable {
    package let bus: any MessageBus
    package let datacenter: String
    /// Called with every refusal that is a fault of ours, for the log.
    package let onFault: @Sendable (_ method: String, _ error: MeshError) -> Void
    let served = ServedSubjects()

    /// Makes a host.
    package init(
        bus: any MessageBus,
        datacenter: String,
        onFault: @escaping @Sendable (String, MeshError) -> Void = { _, _ in }
    ) {
        self.bus = bus
        self.datacenter = datacenter
        self.onFault = onFault
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
        let onFault = onFault
        do {
            let registration = try await bus.serve(
                method.subject(in: datacenter),
                queueGroup: replica.map { "\(method.service.rawValue)-\($0)" } ?? method.service.rawValue,
                concurrency: concurrency,
                limit: limit
            ) { message in
                do throws(MeshError) {
                    let request: Request
                    do { request = try Request(decoding: message.payload) } catch {
                        throw MeshError(.badRequest, "\(method.name): the request cannot be read: \(error)")
                    }
                    let response = try await handler(request, Self.context(of: message))
                    do { return BusReply(payload: try response.encoded()) } catch {
                        throw MeshError(.internalFault, "\(method.name): the answer cannot be encoded: \(error)")
                    }
                } catch {
                    if error.code == .internalFault { onFault(method.name, error) }
                    return BusReply(headers: [
                        BusHeader.errorCode: error.code.rawValue,
                        BusHeader.errorMessage: BusText.encoded(error.message),
                    ])
                }
            }
            served.add(registration)
        } catch {
            throw MeshError(.unavailable, "cannot serve \(method.service.rawValue).\(method.name): \(error)")
        }
    }

    private static func context(of message: BusMessage) -> CallContext {
        CallContext(
            token: SecretID(message.headers[BusHeader.token] ?? ""),
            requestID: message.headers[BusHeader.requestID] ?? "",
            timeout: message.timeLeft ?? .seconds(10),
            traceParent: message.headers[BusHeader.traceParent] ?? ""
        )
    }
}
