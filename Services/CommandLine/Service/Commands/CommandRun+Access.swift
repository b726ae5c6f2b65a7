import CommandLineLogic
import MeshDomain

extension CommandRun {
    /// `acl …`.
    ///
    /// - Source: reference §11.3.
    func runAccess() async throws(CommandFailure) -> Int32 {
        switch command {
        case .aclBootstrap: try await bootstrap()
        case .aclSetAgentToken:
            let names = try words(2...2, "TYPE TOKEN")
            // The command says `recovery`, the API `agent_recovery`.
            let kind = ["recovery", "master"].contains(names[0]) ? "agent_recovery" : names[0]
            do { try await api.put("agent", "token", kind, body: ["Token": .string(names[1])]) } catch {
                throw error.prefixed("Error setting the token \"\(names[0])\"")
            }
            Terminal.print("ACL token \"\(names[0])\" set successfully")
        case .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate:
            try await runToken()
        case .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate:
            try await runPolicy()
        case .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate: try await runRole()
        case .aclAuthMethodCreate, .aclAuthMethodDelete, .aclAuthMethodList, .aclAuthMethodRead, .aclAuthMethodUpdate:
            try await runAuthMethod()
        case .aclBindingRuleCreate, .aclBindingRuleDelete, .aclBindingRuleList, .aclBindingRuleRead,
            .aclBindingRuleUpdate:
            try await runBindingRule()
        case .aclTemplatedPolicyList, .aclTemplatedPolicyPreview, .aclTemplatedPolicyRead:
            try await runTemplatedPolicy()
        case .login: try await login()
        case .logout: _ = try await api.call("POST", ["acl", "logout"])
        case _: return 127
        }
        return 0
    }

    var detail: AccessLayout.Detail { flags.isOn("meta") ? .withIndexes : .plain }

    private func bootstrap() async throws(CommandFailure) {
        var body: MeshValue?
        if let argument = try words(0...1, "at most one secret").first {
            let secret = try usage { () throws(UsageError) in try Terminal.data(argument).trimmed }
            body = ["BootstrapSecret": .string(secret)]
        }
        let token: MeshValue
        do { token = try await api.put("acl", "bootstrap", body: body).json() } catch {
            throw error.prefixed("Failed ACL bootstrapping")
        }
        try show(token) { AccessLayout.token($0, detail) }
    }

    // MARK: - Policies

    private func runPolicy() async throws(CommandFailure) {
        switch command {
        case .aclPolicyCreate:
            var body: MeshObject = ["Name": .string(try required("name"))]
            try policyFields(&body)
            do {
                try show(try await api.put("acl", "policy", body: .object(body)).json()) {
                    AccessLayout.policy($0, detail)
                }
            } catch { throw error.prefixed("Failed to create new policy") }
        case .aclPolicyList:
            try show(try await api.get("acl", "policies")) { AccessLayout.policies($0.arrayValue ?? [], detail) }
        case .aclPolicyRead: try show(try await named("policy")) { AccessLayout.policy($0, detail) }
        case .aclPolicyDelete:
            let id = try await namedID("policy")
            _ = try await api.call("DELETE", ["acl", "policy", id])
            Terminal.print("Policy \"\(id)\" deleted successfully")
        case .aclPolicyUpdate:
            let id = try await resolved(
                "policy",
                id: flags.text("id"),
                name: flags.text("id") == nil ? flags.text("name") : nil
            )
            var body: MeshObject = [:]
            if !flags.isOn("no-merge") { body = try await api.get("acl", "policy", id).objectValue ?? [:] }
            for key in ["Hash", "CreateIndex", "ModifyIndex"] { body[key] = nil }
            body["ID"] = .string(id)
            if let name = flags.text("name") { body["Name"] = .string(name) }
            try policyFields(&body)
            try show(try await api.put("acl", "policy", id, body: .object(body)).json()) {
                AccessLayout.policy($0, detail)
            }
        case _: break
        }
    }

    private func policyFields(_ body: inout MeshObject) throws(CommandFailure) {
        if let text = flags.text("description") { body["Description"] = .string(text) }
        if let rules = flags.text("rules") {
            body["Rules"] = .string(try usage { () throws(UsageError) in try Terminal.data(rules) })
        }
        let places = flags.list("valid-datacenter")
        if !places.isEmpty { body["Datacenters"] = .array(places.map(MeshValue.string)) }
    }

    // MARK: - Roles

    private func runRole() async throws(CommandFailure) {
        switch command {
        case .aclRoleCreate:
            var body: MeshObject = ["Name": .string(try required("name"))]
            if let text = flags.text("description") { body["Description"] = .string(text) }
            try await addLinks(&body, old: .null)
            try show(try await api.put("acl", "role", body: .object(body)).json()) { AccessLayout.role($0, detail) }
        case .aclRoleList:
            try show(try await api.get("acl", "roles")) { AccessLayout.roles($0.arrayValue ?? [], detail) }
        case .aclRoleRead: try show(try await named("role")) { AccessLayout.role($0, detail) }
        case .aclRoleDelete:
            let id = try await namedID("role")
            _ = try await api.call("DELETE", ["acl", "role", id])
            Terminal.print("Role \"\(id)\" deleted successfully")
        case .aclRoleUpdate:
            let id = try await resolved(
                "role",
                id: flags.text("id"),
                name: flags.text("id") == nil ? flags.text("name") : nil
            )
            let old = try await api.get("acl", "role", id)
            var body: MeshObject = [
                "ID": .string(id), "Name": .string(flags.text("name") ?? old.text("Name")),
                "Description": .string(
                    flags.text("description") ?? (flags.isOn("no-merge") ? "" : old.text("Description"))
                ),
            ]
            try await addLinks(&body, old: flags.isOn("no-merge") ? .null : old)
            try show(try await api.put("acl", "role", id, body: .object(body)).json()) { AccessLayout.role($0, detail) }
        case _: break
        }
    }

    // MARK: - Tokens

    private func runToken() async throws(CommandFailure) {
        let pretty: (MeshValue) -> String = { AccessLayout.token($0, detail) }
        switch command {
        case .aclTokenCreate: try await createToken()
        case .aclTokenList:
            try show(try await api.get("acl", "tokens")) { AccessLayout.tokens($0.arrayValue ?? [], detail) }
        case .aclTokenRead:
            if flags.isOn("self") {
                guard !flags.isOn("expanded") else {
                    throw CommandFailure("Cannot use both -self and -expanded; give -accessor-id instead of -self")
                }
                try show(try await api.get("acl", "token", "self"), pretty)
            } else {
                let isExpanded = flags.isOn("expanded")
                let query = isExpanded ? [("expanded", "true")] : []
                let token = try await api.get("acl", "token", try await accessor(), query: query)
                try show(token) { isExpanded ? AccessLayout.expandedToken($0, detail) : pretty($0) }
            }
        case .aclTokenClone:
            let body: MeshValue = ["Description": .string(flags.text("description") ?? "")]
            try show(try await api.put("acl", "token", try await accessor(), "clone", body: body).json(), pretty)
        case .aclTokenDelete:
            let id = try await accessor()
            _ = try await api.call("DELETE", ["acl", "token", id])
            Terminal.print("Token \"\(id)\" deleted successfully")
        case .aclTokenUpdate: try await updateToken()
        case _: break
        }
    }

    private func createToken() async throws(CommandFailure) {
        let links = [
            "policy-id", "policy-name", "role-id", "role-name", "service-identity", "node-identity", "templated-policy",
            "templated-policy-file",
        ]
        guard links.contains(where: flags.isGiven) else {
            throw CommandFailure(
                "Cannot create a token without specifying -policy-name, -policy-id, -role-name, -role-id, "
                    + "-service-identity, -node-identity, -templated-policy, or -templated-policy-file at least once"
            )
        }
        var body: MeshObject = [:]
        for (flag, key) in [
            ("accessor", "AccessorID"), ("secret", "SecretID"), ("description", "Description"),
            ("expires-ttl", "ExpirationTTL"),
        ] {
            if let text = flags.text(flag) { body[key] = .string(text) }
        }
        if flags.isOn("local") { body["Local"] = true }
        try await addLinks(&body, old: .null)
        do {
            try show(try await api.put("acl", "token", body: .object(body)).json()) { AccessLayout.token($0, detail) }
        } catch { throw error.prefixed("Failed to create new token") }
    }

    private func updateToken() async throws(CommandFailure) {
        let id = try await accessor()
        let old = try await api.get("acl", "token", id)
        var body: MeshObject = [
            "AccessorID": .string(id), "SecretID": .string(old.text("SecretID")),
            "Description": .string(flags.text("description") ?? old.text("Description")),
            "Local": .bool(old["Local"]?.boolValue ?? false),
        ]
        for key in ["ExpirationTime", "AuthMethod"] where !old.text(key).isEmpty { body[key] = old[key] }
        try await addLinks(&body, old: old)
        try show(try await api.put("acl", "token", id, body: .object(body)).json()) { AccessLayout.token($0, detail) }
    }

    // MARK: - Links and names

    /// Policies, roles, identities and templated policies: what the flags name, else what the old object has, and what is
    /// appended; an old `-merge-…` flag keeps what there is beside what is named.
    private func addLinks(_ body: inout MeshObject, old: MeshValue) async throws(CommandFailure) {
        func joined(
            _ given: [MeshValue],
            _ appended: [MeshValue],
            _ kept: [MeshValue],
            _ merging: String
        ) -> [MeshValue] {
            (given.isEmpty || flags.isOn("merge-\(merging)") ? kept : []) + given + appended
        }
        for (kind, key, merging) in [("policy", "Policies", "policies"), ("role", "Roles", "roles")] {
            let kept: [MeshValue] = old.list(key).map { ["ID": $0["ID"] ?? ""] }
            let all = joined(links(kind, prefix: ""), links(kind, prefix: "append-"), kept, merging)
            if !all.isEmpty { body[key] = .array(all) }
        }
        for (flag, key, merging) in [
            ("service-identity", "ServiceIdentities", "service-identities"),
            ("node-identity", "NodeIdentities", "node-identities"),
        ] {
            let all = joined(try identities(flag), try identities("append-\(flag)"), old.list(key), merging)
            if !all.isEmpty { body[key] = .array(all) }
        }
        let given = try templatedPolicies(["templated-policy", "replace-templated-policy"])
        let appended = try templatedPolicies(["append-templated-policy"])
        let all = joined(given, appended, old.list("TemplatedPolicies"), "templated-policies")
        if !all.isEmpty { body["TemplatedPolicies"] = .array(all) }
    }

    private func links(_ kind: String, prefix: String) -> [MeshValue] {
        flags.list("\(prefix)\(kind)-id").map { ["ID": .string($0)] }
            + flags.list("\(prefix)\(kind)-name").map { ["Name": .string($0)] }
    }

    private func identities(_ flag: String) throws(CommandFailure) -> [MeshValue] {
        var result: [MeshValue] = []
        for text in flags.list(flag) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if flag.hasSuffix("service-identity") {
                guard parts.count <= 2, !parts[0].isEmpty else {
                    throw CommandFailure("-\(flag) is \"\(text)\"; it must be name or name:dc1,dc2")
                }
                var identity: MeshObject = ["ServiceName": .string(parts[0])]
                if parts.count == 2 {
                    let places = parts[1].split(separator: ",").map { MeshValue.string(String($0)) }
                    identity["Datacenters"] = .array(places)
                }
                result.append(.object(identity))
            } else {
                guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                    throw CommandFailure("-\(flag) is \"\(text)\"; it must be name:datacenter")
                }
                result.append(["NodeName": .string(parts[0]), "Datacenter": .string(parts[1])])
            }
        }
        return result
    }

    /// The policy or role that `-id` or `-name` names.
    private func named(_ kind: String) async throws(CommandFailure) -> MeshValue {
        if let name = flags.text("name"), flags.text("id") == nil {
            guard let found = try await api.find("acl", kind, "name", name) else {
                throw CommandFailure("there is no \(kind) with the name \"\(name)\"")
            }
            return found
        }
        let id = try await resolved(kind, id: flags.text("id"), name: nil)
        guard let found = try await api.find("acl", kind, id) else {
            throw CommandFailure("there is no \(kind) with the ID \(id)")
        }
        return found
    }

    private func namedID(_ kind: String) async throws(CommandFailure) -> String {
        try await resolved(kind, id: flags.text("id"), name: flags.text("name"))
    }

    /// The whole id of something of which a name or the beginning of the id is given.
    private func resolved(_ kind: String, id: String?, name: String?) async throws(CommandFailure) -> String {
        if let id, id.count == 36 { return id }
        let list = kind == "policy" ? "policies" : kind + "s"
        if let id, !id.isEmpty {
            return try unique(try await api.get("acl", list), key: "ID", beginning: id, kind: kind)
        }
        guard let name, !name.isEmpty else { throw CommandFailure("Must specify either the -id or -name parameters") }
        guard let found = try await api.find("acl", kind, "name", name) else {
            throw CommandFailure("there is no \(kind) with the name \"\(name)\"")
        }
        return found.text("ID")
    }

    private func accessor() async throws(CommandFailure) -> String {
        let given = flags.text("accessor-id") ?? flags.text("id") ?? ""
        guard !given.isEmpty else { throw CommandFailure("Must specify the -accessor-id parameter") }
        if given.count == 36 { return given }
        return try unique(try await api.get("acl", "tokens"), key: "AccessorID", beginning: given, kind: "token")
    }

    func unique(
        _ values: MeshValue,
        key: String,
        beginning: String,
        kind: String
    ) throws(CommandFailure) -> String {
        let ids = (values.arrayValue ?? []).map { $0.text(key) }.filter { $0.hasPrefix(beginning) }
        guard let id = ids.first, ids.count == 1 else {
            throw CommandFailure(
                ids.isEmpty
                    ? "there is no \(kind) whose ID begins with \"\(beginning)\""
                    : "\(ids.count) IDs of a \(kind) begin with \"\(beginning)\"; give more of it"
            )
        }
        return id
    }
}
