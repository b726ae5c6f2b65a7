import CommandLineLogic
import MeshDomain
import Testing

@Suite struct UpkeepTests {
    @Test(arguments: [
        ("tombolo c", ["catalog", "config", "connect"]), ("tombolo kv ", ["delete", "export", "get", "import", "put"]),
        ("tombolo acl token cr", ["create"]), ("tombolo kv get -k", ["-keys"]), ("tombolo kv get --k", ["--keys"]),
        ("tombolo kv get web", []), ("tombolo kv put -flags 5 a", []), ("tombolo nonsense ", []), ("tombolo -v", []),
    ])
    func `a shell is offered commands and flags`(line: String, offered: [String]) {
        #expect(Completion.candidates(line) == offered)
    }

    @Test func `the setting of a shell is put in once and taken out whole`() {
        let setting = [Completion.setting(program: "/bin/tombolo")]
        let own = "alias a=b\n\n"
        let with = Completion.changed(own, setting: setting)
        #expect(with?.contains("complete -o default -C /bin/tombolo tombolo") == true)
        #expect(with?.hasPrefix("alias a=b\n") == true)
        #expect(Completion.changed(with ?? "", setting: setting) == nil)
        let moved = Completion.changed(with ?? "", setting: [Completion.setting(program: "/usr/bin/tombolo")])
        #expect(moved?.contains("/bin/tombolo tombolo") == true && moved?.contains(" /bin/tombolo") == false)
        #expect(Completion.changed(with ?? "", setting: nil) == "alias a=b\n")
        #expect(Completion.changed(own, setting: nil) == nil)
        #expect(setting[0].hasPrefix("complete -o default -C /bin/tombolo tombolo"))
        #expect(Completion.setting(program: "/a b/t").contains(#"-C ''\''/a b/t'\''' tombolo"#))
    }

    @Test func `a service is added to a listener, others and their hosts stay`() throws {
        let entry: MeshValue = [
            "Kind": "ingress-gateway", "Name": "g", "ModifyIndex": 7, "Meta": ["a": "b"],
            "Listeners": [
                ["Port": 80, "Protocol": "http", "Services": [["Name": "old", "Hosts": ["o"]], ["Name": "web"]]]
            ],
        ]
        func adding(_ port: Int, _ spoken: String) throws(UsageError) -> MeshValue {
            .object(
                try ExposeChange.adding("web", hosts: ["h"], port: port, protocolName: spoken, to: "g", in: entry)
            )
        }
        let same = try adding(80, "http")
        #expect(same["ModifyIndex"] == nil && same["Meta"] == ["a": "b"])
        #expect(
            same.list("Listeners").first?["Services"] == [
                ["Name": "old", "Hosts": ["o"]], ["Name": "web", "Hosts": ["h"]],
            ]
        )
        let other = try adding(81, "tcp")
        #expect(other.list("Listeners").count == 2)
        var refusal = ""
        do throws(UsageError) { _ = try adding(80, "tcp") } catch { refusal = error.description }
        #expect(refusal.contains("conflicting protocol \"http\""))
        let new = try ExposeChange.adding("a", hosts: [], port: 1, protocolName: "tcp", to: "g", in: nil)
        #expect(new["Name"] == "g" && MeshValue.object(new).list("Listeners").first?["Services"] == [["Name": "a"]])
    }

    @Test func `maintenance is shown of the node and of services`() {
        let checks: MeshValue = [
            "_node_maintenance": ["Notes": "disk"], "service:a": ["Notes": ""],
            "_service_maintenance:web-1": ["ServiceID": "web-1", "Notes": "why"],
        ]
        let text = UpkeepLayout.maintenance(checks, node: "n1")
        #expect(
            text == "Node:\n  Name:   n1\n  Reason: disk\n\nService:\n  ID:     web-1\n  Reason: why\n"
        )
        #expect(UpkeepLayout.maintenance(["service:a": [:]], node: "n1") == nil)
    }

    @Test func `usage is counted over datacenters`() {
        let usage: MeshValue = [
            "dc2": ["Services": 1, "BillableServiceInstances": 2],
            "dc1": [
                "Services": 3, "BillableServiceInstances": 4, "ConnectServiceInstances": ["mesh-gateway": 1],
            ],
        ]
        #expect(
            UpkeepLayout.usage(usage, showsMesh: true, showsPlace: true) == """
                Billable Service Instances Total: 6

                Datacenter  Services  Service instances
                dc1         3         4
                dc2         1         2

                Datacenter  Type          Service instances
                dc1         mesh-gateway  1
                """
        )
    }

    @Test func `exports are a table`() {
        let rows: [MeshValue] = [["Service": "web", "Consumers": ["Peers": ["a", "b"]]]]
        #expect(UpkeepLayout.exports(rows) == "Service  Consumer Peers\nweb      a, b")
    }
}
