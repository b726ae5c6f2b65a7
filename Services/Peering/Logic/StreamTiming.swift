/// A moment by two clocks.
package struct StreamMoment: Sendable, Hashable {
    /// Nanoseconds of a clock that nobody sets; what is due is decided by it.
    package var steady: Int64
    /// Nanoseconds since 1970; what people see.
    package var wall: Int64

    /// Makes a moment.
    package init(steady: Int64, wall: Int64) {
        self.steady = steady
        self.wall = wall
    }
}

/// When a stream is heard of, and when its silence means that the other side is gone.
///
/// Consul sends a heartbeat every 15 s and gives up after 120 s. We send one every 2 s, and learn from the last gaps between
/// those of the other side how long its silence may be: 4.5 s for another Tombolo, less than a minute for Consul.
///
/// - Source: reference §3.9.
package struct StreamTiming: Sendable, Hashable {
    /// How often a heartbeat is sent.
    package static let heartbeatInterval: Int64 = 2_000_000_000
    /// Silence that is never taken for an absence.
    package static let shortestLimit: Int64 = 4_500_000_000
    /// Silence that is always taken for one.
    package static let longestLimit: Int64 = 120_000_000_000

    /// How many gaps tell the rhythm.
    private static let rememberedGaps = 8

    private let openedAt: Int64
    /// Nil before the first one.
    package private(set) var lastHeartbeat: StreamMoment?
    package private(set) var lastReceive: StreamMoment?
    package private(set) var lastSend: StreamMoment?
    /// When a part of a message came: on a slow link a large one takes longer than any silence may.
    private var lastData: Int64?
    private var heartbeatCount = 0
    /// The last gaps between heartbeats: what an overload did to the rhythm is forgotten.
    private var gaps: [Int64] = []
    private var nextHeartbeatAt: Int64

    /// Starts the clocks of a stream.
    package init(openedAt now: StreamMoment) {
        openedAt = now.steady
        nextHeartbeatAt = now.steady
    }

    /// Notes any message of the other side.
    package mutating func received(at now: StreamMoment) { lastReceive = now }

    /// Notes that a part of a message of the other side came.
    package mutating func receivedData(at now: StreamMoment) { lastData = now.steady }

    /// Notes a heartbeat of the other side.
    package mutating func receivedHeartbeat(at now: StreamMoment) {
        if let lastHeartbeat {
            gaps = gaps.suffix(Self.rememberedGaps - 1) + [now.steady - lastHeartbeat.steady]
        }
        lastHeartbeat = now
        lastReceive = now
        heartbeatCount += 1
    }

    private var longestGap: Int64 { gaps.max() ?? 0 }

    /// Notes a message of ours.
    package mutating func sent(at now: StreamMoment) { lastSend = now }

    /// Whether a heartbeat of ours is due; then the next one is planned.
    package mutating func takeHeartbeat(at now: StreamMoment) -> Bool {
        guard now.steady >= nextHeartbeatAt else { return false }
        nextHeartbeatAt = now.steady + Self.heartbeatInterval
        return true
    }

    /// How long the other side may be silent, by the rhythm it has shown.
    package var silenceLimit: Int64 {
        guard heartbeatCount >= 3 else { return Self.longestLimit }
        return min(Self.longestLimit, max(Self.shortestLimit, longestGap * 9 / 4))
    }

    /// Whether the other side is gone: too long without a heartbeat, or, once its rhythm is known, without any message.
    ///
    /// As long as a message is coming in, the other side is there, however long the message takes.
    package func isSilent(at now: StreamMoment) -> Bool {
        if silence(after: lastHeartbeat, at: now) >= Self.longestLimit { return true }
        return silence(after: lastReceive, at: now) >= silenceLimit
    }

    /// Whether a new stream of the same dialer may take this one's place: by its own rhythm a heartbeat is missing.
    package func isSuspect(at now: StreamMoment) -> Bool {
        guard heartbeatCount >= 3 else { return false }
        return silence(after: lastReceive, at: now) >= max(3_000_000_000, longestGap * 3 / 2)
    }

    private func silence(after moment: StreamMoment?, at now: StreamMoment) -> Int64 {
        now.steady - max(moment?.steady ?? openedAt, lastData ?? openedAt)
    }
}
