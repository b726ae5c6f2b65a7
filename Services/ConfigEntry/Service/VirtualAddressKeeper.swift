import CatalogContract
import ConfigEntryKinds
import ConfigEntryTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

/// Has the catalog keep a virtual address for every service that entries are about, or that a terminating gateway calls, so that it
/// can be called under one although no instance of it was ever registered.
///
/// Each replica does this for all entries: assigning what is assigned changes nothing. An address is taken back when the last
/// entry about a service goes; when no replica lives to see that, it stays assigned, which costs one address.
///
/// - Source: reference http-api-and-config.md §5.2.
struct VirtualAddressKeeper: Sendable {
    /// The kinds that give a service an address.
    private static let kinds = ConfigEntryKind.stored.filter(\.descriptor.givesAddress)
    /// How many names go into one request.
    private static let sliceSize = 1000
    /// How long a write waits for an address before the rest of the work is left to ``run()``.
    private static let patience = Duration.seconds(2)

    let catalog: CatalogClient
    let view: StateView<ConfigEntryState>
    let logger: Logger

    /// Follows the entries until cancelled.
    func run() async throws {
        for await update in view.updates() where update.isLoaded && update.touched?.isEmpty != true {
            let state = update.version.state
            let names = update.touched.map { Self.names($0, in: state) } ?? Self.names(in: state)
            guard !names.isEmpty else { continue }
            try await settle(names)
        }
    }

    /// Asks for the address of a service of which there was no entry before, so that who wrote the first one finds it there.
    func begin(_ key: EntryKey, before state: ConfigEntryState) async {
        guard Self.kinds.contains(key.kind), key.name != "*", key.scope.isStandard,
            !Self.isKnown(key.name, in: state, Self.linked(in: state))
        else { return }
        do throws(MeshError) {
            try await catalog.setVirtualAddresses(
                assign: [key.name],
                release: [],
                context: CallContext(timeout: Self.patience)
            )
        } catch {
            logger.debug(
                "a virtual address is assigned later",
                metadata: [LogKey.error: "\(error.message)"]
            )
        }
    }

    /// Tries until the catalog has taken all names as they are now.
    private func settle(_ names: Set<String>) async throws {
        let sorted = names.sorted()
        var start = 0
        while start < sorted.count {
            let slice = sorted[start..<min(start + Self.sliceSize, sorted.count)]
            // By what is true now: a name may be back since it was seen to go.
            let state = view.current.state
            let linked = Self.linked(in: state)
            let known = Set(slice.filter { Self.isKnown($0, in: state, linked) })
            do throws(MeshError) {
                try await catalog.setVirtualAddresses(
                    assign: slice.filter(known.contains),
                    release: slice.filter { !known.contains($0) },
                    context: CallContext()
                )
                start += slice.count
            } catch {
                logger.debug("virtual addresses cannot be assigned yet", metadata: [LogKey.error: "\(error.message)"])
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private static func isKnown(_ name: String, in state: ConfigEntryState, _ linked: Set<String>) -> Bool {
        kinds.contains { state.entry($0, name) != nil } || linked.contains(name)
    }

    /// The services that terminating gateways name.
    ///
    /// One that is not named any more keeps its address, which costs one.
    private static func linked(in state: ConfigEntryState) -> Set<String> {
        let gateways = state.entries(.terminatingGateway).compactMap { TerminatingGateway($0.body) }
        return Set(gateways.flatMap { $0.services.map(\.service.text) }).subtracting(["*"])
    }

    /// The services that entries are about.
    private static func names(in state: ConfigEntryState) -> Set<String> {
        Set(kinds.flatMap { state.entries($0) }.map(\.name)).subtracting(["*"]).union(linked(in: state))
    }

    /// The services that changed entries are about.
    private static func names(_ touched: Set<ConfigEntryTopic>, in state: ConfigEntryState) -> Set<String> {
        var names = touched.contains(.kind(.terminatingGateway)) ? linked(in: state) : []
        for case .entry(let key) in touched where kinds.contains(key.kind) && key.scope.isStandard && key.name != "*" {
            names.insert(key.name)
        }
        return names
    }
}
