import MeshDomain

/// The configuration of the nats-server that `tombolo agent` runs.
enum BusConfiguration {
    /// The file's text: each process gets a user that may do only what it needs; durable servers get room for more.
    static func text(
        kinds: [ChildKind],
        _ surroundings: ClusterSurroundings,
        datacenter: String,
        _ mode: AgentOptions.Mode
    ) -> String {
        let users = kinds.compactMap { kind -> String? in
            guard let user = kind.busUser, let password = surroundings.passwords[kind.rawValue] else { return nil }
            return self.user(kind, name: user, password: password.revealed, datacenter: datacenter)
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

    /// The owner of a state alone reads and writes its journal and writes its feed; nobody hears the answers that others
    /// get; and what only one service may ask of another is kept from the rest.
    private static func user(_ kind: ChildKind, name: String, password: String, datacenter: String) -> String {
        var subscribe = ["tombolo.*.*.feed", "tombolo.*.*.feed.>", "_INBOX.\(name).>"]
        if kind != .agent { subscribe.insert("tombolo.*.\(name).>", at: 0) }
        var allow = ["tombolo.*.*.>", "_INBOX.>"]
        if kind.keepsJournal { allow += journalSubjects(of: name, in: datacenter) }
        var deny: [String] = []
        for other in ChildKind.allCases where other != kind && (other.keepsJournal || other == .gateway) {
            for part in other.keepsJournal ? ["feed", "journal"] : ["feed"] {
                deny += ["tombolo.*.\(other.rawValue).\(part)", "tombolo.*.\(other.rawValue).\(part).>"]
            }
        }
        for (subject, asker) in privateMethods where asker != kind { deny.append(subject) }
        return """
                    { user: "\(name)", password: "\(password)", permissions: {
                        subscribe: [\(quoted(subscribe))]
                        publish: { allow: [\(quoted(allow))], deny: [\(quoted(deny))] } } }
            """
    }

    /// Questions that only one service may ask; its bus user stands for the permission, there is no token.
    private static let privateMethods: [(subject: String, asker: ChildKind)] = [
        ("tombolo.*.catalog.import", .peering),
        ("tombolo.*.catalog.retain-imported", .peering),
        ("tombolo.*.catalog.virtual-addresses", .configEntry),
        ("tombolo.*.certificate-authority.sign-server", .peering),
    ]

    /// What JetStream is asked about the two streams of one service.
    private static func journalSubjects(of service: String, in datacenter: String) -> [String] {
        let stream = "TOMBOLO_\(streamToken(datacenter))_\(streamToken(service))"
        return [stream, stream + "_SNAPSHOTS"].flatMap { name in
            ["$JS.API.STREAM.*.\(name)", "$JS.API.DIRECT.GET.\(name)", "$JS.API.DIRECT.GET.\(name).>"]
        }
    }

    /// A name as it stands in the name of a stream.
    private static func streamToken(_ text: String) -> String {
        String(text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    }

    private static func quoted(_ subjects: [String]) -> String {
        subjects.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
