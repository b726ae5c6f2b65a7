import HashTreeCollections
import MeshDomain

/// The names under which services are listed, each with its tags, counted: what a list shows changes when a count leaves zero or
/// comes back to it, and only then.
///
/// One more instance with the tags of the others changes no list, so nobody who waits for the list is woken.
struct ServiceListing: Sendable {
    private struct Entry: Sendable {
        var instances = 0
        /// How many of them are neither sidecars nor gateways.
        var ordinary = 0
        /// How many instances carry each tag.
        var tags = TreeDictionary<String, Int>()
    }

    /// By name as it is spelled.
    private var entries = TreeDictionary<ServiceRef, Entry>()

    /// All tags that instances of a service carry, sorted, each once.
    func tags(of service: ServiceRef) -> [String] { entries[service]?.tags.keys.sorted() ?? [] }

    /// Whether a service has an instance that is neither sidecar nor gateway.
    func isOrdinary(_ service: ServiceRef) -> Bool { (entries[service]?.ordinary ?? 0) > 0 }

    /// The services of an origin and a scope that have an instance which is neither sidecar nor gateway, as they are spelled.
    func ordinaryNames(of origin: Origin, in scope: Scope) -> Set<String> {
        var names: Set<String> = []
        for (service, entry) in entries
        where entry.ordinary > 0 && service.origin == origin && service.service.scope == scope {
            names.insert(service.service.text)
        }
        return names
    }

    /// Takes one instance for another; nil is none.
    ///
    /// - Returns: The lists that show something else now.
    mutating func replace(_ old: NodeService?, by new: NodeService?) -> [CatalogPart] {
        if let old, let new, old.ref == new.ref {
            if old.tags == new.tags, old.kind == new.kind { return [] }
            let (before, after) = (Set(old.tags ?? []), Set(new.tags ?? []))
            return adjust(
                new.ref,
                by: (0, new.ordinaryCount - old.ordinaryCount),
                removing: before.subtracting(after),
                adding: after.subtracting(before)
            )
        }
        var parts: [CatalogPart] = []
        if let old {
            parts += adjust(old.ref, by: (-1, -old.ordinaryCount), removing: Set(old.tags ?? []), adding: [])
        }
        if let new {
            parts += adjust(new.ref, by: (1, new.ordinaryCount), removing: [], adding: Set(new.tags ?? []))
        }
        return parts
    }

    private mutating func adjust(
        _ service: ServiceRef,
        by difference: (instances: Int, ordinary: Int),
        removing gone: Set<String>,
        adding added: Set<String>
    ) -> [CatalogPart] {
        var entry = entries.removeValue(forKey: service) ?? Entry()
        let (had, wasOrdinary) = (entry.instances > 0, entry.ordinary > 0)
        entry.instances += difference.instances
        entry.ordinary += difference.ordinary
        var isChanged = had != (entry.instances > 0)
        for tag in gone {
            let rest = (entry.tags[tag] ?? 0) - 1
            entry.tags[tag] = rest > 0 ? rest : nil
            if rest <= 0 { isChanged = true }
        }
        for tag in added {
            let count = (entry.tags[tag] ?? 0) + 1
            entry.tags[tag] = count
            if count == 1 { isChanged = true }
        }
        let isOrdinary = entry.ordinary > 0
        if entry.instances > 0 { entries[service] = entry }
        var parts: [CatalogPart] = isChanged ? [.names(service.origin)] : []
        if wasOrdinary != isOrdinary { parts.append(.ordinaryNames(service.origin)) }
        return parts
    }
}

extension NodeService {
    fileprivate var ordinaryCount: Int { kind == .typical ? 1 : 0 }
}
