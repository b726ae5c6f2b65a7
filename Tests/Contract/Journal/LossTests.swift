import Foundation
import MeshBus
import MeshBusNATS
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

/// A journal that was there is never begun afresh, and never silently shorter.
@Suite(.timeLimit(.minutes(3))) struct `Losses of a journal` {
    /// Writes some entries and ends in order.
    private func fill(_ fixture: JournalFixture, _ journal: (any Journal)? = nil, count: Int = 10) async throws {
        let ledger = try await fixture.ledger("writer", journal: journal)
        try await running([{ try await ledger.run() }]) {
            for _ in 0..<count { _ = try await ledger.add(1, to: "a") }
        }
    }

    /// What a replica says that is started now; nil when it starts.
    private func refusal(_ fixture: JournalFixture, _ journal: (any Journal)? = nil) async throws -> String? {
        let ledger = try await fixture.ledger("again", journal: journal)
        do {
            try await running([{ try await ledger.run() }]) { try await ledger.view.ready(timeout: .seconds(20)) }
            return nil
        } catch let error as MeshError {
            #expect(error.code == .internalFault)
            return error.message
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a journal that does not exist is created only by an explicit act`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let strict: any Journal =
            kind == .memory
            ? InMemoryJournal(mayCreate: false) : fixture.journal(try await fixture.connect(), .init())
        let text = try #require(try await refusal(fixture, strict))
        #expect(text.contains("does not exist"))
        #expect(text.contains("TOMBOLO_JOURNAL_CREATE"))
        try await strict.create()
        #expect(try await refusal(fixture, strict) == nil)
        await fixture.shutdown()
    }

    @Test func `entries lost at the end are named, and an operator's word goes on without them`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        try await fill(fixture)
        #expect(try await JournalAudit.verify(memory).isGood)
        memory.lose(3)
        let text = try #require(try await refusal(fixture))
        #expect(text.contains("ends at sequence 7"))
        #expect(text.contains("the entries after sequence 7, up to index \(JournalIndex.of(10, place: 0)), are lost"))
        // Starting again does not make it good.
        #expect(try await refusal(fixture) != nil)
        let report = try await JournalAudit.verify(memory)
        #expect(report.problems.count == 1)
        #expect(report.end.sequence == 7)
        let accepted = try await JournalAudit.accept(memory)
        #expect(accepted.isGood)
        #expect(accepted.acceptances == 1)
        let ledger = try await fixture.ledger("after")
        try await running([{ try await ledger.run() }]) {
            let (value, written) = try await ledger.add(1, to: "a")
            #expect(value == 8)
            // The index does not go back to those that were lost.
            #expect(written.index > JournalIndex.of(10, place: 0))
        }
        #expect(try await JournalAudit.verify(memory).isGood)
        await #expect(throws: MeshError.self) { try await JournalAudit.accept(memory) }
        await fixture.shutdown()
    }

    @Test func `a stream that is gone is not begun afresh`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        try await fill(fixture)
        memory.loseStream()
        let text = try #require(try await refusal(fixture))
        #expect(text.contains("is gone"))
        #expect(text.contains("all entries (up to sequence 10,"))
        #expect(try await JournalAudit.accept(memory).isGood)
        #expect(try await refusal(fixture) == nil)
        await fixture.shutdown()
    }

    @Test func `an entry that does not follow the one before is damage`() async throws {
        let fixture = try await JournalFixture(.memory)
        let memory = try #require(fixture.memory)
        try await fill(fixture)
        let other = try await JournalFixture(.memory)
        try await fill(other)
        let foreign = try #require(try await other.memory?.entries(after: 4, limit: 1).first)
        memory.damageEntry(at: 5) { $0 = foreign.bytes }
        let text = try #require(try await refusal(fixture))
        #expect(text.contains("the entry at sequence 5 is damaged"))
        #expect(text.contains("does not follow the entry before"))
        let report = try await JournalAudit.verify(memory)
        #expect(!report.isGood)
        #expect(!report.canBeAccepted)
        await fixture.shutdown()
        await other.shutdown()
    }

    @Test func `what an operator set on a stream stays`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        try await fill(fixture)
        let bus = try await fixture.connect()
        let journal = try #require(fixture.journal(bus) as? JetStreamJournal)
        func configuration() async throws -> MeshValue {
            let request = BusMessage(subject: "$JS.API.STREAM.INFO.\(journal.stream)", payload: [], reader: .server)
            let answer = try await bus.request(request, deadline: .seconds(5))
            return try #require(try JSONText.parse(answer.payload)["config"])
        }
        guard case .object(var changed) = try await configuration() else { return }
        changed["max_bytes"] = .integer(1 << 30)
        changed["description"] = "ours"
        _ = try await bus.request(
            BusMessage(
                subject: "$JS.API.STREAM.UPDATE.\(journal.stream)",
                payload: JSONText.bytes(of: .object(changed)),
                reader: .server
            ),
            deadline: .seconds(5)
        )
        #expect(try await refusal(fixture) == nil)
        #expect(try await configuration()["max_bytes"] == .integer(1 << 30))
        #expect(try await configuration()["description"] == "ours")
        await fixture.shutdown()
    }
}
