import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Ledger replicas` {
    /// The value after a replay of the journal by a replica of its own.
    private func replayed(_ fixture: JournalFixture) async throws -> Version<RegisterState> {
        let fresh = try await fixture.ledger("fresh")
        let box = VersionBox()
        try await running([{ try await fresh.run() }]) {
            try await fresh.view.ready(timeout: Patience.long)
            await box.set(fresh.view.current)
        }
        return try #require(await box.version)
    }

    @Test(arguments: JournalKind.allCases)
    func `an answered write is stored and has the next index`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            for round in 1...5 as ClosedRange<UInt64> {
                let (value, written) = try await ledger.add(2, to: "a")
                #expect(value == Int64(2 * round))
                #expect(written.index == JournalIndex.of(round, place: 0))
                #expect(ledger.view.current.index >= written.index)
            }
        }
        #expect(try await replayed(fixture).state.value("a") == 10)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a refused write leaves nothing and others are carried out`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        if number.isMultiple(of: 2) {
                            _ = try await ledger.add(1, to: "a")
                        } else {
                            await #expect(throws: MeshError(.notFound, "no")) {
                                try await ledger.write(CallContext()) { draft throws(MeshError) in
                                    draft.record(.set("a", 1000))
                                    throw MeshError(.notFound, "no")
                                }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(ledger.view.current.state.value("a") == 20)
            // The refused ones have no index.
            let last = ledger.view.current
            #expect(last.state.rows["a"]?.modifyIndex == last.index)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a repeated request is carried out once by whichever replica`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        try await running([{ try await one.run() }, { try await two.run() }]) {
            let first = try await one.add(1, to: "a", requestID: "r1")
            let again = try await one.add(1, to: "a", requestID: "r1")
            let elsewhere = try await two.add(1, to: "a", requestID: "r1")
            #expect(again.written == first.written)
            #expect(elsewhere.written == first.written)
            let together = try await withThrowingTaskGroup(of: Int64.self) { group in
                for number in 0..<20 {
                    let ledger = number.isMultiple(of: 2) ? one : two
                    group.addTask { try await ledger.add(1, to: "a", requestID: "r2").value }
                }
                var values: Set<Int64> = []
                for try await value in group { values.insert(value) }
                return values
            }
            #expect(together == [2])
        }
        let restarted = try await fixture.ledger("three")
        try await running([{ try await restarted.run() }]) {
            let known = try await restarted.add(1, to: "a", requestID: "r2").value
            let new = try await restarted.add(1, to: "a", requestID: "r3").value
            #expect([known, new] == [2, 3])
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `a linearizable read sees what another replica has acknowledged`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        try await running([{ try await one.run() }, { try await two.run() }]) {
            for round in 1...50 as ClosedRange<Int64> {
                _ = try await one.add(1, to: "a")
                #expect(try await two.read().state.value("a") == round)
                // A write that records nothing, or is refused, is decided on the newest state too.
                let seen = try await two.write(CallContext()) { draft in Array(String(draft.state.value("a")).utf8) }
                #expect(String(decoding: seen.reply, as: UTF8.self) == String(round))
                await #expect(throws: MeshError(.conflict, "a is \(round)")) {
                    try await two.write(CallContext()) { draft throws(MeshError) in
                        throw MeshError(.conflict, "a is \(draft.state.value("a"))")
                    }
                }
            }
        }
        await fixture.shutdown()
    }

    @Test func `reads that wait at the same moment share one question`() async throws {
        let fixture = try await JournalFixture(.memory)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            try await ledger.view.ready(timeout: Patience.long)
            let before = try #require(fixture.memory).questionCount
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<1000 { group.addTask { _ = try await ledger.read() } }
                try await group.waitForAll()
            }
            let questions = try #require(fixture.memory).questionCount - before
            #expect(questions < 500)
        }
    }

    @Test func `writes that wait share one entry`() async throws {
        let fixture = try await JournalFixture(.memory)
        let slow = InMemoryJournal(delay: .milliseconds(5))
        let ledger = try await fixture.ledger("one", journal: slow)
        try await running([{ try await ledger.run() }]) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<500 { group.addTask { _ = try await ledger.add(1, to: "a") } }
                try await group.waitForAll()
            }
            #expect(ledger.view.current.state.value("a") == 500)
            #expect(try await slow.lastSequence() < 100)
        }
    }

    @Test func `a write too large for an entry is refused and the others are split over entries`() async throws {
        let fixture = try await JournalFixture(.memory, entryBytes: 4096)
        var settings = LedgerSettings()
        settings.entryBytes = 100_000
        let ledger = try await fixture.ledger("one", settings: settings)
        try await running([{ try await ledger.run() }]) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let key = String(repeating: "k", count: number == 30 ? 8000 : 300) + String(number)
                        do throws(MeshError) {
                            _ = try await ledger.add(1, to: key)
                            #expect(number != 30)
                        } catch {
                            #expect(number == 30)
                            #expect(error.code == .badRequest)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(ledger.view.current.state.rows.count == 59)
            let indexes = ledger.view.current.state.rows.values.map(\.modifyIndex)
            #expect(Set(indexes).count == 59)
        }
    }

    @Test func `writes end at their deadline and too many are refused while the journal is away`() async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = LedgerSettings()
        settings.waitingWrites = 10
        let ledger = try await fixture.ledger("one", settings: settings)
        try await running([{ try await ledger.run() }]) {
            _ = try await ledger.add(1, to: "a")
            fixture.memory?.setAway(true)
            let codes = await withTaskGroup(of: MeshError.Code?.self) { group in
                for _ in 0..<30 {
                    group.addTask {
                        do throws(MeshError) {
                            _ = try await ledger.add(1, to: "a", timeout: .milliseconds(300))
                            return nil
                        } catch { return error.code }
                    }
                }
                var codes: [MeshError.Code?] = []
                for await code in group { codes.append(code) }
                return codes
            }
            #expect(codes.count { $0 == .overloaded } == 20)
            #expect(codes.count { $0 == .deadlineExceeded } == 10)
            fixture.memory?.setAway(false)
            #expect(try await ledger.add(1, to: "a").value == 2)
        }
    }

    private static let troubles: [[InMemoryJournal.Fault]] = [
        [.unavailable, .unavailable], [.answerLost, .answerLost], [.requestLost, .requestLost],
        // A leader names an entry, of ours or of somebody else, and is gone before that entry is stored.
        [.announcedInVain, .announcedInVain], [.requestLost, .announcedInVain], [.answerLost, .announcedInVain],
        [.requestLost, .announcedInVain, .answerLost],
    ]

    @Test(arguments: troubles)
    func `whatever happens to an append, the write is carried out once`(
        _ faults: [InMemoryJournal.Fault]
    ) async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = LedgerSettings()
        settings.patience = .milliseconds(10)
        settings.retryPause = .milliseconds(2)
        let ledger = try await fixture.ledger("one", settings: settings)
        let other = try await fixture.ledger("two", settings: settings)
        try await running([{ try await ledger.run() }, { try await other.run() }]) {
            for round in 1...20 as ClosedRange<Int64> {
                fixture.memory?.fail(with: faults)
                async let elsewhere = other.add(1, to: "b")
                let here = try await ledger.add(1, to: "a").value
                let there = try await elsewhere.value
                #expect([here, there] == [round, round])
            }
            let seen = try await other.read().state.value("a")
            #expect(seen == 20)
        }
        let version = try await replayed(fixture)
        #expect(version.state.value("a") == 20)
        #expect(version.state.value("b") == 20)
        #expect(version.index == max(version.state.index(of: "a"), version.state.index(of: "b")))
    }

    @Test(arguments: JournalKind.allCases)
    func `a damaged entry stops the replica with a message that names it`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            for _ in 0..<3 { _ = try await ledger.add(1, to: "a") }
        }
        let journal = fixture.journal(try await fixture.connect())
        if let memory = fixture.memory {
            memory.damageEntry(at: 2) { $0[$0.count / 2] ^= 1 }
        } else {
            _ = try await journal.append([1, 2, 3, 4, 5, 6, 7, 8], expecting: 3)
        }
        let sequence = fixture.memory == nil ? 4 : 2
        let again = try await fixture.ledger("two")
        do {
            try await again.run()
            Issue.record("it runs")
        } catch let error as MeshError {
            #expect(error.code == .internalFault)
            #expect(error.message.contains("\(journal.name): the entry at sequence \(sequence) is damaged"))
        }
        #expect(!again.view.isReady)
        await fixture.shutdown()
    }
}

extension `Ledger replicas` {
    @Test(arguments: LedgerStep.allCases)
    func `a replica that dies at a step of a write leaves it done once`(_ step: LedgerStep) async throws {
        struct Killed: Error {}
        let fixture = try await JournalFixture(.memory)
        let other = try await fixture.ledger("other")
        try await running([{ try await other.run() }]) {
            for round in 1...10 as ClosedRange<Int64> {
                let reached = Mutex(0)
                var settings = LedgerSettings()
                settings.atStep = { current in
                    // At the second write, so that there is something before it.
                    guard current == step,
                        reached.withLock({
                            $0 += 1
                            return $0
                        }) == 2
                    else { return }
                    throw Killed()
                }
                let doomed = try await fixture.ledger("doomed", settings: settings)
                let dying = Task { try await doomed.run() }
                _ = try await doomed.add(1, to: "a", requestID: "first-\(round)")
                let answer = try? await doomed.add(1, to: "a", requestID: "second-\(round)")
                #expect(answer == nil || step == .answered)
                await #expect(throws: Killed.self) { try await dying.value }
                // The one who asked asks again, as it does when the connection breaks.
                let again = try await other.add(1, to: "a", requestID: "second-\(round)")
                #expect(again.value == 2 * round)
                if let answer { #expect(again.written == answer.written) }
                #expect(try await other.read().state.value("a") == 2 * round)
            }
        }
        let version = try await replayed(fixture)
        #expect(version.state.value("a") == 20)
        #expect(version.index == version.state.index(of: "a"))
    }

    @Test func `request ids are remembered for a time, and at most so many`() async throws {
        let fixture = try await JournalFixture(.memory)
        var settings = LedgerSettings()
        settings.rememberedRequests = 2
        settings.rememberedTime = .seconds(600)
        settings.rememberedLimit = 4
        let patient = try await fixture.ledger("patient", settings: settings)
        settings.rememberedTime = .zero
        let forgetful = try await fixture.ledger("forgetful", settings: settings)
        try await running([{ try await patient.run() }, { try await forgetful.run() }]) {
            for number in 1...4 { _ = try await patient.add(1, to: "a", requestID: "r\(number)") }
            #expect(try await patient.add(1, to: "a", requestID: "r1").value == 1)
            #expect(try await forgetful.add(1, to: "a", requestID: "r4").value == 4)
            #expect(try await forgetful.add(1, to: "a", requestID: "r1").value == 5)
            // The fifth drives out the first, and no other.
            #expect(try await patient.add(1, to: "a", requestID: "r5").value == 6)
            #expect(try await patient.add(1, to: "a", requestID: "r2").value == 2)
            #expect(try await patient.add(1, to: "a", requestID: "r1").value == 7)
        }
    }

    @Test func `a read waits for a journal that comes back in time`() async throws {
        let fixture = try await JournalFixture(.memory)
        let ledger = try await fixture.ledger("one")
        try await running([{ try await ledger.run() }]) {
            _ = try await ledger.add(1, to: "a")
            fixture.memory?.setAway(true)
            let asked = try #require(fixture.memory).refusalCount
            async let version = ledger.read()
            while try #require(fixture.memory).refusalCount < asked + 3 { try await Task.sleep(for: .milliseconds(1)) }
            fixture.memory?.setAway(false)
            #expect(try await version.state.value("a") == 1)
        }
    }
}

/// Carries a version out of a test's body.
actor VersionBox {
    private(set) var version: Version<RegisterState>?

    func set(_ version: Version<RegisterState>) { self.version = version }
}
