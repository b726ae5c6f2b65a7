import ACLContract
import AccessRules
import AgentLogic
import ConsulJSON
import MeshDomain
import MeshRuntime

/// `/v1/event/*`: what users tell all agents at once.
///
/// - Source: reference §2.8, §3.8, §1.6.
struct EventEndpoints: Sendable {
    let context: AgentContext

    /// How long a list is waited for when nothing is said.
    private static let typicalWait = Duration.seconds(600)

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/event/fire/{event...}",
                scope: .none,
                datacenter: .read,
                body: .bytes,
                permission: .needs(.access(.event, .write, .argument)),
                missing: "Missing name",
                fire
            ),
            Endpoint(
                .get,
                "/v1/event/list",
                scope: .none,
                datacenter: .thisAgent,
                permission: .rows(.event),
                waits: .event,
                list
            ),
        ]
    }

    private func fire(_ request: RoutedRequest) async throws -> APIResponse {
        let event = UserEvent(
            id: RandomUUID.make(),
            name: NameText(request.argument),
            payload: request.body,
            nodeFilter: request.query["node"] ?? "",
            serviceFilter: request.query["service"] ?? "",
            tagFilter: request.query["tag"] ?? ""
        )
        try EventRules.check(event)
        try context.events.fire(event)
        return .json { $0.userEvent(event) }
    }

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let options = try context.readOptions(request)
        var token = request.permitted
        if options.index > 0 {
            let wait = request.query.has("wait") ? options.wait : Self.typicalWait
            await context.events.changed(from: options.index, until: .now + wait)
            token = try await context.permittedNow(request)
        }
        let (events, index) = context.events.current
        var visibility = Visibility(token)
        let authorizer = visibility.authorizer
        let name = request.query["name"].map { NameText($0) }
        let named = events.filter { name == nil || name?.isEmpty == true || $0.name == name }
        let seen = visibility.filter(named) { authorizer.allows(.eventRead($0.name.text)) }
        var answer = APIResponse.json { output in output.array(seen) { $0.userEvent($1) } }
        answer.add("X-Consul-Index", String(index))
        if visibility.isFiltered, !context.secret(of: request).isEmpty {
            answer.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        return answer
    }
}
