import CatalogContract
import MeshContracts
import MeshDomain
import PeeringLogic
import PeeringTables

/// The imports at the head of a queue that may be stored at the same time.
struct ImportBatch: Sendable {
    struct Key: Hashable, Sendable {
        var kind: ResourceKind
        var id: String

        init(_ wish: StreamSession.Import) {
            kind = wish.kind
            id = wish.resourceID
        }
    }

    /// All of them, also those that a later one of the same resource replaces.
    var all: [StreamSession.Import]
    /// The last one of each resource.
    var distinct: [StreamSession.Import]
    var count: Int { all.count }

    /// A list of services is stored alone, because it removes what other imports write.
    static func first(of queue: [StreamSession.Import]) -> ImportBatch {
        let end = queue.firstIndex { $0.kind == .serviceList } ?? queue.endIndex
        let all = Array(end == 0 ? queue.prefix(1) : queue[..<end])
        var order: [Key] = []
        var last: [Key: StreamSession.Import] = [:]
        for wish in all {
            if last.updateValue(wish, forKey: Key(wish)) == nil { order.append(Key(wish)) }
        }
        return ImportBatch(all: all, distinct: order.compactMap { last[$0] })
    }
}

/// Stores what another cluster exports to this one.
///
/// - Source: reference §3.16.
struct StreamImporter: Sendable {
    let core: PeeringCore
    let peeringID: String
    let peer: String

    /// Stores resources, several at once.
    ///
    /// - Returns: Why it failed, for each resource; nil when it did not.
    func store(_ wishes: [StreamSession.Import], concurrency: Int) async -> [ImportBatch.Key: String?] {
        await withTaskGroup(of: (ImportBatch.Key, String?).self) { group in
            var results: [ImportBatch.Key: String?] = [:]
            var next = 0
            while next < wishes.count || !group.isEmpty {
                while next < wishes.count, next - results.count < concurrency {
                    let wish = wishes[next]
                    group.addTask { (ImportBatch.Key(wish), await store(wish)) }
                    next += 1
                }
                guard let (key, failure) = await group.next() else { break }
                results[key] = .some(failure)
            }
            return results
        }
    }

    private func store(_ wish: StreamSession.Import) async -> String? {
        let context = CallContext(timeout: .seconds(10))
        do throws(MeshError) {
            switch wish.content {
            case .service(let instances):
                try await core.catalog.importService(
                    wish.resourceID,
                    peer: peer,
                    instances: instances,
                    context: context
                )
            case .serviceList(let names):
                let kept = names + names.map { $0 + ExportPlan.proxySuffix }
                try await core.catalog.retainImported(peer: peer, services: kept, context: context)
            case .trustBundle(let trustDomain, let roots): try await storeBundle(trustDomain, roots)
            case .serverAddresses(let addresses): try await storeAddresses(addresses)
            case .unusable(let detail): return detail
            }
            return nil
        } catch {
            return error.message
        }
    }

    private func storeBundle(_ trustDomain: String, _ roots: [String]) async throws(MeshError) {
        let (id, peer) = (peeringID, peer)
        try await core.write { state throws(MeshError) in
            guard var peering = state.peering(id: id) else {
                throw MeshError(.rejected, "cannot write peering trust bundle for unknown peering \(peer)")
            }
            guard peering.isActive else {
                throw MeshError(.rejected, "cannot write to peering that is marked for deletion")
            }
            peering.peerCAPems = roots
            return [
                .putTrustBundle(PeeringTrustBundle(peer: peer, trustDomain: trustDomain, rootPEMs: roots)),
                .putPeering(peering),
            ]
        }
    }

    private func storeAddresses(_ addresses: [String]) async throws(MeshError) {
        let id = peeringID
        try await core.write { state throws(MeshError) in
            guard var peering = state.peering(id: id), peering.isActive else {
                throw MeshError(.rejected, "peering does not exist or has been marked for deletion")
            }
            peering.peerServerAddresses = addresses
            return [.putPeering(peering)]
        }
    }
}
