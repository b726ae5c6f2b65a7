import AgentLogic
import NIOCore
import Synchronization

/// Counts connections, of each client address and in all, and keeps them to their limits.
///
/// Where there is no room, the oldest connection that has not sent a whole header yet makes room, so that a client that opens
/// connections and says nothing keeps nobody out (half-open connections, slowloris).
///
/// - Source: reference §12.2, `limits.http_max_conns_per_client`; a client over the limit is told so with status 429.
final class HTTPConnectionGate: Sendable {
    /// What becomes of a new connection.
    enum Entry: Sendable {
        case admitted(Pass)
        case refused(HTTPMeter.Limit)
    }

    /// A connection's place; it is given back when the connection is closed.
    final class Pass: Sendable {
        /// The client's address; empty for a socket without one.
        let client: String
        /// Whether it came by a Unix socket, by the agent's own side of the connection.
        let isSocket: Bool
        fileprivate let number: UInt64
        private let gate: HTTPConnectionGate

        fileprivate init(_ gate: HTTPConnectionGate, client: String, isSocket: Bool, number: UInt64) {
            self.gate = gate
            self.client = client
            self.isSocket = isSocket
            self.number = number
        }

        /// The client has sent a whole header: its place is its own.
        func settle() { gate.settle(self) }
    }

    /// Tells a connection that its place is needed for another one.
    struct Eviction: Sendable {
        var limit: HTTPMeter.Limit
    }

    private struct Client {
        var connections: Set<UInt64> = []
        var halfOpen: [UInt64: any Channel] = [:]
    }

    private struct Table {
        var last: UInt64 = 0
        var count = 0
        var clients: [String: Client] = [:]
    }

    private let perClient: Int
    private let inAll: Int
    private let meter: HTTPMeter
    private let table = Mutex(Table())

    /// - Parameters:
    ///   - perClient: Connections per address; below 1 means any number.
    ///   - inAll: Connections of all addresses.
    ///   - meter: Counts refusals and connections.
    init(perClient: Int, inAll: Int, meter: HTTPMeter) {
        self.perClient = perClient
        self.inAll = inAll
        self.meter = meter
    }

    /// How many connections there are.
    var count: Int { table.withLock { $0.count } }

    /// Whether nobody can be told where a connection comes from: a TCP connection that was reset before it was accepted.
    static func isFromNowhere(_ channel: any Channel) -> Bool {
        channel.remoteAddress?.ipAddress == nil && !isSocket(channel)
    }

    private static func isSocket(_ channel: any Channel) -> Bool {
        if case .unixDomainSocket? = channel.localAddress { true } else { false }
    }

    /// Gives a new connection a place until it is closed.
    func enter(_ channel: any Channel) -> Entry {
        let address = channel.remoteAddress?.ipAddress ?? ""
        let (number, evicted, limit, count) = table.withLock { table in
            let own = table.clients[address]?.connections.count ?? 0
            var reached: HTTPMeter.Limit?
            var evicted: (any Channel)?
            if perClient > 0, !address.isEmpty, own >= perClient {
                reached = .connectionsPerClient
                evicted = Self.evict(from: address, in: &table)
            } else if table.count >= inAll {
                reached = .connections
                // Whoever holds most of what says nothing gives first.
                let most = table.clients.max { $0.value.halfOpen.count < $1.value.halfOpen.count }
                evicted = most.flatMap { Self.evict(from: $0.key, in: &table) }
            }
            guard reached == nil || evicted != nil else { return (UInt64?.none, evicted, reached, table.count) }
            table.last += 1
            table.count += 1
            table.clients[address, default: Client()].connections.insert(table.last)
            table.clients[address]?.halfOpen[table.last] = channel
            return (table.last, evicted, reached, table.count)
        }
        if let limit { meter.reached(limit, client: address) }
        if let evicted, let limit {
            evicted.pipeline.fireUserInboundEventTriggered(Eviction(limit: limit))
        }
        guard let number else { return .refused(limit ?? .connections) }
        meter.connections(count)
        channel.closeFuture.whenComplete { [self] _ in leave(number, address) }
        return .admitted(Pass(self, client: address, isSocket: Self.isSocket(channel), number: number))
    }

    private static func evict(from address: String, in table: inout Table) -> (any Channel)? {
        guard let oldest = table.clients[address]?.halfOpen.keys.min(),
            let channel = table.clients[address]?.halfOpen.removeValue(forKey: oldest)
        else { return nil }
        remove(oldest, address, from: &table)
        return channel
    }

    private func settle(_ pass: Pass) {
        table.withLock { _ = $0.clients[pass.client]?.halfOpen.removeValue(forKey: pass.number) }
    }

    private func leave(_ number: UInt64, _ address: String) {
        let count = table.withLock { table in
            Self.remove(number, address, from: &table)
            return table.count
        }
        meter.connections(count)
    }

    /// Once for each connection, whether it is evicted or closed first.
    private static func remove(_ number: UInt64, _ address: String, from table: inout Table) {
        guard table.clients[address]?.connections.remove(number) != nil else { return }
        table.count -= 1
        table.clients[address]?.halfOpen[number] = nil
        if table.clients[address]?.connections.isEmpty ?? false { table.clients[address] = nil }
    }
}

/// Tells a client that there are too many connections, and closes this one.
final class ConnectionRefusal: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let server: HTTPServer
    private let answer: APIResponse

    init(server: HTTPServer, limit: HTTPMeter.Limit) {
        self.server = server
        answer = Self.answer(limit)
    }

    /// The answer of a connection for which there is no room.
    static func answer(_ limit: HTTPMeter.Limit) -> APIResponse {
        var answer: APIResponse
        if limit == .connectionsPerClient {
            answer = .text(
                "Your IP is issuing too many concurrent connections, please rate limit your calls\n",
                status: 429
            )
        } else {
            answer = .text("The agent has too many connections; try again later (\(limit.option))\n", status: 503)
        }
        answer.add("Retry-After", "1")
        return answer
    }

    func channelActive(context: ChannelHandlerContext) {
        let bytes = HTTPAnswerBytes.encode(
            answer,
            common: server.commonHeaders,
            connection: "close",
            body: answer.body[...],
            allocator: context.channel.allocator
        )
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
