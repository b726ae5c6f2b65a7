import AgentLogic
import CatalogTables
import ConsulJSON
import MeshDomain

/// A node that runs an agent, as `/v1/agent/members` shows it.
///
/// Tombolo has no gossip: who is a member, and whether it lives, is what the check `serfHealth` in the catalog says.
///
/// - Source: reference §3.3.
struct Member {
    var name: String
    var address: String
    var port: Int
    var isServer: Bool
    /// 1 alive, 4 failed.
    var status: Int
    var tags: [String: String]

    private static let alive = 1
    private static let left = 3
    private static let failed = 4

    var isAlive: Bool { status == Self.alive }

    /// The agent itself, from what it is told.
    init(ofAgent configuration: AgentConfiguration, name: String, id: String, address: String) {
        let ports = configuration.ports
        self.name = name
        self.address = address
        port = ports.serfLAN
        isServer = configuration.isServer
        status = Self.alive
        tags = Self.tags(configuration, id: id, version: ProductVersion.consul)
        if isServer { Self.serverTags(port: ports.server, grpc: ports.grpc, grpcTLS: ports.grpcTLS, &tags) }
    }

    /// The nodes of the catalog that registered `serfHealth`, by name; what they do not say of themselves is as here.
    static func ofNodes(in state: CatalogState, _ configuration: AgentConfiguration) -> [String: Member] {
        var members: [String: Member] = [:]
        for node in state.nodes() {
            let key = node.key
            guard let health = state.check("serfHealth", on: key) else { continue }
            let server = state.service(InstanceKey(node: key, id: "consul"))
            members[node.name] = Member(node, health.status, server: server, configuration)
        }
        return members
    }

    /// The servers of other datacenters, as they tell of themselves.
    static func ofOthers(_ table: DatacenterTable, _ now: Duration) -> [Member] {
        table.all.filter { $0.datacenter != table.own }.map { Member($0, now) }
    }

    private init(_ server: DatacenterTable.Server, _ now: Duration) {
        name = server.node.text + "." + server.datacenter
        address = server.address
        port = server.port
        isServer = true
        status = server.hasLeft ? Self.left : server.isAlive(now) ? Self.alive : Self.failed
        tags = server.tags
    }

    private init(
        _ node: Node,
        _ health: HealthStatus,
        server: NodeService?,
        _ configuration: AgentConfiguration
    ) {
        name = node.name
        address = node.address
        port = configuration.ports.serfLAN
        isServer = server != nil
        status = health == .critical ? Self.failed : Self.alive
        tags = Self.tags(
            configuration,
            id: node.id,
            version: node.meta?["consul-version"] ?? ProductVersion.consul
        )
        if let server {
            Self.serverTags(
                port: server.port,
                grpc: Int(server.meta?["grpc_port"] ?? "") ?? 0,
                grpcTLS: Int(server.meta?["grpc_tls_port"] ?? "") ?? 0,
                &tags
            )
        }
    }

    private static func tags(_ configuration: AgentConfiguration, id: String, version: String) -> [String: String] {
        [
            "acls": configuration.acl.isEnabled ? "1" : "0", "build": version + ":" + ProductVersion.revision,
            "dc": configuration.datacenter, "id": id, "role": "node", "segment": "", "vsn": "2", "vsn_max": "3",
            "vsn_min": "2",
        ]
    }

    private static func serverTags(port: Int, grpc: Int, grpcTLS: Int, _ tags: inout [String: String]) {
        tags["role"] = "consul"
        tags["port"] = "\(port)"
        tags["raft_vsn"] = "3"
        if grpc > 0 { tags["grpc_port"] = "\(grpc)" }
        if grpcTLS > 0 { tags["grpc_tls_port"] = "\(grpcTLS)" }
    }

    /// The same member among those of all datacenters.
    func wide(_ configuration: AgentConfiguration) -> Member {
        var member = self
        member.name += "." + configuration.datacenter
        member.port = configuration.ports.serfWAN
        return member
    }
}

extension JSONOutput {
    /// A member as an object.
    mutating func member(_ member: Member) {
        object { output in
            output.member("Name", member.name)
            output.member("Addr", member.address)
            output.member("Port", member.port)
            output.member("Tags", member.tags)
            output.member("Status", member.status)
            for (field, value) in [
                ("ProtocolMin", 1), ("ProtocolMax", 5), ("ProtocolCur", 2), ("DelegateMin", 2), ("DelegateMax", 5),
                ("DelegateCur", 4),
            ] { output.member(field, value) }
        }
    }
}
