import MeshBus
import Synchronization
import Testing

/// Deadlines of requests between hosts whose clocks differ.
@Suite(.timeLimit(.minutes(5)))
struct DeadlineTests {
    private struct Seen: Sendable {
        var timeLeft: [Duration?] = []
        var refusals: [BusRefusal] = []
        var codes: [String?] = []
    }

    private func request(of length: Int64) -> BusMessage {
        var message = BusMessage(subject: "s", reply: "r")
        message.deadline = BusDeadline(milliseconds: length, sentMilliseconds: 1_000_000)
        return message
    }

    /// A pool whose clocks stand still, and what it did with a request of ten seconds sent at 1,000,000.
    private func outcome(arrivedAt wall: Int64) async -> Seen {
        let seen = Mutex(Seen())
        let pool = HandlerPool(
            subject: "s",
            concurrency: 1,
            limit: 10,
            clocks: HandlerPool.Clocks(wall: { wall }, monotonic: { 77 }),
            onRefusal: { refusal in seen.withLock { $0.refusals.append(refusal) } },
            handler: { message in
                seen.withLock { $0.timeLeft.append(message.timeLeft) }
                return BusReply()
            },
            answer: { _, reply in seen.withLock { $0.codes.append(reply.headers[BusHeader.errorCode]) } }
        )
        pool.accept(request(of: 10_000))
        await pool.waitUntilIdle()
        return seen.withLock { $0 }
    }

    @Test func `the handler is told how long the one who asked still waits`() async {
        #expect(await outcome(arrivedAt: 1_000_000).timeLeft == [.seconds(10)])
        #expect(await outcome(arrivedAt: 1_004_000).timeLeft == [.seconds(6)])
    }

    @Test func `a clock that is behind or a little ahead costs no request`() async {
        for wall in [0, 999_000, 1_010_000, 1_012_000] as [Int64] {
            let seen = await outcome(arrivedAt: wall)
            #expect(seen.timeLeft == [.seconds(10)])
            #expect(seen.codes == [nil])
        }
    }

    @Test func `a request long past its deadline is refused and counted`() async {
        let seen = await outcome(arrivedAt: 1_012_001)
        #expect(seen.timeLeft == [])
        #expect(seen.refusals == [.expired])
        #expect(seen.codes == [BusHeader.expiredCode])
    }

    @Test func `a request that waits here until its deadline is refused`() async {
        let seen = Mutex(Seen())
        let clock = Mutex<Int64>(0)
        let gate = Gate()
        let pool = HandlerPool(
            subject: "s",
            concurrency: 1,
            limit: 10,
            clocks: HandlerPool.Clocks(wall: { 1_000_000 }, monotonic: { clock.withLock { $0 } }),
            onRefusal: { refusal in seen.withLock { $0.refusals.append(refusal) } },
            handler: { message in
                seen.withLock { $0.timeLeft.append(message.timeLeft) }
                await gate.pass()
                return BusReply()
            },
            answer: { _, _ in }
        )
        for length in [600_000, 5000, 9000] as [Int64] { pool.accept(request(of: length)) }
        clock.withLock { $0 = 6000 }
        gate.open()
        await pool.waitUntilIdle()
        #expect(seen.withLock { $0.refusals } == [.expired])
        // The first may have begun before the clock moved.
        #expect(seen.withLock { $0.timeLeft.last } == .seconds(3))
    }
}
