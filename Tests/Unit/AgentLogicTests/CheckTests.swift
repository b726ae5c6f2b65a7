import AgentLogic
import ConsulJSON
import MeshDomain
import Testing

private let second: Int64 = 1_000_000_000

@Suite
struct CheckTests {
    private func state(_ bodies: String...) throws -> LocalState {
        var state = LocalState(nodeName: "n1")
        for body in bodies {
            let definition = try ServiceDefinition(JSONText.parse(body), rules: .body)
            let plan = try RegistrationPlan(definition, token: .none, origin: .api, state: state, ports: SidecarPorts())
            _ = state.register(plan, oldChecks: .kept, now: 0)
        }
        return state
    }

    private func check(_ json: String) throws -> CheckDefinition {
        try CheckDefinition(JSONText.parse(json), rules: .body)
    }

    @Test
    func `what a check would not do is refused, what it does is kept`() throws {
        let tls = try check(#"{"Name":"t","TCP":"127.0.0.1:1","TCPUseTLS":true,"Interval":"10s"}"#)
        #expect(tls.refusal(scripts: .nobody, from: .api) == nil)
        let redirects = try check(#"{"Name":"h","HTTP":"http://127.0.0.1/","DisableRedirects":true,"Interval":"10s"}"#)
        #expect(redirects.disableRedirects)
        #expect(redirects.refusal(scripts: .nobody, from: .api) == nil)
        #expect(
            try check(#"{"Name":"t","TCP":"127.0.0.1:1","Interval":"10s"}"#)
                .refusal(scripts: .nobody, from: .api) == nil
        )
    }

    @Test(arguments: [
        (ScriptPolicy.nobody, DefinitionOrigin.api, false), (.nobody, .file, false), (.files, .api, false),
        (.files, .file, true), (.everybody, .api, true), (.everybody, .file, true),
    ]) func `programs are run for whom the agent's setting names`(
        policy: ScriptPolicy,
        origin: DefinitionOrigin,
        isRun: Bool
    ) throws {
        let script = try check(#"{"Name":"s","Args":["true"],"Interval":"10s"}"#)
        #expect((script.refusal(scripts: policy, from: origin) == nil) == isRun)
        let docker = try check(#"{"Name":"s","DockerContainerID":"c","Args":["true"],"Interval":"10s"}"#)
        #expect((docker.refusal(scripts: policy, from: origin) == nil) == isRun)
        let option = try check(#"{"Name":"s","DockerContainerID":"--privileged","Args":["true"],"Interval":"10s"}"#)
        #expect(option.problem?.hasPrefix("DockerContainerID") == true)
    }

    @Test(arguments: ["-help", "a b", "a\u{0}", "a;b", String(repeating: "a", count: 257)])
    func `the name of a service of the system is no option and no other command`(_ name: String) throws {
        var check = CheckDefinition()
        (check.osService, check.interval) = (name, second)
        #expect(check.problem?.hasPrefix("OSService") == true)
        check.osService = "nginx@1.service"
        #expect(check.problem == nil)
    }

    @Test
    func `answers about health are read, those cut off and foreign ones refused`() {
        func problem(_ body: [UInt8], status: String = "200", _ code: String? = "0") -> String? {
            var answer = HealthAnswer()
            answer.take([(":status", status), ("content-type", "application/grpc")])
            for byte in body { answer.take([byte]) }
            if let code { answer.take([("grpc-status", code), ("grpc-message", "why")]) }
            return answer.problem
        }
        #expect(problem([0, 0, 0, 0, 2, 8, 1]) == nil)
        #expect(problem([0, 0, 0, 0, 5, 0x12, 1, 97, 8, 1]) == nil)
        #expect(problem([0, 0, 0, 0, 2, 8, 2]) == "NOT_SERVING")
        #expect(problem([0, 0, 0, 0, 0]) == "UNKNOWN")
        #expect(problem([0, 0, 0, 0, 2, 8, 77]) == "status 77")
        #expect(problem([], "5") == "gRPC status 5: why")
        #expect(problem([0, 0, 0, 0, 2, 8, 1], nil)?.contains("no gRPC status") == true)
        #expect(problem([], status: "404", nil) == "HTTP status 404")
        let wrong: [[UInt8]] = [
            [], [0, 0, 0, 0, 3, 8, 1], [1, 0, 0, 0, 2, 8, 1], [0, 0, 0, 0, 2, 8, 0x80], [0, 0, 0, 0, 2, 0x12, 9],
            [0, 0, 0, 0, 1, 0x0B], [0, 255, 255, 255, 255, 8, 1],
        ]
        for body in wrong { #expect(problem(body) == "the answer is no HealthCheckResponse") }
        let question = HealthQuestion(service: String(repeating: "s", count: 200), scheme: "http", authority: "h:1")
        #expect(question.body.prefix(8) == [0, 0, 0, 0, 203, 0x0A, 0xC8, 0x01])
        #expect(HealthQuestion(service: "", scheme: "http", authority: "h:1").body == [0, 0, 0, 0, 0])
    }

    @Test
    func `a TTL check turns critical when it was not heard of in time`() throws {
        var state = LocalState(nodeName: "n1")
        _ = try state.register(
            check(#"{"ID":"short","Name":"short","TTL":"1s","Status":"passing"}"#),
            token: .none,
            origin: .api,
            now: 0
        )
        #expect(state.checks["short"]?.check.interval == "0s")
        #expect(state.expire(now: second - 1).next == second)
        #expect(state.checks["short"]?.check.status == .passing)
        try state.update(checkID: "short", status: .passing, output: "fine", outputLimit: 4096, now: second - 1)
        #expect(state.expire(now: second).next == 2 * second - 1)
        #expect(state.expire(now: 2 * second).next == nil)
        #expect(state.checks["short"]?.check.status == .critical)
        #expect(state.checks["short"]?.check.output == "TTL expired (last output before timeout follows): fine")
    }

    @Test
    func `only TTL checks take the application's word`() throws {
        var state = LocalState(nodeName: "n1")
        _ = try state.register(
            check(#"{"ID":"h","Name":"h","HTTP":"http://h","Interval":"1s"}"#),
            token: .none,
            origin: .api,
            now: 0
        )
        #expect(throws: MeshError(.rejected, "CheckID \"h\" does not have associated TTL")) {
            try state.update(checkID: "h", status: .passing, output: "", outputLimit: 9, now: 0)
        }
        #expect(throws: LocalState.unknownCheck("nope")) {
            try state.update(checkID: "nope", status: .passing, output: "", outputLimit: 9, now: 0)
        }
    }

    @Test
    func `thresholds hold a status back until enough results agree`() throws {
        var thresholds = CheckThresholds()
        var definition = CheckDefinition()
        definition.successBeforePassing = 2
        definition.failuresBeforeWarning = 2
        definition.failuresBeforeCritical = 3
        #expect(thresholds.record(.passing, definition: definition) == nil)
        #expect(thresholds.record(.passing, definition: definition) == .passing)
        #expect(thresholds.record(.critical, definition: definition) == nil)
        #expect(thresholds.record(.critical, definition: definition) == .warning)
        #expect(thresholds.record(.critical, definition: definition) == .critical)
        #expect(thresholds.record(.passing, definition: definition) == nil)
    }

    @Test(arguments: [
        (#"{"TTL":"1s"}"#, MeshError(.badRequest, "Missing check name")),
        (#"{"Name":"e"}"#, MeshError(.badRequest, "Invalid check: TTL must be > 0 for TTL checks")),
        (#"{"Name":"e","TTL":"1m","Status":"splendid"}"#, MeshError(.badRequest, "Bad check status")),
        (#"{"Name":"e","ServiceID":"x","TTL":"1m"}"#, MeshError(.notFound, "ServiceID \"x\" does not exist")),
        (
            #"{"Name":"e","HTTP":"http://h","Interval":"10s","TTL":"10s"}"#,
            MeshError(.badRequest, "Invalid check: Interval and TTL cannot both be specified")
        ),
        (
            #"{"Name":"e","Args":["true"],"Interval":"10s"}"#,
            MeshError(
                .rejected,
                "Scripts are disabled on this agent from remote calls; to enable, configure 'enable_script_checks' to true"
            )
        ),
    ])
    func `a wrong check is refused in Consul's words`(json: String, error: MeshError) throws {
        var state = LocalState(nodeName: "n1")
        let definition = try check(json)
        #expect(throws: error) { try state.register(definition, token: .none, origin: .api, now: 0) }
    }

    @Test
    func `an alias follows the checks of its service`() throws {
        var state = try state(
            #"{"ID":"a","Name":"a","Check":{"CheckID":"a-ttl","TTL":"1h","Status":"passing"}}"#,
            #"{"ID":"b","Name":"b"}"#
        )
        _ = try state.register(
            check(#"{"ID":"alias","Name":"alias","ServiceID":"b","AliasService":"a"}"#),
            token: .none,
            origin: .api,
            now: 0
        )
        state.followAliases(now: 1)
        #expect(state.checks["alias"]?.check.status == .passing)
        #expect(state.checks["alias"]?.check.output == "All checks passing.")
        try state.update(checkID: "a-ttl", status: .critical, output: "", outputLimit: 99, now: 2)
        state.followAliases(now: 2)
        #expect(state.checks["alias"]?.check.output == "Aliased check \"Service 'a' check\" failing: ")
        _ = try state.deregister(serviceID: "a")
        state.followAliases(now: 3)
        #expect(state.checks["alias"]?.check.output == "Service a could not be found on node n1")
    }

    @Test
    func `health is the worst of the instance and its node, and maintenance wins`() throws {
        var state = try state(
            #"{"ID":"h1","Name":"h","Checks":[{"CheckID":"x","TTL":"1m","Status":"passing"},{"CheckID":"y","TTL":"1m","Status":"warning"}]}"#
        )
        #expect(state.health(ofServiceID: "h1")?.status == .warning)
        try state.update(checkID: "y", status: .critical, output: "down", outputLimit: 99, now: 0)
        #expect(state.health(ofServiceID: "h1")?.status == .critical)
        #expect(try state.setNodeMaintenance(true, reason: "", token: .none, now: 0).count == 1)
        #expect(try state.setNodeMaintenance(true, reason: "", token: .none, now: 0).isEmpty)
        #expect(state.health(ofServiceID: "h1")?.status == .maintenance)
        #expect(state.health(ofServiceID: "h2") == nil)
    }

    @Test
    func `a service that is critical for too long is due to be removed`() throws {
        var state = try state(
            #"{"ID":"d","Name":"d","Check":{"TTL":"1m","Status":"passing","DeregisterCriticalServiceAfter":"1s"}}"#
        )
        #expect(state.servicesToReap(now: 3600 * second).isEmpty)
        try state.update(checkID: "service:d", status: .critical, output: "", outputLimit: 9, now: 0)
        #expect(state.servicesToReap(now: 59 * second).isEmpty)
        #expect(state.servicesToReap(now: 60 * second) == ["d"])
    }

    @Test
    func `a result counts only for the definition it was got with`() throws {
        var state = LocalState(nodeName: "n1")
        func register(_ url: String) throws -> CheckDefinition {
            let json = #"{"ID":"h","Name":"h","Interval":"1s","HTTP":"\#(url)"}"#
            _ = try state.register(check(json), token: .none, origin: .api, now: 0)
            return try #require(state.checks["h"]?.definition)
        }
        let old = try register("http://old/")
        #expect(state.takeChangedChecks() == ["h"])
        _ = try register("http://old/")
        #expect(state.takeChangedChecks() == [])
        let new = try register("http://new/")
        #expect(state.takeChangedChecks() == ["h"])
        state.record(.passing, output: "of the old one", of: old, now: 1)
        #expect(state.checks["h"]?.check.status == .critical)
        #expect(state.checks["h"]?.check.output == "")
        state.record(.passing, output: "of the new one", of: new, now: 1)
        #expect(state.checks["h"]?.check.status == .passing)
        _ = try state.deregister(checkID: "h")
        #expect(state.takeChangedChecks() == ["h"])
        state.record(.passing, output: "late", of: new, now: 2)
        #expect(state.checks["h"] == nil)
    }

    @Test
    func `outputs are cut between characters and hold no NUL`() {
        #expect(CheckOutput.head("abcdefgh", limit: 3) == "abc ... (captured 3 of 8 bytes)")
        #expect(CheckOutput.head("abc", limit: 3) == "abc")
        #expect(CheckOutput.head("a€b", limit: 2) == "a ... (captured 2 of 5 bytes)")
        #expect(CheckOutput.head("a€b", limit: 4) == "a€ ... (captured 4 of 5 bytes)")
        #expect(CheckOutput.tail(Array("abcdefgh".utf8), limit: 3) == "fgh")
        #expect(CheckOutput.tail(Array("a€b".utf8), limit: 3) == "b")
        #expect(CheckOutput.tail(Array("a€b".utf8), limit: 4) == "€b")
        #expect(CheckOutput.tail([0x61, 0, 0x62], limit: 9) == "a\u{FFFD}b")
        #expect(CheckOutput.head("a\0", limit: 9) == "a\u{FFFD}")
    }

    @Test
    func `what an application told of its health is kept, what it repeats is not written again`() throws {
        let ttl = #"{"Name":"a","Check":{"CheckID":"c","TTL":"1m"}}"#
        var state = try state(ttl)
        #expect(state.keptOnDisk.count == 2)
        let told = try state.update(checkID: "c", status: .passing, output: "fine", outputLimit: 99, now: 1)
        let health = KeptHealth(checkID: "c", status: .passing, output: "fine", hasExpired: false)
        #expect(told == [.setHealth(health)])
        #expect(try state.update(checkID: "c", status: .passing, output: "fine", outputLimit: 99, now: 2).isEmpty)
        #expect(state.keptOnDisk.last == .setHealth(health))
        var next = try self.state(ttl)
        let isKnown = next.restore(health, now: 5)
        #expect(isKnown)
        #expect(next.checks["c"]?.check.status == .passing)
        #expect(next.checks["c"]?.expiresAt == 5 + 60 * second)
        // The catalog may be older than the disk.
        var remote = try #require(next.checks["c"]?.check)
        remote.status = .critical
        next.compare(catalogServices: [], catalogChecks: [remote])
        #expect(next.checks["c"]?.check.status == .passing)
        let ended = next.expire(now: 5 + 60 * second).changes
        guard case .setHealth(let expired) = ended.first else { throw MeshError(.internalFault, "nothing is kept") }
        #expect(expired.hasExpired)
        var last = try self.state(ttl)
        let isKnownToo = last.restore(expired, now: 9)
        #expect(isKnownToo)
        #expect(last.checks["c"]?.check.output == "TTL expired (last output before timeout follows): fine")
        #expect(last.expire(now: 900 * second).changes.isEmpty)
        let gone = KeptHealth(checkID: "gone", status: .passing, output: "", hasExpired: false)
        let isGone = !last.restore(gone, now: 9)
        #expect(isGone)
    }
}
