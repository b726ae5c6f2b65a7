package import AuthorityContract
package import AuthorityTables
import Foundation
package import MeshContracts
package import MeshDomain
import MeshJournal

/// Leaf certificates of services, made on this agent: the key never leaves it, only the request is signed elsewhere.
///
/// A leaf is kept until most of its life is over or the active root changes. Bounded: the leaf that was not asked for
/// the longest time goes first.
///
/// - Source: reference §10.3.
package actor LeafCache {
    private struct Entry {
        var held: HeldLeaf
        var lastUse: UInt64
    }

    /// As many as services of one node ask for; each has a key of its own, so this is no option.
    private static let limit = 4096
    private let meter = CacheMeter("leaves")

    private let client: AuthorityClient
    private let roots: StateSource<AuthorityState>
    private let datacenter: String
    private var entries: [ServiceName: Entry] = [:]
    /// The leaves that are being made: all who wait for the same one get it.
    private var pending: [ServiceName: Task<Result<HeldLeaf, MeshError>, Never>] = [:]
    private var uses: UInt64 = 0

    /// An empty cache.
    package init(client: AuthorityClient, roots: StateSource<AuthorityState>, datacenter: String) {
        self.client = client
        self.roots = roots
        self.datacenter = datacenter
    }

    /// The leaf of a service; with an index, waits until there is one with a greater index or `wait` is over.
    package func leaf(
        for service: ServiceName,
        after index: UInt64,
        wait: Duration,
        context: CallContext
    ) async throws(MeshError) -> LeafCertificate {
        let deadline = ContinuousClock.now + wait
        while true {
            let leaf = try await current(service, context)
            guard index > 0, leaf.modifyIndex <= index else { return leaf }
            let rest = ContinuousClock.now.duration(to: deadline)
            guard rest > .zero, !Task.isCancelled else { return leaf }
            let now = Int64(Date().timeIntervalSince1970)
            let renewal = Duration.seconds(max(1, (entries[service]?.held.renewAfterSeconds ?? now) - now))
            let known = roots.view.current.state.index(of: .roots)
            _ = await roots.view.value(of: .roots, after: known, timeout: min(rest, renewal))
        }
    }

    private func current(_ service: ServiceName, _ context: CallContext) async throws(MeshError) -> LeafCertificate {
        let roots = roots.view.current.state.roots
        let now = Int64(Date().timeIntervalSince1970)
        uses += 1
        if let entry = entries[service], entry.held.isCurrent(activeRootID: roots.activeRootID, nowSeconds: now) {
            entries[service]?.lastUse = uses
            meter.hit()
            return entry.held.leaf
        }
        meter.miss()
        let held = try await made(service, roots, context).get()
        if entries[service] == nil, entries.count >= Self.limit,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            entries[oldest.key] = nil
            meter.evicted(1)
        }
        entries[service] = Entry(held: held, lastUse: uses)
        meter.holds(entries.count)
        return held.leaf
    }

    private func made(
        _ service: ServiceName,
        _ roots: CARoots,
        _ context: CallContext
    ) async -> Result<HeldLeaf, MeshError> {
        if let running = pending[service] { return await running.value }
        let holder = SpiffeID.Holder.service(name: service, datacenter: datacenter)
        let client = client
        let task = Task { () -> Result<HeldLeaf, MeshError> in
            do throws(MeshError) {
                return .success(try await client.leaf(for: holder, roots: roots, context: context))
            } catch { return .failure(error) }
        }
        pending[service] = task
        defer { pending[service] = nil }
        return await task.value
    }
}
