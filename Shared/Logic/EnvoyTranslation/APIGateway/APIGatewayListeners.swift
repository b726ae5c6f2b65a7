import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The listeners of an API gateway: one for each port at each of its addresses.
///
/// - Source: recorded (`api-gateway-http`, `api-gateway-tls`); several certificates stand side by side, and Envoy shows the one for the
///   name that is asked for.
enum APIGatewayListeners {
    static func all(_ inputs: APIGatewayInputs) -> [ResourcePlan<EnvoyListenerV3.Listener>] {
        inputs.addresses.flatMap { address in
            inputs.ports.map { port in
                let name = "\(label(port)):\(address):\(port.port)"
                return ResourcePlan(name) { () throws(SchemaError) in try listener(name, address, port, inputs) }
                    .made(from: port.entries)
            }
        }
    }

    /// Ports that stay closed, and services that cannot be called, with the reason.
    static func problems(_ inputs: APIGatewayInputs) -> [TranslationProblem] {
        inputs.closed.map { TranslationProblem(type: .listener, name: $0.key, reason: $0.reason) }
            + inputs.blocked.map { TranslationProblem(type: .cluster, name: $0.key, reason: $0.reason) }
    }

    private static func label(_ port: APIGatewayPort) -> String {
        switch port.traffic {
        case .requests: "http"
        case .connections(let service, _): service.description
        }
    }

    private static func listener(
        _ name: String,
        _ address: String,
        _ port: APIGatewayPort,
        _ inputs: APIGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        var chain = EnvoyListenerV3.FilterChain(filters: [try filter(port, inputs)])
        var listener = EnvoyListenerV3.Listener(
            name: name,
            address: .socket(address, port: port.port),
            trafficDirection: .outbound,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
        if let tls = port.tls {
            chain.transportSocket = try transportSocket(tls, port, inputs)
            listener.listenerFilters = [
                EnvoyListenerV3.ListenerFilter(
                    name: "envoy.filters.listener.tls_inspector",
                    configType: .typedConfig(
                        try GoogleProtobuf.AnyMessage(packing: EnvoyTLSInspectorV3.TlsInspector())
                    )
                )
            ]
        }
        listener.filterChains = [chain]
        return listener
    }

    private static func filter(
        _ port: APIGatewayPort,
        _ inputs: APIGatewayInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Filter {
        let certificate = port.tls.map { $0.certificates.first?.entry.text ?? String(port.port) }
        switch port.traffic {
        case .requests:
            return try HTTPConnections(
                serviceProtocol: "http",
                statPrefix: "ingress_upstream_\(certificate ?? String(port.port))",
                routes: .rds(
                    EnvoyHCMV3.Rds(
                        configSource: .aggregated(fetchTimeoutMilliseconds: inputs.fetchTimeoutMilliseconds),
                        routeConfigName: APIGatewayRoutes.tableName(of: port)
                    )
                ),
                accessLogs: inputs.accessLogs
            ).filter()
        case .connections(let service, let routing):
            let place = EnvoyNames.local(service, datacenter: inputs.mesh.datacenter)
            return try TCPForwarding.filter(
                to: routing.firstCluster?.name ?? "",
                statPrefix: certificate.map { "ingress_upstream_\($0)" } ?? "upstream.\(place)",
                accessLogs: inputs.accessLogs
            )
        }
    }

    private static func transportSocket(
        _ tls: APIGatewayTLS,
        _ port: APIGatewayPort,
        _ inputs: APIGatewayInputs
    ) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        var limits = tls.limits
        // Envoy's own minimum is not named.
        if limits.minVersion == "TLSv1_2" { limits.minVersion = "" }
        var protocols: [String] = []
        if case .requests = port.traffic { protocols = tls.offersHTTP2 ? ["h2", "http/1.1"] : ["http/1.1"] }
        let places = tls.certificates.map(\.place)
        return try TLSContexts.socket(
            EnvoyTLSV3.DownstreamTlsContext(
                commonTLSContext: EnvoyTLSV3.CommonTlsContext(
                    tlsParams: TLSContexts.parameters(limits),
                    tlsCertificates: (places.isEmpty ? [.inline(inputs.credentials)] : places).map(certificate),
                    alpnProtocols: protocols
                ),
                requireClientCertificate: GoogleProtobuf.BoolValue(value: false)
            )
        )
    }

    private static func certificate(_ place: APIGatewayCertificate.Place) -> EnvoyTLSV3.TlsCertificate {
        switch place {
        case .inline(let given):
            EnvoyTLSV3.TlsCertificate(
                certificateChain: .inline(given.certificatePEM),
                privateKey: .inline(given.privateKeyPEM.revealed)
            )
        case .files(let certificate, let privateKey):
            EnvoyTLSV3.TlsCertificate(
                certificateChain: EnvoyCoreV3.DataSource(specifier: .filename(certificate)),
                privateKey: EnvoyCoreV3.DataSource(specifier: .filename(privateKey))
            )
        }
    }
}
