package import Logging
package import MeshBus
package import MeshContracts
import MeshDomain
import Synchronization

/// A journal in a JetStream stream: file storage, one subject for each service, appended to with the expected last sequence
/// of that subject.
///
/// What an answer can combine (catalog, config entries, peerings) shares one stream, so that it has one order and one space of
/// indexes; secrets of ACL and of the certificate authority have streams of their own. The server must run with `sync_interval: always`, so that its answer means that the entry is on disk. Snapshots stand
/// in a second stream of each service, one message per page and one, written last, that names them; without it a snapshot does not exist.
package struct JetStreamJournal: Journal {
    /// Tunables.
    package struct Settings: Sendable, Hashable {
        /// Copies of each stream in the NATS cluster that it is created with: 1, 3 or 5; later the operator's settings count.
        package var replicas = 1
        /// Whether a stream may be created where there is nothing, and never was as far as is known.
        package var mayCreate = false
        /// A folder of this machine for a mark of how far the journal reaches, outside of NATS' folder; empty for none.
        package var markFolder = ""
        /// How long one question to NATS may take.
        package var timeout = Duration.seconds(5)
        /// How long one append, or one question on which reads and writes wait, may take; each is repeated by whoever waits.
        ///
        /// What was on its way to a server that died is lost without a word, so this is how long a write stands still then.
        package var attemptTimeout = Duration.seconds(2)
        /// How long `open` waits for the stream.
        package var openTimeout = Duration.seconds(10)
        /// How long a stream of several copies must go on missing until it counts as missing.
        package var absencePatience = Duration.seconds(3)
        /// Bytes of entries that are fetched at once.
        package var fetchBytes = 4 << 20

        /// The defaults.
        package init() {}

        /// The defaults, but what is missing may be created.
        package static var creating: Settings {
            var settings = Settings()
            settings.mayCreate = true
            return settings
        }
    }

    /// What was found out about the streams.
    final class Knowledge: Sendable {
        /// Copies of the journal's stream; nil until it was looked at.
        let copies = Mutex<Int?>(nil)
        /// Where in the snapshots' stream the mark stands that was seen last; 0 for none.
        let markPlace = Mutex<UInt64>(0)
        /// When the copies were looked at last.
        let looked = Mutex<ContinuousClock.Instant>(.now)
    }

    /// The services whose entries stand in one stream.
    package static let sharing: [BusService] = [.catalog, .configEntry, .peering]
    /// How often it is looked whether an operator changed the number of copies.
    static let lookInterval = Duration.seconds(10)

    /// Names of stream and service, for people: `TOMBOLO_DC1_STATE/catalog`.
    package let name: String
    package let isShared: Bool
    /// The stream of the entries: `TOMBOLO_<DATACENTER>_STATE`, or `TOMBOLO_<DATACENTER>_<SERVICE>` for secrets.
    package let stream: String
    /// The stream of the snapshots, `TOMBOLO_<DATACENTER>_<SERVICE>_SNAPSHOTS`.
    package let snapshotStream: String
    let bus: any MessageBus
    let settings: Settings
    /// Where the stream and the subjects of its entries and snapshots are.
    let entrySubject: String
    let barrierSubject: String
    let appendedSubject: String
    /// All subjects of the stream, and what of them is told (`republish`).
    let streamSubjects: [String]
    let republished: (source: String, destination: String)
    let snapshotSubject: String
    let markSubject: String
    let api: JetStreamAPI
    let knowledge = Knowledge()
    let markFile: MarkFile?
    let logger: Logger

    /// Makes the journal of a service.
    package init(
        bus: any MessageBus,
        datacenter: String,
        service: BusService,
        settings: Settings = .init(),
        logger: Logger = Logger(label: "journal")
    ) {
        self.bus = bus
        self.settings = settings
        self.logger = logger
        let prefix = "TOMBOLO_" + Self.token(datacenter) + "_"
        let own = prefix + Self.token(service.rawValue)
        isShared = Self.sharing.contains(service)
        stream = isShared ? prefix + "STATE" : own
        name = stream + "/" + service.rawValue
        snapshotStream = own + "_SNAPSHOTS"
        entrySubject = service.subject("journal.entry", in: datacenter)
        barrierSubject = service.subject("journal.barrier", in: datacenter)
        streamSubjects = (isShared ? Self.sharing : [service]).flatMap { owner in
            [owner.subject("journal.entry", in: datacenter), owner.subject("journal.barrier", in: datacenter)]
        }
        republished = (
            "tombolo.\(datacenter).*.journal.entry", "tombolo.\(datacenter).{{wildcard(1)}}.journal.appended"
        )
        appendedSubject = service.subject("journal.appended", in: datacenter)
        snapshotSubject = service.subject("journal.snapshot", in: datacenter)
        markSubject = service.subject("journal.snapshot.mark", in: datacenter)
        markFile = settings.markFolder.isEmpty ? nil : MarkFile(folder: settings.markFolder, journal: own)
        api = JetStreamAPI(bus: bus, timeout: settings.timeout, attemptTimeout: settings.attemptTimeout)
    }

    package var mayCreate: Bool { settings.mayCreate }

    package func append(_ entry: [UInt8], expecting expected: UInt64) async throws(JournalError) -> UInt64 {
        let message = BusMessage(
            subject: entrySubject,
            headers: ["Nats-Expected-Stream": stream, "Nats-Expected-Last-Subject-Sequence": String(expected)],
            payload: entry,
            reader: .server
        )
        return try await api.publish(message)
    }

    package func lastSequence() async throws(JournalError) -> UInt64 {
        // The refusal of an append that cannot succeed names the last sequence of the service. With copies, that may be an entry
        // that is not stored yet and may be lost with the leader.
        do throws(JournalError) {
            _ = try await append([], expecting: UInt64(Int64.max))
        } catch {
            switch error {
            case .conflict(let last): return last
            case .unknownOutcome(let reason): throw .unavailable(reason)
            case .unavailable, .tooLarge, .damaged: throw error
            }
        }
        throw .damaged("stream \(stream) took an entry that was to be refused")
    }

    package func firstSequence() async throws(JournalError) -> UInt64 {
        try await entries(after: 0, limit: 1).first?.sequence ?? 0
    }

    package func entries(after sequence: UInt64, limit: Int) async throws(JournalError) -> [JournalEntry] {
        let request: MeshObject = [
            "seq": .integer(sequence + 1), "next_by_subj": .string(entrySubject), "batch": .integer(max(1, limit)),
            "max_bytes": .integer(settings.fetchBytes),
        ]
        let answers = try await api.directGetMany(stream, request, limit: max(1, limit) + 1)
        var entries: [JournalEntry] = []
        for answer in answers {
            if let status = answer.headers[BusHeader.status] {
                // 204 ends a batch, 404 says that there is nothing after the sequence.
                if status == "204" || status == "404" { break }
                throw .unavailable(
                    "stream \(stream): \(status) \(answer.headers[BusHeader.statusDescription] ?? "")"
                )
            }
            guard let position = answer.headers["Nats-Sequence"].flatMap({ UInt64($0) }) else {
                throw .damaged("stream \(stream): an entry came without its sequence")
            }
            entries.append(JournalEntry(sequence: position, bytes: answer.payload))
        }
        guard entries.isEmpty, knowledge.copies.withLock({ $0 ?? settings.replicas }) > 1 else { return entries }
        // The nearest copy answers, and may hear only after a second that an entry is stored; the leader knows.
        let next: MeshObject = ["seq": .integer(sequence + 1), "next_by_subj": .string(entrySubject)]
        return try await api.leaderGet(stream, next).map { [$0] } ?? []
    }

    package func followAppends(_ onAppend: @Sendable (UInt64) -> Void) async throws(JournalError) {
        let subscription: any BusSubscription
        do { subscription = try await bus.subscribe(appendedSubject, limit: 1024) } catch {
            throw .unavailable("\(appendedSubject): \(error)")
        }
        defer { subscription.cancel() }
        for await message in subscription.messages {
            if let sequence = message.headers["Nats-Sequence"].flatMap({ UInt64($0) }) { onAppend(sequence) }
        }
    }

    package func cut(upTo sequence: UInt64) async throws(JournalError) {
        // The newest entry stays: it says where the next one goes.
        let last = try await lastSequence()
        guard last > 0 else { return }
        let request: MeshObject = [
            "filter": .string(entrySubject), "seq": .integer(min(sequence + 1, last)),
        ]
        _ = try await api.ask("STREAM.PURGE.\(stream)", request)
    }

    /// Text as it may stand in a stream's name.
    private static func token(_ text: String) -> String {
        String(text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
    }
}
