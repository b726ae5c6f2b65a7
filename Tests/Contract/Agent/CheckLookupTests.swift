import AgentService
import Dispatch
import Logging
import NIOCore
import Synchronization
import Testing

/// Names that checks ask for while the machine's resolver is slow.
@Suite(.timeLimit(.minutes(1)))
struct CheckLookupTests {
    /// A resolver that answers nobody until it is told to.
    private final class Resolver: Sendable {
        private let names = Mutex<[String]>([])
        private let gate = DispatchSemaphore(value: 0)

        var asked: [String] { names.withLock { $0 } }

        func resolve(_ host: String, _ port: Int) throws -> [SocketAddress] {
            names.withLock { $0.append(host) }
            gate.wait()
            return [try SocketAddress(ipAddress: "10.0.0.1", port: port)]
        }

        func release(_ count: Int) { for _ in 0..<count { gate.signal() } }
    }

    private func until(_ isSo: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while !isSo() {
            try #require(ContinuousClock.now < end)
            await Task.yield()
        }
    }

    private func failure(_ lookups: CheckLookups, _ host: String, timeout: Duration) async -> String {
        do {
            _ = try await lookups.addresses(of: host, port: 80, timeout: timeout)
            return ""
        } catch { return "\(error)" }
    }

    @Test
    func `what waits longer than it may is never begun, and what comes later is not behind it`() async throws {
        let resolver = Resolver()
        let lookups = CheckLookups(limit: 50, logger: Logger(label: "test")) { try resolver.resolve($0, $1) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<CheckLookups.threads {
                group.addTask { _ = try await lookups.addresses(of: "slow-\(number)", port: 80, timeout: .seconds(60)) }
            }
            try await self.until { resolver.asked.count == CheckLookups.threads }
            // Checks that ask again and again while nothing is answered.
            for round in 0..<5 {
                await withTaskGroup(of: String.self) { late in
                    for number in 0..<20 {
                        late.addTask {
                            await self.failure(lookups, "late-\(round)-\(number)", timeout: .milliseconds(20))
                        }
                    }
                    for await text in late { #expect(text.contains("did not answer within")) }
                }
                #expect(lookups.waitingCount == 0)
            }
            group.addTask {
                let found = try await lookups.addresses(of: "later", port: 81, timeout: .seconds(60))
                #expect(found.map(\.port) == [81])
            }
            try await self.until { lookups.waitingCount == 1 }
            resolver.release(CheckLookups.threads + 1)
            try await group.waitForAll()
        }
        #expect(resolver.asked.count == CheckLookups.threads + 1)
        #expect(resolver.asked.last == "later")
    }

    @Test
    func `so many names wait and no more`() async throws {
        let resolver = Resolver()
        let lookups = CheckLookups(limit: 3, logger: Logger(label: "test")) { try resolver.resolve($0, $1) }
        let count = CheckLookups.threads + 3
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask { _ = try await lookups.addresses(of: "name-\(number)", port: 80, timeout: .seconds(60)) }
            }
            try await self.until { lookups.waitingCount == 3 && resolver.asked.count == CheckLookups.threads }
            let refusal = await self.failure(lookups, "one-more", timeout: .seconds(60))
            #expect(refusal.contains("3 names wait") && refusal.contains("check_destinations.max_lookups"))
            resolver.release(count)
            try await group.waitForAll()
        }
        #expect(lookups.waitingCount == 0)
        #expect(resolver.asked.count == count)
    }
}
