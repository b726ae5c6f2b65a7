package import AccessRules
package import ConsulJSON
package import MeshDomain

/// What a check does, once its definition is known to be sound.
///
/// - Source: reference §4.6: when several targets are set, the first of this order counts.
package enum CheckKind: String, Sendable, Hashable {
    case grpc
    case http
    case ttl
    case tcp
    case udp
    case alias
    case docker
    case script
    case h2ping
    case osService = "os_service"
}

/// Whose checks may run programs on this machine.
///
/// - Source: reference §4.6 and §12.2, `enable_script_checks` and `enable_local_script_checks`.
package enum ScriptPolicy: Sendable, Hashable {
    case nobody
    /// Only what stands in the agent's own files.
    case files
    /// Whoever may register a check, too.
    case everybody

    /// Whether a definition that came this way may run programs.
    package func permits(_ origin: DefinitionOrigin) -> Bool {
        switch self {
        case .nobody: false
        case .files: origin == .file
        case .everybody: true
        }
    }
}

extension CheckDefinition {
    /// What the check does; nil when nothing is set.
    package var kind: CheckKind? {
        if !grpc.isEmpty { return .grpc }
        if !http.isEmpty { return .http }
        if ttl > 0 { return .ttl }
        if !tcp.isEmpty { return .tcp }
        if !udp.isEmpty { return .udp }
        if !aliasService.isEmpty || !aliasNode.isEmpty { return .alias }
        if !dockerContainerID.isEmpty { return .docker }
        if !arguments.isEmpty { return .script }
        if !h2ping.isEmpty { return .h2ping }
        if !osService.isEmpty { return .osService }
        return nil
    }

    /// Why the definition cannot be run, in Consul's words; nil when it can.
    package var problem: String? {
        let hasAlias = !aliasService.isEmpty || !aliasNode.isEmpty
        let needsInterval =
            !arguments.isEmpty || !http.isEmpty || !tcp.isEmpty || !udp.isEmpty || !grpc.isEmpty || !h2ping.isEmpty
            || !osService.isEmpty
        if interval > 0, ttl > 0 { return "Interval and TTL cannot both be specified" }
        if needsInterval, interval <= 0 {
            return "Interval must be > 0 for Script, HTTP, H2PING, TCP, UDP or OSService checks"
        }
        if needsInterval, hasAlias { return "Interval cannot be set for Alias checks" }
        if hasAlias, ttl > 0 { return "TTL must be not be set for Alias checks" }
        if !needsInterval, !hasAlias, ttl <= 0 { return "TTL must be > 0 for TTL checks" }
        if !osService.isEmpty, !Self.isUnit(osService) {
            return "OSService must be the name of a service, of letters, digits and \"-_.@:\", at most 256 of them"
        }
        if !dockerContainerID.isEmpty, !Self.isUnit(dockerContainerID) {
            return "DockerContainerID must be the id or the name of a container"
        }
        if arguments.contains(where: { $0.utf8.contains(0) }) { return "Args must not hold NUL" }
        if outputMaxSize < 0 { return "MaxOutputMaxSize must be positive" }
        if let failuresBeforeWarning, failuresBeforeWarning > failuresBeforeCritical {
            return "FailuresBeforeWarning can't be higher than FailuresBeforeCritical"
        }
        return nil
    }

    private static func isUnit(_ text: String) -> Bool {
        text.utf8.count <= 256 && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { byte in
                byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || "-_.@:".utf8.contains(byte)
            }
    }

    /// Why this agent does not run a check of that kind; nil when it does.
    ///
    /// Scripts are refused in Consul's words, never accepted and left silent.
    package func refusal(scripts: ScriptPolicy, from origin: DefinitionOrigin) -> MeshError? {
        switch kind {
        case .script, .docker:
            guard scripts.permits(origin) else {
                return MeshError(
                    .rejected,
                    origin == .file
                        ? "Scripts are disabled on this agent; to enable, configure 'enable_script_checks' or"
                            + " 'enable_local_script_checks' to true"
                        : "Scripts are disabled on this agent from remote calls; to enable, configure"
                            + " 'enable_script_checks' to true"
                )
            }
            return nil
        case .http, .ttl, .tcp, .alias, .udp, .grpc, .h2ping, .osService, nil:
            return nil
        }
    }
}

extension HealthCheck {
    /// What is needed to change the check: write on its service, for a check of the node on the node.
    package var writeAccess: Access {
        service.map(Access.serviceWrite) ?? .nodeWrite(NodeName(node, in: scope.partition))
    }
}
