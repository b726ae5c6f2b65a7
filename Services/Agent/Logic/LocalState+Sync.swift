package import MeshDomain

/// What of the local state the catalog does not have yet.
struct PendingSync: Sendable {
    /// Instances to write.
    var services = Set<String>()
    /// Checks to write.
    var checks = Set<String>()
    /// Checks whose output alone changed: written later.
    var deferredOutputs = Set<String>()
    /// Instances to remove from the catalog, with the tokens they were registered with.
    var removedServices: [String: SecretID] = [:]
    /// Checks to remove from the catalog, likewise.
    var removedChecks: [String: SecretID] = [:]
}

/// Writes to the catalog that share a token, in the order in which they are to be made.
package struct SyncBatch: Sendable, Hashable {
    package var token: SecretID
    package var services: [NodeService]
    package var checks: [HealthCheck]
    package var removedServices: [String]
    package var removedChecks: [String]

    /// Whether anything is to be registered.
    package var hasRegistrations: Bool { !services.isEmpty || !checks.isEmpty }

    /// Whether there is anything in it.
    package var hasAnything: Bool { hasRegistrations || !removedServices.isEmpty || !removedChecks.isEmpty }

    /// The registrations in two parts, checks after the instances they are of; nil when there is one thing only.
    package var halves: (SyncBatch, SyncBatch)? {
        let count = services.count + checks.count
        guard count > 1 else { return nil }
        let half = count / 2
        var (first, second) = (self, self)
        (second.removedServices, second.removedChecks) = ([], [])
        first.services = Array(services.prefix(half))
        first.checks = Array(checks.prefix(max(0, half - services.count)))
        second.services = Array(services.dropFirst(half))
        second.checks = Array(checks.dropFirst(max(0, half - services.count)))
        return (first, second)
    }
}

/// Anti-entropy: bringing the catalog in line with what the agent knows.
///
/// - Source: reference §8.6.
extension LocalState {
    /// Whether something is to be written now.
    package var needsSync: Bool {
        !pending.services.isEmpty || !pending.checks.isEmpty || !pending.removedServices.isEmpty
            || !pending.removedChecks.isEmpty
    }

    /// Whether outputs wait to be written.
    package var hasDeferredOutputs: Bool { !pending.deferredOutputs.isEmpty }

    /// Makes outputs that changed alone due now.
    package mutating func releaseDeferredOutputs() {
        pending.checks.formUnion(pending.deferredOutputs)
        pending.deferredOutputs = []
    }

    /// Takes everything that is to be written, by token; give back with ``requeue(_:)`` what could not be written.
    ///
    /// - Parameter limit: Instances and checks in one batch.
    /// - Returns: The batches, none for what needs no write.
    package mutating func takePending(limit: Int = 256) -> [SyncBatch] {
        var batches: [SecretID: SyncBatch] = [:]
        var full: [SyncBatch] = []
        func add(_ token: SecretID, _ change: (inout SyncBatch) -> Void) {
            var batch =
                batches[token]
                ?? SyncBatch(token: token, services: [], checks: [], removedServices: [], removedChecks: [])
            change(&batch)
            if batch.services.count + batch.checks.count >= limit {
                full.append(batch)
                batches[token] = nil
            } else {
                batches[token] = batch
            }
        }
        for (id, token) in pending.removedChecks.sorted(by: { $0.key < $1.key }) {
            add(token) { $0.removedChecks.append(id) }
        }
        for (id, token) in pending.removedServices.sorted(by: { $0.key < $1.key }) {
            add(token) { $0.removedServices.append(id) }
        }
        for id in pending.services.sorted() {
            guard let local = services[id] else { continue }
            add(local.token) { $0.services.append(local.service) }
        }
        for id in pending.checks.sorted() {
            guard let local = checks[id] else { continue }
            add(local.token) { $0.checks.append(local.check) }
        }
        pending.deferredOutputs.subtract(pending.checks)
        let deferred = pending.deferredOutputs
        pending = PendingSync()
        pending.deferredOutputs = deferred
        return full + batches.sorted { $0.key.revealed < $1.key.revealed }.map(\.value)
    }

    /// Notes that a batch was not written; what was removed or changed meanwhile counts.
    package mutating func requeue(_ batch: SyncBatch) {
        for service in batch.services where services[service.id] != nil { pending.services.insert(service.id) }
        for check in batch.checks where checks[check.checkID] != nil { pending.checks.insert(check.checkID) }
        for id in batch.removedServices where services[id] == nil { pending.removedServices[id] = batch.token }
        for id in batch.removedChecks where checks[id] == nil { pending.removedChecks[id] = batch.token }
    }

    /// What other writers put on this node and the agent leaves alone.
    package static let foreignServices: Set<String> = ["consul"]
    /// Checks of other writers that the agent leaves alone.
    package static let foreignChecks: Set<String> = ["serfHealth"]

    /// Compares with what the catalog has of this node and notes what is to be written or removed.
    ///
    /// An instance with `enableTagOverride` takes the catalog's tags. The first comparison after a start takes over what
    /// the catalog knows of checks that were not run yet, so that an agent that comes back harms nobody's health.
    package mutating func compare(catalogServices: [NodeService], catalogChecks: [HealthCheck]) {
        let known = Dictionary(catalogServices.map { ($0.id, $0) }) { first, _ in first }
        for (id, local) in services {
            guard let remote = known[id] else {
                pending.services.insert(id)
                continue
            }
            if local.service.enableTagOverride, remote.tags ?? [] != local.service.tags ?? [] {
                services[id]?.service.tags = remote.tags
            }
            if let service = services[id]?.service, !service.isSame(asCatalog: remote) { pending.services.insert(id) }
        }
        for id in known.keys where services[id] == nil && !Self.foreignServices.contains(id) {
            pending.removedServices[id] = pending.removedServices[id] ?? SecretID.none
        }
        let knownChecks = Dictionary(catalogChecks.map { ($0.checkID, $0) }) { first, _ in first }
        if !hasCompared { adoptResults(of: knownChecks) }
        hasCompared = true
        for (id, local) in checks {
            guard let remote = knownChecks[id] else {
                pending.checks.insert(id)
                continue
            }
            if !local.check.isSame(asCatalog: remote) {
                if local.check.isSame(asCatalog: remote, exceptOutput: true) {
                    pending.deferredOutputs.insert(id)
                } else {
                    pending.checks.insert(id)
                }
            }
        }
        for (id, check) in knownChecks where checks[id] == nil && !Self.foreignChecks.contains(id) {
            guard !pending.removedServices.keys.contains(check.serviceID) else { continue }
            pending.removedChecks[id] = pending.removedChecks[id] ?? SecretID.none
        }
    }

    /// Shows what the catalog has for checks that have no result of this process yet.
    private mutating func adoptResults(of known: [String: HealthCheck]) {
        for (id, local) in checks where !local.hasResult && local.definition != nil {
            guard let remote = known[id], remote.serviceID == local.check.serviceID else { continue }
            checks[id]?.check.status = remote.status
            checks[id]?.check.output = remote.output
            if remote.status != .critical { checks[id]?.criticalSince = nil }
            if checks[id]?.check.isSame(asCatalog: remote) == true { pending.checks.remove(id) }
        }
    }
}

extension NodeService {
    /// Equal in everything an agent registers; addresses that the catalog adds itself do not count.
    fileprivate func isSame(asCatalog other: NodeService) -> Bool {
        var left = self
        var right = other
        right.createIndex = left.createIndex
        right.modifyIndex = left.modifyIndex
        right.taggedAddresses = right.taggedAddresses?.filter { !$0.key.hasPrefix("consul-") }
        left.taggedAddresses = left.taggedAddresses ?? [:]
        right.taggedAddresses = right.taggedAddresses ?? [:]
        left.tags = left.tags ?? []
        right.tags = right.tags ?? []
        left.meta = left.meta ?? [:]
        right.meta = right.meta ?? [:]
        left.weights = left.weights ?? ServiceWeights()
        right.weights = right.weights ?? ServiceWeights()
        return left == right
    }
}

extension HealthCheck {
    /// Equal in everything an agent registers.
    fileprivate func isSame(asCatalog other: HealthCheck, exceptOutput: Bool = false) -> Bool {
        var right = other
        right.createIndex = createIndex
        right.modifyIndex = modifyIndex
        right.serviceName = serviceName
        right.serviceTags = serviceTags
        if exceptOutput { right.output = output }
        return self == right
    }
}
