import AgentLogic
import CatalogLogic
import CatalogTables
import ConsulJSON
import MeshDomain
import MeshState

/// An agent's services and checks, and the catalog that is to have them: writes fail, are refused or carried out without an answer,
/// strangers change the same rows, and the agent starts again.
///
/// Invariants: once nothing fails any more, a comparison and a write bring the catalog to exactly what the agent has, whatever happened before;
/// then there is nothing to write; rows of others are never touched; nothing is at once registered and removed; a catalog's tags win
/// where they may.
struct LocalSyncWorld: World {
    private static let node = Node(
        id: "11111111-2222-3333-4444-555555555555",
        name: "n1",
        address: "10.0.0.1"
    )
    private static let other = Node(name: "n2", address: "10.0.0.2")
    private static let names = ["a", "b", "c", "d", "e"]
    private static let statuses: [HealthStatus] = [.passing, .warning, .critical]

    private var chance: Chance
    private var local = LocalState(nodeName: "n1")
    private var catalog = CatalogState()
    private var index: UInt64 = 0
    private var now: Int64 = 0
    private var contents = 0
    private var others: [NodeService] = []
    /// Taken to be written, one after the other; meanwhile the agent goes on.
    private var taken: [SyncBatch] = []

    init(chance: Chance) {
        self.chance = chance
        for node in [Self.node, Self.other] { apply([.putNode(node)]) }
        apply([
            .putService(node: "n1", NodeService(id: "consul", service: "consul", port: 8300)),
            .putCheck(HealthCheck(node: "n1", checkID: "serfHealth", name: "Serf Health Status", status: .passing)),
            .putService(node: "n2", NodeService(id: "a", service: "a", port: 1)),
            .putCheck(HealthCheck(node: "n2", checkID: "check:a", name: "a", status: .passing, serviceID: "a")),
        ])
        others = catalog.services(on: Self.other.key)
    }

    private mutating func apply(_ changes: [CatalogChange]) {
        index += 1
        var touched: Set<CatalogTopic> = []
        for change in changes { catalog.apply(change, index: index, touched: &touched) }
    }

    // MARK: - Steps

    mutating func step() throws {
        now += 1_000_000_000
        switch chance.below(100) {
        case 0..<45: changeHere()
        case 45..<75: try push(fails: true)
        case 75..<82: if taken.isEmpty { compare() }
        case 82..<94: changeThere()
        case 94..<97: local.releaseDeferredOutputs()
        default: startAgain()
        }
    }

    private mutating func changeHere() {
        let name = Self.names[chance.below(Self.names.count)]
        let token = SecretID(["", "t1", "t2"][chance.below(3)])
        contents += 1
        switch chance.below(10) {
        case 0..<4:
            var service = NodeService(
                id: name,
                service: name,
                tags: ["\(contents)"],
                meta: ["v": "\(contents)"],
                port: contents % 60_000 + 1
            )
            service.enableTagOverride = name == "e"
            local.put(LocalService(service: service, token: token, origin: .api))
        case 4, 5: _ = try? local.deregister(serviceID: name)
        case 6, 7:
            guard local.services[name] != nil || name == "d" else { return }
            var definition = CheckDefinition()
            definition.id = "check:\(name)"
            definition.name = "of \(name), \(contents % 3)"
            definition.serviceID = local.services[name] == nil ? "" : name
            definition.ttl = 60_000_000_000
            _ = try? local.register(definition, token: token, origin: .api, now: now)
        case 8: _ = try? local.deregister(checkID: "check:\(name)")
        default:
            _ = try? local.update(
                checkID: "check:\(name)",
                status: Self.statuses[chance.below(3)],
                output: "\(contents % 4)",
                outputLimit: 100,
                now: now
            )
        }
    }

    /// Somebody else writes rows of this node.
    private mutating func changeThere() {
        let name = Self.names[chance.below(Self.names.count)]
        contents += 1
        switch chance.below(5) {
        case 0: apply([.putService(node: "n1", NodeService(id: "stranger-\(name)", service: name, port: 9))])
        case 1: apply(Deregistration(node: "n1", serviceID: name).changes(in: catalog))
        case 2: apply(Deregistration(node: "n1", checkID: "check:\(name)").changes(in: catalog))
        case 3:
            guard var service = catalog.service(InstanceKey(node: Self.node.key, id: name)) else { return }
            service.tags = ["theirs-\(contents)"]
            apply([.putService(node: "n1", service)])
        default:
            guard var check = catalog.check("check:\(name)", on: Self.node.key) else { return }
            check.status = .critical
            apply([.putCheck(check)])
        }
    }

    private mutating func startAgain() {
        let kept = local.keptOnDisk
        var fresh = LocalState(nodeName: "n1")
        for change in kept {
            switch change {
            case .putService(let service): fresh.put(service)
            case .putCheck(let check): fresh.put(check, now: now)
            case .deleteService, .deleteCheck, .setHealth, .setSidecarPort, .deleteSidecarPort: break
            }
        }
        local = fresh
        taken = []
    }

    // MARK: - The sync engine's part

    private mutating func compare() {
        local.compare(
            catalogServices: catalog.services(on: Self.node.key),
            catalogChecks: catalog.checks(on: Self.node.key)
        )
    }

    private mutating func push(fails: Bool) throws {
        if taken.isEmpty { taken = local.takePending(limit: 3) }
        while !taken.isEmpty {
            let batch = taken.removeFirst()
            let registered = Set(batch.services.map(\.id))
            guard registered.isDisjoint(with: batch.removedServices) else {
                throw Broken(
                    "an instance is registered and removed in one batch: \(registered.intersection(batch.removedServices))"
                )
            }
            guard registered.isDisjoint(with: LocalState.foreignServices), !batch.removedServices.contains("consul"),
                !batch.removedChecks.contains("serfHealth")
            else { throw Broken("what others registered on the node is touched") }
            var left = batch
            (left.services, left.checks, left.removedServices, left.removedChecks) = ([], [], [], [])
            for id in batch.removedChecks {
                if write(fails, { Deregistration(node: "n1", checkID: id).changes(in: $0) }) == .failed {
                    left.removedChecks.append(id)
                }
            }
            for id in batch.removedServices {
                if write(fails, { Deregistration(node: "n1", serviceID: id).changes(in: $0) }) == .failed {
                    left.removedServices.append(id)
                }
            }
            register(batch, fails, &left)
            if left.hasAnything { local.requeue(left) }
            // Others have their turn between two writes.
            if fails { return }
        }
    }

    private enum Outcome {
        case done
        case failed
        case refused
    }

    private mutating func write(
        _ fails: Bool,
        _ make: (CatalogState) throws(MeshError) -> [CatalogChange]
    ) -> Outcome {
        let luck = fails ? chance.below(100) : 99
        // Lost on the way, or carried out without an answer.
        if luck < 15 { return .failed }
        guard let changes = try? make(catalog) else { return .refused }
        apply(changes)
        return luck < 25 ? .failed : .done
    }

    private mutating func register(_ batch: SyncBatch, _ fails: Bool, _ left: inout SyncBatch) {
        guard batch.hasRegistrations else { return }
        let registration = Registration(
            node: Self.node,
            skipNodeUpdate: true,
            services: batch.services,
            checks: batch.checks
        )
        let outcome = write(fails) { state throws(MeshError) in
            try registration.validate()
            return try registration.changes(in: state)
        }
        switch outcome {
        case .done: break
        case .failed:
            left.services += batch.services
            left.checks += batch.checks
        case .refused:
            guard let (first, second) = batch.halves else { return }
            register(first, fails, &left)
            register(second, fails, &left)
        }
    }

    // MARK: - The end

    mutating func settle() throws {
        // What is left of earlier writes, then what a comparison finds, then the outputs that may wait.
        for _ in 0..<3 {
            try push(fails: false)
            compare()
            local.releaseDeferredOutputs()
        }
        try push(fails: false)
        compare()
        guard !local.needsSync, !local.hasDeferredOutputs else {
            throw Broken("there is still something to write: \(local.takePending())")
        }
        let services = catalog.services(on: Self.node.key).filter { $0.id != "consul" }
        let wanted = local.sortedServices.map(\.service)
        guard services.map(\.id).sorted() == wanted.map(\.id) else {
            throw Broken("the catalog has the instances \(services.map(\.id)), the agent \(wanted.map(\.id))")
        }
        for service in wanted {
            guard let there = services.first(where: { $0.id == service.id }), there.port == service.port,
                there.meta == service.meta,
                there.tags == service.tags
            else { throw Broken("instance \(service.id) differs: \(service), there \(services)") }
        }
        let checks = catalog.checks(on: Self.node.key).filter { $0.checkID != "serfHealth" }
        guard checks.map(\.checkID).sorted() == local.sortedChecks.map(\.check.checkID) else {
            throw Broken(
                "the catalog has the checks \(checks.map(\.checkID)), the agent \(local.sortedChecks.map(\.check.checkID))"
            )
        }
        for check in local.sortedChecks.map(\.check) {
            guard let there = checks.first(where: { $0.checkID == check.checkID }), there.status == check.status,
                there.output == check.output, there.serviceID == check.serviceID, there.name == check.name
            else { throw Broken("check \(check.checkID) differs") }
        }
        guard catalog.services(on: Self.other.key) == others, catalog.check("check:a", on: Self.other.key) != nil,
            catalog.service(InstanceKey(node: Self.node.key, id: "consul"))?.port == 8300
        else { throw Broken("rows of others were changed") }
    }
}
