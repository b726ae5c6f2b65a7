import DiscoveryChain
import MeshDomain
import Testing

/// Chains over sameness groups.
///
/// - Source: reference tenancy.md §4.4.
struct SamenessGroupTests {
    private static func group(
        isDefault: Bool = false,
        includeLocal: Bool = true,
        _ members: SamenessGroupMember...
    ) -> SamenessGroup {
        SamenessGroup(name: "g", defaultForFailover: isDefault, includeLocal: includeLocal, members: members)
    }

    private static let west = SamenessGroupMember(peerName: "west")
    private static let north = SamenessGroupMember(peerName: "north")
    private static let own = "a.default.default.dc1"
    private static func peered(_ peer: String) -> String { "a.default.default.external.\(peer)" }

    /// The ids of the targets of the node where a chain begins, in the order of trying.
    private static func order(_ entries: Entries) throws -> [String] {
        let node = try #require(try entries.chain("a").startResolver)
        return [node.target] + (node.failover ?? [])
    }

    @Test func `a default group takes over for a service without a resolver, and only for such`() throws {
        var entries = Entries()
        entries.groups = [Self.group(isDefault: true, Self.west, Self.north)]
        #expect(try Self.order(entries) == [Self.own, Self.peered("west"), Self.peered("north")])
        let isDefault = try entries.chain("a").isDefault
        #expect(!isDefault)
        entries.groups = [Self.group(Self.west)]
        #expect(try Self.order(entries) == [Self.own])
        #expect(try entries.chain("a").isDefault)
        entries = Entries(ServiceResolver(name: "a", connectTimeoutNanoseconds: 1_000_000_000))
        entries.groups = [Self.group(isDefault: true, Self.west)]
        #expect(try Self.order(entries) == [Self.own])
    }

    @Test func `a default group without the local partition answers in its place`() throws {
        var entries = Entries()
        entries.groups = [Self.group(isDefault: true, includeLocal: false, Self.west, Self.north)]
        #expect(try Self.order(entries) == [Self.peered("west"), Self.peered("north")])
        entries.groups = [
            Self.group(isDefault: true, includeLocal: false, Self.west, SamenessGroupMember(partitionName: "default"))
        ]
        #expect(try Self.order(entries) == [Self.peered("west"), Self.own])
    }

    @Test func `a failover over a group begins with the service itself`() throws {
        var entries = Entries(
            ServiceResolver(name: "a", failover: ["*": ResolverFailover(samenessGroup: "G")])
        )
        entries.groups = [Self.group(includeLocal: false, Self.west, SamenessGroupMember(partitionName: "default"))]
        #expect(try Self.order(entries) == [Self.own, Self.peered("west")])
        let other = ResolverFailover(service: "b", samenessGroup: "g")
        entries.resolvers["a"] = ServiceResolver(name: "a", failover: ["*": other])
        #expect(
            try Self.order(entries) == [Self.own, "b.default.default.external.west", "b.default.default.dc1"]
        )
    }

    @Test func `a redirect to a group is a list of its members`() throws {
        var entries = Entries(
            ServiceResolver(name: "a", redirect: ResolverRedirect(service: "a", samenessGroup: "g"))
        )
        entries.groups = [Self.group(Self.west)]
        #expect(try Self.order(entries) == [Self.own, Self.peered("west")])
        entries.resolvers["a"] = ServiceResolver(
            name: "a",
            redirect: ResolverRedirect(service: "b", samenessGroup: "g")
        )
        entries.groups = [Self.group(includeLocal: false, Self.west)]
        #expect(try Self.order(entries) == ["b.default.default.external.west"])
    }

    @Test func `a member partition has a target of its own, with the same namespace`() throws {
        var entries = Entries()
        entries.groups = [Self.group(isDefault: true, SamenessGroupMember(partitionName: "p2"), Self.west)]
        #expect(try Self.order(entries) == [Self.own, "a.default.p2.dc1", Self.peered("west")])
        let target = try #require(try entries.chain("a").targets["a.default.p2.dc1"])
        #expect(target.service == ServiceName("a", in: Scope(partition: Partition(trusted: "p2"))))
    }

    @Test func `a group that is not there is told with the service`() {
        let entries = Entries(
            ServiceResolver(name: "a", failover: ["*": ResolverFailover(samenessGroup: "g")])
        )
        #expect(entries.problem("a") == #"sameness group missing for service "a""#)
    }

    @Test func `what a chain reads names the group`() {
        var entries = Entries()
        entries.groups = [Self.group(isDefault: true, Self.west)]
        let outcome = ChainCompiler.compile("a", in: "dc1", trustDomain: "td.consul", from: entries)
        #expect(outcome.reads.contains(EntryKey(kind: .samenessGroup, name: "g")))
    }
}
