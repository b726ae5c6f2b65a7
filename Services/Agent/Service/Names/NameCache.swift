import AccessRules
import AgentLogic
import CatalogTables
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import NameSystem
import ProxySnapshots
import Synchronization

/// Instances in the form that answers need, so that a question costs no unpacking of rows.
///
/// Bounded by the number of services (`limits.dns_cache_entries`); when full, all are forgotten. What is kept counts as long as
/// the index of its topic does, so it is never older than the catalog beside it.
final class NameCache: Sendable {
    /// Which instances of a service.
    enum Kind: Sendable, Hashable {
        case all
        case mesh
    }

    private struct Key: Hashable {
        var service: ServiceKey
        var kind: Kind
    }

    private struct Entry {
        var index: UInt64
        var generation: UInt64
        var instances: [NameInstance]
    }

    private let limit: Int
    private let entries = Mutex<[Key: Entry]>([:])
    private let meter = CacheMeter("names")

    init(limit: Int) { self.limit = limit }

    /// The instances of a service; those that are not known or are old are made.
    func instances(
        of service: ServiceKey,
        _ kind: Kind,
        in version: Version<CatalogState>,
        make: () -> [NameInstance]
    ) -> [NameInstance] {
        let key = Key(service: service, kind: kind)
        let index = version.state.index(of: kind == .all ? .service(service) : .connect(service))
        let known = entries.withLock { $0[key] }
        if let known, known.index == index, known.generation == version.generation {
            meter.hit()
            return known.instances
        }
        meter.miss()
        let instances = make()
        // Names that do not exist are anybody's, and cost nothing to look for again.
        guard !instances.isEmpty else { return instances }
        let count = entries.withLock { entries in
            if entries.count >= limit, entries[key] == nil {
                meter.evicted(entries.count)
                entries = [:]
            }
            entries[key] = Entry(index: index, generation: version.generation, instances: instances)
            return entries.count
        }
        meter.holds(count)
        return instances
    }
}

/// The names of one version of the catalog, with what is remembered of it.
struct RememberedNames: NameSource {
    private let version: Version<CatalogState>
    private let names: CatalogNames
    private let cache: NameCache
    /// Who is at which address; nil where that is not asked.
    private let book: AddressBook?

    /// Looks at one version; the config entries are asked for where a question is about sameness groups or ingress gateways.
    init(
        _ version: Version<CatalogState>,
        _ entries: @escaping @Sendable () -> ConfigEntryState,
        cache: NameCache,
        node: NodeKey,
        book: AddressBook? = nil
    ) {
        self.version = version
        self.cache = cache
        self.book = book
        let catalog = version.state
        names = CatalogNames(
            catalog,
            ownNode: node,
            groups: { entries().samenessGroups(in: $0) },
            gateways: { GatewayServiceList(entries(), catalog).ingressGateways(of: $0) },
            read: Self.read
        )
    }

    static let read: CatalogNames.AddressReader = { IPAddress($0)?.bytes }

    func instances(of service: ServiceKey) -> [NameInstance] {
        cache.instances(of: service, .all, in: version) { names.instances(of: service) }
    }

    func meshInstances(of service: ServiceKey) -> [NameInstance] {
        cache.instances(of: service, .mesh, in: version) { names.meshInstances(of: service) }
    }

    func ingressInstances(for service: ServiceRef) -> [NameInstance] { names.ingressInstances(for: service) }

    func node(_ key: NodeKey) -> NameNode? { names.node(key) }

    func virtualAddress(of service: ServiceKey) -> [UInt8]? { names.virtualAddress(of: service) }

    func query(_ name: NameText, _ authorizer: Authorizer) -> NameQueryAnswer? { names.query(name, authorizer) }

    func samenessGroups(in partition: Partition) -> [SamenessGroup] { names.samenessGroups(in: partition) }

    func holders(of address: [UInt8]) -> AddressHolders { book?[address] ?? AddressHolders() }
}

/// Makes the book of addresses for questions from address to name: once for each version of the catalog, by one at a time.
actor AddressBooks {
    private var known: (index: UInt64, generation: UInt64, book: AddressBook)?

    /// The book of a version.
    func book(of version: Version<CatalogState>) -> AddressBook {
        if let known, known.index == version.index, known.generation == version.generation { return known.book }
        let book = AddressBook(version.state, read: RememberedNames.read)
        known = (version.index, version.generation, book)
        return book
    }
}
