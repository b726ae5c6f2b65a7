import Synchronization

/// Runs the handler of one served subject: at most `concurrency` at once, at most `limit` requests waiting.
///
/// A request that arrives while fewer handlers run starts a task; a task that finishes takes the next waiting request
/// itself, so under load no task is made and nothing is queued twice.
package final class HandlerPool: Sendable {
    /// Sends an answer to a reply subject.
    package typealias Answer = @Sendable (_ reply: String, BusReply) -> Void

    private struct Waiting {
        var message: BusMessage
        var expiry: Int64?
    }

    private struct State {
        var running = 0
        var waiting = WaitingLine<Waiting>()
        var stopped = false
        var idle: [AsyncStream<Never>.Continuation] = []
    }

    private let subject: String
    private let concurrency: Int
    private let limit: Int
    private let wallClock: @Sendable () -> Int64
    private let handler: @Sendable (BusMessage) async -> BusReply
    private let answer: Answer
    private let state = Mutex(State())

    /// Makes a pool; `wallClock` gives milliseconds since 1970.
    package init(
        subject: String,
        concurrency: Int,
        limit: Int,
        wallClock: @escaping @Sendable () -> Int64,
        handler: @escaping @Sendable (BusMessage) async -> BusReply,
        answer: @escaping Answer
    ) {
        self.subject = subject
        self.concurrency = max(1, concurrency)
        self.limit = max(0, limit)
        self.wallClock = wallClock
        self.handler = handler
        self.answer = answer
    }

    /// Takes a request: runs it, lets it wait, refuses it as overloaded, or drops it when its deadline has passed.
    package func accept(_ message: BusMessage) {
        let expiry = Self.expiry(of: message.headers)
        if let expiry, expiry <= wallClock() { return }
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
            state.waiting.append(Waiting(message: message, expiry: expiry))
            return .wait
        }
        switch decision {
        case .run:
            Task { await self.run(message) }
        case .refuse:
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
    private func run(_ first: BusMessage) async {
        var message = first
        while true {
            let reply = await handler(message)
            if let subject = message.reply { answer(subject, reply) }
            guard let next = next() else { return }
            message = next
        }
    }

    /// The next request worth running, or nil after giving up this task's place.
    private func next() -> BusMessage? {
        while true {
            let (waiting, idle): (Waiting?, [AsyncStream<Never>.Continuation]) = state.withLock { state in
                if let waiting = state.waiting.popFirst() { return (waiting, []) }
                state.running -= 1
                guard state.running == 0 else { return (nil, []) }
                defer { state.idle = [] }
                return (nil, state.idle)
            }
            for continuation in idle { continuation.finish() }
            guard let waiting else { return nil }
            if let expiry = waiting.expiry, expiry <= wallClock() { continue }
            return waiting.message
        }
    }

    private static func expiry(of headers: BusHeaders) -> Int64? {
        guard let sent = headers[BusHeader.sentMilliseconds].flatMap({ Int64($0) }),
            let length = headers[BusHeader.deadlineMilliseconds].flatMap({ Int64($0) })
        else { return nil }
        let (expiry, overflow) = sent.addingReportingOverflow(length)
        return overflow ? nil : expiry
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
