import BusSchema
import MeshContracts
import MeshDomain
import MeshState
import Synchronization

/// What one replica keeps for those who save everything at one moment, and of those who restore it.
///
/// Who saves first has all services keep their versions and then chooses a sequence of the stream: so each has the version
/// that stands exactly there, however much is written meanwhile. Versions share their structure, so keeping them costs what
/// changed between them. Bounded: by number of those who save, by versions of each, by time since they were heard of.
final class Captures<State: ReplicatedState>: Sendable {
    /// A version that is handed out.
    struct Part: Sendable {
        var description: JournalWire.CapturePart
        var pages: [[UInt8]]
    }

    /// Rows that come for a restore.
    struct Arrival: Sendable {
        var request: JournalWire.RestoreRequest
        /// Tells it from one of the same id that was handed again: what is worked out of the one is nothing for the other.
        let generation: UInt64
        var pages: [[UInt8]] = []
        var bytes = 0
        /// What the pages hold, once all were read.
        var rows: [State.Change]?
        /// What became of it.
        var done: JournalWire.RestoreDone?
    }

    private struct Entry<Value: Sendable>: Sendable {
        var value: Value
        var lastUse: ContinuousClock.Instant
    }

    private enum Capture: Sendable {
        case gathering([Version<State>])
        case tooMany
        case fixed(Part)
    }

    private struct Table {
        var captures: [String: Entry<Capture>] = [:]
        var arrivals: [String: Entry<Arrival>] = [:]
        var generation: UInt64 = 0
    }

    private let table = Mutex(Table())
    private let limit: Int
    private let versionLimit: Int
    private let time: Duration
    /// After how long without a word a restoring may give way to another one.
    private let quiet: Duration

    init(_ settings: LedgerSettings) {
        limit = settings.captures
        versionLimit = settings.capturedVersions
        time = settings.captureTime
        quiet = settings.quietRestore
    }

    // MARK: - Saving

    /// Keeps versions from now on.
    ///
    /// - Throws: `overloaded` when too many save at the same time.
    func begin(_ id: String) throws(MeshError) {
        try table.withLock { table throws(MeshError) in
            forgetUnused(&table)
            // Nobody says that he has all pages, so the one that was not heard of longest gives way.
            let handedOut = table.captures.filter { if case .fixed = $0.value.value { true } else { false } }
            if table.captures.count >= limit, let oldest = handedOut.min(by: { $0.value.lastUse < $1.value.lastUse }) {
                table.captures[oldest.key] = nil
            }
            guard table.captures.count < limit else {
                throw MeshError(.overloaded, "\(limit) snapshots are being saved already; try again later")
            }
            table.captures[id] = Entry(value: .gathering([]), lastUse: .now)
        }
    }

    /// Keeps a version for all who have not chosen yet.
    func note(_ version: Version<State>) {
        table.withLock { table in
            guard !table.captures.isEmpty else { return }
            forgetUnused(&table)
            for id in table.captures.keys {
                guard case .gathering(var versions) = table.captures[id]?.value else { continue }
                // Two owners of the list would copy it.
                table.captures[id]?.value = .tooMany
                guard versions.count < versionLimit else { continue }
                versions.append(version)
                table.captures[id]?.value = .gathering(versions)
            }
        }
    }

    /// The version that stands at a sequence: the newest one that is not after it; nil when it was chosen before.
    ///
    /// - Throws: `notFound`, `overloaded` when that version is not kept (any more).
    func version(_ id: String, at sequence: UInt64, newest: Version<State>) throws(MeshError) -> Version<State>? {
        try table.withLock { table throws(MeshError) in
            guard let capture = table.captures[id]?.value else { throw Self.unknown(id) }
            switch capture {
            case .fixed: return nil
            case .tooMany:
                throw MeshError(
                    .overloaded,
                    "more than \(versionLimit) writes came while everything was being saved; save again"
                )
            case .gathering(let versions):
                let found = (versions + [newest]).filter { $0.sequence <= sequence }.max { $0.sequence < $1.sequence }
                guard let found else {
                    throw MeshError(.conflict, "sequence \(sequence) is before the snapshot was begun; save again")
                }
                return found
            }
        }
    }

    /// Keeps what is handed out, and no versions any more.
    func keep(_ part: Part, of id: String) throws(MeshError) {
        try table.withLock { table throws(MeshError) in
            guard table.captures[id] != nil else { throw Self.unknown(id) }
            table.captures[id] = Entry(value: .fixed(part), lastUse: .now)
        }
    }

    /// What is handed out.
    func part(_ id: String) throws(MeshError) -> Part {
        try table.withLock { table throws(MeshError) in
            guard case .fixed(let part) = table.captures[id]?.value else { throw Self.unknown(id) }
            table.captures[id]?.lastUse = .now
            return part
        }
    }

    /// Forgets a snapshot that was handed out.
    func end(_ id: String) { table.withLock { $0.captures[id] = nil } }

    // MARK: - Restoring

    /// Takes pages from now on; one with the same id begins again.
    func begin(_ request: JournalWire.RestoreRequest) throws(MeshError) {
        try table.withLock { table throws(MeshError) in
            forgetUnused(&table)
            if table.arrivals.count >= limit, table.arrivals[request.id] == nil, let surplus = surplus(of: table) {
                table.arrivals[surplus] = nil
            }
            guard table.arrivals.count < limit || table.arrivals[request.id] != nil else {
                throw MeshError(.overloaded, "\(limit) snapshots are being restored already; try again later")
            }
            table.generation += 1
            let arrival = Arrival(request: request, generation: table.generation)
            table.arrivals[request.id] = Entry(value: arrival, lastUse: .now)
        }
    }

    /// What makes room for another restoring: one that was carried out, else one whose agent was not heard of for a while.
    ///
    /// Nobody says that he gives up, and an agent that was taken for gone hands its part again.
    private func surplus(of table: Table) -> String? {
        if let done = table.arrivals.first(where: { $0.value.value.done != nil }) { return done.key }
        let oldest = table.arrivals.min { $0.value.lastUse < $1.value.lastUse }
        return oldest.flatMap { $0.value.lastUse.duration(to: .now) > quiet ? $0.key : nil }
    }

    /// Adds a page; one that came before is left out.
    func add(_ page: JournalWire.RestorePage) throws(MeshError) {
        try table.withLock { table throws(MeshError) in
            guard var arrival = table.arrivals[page.id]?.value else { throw Self.unknown(page.id) }
            guard Int(page.page) != arrival.pages.count - 1 else { return }
            guard Int(page.page) == arrival.pages.count, page.page < arrival.request.pages else {
                throw MeshError(
                    .badRequest,
                    "page: page \(page.page) does not follow the \(arrival.pages.count) before"
                )
            }
            arrival.bytes += page.content.count + 4
            guard arrival.bytes <= arrival.request.bytes else {
                throw MeshError(.badRequest, "content: the pages have more than \(arrival.request.bytes) bytes")
            }
            arrival.pages.append(page.content)
            table.arrivals[page.id] = Entry(value: arrival, lastUse: .now)
        }
    }

    /// What has come.
    func arrival(_ id: String) throws(MeshError) -> Arrival {
        try table.withLock { table throws(MeshError) in
            guard let arrival = table.arrivals[id]?.value else { throw Self.unknown(id) }
            table.arrivals[id]?.lastUse = .now
            return arrival
        }
    }

    /// Keeps the rows in place of the pages that they were read from.
    func keep(_ rows: [State.Change], of id: String, _ generation: UInt64) {
        table.withLock { table in
            guard table.arrivals[id]?.value.generation == generation else { return }
            table.arrivals[id]?.value.rows = rows
            table.arrivals[id]?.value.pages = []
            table.arrivals[id]?.lastUse = .now
        }
    }

    /// Keeps what became of it, for who asks again, in place of the rows.
    func end(_ id: String, _ generation: UInt64, with done: JournalWire.RestoreDone) {
        table.withLock { table in
            guard table.arrivals[id]?.value.generation == generation else { return }
            table.arrivals[id]?.value.rows = nil
            table.arrivals[id]?.value.done = done
        }
    }

    /// Forgets those who were not heard of for a while.
    func forgetUnused() { table.withLock { forgetUnused(&$0) } }

    private func forgetUnused(_ table: inout Table) {
        if table.captures.isEmpty, table.arrivals.isEmpty { return }
        let now = ContinuousClock.now
        table.captures = table.captures.filter { $0.value.lastUse.duration(to: now) < time }
        table.arrivals = table.arrivals.filter { $0.value.lastUse.duration(to: now) < time }
    }

    private static func unknown(_ id: String) -> MeshError {
        MeshError(.notFound, "the snapshot \(id) is not kept by this replica (any more); begin again")
    }
}
