import Foundation
import MeshBus
import MeshDomain

/// The questions to JetStream that a journal needs, as requests on the bus.
///
/// - Source: NATS documentation "JetStream wire API reference"; error numbers observed with nats-server 2.15.1.
struct JetStreamAPI: Sendable {
    /// A refusal of the server.
    struct Refusal: Error, Sendable, Hashable {
        var code: Int64
        var description: String
        /// The server says that it may work later.
        var isTemporary: Bool
    }

    /// What became of a question.
    enum Attempt: Sendable {
        case done(MeshValue)
        case refused(Refusal)
        case unavailable(String)
    }

    /// What a stream holds.
    struct StreamInfo: Sendable {
        var first: UInt64
        var last: UInt64
        var count: UInt64
        var subjects: [String]
        /// How it is configured, as the server has it.
        var configuration: MeshValue
    }

    /// The expected last sequence was another one.
    static let wrongLastSequence: Int64 = 10071
    /// The stream exists with other settings.
    static let nameInUse: Int64 = 10058
    /// The message is larger than the stream or the account takes.
    private static let tooLarge: Set<Int64> = [10054, 10026]
    /// Errors that end by themselves: no leader, not enough peers yet, server starting.
    private static let temporary: Set<Int64> = [10004, 10005, 10008, 10009, 10023, 10077, 10118]

    /// There is no such stream.
    static let noStream: Int64 = 10059
    let bus: any MessageBus
    let timeout: Duration
    /// Of what is repeated when it is not answered.
    let attemptTimeout: Duration

    /// Asks and reads the answer.
    func attempt(_ subject: String, _ request: MeshObject, timeout: Duration? = nil) async -> Attempt {
        let message = BusMessage(
            subject: "$JS.API.\(subject)",
            payload: JSONText.bytes(of: .object(request)),
            reader: .server
        )
        do throws(BusError) {
            let answer = try await bus.request(message, deadline: timeout ?? self.timeout)
            guard let value = try? JSONText.parse(answer.payload) else {
                return .unavailable("the answer to \(subject) is not JSON")
            }
            guard let refusal = Self.refusal(in: value) else { return .done(value) }
            return refusal.isTemporary ? .unavailable(refusal.description) : .refused(refusal)
        } catch {
            return .unavailable(error.code == .noResponders ? "JetStream does not answer" : error.description)
        }
    }

    /// Asks; every failure means that it cannot be done now.
    func ask(
        _ subject: String,
        _ request: MeshObject,
        timeout: Duration? = nil
    ) async throws(JournalError) -> MeshValue {
        switch await attempt(subject, request, timeout: timeout) {
        case .done(let value): return value
        case .refused(let refusal): throw .unavailable("\(subject): \(refusal.description)")
        case .unavailable(let reason): throw .unavailable("\(subject): \(reason)")
        }
    }

    /// What a stream holds; nil when there is none.
    func find(_ stream: String) async throws(JournalError) -> StreamInfo? {
        switch await attempt("STREAM.INFO.\(stream)", [:], timeout: attemptTimeout) {
        case .done(let answer): return try Self.streamInfo(answer, of: stream)
        case .refused(let refusal) where refusal.code == Self.noStream: return nil
        case .refused(let refusal): throw .unavailable("STREAM.INFO.\(stream): \(refusal.description)")
        case .unavailable(let reason): throw .unavailable("STREAM.INFO.\(stream): \(reason)")
        }
    }

    private static func streamInfo(_ answer: MeshValue, of stream: String) throws(JournalError) -> StreamInfo {
        guard let state = answer["state"], let last = state["last_seq"]?.unsignedValue,
            let first = state["first_seq"]?.unsignedValue, let count = state["messages"]?.unsignedValue
        else { throw .unavailable("the answer to STREAM.INFO.\(stream) has no state") }
        return StreamInfo(
            first: first,
            last: last,
            count: count,
            subjects: state["subjects"]?.objectValue?.keys ?? [],
            configuration: answer["config"] ?? .object([:])
        )
    }

    /// What a stream holds; the stream's leader answers.
    func info(_ stream: String, subjectsFilter: String? = nil) async throws(JournalError) -> StreamInfo {
        var subjects: [String] = []
        while true {
            var request: MeshObject = [:]
            if let subjectsFilter {
                request["subjects_filter"] = .string(subjectsFilter)
                request["offset"] = .integer(subjects.count)
            }
            let answer = try await ask("STREAM.INFO.\(stream)", request, timeout: attemptTimeout)
            var info = try Self.streamInfo(answer, of: stream)
            let page = info.subjects
            subjects += page
            let total = answer["total"]?.intValue ?? 0
            if subjectsFilter == nil || page.isEmpty || subjects.count >= Int(total) {
                info.subjects = subjects
                return info
            }
        }
    }

    /// Stores a message and waits until the server has it on disk; returns its sequence.
    func publish(_ message: BusMessage) async throws(JournalError) -> UInt64 {
        let answer: BusMessage
        do { answer = try await bus.request(message, deadline: attemptTimeout) } catch {
            switch error.code {
            case .noResponders: throw .unavailable("no stream takes \(message.subject)")
            case .overloaded, .invalidSubject: throw .unavailable(error.message)
            case .payloadTooLarge: throw .tooLarge(error.message)
            case .timeout, .disconnected, .cancelled, .closed: throw .unknownOutcome(error.description)
            }
        }
        guard let value = try? JSONText.parse(answer.payload) else {
            throw .unknownOutcome("the answer for \(message.subject) is not JSON")
        }
        if let refusal = Self.refusal(in: value) {
            if refusal.code == Self.wrongLastSequence {
                let last = refusal.description.split(separator: " ").last.flatMap { UInt64($0) }
                guard let last else { throw .unavailable(refusal.description) }
                throw .conflict(last: last)
            }
            if Self.tooLarge.contains(refusal.code) { throw .tooLarge(refusal.description) }
            throw .unavailable(refusal.description)
        }
        guard let sequence = value["seq"]?.unsignedValue else {
            throw .unknownOutcome("the answer for \(message.subject) has no sequence")
        }
        return sequence
    }

    /// Messages of a stream from a sequence on; the last one has a status.
    func directGetMany(
        _ stream: String,
        _ request: MeshObject,
        limit: Int
    ) async throws(JournalError) -> [BusMessage] {
        let message = BusMessage(
            subject: "$JS.API.DIRECT.GET.\(stream)",
            payload: JSONText.bytes(of: .object(request)),
            reader: .server
        )
        do {
            return try await bus.requestMany(message, limit: limit, deadline: attemptTimeout) {
                $0.headers[BusHeader.status] != nil
            }
        } catch { throw .unavailable("\(message.subject): \(error)") }
    }

    /// The newest message of a subject and its place in the stream; nil when whoever was asked has none that can be read.
    func directGetLast(_ stream: String, _ subject: String) async throws(JournalError) -> JournalEntry? {
        let answers = try await directGetMany(stream, ["last_by_subj": .string(subject)], limit: 1)
        guard let answer = answers.first, answer.headers[BusHeader.status] == nil else { return nil }
        let place = answer.headers["Nats-Sequence"].flatMap { UInt64($0) } ?? 0
        return JournalEntry(sequence: place, bytes: answer.payload)
    }

    /// One message, from the stream's leader; nil when there is none that can be read.
    func leaderGet(_ stream: String, _ request: MeshObject) async throws(JournalError) -> JournalEntry? {
        switch await attempt("STREAM.MSG.GET.\(stream)", request, timeout: attemptTimeout) {
        // There is none, or its bytes cannot be read: both are final.
        case .refused: return nil
        case .unavailable(let reason): throw .unavailable("STREAM.MSG.GET.\(stream): \(reason)")
        case .done(let answer):
            guard let message = answer["message"], let position = message["seq"]?.unsignedValue,
                let data = Data(base64Encoded: message["data"]?.stringValue ?? "")
            else { throw .unavailable("the answer to STREAM.MSG.GET.\(stream) has no message") }
            return JournalEntry(sequence: position, bytes: Array(data))
        }
    }

    private static func refusal(in answer: MeshValue) -> Refusal? {
        guard let error = answer["error"] else { return nil }
        let code = error["err_code"]?.intValue ?? 0
        return Refusal(
            code: code,
            description: error["description"]?.stringValue ?? "error \(code)",
            isTemporary: temporary.contains(code) || error["code"]?.intValue == 503
        )
    }
}
