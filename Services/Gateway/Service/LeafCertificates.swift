package import AccessRules
package import AuthorityContract
import Glibc
package import MeshContracts
package import MeshDomain
package import ProxySnapshots
import Synchronization

/// The certificates of this process's proxies: one per identity, shared by all instances, renewed in time.
///
/// Asking never waits: `current` gives what there is, `want` has what is missing looked up on the disk and made, and `news`
/// tells when it came. Keys are made here; they go to the proxies they are for and, when there is a store, into its private
/// folder. Who may have a certificate is the business of whoever hands it on (`access`).
///
/// Invariant: an identity is looked up or made at most once at a time, and at most `concurrency` are being made.
package final class LeafCertificates: Sendable {
    private struct Job {
        /// What is done about it next.
        enum Step {
            case lookUp
            case make
        }

        var holder: SpiffeID.Holder
        var step: Step
        /// The tokens of proxies that may have it, first the one to ask with; one that is refused is dropped.
        var tokens: [SecretID] = []
        /// Why the last attempt failed.
        var problem: MeshError?
        var failures = 0
        var isRunning = false
        /// Of the clock that never goes back.
        var notBefore: ContinuousClock.Instant?

        mutating func offer(_ more: [SecretID]) {
            for token in more where tokens.count < LeafCertificates.tokenLimit && !tokens.contains(token) {
                tokens.append(token)
            }
        }
    }

    private struct Table {
        var held: [ProxyLeaf: HeldLeaf] = [:]
        var jobs: [ProxyLeaf: Job] = [:]
        var running = 0
        var lookingUp = 0
        /// Identities whose certificate came, was replaced, or could not be made.
        var news: Set<ProxyLeaf> = []
        var roots = CARoots(trustDomain: "", activeRootID: "", roots: [])
    }

    /// How many certificates are asked for at once; the authority spreads requests over time and refuses long queues.
    private static let concurrency = 8
    /// How many are read from the disk at once, which also checks their signatures.
    private static let lookUpConcurrency = 2
    /// How many proxies' tokens are kept for one certificate.
    package static let tokenLimit = 8
    /// The pause after a failure doubles up to this.
    private static let longestPause = Duration.seconds(5)

    private let client: AuthorityClient
    private let store: LeafStore?
    private let datacenter: String
    private let table = Mutex(Table())
    private let work: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let sweeps: AsyncStream<CARoots>
    private let sweep: AsyncStream<CARoots>.Continuation
    /// An element when there may be news to take; read by one reader.
    package let news: AsyncStream<Void>
    private let tellNews: AsyncStream<Void>.Continuation

    /// Makes an empty store of certificates; with a folder, those kept there are used first.
    package init(client: ServiceClient, datacenter: String, store: LeafStore?) {
        self.client = AuthorityClient(client)
        self.datacenter = datacenter
        self.store = store
        (work, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        (sweeps, sweep) = AsyncStream<CARoots>.makeStream(bufferingPolicy: .bufferingNewest(1))
        (news, tellNews) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: - What the engine asks

    /// What a token must be permitted to be handed the certificate; nil when there is none.
    package func access(to identity: ProxyLeaf) -> Access? { holder(of: identity).flatMap(Access.signing) }

    /// The certificate that there is, however old.
    package func current(_ identity: ProxyLeaf) -> HeldLeaf? { table.withLock { $0.held[identity] } }

    /// Whether there is none yet, and it is still being looked up or made for the first time: it may come at any moment.
    package func isExpected(_ identity: ProxyLeaf) -> Bool {
        table.withLock { table in table.held[identity] == nil && table.jobs[identity]?.failures == 0 }
    }

    /// Why there is no newer certificate; nil when nothing failed.
    package func problem(_ identity: ProxyLeaf) -> MeshError? { table.withLock { $0.jobs[identity]?.problem } }

    /// Sees to it that an identity has a certificate that is not due; it arrives later.
    ///
    /// The tokens are those of proxies that may have it (`access`): it is asked for with any of them, with another one when
    /// the authority refuses the first.
    package func want(_ identity: ProxyLeaf, roots: CARoots, tokens: [SecretID]) {
        guard let holder = holder(of: identity), !roots.activeRootID.isEmpty else { return }
        let now = Self.now()
        let isNew = table.withLock { table in
            table.roots = roots
            if let held = table.held[identity], held.isCurrent(activeRootID: roots.activeRootID, nowSeconds: now) {
                if table.jobs[identity]?.isRunning == false { table.jobs[identity] = nil }
                return false
            }
            let hadTokens = table.jobs[identity].map { !$0.tokens.isEmpty } ?? false
            var job = table.jobs[identity] ?? Job(holder: holder, step: store == nil ? .make : .lookUp)
            job.offer(tokens)
            table.jobs[identity] = job
            return !hadTokens
        }
        if isNew { wake.yield() }
    }

    /// The identities whose certificate came, was replaced, or could not be made, since the last call.
    package func takeNews() -> Set<ProxyLeaf> {
        table.withLock { table in
            defer { table.news = [] }
            return table.news
        }
    }

    /// Forgets what no proxy uses, and has removed from the store what is of no use to anybody.
    package func prune(inUse: Set<ProxyLeaf>, roots: CARoots) {
        table.withLock { table in
            table.held = table.held.filter { inUse.contains($0.key) }
            table.jobs = table.jobs.filter { inUse.contains($0.key) || $0.value.isRunning }
        }
        if store != nil { sweep.yield(roots) }
    }

    private func holder(of identity: ProxyLeaf) -> SpiffeID.Holder? {
        switch identity {
        case .none: nil
        case .service(let name): .service(name: name, datacenter: datacenter)
        case .meshGateway: .meshGateway(datacenter: datacenter)
        }
    }

    // MARK: - Making them

    /// Looks up and makes what is wanted until cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await roots in self.sweeps { self.store?.sweep(roots: roots, nowSeconds: Self.now()) }
            }
            for await _ in work {
                while let (identity, job, roots) = nextJob() {
                    group.addTask {
                        switch job.step {
                        case .lookUp: self.lookUp(identity, job, roots)
                        case .make: await self.make(identity, job, roots)
                        }
                    }
                }
            }
        }
    }

    private func nextJob() -> (ProxyLeaf, Job, CARoots)? {
        table.withLock { table in
            let mayLookUp = table.lookingUp < Self.lookUpConcurrency
            let mayMake = table.running < Self.concurrency
            guard mayLookUp || mayMake else { return nil }
            let now = ContinuousClock.now
            let next = table.jobs.first { entry in
                let job = entry.value
                guard !job.isRunning else { return false }
                switch job.step {
                case .lookUp: return mayLookUp
                case .make: return mayMake && !job.tokens.isEmpty && job.notBefore.map { $0 <= now } ?? true
                }
            }
            guard let (identity, job) = next else { return nil }
            table.jobs[identity]?.isRunning = true
            switch job.step {
            case .lookUp: table.lookingUp += 1
            case .make: table.running += 1
            }
            return (identity, job, table.roots)
        }
    }

    /// Takes the certificate from the disk if there is a good one, else has it made.
    private func lookUp(_ identity: ProxyLeaf, _ job: Job, _ roots: CARoots) {
        let kept = store?.load(
            SpiffeID(trustDomain: roots.trustDomain, holder: job.holder),
            roots: roots,
            nowSeconds: Self.now()
        )
        table.withLock { table in
            table.lookingUp -= 1
            if let kept {
                table.held[identity] = kept
                table.jobs[identity] = nil
                table.news.insert(identity)
            } else {
                table.jobs[identity]?.step = .make
                table.jobs[identity]?.isRunning = false
            }
        }
        if kept != nil { tellNews.yield() }
        wake.yield()
    }

    private func make(_ identity: ProxyLeaf, _ job: Job, _ roots: CARoots) async {
        guard let token = job.tokens.first else { return }
        let result: Result<HeldLeaf, MeshError>
        do throws(MeshError) {
            result = .success(try await client.leaf(for: job.holder, roots: roots, context: CallContext(token: token)))
        } catch { result = .failure(error) }
        if case .success(let held) = result { store?.save(held) }
        let pause = finish(identity, token, result)
        tellNews.yield()
        wake.yield()
        guard let pause else { return }
        // Cancelled means that the process stops.
        try? await Task.sleep(for: pause)
        wake.yield()
    }

    /// Notes how an attempt with a token ended; returns how long to wait before the next one.
    private func finish(
        _ identity: ProxyLeaf,
        _ token: SecretID,
        _ result: Result<HeldLeaf, MeshError>
    ) -> Duration? {
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
                if error.code == .permissionDenied { job.tokens.removeAll { $0 == token } }
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
