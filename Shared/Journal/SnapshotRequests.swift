import BusSchema
import MeshDomain
import MeshState
import Synchronization

/// What a snapshot is made of.
struct SnapshotRequest<State: ReplicatedState>: Sendable {
    var version: Version<State>
    var window: RequestWindow
    /// The feature level that what is in it requires.
    var requires: UInt32
}

/// The snapshot to be written next; a newer request replaces one that waits.
final class SnapshotRequests<State: ReplicatedState>: Sendable {
    private let waiting = Mutex<SnapshotRequest<State>?>(nil)
    private let signal = Signal()

    /// Asks for a snapshot.
    func request(_ request: SnapshotRequest<State>) {
        waiting.withLock { $0 = request }
        signal.raise()
    }

    /// Asks again for one that was not written, unless a newer one waits.
    func retry(_ request: SnapshotRequest<State>) {
        waiting.withLock { if $0 == nil { $0 = request } }
        signal.raise()
    }

    /// The next one to write; nil when the task is cancelled.
    func next() async -> SnapshotRequest<State>? {
        while !Task.isCancelled {
            let request = waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            if let request { return request }
            await signal.wait()
        }
        return nil
    }
}

/// Makes the pages of a snapshot: first the remembered requests, then the leases, then the rows.
enum SnapshotPages {
    static func encode<Codec: ChangeCodec>(
        _ request: SnapshotRequest<Codec.State>,
        codec: Codec.Type,
        pageBytes: Int,
        writer: String
    ) throws(MeshError) -> [[UInt8]] {
        let requires = request.requires
        var pages: [[UInt8]] = []
        func add(_ transactions: [JournalWire.Transaction]) throws(MeshError) {
            pages.append(try JournalEntryCoding.encode(transactions, writer: writer, requires: requires))
        }
        var remembered: [JournalWire.Transaction] = []
        var size = 0
        for (requestID, written) in request.window.requests {
            remembered.append(
                JournalWire.Transaction(index: written.index, requestID: requestID, reply: written.reply)
            )
            size += written.reply.count + requestID.utf8.count + 16
            if size >= pageBytes {
                try add(remembered)
                remembered = []
                size = 0
            }
        }
        if !remembered.isEmpty { try add(remembered) }
        // A lease has at most a little over 1,024 bytes.
        let leases = request.version.leases.rows.map(JournalWire.LeaseRecord.init)
        let leasesPerPage = max(1, pageBytes / 1100)
        for start in stride(from: 0, to: leases.count, by: leasesPerPage) {
            try add([JournalWire.Transaction(leases: Array(leases[start..<min(start + leasesPerPage, leases.count)]))])
        }
        let floor = request.version.state.floor
        if floor > 0 { try add([.init(floor: floor)]) }
        var rows: [[UInt8]] = []
        size = 0
        for row in request.version.state.snapshot() {
            let bytes = try codec.encode(row)
            if size + bytes.count > pageBytes, !rows.isEmpty {
                try add([JournalWire.Transaction(changes: rows)])
                rows = []
                size = 0
            }
            rows.append(bytes)
            size += bytes.count + 4
        }
        if !rows.isEmpty || pages.isEmpty { try add([JournalWire.Transaction(changes: rows)]) }
        return pages
    }
}
