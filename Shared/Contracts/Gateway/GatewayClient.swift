import BusSchema
import MeshBus
package import MeshContracts
package import MeshDomain
import Synchronization

/// Asks the gateway service.
package struct GatewayClient: Sendable {
    /// How many replicas may answer.
    private static let replicaLimit = 256
    private let service: ServiceClient

    /// Makes a client.
    package init(_ service: ServiceClient) { self.service = service }

    /// The proxies of the whole cluster.
    package struct Overview: Sendable, Hashable {
        /// Those that the token may see, by node, id and replica.
        package var proxies: [ProxyStatus]
        /// Replicas that answered, sorted.
        package var replicas: [String]
        /// Replicas that others have heard of lately and that did not answer in time, sorted.
        package var silent: [String]
    }

    /// How the proxies are that are connected to any replica.
    ///
    /// Replicas know of each other, so the answer is there as soon as the last of them has answered; one that just died is
    /// waited for until the context's time is over, and named.
    ///
    /// - Throws: `permissionDenied` for an unknown token, `unavailable` when no gateway service is running.
    package func status(context: CallContext) async throws(MeshError) -> Overview {
        let deadline = ContinuousClock.now + context.timeout
        let replies = try await service.callEvery(
            GatewayMethods.status,
            GatewayWire.StatusRequest(),
            context,
            limit: Self.replicaLimit
        ) { (replies: [GatewayWire.StatusReply]) in
            let answered = Set(replies.map(\.replicaID))
            return replies.allSatisfy { $0.replicas.allSatisfy { answered.contains($0.id) } }
        }
        var overview = Overview(proxies: [], replicas: [], silent: [])
        var known: [String: String] = [:]
        for reply in replies {
            overview.replicas.append(reply.replica)
            for replica in reply.replicas { known[replica.id] = replica.name }
            overview.proxies += reply.proxies.map { $0.status(replica: reply.replica) }
            overview.proxies += try await rest(of: reply, context, deadline)
        }
        for reply in replies { known[reply.replicaID] = nil }
        overview.silent = known.values.sorted()
        overview.replicas.sort()
        overview.proxies.sort { ($0.node, $0.id, $0.replica) < ($1.node, $1.id, $1.replica) }
        return overview
    }

    /// The further pages of a replica.
    private func rest(
        of first: GatewayWire.StatusReply,
        _ context: CallContext,
        _ deadline: ContinuousClock.Instant
    ) async throws(MeshError) -> [ProxyStatus] {
        var proxies: [ProxyStatus] = []
        var page = first
        while page.more, let last = page.proxies.last {
            var context = context
            context.timeout = max(.milliseconds(1), ContinuousClock.now.duration(to: deadline))
            page = try await service.call(
                GatewayMethods.status(of: first.replicaID),
                GatewayWire.StatusRequest(afterNode: last.node, afterID: last.id),
                context
            )
            proxies += page.proxies.map { $0.status(replica: first.replica) }
        }
        return proxies
    }
}
