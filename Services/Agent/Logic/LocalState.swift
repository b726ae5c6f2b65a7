package import ConsulJSON
import HashTreeCollections
package import MeshDomain

/// The services and checks that this agent is responsible for, and what of them the catalog does not have yet.
///
/// A value without clock and without I/O: time comes in as nanoseconds of a monotonic clock. What has to be run and what
/// has to be written to the catalog follows from the state, so nothing is lost when a step in between fails. Copies share
/// their rows, so that readers may keep one while the state goes on.
///
/// - Source: reference §8.6: the agent is the authority for its node.
package struct LocalState: Sendable {
    package let nodeName: String
    package internal(set) var services = LocalRows<LocalService>()
    /// Only `put` and `remove` add, remove or move checks between services: the indexes below follow them.
    package internal(set) var checks = LocalRows<LocalCheck>()
    private var checksByService: TreeDictionary<String, TreeSet<String>> = [:]
    private var aliasIDs: TreeSet<String> = []
    /// What has to be written to the catalog.
    var pending = PendingSync()
    /// The catalog was compared with since the start.
    var hasCompared = false
    /// How often a port is used by a local service.
    private var portUses: TreeDictionary<Int, Int> = [:]
    /// The ports that sidecars of files were given, by the sidecar's id: they stay theirs over restarts.
    package internal(set) var sidecarPorts: [String: Int] = [:]
    /// Which addresses checks may reach.
    package let destinations: CheckDestinationPolicy
    /// Whose checks may run programs.
    package let scripts: ScriptPolicy
    /// The ids of checks that were put, defined otherwise or removed since ``takeChangedChecks()``.
    private var changedChecks: Set<String> = []

    /// An agent without services.
    package init(
        nodeName: String,
        destinations: CheckDestinationPolicy = CheckDestinationPolicy(),
        scripts: ScriptPolicy = .nobody
    ) {
        self.nodeName = nodeName
        self.destinations = destinations
        self.scripts = scripts
    }

    /// The ids of checks whose definitions came, changed or went since the last call.
    package mutating func takeChangedChecks() -> Set<String> {
        defer { changedChecks = [] }
        return changedChecks
    }

    /// Whether a local service uses a port.
    package func isPortTaken(_ port: Int) -> Bool { portUses[port] != nil }

    /// Services by id, sorted.
    package var sortedServices: [LocalService] {
        services.keys.sorted().compactMap { services[$0] }
    }

    /// Checks by id, sorted.
    package var sortedChecks: [LocalCheck] { checks.keys.sorted().compactMap { checks[$0] } }

    /// What belongs on disk: everything that files do not define, instances first, and what they cannot say: the ports that
    /// sidecars were given and the health that applications told.
    package var keptOnDisk: [PersistedChange] {
        sortedServices.filter { $0.origin == .api }.map(PersistedChange.putService)
            + sortedChecks.filter { $0.origin == .api }.map(PersistedChange.putCheck)
            + sidecarPorts.sorted { $0.key < $1.key }.map { PersistedChange.setSidecarPort(id: $0.key, port: $0.value) }
            + checks.keys.sorted().compactMap(keptHealth).map(PersistedChange.setHealth)
    }

    // MARK: - Services

    /// Whether checks that a new definition does not name stay.
    package enum OldChecks: Sendable {
        case kept
        case replaced
    }

    /// Takes a registration.
    ///
    /// - Returns: What has to be kept on disk, in order.
    /// - Source: a check that exists keeps its status and output.
    package mutating func register(_ plan: RegistrationPlan, oldChecks: OldChecks, now: Int64) -> [PersistedChange] {
        var changes: [PersistedChange] = []
        for part in [plan.service, plan.sidecar] {
            guard let part else { continue }
            if services[part.service.service.id] != part.service { changes.append(.putService(part.service)) }
            put(part.service)
            if case .replaced = oldChecks {
                let named = Set(part.checks.map(\.check.checkID))
                for id in checkIDs(ofService: part.service.service.id) where !named.contains(id) {
                    remove(check: id)
                    changes.append(.deleteCheck(id))
                }
            }
            for check in part.checks { changes += putNoting(check, now: now) }
        }
        return changes
    }

    /// Takes a check, and says what has to be kept on disk: nothing when it was defined so before.
    private mutating func putNoting(_ given: LocalCheck, now: Int64) -> [PersistedChange] {
        let before = checks[given.check.checkID]
        let after = put(given, now: now)
        let isKnown =
            before?.check == after.check && before?.definition == after.definition
            && before?.token == after.token && before?.origin == after.origin
        return isKnown ? [] : [.putCheck(after)]
    }

    /// Takes back changes that could not be kept on disk, except where something changed again since; what was heard of health
    /// stands.
    ///
    /// - Parameters:
    ///   - changes: What was changed, in order.
    ///   - before: The state before them.
    ///   - now: The time.
    package mutating func takeBack(_ changes: [PersistedChange], to before: LocalState, now: Int64) {
        for change in changes.reversed() {
            switch change {
            case .putService(let local):
                let id = local.service.id
                guard services[id] == local else { continue }
                if let old = before.services[id] { put(old) } else { remove(service: id) }
            case .putCheck(let local):
                let id = local.check.checkID
                guard checks[id]?.definition == local.definition, checks[id]?.token == local.token else { continue }
                if let old = before.checks[id] { put(old, now: now) } else { remove(check: id) }
            case .setHealth:
                // What an application said is true whether or not it is on disk; it says it again within the time to live.
                break
            case .setSidecarPort(let id, _), .deleteSidecarPort(let id): sidecarPorts[id] = before.sidecarPorts[id]
            case .deleteService(let id): if services[id] == nil, let old = before.services[id] { put(old) }
            case .deleteCheck(let id): if checks[id] == nil, let old = before.checks[id] { put(old, now: now) }
            }
        }
    }

    /// Removes an instance with its checks, and its sidecar.
    ///
    /// - Throws: `notFound` in Consul's words.
    package mutating func deregister(serviceID id: String) throws(MeshError) -> [PersistedChange] {
        guard services[id] != nil else { throw Self.unknownService(id) }
        var changes: [PersistedChange] = []
        let sidecars = services.values.filter { $0.sidecarOf == id }.map(\.service.id).sorted()
        for removed in [id] + sidecars {
            for check in checkIDs(ofService: removed) {
                remove(check: check)
                changes.append(.deleteCheck(check))
            }
            remove(service: removed)
            changes.append(.deleteService(removed))
        }
        return changes
    }

    /// The refusal for an id that is not there.
    package static func unknownService(_ id: String) -> MeshError {
        MeshError(
            .notFound,
            "Unknown service ID \"\(id)\". Ensure that the service ID is passed, not the service name."
        )
    }

    /// The refusal for an id that is not there.
    package static func unknownCheck(_ id: String) -> MeshError {
        MeshError(.notFound, "Unknown check ID \"\(id)\". Ensure that the check ID is passed, not the check name.")
    }

    /// Takes an instance as it is, for instance from disk.
    package mutating func put(_ local: LocalService) {
        let id = local.service.id
        if let existing = services[id] {
            countPort(existing.service.port, by: -1)
            if existing.service == local.service, existing.token == local.token {
                services[id] = local
                countPort(local.service.port, by: 1)
                return
            }
        }
        services[id] = local
        countPort(local.service.port, by: 1)
        pending.services.insert(id)
        pending.removedServices[id] = nil
        for check in checkIDs(ofService: id) {
            checks[check]?.check.serviceName = local.service.service
            checks[check]?.check.serviceTags = local.service.tags ?? []
            pending.checks.insert(check)
        }
    }

    private mutating func remove(service id: String) {
        guard let local = services.removeValue(forKey: id) else { return }
        countPort(local.service.port, by: -1)
        pending.services.remove(id)
        pending.removedServices[id] = local.token
    }

    private mutating func countPort(_ port: Int, by step: Int) {
        guard port > 0 else { return }
        let count = (portUses[port] ?? 0) + step
        portUses[port] = count > 0 ? count : nil
    }

    /// The checks of a service, sorted.
    func checkIDs(ofService id: String) -> [String] { checksByService[id]?.sorted() ?? [] }

    // MARK: - Checks

    /// The checks that show the health of another service, sorted.
    var aliases: [String] { aliasIDs.sorted() }

    /// Takes a check that is registered by itself.
    ///
    /// - Throws: `badRequest` or `notFound` in Consul's words, `rejected` or `notImplemented` for kinds that are not run.
    package mutating func register(
        _ given: CheckDefinition,
        token: SecretID,
        origin: DefinitionOrigin,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        let check = try plannedCheck(given, token: token, origin: origin)
        return putNoting(check, now: now)
    }

    /// What a check's definition means, without taking it.
    ///
    /// - Throws: `badRequest` or `notFound` in Consul's words, `rejected` or `notImplemented` for kinds that are not run.
    package func plannedCheck(
        _ given: CheckDefinition,
        token: SecretID,
        origin: DefinitionOrigin
    ) throws(MeshError) -> LocalCheck {
        var definition = given
        guard !definition.name.isEmpty else { throw MeshError(.badRequest, "Missing check name") }
        guard definition.status.isEmpty || HealthStatus(rawValue: definition.status) != nil else {
            throw MeshError(.badRequest, "Bad check status")
        }
        if let problem = definition.problem(reaching: destinations) {
            throw MeshError(.badRequest, "Invalid check: \(problem)")
        }
        if definition.id.isEmpty { definition.id = definition.name }
        var service: LocalService?
        if !definition.serviceID.isEmpty {
            guard let known = services[definition.serviceID] else {
                throw MeshError(.notFound, "ServiceID \"\(definition.serviceID)\" does not exist")
            }
            service = known
        }
        if let refusal = definition.refusal(scripts: scripts, from: origin) { throw refusal }
        let token = definition.token.isEmpty ? token : definition.token
        let check = LocalCheck(
            definition,
            node: nodeName,
            service: service?.service,
            token: token,
            origin: origin,
            unsetDurations: .zero
        )
        if let problem = check.problem { throw MeshError(.badRequest, "Invalid check: \(problem)") }
        return check
    }

    /// Removes a check.
    ///
    /// - Throws: `notFound` in Consul's words.
    package mutating func deregister(checkID id: String) throws(MeshError) -> [PersistedChange] {
        guard checks[id] != nil else { throw Self.unknownCheck(id) }
        remove(check: id)
        return [.deleteCheck(id)]
    }

    /// Takes a check; one that exists keeps its status and output.
    ///
    /// - Returns: The check as it is now.
    @discardableResult
    package mutating func put(_ given: LocalCheck, now: Int64) -> LocalCheck {
        var local = given
        let id = local.check.checkID
        if let existing = checks[id] {
            local.check.status = existing.check.status
            local.check.output = existing.check.output
            local.thresholds = existing.thresholds
            local.hasResult = existing.hasResult
            local.criticalSince = existing.criticalSince
            local.expiresAt = existing.expiresAt
        }
        if let ttl = local.definition?.ttl, ttl > 0, checks[id]?.definition?.ttl != ttl { local.expiresAt = now + ttl }
        if local.check.status == .critical {
            local.criticalSince = local.criticalSince ?? now
        } else {
            local.criticalSince = nil
        }
        if checks[id]?.check != local.check || checks[id]?.token != local.token { pending.checks.insert(id) }
        if checks[id]?.definition != local.definition { changedChecks.insert(id) }
        pending.removedChecks[id] = nil
        if let old = checks.updateValue(local, forKey: id), old.check.serviceID != local.check.serviceID {
            unindex(old)
        }
        checksByService[local.check.serviceID, default: []].insert(id)
        if local.definition?.kind == .alias { aliasIDs.insert(id) } else { aliasIDs.remove(id) }
        return local
    }

    private mutating func unindex(_ local: LocalCheck) {
        let service = local.check.serviceID
        checksByService[service]?.remove(local.check.checkID)
        if checksByService[service]?.isEmpty == true { checksByService[service] = nil }
        aliasIDs.remove(local.check.checkID)
    }

    mutating func remove(check id: String) {
        guard let local = checks.removeValue(forKey: id) else { return }
        unindex(local)
        changedChecks.insert(id)
        pending.checks.remove(id)
        pending.deferredOutputs.remove(id)
        pending.removedChecks[id] = local.token
    }
}

/// One line of what an agent keeps on disk.
package enum PersistedChange: Sendable, Hashable {
    case putService(LocalService)
    case deleteService(String)
    case putCheck(LocalCheck)
    case deleteCheck(String)
    case setHealth(KeptHealth)
    /// The port that the sidecar of a service of a file was given.
    case setSidecarPort(id: String, port: Int)
    case deleteSidecarPort(id: String)
}

/// What is kept of the health of a TTL check.
package struct KeptHealth: Sendable, Hashable {
    package var checkID: String
    package var status: HealthStatus
    package var output: String
    /// Nothing was heard in time; its time does not run.
    package var hasExpired: Bool

    /// Makes one.
    package init(checkID: String, status: HealthStatus, output: String, hasExpired: Bool) {
        self.checkID = checkID
        self.status = status
        self.output = output
        self.hasExpired = hasExpired
    }
}
