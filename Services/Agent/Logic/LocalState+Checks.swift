import ConsulJSON
package import MeshDomain

/// Results of checks: what they change and when.
extension LocalState {
    /// The ids of maintenance checks.
    package static let nodeMaintenanceID = "_node_maintenance"
    package static let serviceMaintenancePrefix = "_service_maintenance:"

    /// Takes the result of a run of a check; a check that is gone or unchanged does nothing.
    package mutating func record(_ result: HealthStatus, output: String, of id: String, now: Int64) {
        guard let definition = checks[id]?.definition else { return }
        let status = checks[id]?.thresholds.record(result, definition: definition)
        show(status ?? checks[id]?.check.status ?? result, output: output, of: id, now: now)
    }

    /// Takes the application's own word about a TTL check.
    ///
    /// - Throws: `notFound` for an unknown check, `rejected` for one that is not of that kind, both in Consul's words.
    package mutating func update(
        checkID id: String,
        status: HealthStatus,
        output: String,
        outputLimit: Int,
        now: Int64
    ) throws(MeshError) {
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
        show(status, output: Self.cut(output, to: limit), of: id, now: now)
    }

    /// Cuts an output to so many bytes, saying so.
    package static func cut(_ output: String, to limit: Int) -> String {
        let count = output.utf8.count
        guard count > limit else { return output }
        return "\(String(decoding: output.utf8.prefix(limit), as: UTF8.self)) ... (captured \(limit) of \(count) bytes)"
    }

    /// Turns TTL checks critical that were not heard of in time.
    ///
    /// - Returns: When the next one ends; nil when none runs.
    package mutating func expire(now: Int64) -> Int64? {
        var next: Int64?
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
            show(.critical, output: output, of: id, now: now)
        }
        return next
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
    ) -> [PersistedChange] {
        let id = Self.nodeMaintenanceID
        let check = HealthCheck(
            node: nodeName,
            checkID: id,
            name: "Node Maintenance Mode",
            status: .critical,
            notes: reason.isEmpty ? Self.defaultReason(for: "node") : reason,
            type: "maintenance"
        )
        return setMaintenance(isOn, check, token: token, now: now)
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
        return setMaintenance(isOn, check, token: token, now: now)
    }

    private mutating func setMaintenance(
        _ isOn: Bool,
        _ check: HealthCheck,
        token: SecretID,
        now: Int64
    ) -> [PersistedChange] {
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
