import AgentLogic
import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshState
import PeeringTables
import Testing

/// What became of exports, from every cause that keeps one from its peer.
@Suite struct ExportStatusTests {
    private func catalog(_ changes: [CatalogChange]) -> CatalogState {
        var state = CatalogState()
        var touched = Set<CatalogTopic>()
        state.apply(.putNode(Node(name: "n1", address: "10.0.0.1")), index: 1, touched: &touched)
        for change in changes { state.apply(change, index: 1, touched: &touched) }
        return state
    }

    private func entries(_ services: [String: String]) -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched = Set<ConfigEntryTopic>()
        let items = services.sorted { $0.key < $1.key }.map {
            ExportedService(name: $0.key, consumers: [ServiceConsumer(peer: $0.value)])
        }
        let body = ConfigEntryBody.exportedServices(ExportedServices(services: items))
        state.apply(.put(ConfigEntry(body: body)), index: 1, touched: &touched)
        return state
    }

    private func peerings(_ state: PeeringState) -> PeeringTablesState {
        var tables = PeeringTablesState()
        var touched = Set<PeeringTopic>()
        let stream = PeeringStreamStatus(lastError: state == .failing ? "heartbeat timeout" : "")
        tables.apply(
            .putPeering(Peering(id: "1", name: "west", state: state, stream: stream)),
            index: 1,
            touched: &touched
        )
        return tables
    }

    private var arrived: PeeringStanding {
        var standing = PeeringStanding()
        standing.replica = "r"
        (standing.isHeard, standing.isPlanned, standing.hasListArrived) = (true, true, true)
        return standing
    }

    private let plain = CatalogChange.putService(node: "n1", NodeService(id: "web", service: "web", port: 80))
    private let proxy = CatalogChange.putService(
        node: "n1",
        NodeService(
            kind: .connectProxy,
            id: "web-proxy",
            service: "web-sidecar-proxy",
            port: 2000,
            proxy: ProxyConfiguration(destinationServiceName: "web")
        )
    )
    private let gateway = CatalogChange.putService(
        node: "n1",
        NodeService(kind: .meshGateway, id: "gw", service: "mesh-gateway", port: 8443)
    )

    private func status(
        _ changes: [CatalogChange],
        exports: [String: String] = ["web": "west"],
        state: PeeringState = .active,
        _ standing: PeeringStanding?
    ) -> String {
        let list = ExportStatuses(
            catalog(changes),
            entries(exports),
            peerings(state),
            standings: standing.map { ["west": $0] } ?? [:]
        ).list(peer: nil)
        return list.map { "\($0.service) \($0.state.rawValue) \($0.reason)" }.joined(separator: "\n")
    }

    @Test func `an export that arrived is exported, and lacks nothing with sidecar and gateway`() {
        #expect(status([plain, proxy, gateway], arrived) == "web exported ")
        #expect(status([plain], arrived).hasPrefix("web exported it has no sidecar"))
    }

    @Test func `every cause is told`() {
        #expect(status([plain, proxy], arrived).hasPrefix("web pending no mesh gateway is registered here"))
        #expect(status([], arrived).hasPrefix("web pending the service is unknown"))
        let own = status([plain], exports: ["consul": "west"], arrived)
        #expect(own == "consul refused the service consul is never exported")
        #expect(status([plain], exports: ["web": "east"], arrived) == "web refused there is no peering named east")
        #expect(status([plain], state: .pending, nil).hasPrefix("web pending the peering is PENDING"))
        #expect(status([plain], state: .failing, nil).hasSuffix("FAILING: heartbeat timeout"))
        #expect(status([plain], state: .terminated, nil).hasPrefix("web refused"))
        #expect(status([plain], nil) == "web pending the peer was not told of it yet")
        var standing = arrived
        standing.lacking = ["web": PeeringStanding.Lack(lagMilliseconds: 7)]
        #expect(status([plain], standing) == "web pending on its way for 7 ms")
        standing.lacking = ["web": PeeringStanding.Lack(refusal: "too many")]
        #expect(status([plain], standing) == "web refused the peer did not take it: too many")
    }

    @Test func `a wildcard is every ordinary service, and a named one is not by it`() {
        let list = ExportStatuses(
            catalog([plain, proxy, gateway]),
            entries(["*": "west", "web": "west"]),
            peerings(.active),
            standings: [:]
        ).list(peer: "west")
        #expect(list.map(\.service.text) == ["web"] && list.map(\.isByWildcard) == [false])
        let hidden = ExportStatuses(catalog([plain]), entries(["*": "west"]), nil, standings: [:]).list(peer: nil)
        #expect(hidden.map(\.state) == [.unknown] && hidden.map(\.isByWildcard) == [true])
    }

    @Test func `a question names a service, or one of a peer, on one side at most`() throws {
        let question = try CallQuestion(source: "web", destination: "East/api")
        #expect(question.destination == ServiceRef(peer: "east", name: "api"))
        for (source, destination) in [
            ("", "api"), ("web", ""), ("web", "a/b/c"), ("web", "/api"), ("a/web", "b/api"), ("*", "api"),
        ] {
            #expect(throws: MeshError.self) { try CallQuestion(source: source, destination: destination) }
        }
    }
}
