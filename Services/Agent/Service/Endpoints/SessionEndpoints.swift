import ACLContract
import AccessRules
import AgentLogic
import CatalogContract
import CatalogTables
import ConsulJSON
import MeshDomain

/// `/v1/session/*`.
///
/// - Source: reference §2.8, §3.8, §8.7; `cases/10`.
struct SessionEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { writing + reading }

    private static let missing = "Missing session"

    private var writing: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/session/create",
                scope: .namespaced,
                datacenter: .write,
                body: .optionalJSON("Request decode failed"),
                permission: .needs(.access(.session, .write, .bodyOrOwnNode("Node")), by: .owner),
                create
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/session/destroy/{session...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.session(.write), by: .owner),
                missing: Self.missing,
                destroy
            ).inScopes(),
            Endpoint(
                .put,
                "/v1/session/renew/{session...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(.session(.write), by: .owner),
                missing: Self.missing,
                renew
            ).inScopes(),
        ]
    }

    private var reading: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/session/info/{session...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.session),
                waits: .index { request in
                    let id = SessionID(request.argument)
                    return WaitTopics(catalog: Watch(shown: [.sessions], wakes: [.part(.session(id))]))
                },
                missing: Self.missing
            ) { request in
                try await list(request) { $0.session(SessionID(request.argument)).map { [$0] } ?? [] }
            }.inScopes(),
            Endpoint(
                .get,
                "/v1/session/node/{node...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.session),
                waits: .index { request in
                    let key = request.nodeKey
                    return WaitTopics(catalog: Watch(shown: [.sessions], wakes: [.part(.sessions(on: key))]))
                },
                missing: "Missing node name"
            ) { request in
                try await list(request) { $0.sessions(on: request.nodeKey) }
            }.inScopes(.lists),
            Endpoint(
                .get,
                "/v1/session/list",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.session),
                waits: .index { _ in
                    WaitTopics(catalog: Watch(shown: [.sessions], wakes: [.part(.allSessions)]))
                }
            ) { request in
                try await list(request) { $0.allSessions }
            }.inScopes(.lists),
        ]
    }

    private func create(_ request: RoutedRequest) async throws -> APIResponse {
        var session = try request.decoded { value throws(MeshError) in
            try SessionCodec.session(value, on: NodeName(context.node.name))
        }
        session.node = NodeName(session.node.text, in: request.scope.partition)
        session.namespace = request.scope.namespace
        // Right after a start the agent's own node may not be registered yet.
        if session.node == NodeName(context.node.name) { await context.sync.nodeTried() }
        let made = try await context.catalogClient.createSession(session, context: context.call(request))
        return .json(["ID": .string(made.id.text)])
    }

    private func destroy(_ request: RoutedRequest) async throws -> APIResponse {
        try await context.catalogClient.destroySession(SessionID(request.argument), context: context.call(request))
        return .json(true)
    }

    private func renew(_ request: RoutedRequest) async throws -> APIResponse {
        let id = SessionID(request.argument)
        let session = try await context.catalogClient.renewSession(id, context: context.call(request))
        return .json { output in output.array([session]) { $0.session($1) } }
    }

    private func list(
        _ request: RoutedRequest,
        _ sessions: (CatalogState) -> [Session]
    ) async throws -> APIResponse {
        try await context.read(request, context.catalog, topics: request.topics.catalog) { state, token in
            var visibility = Visibility(token)
            let authorizer = visibility.authorizer
            let seen = visibility.filter(sessions(state).filter { request.place.shows($0.scope) }) { session in
                authorizer.allows(.sessionRead(session.node.text).within(session.scope))
            }
            var output = JSONOutput()
            output.array(seen) { $0.session($1) }
            return Rendered(body: output.bytes, isFiltered: visibility.isFiltered)
        }
    }
}
