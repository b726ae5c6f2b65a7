import CatalogTables
import MeshDomain
import PeeringLogic

/// What a stream compares with its other side, and who waits for what.
struct DigestDesk {
    /// Questions of the other side are looked at this often at most, and so is what it wants again.
    static let pause = Duration.seconds(1)

    private var lastNumber: UInt64 = 0
    private var waiting: [UInt64: AsyncStream<StreamDigest>.Continuation] = [:]
    /// How much is being compared, and what came since the first of it began.
    private var comparing = 0
    private var moving: Set<String> = []
    private var questionAt: ContinuousClock.Instant?
    /// Whether a question of the other side is being answered.
    private var isAnswering = false
    private var againAt: ContinuousClock.Instant?

    /// A number that no other question has.
    mutating func number() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// Waits for the answer to a question.
    mutating func wait(for number: UInt64) -> (AsyncStream<StreamDigest>, AsyncStream<StreamDigest>.Continuation) {
        let (answers, input) = AsyncStream<StreamDigest>.makeStream(bufferingPolicy: .bufferingOldest(1))
        waiting[number] = input
        return (answers, input)
    }

    mutating func stopWaiting(for number: UInt64) { waiting[number] = nil }

    /// Hands an answer to whoever asked; nobody did when it is a stranger's.
    ///
    /// What comes after it is not compared with it.
    mutating func answered(_ answer: StreamDigest) {
        guard let input = waiting.removeValue(forKey: answer.number) else { return }
        begin()
        if case .enqueued = input.yield(answer) { input.finish() } else { _ = finish() }
    }

    mutating func begin() {
        if comparing == 0 { moving = [] }
        comparing += 1
    }

    /// Ends a comparison; what came meanwhile.
    mutating func finish() -> Set<String> {
        comparing = max(0, comparing - 1)
        return moving
    }

    /// Notes that a resource of the other side came.
    mutating func moved(_ resource: String) { if comparing > 0 { moving.insert(resource) } }

    /// Whether a question may be looked at now: not soon after another one, and not while one is being answered.
    mutating func takeQuestion(at now: ContinuousClock.Instant = .now) -> Bool {
        if isAnswering { return false }
        if let questionAt, now - questionAt < Self.pause { return false }
        questionAt = now
        isAnswering = true
        return true
    }

    /// Ends what ``takeQuestion(at:)`` began.
    mutating func endQuestion() { isAnswering = false }

    /// Whether what the other side wants again may be sent now.
    mutating func takeAgain(at now: ContinuousClock.Instant = .now) -> Bool {
        if let againAt, now - againAt < Self.pause { return false }
        againAt = now
        return true
    }
}

/// Both sides of a peering compare what one exports and the other one imports.
extension LiveStream {
    /// How long the other side is waited for.
    private static var patience: Duration { .seconds(5) }
    /// How many deviations and wishes of the other side are looked at.
    private static var limit: Int { StreamDigest.limit }
    /// How many services a peer may bring; what it compares is bounded by that.
    private var services: Int { core.settings.importLimits.services }

    /// Compares both directions with the other side.
    ///
    /// - Parameter repairs: Whether what differs is sent again, and asked for again.
    /// - Returns: What differs, or why nothing was compared.
    func compare(repairs: Bool) async -> PeeringComparison {
        var result = PeeringComparison()
        let exported = session.exported
        let rows = await DigestWork.rows(exported)
        let number = desk.number()
        let (answers, input) = desk.wait(for: number)
        apply(.say(.digest(StreamDigest(number: number, rows: rows))))
        let limit = Task {
            try await Task.sleep(for: Self.patience)
            input.finish()
        }
        var answer: StreamDigest?
        for await first in answers { answer = first }
        limit.cancel()
        desk.stopWaiting(for: number)
        guard let answer else {
            result.obstacle =
                "the peer does not offer this: no answer came within \(Self.patience), and a Consul never gives one"
            return result
        }
        result.isOffered = true
        guard !answer.isBusy else {
            _ = desk.finish()
            result.obstacle = "the peer was asked to compare a moment ago; try again in some seconds"
            return result
        }
        guard !answer.isTooLong(for: services) else {
            _ = desk.finish()
            result.obstacle = "the peer answers with \(answer.rows.count) services, more than are looked at"
            return result
        }
        let here = await DigestWork.stored(of: peer, core)
        let moving = desk.finish()
        guard let here else {
            result.obstacle = "the catalog did not answer in time; try again"
            return result
        }
        let (imports, compared) = StreamDigest.compare(answer.rows, with: here, besides: moving)
        result.imports = imports
        result.comparedImports = compared
        result.exports = answer.deviations.prefix(Self.limit).filter { ImportedText.isName($0.resource) }
        result.comparedExports = answer.compared
        result.pending = rows.count { $0.isPending } + answer.rows.count { $0.isPending }
        if repairs { repair(&result) }
        return result
    }

    private func repair(_ result: inout PeeringComparison) {
        if !result.exports.isEmpty {
            apply(.again(result.exports.map(\.resource)))
            result.sentAgain = result.exports.count
        }
        if !result.imports.isEmpty {
            let again = StreamDigest(number: desk.number(), again: result.imports.map(\.resource))
            apply(.say(.digest(again)))
            result.askedAgain = result.imports.count
        }
    }

    /// Takes in what the other side says about what both have.
    func heard(_ digest: StreamDigest) {
        if digest.isAnswer { return desk.answered(digest) }
        guard digest.again.isEmpty else {
            if desk.takeAgain() { apply(.again(Array(digest.again.prefix(Self.limit)))) }
            return
        }
        guard !digest.isTooLong(for: services), desk.takeQuestion() else {
            return apply(.say(.digest(StreamDigest(number: digest.number, isAnswer: true, isBusy: true))))
        }
        desk.begin()
        Task { await answer(digest) }
    }

    private func answer(_ question: StreamDigest) async {
        defer { desk.endQuestion() }
        let here = await DigestWork.stored(of: peer, core)
        let moving = desk.finish()
        guard let here else {
            return apply(.say(.digest(StreamDigest(number: question.number, isAnswer: true, isBusy: true))))
        }
        let (deviations, compared) = StreamDigest.compare(question.rows, with: here, besides: moving)
        // What is exported is looked at last: what comes after the answer is newer than it.
        let rows = await DigestWork.rows(session.exported)
        apply(
            .say(
                .digest(
                    StreamDigest(
                        number: question.number,
                        isAnswer: true,
                        rows: rows,
                        deviations: deviations,
                        compared: compared
                    )
                )
            )
        )
    }
}

/// Works digests out away from the stream's actor, in pieces.
enum DigestWork {
    /// Those of what was sent.
    @concurrent
    static func rows(
        _ exported: [(resource: String, instances: [CheckServiceNode], isPending: Bool)]
    ) async -> [StreamDigest.Row] {
        var rows: [StreamDigest.Row] = []
        for (place, item) in exported.enumerated() {
            if place.isMultiple(of: StreamSession.pieceSize) { await Task.yield() }
            let digest = ServiceDigest.value(of: ImportRules.stored(item.instances))
            rows.append(StreamDigest.Row(resource: item.resource, digest: digest, isPending: item.isPending))
        }
        return rows.sorted { $0.resource < $1.resource }
    }

    /// Those of what is stored of a peer; nil when the catalog does not answer.
    @concurrent
    static func stored(of peer: String, _ core: PeeringCore) async -> [String: UInt64]? {
        guard let state = try? await core.inputs.newestCatalog(timeout: .seconds(3)) else { return nil }
        var digests: [String: UInt64] = [:]
        for (place, name) in state.serviceNames(peer: peer).enumerated() {
            if place.isMultiple(of: StreamSession.pieceSize) { await Task.yield() }
            let ref = ServiceRef(ServiceName(name), of: Origin(peer: peer))
            digests[name] = ServiceDigest.value(of: state.instances(of: ref))
        }
        return digests
    }
}
