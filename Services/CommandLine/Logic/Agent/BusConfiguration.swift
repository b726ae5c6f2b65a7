import MeshDomain

/// The configuration of the nats-server that `tombolo agent` runs.
enum BusConfiguration {
    /// - Parameters:
    ///   - kinds: The processes that use the bus; each gets a user that may do only what it needs.
    ///   - mode: Durable servers get room for more.
    static func text(kinds: [ChildKind], _ surroundings: ClusterSurroundings, _ mode: AgentOptions.Mode) -> String {
        let users = kinds.compactMap { kind -> String? in
            guard let user = kind.busUser, let password = surroundings.passwords[kind.rawValue] else { return nil }
            return self.user(kind, name: user, password: password.revealed)
        }
        return """
            server_name: tombolo
            listen: "127.0.0.1:\(surroundings.busPort)"
            jetstream {
                store_dir: "\(surroundings.busDirectory)/jetstream"
                sync_interval: always
                max_memory_store: 256MB
                max_file_store: \(mode == .server ? "64GB" : "1GB")
            }
            authorization {
                timeout: 5
                users: [
            \(users.joined(separator: "\n"))
                ]
            }

            """
    }

    /// The owner of a state alone writes its journal and its feed, and only owners of journals use JetStream.
    private static func user(_ kind: ChildKind, name: String, password: String) -> String {
        var subscribe = ["tombolo.*.*.feed", "tombolo.*.*.feed.>", "_INBOX.>"]
        if kind != .agent { subscribe.insert("tombolo.*.\(name).>", at: 0) }
        var allow = ["tombolo.*.*.>", "_INBOX.>"]
        if kind.keepsJournal { allow += ["$JS.API.>", "$JS.ACK.>", "$JS.FC.>"] }
        var deny: [String] = []
        for other in ChildKind.allCases where other != kind && (other.keepsJournal || other == .gateway) {
            for part in other.keepsJournal ? ["feed", "journal"] : ["feed"] {
                deny += ["tombolo.*.\(other.rawValue).\(part)", "tombolo.*.\(other.rawValue).\(part).>"]
            }
        }
        return """
                    { user: "\(name)", password: "\(password)", permissions: {
                        subscribe: [\(quoted(subscribe))]
                        publish: { allow: [\(quoted(allow))], deny: [\(quoted(deny))] } } }
            """
    }

    private static func quoted(_ subjects: [String]) -> String {
        subjects.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
