import ACLContract
import AccessRules
import BusSchema
import GatewayContract
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshRuntime
import ProxySnapshots
import SchemaRuntime
import Synchronization

/// Answers how this replica's proxies are, and says from time to time that this replica is there, so that whoever asks
/// knows how many answers to wait for.
struct StatusService: Sendable {
    /// How often a replica says that it is there.
    private static let interval = Duration.seconds(1)
    /// A replica that was not heard of for this long is gone.
    private static let patience = Duration.milliseconds(3500)
    /// A page ends after texts of so many bytes, so that a message stays below NATS's limit.
    private static let pageBytes = 256 << 10

    private struct Heard {
        var name: String
        var at: ContinuousClock.Instant
    }

    private let engine: ProxyEngine
    private let host: ServiceHost
    private let tokens: any TokenResolving
    private let own: GatewayWire.Replica
    private let pageLimit: Int
    private let others = Shared()

    /// What was heard of the other replicas, by id.
    private final class Shared: Sendable {
        let heard = Mutex<[String: Heard]>([:])
    }

    /// Makes the service; `name` is this replica's for people.
    init(engine: ProxyEngine, host: ServiceHost, tokens: any TokenResolving, name: String, pageLimit: Int) {
        self.pageLimit = pageLimit
        self.engine = engine
        self.host = host
        self.tokens = tokens
        own = GatewayWire.Replica(name: name, id: String(UInt64.random(in: 0...UInt64.max), radix: 36))
    }

    /// Answers until cancelled.
    func run() async throws {
        let presence = GatewayMethods.presenceSubject(in: host.datacenter)
        let subscription = try await host.bus.subscribe(presence, limit: 1024)
        defer { subscription.cancel() }
        try await host.run {
            for await message in subscription.messages { hear(message) }
        } begin: {
            try await host.serve(GatewayMethods.status, replica: own.id, handler: answer)
            try await host.serve(GatewayMethods.status(of: own.id), handler: answer)
        } beside: {
            while true {
                announce(presence)
                try await Task.sleep(for: Self.interval)
            }
        }
    }

    private func announce(_ subject: String) {
        guard let payload = try? own.encoded() else { return }
        // While the bus is away nobody can ask either.
        try? host.bus.publish(BusMessage(subject: subject, payload: payload))
    }

    private func hear(_ message: BusMessage) {
        guard let replica = try? GatewayWire.Replica(decoding: message.payload), replica.id != own.id else { return }
        others.heard.withLock { heard in
            if heard[replica.id] == nil, heard.count >= 256 { return }
            heard[replica.id] = Heard(name: replica.name, at: .now)
        }
    }

    private func replicas() -> [GatewayWire.Replica] {
        let oldest = ContinuousClock.now - Self.patience
        let heard = others.heard.withLock { heard in
            heard = heard.filter { $0.value.at >= oldest }
            return heard
        }
        return [own] + heard.sorted { $0.key < $1.key }.map { GatewayWire.Replica(name: $0.value.name, id: $0.key) }
    }

    /// - Throws: `permissionDenied` for an unknown token; rows that a token may not see are left out instead.
    private func answer(
        _ request: GatewayWire.StatusRequest,
        _ context: CallContext
    ) async throws(MeshError) -> GatewayWire.StatusReply {
        let token = try await tokens.resolve(context.token)
        let isFirst = request.afterNode.isEmpty && request.afterID.isEmpty
        let after = isFirst ? nil : ProxyKey(node: NodeName(request.afterNode), id: request.afterID)
        var reply = GatewayWire.StatusReply(replica: own.name, replicaID: own.id, replicas: replicas())
        var bytes = 0
        for status in await engine.status(after: after) where Self.maySee(status, token) {
            // Streams of one proxy stay together, since a page begins after a proxy.
            if reply.proxies.count >= pageLimit || bytes >= Self.pageBytes,
                let last = reply.proxies.last, (last.node, last.id) != (status.node, status.id)
            {
                reply.more = true
                break
            }
            let proxy = GatewayWire.Proxy(status)
            bytes += proxy.textBytes
            reply.proxies.append(proxy)
        }
        return reply
    }

    private static func maySee(_ status: ProxyStatus, _ token: ResolvedToken) -> Bool {
        // What is not registered has no service; its id says what it claims to be.
        let service = status.service.isEmpty ? status.id : status.service
        guard token.authorizer.allows(.serviceRead(ServiceName(service))) else { return false }
        return status.node.isEmpty || token.authorizer.allows(.nodeRead(NodeName(status.node)))
    }
}

extension GatewayWire.Proxy {
    /// About how long it is on the wire.
    fileprivate var textBytes: Int {
        let faults = (refused + problems).reduce(0) { $0 + $1.reason.utf8.count + $1.name.utf8.count + 64 }
        return node.utf8.count + id.utf8.count + service.utf8.count + waitsFor.utf8.count + 64 + faults
    }
}
