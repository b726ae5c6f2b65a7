import ConsulJSON
import Foundation
import KubernetesLogic
import Logging
import MeshBus
import MeshDomain
import MeshRuntime
import NIOHTTP1
import Synchronization

/// The lease by which one of several controllers works.
///
/// It is Kubernetes' own (decision 035). Who holds it stops before anybody else may begin: it counts its time from before the renewal was
/// sent, others from when they saw it.
final class LeaderLease: Sendable {
    static let seconds = 15
    /// The holder counts on it for less long than others wait.
    static let trusted = Duration.seconds(10)
    private static let pause = Duration.seconds(2)
    /// Short enough that one lost answer does not lose the lease.
    private static let patience = Duration.seconds(3)

    private let client: KubernetesClient
    private let key: ObjectKey
    private let holder: String
    private let logger: Logger
    private let clock = ContinuousClock()
    private let until = Mutex<ContinuousClock.Instant?>(nil)

    init(_ client: KubernetesClient, at key: ObjectKey, holder: String, logger: Logger) {
        self.client = client
        self.key = key
        self.holder = holder
        self.logger = logger
    }

    /// Whether this controller may write now.
    var isHeld: Bool { until.withLock { $0.map { clock.now < $0 } ?? false } }

    /// Waits for the lease, works while it is held, and waits again; ends with the task.
    func lead(_ work: @escaping @Sendable () async -> Void) async {
        var sighting = LeaseSighting()
        let start = clock.now
        while !Task.isCancelled {
            let begun = clock.now
            if await attempt(&sighting, now: begun - start) {
                until.withLock { $0 = begun + Self.trusted }
                logger.info("this controller leads")
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await work() }
                    group.addTask { await self.keep() }
                    _ = await group.next()
                    group.cancelAll()
                }
                until.withLock { $0 = nil }
                logger.info("this controller leads no more")
                sighting = LeaseSighting()
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// Gives the lease back, so that another need not wait for its end.
    func release() async {
        guard let object = try? await client.find(path, within: Self.patience), LeaseRecord(object).holder == holder
        else { return }
        let record = LeaseRecord(holder: "", durationSeconds: 1, now: Self.now, over: LeaseRecord(object))
        // Who cannot be told finds out by waiting.
        _ = try? await client.call(.PUT, path, body: record.object(key), within: Self.patience)
    }

    /// Renews; ends when the lease is lost.
    private func keep() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.pause)
            let begun = clock.now
            var sighting = LeaseSighting()
            if await attempt(&sighting, now: .zero) {
                until.withLock { $0 = begun + Self.trusted }
            } else if !isHeld {
                return
            }
        }
    }

    private func attempt(_ sighting: inout LeaseSighting, now: Duration) async -> Bool {
        do {
            guard let object = try await client.find(path, within: Self.patience) else {
                let record = LeaseRecord(holder: holder, durationSeconds: Self.seconds, now: Self.now, over: nil)
                try await client.call(.POST, Array(path.dropLast()), body: record.object(key), within: Self.patience)
                return true
            }
            let before = LeaseRecord(object)
            guard sighting.isFree(before, for: holder, now: now) else { return false }
            let record = LeaseRecord(holder: holder, durationSeconds: Self.seconds, now: Self.now, over: before)
            try await client.call(.PUT, path, body: record.object(key), within: Self.patience)
            return true
        } catch {
            if !error.isConflict { logger.warning("the lease cannot be had", metadata: [LogKey.error: "\(error)"]) }
            return false
        }
    }

    private var path: [String] {
        ["apis", "coordination.k8s.io", "v1", "namespaces", key.namespace, "leases", key.name]
    }

    /// In the form that Leases want: with microseconds.
    private static var now: String {
        let text = GoTime.text(seconds: Int64(Date().timeIntervalSince1970))
        return text.dropLast() + ".000000Z"
    }
}
