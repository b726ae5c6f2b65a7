import AgentLogic
import ConsulJSON
import MeshDomain

/// `/v1/coordinate/*`: there is no gossip that would measure distances, so nothing has a coordinate.
///
/// Reads say so in the form that clients expect; coordinates that somebody else has measured are not taken (decision 030).
///
/// - Source: reference §2.8, §3.8.
struct CoordinateEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/coordinate/datacenters",
                scope: .none,
                datacenter: .thisAgent,
                permission: .anyToken
            ) { _ in
                let names = await context.federation.servers().datacenters(Federation.now)
                return .json(
                    .array(names.map { ["Datacenter": .string($0), "AreaID": "wan", "Coordinates": .array([])] })
                )
            },
            Endpoint(
                .get,
                "/v1/coordinate/nodes",
                scope: .partitioned,
                datacenter: .read,
                permission: .anyToken
            ) { _ in
                var answer = APIResponse.json(.array([]))
                answer.add("X-Consul-Index", "1")
                answer.add("X-Consul-KnownLeader", context.catalog.isFresh ? "true" : "false")
                answer.add("X-Consul-LastContact", "0")
                return answer
            },
            Endpoint(
                .get,
                "/v1/coordinate/node/{node...}",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.node, .read, .argument))
            ) { _ in APIResponse(status: 404) },
        ]
    }
}
