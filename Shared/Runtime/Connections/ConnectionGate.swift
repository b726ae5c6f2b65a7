import Glibc
package import Logging
import Metrics
package import NIOCore
import Synchronization

/// Bounds the connections of one server (connection limits, slowloris protection): how many there are in all and of one
/// address, and what strangers may send and for how long.
///
/// What is refused is counted (`<server>.connections.refused`, label `reason`) and logged, at most one line in ten seconds.
package final class ConnectionGate: Sendable {
    private let server: String
    private let limits: ConnectionLimits
    private let logger: Logger
    private let table: Mutex<ConnectionTable>
    private let spacing = LogSpacing()
    private let open: Gauge
    private let refused: [ConnectionRefusal: Counter]

    /// Makes a gate; `server` is the first part of the names of its metrics.
    ///
    /// There are never more connections than this process's descriptors allow; some are kept for other uses.
    package init(server: String, limits: ConnectionLimits, logger: Logger) {
        var limits = limits
        let descriptors = max(DescriptorLimit.raise() - DescriptorLimit.reserve, 1)
        if descriptors < limits.total {
            logger.warning(
                "fewer connections are taken than the settings allow, for want of file descriptors; raise ulimit -n",
                metadata: ["server": "\(server)", "limit": "\(descriptors)", "wanted": "\(limits.total)"]
            )
            limits = limits.scaled(to: descriptors)
        }
        self.server = server
        self.limits = limits
        self.logger = logger
        table = Mutex(ConnectionTable(limits: limits))
        open = Gauge(label: "\(server).connections")
        var refused: [ConnectionRefusal: Counter] = [:]
        for reason in ConnectionRefusal.allCases {
            refused[reason] = Counter(label: "\(server).connections.refused", dimensions: [("reason", reason.rawValue)])
        }
        self.refused = refused
    }

    /// How many connections there are.
    package var count: Int { table.withLock { $0.count } }

    /// Watches a connection from its start; one that is too many is closed.
    package func watch(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let address = channel.remoteAddress, let host = address.ipAddress, let port = address.port else {
            return channel.close()
        }
        let name = Self.name(host, port)
        let group = address.connectionGroup
        if let refusal = table.withLock({ $0.take(name, group: group) }) {
            refuse(group, refusal)
            return channel.close()
        }
        open.record(count)
        let limit = channel.eventLoop.scheduleTask(in: .nanoseconds(Int64(limits.strangerTime / .nanoseconds(1)))) {
            guard !self.isAdmitted(name) else { return }
            self.refuse(group, .silent)
            channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in
            limit.cancel()
            let count = self.table.withLock { table in
                table.leave(name)
                return table.count
            }
            self.open.record(count)
        }
        return channel.eventLoop.submit {
            let meter = ConnectionMeter { count in
                guard let refusal = self.table.withLock({ $0.receive(count, on: name) }) else { return true }
                self.refuse(group, refusal)
                return false
            }
            try channel.pipeline.syncOperations.addHandler(meter, position: .first)
        }
    }

    /// Lets a connection stay and send as much as it likes.
    ///
    /// - Parameter remotePeer: The other end, as gRPC names it: `ipv4:10.0.0.1:4711` or `ipv6:[::1]:4711`.
    package func admit(_ remotePeer: String) {
        guard let peer = RemotePeer(remotePeer) else { return }
        table.withLock { $0.admit(Self.name(peer.host, peer.port)) }
    }

    /// A message that came on a connection is finished, and so is all that came before it.
    package func finishMessage(_ remotePeer: String) {
        guard let peer = RemotePeer(remotePeer) else { return }
        table.withLock { $0.finishMessage(on: Self.name(peer.host, peer.port)) }
    }

    /// How many bytes have come on a connection, whether they make a whole message or not.
    package func received(from remotePeer: String) -> Int {
        guard let peer = RemotePeer(remotePeer) else { return 0 }
        return table.withLock { $0.received(on: Self.name(peer.host, peer.port)) }
    }

    private func isAdmitted(_ name: String) -> Bool { table.withLock { $0.isAdmitted(name) } }

    private static func name(_ host: String, _ port: Int) -> String { "\(host) \(port)" }

    private func refuse(_ group: String, _ refusal: ConnectionRefusal) {
        refused[refusal]?.increment()
        guard let unsaid = spacing.take() else { return }
        logger.warning(
            "connections are refused or ended: \(explanation(refusal))",
            metadata: ["server": "\(server)", "address": "\(group)", "count": "\(unsaid + 1)"]
        )
    }

    private func explanation(_ refusal: ConnectionRefusal) -> String {
        switch refusal {
        case .total: "there are \(limits.total), the most that are taken"
        case .address: "the address has \(limits.perAddress), the most that one may have"
        case .strangers: "\(limits.strangers - limits.reserve) have not said who they are, the most that may wait"
        case .addressStrangers: "\(limits.strangersPerAddress) of the address have not said who they are"
        case .silent: "it did not say who it is within \(limits.strangerTime)"
        case .verbose: "it sent more than \(limits.strangerBytes) bytes without saying who it is"
        case .backlog: "unfinished messages have \(limits.backlog ?? 0) bytes together, the most that they may have"
        }
    }
}

/// The other end of a call, as gRPC names it.
package struct RemotePeer: Sendable, Hashable {
    /// An IP address.
    package let host: String
    package let port: Int

    /// Reads `ipv4:10.0.0.1:4711` or `ipv6:[::1]:4711`; nil for anything else.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), let last = text.lastIndex(of: ":"), colon < last,
            let port = Int(text[text.index(after: last)...])
        else { return nil }
        host = text[text.index(after: colon)..<last].filter { $0 != "[" && $0 != "]" }
        self.port = port
    }

    /// The address as connections are counted: IPv6 addresses by their /64.
    package var group: String {
        (try? SocketAddress(ipAddress: host, port: port))?.connectionGroup ?? host
    }
}

extension SocketAddress {
    /// Whose connections are counted together: those of an IPv4 address, and of an IPv6 network of 64 bits, since that is what
    /// one host is given.
    var connectionGroup: String {
        guard let text = ipAddress else { return "" }
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
            return bytes[12...].map(String.init).joined(separator: ".")
        }
        return bytes[..<8].map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}

/// Counts what comes on a connection, and closes it when that is too much.
package final class ConnectionMeter: ChannelInboundHandler {
    /// What comes.
    package typealias InboundIn = ByteBuffer
    /// What is handed on, as it came.
    package typealias InboundOut = ByteBuffer

    private let count: (Int) -> Bool

    /// `count` takes how many bytes came, and says whether the connection may go on.
    package init(count: @escaping (Int) -> Bool) { self.count = count }

    /// Counts, and hands on what came unless the connection is to end.
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard count(unwrapInboundIn(data).readableBytes) else { return context.close(promise: nil) }
        context.fireChannelRead(data)
    }
}
