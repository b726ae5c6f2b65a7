import ConsulJSON
import MeshDomain
import Testing

/// How bodies of registrations are read: null is absent, types are exact, unknown members are refused.
@Suite
struct BodyReadingTests {
    private func service(_ json: String) throws -> ServiceDefinition {
        try ServiceDefinition(JSONText.parse(json), rules: .body)
    }

    @Test(arguments: [
        (#"{"Name":"a","Port":8080.0}"#, ".Port of type int"), (#"{"Name":"a","Port":1e3}"#, ".Port of type int"),
        (#"{"Name":"a","Port":"8080"}"#, ".Port of type int"), (#"{"Name":"a","ID":9939}"#, ".ID of type string"),
        (#"{"Name":"a","Service":"a"}"#, "unknown field \"Service\""), (#"[{"Name":"a"}]"#, "of type"),
        (#"{"Name":"a","Tags":["x",1]}"#, ".Tags of type string"), (#"{"Name":"a","Tags":"x"}"#, ".Tags of type"),
        (#"{"Name":"a","Meta":{"k":1}}"#, ".Meta of type string"), (#"{"Name":"a","Checks":[null]}"#, "null"),
        (#"{"Name":"a","Proxy":{"Upstreams":[null]}}"#, "null"),
        (#"{"Name":"a","Weights":{"Passing":1.0}}"#, ".Passing of type int"),
        (#"{"Name":"a","Check":{"HTTP":"http://h","Interval":1.5}}"#, "time.Duration"),
        (#"{"Name":"a","Check":{"HTTP":"http://h","Interval":"1s","Header":{"X":"1"}}}"#, ".Header of type []string"),
        (#"{"Name":"a","Check":{"HTTP":"http://h","Interval":"1s","Header":{"X":[1]}}}"#, ".Header of type string"),
        (#"{"Name":"a","EnableTagOverride":1}"#, ".EnableTagOverride of type bool"),
    ])
    func `wrong types are named`(json: String, text: String) throws {
        let error = #expect(throws: MeshError.self) { try service(json) }
        #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }

    @Test
    func `null stands for what is missing`() throws {
        let json =
            #"{"Name":"a","ID":null,"Tags":null,"Meta":null,"Port":null,"Proxy":null,"Connect":null,"Check":null,"#
            + #""Checks":null,"Weights":null,"TaggedAddresses":null,"EnableTagOverride":null}"#
        #expect(try service(json) == service(#"{"Name":"a"}"#))
        let inside = try service(#"{"name":"b","PORT":1,"Tags":[null,"x"],"Meta":{"k":null}}"#)
        #expect(inside.tags == ["", "x"])
        #expect(inside.meta == ["k": ""])
        #expect(inside.port == 1)
    }

    @Test
    func `a check that stands alone is named by ID, one in a service by CheckID`() throws {
        let alone = #"{"CheckID":"c","Name":"c","TTL":"1s"}"#
        let error = #expect(throws: MeshError.self) { try CheckDefinition(JSONText.parse(alone), rules: .body) }
        #expect(error?.message == "json: unknown field \"CheckID\"")
        #expect(try service(#"{"Name":"a","Check":{"CheckID":"c","TTL":"1s"}}"#).checks.first?.id == "c")
        let file = try CheckDefinition(JSONText.parse(#"{"check_id":"c","name":"c","ttl":"1s"}"#), rules: .weak)
        #expect(file.id == "c")
    }
}
