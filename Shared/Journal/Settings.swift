/// Tunables of a replica of a journaled state.
package struct LedgerSettings: Sendable {
    /// The largest journal entry in bytes; must stay below NATS's `max_payload` (1 MiB unless configured).
    ///
    /// A larger transaction goes in parts of this size.
    package var entryBytes = 900 * 1024
    /// The largest transaction in bytes; larger ones are refused.
    package var transactionBytes = 64 << 20
    /// The largest state that can be restored, in bytes of its rows; larger ones are refused.
    package var restoreBytes = 512 << 20
    /// How long a replica keeps versions for somebody who saves everything, and rows for somebody who restores, without
    /// hearing of him.
    package var captureTime = Duration.seconds(120)
    /// After how long without hearing of him who restores something gives way to another one, where there are too many.
    package var quietRestore = Duration.seconds(10)
    /// How many of each there may be at once; further ones are refused with `overloaded`.
    package var captures = 4
    /// How many versions are kept for one who saves before he has said which moment he means.
    package var capturedVersions = 16_384
    /// How long a replica lets a transaction of another one that is coming in parts go on without a new part before it writes
    /// itself, which ends that transaction.
    package var partPatience = Duration.seconds(1)
    /// The most writes that share one entry.
    package var writesPerEntry = JournalIndex.perEntry
    /// The most writes that wait; further ones are refused with `overloaded`.
    package var waitingWrites = 16_384
    /// The most linearizable reads that wait; further ones are refused with `overloaded`.
    package var waitingReads = 65_536
    /// A snapshot is written after this many entries.
    package var snapshotEntries: UInt64 = 10_000
    /// A snapshot is written after this many bytes of entries.
    package var snapshotBytes = 64 << 20
    /// The size of a page of a snapshot, in bytes; one row may make a page larger.
    package var pageBytes = 400 * 1024
    /// How many request ids are remembered, however old, so that a repeated write is answered once.
    package var rememberedRequests = 8192
    /// How long further ones are remembered; longer than a caller goes on repeating a request.
    package var rememberedTime = Duration.seconds(30)
    /// The most request ids that are remembered: 30 s of 8,000 writes a second.
    package var rememberedLimit = 240_000
    /// Bytes of answers that are remembered at most.
    package var rememberedBytes = 32 << 20
    /// How long a linearizable read waits at most.
    package var readTimeout = Duration.seconds(5)
    /// How often an idle replica tells followers that it is alive.
    package var heartbeat = Duration.milliseconds(500)
    /// How often a replica looks for entries of others even when no hint of them came.
    package var poll = Duration.seconds(1)
    /// Pause before something unavailable is tried again.
    package var retryPause = Duration.milliseconds(20)
    /// How long appends of one entry must have had no answer, while questions have one, until the journal counts as having no
    /// room: an answer that is lost, and a server that was killed, are over by then.
    package var storePatience = Duration.seconds(3)
    /// Pause before hints of others' appends are asked for again when they ended.
    package var hintPause = Duration.seconds(1)
    /// Pause before a snapshot that was not written is tried again; doubles up to `snapshotRetryLimit`.
    package var snapshotRetry = Duration.seconds(5)
    /// The longest pause before a snapshot is tried again.
    package var snapshotRetryLimit = Duration.seconds(300)
    /// How long the journal may end before what was acknowledged until its storage counts as lost and the replica stops.
    package var lossPatience = Duration.seconds(60)
    /// How long the journal must go on ending before an entry that was announced until the entry counts as lost.
    package var patience = Duration.milliseconds(500)
    /// What this replica understands and may write (feature level): entries that require more make it stand aside.
    ///
    /// A version that stores something new raises `JournalFeatures.level`, and writes it only once every replica has it.
    package var featureLevel = JournalFeatures.level
    /// How often a replica tells the others of its service which feature level it understands.
    package var levelInterval = Duration.seconds(1)
    /// How long a replica that is silent counts as there.
    package var levelTimeout = Duration.seconds(5)
    /// How long a replica that has just begun listens for the others before it writes what they may not understand.
    package var levelSettling = Duration.milliseconds(300)
    /// How often it is stored durably, outside of the journal's stream, how far the journal reaches (high-water mark).
    ///
    /// A file on this machine has it at once; where there is none, only a loss of younger entries can be missed.
    package var markInterval = Duration.seconds(1)
    /// How long the copies of a journal have at the start to catch up with what was seen of it until it counts as shortened.
    package var recoveryPatience = Duration.seconds(10)
    /// How long a replica that is told to stop goes on with the questions of followers that it has taken.
    package var farewell = Duration.seconds(1)
    /// Called at every step of a write, for tests: throwing ends the replica there and then, as a kill does.
    package var atStep: @Sendable (LedgerStep) throws -> Void = { _ in }
    /// How many feed messages are kept in memory for followers that missed some.
    package var recentMessages = 4096
    /// How many bytes of feed messages are kept in memory.
    package var recentBytes = 16 << 20

    /// The defaults.
    package init() {}
}

extension LedgerSettings {
    var requestMemory: RequestWindow.Memory {
        RequestWindow.Memory(
            always: rememberedRequests,
            time: rememberedTime,
            limit: rememberedLimit,
            replyBytes: rememberedBytes
        )
    }
}

/// The steps of a write, in their order.
package enum LedgerStep: Sendable, Hashable, CaseIterable {
    /// The steps of every write.
    package static var allCases: [LedgerStep] { [.decided, .appended, .applied, .published, .answered] }

    /// A part of a transaction is on disk, and it is not the last one.
    case partAppended
    case decided
    case appended
    case applied
    case published
    case answered
}

/// Tunables of a follower.
package struct FollowerSettings: Sendable {
    /// How long a message that came too early waits for the ones before it.
    package var holdBack = Duration.milliseconds(20)
    /// The most messages that came too early and are kept.
    package var heldMessages = 1024
    /// Without any message for this long the view is no longer fresh.
    package var freshness = Duration.seconds(3)
    /// How long one question to the service may take.
    package var requestTimeout = Duration.seconds(5)
    /// Pause before an unanswered question is asked again.
    package var retryPause = Duration.milliseconds(100)
    /// How many feed messages wait for the follower.
    package var inbox = 16_384
    /// The most linearizable reads that wait; further ones are refused with `overloaded`.
    package var waitingReads = 65_536

    /// The defaults.
    package init() {}
}

/// Whether a read must see every write acknowledged before it was asked.
package enum ReadConsistency: Sendable, Hashable {
    /// It must.
    case linearizable
    /// Whatever this process has.
    case stale
}

/// What is stored in journals, by the version that began to.
package enum JournalFeatures {
    /// What every version understands: the hash chain and the marks.
    package static let base: UInt32 = 1
    /// Leases and fences.
    package static let leases: UInt32 = 2
    /// Entries in parts.
    package static let parts: UInt32 = 2
    /// Transactions that replace the whole state.
    package static let replacing: UInt32 = 3
    /// Rows of the peering service with more tokens than one, or with one that expires.
    package static let peeringTokens: UInt32 = 4
    /// Rows of the ACL service that stand in other namespaces than the default one, and what those namespaces give.
    package static let scopedAccess: UInt32 = 5
    /// Keys of the certificate authority that are encrypted.
    package static let sealedKeys: UInt32 = 6
    /// Auth methods of the kinds `oidc` and `aws-iam`.
    package static let outsideLogins: UInt32 = 6
    /// What this version understands.
    package static let level: UInt32 = 6
}
