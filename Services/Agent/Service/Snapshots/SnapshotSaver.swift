import BusSchema
import Certificates
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import SnapshotArchive

/// Saves everything at one moment.
///
/// What one moment is, over three streams: catalog, config entries and peerings stand in one stream and are taken at exactly
/// one sequence of it. The certificate authority is taken after that, and ACLs after the authority. An effect may need what a
/// later one of these holds as its cause (a row was written with a token, a token's rights set the authority's
/// configuration), never the other way round; so what is saved shows no effect without its cause.
struct SnapshotSaver: Sendable {
    /// The services whose rows are saved, in the order in which they are restored and stand in the archive.
    ///
    /// ACLs come last: until then the caller's token is the one that counts, and interrupted restoring can be repeated with it.
    static let services: [BusService] = [.authority, .configEntry, .catalog, .peering, .acl]
    /// Those that share a stream.
    private static let sharing: [BusService] = [.catalog, .configEntry, .peering]
    /// How long one question may take; to make a part of a large state is one.
    private static let patience = Duration.seconds(60)

    let client: ServiceClient

    /// What a replica keeps for this snapshot.
    private struct Kept: Sendable {
        var capture: JournalWire.CaptureReply
        var part: JournalWire.CapturePart
    }

    /// Saves.
    ///
    /// - Returns: What was saved, and the archive as it is to be sent.
    /// - Throws: What a service refuses with, naming it.
    func save(_ call: CallContext, product: String) async throws(MeshError) -> (SnapshotMeta, AnswerStream) {
        var call = call
        call.timeout = Self.patience
        // Each of these is begun once; it is not a write that could be repeated by its id.
        call.requestID = ""
        var captures: [BusService: JournalWire.CaptureReply] = [:]
        for service in Self.sharing { captures[service] = try await client.call(service.capture, .init(), call) }
        let sequence = captures.values.map(\.sequence).max() ?? 0
        guard Set(captures.values.map(\.history)).count == 1, let history = captures.values.first?.history else {
            throw MeshError(.unavailable, "the journals are just being replaced; save again")
        }
        var kept: [BusService: Kept] = [:]
        for service in Self.sharing {
            kept[service] = try await fix(service, captures[service] ?? .init(), at: sequence, call)
        }
        for service in [BusService.authority, .acl] {
            let capture = try await client.call(service.capture, .init(), call)
            kept[service] = try await fix(service, capture, at: 0, call)
        }
        // As clients see it: the API shows the journal's index plus one.
        let index = (Self.sharing.compactMap { kept[$0]?.part.index }.max() ?? 0) + 1
        let now = BusClock.wallMilliseconds()
        let term = (JournalHistory(history)?.acceptances ?? 0) + 1
        let meta = SnapshotMeta(
            id: "\(term)-\(index)-\(now)",
            index: index,
            term: term,
            datacenter: client.datacenter,
            product: product,
            time: now,
            parts: Self.services.compactMap { service in kept[service].map { Self.part(service, $0) } }
        )
        let pages = SnapshotPages(client, call, kept.mapValues { ($0.capture.replica, $0.capture.id) })
        let archive = try ArchiveStream(meta, pages)
        return (meta, AnswerStream { try await archive.next() })
    }

    private func fix(
        _ service: BusService,
        _ capture: JournalWire.CaptureReply,
        at sequence: UInt64,
        _ call: CallContext
    ) async throws(MeshError) -> Kept {
        let request = JournalWire.CaptureFix(id: capture.id, sequence: sequence)
        return Kept(
            capture: capture,
            part: try await client.call(service.captureFix(of: capture.replica), request, call)
        )
    }

    private static func part(_ service: BusService, _ kept: Kept) -> SnapshotMeta.Part {
        SnapshotMeta.Part(
            service: service.rawValue,
            sequence: kept.part.sequence,
            index: kept.part.index,
            history: kept.capture.history,
            pages: UInt64(kept.part.pages),
            bytes: kept.part.bytes,
            sha256: Digest.hex(kept.part.sha256),
            requires: UInt64(kept.part.requires),
            keyID: kept.part.keyID,
            rows: kept.part.rows.map { SnapshotMeta.Rows(kind: $0.kind, count: $0.count, bytes: $0.bytes) }
        )
    }
}

/// Fetches pages from the replicas that keep them.
private struct SnapshotPages: Sendable {
    private let client: ServiceClient
    private let call: CallContext
    private let places: [BusService: (replica: String, id: String)]

    init(_ client: ServiceClient, _ call: CallContext, _ places: [BusService: (replica: String, id: String)]) {
        (self.client, self.call, self.places) = (client, call, places)
    }

    func page(_ number: UInt64, of service: String) async throws(MeshError) -> [UInt8] {
        guard let service = BusService(rawValue: service), let place = places[service] else {
            throw MeshError(.internalFault, "nothing is kept of \(service)")
        }
        let request = JournalWire.CapturePageRequest(id: place.id, page: UInt32(number))
        return try await client.call(service.capturePage(of: place.replica), request, call).content
    }
}

/// The archive while it is sent: one page is in memory at a time.
private actor ArchiveStream {
    private enum Step {
        case beginning
        case part(Int)
        case page(Int, UInt64)
        case ending
        case over
    }

    private let meta: SnapshotMeta
    private let pages: SnapshotPages
    private let writer: ArchiveWriter
    private var step = Step.beginning

    init(_ meta: SnapshotMeta, _ pages: SnapshotPages) throws(MeshError) {
        self.meta = meta
        self.pages = pages
        writer = try ArchiveWriter(meta)
    }

    /// The next piece, not empty; nil at the end.
    func next() async throws -> [UInt8]? {
        while true {
            let bytes: [UInt8]
            switch step {
            case .over: return nil
            case .beginning:
                bytes = writer.beginning()
                step = meta.parts.isEmpty ? .ending : .part(0)
            case .part(let number):
                bytes = writer.begin(meta.parts[number])
                step = .page(number, 0)
            case .page(let number, let page):
                let part = meta.parts[number]
                if page < part.pages {
                    bytes = writer.page(try await pages.page(page, of: part.service))
                    step = .page(number, page + 1)
                } else {
                    bytes = writer.end(part)
                    step = number + 1 < meta.parts.count ? .part(number + 1) : .ending
                }
            case .ending:
                bytes = try writer.ending()
                step = .over
            }
            if !bytes.isEmpty { return bytes }
        }
    }
}
