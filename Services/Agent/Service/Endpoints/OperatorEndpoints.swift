import AgentLogic
import ConsulJSON
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

/// `/v1/operator/raft/*`: the servers that keep the journals.
///
/// - Source: reference §2.9, §3.3.
struct OperatorEndpoints: Sendable {
    let context: AgentContext
    /// How long a removal may take to be seen by this machine's nats-server.
    private static let patience = Duration.seconds(10)

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/operator/raft/configuration",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none)),
                raftConfiguration
            ),
            Endpoint(
                .delete,
                "/v1/operator/raft/peer",
                scope: .none,
                datacenter: .write,
                permission: .needs(.access(.operator, .write, .none)),
                removePeer
            ),
            Endpoint(
                .post,
                "/v1/operator/audit-hash",
                scope: .none,
                datacenter: .thisAgent,
                body: .json,
                permission: .needs(.access(.operator, .read, .none)),
                auditHash
            ),
        ]
    }

    /// How a secret stands in the audit log of this agent.
    ///
    /// - Source: reference tenancy.md §11.
    private func auditHash(_ request: RoutedRequest) async throws -> APIResponse {
        let input = try request.decoded { (value) throws(MeshError) -> String in
            var reader = try ObjectReader(value, rules: .body)
            let text = try reader.string("Input")
            try reader.finish()
            guard !text.isEmpty else { throw MeshError(.badRequest, "Input is missing: the text to be hashed") }
            return text
        }
        return .json(["Hash": .string(context.audit.hash(input))])
    }

    /// The servers that keep the journals, as a client of Consul expects those of its Raft.
    ///
    /// - Source: reference §3.3, raft configuration.
    private func raftConfiguration(_ request: RoutedRequest) async throws -> APIResponse {
        let index = context.catalog.view.current.index
        let servers = context.serverGroup.servers
        return .json { output in
            output.object { output in
                output.key("Servers")
                output.array(servers) { list, server in
                    list.object { item in
                        item.member("ID", server.id)
                        item.member("Node", server.name)
                        item.member("Address", server.address)
                        item.member("Leader", server.isLeader)
                        item.member("ProtocolVersion", "3")
                        item.member("Voter", true)
                        item.member("LastIndex", .integer(index > server.lag ? index - server.lag : 0))
                    }
                }
                output.member("Index", .integer(index))
            }
        }
    }

    /// Takes a lost server out of the group, with its copies of all journals; answers once the group is without it.
    private func removePeer(_ request: RoutedRequest) async throws -> APIResponse {
        let (id, address) = (request.query["id"] ?? "", request.query["address"] ?? "")
        guard id.isEmpty != address.isEmpty else {
            throw APIError(
                status: 400,
                text: id.isEmpty
                    ? "Must specify either ?id with the server's ID or ?address with IP:port of peer to remove"
                    : "Must specify only one of ?id or ?address"
            )
        }
        let group = context.serverGroup
        let wanted = group.servers.first { id.isEmpty ? $0.address == address : $0.id == id }
        guard let server = wanted else {
            let what = id.isEmpty ? "address \"\(address)\"" : "id \"\(id)\""
            throw APIError(status: 500, text: "\(what) was not found in the Raft configuration")
        }
        guard let view = group.view, let bus = context.operatorBus else {
            throw APIError(status: 503, text: whyNotHere)
        }
        if let refusal = ServerRemoval.refusal(of: server.name, life: server.life, in: view) {
            throw APIError(status: 500, text: refusal)
        }
        try await bus.removeServer(server.name)
        context.logger.warning(
            "a server was removed from the group, with its copies of the journals",
            metadata: [LogKey.node: "\(server.name)"]
        )
        let end = ContinuousClock.now + Self.patience
        while context.serverGroup.servers.contains(where: { $0.name == server.name }) {
            guard ContinuousClock.now < end else {
                throw APIError(
                    status: 504,
                    text:
                        "the group has decided to remove \(server.name), but this machine's nats-server does not show it yet"
                )
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        return .empty
    }

    private var whyNotHere: String {
        if ServerGroup.isOfSeveral {
            return "this machine's nats-server says nothing of the servers at the moment; ask another server"
        }
        if context.configuration.isServer {
            return "this server is the only one of its cluster: there is no group to remove one from"
        }
        let others = context.serverGroup.servers.filter { $0.life != nil }.map(\.name).joined(separator: ", ")
        return
            "this agent is no server, so it cannot see the group; ask the agent of a server\(others.isEmpty ? "" : " (\(others))")"
    }
}
