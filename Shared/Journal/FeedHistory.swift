import BusSchema
import DequeModule
import Synchronization

/// The newest feed messages of a replica and the snapshots it is handing out, for followers that lack something.
///
/// Bounded: messages by count and bytes, snapshots by number and by time since their last use.
final class FeedHistory: Sendable {
    /// Rows of a snapshot in pages.
    struct Snapshot: Sendable {
        var identifier: String
        var sequence: UInt64
        var index: UInt64
        var floor: UInt64
        var pages: [[[UInt8]]]
    }

    private struct State {
        var messages: Deque<(message: JournalWire.FeedMessage, bytes: Int)> = []
        var bytes = 0
        var lastIdentifier: UInt64 = 0
        var snapshots: [(snapshot: Snapshot, made: ContinuousClock.Instant, lastUse: ContinuousClock.Instant)] = []
    }

    private static let snapshotLimit = 4
    /// How long a snapshot is given to newcomers, which share it when they come together.
    ///
    /// A follower that is ahead of it, or that lacks what came right after it, would be given it again and again.
    private static let sharing = Duration.seconds(1)
    private let countLimit: Int
    private let byteLimit: Int
    private let messageLimit: Int
    private let state = Mutex(State())

    /// Makes an empty history.
    ///
    /// - Parameters:
    ///   - countLimit: How many messages are kept.
    ///   - byteLimit: How many bytes of messages are kept.
    ///   - messageLimit: How large a message may be, in bytes, that is kept; whoever missed a larger one gets a snapshot.
    init(countLimit: Int, byteLimit: Int, messageLimit: Int = .max) {
        self.messageLimit = messageLimit
        self.countLimit = countLimit
        self.byteLimit = byteLimit
    }

    /// Remembers a message; they come in order.
    func add(_ message: JournalWire.FeedMessage) {
        let bytes = Self.size(of: message)
        state.withLock { state in
            if let last = state.messages.last?.message, last.sequence != message.previousSequence {
                state.messages = []
                state.bytes = 0
            }
            guard bytes <= messageLimit else {
                state.messages = []
                state.bytes = 0
                return
            }
            state.messages.append((message, bytes))
            state.bytes += bytes
            while state.messages.count > countLimit || state.bytes > byteLimit, let oldest = state.messages.popFirst() {
                state.bytes -= oldest.bytes
            }
        }
    }

    /// Forgets all messages.
    func forgetMessages() {
        state.withLock { state in
            state.messages = []
            state.bytes = 0
        }
    }

    /// Forgets all messages and the snapshots that are handed out: the whole state was replaced.
    func forgetEverything() {
        state.withLock { state in
            state.messages = []
            state.bytes = 0
            state.snapshots = []
        }
    }

    /// The messages after a sequence, at most about `bytes` of them; nil when not all of them are remembered.
    func messages(after sequence: UInt64, bytes limit: Int) -> (messages: [JournalWire.FeedMessage], more: Bool)? {
        state.withLock { state in
            guard let first = state.messages.first?.message, first.previousSequence <= sequence else { return nil }
            var result: [JournalWire.FeedMessage] = []
            var bytes = 0
            // The first one after it, by halving: other services' entries leave gaps between the sequences.
            var place = 0
            var end = state.messages.count
            while place < end {
                let middle = (place + end) / 2
                if state.messages[middle].message.sequence > sequence { end = middle } else { place = middle + 1 }
            }
            // Whoever is at a sequence that is none of this history cannot go on from it.
            let previous =
                place < state.messages.count
                ? state.messages[place].message.previousSequence : state.messages[place - 1].message.sequence
            guard previous == sequence else { return nil }
            while place < state.messages.count {
                if bytes + state.messages[place].bytes > limit, !result.isEmpty { return (result, true) }
                result.append(state.messages[place].message)
                bytes += state.messages[place].bytes
                place += 1
            }
            return (result, false)
        }
    }

    /// A name for a new snapshot.
    func nextIdentifier() -> String {
        state.withLock { state in
            state.lastIdentifier += 1
            return String(state.lastIdentifier)
        }
    }

    /// Keeps a snapshot for a while.
    func keep(_ snapshot: Snapshot) {
        state.withLock { state in
            state.snapshots.append((snapshot, .now, .now))
            if state.snapshots.count > Self.snapshotLimit { state.snapshots.removeFirst() }
        }
    }

    /// A snapshot that is being handed out.
    func snapshot(_ identifier: String) -> Snapshot? {
        state.withLock { state in
            guard let place = state.snapshots.firstIndex(where: { $0.snapshot.identifier == identifier }) else {
                return nil
            }
            state.snapshots[place].lastUse = .now
            return state.snapshots[place].snapshot
        }
    }

    /// A kept snapshot from which the remembered messages lead on, or which is exactly `sequence`.
    func usableSnapshot(at sequence: UInt64) -> Snapshot? {
        state.withLock { state in
            let oldest = state.messages.first?.message.previousSequence
            guard
                let place = state.snapshots.lastIndex(where: { kept in
                    if kept.snapshot.sequence == sequence { return true }
                    guard kept.made.duration(to: .now) < Self.sharing, let oldest else { return false }
                    return oldest <= kept.snapshot.sequence && kept.snapshot.sequence <= sequence
                })
            else { return nil }
            state.snapshots[place].lastUse = .now
            return state.snapshots[place].snapshot
        }
    }

    /// Forgets snapshots that nobody asked for since `age` ago.
    func forgetSnapshots(unusedFor age: Duration) {
        state.withLock { state in state.snapshots.removeAll { $0.lastUse.duration(to: .now) > age } }
    }

    private static func size(of message: JournalWire.FeedMessage) -> Int {
        message.transactions.reduce(32) { $1.changes.reduce($0 + 16) { $0 + $1.count + 4 } }
    }
}
