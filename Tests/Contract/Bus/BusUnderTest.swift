import MeshBus
import MeshBusNATS
import Synchronization
import TestSupport
import Testing

/// The two implementations that keep the same contract.
enum BusKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case inMemory
    case nats

    var testDescription: String { rawValue }
}

/// A bus that can be connected to several times, and whose server can go away.
struct BusUnderTest: Sendable {
    private enum Server: Sendable {
        case inMemory(InMemoryBusHub)
        case nats(NATSServer)
    }

    private let server: Server

    init(_ kind: BusKind) async throws {
        switch kind {
        case .inMemory: server = .inMemory(InMemoryBusHub())
        case .nats: server = .nats(try await NATSServer(.plain))
        }
    }

    func connect(requestsInFlight: Int = 65_536) async throws -> any MessageBus {
        switch server {
        case .inMemory(let hub): return hub.connect(requestsInFlight: requestsInFlight)
        case .nats(let server):
            var settings = NATSSettings(urls: [server.url], name: "contract test")
            settings.requestsInFlight = requestsInFlight
            settings.reconnectWait = .milliseconds(20)
            settings.reconnectJitter = .milliseconds(5)
            return try await NATSBus.connect(settings)
        }
    }

    /// Ends the server; to be deferred, because a server ends as soon as nobody holds it.
    func stop() {
        if case .nats(let server) = server { server.kill() }
    }

    /// Kills the server.
    func goAway() async {
        switch server {
        case .inMemory(let hub): hub.setReachable(false)
        case .nats(let server): await server.kill9()
        }
    }

    /// Starts the server again at the same place.
    func comeBack() async throws {
        switch server {
        case .inMemory(let hub): hub.setReachable(true)
        case .nats(let server): try await server.restart()
        }
    }
}

/// Lets handlers wait until the test opens it.
final class Gate: Sendable {
    private struct State {
        var open = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func open() {
        let waiting = state.withLock { state in
            state.open = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let open = state.withLock { state in
                if !state.open { state.waiting.append(continuation) }
                return state.open
            }
            if open { continuation.resume() }
        }
    }
}

/// Counts events and lets the test wait for a number of them.
final class Counter: Sendable {
    private let values: AsyncStream<Int>
    private let continuation: AsyncStream<Int>.Continuation
    private let count = Mutex(0)

    init() { (values, continuation) = AsyncStream.makeStream() }

    var value: Int { count.withLock { $0 } }

    func add() {
        count.withLock { count in
            count += 1
            continuation.yield(count)
        }
    }

    /// Waits (one waiter only) until at least `wanted` events happened; false when that takes longer than ten seconds.
    func reached(_ wanted: Int) async -> Bool {
        if value >= wanted { return true }
        let values = values
        return await withDeadline(Patience.long) {
            for await value in values where value >= wanted { return true }
            return false
        } ?? false
    }
}

/// The first `count` messages of a subscription, fewer when they take longer than tests wait.
func first(_ count: Int, of subscription: any BusSubscription) async -> [BusMessage] {
    let messages = subscription.messages
    let box = Collected()
    _ = await withDeadline(Patience.long) {
        if count == 0 { return }
        for await message in messages {
            let done = box.collected.withLock { collected in
                collected.append(message)
                return collected.count >= count
            }
            if done { return }
        }
    }
    return box.collected.withLock { $0 }
}

private final class Collected: Sendable {
    let collected = Mutex<[BusMessage]>([])
}
