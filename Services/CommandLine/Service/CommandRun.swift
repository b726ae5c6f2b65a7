import CommandLineLogic
import MeshDomain

/// One run of a command that speaks to the HTTP API.
struct CommandRun {
    let command: Command
    let flags: FlagValues
    let environment: [String: String]
    let api: APIClient

    /// A flag that the command cannot do without.
    ///
    /// - Throws: ``CommandFailure`` naming the flag.
    func required(_ name: String) throws(CommandFailure) -> String {
        guard let text = flags.text(name), !text.isEmpty else {
            throw CommandFailure("Missing the required -\(name) flag")
        }
        return text
    }

    /// The words after the flags, when there is the right number of them.
    ///
    /// - Throws: ``CommandFailure`` saying how many there must be.
    func words(_ count: ClosedRange<Int>, _ meaning: String) throws(CommandFailure) -> [String] {
        guard count.contains(flags.arguments.count) else {
            let late = flags.arguments.first { $0.hasPrefix("-") && $0 != "-" }
            let hint = late.map { "; flags such as \($0) come before the other words" } ?? ""
            throw CommandFailure("\(command.rawValue) needs \(meaning), got \(flags.arguments.count) words\(hint)")
        }
        return flags.arguments
    }

    /// Runs something that fails for wrong usage.
    func usage<Result>(_ body: () throws(UsageError) -> Result) throws(CommandFailure) -> Result {
        do { return try body() } catch { throw CommandFailure(error.description) }
    }

    /// `key=value` flags as a JSON object; nil when there are none.
    func metadata() throws(CommandFailure) -> MeshValue? {
        let pairs = try usage { () throws(UsageError) in try flags.pairs("meta") }
        return pairs.isEmpty ? nil : .object(MeshObject(pairs.map { ($0.0, .string($0.1)) }))
    }

    /// How results are shown.
    enum Format {
        case pretty
        case json
    }

    /// `-format`.
    ///
    /// - Throws: ``CommandFailure`` listing the formats.
    func format() throws(CommandFailure) -> Format {
        switch flags.text("format") {
        case nil, "pretty"?: .pretty
        case "json"?: .json
        case let other?: throw CommandFailure("Unknown format \"\(other)\"; valid formats are: pretty, json")
        }
    }

    /// Prints JSON with four blanks of indentation.
    func printJSON(_ value: MeshValue) { Terminal.print(JSONText.string(of: value, layout: .pretty)) }

    /// Prints a result in the format that was asked for.
    func show(_ value: MeshValue, _ pretty: (MeshValue) -> String) throws(CommandFailure) {
        switch try format() {
        case .json: printJSON(value)
        case .pretty: Terminal.print(pretty(value))
        }
    }

    /// Runs the command.
    ///
    /// - Returns: The exit code.
    func run() async throws(CommandFailure) -> Int32 {
        switch command {
        case .aclAuthMethodCreate, .aclAuthMethodDelete, .aclAuthMethodList, .aclAuthMethodRead, .aclAuthMethodUpdate,
            .aclBindingRuleCreate, .aclBindingRuleDelete, .aclBindingRuleList, .aclBindingRuleRead,
            .aclBindingRuleUpdate, .aclTemplatedPolicyList, .aclTemplatedPolicyPreview, .aclTemplatedPolicyRead,
            .login, .logout, .aclBootstrap, .aclSetAgentToken, .aclPolicyCreate, .aclPolicyDelete, .aclPolicyList,
            .aclPolicyRead,
            .aclPolicyUpdate, .aclRoleCreate, .aclRoleDelete, .aclRoleList, .aclRoleRead, .aclRoleUpdate,
            .aclTokenCreate, .aclTokenClone, .aclTokenDelete, .aclTokenList, .aclTokenRead, .aclTokenUpdate:
            return try await runAccess()
        case .catalogDatacenters, .catalogNodes, .catalogServices: return try await runCatalog()
        case .configDelete, .configList, .configRead, .configWrite: return try await runConfig()
        case .connectEnvoy: return try await runEnvoy()
        case .connectRedirectTraffic: return try await redirectTraffic()
        case .intentionCheck, .intentionCreate, .intentionDelete, .intentionGet, .intentionList, .intentionMatch:
            return try await runIntention()
        case .kvDelete, .kvExport, .kvGet, .kvImport, .kvPut: return try await runKeys()
        case .forceLeave, .info, .leave, .members, .monitor, .operatorRaftListPeers, .operatorRaftRemovePeer, .reload:
            return try await runNode()
        case .peeringDelete, .peeringEstablish, .peeringExport, .peeringExportedServices, .peeringExports,
            .peeringGenerateToken, .peeringList, .peeringRead, .peeringTokensList, .peeringTokensRevoke, .peeringVerify:
            return try await runPeering()
        case .connectAuthorityGetConfig, .connectAuthoritySetConfig, .connectExpose, .connectProxy, .debug, .join,
            .keyring, .maint, .operatorAutopilotState, .operatorRaftTransferLeader, .operatorUsageInstances,
            .servicesExportedServices:
            return try await runUpkeep()
        case .troubleshootCall: return try await explainCall()
        case .troubleshootPorts, .troubleshootProxy, .troubleshootUpstreams: return try await runTroubleshoot()
        case .namespaceCreate, .namespaceDelete, .namespaceList, .namespaceRead, .namespaceUpdate, .namespaceWrite,
            .partitionCreate, .partitionDelete, .partitionList, .partitionRead, .partitionUpdate, .partitionWrite:
            return try await runTenancy()
        case .proxies: return try await runProxies()
        case .event, .exec, .operatorAutopilotGetConfig, .operatorAutopilotSetConfig, .rtt:
            return try await runCoordination()
        case .migrateConsul: return try await migrate()
        case .lock: return try await runLock()
        case .watch: return try await runWatch()
        case .servicesDeregister, .servicesExport, .servicesRegister: return try await runServices()
        case .snapshotAgent, .snapshotRestore, .snapshotSave: return try await runSnapshot()
        case .agent, .busUsers, .configValidate, .dataplane, .journalAccept, .journalVerify, .k8s, .keygen,
            .snapshotInspect, .tlsCACreate,
            .tlsCertCreate, .validate, .version:
            throw CommandFailure("\(command.rawValue) does not ask the HTTP API")
        }
    }
}
