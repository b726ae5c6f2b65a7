import AgentLogic
import CatalogTables
import Foundation
import MeshDomain
import MeshJournal

/// The servers that keep this cluster's journals, as the nats-server of this machine sees them.
///
/// - Source: `TOMBOLO_SERVERS_FILE`, in which the supervisor of one of several servers keeps what its nats-server says of their group;
///   without it there is one server, or this is a client agent.
struct ServerGroup: Sendable {
    /// A server.
    struct Server: Sendable {
        var name: String
        /// The node's id; of a server that is no node of the catalog, its name among the servers.
        var id: String
        /// `address:port` where others reach its bus; empty when the catalog does not know it.
        var address: String
        var isLeader: Bool
        /// Entries about streams that it has not applied yet.
        var lag: UInt64
        /// Why it must be taken for one that runs; nil when nothing says so.
        var life: String?
    }

    private static let path = ProcessInfo.processInfo.environment["TOMBOLO_SERVERS_FILE"] ?? ""

    /// The servers, by name.
    let servers: [Server]
    /// What this machine's nats-server says; nil for a lone server, a client agent, and while it says nothing.
    let view: ServerGroupView?

    /// Joins what nats-server says with what the catalog knows of the nodes.
    ///
    /// - Parameters:
    ///   - state: The catalog.
    ///   - configuration: This agent's.
    ///   - own: This agent as a server of its own.
    init(_ state: CatalogState, _ configuration: AgentConfiguration, own: Server) {
        let members = Member.ofNodes(in: state, configuration).filter(\.value.isServer)
        func server(_ name: String, isLeader: Bool, lag: UInt64 = 0, isReached: Bool = false) -> Server {
            guard name != own.name, let member = members[name] else {
                var server = own
                server.name = name
                if name != own.name {
                    (server.id, server.address) = (name, "")
                    server.life = isReached ? "its nats-server is connected with this machine's" : nil
                }
                (server.isLeader, server.lag) = (isLeader, lag)
                return server
            }
            return Server(
                name: name,
                id: member.tags["id"] ?? "",
                address: "\(member.address):\(member.tags["port"] ?? "")",
                isLeader: isLeader,
                lag: lag,
                life: isReached
                    ? "its nats-server is connected with this machine's"
                    : member.isAlive ? "its agent is alive in the catalog" : nil
            )
        }
        if !Self.path.isEmpty {
            let view = Self.current
            self.view = view
            let found = [server(own.name, isLeader: view?.leader == own.name)]
            let others = view?.others ?? []
            servers =
                (found
                + others.map { other in
                    server(other.name, isLeader: view?.leader == other.name, lag: other.lag, isReached: other.isReached)
                }).sorted { $0.name < $1.name }
        } else if configuration.isServer {
            view = nil
            servers = [own]
        } else {
            view = nil
            // A client agent sees no group; it names a server that lives as the one that answers for all.
            let names = members.keys.sorted()
            let first = names.first { members[$0]?.isAlive == true }
            servers = names.map { server($0, isLeader: $0 == first) }
        }
    }

    /// The address of the leader; empty while there is none.
    var leader: String { servers.first(where: \.isLeader)?.address ?? "" }

    /// Whether this machine's nats-server is one of several, so that it can know that no majority is there.
    static var isOfSeveral: Bool { !path.isEmpty }

    /// What this machine's nats-server says now; nil when there is none of several, or it says nothing.
    private static var current: ServerGroupView? {
        guard !path.isEmpty, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return ServerGroupView(text)
    }

    /// Why nothing can be decided now, naming the servers that are reached; nil when a majority may be there.
    static var lack: String? { current?.lack }

    /// Waits until it is known that no majority is there; not at all before half a second, in which most changes are done.
    ///
    /// - Returns: Why nothing can be decided.
    /// - Throws: `CancellationError`.
    static func lacksMajority() async throws -> String {
        while true {
            try await Task.sleep(for: .milliseconds(500))
            if let lack { return lack }
        }
    }
}

extension AgentContext {
    /// The servers of this agent's cluster.
    var serverGroup: ServerGroup {
        let own = ServerGroup.Server(
            name: node.name,
            id: node.id,
            address: "\(node.address):\(configuration.ports.server)",
            isLeader: true,
            lag: 0,
            life: "it is the one that is asked"
        )
        return ServerGroup(catalog.view.current.state, configuration, own: own)
    }
}
