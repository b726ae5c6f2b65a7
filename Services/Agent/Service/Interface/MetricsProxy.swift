import AgentLogic
import AsyncHTTPClient
import MeshBus
import MeshContracts
import MeshDomain
import NIOCore
import NIOHTTP1
import Synchronization

/// Passes the web UI's questions for metrics on to where the operator said, and nowhere else.
///
/// What is asked for is on a list, the user's token stays here, the operator's headers never reach the browser, and of the answer only
/// JSON goes through: it comes from the origin of the HTTP API, where a page of somebody else's could act as the user.
///
/// - Source: reference "ui" §1.3 and §1.4.
package final class MetricsProxy: Sendable {
    /// How long a question may take, and how many may be under way.
    static let timeout = Duration.seconds(10)
    static let limitCount = 16
    /// The longest answer, in bytes.
    static let limitBytes = 8 << 20

    private struct State {
        var settings: MetricsProxySettings?
        var underWay = 0
    }
    private let state: Mutex<State>

    /// Starts with what is configured.
    init(_ settings: MetricsProxySettings?) { state = Mutex(State(settings: settings)) }

    /// Takes new settings.
    func adopt(_ fresh: MetricsProxySettings?) { state.withLock { $0.settings = fresh } }

    /// Whether there is anybody to ask.
    var isEnabled: Bool { state.withLock { $0.settings != nil } }

    /// The answer to a question for a path and parameters.
    ///
    /// - Throws: ``APIError``: 404 where there is no proxy, 403 for what is not on the list, 429 and 502.
    func answer(_ path: String, _ query: QueryParameters) async throws(APIError) -> APIResponse {
        guard let settings = state.withLock({ $0.settings }) else {
            throw APIError(status: 404, text: "Metrics proxy is not enabled")
        }
        guard let target = settings.target(of: path) else { throw APIError(status: 403, text: "") }
        let parameters = query.items.filter { !["token", "dc"].contains($0.name) }
            .map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        var request = HTTPClientRequest(
            url: target + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
        )
        request.headers.add(name: "Accept", value: "application/json")
        for header in settings.headers { request.headers.replaceOrAdd(name: header.name, value: header.value) }
        let isAdmitted = state.withLock { state in
            guard state.underWay < Self.limitCount else { return false }
            state.underWay += 1
            return true
        }
        guard isAdmitted else {
            throw APIError(status: 429, text: "\(Self.limitCount) questions for metrics are under way; ask again")
        }
        defer { state.withLock { $0.underWay -= 1 } }
        let prepared = request
        // The client's own deadline ends where the body of an answer begins.
        guard let outcome = await withDeadline(Self.timeout, { await Self.outcome(of: prepared) }) else {
            throw APIError(status: 504, text: "The metrics server gave no whole answer within \(Self.timeout)")
        }
        return try outcome.get()
    }

    private static func outcome(of request: HTTPClientRequest) async -> Result<APIResponse, APIError> {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(3)
        configuration.redirectConfiguration = .disallow
        // One for each question, like the connections of checks: there are few, and none is left behind.
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome = await exchange(request, client)
        await shielded { try? await client.shutdown() }
        return outcome
    }

    private static func exchange(
        _ request: HTTPClientRequest,
        _ client: HTTPClient
    ) async -> Result<APIResponse, APIError> {
        do {
            let answer = try await client.execute(request, timeout: .nanoseconds(timeout.nanoseconds))
            let kind = (answer.headers.first(name: "Content-Type") ?? "").prefix { $0 != ";" }
            guard equalIgnoringCase(String(kind), "application/json") else {
                return .failure(
                    APIError(
                        status: 502,
                        text:
                            "The metrics server answers with status \(answer.status.code) and something that is no JSON"
                    )
                )
            }
            let body = try await answer.body.collect(upTo: limitBytes)
            var response = APIResponse.json(Array(body.readableBytesView), status: Int(answer.status.code))
            response.add("X-Content-Type-Options", "nosniff")
            return .success(response)
        } catch is NIOTooManyBytesError {
            return .failure(
                APIError(status: 502, text: "The metrics server answers with more than \(limitBytes) bytes")
            )
        } catch {
            // Where it is is the operator's business; the log of the agent's configuration says it.
            return .failure(APIError(status: 502, text: "The metrics server cannot be asked"))
        }
    }
}
