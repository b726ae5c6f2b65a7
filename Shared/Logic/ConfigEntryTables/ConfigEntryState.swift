import HashTreeCollections
package import MeshDomain
package import MeshState

/// One config entry written or removed.
package enum ConfigEntryChange: Sendable, Hashable {
    case put(ConfigEntry)
    case delete(EntryKey)
    /// A partition or a namespace written.
    case putTenant(Tenant)
    /// One removed, once nothing is in it any more.
    case deleteTenant(TenantKey)
    /// Only in snapshots: the index of a topic.
    case topicIndex(ConfigEntryTopic, UInt64)
}

/// What a reader of the config entries can wait for.
package enum ConfigEntryTopic: StateTopic {
    /// Any entry.
    case all
    /// Any entry of a kind.
    case kind(ConfigEntryKind)
    /// One entry.
    case entry(EntryKey)
    /// The intentions about a caller of this cluster with that name, or about all its callers (`*`), whatever they are on; part of
    /// their kind.
    case intentions(from: NameText)
    /// The partitions and namespaces.
    case tenants

    package var isPart: Bool {
        if case .intentions = self { return true }
        return false
    }

    package var path: TopicPath {
        switch self {
        case .all: TopicPath("all")
        case .kind(let kind): TopicPath("kind", kind.rawValue)
        case .entry(let key): TopicPath("entry", key.kind.rawValue, TopicNames.entry(key))
        case .intentions(let caller): TopicPath("from", caller.text)
        case .tenants: TopicPath("tenants")
        }
    }
}

/// All config entries of a cluster.
package struct ConfigEntryState: ReplicatedState {
    /// By kind, so that a list of one costs nothing for the others.
    private var entriesByKind = TreeDictionary<ConfigEntryKind, TreeDictionary<EntryKey, ConfigEntry>>()
    /// Those of all entries and of each kind; an entry's own row has its index.
    private var topicIndexes = TreeDictionary<ConfigEntryTopic, UInt64>()
    /// The entries that send calls to a service, by that service; made from the entries.
    private var referrers = TreeDictionary<ServiceKey, TreeSet<EntryKey>>()
    private var callers = CallerIndexes()
    var tenants = TreeDictionary<TenantKey, Tenant>()
    /// When they changed last.
    var tenantIndex: UInt64 = 0
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0

    package init() {}

    package mutating func apply(_ change: ConfigEntryChange, index: UInt64, touched: inout Touched<ConfigEntryTopic>) {
        let key: EntryKey
        let existing: ConfigEntry?
        var written: ConfigEntry?
        switch change {
        case .put(var entry):
            key = entry.key
            existing = self.entry(key)
            if let existing, existing.hasSameContent(as: entry) { return }
            entry.createIndex = existing?.createIndex ?? index
            entry.modifyIndex = index
            written = entry
        case .delete(let removed):
            key = removed
            existing = self.entry(key)
            guard existing != nil else { return }
        case .putTenant(let tenant): return apply(tenant: tenant, index: index, touched: &touched)
        case .deleteTenant(let key): return remove(tenant: key, index: index, touched: &touched)
        case .topicIndex: return
        }
        put(written, at: key)
        for caller in callers.replace(existing, by: written, index) { touched.insert(.intentions(from: caller)) }
        for topic in [ConfigEntryTopic.all, .kind(key.kind)] {
            topicIndexes[topic] = index
            touched.insert(topic)
        }
        touched.insert(.entry(key))
    }

    private mutating func put(_ entry: ConfigEntry?, at key: EntryKey) {
        var entries = entriesByKind.removeValue(forKey: key.kind) ?? [:]
        // A key that was there would keep its spelling.
        if let old = entries.removeValue(forKey: key) { unlink(old) }
        if let entry {
            link(entry)
            entries[entry.key] = entry
        }
        if !entries.isEmpty { entriesByKind[key.kind] = entries }
    }

    package mutating func restore(_ change: ConfigEntryChange) {
        switch change {
        case .put(let entry):
            let existing = self.entry(entry.key)
            put(entry, at: entry.key)
            _ = callers.replace(existing, by: entry, entry.modifyIndex)
        case .putTenant(let tenant): tenants[tenant.key] = tenant
        case .topicIndex(let topic, let index):
            switch topic {
            case .all, .kind: topicIndexes[topic] = index
            case .tenants: tenantIndex = index
            // Snapshots of earlier versions have them; the entry has its own.
            case .entry, .intentions: return
            }
            if topic == .kind(.serviceIntentions) { callers.restore(index) }
        case .delete, .deleteTenant: return
        }
    }

    package func snapshot() -> [ConfigEntryChange] {
        let entries = entriesByKind.values.lazy.flatMap(\.values).map { (TopicNames.entry($0.key), $0) }
        let indexes = topicIndexes.sorted { $0.key.order < $1.key.order }
        var rows: [ConfigEntryChange] = storedTenants.map { .putTenant($0) }
        rows += entries.sorted { $0.0 < $1.0 }.map { .put($0.1) }
        rows += indexes.map { .topicIndex($0.key, $0.value) }
        return tenantIndex > 0 ? rows + [.topicIndex(.tenants, tenantIndex)] : rows
    }

    /// The index of the last change to a topic; of an entry that is not there that of its kind.
    package func index(of topic: ConfigEntryTopic) -> UInt64 { max(floor, ownIndex(of: topic)) }

    private func ownIndex(of topic: ConfigEntryTopic) -> UInt64 {
        switch topic {
        case .all, .kind: topicIndexes[topic] ?? 0
        case .entry(let key): entry(key)?.modifyIndex ?? topicIndexes[.kind(key.kind)] ?? 0
        case .intentions(let caller): callers.index(of: caller) ?? topicIndexes[.kind(.serviceIntentions)] ?? 0
        case .tenants: tenantIndex
        }
    }

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
    package func entry(_ key: EntryKey) -> ConfigEntry? { entriesByKind[key.kind]?[key] }

    /// One entry of a scope.
    package func entry(_ kind: ConfigEntryKind, _ name: String, in scope: Scope = .standard) -> ConfigEntry? {
        entry(EntryKey(kind: kind, name: name, in: scope))
    }

    /// The entries of a kind in one scope, by name without regard to case.
    package func entries(_ kind: ConfigEntryKind, in scope: Scope = .standard) -> [ConfigEntry] {
        (entriesByKind[kind] ?? [:]).filter { $0.key.scope == scope }
            .sorted { $0.key.folded < $1.key.folded }.map(\.value)
    }

    /// All entries of one scope, by kind and name.
    package func entries(in scope: Scope = .standard) -> [ConfigEntry] {
        entriesByKind.values.lazy.flatMap(\.values).filter { $0.scope == scope }
            .map { (TopicNames.entry($0.key), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
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

    /// `service-intentions/<name>` with each member of a sameness group by itself; the name `*` is that of the entry for all
    /// destinations.
    package func serviceIntentions(of destination: ServiceName) -> ServiceIntentions? {
        guard var body = writtenIntentions(of: destination) else { return nil }
        body.sources = resolved(body.sources, in: destination.scope.partition)
        return body
    }

    /// The same as it was written.
    package func writtenIntentions(of destination: ServiceName) -> ServiceIntentions? {
        let found = entry(.serviceIntentions, destination.text, in: destination.scope)
        guard case .serviceIntentions(let body) = found?.body else { return nil }
        return body
    }

    /// The intention that the legacy API knows by an id, with its entry.
    package func legacyIntention(_ id: String) -> (source: SourceIntention, entry: ConfigEntry)? {
        for entry in entries(.serviceIntentions) {
            guard case .serviceIntentions(let body) = entry.body else { continue }
            if let source = body.sources.first(where: { $0.legacyID == id }) { return (source, entry) }
        }
        return nil
    }

    /// `exported-services/default` with each member of a sameness group by itself.
    package func exportedServices() -> ExportedServices? {
        guard case .exportedServices(var body) = entry(.exportedServices, "default")?.body else { return nil }
        // Asked for at each assembly of a proxy: without groups nothing is copied.
        guard body.services.contains(where: { $0.consumers.contains { !$0.samenessGroup.isEmpty } }) else {
            return body
        }
        for place in body.services.indices {
            body.services[place].consumers = resolved(body.services[place].consumers, in: .standard)
        }
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
    fileprivate var order: String {
        switch self {
        case .all: "a"
        case .kind(let kind): "b\(kind.rawValue)"
        case .entry(let key): "c" + TopicNames.entry(key)
        case .intentions(let caller): "d\(caller.text)"
        case .tenants: "e"
        }
    }
}
