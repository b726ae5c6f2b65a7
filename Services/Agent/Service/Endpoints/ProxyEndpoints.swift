import ConsulJSON
import GatewayContract
import MeshContracts
import MeshDomain

/// `/v1/tombolo/proxies`: how the proxies' configurations are, which Consul does not tell.
struct ProxyEndpoints: Sendable {
    /// How long replicas that do not answer are waited for.
    private static let patience = Duration.seconds(2)
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/tombolo/proxies",
                scope: .none,
                datacenter: .read,
                permission: .anyToken,
                list
            )
        ]
    }

    /// With `?troubled` only those that are not in sync; with `?node=`, `?service=` and `?id=` only those.
    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        var call = context.call(request)
        call.timeout = Self.patience
        let overview = try await context.gatewayClient.status(context: call)
        let query = request.query
        func fits(_ name: String, _ value: String) -> Bool { query[name].map { $0.isEmpty || $0 == value } ?? true }
        let proxies = overview.proxies.filter { status in
            (!query.has("troubled") || status.condition != .synced) && fits("node", status.node)
                && fits("service", status.service) && fits("id", status.id)
        }
        return .json { output in
            output.object { output in
                output.key("Proxies")
                output.array(proxies) { $0.proxyStatus($1) }
                output.key("Replicas")
                output.array(overview.replicas) { $0.value($1) }
                output.key("SilentReplicas")
                output.array(overview.silent) { $0.value($1) }
            }
        }
    }
}
