import AgentLogic
import AsyncHTTPClient
import ConsulJSON
import Logging
import MeshBus
import MeshDomain
import MeshRuntime
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// Runs the checks of this agent: one task for each HTTP and TCP check, one for times to live, reaping and late outputs.
///
/// The tasks follow the local state: a check that appears is started, one whose definition changes or goes away ends at its
/// next turn.
package struct CheckRunner: Sendable {
    private let context: AgentContext
    private let clients: [ClientKind: HTTPClient]

    /// What the client of an HTTP check does with certificates and redirects.
    private struct ClientKind: Hashable {
        var isLenient: Bool
        var followsRedirects: Bool

        static let all = [true, false].flatMap { isLenient in
            [true, false].map { ClientKind(isLenient: isLenient, followsRedirects: $0) }
        }
    }

    /// Makes a runner for an agent.
    package init(context: AgentContext) {
        self.context = context
        var clients: [ClientKind: HTTPClient] = [:]
        for kind in ClientKind.all {
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration =
                kind.followsRedirects ? .follow(max: 5, allowCycles: false) : .disallow
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 8
            configuration.tlsConfiguration = .clientDefault
            if kind.isLenient { configuration.tlsConfiguration?.certificateVerification = .none }
            clients[kind] = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }
        self.clients = clients
    }

    /// Works until cancelled.
    package func run() async throws {
        defer { stop() }
        let running = RunningChecks()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await keepTime() }
            group.addTask { try await reap() }
            group.addTask { try await releaseOutputs() }
            let store = context.local
            while true {
                try Task.checkCancellation()
                let latest = store.generation
                for local in store.state.checks.values {
                    guard let definition = local.definition, definition.kind == .http || definition.kind == .tcp,
                        running.start(definition)
                    else { continue }
                    group.addTask {
                        try await loop(definition)
                        running.end(definition)
                    }
                }
                await store.changed(after: latest, timeout: .seconds(60))
            }
        }
    }

    private func stop() {
        for client in clients.values { client.shutdown { _ in } }
    }

    /// Runs one check until it is gone or defined otherwise.
    private func loop(_ definition: CheckDefinition) async throws {
        let interval = Duration.nanoseconds(max(definition.interval, 1_000_000_000))
        let first = min(interval, .nanoseconds(definition.interval))
        try await Task.sleep(for: first * Double.random(in: 0..<1))
        while context.local.state.checks[definition.id]?.definition == definition {
            let (status, output) = await result(of: definition)
            try Task.checkCancellation()
            try context.local.change { (state, now) throws(MeshError) in
                state.record(status, output: output, of: definition.id, now: now)
            }
            if context.local.state.needsSync { context.sync.changed() }
            try await Task.sleep(for: interval)
        }
    }

    private func result(of definition: CheckDefinition) async -> (HealthStatus, String) {
        let limit =
            definition.outputMaxSize > 0
            ? min(definition.outputMaxSize, context.configuration.checkOutputLimit)
            : context.configuration.checkOutputLimit
        let timeout = Duration.nanoseconds(definition.timeout > 0 ? definition.timeout : 10_000_000_000)
        let (status, output) =
            definition.kind == .http
            ? await http(definition, timeout: timeout, limit: limit) : await tcp(definition, timeout: timeout)
        return (status, context.configuration.discardsCheckOutput ? "" : output)
    }

    // MARK: - HTTP

    /// One try: the deadline is for head and body together.
    ///
    /// - Source: reference §4.6, row http.
    private func http(_ definition: CheckDefinition, timeout: Duration, limit: Int) async -> (HealthStatus, String) {
        let method = definition.method.isEmpty ? "GET" : definition.method
        let kind = ClientKind(
            isLenient: definition.tlsSkipVerify,
            followsRedirects: !definition.disableRedirects
        )
        guard let client = clients[kind] else { return (.critical, "no client for the check") }
        let request = Self.request(definition, method: method)
        let answer = await withDeadline(timeout) { () -> (HealthStatus, String) in
            do {
                // The client's own limit is longer: it is the deadline around that ends head and body.
                let response = try await client.execute(request, timeout: .minutes(10))
                var body = ByteBuffer()
                for try await part in response.body {
                    body.writeImmutableBuffer(part)
                    if body.readableBytes > limit { break }
                }
                let text = String(decoding: body.readableBytesView.prefix(limit), as: UTF8.self)
                let code = response.status.code
                let line = "HTTP \(method) \(definition.http): \(code) \(response.status.reasonPhrase) Output: \(text)"
                return ((200...299).contains(code) ? .passing : code == 429 ? .warning : .critical, line)
            } catch {
                return (.critical, "\(method) \"\(definition.http)\": \(error)")
            }
        }
        return answer ?? (.critical, "\(method) \"\(definition.http)\": no whole answer within \(timeout)")
    }

    private static func request(_ definition: CheckDefinition, method: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: definition.http)
        request.method = .RAW(value: method)
        for (name, values) in definition.header.sorted(by: { $0.key < $1.key }) {
            for value in values { request.headers.add(name: name, value: value) }
        }
        if !request.headers.contains(name: "User-Agent") {
            request.headers.add(name: "User-Agent", value: "Consul Health Check")
        }
        if !request.headers.contains(name: "Accept") {
            request.headers.add(name: "Accept", value: "text/plain, text/*, */*")
        }
        request.headers.replaceOrAdd(name: "Connection", value: "close")
        if !definition.body.isEmpty { request.body = .bytes(ByteBuffer(string: definition.body)) }
        return request
    }

    // MARK: - TCP

    private func tcp(_ definition: CheckDefinition, timeout: Duration) async -> (HealthStatus, String) {
        guard let colon = definition.tcp.lastIndex(of: ":"),
            let port = Int(definition.tcp[definition.tcp.index(after: colon)...])
        else { return (.critical, "address \(definition.tcp): missing port in address") }
        var host = String(definition.tcp[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(TimeAmount(timeout)).connect(host: host, port: port).get()
            try? await channel.close()
            return (.passing, "TCP connect \(definition.tcp): Success")
        } catch {
            return (.critical, "dial tcp \(definition.tcp): \(error)")
        }
    }

    // MARK: - Time

    private func keepTime() async throws {
        while true {
            let next = try context.local.expireTimes()
            if context.local.state.needsSync { context.sync.changed() }
            let wait = next.map { max(0, min($0 - context.local.now, 500_000_000)) } ?? 500_000_000
            try await Task.sleep(for: .nanoseconds(wait + 1_000_000))
        }
    }

    private func reap() async throws {
        while true {
            try await Task.sleep(for: .seconds(30))
            let store = context.local
            for id in store.state.servicesToReap(now: store.now) {
                do throws(MeshError) {
                    try await context.change { (state, _) throws(MeshError) in try state.deregister(serviceID: id) }
                    context.logger.info(
                        "a service that was critical for too long was removed",
                        metadata: ["service.id": "\(id)"]
                    )
                } catch {
                    context.logger.warning(
                        "a service that was critical for too long could not be removed",
                        metadata: ["service.id": "\(id)", LogKey.error: "\(error.message)"]
                    )
                }
            }
        }
    }

    private func releaseOutputs() async throws {
        while true {
            let interval = Duration.nanoseconds(max(context.configuration.checkUpdateInterval, 1_000_000_000))
            try await Task.sleep(for: interval * Double.random(in: 0.5..<1))
            guard context.local.state.hasDeferredOutputs else { continue }
            try context.local.change { (state, _) throws(MeshError) in state.releaseDeferredOutputs() }
            context.sync.changed()
        }
    }
}

extension LocalStore {
    /// Ends times to live; changes nothing, and wakes nobody, when none ended.
    fileprivate func expireTimes() throws(MeshError) -> Int64? {
        let now = now
        let next = state.checks.values.compactMap { $0.definition?.kind == .ttl ? $0.expiresAt : nil }.min()
        guard let next else { return nil }
        guard next <= now else { return next }
        return try change { (state, now) throws(MeshError) in state.expire(now: now) }
    }
}

/// Which checks have a task, by id and definition.
private final class RunningChecks: Sendable {
    private let definitions = Mutex<Set<CheckDefinition>>([])

    func start(_ definition: CheckDefinition) -> Bool { definitions.withLock { $0.insert(definition).inserted } }

    func end(_ definition: CheckDefinition) { definitions.withLock { _ = $0.remove(definition) } }
}
