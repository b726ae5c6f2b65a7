import BusSchema
import ConfigEntryContract
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshState
import SchemaRuntime
import Testing

/// Config entries in the journal that a newer version wrote.
@Suite struct `Config entries of a newer version` {
    private func stored(_ fields: MeshObject) throws -> [UInt8] {
        let entry = ConfigEntryWire.Entry(fields: CommonWire.ValueObject(fields), createIndex: 3, modifyIndex: 4)
        return try ConfigEntryWire.Change(change: .put(entry)).encoded()
    }

    @Test func `fields that are not known are named, and the rest counts`() throws {
        let bytes = try stored([
            "Kind": "service-defaults", "Name": "web", "Protocol": "http", "Weather": "sunny",
            "MeshGateway": ["Mode": "local", "Colour": "red"],
        ])
        let read = ConfigEntryChangeCodec.read(bytes)
        guard let change = read.change, case .put(let entry) = change else {
            Issue.record("\(read)")
            return
        }
        #expect(entry.key == EntryKey(kind: .serviceDefaults, name: "web"))
        #expect(entry.modifyIndex == 4)
        #expect(read.missing?.contains("Weather") == true)
        #expect(read.missing?.contains("MeshGateway.Colour") == true)
        // Whoever cannot do with less is refused.
        #expect(throws: MeshError.self) { try ConfigEntryChangeCodec.decode(bytes) }
    }

    @Test func `a kind that is not known means nothing, and is named`() throws {
        let read = ConfigEntryChangeCodec.read(try stored(["Kind": "service-weather", "Name": "web"]))
        #expect(read.change == nil)
        #expect(read.missing?.contains("service-weather") == true)
        let later = ConfigEntryChangeCodec.read(try stored(["Kind": "control-plane-request-limit", "Name": "limits"]))
        #expect(later.change == nil)
        #expect(later.missing?.contains("control-plane-request-limit") == true)
    }

    @Test func `what this version wrote is understood`() throws {
        let read = ConfigEntryChangeCodec.read(
            try stored(["Kind": "service-defaults", "Name": "web", "Protocol": "http"])
        )
        #expect(read.change != nil)
        #expect(read.missing == nil)
    }
}
