import CommandLineLogic
import MeshDomain
import Testing

@Suite struct LayoutTests {
    @Test func `columns align with two blanks and lines have no blanks at their end`() {
        let text = TextTable.text([["Name", "State"], ["a-long-name", ""], ["b", "ACTIVE"]])
        #expect(text == "Name         State\na-long-name\nb            ACTIVE")
    }

    @Test func `peerings are listed by name with counts and sorted metadata`() {
        let west: MeshValue = [
            "Name": "west", "State": "ACTIVE", "Meta": ["z": "1", "a": "2"],
            "StreamStatus": ["ImportedServices": ["api", "db"], "ExportedServices": nil],
        ]
        let east: MeshValue = ["Name": "east", "State": "PENDING"]
        #expect(
            PeeringLayout.table([west, east]) == """
                Name  State    Imported Svcs  Exported Svcs  Meta
                east  PENDING  0              0
                west  ACTIVE   2              0              a=2,z=1
                """
        )
        #expect(PeeringLayout.table([]) == "There are no peering connections.")
    }

    @Test func `a failing peering is shown with the reason`() {
        let failing: MeshValue = [
            "Name": "west", "ID": "1", "State": "FAILING", "StreamStatus": ["LastError": "heartbeat timeout"],
        ]
        #expect(PeeringLayout.block(failing).contains("State:        FAILING\nLast Error:   heartbeat timeout\n"))
        #expect(!PeeringLayout.block(["Name": "west", "State": "ACTIVE"]).contains("Last Error"))
    }

    @Test func `a token's labels and value column are where scripts look`() {
        let token: MeshValue = [
            "AccessorID": "acc", "SecretID": "sec", "Description": "d", "Local": false, "CreateTime": "now",
            "Policies": [["ID": "1", "Name": "p"]], "ServiceIdentities": [["ServiceName": "web"]],
        ]
        #expect(
            AccessLayout.token(token, .plain) == """
                AccessorID:       acc
                SecretID:         sec
                Description:      d
                Local:            false
                Create Time:      now
                Policies:
                   1 - p
                Service Identities:
                   web (Datacenters: all)
                """
        )
    }

    @Test func `a policy shows its rules last`() {
        let policy: MeshValue = ["ID": "1", "Name": "p", "Rules": "peering = \"write\""]
        #expect(
            AccessLayout.policy(policy, .plain)
                == "ID:           1\nName:         p\nDescription:\nDatacenters:\nRules:\npeering = \"write\""
        )
    }

    @Test func `members show their role and status`() {
        let member: MeshValue = [
            "Name": "n1", "Addr": "10.0.0.1", "Port": 8301, "Status": 1, "ProtocolCur": 2,
            "Tags": ["role": "consul", "build": "1.16.6:abc", "dc": "dc1"],
        ]
        let lines = MeshLayout.members([member], detailed: false).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1] == "n1    10.0.0.1:8301  alive   server  1.16.6  2         dc1  default    <all>")
    }

    @Test func `an intention from a peer names the peer`() {
        let intention: MeshValue = [
            "SourceName": "web", "SourcePeer": "east", "DestinationName": "api", "Action": "allow",
        ]
        #expect(MeshLayout.line(intention) == "east/web => api (allow)")
        let permissions: MeshValue = ["SourceName": "a", "DestinationName": "b", "Permissions": [[:], [:]]]
        #expect(MeshLayout.line(permissions) == "a => b (2 permissions)")
    }

    @Test func `services stand one per line or with sorted tags`() {
        let services = [("web", ["v2", "v1"]), ("api", [])]
        #expect(MeshLayout.services(services, showsTags: false) == "api\nweb")
        #expect(MeshLayout.services(services, showsTags: true) == "api\nweb      v1,v2")
    }
}

@Suite struct DefinitionFileTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a service in hcl becomes a body of the api and keeps the user's own words`() throws {
        let text = """
            service {
              name = "web"
              port = 8080
              meta { some_key = "v" }
              tagged_addresses { lan_ipv4 { address = "10.0.0.1" port = 1 } }
              connect { sidecar_service { proxy {
                config { local_connect_timeout_ms = 5 }
                upstreams { destination_name = "api" local_bind_port = 9000 }
              } } }
            }
            """
        let service = try #require(try DefinitionFile.services(bytes(text), name: "web.hcl").first)
        #expect(service["Name"] == "web")
        #expect(service["Meta"] == ["some_key": "v"])
        #expect(service["TaggedAddresses"] == ["lan_ipv4": ["Address": "10.0.0.1", "Port": 1]])
        let proxy = service["Connect"]?["SidecarService"]?["Proxy"]
        #expect(proxy?["Config"] == ["local_connect_timeout_ms": 5])
        #expect(proxy?["Upstreams"] == [["DestinationName": "api", "LocalBindPort": 9000]])
    }

    @Test func `a file may hold several services and must hold one`() throws {
        let text = #"{"services": [{"name": "a"}, {"Name": "b"}], "service": {"name": "c"}}"#
        let names = try DefinitionFile.services(bytes(text), name: "s.json").map { $0["Name"] }
        #expect(names == ["c", "a", "b"])
        #expect(throws: UsageError.self) { try DefinitionFile.services(bytes("x = 1"), name: "s.hcl") }
        #expect(throws: UsageError.self) { try DefinitionFile.services(bytes("service { port = 1 }"), name: "s.hcl") }
        #expect(throws: UsageError.self) { try DefinitionFile.services(bytes("service {}"), name: "s.txt") }
    }

    @Test func `a config entry needs a kind and its language is told by its first character`() throws {
        let entry = try DefinitionFile.configEntry(bytes("kind = \"mesh\"\n"), name: "-")
        #expect(entry.kind == "mesh")
        #expect(entry.name == "mesh")
        let json = try DefinitionFile.configEntry(bytes(#" {"Kind":"service-defaults","Name":"api"}"#), name: "x")
        #expect(json.name == "api")
        #expect(throws: UsageError("Payload does not contain a kind/Kind key at the top level")) {
            try DefinitionFile.configEntry(bytes("Name = \"a\""), name: "-")
        }
    }

    @Test func `an export is added once and keeps what is there`() {
        let old: MeshValue = [
            "Services": [["Name": "db", "Consumers": [["Peer": "x"]]], ["Name": "api", "Consumers": [["Peer": "a"]]]]
        ]
        let entry = ExportChange.adding("api", to: ["a", "b"], in: old)
        #expect(
            entry["Services"] == [
                ["Name": "db", "Consumers": [["Peer": "x"]]],
                ["Name": "api", "Consumers": [["Peer": "a"], ["Peer": "b"]]],
            ]
        )
        #expect(ExportChange.adding("api", to: ["a"], in: nil)["Name"] == "default")
    }

    private static let refusing: MeshValue = [
        "Node": "n1", "ID": "web-sidecar", "Kind": "connect-proxy", "Service": "web", "Replica": "gateway-1",
        "ConnectedSince": "2026-11-27T10:00:00Z", "Condition": "refused", "WaitsFor": "",
        "Refused": [
            [
                "Type": "listener", "Name": "public_listener:10.0.0.1:21000", "Reason": "bad\nregex",
                "ConfigEntries": [
                    ["Kind": "service-intentions", "Name": "web"], ["Kind": "proxy-defaults", "Name": "global"],
                ],
            ], ["Type": "cluster", "Name": "db", "Reason": "no", "ConfigEntries": []],
        ],
        "Problems": [],
    ]

    @Test func `a proxy's line says what is wrong and which entry is likely to blame`() {
        let synced: MeshValue = [
            "Node": "n2", "ID": "db-sidecar", "Service": "db", "Replica": "gateway-2", "Condition": "synced",
            "WaitsFor": "", "Refused": [], "Problems": [],
        ]
        let waiting: MeshValue = [
            "Node": "", "ID": "x", "Service": "", "Replica": "gateway-2", "Condition": "waiting",
            "WaitsFor": "its registration in the catalog",
        ]
        #expect(
            ProxyLayout.table([Self.refusing, synced, waiting]) == """
                Node  ID           Service  Replica    Condition  Why
                n1    web-sidecar  web      gateway-1  refused    listener public_listener:10.0.0.1:21000 \
                (service-intentions/web): bad regex (and 1 more)
                n2    db-sidecar   db       gateway-2  synced
                      x                     gateway-2  waiting    waits for its registration in the catalog
                """
        )
        #expect(ProxyLayout.table([]) == "No proxies are connected that this token may see and that fit.")
    }

    @Test func `the details of a proxy name every entry that a refused part is made from`() {
        #expect(
            ProxyLayout.blocks([Self.refusing]) == """
                ID:               web-sidecar
                Node:             n1
                Kind:             connect-proxy
                Service:          web
                Replica:          gateway-1
                Connected since:  2026-11-27T10:00:00Z
                Condition:        refused
                Refused by Envoy:
                    listener public_listener:10.0.0.1:21000
                        Reason:          bad regex
                        Config entries:  service-intentions/web, proxy-defaults/global
                    cluster db
                        Reason:          no
                """
        )
    }
}
