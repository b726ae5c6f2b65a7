import ACLContract
import AccessRules
import BusSchema
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryLogic
import ConfigEntryService
import ConfigEntryTables
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import SchemaRuntime
import Synchronization
import TestSupport
import Testing

/// The config entries of the primary datacenter in another one.
@Suite struct `Entries of the primary datacenter` {
    private func defaults(_ service: String, protocol word: String = "http") throws -> ConfigEntry {
        try ConfigEntryCodec.decode(["Kind": "service-defaults", "Name": .string(service), "Protocol": .string(word)])
    }

    private func listing(_ entries: ConfigEntry...) -> PrimaryEntries.Listing {
        var listing = PrimaryEntries.Listing()
        for entry in entries { listing.entries[entry.key] = entry }
        return listing
    }

    private func state(_ entries: ConfigEntry...) -> ConfigEntryState {
        var (state, touched) = (ConfigEntryState(), Set<ConfigEntryTopic>())
        for entry in entries { state.apply(.put(entry), index: 1, touched: &touched) }
        return state
    }

    @Test func `an older list counts only when two come in a row`() throws {
        let (new, old) = (try defaults("web"), try defaults("web", protocol: "grpc"))
        var held = PrimaryEntries()
        #expect(held.changes(in: state(old)).isEmpty)
        held.take(listing(new), index: 7)
        held.take(listing(old), index: 5)
        #expect(held.index == 7)
        #expect(held.changes(in: state(new)).isEmpty)
        held.confirm()
        held.take(listing(old), index: 5)
        #expect(held.index == 7)
        held.take(listing(old), index: 6)
        #expect(held.index == 6)
        #expect(held.changes(in: state(new)) == [.put(old)])
    }

    @Test func `what is restored beside it does not stay`() throws {
        let (new, old) = (try defaults("web"), try defaults("api"))
        var held = PrimaryEntries()
        held.take(listing(new), index: 7)
        held.confirm()
        #expect(Set(held.changes(in: state(old))) == [.put(new), .delete(old.key)])
    }

    @Test func `what cannot be read stays as it is`() throws {
        let (web, api) = (try defaults("web"), try defaults("api"))
        var told = PrimaryEntries.Listing()
        told.unreadable = [web.key]
        var held = PrimaryEntries()
        held.take(told, index: 7)
        #expect(held.changes(in: state(web, api)) == [.delete(api.key)])
        told.isComplete = false
        held.take(told, index: 8)
        #expect(held.changes(in: state(web, api)).isEmpty)
    }

    @Test func `kinds and fields that are not known end nothing`() async throws {
        let fixture = try await JournalFixture(.memory)
        let asked = Mutex(0)
        let fields: [MeshObject] = [
            ["Kind": "service-weather", "Name": "web"],
            ["Kind": "service-defaults", "Name": "web", "Protocol": "http", "Weather": "sunny"],
        ]
        let host = ServiceHost(bus: try await fixture.connect("agent"), datacenter: "dc2")
        try await host.serve(FederationMethods.forward) { question, _ throws(MeshError) in
            asked.withLock { $0 += 1 }
            var list = ConfigEntryWire.EntryList(index: 1)
            list.isSame = question.query.contains { $0.name == "index" && $0.value == "1" }
            if !list.isSame { list.entries = fields.map { ConfigEntryWire.Entry(fields: CommonWire.ValueObject($0)) } }
            let body: [UInt8]
            do { body = try list.encoded() } catch { throw MeshError(.internalFault, "\(error)") }
            return FederationWire.Answer(status: 200, body: body, length: UInt64(body.count))
        }
        let replica = ConfigEntryReplica(
            bus: try await fixture.connect("config-entry"),
            datacenter: "dc2",
            journal: InMemoryJournal(),
            tokens: OpenTokenResolver(),
            primary: (datacenter: "dc1", token: SecretID("replication")),
            logger: Logger(label: "config-entry")
        )
        try await running([{ try await replica.run() }]) {
            let key = EntryKey(kind: .serviceDefaults, name: "web")
            let end = ContinuousClock.now + Patience.long
            while replica.view.current.state.entry(key) == nil, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(replica.view.current.state.entry(key) != nil)
            // An answer at once is no reason to ask again at once.
            let before = asked.withLock { $0 }
            try await Task.sleep(for: .milliseconds(500))
            #expect(asked.withLock { $0 } - before <= 4)
        }
        await host.finish(within: .seconds(1))
        await fixture.shutdown()
    }
}
