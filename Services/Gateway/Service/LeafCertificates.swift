package import AuthorityContract
import Glibc
package import MeshContracts
package import MeshDomain
package import ProxySnapshots
import Synchronization

/// The certificates of this process's proxies: one per identity, shared by all instances, renewed in time.
///
/// Asking never waits: `current` gives what there is, `want` has what is missing made, and `news` tells when it came.
/// Keys are made here; they go to the proxies they are for and, when there is a store, into its private folder.
///
/// Invariant: an identity is being made at most once at a time, and at most `concurrency` are.
package final class LeafCertificates: Sendable {
    private struct Job {
        var holder: SpiffeID.Holder
        var token: SecretID
        /// Why the last attempt failed.
        var problem: MeshError?
        var failures = 0
        var isRunning = false
        /// Of the clock that never goes back.
        var notBefore: ContinuousClock.Instant?
    }

    private struct Table {
        var held: [ProxyLeaf: HeldLeaf] = [:]
        var jobs: [ProxyLeaf: Job] = [:]
        var running = 0
        /// Identities whose certificate came, was replaced, or could not be made.
        var news: Set<ProxyLeaf> = []
        var roots = CARoots(trustDomain: "", activeRootID: "", roots: [])
    }

    /// How many certificates are asked for at once; the authority spreads requests over time and refuses long queues.
    private static let concurrency = 8
    /// The pause after a failure doubles up to this.
    private static let longestPause = Duration.seconds(5)

    private let client: AuthorityClient
    private let store: LeafStore?
    private let datacenter: String
    private let table = Mutex(Table())
    private let work: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    /// An element when there may be news to take; read by one reader.
    package let news: AsyncStream<Void>
    private let tellNews: AsyncStream<Void>.Continuation

    /// Makes an empty store of certificates; with a folder, those kept there are used first.
    package init(client: ServiceClient, datacenter: String, store: LeafStore?) {
        self.client = AuthorityClient(client)
        self.datacenter = datacenter
        self.store = store
        (work, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        (news, tellNews) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: - What the engine asks

    /// The certificate that there is, however old.
    package func current(_ identity: ProxyLeaf) -> HeldLeaf? { table.withLock { $0.held[identity] } }

    /// Why there is no newer certificate; nil when nothing failed.
    package func problem(_ identity: ProxyLeaf) -> MeshError? { table.withLock { $0.jobs[identity]?.problem } }

    /// Sees to it that an identity has a certificate that is not due, made with this token if one has to be made.
    ///
    /// What is kept on the disk is there when this returns; what has to be made arrives later.
    package func want(_ identity: ProxyLeaf, roots: CARoots, token: SecretID) {
        guard let holder = holder(of: identity), !roots.activeRootID.isEmpty else { return }
        let now = Self.now()
        let isKnown = table.withLock { table in
            table.roots = roots
            if let held = table.held[identity], held.isCurrent(activeRootID: roots.activeRootID, nowSeconds: now) {
                if table.jobs[identity]?.isRunning == false { table.jobs[identity] = nil }
                return true
            }
            guard table.jobs[identity] != nil else { return false }
            table.jobs[identity]?.token = token
            return true
        }
        guard !isKnown else { return }
        let kept = store?.load(
            SpiffeID(trustDomain: roots.trustDomain, holder: holder),
            roots: roots,
            nowSeconds: now
        )
        table.withLock { table in
            if let kept {
                table.held[identity] = kept
            } else if table.jobs[identity] == nil {
                table.jobs[identity] = Job(holder: holder, token: token)
            }
        }
        if kept == nil { wake.yield() }
    }

    /// The identities whose certificate came, was replaced, or could not be made, since the last call.
    package func takeNews() -> Set<ProxyLeaf> {
        table.withLock { table in
            defer { table.news = [] }
            return table.news
        }
    }

    /// Forgets what no proxy uses, and removes from the store what is of no use to anybody.
    package func prune(inUse: Set<ProxyLeaf>, roots: CARoots) {
        table.withLock { table in
            table.held = table.held.filter { inUse.contains($0.key) }
            table.jobs = table.jobs.filter { inUse.contains($0.key) || $0.value.isRunning }
        }
        store?.sweep(roots: roots, nowSeconds: Self.now())
    }

    private func holder(of identity: ProxyLeaf) -> SpiffeID.Holder? {
        switch identity {
        case .none: nil
        case .service(let name): .service(name: name, datacenter: datacenter)
        case .meshGateway: .meshGateway(datacenter: datacenter)
        }
    }

    // MARK: - Making them

    /// Makes what is wanted until cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for await _ in work {
                while let (identity, job, roots) = nextJob() {
                    group.addTask { await self.make(identity, job, roots) }
                }
            }
        }
    }

    private func nextJob() -> (ProxyLeaf, Job, CARoots)? {
        table.withLock { table in
            guard table.running < Self.concurrency else { return nil }
            let now = ContinuousClock.now
            let next = table.jobs.first { !$0.value.isRunning && ($0.value.notBefore.map { $0 <= now } ?? true) }
            guard let (identity, job) = next else { return nil }
            table.jobs[identity]?.isRunning = true
            table.running += 1
            return (identity, job, table.roots)
        }
    }

    private func make(_ identity: ProxyLeaf, _ job: Job, _ roots: CARoots) async {
        let result: Result<HeldLeaf, MeshError>
        do throws(MeshError) {
            result = .success(
                try await client.leaf(for: job.holder, roots: roots, context: CallContext(token: job.token))
            )
        } catch { result = .failure(error) }
        if case .success(let held) = result { store?.save(held) }
        let pause = finish(identity, result)
        tellNews.yield()
        wake.yield()
        guard let pause else { return }
        // Cancelled means that the process stops.
        try? await Task.sleep(for: pause)
        wake.yield()
    }

    /// Notes how an attempt ended; returns how long to wait before the next one.
    private func finish(_ identity: ProxyLeaf, _ result: Result<HeldLeaf, MeshError>) -> Duration? {
        table.withLock { table in
            table.running -= 1
            table.news.insert(identity)
            switch result {
            case .success(let held):
                table.held[identity] = held
                table.jobs[identity] = nil
                return nil
            case .failure(let error):
                guard var job = table.jobs[identity] else { return nil }
                job.isRunning = false
                job.problem = error
                job.failures += 1
                let doubled = Duration.milliseconds(250) * (1 << min(job.failures - 1, 5))
                let pause = min(doubled, Self.longestPause) * Double.random(in: 0.5...1)
                job.notBefore = .now + pause
                table.jobs[identity] = job
                return pause
            }
        }
    }

    private static func now() -> Int64 { Int64(time(nil)) }
}
