import MeshDomain
import MeshJournal
import MeshState
import Synchronization

/// What a read (blocking query) waits for before it is answered.
///
/// A wait is handed back to whoever asked, who asks again when it is over: meanwhile there is no task and no call under way, only
/// the request and a closure in the view's table. A client that waits costs a connection and little more.
struct ReadWait: Sendable {
    /// What a request that is asked again brings along.
    struct Resumption: Sendable {
        /// When the wait is over, whatever happens.
        var deadline: ContinuousClock.Instant
        /// Of the states that are read, when the request came first.
        var generations: [UInt64]
    }

    /// Has a closure called at the next change that matters, or when the time is over; what it returns ends the wait early.
    typealias Begin = @Sendable (_ body: @escaping @Sendable () -> Void) -> GiveUp
    /// Ends a wait; the closure may be called all the same.
    typealias GiveUp = @Sendable () -> Void

    let resumption: Resumption
    let begin: Begin

    /// Waits for what several waits are for, whichever is over first; the closure is called once.
    static func either(_ first: @escaping Begin, _ second: @escaping Begin) -> Begin {
        { body in
            let once = Once(body)
            let both = [first { once.call() }, second { once.call() }]
            once.end(with: both)
            return { once.end() }
        }
    }

    /// Returns when it is over, or when the task is cancelled.
    func over() async {
        let (news, end) = AsyncStream<Never>.makeStream()
        let giveUp = begin { end.finish() }
        for await _ in news {}
        giveUp()
    }

    /// Calls a closure the first time, and ends all waits that lead to it.
    private final class Once: Sendable {
        private struct Table {
            var body: (@Sendable () -> Void)?
            var waits: [GiveUp] = []
        }

        private let table: Mutex<Table>

        init(_ body: @escaping @Sendable () -> Void) { table = Mutex(Table(body: body)) }

        func call() { take()?() }

        func end() { _ = take() }

        /// Takes the waits that are to be ended, too; at once when it was called meanwhile.
        func end(with waits: [GiveUp]) {
            let isOver = table.withLock { table in
                if table.body == nil { return true }
                table.waits = waits
                return false
            }
            if isOver { for wait in waits { wait() } }
        }

        private func take() -> (@Sendable () -> Void)? {
            let (body, waits) = table.withLock { table in
                defer { (table.body, table.waits) = (nil, []) }
                return (table.body, table.waits)
            }
            for wait in waits { wait() }
            return body
        }
    }
}

extension StateView {
    /// A wait for the next change of one of the topics after an index.
    func wait(
        forAnyOf topics: [State.Topic],
        after index: UInt64,
        until deadline: ContinuousClock.Instant
    ) -> ReadWait.Begin {
        { [self] body in
            let timeout = ContinuousClock.now.duration(to: deadline)
            guard let number = whenChanged(anyOf: topics, after: index, timeout: timeout, body) else { return {} }
            return { self.forget(number) }
        }
    }
}
