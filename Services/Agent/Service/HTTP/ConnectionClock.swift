import AgentLogic
import NIOCore

/// How long a client takes for what it sends and for what it is sent.
struct ConnectionClock {
    /// What the connection does at the moment it is looked at.
    struct Activity {
        /// It could read if the client sent something.
        var isReading: Bool
        var isAnswering: Bool
        /// Bytes that the client has not taken.
        var buffered: Int
        /// More of an answer is to come than is buffered.
        var holdsAnswer: Bool
    }

    /// What is wrong.
    enum Verdict: Sendable {
        case fine
        case headerTime
        case bodyTime
        case writeTime
        case idleTime
        /// The time in which a refused client could read its refusal is over.
        case lingered
    }

    private enum Phase {
        case idle
        case head
        case body
    }

    private let limits: HTTPLimits
    private var phase = Phase.head
    private var phaseBegan = NIODeadline.now()
    private var bodyBytes = 0
    private var lastAnswer = NIODeadline.now()
    private var bytesWritten = 0
    /// Since when the client has had something to take, and how much it had taken by then.
    private var sendingBegan: NIODeadline?
    private var takenBefore = 0
    private var takenAtLook = 0
    private var lastTaken = NIODeadline.now()
    private var lingerEnds: NIODeadline?

    /// A connection is given its first request's time at once.
    init(_ limits: HTTPLimits) { self.limits = limits }

    /// Whether bytes of a header have come, but not all.
    private(set) var isInHead = false

    var isLingering: Bool { lingerEnds != nil }

    mutating func headBegins() {
        guard !isInHead else { return }
        isInHead = true
        // The time of a connection's first header runs from the connection's beginning.
        guard phase != .head else { return }
        (phase, phaseBegan) = (.head, .now())
    }

    mutating func bodyBegins() {
        isInHead = false
        (phase, phaseBegan, bodyBytes) = (.body, .now(), 0)
    }

    mutating func bodyArrives(_ bytes: Int) { bodyBytes += bytes }

    mutating func requestIsComplete() { (phase, phaseBegan) = (.idle, .now()) }

    mutating func written(_ bytes: Int) { bytesWritten += bytes }

    mutating func answered() { lastAnswer = .now() }

    mutating func lingers(for time: TimeAmount) { lingerEnds = .now() + time }

    /// What is to be done about a connection now.
    mutating func verdict(at now: NIODeadline, _ activity: Activity) -> Verdict {
        if let lingerEnds { return now < lingerEnds ? .fine : .lingered }
        if isTakenTooSlowly(now, activity) { return .writeTime }
        guard activity.isReading else {
            // Time in which nothing is read because of ourselves does not count.
            if phase != .idle { (phaseBegan, bodyBytes) = (now, 0) }
            return .fine
        }
        switch phase {
        case .head: return now - phaseBegan > .nanoseconds(limits.headerTime) ? .headerTime : .fine
        case .body:
            let late = (now - phaseBegan).nanoseconds - limits.bodyTime
            return late > 0 && Double(bodyBytes) < Double(late) / 1e9 * Double(limits.rate) ? .bodyTime : .fine
        case .idle:
            guard !activity.isAnswering, activity.buffered == 0 else { return .fine }
            return now - max(lastAnswer, phaseBegan) > .nanoseconds(limits.idleTime) ? .idleTime : .fine
        }
    }

    /// Nothing was taken for long, or all in all too little.
    private mutating func isTakenTooSlowly(_ now: NIODeadline, _ activity: Activity) -> Bool {
        guard activity.buffered > 0 || activity.holdsAnswer else {
            sendingBegan = nil
            return false
        }
        let taken = bytesWritten - activity.buffered
        guard let began = sendingBegan else {
            (sendingBegan, takenBefore, takenAtLook, lastTaken) = (now, taken, taken, now)
            return false
        }
        if taken > takenAtLook { (takenAtLook, lastTaken) = (taken, now) }
        if now - lastTaken > .nanoseconds(limits.writeTime) { return true }
        let late = (now - began).nanoseconds - limits.writeTime
        return late > 0 && Double(taken - takenBefore) < Double(late) / 1e9 * Double(limits.rate)
    }
}
