import NIOCore
import Synchronization

/// A request's body while it comes: taken piece by piece by the endpoint, never in memory as a whole.
///
/// The connection reads on only while the endpoint takes what came (back pressure). The limits are the connection's: bytes
/// in all, the rate at which a client sends.
/// Invariant: at most one taker waits, and it is woken by whoever takes it out of the table under the lock.
package final class BodyStream: Sendable {
    /// From this many bytes that nobody has taken nothing more is read.
    static let highWater = 256 << 10

    private enum End {
        case whole
        case failed(APIError)
    }

    private struct Table {
        var waiting = ByteBuffer()
        var end: End?
        var taker: CheckedContinuation<Void, Never>?
        var onRoom: (@Sendable () -> Void)?
    }

    private let table = Mutex(Table())

    /// A body of which nothing has come.
    package init() {}

    /// A body that is there as a whole.
    package convenience init(_ bytes: [UInt8]) {
        self.init()
        add(ByteBuffer(bytes: bytes))
        finish()
    }

    /// The next piece, not empty; nil at the end of the body.
    ///
    /// One caller at a time.
    ///
    /// - Throws: Why no more comes: the client is gone or too slow, the body is too large, the task was cancelled.
    package func next() async throws(APIError) -> [UInt8]? {
        while true {
            let (taken, end, onRoom): ([UInt8], End?, (@Sendable () -> Void)?) = table.withLock { table in
                guard table.waiting.readableBytes > 0 else { return ([], table.end, nil) }
                if case .failed? = table.end { return ([], table.end, nil) }
                let bytes = Array(table.waiting.readableBytesView)
                let wasFull = bytes.count >= Self.highWater
                table.waiting = ByteBuffer()
                return (bytes, nil, wasFull ? table.onRoom : nil)
            }
            onRoom?()
            if !taken.isEmpty { return taken }
            switch end {
            case .whole?: return nil
            case .failed(let error)?: throw error
            case nil: await more()
            }
        }
    }

    private func more() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isThere = table.withLock { table in
                    guard table.waiting.readableBytes == 0, table.end == nil else { return true }
                    table.taker = continuation
                    return false
                }
                if isThere { continuation.resume() }
                if Task.isCancelled { fail(APIError(any: CancellationError())) }
            }
        } onCancel: {
            fail(APIError(any: CancellationError()))
        }
    }

    // MARK: - The connection's side

    /// Whether nothing more should be read for now.
    var isFull: Bool { table.withLock { $0.waiting.readableBytes >= Self.highWater && $0.end == nil } }

    /// Has a closure called, on any thread, when there is room again.
    func whenRoom(_ body: @escaping @Sendable () -> Void) { table.withLock { $0.onRoom = body } }

    func add(_ part: ByteBuffer) {
        change { table in
            guard table.end == nil else { return }
            var part = part
            if table.waiting.readableBytes == 0 { table.waiting = part } else { table.waiting.writeBuffer(&part) }
        }
    }

    /// The body is whole.
    func finish() { change { if $0.end == nil { $0.end = .whole } } }

    /// No more comes; what came is of no use.
    func fail(_ error: APIError) {
        change { table in
            guard table.end == nil else { return }
            table.end = .failed(error)
            table.waiting = ByteBuffer()
        }
    }

    private func change(_ body: (inout Table) -> Void) {
        let taker = table.withLock { table in
            body(&table)
            defer { table.taker = nil }
            return table.taker
        }
        taker?.resume()
    }
}
