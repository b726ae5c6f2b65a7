import CatalogTables
import MeshDomain
import PreparedQueries
import Testing

@Suite struct `Templates of prepared queries` {
    private static let kind = QueryTemplate.prefixMatch

    private func made(
        _ service: String,
        regexp: String = "",
        prefix: String = "geo-",
        for name: String = "geo-web-7"
    ) throws -> String {
        let query = PreparedQuery(
            id: QueryWorld.id(1),
            name: NameText(prefix),
            template: QueryTemplate(type: Self.kind, regexp: regexp),
            subject: QuerySubject(service: NameText(service))
        )
        return try CompiledTemplate(query).query(for: NameText(name)).subject.service.text
    }

    @Test(arguments: [
        ("${name.full}", "", "geo-web-7"), ("${name.prefix}", "", "geo-"), ("${name.suffix}", "", "web-7"),
        ("x${ name.suffix }y", "", "xweb-7y"), ("${match(1)}.${match(2)}", "^geo-(.*)-([0-9]+)$", "web.7"),
        ("${match(0)}", "w.b", "web"), ("[${match(3)}]", "^geo-(.*)$", "[]"), ("[${match(1)}]", "^nothing$", "[]"),
        ("[${match(1)}]", "geo-(x)?", "[]"), ("$${name.full}", "", "${name.full}"), ("a$b$", "", "a$b$"),
        ("${agent.segment}z", "", "z"), ("plain", "", "plain"),
    ]) func `a name fills the places`(_ service: String, _ regexp: String, _ expected: String) throws {
        #expect(try made(service, regexp: regexp) == expected)
    }

    @Test(arguments: [
        ("${nope(", "", "Bad format '${nope(' in Service.Service"), ("${name.other}", "", "Bad format"),
        ("${match(x)}", "", "Bad format"), ("${match(-1)}", "", "Bad format"), ("web", "(", "Bad Regexp"),
    ]) func `what cannot be read is refused`(_ service: String, _ regexp: String, _ words: String) {
        let error = #expect(throws: MeshError.self) { try made(service, regexp: regexp) }
        #expect(error?.message.hasPrefix("raft apply failed: failed compiling template: \(words)") == true)
    }

    @Test func `an unknown kind is refused`() {
        let query = PreparedQuery(
            id: QueryWorld.id(1),
            template: QueryTemplate(type: "nope"),
            subject: QuerySubject(service: "web")
        )
        let error = #expect(throws: MeshError.self) { try QueryRules.check(query) }
        #expect(error?.message.contains("Bad Template.Type 'nope'") == true)
    }

    @Test func `every text of the subject may have places, and empty tags may be left out`() throws {
        var query = PreparedQuery(
            id: QueryWorld.id(1),
            name: "",
            template: QueryTemplate(type: Self.kind, regexp: "^(.*)-(.*)$", removesEmptyTags: true),
            subject: QuerySubject(service: "${match(1)}")
        )
        query.subject.tags = ["${match(2)}", "${match(9)}"]
        query.subject.near = "${match(2)}"
        query.subject.nodeMeta = ["k": "${match(2)}"]
        query.subject.serviceMeta = ["k": "${match(1)}"]
        query.subject.failover.datacenters = ["${match(2)}"]
        query.subject.failover.targets = [.init(peer: PeerName("${match(2)}"))]
        let subject = try CompiledTemplate(query).query(for: "web-x").subject
        #expect(subject.service == "web" && subject.tags == ["x"] && subject.near == "x")
        #expect(subject.nodeMeta == ["k": "x"] && subject.serviceMeta == ["k": "web"])
        #expect(subject.failover.datacenters == ["x"] && subject.failover.targets == [.init(peer: PeerName("x"))])
    }

    @Test func `the template with the longest beginning is meant, after a query of just that name`() throws {
        var world = QueryWorld()
        for name in ["web", "any", "long", "own"] { world.put(name, of: name) }
        let kind = QueryTemplate(type: Self.kind)
        world.query("", service: "any", number: 1, template: kind)
        world.query("geo-", service: "web", number: 2, template: kind)
        world.query("geo-long-", service: "long", number: 3, template: kind)
        world.query("geo-own", service: "own", number: 4)
        #expect(try world.ask("else") == ["any"])
        #expect(try world.ask("GEO-x") == ["web"])
        #expect(try world.ask("geo-long-x") == ["long"])
        #expect(try world.ask("geo-own") == ["own"])
        #expect(throws: MeshError.self) { try world.ask(QueryWorld.id(2).text) }
        world.apply(.query(.delete(QueryWorld.id(3))))
        #expect(try world.ask("geo-long-x") == ["web"])
    }
}
