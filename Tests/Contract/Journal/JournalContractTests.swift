import MeshBus
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite struct `Journal contract` {
    @Test(arguments: JournalKind.allCases)
    func `entries get consecutive sequences and come back in order`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        try await journal.open()
        #expect(try await journal.lastSequence() == 0)
        #expect(try await journal.firstSequence() == 0)
        #expect(try await journal.entries(after: 0, limit: 10).isEmpty)
        for number in 1...20 as ClosedRange<UInt64> {
            #expect(try await journal.append([UInt8(number), 0, 255], expecting: number - 1) == number)
        }
        #expect(try await journal.lastSequence() == 20)
        let some = try await journal.entries(after: 3, limit: 5)
        #expect(some == (4...8).map { JournalEntry(sequence: $0, bytes: [UInt8($0), 0, 255]) })
        #expect(try await journal.entries(after: 18, limit: 5).map(\.sequence) == [19, 20])
        #expect(try await journal.entries(after: 20, limit: 5).isEmpty)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `an append that expects another sequence stores nothing`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        let other = fixture.journal(try await fixture.connect())
        try await journal.open()
        _ = try await journal.append([1], expecting: 0)
        await #expect(throws: JournalError.conflict(last: 1)) { try await other.append([2], expecting: 0) }
        await #expect(throws: JournalError.conflict(last: 1)) { try await other.append([2], expecting: 7) }
        #expect(try await other.append([3], expecting: 1) == 2)
        #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [[1], [3]])
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `an entry that is too large is refused and a large one is stored`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        let large = [UInt8](repeating: 7, count: 900 * 1024 + 100)
        #expect(try await journal.append(large, expecting: 0) == 1)
        do {
            _ = try await journal.append([UInt8](repeating: 1, count: 2 << 20), expecting: 1)
            Issue.record("it was stored")
        } catch {
            guard case .tooLarge = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(try await journal.entries(after: 0, limit: 10).map(\.bytes) == [large])
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `appends wake the other replicas`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        let other = fixture.journal(try await fixture.connect())
        try await journal.open()
        let (hints, continuation) = AsyncStream<UInt64>.makeStream()
        let heard = await withTaskGroup(of: UInt64?.self) { group in
            group.addTask {
                try? await other.followAppends { continuation.yield($0) }
                return nil
            }
            group.addTask {
                // The subscription may come after the first appends, so they go on until one is heard.
                var last = (try? await journal.lastSequence()) ?? 0
                while !Task.isCancelled {
                    last = (try? await journal.append([1], expecting: last)) ?? last
                    try? await Task.sleep(for: .milliseconds(5))
                }
                return nil
            }
            group.addTask {
                for await hint in hints { return hint }
                return nil
            }
            defer { group.cancelAll() }
            for await hint in group where hint != nil { return hint }
            return nil
        }
        #expect(try #require(heard) >= 1)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `what is cut is gone and the numbering goes on`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        for number in 0..<10 as Range<UInt64> { _ = try await journal.append([UInt8(number)], expecting: number) }
        try await journal.cut(upTo: 4)
        #expect(try await journal.firstSequence() == 5)
        #expect(try await journal.lastSequence() == 10)
        #expect(try await journal.entries(after: 4, limit: 2).map(\.sequence) == [5, 6])
        #expect(try await journal.entries(after: 1, limit: 2).map(\.sequence) == [5, 6])
        // The newest one stays: it says where the next one goes.
        try await journal.cut(upTo: 10)
        #expect(try await journal.firstSequence() == 10)
        #expect(try await journal.append([9], expecting: 10) == 11)
        await fixture.shutdown()
    }

    @Test(arguments: JournalKind.allCases)
    func `the newest two snapshots are kept with all their pages`(_ kind: JournalKind) async throws {
        let fixture = try await JournalFixture(kind)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        #expect(try await journal.newestSnapshots().isEmpty)
        try await journal.writeSnapshot([[1], [2, 2]], at: JournalPosition(sequence: 5, index: 7, hash: .none))
        try await journal.writeSnapshot([[3]], at: JournalPosition(sequence: 12, index: 20, hash: .none))
        try await journal.writeSnapshot([[4], [5], [6]], at: JournalPosition(sequence: 100, index: 200, hash: .none))
        let kept = try await journal.newestSnapshots()
        #expect(kept.map(\.sequence) == [100, 12])
        #expect(kept.map(\.index) == [200, 20])
        let newest = try #require(kept.first)
        #expect(try await journal.pages(of: newest) == [[4], [5], [6]])
        #expect(try await journal.pages(of: kept[1]) == [[3]])
        await fixture.shutdown()
    }

    @Test func `acknowledged entries survive a killed server`() async throws {
        let fixture = try await JournalFixture(.jetStream)
        let journal = fixture.journal(try await fixture.connect())
        try await journal.open()
        for number in 0..<50 as Range<UInt64> { _ = try await journal.append([UInt8(number)], expecting: number) }
        let server = try #require(fixture.server)
        await server.kill9()
        try await server.restart()
        try await journal.open()
        #expect(try await journal.lastSequence() == 50)
        #expect(try await journal.entries(after: 0, limit: 100).map(\.bytes) == (0..<50).map { [UInt8($0)] })
        await fixture.shutdown()
    }

    @Test func `the checksum has the published values`() {
        #expect(Checksum.crc32c([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(Checksum.crc32c([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(Checksum.crc32c((0..<32).map { UInt8($0) }) == 0x46DD_794E)
        #expect(Checksum.crc32c("123456789".utf8) == 0xE306_9283)
    }
}
