package import ConsulJSON
package import MeshDomain
import RegistrationRules

/// Results of checks: what they change and when.
extension LocalState {
    /// The ids of maintenance checks.
    package static let nodeMaintenanceID = "_node_maintenance"
    package static let serviceMaintenancePrefix = "_service_maintenance:"

    /// Takes the result of a run of a check; nothing when it is gone or was defined otherwise while it ran.
    package mutating func record(_ result: HealthStatus, output: String, of ran: CheckDefinition, now: Int64) {
        let id = ran.id
        guard let definition = checks[id]?.definition, definition == ran else { return }
        let status = checks[id]?.thresholds.record(result, definition: definition)
        show(status ?? checks[id]?.check.status ?? result, output: output, of: id, now: now)
    }

    /// Takes the application's own word about a TTL check.
    ///
    /// - Returns: What has to be kept on disk; nothing when it repeats what is shown.
    /// - Throws: `notFound` for an unknown check, `rejected` for one that is not of that kind, both in Consul's words.
    @discardableResult
    package mutating func update(
        checkID id: String,
        status: HealthStatus,
        output: String,
        outputLimit: Int,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        guard let definition = checks[id]?.definition else {
            guard checks[id] == nil else {
                throw MeshError(.rejected, "CheckID \"\(id)\" does not have associated TTL")
            }
            throw Self.unknownCheck(id)
        }
        guard definition.kind == .ttl else {
            throw MeshError(.rejected, "CheckID \"\(id)\" does not have associated TTL")
        }
        checks[id]?.expiresAt = now + definition.ttl
        let limit = definition.outputMaxSize > 0 ? min(definition.outputMaxSize, outputLimit) : outputLimit
        let before = keptHealth(of: id)
        show(status, output: CheckOutput.head(output, limit: limit), of: id, now: now)
        let after = keptHealth(of: id)
        return before == after ? [] : after.map { [.setHealth($0)] } ?? []
    }

    /// What is kept on disk of the health of a check: what an application said of a TTL check, or that it said nothing.
    ///
    /// Checks that are run show what the next run finds.
    func keptHealth(of id: String) -> KeptHealth? {
        guard let local = checks[id], local.hasResult, local.definition?.kind == .ttl else { return nil }
        return KeptHealth(
            checkID: id,
            status: local.check.status,
            output: local.check.output,
            hasExpired: local.expiresAt == nil
        )
    }

    /// Shows what was kept of the health of a TTL check; its time begins anew.
    ///
    /// - Returns: Whether there is such a check.
    package mutating func restore(_ health: KeptHealth, now: Int64) -> Bool {
        guard let definition = checks[health.checkID]?.definition, definition.kind == .ttl else { return false }
        checks[health.checkID]?.expiresAt = health.hasExpired ? nil : now + definition.ttl
        show(health.status, output: health.output, of: health.checkID, now: now)
        return true
    }

    /// Turns TTL checks critical that were not heard of in time.
    ///
    /// - Returns: When the next one ends, nil when none runs, and what has to be kept on disk.
    package mutating func expire(now: Int64) -> (next: Int64?, changes: [PersistedChange]) {
        var next: Int64?
        var changes: [PersistedChange] = []
        for (id, local) in checks {
            guard let end = local.expiresAt, local.definition?.kind == .ttl else { continue }
            guard end <= now else {
                next = min(next ?? end, end)
                continue
            }
            let last = local.check.output
            checks[id]?.expiresAt = nil
            let output =
                last.isEmpty ? "TTL expired" : "TTL expired (last output before timeout follows): \(last)"
            show(
                .critical,
                output: CheckOutput.tail(Array(output.utf8), limit: CheckOutput.limitBytes),
                of: id,
                now: now
            )
            if let health = keptHealth(of: id) { changes.append(.setHealth(health)) }
        }
        return (next, changes)
    }

    /// The services whose checks are critical for longer than they may be.
    ///
    /// - Source: `deregister_critical_service_after`, at least one minute.
    package func servicesToReap(now: Int64) -> [String] {
        var ids = Set<String>()
        for local in checks.values {
            guard let after = local.definition?.deregisterCriticalServiceAfter, after > 0,
                !local.check.serviceID.isEmpty,
                let since = local.criticalSince, now - since >= max(after, 60_000_000_000)
            else { continue }
            ids.insert(local.check.serviceID)
        }
        return ids.sorted()
    }

    /// Works out what the aliases of local services show now.
    package mutating func followAliases(now: Int64) {
        for id in aliases {
            guard let definition = checks[id]?.definition, !definition.aliasService.isEmpty,
                definition.aliasNode.isEmpty || definition.aliasNode == nodeName
            else { continue }
            let (status, output) = aliasStatus(of: definition.aliasService, except: id)
            if checks[id]?.check.status != status || checks[id]?.check.output != output {
                show(status, output: output, of: id, now: now)
            }
        }
    }

    /// What an alias of a local service shows.
    private func aliasStatus(of serviceID: String, except aliasID: String) -> (HealthStatus, String) {
        guard services[serviceID] != nil else {
            return (.critical, "Service \(serviceID) could not be found on node \(nodeName)")
        }
        let followed = (checkIDs(ofService: serviceID) + checkIDs(ofService: "")).filter { $0 != aliasID }
        return Self.aliasStatus(of: followed.compactMap { checks[$0]?.check })
    }

    /// What an alias shows for these checks.
    package static func aliasStatus(of checks: [HealthCheck]) -> (HealthStatus, String) {
        if checks.isEmpty { return (.passing, "No checks found.") }
        let sorted = checks.sorted { $0.checkID < $1.checkID }
        for status in [HealthStatus.critical, .warning] {
            if let check = sorted.first(where: { $0.status == status }) {
                return (status, "Aliased check \"\(check.name)\" failing: \(check.output)")
            }
        }
        return (.passing, "All checks passing.")
    }

    /// Shows a status and an output; a new status is written to the catalog at once, a new output alone later.
    ///
    /// - Source: reference §8.6, deferred output.
    private mutating func show(_ status: HealthStatus, output: String, of id: String, now: Int64) {
        guard let shown = checks[id]?.check else { return }
        if shown.status != status {
            checks[id]?.criticalSince = status == .critical ? now : nil
            pending.checks.insert(id)
        } else if shown.output != output, !pending.checks.contains(id) {
            pending.deferredOutputs.insert(id)
        }
        checks[id]?.check.status = status
        checks[id]?.check.output = output
        checks[id]?.hasResult = true
    }

    // MARK: - Maintenance

    /// Starts or ends the maintenance of the node; repeating it does nothing.
    package mutating func setNodeMaintenance(
        _ isOn: Bool,
        reason: String,
        token: SecretID,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        let id = Self.nodeMaintenanceID
        let check = HealthCheck(
            node: nodeName,
            checkID: id,
            name: "Node Maintenance Mode",
            status: .critical,
            notes: reason.isEmpty ? Self.defaultReason(for: "node") : reason,
            type: "maintenance"
        )
        return try setMaintenance(isOn, check, token: token, now: now)
    }

    /// Starts or ends the maintenance of a service; repeating it does nothing.
    ///
    /// - Throws: `notFound` in Consul's words.
    package mutating func setServiceMaintenance(
        _ isOn: Bool,
        serviceID: String,
        reason: String,
        token: SecretID,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        guard let service = services[serviceID]?.service else { throw Self.unknownService(serviceID) }
        let check = HealthCheck(
            node: nodeName,
            checkID: Self.serviceMaintenancePrefix + serviceID,
            name: "Service Maintenance Mode",
            status: .critical,
            notes: reason.isEmpty ? Self.defaultReason(for: "service") : reason,
            serviceID: serviceID,
            serviceName: service.service,
            serviceTags: service.tags ?? [],
            type: "maintenance"
        )
        return try setMaintenance(isOn, check, token: token, now: now)
    }

    private mutating func setMaintenance(
        _ isOn: Bool,
        _ check: HealthCheck,
        token: SecretID,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        if isOn, let problem = RowRules.problem(with: check) {
            throw MeshError(.badRequest, "Invalid reason: \(problem)")
        }
        switch (isOn, checks[check.checkID] != nil) {
        case (true, false): return [.putCheck(put(LocalCheck(check: check, token: token), now: now))]
        case (false, true):
            remove(check: check.checkID)
            return [.deleteCheck(check.checkID)]
        case (true, true), (false, false): return []
        }
    }

    private static func defaultReason(for thing: String) -> String {
        "Maintenance mode is enabled for this \(thing), but no reason was provided. This is a default message."
    }

    // MARK: - Health

    /// The health of one instance with its checks and those of the node.
    package struct ServiceHealth: Sendable {
        package var service: NodeService
        package var checks: [HealthCheck]
        package var status: AggregatedHealth
    }

    /// The health of one instance; nil when it is not there.
    package func health(ofServiceID id: String) -> ServiceHealth? {
        guard let service = services[id]?.service else { return nil }
        let ids = (checkIDs(ofService: id) + checkIDs(ofService: "")).sorted()
        let concerned = ids.compactMap { checks[$0]?.check }
        return ServiceHealth(service: service, checks: concerned, status: AggregatedHealth(of: concerned))
    }

    /// The health of all instances of a service, by id.
    package func health(ofServiceNamed name: String) -> [ServiceHealth] {
        sortedServices.filter { $0.service.service == name }.compactMap { health(ofServiceID: $0.service.id) }
    }
}

/// The worst of several checks, maintenance before all.
package enum AggregatedHealth: Int, Sendable, Comparable {
    case passing
    case warning
    case critical
    case maintenance

    /// Works out the worst; no checks are passing.
    package init(of checks: [HealthCheck]) {
        self = .passing
        for check in checks {
            let isMaintenance =
                check.checkID == LocalState.nodeMaintenanceID
                || check.checkID.hasPrefix(LocalState.serviceMaintenancePrefix)
            let one: AggregatedHealth =
                if isMaintenance {
                    .maintenance
                } else {
                    switch check.status {
                    case .passing: .passing
                    case .warning: .warning
                    case .critical: .critical
                    }
                }
            self = max(self, one)
        }
    }

    /// Consul's word.
    package var name: String { "\(self)" }

    /// The status of an HTTP answer.
    package var httpStatus: Int {
        switch self {
        case .passing: 200
        case .warning: 429
        case .critical, .maintenance: 503
        }
    }

    package static func < (left: AggregatedHealth, right: AggregatedHealth) -> Bool { left.rawValue < right.rawValue }
}
