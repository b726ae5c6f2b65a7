import ConfigEntryTables
import MeshDomain
import MeshState
import Testing

/// What entries that name a sameness group mean.
struct SamenessGroupStateTests {
    private static func state(_ bodies: ConfigEntryBody...) -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (place, body) in bodies.enumerated() {
            state.apply(.put(ConfigEntry(body: body)), index: UInt64(place + 1), touched: &touched)
        }
        return state
    }

    private static let group = SamenessGroup(
        name: "all",
        includeLocal: true,
        members: [SamenessGroupMember(peerName: "west"), SamenessGroupMember(partitionName: "p2")]
    )

    @Test func `an export to a group is one to its members, the local partition aside`() throws {
        let entry = ExportedServices(services: [
            ExportedService(
                name: "api",
                consumers: [ServiceConsumer(peer: "west"), ServiceConsumer(peer: "", samenessGroup: "ALL")]
            )
        ])
        let state = Self.state(.samenessGroup(Self.group), .exportedServices(entry))
        let consumers = try #require(state.exportedServices()?.services.first?.consumers)
        #expect(consumers == [ServiceConsumer(peer: "west"), ServiceConsumer(peer: "", partition: "p2")])
        #expect(Self.state(.exportedServices(entry)).exportedServices()?.services[0].consumers.map(\.peer) == ["west"])
        let written = try #require(state.entry(.exportedServices, "default"))
        #expect(ExportedServices(written.body) == entry)
    }

    @Test func `a source of a group is one of each member, unless the caller is named itself`() throws {
        let entry = ServiceIntentions(
            name: "api",
            sources: [
                SourceIntention(name: "web", action: .allow, precedence: 9, samenessGroup: "all"),
                SourceIntention(name: "web", peer: "west", action: .deny, precedence: 9),
            ]
        )
        let state = Self.state(.samenessGroup(Self.group), .serviceIntentions(entry))
        let sources = try #require(state.serviceIntentions(of: "api")).sources
        #expect(sources.map(\.peer) == ["", "", "west"])
        #expect(sources.map(\.scope.partition.name) == ["default", "p2", "default"])
        #expect(sources.map(\.action) == [.allow, .allow, .deny])
        #expect(sources.allSatisfy { $0.samenessGroup.isEmpty })
        #expect(state.writtenIntentions(of: "api") == entry)
    }
}
