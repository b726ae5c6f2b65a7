import ACLContract
import AccessRules
import AgentLogic
import ConfigEntryContract
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshJournal

/// `/v1/namespace*` and `/v1/partition*`: the places in which names stand, as objects.
///
/// - Source: reference tenancy §2.4 and §2.5.
struct TenancyEndpoints: Sendable {
    /// Which of both an endpoint is about.
    private enum Kind: Sendable {
        case namespace
        case partition

        var word: String {
            switch self {
            case .namespace: "namespace"
            case .partition: "partition"
            }
        }

        /// Namespaces are those of the partition that the request names, which one has no scope but its own.
        var scope: Endpoint.ScopeRule {
            switch self {
            case .namespace: .partitioned
            case .partition: .none
            }
        }
    }

    let context: AgentContext

    var endpoints: [Endpoint] {
        writing("/v1/namespace", "/v1/namespace/{name...}", .namespace)
            + reading("/v1/namespaces", "/v1/namespace/{name...}", .namespace)
            + writing("/v1/partition", "/v1/partition/{name...}", .partition)
            + reading("/v1/partitions", "/v1/partition/{name...}", .partition)
    }

    private func writing(_ all: PathPattern, _ one: PathPattern, _ kind: Kind) -> [Endpoint] {
        let body = Endpoint.BodyRule.json(Endpoint.JSONRule(tenancy: .decoder))
        let missing = "Missing \(kind.word) name"
        return [
            Endpoint(
                .put,
                all,
                scope: kind.scope,
                datacenter: .write,
                body: body,
                permission: .needs(.access(.operator, .write, .none), by: .owner)
            ) { try await put($0, kind) },
            Endpoint(
                .put,
                one,
                scope: kind.scope,
                datacenter: .write,
                body: body,
                permission: .needs(.access(.operator, .write, .none), by: .owner),
                missing: missing
            ) { try await put($0, kind) },
            Endpoint(
                .delete,
                one,
                scope: kind.scope,
                datacenter: .write,
                permission: .needs(.access(.operator, .write, .none), by: .owner),
                missing: missing
            ) { try await delete($0, kind) },
        ].map { $0.inScopes(.tenants) }
    }

    private func reading(_ all: PathPattern, _ one: PathPattern, _ kind: Kind) -> [Endpoint] {
        [
            Endpoint(
                .get,
                all,
                scope: kind.scope,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none)),
                waits: .index { _ in WaitTopics(configEntries: [.tenants]) }
            ) { try await list($0, kind) },
            Endpoint(
                .get,
                one,
                scope: kind.scope,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none)),
                waits: .index { _ in WaitTopics(configEntries: [.tenants]) },
                missing: "Missing \(kind.word) name"
            ) { try await read($0, kind) },
        ].map { $0.inScopes(.tenants) }
    }

    // MARK: - Writing

    private func put(_ request: RoutedRequest, _ kind: Kind) async throws -> APIResponse {
        let body = try request.decoded(TenancyCodec.body)
        let given = body.key.text
        if !request.argument.isEmpty, !given.isEmpty, !given.hasSameBytes(as: request.argument) {
            throw APIError(
                status: 400,
                text: "Name: the path names the \(kind.word) \"\(request.argument)\", the body \"\(given)\""
            )
        }
        let name = given.isEmpty ? request.argument : given
        guard !name.isEmpty else { throw APIError(status: 400, text: "Missing \(kind.word) name") }
        let partition =
            body.partition.isEmpty
            ? request.scope.partition : try Partition(validating: body.partition, field: "Partition")
        let tenant = Tenant(
            key: key(name, kind, in: partition),
            details: body.details,
            meta: body.meta,
            defaults: try await resolved(body.defaults, request, in: partition)
        )
        try await context.configEntryClient.put(tenant, context: context.call(request))
        let newest = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        guard let stored = newest.state.tenant(tenant.key) else {
            throw APIError(status: 500, text: "\(tenant.key) was removed as soon as it was made")
        }
        return .json { $0.tenant(stored) }
    }

    private func delete(_ request: RoutedRequest, _ kind: Kind) async throws -> APIResponse {
        try await context.configEntryClient.delete(
            key(request.argument, kind, in: request.scope.partition),
            context: context.call(request)
        )
        return .empty
    }

    /// What a name means; whether it may be one its owner decides, and of those that may not be none is found.
    private func key(_ name: String, _ kind: Kind, in partition: Partition) -> TenantKey {
        switch kind {
        case .namespace: TenantKey(Scope(partition: partition, namespace: Namespace(trusted: name)))
        case .partition: TenantKey(Partition(trusted: name))
        }
    }

    /// The links with id and name of what they lead to, which must be there and which the token must be allowed to change.
    ///
    /// - Source: reference tenancy §2.4.
    private func resolved(
        _ defaults: Tenant.Defaults?,
        _ request: RoutedRequest,
        in partition: Partition
    ) async throws -> Tenant.Defaults? {
        guard var defaults, !defaults.policies.isEmpty || !defaults.roles.isEmpty else { return defaults }
        guard context.configuration.acl.isEnabled else {
            throw APIError(
                status: 400,
                text: "ACLs: policies and roles need ACLs, which are off; leave them out"
            )
        }
        let home = Scope(partition: partition)
        try request.permitted.require(.aclWrite.within(home))
        let (call, client) = (context.call(request), context.aclClient.inside(home))
        for (place, link) in defaults.policies.enumerated() {
            let policy =
                link.id.isEmpty
                ? try await client.policy(name: link.name.text, context: call)
                : try await client.policy(id: link.id, context: call)
            defaults.policies[place] = TenantLink(id: policy.value.id, name: NameText(policy.value.name))
        }
        for (place, link) in defaults.roles.enumerated() {
            let role =
                link.id.isEmpty
                ? try await client.role(name: link.name.text, context: call)
                : try await client.role(id: link.id, context: call)
            defaults.roles[place] = TenantLink(id: role.value.id, name: NameText(role.value.name))
        }
        return defaults
    }

    // MARK: - Reading

    private func list(_ request: RoutedRequest, _ kind: Kind) async throws -> APIResponse {
        try await context.read(request, context.configEntries, topics: request.topics.configEntries) { state, _ in
            let rows =
                switch kind {
                case .namespace: state.namespaces(in: request.scope.partition)
                case .partition: state.partitions
                }
            var output = JSONOutput()
            output.array(rows) { $0.tenant($1) }
            return Rendered(body: output.bytes)
        }
    }

    private func read(_ request: RoutedRequest, _ kind: Kind) async throws -> APIResponse {
        let key = key(request.argument, kind, in: request.scope.partition)
        return try await context.read(request, context.configEntries, topics: request.topics.configEntries) {
            state,
            _ in
            guard let tenant = state.tenant(key) else { return Rendered(status: 404, contentType: "", body: []) }
            var output = JSONOutput()
            output.tenant(tenant)
            return Rendered(body: output.bytes)
        }
    }
}
