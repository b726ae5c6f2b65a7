import ConsulJSON
import MeshDomain
import Testing

@Suite
struct CatalogShapeTests {
    private func text(_ write: (inout JSONOutput) -> Void) -> String {
        var output = JSONOutput()
        write(&output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    @Test
    func `a bare instance shows exactly the keys a server writes`() {
        let node = Node(name: "n1", address: "10.0.0.1", datacenter: "dc1", createIndex: 1, modifyIndex: 2)
        let service = NodeService(id: "web1", service: "web", port: 80, createIndex: 3, modifyIndex: 3)
        let check = HealthCheck(node: "n1", checkID: "c", status: .passing, createIndex: 4, modifyIndex: 5)
        let instance = CheckServiceNode(node: node, service: service, checks: [check])
        #expect(
            text { $0.array([instance]) { $0.checkServiceNode($1) } }
                == #"[{"Node":{"ID":"","Node":"n1","Address":"10.0.0.1","Datacenter":"dc1","TaggedAddresses":null,"Meta":null,"CreateIndex":1,"ModifyIndex":2},"Service":{"ID":"web1","Service":"web","Tags":[],"Address":"","Meta":null,"Port":80,"Weights":{"Passing":1,"Warning":1},"EnableTagOverride":false,"Proxy":{"Mode":"","MeshGateway":{},"Expose":{}},"Connect":{},"PeerName":"","CreateIndex":3,"ModifyIndex":3},"Checks":[{"Node":"n1","CheckID":"c","Name":"","Status":"passing","Notes":"","Output":"","ServiceID":"","ServiceName":"","ServiceTags":[],"Type":"","Interval":"","Timeout":"","ExposedPort":0,"Definition":{},"CreateIndex":4,"ModifyIndex":5}]}]"#
        )
    }

    @Test
    func `the flat form has its own names and never a null`() throws {
        let node = Node(name: "n1", address: "10.0.0.1", datacenter: "dc1")
        let written = text { $0.serviceNode(node, NodeService(id: "web1", service: "web")) }
        let value = try JSONText.parse(written)
        #expect(value["ServiceTags"] == [])
        #expect(value["ServiceMeta"] == [:])
        #expect(value["ServiceLocality"] == .null)
        #expect(value["ServiceWeights"] == ["Passing": 1, "Warning": 1])
        #expect(value["ServiceTaggedAddresses"] == nil)
    }

    @Test
    func `the agent's encoder leaves out what the servers' shows`() throws {
        let proxy = ProxyConfiguration(
            destinationServiceName: "web",
            upstreams: [Upstream(destinationName: "db", localBindPort: 1)],
            expose: ExposeConfiguration(paths: [ExposePath(listenerPort: 1, path: "/h", localPathPort: 2)])
        )
        let service = NodeService(kind: .connectProxy, id: "p", service: "web-sidecar-proxy", proxy: proxy)
        let agent = try JSONText.parse(text { $0.agentService(service, datacenter: "dc1", contentHash: "ff") })
        #expect(agent["Meta"] == [:])
        #expect(agent["ContentHash"] == "ff")
        #expect(agent["Proxy"]?["Mode"] == nil)
        #expect(agent["Proxy"]?["Expose"]?["Paths"]?.arrayValue?.first?["ParsedFromCheck"] == false)
        let server = try JSONText.parse(text { $0.nodeService(service) })
        #expect(server["Proxy"]?["Mode"] == "")
        #expect(server["Proxy"]?["Upstreams"]?.arrayValue?.first?["Datacenter"] == "")
        #expect(server["Proxy"]?["Expose"]?["Paths"]?.arrayValue?.first?["ParsedFromCheck"] == nil)
    }

    @Test
    func `the value of what is written is what its text says, and parts of it are its parts`() throws {
        let proxy = ProxyConfiguration(
            destinationServiceName: "web",
            config: ["protocol": "http", "deep": [1, 2.5, .null, ["x": true]]],
            upstreams: [Upstream(destinationName: "db", localBindPort: 1), Upstream(destinationName: "c<&>\u{2028}")]
        )
        let service = NodeService(
            kind: .connectProxy,
            id: "w\"1\u{1}",
            service: "web-proxy",
            tags: ["a", ""],
            meta: ["b": "2", "a": "1"],
            port: 80,
            proxy: proxy,
            createIndex: .max
        )
        let check = HealthCheck(node: "n1", checkID: "c", status: .passing, serviceTags: ["a"])
        let node = Node(name: "n1", address: "10.0.0.1", taggedAddresses: ["lan": "10.0.0.1"])
        let row = CheckServiceNode(node: node, service: service, checks: [check, check])
        let read = try JSONText.parse(text { $0.checkServiceNode(row) })
        #expect(JSONOutput.value(.whole) { $0.checkServiceNode(row) } == read)
        let paths = [
            ["Service", "Meta", "b"], ["Service", "Proxy", "Upstreams", "DestinationName"], ["Checks", "Status"],
            ["Node"],
            ["Nowhere", "x"],
        ]
        let part = JSONOutput.value(MemberSelection(paths: paths)) { $0.checkServiceNode(row) }
        #expect(
            part == [
                "Node": try #require(read["Node"]),
                "Service": [
                    "Meta": ["b": "2"],
                    "Proxy": ["Upstreams": [["DestinationName": "db"], ["DestinationName": "c<&>\u{2028}"]]],
                ],
                "Checks": [["Status": "passing"], ["Status": "passing"]],
            ]
        )
    }

    @Test
    func `special characters are escaped as Go does`() {
        #expect(text { $0.value("a<b>&\"\n\u{2028}é") } == #""a\u003cb\u003e\u0026\"\n\u2028é""#)
    }

    @Test
    func `a catalog registration keeps what was given and defaults nothing`() throws {
        let body =
            #"{"node":"n","ADDRESS":"1.1.1.1","Service":{"Service":"web","Proxy":{"destination_service_name":"x"},"Connect":{"Native":true,"Odd":1}},"Check":{"Name":"c","Definition":{"HTTP":"http://h","Interval":"90m","Unknown":1}}}"#
        let registration = try RegistrationCodec.registration(JSONText.parse(body))
        #expect(registration.node.name == "n")
        #expect(registration.service?.proxy.destinationServiceName == "x")
        #expect(registration.service?.connect.native == true)
        #expect(registration.service?.id == "")
        #expect(registration.checks.first?.status == .critical)
        #expect(registration.checks.first?.type == "http")
        #expect(registration.checks.first?.definition.fields == ["Interval": "1h30m0s", "HTTP": "http://h"])
    }

    @Test
    func `an unknown field of a body is refused by name`() throws {
        let value = try JSONText.parse(#"{"Node":"n","Colour":"red"}"#)
        #expect(throws: MeshError(.badRequest, "json: unknown field \"Colour\"")) {
            try RegistrationCodec.registration(value)
        }
    }

    @Test
    func `a service definition is read from a file and from a body`() throws {
        let file =
            #"{"name":"web","tagged_addresses":{"wan":{"address":"1.2.3.4","port":"80"}},"check":{"id":"c","ttl":"30m","deregister_critical_service_after":"2h"},"connect":{"sidecar_service":{"proxy":{"upstreams":{"destination_name":"db","local_bind_port":1}}}}}"#
        let definition = try ServiceDefinition(JSONText.parse(file), rules: .weak)
        #expect(definition.taggedAddresses?["wan"] == ServiceAddress(address: "1.2.3.4", port: 80))
        #expect(definition.checks.first?.ttl == 1_800_000_000_000)
        guard case .definition(let sidecar) = definition.sidecar else {
            Issue.record("the sidecar is missing")
            return
        }
        #expect(sidecar.proxy?.upstreams.first?.destinationName == "db")
        let body = #"{"Name":"web","Checks":[{"CheckID":"a","TTL":"10m"},{"TTL":5}]}"#
        #expect(try ServiceDefinition(JSONText.parse(body), rules: .body).checks.map(\.ttl) == [600_000_000_000, 5])
        let wrong = try JSONText.parse(#"{"Name":"web","socket_path":"/x"}"#)
        #expect(throws: MeshError(.badRequest, "json: unknown field \"socket_path\"")) {
            try ServiceDefinition(wrong, rules: .body)
        }
    }

    @Test
    func `a peering token reads back and hides its secret`() throws {
        let token = PeeringToken(
            caPEMs: ["PEM"],
            serverAddresses: ["1.2.3.4:8503"],
            serverName: "server.dc1.peering.x.consul",
            peerID: "id",
            establishmentSecret: SecretID("s3cret"),
            remoteDatacenter: "dc1"
        )
        #expect(try PeeringToken(parsing: token.encoded) == token)
        #expect(!"\(token)".contains("s3cret"))
        #expect(throws: MeshError(.rejected, "failed to decode token: illegal base64 data at input byte 0")) {
            try PeeringToken(parsing: "%%%")
        }
        #expect(throws: MeshError(.rejected, "invalid character 'o' in literal null (expecting 'u')")) {
            try PeeringToken(parsing: "bm90IGpzb24=")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a list of a value grows in place`() {
        // Copied with each element, it would take most of an hour.
        let tags = (0..<200_000).map { "tag-\($0)" }
        let list = JSONOutput.value(.whole) { output in output.array(tags) { $0.value($1) } }
        #expect(list.arrayValue?.count == tags.count)
        let object = JSONOutput.value(.whole) { output in
            output.object { for tag in tags { $0.member(tag, tag) } }
        }
        #expect(object.objectValue?.count == tags.count)
    }
}
