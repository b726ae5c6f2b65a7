import CatalogTables
import MeshDomain
import Testing

/// - Source: reference "Index tracking".
@Suite struct `Indexes of the catalog` {
    /// Node n1 (index 1) with web and its sidecar (2, 3), node n2 (4) with web and db (5, 6), a check of each (7...9).
    private func filled() -> Written {
        var written = Written()
        written.write(.putNode(Node(name: "n1", address: "10.0.0.1")))
        written.write(.putService(node: "n1", instance("web")))
        written.write(.putService(node: "n1", sidecar(of: "web")))
        written.write(.putNode(Node(name: "n2", address: "10.0.0.2")))
        written.write(.putService(node: "n2", instance("web")))
        written.write(.putService(node: "n2", instance("db")))
        written.write(.putCheck(HealthCheck(node: "n1", checkID: "web-up", serviceID: "web")))
        written.write(.putCheck(HealthCheck(node: "n2", checkID: "db-up", serviceID: "db")))
        written.write(.putCheck(HealthCheck(node: "n2", checkID: "node-up")))
        return written
    }

    @Test func `rows carry the index of the transaction that made and last changed them`() throws {
        var written = filled()
        written.write(.putService(node: "n1", instance("web", port: 81)))
        let key = InstanceKey(node: NodeKey(name: "n1"), id: "web")
        let changed = try #require(written.state.service(key))
        #expect((changed.createIndex, changed.modifyIndex) == (2, 10))
        let untouched = try #require(written.state.node(NodeKey(name: "n1")))
        #expect((untouched.createIndex, untouched.modifyIndex) == (1, 1))
    }

    @Test func `content that is stored already touches nothing`() {
        var written = filled()
        let before = written.state.snapshot()
        #expect(written.write(.putNode(Node(name: "n1", address: "10.0.0.1"))).isEmpty)
        #expect(written.write(.putService(node: "n1", instance("web"))).isEmpty)
        #expect(written.write(.putService(node: "n1", sidecar(of: "web"))).isEmpty)
        #expect(written.write(.putCheck(HealthCheck(node: "n1", checkID: "web-up", serviceID: "web"))).isEmpty)
        #expect(written.write(.deleteNode(NodeKey(name: "n9"))).isEmpty)
        #expect(written.write(.deleteService(InstanceKey(node: NodeKey(name: "n1"), id: "none"))).isEmpty)
        #expect(written.write(.deleteCheck(CheckKey(node: NodeKey(name: "n1"), id: ScopedID("none")))).isEmpty)
        #expect(written.write(.putService(node: "nowhere", instance("web"))).isEmpty)
        #expect(written.write(.putCheck(HealthCheck(node: "nowhere", checkID: "c"))).isEmpty)
        #expect(written.state.snapshot() == before)
    }

    @Test func `an instance moves its service the lists of services and nodes and its node`() {
        var written = filled()
        let touched = written.write(.putService(node: "n1", instance("web", port: 81)))
        #expect(touched == [service("web"), .services, .nodes, node("n1")])
        #expect(written.index(of: service("db")) == 9)
        #expect(written.index(of: node("n2")) == 9)
        #expect(written.index(of: .checks) == 9)
    }

    @Test func `a sidecar moves what is called over the mesh`() {
        var written = filled()
        let touched = written.write(.putService(node: "n1", sidecar(of: "web", port: 21001)))
        let proxy = CatalogTopic.registration(InstanceKey(node: NodeKey(name: "n1"), id: "web-proxy"))
        #expect(touched == [service("web-sidecar-proxy"), connect("web"), .services, .nodes, node("n1"), proxy])
        #expect(written.index(of: service("web")) == 9)
        written.write(.putNode(Node(name: "n3")))
        let native = written.write(.putService(node: "n3", instance("db", native: true)))
        #expect(native == [service("db"), connect("db"), .services, .nodes, node("n3")])
    }

    @Test func `a change of a node moves the services it hosts but not the list of services`() {
        var written = filled()
        let touched = written.write(.putNode(Node(name: "n1", address: "10.0.0.9")))
        #expect(touched == [.nodes, node("n1"), service("web"), service("web-sidecar-proxy"), connect("web")])
        #expect(written.index(of: .services) == 6)
    }

    @Test func `a check of an instance moves its service and not the lists of nodes and services`() {
        var written = filled()
        let check = HealthCheck(node: "n1", checkID: "web-up", status: .passing, serviceID: "web")
        #expect(written.write(.putCheck(check)) == [.checks, node("n1"), service("web")])
        #expect(written.index(of: .nodes) == 6)
        #expect(written.index(of: .services) == 6)
        #expect(written.index(of: service("web-sidecar-proxy")) == 3)
        #expect(
            written.write(.deleteCheck(CheckKey(node: NodeKey(name: "n1"), id: ScopedID("web-up"))))
                == [.checks, node("n1"), service("web")]
        )
    }

    @Test func `a check of a node moves all services the node hosts`() {
        var written = filled()
        let check = HealthCheck(node: "n2", checkID: "node-up", status: .passing)
        #expect(written.write(.putCheck(check)) == [.checks, node("n2"), service("web"), service("db")])
        let removed = written.write(.deleteCheck(CheckKey(node: NodeKey(name: "n2"), id: ScopedID("node-up"))))
        #expect(removed == [.checks, node("n2"), service("web"), service("db")])
    }

    @Test func `removing one of several instances moves the index of the service`() {
        var written = filled()
        written.write(.deleteService(InstanceKey(node: NodeKey(name: "n2"), id: "web")))
        #expect(written.index(of: service("web")) == 10)
        #expect(written.index(of: service("gone")) == 0)
    }

    @Test func `a service without instances answers with the index of the last one that disappeared`() {
        var written = filled()
        let db = InstanceKey(node: NodeKey(name: "n2"), id: "db")
        #expect(
            written.write(.deleteService(db)) == [service("db"), .services, .checks, .nodes, node("n2")]
        )
        #expect(written.index(of: service("db")) == 10)
        #expect(written.index(of: service("never-there")) == 10)
        #expect(written.index(of: connect("never-there")) == 10)
        written.write(.putNode(Node(name: "n3")))
        #expect(written.index(of: service("db")) == 10)
        written.write(.deleteService(InstanceKey(node: NodeKey(name: "n1"), id: "web-proxy")))
        #expect(written.index(of: service("db")) == 12)
        #expect(written.index(of: connect("web")) == 12)
        #expect(written.index(of: service("web")) == 9)
        written.write(.putService(node: "n2", instance("db")))
        #expect(written.index(of: service("db")) == 13)
        #expect(written.index(of: service("never-there")) == 12)
    }

    @Test func `an id that is registered under another name leaves the old service`() {
        var written = filled()
        let touched = written.write(.putService(node: "n2", instance("cache", id: "db")))
        #expect(touched == [service("db"), service("cache"), .services, .nodes, node("n2")])
        #expect(written.state.serviceNames() == ["cache", "web", "web-sidecar-proxy"])
        #expect(written.index(of: service("db")) == 10)
        #expect(written.state.instanceCount == 4)
    }

    @Test func `removing a node removes everything on it and wakes who waits for it`() {
        var written = filled()
        let touched = written.write(.deleteNode(NodeKey(name: "n2")))
        #expect(touched == [.nodes, node("n2"), .services, .checks, service("web"), service("db")])
        #expect(written.state.instances(of: ServiceKey(name: "web")).map(\.node.name) == ["n1"])
        #expect(written.state.checks().map(\.checkID) == ["web-up"])
        #expect(written.index(of: service("web")) == 10)
        #expect(written.index(of: service("db")) == 10)
        #expect(written.index(of: node("n2")) == 10)
        #expect(written.index(of: node("n1")) == 7)
        #expect(written.state.instanceCount == 2)
    }

    @Test func `the checks of an instance are its own and those of its node`() {
        let state = filled().state
        let db = state.instances(of: ServiceKey(name: "db"))
        #expect(db.map { $0.checks.map(\.checkID) } == [["db-up", "node-up"]])
        let web = state.instances(of: ServiceKey(name: "web"))
        #expect(web.map { $0.checks.map(\.checkID) } == [["web-up"], ["node-up"]])
        #expect(state.meshInstances(of: ServiceKey(name: "web")).map(\.service.id) == ["web-proxy"])
    }

    @Test func `gateways are found by kind`() {
        var written = filled()
        let touched = written.write(.putService(node: "n1", gateway(.meshGateway, id: "mgw")))
        #expect(touched.contains(.kind(.meshGateway, .local)))
        #expect(written.state.gateways(.meshGateway).map(\.service.id) == ["mgw"])
        #expect(written.state.gateways(.terminatingGateway).isEmpty)
        written.write(.putService(node: "n1", gateway(.terminatingGateway, id: "mgw")))
        #expect(written.state.gateways(.meshGateway).isEmpty)
        #expect(written.index(of: .kind(.meshGateway, .local)) == 11)
    }
}

@Suite struct `Imported rows` {
    private func filled() -> Written {
        var written = Written()
        let id = "40e4a748-2192-161a-0510-9bf59fe950b5"
        written.write(.putNode(Node(id: id, name: "n1", address: "10.0.0.1")), .putService(node: "n1", instance("web")))
        written.write(
            .putNode(Node(id: id, name: "n1", peer: "east", address: "10.9.0.1")),
            .putService(node: "n1", instance("web", peer: "east")),
            .putService(node: "n1", sidecar(of: "web", peer: "east")),
            .putCheck(HealthCheck(node: "n1", checkID: "up", serviceID: "web", peer: "east"))
        )
        written.write(
            .putNode(Node(name: "n1", peer: "west")),
            .putService(node: "n1", instance("web", peer: "west"))
        )
        return written
    }

    @Test func `rows of peers stand beside local ones of the same name`() {
        let state = filled().state
        #expect(state.nodes().map(\.address) == ["10.0.0.1"])
        #expect(state.nodes(peer: "east").map(\.address) == ["10.9.0.1"])
        #expect(state.instances(of: ServiceKey(name: "web")).map(\.service.peer) == [""])
        #expect(state.instances(of: ServiceKey(peer: "east", name: "web")).map(\.service.peer) == ["east"])
        #expect(state.serviceNames(peer: "east") == ["web", "web-sidecar-proxy"])
        #expect(state.meshServiceNames(peer: "east") == ["web"])
        #expect(state.meshServiceNames().isEmpty)
        #expect(state.checks().isEmpty)
        #expect(state.checks(peer: "east").map(\.checkID) == ["up"])
        #expect(state.importedPeers() == ["east", "west"])
    }

    @Test func `a peer's rows move only the indexes of their own service and node`() {
        var written = filled()
        let touched = written.write(.putService(node: "n1", instance("web", peer: "east", port: 99)))
        #expect(touched == [service("web", peer: "east"), .services, .nodes, node("n1", peer: "east")])
        #expect(written.index(of: service("web")) == 1)
        written.write(.deleteNode(NodeKey(peer: "east", name: "n1")))
        #expect(written.state.instances(of: ServiceKey(name: "web")).count == 1)
        #expect(written.state.instances(of: ServiceKey(peer: "west", name: "web")).count == 1)
        #expect(written.state.importedPeers() == ["west"])
    }

    @Test func `a peer's node does not hide a local one with the same id`() {
        var written = filled()
        let id = "40e4a748-2192-161a-0510-9bf59fe950b5"
        #expect(written.state.node(withID: id)?.peer.isEmpty == true)
        written.write(.deleteNode(NodeKey(peer: "east", name: "n1")))
        #expect(written.state.node(withID: id)?.address == "10.0.0.1")
        written.write(.deleteNode(NodeKey(name: "n1")))
        #expect(written.state.node(withID: id) == nil)
    }
}

/// - Source: reference "Virtual IPs".
@Suite struct `Virtual addresses` {
    @Test(arguments: [(1, "240.0.0.1"), (256, "240.0.1.0"), (0x0FFF_FFFE, "255.255.255.254")] as [(UInt32, String)])
    func `offsets count from 240`(_ offset: UInt32, _ address: String) {
        #expect(CatalogState.virtualAddress(offset: offset) == address)
    }

    @Test func `only gaps below the highest address are free`() {
        var written = Written()
        let names = ["a", "b", "c", "d"].map { ServiceKey(name: $0) }
        for (position, key) in names.enumerated() {
            #expect(written.write(.assignVirtualAddress(key, offset: UInt32(position + 1))) == [.virtualAddresses])
        }
        #expect(written.write(.assignVirtualAddress(names[0], offset: 1)).isEmpty)
        #expect(written.state.virtualAddress(of: names[3]) == "240.0.0.4")
        #expect(written.state.highestVirtualOffset == 4)
        written.write(.releaseVirtualAddress(names[1]))
        #expect(written.state.freedVirtualOffsets == [2])
        #expect(written.write(.releaseVirtualAddress(names[1])).isEmpty)
        written.write(.releaseVirtualAddress(names[2]))
        written.write(.releaseVirtualAddress(names[3]))
        #expect(written.state.freedVirtualOffsets.isEmpty)
        #expect(written.state.highestVirtualOffset == 1)
        #expect(written.state.virtualAddress(of: names[3]) == nil)
    }

    @Test func `a service that gets another address gives the old one back`() {
        var written = Written()
        let (a, b) = (ServiceKey(name: "a"), ServiceKey(peer: "east", name: "a"))
        written.write(.assignVirtualAddress(a, offset: 1), .assignVirtualAddress(b, offset: 2))
        written.write(.assignVirtualAddress(a, offset: 3))
        #expect(written.state.freedVirtualOffsets == [1])
        #expect(written.state.virtualOffset(of: a) == 3)
        #expect(written.state.virtualOffset(of: b) == 2)
    }
}
