package import AccessRules
package import ConsulJSON
package import MeshDomain
import RegistrationRules

/// What a registration means in full: the instance, its sidecar, and the checks of both.
///
/// Made from a definition and the present local state without changing it, so that permissions can be asked in between.
///
/// - Source: reference §4.1, §4.2, §4.5 and §4.6.
package struct RegistrationPlan: Sendable, Hashable {
    /// One instance with its checks.
    package struct Part: Sendable, Hashable {
        package var service: LocalService
        package var checks: [LocalCheck]
    }

    /// The instance itself.
    package var service: Part
    /// Its sidecar, if the definition has one.
    package var sidecar: Part?

    /// What the caller must be allowed to do: write the instance, its sidecar, what a proxy stands in for, and whatever
    /// now has an id that the registration would take.
    package func requiredAccess(in state: LocalState) -> [Access] {
        var required: [Access] = []
        for part in [service, sidecar].compactMap(\.self) {
            let registered = part.service.service
            required.append(.serviceWrite(registered.ref.service))
            if registered.kind == .connectProxy {
                required.append(.serviceWrite(registered.servedService.service))
            }
            if let old = state.services[registered.id]?.service { required.append(.serviceWrite(old.ref.service)) }
            for check in part.checks {
                guard let old = state.checks[check.check.checkID]?.check, old.serviceID != registered.id else {
                    continue
                }
                required.append(old.writeAccess)
            }
        }
        return required.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Works out a registration.
    ///
    /// - Parameters:
    ///   - definition: What was asked for.
    ///   - token: The token of the request; a token in the definition wins.
    ///   - origin: Where the definition comes from.
    ///   - state: The agent's present services, for ports and what is kept.
    ///   - ports: Where sidecars get their ports.
    /// - Throws: `badRequest` with Consul's text; `rejected` or `notImplemented` for checks this agent does not run.
    package init(
        _ definition: ServiceDefinition,
        token: SecretID,
        origin: DefinitionOrigin,
        state: LocalState,
        ports: SidecarPorts
    ) throws(MeshError) {
        guard !definition.name.isEmpty else { throw MeshError(.badRequest, "Missing service name") }
        guard !AddressText.isAny(definition.address) else { throw MeshError(.badRequest, "Invalid service address") }
        let token = definition.token.isEmpty ? token : definition.token
        let instance = Self.instance(of: definition)
        if let problem = ServiceRules.problem(with: instance.weights ?? ServiceWeights()) {
            throw MeshError(.badRequest, "Invalid Weights: \(problem)")
        }
        let problems = Self.problems(with: instance, of: definition)
        guard problems.isEmpty else {
            throw MeshError(.badRequest, "Validation failed: \(MultipleErrors.text(problems))")
        }
        try Self.checkAddresses(definition.taggedAddresses)
        let allowed: Set<String> = instance.kind == .meshGateway ? ["consul-wan-federation"] : []
        if let problem = MetadataRules.problem(with: instance.meta ?? [:], kindName: "Node", allowed: allowed) {
            throw MeshError(.badRequest, "Invalid Service Meta: \(problem)")
        }
        try Self.checkRow(instance, token: token)
        let local = LocalService(service: instance, token: token, origin: origin)
        service = Part(
            service: local,
            checks: try Self.checks(definition.checks, of: local, state: state, prefix: "Invalid check")
        )
        guard case .definition(let sidecarDefinition) = definition.sidecar else { return }
        sidecar = try Self.sidecar(sidecarDefinition, of: local, state: state, ports: ports)
    }

    /// Refuses what can never reach the catalog.
    private static func checkRow(_ instance: NodeService, token: SecretID) throws(MeshError) {
        let problem = RowRules.named("Token", token.revealed).map { _ in unprintableToken }
        if let problem = RowRules.problem(with: instance) ?? problem {
            throw MeshError(.badRequest, "Invalid Service: \(problem)")
        }
    }

    private static func problems(with instance: NodeService, of definition: ServiceDefinition) -> [String] {
        guard case .definition(let sidecar) = definition.sidecar else { return ServiceRules.problems(with: instance) }
        var problems = ServiceRules.problems(with: instance, sidecar: .present)
        if !sidecar.id.isEmpty {
            problems.append("A SidecarService cannot specify an ID as this is managed by the agent")
        }
        if sidecar.sidecar != .none { problems.append("A SidecarService cannot have a nested SidecarService") }
        return problems
    }

    private static func instance(of definition: ServiceDefinition) -> NodeService {
        var proxy = definition.proxy ?? ProxyConfiguration()
        for place in proxy.upstreams.indices where proxy.upstreams[place].destinationType.isEmpty {
            proxy.upstreams[place].destinationType = "service"
        }
        return NodeService(
            kind: definition.kind,
            id: definition.id.isEmpty ? definition.name : definition.id,
            service: definition.name,
            tags: definition.tags ?? [],
            address: definition.address,
            taggedAddresses: completed(definition.taggedAddresses, address: definition.address, port: definition.port),
            meta: definition.meta,
            port: definition.port,
            socketPath: definition.socketPath,
            weights: definition.weights ?? ServiceWeights(),
            enableTagOverride: definition.enableTagOverride,
            locality: definition.locality,
            proxy: proxy,
            connect: ServiceConnect(native: definition.isNative)
        )
    }

    /// Adds the addresses that a literal IP gives.
    private static func completed(
        _ given: [String: ServiceAddress]?,
        address: String,
        port: Int
    ) -> [String: ServiceAddress]? {
        let family = AddressText.isIPv4(address) ? "ipv4" : AddressText.isIPv6(address) ? "ipv6" : nil
        guard let family else { return given }
        var addresses = given ?? [:]
        for scope in ["lan", "wan"] where addresses["\(scope)_\(family)"] == nil {
            addresses["\(scope)_\(family)"] = ServiceAddress(address: address, port: port)
        }
        return addresses
    }

    private static func checkAddresses(_ addresses: [String: ServiceAddress]?) throws(MeshError) {
        for (name, address) in (addresses ?? [:]).sorted(by: { $0.key < $1.key }) {
            if AddressText.isAny(address.address) {
                throw MeshError(.badRequest, "Service tagged address \"\(name)\" cannot be an any-address")
            }
            if name.hasSuffix("_ipv4"), !AddressText.isIPv4(address.address) {
                throw MeshError(.badRequest, "Service tagged address \"\(name)\" must be a valid ipv4 address")
            }
            if name.hasSuffix("_ipv6"), !AddressText.isIPv6(address.address) {
                throw MeshError(.badRequest, "Service tagged address \"\(name)\" must be a valid ipv6 address")
            }
        }
    }

    // MARK: - Checks

    private static func checks(
        _ definitions: [CheckDefinition],
        of local: LocalService,
        state: LocalState,
        prefix: String
    ) throws(MeshError) -> [LocalCheck] {
        var checks: [LocalCheck] = []
        let service = local.service
        for (place, given) in definitions.enumerated() {
            var definition = given
            if let problem = definition.problem(reaching: state.destinations) {
                throw MeshError(.badRequest, "\(prefix): \(problem)")
            }
            guard definition.status.isEmpty || HealthStatus(rawValue: definition.status) != nil else {
                throw MeshError(.badRequest, "Status for checks must 'passing', 'warning', 'critical'")
            }
            if let refusal = definition.refusal(scripts: state.scripts, from: local.origin) { throw refusal }
            if definition.id.isEmpty {
                definition.id = "service:\(service.id)" + (definitions.count > 1 ? ":\(place + 1)" : "")
            }
            if definition.name.isEmpty { definition.name = "Service '\(service.service)' check" }
            definition.serviceID = service.id
            let token = definition.token.isEmpty ? local.token : definition.token
            let check = LocalCheck(
                definition,
                node: state.nodeName,
                service: service,
                token: token,
                origin: local.origin,
                unsetDurations: .empty
            )
            if let problem = check.problem { throw MeshError(.badRequest, "\(prefix): \(problem)") }
            checks.append(check)
        }
        return checks
    }

    // MARK: - Sidecar

    private static func sidecar(
        _ definition: ServiceDefinition,
        of parent: LocalService,
        state: LocalState,
        ports: SidecarPorts
    ) throws(MeshError) -> Part {
        var definition = definition
        let service = parent.service
        definition.id = service.id + LocalService.sidecarSuffix
        if definition.name.isEmpty { definition.name = service.service + LocalService.sidecarSuffix }
        if definition.kind == .typical { definition.kind = .connectProxy }
        if definition.tags?.isEmpty ?? true { definition.tags = service.tags }
        if definition.meta?.isEmpty ?? true { definition.meta = service.meta }
        if definition.locality == nil { definition.locality = service.locality }
        if definition.address.isEmpty { definition.address = service.address }
        definition.proxy = proxy(definition.proxy ?? ProxyConfiguration(), of: service)
        if definition.port == 0, definition.socketPath.isEmpty {
            definition.port = try ports.port(forSidecar: definition.id, in: state)
        }
        var instance = instance(of: definition)
        instance.taggedAddresses = definition.taggedAddresses ?? instance.taggedAddresses
        let problems = ServiceRules.problems(with: instance)
        guard problems.isEmpty else {
            throw MeshError(.badRequest, "Failed Validation: \(MultipleErrors.text(problems))")
        }
        try checkRow(instance, token: definition.token)
        if definition.checks.isEmpty { definition.checks = defaultChecks(of: instance, parent: service) }
        let token = definition.token.isEmpty ? parent.token : definition.token
        let local = LocalService(service: instance, token: token, origin: parent.origin, sidecarOf: service.id)
        return Part(
            service: local,
            checks: try checks(definition.checks, of: local, state: state, prefix: "Invalid check in sidecar_service")
        )
    }

    private static func proxy(_ given: ProxyConfiguration, of service: NodeService) -> ProxyConfiguration {
        var proxy = given
        if proxy.destinationServiceName.isEmpty { proxy.destinationServiceName = service.service }
        if proxy.destinationServiceID.isEmpty { proxy.destinationServiceID = service.id }
        guard proxy.localServiceSocketPath.isEmpty, proxy.localServiceAddress.isEmpty || proxy.localServicePort == 0
        else {
            return proxy
        }
        if !service.socketPath.isEmpty, proxy.localServiceAddress.isEmpty, proxy.localServicePort == 0 {
            proxy.localServiceSocketPath = service.socketPath
            return proxy
        }
        if proxy.localServiceAddress.isEmpty { proxy.localServiceAddress = "127.0.0.1" }
        if proxy.localServicePort == 0 { proxy.localServicePort = service.port }
        return proxy
    }

    private static func defaultChecks(of sidecar: NodeService, parent: NodeService) -> [CheckDefinition] {
        var alias = CheckDefinition()
        alias.name = "Connect Sidecar Aliasing \(parent.id)"
        alias.aliasService = parent.id
        guard sidecar.port > 0 else { return [alias] }
        var listening = CheckDefinition()
        listening.name = "Connect Sidecar Listening"
        let host = sidecar.address.isEmpty ? sidecar.proxy.localServiceAddress : sidecar.address
        listening.tcp = AddressText.isIPv6(host) ? "[\(host)]:\(sidecar.port)" : "\(host):\(sidecar.port)"
        listening.interval = 10_000_000_000
        return [listening, alias]
    }
}

/// The ports that sidecars are given.
///
/// - Source: `ports.sidecar_min_port` and `ports.sidecar_max_port`, both inclusive; below 1 turns giving ports off.
package struct SidecarPorts: Sendable, Hashable {
    package var first: Int
    package var last: Int

    /// Makes a range.
    package init(first: Int = 21000, last: Int = 21255) {
        self.first = first
        self.last = last
    }

    /// The port of a sidecar: the one it has, if it lies in the range, else the lowest that no local service has.
    ///
    /// - Throws: `badRequest` with Consul's text when there is none.
    func port(forSidecar id: String, in state: LocalState) throws(MeshError) -> Int {
        guard first > 0, last > 0 else {
            throw MeshError(
                .badRequest,
                "Invalid SidecarService: no port provided for sidecar_service and auto-assignment disabled in config"
            )
        }
        if first <= last {
            if let port = state.services[id]?.service.port, (first...last).contains(port) { return port }
            if let port = state.sidecarPorts[id], (first...last).contains(port), !state.isPortTaken(port) {
                return port
            }
            let reserved = Set(state.sidecarPorts.values)
            for port in first...last where !state.isPortTaken(port) && !reserved.contains(port) { return port }
        }
        throw MeshError(
            .badRequest,
            "Invalid SidecarService: no port provided for sidecar_service and none left in the configured range [\(first), \(last)]"
        )
    }
}
