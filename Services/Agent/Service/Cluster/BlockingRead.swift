import ACLContract
import AgentLogic
import CatalogTables
import ConfigEntryTables
import MeshDomain
import MeshJournal
import MeshState

/// Reads of the cluster's state: consistency, blocking, permissions, sharing of equal answers, and headers.
///
/// - Source: reference §1.6 and §1.7. A read that does not wait is linearizable unless `?stale` is given, which is more than
///   Consul promises; a read that waits is answered from the view, which is newer than what the caller has by definition, unless
///   `?consistent` is given: then the owner is asked before and after the wait. A read that has to wait gives a `ReadWait` back and is asked again.
/// The index that clients see is one above the journal's: it is never 0, and "nothing yet" differs from "the first write".
extension AgentContext {
    /// Which headers an endpoint sends about its consistency.
    enum ConsistencyHeader: Sendable {
        case shown
        case hidden
    }

    /// Who answers a read that waits, or that the cache may answer.
    ///
    /// - Source: recorded: health queries that wait are answered from the agent's own view, which does not say that there is
    ///   a leader; clients of Consul 1.16 see `false` there.
    enum WaitingRead: Sendable {
        case owner
        case ownView

        func knowsLeader(_ options: ReadOptions) -> Bool {
            switch self {
            case .owner: true
            case .ownView: options.index == 0 && !options.isCached
            }
        }
    }

    /// Answers a read.
    ///
    /// - Parameters:
    ///   - request: The request; parameters that shape the answer are part of the sharing key.
    ///   - source: The state that is read.
    ///   - topics: What the answer depends on; it blocks on any of them.
    ///   - consistency: Whether the effective consistency is shown.
    ///   - waiting: Who is said to answer when the read waits.
    ///   - render: Writes the answer for a token from a state.
    /// - Returns: The answer with its headers.
    /// - Throws: never; refusals are answers with the headers of a read.
    func read<State: ReplicatedState>(
        _ request: RoutedRequest,
        _ source: StateSource<State>,
        topics: Watch<State.Topic>,
        consistency: ConsistencyHeader = .hidden,
        waiting: WaitingRead = .owner,
        render: (State, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        do {
            return try await answer(
                request,
                Reading(source, topics),
                consistency: consistency,
                waiting: waiting,
                render: render
            )
        } catch {
            return APIError(any: error).readResponse
        }
    }

    /// Answers a read of two states at once, such as "services of the catalog, as config entries shape them".
    ///
    /// Its index is the higher one of both: they are of one space, so it grows whenever one of them does. An answer with an index
    /// has everything up to it of both states: a change that comes later has a higher one, and wakes who waits with it.
    ///
    /// - Parameters:
    ///   - request: The request; parameters that shape the answer are part of the sharing key.
    ///   - first: A state with what of it the answer depends on.
    ///   - second: The other one.
    ///   - consistency: Whether the effective consistency is shown.
    ///   - waiting: Who is said to answer when the read waits.
    ///   - render: Writes the answer for a token from both states.
    /// - Returns: The answer with its headers.
    /// - Throws: never; refusals are answers with the headers of a read.
    func read<First: ReplicatedState, Second: ReplicatedState>(
        _ request: RoutedRequest,
        _ first: Reading<First>,
        _ second: Reading<Second>,
        consistency: ConsistencyHeader = .hidden,
        waiting: WaitingRead = .owner,
        render: (First, Second, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        do {
            let options = try readOptions(request)
            // One after the other: the second one then has all that was stored before the first one was read.
            var versions = (try await first.begin(options), try await second.begin(options))
            let waking = (first.wakingIndex(in: versions.0), second.wakingIndex(in: versions.1))
            let indexes = (
                first.index(in: versions.0, waking: waking.0), second.index(in: versions.1, waking: waking.1)
            )
            let index = max(indexes.0, indexes.1)
            let generations = [versions.0.generation, versions.1.generation]
            let resumption =
                request.resumption
                ?? ReadWait.Resumption(deadline: .now + Self.spread(options.wait), generations: generations)
            // A state that was loaded anew may have gone back; the client is told, and begins again.
            if options.index > 0, index < options.index, ContinuousClock.now < resumption.deadline,
                generations == resumption.generations
            {
                return .waiting(
                    for: ReadWait.either(
                        first.change(after: waking.0, until: resumption.deadline),
                        second.change(after: waking.1, until: resumption.deadline)
                    ),
                    resumption
                )
            }
            if !options.isStale {
                // The one with the lower index may lack something from before the higher one.
                if indexes.1 > indexes.0 {
                    versions.0 = try await first.caughtUp(versions.0, with: index)
                } else if !options.asksOwner {
                    versions.1 = try await second.caughtUp(versions.1, with: index)
                }
            }
            // Who has waited comes here anew, so this is what the token may do now.
            let token = request.permitted
            let form = ReadForm(
                options: options,
                // What was caught up is another version.
                moments: (
                    first.moment(in: versions.0, waking: first.wakingIndex(in: versions.0)),
                    second.moment(in: versions.1, waking: second.wakingIndex(in: versions.1))
                ),
                index: index,
                isFresh: first.source.isFresh && second.source.isFresh,
                consistency: consistency,
                waiting: waiting
            )
            return try finish(request, form, token) { try render(versions.0.state, versions.1.state, token) }
        } catch {
            return APIError(any: error).readResponse
        }
    }

    /// Answers a read of what is registered as config entries shape it, by the topics that its endpoint declares.
    func readCatalogAndEntries(
        _ request: RoutedRequest,
        render: (CatalogState, ConfigEntryState, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        try await read(
            request,
            Reading(catalog, request.topics.catalog),
            Reading(configEntries, request.topics.configEntries),
            consistency: .shown,
            render: render
        )
    }

    private func answer<State: ReplicatedState>(
        _ request: RoutedRequest,
        _ reading: Reading<State>,
        consistency: ConsistencyHeader,
        waiting: WaitingRead,
        render: (State, ResolvedToken) throws -> Rendered
    ) async throws -> APIResponse {
        let options = try readOptions(request)
        let version = try await reading.begin(options)
        let waking = reading.wakingIndex(in: version)
        // What the client sees may have risen for reasons that are not in the answer.
        if options.index > 0, waking < options.index, request.resumption == nil {
            let deadline = ContinuousClock.now + Self.spread(options.wait)
            return .waiting(
                for: reading.change(after: options.index - 1, until: deadline),
                ReadWait.Resumption(deadline: deadline, generations: [version.generation])
            )
        }
        let token = request.permitted
        let form = ReadForm(
            options: options,
            moments: (reading.moment(in: version, waking: waking), nil),
            index: reading.index(in: version, waking: waking),
            isFresh: reading.source.isFresh,
            consistency: consistency,
            waiting: waiting
        )
        return try finish(request, form, token) { try render(version.state, token) }
    }

    /// How a read is to be done.
    ///
    /// - Throws: ``APIError`` 400 in Consul's words.
    func readOptions(_ request: RoutedRequest) throws(APIError) -> ReadOptions {
        try ReadOptions(
            request.request,
            defaultWait: .nanoseconds(configuration.defaultQueryTime),
            maximumWait: .nanoseconds(configuration.maximumQueryTime),
            usesCache: configuration.usesCache,
            // A view that has lost its source grows older than any bound.
            isStaleByDefault: configuration.discoveryMaxStale > 0 && catalog.isFresh
        )
    }

    /// What an answer says about itself.
    private struct ReadForm {
        var options: ReadOptions
        var moments: (RenderCache.Moment, RenderCache.Moment?)
        var index: UInt64
        var isFresh: Bool
        var consistency: ConsistencyHeader
        var waiting: WaitingRead
    }

    private func finish(
        _ request: RoutedRequest,
        _ form: ReadForm,
        _ token: ResolvedToken,
        render: () throws -> Rendered
    ) throws -> APIResponse {
        let key = cacheKey(of: request, token, form.moments)
        let rendered = try renders.answer(for: key, render: render)
        var response = APIResponse(status: rendered.status, contentType: rendered.contentType, body: rendered.body)
        response.add("X-Consul-Index", String(form.index + 1))
        let knowsLeader = form.waiting.knowsLeader(form.options)
        response.add("X-Consul-KnownLeader", knowsLeader && form.isFresh ? "true" : "false")
        response.add("X-Consul-LastContact", "0")
        response.add("X-Consul-Query-Backend", knowsLeader ? "blocking-query" : "streaming")
        if case .shown = form.consistency {
            response.add("X-Consul-Effective-Consistency", form.options.consistency.rawValue)
        }
        if rendered.isFiltered, !secret(of: request).isEmpty {
            response.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        tellCache(of: request, form.options, key: key.query, in: &response)
        return response
    }

    /// Says whether an answer is one that Consul's agents would have had in their cache.
    func tellCache(
        of request: RoutedRequest,
        _ options: ReadOptions,
        key: String? = nil,
        in response: inout APIResponse
    ) {
        switch request.endpoint.caching {
        case .never: return
        case .whenAsked: guard options.isCached else { return }
        case .always: break
        }
        let isHit = renders.wasSeen(key ?? request.path)
        response.add("X-Cache", isHit ? "HIT" : "MISS")
        if isHit { response.add("Age", "0") }
    }

    /// A wait with its random part, so that many that began together do not end together.
    fileprivate static func spread(_ wait: Duration) -> Duration { wait + wait * Double.random(in: 0..<0.0625) }

    /// Returns when one of both has; the other is cancelled.
    static func either(
        _ first: @escaping @Sendable () async -> Void,
        _ second: @escaping @Sendable () async -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await first() }
            group.addTask { await second() }
            await group.next()
            group.cancelAll()
        }
    }

    /// Parameters that do not shape an answer.
    private static let transportParameters: Set<String> = [
        "index", "wait", "stale", "consistent", "leader", "cached", "max_stale", "token", "dc", "datacenter", "pretty",
        "hash", "ns", "namespace", "partition", "ap",
    ]

    private func cacheKey(
        of request: RoutedRequest,
        _ token: ResolvedToken,
        _ moments: (RenderCache.Moment, RenderCache.Moment?)
    ) -> RenderCache.Key {
        var query = request.path
        for item in request.query.items where !Self.transportParameters.contains(item.name) {
            query += "\u{1}\(item.name)\u{2}\(item.value)"
        }
        if !request.scope.isStandard || request.place.isEveryNamespace {
            query += "\u{4}\(request.scope)\(request.place.isEveryNamespace ? "*" : "")"
        }
        if !request.json.isNull { query += "\u{3}" + JSONText.string(of: request.json) }
        // Texts that only look alike are equal to Swift, and are different names.
        if query.utf8.contains(where: { $0 >= 0x80 }) {
            query = query.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16) }.joined()
        }
        return RenderCache.Key(
            query: query,
            state: moments.0,
            otherState: moments.1,
            resolution: token.resolution
        )
    }
}

/// A state that is read, and what of it the answer depends on.
struct Reading<State: ReplicatedState>: Sendable {
    let source: StateSource<State>
    let watch: Watch<State.Topic>

    init(_ source: StateSource<State>, _ watch: Watch<State.Topic>) {
        self.source = source
        self.watch = watch
    }

    /// What the client is shown: never below what wakes it, so that whoever asks with it waits.
    fileprivate func index(in version: Version<State>, waking: UInt64) -> UInt64 {
        guard watch.shown != watch.wakes else { return watch.shown.isEmpty ? version.index : waking }
        let shown = watch.shown.map { version.state.index(of: $0) }.max() ?? version.index
        return max(shown, waking)
    }

    /// When the answer may have changed last; 0 when it never does.
    fileprivate func wakingIndex(in version: Version<State>) -> UInt64 {
        watch.wakes.map { version.state.index(of: $0) }.max() ?? 0
    }

    fileprivate func moment(in version: Version<State>, waking: UInt64) -> RenderCache.Moment {
        RenderCache.Moment(index: waking, generation: version.generation)
    }

    /// The version that a read begins with: the newest one (read index) unless it is to wait or may be stale, then the view's,
    /// which is newer than what the caller has once its index is.
    fileprivate func begin(_ options: ReadOptions) async throws -> Version<State> {
        let timeout = AgentContext.requestTimeout
        if options.asksOwner { return try await source.read(.linearizable, timeout: timeout) }
        switch options.consistency {
        case .stale where options.index == 0: return try await source.read(.stale, timeout: timeout)
        case .consistent, .leader, .stale:
            if !source.view.isReady { try await source.view.ready(timeout: timeout) }
            return source.view.current
        }
    }

    /// A version that has everything up to an index of another state: this one, or one that the owner is asked for.
    fileprivate func caughtUp(_ version: Version<State>, with index: UInt64) async throws -> Version<State> {
        guard JournalIndex.sequence(of: index) > version.sequence else { return version }
        return try await source.read(.linearizable, timeout: AgentContext.requestTimeout)
    }

    /// Returns at the next change after a version, or when the time is over.
    func changed(after version: Version<State>, timeout: Duration) async {
        _ = await source.view.value(ofAny: watch.wakes, after: wakingIndex(in: version), timeout: timeout)
    }

    /// The next change after an index, or the end of the time.
    fileprivate func change(after index: UInt64, until deadline: ContinuousClock.Instant) -> ReadWait.Begin {
        source.view.wait(forAnyOf: watch.wakes, after: index, until: deadline)
    }
}

extension ReadOptions {
    /// Whether the owner is asked for the newest state before the answer.
    fileprivate var asksOwner: Bool {
        switch consistency {
        case .consistent: true
        case .leader: index == 0
        case .stale: false
        }
    }

    fileprivate var isStale: Bool {
        switch consistency {
        case .stale: true
        case .consistent, .leader: false
        }
    }
}

extension APIResponse {
    /// No answer yet: the request is to be asked again after a wait, and judged by what its token may do then.
    fileprivate static func waiting(
        for begin: @escaping ReadWait.Begin,
        _ resumption: ReadWait.Resumption
    ) -> APIResponse {
        var response = APIResponse()
        response.wait = ReadWait(resumption: resumption, begin: begin)
        return response
    }
}

extension Rendered {
    /// Plain text.
    static func text(_ text: String, status: Int) -> Rendered {
        Rendered(status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }
}
