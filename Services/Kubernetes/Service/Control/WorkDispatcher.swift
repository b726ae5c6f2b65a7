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
actor WorkDispatcher {
    private var queue = WorkQueue<WorkItem>()
    private var backOffs: [WorkItem: BackOff] = [:]
    private var timers: [WorkItem: Task<Void, Never>] = [:]
    private var idle: [CheckedContinuation<Void, Never>] = []
    private var isStopped = false

    /// Brings a resource to a worker.
    func add(_ item: WorkItem) {
        timers.removeValue(forKey: item)?.cancel()
        queue.add(item)
        if !idle.isEmpty { idle.removeFirst().resume() }
    }

    /// The next resource; nil when the work is over.
    func next() async -> WorkItem? {
        while !isStopped {
            if let item = queue.take() { return item }
            await withCheckedContinuation { idle.append($0) }
        }
        return nil
    }

    /// Ends the work on a resource.
    func finish(_ item: WorkItem, _ outcome: WorkOutcome) {
        queue.finish(item)
        switch outcome {
        case .done: backOffs[item] = nil
        case .after(let pause): bring(item, after: pause)
        case .retry:
            // The bounds are those of consul-k8s for entries, whose order of arrival often has to be waited for.
            let longest: Duration = item.resource.isPeering ? .seconds(30) : .seconds(5)
            bring(item, after: backOffs[item, default: BackOff(from: .milliseconds(200), to: longest)].next())
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

    private func bring(_ item: WorkItem, after pause: Duration) {
        guard !isStopped else { return }
        timers.removeValue(forKey: item)?.cancel()
        timers[item] = Task { [weak self] in
            try? await Task.sleep(for: pause)
            guard !Task.isCancelled else { return }
            await self?.add(item)
        }
    }
}
