import ACLContract
import AccessRules
import AgentLogic
import BusSchema
import CatalogTables
import ConfigEntryTables
import Foundation
import Logging
import MeshDomain
import MeshJournal
import NameSystem
import Synchronization

/// Answers questions: by which copy of the catalog, with whose rights, and whom else to ask.
///
/// - Source: reference §9. The catalog's copy is the agent's own, so an answer takes no hop; the token is `acl.tokens.dns`, else
///   the agent's default token, else the anonymous one.
final class NameResponder: Sendable {
    /// What arrived.
    enum Arrival: Sendable {
        /// Nothing that is answered.
        case nothing
        /// It is refused with these bytes.
        case refused([UInt8])
        case question(NameMessage)
    }

    /// How many host names outside of the cluster one answer is completed by.
    private static let outsideLimit = 5
    let meter: NameMeter
    private let context: AgentContext
    private let cache: NameCache
    private let books = AddressBooks()
    private let recursion: Recursion
    private let seeds: Atomic<UInt64>
    /// How long the catalog is asked for what was just stored before the agent's copy will do.
    private static let askingTime = Duration.milliseconds(250)

    /// When the owner of the catalog was last known to be heard.
    private let lastFresh: Mutex<ContinuousClock.Instant>

    init(_ context: AgentContext) {
        self.context = context
        let limits = context.configuration.nameLimits
        meter = NameMeter(limits, logger: context.logger)
        cache = NameCache(limit: limits.cachedServices)
        recursion = Recursion(meter: meter)
        seeds = Atomic(UInt64.random(in: 0...UInt64.max))
        lastFresh = Mutex(.now)
    }

    /// Reads what came.
    func read(_ bytes: [UInt8], over transport: NameTransport) -> Arrival {
        do {
            let message = try NameMessage(decoding: bytes)
            return message.isResponse ? .nothing : .question(message)
        } catch NameMessageError.malformed(let header) where !header.isResponse {
            meter.note(ResponseCode.formatError.rawValue, over: transport)
            return .refused(header.reply(.formatError).encoded())
        } catch {
            return .nothing
        }
    }

    /// The answer, when it can be given without waiting for anybody; nil otherwise.
    func immediate(_ question: NameMessage, over transport: NameTransport) -> [UInt8]? {
        let settings = context.names.current
        guard !context.configuration.acl.isEnabled, settings.allowsStale, context.catalog.view.isReady,
            context.configEntries.view.isReady,
            question.question?.type != .ptr, isFreshEnough(settings), !context.lastWrite.isRecent
        else { return nil }
        let source = remembered(context.catalog.view.current)
        var answerer = answerer(settings, source, .accessControlOff)
        switch answerer.outcome(of: question) {
        case .answer(let answer, let outside) where outside.isEmpty || settings.recursors.isEmpty:
            meter.note(answer.code.rawValue, over: transport)
            return answer.fitted(to: transport, settings)
        case .answer, .recurse, .elsewhere, .ignore: return nil
        }
    }

    /// The answer; what cannot be found out is told as a failure of the server.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - transport: How it came.
    ///   - foreign: The token of another datacenter that asks; nil for the agent's own.
    /// - Returns: The answer's bytes.
    func answer(_ question: NameMessage, over transport: NameTransport, token foreign: SecretID? = nil) async -> [UInt8]
    {
        let settings = context.names.current
        let deadline = ContinuousClock.now + .nanoseconds(context.configuration.nameLimits.questionTime)
        do {
            let own = context.ownTokens.current
            let secret = foreign ?? (own.dns.isEmpty ? own.defaultToken : own.dns)
            let token = try await context.tokens.resolve(secret)
            let version = try await version(settings, deadline)
            let book = question.question?.type == .ptr ? await books.book(of: version) : nil
            let entries = question.asksForGateways ? try await entries(settings, deadline) : nil
            let source = remembered(version, entries, book: book)
            var answerer = answerer(settings, source, token.authorizer)
            switch answerer.outcome(of: question) {
            case .answer(var answer, let outside):
                if !outside.isEmpty, !settings.recursors.isEmpty {
                    await complete(&answer, outside, settings, deadline)
                }
                meter.note(answer.code.rawValue, over: transport)
                return answer.fitted(to: transport, settings)
            case .recurse:
                let answer = await recursion.forward(question, over: transport, settings, deadline)
                meter.note(answer.code.rawValue, over: transport)
                return answer.bytes
            case .elsewhere(let datacenter, let otherwise):
                let federation = context.federation
                if foreign == nil, await federation.knows(datacenter) {
                    do { return try await elsewhere(datacenter, question, over: transport, secret) } catch {
                        guard federation.isUnknown(datacenter, error) else { throw error }
                    }
                }
                meter.note(otherwise.code.rawValue, over: transport)
                return otherwise.fitted(to: transport, settings)
            case .ignore: return []
            }
        } catch {
            context.logger.debug(
                "a question about a name cannot be answered",
                metadata: ["error": "\((error as? MeshError)?.message ?? "\(error)")"]
            )
            return failure(question, over: transport)
        }
    }

    /// What another datacenter answers; the domain there must be the same.
    private func elsewhere(
        _ datacenter: String,
        _ question: NameMessage,
        over transport: NameTransport,
        _ token: SecretID
    ) async throws -> [UInt8] {
        let wire = FederationWire.NameQuestion(
            datacenter: datacenter,
            message: question.encoded(),
            isStream: transport == .stream
        )
        let bytes = try await context.federation.ask(wire, token: token)
        let answer = try NameMessage(decoding: bytes)
        meter.note(answer.code.rawValue, over: transport)
        return bytes
    }

    /// Tells that the question cannot be answered now.
    func failure(_ question: NameMessage, over transport: NameTransport) -> [UInt8] {
        var reply = question.reply(.serverFailure)
        reply.offersRecursion = !context.names.current.recursors.isEmpty
        meter.note(reply.code.rawValue, over: transport)
        return reply.encoded()
    }

    private func remembered(
        _ version: Version<CatalogState>,
        _ entries: ConfigEntryState? = nil,
        book: AddressBook? = nil
    ) -> RememberedNames {
        let view = context.configEntries.view
        return RememberedNames(
            version,
            { entries ?? view.current.state },
            cache: cache,
            node: context.node.key,
            book: book
        )
    }

    private func answerer(
        _ settings: NameSettings,
        _ source: RememberedNames,
        _ authorizer: Authorizer
    ) -> NameAnswerer {
        NameAnswerer(
            settings: settings,
            datacenter: context.configuration.datacenter,
            source: source,
            authorizer: authorizer,
            serial: UInt32(truncatingIfNeeded: Int64(Date().timeIntervalSince1970)),
            seed: seeds.add(1, ordering: .relaxed).newValue
        )
    }

    // MARK: - Which state

    private func version(
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async throws -> Version<CatalogState> {
        let timeout = ContinuousClock.now.duration(to: deadline)
        guard settings.allowsStale, isFreshEnough(settings) else {
            return try await context.catalog.read(.linearizable, timeout: timeout)
        }
        // What a client was just told to be stored is answered to it, too, if the catalog can be asked.
        if context.lastWrite.isRecent,
            let newest = try? await context.catalog.read(.linearizable, timeout: min(timeout, Self.askingTime))
        {
            return newest
        }
        return try await context.catalog.read(.stale, timeout: ContinuousClock.now.duration(to: deadline))
    }

    /// The config entries for a question that they decide.
    private func entries(
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async throws -> ConfigEntryState {
        let isStale = settings.allowsStale && !context.lastWrite.isRecent
        let timeout = ContinuousClock.now.duration(to: deadline)
        let first = isStale ? timeout : min(timeout, Self.askingTime)
        if let version = try? await context.configEntries.read(isStale ? .stale : .linearizable, timeout: first) {
            return version.state
        }
        return try await context.configEntries.read(.stale, timeout: ContinuousClock.now.duration(to: deadline)).state
    }

    /// Whether the agent's copy is not older than it may be.
    private func isFreshEnough(_ settings: NameSettings) -> Bool {
        if settings.maximumStale >= NameSettings().maximumStale { return true }
        let isFresh = context.catalog.isFresh
        return lastFresh.withLock { last in
            if isFresh { last = .now }
            return last.duration(to: .now) <= .nanoseconds(settings.maximumStale)
        }
    }

    // MARK: - Names outside

    /// Adds the addresses of host names that do not belong to the cluster; those that are not found lack.
    private func complete(
        _ answer: inout NameMessage,
        _ outside: [DomainName],
        _ settings: NameSettings,
        _ deadline: ContinuousClock.Instant
    ) async {
        let isSRV = answer.question?.type == .srv
        let type = answer.question?.type == .aaaa ? RecordType.aaaa : .a
        for name in outside.prefix(Self.outsideLimit) {
            let records = await recursion.addresses(of: NameQuestion(name, type), settings, deadline)
            if isSRV { answer.additionals += records } else { answer.answers += records }
        }
    }
}

extension NameMessage {
    /// Whether it may be about ingress gateways, which config entries name.
    fileprivate var asksForGateways: Bool {
        question?.name.folded.labels.contains { $0.elementsEqual("ingress".utf8) } ?? false
    }
}
