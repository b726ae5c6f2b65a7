import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import Synchronization
import TestSupport
import Testing

/// Clients that write to a catalog and read from a follower of it all the time, and what became of that.
final class CatalogLoad: Sendable {
    private struct Board: Sendable {
        var isOver = false
        var answers = 0
        var failures: [String] = []
    }

    private let catalog: CatalogClient
    private let follower: Follower<CatalogCodec>
    private let board = Mutex(Board())

    init(catalog: CatalogClient, follower: Follower<CatalogCodec>) {
        self.catalog = catalog
        self.follower = follower
    }

    /// What failed.
    var failures: [String] { board.withLock { $0.failures } }

    /// Writes and reads until told to stop or until something fails.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for client in 1...8 { group.addTask { await self.write(client) } }
            for _ in 0..<4 { group.addTask { await self.read() } }
        }
    }

    func stop() { board.withLock { $0.isOver = true } }

    /// Waits until so many more answers have come, or until something failed.
    func progress(_ count: Int) async throws {
        let goal = board.withLock { $0.answers } + count
        while board.withLock({ $0.answers < goal && $0.failures.isEmpty }) {
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    private var isGoingOn: Bool { board.withLock { !$0.isOver && $0.failures.isEmpty } }

    private func write(_ client: Int) async {
        var number = 0
        while isGoingOn {
            number += 1
            await count {
                try await self.catalog.register(
                    node: Node(name: "n\(client)", address: "10.0.0.\(client)"),
                    services: [NodeService(id: "web", service: "web", port: number)],
                    context: CallContext(requestID: "\(client)-\(number)")
                )
            }
        }
    }

    private func read() async {
        while isGoingOn { await count { _ = try await self.follower.read(.linearizable, timeout: Patience.long) } }
    }

    private func count(_ body: () async throws -> Void) async {
        do {
            try await body()
            board.withLock { $0.answers += 1 }
        } catch { board.withLock { $0.failures.append("\(error)") } }
    }
}
