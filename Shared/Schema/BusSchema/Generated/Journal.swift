// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/journal.proto; change that and run deploy/make/generate.sh.

extension JournalWire {
    /// One transaction: all of it is stored or nothing.
    package struct Transaction: Sendable, Hashable {
        /// In an entry 0: the place of the entry in the stream gives it (Shared/Journal/JournalIndex.swift).
        package var index: UInt64 = 0
        /// Field 2, `request_id`.
        package var requestID: String = ""
        /// Field 3, `reply`.
        package var reply: [UInt8] = []
        /// Each one encoded change of the service's own schema.
        package var changes: [[UInt8]] = []
        /// Leases and fences that it writes or removes; in a snapshot, those there are.
        package var leases: [JournalWire.LeaseRecord] = []
        /// The changes are rows that replace the whole state: a saved state was restored. Leases and fences stay.
        package var replaces: Bool = false
        /// With `replaces`: the rows come from another history, so they get the index of this transaction in
        /// place of theirs.
        package var renumbers: Bool = false
        /// In a snapshot: index of the transaction that replaced the whole state last; no topic has a lower
        /// index.
        package var floor: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            requestID: String = "",
            reply: [UInt8] = [],
            changes: [[UInt8]] = [],
            leases: [JournalWire.LeaseRecord] = [],
            replaces: Bool = false,
            renumbers: Bool = false,
            floor: UInt64 = 0
        ) {
            self.index = index
            self.requestID = requestID
            self.reply = reply
            self.changes = changes
            self.leases = leases
            self.replaces = replaces
            self.renumbers = renumbers
            self.floor = floor
        }
    }

    /// A lease, or the highest epoch that was seen of a lease that another service keeps (fence).
    package struct LeaseRecord: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Who holds it; empty when it was given up, and in a fence.
        package var holder: String = ""
        /// Index with which the transaction was decided by which the holder got it, so it never comes again.
        package var epoch: UInt64 = 0
        /// How long the holder has it after this record was seen, in milliseconds.
        package var term: UInt64 = 0
        /// Index of the transaction that renewed it last.
        package var renewed: UInt64 = 0
        /// Field 6, `fence`.
        package var fence: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            holder: String = "",
            epoch: UInt64 = 0,
            term: UInt64 = 0,
            renewed: UInt64 = 0,
            fence: Bool = false
        ) {
            self.name = name
            self.holder = holder
            self.epoch = epoch
            self.term = term
            self.renewed = renewed
            self.fence = fence
        }
    }

    /// One part of an entry that is larger than a message. It counts with the last one, and not at all when
    /// another entry comes between.
    package struct EntryPart: Sendable, Hashable {
        /// Position, from 1.
        package var number: UInt32 = 0
        /// Field 2, `count`.
        package var count: UInt32 = 0
        /// The bytes of the entry from where the part before ended.
        package var content: [UInt8] = []
        /// What the parts make is not one entry but several, each after its length in four bytes (big-endian),
        /// that hold one transaction together: a whole state may be larger than a message can be.
        package var framed: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            number: UInt32 = 0,
            count: UInt32 = 0,
            content: [UInt8] = [],
            framed: Bool = false
        ) {
            self.number = number
            self.count = count
            self.content = content
            self.framed = framed
        }
    }

    /// One journal entry: the transactions that shared one append.
    package struct Batch: Sendable, Hashable {
        /// Field 1, `transactions`.
        package var transactions: [JournalWire.Transaction] = []
        /// Name of the replica that wrote it, for logs.
        package var writer: String = ""
        /// Checksum (CRC-32C) over all transactions as encoded, so that damage is noticed.
        package var checksum: UInt32 = 0
        /// SHA-256 of the entry before, of the stream's identity in the first one (hash chain). In the
        /// description of a snapshot: of the last entry in it.
        package var previous: [UInt8] = []
        /// What a replica must understand to decide on a state that contains this entry (feature level).
        package var requires: UInt32 = 0
        /// Sequence of the entry before of the same service, 0 in the first one: other services' entries may
        /// stand between.
        package var previousSequence: UInt64 = 0
        /// Instead of transactions: a part of an entry.
        package var part: JournalWire.EntryPart? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            transactions: [JournalWire.Transaction] = [],
            writer: String = "",
            checksum: UInt32 = 0,
            previous: [UInt8] = [],
            requires: UInt32 = 0,
            previousSequence: UInt64 = 0,
            part: JournalWire.EntryPart? = nil
        ) {
            self.transactions = transactions
            self.writer = writer
            self.checksum = checksum
            self.previous = previous
            self.requires = requires
            self.previousSequence = previousSequence
            self.part = part
        }
    }

    /// What a replica of a service understands, told to the others from time to time.
    package struct ReplicaLevel: Sendable, Hashable {
        /// Field 1, `replica`.
        package var replica: String = ""
        /// The highest feature level that it understands.
        package var level: UInt32 = 0
        /// It wants to know what the others understand.
        package var asks: Bool = false
        /// It ends.
        package var leaves: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = "",
            level: UInt32 = 0,
            asks: Bool = false,
            leaves: Bool = false
        ) {
            self.replica = replica
            self.level = level
            self.asks = asks
            self.leaves = leaves
        }
    }

    /// How far a journal was seen to reach (high-water mark), kept outside of its stream.
    package struct Mark: Sendable, Hashable {
        /// Identity of the stream.
        package var stream: String = ""
        /// How often an operator accepted a loss.
        package var acceptances: UInt64 = 0
        /// Field 3, `sequence`.
        package var sequence: UInt64 = 0
        /// Field 4, `index`.
        package var index: UInt64 = 0
        /// SHA-256 of the entry at this sequence.
        package var hash_: [UInt8] = []
        /// When it was written, in milliseconds since 1970, for people.
        package var time: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            stream: String = "",
            acceptances: UInt64 = 0,
            sequence: UInt64 = 0,
            index: UInt64 = 0,
            hash_: [UInt8] = [],
            time: Int64 = 0
        ) {
            self.stream = stream
            self.acceptances = acceptances
            self.sequence = sequence
            self.index = index
            self.hash_ = hash_
            self.time = time
        }
    }

    /// What a service publishes after each append, and as heartbeat when idle.
    package struct FeedMessage: Sendable, Hashable {
        /// Journal sequence of this entry; of the newest entry in a heartbeat.
        package var sequence: UInt64 = 0
        /// Sequence that a follower must have applied before this one.
        package var previousSequence: UInt64 = 0
        /// Index of the newest transaction up to here.
        package var index: UInt64 = 0
        /// Field 4, `transactions`.
        package var transactions: [JournalWire.Transaction] = []
        /// Field 5, `heartbeat`.
        package var heartbeat: Bool = false
        /// Which stream the sequences count in, and how often a loss in it was accepted.
        package var history: String = ""
        /// A message that is larger than the bus takes comes in pieces with the same sequence; this is the
        /// position of one, from 1.
        package var piece: UInt32 = 0
        /// Field 21, `pieces`.
        package var pieces: UInt32 = 0
        /// Its bytes from where the piece before ended; nothing else is set besides the sequences and the
        /// history.
        package var content: [UInt8] = []
        /// The whole state was replaced: it is to be loaded, nothing of it stands here.
        package var replaces: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sequence: UInt64 = 0,
            previousSequence: UInt64 = 0,
            index: UInt64 = 0,
            transactions: [JournalWire.Transaction] = [],
            heartbeat: Bool = false,
            history: String = "",
            piece: UInt32 = 0,
            pieces: UInt32 = 0,
            content: [UInt8] = [],
            replaces: Bool = false
        ) {
            self.sequence = sequence
            self.previousSequence = previousSequence
            self.index = index
            self.transactions = transactions
            self.heartbeat = heartbeat
            self.history = history
            self.piece = piece
            self.pieces = pieces
            self.content = content
            self.replaces = replaces
        }
    }

    /// Asks for what a follower lacks.
    package struct ChangesRequest: Sendable, Hashable {
        /// Everything after this sequence; 0 asks for a snapshot.
        package var afterSequence: UInt64 = 0
        /// Continues a snapshot: as given in the reply before, empty at first.
        package var snapshotID: String = ""
        /// Field 3, `page`.
        package var page: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            afterSequence: UInt64 = 0,
            snapshotID: String = "",
            page: UInt32 = 0
        ) {
            self.afterSequence = afterSequence
            self.snapshotID = snapshotID
            self.page = page
        }
    }

    /// Either feed messages or a page of a snapshot.
    package struct ChangesReply: Sendable, Hashable {
        /// Field 1, `messages`.
        package var messages: [JournalWire.FeedMessage] = []
        /// Field 2, `is_snapshot`.
        package var isSnapshot: Bool = false
        /// Field 3, `snapshot_id`.
        package var snapshotID: String = ""
        /// Encoded changes that rebuild the state.
        package var rows: [[UInt8]] = []
        /// Field 5, `sequence`.
        package var sequence: UInt64 = 0
        /// Field 6, `index`.
        package var index: UInt64 = 0
        /// More pages or messages follow.
        package var more: Bool = false
        /// As in a feed message.
        package var history: String = ""
        /// With rows: no topic has a lower index.
        package var floor: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            messages: [JournalWire.FeedMessage] = [],
            isSnapshot: Bool = false,
            snapshotID: String = "",
            rows: [[UInt8]] = [],
            sequence: UInt64 = 0,
            index: UInt64 = 0,
            more: Bool = false,
            history: String = "",
            floor: UInt64 = 0
        ) {
            self.messages = messages
            self.isSnapshot = isSnapshot
            self.snapshotID = snapshotID
            self.rows = rows
            self.sequence = sequence
            self.index = index
            self.more = more
            self.history = history
            self.floor = floor
        }
    }

    /// Asks for the newest sequence of the service's journal (shared read index).
    package struct SequenceRequest: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// `tombolo.journal.SequenceReply`.
    package struct SequenceReply: Sendable, Hashable {
        /// Field 1, `sequence`.
        package var sequence: UInt64 = 0
        /// Field 2, `index`.
        package var index: UInt64 = 0
        /// As in a feed message.
        package var history: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sequence: UInt64 = 0,
            index: UInt64 = 0,
            history: String = ""
        ) {
            self.sequence = sequence
            self.index = index
            self.history = history
        }
    }

    /// Saving everything at one moment: the replica that answers keeps its versions from now on until it is told
    /// which moment is meant.
    package struct CaptureRequest: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// `tombolo.journal.CaptureReply`.
    package struct CaptureReply: Sendable, Hashable {
        /// Field 1, `replica`.
        package var replica: String = ""
        /// Names what is kept, with that replica.
        package var id: String = ""
        /// The newest entry of the service when it was asked.
        package var sequence: UInt64 = 0
        /// Identity of the stream in which the sequences count, and how often a loss in it was accepted.
        package var history: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = "",
            id: String = "",
            sequence: UInt64 = 0,
            history: String = ""
        ) {
            self.replica = replica
            self.id = id
            self.sequence = sequence
            self.history = history
        }
    }

    /// Chooses the moment.
    package struct CaptureFix: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// A sequence of the stream: everything up to it and nothing after it; 0 for everything there is.
        package var sequence: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            sequence: UInt64 = 0
        ) {
            self.id = id
            self.sequence = sequence
        }
    }

    /// How many rows of one kind there are.
    package struct RowCount: Sendable, Hashable {
        /// Field 1, `kind`.
        package var kind: String = ""
        /// Field 2, `count`.
        package var count: UInt64 = 0
        /// Their bytes before they were encrypted.
        package var bytes: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            kind: String = "",
            count: UInt64 = 0,
            bytes: UInt64 = 0
        ) {
            self.kind = kind
            self.count = count
            self.bytes = bytes
        }
    }

    /// `tombolo.journal.CapturePart`.
    package struct CapturePart: Sendable, Hashable {
        /// The newest entry in it, and the index of the newest transaction.
        package var sequence: UInt64 = 0
        /// Field 2, `index`.
        package var index: UInt64 = 0
        /// Field 3, `pages`.
        package var pages: UInt32 = 0
        /// Of all pages with the four bytes of length in front of each.
        package var bytes: UInt64 = 0
        /// Field 5, `sha256`.
        package var sha256: [UInt8] = []
        /// Field 6, `rows`.
        package var rows: [JournalWire.RowCount] = []
        /// Feature level that it requires.
        package var requires: UInt32 = 0
        /// Names the key of the pages; empty where they are not encrypted.
        package var keyID: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sequence: UInt64 = 0,
            index: UInt64 = 0,
            pages: UInt32 = 0,
            bytes: UInt64 = 0,
            sha256: [UInt8] = [],
            rows: [JournalWire.RowCount] = [],
            requires: UInt32 = 0,
            keyID: String = ""
        ) {
            self.sequence = sequence
            self.index = index
            self.pages = pages
            self.bytes = bytes
            self.sha256 = sha256
            self.rows = rows
            self.requires = requires
            self.keyID = keyID
        }
    }

    /// `tombolo.journal.CapturePageRequest`.
    package struct CapturePageRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `page`.
        package var page: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            page: UInt32 = 0
        ) {
            self.id = id
            self.page = page
        }
    }

    /// `tombolo.journal.CapturePage`.
    package struct CapturePage: Sendable, Hashable {
        /// Field 1, `content`.
        package var content: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            content: [UInt8] = []
        ) {
            self.content = content
        }
    }

    /// Begins to hand a saved state to one replica, which keeps it until it is told to restore it.
    package struct RestoreRequest: Sendable, Hashable {
        /// Names the restoring: repeating one that was carried out does nothing.
        package var id: String = ""
        /// Field 2, `pages`.
        package var pages: UInt32 = 0
        /// Field 3, `bytes`.
        package var bytes: UInt64 = 0
        /// Field 4, `sha256`.
        package var sha256: [UInt8] = []
        /// Field 5, `requires`.
        package var requires: UInt32 = 0
        /// Field 6, `key_id`.
        package var keyID: String = ""
        /// As in `CaptureReply`.
        package var history: String = ""
        /// The newest entry in it; together with the service and the page it is bound to each encrypted page.
        package var sequence: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            pages: UInt32 = 0,
            bytes: UInt64 = 0,
            sha256: [UInt8] = [],
            requires: UInt32 = 0,
            keyID: String = "",
            history: String = "",
            sequence: UInt64 = 0
        ) {
            self.id = id
            self.pages = pages
            self.bytes = bytes
            self.sha256 = sha256
            self.requires = requires
            self.keyID = keyID
            self.history = history
            self.sequence = sequence
        }
    }

    /// `tombolo.journal.RestoreReply`.
    package struct RestoreReply: Sendable, Hashable {
        /// Field 1, `replica`.
        package var replica: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = ""
        ) {
            self.replica = replica
        }
    }

    /// `tombolo.journal.RestorePage`.
    package struct RestorePage: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `page`.
        package var page: UInt32 = 0
        /// Field 3, `content`.
        package var content: [UInt8] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            page: UInt32 = 0,
            content: [UInt8] = []
        ) {
            self.id = id
            self.page = page
            self.content = content
        }
    }

    /// `tombolo.journal.RestoreOrder`.
    package struct RestoreOrder: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Looks whether everything is there and can be read, and changes nothing.
        package var checksOnly: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            checksOnly: Bool = false
        ) {
            self.id = id
            self.checksOnly = checksOnly
        }
    }

    /// `tombolo.journal.RestoreDone`.
    package struct RestoreDone: Sendable, Hashable {
        /// Field 1, `sequence`.
        package var sequence: UInt64 = 0
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sequence: UInt64 = 0,
            index: UInt64 = 0
        ) {
            self.sequence = sequence
            self.index = index
        }
    }
}
