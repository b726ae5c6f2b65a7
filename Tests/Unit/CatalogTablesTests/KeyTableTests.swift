import CatalogContract
import CatalogTables
import MeshDomain
import MeshState
import TestSeeds
import Testing

@Suite struct `Keys and values` {
    private static let names = ["a", "a/", "a/b", "a/b/c", "a/b/d", "aa", "b", "b/x", "\u{e9}", "e\u{301}", "\u{301}"]
    private static let prefixes = ["", "a", "a/", "a/b", "a/b/", "b/", "c", "\u{e9}", "\u{301}"]

    /// Entries in a plain dictionary, and when keys went.
    private struct Model {
        var entries: [KVKey: KVEntry] = [:]
        var removals: [KVKey: UInt64] = [:]
        var table: UInt64 = 0

        mutating func apply(_ change: KVChange, _ index: UInt64) {
            switch change {
            case .put(var entry):
                let existing = entries[entry.key]
                if let existing, existing.hasSameContent(as: entry) { return }
                (entry.createIndex, entry.modifyIndex) = (existing?.createIndex ?? index, index)
                entries[entry.key] = entry
                table = index
            case .delete(let key): remove([key], index)
            case .deleteAll(let prefix): remove(entries.keys.filter { $0.begins(with: prefix) }, index)
            case .removal, .removalsForgotten: break
            }
        }

        private mutating func remove(_ keys: [KVKey], _ index: UInt64) {
            for key in keys where entries.removeValue(forKey: key) != nil {
                removals[key] = index
                table = index
            }
        }

        func below(_ prefix: KVKey) -> [KVEntry] {
            entries.values.filter { $0.key.begins(with: prefix) }.sorted { $0.key < $1.key }
        }

        func shown(_ prefix: KVKey) -> UInt64 {
            let gone = removals.filter { $0.key.begins(with: prefix) }.values.max()
            return [below(prefix).map(\.modifyIndex).max(), gone].compactMap(\.self).max() ?? table
        }
    }

    private func change(_ random: inout SeededNumbers) -> KVChange {
        let key = KVKey(Self.names[Int(random.next(below: UInt64(Self.names.count)))])
        switch random.next(below: 10) {
        case 0...5:
            let session = random.next(below: 3) == 0 ? SessionID("s\(random.next(below: 2))") : nil
            return .put(KVEntry(key: key, value: [UInt8(random.next(below: 3))], session: session))
        case 6...8: return .delete(key)
        case _: return .deleteAll(below: KVKey(Self.prefixes[Int(random.next(below: UInt64(Self.prefixes.count)))]))
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `are as a plain dictionary has them`(_ seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        var (state, model) = (CatalogState(), Model())
        for index in 1...200 as ClosedRange<UInt64> {
            let change = change(&random)
            let before = state
            var touched: Set<CatalogTopic> = []
            state.apply(.kv(change), index: index, touched: &touched)
            model.apply(change, index)
            #expect(touched.isEmpty == (state.snapshot() == before.snapshot()))
            for prefix in Self.prefixes.map({ KVKey($0) }) {
                #expect(state.entries(below: prefix) == model.below(prefix))
                #expect(state.index(of: .part(.shownKeys(below: prefix))) == model.shown(prefix))
                // Who waits for the rows or the names has an index that rises with them, and only with them.
                let rows = CatalogTopic.part(.keys(below: prefix))
                let isChanged = before.entries(below: prefix) != state.entries(below: prefix)
                #expect((state.index(of: rows) == index) == isChanged)
                let names = CatalogTopic.part(.keyNames(below: prefix))
                let isRenamed = before.entries(below: prefix).map(\.key) != state.entries(below: prefix).map(\.key)
                #expect((state.index(of: names) == index) == isRenamed)
            }
            for key in Self.names.map({ KVKey($0) }) {
                #expect(state.entry(key) == model.entries[key])
                #expect(touched.contains(.part(.key(key))) == (before.entry(key) != state.entry(key)))
                #expect(state.index(of: .part(.shownKey(key))) >= before.index(of: .part(.shownKey(key))))
            }
            for session in ["s0", "s1"].map({ SessionID($0) }) {
                let held = model.entries.values.filter { $0.session == session }.map(\.key).sorted()
                #expect(state.keys(of: session) == held)
            }
        }
    }

    @Test func `a large store is found, listed and removed by prefix`() {
        var state = CatalogState()
        var touched: Set<CatalogTopic> = []
        let keys = (0..<3000).map { KVKey("k/\($0 % 7)/\($0)") }
        for (place, key) in keys.enumerated() {
            state.apply(.kv(.put(KVEntry(key: key))), index: UInt64(place + 1), touched: &touched)
        }
        #expect(state.keyCount == 3000)
        #expect(state.entries(below: KVKey("")).map(\.key) == keys.sorted())
        #expect(keys.allSatisfy { state.entry($0)?.key == $0 })
        #expect(state.index(of: .part(.keys(below: KVKey("k/3/")))) == 3000)
        let older = state
        state.apply(.kv(.deleteAll(below: KVKey("k/3/"))), index: 4000, touched: &touched)
        #expect(state.keyCount == 3000 - older.entries(below: KVKey("k/3/")).count)
        #expect(state.entries(below: KVKey("k/3/")).isEmpty)
        #expect(older.keyCount == 3000)
        for key in keys { state.apply(.kv(.delete(key)), index: 5000, touched: &touched) }
        #expect(state.keyCount == 0)
    }

    @Test func `removals that are forgotten let no index go back`() throws {
        var state = CatalogState()
        var touched: Set<CatalogTopic> = []
        var index: UInt64 = 0
        func write(_ change: KVChange) {
            index += 1
            state.apply(.kv(change), index: index, touched: &touched)
        }
        write(.put(KVEntry(key: KVKey("kept/a"))))
        write(.put(KVEntry(key: KVKey("kept/b"))))
        write(.delete(KVKey("kept/b")))
        let before = state.index(of: .part(.shownKeys(below: KVKey("kept/"))))
        for number in 0..<5000 {
            write(.put(KVEntry(key: KVKey("x/\(number)"))))
            write(.delete(KVKey("x/\(number)")))
        }
        let after = state.index(of: .part(.shownKeys(below: KVKey("kept/"))))
        #expect(after >= before && after < index)
        var restored = CatalogState()
        for row in state.snapshot() { restored.restore(try CatalogCodec.decode(try CatalogCodec.encode(row))) }
        #expect(restored.snapshot() == state.snapshot())
        for prefix in ["", "kept/", "x/", "x/1", "y"] {
            for part in [CatalogPart.shownKeys(below: KVKey(prefix)), .keys(below: KVKey(prefix))] {
                #expect(restored.index(of: .part(part)) == state.index(of: .part(part)))
            }
        }
    }

    @Test func `a copy made for the mesh holds none`() {
        var state = CatalogState(holding: .mesh)
        var touched: Set<CatalogTopic> = []
        state.apply(.kv(.put(KVEntry(key: KVKey("a")))), index: 1, touched: &touched)
        state.apply(.session(.put(Session(id: SessionID("s"), node: "n"))), index: 2, touched: &touched)
        state.restore(.kv(.put(KVEntry(key: KVKey("b")))))
        #expect(touched.isEmpty)
        #expect(state.keyCount == 0 && state.hasNoSession)
    }

    @Test func `every field of a key and of a session goes through the journal`() throws {
        let entry = KVEntry(
            key: KVKey("a\u{0}\u{e9}"),
            value: [0, 255, 7],
            flags: .max,
            session: SessionID("ABC"),
            lockIndex: 3,
            createIndex: 4,
            modifyIndex: 5
        )
        let session = Session(
            id: SessionID("abc"),
            name: "n",
            node: "node",
            lockDelay: -1,
            behavior: .delete,
            ttl: "15.0s",
            nodeChecks: ["serfHealth"],
            serviceChecks: [SessionCheck(id: "c", namespace: "x")],
            createIndex: 1,
            modifyIndex: 2
        )
        for change in [
            CatalogChange.kv(.put(entry)), .kv(.delete(entry.key)), .kv(.deleteAll(below: KVKey(""))),
            .kv(.removal(entry.key, 9)), .kv(.removalsForgotten(8)), .session(.put(session)),
            .session(.delete(session.id)),
        ] {
            #expect(try CatalogCodec.decode(try CatalogCodec.encode(change)) == change)
        }
        #expect(entry.session == SessionID("abc"))
    }
}
