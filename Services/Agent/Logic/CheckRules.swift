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
        if outputMaxSize < 0 { return "MaxOutputMaxSize must be positive" }
        if let failuresBeforeWarning, failuresBeforeWarning > failuresBeforeCritical {
            return "FailuresBeforeWarning can't be higher than FailuresBeforeCritical"
        }
        return nil
    }

    /// Why this agent does not run checks of that kind; nil when it does.
    ///
    /// Scripts are refused in Consul's words; kinds that this version cannot run are refused as not implemented, never
    /// accepted and left silent.
    package func refusal() -> MeshError? {
        switch kind {
        case .script, .docker:
            return MeshError(
                .rejected,
                "Scripts are disabled on this agent from remote calls; to enable, configure 'enable_script_checks' to true"
            )
        case .udp, .grpc, .h2ping, .osService:
            return MeshError(
                .notImplemented,
                "checks of type \(kind?.rawValue ?? "") are not implemented in this version of Tombolo; use http, tcp, ttl or alias"
            )
        case .tcp where tcpUseTLS:
            return MeshError(.notImplemented, "TCPUseTLS is not implemented in this version of Tombolo; leave it out")
        case .http, .ttl, .tcp, .alias, nil:
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
