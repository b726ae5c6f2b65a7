import ConfigEntryTables
import MeshDomain
import MeshState
import Testing

@Suite struct `Topics of config entries` {
    private func intentions(_ name: String, _ sources: SourceIntention...) -> ConfigEntry {
        ConfigEntry(body: .serviceIntentions(ServiceIntentions(name: name, sources: sources)))
    }

    private func source(_ name: String, peer: String = "", _ action: IntentionAction = .allow) -> SourceIntention {
        SourceIntention(name: name, peer: peer, action: action, precedence: 9)
    }

    @Test func `an entry touches the callers it names and those it named`() {
        var state = ConfigEntryState()
        var transaction: UInt64 = 0
        func apply(_ change: ConfigEntryChange) -> Set<String> {
            transaction += 1
            var touched = Set<ConfigEntryTopic>()
            state.apply(change, index: transaction, touched: &touched)
            return Set(
                touched.compactMap { topic in
                    if case .intentions(let caller) = topic { return caller.text }
                    return nil
                }
            )
        }
        func index(of caller: String) -> UInt64 { state.index(of: .intentions(from: NameText(caller))) }
        #expect(
            apply(.put(intentions("db", source("web"), source("api"), source("far", peer: "east")))) == ["web", "api"]
        )
        #expect(apply(.put(intentions("cache", source("web")))) == ["web"])
        #expect((index(of: "web"), index(of: "api")) == (2, 1))
        // Whom it does not name any more loses something.
        #expect(apply(.put(intentions("db", source("api", .deny)))) == ["web", "api"])
        #expect((index(of: "web"), index(of: "api")) == (2 + 1, 3))
        #expect(apply(.delete(intentions("cache").key)) == ["web"])
        #expect((index(of: "web"), index(of: "api")) == (4, 3))
        var restored = ConfigEntryState()
        for row in state.snapshot() { restored.restore(row) }
        for caller in ["web", "api", "nobody"] {
            #expect(restored.index(of: .intentions(from: NameText(caller))) >= index(of: caller))
        }
    }

    @Test func `a list of one kind costs nothing for entries of others`() {
        func filled(_ others: Int) -> ConfigEntryState {
            var state = ConfigEntryState()
            var touched = Set<ConfigEntryTopic>()
            for number in 0..<others {
                let body = ConfigEntryBody.serviceDefaults(ServiceDefaults(name: "s\(number)", serviceProtocol: "tcp"))
                state.apply(.put(ConfigEntry(body: body)), index: 1, touched: &touched)
            }
            state.apply(.put(intentions("db", source("web"))), index: 2, touched: &touched)
            return state
        }
        let (few, many) = (filled(10), filled(4000))
        func time(_ state: ConfigEntryState) -> Duration {
            (0..<3).map { _ in
                ContinuousClock().measure { for _ in 0..<200 { _ = state.entries(.serviceIntentions) } }
            }.min() ?? .zero
        }
        // Looking through all of them would take hundreds of times as long.
        #expect(time(many) < time(few) * 20)
        #expect(many.entries(.serviceIntentions).count == 1 && many.entries(.serviceDefaults).count == 4000)
    }
}
