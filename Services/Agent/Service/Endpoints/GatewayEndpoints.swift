import ACLContract
import AccessRules
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import ProxySnapshots

/// Which services are behind which gateway.
///
/// - Source: reference http-api-and-config.md §2.1 and §2.2; recorded.
struct GatewayEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/catalog/gateway-services/{gateway...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.service]),
                waits: .index { request in
                    // A wildcard stands for any service, by its instances.
                    WaitTopics(catalog: [.services], configEntries: Self.entries(of: request))
                },
                missing: "Missing gateway name",
                services
            ),
            Endpoint(
                .get,
                "/v1/health/ingress/{service...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .needs(.access(.service, .read, .argument), rows: [.node, .service]),
                waits: .index { request in
                    WaitTopics(
                        catalog: [.kind(.ingressGateway, .local), .connect(request.serviceKey)],
                        configEntries: [.kind(.ingressGateway), .kind(.serviceDefaults)]
                    )
                },
                missing: "Missing service name",
                ingress
            ),
        ]
    }

    private static func entries(of request: RoutedRequest) -> Watch<ConfigEntryTopic> {
        let name = request.argument
        return [
            .entry(EntryKey(kind: .ingressGateway, name: name)),
            .entry(EntryKey(kind: .terminatingGateway, name: name)), .kind(.serviceDefaults),
            .entry(EntryKey(kind: .apiGateway, name: name)), .entry(EntryKey(kind: .boundAPIGateway, name: name)),
            .kind(.httpRoute), .kind(.tcpRoute),
        ]
    }

    private func services(_ request: RoutedRequest) async throws -> APIResponse {
        let gateway = ServiceName(request.argument)
        return try await context.readCatalogAndEntries(request) { catalog, entries, token in
            var visibility = Visibility(token)
            let all = GatewayServiceList(entries, catalog).services(of: gateway)
            // A gateway that is spelled otherwise is another one.
            let authorizer = token.authorizer
            let seen = visibility.filter(all) {
                authorizer.allows(.serviceRead($0.service)) && authorizer.allows(.serviceRead($0.gateway))
            }
            var output = JSONOutput()
            output.array(seen) { $0.gatewayService($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }

    private func ingress(_ request: RoutedRequest) async throws -> APIResponse {
        let service = ServiceName(request.argument)
        return try await context.readCatalogAndEntries(request) { catalog, entries, token in
            var visibility = Visibility(token)
            let gateways = GatewayServiceList(entries, catalog).ingressGateways(of: service)
            let rows = gateways.flatMap { catalog.instances(of: ServiceRef($0).key) }
                .filter { $0.service.kind == .ingressGateway }
            var output = JSONOutput()
            output.array(visibility.instances(rows)) { $0.checkServiceNode($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }
}

extension JSONOutput {
    /// A service behind a gateway.
    fileprivate mutating func gatewayService(_ row: ServiceBehindGateway) {
        object { item in
            item.member("Gateway", ["Name": .string(row.gateway.text)])
            item.member("Service", ["Name": .string(row.service.text)])
            item.member("GatewayKind", row.gatewayKind.rawValue)
            if row.port != 0 { item.member("Port", row.port) }
            if !row.listenerProtocol.isEmpty { item.member("Protocol", row.listenerProtocol) }
            if !row.hosts.isEmpty { item.member("Hosts", row.hosts) }
            if let link = row.link {
                for (name, text) in [
                    ("CAFile", link.caFile), ("CertFile", link.certFile), ("KeyFile", link.keyFile), ("SNI", link.sni),
                ] where !text.isEmpty { item.member(name, text) }
            }
            if row.isFromWildcard { item.member("FromWildcard", true) }
            if row.serviceKind != .unknown { item.member("ServiceKind", row.serviceKind.rawValue) }
            item.member("CreateIndex", row.createIndex)
            item.member("ModifyIndex", row.modifyIndex)
        }
    }
}
