import MeshDomain
import MeshState
import PeeringTables
import Testing

@Suite struct ServiceNamesTests {
    private func state(_ names: [String]) -> PeeringTablesState {
        var state = PeeringTablesState()
        var touched = Set<PeeringTopic>()
        var peering = Peering(id: "1", name: "west", state: .active)
        peering.stream.importedCount = names.count
        peering.stream.exportedCount = 0
        state.apply(.putPeering(peering), index: 1, touched: &touched)
        for row in state.changes(of: "1", .imported, to: names) {
            state.apply(.putServiceNames(row), index: 2, touched: &touched)
        }
        return state
    }

    @Test func `thirty thousand names are small rows, and one more is one row`() {
        let names = (0..<30_000).map { "service-with-a-rather-long-name-\($0)" }.sorted()
        let state = state(names)
        #expect(state.serviceNames(of: "1", .imported) == names)
        #expect(state.serviceNames(of: "1", .exported) == [])
        let rows = state.snapshot().compactMap { if case .putServiceNames(let row) = $0 { row } else { nil } }
        let largest = rows.map { $0.names.reduce(0) { $0 + $1.utf8.count + 4 } }.max() ?? 0
        #expect(largest > 0 && largest < 8192, "\(largest) bytes")
        let more = state.changes(of: "1", .imported, to: names + ["one-more"])
        #expect(more.count == 1 && more[0].names.contains("one-more"))
        #expect(state.changes(of: "1", .imported, to: names.reversed()).isEmpty)
        // A copy made from the snapshot says the same.
        var copy = PeeringTablesState()
        for row in state.snapshot() { copy.restore(row) }
        #expect(copy.serviceNames(of: "1", .imported) == names)
        #expect(copy.snapshot() == state.snapshot())
    }

    @Test func `names go with the list and with the peering, and wake who reads the peering`() throws {
        var state = state(["a", "b"])
        var touched = Set<PeeringTopic>()
        let row = try #require(state.changes(of: "1", .imported, to: ["a", "b", "c"]).first)
        state.apply(.putServiceNames(row), index: 9, touched: &touched)
        #expect(touched == [.peerings, .peering("west")] && state.index(of: .peering("west")) == 9)
        var peering = try #require(state.peering(id: "1"))
        peering.stream.importedCount = nil
        state.apply(.putPeering(peering), index: 10, touched: &touched)
        #expect(state.serviceNames(of: "1", .imported).isEmpty)
        // Of a peering that is not there no names are kept.
        state.apply(.deletePeering(id: "1"), index: 11, touched: &touched)
        state.apply(.putServiceNames(row), index: 12, touched: &touched)
        #expect(state.serviceNames(of: "1", .imported).isEmpty)
    }
}
