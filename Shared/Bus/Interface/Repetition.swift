/// How a request is sent again while no answer comes: the same message with the same place for its answer, so that the first
/// answer counts and a late one to an earlier sending does, too.
///
/// Only for requests that may be carried out twice, or carry an id by which whoever answers knows them. A process that was
/// killed leaves no word behind, so the time until the first repetition is how long a request stands still then; it
/// doubles each time, so a service that is merely slow is not asked many times.
package struct Repetition: Sendable {
    /// Until the first repetition, in milliseconds.
    package static let firstWait: Int64 = 1000
    /// Until the next one when nobody listened, in milliseconds.
    package static let unheardWait: Int64 = 200

    let send: @Sendable (RequestTable.Token, Duration) -> Void
    /// When the request is over, in milliseconds of the table's clock.
    private(set) var end: Int64 = 0
    /// How often it was sent again.
    private(set) var count = 0
    /// The connection was lost while it was under way, and is not back.
    var isCut = false
    /// The newest sending met nobody.
    private(set) var isUnheard = false
    private var next: Int64 = 0
    private var wait = Self.firstWait

    /// Names what sends the request again, with the time that is left.
    package init(send: @escaping @Sendable (RequestTable.Token, Duration) -> Void) { self.send = send }

    /// The tick at which something is to be done.
    var tick: Int64 { min(next, end) / RequestTable.tickMilliseconds + 1 }

    mutating func begin(at now: Int64, ending end: Int64) {
        self.end = end
        next = now + wait
    }

    /// It is sent again; what time is left.
    mutating func again(at now: Int64) -> Duration {
        count += 1
        wait *= 2
        next = now + wait
        isUnheard = false
        return .milliseconds(max(0, end - now))
    }

    mutating func hearNobody(at now: Int64) {
        isUnheard = true
        wait = Self.unheardWait / 2
        next = now + Self.unheardWait
    }

    mutating func waitForEnd() { next = end }
}

/// A request that is to be sent again, outside of the table's lock.
struct Resending: Sendable {
    let token: RequestTable.Token
    let left: Duration
    let send: @Sendable (RequestTable.Token, Duration) -> Void

    func perform() { send(token, left) }
}
