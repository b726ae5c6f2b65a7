import AgentLogic
import CatalogTables
import Foundation
import MeshDomain

/// The servers that keep this cluster's journals, as the nats-server of this machine sees them.
///
/// - Source: `TOMBOLO_SERVERS_FILE`, in which the supervisor of one of several servers keeps what its nats-server says of their group;
///   without it there is one server, or this is a client agent.
struct ServerGroup: Sendable {
    /// A server.
    struct Server: Sendable {
        var name: String
        var id: String
        /// `address:port` where others reach its bus.
        var address: String
        var isLeader: Bool
        /// Entries about streams that it has not applied yet.
        var lag: UInt64
    }

    private static let path = ProcessInfo.processInfo.environment["TOMBOLO_SERVERS_FILE"] ?? ""

    /// The servers, by name.
    let servers: [Server]

    /// Joins what nats-server says with what the catalog knows of the nodes.
    ///
    /// - Parameters:
    ///   - state: The catalog.
    ///   - configuration: This agent's.
    ///   - own: This agent as a server of its own.
    init(_ state: CatalogState, _ configuration: AgentConfiguration, own: Server) {
        let members = Member.ofNodes(in: state, configuration).filter(\.value.isServer)
        func server(_ name: String, isLeader: Bool, lag: UInt64 = 0) -> Server {
            guard name != own.name, let member = members[name] else {
                var server = own
                server.name = name
                if name != own.name { (server.id, server.address) = ("", "") }
                (server.isLeader, server.lag) = (isLeader, lag)
                return server
            }
            return Server(
                name: name,
                id: member.tags["id"] ?? "",
                address: "\(member.address):\(member.tags["port"] ?? "")",
                isLeader: isLeader,
                lag: lag
            )
        }
        if !Self.path.isEmpty {
            let text = (try? String(contentsOfFile: Self.path, encoding: .utf8)) ?? ""
            let group = try? JSONText.parse(text)
            let leader = group?["leader"]?.stringValue ?? ""
            var found = [server(own.name, isLeader: leader == own.name)]
            for replica in group?["replicas"]?.arrayValue ?? [] {
                guard let name = replica["name"]?.stringValue, name != own.name else { continue }
                found.append(server(name, isLeader: leader == name, lag: replica["lag"]?.unsignedValue ?? 0))
            }
            servers = found.sorted { $0.name < $1.name }
        } else if configuration.isServer {
            servers = [own]
        } else {
            // A client agent sees no group; it names a server that lives as the one that answers for all.
            let names = members.keys.sorted()
            let first = names.first { members[$0]?.isAlive == true }
            servers = names.map { server($0, isLeader: $0 == first) }
        }
    }

    /// The address of the leader; empty while there is none.
    var leader: String { servers.first(where: \.isLeader)?.address ?? "" }
}
