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

    /// The events of a name, all of them without one, and what who asks for them waits by.
    ///
    /// - Source: reference §2.8: the index is that of the newest event that is listed; never 0.
    private static func named(_ name: NameText?, _ events: [UserEvent]) -> (events: [UserEvent], index: UInt64) {
        let named = name.map { name in events.filter { $0.name == name } } ?? events
        return (named, max(1, named.last?.index ?? 0))
    }

    private func list(_ request: RoutedRequest) async throws -> APIResponse {
        let options = try context.readOptions(request)
        var token = request.permitted
        let name = request.query["name"].flatMap { $0.isEmpty ? nil : NameText($0) }
        if options.index > 0 {
            let end = ContinuousClock.now + (request.query.has("wait") ? options.wait : Self.typicalWait)
            // Events of other names wake nobody.
            while case (let events, let newest) = context.events.current,
                Self.named(name, events).index == options.index, ContinuousClock.now < end
            {
                await context.events.changed(from: newest, until: end)
                try Task.checkCancellation()
            }
            token = try await context.permittedNow(request)
        }
        let (named, index) = Self.named(name, context.events.current.events)
        var visibility = Visibility(token)
        let authorizer = visibility.authorizer
        let seen = visibility.filter(named) { authorizer.allows(.eventRead($0.name.text)) }
        var answer = APIResponse.json { output in output.array(seen) { $0.userEvent($1) } }
        answer.add("X-Consul-Index", String(index))
        if visibility.isFiltered, !context.secret(of: request).isEmpty {
            answer.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        return answer
    }
}
