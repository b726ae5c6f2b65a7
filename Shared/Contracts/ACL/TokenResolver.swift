import AccessRules
import BusSchema
package import MeshBus
import MeshContracts
package import MeshDomain
import SchemaRuntime
import Synchronization

/// Asks the ACL service what tokens may do, and remembers the answers.
///
/// An answer is used until its time to live is over, the token expires, or the service says that something changed;
/// then the service is asked again, once for all who wait for the same token. Answers known before the service could be
/// listened to are not used twice, so a change is never missed for longer than the way over the bus.
package final class TokenResolver: TokenResolving {
    private enum Outcome: Sendable {
        case known(ResolvedToken)
        case refused(MeshError)
    }

    private struct Answer: Sendable {
        var outcome: Outcome
        var sequence: UInt64
        var listening: UInt64
        /// Of the clock that never goes back.
        var freshUntilMilliseconds: Int64
        /// Since 1970; nil for a token that does not expire.
        var expiresAtMilliseconds: Int64?
    }

    private struct Table {
        var known: RecentAnswers<Answer>
        var unknown: RecentAnswers<Answer>
        var questions: [SecretID: Task<Result<Answer, MeshError>, Never>] = [:]
        /// Journal sequence of the newest change heard of; older answers are not used.
        var newestChange: UInt64 = 0
        /// Whether changes are heard of now.
        var isListening = false
        /// Counts how often listening began or may have missed something; answers of other times are not used.
        var listening: UInt64 = 0
        /// How many messages the subscription has dropped.
        var dropped = 0
        var downUntilMilliseconds: Int64 = 0
        var listener: Task<Void, Never>?
        var watcher: Task<Void, Never>?
        /// Who wants to be told of changes.
        var readers: [UInt64: AsyncStream<Void>.Continuation] = [:]
        var lastReader: UInt64 = 0
    }

    private let bus: any MessageBus
    private let client: ServiceClient
    private let settings: TokenResolverSettings
    private let table: Mutex<Table>

    /// Makes a resolver; it begins to listen for changes with the first question.
    package init(bus: any MessageBus, datacenter: String, settings: TokenResolverSettings = .init()) {
        self.bus = bus
        self.settings = settings
        client = ServiceClient(bus: bus, datacenter: datacenter)
        table = Mutex(
            Table(
                known: RecentAnswers(limit: settings.capacity),
                unknown: RecentAnswers(limit: settings.unknownCapacity)
            )
        )
    }

    deinit {
        table.withLock { table in
            table.listener?.cancel()
            table.watcher?.cancel()
        }
        // After unlocking, because the end of a stream comes back for the lock.
        for reader in table.withLock({ $0.readers.values }) { reader.finish() }
    }

    /// How many answers are remembered.
    package var rememberedCount: Int { table.withLock { $0.known.count + $0.unknown.count } }

    /// Whether changes are heard of.
    package var isListening: Bool { table.withLock { $0.isListening } }

    package func resolve(_ secret: SecretID) async throws(MeshError) -> ResolvedToken {
        let now = BusClock.monotonicMilliseconds()
        let (answer, isFresh, mayWait) = table.withLock { table in
            listen(&table)
            guard let answer = table.known.answer(for: secret) ?? table.unknown.answer(for: secret),
                !Self.isExpired(answer)
            else { return (Answer?.none, false, true) }
            let isCurrent =
                table.isListening && answer.listening == table.listening && answer.sequence >= table.newestChange
            let isFresh = isCurrent && now < answer.freshUntilMilliseconds
            let isDown = now < table.downUntilMilliseconds || !bus.isConnected
            // What changed is asked for again before it is used; what is only old may be used meanwhile.
            let mayUseOld = settings.downPolicy == .asyncCache && isCurrent || isDown && settings.downPolicy != .deny
            return (answer, isFresh, !mayUseOld)
        }
        if let answer, isFresh { return try Self.token(of: answer) }
        let question = question(about: secret)
        if let answer, !mayWait { return try Self.token(of: answer) }
        switch await question.value {
        case .success(let answer): return try Self.token(of: answer)
        case .failure(let error): return try fallBack(after: error, to: answer)
        }
    }

    package func changes() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let reader = table.withLock { table in
                listen(&table)
                table.lastReader += 1
                table.readers[table.lastReader] = continuation
                return table.lastReader
            }
            continuation.onTermination = { [weak self] _ in
                self?.table.withLock { _ = $0.readers.removeValue(forKey: reader) }
            }
        }
    }

    /// What is answered when the service could not be asked.
    private func fallBack(after error: MeshError, to answer: Answer?) throws(MeshError) -> ResolvedToken {
        switch settings.downPolicy {
        case .deny: break
        case .extendCache, .asyncCache:
            if let answer, !Self.isExpired(answer) { return try Self.token(of: answer) }
        case .allow:
            if let answer, !Self.isExpired(answer) { return try Self.token(of: answer) }
            return ResolvedToken(accessorID: "", authorizer: Authorizer(policies: [], defaultPolicy: .allow))
        }
        throw MeshError(
            .unavailable,
            "what the token may do cannot be told, because \(error.message); the ACL down policy is"
                + " \"\(settings.downPolicy.rawValue)\""
        )
    }

    private static func token(of answer: Answer) throws(MeshError) -> ResolvedToken {
        switch answer.outcome {
        case .known(let token): return token
        case .refused(let refusal): throw refusal
        }
    }

    private static func isExpired(_ answer: Answer) -> Bool {
        answer.expiresAtMilliseconds.map { $0 <= BusClock.wallMilliseconds() } ?? false
    }

    // MARK: - Asking

    /// The question about a token that is under way, or a new one.
    private func question(about secret: SecretID) -> Task<Result<Answer, MeshError>, Never> {
        table.withLock { table in
            if let question = table.questions[secret] { return question }
            let question = Task { await self.ask(about: secret) }
            table.questions[secret] = question
            return question
        }
    }

    /// Asks, and asks again while the answer is older than a change heard of meanwhile.
    private func ask(about secret: SecretID) async -> Result<Answer, MeshError> {
        for _ in 0..<4 {
            let (listening, newestChange) = table.withLock { ($0.listening, $0.newestChange) }
            let result = await ask(about: secret, atLeast: newestChange, listening: listening)
            let isSettled = table.withLock { table in
                if case .success(let answer) = result, answer.sequence < table.newestChange { return false }
                settle(secret, result, in: &table)
                return true
            }
            if isSettled { return result }
        }
        let error = MeshError(.unavailable, "ACLs change faster than they can be read")
        table.withLock { settle(secret, .failure(error), in: &$0) }
        return .failure(error)
    }

    private func settle(_ secret: SecretID, _ result: Result<Answer, MeshError>, in table: inout Table) {
        table.questions[secret] = nil
        switch result {
        case .failure:
            table.downUntilMilliseconds = BusClock.monotonicMilliseconds() + settings.downPause.wholeMilliseconds
        case .success(let answer):
            table.downUntilMilliseconds = 0
            switch answer.outcome {
            case .known:
                table.unknown.forget(secret)
                table.known.keep(answer, for: secret)
            case .refused:
                table.known.forget(secret)
                table.unknown.keep(answer, for: secret)
            }
        }
    }

    private func ask(
        about secret: SecretID,
        atLeast sequence: UInt64,
        listening: UInt64
    ) async -> Result<Answer, MeshError> {
        let began = BusClock.monotonicMilliseconds()
        let request = ACLWire.ResolveRequest(secretID: secret.revealed, atLeastSequence: sequence)
        do throws(MeshError) {
            let reply = try await client.call(
                ACLMethods.resolve,
                request,
                CallContext(timeout: settings.requestTimeout)
            )
            let token = ResolvedToken(accessorID: reply.accessorID, authorizer: try Self.authorizer(reply))
            return .success(
                Answer(
                    outcome: .known(token),
                    sequence: reply.sequence,
                    listening: listening,
                    freshUntilMilliseconds: began + Int64(reply.timeToLive),
                    expiresAtMilliseconds: reply.expirationTime == 0 ? nil : reply.expirationTime / 1_000_000
                )
            )
        } catch {
            guard error.code == .permissionDenied else { return .failure(error) }
            // A refusal does not tell its sequence; it is at least the one asked for.
            return .success(
                Answer(
                    outcome: .refused(error),
                    sequence: sequence,
                    listening: listening,
                    freshUntilMilliseconds: began + Self.refusalLifeMilliseconds,
                    expiresAtMilliseconds: nil
                )
            )
        }
    }

    private static let refusalLifeMilliseconds: Int64 = 30_000

    /// - Throws: `internalFault` for rules that cannot be read: leaving them out might allow what they deny.
    private static func authorizer(_ reply: ACLWire.ResolveReply) throws(MeshError) -> Authorizer {
        var policies: [AccessPolicy] = []
        for policy in reply.policies {
            do {
                policies.append(AccessPolicy(name: policy.name, rules: try AccessPolicyRules(parsing: policy.rules)))
            } catch {
                throw MeshError(.internalFault, "the rules of the policy \(policy.name) cannot be read: \(error)")
            }
        }
        return Authorizer(policies: policies, defaultPolicy: DefaultPolicy(rawValue: reply.defaultPolicy) ?? .deny)
    }

    // MARK: - Hearing of changes

    /// Begins to listen, once.
    private func listen(_ table: inout Table) {
        guard table.listener == nil else { return }
        let subject = ACLMethods.changedSubject(in: client.datacenter)
        table.listener = Task { [weak self, bus] in
            while !Task.isCancelled {
                guard let subscription = try? await bus.subscribe(subject, limit: 1024) else {
                    try? await Task.sleep(for: .seconds(1))
                    continue
                }
                self?.beginListening()
                await withTaskCancellationHandler {
                    for await message in subscription.messages {
                        self?.heard(message, dropped: subscription.droppedCount)
                    }
                } onCancel: {
                    subscription.cancel()
                }
                self?.stopListening()
            }
        }
        table.watcher = Task { [weak self, bus] in
            for await state in bus.connectionStates() where state == .connected {
                // Nothing was heard while the bus was away.
                self?.beginAgain()
            }
        }
    }

    private func beginListening() {
        table.withLock { table in
            table.isListening = true
            table.listening += 1
            table.dropped = 0
        }
    }

    private func stopListening() { table.withLock { $0.isListening = false } }

    /// Something may have been missed: every answer is asked for again before it is used.
    private func beginAgain() {
        table.withLock { table in
            table.downUntilMilliseconds = 0
            table.listening += 1
            table.newestChange = 0
            for reader in table.readers.values { reader.yield() }
        }
    }

    private func heard(_ message: BusMessage, dropped: Int) {
        guard let change = try? ACLWire.Changed(decoding: message.payload) else { return beginAgain() }
        table.withLock { table in
            table.newestChange = max(table.newestChange, change.sequence)
            for reader in table.readers.values { reader.yield() }
            guard dropped != table.dropped else { return }
            table.dropped = dropped
            table.listening += 1
        }
    }
}
