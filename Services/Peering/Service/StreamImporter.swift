import AuthorityTables
import BusSchema
import CatalogContract
import CatalogTables
import Certificates
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// Stores what another cluster exports to this one.
///
/// Of each service only what differs from the catalog is written, of many small ones in one transaction. What does not fit
/// in one goes in parts that the catalog shows together.
///
/// - Source: reference §3.16.
struct StreamImporter: Sendable {
    /// What became of an import.
    enum Outcome: Sendable {
        case stored
        /// It cannot be stored, for this reason.
        case refused(String)
        /// It cannot be stored now.
        case later(MeshError)
    }

    /// How large a request, and with it a transaction, becomes, in bytes as estimated.
    private static let requestSize = 256 * 1024
    /// Services above this size are written one by one, compared with the newest state of the catalog.
    private static let smallSize = 32 * 1024
    /// How many requests are under way at the same time.
    private static let concurrency = 4
    /// How often a service is compared anew because somebody else changed it meanwhile.
    private static let attempts = 5

    let core: PeeringCore
    let peeringID: String
    let peer: String
    let trust: PeerTrust
    /// The claim by which the stream runs; nil when there was none, and then nothing is stored.
    let claim: PeeringClaim?

    /// Stores resources of different names, away from the stream that brought them.
    ///
    /// - Returns: What became of each.
    @concurrent
    func store(_ wishes: [StreamSession.Import]) async -> [ImportQueue.Key: Outcome] {
        var outcomes: [ImportQueue.Key: Outcome] = [:]
        var small: [SmallService] = []
        var large: [(wish: StreamSession.Import, instances: [CheckServiceNode])] = []
        var brought = Brought(peer, core)
        for (place, wish) in wishes.enumerated() {
            // What comes by thousands leaves others of this process their turn.
            if place.isMultiple(of: StreamSession.pieceSize) { await Task.yield() }
            let key = ImportQueue.Key(wish)
            let rules = trust.rules
            switch wish.content {
            case .service(let brings):
                let instances = ImportRules.stored(brings)
                let others = brought.count(besides: wish.resourceID)
                if let problem = rules.problem(ofService: wish.resourceID, instances, besides: others) {
                    outcomes[key] = .refused(problem)
                    continue
                }
                if let claimed = ImportRules.claimedTrustDomain(of: instances),
                    let failure = await trust.claim(claimed)
                {
                    outcomes[key] = Self.outcome(failure)
                    continue
                }
                brought.set(instances.count, for: wish.resourceID)
                let size = instances.reduce(64) { $0 + $1.roughSize }
                if size <= Self.smallSize {
                    small.append(SmallService(key: key, instances: instances, size: size))
                } else {
                    large.append((wish, instances))
                }
            case .serviceList(let names):
                outcomes[key] = await store(list: names, rules)
            case .trustBundle(let trustDomain, let roots):
                outcomes[key] = await store(bundle: trustDomain, roots, rules)
            case .serverAddresses(let addresses): outcomes[key] = await store(addresses: addresses, rules)
            case .unusable(let detail): outcomes[key] = .refused(detail)
            }
        }
        await store(small, &outcomes)
        for item in large { outcomes[ImportQueue.Key(item.wish)] = await store(large: item.wish, item.instances) }
        return outcomes
    }

    private var fence: UInt64 { claim?.number ?? 0 }

    // MARK: - Services

    /// Many services in few transactions.
    ///
    /// As differences to the catalog as this process has it; those that it has not quite, once more and whole.
    private func store(_ items: [SmallService], _ outcomes: inout [ImportQueue.Key: Outcome]) async {
        let state = core.inputs.catalog.current.state
        await send(items.map { $0.difference(peer: peer, in: state) }, &outcomes)
        let again = items.filter { item in
            guard case .later(let error)? = outcomes[item.key] else { return false }
            return error.code == .conflict
        }
        if !again.isEmpty { await send(again.map { ($0.whole, $0.size) }, &outcomes) }
    }

    private func send(
        _ services: [(wire: CatalogWire.ServiceImport, size: Int)],
        _ outcomes: inout [ImportQueue.Key: Outcome]
    ) async {
        var requests: [[CatalogWire.ServiceImport]] = []
        var size = Self.requestSize
        for service in services {
            if size + service.size > Self.requestSize {
                requests.append([])
                size = 0
            }
            size += service.size
            requests[requests.count - 1].append(service.wire)
        }
        await withTaskGroup(of: [(String, Outcome)].self) { group in
            var waiting = requests[...]
            while !waiting.isEmpty || !group.isEmpty {
                for services in waiting.prefix(Self.concurrency) { group.addTask { await ask(services) } }
                waiting = waiting.dropFirst(Self.concurrency)
                for await answers in group {
                    for (service, outcome) in answers {
                        outcomes[ImportQueue.Key(kind: .service, id: service)] = outcome
                    }
                    guard let next = waiting.popFirst() else { continue }
                    group.addTask { await ask(next) }
                }
            }
        }
    }

    private func ask(_ services: [CatalogWire.ServiceImport]) async -> [(String, Outcome)] {
        do throws(MeshError) {
            let reply = try await core.catalog.importServices(
                CatalogWire.ImportRequest(peer: peer, services: services, fence: fence),
                context: CallContext(timeout: .seconds(10))
            )
            let refusals = Dictionary(reply.refusals.map { ($0.service, $0.error) }) { first, _ in first }
            return services.map { ($0.service, refusals[$0.service].map(Self.outcome) ?? .stored) }
        } catch {
            return services.map { ($0.service, Self.outcome(error)) }
        }
    }

    /// A large service: only what differs, in parts when that is much.
    private func store(large wish: StreamSession.Import, _ instances: [CheckServiceNode]) async -> Outcome {
        var failure = MeshError(.unavailable, "the service was not compared with the catalog")
        for _ in 0..<Self.attempts {
            do throws(MeshError) {
                // Compared with the newest state, or a change of ours that is still on its way would be made again.
                let state = try await core.inputs.newestCatalog(timeout: .seconds(5))
                let difference = ServiceDifference(of: wish.resourceID, peer: peer, wanted: instances, in: state)
                try await write(difference, of: wish.resourceID)
                return .stored
            } catch {
                failure = error
                guard error.code == .conflict, !Task.isCancelled else { break }
            }
        }
        return Self.outcome(failure)
    }

    private func write(_ difference: ServiceDifference, of service: String) async throws(MeshError) {
        guard !difference.instances.isEmpty || !difference.removed.isEmpty else { return }
        var parts: [[CheckServiceNode]] = [[]]
        var size = 0
        for instance in difference.instances {
            size += instance.roughSize
            if size > Self.requestSize {
                parts.append([])
                size = instance.roughSize
            }
            parts[parts.count - 1].append(instance)
        }
        for (position, part) in parts.enumerated() {
            let isLast = position == parts.count - 1
            let change = CatalogWire.ServiceImport(
                service: service,
                instances: part.map(CatalogWire.CheckServiceNode.init),
                removed: isLast
                    ? difference.removed.map {
                        CatalogWire.InstanceName(node: $0.node.folded.text, id: $0.id.folded.text)
                    } : [],
                basis: difference.basis
            )
            let request = CatalogWire.ImportRequest(
                peer: peer,
                services: [change],
                part: parts.count == 1 ? 0 : UInt32(position + 1),
                last: isLast,
                fence: fence
            )
            let reply = try await core.catalog.importServices(request, context: CallContext(timeout: .seconds(10)))
            if let refusal = reply.refusals.first { throw refusal.error }
        }
    }

    private func store(list names: [String], _ rules: ImportRules) async -> Outcome {
        if let problem = rules.problem(ofList: names) { return .refused(problem) }
        do throws(MeshError) {
            let kept = names + names.map { $0 + ExportPlan.proxySuffix }
            try await core.catalog.retainImported(
                peer: peer,
                services: kept,
                fence: fence,
                context: CallContext(timeout: .seconds(10))
            )
            return .stored
        } catch {
            return Self.outcome(error)
        }
    }

    // MARK: - The peering

    private func store(bundle trustDomain: String, _ roots: [String], _ rules: ImportRules) async -> Outcome {
        let problem = rules.problem(ofBundle: trustDomain, rootPEMs: roots) { pem in
            do {
                _ = try Certificate(pem: pem)
                return nil
            } catch { return "\(error)" }
        }
        if let problem { return .refused(problem) }
        let domain = trustDomain.lowercased()
        if let failure = await trust.claim(domain) { return Self.outcome(failure) }
        let (id, peer) = (peeringID, peer)
        return await write { state throws(MeshError) in
            guard var peering = state.peering(id: id) else {
                throw MeshError(.rejected, "cannot write peering trust bundle for unknown peering \(peer)")
            }
            guard peering.isActive, peering.peerTrustDomain == domain else {
                throw MeshError(.rejected, "cannot write to peering that is marked for deletion")
            }
            peering.peerCAPems = roots
            return [
                .putTrustBundle(PeeringTrustBundle(peer: peer, trustDomain: domain, rootPEMs: roots)),
                .putPeering(peering),
            ]
        }
    }

    private func store(addresses: [String], _ rules: ImportRules) async -> Outcome {
        if let problem = rules.problem(ofServerAddresses: addresses) { return .refused(problem) }
        let id = peeringID
        return await write { state throws(MeshError) in
            guard var peering = state.peering(id: id), peering.isActive else {
                throw MeshError(.rejected, "peering does not exist or has been marked for deletion")
            }
            peering.peerServerAddresses = addresses
            return [.putPeering(peering)]
        }
    }

    private func write(
        _ decide: @escaping @Sendable (PeeringTablesState) throws(MeshError) -> [PeeringChange]
    ) async -> Outcome {
        do throws(MeshError) {
            try await core.write(holding: claim, decide)
            return .stored
        } catch {
            return Self.outcome(error)
        }
    }

    /// What an error means for the resource: some pass by themselves.
    private static func outcome(_ error: MeshError) -> Outcome {
        switch error.code {
        case .unavailable, .deadlineExceeded, .overloaded, .conflict: .later(error)
        case .badRequest, .rejected, .permissionDenied, .notFound, .notImplemented, .internalFault:
            .refused(error.message)
        }
    }
}

/// A service that fits in a request with others.
private struct SmallService {
    let key: ImportQueue.Key
    let instances: [CheckServiceNode]
    /// In bytes as estimated.
    let size: Int

    var whole: CatalogWire.ServiceImport {
        CatalogWire.ServiceImport(
            service: key.id,
            instances: instances.map(CatalogWire.CheckServiceNode.init),
            whole: true
        )
    }

    /// What differs from a catalog, with its size.
    func difference(peer: String, in state: CatalogState) -> (CatalogWire.ServiceImport, Int) {
        let difference = ServiceDifference(of: key.id, peer: peer, wanted: instances, in: state)
        guard difference.basis != 0, difference.instances.count < instances.count else { return (whole, size) }
        let wire = CatalogWire.ServiceImport(
            service: key.id,
            instances: difference.instances.map(CatalogWire.CheckServiceNode.init),
            removed: difference.removed.map {
                CatalogWire.InstanceName(node: $0.node.folded.text, id: $0.id.folded.text)
            },
            basis: difference.basis
        )
        return (wire, difference.instances.reduce(64 + 64 * difference.removed.count) { $0 + $1.roughSize })
    }
}

/// How many instances a peer has brought, by service.
private struct Brought {
    private var counts: [String: Int] = [:]
    private var total = 0

    init(_ peer: String, _ core: PeeringCore) {
        let state = core.inputs.catalog.current.state
        for name in state.serviceNames(peer: peer) {
            set(state.instanceCount(of: ServiceRef(ServiceName(name), of: Origin(peer: peer))), for: name)
        }
    }

    func count(besides service: String) -> Int { total - (counts[service] ?? 0) }

    mutating func set(_ count: Int, for service: String) {
        total += count - (counts.updateValue(count, forKey: service) ?? 0)
    }
}
