import BusSchema
package import MeshBus
import MeshContracts
package import MeshDomain
import Synchronization

/// Asks the ACL service what tokens may do, and remembers the answers.
///
/// An answer is used until its time to live is over, the token expires, or a change that concerns it is heard of; then
/// the service is asked again, once for all who wait for the same token. An answer that is known to be older than a
/// change that concerns it is never used, whatever the down policy. What becomes of one token's question has no effect
/// on other tokens.
package final class TokenResolver: TokenResolving {
    enum Outcome: Sendable {
        case known(ResolvedToken)
        case refused(MeshError)
    }

    struct Answer: Sendable {
        var outcome: Outcome
        var dependencies = TokenDependencies()
        var sequence: UInt64
        /// How many of the changes heard of are known not to concern it.
        var checked = 0
        var listening: UInt64
        /// Of the clock that never goes back.
        var askedAtMilliseconds: Int64
        var freshUntilMilliseconds: Int64
        /// Since 1970; nil for a token that does not expire.
        var expiresAtMilliseconds: Int64?
        /// Until then nobody waits for a newer one, because the last question about it failed.
        var downUntilMilliseconds: Int64 = 0
    }

    typealias Question = Task<Result<Answer, MeshError>, Never>

    /// Who wants to be told of changes, and of which.
    struct Reader: Sendable {
        var interest: AccessInterest
        var continuation: AsyncStream<Void>.Continuation
    }

    struct Table {
        var known: RecentValues<SecretID, Answer>
        var unknown: RecentValues<SecretID, Answer>
        var questions: [SecretID: Question] = [:]
        /// How many of the questions are about secrets of which nothing is known.
        var unknownQuestions = 0
        var heard: HeardChanges
        /// Whether changes are heard of now.
        var isListening = false
        /// Counts how often listening began or may have missed something; answers of other times are asked for again.
        var listening: UInt64 = 0
        /// How many messages the subscription has dropped.
        var dropped = 0
        var listener: Task<Void, Never>?
        var watcher: Task<Void, Never>?
        var readers: [UInt64: Reader] = [:]
        var lastReader: UInt64 = 0
    }

    let bus: any MessageBus
    let client: ServiceClient
    let settings: TokenResolverSettings
    let compiled: CompiledRules
    let meters: TokenResolverMeters
    let table: Mutex<Table>

    /// Makes a resolver; it begins to listen for changes with the first question.
    package init(bus: any MessageBus, datacenter: String, settings: TokenResolverSettings = .init()) {
        self.bus = bus
        self.settings = settings
        client = ServiceClient(bus: bus, datacenter: datacenter)
        compiled = CompiledRules(limitBytes: settings.compiledLimit)
        meters = TokenResolverMeters()
        table = Mutex(
            Table(
                known: RecentValues(limit: settings.capacity),
                unknown: RecentValues(limit: settings.unknownCapacity),
                heard: HeardChanges(limit: settings.changesKept)
            )
        )
    }

    deinit {
        table.withLock { table in
            table.listener?.cancel()
            table.watcher?.cancel()
        }
        // After unlocking, because the end of a stream comes back for the lock.
        for reader in table.withLock({ $0.readers.values }) { reader.continuation.finish() }
    }

    /// How many answers are remembered.
    package var rememberedCount: Int { table.withLock { $0.known.count + $0.unknown.count } }

    /// How often the ACL service was asked about a token since the beginning.
    package var questionsAsked: Int { meters.asked }

    /// How often rules were read and merged since the beginning.
    package var work: (read: Int, merged: Int) { compiled.work }

    /// The sequence of the ACL journal up to which every change was heard of; 0 before the first.
    package var heardThrough: UInt64 { table.withLock { $0.heard.heardThrough } }

    /// Whether changes are heard of.
    package var isListening: Bool { table.withLock { $0.isListening } }

    package func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        let needed = table.withLock { $0.heard.newest }
        // A question that was under way before may be answered with what was before; one that begins now cannot.
        for _ in 0..<Self.attempts {
            let question: Question
            switch try plan(secret) {
            case .use(let answer):
                meters.remembered()
                return try Self.token(of: answer)
            case .wait(let running): question = running
            }
            switch await question.value {
            case .success(let answer):
                if answer.sequence >= needed || table.withLock({ !Self.isOutdated(answer, in: $0) }) {
                    return try Self.token(of: answer)
                }
            case .failure(let error): return try fallBack(after: error, secret)
            }
        }
        throw MeshError(.unavailable, "the ACL service answers with an older state than it told of; try again")
    }

    /// The second question is answered with what is new enough, unless a replica does not keep its word.
    private static let attempts = 4

    package func changes(of interest: AccessInterest) -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let reader = table.withLock { table in
                listen(&table)
                table.lastReader += 1
                table.readers[table.lastReader] = Reader(interest: interest, continuation: continuation)
                return table.lastReader
            }
            continuation.onTermination = { [weak self] _ in
                self?.table.withLock { _ = $0.readers.removeValue(forKey: reader) }
            }
        }
    }

    // MARK: - What is remembered

    /// What to do about a secret.
    private enum Plan {
        case use(Answer)
        case wait(Question)
    }

    private func plan(_ secret: SecretID) throws(MeshError) -> Plan {
        let now = BusClock.monotonicMilliseconds()
        let plan: Plan? = table.withLock { table in
            listen(&table)
            guard let answer = Self.remembered(secret, in: &table) else { return wait(for: secret, in: &table) }
            let isCurrent = table.isListening && answer.listening == table.listening
            if isCurrent, now < answer.freshUntilMilliseconds { return .use(answer) }
            let question = table.questions[secret] ?? ask(secret, isCounted: false, in: &table)
            let isDown = now < answer.downUntilMilliseconds || !bus.isConnected
            // What is only old may be used while a new one is fetched.
            let mayUseOld = settings.downPolicy == .asyncCache && isCurrent || isDown
            return mayUseOld && mayExtend(answer, at: now) ? .use(answer) : .wait(question)
        }
        guard let plan else {
            meters.turnedAway(limit: settings.unknownQuestions)
            throw MeshError(
                .overloaded,
                "too many unknown tokens are asked about (\(settings.unknownQuestions)); try again in a moment"
            )
        }
        return plan
    }

    /// The question about a secret; nil when there are too many about secrets that nothing is known of.
    private func wait(for secret: SecretID, in table: inout Table) -> Plan? {
        if let question = table.questions[secret] { return .wait(question) }
        // A token that was known once is somebody's.
        guard !table.known.has(secret) else { return .wait(ask(secret, isCounted: false, in: &table)) }
        guard table.unknownQuestions < settings.unknownQuestions else { return nil }
        table.unknownQuestions += 1
        return .wait(ask(secret, isCounted: true, in: &table))
    }

    /// The answer about a secret, unless it must not be used any more.
    private static func remembered(_ secret: SecretID, in table: inout Table) -> Answer? {
        let heard = table.heard
        let check: (inout Answer) -> Answer? = { answer in
            let dependencies = answer.dependencies
            guard !isExpired(answer),
                !heard.outdates(dependencies, from: answer.sequence, checked: answer.checked)
            else { return nil }
            answer.checked = heard.count
            return answer
        }
        return (table.known.use(secret, check) ?? table.unknown.use(secret, check)) ?? nil
    }

    private static func isOutdated(_ answer: Answer, in table: Table) -> Bool {
        table.heard.outdates(answer.dependencies, from: answer.sequence, checked: answer.checked)
    }

    private static func isExpired(_ answer: Answer) -> Bool {
        answer.expiresAtMilliseconds.map { $0 <= BusClock.wallMilliseconds() } ?? false
    }

    private static func token(of answer: Answer) throws(MeshError) -> ResolvedToken {
        switch answer.outcome {
        case .known(let token): return token
        case .refused(let refusal): throw refusal
        }
    }

    // MARK: - While the service is away

    /// Whether an answer may be used although the service cannot be asked whether it still holds.
    private func mayExtend(_ answer: Answer, at now: Int64) -> Bool {
        guard settings.downPolicy != .deny else { return false }
        // What is known to be refused stays refused.
        if case .refused = answer.outcome { return true }
        return now - answer.askedAtMilliseconds <= settings.extendLimit.wholeMilliseconds
    }

    /// What is answered when the service could not be asked.
    private func fallBack(after error: MeshError, _ secret: SecretID) throws(MeshError) -> ResolvedToken {
        guard Self.isAway(error) else { throw error }
        let now = BusClock.monotonicMilliseconds()
        let (answer, isStranger) = table.withLock { table in
            let isStranger = !table.known.has(secret) && !table.unknown.has(secret)
            return (Self.remembered(secret, in: &table), isStranger)
        }
        if let answer, mayExtend(answer, at: now) {
            meters.extended()
            return try Self.token(of: answer)
        }
        // Whoever was known, and may have been refused meanwhile, gets no more than before.
        if settings.downPolicy == .allow, isStranger { return .unknownButAllowed }
        throw MeshError(
            .unavailable,
            "what the token may do cannot be told, because \(error.message); the ACL down policy is"
                + " \"\(settings.downPolicy.rawValue)\""
        )
    }

    /// Whether the service cannot be asked, and not only about this token.
    private static func isAway(_ error: MeshError) -> Bool {
        switch error.code {
        case .unavailable, .deadlineExceeded, .overloaded: true
        case .badRequest, .rejected, .permissionDenied, .notFound, .conflict, .notImplemented, .internalFault: false
        }
    }
}
