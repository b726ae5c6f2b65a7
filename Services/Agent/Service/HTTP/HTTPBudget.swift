import AgentLogic
import NIOHTTP1
import Synchronization

/// How many bytes of bodies and answers are in memory at once, by client and in all.
final class HTTPBudget: Sendable {
    /// Bytes that are taken from the budget until it is released, which its end does.
    final class Reservation: Sendable {
        private let give: @Sendable (Int) -> Void
        private let bytes = Atomic<Int>(0)

        fileprivate init(give: @escaping @Sendable (Int) -> Void) { self.give = give }

        deinit { give(bytes.load(ordering: .relaxed)) }

        fileprivate func add(_ count: Int) { bytes.add(count, ordering: .relaxed) }

        fileprivate var count: Int { bytes.load(ordering: .relaxed) }
    }

    private struct Table {
        var bodies = 0
        var bodiesByClient: [String: Int] = [:]
        var answers = 0
    }

    /// A body up to this size may use the part of the memory that is kept for such, so that large ones keep no registration out.
    private static let smallBody = 16 << 10
    /// Which part of the memory is kept for small bodies.
    private static let reservedPart = 16
    private let limits: HTTPLimits
    private let meter: HTTPMeter
    private let table = Mutex(Table())

    init(_ limits: HTTPLimits, meter: HTTPMeter) {
        self.limits = limits
        self.meter = meter
    }

    /// An empty reservation for the body of a client's request.
    func bodyReservation(of client: String) -> Reservation {
        Reservation { [self] bytes in
            guard bytes > 0 else { return }
            let left = table.withLock { table in
                table.bodies -= bytes
                let rest = (table.bodiesByClient[client] ?? 0) - bytes
                table.bodiesByClient[client] = rest > 0 ? rest : nil
                return table.bodies
            }
            meter.bodies(left)
        }
    }

    /// Takes bytes for a body; the limit that forbids it, nil when they are taken.
    func take(_ bytes: Int, for client: String, _ reservation: Reservation) -> HTTPMeter.Limit? {
        let isSmall = reservation.count + bytes <= Self.smallBody
        func room(_ limit: Int) -> Int { isSmall ? limit : limit - limit / Self.reservedPart }
        let result: Result<Int, LimitReached> = table.withLock { table in
            guard table.bodies + bytes <= room(limits.bodyBytesInAll) else {
                return .failure(LimitReached(limit: .bodyMemory))
            }
            let own = table.bodiesByClient[client] ?? 0
            guard own + bytes <= room(limits.bodyBytesPerClient) else {
                return .failure(LimitReached(limit: .bodyMemoryPerClient))
            }
            table.bodies += bytes
            table.bodiesByClient[client] = own + bytes
            return .success(table.bodies)
        }
        switch result {
        case .failure(let reached): return reached.limit
        case .success(let all):
            reservation.add(bytes)
            meter.bodies(all)
            return nil
        }
    }

    private struct LimitReached: Error {
        var limit: HTTPMeter.Limit
    }

    /// Takes bytes for an answer until the reservation ends; nil when there is no room.
    func answerReservation(_ bytes: Int) -> Reservation? {
        let all: Int? = table.withLock { table in
            guard table.answers + bytes <= limits.answerBytesInAll else { return nil }
            table.answers += bytes
            return table.answers
        }
        guard let all else { return nil }
        meter.answers(all)
        let reservation = Reservation { [self] bytes in
            meter.answers(
                table.withLock { table in
                    table.answers -= bytes
                    return table.answers
                }
            )
        }
        reservation.add(bytes)
        return reservation
    }

    /// Bytes of bodies in memory now.
    var bodyBytes: Int { table.withLock { $0.bodies } }

    /// Bytes of answers that are being taken now.
    var answerBytes: Int { table.withLock { $0.answers } }
}

extension HTTPRequestHead {
    /// Bytes of its names and values and of its target.
    var byteCount: Int { headers.reduce(uri.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count } }
}
