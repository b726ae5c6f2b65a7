import AgentLogic
import MeshDomain
import Testing

@Suite struct `Datacenters` {
    private let start = Duration.seconds(1000)

    private func server(_ node: String, _ datacenter: String, after: Duration = .zero) -> DatacenterTable.Server {
        DatacenterTable.Server(
            datacenter: datacenter,
            node: NodeName(node),
            address: "10.0.0.1",
            port: 8302,
            tags: ["dc": datacenter],
            heard: start + after
        )
    }

    @Test func `one alone is known before anybody has spoken`() {
        let table = DatacenterTable(own: "dc1")
        #expect(table.datacenters(start) == ["dc1"])
        #expect(table.knows("dc1"))
        #expect(!table.knows("dc2"))
        #expect(table.silence(of: "dc1", start) == nil)
    }

    @Test func `a datacenter is there as long as one of its servers is heard`() {
        var table = DatacenterTable(own: "dc1")
        table.take(server("b", "dc2"))
        table.take(server("c", "dc2", after: .seconds(3)))
        #expect(table.silence(of: "dc2", start + .seconds(7)) == nil)
        #expect(table.all.map { $0.isAlive(start + .seconds(7)) } == [false, true])
        #expect(table.silence(of: "dc2", start + .seconds(9)) == .seconds(6))
        table.take(server("b", "dc2", after: .seconds(9)))
        #expect(table.silence(of: "dc2", start + .seconds(9)) == nil)
    }

    @Test func `lost ones are listed last, and those that have left are not`() {
        var table = DatacenterTable(own: "dc2")
        table.take(server("a", "dc1"))
        table.take(server("z", "dc9", after: .seconds(10)))
        #expect(table.datacenters(start + .seconds(11)) == ["dc2", "dc9", "dc1"])
        var leaving = server("z", "dc9", after: .seconds(11))
        leaving.hasLeft = true
        table.take(leaving)
        #expect(table.datacenters(start + .seconds(12)) == ["dc2", "dc1"])
        #expect(!table.knows("dc9"))
    }

    @Test func `what is remembered is bounded, and the lost give way in time`() {
        var table = DatacenterTable(own: "dc1")
        for number in 0..<DatacenterTable.limit {
            table.take(server("n\(number)", "other\(number / DatacenterTable.limitOfOne)"))
        }
        #expect(table.all.count == DatacenterTable.limit)
        table.take(server("late", "dc3"))
        #expect(!table.knows("dc3"))
        table.take(server("late", "dc3", after: DatacenterTable.memory + .seconds(1)))
        #expect(table.knows("dc3"))
        #expect(table.all.count == 1)
    }

    @Test func `servers of one datacenter do not keep the others' out`() {
        var table = DatacenterTable(own: "dc1")
        for number in 0..<DatacenterTable.limit { table.take(server("n\(number)", "dc2")) }
        #expect(table.all.count == DatacenterTable.limitOfOne)
        table.take(server("a", "dc3"))
        #expect(table.knows("dc3"))
        // One that is known is still heard.
        table.take(server("n0", "dc2", after: .seconds(30)))
        #expect(table.silence(of: "dc2", start + .seconds(31)) == nil)
    }

    @Test func `nothing of another datacenter's answer runs in a browser or is about a connection`() {
        for (given, expected) in [
            ("application/json", "application/json"), ("text/plain; charset=utf-8", "text/plain; charset=utf-8"),
            ("", ""),
            ("text/html", "application/octet-stream"), ("application/json\r\nX: y", "application/octet-stream"),
        ] { #expect(AnswerRules.contentType(given) == expected) }
        for header in ["X-Consul-Index", "Vary", "cache-control", "ETag", "Location", "X-Content-Type-Options"] {
            #expect(AnswerRules.isKept(header: header, "1"))
        }
        for header in ["Set-Cookie", "Content-Length", "Transfer-Encoding", "Access-Control-Allow-Origin"] {
            #expect(!AnswerRules.isKept(header: header, "1"))
        }
        #expect(!AnswerRules.isKept(header: "X-Consul-Index", "1\r\nSet-Cookie: a=b"))
        #expect(!AnswerRules.isKept(header: "X-Consul-Index: 1\r\nSet-Cookie", "a"))
    }

    @Test func `answers of other datacenters have the addresses for others`() throws {
        let text = """
            [{"Node":{"Node":"n","Address":"1","TaggedAddresses":{"wan":"9"}},
              "Service":{"Address":"2","Port":80,"TaggedAddresses":{"wan":{"Address":"8","Port":81}}}},
             {"Address":"3","TaggedAddresses":null,"ServiceAddress":"","ServicePort":5,
              "ServiceTaggedAddresses":{"wan":{"Address":"7","Port":6}}}]
            """
        let value = WideAddresses.translated(try JSONText.parse(text))
        #expect(value.arrayValue?.first?["Node"]?["Address"] == "9")
        #expect(value.arrayValue?.first?["Service"]?["Address"] == "8")
        #expect(value.arrayValue?.first?["Service"]?["Port"] == 81)
        #expect(value.arrayValue?.last?["Address"] == "3")
        #expect(value.arrayValue?.last?["ServiceAddress"] == "7")
        #expect(value.arrayValue?.last?["ServicePort"] == 6)
    }
}
