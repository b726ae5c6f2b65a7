extension Command {
    /// What the command does, in one line.
    package var summary: String {
        switch self {
        case .agent: "runs an agent, and with -dev or server = true a whole cluster"
        case .aclBootstrap: "makes the first management token"
        case .aclPolicyCreate: "makes an ACL policy"
        case .aclPolicyDelete: "deletes an ACL policy"
        case .aclPolicyList: "lists ACL policies"
        case .aclPolicyRead: "shows an ACL policy"
        case .aclPolicyUpdate: "changes an ACL policy"
        case .aclRoleCreate: "makes an ACL role"
        case .aclRoleDelete: "deletes an ACL role"
        case .aclRoleList: "lists ACL roles"
        case .aclRoleRead: "shows an ACL role"
        case .aclRoleUpdate: "changes an ACL role"
        case .aclSetAgentToken: "gives the agent a token for its own use"
        case .aclTokenCreate: "makes an ACL token"
        case .aclTokenClone: "makes an ACL token like another one"
        case .aclTokenDelete: "deletes an ACL token"
        case .aclTokenList: "lists ACL tokens"
        case .aclTokenRead: "shows an ACL token"
        case .aclTokenUpdate: "changes an ACL token"
        case .busUsers: "prints the users of a NATS server that carries a cluster's bus, for its configuration"
        case .catalogDatacenters: "lists datacenters"
        case .catalogNodes: "lists nodes"
        case .catalogServices: "lists services"
        case .configDelete: "deletes a config entry"
        case .configList: "lists config entries of a kind"
        case .configRead: "shows a config entry"
        case .configWrite: "writes a config entry from a file"
        case .connectEnvoy: "makes Envoy's bootstrap and runs Envoy"
        case .info: "shows figures about the agent"
        case .intentionCheck: "tells whether one service may call another"
        case .intentionCreate: "makes an intention"
        case .intentionDelete: "deletes an intention"
        case .intentionGet: "shows an intention"
        case .intentionList: "lists intentions"
        case .intentionMatch: "lists the intentions about a service"
        case .leave: "makes the agent leave and end"
        case .members: "lists the members of the cluster"
        case .peeringDelete: "deletes a peering"
        case .peeringEstablish: "establishes a peering with the peer's token"
        case .peeringExportedServices: "lists the services exported to a peer"
        case .peeringGenerateToken: "makes a token for a peer"
        case .peeringList: "lists peerings"
        case .peeringRead: "shows a peering"
        case .proxies: "shows how the configuration of the connected Envoys is"
        case .reload: "makes the agent read its configuration again"
        case .servicesDeregister: "removes services from the agent"
        case .servicesExport: "exports a service to peers"
        case .servicesRegister: "registers services with the agent"
        case .validate: "checks configuration files"
        case .version: "shows the version"
        }
    }

    /// The words after the flags, for the help text.
    private var operands: String {
        switch self {
        case .configWrite: " FILE"
        case .servicesRegister, .servicesDeregister: " [FILE...]"
        case .intentionCreate, .intentionCheck: " SRC DST"
        case .intentionDelete, .intentionGet: " SRC DST | ID"
        case .intentionMatch: " NAME"
        case .aclSetAgentToken: " TYPE TOKEN"
        case .connectEnvoy: " [-- ENVOY-ARGUMENTS...]"
        case .validate: " PATH..."
        case .aclBootstrap: " [SECRET | @FILE | -]"
        case .agent, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList, .aclPolicyRead, .aclPolicyUpdate,
            .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate, .aclTokenCreate,
            .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate, .busUsers,
            .catalogDatacenters,
            .catalogNodes, .catalogServices, .configDelete, .configList, .configRead, .info, .intentionList, .leave,
            .members, .peeringDelete, .peeringEstablish, .peeringExportedServices, .peeringGenerateToken,
            .peeringList, .peeringRead, .proxies, .reload, .servicesExport, .version:
            ""
        }
    }

    /// The help text of the command.
    package var help: String {
        var lines = [
            "Usage: tombolo \(rawValue) [options]\(operands)", "", "  This command \(summary).", "", "Options:", "",
        ]
        for flag in flags {
            let form = flag.kind == .toggle ? "-\(flag.name)" : "-\(flag.name)=<value>"
            lines.append("  \(form)")
            lines.append("      \(flag.help)")
        }
        return lines.joined(separator: "\n")
    }

    /// The help text of a group of commands; of all when the group has no words.
    package static func help(group: [String]) -> String {
        let prefix = (["tombolo"] + group).joined(separator: " ")
        var seen: [(String, String)] = []
        for command in allCases where command.words.starts(with: group) && command.words.count > group.count {
            let word = command.words[group.count]
            guard !seen.contains(where: { $0.0 == word }) else { continue }
            let isGroup = command.words.count > group.count + 1
            seen.append((word, isGroup ? "a group of commands" : command.summary))
        }
        let width = seen.map(\.0.count).max() ?? 0
        let rows = seen.sorted { $0.0 < $1.0 }.map { "    \($0.0.padded(to: width))    \($0.1)" }
        return
            (["Usage: \(prefix)\(group.isEmpty ? " [--version] [--help]" : "") <command> [<args>]", ""]
            + ["Commands are:"] + rows).joined(separator: "\n")
    }
}

extension String {
    /// The text with blanks after it, up to a width in characters.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
