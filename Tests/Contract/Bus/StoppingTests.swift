import MeshBus
import Synchronization
import TestSupport
import Testing

/// Nothing is lost when one who answers goes and another comes.
@Suite(.timeLimit(.minutes(5)))
struct StoppingTests {
    private struct Answers: Sendable {
        var count = 0
        var failures: [String] = []
    }

    private final class Board: Sendable {
        let answers = Mutex(Answers())
        let isOver = Mutex(false)
    }

    /// Asks one request after the other until told to stop.
    private func ask(_ client: any MessageBus, _ board: Board) async {
        while !board.isOver.withLock({ $0 }) {
            do {
                // A request that is lost fails at its deadline: this client does not repeat.
                let answer = try await client.request(BusMessage(subject: "work.a"), deadline: Patience.long)
                board.answers.withLock { answers in
                    answers.count += 1
                    if let code = answer.headers[BusHeader.errorCode] { answers.failures.append(code) }
                }
            } catch { board.answers.withLock { $0.failures.append("\(error)") } }
        }
    }

    private func member(_ bus: any MessageBus) async throws -> any BusRegistration {
        try await bus.serve("work.*", queueGroup: "q", concurrency: 8, limit: 1000) { _ in
            // Takes its time, so that there is always something under way.
            try? await Task.sleep(for: .milliseconds(2))
            return BusReply(payload: [1])
        }
    }

    enum Way: CaseIterable, Sendable {
        /// The registration is finished, then the connection is closed.
        case finished
        /// The registration is cancelled, and the connection is closed at once.
        case cancelled
        /// The connection is drained.
        case drained
    }

    @Test(arguments: BusKind.allCases, Way.allCases)
    func `a rolling restart under load fails no request and loses none`(_ kind: BusKind, _ way: Way) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let client = try await under.connect()
        let board = Board()
        var members: [(bus: any MessageBus, registration: any BusRegistration)] = []
        for _ in 0..<2 {
            let bus = try await under.connect()
            members.append((bus, try await member(bus)))
        }
        let asking = Task {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<32 { group.addTask { await ask(client, board) } }
            }
        }
        for _ in 0..<12 {
            let bus = try await under.connect()
            members.append((bus, try await member(bus)))
            let leaving = members.removeFirst()
            switch way {
            case .finished: #expect(await leaving.registration.finish(within: Patience.long))
            case .cancelled: leaving.registration.cancel()
            case .drained: break
            }
            await leaving.bus.drain(deadline: .seconds(5))
            let goal = board.answers.withLock { $0.count } + 100
            while board.answers.withLock({ $0.count < goal && $0.failures.isEmpty }) { await Task.yield() }
        }
        board.isOver.withLock { $0 = true }
        await asking.value
        let outcome = board.answers.withLock { $0 }
        #expect(outcome.failures == [])
        for member in members { await member.bus.drain(deadline: .seconds(5)) }
        await client.drain(deadline: .seconds(5))
    }

    @Test(arguments: BusKind.allCases)
    func `finishing waits for what runs, also in a cancelled task, and gives up at its deadline`(
        _ kind: BusKind
    ) async throws {
        let under = try await BusUnderTest(kind)
        defer { under.stop() }
        let (server, client) = (try await under.connect(), try await under.connect())
        let (gate, started) = (Gate(), Counter())
        let registration = try await server.serve("work", queueGroup: "q", concurrency: 1, limit: 10) { _ in
            started.add()
            await gate.pass()
            return BusReply(payload: [3])
        }
        let waiting = Task { try await client.request(BusMessage(subject: "work"), deadline: .seconds(20)) }
        #expect(await started.reached(1))
        #expect(await registration.finish(within: .milliseconds(30)) == false)
        let finishing = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await registration.finish(within: .seconds(20))
        }
        gate.open()
        #expect(await finishing.value)
        #expect(try await waiting.value.payload == [3])
        let error = await #expect(throws: BusError.self) {
            try await client.request(BusMessage(subject: "work"), deadline: .seconds(5))
        }
        #expect(error?.code == .noResponders)
    }
}
