import ConfigEntryKinds
import ConsulJSON
import EnvoySchema
import EnvoyTranslation
import MeshDomain
import ProxySnapshots
import SchemaRuntime
import Testing

/// Transparent proxies beyond what is recorded.
@Suite("Captured traffic")
struct CaptureTests {
    private static let suffix = ".default.dc1.internal.td.consul"

    private static func cluster(_ entries: String...) throws -> SimulatedCluster {
        var cluster = SimulatedCluster(datacenter: "dc1", nodeName: "n", trustDomain: "td.consul", grpcTLSPort: 1)
        for text in entries {
            let entry = try EntryRules.normalized(try ConfigEntryCodec.decode(try JSONText.parse(text)))
            cluster.entries[entry.key] = entry.body
        }
        cluster.put(sidecar("web", at: "10.0.0.1", mode: .transparent))
        cluster.put(sidecar("api", at: "10.0.0.2"))
        cluster.virtualAddresses = ["web": "240.0.0.1", "api": "240.0.0.2"]
        return cluster
    }

    private static func sidecar(
        _ name: String,
        _ id: String? = nil,
        at address: String,
        mode: ProxyMode = .unset,
        virtual: String = "",
        isDirect: Bool = false,
        index: UInt64 = 1
    ) -> CheckServiceNode {
        var proxy = ProxyConfiguration(destinationServiceName: name)
        proxy.mode = mode
        proxy.transparentProxy.dialedDirectly = isDirect
        var service = NodeService(
            kind: .connectProxy,
            id: id ?? name + "-proxy",
            service: name + "-proxy",
            address: address,
            port: 20000,
            proxy: proxy,
            modifyIndex: index
        )
        if !virtual.isEmpty { service.taggedAddresses = ["virtual": ServiceAddress(address: virtual, port: 80)] }
        return CheckServiceNode(
            node: Node(name: "n", address: "10.0.0.9", datacenter: "dc1"),
            service: service,
            checks: []
        )
    }

    private func assembler(_ cluster: SimulatedCluster, allows: Bool = true) -> ProxyAssembler {
        ProxyAssembler(
            catalog: cluster,
            entries: cluster,
            peering: cluster,
            authority: cluster,
            settings: AssemblySettings(datacenter: "dc1", allowsByDefault: allows)
        )
    }

    private func snapshot(_ cluster: SimulatedCluster, allows: Bool = true) throws -> ProxySnapshot {
        var assembler = assembler(cluster, allows: allows)
        let row = try #require(cluster.rows.first { $0.service.id == "web-proxy" })
        let leaf = cluster.leaf(assembler.leaf(for: row.service))
        return try #require(assembler.assemble(row.service, on: row.node, leaf: leaf).snapshot)
    }

    private func translated(_ cluster: SimulatedCluster, allows: Bool = true) throws -> Translation {
        var cache = TranslationCache()
        return EnvoyTranslator.translate(try snapshot(cluster, allows: allows), cache: &cache)
    }

    private func outbound(_ translation: Translation) throws -> EnvoyListenerV3.Listener {
        let resource = try #require(translation.resources.listeners.first { $0.name.hasPrefix("outbound_listener") })
        return try EnvoyListenerV3.Listener(decoding: resource.body.value)
    }

    /// Each chain as `addresses names :port -> cluster`.
    private func chains(_ listener: EnvoyListenerV3.Listener) throws -> [String] {
        try listener.filterChains.map { chain in
            let match = try #require(chain.filterChainMatch)
            var words = match.prefixRanges.map(\.addressPrefix) + match.serverNames
            if let port = match.destinationPort { words.append(":\(port.value)") }
            let filter = try #require(chain.filters.first)
            guard case .typedConfig(let config) = filter.configType else { return words.joined(separator: " ") }
            switch config.typeURL {
            case EnvoyTCPProxyV3.TcpProxy.typeURL:
                let proxy = try EnvoyTCPProxyV3.TcpProxy(decoding: config.value)
                guard case .cluster(let name)? = proxy.clusterSpecifier else { break }
                words.append("-> " + name.replacing(Self.suffix, with: ""))
            default: words.append("-> requests")
            }
            return words.joined(separator: " ")
        }
    }

    @Test func `a name of which there are only entries has a chain, too`() throws {
        var cluster = try Self.cluster(
            #"{"Kind":"service-resolver","Name":"alias","Redirect":{"Service":"api"}}"#
        )
        cluster.virtualAddresses["alias"] = "240.0.0.3"
        let listener = try outbound(try translated(cluster))
        #expect(try chains(listener) == ["240.0.0.2 -> api", "240.0.0.3 -> api"])
        // No intention lets web call anything.
        #expect(try chains(outbound(try translated(cluster, allows: false))).isEmpty)
    }

    @Test func `an address that two services claim is the first one's, and that is told`() throws {
        var cluster = try Self.cluster()
        cluster.put(Self.sidecar("api", at: "10.0.0.2", virtual: "172.20.0.1"))
        cluster.put(Self.sidecar("other", at: "10.0.0.3", virtual: "172.20.0.1"))
        cluster.virtualAddresses["other"] = "240.0.0.3"
        let translation = try translated(cluster)
        let listener = try outbound(translation)
        #expect(try chains(listener) == ["172.20.0.1 240.0.0.2 -> api", "240.0.0.3 -> other"])
        #expect(
            translation.problems.map(\.description).contains {
                $0.contains("172.20.0.1 of \"other\" is that of \"api\", too")
            }
        )
    }

    @Test func `only the catalog gives addresses of its range, and a peer gets none that is in use here`() throws {
        var cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":["192.0.2.1"],"Port":443}}"#
        )
        cluster.put(Self.sidecar("aaa", at: "240.0.0.7", virtual: "240.0.0.2", isDirect: true))
        cluster.put(Self.sidecar("api", at: "10.0.0.2", virtual: "172.20.0.1"))
        cluster.peeringRows["evil"] = Peering(id: "1", name: "evil", state: .active)
        cluster.bundles["evil"] = PeeringTrustBundle(peer: "evil", trustDomain: "evil.test", rootPEMs: ["r"])
        cluster.imported["evil"] = [
            "a": [Self.sidecar("a", at: "198.51.100.1", virtual: "172.20.0.1")],
            "b": [Self.sidecar("b", at: "198.51.100.1", virtual: "192.0.2.1")],
            "c": [Self.sidecar("c", at: "198.51.100.1", virtual: "240.0.0.2")],
            "d": [Self.sidecar("d", at: "198.51.100.1", virtual: "172.20.0.9")],
        ]
        let translation = try translated(cluster)
        #expect(
            try chains(outbound(translation)) == [
                "172.20.0.1 240.0.0.2 -> api", "172.20.0.1 240.0.0.2 :443 -> api",
                "172.20.0.9 -> d.default.evil.external.evil.test",
                "172.20.0.9 :443 -> d.default.evil.external.evil.test",
                "192.0.2.1 :443 -> destination.192-0-2-1.far",
            ]
        )
        let words = translation.problems.map(\.description)
        #expect(words.contains { $0.contains("172.20.0.1 of \"a?peer=evil\" is that of \"api\", too") })
        #expect(words.contains { $0.contains("192.0.2.1 of \"b?peer=evil\" is that of \"far\", too") })
    }

    @Test func `an address of the mesh is no destination's, however it is written`() throws {
        var cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":["240.0.0.2","10.0.0.4","FD00:0::1"],"Port":443}}"#,
            #"{"Kind":"service-defaults","Name":"near","Destination":{"Addresses":["fd00::1","240.0.0.9"],"Port":443}}"#
        )
        cluster.put(Self.sidecar("api", at: "10.0.0.4", isDirect: true))
        let translation = try translated(cluster)
        #expect(
            try chains(outbound(translation)) == [
                "10.0.0.4 -> passthrough~api", "10.0.0.4 :443 -> passthrough~api", "240.0.0.2 -> api",
                "240.0.0.2 :443 -> api", "fd00::1 :443 -> destination.FD00-0--1.far",
            ]
        )
        let words = translation.problems.map(\.description)
        for text in [
            "10.0.0.4 is an address of \"api\"", "240.0.0.2 is an address of \"api\"", "240.0.0.9 lies in 240.0.0.0/4",
            "fd00::1 at port 443 is a destination of \"far\", too",
        ] { #expect(words.contains { $0.contains(text) }, "\(text)") }
    }

    @Test func `what is no host is left out of entries that were stored before`() throws {
        var cluster = try Self.cluster()
        let text =
            #"{"Kind":"service-defaults","Name":"site","Protocol":"http","Destination":{"Addresses":["x.test","x.test:8080"],"Port":8080}}"#
        let entry = try ConfigEntryCodec.decode(try JSONText.parse(text))
        cluster.entries[entry.key] = entry.body
        let translation = try translated(cluster)
        let table = try #require(translation.resources.routes.first)
        let routes = try EnvoyRouteV3.RouteConfiguration(decoding: table.body.value)
        #expect(routes.virtualHosts.map(\.domains) == [["x.test", "x.test:8080"], ["*"]])
        #expect(
            translation.problems.map(\.description).contains { $0.contains("neither an IP address nor a host name") }
        )
    }

    @Test func `requests that only pass have no time limit and stay HTTP/2`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"site","Protocol":"grpc","Destination":{"Addresses":["site.test"],"Port":8080}}"#
        )
        let translation = try translated(cluster)
        let table = try #require(translation.resources.routes.first)
        let routes = try EnvoyRouteV3.RouteConfiguration(decoding: table.body.value)
        let passing = try #require(routes.virtualHosts.last?.routes.first)
        guard case .route(let action)? = passing.action else {
            Issue.record("it does not go on")
            return
        }
        #expect(action.timeout == GoogleProtobuf.Duration())
        let resource = try #require(translation.resources.clusters.first { $0.name == "original-destination" })
        let made = try EnvoyClusterV3.Cluster(decoding: resource.body.value)
        let packed = try #require(made.typedExtensionProtocolOptions[EnvoyUpstreamHTTPV3.HttpProtocolOptions.fullName])
        let options = try EnvoyUpstreamHTTPV3.HttpProtocolOptions(decoding: packed.value)
        guard case .useDownstreamProtocolConfig(let config)? = options.upstreamProtocolOptions else {
            Issue.record("it is always HTTP/1.1")
            return
        }
        #expect(config.http2ProtocolOptions != nil)
    }

    @Test func `instances that are dialed directly are called where they are, over the mesh's TLS`() throws {
        var cluster = try Self.cluster()
        cluster.put(Self.sidecar("api", at: "10.0.0.2", isDirect: true))
        cluster.put(Self.sidecar("api", "api-2", at: "10.0.0.4", isDirect: true))
        // The newest registration at an address counts: 10.0.0.4 is now another's.
        cluster.put(Self.sidecar("other", at: "10.0.0.4", isDirect: true, index: 7))
        cluster.put(Self.sidecar("plain", at: "10.0.0.5"))
        let translation = try translated(cluster)
        #expect(
            try chains(outbound(translation)) == [
                "10.0.0.2 -> passthrough~api", "10.0.0.4 -> passthrough~other", "240.0.0.2 -> api",
            ]
        )
        let resource = try #require(translation.resources.clusters.first { $0.name == "passthrough~api" + Self.suffix })
        let made = try EnvoyClusterV3.Cluster(decoding: resource.body.value)
        #expect(made.clusterDiscoveryType == .type(.originalDst) && made.lbPolicy == .clusterProvided)
        #expect(made.transportSocket?.name == "tls")
    }

    @Test func `service-defaults say for all instances that they are dialed directly`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"api","TransparentProxy":{"DialedDirectly":true}}"#
        )
        #expect(try chains(outbound(try translated(cluster))).first == "10.0.0.2 -> passthrough~api")
    }

    @Test func `calls at virtual addresses work at ports of destinations`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":["Far.test","192.0.2.1"],"Port":443}}"#,
            #"{"Kind":"service-defaults","Name":"site","Protocol":"http","Destination":{"Addresses":["site.test"],"Port":8080}}"#
        )
        let translation = try translated(cluster)
        let listener = try outbound(translation)
        #expect(
            try chains(listener) == [
                "240.0.0.2 -> api", "240.0.0.2 :443 -> api", "240.0.0.2 :8080 -> api",
                "far.test :443 -> destination.Far-test.far", "192.0.2.1 :443 -> destination.192-0-2-1.far",
                ":8080 -> requests",
            ]
        )
        // Who waits for the server's first word at another port is not looked into.
        #expect(listener.listenerFilters.map { $0.filterDisabled == nil } == [true, false, false])
        let table = try #require(translation.resources.routes.first)
        #expect(table.name == "destination.8080.~http.default.dc1.internal.td.consul")
        let routes = try EnvoyRouteV3.RouteConfiguration(decoding: table.body.value)
        #expect(routes.virtualHosts.map(\.domains) == [["site.test", "site.test:8080"], ["*"]])
    }

    @Test func `with mesh destinations only nothing else is passed on`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"mesh","TransparentProxy":{"MeshDestinationsOnly":true}}"#,
            #"{"Kind":"service-defaults","Name":"site","Protocol":"http","Destination":{"Addresses":["site.test"],"Port":80}}"#
        )
        let translation = try translated(cluster)
        #expect(try outbound(translation).defaultFilterChain == nil)
        #expect(!translation.resources.clusters.contains { $0.name == "original-destination" })
        let table = try #require(translation.resources.routes.first)
        let routes = try EnvoyRouteV3.RouteConfiguration(decoding: table.body.value)
        #expect(routes.virtualHosts.map(\.domains) == [["site.test"]])
    }

    @Test func `destinations that claim the same are told, and the first has the calls`() throws {
        let cluster = try Self.cluster(
            #"{"Kind":"service-defaults","Name":"a","Protocol":"http","Destination":{"Addresses":["x.test"],"Port":80}}"#,
            #"{"Kind":"service-defaults","Name":"b","Protocol":"http","Destination":{"Addresses":["x.test"],"Port":80}}"#,
            #"{"Kind":"service-defaults","Name":"c","Protocol":"grpc","Destination":{"Addresses":["y.test"],"Port":80}}"#
        )
        let translation = try translated(cluster)
        let words = translation.problems.map(\.description)
        #expect(words.contains { $0.contains("x.test at port 80 is a destination of \"a\", too") })
        #expect(words.contains { $0.contains("at port 80 speak http, this one grpc") })
        let names = translation.resources.clusters.map(\.name).filter { $0.hasPrefix("destination.") }
        #expect(names == ["destination.x-test.a" + Self.suffix])
    }

    @Test func `new instances are new endpoints only, unless they bring addresses`() throws {
        var cluster = try Self.cluster()
        let before = try snapshot(cluster)
        cluster.put(Self.sidecar("api", "api-2", at: "10.0.0.4"))
        var more = assembler(cluster)
        let change: Set<ProxyDependency> = [.meshInstances(ServiceKey("api"))]
        #expect(more.refreshed(before, after: change) == (try snapshot(cluster)))
        cluster.put(Self.sidecar("api", "api-2", at: "10.0.0.4", virtual: "172.20.0.1"))
        var addressed = assembler(cluster)
        #expect(addressed.refreshed(before, after: change) == nil)
        cluster.put(Self.sidecar("api", "api-2", at: "10.0.0.4", isDirect: true))
        var direct = assembler(cluster)
        #expect(direct.refreshed(before, after: change) == nil)
    }
}
