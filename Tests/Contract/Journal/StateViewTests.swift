import MeshDomain
import MeshJournal
import MeshState
import Synchronization
import TestSupport
import Testing

@Suite struct `State view` {
    private let view = StateView<RegisterState>()

    /// Publishes a version in which `key` changed.
    private func publish(_ key: String, _ value: Int64) {
        var version = view.current
        var touched = Touched<String>()
        version.sequence += 1
        version.index += 1
        version.state.apply(.set(key, value), index: version.index, touched: &touched)
        view.publish(version, touched: touched)
    }

    private func waiters(_ count: Int) async throws {
        while view.waiterCount < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a wait ends when its topic changes and not when another does`() async throws {
        publish("a", 1)
        publish("b", 1)
        async let waiting = view.value(of: "a", after: 1, timeout: .seconds(30))
        try await waiters(1)
        publish("b", 2)
        #expect(view.waiterCount == 1)
        publish("a", 5)
        let version = await waiting
        #expect(version.state.value("a") == 5)
        #expect(version.index == 4)
        #expect(view.waiterCount == 0)
    }

    @Test func `a wait for an index already passed ends at once`() async {
        publish("a", 1)
        #expect(await view.value(of: "a", after: 0, timeout: .seconds(30)).index == 1)
        #expect(await view.value(ofAny: ["z", "a"], after: 0, timeout: .seconds(30)).index == 1)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a wait ends by itself after its timeout with the newest version`() async {
        publish("a", 1)
        let start = ContinuousClock.now
        #expect(await view.value(of: "a", after: 1, timeout: .milliseconds(50)).index == 1)
        #expect(start.duration(to: .now) >= .milliseconds(50))
        #expect(view.waiterCount == 0)
        #expect(await view.value(of: "a", after: 1, timeout: .zero).index == 1)
    }

    @Test(.timeLimit(.minutes(5)))
    func `cancelling the task ends the wait at once`() async throws {
        let task = Task { await view.value(of: "a", after: 0, timeout: .seconds(300)) }
        try await waiters(1)
        task.cancel()
        _ = await task.value
        #expect(view.waiterCount == 0)
        let late = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await view.value(of: "a", after: 0, timeout: .seconds(300))
        }
        _ = await late.value
        #expect(view.waiterCount == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `ten thousand waits end with one change`() async throws {
        publish("a", 1)
        let count = 10_000
        let (slowest, answers) = try await withThrowingTaskGroup(of: Version<RegisterState>.self) { group in
            for _ in 0..<count { group.addTask { await view.value(of: "a", after: 1, timeout: .seconds(60)) } }
            try await waiters(count)
            let start = ContinuousClock.now
            publish("a", 2)
            var answers = 0
            for try await version in group where version.index == 2 { answers += 1 }
            return (start.duration(to: .now), answers)
        }
        #expect(answers == count)
        #expect(view.waiterCount == 0)
        print("10,000 waits ended in \(slowest)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `waits with different timeouts end in their order`() async {
        let lengths: [Int] = [120, 20, 70, 20]
        let order = await withTaskGroup(of: Int.self) { group in
            for length in lengths {
                group.addTask {
                    _ = await view.value(of: "a", after: 0, timeout: .milliseconds(length))
                    return length
                }
            }
            var order: [Int] = []
            for await length in group { order.append(length) }
            return order
        }
        #expect(order == [20, 20, 70, 120])
    }

    @Test(.timeLimit(.minutes(5)))
    func `updates begin with everything and are coalesced to the newest`() async throws {
        publish("a", 1)
        var updates = view.updates().makeAsyncIterator()
        let first = try #require(await updates.next())
        #expect(first.touched == nil)
        #expect(first.version.index == 1)
        publish("a", 2)
        publish("b", 3)
        publish("b", 4)
        let second = try #require(await updates.next())
        #expect(second.touched == ["a", "b"])
        #expect(second.version.index == 4)
        publish("c", 1)
        #expect(try #require(await updates.next()).touched == ["c"])
    }

    @Test(.timeLimit(.minutes(5)))
    func `readiness and sequences can be awaited`() async throws {
        #expect(!view.isReady)
        await #expect(throws: MeshError.self) { try await view.ready(timeout: .milliseconds(20)) }
        async let ready: Void = view.ready(timeout: .seconds(30))
        async let second = view.version(atLeast: 2, timeout: .seconds(30))
        try await waiters(2)
        publish("a", 1)
        try await ready
        #expect(view.isReady)
        #expect(view.waiterCount == 1)
        publish("a", 2)
        #expect(try await second.sequence == 2)
        do {
            _ = try await view.version(atLeast: 3, timeout: .milliseconds(20))
            Issue.record("it ended")
        } catch { #expect(error.code == .deadlineExceeded) }
    }

    // MARK: - Waits without a task

    /// How often something was called.
    private final class Calls: Sendable {
        private let number = Atomic<Int>(0)

        var count: Int { number.load(ordering: .relaxed) }

        func add() { number.add(1, ordering: .relaxed) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a closure is called once, when its topic changes, when its time is over or at once`() async throws {
        publish("a", 1)
        let (changed, expired, met, idle) = (Calls(), Calls(), Calls(), Calls())
        let number = view.whenChanged(anyOf: ["a", "z"], after: 1, timeout: .seconds(60)) { changed.add() }
        #expect(number != nil)
        publish("b", 1)
        #expect(changed.count == 0)
        publish("a", 2)
        publish("a", 3)
        #expect(changed.count == 1)
        #expect(view.waiterCount == 0)
        #expect(view.whenChanged(anyOf: ["a"], after: 1, timeout: .seconds(60)) { met.add() } == nil)
        #expect(view.whenChanged(anyOf: ["a"], after: 100, timeout: .zero) { idle.add() } == nil)
        #expect((met.count, idle.count) == (1, 1))
        _ = view.whenChanged(anyOf: ["a"], after: 100, timeout: .milliseconds(20)) { expired.add() }
        while expired.count == 0 { await Task.yield() }
        #expect(view.waiterCount == 0)
        #expect(expired.count == 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a wait that is forgotten calls nobody`() async throws {
        publish("a", 1)
        let (forgotten, later) = (Calls(), Calls())
        let number = view.whenChanged(anyOf: ["a"], after: 1, timeout: .milliseconds(30)) { forgotten.add() }
        view.forget(try #require(number))
        #expect(view.waiterCount == 0)
        _ = view.whenChanged(anyOf: ["b"], after: 1, timeout: .milliseconds(60)) { later.add() }
        publish("a", 2)
        while later.count == 0 { await Task.yield() }
        #expect(forgotten.count == 0)
        // Whose closure was called may be forgotten all the same.
        view.forget(try #require(number))
    }
}
