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
    /// - Returns: What has to change on disk: what is forgotten because a file says it now, and ports given to sidecars.
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
        for definition in services {
            do throws(MeshError) {
                let plan = try RegistrationPlan(definition, token: token, origin: .file, state: next, ports: ports)
                named.note(plan)
                _ = next.register(plan, oldChecks: .kept, now: now)
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
        let forgotten = overridden(by: named) + next.keepSidecarPorts(of: named)
        self = next
        return forgotten
    }

    /// The ids that the files name.
    private struct FileDefinitions {
        var services: Set<String> = []
        var checks: Set<String> = []
        /// Ports that sidecars were given, by id.
        var ports: [String: Int] = [:]

        mutating func note(_ plan: RegistrationPlan) {
            for part in [plan.service, plan.sidecar].compactMap(\.self) {
                services.insert(part.service.service.id)
                checks.formUnion(part.checks.map(\.check.checkID))
            }
            if plan.hasGivenPort, let sidecar = plan.sidecar?.service.service { ports[sidecar.id] = sidecar.port }
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

    /// Remembers the ports that sidecars of files were given, and frees those of sidecars that are gone.
    private mutating func keepSidecarPorts(of named: FileDefinitions) -> [PersistedChange] {
        var changes: [PersistedChange] = []
        for (id, port) in named.ports.sorted(by: { $0.key < $1.key }) where sidecarPorts[id] != port {
            changes.append(.sidecarPort(id: id, port: port))
        }
        for id in sidecarPorts.keys.sorted() where named.ports[id] == nil {
            changes.append(.sidecarPort(id: id, port: 0))
        }
        for case .sidecarPort(let id, let port) in changes { keepSidecarPort(port, for: id) }
        return changes
    }

    private func overridden(by named: FileDefinitions) -> [PersistedChange] {
        named.services.sorted().filter { services[$0]?.origin == .api }.map(PersistedChange.deleteService)
            + named.checks.sorted().filter { checks[$0]?.origin == .api }.map(PersistedChange.deleteCheck)
    }
}
