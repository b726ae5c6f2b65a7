import Certificates
import CommandLineLogic
import ConsulJSON
import Glibc
import HCLSyntax
import MeshDomain

/// `acl auth-method`, `acl binding-rule`, `acl templated-policy` and `login`.
///
/// - Source: reference §11.3.
extension CommandRun {
    func runAuthMethod() async throws(CommandFailure) {
        switch command {
        case .aclAuthMethodList:
            try show(try await api.get("acl", "auth-methods")) { LoginLayout.methods($0.arrayValue ?? [], detail) }
        case .aclAuthMethodRead: try show(try await authMethod()) { LoginLayout.method($0, detail) }
        case .aclAuthMethodDelete:
            let name = try required("name")
            _ = try await api.call("DELETE", ["acl", "auth-method", name])
            Terminal.print("Auth-method \"\(name)\" deleted successfully")
        case .aclAuthMethodCreate:
            var body: MeshObject = ["Name": .string(try required("name")), "Type": .string(try required("type"))]
            try methodFields(&body)
            do {
                try show(try await api.put("acl", "auth-method", body: .object(body)).json()) {
                    LoginLayout.method($0, detail)
                }
            } catch { throw error.prefixed("Failed to create new auth method") }
        case .aclAuthMethodUpdate:
            let old = try await authMethod()
            var body: MeshObject = ["Name": .string(old.text("Name")), "Type": .string(old.text("Type"))]
            if !flags.isOn("no-merge") { body = old.objectValue ?? body }
            for key in ["CreateIndex", "ModifyIndex"] { body[key] = nil }
            try methodFields(&body)
            try show(try await api.put("acl", "auth-method", old.text("Name"), body: .object(body)).json()) {
                LoginLayout.method($0, detail)
            }
        case _: break
        }
    }

    private func authMethod() async throws(CommandFailure) -> MeshValue {
        let name = try required("name")
        guard let found = try await api.find("acl", "auth-method", name) else {
            throw CommandFailure("Auth method not found with name \"\(name)\"")
        }
        return found
    }

    private func methodFields(_ body: inout MeshObject) throws(CommandFailure) {
        for (flag, key) in [
            ("display-name", "DisplayName"), ("description", "Description"), ("max-token-ttl", "MaxTokenTTL"),
            ("token-locality", "TokenLocality"), ("token-name-format", "TokenNameFormat"),
        ] {
            if let text = flags.text(flag) { body[key] = .string(text) }
        }
        if let argument = flags.text("config") {
            let text = try usage { () throws(UsageError) in try Terminal.data(argument) }
            guard let config = try? JSONText.parse(Array(text.utf8)), config.objectValue != nil else {
                throw CommandFailure("-config must be a JSON object")
            }
            body["Config"] = config
        }
        var config = body["Config"]?.objectValue ?? [:]
        if let host = flags.text("kubernetes-host") { config["Host"] = .string(host) }
        if let argument = flags.text("kubernetes-ca-cert") {
            config["CACert"] = .string(try usage { () throws(UsageError) in try Terminal.data(argument) })
        }
        if let token = flags.text("kubernetes-service-account-jwt") { config["ServiceAccountJWT"] = .string(token) }
        if !config.isEmpty { body["Config"] = .object(config) }
    }

    // MARK: - Binding rules

    func runBindingRule() async throws(CommandFailure) {
        switch command {
        case .aclBindingRuleList:
            let query = flags.text("method").map { [("authmethod", $0)] } ?? []
            try show(try await api.get("acl", "binding-rules", query: query)) {
                LoginLayout.rules($0.arrayValue ?? [], detail)
            }
        case .aclBindingRuleRead:
            try show(try await api.get("acl", "binding-rule", try await ruleID())) { LoginLayout.rule($0, detail) }
        case .aclBindingRuleDelete:
            let id = try await ruleID()
            _ = try await api.call("DELETE", ["acl", "binding-rule", id])
            Terminal.print("Binding rule \"\(id)\" deleted successfully")
        case .aclBindingRuleCreate:
            var body: MeshObject = ["AuthMethod": .string(try required("method")), "BindType": "service"]
            try ruleFields(&body)
            do {
                try show(try await api.put("acl", "binding-rule", body: .object(body)).json()) {
                    LoginLayout.rule($0, detail)
                }
            } catch { throw error.prefixed("Failed to create new binding rule") }
        case .aclBindingRuleUpdate:
            let id = try await ruleID()
            let old = try await api.get("acl", "binding-rule", id)
            var body: MeshObject = ["ID": .string(id), "AuthMethod": .string(old.text("AuthMethod"))]
            if !flags.isOn("no-merge") { body = old.objectValue ?? body }
            for key in ["CreateIndex", "ModifyIndex"] { body[key] = nil }
            if body["BindType"] == nil { body["BindType"] = "service" }
            try ruleFields(&body)
            try show(try await api.put("acl", "binding-rule", id, body: .object(body)).json()) {
                LoginLayout.rule($0, detail)
            }
        case _: break
        }
    }

    private func ruleFields(_ body: inout MeshObject) throws(CommandFailure) {
        for (flag, key) in [
            ("description", "Description"), ("selector", "Selector"), ("bind-type", "BindType"),
            ("bind-name", "BindName"),
        ] {
            if let text = flags.text(flag) { body[key] = .string(text) }
        }
        if let variables = try variables("bind-vars") { body["BindVars"] = variables }
    }

    private func ruleID() async throws(CommandFailure) -> String {
        let given = try required("id")
        if given.count == 36 { return given }
        return try unique(
            try await api.get("acl", "binding-rules"),
            key: "ID",
            beginning: given,
            kind: "binding rule"
        )
    }

    // MARK: - Templated policies

    func runTemplatedPolicy() async throws(CommandFailure) {
        switch command {
        case .aclTemplatedPolicyList:
            try show(try await api.get("acl", "templated-policies")) { list in
                (list.objectValue?.keys ?? []).joined(separator: "\n")
            }
        case .aclTemplatedPolicyRead:
            let name = try required("name")
            try show(try await api.get("acl", "templated-policy", "name", name)) { LoginLayout.template($0) }
        case .aclTemplatedPolicyPreview:
            var name = flags.text("name") ?? ""
            var body = try variables("var")
            if let file = flags.text("file") {
                let policies = try templatedPolicies(inFile: file)
                guard let policy = policies.first, policies.count == 1 else {
                    throw CommandFailure("-file must hold exactly one templated policy")
                }
                name = policy.text("TemplateName")
                body = policy["TemplateVariables"]
            }
            guard !name.isEmpty else {
                throw CommandFailure("Cannot preview a templated policy without specifying -name or -file")
            }
            let answer = try await api.call(
                "POST",
                ["acl", "templated-policy", "preview", name],
                body: body ?? [:]
            )
            try show(try answer.json()) { AccessLayout.policy($0, detail) }
        case _: break
        }
    }

    /// Templated policies of flags: those named, with the variables of `-var`, and those of files.
    func templatedPolicies(_ flagNames: [String]) throws(CommandFailure) -> [MeshValue] {
        var policies: [MeshValue] = []
        let variables = try variables("var")
        for flag in flagNames {
            for name in flags.list(flag) {
                var policy: MeshObject = ["TemplateName": .string(name)]
                if let variables { policy["TemplateVariables"] = variables }
                policies.append(.object(policy))
            }
            for file in flags.list("\(flag)-file") { policies += try templatedPolicies(inFile: file) }
        }
        return policies
    }

    /// Templated policies of a file: `TemplatedPolicy "builtin/service" { Name = "web" }`, or one with `TemplateName`.
    private func templatedPolicies(inFile path: String) throws(CommandFailure) -> [MeshValue] {
        let text = try usage { () throws(UsageError) in String(decoding: try Terminal.read(path), as: UTF8.self) }
        let value: MeshValue
        do {
            value = .object(try ConfigurationText.parse(text, name: path, format: .byContent))
        } catch { throw CommandFailure("\(path) is no HCL and no JSON: \(error)") }
        if value["TemplateName"] != nil { return [value] }
        var policies: [MeshValue] = []
        let blocks = value["TemplatedPolicy"] ?? value["templated_policy"] ?? .null
        for block in blocks.arrayValue ?? [blocks] {
            for entry in block.objectValue?.entries ?? [] {
                for inner in entry.value.arrayValue ?? [entry.value] {
                    var policy: MeshObject = ["TemplateName": .string(entry.key)]
                    let name = inner["Name"] ?? inner["name"]
                    if let name { policy["TemplateVariables"] = ["name": name] }
                    if let places = inner["Datacenters"] { policy["Datacenters"] = places }
                    policies.append(.object(policy))
                }
            }
        }
        guard !policies.isEmpty else { throw CommandFailure("\(path) names no templated policy") }
        return policies
    }

    /// Variables of a flag, as name:value or name=value; nil when there are none.
    private func variables(_ flag: String) throws(CommandFailure) -> MeshValue? {
        var found: MeshObject = [:]
        for text in flags.list(flag) {
            guard let place = text.firstIndex(where: { $0 == ":" || $0 == "=" }), place != text.startIndex else {
                throw CommandFailure("-\(flag) is \"\(text)\"; it must be name:value or name=value")
            }
            found[text[..<place].lowercased()] = .string(String(text[text.index(after: place)...]))
        }
        return found.isEmpty ? nil : .object(found)
    }

    // MARK: - Login

    /// Logs in and leaves nothing but the secret in the file, whole or not at all.
    func login() async throws(CommandFailure) {
        if flags.text("type") == "oidc" { return try await loginThroughBrowser() }
        let (method, source, sink) = (
            try required("method"), try required("bearer-token-file"), try required("token-sink-file")
        )
        let bearer = try usage { () throws(UsageError) in
            String(decoding: try Terminal.read(source), as: UTF8.self).trimmed
        }
        guard !bearer.isEmpty else { throw CommandFailure("No bearer token found in \(source)") }
        var body: MeshObject = ["AuthMethod": .string(method), "BearerToken": .string(bearer)]
        if let meta = try metadata() { body["Meta"] = meta }
        let token: MeshValue
        do {
            token = try await api.call("POST", ["acl", "login"], body: .object(body)).json()
        } catch { throw error.prefixed("Error logging in") }
        try Self.write(token.text("SecretID"), to: sink)
    }

    /// Has a person log in at the identity provider of an auth method.
    ///
    /// The address is printed and not opened: whose browser it is, and on which machine, is the person's choice.
    private func loginThroughBrowser() async throws(CommandFailure) {
        let (method, sink) = (try required("method"), try required("token-sink-file"))
        guard flags.text("bearer-token-file") == nil else {
            throw CommandFailure("-bearer-token-file cannot be used with -type=oidc")
        }
        let nonce = try Self.nonce()
        let listener = try await BrowserListener(on: flags.text("oidc-callback-listen-addr") ?? "localhost:8550")
        let outcome: Result<MeshValue, CommandFailure>
        do throws(CommandFailure) {
            var body: MeshObject = [
                "AuthMethod": .string(method), "RedirectURI": .string(listener.address), "ClientNonce": .string(nonce),
            ]
            if let meta = try metadata() { body["Meta"] = meta }
            let begun = try await api.call("POST", ["acl", "oidc", "auth-url"], body: .object(body)).json()
            let url = begun.text("AuthURL")
            Terminal.complain("Complete the login by opening this address in a browser:\n\n    \(url)\n")
            let back = try await listener.wait(for: url)
            outcome = .success(
                try await api.call(
                    "POST",
                    ["acl", "oidc", "callback"],
                    body: .object([
                        "AuthMethod": .string(method), "State": .string(back.state), "Code": .string(back.code),
                        "ClientNonce": .string(nonce),
                    ])
                ).json()
            )
        } catch { outcome = .failure(error.prefixed("Error logging in")) }
        await listener.close()
        try Self.write(outcome.get().text("SecretID"), to: sink)
    }

    private static func nonce() throws(CommandFailure) -> String {
        do { return try RandomSource.system.uuid() } catch { throw CommandFailure("no random bytes: \(error)") }
    }

    private static func write(_ secret: String, to path: String) throws(CommandFailure) {
        let draft = "\(path).tmp-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFailure("Error writing \(path): \(Terminal.reason())") }
        let isWritten = Terminal.write(Array(secret.utf8), to: descriptor) && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            let reason = Terminal.reason()
            unlink(draft)
            throw CommandFailure("Error writing \(path): \(reason)")
        }
    }
}
