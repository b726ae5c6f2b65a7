import MeshDomain

/// The group of servers that keep the journals, as one machine's nats-server sees it.
///
/// - Source: what nats-server 2.15 answers as `meta_cluster` of `/jsz`, with the names of the servers it has routes to as `reached`.
package struct ServerGroupView: Sendable, Hashable {
    /// Another server of the group.
    package struct Other: Sendable, Hashable {
        package var name: String
        /// Entries about streams that it has not applied yet, as the leader knows.
        package var lag: UInt64
        /// Whether this machine's nats-server is connected with it.
        package var isReached: Bool
    }

    /// The name of the leader; empty while there is none.
    package let leader: String
    /// The other servers, by name.
    package let others: [Other]
    /// The name of this machine's server; empty when it is not told.
    package let own: String

    /// Reads the view as the supervisor writes it down; nil when it is none.
    package init?(_ text: String) {
        guard let group = try? JSONText.parse(text), group.objectValue != nil else { return nil }
        leader = group["leader"]?.stringValue ?? ""
        own = group["own"]?.stringValue ?? ""
        let own = own
        let reached = Set((group["reached"]?.arrayValue ?? []).compactMap(\.stringValue))
        others = (group["replicas"]?.arrayValue ?? []).compactMap { replica in
            guard let name = replica["name"]?.stringValue, name != own else { return nil }
            return Other(name: name, lag: replica["lag"]?.unsignedValue ?? 0, isReached: reached.contains(name))
        }.sorted { $0.name < $1.name }
    }

    /// How many servers the group has.
    package var size: Int { others.count + 1 }

    /// How many must be there for anything to be decided about journals.
    package var majority: Int { size / 2 + 1 }

    /// How many are there, this machine's included.
    package var reachedCount: Int { others.count(where: \.isReached) + 1 }

    /// How many must be there at least for any journal to be written: the majority of its copies, of which there are three, or five
    /// with five servers and more.
    ///
    /// With four servers two can be enough for a journal, although they are no majority of the group.
    private var leastForWrites: Int { (size > 4 ? 5 : min(size, 3)) / 2 + 1 }

    /// Why no write can be decided, naming who is reached; nil when it may be possible.
    package var lack: String? {
        guard reachedCount < leastForWrites else { return nil }
        let here = own.isEmpty ? "this machine" : own
        let reached = others.filter(\.isReached).map(\.name)
        let missing = others.filter { !$0.isReached }.map(\.name).joined(separator: ", ")
        let seen = reached.isEmpty ? "reaches no other server" : "reaches only \(reached.joined(separator: ", "))"
        return
            "no majority of the servers is there: \(here) \(seen) (not reached: \(missing)); \(reachedCount) of \(size) are up,"
            + " \(leastForWrites) are needed; ?stale reads what is known here"
    }
}

/// Whether a server may be taken out of the group.
package enum ServerRemoval {
    /// Why it may not; nil when it may.
    ///
    /// - Parameters:
    ///   - name: The server.
    ///   - life: Why it must be taken for one that runs; nil when nothing says so.
    ///   - view: The group as this machine sees it.
    /// - Returns: The reason in words for the operator.
    package static func refusal(of name: String, life: String?, in view: ServerGroupView) -> String? {
        if let life {
            return
                "server \(name) runs: \(life). Only a server that is lost is removed; stop it first if it is not wanted any more"
        }
        guard view.reachedCount >= view.majority else {
            let up = ([view.own] + view.others.filter(\.isReached).map(\.name)).filter { !$0.isEmpty }.sorted()
            return
                "server \(name) cannot be removed: that is decided by a majority of the servers, \(view.majority) of \(view.size), "
                + "and only \(up.joined(separator: ", ")) can be reached from here; start another server first"
        }
        return nil
    }
}
