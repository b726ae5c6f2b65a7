import ACLContract
import AccessRules
import AgentLogic
import ConfigEntryContract
import ConfigEntryTables
import ConsulJSON
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime

/// `POST /v1/connect/intentions` and `/v1/connect/intentions/<id>`: intentions that are known by an id, for old clients.
///
/// - Source: reference §2.5, §3.5, §6.4.
struct LegacyIntentionEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .post,
                "/v1/connect/intentions",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(.access(.intention, .write, .body("DestinationName", nil)), by: .owner),
                create
            ).ofPrimary(),
            Endpoint(
                .get,
                "/v1/connect/intentions/{intention...}",
                scope: .namespaced,
                datacenter: .read,
                permission: .rows(.intention),
                read
            ),
            Endpoint(
                .put,
                "/v1/connect/intentions/{intention...}",
                scope: .namespaced,
                datacenter: .write,
                body: .json,
                permission: .needs(.access(.intention, .write, .body("DestinationName", nil)), by: .owner),
                update
            ).ofPrimary(),
            Endpoint(
                .delete,
                "/v1/connect/intentions/{intention...}",
                scope: .namespaced,
                datacenter: .write,
                permission: .needs(by: .owner),
                delete
            ).ofPrimary(),
        ]
    }

    /// The id of the path.
    private static func id(of request: RoutedRequest) throws(APIError) -> String {
        guard request.argument.utf8.count == 36 else {
            throw APIError(status: 400, text: "failed config entry lookup: index error: UUID must be 36 characters")
        }
        return request.argument.lowercased()
    }

    private func read(_ request: RoutedRequest) async throws -> APIResponse {
        let id = try Self.id(of: request)
        let version = try await context.configEntries.read(.linearizable, timeout: AgentContext.requestTimeout)
        guard let found = version.state.legacyIntention(id) else {
            throw APIError(status: 404, text: "Intention not found")
        }
        let names = [found.entry.name] + (found.source.peer.isEmpty ? [found.source.name] : [])
        let authorizer = request.permitted.authorizer
        guard names.contains(where: { authorizer.allows(.intentionRead(ServiceName($0))) }) else {
            throw APIError(status: 403, text: "Permission denied")
        }
        return .json { $0.intention(found.source, of: found.entry) }
    }

    private func create(_ request: RoutedRequest) async throws -> APIResponse {
        let input = try request.decoded(IntentionBodyCodec.intention)
        guard input.source.legacyID.isEmpty else {
            throw APIError(status: 500, text: "ID must be empty when creating a new intention")
        }
        let id = RandomUUID.make()
        try await context.configEntryClient.setLegacyIntention(
            id: id,
            isNew: true,
            destination: input.destination,
            to: try Self.source(of: input, id),
            context: context.call(request)
        )
        return .json(["ID": .string(id)])
    }

    private func update(_ request: RoutedRequest) async throws -> APIResponse {
        let id = try Self.id(of: request)
        let input = try request.decoded(IntentionBodyCodec.intention)
        try await context.configEntryClient.setLegacyIntention(
            id: id,
            destination: input.destination,
            to: try Self.source(of: input, id),
            context: context.call(request)
        )
        return .json(["ID": .string(id)])
    }

    private func delete(_ request: RoutedRequest) async throws -> APIResponse {
        let id = try Self.id(of: request)
        try await context.configEntryClient.setLegacyIntention(id: id, to: nil, context: context.call(request))
        return .json(true)
    }

    /// The intention that a body describes, as of now; who changes one keeps since when there is one.
    private static func source(of input: IntentionBodyCodec.Input, _ id: String) throws(APIError) -> SourceIntention {
        guard input.source.peer.isEmpty else {
            throw APIError(
                status: 400,
                text: "SourcePeer field is not supported on this endpoint. Use config entries instead"
            )
        }
        let now = BusClock.wallNanoseconds()
        var source = input.source
        source.legacyID = id
        source.legacyMeta = input.meta ?? [:]
        (source.legacyCreateTimeNanoseconds, source.legacyUpdateTimeNanoseconds) = (now, now)
        return source
    }
}
