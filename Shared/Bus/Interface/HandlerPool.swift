import Synchronization

/// Runs the handler of one served subject: at most `concurrency` at once, at most `limit` requests waiting.
///
/// A request that arrives while fewer handlers run starts a task; a task that finishes takes the next waiting request
/// itself, so under load no task is made and nothing is queued twice.
///
/// Deadlines: how long a request was under way is known by the wall clocks of two hosts only, so it is believed as far as
/// it makes sense, and one that seems to have expired on the way is refused only when it did so by more than the clocks
/// may differ. From its arrival on, time is measured by the clock of this process.
package final class HandlerPool: Sendable {
    /// Sends an answer to a reply subject.
    package typealias Answer = @Sendable (_ reply: String, BusReply) -> Void

    /// The clocks of a pool, in milliseconds.
    package struct Clocks: Sendable {
        /// Since 1970.
        package var wall: @Sendable () -> Int64
        /// Never goes back.
        package var monotonic: @Sendable () -> Int64

        /// Names both; the defaults are the real ones.
        package init(
            wall: @escaping @Sendable () -> Int64 = BusClock.wallMilliseconds,
            monotonic: @escaping @Sendable () -> Int64 = BusClock.monotonicMilliseconds
        ) {
            self.wall = wall
            self.monotonic = monotonic
        }
    }

    private struct Taken {
        var message: BusMessage
        /// When its deadline passes, by the monotonic clock.
        var expiry: Int64?
    }

    private struct State {
        var running = 0
        var waiting = WaitingLine<Taken>()
        var stopped = false
        var idle: [AsyncStream<Never>.Continuation] = []
    }

    /// How much the clocks of two hosts may differ, in milliseconds.
    package static let clockDifference: Int64 = 2000

    private let subject: String
    private let concurrency: Int
    private let limit: Int
    private let clocks: Clocks
    private let onRefusal: @Sendable (BusRefusal) -> Void
    private let handler: @Sendable (BusMessage) async -> BusReply
    private let answer: Answer
    private let state = Mutex(State())

    /// Makes a pool.
    package init(
        subject: String,
        concurrency: Int,
        limit: Int,
        clocks: Clocks = Clocks(),
        onRefusal: @escaping @Sendable (BusRefusal) -> Void,
        handler: @escaping @Sendable (BusMessage) async -> BusReply,
        answer: @escaping Answer
    ) {
        self.subject = subject
        self.concurrency = max(1, concurrency)
        self.limit = max(0, limit)
        self.clocks = clocks
        self.onRefusal = onRefusal
        self.handler = handler
        self.answer = answer
    }

    /// Takes a request: runs it, lets it wait, or refuses it when too many wait or its deadline has passed.
    package func accept(_ message: BusMessage) {
        let taken: Taken
        switch timing(of: message.deadline) {
        case .unlimited: taken = Taken(message: message, expiry: nil)
        case .until(let expiry): taken = Taken(message: message, expiry: expiry)
        case .expired(let lateness): return refuseExpired(message, lateness)
        }
        enum Decision {
            case run
            case wait
            case refuse
            case drop
        }
        let decision: Decision = state.withLock { state in
            if state.stopped { return .drop }
            if state.running < concurrency {
                state.running += 1
                return .run
            }
            if state.waiting.count >= limit { return .refuse }
            state.waiting.append(taken)
            return .wait
        }
        switch decision {
        case .run:
            Task { await self.run(taken) }
        case .refuse:
            onRefusal(.overloaded)
            guard let reply = message.reply else { return }
            answer(
                reply,
                BusReply(headers: [
                    BusHeader.errorCode: BusError.Code.overloaded.rawValue,
                    BusHeader.errorMessage:
                        "\(concurrency) requests on \(subject) run and \(limit) wait; try again later",
                ])
            )
        case .wait, .drop:
            return
        }
    }

    /// Refuses to take further requests; those already taken are finished.
    package func stop() {
        state.withLock { $0.stopped = true }
    }

    /// Forgets the requests that wait, so that only the running ones are finished.
    package func dropWaiting() {
        state.withLock { $0.waiting = WaitingLine() }
    }

    /// Whether nothing runs and nothing waits.
    package var isIdle: Bool { state.withLock { $0.running == 0 && $0.waiting.count == 0 } }

    /// Ends when nothing runs and nothing waits.
    package func idle() -> AsyncStream<Never> {
        AsyncStream { continuation in
            let now = state.withLock { state in
                if state.running == 0 && state.waiting.count == 0 { return true }
                state.idle.append(continuation)
                return false
            }
            if now { continuation.finish() }
        }
    }

    @concurrent
    private func run(_ first: Taken) async {
        var taken = first
        while true {
            if let expiry = taken.expiry {
                taken.message.timeLeft = .milliseconds(max(0, expiry - clocks.monotonic()))
            }
            let reply = await handler(taken.message)
            if let subject = taken.message.reply { answer(subject, reply) }
            guard let next = next() else { return }
            taken = next
        }
    }

    /// The next request worth running, or nil after giving up this task's place.
    private func next() -> Taken? {
        while true {
            let (waiting, idle): (Taken?, [AsyncStream<Never>.Continuation]) = state.withLock { state in
                if let waiting = state.waiting.popFirst() { return (waiting, []) }
                state.running -= 1
                guard state.running == 0 else { return (nil, []) }
                defer { state.idle = [] }
                return (nil, state.idle)
            }
            for continuation in idle { continuation.finish() }
            guard let waiting else { return nil }
            if let expiry = waiting.expiry {
                let lateness = clocks.monotonic() - expiry
                if lateness >= 0 {
                    refuseExpired(waiting.message, lateness)
                    continue
                }
            }
            return waiting
        }
    }

    private enum Timing {
        case unlimited
        /// By the monotonic clock.
        case until(Int64)
        /// By how many milliseconds.
        case expired(Int64)
    }

    private func timing(of deadline: BusDeadline?) -> Timing {
        guard let deadline else { return .unlimited }
        let length = max(0, min(deadline.milliseconds, 1 << 40))
        let (difference, overflow) = clocks.wall().subtractingReportingOverflow(deadline.sentMilliseconds)
        let lateness = overflow ? .max : difference - length
        if lateness > Self.clockDifference { return .expired(lateness) }
        // Less than nothing, or more than there was, is a difference between the clocks.
        let underWay = difference > 0 && lateness < 0 ? difference : 0
        return .until(clocks.monotonic() + length - underWay)
    }

    private func refuseExpired(_ message: BusMessage, _ lateness: Int64) {
        onRefusal(.expired)
        guard let reply = message.reply else { return }
        answer(
            reply,
            BusReply(headers: [
                BusHeader.errorCode: BusHeader.expiredCode,
                BusHeader.errorMessage:
                    "the request on \(subject) came \(lateness) ms after its deadline; if that cannot be, compare the clocks "
                    + "of the hosts",
            ])
        )
    }
}

/// First in, first out, with constant-time removal.
private struct WaitingLine<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let first = elements[head]
        elements[head] = nil
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 64 && head > elements.count / 2 {
            elements.removeFirst(head)
            head = 0
        }
        return first
    }
}
