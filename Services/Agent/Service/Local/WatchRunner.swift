import AgentLogic
import ConsulJSON
import Foundation
import Logging
import MeshBus
import MeshDomain
import MeshRuntime

/// Runs the agent's `watches`: each one asks as a client does, waits for news, and tells its handler.
///
/// One handler of a watch runs at a time; what changes meanwhile is told together afterwards. A handler that fails is told of in the
/// log and changes nothing. A program that is running is left to end, and what it leaves running lives on.
///
/// - Source: reference §12.2.
struct WatchRunner: Sendable {
    /// How long after a failure it is asked again, and the longest that a question waits.
    private static let (pause, patience) = (Duration.seconds(5), "60s")
    /// Bytes of a handler's output that are kept for the log.
    private static let outputLimit = 4096

    let context: AgentContext
    let pipeline: RequestPipeline
    let runner: CheckRunner
    /// Its own, so that handlers that take long keep no check waiting.
    private let scripts = ScriptProbe(threads: WatchOptions.limit, leavesRest: true)
    /// Of the agent's environment, what says where it is: a program asks the same agent.
    private static let passedOn: Set<String> = [
        "CONSUL_HTTP_ADDR", "CONSUL_HTTP_SSL", "CONSUL_HTTP_SSL_VERIFY", "CONSUL_CACERT", "CONSUL_CAPATH",
        "CONSUL_TLS_SERVER_NAME", "CONSUL_NAMESPACE", "CONSUL_PARTITION",
    ]

    init(context: AgentContext, pipeline: RequestPipeline, runner: CheckRunner) {
        self.context = context
        self.pipeline = pipeline
        self.runner = runner
    }

    /// A watch that goes on.
    private typealias Running = (watch: WatchOptions, task: Task<Void, Never>)

    /// Works until cancelled; a reload begins with the watches that it brings, and those that were there before go on.
    func run() async {
        var running = begin(context.configuration.watches)
        for await watches in context.reload.watches {
            var new = watches
            var kept: [Running] = []
            for one in running {
                if let place = new.firstIndex(of: one.watch) {
                    new.remove(at: place)
                    kept.append(one)
                } else {
                    one.task.cancel()
                }
            }
            running = kept + begin(new)
        }
        for one in running { one.task.cancel() }
    }

    private func begin(_ watches: [WatchOptions]) -> [Running] {
        watches.map { watch in (watch: watch, task: Task { await follow(watch) }) }
    }

    private func follow(_ watch: WatchOptions) async {
        await context.reload.isBegun.wait()
        var index: UInt64 = 0
        var last: MeshValue?
        while !Task.isCancelled {
            let answer = await asked(watch, after: index)
            guard !Task.isCancelled else { return }
            guard answer.status == 200 || answer.status == 404, let value = Self.value(of: answer) else {
                note("a watch cannot be asked", watch, String(decoding: answer.body.prefix(512), as: UTF8.self))
                try? await Task.sleep(for: Self.pause)
                continue
            }
            let shown = watch.target.shown(value)
            let new = answer.headers.first { $0.name == "X-Consul-Index" }.flatMap { UInt64($0.value) } ?? 0
            index = WatchTarget.next(after: index, new)
            // Without an index nothing waits.
            if new == 0 { try? await Task.sleep(for: Self.pause) }
            guard last != shown else { continue }
            let news = watch.target.news(shown, after: last)
            last = shown
            await tell(news, new, watch)
        }
    }

    /// Null for what is not there.
    private static func value(of answer: APIResponse) -> MeshValue? {
        answer.status == 404 || answer.body.isEmpty ? .null : try? JSONText.parse(answer.body)
    }

    private func asked(_ watch: WatchOptions, after index: UInt64) async -> APIResponse {
        var items = watch.target.query.map { QueryParameters.Item(name: $0.name, value: $0.value) }
        if !watch.datacenter.isEmpty { items.append(.init(name: "dc", value: watch.datacenter)) }
        if index > 0 {
            items += [.init(name: "index", value: String(index)), .init(name: "wait", value: Self.patience)]
        }
        let headers: [(name: String, value: String)] =
            watch.token.isEmpty ? [] : [("X-Consul-Token", watch.token.revealed)]
        var request = APIRequest(
            method: "GET",
            path: "/v1/" + watch.target.path.joined(separator: "/"),
            query: QueryParameters(items),
            headers: HeaderFields(headers)
        )
        return await pipeline.answer(waitingFor: &request)
    }

    // MARK: - Telling

    private func tell(_ news: MeshValue, _ index: UInt64, _ watch: WatchOptions) async {
        let text = JSONText.string(of: news)
        switch watch.handler {
        case .program(let words):
            let scripts = scripts
            var variables = ProcessInfo.processInfo.environment.filter { Self.passedOn.contains($0.key) }
            variables["CONSUL_INDEX"] = String(index)
            let (environment, timeout) = (variables, Duration.nanoseconds(watch.timeout))
            // It is in the middle of something: a reload that takes its watch away does not end it.
            let result = await Task {
                await scripts.run(
                    words,
                    limit: Self.outputLimit,
                    timeout: timeout,
                    input: Array((text + "\n").utf8),
                    variables: environment
                )
            }.value
            guard result.end != .exited(0) else { return }
            let output = CheckOutput.tail(result.output, limit: Self.outputLimit)
            note("the program of a watch failed", watch, "\(result.end): \(output)")
        case .request(var definition):
            definition.body = text
            definition.header["X-Consul-Index"] = [String(index)]
            do {
                let status = try await runner.request(
                    definition,
                    limit: Self.outputLimit,
                    timeout: .nanoseconds(watch.timeout)
                )
                guard !(200..<300 ~= status) else { return }
                note("the request of a watch was refused", watch, "\(definition.http) answers with \(status)")
            } catch { note("the request of a watch failed", watch, "\(definition.http): \(error)") }
        }
    }

    private func note(_ what: String, _ watch: WatchOptions, _ reason: String) {
        context.logger.warning(
            "\(what)",
            metadata: [
                LogKey.path: "\(watch.target.path.joined(separator: "/"))", LogKey.error: "\(reason)",
            ]
        )
    }
}

extension RequestPipeline {
    /// Answers a request of the agent's own, once its wait is over.
    func answer(waitingFor request: inout APIRequest) async -> APIResponse {
        while true {
            let answer = await respond(to: request)
            guard let wait = answer.wait else { return answer }
            await wait.over()
            if Task.isCancelled { return APIError(any: CancellationError()).readResponse }
            request.resumption = wait.resumption
        }
    }
}
