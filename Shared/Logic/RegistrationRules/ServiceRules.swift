package import MeshDomain

/// What is checked about an instance before it is taken, wherever it is registered.
///
/// - Source: reference §4.2 and §4.4, order and texts as recorded.
package enum ServiceRules {
    /// Whether the definition of an instance also makes a sidecar.
    package enum Sidecar: Sendable {
        case absent
        case present
    }

    /// Everything that is wrong with an instance, in Consul's words.
    package static func problems(with service: NodeService, sidecar: Sidecar = .absent) -> [String] {
        var problems: [String] = []
        if service.kind == .connectProxy { proxyProblems(service, &problems) }
        if service.kind.isGateway { gatewayProblems(service, sidecar, &problems) }
        if service.connect.native, service.kind == .typical, service.port == 0, service.socketPath.isEmpty,
            sidecar == .absent
        {
            problems.append("Port or SocketPath must be set for a Connect native service.")
        }
        if let locality = service.locality, locality.region.isEmpty, !locality.zone.isEmpty {
            problems.append("zone cannot be set without region")
        }
        return problems
    }

    private static func proxyProblems(_ service: NodeService, _ problems: inout [String]) {
        let proxy = service.proxy
        if proxy.destinationServiceName.trimmingBlanks.isEmpty {
            problems.append("Proxy.DestinationServiceName must be non-empty for Connect proxy services")
        }
        if proxy.destinationServiceName == "*" {
            problems.append("Proxy.DestinationServiceName must not be a wildcard for Connect proxy services")
        }
        if service.port == 0, service.socketPath.isEmpty {
            problems.append("Port or SocketPath must be set for a connect-proxy")
        }
        if service.connect.native { problems.append("A Proxy cannot also be Connect Native, only typical services") }
        upstreamProblems(proxy.upstreams, &problems)
        exposeProblems(proxy.expose, &problems)
    }

    private static func gatewayProblems(
        _ service: NodeService,
        _ sidecar: Sidecar,
        _ problems: inout [String]
    ) {
        let kind = service.kind.rawValue
        if service.kind == .meshGateway || service.kind == .terminatingGateway, service.port == 0 {
            problems.append("Port must be non-zero for a \(kind)")
        }
        if sidecar == .present { problems.append("A \(kind) cannot have a sidecar service defined") }
        let proxy = service.proxy
        for (field, isSet) in [
            ("DestinationServiceName", !proxy.destinationServiceName.isEmpty),
            ("DestinationServiceID", !proxy.destinationServiceID.isEmpty),
            ("LocalServiceAddress", !proxy.localServiceAddress.isEmpty),
            ("LocalServicePort", proxy.localServicePort != 0),
            ("LocalServiceSocketPath", !proxy.localServiceSocketPath.isEmpty),
            ("Upstreams", !proxy.upstreams.isEmpty),
        ] where isSet { problems.append("The Proxy.\(field) configuration is invalid for a \(kind)") }
    }

    private static func upstreamProblems(_ upstreams: [Upstream], _ problems: inout [String]) {
        var bound = Set<String>()
        var destinations = Set<String>()
        for upstream in upstreams {
            if let problem = problem(with: upstream) {
                problems.append(problem)
                continue
            }
            let key = destination(of: upstream)
            if !destinations.insert(key).inserted { problems.append("upstreams cannot contain duplicates of \(key)") }
            let address = upstream.localBindAddress.isEmpty ? "127.0.0.1" : upstream.localBindAddress
            let place =
                upstream.localBindSocketPath.isEmpty
                ? "\(address):\(upstream.localBindPort)" : upstream.localBindSocketPath
            if !bound.insert(place).inserted {
                problems.append(
                    "upstreams cannot contain duplicates by local bind address and port or unix path; \"\(place)\" is specified twice"
                )
            }
        }
    }

    private static func destination(of upstream: Upstream) -> String {
        let type = upstream.destinationType == "service" ? "" : upstream.destinationType
        return "[type=\"\(type)\", name=\"\(upstream.destinationName)\", partition=\"\", namespace=\"\", "
            + "peer=\"\(upstream.destinationPeer)\", datacenter=\"\(upstream.datacenter)\"]"
    }

    private static func problem(with upstream: Upstream) -> String? {
        switch upstream.destinationType {
        case "", "service", "prepared_query": break
        case let other: return "unknown upstream destination type: \"\(other)\""
        }
        if upstream.destinationName.isEmpty { return "upstream destination name cannot be empty" }
        if upstream.destinationName == "*", !upstream.centrallyConfigured {
            return "upstream destination name cannot be a wildcard"
        }
        if !upstream.destinationPeer.isEmpty, !upstream.datacenter.isEmpty {
            return "upstream cannot specify both destination peer and datacenter"
        }
        if upstream.localBindPort == 0, upstream.localBindSocketPath.isEmpty, !upstream.centrallyConfigured {
            return "upstream local bind port or local socket path must be defined and nonzero"
        }
        if upstream.localBindPort != 0, !upstream.localBindSocketPath.isEmpty {
            return "only one of upstream local bind port or local socket path can be defined and nonzero"
        }
        return nil
    }

    private static func exposeProblems(_ expose: ExposeConfiguration, _ problems: inout [String]) {
        var ports = Set<Int>()
        for path in expose.paths {
            if path.path.isEmpty { problems.append("expose.paths: empty path exposed") }
            if path.listenerPort != 0, !ports.insert(path.listenerPort).inserted {
                problems.append("expose.paths: duplicate listener ports exposed")
            }
            if !(0...65535).contains(path.listenerPort) {
                problems.append("expose.paths: invalid listener port: \(path.listenerPort)")
            }
            if !["", "http", "http2"].contains(path.pathProtocol.lowercased()) {
                problems.append(
                    "protocol '\(path.pathProtocol)' not supported for path: \(path.path), must be in: [http http2]"
                )
            }
        }
    }

    /// Why weights are refused; nil when they may be.
    package static func problem(with weights: ServiceWeights) -> String? {
        if weights.passing < 1 { return "Passing must be greater than 0" }
        if weights.warning < 0 { return "Warning must be greater or equal than 0" }
        if weights.passing > 65535 || weights.warning > 65535 { return "DNS Weight must be between 0 and 65535" }
        return nil
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmingBlanks: Substring {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return text
    }
}
