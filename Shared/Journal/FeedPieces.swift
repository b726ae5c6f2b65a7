import BusSchema
import SchemaRuntime

/// A feed message that is larger than the bus takes comes in pieces; here they become one again.
///
/// Bounded by what one transaction may have; a new message drops what came of one before.
struct FeedPieces {
    /// What became of a piece.
    enum Result {
        /// It was the last one.
        case complete(JournalWire.FeedMessage)
        /// More are to come.
        case coming
        /// One before it is missing, or they do not fit together; the message must be had in another way.
        case lost
    }

    /// The most pieces that a message may have.
    private static let limit: UInt32 = 65_536

    private var sequence: UInt64 = 0
    private var next: UInt32 = 0
    private var pieces: UInt32 = 0
    private var content: [UInt8] = []
    private var lastPiece: ContinuousClock.Instant?

    /// The payloads of a message: itself, or its pieces when it has more than `limit` bytes; none when it cannot be encoded.
    static func payloads(of message: JournalWire.FeedMessage, limit: Int) -> [[UInt8]] {
        guard let whole = try? message.encoded() else { return [] }
        guard whole.count > limit else { return [whole] }
        let size = max(1, limit - 256)
        let count = (whole.count + size - 1) / size
        return (0..<count).compactMap { number in
            let piece = JournalWire.FeedMessage(
                sequence: message.sequence,
                previousSequence: message.previousSequence,
                history: message.history,
                piece: UInt32(number + 1),
                pieces: UInt32(count),
                content: Array(whole[number * size..<min((number + 1) * size, whole.count)])
            )
            return try? piece.encoded()
        }
    }

    /// Takes a piece.
    mutating func add(_ message: JournalWire.FeedMessage) -> Result {
        guard message.pieces <= Self.limit else { return .lost }
        if message.piece == 1 {
            sequence = message.sequence
            pieces = message.pieces
            next = 1
            content = []
        }
        guard message.sequence == sequence, message.pieces == pieces, message.piece == next else {
            drop()
            return .lost
        }
        content += message.content
        next += 1
        lastPiece = .now
        guard message.piece == pieces else { return .coming }
        let whole = try? JournalWire.FeedMessage(decoding: content)
        drop()
        guard let whole, whole.pieces == 0, !whole.heartbeat, whole.sequence == message.sequence else { return .lost }
        return .complete(whole)
    }

    /// Whether a message is coming, and with it everything up to a sequence.
    func isComing(_ wanted: UInt64, within patience: Duration) -> Bool {
        guard let lastPiece, wanted <= sequence else { return false }
        return lastPiece.duration(to: .now) < patience
    }

    private mutating func drop() { self = FeedPieces() }
}
