import CatalogTables
import MeshDomain
import MeshState
import PeeringLogic
import Testing

private func wish(_ name: String, _ nonce: String, kind: ResourceKind = .service) -> StreamSession.Import {
    StreamSession.Import(nonce: nonce, kind: kind, resourceID: name, content: .service([]))
}

@Suite struct ImportQueueTests {
    @Test func `of each resource only the newest is stored, and the one before it is named`() {
        var queue = ImportQueue()
        #expect(queue.add(wish("a", "1")) == nil)
        #expect(queue.add(wish("b", "2")) == nil)
        #expect(queue.add(wish("a", "3"))?.nonce == "1")
        #expect(queue.take().map(\.wish.nonce) == ["2", "3"])
        #expect(queue.isEmpty)
    }

    @Test func `a list is stored alone, between what came before and after it`() {
        var queue = ImportQueue()
        for (name, nonce, kind) in [
            ("a", "1", ResourceKind.service), ("list", "2", .serviceList), ("b", "3", .service),
        ] {
            _ = queue.add(wish(name, nonce, kind: kind))
        }
        #expect(queue.take().map(\.wish.nonce) == ["1"])
        #expect(queue.take().map(\.wish.nonce) == ["2"])
        #expect(queue.take().map(\.wish.nonce) == ["3"])
    }

    @Test func `what could not be stored keeps its place, unless something newer has come`() {
        var queue = ImportQueue()
        _ = queue.add(wish("a", "1"))
        _ = queue.add(wish("b", "2"))
        let taken = queue.take()
        _ = queue.add(wish("list", "3", kind: .serviceList))
        _ = queue.add(wish("b", "4"))
        #expect(taken.compactMap { queue.putBack($0)?.nonce } == ["2"])
        #expect(queue.take().map(\.wish.nonce) == ["1"])
        #expect(queue.take().map(\.wish.nonce) == ["3"])
        #expect(queue.take().map(\.wish.nonce) == ["4"])
    }
}

@Suite struct ServiceDifferenceTests {
    private func instance(_ id: String, port: Int = 80, status: HealthStatus? = nil) -> CheckServiceNode {
        CheckServiceNode(
            node: Node(name: "n-\(id)", address: "10.0.0.1"),
            service: NodeService(id: id, service: "web", port: port),
            checks: status.map { [HealthCheck(node: "n-\(id)", checkID: "c-\(id)", status: $0, serviceID: id)] } ?? []
        )
    }

    private func state(_ instances: [CheckServiceNode]) -> CatalogState {
        var state = CatalogState()
        var touched = Set<CatalogTopic>()
        for instance in instances {
            var (node, service) = (instance.node, instance.service)
            node.peer = "east"
            service.peer = "east"
            state.apply(.putNode(node), index: 7, touched: &touched)
            state.apply(.putService(node: node.name, service), index: 7, touched: &touched)
            for check in instance.checks {
                var check = check
                check.peer = "east"
                state.apply(.putCheck(check), index: 8, touched: &touched)
            }
        }
        return state
    }

    @Test func `only what differs is written and removed`() {
        let known = [instance("a"), instance("b", status: .passing), instance("c"), instance("d", status: .passing)]
        let wanted = [
            instance("a"), instance("b", status: .critical), instance("d"), instance("e"),
        ]
        let difference = ServiceDifference(of: "web", peer: "east", wanted: wanted, in: state(known))
        #expect(difference.basis == 8)
        #expect(difference.instances.map(\.service.id) == ["b", "d", "e"])
        #expect(difference.removed == [InstanceKey(node: NodeKey(peer: "east", name: "n-c"), id: "c")])
        let same = ServiceDifference(of: "web", peer: "east", wanted: known, in: state(known))
        #expect(same.instances.isEmpty && same.removed.isEmpty)
        #expect(ServiceDifference(of: "web", peer: "east", wanted: known, in: CatalogState()).basis == 0)
    }

    @Test func `the virtual address that the catalog adds is no difference`() {
        var proxy = NodeService(
            kind: .connectProxy,
            id: "p",
            service: "web-sidecar-proxy",
            taggedAddresses: ["wan": ServiceAddress(address: "198.51.100.1", port: 443)],
            port: 8443,
            proxy: ProxyConfiguration(destinationServiceName: "web")
        )
        let wanted = CheckServiceNode(node: Node(name: "gw"), service: proxy, checks: [])
        proxy.taggedAddresses?["consul-virtual"] = ServiceAddress(address: "240.0.0.1", port: 8443)
        let known = state([CheckServiceNode(node: Node(name: "gw"), service: proxy, checks: [])])
        func differences(_ wanted: CheckServiceNode) -> Int {
            ServiceDifference(of: "web-sidecar-proxy", peer: "east", wanted: [wanted], in: known).instances.count
        }
        #expect(differences(wanted) == 0)
        var moved = wanted
        moved.service.port = 9443
        #expect(differences(moved) == 1)
    }
}

@Suite struct ImportRulesTests {
    private let rules = ImportRules(
        ownTrustDomain: "own.consul",
        peerTrustDomain: "far.consul",
        otherTrustDomains: ["south": "south.consul"]
    )

    private func problem(bundle domain: String, roots: [String] = ["good"], _ rules: ImportRules? = nil) -> String? {
        (rules ?? self.rules).problem(ofBundle: domain, rootPEMs: roots) { $0 == "good" ? nil : "no PEM" }
    }

    @Test func `a peer speaks only for its own trust domain`() {
        #expect(problem(bundle: "far.consul") == nil)
        #expect(problem(bundle: "OWN.consul")?.contains("importing cluster itself") == true)
        #expect(problem(bundle: "south.consul")?.contains("of the peer \"south\"") == true)
        #expect(problem(bundle: "new.consul")?.contains("cannot become \"new.consul\"") == true)
        for bad in ["", "a b", "a/b", "a|b.*", "a_b", "a\nb", "own.consul.", ".own.consul", "own..consul", "."] {
            #expect(problem(bundle: bad)?.contains("is not a DNS name") == true)
        }
        let fresh = ImportRules(ownTrustDomain: "own.consul", peerTrustDomain: nil)
        #expect(problem(bundle: "new.consul", fresh) == nil)
        let dialer = ImportRules(
            ownTrustDomain: "own.consul",
            peerTrustDomain: "old.consul",
            serverName: "server.dc2.peering.new.consul"
        )
        #expect(problem(bundle: "new.consul", dialer) == nil)
        #expect(problem(bundle: "old.consul", dialer)?.contains("cannot become") == true)
    }

    @Test func `roots must be certificates`() {
        #expect(problem(bundle: "far.consul", roots: [])?.contains("has no root") == true)
        #expect(
            problem(bundle: "far.consul", roots: ["good", "bad"]) == "RootPEMs[1] is not a certificate: no PEM"
        )
        #expect(problem(bundle: "far.consul", roots: Array(repeating: "good", count: 33))?.contains("33 roots") == true)
    }

    @Test func `one peer brings no more than it may, and no paths of its own machines`() {
        var limits = ImportRules.Limits()
        limits.instances = 2
        limits.services = 1
        let rules = ImportRules(ownTrustDomain: "own.consul", peerTrustDomain: nil, limits: limits)
        #expect(rules.problem(ofService: "web-sidecar-proxy", [FarInstances.proxy()], besides: 1) == nil)
        #expect(
            rules.problem(ofService: "web-sidecar-proxy", [FarInstances.proxy()], besides: 2)?.contains("at most 2")
                == true
        )
        #expect(rules.problem(ofList: ["web"]) == nil)
        #expect(rules.problem(ofList: ["web", "db"])?.contains("at most 1") == true)
        #expect(rules.problem(ofList: ["w b"])?.contains("cannot be used") == true)
        let stored = ImportRules.stored([FarInstances.proxy { $0.service.socketPath = "/run/x.sock" }])
        #expect(stored.first?.service.socketPath == "")
    }
}
