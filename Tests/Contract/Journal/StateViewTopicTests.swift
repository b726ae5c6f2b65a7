import MeshDomain
import MeshJournal
import MeshState
import Synchronization
import TestSupport
import Testing

/// Who of those that wait for keys and for prefixes of keys is woken, and what a slow reader of updates is told.
@Suite struct `Topics of a state view` {
    private let view = StateView<RegisterState>()

    private func publish(_ keys: String...) { publish(keys) }

    private func publish(_ keys: [String]) {
        var version = view.current
        var touched = Touched<String>()
        version.sequence += 1
        version.index += 1
        for key in keys {
            version.state.apply(.set(key, Int64(version.index)), index: version.index, touched: &touched)
        }
        view.publish(version, touched: touched)
    }

    /// Which of several waits are over.
    private final class Woken: Sendable {
        private let names = Mutex<Set<String>>([])

        var all: Set<String> { names.withLock { $0 } }

        func add(_ name: String) { names.withLock { _ = $0.insert(name) } }
    }

    private func wait(_ topics: [String], _ woken: Woken) {
        let after = topics.map { view.current.state.index(of: $0) }.max() ?? 0
        _ = view.whenChanged(anyOf: topics, after: after, timeout: .seconds(60)) {
            woken.add(topics.joined(separator: ","))
        }
    }

    @Test func `a change of a key wakes who waits for it and for what it begins with`() {
        publish("app/a", "app/b", "other")
        let woken = Woken()
        for topics in [["app/a"], ["app/b"], ["app/*"], ["app*"], ["*"], ["other"], ["app/c"], ["other", "app/*"]] {
            wait(topics, woken)
        }
        publish("app/a")
        #expect(woken.all == ["app/a", "app/*", "app*", "*", "other,app/*"])
        #expect(view.waiterCount == 3)
        publish("app/c")
        #expect(woken.all.contains("app/c"))
        #expect(!woken.all.contains("app/b") && !woken.all.contains("other"))
        publish("app/b", "other")
        #expect(view.waiterCount == 0)
    }

    @Test func `a whole new state wakes who waits for a prefix`() {
        publish("app/a")
        let woken = Woken()
        wait(["app/*"], woken)
        wait(["zoo/*"], woken)
        var version = view.current
        var touched = Touched<String>()
        version.sequence += 1
        version.index += 1
        version.state.apply(.set("app/z", 1), index: version.index, touched: &touched)
        view.publish(version, touched: nil)
        #expect(woken.all == ["app/*"])
    }

    @Test(.timeLimit(.minutes(2)))
    func `a reader that does not look costs the publisher as much for the thousandth change as for the first`() {
        let updates = view.updates()
        func publishing(_ rounds: Range<Int>) -> Duration {
            ContinuousClock().measure { for round in rounds { publish((0..<20).map { "k\(round % 2000)/\($0)" }) } }
        }
        // Without a reader that is behind there is nothing to put together.
        let few = publishing(0..<250)
        let many = publishing(250..<1250)
        withExtendedLifetime(updates) { #expect(many < few * 20, "\(few) and \(many)") }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a slow reader is told every topic once, and everything when there are too many`() async throws {
        var updates = view.updates().makeAsyncIterator()
        _ = await updates.next()
        // Twice what is kept before it is put together.
        for round in 0..<400 { publish((0..<100).map { "k\(round % 40)/\($0)" }) }
        let update = try #require(await updates.next())
        #expect(update.touched?.count == 4000)
        #expect(update.version.index == 400)
        for round in 0..<700 { publish((0..<100).map { "n\(round)/\($0)" }) }
        #expect(try #require(await updates.next()).touched == nil)
        publish("last")
        #expect(try #require(await updates.next()).touched == ["last"])
    }
}
