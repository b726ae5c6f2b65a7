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

    func add(to router: inout Router) {
        router.add("POST", "/v1/peering/token", generate)
        router.add("POST", "/v1/peering/establish", establish)
        router.add("GET", "/v1/peering/", one)
        router.add("DELETE", "/v1/peering/", delete)
        router.add("GET", "/v1/peerings", list)
    }

    private func requirePeering() throws(APIError) {
        guard context.configuration.isPeeringEnabled else {
            throw APIError(status: 500, text: "peering must be enabled to use this endpoint")
        }
    }

    private static func refusePartition(_ partition: String) throws(APIError) {
        guard partition.isEmpty || partition == "default" else {
            throw APIError(status: 500, text: "Partitions are a Consul Enterprise feature")
        }
    }

    private func generate(_ request: APIRequest) async throws -> APIResponse {
        try requirePeering()
        let body: PeeringBodyCodec.TokenRequest
        do { body = try PeeringBodyCodec.tokenRequest(request.json(prefix: "Body decoding failed: ")) } catch let error
            as MeshError
        {
            throw APIError(status: 400, text: "Body decoding failed: \(error.message)")
        }
        guard !body.peerName.isEmpty else {
            throw APIError(
                status: 400,
                text: "PeerName is required in the payload when generating a new peering token."
            )
        }
        try Self.refusePartition(body.partition)
        let reply = try await context.peeringClient.generateToken(
            peerName: body.peerName,
            meta: body.meta,
            serverExternalAddresses: body.serverExternalAddresses,
            context: context.call(request)
        )
        return .json(["PeeringToken": .string(reply.token.revealed)])
    }

    private func establish(_ request: APIRequest) async throws -> APIResponse {
        try requirePeering()
        let body: PeeringBodyCodec.EstablishRequest
        do { body = try PeeringBodyCodec.establishRequest(request.json(prefix: "Body decoding failed: ")) } catch let
            error as MeshError
        {
            throw APIError(status: 400, text: "Body decoding failed: \(error.message)")
        }
        guard !body.peerName.isEmpty else {
            throw APIError(status: 400, text: "PeerName is required in the payload when establishing a peering.")
        }
        guard !body.peeringToken.isEmpty else {
            throw APIError(status: 400, text: "PeeringToken is required in the payload when establishing a peering.")
        }
        try Self.refusePartition(body.partition)
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

    private func one(_ request: APIRequest) async throws -> APIResponse {
        try requirePeering()
        let name = request.argument(after: "/v1/peering/")
        guard !name.isEmpty else { throw APIError(status: 400, text: "Must specify a name to fetch.") }
        let topics: [PeeringTopic] = [.peering(name.lowercased()), .peerings]
        return try await context.read(request, context.peerings, topics: topics) { state, token in
            try token.require(.peeringRead)
            guard let peering = state.peering(named: name) else {
                return .text("Peering not found for \"\(name)\"", status: 404)
            }
            var output = JSONOutput()
            output.peering(peering, in: state)
            return Rendered(body: output.bytes)
        }
    }

    private func delete(_ request: APIRequest) async throws -> APIResponse {
        try requirePeering()
        let name = request.argument(after: "/v1/peering/")
        guard !name.isEmpty else { throw APIError(status: 400, text: "Must specify a name to delete.") }
        _ = try await context.peeringClient.delete(peerName: name, context: context.call(request))
        return .empty
    }

    private func list(_ request: APIRequest) async throws -> APIResponse {
        try requirePeering()
        return try await context.read(request, context.peerings, topics: [.peerings]) { state, token in
            try token.require(.peeringRead)
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
