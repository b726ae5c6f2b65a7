import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite struct `State view` {
    private let view = StateView<RegisterState>()

    /// Publishes a version in which `key` changed.
    private func publish(_ key: String, _ value: Int64) {
        var version = view.current
        var touched: Set<String> = []
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
}
