import CatalogTables
import Glibc
import MeshDomain
import Testing

/// The parts that answers are made of; that all of them are there the model test of the agent's reads holds.
@Suite struct `Parts of the catalog` {
    private let origin = Origin.local
    private let node = NodeKey(name: "n1")

    private func check(_ id: String, _ status: HealthStatus, of instance: String = "") -> CatalogChange {
        .putCheck(HealthCheck(node: "n1", checkID: id, status: status, serviceID: instance))
    }

    private func tagged(_ id: String, _ tags: [String]) -> CatalogChange {
        var service = instance("web", id: id)
        service.tags = tags
        return .putService(node: "n1", service)
    }

    private func filled() -> Written {
        var written = Written()
        written.write(.putNode(Node(id: "ABCD-1", name: "n1")), tagged("web", ["a"]))
        return written
    }

    @Test func `one more instance with the tags of the others changes no list`() {
        var written = filled()
        #expect(!written.parts(tagged("web-2", ["a", "a"])).contains(.names(origin)))
        #expect(written.parts(tagged("web-2", ["a", "b"])).contains(.names(origin)))
        #expect(!written.parts(tagged("web-3", ["b"])).contains(.names(origin)))
        #expect(!written.parts(.deleteService(InstanceKey(node: node, id: "web-2"))).contains(.names(origin)))
        #expect(written.state.tags(of: ServiceRef("web")) == ["a", "b"])
        #expect(written.parts(.deleteService(InstanceKey(node: node, id: "web-3"))).contains(.names(origin)))
        #expect(written.parts(.deleteNode(node)).contains(.names(origin)))
        #expect(written.state.tags(of: ServiceRef("web")).isEmpty)
    }

    @Test func `a check touches the checks and not the rows of its service and node`() {
        var written = filled()
        let parts = written.parts(check("c", .passing, of: "web"))
        let web = ServiceKey(name: "web")
        #expect(parts == [.checksOn(node), .checksOf(web), .checksInState(origin, .passing)])
        // A check that leaves a state is missed there.
        let left = written.parts(check("c", .critical, of: "web"))
        #expect(left.isSuperset(of: [.checksInState(origin, .passing), .checksInState(origin, .critical)]))
        #expect(written.parts(check("n", .warning)) == [.checksOn(node), .checksInState(origin, .warning)])
        let gone = written.parts(.deleteService(InstanceKey(node: node, id: "web")))
        #expect(gone.isSuperset(of: [.checksOn(node), .checksOf(web), .checksInState(origin, .critical)]))
        #expect(!gone.contains(.checksInState(origin, .warning)))
    }

    @Test func `an id is touched as it is looked for`() {
        var written = filled()
        let touched = written.parts(tagged("web", ["z"]))
        #expect(touched.contains(.registrationsByID(origin, "abcd-1")))
        let before = written.index(of: .part(.registrationsByPrefix(NodeKey(name: "abcd"))))
        #expect(before == written.index)
        // A node with that name takes the place of whatever has such an id.
        written.write(.putNode(Node(name: "abcd")))
        #expect(written.index(of: .part(.registrationsByPrefix(NodeKey(name: "abcd")))) == 0)
        #expect(written.index(of: .part(.registrations(on: NodeKey(name: "abcd")))) == written.index)
    }

    @Test func `what a restored state wakes by is never below what changed`() {
        var written = filled()
        written.write(check("c", .passing, of: "web"))
        written.write(.putNode(Node(name: "n2")))
        var restored = CatalogState()
        for row in written.state.snapshot() { restored.restore(row) }
        let web = ServiceKey(name: "web")
        for part: CatalogPart in [
            .nodeRows(origin), .registrations(on: node), .allRegistrations(origin), .instances(of: web), .checksOf(web),
            .checksOn(node), .checksInState(origin, .passing), .allChecks(origin), .names(origin),
            .ordinaryNames(origin), .registrationsByPrefix(NodeKey(name: "abcd")),
        ] {
            let (old, new) = (written.index(of: .part(part)), restored.index(of: .part(part)))
            #expect(new >= old && new <= written.index, "\(part)")
        }
        #expect(restored.tags(of: ServiceRef("web")) == ["a"])
    }
}

/// Work on one node with many instances, as Kubernetes' one big node is: four times as many take about four times as long.
@Suite(.serialized) struct `Growth of one node` {
    /// Processor time of this thread, the least of several tries, so that what else the machine does does not count.
    private func time(_ body: () -> Void) -> Duration {
        func now() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        return (0..<3).map { _ in
            let begin = now()
            body()
            return now() - begin
        }.min() ?? .zero
    }

    /// Linear is 4, and n log n a little more; quadratic is 16.
    private func expectLinear(_ name: String, _ small: Duration, _ large: Duration) {
        let ratio = large / small
        #expect(ratio < 9, "\(name): four times as many instances took \(ratio) times as long")
    }

    private func node(with count: Int) -> Written {
        var written = Written()
        written.write(.putNode(Node(name: "n1")))
        for number in 0..<count {
            let id = "i\(number)"
            let check = HealthCheck(node: "n1", checkID: "c\(number)", status: .passing, serviceID: id)
            written.write(.putService(node: "n1", instance("s\(number % 10)", id: id)), .putCheck(check))
        }
        return written
    }

    @Test func `registering reading and removing are linear`() {
        let sizes = (small: 400, large: 1600)
        expectLinear(
            "registering",
            time { _ = node(with: sizes.small) },
            time { _ = node(with: sizes.large) }
        )
        let (small, large) = (node(with: sizes.small), node(with: sizes.large))
        func read(_ written: Written) {
            for number in 0..<10 {
                let rows = written.state.instances(of: ServiceKey(name: "s\(number)"))
                if rows.contains(where: { $0.checks.count != 1 }) { Issue.record("a check is missing") }
            }
        }
        expectLinear("reading", time { read(small) }, time { read(large) })
        func removeAll(_ written: Written, _ count: Int) {
            var written = written
            for number in 0..<count {
                written.write(.deleteService(InstanceKey(node: NodeKey(name: "n1"), id: "i\(number)")))
            }
            if written.state.instanceCount != 0 { Issue.record("an instance is left") }
        }
        expectLinear(
            "removing",
            time { removeAll(small, sizes.small) },
            time { removeAll(large, sizes.large) }
        )
        func removeNode(_ written: Written) {
            var written = written
            written.write(.deleteNode(NodeKey(name: "n1")))
        }
        expectLinear("removing the node", time { removeNode(small) }, time { removeNode(large) })
    }

    @Test func `a change of one instance touches as much however many others there are`() {
        var (small, large) = (node(with: 10), node(with: 1000))
        let change = CatalogChange.putService(node: "n1", instance("s1", id: "i1", port: 9))
        #expect(small.parts(change).count == large.parts(change).count)
        let check = CatalogChange.putCheck(
            HealthCheck(node: "n1", checkID: "c1", status: .critical, serviceID: "i1")
        )
        #expect(small.write(check).count == large.write(check).count)
    }
}
