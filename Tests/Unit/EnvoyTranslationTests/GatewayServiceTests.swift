import CatalogTables
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshState
import ProxySnapshots
import Testing

/// Which services are behind which gateway.
@Suite struct GatewayServiceTests {
    private static func entries(_ texts: String...) throws -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (place, text) in texts.enumerated() {
            let entry = try ConfigEntryCodec.decodeStored(try JSONText.parse(text)).entry
            state.apply(.put(try EntryRules.normalized(entry)), index: UInt64(place + 1), touched: &touched)
        }
        return state
    }

    /// `web` with a sidecar, `native` that speaks the mesh itself, `old` with neither.
    private static func catalog() -> CatalogState {
        var state = CatalogState()
        var touched: Set<CatalogTopic> = []
        state.apply(.putNode(Node(name: "n", address: "10.0.0.1")), index: 1, touched: &touched)
        let services = [
            NodeService(id: "web", service: "web", port: 1), NodeService(id: "old", service: "old", port: 2),
            NodeService(
                kind: .connectProxy,
                id: "p",
                service: "web-sidecar-proxy",
                port: 3,
                proxy: ProxyConfiguration(destinationServiceName: "web")
            ),
            NodeService(id: "native", service: "native", port: 4, connect: ServiceConnect(native: true)),
            NodeService(id: "consul", service: "consul", port: 5),
        ]
        for service in services { state.apply(.putService(node: "n", service), index: 2, touched: &touched) }
        return state
    }

    private static func names(_ gateway: ServiceName, _ entries: ConfigEntryState) -> [String] {
        GatewayServiceList(entries, catalog()).services(of: gateway).map {
            "\($0.service):\($0.port)\($0.isFromWildcard ? "*" : "") \($0.serviceKind.rawValue)"
        }
    }

    @Test func `a wildcard stands for what is not named: in the mesh for ingress, outside of it for terminating`()
        throws
    {
        let state = try Self.entries(
            #"{"Kind":"ingress-gateway","Name":"in","Listeners":[{"Port":80,"Protocol":"http","Services":[{"Name":"*"}]},{"Port":81,"Services":[{"Name":"ghost"}]}]}"#,
            #"{"Kind":"terminating-gateway","Name":"out","Services":[{"Name":"*","CAFile":"/all"},{"Name":"old","CAFile":"/own"}]}"#,
            #"{"Kind":"service-defaults","Name":"far","Destination":{"Addresses":["a.test"],"Port":443}}"#
        )
        #expect(Self.names("in", state) == ["ghost:81 ", "native:80* service", "web:80* service"])
        #expect(Self.names("out", state) == ["far:0* destination", "old:0 service", "web:0* service"])
        let rows = GatewayServiceList(state, Self.catalog()).services(of: "out")
        #expect(rows.map { $0.link?.caFile } == ["/all", "/own", "/all"])
        #expect(Self.names("nobody", state) == [])
        let list = GatewayServiceList(state, Self.catalog())
        #expect(list.ingressGateways(of: "web") == ["in"] && list.ingressGateways(of: "ghost") == ["in"])
        #expect(list.ingressGateways(of: "old") == [])
    }

    @Test func `an API gateway has what its bound routes lead to`() throws {
        let state = try Self.entries(
            #"{"Kind":"api-gateway","Name":"ag","Listeners":[{"Name":"l","Port":8080,"Protocol":"http"},{"Name":"m","Port":9,"Protocol":"tcp"}]}"#,
            #"{"Kind":"http-route","Name":"r","Parents":[{"Name":"ag"}],"Hostnames":["h.test"],"Rules":[{"Services":[{"Name":"web"},{"Name":"b"}]}]}"#,
            #"{"Kind":"bound-api-gateway","Name":"ag","Listeners":[{"Name":"l","Routes":[{"Kind":"http-route","Name":"r"},{"Kind":"tcp-route","Name":"gone"}]},{"Name":"m"}]}"#
        )
        #expect(Self.names("ag", state) == ["b:8080 ", "web:8080 service"])
        #expect(GatewayServiceList(state, Self.catalog()).services(of: "ag").allSatisfy { $0.hosts == ["h.test"] })
    }
}
