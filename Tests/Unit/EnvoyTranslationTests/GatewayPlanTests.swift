import ConfigEntryKinds
import ConsulJSON
import EnvoySchema
import EnvoyTranslation
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

/// Gateways into the mesh and out of it, beyond what is recorded.
@Suite("Ingress and terminating gateways")
struct GatewayPlanTests {
    private static func cluster(_ entries: String...) throws -> SimulatedCluster {
        var cluster = SimulatedCluster(datacenter: "dc1", nodeName: "n", trustDomain: "td.consul", grpcTLSPort: 1)
        for text in entries {
            let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(try JSONText.parse(text)))
            cluster.entries[entry.key] = entry.body
        }
        cluster.put(row("gate", kind: .terminatingGateway, port: 8700))
        cluster.put(row("doors", kind: .ingressGateway, port: 8800))
        cluster.put(row("old-1", "old", port: 1, meta: ["v": "1"]))
        cluster.put(row("old-2", "old", port: 2, meta: ["v": "2"]))
        cluster.put(row("native", port: 3, isNative: true))
        for name in ["web", "shop"] {
            cluster.put(row(name, port: 4))
            let upstream = Upstream(destinationName: "old", localBindPort: 9000)
            cluster.put(
                row(
                    name + "-proxy",
                    kind: .connectProxy,
                    port: 5,
                    proxy: ProxyConfiguration(destinationServiceName: name, upstreams: [upstream])
                )
            )
        }
        return cluster
    }

    private static func row(
        _ id: String,
        _ service: String? = nil,
        kind: ServiceKind = .typical,
        port: Int,
        meta: [String: String] = [:],
        isNative: Bool = false,
        proxy: ProxyConfiguration = ProxyConfiguration()
    ) -> CheckServiceNode {
        CheckServiceNode(
            node: Node(name: "n", address: "10.0.0.1", datacenter: "dc1"),
            service: NodeService(
                kind: kind,
                id: id,
                service: service ?? id,
                meta: meta,
                port: port,
                proxy: proxy,
                connect: ServiceConnect(native: isNative)
            ),
            checks: []
        )
    }

    private func assembler(_ cluster: SimulatedCluster) -> ProxyAssembler {
        ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: "dc1", allowsByDefault: false)
        )
    }

    private func translated(
        _ id: String,
        in cluster: SimulatedCluster,
        linked: [ServiceName: LinkedCredentials] = [:]
    ) throws -> Translation {
        var assembler = assembler(cluster)
        let row = try #require(cluster.rows.first { $0.service.id == id })
        let leaf = cluster.leaf(assembler.leaf(for: row.service))
        let snapshot = try #require(
            assembler.assemble(row.service, on: row.node, leaf: leaf, linked: linked).snapshot
        )
        var cache = TranslationCache()
        return EnvoyTranslator.translate(snapshot, cache: &cache)
    }

    private func held(_ cluster: SimulatedCluster, _ names: ServiceName...) throws -> [ServiceName: LinkedCredentials] {
        var result: [ServiceName: LinkedCredentials] = [:]
        for name in names { result[name] = .held(try #require(cluster.leaf(.service(name)))) }
        return result
    }

    private func listener(_ translation: Translation) throws -> EnvoyListenerV3.Listener {
        let resource = try #require(translation.resources.listeners.first)
        return try EnvoyListenerV3.Listener(decoding: resource.body.value)
    }

    private func names(of chains: [EnvoyListenerV3.FilterChain]) -> [[String]] {
        chains.map { $0.filterChainMatch?.serverNames ?? [] }
    }

    // MARK: - Out of the mesh

    @Test func `a wildcard needs the certificates of services outside the mesh that are not named`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"terminating-gateway","Name":"gate","Services":[{"Name":"*"},{"Name":"old"},{"Name":"ghost"}]}"#,
            #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":["a.test"],"Port":443}}"#
        )
        var assembler = assembler(cluster)
        let gate = try #require(cluster.rows.first { $0.service.id == "gate" })
        let leaves = assembler.linkedLeaves(for: gate.service)
        #expect(leaves == ["far", "ghost", "old", "shop", "web"].map { .service(ServiceName($0)) })
    }

    @Test func `a service whose certificate is missing has neither chain nor cluster, and that is told`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"terminating-gateway","Name":"gate","Services":[{"Name":"old"},{"Name":"web"}]}"#
        )
        var linked = try held(cluster, "old")
        linked["web"] = .missing("no right")
        let translation = try translated("gate", in: cluster, linked: linked)
        #expect(translation.resources.clusters.map(\.name) == ["old.default.dc1.internal.td.consul"])
        #expect(translation.problems.map(\.description).contains { $0.contains("\"web\" is not served: no right") })
        let listener = try listener(translation)
        // The last one is for all other names and leads nowhere.
        #expect(names(of: listener.filterChains) == [["old.default.dc1.internal.td.consul"], []])
        let rest = try #require(listener.filterChains.last)
        #expect(rest.filters.map(\.name) == ["envoy.filters.network.tcp_proxy"])
        let nothing = try translated("gate", in: cluster)
        #expect(nothing.resources.clusters.isEmpty && nothing.problems.isEmpty)
    }

    @Test func `subsets have names of their own, with their instances`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"terminating-gateway","Name":"gate","Services":[{"Name":"old"}]}"#,
            #"{"Kind":"service-resolver","Name":"old","DefaultSubset":"v1","ConnectTimeout":"3s","Subsets":{"v1":{"Filter":"Service.Meta.v == 1"},"v2":{"Filter":"Service.Meta.v == 2"}}}"#
        )
        let translation = try translated("gate", in: cluster, linked: held(cluster, "old"))
        let plain = "old.default.dc1.internal.td.consul"
        #expect(translation.resources.clusters.map(\.name) == [plain, "v1.\(plain)", "v2.\(plain)"])
        let ports = try translation.resources.endpoints.map { resource in
            try EnvoyEndpointV3.ClusterLoadAssignment(decoding: resource.body.value).endpoints.flatMap(\.lbEndpoints)
                .compactMap { endpoint -> UInt32? in
                    guard case .endpoint(let value)? = endpoint.hostIdentifier,
                        case .socketAddress(let socket)? = value.address?.address,
                        case .portValue(let port)? = socket.portSpecifier
                    else { return nil }
                    return port
                }
        }
        #expect(ports == [[1], [1], [2]])
        let first = try #require(translation.resources.clusters.first)
        #expect(try EnvoyClusterV3.Cluster(decoding: first.body.value).connectTimeout?.seconds == 3)
    }

    @Test func `requests have rules of their own for each service`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http"}}"#,
            #"{"Kind":"terminating-gateway","Name":"gate","Services":[{"Name":"old"},{"Name":"web","DisableAutoHostRewrite":true}]}"#,
            #"{"Kind":"service-intentions","Name":"old","Sources":[{"Name":"shop","Action":"allow"}]}"#
        )
        let translation = try translated("gate", in: cluster, linked: held(cluster, "old", "web"))
        #expect(
            translation.resources.extensionConfigs.map(\.name)
                == ["envoy.filters.http.rbac/old", "envoy.filters.http.rbac/web"]
        )
        let rules = translation.resources.extensionConfigs.map { String(decoding: $0.body.value, as: UTF8.self) }
        #expect(rules[0].contains("svc/shop") && !rules[1].contains("svc/shop"))
        let rewrites = try translation.resources.routes.map {
            try EnvoyRouteV3.RouteConfiguration(decoding: $0.body.value).virtualHosts.flatMap(\.routes).map { route in
                if case .route(let action)? = route.action { action.hostRewriteSpecifier != nil } else { false }
            }
        }
        #expect(rewrites == [[true], [false]])
    }

    @Test func `sidecars call through the gateways, also when another one's list is taken over`() throws {
        let cluster = try Self.cluster(#"{"Kind":"terminating-gateway","Name":"gate","Services":[{"Name":"*"}]}"#)
        var assembler = assembler(cluster)
        for id in ["web-proxy", "shop-proxy"] {
            let row = try #require(cluster.rows.first { $0.service.id == id })
            let leaf = cluster.leaf(assembler.leaf(for: row.service))
            let assembled = assembler.assemble(row.service, on: row.node, leaf: leaf)
            let assignments = try #require(assembled.snapshot).loadAssignments
            #expect(assignments.map { $0.endpoints.endpoints.map(\.port) } == [[8700]])
            #expect(
                assembled.dependencies.isSuperset(of: [
                    .configEntries(.terminatingGateway), .instances(ServiceKey("gate")), .instances(ServiceKey("old")),
                ])
            )
        }
    }

    // MARK: - Into the mesh

    @Test func `a service with a certificate of its own is told apart by its names`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http"}}"#,
            #"""
            {"Kind":"ingress-gateway","Name":"doors","TLS":{"Enabled":true,"TLSMinVersion":"TLSv1_2"},
             "Listeners":[{"Port":443,"Protocol":"http","TLS":{"Enabled":true,"CipherSuites":["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"]},
              "Services":[{"Name":"web","Hosts":["web.test:443","w.test"],"TLS":{"SDS":{"ClusterName":"sds","CertResource":"web"}}},
                          {"Name":"shop","Hosts":["shop.test"]}]}]}
            """#
        )
        let translation = try translated("doors", in: cluster)
        let listener = try listener(translation)
        #expect(names(of: listener.filterChains) == [["web.test", "w.test"], []])
        #expect(listener.listenerFilters.map(\.name) == ["envoy.filters.listener.tls_inspector"])
        #expect(translation.resources.routes.map(\.name) == ["443", "443_web"])
        let contexts = try listener.filterChains.map { chain -> EnvoyTLSV3.CommonTlsContext in
            guard case .typedConfig(let any)? = chain.transportSocket?.configType else {
                throw RecordedCase.Unplayable(step: "TLS")
            }
            return try EnvoyTLSV3.DownstreamTlsContext(decoding: any.value).commonTLSContext
                ?? EnvoyTLSV3.CommonTlsContext()
        }
        #expect(contexts.map { $0.tlsCertificateSdsSecretConfigs.map(\.name) } == [["web"], []])
        #expect(contexts.map(\.tlsCertificates.count) == [0, 1])
        // What the listener leaves open is the gateway's.
        #expect(contexts[1].tlsParams?.tlsMinimumProtocolVersion == .tlSv12)
        #expect(contexts[1].tlsParams?.cipherSuites == ["ECDHE-ECDSA-AES128-GCM-SHA256"])
    }

    @Test func `a service that speaks something else is left out of its listener, and that is told`() throws {
        var cluster = try Self.cluster(
            #"{"Kind":"ingress-gateway","Name":"doors","Listeners":[{"Port":80,"Protocol":"http","Services":[{"Name":"web"},{"Name":"*"}]}]}"#,
            #"{"Kind":"service-defaults","Name":"shop","Protocol":"http"}"#
        )
        let translation = try translated("doors", in: cluster)
        #expect(translation.problems.map(\.reason).contains { $0.contains("speaks tcp") && $0.contains("port 80") })
        let route = try #require(translation.resources.routes.first)
        let hosts = try EnvoyRouteV3.RouteConfiguration(decoding: route.body.value).virtualHosts
        #expect(hosts.map(\.name) == ["shop"] && hosts[0].domains == ["shop.ingress.*", "shop.ingress.*:80"])
        cluster.entries = [:]
        let empty = try translated("doors", in: cluster)
        #expect(empty.resources == ResourceSet() && empty.problems.isEmpty)
    }
}
