package import BusSchema
import ConfigEntryKinds
package import ConfigEntryTables
import MeshContracts
package import MeshDomain
package import MeshState
import SchemaRuntime

/// Writes and reads the rows of the config entries' journal.
package enum ConfigEntryChangeCodec: ChangeCodec {
    package typealias State = ConfigEntryState

    package static func encode(_ change: ConfigEntryChange) throws(MeshError) -> [UInt8] {
        let wire: ConfigEntryWire.Change.ChangeChoice =
            switch change {
            case .put(let entry): .put(ConfigEntryWire.Entry(entry))
            case .delete(let key): .delete(ConfigEntryWire.Key(key))
            case .putTenant(let tenant): .putTenant(ConfigEntryWire.Tenant(tenant))
            case .deleteTenant(let key): .deleteTenant(ConfigEntryWire.TenantKey(key))
            case .topicIndex(let topic, let index): .topicIndex(ConfigEntryWire.TopicIndex(topic, index: index))
            }
        do { return try ConfigEntryWire.Change(change: wire).encoded() } catch {
            throw MeshError(.badRequest, "\(error)")
        }
    }

    package static func decode(_ bytes: [UInt8]) throws(MeshError) -> ConfigEntryChange {
        let found = try understood(bytes)
        guard let missing = found.missing else { return found.change }
        throw MeshError(.internalFault, missing)
    }

    package static func read(_ bytes: [UInt8]) -> ReadChange<ConfigEntryChange> {
        do throws(MeshError) {
            let found = try understood(bytes)
            return ReadChange(change: found.change, missing: found.missing)
        } catch { return ReadChange(change: nil, missing: error.message) }
    }

    /// The change, and what of it this version does not know.
    private static func understood(
        _ bytes: [UInt8]
    ) throws(MeshError) -> (change: ConfigEntryChange, missing: String?) {
        let wire: ConfigEntryWire.Change
        do { wire = try ConfigEntryWire.Change(decoding: bytes) } catch {
            throw MeshError(.internalFault, "a row of the config entries' journal cannot be read: \(error)")
        }
        switch wire.change {
        case .put(let entry):
            let stored = try entry.storedEntry()
            let names = stored.unknown.joined(separator: ", ")
            let key = stored.entry.key
            return (
                .put(stored.entry),
                names.isEmpty ? nil : "the \(key.kind.rawValue) \"\(key.name)\" has fields that are not known: \(names)"
            )
        case .delete(let key): return (.delete(try key.key()), nil)
        case .putTenant(let row): return (.putTenant(try row.tenant()), nil)
        case .deleteTenant(let key): return (.deleteTenant(key.key), nil)
        case .topicIndex(let row):
            if row.kind.isEmpty, row.isTenants { return (.topicIndex(.tenants, row.index), nil) }
            if row.kind.isEmpty { return (.topicIndex(.all, row.index), nil) }
            let key = try ConfigEntryWire.Key(
                kind: row.kind,
                name: row.name,
                partition: row.partition,
                namespace: row.namespace
            ).key()
            return (.topicIndex(row.isEntry ? .entry(key) : .kind(key.kind), row.index), nil)
        case nil:
            throw MeshError(.internalFault, "a row of the config entries' journal was written by a newer version")
        }
    }
}

extension ConfigEntryWire.Entry {
    /// The entry as it travels.
    package init(_ entry: ConfigEntry) {
        self.init(
            createIndex: entry.createIndex,
            modifyIndex: entry.modifyIndex,
            partition: entry.scope.partition.nameUnlessStandard,
            namespace: entry.scope.namespace.nameUnlessStandard
        )
        if case .object(let fields) = ConfigEntryCodec.encode(entry) { self.fields = CommonWire.ValueObject(fields) }
    }

    /// The entry as the domain knows it.
    ///
    /// - Throws: `badRequest` naming the field that is missing, unknown or of a wrong type.
    package func configEntry() throws(MeshError) -> ConfigEntry {
        guard let fields else { throw MeshError(.badRequest, "the entry has no fields") }
        var entry = try ConfigEntryCodec.decode(.object(fields.object))
        entry.scope = Scope(trustedPartition: partition, namespace: namespace)
        entry.createIndex = createIndex
        entry.modifyIndex = modifyIndex
        return entry
    }
}

extension ConfigEntryWire.Entry {
    /// The entry as the journal has it, and the names of what this version does not know of it.
    ///
    /// - Throws: `badRequest` or `notImplemented` when the entry means nothing to this version.
    package func storedEntry() throws(MeshError) -> (entry: ConfigEntry, unknown: [String]) {
        guard let fields else { throw MeshError(.badRequest, "the entry has no fields") }
        var stored = try ConfigEntryCodec.decodeStored(.object(fields.object))
        stored.entry.scope = Scope(trustedPartition: partition, namespace: namespace)
        stored.entry.createIndex = createIndex
        stored.entry.modifyIndex = modifyIndex
        return stored
    }
}

extension ConfigEntryWire.Key {
    /// The key as it travels, spelled as it is.
    package init(_ key: EntryKey) {
        self.init(
            kind: key.kind.rawValue,
            name: key.name,
            partition: key.scope.partition.nameUnlessStandard,
            namespace: key.scope.namespace.nameUnlessStandard
        )
    }

    /// The key as the domain knows it.
    ///
    /// - Throws: `badRequest` for an unknown kind.
    package func key() throws(MeshError) -> EntryKey {
        let scope = Scope(trustedPartition: partition, namespace: namespace)
        return EntryKey(kind: try ConfigEntryKind(named: kind), name: name, in: scope)
    }
}

extension ConfigEntryWire.TopicIndex {
    init(_ topic: ConfigEntryTopic, index: UInt64) {
        switch topic {
        case .all: self.init(index: index)
        case .kind(let kind): self.init(kind: kind.rawValue, index: index)
        case .entry(let key):
            self.init(
                kind: key.kind.rawValue,
                name: key.folded.text,
                isEntry: true,
                index: index,
                partition: key.scope.partition.nameUnlessStandard,
                namespace: key.scope.namespace.nameUnlessStandard
            )
        case .tenants: self.init(index: index, isTenants: true)
        // Snapshots have no index of these, so nobody writes them.
        case .intentions: self.init(isEntry: true)
        }
    }
}
