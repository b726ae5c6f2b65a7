import KubernetesLogic

/// A resource that is to be looked at.
struct WorkItem: Sendable, Hashable {
    var resource: MeshResource
    var key: ObjectKey
}

/// What became of looking at it.
enum WorkOutcome: Sendable {
    case done
    /// Something failed: again, later each time.
    case retry
    /// Again after this time.
    case after(Duration)
}

/// Hands resources to workers, each to one at a time, and brings those that failed again.
actor WorkDispatcher<Item: Hashable & Sendable> {
    private var queue = WorkQueue<Item>()
    private var backOffs: [Item: BackOff] = [:]
    private var timers: [Item: Task<Void, Never>] = [:]
    private var idle: [CheckedContinuation<Void, Never>] = []
    private var isStopped = false
    /// The longest pause after failures, by item.
    private let longest: @Sendable (Item) -> Duration

    init(longest: @escaping @Sendable (Item) -> Duration) { self.longest = longest }

    /// Brings a resource to a worker.
    func add(_ item: Item) {
        timers.removeValue(forKey: item)?.cancel()
        queue.add(item)
        if !idle.isEmpty { idle.removeFirst().resume() }
    }

    /// The next resource; nil when the work is over.
    func next() async -> Item? {
        while !isStopped {
            if let item = queue.take() { return item }
            await withCheckedContinuation { idle.append($0) }
        }
        return nil
    }

    /// Ends the work on a resource.
    func finish(_ item: Item, _ outcome: WorkOutcome) {
        queue.finish(item)
        switch outcome {
        case .done: backOffs[item] = nil
        case .after(let pause): bring(item, after: pause)
        case .retry:
            let fresh = BackOff(from: .milliseconds(200), to: longest(item))
            bring(item, after: backOffs[item, default: fresh].next())
        }
        if !queue.isEmpty, !idle.isEmpty { idle.removeFirst().resume() }
    }

    /// Lets all workers end.
    func stop() {
        isStopped = true
        for timer in timers.values { timer.cancel() }
        timers = [:]
        for worker in idle { worker.resume() }
        idle = []
    }

    private func bring(_ item: Item, after pause: Duration) {
        guard !isStopped else { return }
        timers.removeValue(forKey: item)?.cancel()
        timers[item] = Task { [weak self] in
            try? await Task.sleep(for: pause)
            guard !Task.isCancelled else { return }
            await self?.add(item)
        }
    }
}

extension WorkDispatcher {
    /// Works with so many workers until the task is cancelled.
    func serve(workers: Int, _ work: @escaping @Sendable (Item) async -> WorkOutcome) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<workers {
                group.addTask {
                    while let item = await self.next() { await self.finish(item, await work(item)) }
                }
            }
            group.addTask {
                while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                await self.stop()
            }
        }
    }
}

/// Takes what changed: to the dispatcher of who leads, else nowhere, because who begins to lead looks at everything.
actor Taker<Item: Hashable & Sendable> {
    private var dispatcher: WorkDispatcher<Item>?

    func set(_ dispatcher: WorkDispatcher<Item>?) { self.dispatcher = dispatcher }

    func take(_ item: Item) async { await dispatcher?.add(item) }
}
