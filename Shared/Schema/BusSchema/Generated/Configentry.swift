// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/configentry.proto; change that and run deploy/make/generate.sh.

extension ConfigEntryWire {
    /// An entry in the shape of Consul's JSON: the fields are the kind's own, so a kind is described in one place
    /// only (ConsulJSON) for HTTP, files and the bus.
    package struct Entry: Sendable, Hashable {
        /// Field 1, `fields`.
        package var fields: CommonWire.ValueObject? = nil
        /// Field 2, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 3, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Empty in all of these messages: the default partition or namespace.
        package var partition: String = ""
        /// Field 5, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            fields: CommonWire.ValueObject? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            partition: String = "",
            namespace: String = ""
        ) {
            self.fields = fields
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.configentry.Key`.
    package struct Key: Sendable, Hashable {
        /// Field 1, `kind`.
        package var kind: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `partition`.
        package var partition: String = ""
        /// Field 4, `namespace`.
        package var namespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            name: String = "",
            partition: String = "",
            namespace: String = ""
        ) {
            self.kind = kind
            self.name = name
            self.partition = partition
            self.namespace = namespace
        }
    }

    /// `tombolo.configentry.TopicIndex`.
    package struct TopicIndex: Sendable, Hashable {
        /// Empty kind: all entries. Empty name: all of the kind.
        package var kind: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `is_entry`.
        package var isEntry: Bool = false
        /// Field 4, `index`.
        package var index: UInt64 = 0
        /// Field 5, `partition`.
        package var partition: String = ""
        /// Field 6, `namespace`.
        package var namespace: String = ""
        /// Partitions and namespaces; the kind is empty.
        package var isTenants: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            name: String = "",
            isEntry: Bool = false,
            index: UInt64 = 0,
            partition: String = "",
            namespace: String = "",
            isTenants: Bool = false
        ) {
            self.kind = kind
            self.name = name
            self.isEntry = isEntry
            self.index = index
            self.partition = partition
            self.namespace = namespace
            self.isTenants = isTenants
        }
    }

    /// `tombolo.configentry.TenantKey`.
    package struct TenantKey: Sendable, Hashable {
        /// Field 1, `partition`.
        package var partition: String = ""
        /// Field 2, `namespace`.
        package var namespace: String = ""
        /// The partition itself is meant.
        package var isPartition: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            partition: String = "",
            namespace: String = "",
            isPartition: Bool = false
        ) {
            self.partition = partition
            self.namespace = namespace
            self.isPartition = isPartition
        }
    }

    /// `tombolo.configentry.TenantLink`.
    package struct TenantLink: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = ""
        ) {
            self.id = id
            self.name = name
        }
    }

    /// `tombolo.configentry.TenantDefaults`.
    package struct TenantDefaults: Sendable, Hashable {
        /// Field 1, `policies`.
        package var policies: [ConfigEntryWire.TenantLink] = []
        /// Field 2, `roles`.
        package var roles: [ConfigEntryWire.TenantLink] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policies: [ConfigEntryWire.TenantLink] = [],
            roles: [ConfigEntryWire.TenantLink] = []
        ) {
            self.policies = policies
            self.roles = roles
        }
    }

    /// A partition or a namespace.
    package struct Tenant: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: ConfigEntryWire.TenantKey? = nil
        /// Field 2, `details`.
        package var details: String = ""
        /// Field 3, `meta`.
        package var meta: [String: String] = [:]
        /// Absent: nothing was said about them.
        package var defaults: ConfigEntryWire.TenantDefaults? = nil
        /// In nanoseconds since 1970; 0: it is not being deleted.
        package var deletedAt: Int64 = 0
        /// Field 6, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 7, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: ConfigEntryWire.TenantKey? = nil,
            details: String = "",
            meta: [String: String] = [:],
            defaults: ConfigEntryWire.TenantDefaults? = nil,
            deletedAt: Int64 = 0,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.key = key
            self.details = details
            self.meta = meta
            self.defaults = defaults
            self.deletedAt = deletedAt
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// One row of the journal.
    package struct Change: Sendable, Hashable {
        /// One of the fields of `change`, or none.
        package var change: ConfigEntryWire.Change.ChangeChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            change: ConfigEntryWire.Change.ChangeChoice? = nil
        ) {
            self.change = change
        }

        /// The fields of `change`, of which one is set.
        package enum ChangeChoice: Sendable, Hashable {
            /// Field 1, `put`.
            case put(ConfigEntryWire.Entry)
            /// Field 2, `delete`.
            case delete(ConfigEntryWire.Key)
            /// Field 3, `topic_index`.
            case topicIndex(ConfigEntryWire.TopicIndex)
            /// Field 4, `put_tenant`.
            case putTenant(ConfigEntryWire.Tenant)
            /// Field 5, `delete_tenant`.
            case deleteTenant(ConfigEntryWire.TenantKey)
        }
    }

    /// The entries of the primary datacenter, for the others.
    package struct EntryList: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// They are those of the index that was named; none is listed.
        package var isSame: Bool = false
        /// Field 3, `entries`.
        package var entries: [ConfigEntryWire.Entry] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            isSame: Bool = false,
            entries: [ConfigEntryWire.Entry] = []
        ) {
            self.index = index
            self.isSame = isSame
            self.entries = entries
        }
    }

    /// `tombolo.configentry.PutRequest`.
    package struct PutRequest: Sendable, Hashable {
        /// Field 1, `entry`.
        package var entry: ConfigEntryWire.Entry? = nil
        /// Field 2, `cas`.
        package var cas: UInt64? = nil
        /// Only say what would come of it.
        package var dryRun: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            entry: ConfigEntryWire.Entry? = nil,
            cas: UInt64? = nil,
            dryRun: Bool = false
        ) {
            self.entry = entry
            self.cas = cas
            self.dryRun = dryRun
        }
    }

    /// `tombolo.configentry.DeleteRequest`.
    package struct DeleteRequest: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: ConfigEntryWire.Key? = nil
        /// Field 2, `cas`.
        package var cas: UInt64? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: ConfigEntryWire.Key? = nil,
            cas: UInt64? = nil
        ) {
            self.key = key
            self.cas = cas
        }
    }

    /// Writes or removes one source of a destination's intentions.
    package struct IntentionRequest: Sendable, Hashable {
        /// Field 1, `destination`.
        package var destination: String = ""
        /// Field 2, `source`.
        package var source: String = ""
        /// Field 3, `source_peer`.
        package var sourcePeer: String = ""
        /// Absent removes the source. Fields of an intention by Consul's names.
        package var intention: CommonWire.ValueObject? = nil
        /// The intention's id in the legacy API; empty in the other one, which knows intentions by their names.
        package var legacyID: String = ""
        /// The legacy API makes a new one; else it changes, or removes, the one with the id.
        package var isNew: Bool = false
        /// Where destination and source stand; empty for the default partition and namespace.
        package var partition: String = ""
        /// Field 22, `namespace`.
        package var namespace: String = ""
        /// Field 23, `source_partition`.
        package var sourcePartition: String = ""
        /// Field 24, `source_namespace`.
        package var sourceNamespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            destination: String = "",
            source: String = "",
            sourcePeer: String = "",
            intention: CommonWire.ValueObject? = nil,
            legacyID: String = "",
            isNew: Bool = false,
            partition: String = "",
            namespace: String = "",
            sourcePartition: String = "",
            sourceNamespace: String = ""
        ) {
            self.destination = destination
            self.source = source
            self.sourcePeer = sourcePeer
            self.intention = intention
            self.legacyID = legacyID
            self.isNew = isNew
            self.partition = partition
            self.namespace = namespace
            self.sourcePartition = sourcePartition
            self.sourceNamespace = sourceNamespace
        }
    }

    /// `tombolo.configentry.PutTenantRequest`.
    package struct PutTenantRequest: Sendable, Hashable {
        /// Field 1, `tenant`.
        package var tenant: ConfigEntryWire.Tenant? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tenant: ConfigEntryWire.Tenant? = nil
        ) {
            self.tenant = tenant
        }
    }

    /// `tombolo.configentry.DeleteTenantRequest`.
    package struct DeleteTenantRequest: Sendable, Hashable {
        /// Field 1, `key`.
        package var key: ConfigEntryWire.TenantKey? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            key: ConfigEntryWire.TenantKey? = nil
        ) {
            self.key = key
        }
    }
}
