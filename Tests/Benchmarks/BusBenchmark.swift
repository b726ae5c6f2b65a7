import Glibc
import MeshBus
import MeshBusNATS
import TestSupport

/// Rate and latency of requests over a real nats-server, with the client, the server and the answering side on this machine.
enum BusBenchmark {
    /// One line of the result.
    struct Figures: Sendable {
        /// How many requests wait for their answer at a time.
        var inFlight: Int
        /// Requests answered in a second.
        var perSecond: Int
        /// Time until the answer, middle and 99th of a hundred.
        var p50: Duration
        var p99: Duration
        /// Processor time of one request: of this process (client and answering side), and of nats-server.
        var ownTime: Duration
        var serverTime: Duration
    }

    private static let payload = [UInt8](repeating: 7, count: 300)

    /// Measures 1, 64 and 256 in flight, each after a warm-up, and prints a line for each.
    static func run(seconds: Double = 3) async throws {
        print("bus: requests of \(payload.count) bytes over nats-server, answered by a handler with the same bytes")
        for inFlight in [1, 64, 256] {
            let figures = try await measure(inFlight: inFlight, for: .seconds(seconds))
            print(
                "  \(inFlight) in flight: \(figures.perSecond) requests/s, p50 \(microseconds(figures.p50)) us, "
                    + "p99 \(microseconds(figures.p99)) us; processor time per request \(tenths(figures.ownTime)) us here, "
                    + "\(tenths(figures.serverTime)) us in nats-server"
            )
        }
    }

    /// Measures with `inFlight` requests at a time for `length`.
    static func measure(inFlight: Int, for length: Duration) async throws -> Figures {
        let server = try await NATSServer(.plain)
        let answering = try await NATSBus.connect(NATSSettings(urls: [server.url], name: "answering"))
        let asking = try await NATSBus.connect(NATSSettings(urls: [server.url], name: "asking"))
        _ = try await answering.serve("benchmark.echo", queueGroup: "q", concurrency: 1024, limit: 4096) { message in
            BusReply(payload: message.payload)
        }
        let before = (own: processorTime(RUSAGE_SELF.rawValue), server: processorTime(RUSAGE_CHILDREN.rawValue))
        let warmUp = try await load(asking, inFlight: inFlight, for: length / 4)
        let start = ContinuousClock.now
        let latencies = try await load(asking, inFlight: inFlight, for: length)
        let elapsed = ContinuousClock.now - start
        let sorted = latencies.sorted()
        await asking.drain(deadline: .seconds(5))
        await answering.drain(deadline: .seconds(5))
        await server.stop()
        let count = warmUp.count + sorted.count
        return Figures(
            inFlight: inFlight,
            perSecond: Int(Double(sorted.count) / (elapsed / .seconds(1))),
            p50: sorted[sorted.count / 2],
            p99: sorted[sorted.count * 99 / 100],
            ownTime: (processorTime(RUSAGE_SELF.rawValue) - before.own) / count,
            serverTime: (processorTime(RUSAGE_CHILDREN.rawValue) - before.server) / count
        )
    }

    @concurrent
    private static func load(_ bus: NATSBus, inFlight: Int, for length: Duration) async throws -> [Duration] {
        let end = ContinuousClock.now + length
        return try await withThrowingTaskGroup(of: [Duration].self) { group in
            for _ in 0..<inFlight {
                group.addTask {
                    var latencies: [Duration] = []
                    var now = ContinuousClock.now
                    while now < end {
                        let request = BusMessage(subject: "benchmark.echo", payload: payload)
                        _ = try await bus.request(request, deadline: .seconds(5))
                        let after = ContinuousClock.now
                        latencies.append(after - now)
                        now = after
                    }
                    return latencies
                }
            }
            var all: [Duration] = []
            for try await latencies in group { all.append(contentsOf: latencies) }
            return all
        }
    }

    private static func processorTime(_ whose: __rusage_who_t) -> Duration {
        var usage = rusage()
        getrusage(whose, &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        return .seconds(seconds) + .microseconds(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }

    private static func tenths(_ duration: Duration) -> Double { (duration / .microseconds(1) * 10).rounded() / 10 }

    private static func microseconds(_ duration: Duration) -> Int { Int(duration / .microseconds(1)) }
}
