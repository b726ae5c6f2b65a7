import MeshDomain
import MeshState
import TestSeeds
import Testing

@testable import CatalogTables

/// A copy that holds a part answers about that part as the whole does.
@Suite struct CatalogHoldingTests {
    private static let web: Set<ServiceKey> = [ServiceKey(name: "web")]

    @Test(arguments: 1...4, [CatalogHolding.mesh, .meshBeside(web), .services(web), .services([]), .everything])
    func `what is held is as in the whole`(_ seed: UInt64, _ holding: CatalogHolding) {
        var random = SeededNumbers(seed: seed)
        let model = RowModel()
        var whole = CatalogState()
        var part = CatalogState(holding: holding)
        var loads = 0
        for index in 1...3000 as ClosedRange<UInt64> {
            let change = model.next(&random)
            var (touched, touchedPart) = (Set<CatalogTopic>(), Set<CatalogTopic>())
            whole.apply(change, index: index, touched: &touched)
            part.apply(change, index: index, touched: &touchedPart)
            // With an instance that is let go its checks go, too; lists are those of a whole copy.
            #expect(touchedPart.filter { !$0.isPart && $0 != .checks }.isSubset(of: touched))
            if part.isIncomplete {
                // As a follower does.
                loads += 1
                part = CatalogState(holding: holding)
                for row in whole.snapshot() { part.restore(row) }
            }
            if index % 25 == 0 { expectSame(part, whole, holding) }
        }
        #expect(holding == .everything ? loads == 0 : loads < 800)
        if holding == .mesh { #expect(part.instanceCount < whole.instanceCount) }
    }

    private func expectSame(_ part: CatalogState, _ whole: CatalogState, _ holding: CatalogHolding) {
        for peer in ["", "east"] {
            for name in ["web", "Web", "api", "db"] {
                let ref = ServiceRef(peer: peer, name: name)
                if part.holdsInstances(of: ref.key) {
                    #expect(bare(part.instances(of: ref)) == bare(whole.instances(of: ref)))
                    #expect(part.instanceKeys(of: ref) == whole.instanceKeys(of: ref))
                    if case .services = holding {
                        #expect(bare(part.meshInstances(of: ref)) == bare(whole.meshInstances(of: ref)))
                        #expect(part.hasMeshInstances(ref) == whole.hasMeshInstances(ref))
                    }
                }
                guard holding == .mesh else { continue }
                #expect(bare(part.meshInstances(of: ref)) == bare(whole.meshInstances(of: ref)))
                #expect(part.meshSpellings(of: ref.key) == whole.meshSpellings(of: ref.key))
            }
            #expect(part.nodes(peer: peer) == whole.nodes(peer: peer))
            #expect(bare(part.gateways(.meshGateway, peer: peer)) == bare(whole.gateways(.meshGateway, peer: peer)))
            if holding == .mesh {
                #expect(part.meshServices(of: Origin(peer: peer)) == whole.meshServices(of: Origin(peer: peer)))
            }
        }
        #expect(whole.holding == .everything && part.holding == holding)
    }

    /// A check that moves from an instance that is not held counts as made when it moved.
    private func bare(_ instances: [CheckServiceNode]) -> [CheckServiceNode] {
        instances.map { instance in
            var instance = instance
            for place in instance.checks.indices { instance.checks[place].createIndex = 0 }
            return instance
        }
    }

    @Test func `an instance that has to be held from now on is loaded with its checks`() {
        var whole = CatalogState()
        var part = CatalogState(holding: .mesh)
        func write(_ index: UInt64, _ changes: CatalogChange...) {
            var touched = Set<CatalogTopic>()
            for change in changes {
                whole.apply(change, index: index, touched: &touched)
                part.apply(change, index: index, touched: &touched)
            }
        }
        let check = HealthCheck(node: "n", checkID: "alive", status: .critical, serviceID: "web")
        write(1, .putNode(Node(name: "n")), .putService(node: "n", instance("web")), .putCheck(check))
        #expect(part.checks(on: NodeKey(name: "n")).isEmpty && part.instanceCount == 0 && !part.isIncomplete)
        // Only the row of the instance comes again.
        write(2, .putService(node: "n", instance("web", native: true)))
        #expect(part.isIncomplete)
        var loaded = CatalogState(holding: .mesh)
        for row in whole.snapshot() { loaded.restore(row) }
        #expect(!loaded.isIncomplete)
        #expect(loaded.meshInstances(of: ServiceKey(name: "web")).first?.aggregatedStatus == .critical)
        // What is gone is not remembered.
        write(3, .deleteService(InstanceKey(node: NodeKey(name: "n"), id: "web")))
        var again = CatalogState(holding: .mesh)
        for row in whole.snapshot() { again.restore(row) }
        var touched = Set<CatalogTopic>()
        again.apply(.putService(node: "n", instance("db")), index: 4, touched: &touched)
        again.apply(.deleteService(InstanceKey(node: NodeKey(name: "n"), id: "db")), index: 5, touched: &touched)
        again.apply(.putService(node: "n", instance("db", native: true)), index: 6, touched: &touched)
        #expect(!again.isIncomplete && again.instanceCount == 1)
    }

    @Test func `none found is told apart from none held`() {
        #expect(CatalogState().holdsInstances(of: ServiceKey(name: "web")))
        let part = CatalogState(holding: .services(Self.web))
        #expect(part.holdsInstances(of: ServiceKey(name: "WEB")))
        #expect(part.holdsInstances(of: ServiceKey(peer: "east", name: "api")))
        #expect(!part.holdsInstances(of: ServiceKey(name: "api")))
        #expect(!CatalogState(holding: .mesh).holdsInstances(of: ServiceKey(name: "web")))
    }
}
