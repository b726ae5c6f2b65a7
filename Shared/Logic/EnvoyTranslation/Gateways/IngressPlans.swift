import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// What an ingress gateway is sent: it calls services as sidecars do, for callers from outside the mesh.
///
/// - Source: recorded (`ingress-tcp`, `ingress-http-hosts`, `ingress-wildcard`, `ingress-chain`).
enum IngressPlans {
    // MARK: - Clusters

    static func clusters(_ inputs: IngressGatewayInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        inputs.upstreams.flatMap { upstream in
            SidecarClusters.plans(
                of: upstream,
                inputs.mesh,
                inputs.credentials,
                fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds,
                from: upstream.entries + [inputs.ownEntry]
            )
        }
    }

    static func problems(_ inputs: IngressGatewayInputs) -> [TranslationProblem] {
        inputs.blocked.map { TranslationProblem(type: .listener, name: $0.key, reason: $0.reason) }
    }

    // MARK: - Listeners

    static func listeners(_ inputs: IngressGatewayInputs) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        inputs.listeners.map { port in
            let isHTTP = ServiceProtocol.isHTTP(port.listenerProtocol)
            let label = isHTTP ? port.listenerProtocol : port.services.first?.upstream.key ?? ""
            let name = "\(label):\(port.address):\(port.port)"
            return ResourcePlan(name) { () throws(SchemaError) in try listener(name, port, inputs) }
                .made(from: port.services.flatMap(\.upstream.entries) + [inputs.ownEntry])
        }
    }

    private static func listener(
        _ name: String,
        _ port: IngressPort,
        _ inputs: IngressGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var listener = EnvoyListenerV3.Listener(
            name: name,
            address: .socket(port.address, port: port.port),
            trafficDirection: .outbound,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
        let separate = port.services.filter(\.isSeparate)
        for target in separate {
            let certificate = IngressTLS(limits: port.tls?.limits ?? MeshTLSSettings(), certificate: target.certificate)
            listener.filterChains.append(
                EnvoyListenerV3.FilterChain(
                    filterChainMatch: target.hosts.isEmpty
                        ? nil : EnvoyListenerV3.FilterChainMatch(serverNames: target.hosts),
                    filters: [try filter(of: port, routes: target.routesName(port), inputs)],
                    transportSocket: try TLSContexts.ingress(certificate, inputs.credentials, port.listenerProtocol)
                )
            )
        }
        if separate.count < port.services.count {
            var chain = EnvoyListenerV3.FilterChain(filters: [try filter(of: port, routes: String(port.port), inputs)])
            if let tls = port.tls {
                chain.transportSocket = try TLSContexts.ingress(tls, inputs.credentials, port.listenerProtocol)
            }
            listener.filterChains.append(chain)
        }
        if !separate.isEmpty { listener.listenerFilters = [try TLSContexts.inspector()] }
        return listener
    }

    private static func filter(
        of port: IngressPort,
        routes: String,
        _ inputs: IngressGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        guard ServiceProtocol.isHTTP(port.listenerProtocol) else {
            let upstream = port.services.first?.upstream
            let place = upstream.map { EnvoyNames.local($0.service, datacenter: inputs.mesh.datacenter) } ?? ""
            return try TCPForwarding.filter(
                to: upstream?.routing.firstCluster?.name ?? "",
                statPrefix: "upstream.\(place)",
                accessLogs: inputs.accessLogs
            )
        }
        return try HTTPConnections(
            serviceProtocol: port.listenerProtocol,
            statPrefix: "ingress_upstream_\(routes)",
            routes: .rds(
                EnvoyHCMV3.Rds(
                    configSource: .aggregated(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                    routeConfigName: routes
                )
            ),
            accessLogs: inputs.accessLogs
        ).filter()
    }

    // MARK: - Routes

    static func routes(_ inputs: IngressGatewayInputs) -> [ResourcePlan<EnvoyRouteV3.RouteConfiguration>] {
        inputs.listeners.filter { ServiceProtocol.isHTTP($0.listenerProtocol) }.flatMap { port in
            Dictionary(grouping: port.services) { $0.routesName(port) }.sorted { $0.key < $1.key }.map {
                name,
                targets in
                ResourcePlan(name) { () throws(SchemaError) in
                    EnvoyRouteV3.RouteConfiguration(
                        name: name,
                        virtualHosts: targets.map(virtualHost),
                        validateClusters: GoogleProtobuf.BoolValue(value: true)
                    )
                }.made(from: targets.flatMap(\.upstream.entries) + [inputs.ownEntry])
            }
        }
    }

    private static func virtualHost(_ target: IngressTarget) -> EnvoyRouteV3.VirtualHost {
        EnvoyRouteV3.VirtualHost(
            name: target.upstream.key,
            domains: target.domains,
            routes: target.upstream.routing.routes.map(RouteMessages.route),
            requestHeadersToAdd: RouteMessages.additions(target.requestHeaders),
            responseHeadersToAdd: RouteMessages.additions(target.responseHeaders),
            responseHeadersToRemove: target.responseHeaders.remove,
            requestHeadersToRemove: target.requestHeaders.remove
        )
    }
}

extension IngressTarget {
    /// It has a certificate of its own, so its connections are told apart before they are read.
    fileprivate var isSeparate: Bool { certificate != nil }

    fileprivate func routesName(_ port: IngressPort) -> String {
        isSeparate ? "\(port.port)_\(upstream.key)" : String(port.port)
    }
}

extension IngressGatewayInputs {
    fileprivate var ownEntry: EntryKey { EntryKey(kind: .ingressGateway, of: gateway) }
}
