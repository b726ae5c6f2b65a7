import ConfigEntryTables
import DiscoveryChain
import MeshDomain

/// What the entries of all gateways have in common.
enum GatewayNameRules {
    /// One gateway cannot be of two kinds.
    ///
    /// - Throws: `rejected` in Consul's words when `twin`, an entry of another kind with that name, exists.
    static func validate(_ entry: any ConfigEntryContent, beside twin: ConfigEntry?) throws(MeshError) {
        guard let twin else { return }
        throw MeshError(
            .rejected,
            "cannot create a \"\(type(of: entry).kind.rawValue)\" config entry with name \"\(entry.name)\", a"
                + " \"\(twin.kind.rawValue)\" config entry with that name already exists"
        )
    }
}

/// Rules of `terminating-gateway`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's.
enum TerminatingGatewayRules {
    static func validate(_ entry: TerminatingGateway) throws(MeshError) {
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        var seen: Set<NameText> = []
        for linked in entry.services {
            let name = linked.service
            if name.isEmpty { throw MeshError(.rejected, "Service name cannot be blank.") }
            guard seen.insert(name).inserted else {
                throw MeshError(.rejected, "Service \"\(name)\" was specified more than once within a namespace")
            }
            let needsAll = !linked.certFile.isEmpty || !linked.keyFile.isEmpty
            if needsAll, linked.certFile.isEmpty || linked.keyFile.isEmpty || linked.caFile.isEmpty {
                throw MeshError(
                    .rejected,
                    "Service \"\(name)\" must have a CertFile, CAFile, and KeyFile specified for TLS origination"
                )
            }
        }
    }
}

/// Rules of `ingress-gateway`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where they were recorded.
enum IngressGatewayRules {
    private static let protocols = ["tcp", "http", "http2", "grpc"]

    /// The entry with protocols in lower case, TCP where none is given.
    ///
    /// - Throws: `rejected` naming the listener.
    static func normalized(_ entry: IngressGateway) throws(MeshError) -> IngressGateway {
        var entry = entry
        for place in entry.listeners.indices {
            let given = entry.listeners[place].listenerProtocol.lowercased()
            entry.listeners[place].listenerProtocol = given.isEmpty ? "tcp" : given
        }
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        try MeshSettingsRules.validate(entry.tls.limits, place: "")
        if let defaults = entry.defaults { try validate(defaults, place: "Defaults") }
        var ports: Set<Int> = []
        for listener in entry.listeners {
            guard ports.insert(listener.port).inserted else {
                throw MeshError(.rejected, "port \(listener.port) declared on two listeners")
            }
            try validate(listener, isTLS: listener.tls?.enabled ?? entry.tls.enabled)
            try validateCertificates(of: listener, in: entry)
        }
        return entry
    }

    /// Refuses certificates (SDS) that Envoy could not ask for, or could not tell apart.
    private static func validateCertificates(of listener: IngressListener, in entry: IngressGateway) throws(MeshError) {
        let own = GatewaySDS.merged(listener.tls?.sds, over: entry.tls.sds)
        func check(_ sds: GatewaySDS?, _ place: String) throws(MeshError) {
            guard let sds, sds.clusterName.isEmpty || sds.certificateResource.isEmpty else { return }
            let missing = sds.clusterName.isEmpty ? "ClusterName" : "CertResource"
            throw MeshError(
                .rejected,
                "\(place): TLS.SDS.\(missing) is not set, neither here nor on what it is part of (listener on port"
                    + " \(listener.port))"
            )
        }
        if listener.tls?.sds != nil { try check(own, "listener") }
        for service in listener.services where service.sds != nil {
            try check(GatewaySDS.merged(service.sds, over: own), "service \"\(service.service)\"")
            guard !service.hosts.isEmpty else {
                throw MeshError(
                    .rejected,
                    "A service specifying TLS.SDS.CertResource must have at least one item in Hosts (service"
                        + " \"\(service.service)\" on listener on port \(listener.port))"
                )
            }
        }
    }

    private static func validate(_ listener: IngressListener, isTLS: Bool) throws(MeshError) {
        func refusal(_ text: String) -> MeshError {
            MeshError(.rejected, "\(text) (listener on port \(listener.port))")
        }
        guard protocols.contains(listener.listenerProtocol) else {
            throw MeshError(
                .rejected,
                "protocol must be 'tcp', 'http', 'http2', or 'grpc'. '\(listener.listenerProtocol)' is an unsupported"
                    + " protocol"
            )
        }
        if let tls = listener.tls { try MeshSettingsRules.validate(tls.limits, place: "") }
        if listener.services.isEmpty {
            throw MeshError(.rejected, "No service declared for listener with port \(listener.port)")
        }
        let isHTTP = ServiceProtocol.isHTTP(listener.listenerProtocol)
        if !isHTTP, listener.services.count > 1 {
            throw refusal(
                "Multiple services per listener are only supported for L7 protocols, 'http', 'grpc' and 'http2'"
            )
        }
        var names: Set<NameText> = []
        var hosts: Set<NameText> = []
        for service in listener.services {
            if service.service.isEmpty { throw refusal("Service name cannot be blank") }
            if service.service == "*", !isHTTP {
                throw refusal("Wildcard service name is only valid for protocol = 'http'")
            }
            guard names.insert(service.service).inserted else {
                throw refusal("Service \(service.service) was added multiple times")
            }
            try validate(service.limits, place: "service \"\(service.service)\"")
            for host in service.hosts {
                guard hosts.insert(NameText(host).folded).inserted else {
                    throw refusal("Hosts must be unique within a specific listener")
                }
                if let fault = fault(of: host, isTLS: isTLS) { throw refusal(fault) }
            }
            if !service.hosts.isEmpty {
                if service.service == "*" {
                    throw refusal("Associating hosts to a wildcard service is not supported")
                }
                if !isHTTP {
                    throw refusal(
                        "Associating hosts to a service is not supported for the \(listener.listenerProtocol) protocol"
                    )
                }
            }
        }
    }

    private static func fault(of host: String, isTLS: Bool) -> String? {
        if host == "*" {
            return isTLS ? "Host \"*\" is not allowed with TLS, as there is no certificate for every name" : nil
        }
        let rest = host.hasPrefix("*.") ? host.dropFirst(2) : Substring(host)
        return rest.contains("*")
            ? "Host \"\(host)\" is not valid, a wildcard is only allowed as the leftmost label" : nil
    }

    private static func validate(_ limits: IngressLimits, place: String) throws(MeshError) {
        for (field, value) in [
            ("MaxConnections", limits.maxConnections), ("MaxPendingRequests", limits.maxPendingRequests),
            ("MaxConcurrentRequests", limits.maxConcurrentRequests),
        ] where !(0...Int(UInt32.max)).contains(value) {
            throw MeshError(.rejected, "\(place): \(field) must be from 0 to \(UInt32.max), not \(value)")
        }
        if let check = limits.passiveHealthCheck, let fault = PassiveHealthCheckRules.faults(of: check).first {
            throw MeshError(.rejected, "\(place): \(fault)")
        }
    }

    /// A listener speaks what the services behind it speak.
    ///
    /// - Throws: `rejected` naming the service.
    static func validateProtocols(
        _ entry: IngressGateway,
        _ scope: Scope,
        _ state: ConfigEntryState
    ) throws(MeshError) {
        for listener in entry.listeners {
            for service in listener.services where service.service != "*" {
                let spoken = state.serviceProtocol(of: ServiceName(service.service.text, in: scope))
                guard spoken == listener.listenerProtocol else {
                    throw MeshError(
                        .rejected,
                        "service \"\(service.service)\" has protocol \"\(spoken)\", which does not match defined listener"
                            + " protocol \"\(listener.listenerProtocol)\""
                    )
                }
            }
        }
    }
}
