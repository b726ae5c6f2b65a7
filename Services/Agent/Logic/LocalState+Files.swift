package import ConsulJSON
package import MeshDomain

/// Definitions of configuration files, which are taken at the start and at every reload.
///
/// - Source: reference §12.4 and §12.5: definitions that are gone from the files are deregistered, what the API registered
///   stays, a definition of a file replaces what the API registered under its id, checks keep their status.
extension LocalState {
    /// Takes the definitions of the files in place of those that were taken before; all or none.
    ///
    /// - Parameters:
    ///   - services: Instances with their sidecars and checks.
    ///   - checks: Checks by themselves.
    ///   - token: For definitions without a token of their own.
    ///   - ports: Where sidecars get their ports.
    ///   - now: The agent's clock.
    /// - Returns: What has to be forgotten on disk, because a file says it now, and the ports that sidecars were given.
    /// - Throws: `badRequest` naming the definition that is wrong; nothing was taken then.
    package mutating func adopt(
        services: [ServiceDefinition],
        checks: [CheckDefinition],
        token: SecretID,
        ports: SidecarPorts,
        now: Int64
    ) throws(MeshError) -> [PersistedChange] {
        var next = self
        var named = FileDefinitions()
        // Ports of sidecars that no file defines any more are free; the others wait for their sidecars.
        let waiting = Set(services.compactMap(\.sidecarWithoutPort))
        next.sidecarPorts = sidecarPorts.filter { waiting.contains($0.key) }
        for definition in services {
            do throws(MeshError) {
                let plan = try RegistrationPlan(definition, token: token, origin: .file, state: next, ports: ports)
                named.note(plan)
                _ = next.register(plan, oldChecks: .kept, now: now)
                if let id = definition.sidecarWithoutPort { next.sidecarPorts[id] = plan.sidecar?.service.service.port }
            } catch {
                throw MeshError(error.code, "Failed to register service \"\(definition.name)\": \(error.message)")
            }
        }
        for definition in checks {
            do throws(MeshError) {
                let check = try next.plannedCheck(definition, token: token, origin: .file)
                named.checks.insert(check.check.checkID)
                next.put(check, now: now)
            } catch {
                throw MeshError(error.code, "Failed to register check \"\(definition.name)\": \(error.message)")
            }
        }
        try next.removeDefinitions(besides: named)
        let changes = overridden(by: named) + sidecarPortChanges(to: next.sidecarPorts)
        self = next
        return changes
    }

    /// Takes the ports that were kept for sidecars of files.
    package mutating func remember(sidecarPort port: Int, of id: String) { sidecarPorts[id] = port }

    private func sidecarPortChanges(to next: [String: Int]) -> [PersistedChange] {
        sidecarPorts.keys.filter { next[$0] == nil }.sorted().map { .deleteSidecarPort(id: $0) }
            + next.filter { sidecarPorts[$0.key] != $0.value }.sorted { $0.key < $1.key }
            .map { .setSidecarPort(id: $0.key, port: $0.value) }
    }

    /// The ids that the files name.
    private struct FileDefinitions {
        var services: Set<String> = []
        var checks: Set<String> = []

        mutating func note(_ plan: RegistrationPlan) {
            for part in [plan.service, plan.sidecar].compactMap(\.self) {
                services.insert(part.service.service.id)
                checks.formUnion(part.checks.map(\.check.checkID))
            }
        }
    }

    /// Removes what files defined and define no more.
    private mutating func removeDefinitions(besides named: FileDefinitions) throws(MeshError) {
        for id in services.keys.sorted() where !named.services.contains(id) && services[id]?.origin == .file {
            _ = try deregister(serviceID: id)
        }
        for id in checks.keys.sorted() where !named.checks.contains(id) && checks[id]?.origin == .file {
            remove(check: id)
        }
    }

    private func overridden(by named: FileDefinitions) -> [PersistedChange] {
        let checks = named.checks.sorted().filter { self.checks[$0]?.origin == .api }
        return named.services.sorted().filter { services[$0]?.origin == .api }.map(PersistedChange.deleteService)
            + checks.map(PersistedChange.deleteCheck)
            + checks.compactMap { keptHealth(of: $0).map(PersistedChange.setHealth) }
    }
}

extension ServiceDefinition {
    /// The id of the sidecar that the definition leaves without a port; nil when there is none.
    fileprivate var sidecarWithoutPort: String? {
        guard case .definition(let sidecar) = sidecar, sidecar.port == 0, sidecar.socketPath.isEmpty else { return nil }
        return (id.isEmpty ? name : id) + LocalService.sidecarSuffix
    }
}
