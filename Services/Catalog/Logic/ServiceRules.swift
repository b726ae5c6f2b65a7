package import MeshDomain

/// Rules that every registered instance must keep, wherever it is registered.
///
/// - Source: reference "Validation errors of services".
package enum ServiceRules {
    /// Refuses an instance that breaks a rule.
    ///
    /// - Throws: `rejected`; all broken rules in one text, as Consul words them.
    package static func validate(_ service: NodeService) throws(MeshError) {
        var broken: [String] = []
        if service.kind == .connectProxy { broken += proxyFaults(service) }
        if service.kind.isGateway { broken += gatewayFaults(service) }
        if service.connect.native, service.port == 0, service.socketPath.isEmpty {
            broken.append("Port or SocketPath must be set for a Connect native service.")
        }
        guard !broken.isEmpty else { return }
        let count = broken.count == 1 ? "1 error occurred:" : "\(broken.count) errors occurred:"
        throw MeshError(.rejected, ([count] + broken.map { "\t* \($0)" }).joined(separator: "\n") + "\n\n")
    }

    private static func proxyFaults(_ service: NodeService) -> [String] {
        var broken: [String] = []
        let destination = service.proxy.destinationServiceName
        if destination.isEmpty {
            broken.append("Proxy.DestinationServiceName must be non-empty for Connect proxy services")
        }
        if destination == "*" {
            broken.append("Proxy.DestinationServiceName must not be a wildcard for Connect proxy services")
        }
        if service.port == 0, service.socketPath.isEmpty {
            broken.append("Port or SocketPath must be set for a connect-proxy")
        }
        if service.connect.native { broken.append("A Proxy cannot also be Connect Native, only typical services") }
        return broken + upstreamFaults(service.proxy.upstreams) + exposeFaults(service.proxy.expose)
    }

    private static func upstreamFaults(_ upstreams: [Upstream]) -> [String] {
        var broken: [String] = []
        var destinations = Set<String>()
        var binds = Set<String>()
        for upstream in upstreams {
            if let fault = fault(of: upstream) { broken.append(fault) }
            let type = upstream.destinationType == "service" ? "" : upstream.destinationType
            let destination =
                "type=\"\(type)\", name=\"\(upstream.destinationName)\", partition=\"\", namespace=\"\","
                + " peer=\"\(upstream.destinationPeer)\", datacenter=\(upstream.datacenter)"
            if !destinations.insert(destination).inserted {
                broken.append("upstreams cannot contain duplicates of [\(destination)]")
            }
            guard !upstream.centrallyConfigured else { continue }
            let address = upstream.localBindAddress.isEmpty ? "127.0.0.1" : upstream.localBindAddress
            let bind =
                upstream.localBindSocketPath.isEmpty
                ? "\(address):\(upstream.localBindPort)" : upstream.localBindSocketPath
            if upstream.localBindPort != 0 || !upstream.localBindSocketPath.isEmpty, !binds.insert(bind).inserted {
                broken.append(
                    "upstreams cannot contain duplicates by local bind address and port or unix path;"
                        + " \"\(bind)\" is specified twice"
                )
            }
        }
        return broken
    }

    private static func fault(of upstream: Upstream) -> String? {
        switch upstream.destinationType {
        case "", "service", "prepared_query": break
        default: return "unknown upstream destination type: \"\(upstream.destinationType)\""
        }
        if upstream.destinationName.isEmpty { return "upstream destination name cannot be empty" }
        if upstream.destinationName == "*", !upstream.centrallyConfigured {
            return "upstream destination name cannot be a wildcard"
        }
        if !upstream.destinationPeer.isEmpty, !upstream.datacenter.isEmpty {
            return "upstream cannot specify both destination peer and datacenter"
        }
        if upstream.localBindPort != 0, !upstream.localBindSocketPath.isEmpty {
            return "only one of upstream local bind port or local socket path can be defined and nonzero"
        }
        if upstream.localBindPort == 0, upstream.localBindSocketPath.isEmpty, !upstream.centrallyConfigured {
            return "upstream local bind port or local socket path must be defined and nonzero"
        }
        return nil
    }

    private static func exposeFaults(_ expose: ExposeConfiguration) -> [String] {
        var broken: [String] = []
        var ports = Set<Int>()
        for path in expose.paths {
            if path.path.isEmpty { broken.append("expose.paths: empty path exposed") }
            if !ports.insert(path.listenerPort).inserted {
                broken.append("expose.paths: duplicate listener ports exposed")
            }
            if path.listenerPort <= 0 || path.listenerPort > 65535 {
                broken.append("expose.paths: invalid listener port: \(path.listenerPort)")
            }
            if !["", "http", "http2"].contains(path.pathProtocol) {
                broken.append(
                    "protocol '\(path.pathProtocol)' not supported for path: \(path.path), must be in: [http http2]"
                )
            }
        }
        return broken
    }

    private static func gatewayFaults(_ service: NodeService) -> [String] {
        let kind = service.kind.rawValue
        var broken: [String] = []
        if service.port == 0, service.kind == .meshGateway || service.kind == .terminatingGateway {
            broken.append("Port must be non-zero for a \(kind)")
        }
        let proxy = service.proxy
        let forbidden: [(Bool, String)] = [
            (!proxy.destinationServiceName.isEmpty, "DestinationServiceName"),
            (!proxy.destinationServiceID.isEmpty, "DestinationServiceID"),
            (!proxy.localServiceAddress.isEmpty, "LocalServiceAddress"),
            (proxy.localServicePort != 0, "LocalServicePort"),
            (!proxy.localServiceSocketPath.isEmpty, "LocalServiceSocketPath"),
            (!proxy.upstreams.isEmpty, "Upstreams"),
        ]
        for (isSet, field) in forbidden where isSet {
            broken.append("The Proxy.\(field) configuration is invalid for a \(kind)")
        }
        return broken
    }
}
