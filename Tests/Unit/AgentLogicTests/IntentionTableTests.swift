import AgentLogic
import ConfigEntryTables
import MeshDomain
import MeshState
import Testing

/// Which intention decides about a caller.
@Suite struct IntentionTableTests {
    private func table(_ sources: [SourceIntention]) -> IntentionTable {
        var state = ConfigEntryState()
        var touched = Set<ConfigEntryTopic>()
        let body = ConfigEntryBody.serviceIntentions(ServiceIntentions(name: "web", sources: sources))
        state.apply(.put(ConfigEntry(body: body)), index: 1, touched: &touched)
        return IntentionTable(state)
    }

    @Test func `an intention about another partition says nothing about a caller of this one`() {
        let other = Scope(partition: Partition(trusted: "p1"))
        let table = self.table([SourceIntention(name: "api", action: .allow, precedence: 9, scope: other)])
        #expect(table.deciding(source: "api", destination: "web")?.source == nil)
        #expect(table.deciding(source: "api", in: other, destination: "web")?.source.action == .allow)
        #expect(table.matching(source: "api").isEmpty)
        #expect(table.matching(source: "api", in: other).count == 1)
    }

    @Test func `a caller of a peer is decided about by the peer's name`() {
        let table = self.table([SourceIntention(name: "api", peer: "west", action: .deny, precedence: 9)])
        let other = Scope(partition: Partition(trusted: "p1"))
        #expect(table.deciding(source: "api", destination: "web")?.source == nil)
        #expect(table.deciding(source: "api", peer: "west", in: other, destination: "web")?.source.action == .deny)
    }
}
