/// The commands, by the words that call them.
package enum Command: String, Sendable, Hashable, CaseIterable {
    case agent
    case aclAuthMethodCreate = "acl auth-method create"
    case aclAuthMethodDelete = "acl auth-method delete"
    case aclAuthMethodList = "acl auth-method list"
    case aclAuthMethodRead = "acl auth-method read"
    case aclAuthMethodUpdate = "acl auth-method update"
    case aclBindingRuleCreate = "acl binding-rule create"
    case aclBindingRuleDelete = "acl binding-rule delete"
    case aclBindingRuleList = "acl binding-rule list"
    case aclBindingRuleRead = "acl binding-rule read"
    case aclBindingRuleUpdate = "acl binding-rule update"
    case aclBootstrap = "acl bootstrap"
    case aclPolicyCreate = "acl policy create"
    case aclPolicyDelete = "acl policy delete"
    case aclPolicyList = "acl policy list"
    case aclPolicyRead = "acl policy read"
    case aclPolicyUpdate = "acl policy update"
    case aclRoleCreate = "acl role create"
    case aclRoleDelete = "acl role delete"
    case aclRoleList = "acl role list"
    case aclRoleRead = "acl role read"
    case aclRoleUpdate = "acl role update"
    case aclSetAgentToken = "acl set-agent-token"
    case aclTemplatedPolicyList = "acl templated-policy list"
    case aclTemplatedPolicyPreview = "acl templated-policy preview"
    case aclTemplatedPolicyRead = "acl templated-policy read"
    case aclTokenCreate = "acl token create"
    case aclTokenClone = "acl token clone"
    case aclTokenDelete = "acl token delete"
    case aclTokenList = "acl token list"
    case aclTokenRead = "acl token read"
    case aclTokenUpdate = "acl token update"
    case busUsers = "bus users"
    case catalogDatacenters = "catalog datacenters"
    case catalogNodes = "catalog nodes"
    case catalogServices = "catalog services"
    case configDelete = "config delete"
    case configList = "config list"
    case configRead = "config read"
    case configValidate = "config validate"
    case configWrite = "config write"
    case connectAuthorityGetConfig = "connect ca get-config"
    case connectAuthoritySetConfig = "connect ca set-config"
    case connectEnvoy = "connect envoy"
    case connectExpose = "connect expose"
    case connectProxy = "connect proxy"
    case connectRedirectTraffic = "connect redirect-traffic"
    case dataplane
    case debug
    case event
    case exec
    case forceLeave = "force-leave"
    case info
    case intentionCheck = "intention check"
    case intentionCreate = "intention create"
    case intentionDelete = "intention delete"
    case intentionGet = "intention get"
    case intentionList = "intention list"
    case intentionMatch = "intention match"
    case join
    case journalAccept = "journal accept"
    case journalVerify = "journal verify"
    case k8s
    case keygen
    case keyring
    case kvDelete = "kv delete"
    case kvExport = "kv export"
    case kvGet = "kv get"
    case kvImport = "kv import"
    case kvPut = "kv put"
    case leave
    case lock
    case login
    case logout
    case maint
    case members
    case migrateConsul = "migrate consul"
    case monitor
    case namespaceCreate = "namespace create"
    case namespaceDelete = "namespace delete"
    case namespaceList = "namespace list"
    case namespaceRead = "namespace read"
    case namespaceUpdate = "namespace update"
    case namespaceWrite = "namespace write"
    case operatorAutopilotGetConfig = "operator autopilot get-config"
    case operatorAutopilotSetConfig = "operator autopilot set-config"
    case operatorAutopilotState = "operator autopilot state"
    case operatorRaftListPeers = "operator raft list-peers"
    case operatorRaftRemovePeer = "operator raft remove-peer"
    case operatorRaftTransferLeader = "operator raft transfer-leader"
    case operatorUsageInstances = "operator usage instances"
    case partitionCreate = "partition create"
    case partitionDelete = "partition delete"
    case partitionList = "partition list"
    case partitionRead = "partition read"
    case partitionUpdate = "partition update"
    case partitionWrite = "partition write"
    case peeringDelete = "peering delete"
    case peeringEstablish = "peering establish"
    case peeringExport = "peering export"
    case peeringExportedServices = "peering exported-services"
    case peeringExports = "peering exports"
    case peeringGenerateToken = "peering generate-token"
    case peeringList = "peering list"
    case peeringRead = "peering read"
    case peeringTokensList = "peering tokens list"
    case peeringTokensRevoke = "peering tokens revoke"
    case peeringVerify = "peering verify"
    case proxies
    case reload
    case rtt
    case servicesDeregister = "services deregister"
    case servicesExport = "services export"
    case servicesExportedServices = "services exported-services"
    case servicesRegister = "services register"
    case snapshotAgent = "snapshot agent"
    case snapshotInspect = "snapshot inspect"
    case snapshotRestore = "snapshot restore"
    case snapshotSave = "snapshot save"
    case tlsCACreate = "tls ca create"
    case tlsCertCreate = "tls cert create"
    case troubleshootCall = "troubleshoot call"
    case troubleshootPorts = "troubleshoot ports"
    case troubleshootProxy = "troubleshoot proxy"
    case troubleshootUpstreams = "troubleshoot upstreams"
    case validate
    case version
    case watch

    /// The words that call the command.
    package var words: [String] { rawValue.split(separator: " ").map(String.init) }
}

/// What the words of a command line ask for.
package enum CommandChoice: Sendable, Hashable {
    /// Run this command with the rest of the words.
    case run(Command, rest: [String])
    /// Print the help of a group of commands; the group has no words when all commands are meant.
    case group([String], exitCode: Int32)
    /// There is no such command; the words before it are a group, and one of the group's commands may be meant.
    case unknown(String, group: [String], meant: String?)

    /// Finds the command.
    ///
    /// - Source: reference §11.1: an unknown command prints help and exits with 127, a group without a command with 1.
    package init(words: [String]) {
        if words.first == "help" {
            self = CommandChoice(words: Array(words.dropFirst().prefix { !$0.hasPrefix("-") }) + ["-help"])
            return
        }
        let path = words.prefix { !$0.hasPrefix("-") }
        for count in stride(from: min(3, path.count), to: 0, by: -1) {
            guard let command = Command(rawValue: path.prefix(count).joined(separator: " ")) else { continue }
            self = .run(command, rest: Array(words.dropFirst(count)))
            return
        }
        let asksHelp = words.dropFirst(path.count).first.map { ["-h", "-help", "--help"].contains($0) } ?? false
        if path.isEmpty, let first = words.first, ["-v", "-version", "--version"].contains(first) {
            self = .run(.version, rest: [])
            return
        }
        for count in stride(from: min(2, path.count), through: 0, by: -1) {
            let group = Array(path.prefix(count))
            let words = Command.words(after: group)
            guard !words.isEmpty else { continue }
            if count < path.count {
                let word = path[count]
                self = .unknown(word, group: group, meant: Spelling.nearest(to: word, among: words))
            } else {
                self = .group(group, exitCode: asksHelp ? 0 : group.isEmpty ? 127 : 1)
            }
            return
        }
        self = .group([], exitCode: 127)
    }
}

extension CommandChoice {
    /// What to say about an unknown command; nil for everything else.
    package var complaint: String? {
        guard case .unknown(let word, let group, let meant) = self else { return nil }
        let prefix = (["tombolo"] + group).joined(separator: " ")
        let hint = meant.map { "\nDid you mean `\(prefix) \($0)`?" } ?? ""
        let scope = group.isEmpty ? "" : " of `\(prefix)`"
        return "There is no command \"\(word)\"\(scope).\(hint)"
    }

    /// The exit code of a choice that only prints help.
    ///
    /// - Source: reference §11.1.
    package var helpExitCode: Int32 {
        switch self {
        case .run: 0
        case .group(_, let code): code
        case .unknown(_, let group, _): group.isEmpty ? 127 : 1
        }
    }
}
