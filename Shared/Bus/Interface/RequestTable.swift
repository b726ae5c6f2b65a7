import Synchronization

/// The requests of one connection that wait for an answer: token to waiter, with a deadline each.
///
/// One request costs two short locks and no task, no timer and no hashing. Deadlines are kept in a wheel: a bucket holds
/// the slots whose tick falls on it, as a list through the slots themselves, so entering and leaving is constant time.
/// Invariant: a waiter is resumed exactly once, by whoever takes it out of its slot under the lock, and after unlocking.
package final class RequestTable: Sendable {
    /// Identifies one waiting request; a late answer to an earlier use of the slot has another generation.
    package struct Token: Sendable, Hashable {
        /// Slot in the lower, generation in the upper half.
        package let rawValue: UInt64

        /// Makes a token from the number that came back with an answer.
        package init(rawValue: UInt64) { self.rawValue = rawValue }

        fileprivate init(slot: Int, generation: UInt32) {
            rawValue = UInt64(generation) << 32 | UInt64(UInt32(truncatingIfNeeded: slot))
        }

        fileprivate var slot: Int { Int(UInt32(truncatingIfNeeded: rawValue)) }
        fileprivate var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
    }

    /// Continuation of a request with one answer.
    package typealias One = UnsafeContinuation<Result<BusMessage, BusError>, Never>
    /// Continuation of a request with several answers.
    package typealias Many = UnsafeContinuation<Result<[BusMessage], BusError>, Never>

    /// Who waits.
    package enum Waiter: Sendable {
        case one(One)
        case many(Many, ReplyCollector)

        fileprivate func fail(_ error: BusError) {
            switch self {
            case .one(let continuation): continuation.resume(returning: .failure(error))
            case .many(let continuation, _): continuation.resume(returning: .failure(error))
            }
        }
    }

    /// Milliseconds between two calls of `expire`.
    package static let tickMilliseconds: Int64 = 5
    /// Ticks without any request after which the ticking stops.
    private static let idleTicks = 200
    private static let bucketCount = 1024
    private static let none: Int32 = -1

    private enum Phase {
        case free
        case reserved
        case ended(BusError)
        case waiting
    }

    private struct Slot {
        var generation: UInt32 = 0
        var phase = Phase.free
        var waiter: Waiter?
        var subject = ""
        var deadline = Duration.zero
        /// When it ends, or is sent again.
        var expiryTick: Int64 = 0
        var repetition: Repetition?
        var previous = RequestTable.none
        var next = RequestTable.none
    }

    private struct State {
        var slots: [Slot] = []
        var freeSlots: [Int32] = []
        var buckets = [Int32](repeating: RequestTable.none, count: RequestTable.bucketCount)
        var lastTick: Int64 = 0
        var ticking = false
        var idleTickCount = 0
        var inUse = 0
        var closed = false
    }

    private let limit: Int
    private let now: @Sendable () -> Int64
    private let state = Mutex(State())

    /// Makes a table for at most `limit` requests at a time.
    ///
    /// `now` gives milliseconds of a clock that never goes back.
    package init(limit: Int, now: @escaping @Sendable () -> Int64 = BusClock.monotonicMilliseconds) {
        self.limit = limit
        self.now = now
    }

    /// How many requests hold a slot.
    package var count: Int { state.withLock { $0.inUse } }

    /// Takes a slot for a request on `subject`.
    package func reserve(subject: String) throws(BusError) -> Token {
        let token: Token?? = state.withLock { state in
            if state.closed { return .some(nil) }
            if state.inUse >= limit { return nil }
            state.inUse += 1
            let slot: Int
            if let free = state.freeSlots.popLast() {
                slot = Int(free)
            } else {
                slot = state.slots.count
                state.slots.append(Slot())
            }
            state.slots[slot].generation &+= 1
            state.slots[slot].phase = .reserved
            state.slots[slot].subject = subject
            return Token(slot: slot, generation: state.slots[slot].generation)
        }
        guard let token else {
            throw BusError(.overloaded, "\(limit) requests are under way already, so \(subject) was not sent")
        }
        guard let token else { throw BusError(.closed, "the bus is closed, so \(subject) was not sent") }
        return token
    }

    /// What to do after a wait was started.
    package enum Start: Sendable {
        /// The request is to be sent; with `startTicking`, `expire` must be called every `tickMilliseconds` from now on
        /// until it returns false.
        case send(startTicking: Bool)
        /// The waiter was resumed already.
        case ended
    }

    /// Starts the wait for the answer; with a repetition the request is sent again while none comes.
    package func wait(
        _ token: Token,
        waiter: Waiter,
        deadline: Duration,
        repetition: Repetition? = nil
    ) -> Start {
        let current = now()
        enum Outcome {
            case started(tick: Bool)
            case ended(BusError)
        }
        let outcome: Outcome = state.withLock { state in
            let slot = token.slot
            if case .ended(let error) = state.slots[slot].phase {
                Self.release(slot, &state)
                return .ended(error)
            }
            state.slots[slot].phase = .waiting
            state.slots[slot].waiter = waiter
            state.slots[slot].deadline = deadline
            let tick = current / Self.tickMilliseconds
            if !state.ticking { state.lastTick = tick }
            let length = max(0, min(deadline.wholeMilliseconds, 1 << 40))
            let expiry = (current + length) / Self.tickMilliseconds + 1
            state.slots[slot].expiryTick = max(expiry, state.lastTick + 1)
            if var repetition {
                repetition.begin(at: current, ending: current + length)
                state.slots[slot].repetition = repetition
                state.slots[slot].expiryTick = max(repetition.tick, state.lastTick + 1)
            }
            Self.link(slot, &state)
            let start = !state.ticking
            state.ticking = true
            return .started(tick: start)
        }
        switch outcome {
        case .ended(let error):
            waiter.fail(error)
            return .ended
        case .started(let tick):
            return .send(startTicking: tick)
        }
    }

    /// Hands an answer to the waiter; a late one is ignored.
    package func complete(_ token: Token, with answer: BusReply) {
        let found: (waiter: Waiter, subject: String)? = state.withLock { state in
            guard Self.holds(token, state), let waiter = state.slots[token.slot].waiter else { return nil }
            let subject = state.slots[token.slot].subject
            if case .one = waiter { _ = Self.remove(token.slot, &state) }
            return (waiter, subject)
        }
        guard let found else { return }
        let message = BusMessage(subject: found.subject, headers: answer.headers, payload: answer.payload)
        switch found.waiter {
        case .one(let continuation):
            continuation.resume(returning: .success(message))
        case .many(let continuation, let collector):
            guard let collected = collector.add(message), take(token) else { return }
            continuation.resume(returning: .success(collected))
        }
    }

    /// Ends a request with an error; before the wait started, the wait will end at once.
    package func fail(_ token: Token, _ error: BusError) {
        let waiter: Waiter? = state.withLock { state in
            guard Self.holds(token, state) else { return nil }
            if case .reserved = state.slots[token.slot].phase {
                state.slots[token.slot].phase = .ended(error)
                return nil
            }
            return Self.remove(token.slot, &state)
        }
        waiter?.fail(error)
    }

    /// Ends a request with the error made from its subject.
    package func fail(_ token: Token, _ error: (String) -> BusError) {
        let subject: String? = state.withLock { state in
            Self.holds(token, state) ? state.slots[token.slot].subject : nil
        }
        if let subject { fail(token, error(subject)) }
    }

    /// Gives back a slot whose wait was never started.
    package func abandon(_ token: Token) {
        state.withLock { state in
            guard Self.holds(token, state), state.slots[token.slot].waiter == nil else { return }
            Self.release(token.slot, &state)
        }
    }

    /// Ends every request under way; `close` refuses further ones.
    package func failAll(_ code: BusError.Code, _ reason: String, close: Bool) {
        let ended: [(Waiter, String)] = state.withLock { state in
            state.closed = state.closed || close
            var ended: [(Waiter, String)] = []
            for slot in state.slots.indices {
                switch state.slots[slot].phase {
                case .waiting where !close && state.slots[slot].repetition != nil:
                    state.slots[slot].repetition?.isCut = true
                case .waiting:
                    let subject = state.slots[slot].subject
                    if let waiter = Self.remove(slot, &state) { ended.append((waiter, subject)) }
                case .reserved:
                    // Not sent yet: it waits for the connection, or is about to be sent.
                    if close {
                        state.slots[slot].phase = .ended(
                            BusError(code, "\(reason), before \(state.slots[slot].subject)")
                        )
                    }
                case .free, .ended:
                    continue
                }
            }
            return ended
        }
        for (waiter, subject) in ended {
            waiter.fail(BusError(code, "\(reason) during \(subject)", isOutcomeUnknown: true))
        }
    }

    /// Ends the requests whose deadline has passed, sends those again that are to be repeated, and returns whether it is to
    /// be called again.
    package func expire() -> Bool {
        let current = now()
        let tick = current / Self.tickMilliseconds
        let (expired, again, goOn): ([(Waiter, BusError)], [Resending], Bool) = state.withLock { state in
            var expired: [(Waiter, BusError)] = []
            var again: [Resending] = []
            let first = max(state.lastTick + 1, tick - Int64(Self.bucketCount) + 1)
            if first <= tick {
                for passed in first...tick {
                    var slot = state.buckets[Self.bucket(passed)]
                    while slot != Self.none {
                        let index = Int(slot)
                        slot = state.slots[index].next
                        guard state.slots[index].expiryTick <= tick else { continue }
                        if Self.postpone(index, at: current, &state, &again) { continue }
                        let error = Self.lateness(of: state.slots[index])
                        if let waiter = Self.remove(index, &state) { expired.append((waiter, error)) }
                    }
                }
                state.lastTick = tick
            }
            state.idleTickCount = state.inUse == 0 ? state.idleTickCount + 1 : 0
            if state.idleTickCount >= Self.idleTicks {
                state.ticking = false
                state.idleTickCount = 0
            }
            return (expired, again, state.ticking)
        }
        for (waiter, error) in expired { waiter.fail(error) }
        for resending in again { resending.perform() }
        return goOn
    }

    /// The connection is back: what was under way when it was lost, and may be repeated, is sent again.
    package func resume() {
        let current = now()
        let again: [Resending] = state.withLock { state in
            var again: [Resending] = []
            for slot in state.slots.indices where state.slots[slot].repetition?.isCut == true {
                state.slots[slot].repetition?.isCut = false
                Self.resend(slot, at: current, &state, &again)
            }
            return again
        }
        for resending in again { resending.perform() }
    }

    /// Nobody listens on the request's subject: its end, unless it was sent before and may be taken by who is back soon.
    package func unheard(_ token: Token) {
        let current = now()
        let subject: String? = state.withLock { state in
            guard Self.holds(token, state) else { return nil }
            guard let repetition = state.slots[token.slot].repetition, repetition.count > 0 else {
                return state.slots[token.slot].subject
            }
            state.slots[token.slot].repetition?.hearNobody(at: current)
            Self.relink(token.slot, &state)
            return nil
        }
        if let subject { fail(token, Self.noResponders(subject)) }
    }

    // MARK: - Slots, all under the lock

    private func take(_ token: Token) -> Bool {
        state.withLock { state in
            guard Self.holds(token, state), state.slots[token.slot].waiter != nil else { return false }
            return Self.remove(token.slot, &state) != nil
        }
    }

    private static func holds(_ token: Token, _ state: borrowing State) -> Bool {
        guard token.slot < state.slots.count, state.slots[token.slot].generation == token.generation else {
            return false
        }
        if case .free = state.slots[token.slot].phase { return false }
        return true
    }

    private static func remove(_ slot: Int, _ state: inout State) -> Waiter? {
        let waiter = state.slots[slot].waiter
        if waiter != nil { unlink(slot, &state) }
        release(slot, &state)
        return waiter
    }

    private static func release(_ slot: Int, _ state: inout State) {
        state.slots[slot].phase = .free
        state.slots[slot].waiter = nil
        state.slots[slot].repetition = nil
        state.slots[slot].subject = ""
        state.freeSlots.append(Int32(truncatingIfNeeded: slot))
        state.inUse -= 1
    }

    /// Whether the request whose tick has come is not over; it may have to be sent again.
    private static func postpone(
        _ slot: Int,
        at current: Int64,
        _ state: inout State,
        _ again: inout [Resending]
    ) -> Bool {
        guard let repetition = state.slots[slot].repetition, current < repetition.end else { return false }
        if repetition.isCut {
            state.slots[slot].repetition?.waitForEnd()
            relink(slot, &state)
        } else {
            resend(slot, at: current, &state, &again)
        }
        return true
    }

    private static func resend(
        _ slot: Int,
        at current: Int64,
        _ state: inout State,
        _ again: inout [Resending]
    ) {
        guard let left = state.slots[slot].repetition?.again(at: current),
            let send = state.slots[slot].repetition?.send
        else { return }
        relink(slot, &state)
        again.append(
            Resending(token: Token(slot: slot, generation: state.slots[slot].generation), left: left, send: send)
        )
    }

    private static func relink(_ slot: Int, _ state: inout State) {
        guard let tick = state.slots[slot].repetition?.tick else { return }
        unlink(slot, &state)
        state.slots[slot].expiryTick = max(tick, state.lastTick + 1)
        link(slot, &state)
    }

    private static func lateness(of slot: Slot) -> BusError {
        let circumstance =
            slot.repetition.map {
                $0.isCut ? "; the bus is away" : $0.isUnheard ? "; nobody listens there now" : ""
            } ?? ""
        return BusError(
            .timeout,
            "no answer on \(slot.subject) within \(slot.deadline)\(circumstance)",
            isOutcomeUnknown: true
        )
    }

    private static func bucket(_ tick: Int64) -> Int { Int(truncatingIfNeeded: tick) & (bucketCount - 1) }

    private static func link(_ slot: Int, _ state: inout State) {
        let bucket = bucket(state.slots[slot].expiryTick)
        let head = state.buckets[bucket]
        state.slots[slot].previous = none
        state.slots[slot].next = head
        if head != none { state.slots[Int(head)].previous = Int32(truncatingIfNeeded: slot) }
        state.buckets[bucket] = Int32(truncatingIfNeeded: slot)
    }

    private static func unlink(_ slot: Int, _ state: inout State) {
        let previous = state.slots[slot].previous
        let next = state.slots[slot].next
        if previous != none {
            state.slots[Int(previous)].next = next
        } else {
            state.buckets[bucket(state.slots[slot].expiryTick)] = next
        }
        if next != none { state.slots[Int(next)].previous = previous }
    }
}
