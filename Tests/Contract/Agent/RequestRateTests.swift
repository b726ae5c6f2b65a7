import AgentLogic
import AgentService
import TestSupport
import Testing

/// How much of an agent's clients is passed on, and from whom changes are taken.
@Suite(.timeLimit(.minutes(2))) struct RequestRateTests {
    private func get(_ cluster: AgentTestCluster, _ path: String) async -> APIResponse {
        await cluster.agent.respond(to: APIRequest(method: "GET", path: path))
    }

    private func put(_ cluster: AgentTestCluster, _ path: String) async -> APIResponse {
        let body = #"{"Node":"n","Address":"10.0.0.1"}"#
        return await cluster.agent.respond(to: APIRequest(method: "PUT", path: path, body: Array(body.utf8)))
    }

    /// Runs a body with an agent that takes both kinds of requests, and is then held to rates.
    private func held(
        to rates: RequestRates,
        _ body: @escaping @Sendable (AgentTestCluster) async throws -> Void
    ) async throws {
        try await AgentTestCluster.run { cluster in
            try await cluster.eventually { await put(cluster, "/v1/catalog/register").status == 200 }
            cluster.agent.context.requests.adopt(rates)
            try await body(cluster)
        }
    }

    @Test func `what is over a rate is refused, and what the agent answers by itself is not counted`() async throws {
        var rates = RequestRates()
        // Nothing comes in again while the test runs.
        (rates.mode, rates.reads, rates.writes) = (.enforcing, 0.0001, 0)
        try await held(to: rates) { cluster in
            #expect(await get(cluster, "/v1/catalog/nodes").status == 200)
            let refused = await get(cluster, "/v1/catalog/nodes")
            #expect(refused.status == 429)
            #expect(String(decoding: refused.body, as: UTF8.self).hasPrefix("rate limit exceeded, try again later"))
            #expect(await put(cluster, "/v1/catalog/register").status == 200)
            #expect(await put(cluster, "/v1/catalog/register").status == 429)
            for path in ["/v1/agent/services", "/v1/status/leader"] { #expect(await get(cluster, path).status == 200) }
        }
    }

    @Test func `rates that are only watched refuse nothing`() async throws {
        var rates = RequestRates()
        (rates.mode, rates.reads) = (.permissive, 0)
        try await held(to: rates) { cluster in
            for _ in 0..<5 { #expect(await get(cluster, "/v1/catalog/nodes").status == 200) }
        }
    }

    @Test func `the rate of all requests has its own burst and words`() async throws {
        var rates = RequestRates()
        (rates.all, rates.burst) = (0, 3)
        try await held(to: rates) { cluster in
            let answers = [
                await get(cluster, "/v1/catalog/nodes"), await put(cluster, "/v1/catalog/register"),
                await get(cluster, "/v1/catalog/services"),
                await get(cluster, "/v1/catalog/services"),
            ]
            #expect(answers.map(\.status) == [200, 200, 200, 429])
            #expect(String(decoding: answers[3].body, as: UTF8.self).hasPrefix("RPC rate limit exceeded"))
        }
    }

    @Test(arguments: [(["127.0.0.0/8"], 200), (["10.0.0.0/8", "::1"], 403)])
    func `changes are taken from the configured addresses only`(ranges: [String], status: Int) async throws {
        let configure: (inout AgentConfiguration) -> Void = {
            $0.ports.http = 0
            $0.writers = ranges.compactMap { AddressRange($0) }
        }
        try await AgentTestCluster.run(configure: configure) { cluster in
            let client = try RawHTTP(port: try #require(await cluster.agent.port(timeout: Patience.long)))
            try client.get("/v1/agent/services")
            #expect(try client.answer().status == 200)
            try client.send("PUT /v1/agent/maintenance?enable=false HTTP/1.1\r\nHost: l\r\nContent-Length: 0\r\n\r\n")
            let answer = try client.answer()
            #expect(answer.status == status)
            if status == 403 { #expect(answer.body == "Access is restricted") }
        }
    }
}
