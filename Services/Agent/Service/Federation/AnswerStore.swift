import BusSchema
import MeshContracts
import MeshDomain
import Synchronization

/// Bodies of answers that are larger than a message of the bus: their first part travels with the answer, the rest is fetched.
///
/// Bounded in bytes and in time; what is not fetched in time is forgotten.
final class AnswerStore: Sendable {
    /// The largest part.
    static let part = 512 << 10
    /// The largest answer.
    static let limit = FederationClient.largestAnswer
    /// How long a body is kept.
    private static let lifetime = Duration.seconds(30)
    /// How long it is kept once its last part was fetched: that question may be repeated.
    private static let rest = Duration.seconds(2)

    private struct Body {
        var bytes: [UInt8]
        var end: ContinuousClock.Instant
    }

    private struct Table {
        var bodies: [String: Body] = [:]
        var size = 0

        mutating func forget(_ now: ContinuousClock.Instant) {
            for (id, body) in bodies where body.end <= now { remove(id, body) }
        }

        mutating func remove(_ id: String, _ body: Body) {
            bodies[id] = nil
            size -= body.bytes.count
        }
    }

    /// The name under which this agent is asked for parts.
    let replica = AnswerStore.name()
    private let table = Mutex(Table())

    /// An answer as it travels.
    ///
    /// - Throws: `overloaded` when too much is kept already.
    func wire(_ response: APIResponse) throws(MeshError) -> FederationWire.Answer {
        var answer = FederationWire.Answer()
        answer.status = UInt32(clamping: response.status)
        answer.contentType = response.contentType
        answer.headers = response.headers.map { FederationWire.Field(name: $0.name, value: $0.value) }
        answer.length = UInt64(response.body.count)
        guard response.body.count > Self.part else {
            answer.body = response.body
            return answer
        }
        let (id, now) = (Self.name(), ContinuousClock.now)
        let isKept = table.withLock { table in
            table.forget(now)
            guard table.size + response.body.count <= 2 * Self.limit else { return false }
            table.bodies[id] = Body(bytes: response.body, end: now + Self.lifetime)
            table.size += response.body.count
            return true
        }
        guard isKept else {
            throw MeshError(.overloaded, "too many large answers are on their way to other datacenters; try again")
        }
        answer.body = Array(response.body[..<Self.part])
        (answer.replica, answer.rest) = (replica, id)
        return answer
    }

    /// A further part; soon after its last one the body is forgotten.
    ///
    /// - Throws: `notFound` when it is not kept any more.
    func page(_ request: FederationWire.PageRequest) throws(MeshError) -> FederationWire.Page {
        let part = table.withLock { table -> [UInt8]? in
            let now = ContinuousClock.now
            table.forget(now)
            guard let body = table.bodies[request.id], request.offset <= UInt64(body.bytes.count) else { return nil }
            // A repeated question for the last part is answered, too: time alone removes the body.
            let rest = body.bytes[Int(request.offset)...]
            if rest.count <= Self.part { table.bodies[request.id]?.end = min(body.end, now + Self.rest) }
            return Array(rest.prefix(Self.part))
        }
        guard let part else { throw MeshError(.notFound, "that part of the answer is not kept any more; ask again") }
        return FederationWire.Page(body: part)
    }

    private static func name() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in String(generator.next() as UInt64, radix: 36) }.joined()
    }
}
