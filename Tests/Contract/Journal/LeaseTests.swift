import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// The table of leases, without a journal.
@Suite struct `Lease table` {
    private let name = LeaseName("reaping")

    private func take(
        _ table: inout LeaseTable,
        _ holder: String,
        at index: UInt64,
        expired: Set<String> = []
    ) throws(MeshError) -> Lease {
        let lease = try table.acquiring(name, for: holder, term: .seconds(5), at: index) {
            expired.contains($0.holder)
        }
        table.apply(.put(lease))
        return lease
    }

    @Test func `the epoch rises with every holder and stays for the same one`() throws {
        var table = LeaseTable()
        let first = try take(&table, "a", at: 7)
        #expect(first.epoch == 7)
        let renewed = try take(&table, "a", at: 9)
        #expect((renewed.epoch, renewed.renewed) == (7, 9))
        #expect(throws: MeshError(.conflict, "the lease \"reaping\" is held by a since index 7")) {
            try take(&table, "b", at: 10)
        }
        let second = try take(&table, "b", at: 11, expired: ["a"])
        #expect(second.epoch == 11)
        #expect(throws: MeshError.self) { try table.held(by: first.token) }
        #expect(try table.held(by: second.token) == second)
        // Given up and taken again by the first: no epoch comes again, though nothing of the lease was left.
        table.apply(.remove(name))
        #expect(throws: MeshError.self) { try table.held(by: second.token) }
        #expect(try take(&table, "a", at: 12).epoch == 12)
    }

    @Test func `a fence only rises`() throws {
        var table = LeaseTable()
        let low = LeaseToken(name, epoch: 4)
        let high = LeaseToken(name, epoch: 9)
        table.apply(try #require(try table.fencing(high)))
        #expect(try table.fencing(high) == nil)
        let refusal = #expect(throws: MeshError.self) { try table.fencing(low) }
        #expect(refusal?.code == .rejected)
        #expect(refusal?.message.contains("epoch 4 is over; somebody wrote with epoch 9") == true)
        table.apply(.fence(low))
        #expect(table.fence(name) == 9)
    }

    @Test func `its rows make the same table`() throws {
        var table = LeaseTable()
        _ = try take(&table, "a", at: 3)
        table.apply(.fence(LeaseToken(LeaseName("import/east"), epoch: 5)))
        table.apply(.fence(LeaseToken(LeaseName("import/alpha"), epoch: 6)))
        var again = LeaseTable()
        for row in table.rows { again.apply(row) }
        #expect(again == table)
        #expect(again.rows == table.rows)
    }

    @Test(arguments: [
        ("", "a", 5000, "name"), (String(repeating: "n", count: 513), "a", 5000, "name"), ("n", "", 5000, "holder"),
        ("n", "a", 1, "term"), ("n", "a", 90_000_000, "term"),
    ])
    func `bad input is refused by the name of the field`(
        _ name: String,
        _ holder: String,
        _ milliseconds: Int,
        _ field: String
    ) {
        let refusal = #expect(throws: MeshError.self) {
            try LeaseTable().acquiring(
                LeaseName(name),
                for: holder,
                term: .milliseconds(milliseconds),
                at: 1,
                isExpired: { _ in true }
            )
        }
        #expect(refusal?.code == .badRequest)
        #expect(refusal?.message.hasPrefix("\(field): ") == true)
    }
}

@Suite(.timeLimit(.minutes(3))) struct `Leases in the journal` {
    private let name = LeaseName("reaping")
    /// Long enough for a machine that is busy with other things.
    private let term = Duration.milliseconds(1500)

    @Test(arguments: JournalKind.allCases)
    func `one has it until it gives it up or is silent for the term`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let one = try await fixture.ledger("one")
        let two = try await fixture.ledger("two")
        let (name, term) = (name, term)
        try await running([{ try await one.run() }, { try await two.run() }]) {
            let first = try await one.acquire(name, for: "a", term: term)
            let refusal = await #expect(throws: MeshError.self) { try await two.acquire(name, for: "b", term: term) }
            #expect(refusal?.code == .conflict)
            #expect(refusal?.message.contains("held by a since index \(first.epoch)") == true)
            // Renewed, it lasts longer than its term.
            for _ in 0..<4 {
                try await Task.sleep(for: term / 3)
                #expect(try await one.renew(first.token).epoch == first.epoch)
            }
            await #expect(throws: MeshError.self) { try await two.acquire(name, for: "b", term: term) }
            // Silent, it is lost, and not before.
            let begin = ContinuousClock.now
            var second: Lease?
            while second == nil { second = try? await two.acquire(name, for: "b", term: term) }
            let taken = try #require(second)
            #expect(begin.duration(to: .now) > term * 0.7)
            #expect(taken.epoch > first.epoch)
            let late = await #expect(throws: MeshError.self) { try await one.renew(first.token) }
            #expect(late?.code == .rejected)
            // A release that comes too late takes nothing away.
            try await one.release(first.token)
            #expect(try await two.renew(taken.token).epoch == taken.epoch)
            // Given up, it is free at once.
            try await two.release(taken.token)
            let third = try await one.acquire(name, for: "c", term: .seconds(600))
            #expect(third.epoch > taken.epoch)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `leases, fences and epochs survive snapshots and restarts`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        var settings = LedgerSettings()
        settings.snapshotEntries = 4
        let one = try await fixture.ledger("one", settings: settings)
        let journal = fixture.journal(try await fixture.connect())
        let name = name
        let epochs = Mutex<[UInt64]>([])
        try await running([{ try await one.run() }]) {
            for holder in ["a", "b"] {
                let lease = try await one.acquire(name, for: holder, term: .seconds(600))
                epochs.withLock { $0.append(lease.epoch) }
                if holder == "a" { try await one.release(lease.token) }
            }
            _ = try await one.write(CallContext()) { draft throws(MeshError) in
                try draft.fence(LeaseToken(LeaseName("import/east"), epoch: 40))
                return []
            }
            // The log is cut behind two snapshots.
            while try await journal.firstSequence() <= 6 { _ = try await one.add(1, to: "a") }
        }
        let two = try await fixture.ledger("two")
        try await running([{ try await two.run() }]) {
            try await two.view.ready(timeout: Patience.long)
            #expect(two.view.current.leases[name]?.holder == "b")
            #expect(two.view.current.leases.fence(LeaseName("import/east")) == 40)
            // Another replica's start gives nobody the lease of somebody who may live.
            await #expect(throws: MeshError.self) { try await two.acquire(name, for: "c", term: .seconds(1)) }
            let lease = try #require(two.view.current.leases[name])
            #expect(lease.epoch == epochs.withLock { $0.last })
            try await two.release(lease.token)
            let last = try await two.acquire(name, for: "a", term: .seconds(600))
            epochs.withLock { $0.append(last.epoch) }
            await #expect(throws: MeshError.self) {
                try await two.write(CallContext()) { draft throws(MeshError) in
                    try draft.fence(LeaseToken(LeaseName("import/east"), epoch: 39))
                    return []
                }
            }
        }
        let all = epochs.withLock { $0 }
        #expect(all == Set(all).sorted())
        await fixture.shutdown()
    }

    /// Three replicas; the holder is stopped as by SIGSTOP, another one takes the lease and writes, the first one wakes up and
    /// writes what it had in mind.
    @Test(arguments: JournalKind.allCases)
    func `a holder that was asleep is refused when it writes`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let gate = GatedJournal(fixture.journal(try await fixture.connect()))
        let sleeper = try await fixture.ledger("sleeper", journal: gate)
        let others = [try await fixture.ledger("two"), try await fixture.ledger("three")]
        let (name, term) = (name, term)
        try await running([
            { try await sleeper.run() }, { try await others[0].run() }, { try await others[1].run() },
        ]) {
            let first = try await sleeper.acquire(name, for: "sleeper", term: term)
            _ = try await sleeper.write(CallContext(), holding: first.token) { draft in
                draft.record(.set("owner", 1))
                return []
            }
            for other in others {
                _ = try await other.read()
                #expect(other.view.current.leases[name]?.epoch == first.epoch)
            }
            gate.close(true)
            // What it decided before it fell asleep is under way.
            let late = Task {
                try await sleeper.write(CallContext(timeout: .seconds(30)), holding: first.token) { draft in
                    draft.record(.set("owner", 1))
                    return []
                }
            }
            let second = try await withThrowingTaskGroup(of: Lease?.self) { group in
                for (number, other) in others.enumerated() {
                    group.addTask {
                        let end = ContinuousClock.now + .seconds(20)
                        while ContinuousClock.now < end {
                            do throws(MeshError) {
                                return try await other.acquire(name, for: "other-\(number)", term: .seconds(600))
                            } catch { if other.view.current.leases[name]?.epoch != first.epoch { return nil } }
                        }
                        return nil
                    }
                }
                var leases: [Lease] = []
                for try await lease in group { if let lease { leases.append(lease) } }
                #expect(leases.count == 1)
                return try #require(leases.first)
            }
            #expect(second.epoch > first.epoch)
            _ = try await others[0].write(CallContext(), holding: second.token) { draft in
                draft.record(.set("owner", 2))
                return []
            }
            gate.close(false)
            let refusal = await #expect(throws: MeshError.self) { try await late.value }
            #expect(refusal?.code == .rejected)
            #expect(refusal?.message.contains("of epoch \(first.epoch) is over") == true)
            #expect(refusal?.message.contains("\(second.holder) has it in epoch \(second.epoch)") == true)
            #expect(try await others[1].read().state.value("owner") == 2)
            // What needs no lease it may still write.
            #expect(try await sleeper.add(1, to: "a").value == 1)
        }
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `work that needs a lease goes on at another replica when its holder is killed`(
        _ kind: JournalKind
    ) async throws {
        let fixture = try await JournalFixture(kind)
        let gate = GatedJournal(fixture.journal(try await fixture.connect()))
        let doomed = try await fixture.ledger("doomed", journal: gate)
        let two = try await fixture.ledger("two")
        let three = try await fixture.ledger("three")
        let name = name
        // A disk that others use as well may take a second for one entry.
        let term = Duration.seconds(4)
        let history = Mutex<[String]>([])
        let isCancelled = Mutex(false)
        let work: @Sendable (String, LeaseToken) async throws -> Void = { who, _ in
            history.withLock { $0.append(who) }
            do { try await Task.sleep(for: .seconds(600)) } catch {
                if who == "doomed" { isCancelled.withLock { $0 = true } }
                throw error
            }
        }
        try await running([{ try await doomed.run() }, { try await two.run() }, { try await three.run() }]) {
            let first = Task { try await doomed.withLease(name, term: term) { try await work("doomed", $0) } }
            while history.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
            let waiting = [two, three].map { ledger in
                Task { try await ledger.withLease(name, term: term) { try await work("next", $0) } }
            }
            // Longer than the term: it is renewed.
            try await Task.sleep(for: term * 1.3)
            #expect(history.withLock { $0 } == ["doomed"])
            // Nothing of it reaches the journal any more.
            gate.close(true)
            let end = ContinuousClock.now + .seconds(20)
            while history.withLock({ $0.count }) < 2, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(history.withLock { $0 } == ["doomed", "next"])
            // The one that lost it stopped by its own clock, before the other one began.
            #expect(isCancelled.withLock { $0 })
            // One ends in peace: the other one need not wait for the term.
            for task in waiting { task.cancel() }
            for task in waiting { _ = await task.result }
            gate.close(false)
            await #expect(throws: MeshError.self) { try await first.value }
        }
        #expect(history.withLock { $0.count } <= 3)
        await fixture.shutdown()
    }
}
