import CommandLineLogic
import MeshDomain
import Testing

@Suite struct `Watches and locks` {
    private func plan(_ words: String...) throws -> WatchPlan {
        try WatchPlan(try FlagValues(parsing: words, flags: Command.watch.flags))
    }

    @Test func `each type asks its question`() throws {
        func target(_ plan: WatchPlan) -> String {
            plan.path.joined(separator: "/") + plan.query.map { "?\($0.name)=\($0.value)" }.joined()
        }
        #expect(target(try plan("-type=key", "-key=a/b")) == "kv/a/b")
        #expect(target(try plan("-type=keyprefix", "-prefix=a/")) == "kv/a/?recurse=")
        #expect(target(try plan("-type=services")) == "catalog/services")
        #expect(target(try plan("-type=nodes", "-filter=x")) == "catalog/nodes?filter=x")
        #expect(
            target(try plan("-type=service", "-service=web", "-tag=a", "-tag=b", "-passingonly=true"))
                == "health/service/web?tag=a?tag=b?passing=1"
        )
        #expect(target(try plan("-type=checks")) == "health/state/any")
        #expect(target(try plan("-type=checks", "-state=critical")) == "health/state/critical")
        #expect(target(try plan("-type=checks", "-service=web")) == "health/checks/web")
        #expect(target(try plan("-type=event", "-name=deploy")) == "event/list?name=deploy")
    }

    @Test(
        arguments: [
            ([], "-type"), (["-type=key"], "-key"), (["-type=keyprefix"], "-prefix"), (["-type=service"], "-service"),
            (["-type=nope"], "nope"), (["-type=checks", "-service=a", "-state=any"], "-state"),
            (["-type=service", "-service=a", "-passingonly=maybe"], "-passingonly"),
        ] as [([String], String)]
    )
    func `what is missing or wrong is named`(_ words: [String], _ name: String) throws {
        let flags = try FlagValues(parsing: words, flags: Command.watch.flags)
        let error = #expect(throws: UsageError.self) { try WatchPlan(flags) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func `of one key its row is shown, of others the answer`() throws {
        let row: MeshValue = ["Key": "a"]
        #expect(try plan("-type=key", "-key=a").shown(.array([row])) == row)
        #expect(try plan("-type=key", "-key=a").shown(.null) == .null)
        #expect(try plan("-type=nodes").shown(.array([row])) == .array([row]))
    }

    @Test func `an index that went back begins anew`() {
        #expect(WatchPlan.next(after: 5, 7) == 7)
        #expect(WatchPlan.next(after: 5, 3) == 0)
    }

    @Test func `as many hold a lock as may`() throws {
        var record = SemaphoreRecord(limit: 2)
        let ids = ["a", "b", "c"].map { SessionID($0) }
        let added = [ids[1], ids[0], ids[0], ids[2]].map { record.add($0) }
        #expect(added == [true, true, true, false])
        #expect(record.holders == [ids[0], ids[1]])
        var read = try SemaphoreRecord(record.value, limit: 2)
        #expect(read == record)
        read.keep([ids[1], ids[2]])
        let isAdded = read.add(ids[2])
        #expect(isAdded && read.holders == [ids[1], ids[2]])
        read.remove(ids[1])
        #expect(read.isHeld(by: ids[2]) && !read.isHeld(by: ids[1]))
        #expect(throws: UsageError.self) { try SemaphoreRecord(record.value, limit: 3) }
        #expect(throws: UsageError.self) { try SemaphoreRecord(.string("x"), limit: 2) }
    }
}
