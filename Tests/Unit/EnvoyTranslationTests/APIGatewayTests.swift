import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

@testable import EnvoyTranslation

/// API gateways beyond the recordings.
@Suite("API gateway")
struct APIGatewayTests {
    private func cluster() throws -> SimulatedCluster {
        try #require(try RecordedCase("api-gateway-http").clusters["a"])
    }

    private func assembled(_ cluster: SimulatedCluster) throws -> AssembledProxy {
        var cluster = cluster
        cluster.bindRoutes()
        let row = try #require(cluster.rows.first { $0.service.id == "pierhead" })
        var assembler = ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: true)
        )
        let kind = assembler.leaf(for: row.service)
        #expect(kind == .service("pierhead"))
        return assembler.assemble(row.service, on: row.node, leaf: cluster.leaf(kind))
    }

    private func inputs(_ cluster: SimulatedCluster) throws -> APIGatewayInputs {
        let snapshot = try #require(try assembled(cluster).snapshot)
        guard case .apiGateway(let inputs) = snapshot.configuration else {
            throw RecordedCase.Unplayable(step: "pierhead")
        }
        return inputs
    }

    private func put(_ body: ConfigEntryBody, into cluster: inout SimulatedCluster) {
        cluster.entries[ConfigEntry(body: body).key] = body
    }

    private static let parent = ResourceReference(kindName: "api-gateway", resource: "pierhead")

    private static func route(
        _ name: String,
        to service: NameText,
        _ match: HTTPRouteMatch,
        host: String
    ) -> ConfigEntryBody {
        .httpRoute(
            HTTPRoute(
                name: name,
                parents: [parent],
                rules: [HTTPRouteRule(matches: [match], services: [HTTPRouteService(service: service)])],
                hostnames: [host]
            )
        )
    }

    @Test func `routes of one host share its table, the most exact first`() throws {
        var cluster = try cluster()
        for (name, kind, path) in [("z", "exact", "/v1/xy"), ("y", "prefix", "/v1/longer"), ("x", "regex", "/v1.*")] {
            let match = HTTPRouteMatch(pathKind: kind, path: path)
            put(Self.route(name, to: "tug", match, host: "TIMES.north.example"), into: &cluster)
        }
        put(Self.route("out", to: "tug", HTTPRouteMatch(), host: "times.south.example"), into: &cluster)
        guard case .requests(let hosts)? = try inputs(cluster).ports.first?.traffic else {
            Issue.record("no requests")
            return
        }
        #expect(hosts.map(\.hostname) == ["times.north.example"], "a host outside of the listener's is not served")
        let paths = hosts[0].routes.compactMap(\.match).map { [$0.pathExact, $0.pathPrefix, $0.pathRegex].joined() }
        #expect(paths == ["/v1/xy", "/ping", "/v1/longer", "/v1", "/v1.*"])
    }

    @Test func `a port whose certificates do not exist stays closed, and it is told`() throws {
        var cluster = try cluster()
        let certificate = ResourceReference(kindName: "inline-certificate", resource: "lost")
        put(
            .apiGateway(
                APIGateway(
                    name: "pierhead",
                    listeners: [
                        APIGatewayListener(
                            listener: "web",
                            port: 8088,
                            listenerProtocol: "http",
                            certificates: [certificate]
                        )
                    ]
                )
            ),
            into: &cluster
        )
        let assembled = try assembled(cluster)
        var cache = TranslationCache()
        let translation = EnvoyTranslator.translate(try #require(assembled.snapshot), cache: &cache)
        #expect(translation.resources.listeners.isEmpty)
        #expect(translation.problems.map(\.reason).allSatisfy { $0.contains("\"lost\"") })
        #expect(translation.problems.count == 1)
        let origin = ConfigurationOrigin.entries(of: .listener, named: "8088", in: try #require(assembled.snapshot))
        #expect(origin.contains(EntryKey(kind: .inlineCertificate, name: "lost")))
    }

    @Test func `connections of a TCP listener go to the service of its route`() throws {
        var cluster = try cluster()
        put(.serviceDefaults(ServiceDefaults(name: "tug", serviceProtocol: "tcp")), into: &cluster)
        put(
            .fileSystemCertificate(
                FileSystemCertificate(name: "here", certificatePath: "/c.pem", privateKeyPath: "/k.pem")
            ),
            into: &cluster
        )
        put(
            .apiGateway(
                APIGateway(
                    name: "pierhead",
                    listeners: [
                        // Of listeners that share a port the strictest counts, whatever their order.
                        APIGatewayListener(
                            listener: "loose",
                            port: 9000,
                            listenerProtocol: "tcp",
                            tls: MeshTLSSettings(minVersion: "TLSv1_2")
                        ),
                        APIGatewayListener(
                            listener: "line",
                            port: 9000,
                            listenerProtocol: "tcp",
                            certificates: [ResourceReference(kindName: "file-system-certificate", resource: "here")],
                            tls: MeshTLSSettings(minVersion: "TLSv1_3")
                        ), APIGatewayListener(listener: "idle", port: 9001, listenerProtocol: "tcp"),
                    ]
                )
            ),
            into: &cluster
        )
        let line = ResourceReference(kindName: "api-gateway", resource: "pierhead", sectionName: "line")
        put(.tcpRoute(TCPRoute(name: "t", parents: [line], services: ["tug"])), into: &cluster)
        var cache = TranslationCache()
        let snapshot = try #require(try assembled(cluster).snapshot)
        let translation = EnvoyTranslator.translate(snapshot, cache: &cache)
        #expect(translation.problems.isEmpty)
        #expect(translation.resources.listeners.map(\.name) == ["tug:10.10.9.5:9000"], "no route, no listener")
        #expect(translation.resources.routes.isEmpty)
        let listener = try MessageRendering.renderResource(translation.resources.listeners[0].body)
        let chain = listener["filterchains"]?.arrayValue?.first
        let common = chain?["transportsocket"]?["typedconfig"]?["commontlscontext"]
        let shown = common?["tlscertificates"]?.arrayValue?.first
        #expect(shown?["certificatechain"]?["filename"]?.stringValue == "/c.pem")
        #expect(common?["tlsparams"]?["tlsminimumprotocolversion"]?.stringValue?.hasSuffix("tlsv13") == true)
        let proxy = chain?["filters"]?.arrayValue?.first?["typedconfig"]
        #expect(proxy?["cluster"]?.stringValue == "tug.default.dc1.internal.\(RecordedCase.trustDomains["a"] ?? "")")
    }

    @Test func `several services share by weight, through what is below them, with their own headers`() throws {
        var cluster = try cluster()
        put(
            .serviceSplitter(
                ServiceSplitter(
                    name: "ferry",
                    splits: [
                        ServiceSplit(weightHundredths: 5000, service: "ferry"),
                        ServiceSplit(weightHundredths: 5000, service: "pilot"),
                    ]
                )
            ),
            into: &cluster
        )
        var own = HTTPRouteFilters()
        own.headers = [HeaderModifiers(set: ["x-own": "1"])]
        let rule = HTTPRouteRule(
            filters: HTTPRouteFilters(
                rewritePath: "/new",
                retry: HTTPRouteRetry(retryCount: 2, statusCodes: [503]),
                timeout: HTTPRouteTimeout(requestNanoseconds: 3_000_000_000)
            ),
            services: [
                HTTPRouteService(service: "ferry", weight: 3),
                HTTPRouteService(service: "tug", weight: 1, filters: own),
            ]
        )
        cluster.entries[EntryKey(kind: .httpRoute, name: "timetable")] = nil
        put(.httpRoute(HTTPRoute(name: "r", parents: [Self.parent], rules: [rule])), into: &cluster)
        guard case .requests(let hosts)? = try inputs(cluster).ports.first?.traffic else {
            Issue.record("no requests")
            return
        }
        #expect(hosts.map(\.hostname) == ["*.north.example"])
        let route = try #require(hosts[0].routes.first)
        #expect(route.destinations.map(\.weight) == [3750, 3750, 2500])
        #expect(route.destinations.map(\.requestHeaders.set) == [[:], [:], ["x-own": "1"]])
        #expect(route.options?.prefixRewrite == "/new")
        #expect(route.options?.retryCount == 2)
        #expect(route.options?.requestTimeoutNanoseconds == 3_000_000_000)
    }

    @Test func `new instances come without the rest, new entries make everything again`() throws {
        var cluster = try cluster()
        let assembled = try assembled(cluster)
        let snapshot = try #require(assembled.snapshot)
        for key in [
            EntryKey(kind: .apiGateway, name: "pierhead"), EntryKey(kind: .boundAPIGateway, name: "pierhead"),
            EntryKey(kind: .httpRoute, name: "timetable"), EntryKey(kind: .serviceResolver, name: "ferry"),
        ] { #expect(assembled.dependencies.contains(.configEntry(key)), "\(key)") }
        var row = try #require(cluster.rows.first { $0.service.id == "tug-1-sidecar-proxy" })
        row.service.port = 21_301
        cluster.put(row)
        cluster.bindRoutes()
        var assembler = ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: cluster.datacenter, allowsByDefault: true)
        )
        let refreshed = assembler.refreshed(snapshot, after: [.meshInstances(ServiceKey("tug"))])
        #expect(refreshed == (try self.assembled(cluster).snapshot))
        #expect(refreshed != snapshot)
    }
}
