import ACLContract
import AccessRules
import AgentLogic
import ConfigEntryTables
import ConsulJSON
import FilterExpressions
import MeshDomain
import MeshJournal

/// `/v1/agent/service*` and `/v1/agent/health/service/*`: the instances of this agent.
///
/// - Source: reference §2.3, §3.3, §4.
struct LocalServiceEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { reading + writing + health }

    private var reading: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/agent/services",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .rows(.service),
                services
            ),
            Endpoint(
                .get,
                "/v1/agent/service/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownInstance(.read), by: .endpoint),
                waits: .contentHash,
                service
            ),
        ]
    }

    private var writing: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/agent/service/register",
                scope: .namespaced,
                datacenter: .thisAgent,
                body: .json,
                permission: .needs(.access(.service, .write, .body("Name", nil)), by: .endpoint),
                register
            ),
            Endpoint(
                .put,
                "/v1/agent/service/deregister/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownInstance(.write), by: .endpoint),
                deregister
            ),
            Endpoint(
                .put,
                "/v1/agent/service/maintenance/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownInstance(.write), by: .endpoint),
                missing: "Missing service ID",
                maintenance
            ),
        ]
    }

    private var health: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/agent/health/service/id/{id...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.ownInstance(.read), by: .endpoint),
                missing: "Missing serviceID",
                healthByID
            ),
            Endpoint(
                .get,
                "/v1/agent/health/service/name/{service...}",
                scope: .namespaced,
                datacenter: .thisAgent,
                permission: .needs(.access(.service, .read, .argument)),
                missing: "Missing service Name",
                healthByName
            ),
        ]
    }

    private var datacenter: String { context.configuration.datacenter }

    // MARK: - Reading

    private func services(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .agentService)
        var visibility = Visibility(request.permitted)
        let own = visibility.services(context.local.state.sortedServices.map(\.service))
        let rows = try filter.apply(own) { $0.agentService($1, datacenter: datacenter) }
        var response = APIResponse.json { output in
            output.object { map in
                for service in rows {
                    map.key(service.id)
                    map.agentService(service, datacenter: datacenter)
                }
            }
        }
        if visibility.isFiltered, !context.secret(of: request).isEmpty {
            response.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        return response
    }

    private func service(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        var token = request.permitted
        // Right after a start the config entries may be on their way; without a bus what is registered is shown.
        if context.local.state.services[id]?.service.kind.isProxy == true {
            try? await context.configEntries.view.ready(timeout: .seconds(2))
        }
        var (body, hash) = try shown(id, token)
        if let known = request.query["hash"], !known.isEmpty {
            let options = try context.readOptions(request)
            let deadline = ContinuousClock.now + options.wait
            let entries = Reading(context.configEntries, [.kind(.proxyDefaults), .kind(.serviceDefaults)])
            while known == hash {
                let generation = context.local.generation
                let version = context.configEntries.view.current
                (body, hash) = try shown(id, token)
                let rest = ContinuousClock.now.duration(to: deadline)
                guard known == hash, rest > .zero else { break }
                await AgentContext.either(
                    { [local = context.local] in await local.changed(after: generation, timeout: rest) },
                    { await entries.changed(after: version, timeout: rest) }
                )
                try Task.checkCancellation()
                // What is told is judged by what the token may do now, not by what it could do before the wait.
                token = try await context.permittedNow(request)
                (body, hash) = try shown(id, token)
            }
        }
        var response = APIResponse.json(body)
        response.add("X-Consul-ContentHash", hash)
        return response
    }

    /// An instance as it is shown, proxies with what config entries add to them, and the hash of its content.
    private func shown(_ id: String, _ token: ResolvedToken) throws -> (body: [UInt8], hash: String) {
        guard let registered = context.local.state.services[id]?.service else {
            throw APIError(status: 404, text: "unknown service ID: \(id)")
        }
        try token.require(.serviceRead(registered.ref.service))
        let service = CentralSettings.applied(to: registered, in: context.configEntries.view.current.state)
        var output = JSONOutput()
        output.agentService(service, datacenter: datacenter)
        let hash = ContentHash.text(of: output.bytes)
        output = JSONOutput()
        output.agentService(service, datacenter: datacenter, contentHash: hash)
        return (output.bytes, hash)
    }

    // MARK: - Writing

    private func register(_ request: RoutedRequest) async throws -> APIResponse {
        let definition = try request.decoded { (value) throws(MeshError) in
            try ServiceDefinition(value, rules: .body)
        }
        let replaces = request.query["replace-existing-checks"].map { $0.isEmpty || $0 == "true" } ?? false
        let secret = context.secret(of: request)
        let resolved = request.permitted
        let ports = context.configuration.ports.sidecar
        try await context.change { (state, now) throws(MeshError) -> [PersistedChange] in
            let plan = try RegistrationPlan(definition, token: secret, origin: .api, state: state, ports: ports)
            for access in plan.requiredAccess(in: state) { try resolved.require(access) }
            return state.register(plan, oldChecks: replaces ? .replaced : .kept, now: now)
        }
        return .empty
    }

    private func deregister(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        let resolved = request.permitted
        try await context.change { (state, _) throws(MeshError) -> [PersistedChange] in
            if let row = state.services[id]?.service { try resolved.require(.serviceWrite(row.ref.service)) }
            return try state.deregister(serviceID: id)
        }
        return .empty
    }

    private func maintenance(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        let isOn = try AgentEndpoints.enable(request)
        let reason = request.query["reason"] ?? ""
        let secret = context.secret(of: request)
        let resolved = request.permitted
        try await context.change { (state, now) throws(MeshError) -> [PersistedChange] in
            if let row = state.services[id]?.service { try resolved.require(.serviceWrite(row.ref.service)) }
            return try state.setServiceMaintenance(isOn, serviceID: id, reason: reason, token: secret, now: now)
        }
        return .empty
    }

    // MARK: - Health

    private func healthByID(_ request: RoutedRequest) async throws -> APIResponse {
        let id = request.argument
        guard let health = context.local.state.health(ofServiceID: id) else {
            var response = APIResponse.json(
                ["AggregatedStatus": "critical", "Service": .null, "Checks": .null],
                status: 404
            )
            if Self.wantsText(request) { response = .text("ServiceId \(id) not found", status: 404) }
            response.add("X-Consul-Reason", "ServiceId \(id) not found")
            return response
        }
        try request.permitted.require(.serviceRead(health.service.ref.service))
        return answer(request, health.status) { write(&$0, health) }
    }

    private func healthByName(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        let all = context.local.state.health(ofServiceNamed: name)
        guard let worst = all.map(\.status).max() else {
            let reason = "ServiceName \(name) Not Found"
            var response =
                Self.wantsText(request)
                ? APIResponse.text(reason, status: 404) : .json(MeshValue.array([]), status: 404)
            response.add("X-Consul-Reason", reason)
            return response
        }
        return answer(request, worst) { $0.array(all) { write(&$0, $1) } }
    }

    private static func wantsText(_ request: RoutedRequest) -> Bool {
        request.query["format"] == "text" || (request.headers["accept"] ?? "").hasPrefix("text/plain")
    }

    private func answer(
        _ request: RoutedRequest,
        _ status: AggregatedHealth,
        _ body: (inout JSONOutput) -> Void
    ) -> APIResponse {
        var response =
            Self.wantsText(request)
            ? APIResponse.text(status.name, status: status.httpStatus) : .json(status: status.httpStatus, body)
        response.add("X-Consul-Reason", status.name)
        return response
    }

    private func write(_ output: inout JSONOutput, _ health: LocalState.ServiceHealth) {
        output.object { output in
            output.member("AggregatedStatus", health.status.name)
            output.key("Service")
            output.agentService(health.service, datacenter: datacenter)
            output.key("Checks")
            output.array(health.checks) { $0.agentHealthCheck($1) }
        }
    }
}

/// A short hash of a content, opaque to clients.
enum ContentHash {
    /// Sixteen lower-case hexadecimal digits.
    static func text(of bytes: [UInt8]) -> String {
        let digits = String(StableHash.value(of: bytes), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
