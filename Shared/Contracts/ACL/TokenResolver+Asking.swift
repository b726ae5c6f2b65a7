import AccessRules
import BusSchema
import MeshBus
import MeshContracts
import MeshDomain
import SchemaRuntime
import Synchronization

/// How it asks, and how it hears of changes.
extension TokenResolver {
    /// Asks about a secret, for all who will wait for it.
    func ask(_ secret: SecretID, isCounted: Bool, in table: inout Table) -> Question {
        let (listening, newest) = (table.listening, table.heard.newest)
        meters.asks()
        let question = Question {
            let result = await self.ask(about: secret, atLeast: newest, listening: listening)
            self.table.withLock { self.settle(secret, result, isCounted: isCounted, in: &$0) }
            return result
        }
        table.questions[secret] = question
        return question
    }

    private func settle(
        _ secret: SecretID,
        _ result: Result<Answer, MeshError>,
        isCounted: Bool,
        in table: inout Table
    ) {
        table.questions[secret] = nil
        if isCounted { table.unknownQuestions -= 1 }
        switch result {
        case .failure:
            let until = BusClock.monotonicMilliseconds() + settings.downPause.wholeMilliseconds
            _ = table.known.use(secret) { $0.downUntilMilliseconds = until }
            _ = table.unknown.use(secret) { $0.downUntilMilliseconds = until }
        case .success(let answer):
            switch answer.outcome {
            case .known:
                table.unknown.forget(secret)
                table.known.keep(answer, for: secret)
            case .refused:
                table.known.forget(secret)
                table.unknown.keep(answer, for: secret)
            }
            meters.holds(table.known.count + table.unknown.count)
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
            let authorizer = try compiled.authorizer(
                reply.policies.map { CompiledRules.Source(policy: $0.name, text: $0.rules) }
                    + reply.namespacePolicies.map {
                        CompiledRules.Source(policy: $0.name, text: $0.rules, isOfPlace: true)
                    },
                defaultPolicy: DefaultPolicy(rawValue: reply.defaultPolicy) ?? .deny
            )
            return .success(
                Answer(
                    outcome: .known(
                        ResolvedToken(
                            accessorID: reply.accessorID,
                            scope: Scope(reply.place),
                            authorizer: authorizer
                        )
                    ),
                    dependencies: TokenDependencies(
                        accessorID: reply.accessorID,
                        policies: Set(reply.policyIds),
                        roles: Set(reply.roleIds)
                    ),
                    sequence: reply.sequence,
                    listening: listening,
                    askedAtMilliseconds: began,
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
                    askedAtMilliseconds: began,
                    freshUntilMilliseconds: began + Self.refusalLifeMilliseconds,
                    expiresAtMilliseconds: nil
                )
            )
        }
    }

    private static let refusalLifeMilliseconds: Int64 = 30_000

    // MARK: - Hearing of changes

    /// Begins to listen, once.
    func listen(_ table: inout Table) {
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

    /// Something may have been missed: every answer is asked for again before it is used, and what was heard of stays so.
    private func beginAgain() {
        table.withLock { table in
            table.listening += 1
            for reader in table.readers.values { reader.continuation.yield() }
        }
    }

    private func heard(_ message: BusMessage, dropped: Int) {
        guard let change = try? ACLWire.Changed(decoding: message.payload) else { return beginAgain() }
        table.withLock { table in
            let isComplete = table.heard.note(change) && dropped == table.dropped
            for reader in table.readers.values where !isComplete || reader.interest.isConcerned(by: change) {
                reader.continuation.yield()
            }
            guard dropped != table.dropped else { return }
            table.dropped = dropped
            table.listening += 1
        }
    }
}
