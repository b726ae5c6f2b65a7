import AgentLogic
import MeshContracts
import MeshDomain
import SnapshotArchive

/// `/v1/snapshot`: everything at one moment, saved and restored.
///
/// - Source: reference §2.9.
struct SnapshotEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/snapshot",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.acl, .write, .none)),
                save
            ),
            Endpoint(
                .put,
                "/v1/snapshot",
                scope: .none,
                datacenter: .write,
                body: .stream { $0.snapshotBytes },
                permission: .needs(.access(.acl, .write, .none)),
                restore
            ),
        ]
    }

    /// Saves; `?stale` is taken and changes nothing: what is saved is the newest.
    @Sendable private func save(_ request: RoutedRequest) async throws -> APIResponse {
        let (meta, stream) = try await SnapshotSaver(client: context.services)
            .save(context.call(request), product: "Tombolo, API of Consul \(ProductVersion.consul)")
        var answer = APIResponse.streamed(stream, contentType: "application/x-gzip")
        answer.add("X-Consul-Index", String(meta.index))
        answer.add("X-Consul-KnownLeader", "true")
        answer.add("X-Consul-LastContact", "0")
        return answer
    }

    @Sendable private func restore(_ request: RoutedRequest) async throws -> APIResponse {
        let body = request.bodyStream ?? BodyStream(request.body)
        try await context.restorer.restore(body, context.call(request))
        // Followers hear of it by themselves; whoever asks here next reads the restored state.
        return .empty
    }
}
