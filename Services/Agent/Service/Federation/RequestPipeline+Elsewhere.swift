import AgentLogic
import BusSchema
import ConsulJSON
import MeshContracts
import MeshDomain

/// Requests that are for another datacenter (`?dc=`): they are answered there.
extension RequestPipeline {
    /// The largest body that is passed on; a message of the bus must hold it.
    static let largestBody = 960_000
    /// How long one question waits for a change; the next one follows until the caller's time is over.
    private static let slice = Duration.seconds(8)
    /// How long it is waited at least between two questions that are answered alike, whatever the other datacenter does.
    private static let floor = Duration.milliseconds(500)
    /// How often a read is asked again when whoever was asked is gone.
    private static let attempts = 3
    /// What of a request's headers goes along.
    private static let kept = [
        "accept", "cache-control", "content-type", "traceparent", "x-consul-namespace", "x-consul-partition",
    ]

    /// The other datacenter that a request names; nil for this one, and for names that are none of a datacenter.
    func elsewhere(_ request: inout RoutedRequest) throws(APIError) -> String? {
        let (federation, endpoint) = (context.federation, request.endpoint)
        if request.request.isFromElsewhere {
            if endpoint.isOfPrimary, let primary = context.configuration.primaryElsewhere {
                throw APIError(status: 500, text: "\"\(primary)\" is the primary datacenter, which decides about this")
            }
            guard case .thisAgent = endpoint.datacenter else { return nil }
            throw APIError(
                status: 400,
                text: "\(endpoint.method.rawValue) \(endpoint.path) is about one agent; ask that"
            )
        }
        if case .thisAgent = endpoint.datacenter { return nil }
        if endpoint.isOfPrimary, let primary = context.configuration.primaryElsewhere {
            guard federation.mayKnow(primary) else {
                throw APIError(
                    status: 500,
                    text:
                        "No path to datacenter: \"\(primary)\" is the primary datacenter, which decides about this, and nothing"
                        + " was heard of it yet"
                )
            }
            return primary
        }
        let named = [request.query["datacenter"], request.query["dc"], datacenterOfBody(&request)].lazy
            .compactMap { $0?.lowercased() }.first { !$0.isEmpty }
        guard let named, federation.mayKnow(named) else { return nil }
        return named
    }

    /// What the primary decides it decides for all: another datacenter that is named there means nothing.
    func meant(_ request: APIRequest, _ endpoint: Endpoint) -> APIRequest {
        guard endpoint.isOfPrimary, context.federation.connect != nil, context.configuration.primaryElsewhere == nil,
            let named = request.query["datacenter"] ?? request.query["dc"],
            context.federation.mayKnow(named.lowercased())
        else { return request }
        var request = request
        request.query = QueryParameters(request.query.items.filter { $0.name != "dc" && $0.name != "datacenter" })
        return request
    }

    private func datacenterOfBody(_ request: inout RoutedRequest) -> String? {
        guard case .json = request.endpoint.body, !request.body.isEmpty,
            context.federation.connect != nil || !context.configuration.isServer,
            let value = try? request.request.json()
        else { return nil }
        request.parsed = value
        guard let object = value.objectValue else { return nil }
        return object.entries.first { equalIgnoringCase($0.key, "Datacenter") }?.value.stringValue
    }

    /// The answer of another datacenter.
    ///
    /// - Throws: ``APIError`` when there is none.
    func ask(_ request: RoutedRequest, of datacenter: String) async throws(APIError) -> APIResponse {
        if case .stream = request.endpoint.body {
            throw APIError(
                status: 501,
                text: "\(request.method) \(request.path) is not passed on to other datacenters; ask an agent of"
                    + " \"\(datacenter)\""
            )
        }
        guard request.body.count <= Self.largestBody else {
            throw APIError(
                status: 413,
                text:
                    "The body is larger than \(Self.largestBody) bytes, too large for another datacenter; ask an agent of"
                    + " \"\(datacenter)\""
            )
        }
        let options = try context.readOptions(request)
        let end = ContinuousClock.now + options.wait
        let isWaiting = request.endpoint.waits(request.query)
        var question = Self.question(request, datacenter)
        while true {
            let wait = isWaiting ? min(Self.slice, max(.milliseconds(1), ContinuousClock.now.duration(to: end))) : .zero
            if isWaiting {
                question.query.removeAll { $0.name == "wait" }
                question.query.append(FederationWire.Field(name: "wait", value: "\(wait.nanoseconds / 1_000_000)ms"))
            }
            let start = ContinuousClock.now
            let answer = try await attempt(question, request, wait)
            let isSame = isWaiting && answer.status == 200 && answer["X-Consul-Index"] == request.query["index"]
            guard isSame, ContinuousClock.now < end else { return translated(answer, request) }
            try? await Task.sleep(until: min(end, start + Self.floor), clock: .continuous)
            guard ContinuousClock.now < end, !Task.isCancelled else { return translated(answer, request) }
        }
    }

    private func attempt(
        _ question: FederationWire.Question,
        _ request: RoutedRequest,
        _ wait: Duration
    ) async throws(APIError) -> APIResponse {
        var isWrite = false
        if case .write = request.endpoint.datacenter { isWrite = true }
        let call = CallContext(
            token: context.secret(of: request),
            // By its id a repeated change is known; a read is asked again here.
            requestID: isWrite ? request.id : "",
            timeout: AgentContext.requestTimeout + wait + wait / 16,
            traceParent: request.traceParent
        )
        var left = isWrite ? 1 : Self.attempts
        while true {
            do throws(MeshError) { return try await context.federation.ask(question, call) } catch {
                left -= 1
                guard error.code == .unavailable, left > 0, !Task.isCancelled else {
                    throw request.endpoint.refusal(APIError(error))
                }
            }
            try? await Task.sleep(for: .milliseconds(300))
        }
    }

    private static func question(_ request: RoutedRequest, _ datacenter: String) -> FederationWire.Question {
        var question = FederationWire.Question()
        question.datacenter = datacenter
        question.method = request.method
        question.path = request.path
        question.rawPath = request.request.rawPath
        let dropped = ["dc", "datacenter", "token"]
        question.query = request.query.items.filter { !dropped.contains($0.name) }
            .map { FederationWire.Field(name: $0.name, value: $0.value) }
        question.headers = kept.flatMap { name in
            request.headers.all(name).map { FederationWire.Field(name: name, value: $0) }
        }
        question.body = request.body
        return question
    }

    /// The answer with the addresses at which the other datacenter is reached, where the agent is told so.
    private func translated(_ answer: APIResponse, _ request: RoutedRequest) -> APIResponse {
        let places = ["/v1/catalog/", "/v1/health/", "/v1/query/"]
        guard context.configuration.translatesWideAddresses, answer.status == 200,
            places.contains(where: request.path.hasPrefix), let value = try? JSONText.parse(answer.body)
        else { return answer }
        var answer = answer
        answer.body = JSONText.bytes(of: WideAddresses.translated(value))
        answer.add("X-Consul-Translate-Addresses", "true")
        return answer
    }
}
