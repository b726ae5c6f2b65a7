/// When nats-server is started again because it stores nothing.
///
/// A write error of a stream (a full disk, a disk that refuses) stays with that stream until nats-server opens its files
/// anew, even when there is room again: it then answers no append at all. Its `/healthz` names the error. Of several servers, one whose
/// group of servers cannot be written down gives up storing altogether, and says only that JetStream is not enabled.
///
/// - Source: observed with nats-server 2.15.1.
package struct BusHealth: Sendable {
    /// What to do.
    package enum Decision: Sendable, Hashable {
        case nothing
        /// Say it once; nothing helps before there is room.
        case tell(String)
        /// Say it, and start nats-server again.
        case restart(String)
    }

    /// How often it is asked for.
    package static let pause = Duration.seconds(1)
    /// Bytes that must be free: below, the next entries would fail again.
    package static let neededBytes: UInt64 = 8 << 20
    /// The shortest time between two restarts; doubles up to `longestWait` while errors go on.
    package static let firstWait = Duration.seconds(5)
    /// The longest time between two restarts.
    package static let longestWait = Duration.seconds(60)

    private var wait = Self.firstWait
    private var earliest: Duration?
    private var told = ""

    /// All is well.
    package init() {}

    /// Judges an answer of `/healthz`.
    ///
    /// - Parameters:
    ///   - problem: Its body when it is not healthy; nil when it is.
    ///   - freeBytes: Room on the disk; nil when that cannot be known.
    ///   - folder: Where it stores, for people.
    ///   - now: The moment, as the time since any fixed one.
    /// - Returns: What to do.
    package mutating func judge(
        problem: String?,
        freeBytes: UInt64?,
        folder: String,
        at now: Duration
    ) -> Decision {
        guard let problem, problem.contains("write error") || problem.contains("JetStream not enabled") else {
            told = ""
            if let earliest, now > earliest + Self.longestWait {
                wait = Self.firstWait
                self.earliest = nil
            }
            return .nothing
        }
        if let freeBytes, freeBytes < Self.neededBytes {
            let text =
                "nats-server cannot write to \(folder) (\(freeBytes >> 10) KiB free): no write is stored; make room there, "
                + "and writes go on by themselves: \(problem)"
            defer { told = "full" }
            return told == "full" ? .nothing : .tell(text)
        }
        if let earliest, now < earliest { return .nothing }
        earliest = now + wait
        wait = min(wait * 2, Self.longestWait)
        told = ""
        let what =
            problem.contains("write error")
            ? "nats-server had a write error"
            : "nats-server stores nothing, as after an error of its disk or when it was taken out of the group,"
        return .restart("\(what) and there is room in \(folder); starting it again: \(problem)")
    }
}
