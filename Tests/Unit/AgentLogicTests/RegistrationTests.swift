import AccessRules
import AgentLogic
import ConsulJSON
import MeshDomain
import Testing

@Suite
struct RegistrationTests {
    private func definition(_ json: String) throws -> ServiceDefinition {
        try ServiceDefinition(JSONText.parse(json), rules: .body)
    }

    private func plan(
        _ json: String,
        _ state: LocalState = LocalState(nodeName: "n1"),
        ports: SidecarPorts = SidecarPorts()
    ) throws -> RegistrationPlan {
        try RegistrationPlan(definition(json), token: SecretID("t"), origin: .api, state: state, ports: ports)
    }

    @Test
    func `an empty sidecar block is expanded with port, tags, metadata and two checks`() throws {
        let plan = try plan(
            #"{"ID":"s1","Name":"side","Port":9000,"Tags":["x"],"Meta":{"a":"b"},"Connect":{"SidecarService":{}}}"#
        )
        let sidecar = try #require(plan.sidecar)
        let service = sidecar.service.service
        #expect(service.id == "s1-sidecar-proxy")
        #expect(service.service == "side-sidecar-proxy")
        #expect(service.kind == .connectProxy)
        #expect(service.port == 21000)
        #expect(service.tags == ["x"])
        #expect(service.meta == ["a": "b"])
        #expect(
            service.proxy
                == ProxyConfiguration(
                    destinationServiceName: "side",
                    destinationServiceID: "s1",
                    localServiceAddress: "127.0.0.1",
                    localServicePort: 9000
                )
        )
        #expect(sidecar.checks.map(\.check.checkID) == ["service:s1-sidecar-proxy:1", "service:s1-sidecar-proxy:2"])
        #expect(sidecar.checks.map(\.check.name) == ["Connect Sidecar Listening", "Connect Sidecar Aliasing s1"])
        #expect(sidecar.checks.first?.definition?.tcp == "127.0.0.1:21000")
        #expect(sidecar.checks.first?.check.interval == "10s")
        #expect(sidecar.checks.first?.check.timeout == "")
        #expect(
            plan.requiredAccess(in: LocalState(nodeName: "n1"))
                == [.serviceWrite("side"), .serviceWrite("side-sidecar-proxy")]
        )
    }

    @Test
    func `what an id belongs to now must be writable, too`() throws {
        var state = LocalState(nodeName: "n1")
        func register(_ body: String) throws {
            _ = state.register(try plan(body, state), oldChecks: .kept, now: 0)
        }
        try register(#"{"Name":"api","Port":1,"Check":{"CheckID":"alive","TTL":"1m"}}"#)
        try register(#"{"ID":"web-sidecar-proxy","Name":"other","Port":2}"#)
        _ = try state.register(
            CheckDefinition(JSONText.parse(#"{"CheckID":"disk","Name":"disk","TTL":"1m"}"#), rules: .body),
            token: .none,
            origin: .api,
            now: 0
        )
        let web = try plan(
            #"{"Name":"web","Port":3,"Checks":[{"CheckID":"alive","TTL":"1m"},{"CheckID":"disk","TTL":"1m"}],"#
                + #""Connect":{"SidecarService":{}}}"#,
            state
        )
        #expect(
            web.requiredAccess(in: state)
                == [
                    .serviceWrite("web"), .serviceWrite("api"), .nodeWrite("n1"), .serviceWrite("web-sidecar-proxy"),
                    .serviceWrite("other"),
                ]
        )
        // A check of its own may be changed by whoever may write the service.
        let api = try plan(#"{"Name":"api","Port":1,"Check":{"CheckID":"alive","TTL":"2m"}}"#, state)
        #expect(api.requiredAccess(in: state) == [.serviceWrite("api")])
    }

    @Test
    func `sidecars get the lowest free port, keep it, and run out of ports with a clear text`() throws {
        var state = LocalState(nodeName: "n1")
        let ports = SidecarPorts(first: 21000, last: 21001)
        let body = #"{"Name":"NAME","Port":1,"Connect":{"SidecarService":{}}}"#
        for name in ["a", "b"] {
            let plan = try plan(body.replacing("NAME", with: name), state, ports: ports)
            _ = state.register(plan, oldChecks: .kept, now: 0)
        }
        #expect(state.services["a-sidecar-proxy"]?.service.port == 21000)
        #expect(state.services["b-sidecar-proxy"]?.service.port == 21001)
        #expect(try plan(body.replacing("NAME", with: "b"), state, ports: ports).sidecar?.service.service.port == 21001)
        #expect(
            throws: MeshError(
                .badRequest,
                "Invalid SidecarService: no port provided for sidecar_service and none left in the configured range [21000, 21001]"
            )
        ) { try plan(body.replacing("NAME", with: "c"), state, ports: ports) }
        _ = try state.deregister(serviceID: "a")
        #expect(state.services["a-sidecar-proxy"] == nil)
        #expect(try plan(body.replacing("NAME", with: "c"), state, ports: ports).sidecar?.service.service.port == 21000)
    }

    @Test(arguments: [
        (#"{"Port":1}"#, "Missing service name"),
        (#"{"Name":"w","Address":"0.0.0.0"}"#, "Invalid service address"),
        (#"{"Name":"w","Weights":{"Passing":-1,"Warning":1}}"#, "Invalid Weights: Passing must be greater than 0"),
        (
            #"{"Name":"w","Meta":{"bad key!":"v"}}"#,
            "Invalid Service Meta: Couldn't load metadata pair ('bad key!', 'v'): Key contains invalid characters"
        ),
        (
            #"{"Name":"p","Kind":"connect-proxy","Port":1}"#,
            "Validation failed: 1 error occurred:\n\t* Proxy.DestinationServiceName must be non-empty for Connect proxy services\n\n"
        ),
        (
            #"{"Name":"p","Kind":"connect-proxy","Proxy":{"DestinationServiceName":"x"}}"#,
            "Validation failed: 1 error occurred:\n\t* Port or SocketPath must be set for a connect-proxy\n\n"
        ),
        (
            #"{"Name":"g","Kind":"mesh-gateway","Port":1,"Proxy":{"LocalServiceAddress":"127.0.0.1","LocalServicePort":5}}"#,
            "Validation failed: 2 errors occurred:\n\t* The Proxy.LocalServiceAddress configuration is invalid for a mesh-gateway\n\t* The Proxy.LocalServicePort configuration is invalid for a mesh-gateway\n\n"
        ),
        (
            #"{"Name":"n","Port":1,"Connect":{"SidecarService":{"Connect":{"SidecarService":{}}}}}"#,
            "Validation failed: 1 error occurred:\n\t* A SidecarService cannot have a nested SidecarService\n\n"
        ),
        (
            #"{"Name":"u","Port":1,"Connect":{"SidecarService":{"Proxy":{"Upstreams":[{"DestinationName":"a"}]}}}}"#,
            "Failed Validation: 1 error occurred:\n\t* upstream local bind port or local socket path must be defined and nonzero\n\n"
        ),
        (
            #"{"Name":"c","Check":{"HTTP":"http://h"}}"#,
            "Invalid check: Interval must be > 0 for Script, HTTP, H2PING, TCP, UDP or OSService checks"
        ),
        (
            #"{"Name":"c","Check":{"TTL":"1s","Status":"splendid"}}"#,
            "Status for checks must 'passing', 'warning', 'critical'"
        ),
    ])
    func `a wrong definition is refused in Consul's words`(json: String, message: String) throws {
        #expect(throws: MeshError(.badRequest, message)) { try plan(json) }
    }

    @Test
    func `a literal address fills the tagged addresses that are not given`() throws {
        let plan = try plan(
            #"{"Name":"g","Kind":"mesh-gateway","Port":8443,"Address":"127.0.0.1","TaggedAddresses":{"wan":{"Address":"203.0.113.7","Port":443}}}"#
        )
        #expect(
            plan.service.service.service.taggedAddresses == [
                "wan": ServiceAddress(address: "203.0.113.7", port: 443),
                "lan_ipv4": ServiceAddress(address: "127.0.0.1", port: 8443),
                "wan_ipv4": ServiceAddress(address: "127.0.0.1", port: 8443),
            ]
        )
    }

    @Test
    func `a new registration keeps the status of its checks and, unless told otherwise, old checks`() throws {
        var state = LocalState(nodeName: "n1")
        let two = #"{"Name":"w","Checks":[{"CheckID":"a","TTL":"10m","Status":"passing"},{"CheckID":"b","TTL":"10m"}]}"#
        _ = state.register(try plan(two), oldChecks: .kept, now: 0)
        try state.update(checkID: "b", status: .warning, output: "slow", outputLimit: 4096, now: 1)
        let one = #"{"Name":"w","Check":{"CheckID":"b","TTL":"10m"}}"#
        _ = state.register(try plan(one, state), oldChecks: .kept, now: 2)
        #expect(state.checks["a"] != nil)
        #expect(state.checks["b"]?.check.status == .warning)
        #expect(state.checks["b"]?.check.output == "slow")
        _ = state.register(try plan(one, state), oldChecks: .replaced, now: 3)
        #expect(state.checks["a"] == nil)
    }

    @Test
    func `what is kept on disk reads back as it was`() throws {
        var state = LocalState(nodeName: "n1")
        let body =
            #"{"ID":"s1","Name":"side","Port":9000,"Address":"10.0.0.1","Connect":{"SidecarService":{"Proxy":{"Upstreams":[{"DestinationName":"db","LocalBindPort":1}]}}},"Check":{"HTTP":"http://h","Interval":"10s","Header":{"a":["b"]},"FailuresBeforeCritical":3}}"#
        let changes =
            state.register(try plan(body), oldChecks: .kept, now: 0) + [
                .deleteCheck("x"), .deleteService("y"), .sidecarPort(id: "z", port: 21000),
            ]
        for change in changes {
            var line = PersistedLine.encode(change)
            #expect(line.popLast() == 0x0A)
            #expect(!line.contains(0x0A))
            let read = try PersistedLine.decode(line)
            switch (change, read) {
            case (.putService(let left), .putService(let right)): #expect(left == right)
            case (.putCheck(let left), .putCheck(let right)):
                #expect(left.check == right.check)
                #expect(left.definition == right.definition)
                #expect(left.token == right.token)
            case (.deleteService(let left), .deleteService(let right)): #expect(left == right)
            case (.deleteCheck(let left), .deleteCheck(let right)): #expect(left == right)
            case (.sidecarPort, .sidecarPort): #expect(change == read)
            case _: Issue.record("\(change) became \(read)")
            }
        }
        #expect(throws: MeshError.self) { try PersistedLine.decode(Array(#"{"Service":{"ID"#.utf8)) }
    }

    @Test
    func `sidecars of files keep their ports over a restart, whatever files were added before them`() throws {
        func adopt(_ state: inout LocalState, _ names: [String]) throws -> [PersistedChange] {
            let services = try names.map {
                try definition(#"{"Name":"\#($0)","Port":1,"Connect":{"SidecarService":{}}}"#)
            }
            return try state.adopt(services: services, checks: [], token: .none, ports: SidecarPorts(), now: 0)
        }
        func ports(_ state: LocalState) -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: state.sortedServices.filter { $0.sidecarOf != nil }.map {
                    ($0.sidecarOf ?? "", $0.service.port)
                }
            )
        }
        var first = LocalState(nodeName: "n1")
        let changes = try adopt(&first, ["b", "c"])
        #expect(ports(first) == ["b": 21000, "c": 21001])
        #expect(first.keptOnDisk == changes)
        var second = LocalState(nodeName: "n1")
        for case .sidecarPort(let id, let port) in changes { second.keepSidecarPort(port, for: id) }
        _ = try adopt(&second, ["aa", "b", "c"])
        #expect(ports(second) == ["aa": 21002, "b": 21000, "c": 21001])
        #expect(try adopt(&second, ["aa", "b", "c"]).isEmpty)
        #expect(try adopt(&second, ["aa", "c"]) == [.sidecarPort(id: "b-sidecar-proxy", port: 0)])
        #expect(try adopt(&second, ["aa", "c", "d"]) == [.sidecarPort(id: "d-sidecar-proxy", port: 21000)])
    }
}
