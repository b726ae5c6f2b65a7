import AgentLogic
import Testing

@Suite struct `The group of servers` {
    /// A view of `s1` in the form of nats-server 2.15.
    private func view(_ names: [String], reached: [String], leader: String = "s2") throws -> ServerGroupView {
        let replicas = names.map { #"{"name":"\#($0)","current":true,"active":1,"lag":3,"peer":"x"}"# }
        let text =
            #"{"name":"dc1","leader":"\#(leader)","own":"s1","replicas":[\#(replicas.joined(separator: ","))],"#
            + #""reached":[\#(reached.map { "\"\($0)\"" }.joined(separator: ","))],"cluster_size":\#(names.count + 1)}"#
        return try #require(ServerGroupView(text))
    }

    @Test func `who is reached is told by routes, not by what the group believes`() throws {
        let view = try view(["s3", "s2"], reached: ["s2", "stranger"])
        #expect(view.leader == "s2")
        #expect(view.others.map(\.name) == ["s2", "s3"])
        #expect(view.others.map(\.isReached) == [true, false])
        #expect(view.others.map(\.lag) == [3, 3])
        #expect(view.reachedCount == 2)
        #expect(view.majority == 2)
        #expect(view.lack == nil)
        for text in ["", "no json", "[1]", "3"] { #expect(ServerGroupView(text) == nil) }
    }

    @Test func `a server among the others of its own group is one, also when it is listed as another`() throws {
        #expect(try view(["s1", "s2", "s3"], reached: []).size == 3)
    }

    @Test func `without a majority the reason names who is up and who is not`() throws {
        #expect(
            try view(["s2", "s3"], reached: [], leader: "").lack
                == "no majority of the servers is there: s1 reaches no other server (not reached: s2, s3); 1 of 3 are up, "
                + "2 are needed; ?stale reads what is known here"
        )
        let five = ["s2", "s3", "s4", "s5"]
        #expect(
            try view(five, reached: ["s4"]).lack
                == "no majority of the servers is there: s1 reaches only s4 (not reached: s2, s3, s5); 2 of 5 are up, "
                + "3 are needed; ?stale reads what is known here"
        )
        #expect(try view(five, reached: ["s4", "s5"]).lack == nil)
    }

    @Test func `two of four may hold a majority of a journal's three copies, so nothing is said of them`() throws {
        #expect(try view(["s2", "s3", "s4"], reached: ["s3"]).lack == nil)
        #expect(try view(["s2", "s3", "s4"], reached: []).lack != nil)
        #expect(try view(["s2"], reached: []).lack != nil)
        #expect(try view([], reached: []).lack == nil)
    }

    @Test func `only a server that is lost is removed, and only by a majority`() throws {
        let all = try view(["s2", "s3"], reached: ["s2"])
        #expect(ServerRemoval.refusal(of: "s3", life: nil, in: all) == nil)
        let lives = try #require(ServerRemoval.refusal(of: "s3", life: "its agent is alive in the catalog", in: all))
        #expect(lives.hasPrefix("server s3 runs: its agent is alive in the catalog."))
        let alone = try view(["s2", "s3"], reached: [])
        let refusal = try #require(ServerRemoval.refusal(of: "s3", life: nil, in: alone))
        #expect(refusal.contains("2 of 3, and only s1 can be reached"))
        // Two of four could write journals, but do not decide about the group.
        #expect(ServerRemoval.refusal(of: "s4", life: nil, in: try view(["s2", "s3", "s4"], reached: ["s2"])) != nil)
    }
}
