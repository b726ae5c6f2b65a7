import HashTreeCollections
package import MeshDomain
import MeshState

/// One config entry written or removed.
package enum ConfigEntryChange: Sendable, Hashable {
    case put(ConfigEntry)
    case delete(ConfigEntryKey)
    /// Only in snapshots: the index of a topic.
    case topicIndex(ConfigEntryTopic, UInt64)
}

/// What a reader of the config entries can wait for.
package enum ConfigEntryTopic: Sendable, Hashable {
    /// Any entry.
    case all
    /// Any entry of a kind.
    case kind(ConfigEntryKind)
    /// One entry.
    case entry(ConfigEntryKey)
}

/// All config entries of a cluster.
package struct ConfigEntryState: ReplicatedState {
    private var entriesByKey = TreeDictionary<ConfigEntryKey, ConfigEntry>()
    private var topicIndexes = TreeDictionary<ConfigEntryTopic, UInt64>()

    package init() {}

    package mutating func apply(_ change: ConfigEntryChange, index: UInt64, touched: inout Set<ConfigEntryTopic>) {
        let key: ConfigEntryKey
        switch change {
        case .put(var entry):
            key = entry.key
            let existing = entriesByKey[key]
            if let existing, existing.body == entry.body, existing.meta == entry.meta { return }
            entry.createIndex = existing?.createIndex ?? index
            entry.modifyIndex = index
            entriesByKey[key] = entry
        case .delete(let removed):
            key = removed
            guard entriesByKey.removeValue(forKey: key) != nil else { return }
        case .topicIndex: return
        }
        for topic in [ConfigEntryTopic.all, .kind(key.kind), .entry(key)] {
            topicIndexes[topic] = index
            touched.insert(topic)
        }
    }

    package mutating func restore(_ change: ConfigEntryChange) {
        switch change {
        case .put(let entry): entriesByKey[entry.key] = entry
        case .topicIndex(let topic, let index): topicIndexes[topic] = index
        case .delete: return
        }
    }

    package func snapshot() -> [ConfigEntryChange] {
        let entries = entriesByKey.values.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
        let indexes = topicIndexes.sorted { $0.key.order < $1.key.order }
        return entries.map(ConfigEntryChange.put) + indexes.map { .topicIndex($0.key, $0.value) }
    }

    package func index(of topic: ConfigEntryTopic) -> UInt64 { topicIndexes[topic] ?? 0 }

    // MARK: - Queries

    /// One entry.
    package func entry(_ kind: ConfigEntryKind, _ name: String) -> ConfigEntry? {
        entriesByKey[ConfigEntryKey(kind: kind, name: name)]
    }

    /// The entries of a kind, by name.
    package func entries(_ kind: ConfigEntryKind) -> [ConfigEntry] {
        entriesByKey.values.filter { $0.kind == kind }.sorted { $0.name < $1.name }
    }

    /// All entries, by kind and name.
    package func entries() -> [ConfigEntry] {
        entriesByKey.values.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }

    /// `proxy-defaults/global`.
    package func proxyDefaults() -> ProxyDefaults? {
        guard case .proxyDefaults(let body) = entry(.proxyDefaults, "global")?.body else { return nil }
        return body
    }

    /// `service-defaults/<name>`.
    package func serviceDefaults(of service: String) -> ServiceDefaults? {
        guard case .serviceDefaults(let body) = entry(.serviceDefaults, service)?.body else { return nil }
        return body
    }

    /// `service-intentions/<name>`; the name `*` is that of the entry for all destinations.
    package func serviceIntentions(of destination: String) -> ServiceIntentions? {
        guard case .serviceIntentions(let body) = entry(.serviceIntentions, destination)?.body else { return nil }
        return body
    }

    /// `exported-services/default`.
    package func exportedServices() -> ExportedServices? {
        guard case .exportedServices(let body) = entry(.exportedServices, "default")?.body else { return nil }
        return body
    }

    /// `mesh/mesh`.
    package func meshSettings() -> MeshSettings? {
        guard case .mesh(let body) = entry(.mesh, "mesh")?.body else { return nil }
        return body
    }
}

extension ConfigEntryTopic {
    /// A text that orders topics, so that snapshots are the same bytes everywhere.
    var order: String {
        switch self {
        case .all: "a"
        case .kind(let kind): "b\(kind.rawValue)"
        case .entry(let key): "c\(key.kind.rawValue)\u{1}\(key.name)"
        }
    }
}
