package import MeshDomain

/// How tokens, policies and roles are shown.
///
/// - Source: reference §11.6; scripts look for the labels.
package enum AccessLayout {
    /// Whether indexes and hashes are shown.
    package enum Detail: Sendable {
        case plain
        case withIndexes
    }

    /// A token.
    package static func token(_ token: MeshValue, _ detail: Detail) -> String {
        var lines = [
            line("AccessorID", token.text("AccessorID"), 18), line("SecretID", token.text("SecretID"), 18),
            line("Description", token.text("Description"), 18), line("Local", token.text("Local"), 18),
        ]
        if !token.text("AuthMethod").isEmpty { lines.append(line("Auth Method", token.text("AuthMethod"), 18)) }
        lines.append(line("Create Time", token.text("CreateTime"), 18))
        if !token.text("ExpirationTime").isEmpty {
            lines.append(line("Expiration Time", token.text("ExpirationTime"), 18))
        }
        if detail == .withIndexes { lines += indexes(token, 18) }
        return (lines + links(token, indent: "")).joined(separator: "\n")
    }

    /// A token with the rules of all its policies, and what is decided where no rule is about the thing.
    package static func expandedToken(_ token: MeshValue, _ detail: Detail) -> String {
        var lines = [Self.token(token, detail)]
        for policy in token.list("ExpandedPolicies") {
            lines += ["", "Policy Name: \(policy.text("Name"))", "   ID: \(policy.text("ID"))"]
            lines += ["   Description: \(policy.text("Description"))", "   Rules:"]
            lines += policy.text("Rules").split(separator: "\n").map { "      \($0)" }
        }
        for role in token.list("ExpandedRoles") {
            lines += ["", "Role Name: \(role.text("Name"))", "   ID: \(role.text("ID"))"]
            lines += links(role, indent: "   ")
        }
        lines += [
            "", line("Resolved By", token.text("ResolvedByAgent"), 18),
            line("Default Policy", token.text("AgentACLDefaultPolicy"), 18),
            line("Down Policy", token.text("AgentACLDownPolicy"), 18),
        ]
        return lines.joined(separator: "\n")
    }

    /// Several tokens, with an empty line between them.
    package static func tokens(_ tokens: [MeshValue], _ detail: Detail) -> String {
        tokens.map { token($0, detail) }.joined(separator: "\n\n")
    }

    /// A policy with its rules.
    package static func policy(_ policy: MeshValue, _ detail: Detail) -> String {
        var lines = [
            line("ID", policy.text("ID"), 14), line("Name", policy.text("Name"), 14),
            line("Description", policy.text("Description"), 14),
            line("Datacenters", policy.texts("Datacenters").joined(separator: ", "), 14),
        ]
        if detail == .withIndexes { lines += indexes(policy, 14) }
        return (lines + ["Rules:", policy.text("Rules")]).joined(separator: "\n")
    }

    /// Several policies without rules.
    package static func policies(_ policies: [MeshValue], _ detail: Detail) -> String {
        policies.map { policy in
            var lines = [
                "\(policy.text("Name")):", line("   ID", policy.text("ID"), 17),
                line("   Description", policy.text("Description"), 17),
                line("   Datacenters", policy.texts("Datacenters").joined(separator: ", "), 17),
            ]
            if detail == .withIndexes { lines += indexes(policy, 14).map { "   " + $0 } }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A role.
    package static func role(_ role: MeshValue, _ detail: Detail) -> String {
        var lines = [
            line("ID", role.text("ID"), 14), line("Name", role.text("Name"), 14),
            line("Description", role.text("Description"), 14),
        ]
        if detail == .withIndexes { lines += indexes(role, 14) }
        return (lines + links(role, indent: "")).joined(separator: "\n")
    }

    /// Several roles.
    package static func roles(_ roles: [MeshValue], _ detail: Detail) -> String {
        roles.map { role in
            var lines = [
                "\(role.text("Name")):", line("   ID", role.text("ID"), 17),
                line("   Description", role.text("Description"), 17),
            ]
            if detail == .withIndexes { lines += indexes(role, 14).map { "   " + $0 } }
            return (lines + links(role, indent: "   ")).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func links(_ value: MeshValue, indent: String) -> [String] {
        var lines: [String] = []
        func block(_ title: String, _ rows: [String]) {
            guard !rows.isEmpty else { return }
            lines.append(indent + title)
            lines += rows.map { "\(indent)   \($0)" }
        }
        block("Policies:", value.list("Policies").map { "\($0.text("ID")) - \($0.text("Name"))" })
        block("Roles:", value.list("Roles").map { "\($0.text("ID")) - \($0.text("Name"))" })
        block(
            "Service Identities:",
            value.list("ServiceIdentities").map { identity in
                let places = identity.texts("Datacenters")
                return "\(identity.text("ServiceName")) (Datacenters: "
                    + "\(places.isEmpty ? "all" : places.joined(separator: ", ")))"
            }
        )
        block(
            "Node Identities:",
            value.list("NodeIdentities").map { "\($0.text("NodeName")) (Datacenter: \($0.text("Datacenter")))" }
        )
        block(
            "Templated Policies:",
            value.list("TemplatedPolicies").flatMap { policy in
                let places = policy.texts("Datacenters")
                let name = policy["TemplateVariables"]?.text("name") ?? ""
                return [policy.text("TemplateName")] + (name.isEmpty ? [] : ["   Name: \(name)"])
                    + ["   Datacenters: \(places.isEmpty ? "all" : places.joined(separator: ", "))"]
            }
        )
        return lines
    }

    private static func indexes(_ value: MeshValue, _ width: Int) -> [String] {
        [
            line("Hash", value.text("Hash"), width), line("Create Index", value.text("CreateIndex"), width),
            line("Modify Index", value.text("ModifyIndex"), width),
        ]
    }

    static func line(_ label: String, _ value: String, _ width: Int) -> String {
        value.isEmpty ? "\(label):" : "\(label):".padded(to: width) + value
    }
}
