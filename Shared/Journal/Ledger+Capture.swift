import BusSchema
import Certificates
import Logging
package import MeshContracts
package import MeshDomain
package import MeshState
import Synchronization

/// Saving everything at one moment: this service's part of it.
///
/// A part is pages of rows, each an encoded `Batch` with its checksum, encrypted where the service says so. Leases, fences and
/// remembered requests are about processes and calls of now, so they are in no part.
extension Ledger {
    /// Answers those who save and restore everything.
    package nonisolated func serveSnapshots(
        on host: ServiceHost,
        _ rules: SnapshotRules<Codec.State>
    ) async throws(MeshError) {
        let (service, replica) = (service, replica)
        // The further questions first, so that whoever is given a name finds the replica that has it.
        try await host.serve(service.captureFix(of: replica), concurrency: 2, limit: 64) {
            request,
            _ throws(MeshError) in
            try await self.fix(request, rules)
        }
        try await host.serve(service.capturePage(of: replica), concurrency: 4, limit: 64) {
            request,
            _ throws(MeshError) in
            try self.page(request)
        }
        try await serveRestores(on: host, rules)
        try await host.serve(service.capture, concurrency: 4, limit: 64) { _, context throws(MeshError) in
            try await rules.permit(context)
            return try await self.beginCapture()
        }
    }

    private nonisolated func beginCapture() async throws(MeshError) -> JournalWire.CaptureReply {
        if let refusal = tooOld.withLock({ $0 }) { throw refusal }
        let id = Self.newName()
        try captures.begin(id)
        let newest: Version<Codec.State>
        do throws(MeshError) { newest = try await read() } catch {
            captures.end(id)
            throw error
        }
        captures.note(newest)
        return JournalWire.CaptureReply(
            replica: replica,
            id: id,
            sequence: newest.sequence,
            history: origin.withLock { $0?.description ?? "" }
        )
    }

    private nonisolated func fix(
        _ request: JournalWire.CaptureFix,
        _ rules: SnapshotRules<Codec.State>
    ) async throws(MeshError) -> JournalWire.CapturePart {
        // Whatever stands up to that sequence is here now.
        let newest = try await read()
        let sequence = request.sequence == 0 ? newest.sequence : request.sequence
        guard let version = try captures.version(request.id, at: sequence, newest: newest) else {
            return try captures.part(request.id).description
        }
        let part = try Self.part(
            of: version,
            rules.secrecy,
            service: service,
            pageBytes: settings.pageBytes,
            requires: await levelInUse
        )
        try captures.keep(part, of: request.id)
        return part.description
    }

    private nonisolated func page(
        _ request: JournalWire.CapturePageRequest
    ) throws(MeshError) -> JournalWire.CapturePage {
        let part = try captures.part(request.id)
        guard Int(request.page) < part.pages.count else {
            throw MeshError(.badRequest, "page: the part has \(part.pages.count) pages, not \(request.page + 1)")
        }
        return JournalWire.CapturePage(content: part.pages[Int(request.page)])
    }

    private static func part(
        of version: Version<Codec.State>,
        _ secrecy: SnapshotRules<Codec.State>.Secrecy,
        service: BusService,
        pageBytes: Int,
        requires: UInt32
    ) throws(MeshError) -> Captures<Codec.State>.Part {
        let key = try SnapshotPage.key(secrecy, service)
        var counts: [String: JournalWire.RowCount] = [:]
        var rows: [[UInt8]] = []
        for row in version.state.snapshot() {
            let bytes = try Codec.encode(row)
            let kind = SnapshotPage.kind(of: row)
            counts[kind, default: JournalWire.RowCount(kind: kind)].count += 1
            counts[kind]?.bytes += UInt64(bytes.count)
            rows.append(bytes)
        }
        let plain = JournalEntryCoding.pages(of: rows, bytes: pageBytes)
        var pages: [[UInt8]] = []
        for (number, rows) in plain.enumerated() {
            let place = SnapshotPage(service, version.sequence, number: number, of: plain.count)
            let page = try JournalEntryCoding.encode([.init(changes: rows)], writer: "", requires: requires)
            pages.append(try place.sealed(page, key))
        }
        return Captures.Part(
            description: JournalWire.CapturePart(
                sequence: version.sequence,
                index: version.index,
                pages: UInt32(pages.count),
                bytes: UInt64(pages.reduce(0) { $0 + $1.count + 4 }),
                sha256: try SnapshotPage.digest(of: pages),
                rows: counts.values.sorted { $0.kind < $1.kind },
                requires: requires,
                keyID: key?.id ?? ""
            ),
            pages: pages
        )
    }

    /// A name that nobody guesses.
    static func newName() -> String {
        (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }
}

/// One page of a saved part: where it belongs, which is bound to its encryption.
struct SnapshotPage {
    private let context: [UInt8]

    init(_ service: BusService, _ sequence: UInt64, number: Int, of count: Int) {
        context = Array("tombolo snapshot \(service.rawValue) \(sequence) \(number) \(count)".utf8)
    }

    /// The page as it is stored.
    func sealed(_ page: [UInt8], _ key: SealingKey?) throws(MeshError) -> [UInt8] {
        guard let key else { return page }
        do { return try key.seal(page, context: context) } catch { throw MeshError(.internalFault, "\(error)") }
    }

    /// The page as it was before; nil when it is damaged or belongs elsewhere.
    func opened(_ page: [UInt8], _ key: SealingKey?) throws(MeshError) -> [UInt8]? {
        guard let key else { return page }
        do { return try key.open(page, context: context) } catch { throw MeshError(.internalFault, "\(error)") }
    }

    /// The key of a service's pages; nil when they are not encrypted.
    static func key<State>(
        _ secrecy: SnapshotRules<State>.Secrecy,
        _ service: BusService
    ) throws(MeshError) -> SealingKey? {
        switch secrecy {
        case .open: return nil
        case .sealed(let key?): return key
        case .sealed(nil):
            throw MeshError(
                .rejected,
                "the \(service.rawValue) service has no key for snapshots, and what it keeps is secret: set "
                    + "TOMBOLO_SNAPSHOT_KEY_FILE to the same file for acl, certificate-authority, config-entry and peering"
            )
        }
    }

    /// SHA-256 of pages with their lengths, as they stand in the archive.
    static func digest(of pages: [[UInt8]]) throws(MeshError) -> [UInt8] {
        var whole: [UInt8] = []
        whole.reserveCapacity(pages.reduce(0) { $0 + $1.count + 4 })
        for page in pages {
            whole += JournalEntryCoding.frame(page.count)
            whole += page
        }
        do { return try Digest.sha256(whole) } catch { throw MeshError(.internalFault, "hashing: \(error)") }
    }

    /// What kind of row this is, for people: the name of its case without the verb.
    static func kind(of row: some Sendable) -> String {
        guard let name = Mirror(reflecting: row).children.first?.label else { return "row" }
        for verb in ["put", "set", "assign"] where name.hasPrefix(verb) && name.count > verb.count {
            return String(name.dropFirst(verb.count))
        }
        return name
    }
}
