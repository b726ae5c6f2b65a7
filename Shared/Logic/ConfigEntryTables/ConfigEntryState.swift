import HashTreeCollections
package import MeshDomain
import MeshState

/// One config entry written or removed.
package enum ConfigEntryChange: Sendable, Hashable {
    case put(ConfigEntry)
    case delete(EntryKey)
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
    case entry(EntryKey)
}

/// All config entries of a cluster.
package struct ConfigEntryState: ReplicatedState {
    private var entriesByKey = TreeDictionary<EntryKey, ConfigEntry>()
    private var topicIndexes = TreeDictionary<ConfigEntryTopic, UInt64>()
    /// The entries that send calls to a service, by that service; made from the entries.
    private var referrers = TreeDictionary<ServiceKey, TreeSet<EntryKey>>()

    package init() {}

    package mutating func apply(_ change: ConfigEntryChange, index: UInt64, touched: inout Set<ConfigEntryTopic>) {
        let key: EntryKey
        switch change {
        case .put(var entry):
            key = entry.key
            let existing = entriesByKey[key]
            if let existing, existing.hasSameContent(as: entry) { return }
            entry.createIndex = existing?.createIndex ?? index
            entry.modifyIndex = index
            if let existing { unlink(existing) }
            link(entry)
            entriesByKey[key] = entry
        case .delete(let removed):
            key = removed
            guard let old = entriesByKey.removeValue(forKey: key) else { return }
            unlink(old)
        case .topicIndex: return
        }
        for topic in [ConfigEntryTopic.all, .kind(key.kind), .entry(key)] {
            topicIndexes[topic] = index
            touched.insert(topic)
        }
    }

    package mutating func restore(_ change: ConfigEntryChange) {
        switch change {
        case .put(let entry):
            if let old = entriesByKey[entry.key] { unlink(old) }
            link(entry)
            entriesByKey[entry.key] = entry
        case .topicIndex(let topic, let index): topicIndexes[topic] = index
        case .delete: return
        }
    }

    package func snapshot() -> [ConfigEntryChange] {
        let entries = entriesByKey.sorted { TopicNames.entry($0.key) < TopicNames.entry($1.key) }.map(\.value)
        let indexes = topicIndexes.sorted { $0.key.order < $1.key.order }
        return entries.map(ConfigEntryChange.put) + indexes.map { .topicIndex($0.key, $0.value) }
    }

    package func index(of topic: ConfigEntryTopic) -> UInt64 { topicIndexes[topic] ?? 0 }

    // MARK: - Which entries send calls where

    private mutating func link(_ entry: ConfigEntry) {
        for name in entry.body.content.linkedServices {
            referrers[ServiceKey(ServiceName(name.text, in: entry.scope)), default: []].insert(entry.key)
        }
    }

    private mutating func unlink(_ entry: ConfigEntry) {
        for name in entry.body.content.linkedServices {
            let service = ServiceKey(ServiceName(name.text, in: entry.scope))
            referrers[service]?.remove(entry.key)
            if referrers[service]?.isEmpty == true { referrers[service] = nil }
        }
    }

    /// A service with all whose calls may come to it, over any number of entries; sorted.
    package func services(leadingTo service: ServiceName) -> [ServiceName] {
        var found: [ServiceKey: ServiceName] = [ServiceKey(service): service]
        var open = [service]
        while let next = open.popLast() {
            for key in referrers[ServiceKey(next)] ?? [] {
                let caller = ServiceName(key.name, in: key.scope)
                if found.updateValue(caller, forKey: ServiceKey(caller)) == nil { open.append(caller) }
            }
        }
        return found.values.sorted()
    }

    // MARK: - Queries

    /// One entry, however its name is spelled.
    package func entry(_ key: EntryKey) -> ConfigEntry? { entriesByKey[key] }

    /// One entry of a scope.
    package func entry(_ kind: ConfigEntryKind, _ name: String, in scope: Scope = .standard) -> ConfigEntry? {
        entry(EntryKey(kind: kind, name: name, in: scope))
    }

    /// The entries of a kind in one scope, by name without regard to case.
    package func entries(_ kind: ConfigEntryKind, in scope: Scope = .standard) -> [ConfigEntry] {
        entriesByKey.filter { $0.key.kind == kind && $0.key.scope == scope }
            .sorted { $0.key.folded < $1.key.folded }.map(\.value)
    }

    /// All entries of one scope, by kind and name.
    package func entries(in scope: Scope = .standard) -> [ConfigEntry] {
        entriesByKey.filter { $0.key.scope == scope }
            .sorted { TopicNames.entry($0.key) < TopicNames.entry($1.key) }.map(\.value)
    }

    /// `proxy-defaults/global`.
    package func proxyDefaults() -> ProxyDefaults? {
        guard case .proxyDefaults(let body) = entry(.proxyDefaults, "global")?.body else { return nil }
        return body
    }

    /// `service-defaults/<name>`.
    package func serviceDefaults(of service: ServiceName) -> ServiceDefaults? {
        guard case .serviceDefaults(let body) = entry(.serviceDefaults, service.text, in: service.scope)?.body else {
            return nil
        }
        return body
    }

    /// `service-resolver/<name>`.
    package func serviceResolver(of service: ServiceName) -> ServiceResolver? {
        entry(EntryKey(kind: .serviceResolver, of: service)).flatMap { ServiceResolver($0.body) }
    }

    /// `service-splitter/<name>`.
    package func serviceSplitter(of service: ServiceName) -> ServiceSplitter? {
        entry(EntryKey(kind: .serviceSplitter, of: service)).flatMap { ServiceSplitter($0.body) }
    }

    /// `service-router/<name>`.
    package func serviceRouter(of service: ServiceName) -> ServiceRouter? {
        entry(EntryKey(kind: .serviceRouter, of: service)).flatMap { ServiceRouter($0.body) }
    }

    /// `service-intentions/<name>`; the name `*` is that of the entry for all destinations.
    package func serviceIntentions(of destination: ServiceName) -> ServiceIntentions? {
        let found = entry(.serviceIntentions, destination.text, in: destination.scope)
        guard case .serviceIntentions(let body) = found?.body else { return nil }
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
        case .entry(let key): "c" + TopicNames.entry(key)
        }
    }
}
