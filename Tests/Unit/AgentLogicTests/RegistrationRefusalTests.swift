import AgentLogic
import ConsulJSON
import MeshDomain
import RegistrationRules
import Testing

/// What can never reach the catalog is refused before it is acknowledged.
@Suite
struct RegistrationRefusalTests {
    private func register(_ json: String) throws {
        let definition = try ServiceDefinition(JSONText.parse(json), rules: .body)
        _ = try RegistrationPlan(
            definition,
            token: .none,
            origin: .api,
            state: LocalState(nodeName: "n1"),
            ports: SidecarPorts()
        )
    }

    @Test func `a zone needs its region`() throws {
        let error = #expect(throws: MeshError.self) { try register(#"{"Name":"a","Locality":{"Zone":"z"}}"#) }
        #expect(error?.message.contains("zone cannot be set without region") == true)
        try register(#"{"Name":"a","Locality":{"Region":"r","Zone":"z"}}"#)
        try register(#"{"Name":"a","Locality":{"Region":"r"}}"#)
    }

    @Test(arguments: [
        (#"{"Name":"a\u0000"}"#, "Service.ID \"aU+0000\" holds the unprintable character U+0000"),
        (#"{"Name":"a","ID":"i\u0007"}"#, "Service.ID"), (#"{"Name":"a\u2028","ID":"i"}"#, "Service.Service"),
        (#"{"Name":"a","ID":"i\u200b"}"#, "Service.ID"), (#"{"Name":"a","ID":"i\u007f"}"#, "Service.ID"),
        (#"{"Name":"a","Tags":["x","y\u0000"]}"#, "Service.Tags[1]"),
        (#"{"Name":"a","Tags":["x\n"]}"#, "Service.Tags[0]"),
        (#"{"Name":"a","Meta":{"k":"v\u0000"}}"#, "Service.Meta[\"k\"]"),
        (#"{"Name":"a","Meta":{"k":"v\u001b"}}"#, "Service.Meta[\"k\"]"),
        (#"{"Name":"a","Address":"h\u0000"}"#, "Address of service"),
        (#"{"Name":"a","Kind":"k\u0000"}"#, "Kind of service"),
        (#"{"Name":"a","Proxy":{"Config":{"x":["\u0000"]}}}"#, "Proxy.Config.x[0] of service"),
        (#"{"Name":"a","Check":{"CheckID":"c\u0000","TTL":"1s"}}"#, "Check.CheckID"),
        (#"{"Name":"a","Check":{"Name":"c\n","TTL":"1s"}}"#, "Check.Name"),
        (#"{"Name":"a","Check":{"Notes":"c\u0000","TTL":"1s"}}"#, "Notes of check"),
        (#"{"Name":"a","Token":"t\u0000"}"#, "Token holds an unprintable character"),
        (#"{"Name":"a","Port":1,"Connect":{"SidecarService":{"Tags":["\u0000"]}}}"#, "Service.Tags[0]"),
    ])
    func `characters that no row can hold are named`(json: String, text: String) throws {
        let error = #expect(throws: MeshError.self) { try register(json) }
        #expect(error?.code == .badRequest)
        #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        #"{"Name":"pg/node1"}"#, #"{"Name":"A//B"}"#, #"{"Name":"u/../v"}"#, #"{"Name":"app#1#3000"}"#,
        #"{"Name":"a b"}"#,
        #"{"Name":"é-1"}"#, #"{"Name":"日本"}"#, #"{"Name":"a","Meta":{"k":"two\nlines\t."}}"#,
        #"{"Name":"a","Meta":{"k":"\\u0000"}}"#, #"{"Name":"a","Tags":[null,"x"],"Meta":{"k":null}}"#,
    ])
    func `unusual texts that a row can hold are taken`(json: String) throws { try register(json) }

    @Test
    func `what is too large for the catalog is refused, what just fits is not`() throws {
        func tags(_ count: Int) -> String {
            let tag = "\"" + String(repeating: "x", count: 1000) + "\""
            return #"{"Name":"a","Tags":["# + Array(repeating: tag, count: count).joined(separator: ",") + "]}"
        }
        let error = #expect(throws: MeshError.self) { try register(tags(1500)) }
        #expect(error?.message.contains("at most \(RowRules.byteLimit) can be stored") == true)
        try register(tags(850))
    }

    @Test
    func `maintenance of a reason that no row can hold is refused`() throws {
        var state = LocalState(nodeName: "n1")
        let error = #expect(throws: MeshError.self) {
            try state.setNodeMaintenance(true, reason: "a\0", token: .none, now: 0)
        }
        #expect(error?.message.contains("Notes") == true)
    }
}
