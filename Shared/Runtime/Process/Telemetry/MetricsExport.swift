import ConsulJSON
import CoreMetrics
import Glibc
package import Logging
import MeshBus
import MeshContracts
import MeshDomain
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Sends the metrics of a process to where its settings say, again and again; what is not taken is counted, and the process goes on.
///
/// Bounds: one request or one batch of datagrams at a time, each with a deadline of ten seconds or the interval.
package struct MetricsExport: Service {
    private let settings: ExportSettings
    private let service: String
    private let instance: String
    private let logger: Logger

    /// Names what is sent where.
    ///
    /// - Parameters:
    ///   - settings: Where to.
    ///   - service: Short name of the process.
    ///   - instance: Name of the replica.
    ///   - logger: Is told what is not taken.
    package init(_ settings: ExportSettings, service: String, instance: String, logger: Logger) {
        self.settings = settings
        self.service = service
        self.instance = instance
        self.logger = logger
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown { try await send() }
    }

    private func send() async throws {
        let metrics = OTLPMetrics(service: "tombolo-\(service)", instance: instance, start: Self.now)
        var lines = settings.statsd.map { _ in StatsdLines() }
        var sockets = settings.statsd.map { _ in (any Channel)?.none }
        var failing: Set<String> = []
        while true {
            do { try await Task.sleep(for: settings.interval) } catch { break }
            let readings = MetricsRegistry.shared.readings()
            for place in settings.statsd.indices {
                let target = settings.statsd[place]
                let texts = lines[place].lines(of: readings, tags: target.tags, name: settings.name)
                let problem = await send(texts, to: target, &sockets[place])
                note(problem, "statsd \(target.host):\(target.port)", &failing)
            }
            if let collector = settings.otlp {
                let body = JSONText.bytes(of: metrics.request(readings, now: Self.now, name: settings.name))
                note(await post(body, to: collector), collector.url, &failing)
            }
        }
        for socket in sockets { try? await socket?.close() }
    }

    private static var now: UInt64 { UInt64(BusClock.wallNanoseconds()) }

    /// Counts what was not taken, and says it once until it is taken again.
    private func note(_ problem: String?, _ place: String, _ failing: inout Set<String>) {
        guard let problem else {
            if failing.remove(place) != nil {
                logger.info("metrics are taken again", metadata: [LogKey.address: "\(place)"])
            }
            return
        }
        Counter(label: MetricKey.exportFailures).increment()
        guard failing.insert(place).inserted else { return }
        logger.warning("metrics are not taken", metadata: [LogKey.address: "\(place)", LogKey.error: "\(problem)"])
    }

    private func send(
        _ lines: [String],
        to target: ExportSettings.Datagrams,
        _ socket: inout (any Channel)?
    ) async -> String? {
        do {
            let address = try await Self.address(target)
            let channel: any Channel
            if let socket, socket.isActive {
                channel = socket
            } else {
                let host = address.protocol == .inet6 ? "::" : "0.0.0.0"
                channel = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .bind(host: host, port: 0).get()
                socket = channel
            }
            for datagram in StatsdLines.datagrams(lines) {
                try await channel.writeAndFlush(
                    AddressedEnvelope(remoteAddress: address, data: ByteBuffer(bytes: datagram))
                )
            }
            return nil
        } catch { return "\(error)" }
    }

    /// The address now, since names may move while the process runs; a thread that may wait asks for it.
    private static func address(_ target: ExportSettings.Datagrams) async throws -> SocketAddress {
        try await NIOThreadPool.singleton.runIfActive {
            try SocketAddress.makeAddressResolvingHost(target.host, port: target.port)
        }
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    /// Sends a request on a connection of its own.
    ///
    /// - Returns: Why it was not taken.
    private func post(_ body: [UInt8], to collector: ExportSettings.Collector) async -> String? {
        let headers = settings.otlpHeaders
        let problem = await withDeadline(.seconds(10)) { () -> String in
            do {
                let status = try await Self.exchange(body, collector, headers)
                return (200..<300).contains(status) ? "" : "status \(status)"
            } catch { return "\(error)" }
        }
        guard let problem else { return "no answer within 10 s" }
        return problem.isEmpty ? nil : problem
    }

    private static func exchange(
        _ body: [UInt8],
        _ collector: ExportSettings.Collector,
        _ more: [(name: String, value: String)]
    ) async throws -> UInt {
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: collector.host, port: collector.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            var headers: HTTPHeaders = [
                "Host": "\(collector.host):\(collector.port)", "Content-Type": "application/json",
                "Content-Length": String(body.count), "Connection": "close",
            ]
            for header in more { headers.add(name: header.name, value: header.value) }
            let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: collector.path, headers: headers)
            try await outbound.write(contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(bytes: body))), .end(nil)])
            for try await case .head(let answer) in inbound { return answer.status.code }
            throw ChannelError.eof
        }
    }
}
