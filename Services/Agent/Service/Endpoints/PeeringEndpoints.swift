import ACLContract
import AccessRules
import AgentLogic
import ConsulJSON
import MeshContracts
import MeshDomain
import PeeringContract
import PeeringTables

/// `/v1/peering*`.
///
/// - Source: reference §2.6, §3.6.
struct PeeringEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { making + others }

    private var making: [Endpoint] {
        [
            Endpoint(
                .post,
                "/v1/peering/token",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                body: .json(Endpoint.JSONRule(words: "Body decoding failed", tenancy: .plain(status: 500))),
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                generate
            ),
            Endpoint(
                .post,
                "/v1/peering/establish",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                body: .json(Endpoint.JSONRule(words: "Body decoding failed", tenancy: .plain(status: 500))),
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                establish
            ),
        ]
    }

    private var others: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/peering/{peer...}",
                scope: .partitioned,
                datacenter: .read,
                feature: .peering,
                permission: .needs(.access(.peering, .read, .none)),
                waits: .index {
                    WaitTopics(peerings: Watch(shown: [.peerings], wakes: [.peering($0.argument.lowercased())]))
                },
                missing: "Must specify a name to fetch.",
                one
            ),
            Endpoint(
                .delete,
                "/v1/peering/{peer...}",
                scope: .partitioned,
                datacenter: .write,
                feature: .peering,
                permission: .needs(.access(.peering, .write, .none), by: .owner),
                missing: "Must specify a name to delete.",
                delete
            ),
            Endpoint(
                .get,
                "/v1/peerings",
                scope: .partitioned,
                datacenter: .read,
                feature: .peering,
                permission: .needs(.access(.peering, .read, .none)),
                waits: .index { _ in WaitTopics(peerings: [.peerings]) },
                list
            ),
        ]
    }

    private func generate(_ request: RoutedRequest) async throws -> APIResponse {
        let body = try request.decoded(PeeringBodyCodec.tokenRequest)
        guard !body.peerName.isEmpty else {
            throw APIError(
                status: 400,
                text: "PeerName is required in the payload when generating a new peering token."
            )
        }
        let reply = try await context.peeringClient.generateToken(
            peerName: body.peerName,
            meta: body.meta,
            serverExternalAddresses: body.serverExternalAddresses,
            context: context.call(request)
        )
        return .json(["PeeringToken": .string(reply.token.revealed)])
    }

    private func establish(_ request: RoutedRequest) async throws -> APIResponse {
        let body = try request.decoded(PeeringBodyCodec.establishRequest)
        guard !body.peerName.isEmpty else {
            throw APIError(status: 400, text: "PeerName is required in the payload when establishing a peering.")
        }
        guard !body.peeringToken.isEmpty else {
            throw APIError(status: 400, text: "PeeringToken is required in the payload when establishing a peering.")
        }
        var call = context.call(request)
        call.timeout = .seconds(30)
        _ = try await context.peeringClient.establish(
            peerName: body.peerName,
            token: body.peeringToken,
            meta: body.meta,
            context: call
        )
        return .json([:])
    }

    private func one(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        return try await context.read(request, context.peerings, topics: request.topics.peerings) { state, _ in
            guard let peering = state.peering(named: name) else {
                return .text("Peering not found for \"\(name)\"", status: 404)
            }
            var output = JSONOutput()
            output.peering(peering, in: state)
            return Rendered(body: output.bytes)
        }
    }

    private func delete(_ request: RoutedRequest) async throws -> APIResponse {
        _ = try await context.peeringClient.delete(peerName: request.argument, context: context.call(request))
        return .empty
    }

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        try await context.read(request, context.peerings, topics: request.topics.peerings) { state, _ in
            var output = JSONOutput()
            output.array(state.peerings()) { $0.peering($1, in: state) }
            return Rendered(body: output.bytes)
        }
    }
}

extension JSONOutput {
    /// A peering with the names that the state keeps for it.
    fileprivate mutating func peering(_ peering: Peering, in state: PeeringTablesState) {
        self.peering(
            peering,
            imported: state.serviceNames(of: peering.id, .imported),
            exported: state.serviceNames(of: peering.id, .exported)
        )
    }
}
