import ACLContract
import AgentLogic
import Foundation
import MeshDomain
import MeshJournal
import MeshState

/// Reads of the cluster's state: consistency, blocking, permissions, sharing of equal answers, and headers.
///
/// - Source: reference §1.6 and §1.7. A read that does not wait is linearizable unless `?stale` is given, which is more than
///   Consul promises; a read that waits is answered from the view, which is newer than what the caller has by definition.
/// The index that clients see is one above the journal's: it is never 0, and "nothing yet" differs from "the first write".
extension AgentContext {
    /// Which headers an endpoint sends about its consistency.
    enum ConsistencyHeader: Sendable {
        case shown
        case hidden
    }

    /// Answers a read.
    ///
    /// - Parameters:
    ///   - request: The request; parameters that shape the answer are part of the sharing key.
    ///   - source: The state that is read.
    ///   - topics: What the answer depends on; it blocks on any of them.
    ///   - consistency: Whether the effective consistency is shown.
    ///   - render: Writes the answer for a token from a state.
    /// - Returns: The answer with its headers.
    /// - Throws: never; refusals are answers with the headers of a read.
    func read<State: ReplicatedState>(
        _ request: APIRequest,
        _ source: StateSource<State>,
        topics: [State.Topic],
        consistency: ConsistencyHeader = .hidden,
        render: (State, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        do {
            return try await answer(request, source, topics: topics, consistency: consistency, render: render)
        } catch {
            return APIError(any: error).readResponse
        }
    }

    private func answer<State: ReplicatedState>(
        _ request: APIRequest,
        _ source: StateSource<State>,
        topics: [State.Topic],
        consistency: ConsistencyHeader,
        render: (State, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        try requireOwnDatacenter(request.query["dc"])
        let options = try ReadOptions(
            request,
            defaultWait: .nanoseconds(configuration.defaultQueryTime),
            maximumWait: .nanoseconds(configuration.maximumQueryTime)
        )
        let token = try await resolved(request)
        let version: Version<State>
        if options.index > 0 {
            let wait = options.wait + options.wait * Double.random(in: 0..<0.0625)
            if !source.view.isReady { try await source.view.ready(timeout: Self.requestTimeout) }
            version = await source.view.value(ofAny: topics, after: options.index - 1, timeout: wait)
        } else {
            version = try await source.read(
                options.consistency == .stale ? .stale : .linearizable,
                timeout: Self.requestTimeout
            )
        }
        try Task.checkCancellation()
        let index = topics.map { version.state.index(of: $0) }.max() ?? version.index
        let key = cacheKey(of: request, token: token, index: index)
        let rendered = try renders.answer(for: key) { try render(version.state, token) }
        var response = APIResponse(status: rendered.status, contentType: rendered.contentType, body: rendered.body)
        response.add("X-Consul-Index", String(index + 1))
        response.add("X-Consul-KnownLeader", source.isFresh ? "true" : "false")
        response.add("X-Consul-LastContact", "0")
        response.add("X-Consul-Query-Backend", "blocking-query")
        if case .shown = consistency { response.add("X-Consul-Effective-Consistency", options.consistency.rawValue) }
        if rendered.isFiltered, !secret(of: request).isEmpty {
            response.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        if options.isCached {
            let isHit = renders.wasSeen(key.query)
            response.add("X-Cache", isHit ? "HIT" : "MISS")
            if isHit { response.add("Age", "0") }
        }
        return response
    }

    /// Parameters that do not shape an answer.
    private static let transportParameters: Set<String> = [
        "index", "wait", "stale", "consistent", "leader", "cached", "max_stale", "token", "dc", "pretty", "hash",
    ]

    private func cacheKey(of request: APIRequest, token: ResolvedToken, index: UInt64) -> RenderCache.Key {
        var query = request.path
        for item in request.query.items where !Self.transportParameters.contains(item.name) {
            query += "\u{1}\(item.name)\u{2}\(item.value)"
        }
        guard !token.accessorID.isEmpty else {
            return RenderCache.Key(query: query, index: index, accessor: "", period: 0)
        }
        let second = Int64(Date().timeIntervalSince1970)
        return RenderCache.Key(query: query, index: index, accessor: token.accessorID, period: second)
    }
}
