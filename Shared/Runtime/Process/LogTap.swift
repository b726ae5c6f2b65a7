package import Logging
import Synchronization

/// Lines of this process's log for whoever watches it from outside, also those below the level that is written.
///
/// Watching costs the process the writing of each line, so the number of watchers is limited. A watcher that does not take its
/// lines loses the newest ones and is told how many.
package final class LogTap: Sendable {
    /// That of this process.
    package static let shared = LogTap()
    /// How many may watch at the same time.
    package static let watcherLimit = 16
    /// How many lines are kept for a watcher that is slow.
    static let lineLimit = 1024

    private struct Watcher {
        var level: Logger.Level
        var isJSON: Bool
        var lost = 0
        var lines: AsyncStream<String>.Continuation
    }

    private struct Table {
        var last = 0
        var watchers: [Int: Watcher] = [:]
    }

    private let table = Mutex(Table())
    /// The place of the lowest level that is watched among all levels; their count when nobody watches.
    private let lowest = Atomic(Logger.Level.allCases.count)

    init() {}

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - level: The lowest level of the lines.
    ///   - isJSON: Whether each line is a JSON object.
    /// - Returns: Lines with their line ends, until nobody holds it any more; nil when too many watch.
    package func watch(level: Logger.Level, json isJSON: Bool) -> AsyncStream<String>? {
        table.withLock { table in
            guard table.watchers.count < Self.watcherLimit else { return nil }
            let (lines, continuation) = AsyncStream.makeStream(
                of: String.self,
                bufferingPolicy: .bufferingOldest(Self.lineLimit)
            )
            table.last += 1
            let number = table.last
            table.watchers[number] = Watcher(level: level, isJSON: isJSON, lines: continuation)
            continuation.onTermination = { [weak self] _ in self?.leave(number) }
            noteLowest(table)
            return lines
        }
    }

    /// How many watch.
    package var count: Int { table.withLock { $0.watchers.count } }

    /// The lowest level that anybody watches; nil when nobody does.
    var level: Logger.Level? {
        let place = lowest.load(ordering: .relaxed)
        return place < Logger.Level.allCases.count ? Logger.Level.allCases[place] : nil
    }

    /// Hands a line to those who watch its level; `line` makes it, as JSON or as text.
    func offer(_ level: Logger.Level, _ line: (_ isJSON: Bool) -> String) {
        guard let watched = self.level, level >= watched else { return }
        table.withLock { table in
            for (number, watcher) in table.watchers where level >= watcher.level {
                var text = line(watcher.isJSON)
                if watcher.lost > 0, !watcher.isJSON {
                    text = "(\(watcher.lost) lines were not taken in time)\n" + text
                }
                switch watcher.lines.yield(text) {
                case .dropped: table.watchers[number]?.lost += 1
                case _: table.watchers[number]?.lost = 0
                }
            }
        }
    }

    private func leave(_ number: Int) {
        table.withLock { table in
            table.watchers[number] = nil
            noteLowest(table)
        }
    }

    private func noteLowest(_ table: Table) {
        let all = Logger.Level.allCases
        let place = table.watchers.values.map(\.level).min().flatMap { all.firstIndex(of: $0) } ?? all.count
        lowest.store(place, ordering: .relaxed)
    }
}
