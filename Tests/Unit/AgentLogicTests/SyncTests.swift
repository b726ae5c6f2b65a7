import AgentLogic
import ConsulJSON
import MeshDomain
import Testing

@Suite
struct SyncTests {
    private func registered(_ body: String, in state: inout LocalState, token: String = "") throws {
        let definition = try ServiceDefinition(JSONText.parse(body), rules: .body)
        let plan = try RegistrationPlan(
            definition,
            token: SecretID(token),
            origin: .api,
            state: state,
            ports: SidecarPorts()
        )
        _ = state.register(plan, oldChecks: .kept, now: 0)
    }

    @Test
    func `writes are taken once, by token, and come back when they failed`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(#"{"Name":"a","Check":{"TTL":"1m"}}"#, in: &state, token: "t1")
        try registered(#"{"Name":"b"}"#, in: &state, token: "t2")
        let batches = state.takePending()
        #expect(batches.map(\.token.revealed) == ["t1", "t2"])
        #expect(batches.map { $0.services.map(\.id) } == [["a"], ["b"]])
        #expect(batches.first?.checks.map(\.checkID) == ["service:a"])
        #expect(!state.needsSync)
        state.requeue(try #require(batches.first))
        _ = try state.deregister(serviceID: "a")
        let again = state.takePending()
        #expect(again.flatMap(\.services).isEmpty)
        #expect(again.flatMap(\.removedServices) == ["a"])
    }

    @Test
    func `the catalog is compared: missing, different and foreign entries are noticed`() throws {
        var state = LocalState(nodeName: "n1")
        for name in ["same", "changed", "missing"] { try registered(#"{"Name":"\#(name)","Port":1}"#, in: &state) }
        _ = state.takePending()
        var same = try #require(state.services["same"]?.service)
        same.createIndex = 7
        same.taggedAddresses = ["consul-virtual": ServiceAddress(address: "240.0.0.1", port: 1)]
        same.tags = []
        var changed = try #require(state.services["changed"]?.service)
        changed.port = 2
        let foreign = NodeService(id: "foreign", service: "foreign")
        let consul = NodeService(id: "consul", service: "consul")
        let check = HealthCheck(node: "n1", checkID: "gone")
        let serf = HealthCheck(node: "n1", checkID: "serfHealth")
        state.compare(catalogServices: [same, changed, foreign, consul], catalogChecks: [check, serf])
        let batch = try #require(state.takePending().first)
        #expect(batch.services.map(\.id) == ["changed", "missing"])
        #expect(batch.removedServices == ["foreign"])
        #expect(batch.removedChecks == ["gone"])
    }

    @Test
    func `a batch is halved until there is one thing, checks after their instances`() throws {
        var state = LocalState(nodeName: "n1")
        for name in ["a", "b", "c"] { try registered(#"{"Name":"\#(name)","Check":{"TTL":"1m"}}"#, in: &state) }
        var open = state.takePending()
        var order: [String] = []
        while let batch = open.popLast() {
            guard let (first, second) = batch.halves else {
                order += batch.services.map(\.id) + batch.checks.map(\.checkID)
                continue
            }
            #expect(second.removedServices.isEmpty && second.removedChecks.isEmpty)
            open += [second, first]
        }
        #expect(order == ["a", "b", "c", "service:a", "service:b", "service:c"])
    }

    @Test
    func `changes are taken back unless something changed again`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(#"{"Name":"kept","Port":1,"Check":{"TTL":"1m"}}"#, in: &state)
        let before = state
        let plans = try [#"{"Name":"kept","Port":2}"#, #"{"Name":"new","Check":{"TTL":"1m"}}"#].map { body in
            let definition = try ServiceDefinition(JSONText.parse(body), rules: .body)
            return try RegistrationPlan(definition, token: .none, origin: .api, state: state, ports: SidecarPorts())
        }
        let changes = plans.flatMap { state.register($0, oldChecks: .replaced, now: 0) }
        #expect(changes.contains(.deleteCheck("service:kept")))
        var later = state
        try registered(#"{"Name":"kept","Port":3}"#, in: &later)
        later.takeBack(changes, to: before, now: 1)
        #expect(later.services["kept"]?.service.port == 3)
        #expect(later.services["new"] == nil)
        state.takeBack(changes, to: before, now: 1)
        #expect(state.services.keys == ["kept"])
        #expect(state.services["kept"]?.service.port == 1)
        #expect(state.checks.keys == ["service:kept"])
        #expect(state.health(ofServiceID: "kept")?.checks.count == 1)
    }

    @Test
    func `a registration that changes nothing keeps nothing on disk`() throws {
        var state = LocalState(nodeName: "n1")
        let definition = try ServiceDefinition(JSONText.parse(#"{"Name":"a","Check":{"TTL":"1m"}}"#), rules: .body)
        for count in [2, 0] {
            let plan = try RegistrationPlan(
                definition,
                token: .none,
                origin: .api,
                state: state,
                ports: SidecarPorts()
            )
            #expect(state.register(plan, oldChecks: .kept, now: 0).count == count)
        }
    }

    @Test
    func `tags of the catalog win where the registration allows it`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(#"{"Name":"a","Tags":["x"],"EnableTagOverride":true}"#, in: &state)
        _ = state.takePending()
        var remote = try #require(state.services["a"]?.service)
        remote.tags = ["y"]
        state.compare(catalogServices: [remote], catalogChecks: [])
        #expect(!state.needsSync)
        #expect(state.services["a"]?.service.tags == ["y"])
    }

    @Test
    func `an agent that comes back keeps the health that the catalog knows until its checks have run`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(
            #"{"Name":"a","Check":{"CheckID":"c","HTTP":"http://127.0.0.1:1/","Interval":"10s"}}"#,
            in: &state
        )
        var remote = try #require(state.checks["c"]?.check)
        #expect(remote.status == .critical)
        remote.status = .passing
        remote.output = "fine"
        let service = try #require(state.services["a"]?.service)
        state.compare(catalogServices: [service], catalogChecks: [remote])
        #expect(state.checks["c"]?.check.status == .passing)
        #expect(state.takePending().allSatisfy { $0.checks.isEmpty })
        let ran = try #require(state.checks["c"]?.definition)
        state.record(.critical, output: "gone", of: ran, now: 0)
        state.compare(catalogServices: [service], catalogChecks: [remote])
        #expect(state.takePending().first?.checks.first?.status == .critical)
    }

    @Test
    func `an output alone waits, a status does not`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(#"{"Name":"a","Check":{"CheckID":"c","TTL":"1m","Status":"passing"}}"#, in: &state)
        _ = state.takePending()
        try state.update(checkID: "c", status: .passing, output: "fine", outputLimit: 99, now: 0)
        #expect(!state.needsSync)
        #expect(state.hasDeferredOutputs)
        try state.update(checkID: "c", status: .warning, output: "slow", outputLimit: 99, now: 0)
        #expect(state.takePending().first?.checks.first?.output == "slow")
        #expect(!state.hasDeferredOutputs)
    }

    @Test
    func `what an application said of its check stands although the disk refused it`() throws {
        var state = LocalState(nodeName: "n1")
        try registered(#"{"Name":"web","Check":{"TTL":"1s"}}"#, in: &state)
        for health in [HealthStatus.passing, .warning] {
            let before = state
            let changes = try state.update(
                checkID: "service:web",
                status: health,
                output: "said",
                outputLimit: 100,
                now: 500_000_000
            )
            #expect(changes.count == 1)
            let said = try #require(state.checks["service:web"])
            state.takeBack(changes, to: before, now: 600_000_000)
            #expect(state.checks["service:web"] == said)
        }
        // Its time runs from what was said.
        _ = state.expire(now: 1_400_000_000)
        #expect(state.checks["service:web"]?.check.status == .warning)
    }
}
