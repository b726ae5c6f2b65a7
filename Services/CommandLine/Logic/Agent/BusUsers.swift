import MeshDomain

/// Who may do what on a cluster's bus: one NATS user for each kind of process.
///
/// The only place of this rule. `tombolo agent` puts it into the configuration of the nats-server it runs;
/// `tombolo bus users` prints it for servers that run elsewhere.
///
/// Known limits: the server itself answers the owner of a journal, wherever the question says; JetStream lets a stream that is
/// created copy any other stream of the same account, and catalog, config entries and peerings share one stream, so each of the
/// three may read and purge what the others keep there (the secrets of peerings among it; those of ACL and of the certificate
/// authority have streams of their own). Only an account for each owner would end that.
package enum BusUsers {
    /// The file that a nats-server of its own includes; passwords come from that server's environment.
    ///
    /// - Throws: ``UsageError`` for a name that no datacenter has.
    package static func file(datacenter: String) throws(UsageError) -> String {
        try AgentOptions.check(datacenter: datacenter)
        let kinds = ChildKind.allCases.filter { $0 != .bus }
        return """
            # The users of the bus of datacenter "\(datacenter)", one for each kind of process, written by
            # "tombolo bus users -datacenter=\(datacenter)"; change the program, not this file.
            #
            # Each answers on its own subjects of this datacenter only and speaks for nobody else's state; answers to
            # requests arrive in _INBOX.<user>, where nobody else hears them and only who was asked may answer, once; only the
            # owner of a journal reaches its streams. Passwords are
            # \(passwordVariable(.catalog)) and so on in nats-server's environment.
            \(text(kinds, datacenter: datacenter) { "$" + passwordVariable($0) })

            """
    }

    /// The user of nats-server's system account who may take a server out of the group, and nothing else.
    ///
    /// The group of servers belongs to no account of a process, so none of their users could.
    static let operatorUser = "operator"

    /// The system account with that user alone.
    static func systemAccount(password: String) -> String {
        """
        accounts {
            $SYS { users: [
                { user: "\(operatorUser)", password: \(password), permissions: {
                    subscribe: ["_INBOX.\(operatorUser).>"]
                    publish: { allow: ["$JS.API.SERVER.REMOVE", "_INBOX.\(operatorUser).>"] } } }
            ] }
        }
        """
    }

    /// The user of the nats-server that joins datacenters, by whom a datacenter's servers speak there.
    package static func wideUser(_ datacenter: String) -> String { "wan-\(datacenter)" }

    /// The `authorization` block of that nats-server.
    ///
    /// A datacenter asks every other one, answers what it is asked itself, and tells of itself and nobody else.
    static func wide(datacenter: String, password: String) -> String {
        let (user, own) = (wideUser(datacenter), "tombolo.\(datacenter).federation")
        return """
            authorization {
                timeout: 5
                users: [
                    { user: "\(user)", password: "\(password)", permissions: {
                        subscribe: [\(quoted(["\(own).>", "tombolo.*.federation.present", "_INBOX.\(user).>"]))]
                        publish: { allow: [\(quoted(wideQuestions.map { "tombolo.*.federation.\($0)" }
                            + ["\(own).present", "_INBOX.\(user).>"]))] }
                        allow_responses: { max: \(answersPerQuestion), expires: "\(answerTime)" } } }
                ]
            }
            """
    }

    /// What one datacenter may ask of another; each answers with the rights of the token that comes along.
    private static let wideQuestions = ["answer", "page.>", "name"]

    /// The `authorization` block; `password` gives a user's password as it stands in the file.
    static func text(_ kinds: [ChildKind], datacenter: String, password: (ChildKind) -> String) -> String {
        let users = kinds.compactMap { kind in
            kind.busUser.map { user(kind, name: $0, password: password(kind), datacenter: datacenter) }
        }
        return """
            authorization {
                timeout: 5
                users: [
            \(users.joined(separator: "\n"))
                ]
            }
            """
    }

    /// The variable that holds a user's password.
    private static func passwordVariable(_ kind: ChildKind) -> String {
        "NATS_PASSWORD_" + kind.rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// How long whoever was asked may take to answer: longer than any request lives.
    private static let answerTime = "10m"

    /// How often one question may be answered: whoever asks repeats it while no answer comes (`Repetition`), under one inbox.
    private static let answersPerQuestion = 8

    /// Subjects on which only their service speaks.
    ///
    /// Its state to followers, its journal to itself, and its replicas to each other.
    private static let ownParts = ["feed", "journal", "replicas"]

    /// The owner of a state alone reads and writes its journal and writes its feed; nobody hears the answers that others
    /// get, and nobody answers what he was not asked (`allow_responses`); what only one service may ask of another is kept from
    /// the rest; and nobody speaks or listens in another datacenter.
    private static func user(_ kind: ChildKind, name: String, password: String, datacenter: String) -> String {
        let own = "tombolo.\(datacenter)"
        var subscribe = ["\(own).*.feed", "\(own).*.feed.>", "_INBOX.\(name).>"]
        // Agents of servers answer what is for another datacenter.
        let answered = kind == .agent ? ["\(own).catalog.events", "\(own).federation.>"] : ["\(own).\(name).>"]
        subscribe.insert(contentsOf: answered, at: 0)
        // A connection asks itself whether the server has seen all that it sent.
        var allow = ["\(own).*.>", "_INBOX.\(name).>"]
        if kind.keepsJournal { allow += journalSubjects(of: name, in: datacenter) }
        var deny: [String] = []
        for other in ChildKind.allCases where other != kind && other.answers {
            for part in ownParts {
                deny += ["\(own).\(other.rawValue).\(part)", "\(own).\(other.rawValue).\(part).>"]
            }
        }
        // What is kept is saved and restored through agents only, for a token that may.
        if kind != .agent { deny += ["\(own).*.snapshot.>", "\(own).*.restore.>"] }
        for (method, asker) in privateMethods where asker != kind { deny.append("\(own).\(method)") }
        let responses =
            kind.answers || kind == .agent
            ? "\n                allow_responses: { max: \(answersPerQuestion), expires: \"\(answerTime)\" }" : ""
        return """
                    { user: "\(name)", password: \(password), permissions: {
                        subscribe: [\(quoted(subscribe))]
                        publish: { allow: [\(quoted(allow))], deny: [\(quoted(deny))] }\(responses) } }
            """
    }

    /// Questions that only one service may ask; its bus user stands for the permission, there is no token.
    private static let privateMethods: [(method: String, asker: ChildKind)] = [
        ("acl.clear-place", .configEntry),
        ("acl.put-place", .configEntry),
        ("catalog.alive", .agent),
        ("catalog.events", .agent),
        ("catalog.clear", .configEntry),
        ("catalog.import", .peering),
        ("catalog.retain-imported", .peering),
        ("catalog.virtual-addresses", .configEntry),
        ("certificate-authority.sign-server", .peering),
        // For other datacenters, whose questions come through agents.
        ("certificate-authority.sign-intermediate", .agent),
    ]

    /// The services whose entries share one stream; each writes its own subject only, and can read all of them.
    private static let sharing: Set<String> = [
        ChildKind.catalog.rawValue, ChildKind.configEntry.rawValue, ChildKind.peering.rawValue,
    ]

    /// What a journal asks JetStream about its two streams, and nothing else.
    private static func journalSubjects(of service: String, in datacenter: String) -> [String] {
        let prefix = "TOMBOLO_\(streamToken(datacenter))_"
        let own = prefix + streamToken(service)
        return [sharing.contains(service) ? prefix + "STATE" : own, own + "_SNAPSHOTS"].flatMap { name in
            ["CREATE", "INFO", "PURGE"].map { "$JS.API.STREAM.\($0).\(name)" }
                + ["$JS.API.DIRECT.GET.\(name)", "$JS.API.STREAM.MSG.GET.\(name)"]
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
