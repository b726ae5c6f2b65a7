import CommandLineLogic
import ConsulJSON
import MeshDomain

/// Moves what one cluster keeps into another, over the API that both speak.
struct MigrationRun {
    let source: APIClient
    let target: APIClient
    /// Nothing is written.
    let isTrial: Bool
    /// What is there and differs is replaced.
    let overwrites: Bool
    var report = MigrationReport()

    /// Moves the parts, in their order.
    ///
    /// - Throws: ``CommandFailure`` when one of the two cannot be reached or does not let us read.
    mutating func run(_ parts: Set<MigrationPart>) async throws(CommandFailure) {
        for part in MigrationPart.allCases where parts.contains(part) {
            do {
                switch part {
                case .policies: try await movePolicies()
                case .roles: try await moveRoles()
                case .authMethods: try await moveMethods()
                case .bindingRules: try await moveRules()
                case .tokens: try await moveTokens()
                case .configEntries: try await moveEntries()
                case .keys: try await moveKeys()
                case .nodes: try await moveNodes()
                case .queries: try await moveQueries()
                }
            } catch {
                guard error.status != 0 else { throw error }
                if part.isAccess, error.description.contains("ACL support disabled") {
                    report.remark("\(part.rawValue): ACLs are off on one side, so none were moved")
                } else {
                    throw error.prefixed("\(part.rawValue)")
                }
            }
        }
    }

    /// Writes one thing, unless it is there.
    private mutating func put(
        _ part: MigrationPart,
        _ name: String,
        _ wanted: MeshObject,
        existing: MeshObject?,
        write: () async throws(CommandFailure) -> Void
    ) async throws(CommandFailure) {
        if let existing {
            if MigrationBody.areEqual(existing, wanted) { return report.note(part, name, .same) }
            guard overwrites else { return report.note(part, name, .kept) }
        }
        guard !isTrial else { return report.note(part, name, .written) }
        do {
            try await write()
            report.note(part, name, .written)
        } catch {
            guard error.status != 0 else { throw error }
            report.note(part, name, .refused(error.description))
        }
    }

    private mutating func list(_ api: APIClient, _ path: String...) async throws(CommandFailure) -> [MeshValue] {
        let answer = try await api.call("GET", path)
        look(at: answer, path)
        return try answer.json().arrayValue ?? []
    }

    /// What a token may not see is left out of lists without a word in them.
    private mutating func look(at answer: APIAnswer, _ path: [String]) {
        guard answer.isFiltered else { return }
        report.miss(
            "not all of /v1/\(path.joined(separator: "/")) is shown to the token that asked: what is hidden was neither moved nor"
                + " compared"
        )
    }

    /// One object; nil where there is none.
    private func one(_ api: APIClient, _ path: String...) async throws(CommandFailure) -> MeshValue? {
        let answer = try await api.call("GET", path, accepts: [403, 404, 500])
        if answer.status == 200 { return try answer.json() }
        if answer.status == 404 || answer.text.contains("not found") { return nil }
        throw CommandFailure("Unexpected response code: \(answer.status) (\(answer.text))", status: answer.status)
    }

    // MARK: - Access control

    /// Ids of what every cluster has of its own.
    private static let builtIn = "00000000-0000-0000-0000-0000000000"
    private static let anonymous = "00000000-0000-0000-0000-000000000002"

    private mutating func movePolicies() async throws(CommandFailure) {
        for row in try await list(source, "acl", "policies") where !row.text("ID").hasPrefix(Self.builtIn) {
            let name = row.text("Name")
            let wanted = MigrationBody.cleaned(try await source.get("acl", "policy", row.text("ID")))
            let there = try await one(target, "acl", "policy", "name", name)
            let id = there?.text("ID") ?? ""
            let target = target
            try await put(.policies, name, wanted, existing: there.map { MigrationBody.cleaned($0) }) {
                () throws(CommandFailure) in
                let path = ["acl", "policy"] + (id.isEmpty ? [] : [id])
                _ = try await target.call("PUT", path, body: .object(wanted))
            }
        }
    }

    private mutating func moveRoles() async throws(CommandFailure) {
        for row in try await list(source, "acl", "roles") {
            let name = row.text("Name")
            let wanted = MigrationBody.linked(row)
            let there = try await one(target, "acl", "role", "name", name)
            let id = there?.text("ID") ?? ""
            let target = target
            try await put(.roles, name, wanted, existing: there.map { MigrationBody.linked($0) }) {
                () throws(CommandFailure) in
                _ = try await target.call("PUT", ["acl", "role"] + (id.isEmpty ? [] : [id]), body: .object(wanted))
            }
        }
    }

    private mutating func moveMethods() async throws(CommandFailure) {
        for row in try await list(source, "acl", "auth-methods") {
            let name = row.text("Name")
            let wanted = MigrationBody.cleaned(try await source.get("acl", "auth-method", name))
            let there = try await one(target, "acl", "auth-method", name)
            let target = target
            try await put(.authMethods, name, wanted, existing: there.map { MigrationBody.cleaned($0) }) {
                () throws(CommandFailure) in
                let path = ["acl", "auth-method"] + (there == nil ? [] : [name])
                _ = try await target.call("PUT", path, body: .object(wanted))
            }
        }
    }

    private mutating func moveRules() async throws(CommandFailure) {
        let known = try await list(target, "acl", "binding-rules").map { MigrationBody.cleaned($0) }
        for row in try await list(source, "acl", "binding-rules") {
            let wanted = MigrationBody.cleaned(row)
            let name = "\(row.text("AuthMethod")) -> \(row.text("BindName"))"
            let target = target
            try await put(
                .bindingRules,
                name,
                wanted,
                existing: known.first { MigrationBody.areEqual($0, wanted) }
            ) { () throws(CommandFailure) in
                _ = try await target.call("PUT", ["acl", "binding-rule"], body: .object(wanted))
            }
        }
    }

    private mutating func moveTokens() async throws(CommandFailure) {
        var logins = 0
        for row in try await list(source, "acl", "tokens") {
            let id = row.text("AccessorID")
            guard row.text("AuthMethod").isEmpty else {
                logins += 1
                continue
            }
            let token = try await source.get("acl", "token", id)
            guard !token.text("SecretID").isEmpty, token.text("SecretID") != "<hidden>" else {
                report.note(
                    .tokens,
                    id,
                    .refused("its secret is not shown to the token of -from-token; it needs acl = \"write\"")
                )
                continue
            }
            let kept: Set<String> = id == Self.anonymous ? ["AccessorID"] : ["AccessorID", "SecretID"]
            let wanted = MigrationBody.linked(token, keeping: kept)
            var there = try await one(target, "acl", "token", id).map { MigrationBody.linked($0, keeping: kept) }
            let isKnown = there != nil
            // Every cluster begins with an anonymous token, which may nothing until somebody says otherwise.
            if id == Self.anonymous, there?["Policies"] == nil, there?["Roles"] == nil { there = nil }
            let target = target
            try await put(.tokens, id, wanted, existing: there) { () throws(CommandFailure) in
                let path = ["acl", "token"] + (isKnown ? [id] : [])
                _ = try await target.call("PUT", path, body: .object(wanted))
            }
        }
        if logins > 0 {
            report.remark("\(logins) tokens come from a login and are not moved: who has one logs in again")
        }
    }

    // MARK: - Config entries

    private mutating func moveEntries() async throws(CommandFailure) {
        var waiting: [(name: String, body: MeshObject, existing: MeshObject?)] = []
        for kind in ConfigEntryKind.allCases {
            let answer = try await source.call("GET", ["config", kind.rawValue], accepts: [400, 404, 500])
            guard answer.status == 200 else {
                // A Consul that does not know the kind has none of it.
                if answer.status == 404 || answer.text.contains("invalid config entry kind") { continue }
                report.note(.configEntries, kind.rawValue, .refused("\(answer.status): \(answer.text.prefix(300))"))
                continue
            }
            look(at: answer, ["config", kind.rawValue])
            for row in try answer.json().arrayValue ?? [] {
                // Kinds with one entry need not name it.
                let own = row.text("Name").isEmpty ? kind.rawValue : row.text("Name")
                let there = try await one(target, "config", kind.rawValue, own)
                let name = "\(kind.rawValue)/\(own)"
                waiting.append((name, MigrationBody.cleaned(row), there.map { MigrationBody.cleaned($0) }))
            }
        }
        // What one entry needs of others is known to who takes them: what is refused is tried again once others are there.
        var isProgress = true
        while isProgress, !waiting.isEmpty {
            isProgress = false
            var refused: [(name: String, body: MeshObject, existing: MeshObject?)] = []
            for entry in waiting {
                let before = report
                let target = target
                var failure: CommandFailure?
                try await put(.configEntries, entry.name, entry.body, existing: entry.existing) {
                    () throws(CommandFailure) in
                    do throws(CommandFailure) {
                        _ = try await target.call("PUT", ["config"], body: .object(entry.body))
                    } catch {
                        failure = error
                        throw error
                    }
                }
                if failure == nil {
                    isProgress = true
                } else {
                    report = before
                    refused.append(entry)
                }
            }
            if !isProgress {
                for entry in refused { try await refuse(entry.name, entry.body) }
            }
            waiting = refused
        }
    }

    private mutating func refuse(_ name: String, _ body: MeshObject) async throws(CommandFailure) {
        let target = target
        try await put(.configEntries, name, body, existing: nil) { () throws(CommandFailure) in
            _ = try await target.call("PUT", ["config"], body: .object(body))
        }
    }

    // MARK: - Keys

    /// Operations of one transaction, and bytes of their values in Base64: both stay below what an API takes.
    private static let operationLimit = 64
    private static let valueLimit = 256 << 10

    private mutating func moveKeys() async throws(CommandFailure) {
        let answer = try await source.call(
            "GET",
            ["kv", ""],
            query: [("keys", ""), ("separator", "/")],
            accepts: [404]
        )
        look(at: answer, ["kv"])
        guard answer.status == 200 else { return }
        for place in try answer.json().arrayValue ?? [] {
            let prefix = place.stringValue ?? ""
            let rows = try await rows(source, prefix)
            let known = Dictionary(try await self.rows(target, prefix).map { ($0.text("Key"), $0) }) { first, _ in first
            }
            var batch: [MeshValue] = []
            var size = 0
            for row in rows {
                let key = row.text("Key")
                if let there = known[key] {
                    let isSame = there.text("Value") == row.text("Value") && there.text("Flags") == row.text("Flags")
                    guard !isSame, overwrites else {
                        report.note(.keys, key, isSame ? .same : .kept)
                        continue
                    }
                }
                var operation: MeshObject = [
                    "Verb": known[key] == nil ? "cas" : "set", "Key": .string(key), "Value": .string(row.text("Value")),
                    "Flags": row["Flags"] ?? 0,
                ]
                if known[key] == nil { operation["Index"] = 0 }
                if batch.count == Self.operationLimit || size + row.text("Value").utf8.count > Self.valueLimit {
                    try await write(batch)
                    (batch, size) = ([], 0)
                }
                batch.append(["KV": .object(operation)])
                size += row.text("Value").utf8.count
            }
            try await write(batch)
        }
    }

    /// A key, or everything below a folder.
    private mutating func rows(_ api: APIClient, _ prefix: String) async throws(CommandFailure) -> [MeshValue] {
        let query = prefix.hasSuffix("/") ? [("recurse", "")] : []
        let answer = try await api.call("GET", ["kv", prefix], query: query, accepts: [404])
        look(at: answer, ["kv", prefix])
        return answer.status == 404 ? [] : try answer.json().arrayValue ?? []
    }

    private mutating func write(_ batch: [MeshValue]) async throws(CommandFailure) {
        guard !batch.isEmpty else { return }
        var fate = MigrationReport.Fate.written
        if !isTrial {
            do { _ = try await target.call("PUT", ["txn"], body: .array(batch)) } catch {
                guard error.status != 0 else { throw error }
                fate = .refused(String(error.description.prefix(300)))
            }
        }
        for operation in batch { report.note(.keys, operation["KV"]?.text("Key") ?? "", fate) }
    }

    // MARK: - Nodes without an agent, and queries

    private mutating func moveNodes() async throws(CommandFailure) {
        let members = Set(try await list(source, "agent", "members").map { $0.text("Name").lowercased() })
        var agents = 0
        for row in try await list(source, "catalog", "nodes") {
            let name = row.text("Node")
            let checks = try await list(source, "health", "node", name)
            guard !members.contains(name.lowercased()), !checks.contains(where: { $0.text("CheckID") == "serfHealth" })
            else {
                agents += 1
                continue
            }
            let found = try await one(source, "catalog", "node", name)
            let wanted = Self.registrations(row, found?["Services"], checks)
            let there = try await one(target, "catalog", "node", name)
            let existing: MeshObject? =
                if let node = there?["Node"], !node.isNull {
                    Self.whole(
                        Self.registrations(node, there?["Services"], try await list(target, "health", "node", name))
                    )
                } else { nil }
            let target = target
            try await put(.nodes, name, Self.whole(wanted), existing: existing) { () throws(CommandFailure) in
                for body in wanted { _ = try await target.call("PUT", ["catalog", "register"], body: body) }
            }
        }
        if agents > 0 {
            report.remark(
                "\(agents) nodes have an agent, which registers its services itself: give the agents' configuration and"
                    + " service definitions to tombolo agent on their machines"
            )
        }
    }

    /// What registers a node with its services and checks.
    private static func registrations(_ node: MeshValue, _ services: MeshValue?, _ checks: [MeshValue]) -> [MeshValue] {
        var base: MeshObject = ["Node": .string(node.text("Node")), "Address": .string(node.text("Address"))]
        if !node.text("ID").isEmpty { base["ID"] = .string(node.text("ID")) }
        base["TaggedAddresses"] = node["TaggedAddresses"]
        base["NodeMeta"] = node["Meta"]
        func all(of id: String) -> MeshValue {
            .array(
                checks.filter { $0.text("ServiceID") == id }.sorted { $0.text("CheckID") < $1.text("CheckID") }
                    .map { .object(MigrationBody.cleaned($0)) }
            )
        }
        var first = base
        first["Checks"] = all(of: "")
        return [.object(first)]
            + (services?.objectValue?.entries ?? []).sorted { $0.key < $1.key }.map { entry in
                var body = base
                body["Service"] = .object(MigrationBody.cleaned(entry.value, keeping: ["ID"]))
                body["Checks"] = all(of: entry.key)
                return .object(body)
            }
    }

    private static func whole(_ bodies: [MeshValue]) -> MeshObject { ["Registrations": .array(bodies)] }

    private mutating func moveQueries() async throws(CommandFailure) {
        let known = Dictionary(try await list(target, "query").map { ($0.text("Name"), $0) }) { first, _ in first }
        for row in try await list(source, "query") {
            let name = row.text("Name")
            guard row.text("Session").isEmpty else {
                report.note(.queries, name, .refused("it ends with a session, and sessions are not moved"))
                continue
            }
            var wanted = MigrationBody.cleaned(row)
            if !row.text("Token").isEmpty {
                wanted["Token"] = nil
                report.remark("the prepared query \(name) had a token: who executes it needs the rights by itself now")
            }
            let there = name.isEmpty ? nil : known[name]
            let id = there?.text("ID") ?? ""
            let target = target
            try await put(.queries, name, wanted, existing: there.map { MigrationBody.cleaned($0) }) {
                () throws(CommandFailure) in
                _ = try await target.call(
                    id.isEmpty ? "POST" : "PUT",
                    ["query"] + (id.isEmpty ? [] : [id]),
                    body: .object(wanted)
                )
            }
        }
    }
}
