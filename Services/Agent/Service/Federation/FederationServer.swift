import ACLContract
import AgentLogic
import BusSchema
import Logging
import MeshBus
import MeshContracts
import MeshDomain
import MeshRuntime
import NameSystem
import SchemaRuntime
import Synchronization

/// What the agent of a server that meets other datacenters does for them: answers, passes on, and tells that it is there.
struct FederationServer: Sendable {
    /// How long a connection that failed is waited for before the next one.
    private static let pause = Duration.seconds(1)
    /// How many words of other servers wait for this agent.
    private static let wordLimit = 4096
    /// The longest word of another server, in bytes.
    private static let longestWord = 8192
    let federation: Federation
    let pipeline: RequestPipeline
    let responder: NameResponder

    /// Runs until cancelled; does nothing where there are no other datacenters.
    func run() async throws {
        guard let connect = federation.connect else { return try await ServiceHost.untilCancelled() }
        let bus = try await connected(connect)
        federation.table.withLock { $0.bus = bus }
        // Much of what is asked waits for a change, so a long answer is nothing to tell of.
        var logger = federation.logger
        logger.logLevel = max(logger.logLevel, .error)
        let here = ServiceHost(bus: federation.local, datacenter: federation.own, logger: logger)
        let wide = ServiceHost(bus: bus, datacenter: federation.own, logger: logger)
        let presence = FederationMethods.presence(in: federation.own)
        defer { try? bus.publish(BusMessage(subject: presence, payload: word(leaves: true))) }
        do {
            try await serve(here, wide)
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await listen(bus) }
                group.addTask {
                    while true {
                        try? bus.publish(BusMessage(subject: presence, payload: word(leaves: false)))
                        try await Task.sleep(for: DatacenterTable.rhythm)
                    }
                }
                try await group.next()
            }
        } catch {
            await here.finish(within: .seconds(1))
            await wide.finish(within: .seconds(1))
            throw error
        }
    }

    private func connected(_ connect: Federation.Connect) async throws -> any MessageBus {
        var hasTold = false
        while true {
            do throws(MeshError) { return try await connect() } catch {
                if !hasTold {
                    federation.logger.warning(
                        "the bus between datacenters cannot be reached yet",
                        metadata: [LogKey.error: "\(error.message)"]
                    )
                }
                hasTold = true
            }
            try await Task.sleep(for: Self.pause)
        }
    }

    private func serve(_ here: ServiceHost, _ wide: ServiceHost) async throws(MeshError) {
        let (federation, store) = (federation, federation.store)
        try await wide.serve(
            FederationMethods.answer,
            concurrency: WaitingQuestions.handlers
        ) { question, context throws(MeshError) in
            let waits = WaitingQuestions.isOne(question)
            if waits { try federation.answering.begin() }
            defer { if waits { federation.answering.end() } }
            return try store.wire(try await answer(question, context))
        }
        try await wide.serve(FederationMethods.name) { question, context throws(MeshError) in
            FederationWire.NameAnswer(message: try await answer(question, context))
        }
        try await here.serve(
            FederationMethods.forward,
            concurrency: WaitingQuestions.handlers
        ) { question, context throws(MeshError) in
            let waits = WaitingQuestions.isOne(question)
            if waits { try federation.asking.begin() }
            defer { if waits { federation.asking.end() } }
            return try store.wire(try await federation.ask(question, context))
        }
        try await here.serve(FederationMethods.forwardName) { question, context throws(MeshError) in
            FederationWire.NameAnswer(message: try await federation.ask(question, token: context.token))
        }
        try await here.serve(FederationMethods.servers) { _, _ in
            let now = Federation.now
            let servers = federation.table.withLock { $0.datacenters.all }
            return FederationWire.ServerList(servers: servers.map { FederationWire.Server($0, now) })
        }
        for host in [here, wide] {
            try await host.serve(FederationMethods.page(of: store.replica), replica: store.replica) {
                request,
                _ throws(MeshError) in
                try store.page(request)
            }
        }
    }

    // MARK: - Answering

    /// Answers a request of another datacenter, with the rights of its token and none of this agent's.
    private func answer(
        _ question: FederationWire.Question,
        _ context: CallContext
    ) async throws(MeshError) -> APIResponse {
        guard question.datacenter == federation.own else { throw Federation.noPath }
        switch question.method {
        case FederationClient.busMethod: return APIResponse(body: try await pass(question, context))
        case FederationClient.entriesMethod: return APIResponse(body: try await entries(question, context))
        case _: break
        }
        let end = ContinuousClock.now + context.timeout
        var headers = question.headers.map { (name: $0.name, value: $0.value) }
        if !context.token.isEmpty { headers.append((name: "x-consul-token", value: context.token.revealed)) }
        var request = APIRequest(
            method: question.method,
            path: question.path,
            // It is asked here: where it was to be asked means nothing any more.
            query: QueryParameters(
                question.query.filter { $0.name != "dc" && $0.name != "datacenter" }
                    .map { QueryParameters.Item(name: $0.name, value: $0.value) }
            ),
            headers: HeaderFields(headers),
            body: question.body,
            id: context.requestID
        )
        request.rawPath = question.rawPath
        request.isFromElsewhere = true
        while true {
            let answer = await pipeline.respond(to: request)
            guard let wait = answer.wait else { return try await whole(answer) }
            _ = await withDeadline(ContinuousClock.now.duration(to: end)) { await wait.over() }
            if Task.isCancelled { throw MeshError(.unavailable, "the request was cancelled") }
            guard ContinuousClock.now < end else {
                throw MeshError(.deadlineExceeded, "nobody waits for the answer any more")
            }
            request.resumption = wait.resumption
        }
    }

    /// An answer whose body is there as a whole.
    private func whole(_ given: APIResponse) async throws(MeshError) -> APIResponse {
        var answer = given
        if let stream = given.stream {
            answer.stream = nil
            do {
                while answer.body.count <= AnswerStore.limit, let piece = try await stream.next() {
                    answer.body += piece
                }
            } catch {
                throw MeshError(.internalFault, "the answer broke off: \((error as? MeshError)?.message ?? "\(error)")")
            }
        }
        guard answer.body.count <= AnswerStore.limit else {
            throw MeshError(
                .rejected,
                "the answer is larger than \(AnswerStore.limit) bytes, too large for another datacenter; ask an agent of"
                    + " datacenter \"\(federation.own)\""
            )
        }
        return answer
    }

    private func answer(
        _ question: FederationWire.NameQuestion,
        _ context: CallContext
    ) async throws(MeshError) -> [UInt8] {
        guard question.datacenter == federation.own else { throw Federation.noPath }
        let transport: NameTransport = question.isStream ? .stream : .datagram
        switch responder.read(question.message, over: transport) {
        case .question(let message): return await responder.answer(message, over: transport, token: context.token)
        case .nothing, .refused: throw MeshError(.badRequest, "the message is no question by DNS")
        }
    }

    // MARK: - Presence

    /// What this server says of itself.
    private func word(leaves: Bool) -> [UInt8] {
        let (configuration, node) = (federation.configuration, federation.node)
        let member = Member(ofAgent: configuration, name: node.name, id: node.id, address: node.address)
        let wide = configuration.advertiseAddressWAN
        let server = FederationWire.Server(
            datacenter: federation.own,
            node: node.name,
            address: wide.isEmpty ? node.address : wide,
            port: UInt32(clamping: configuration.ports.serfWAN),
            tags: member.tags.sorted { $0.key < $1.key }.map { FederationWire.Field(name: $0.key, value: $0.value) },
            leaves: leaves
        )
        return (try? server.encoded()) ?? []
    }

    private func listen(_ bus: any MessageBus) async throws {
        let subscription = try await bus.subscribe(FederationMethods.everyPresence, limit: Self.wordLimit)
        defer { subscription.cancel() }
        for await message in subscription.messages {
            // Who may publish there speaks for that datacenter; what the message says of itself must agree.
            let parts = message.subject.split(separator: ".")
            guard parts.count > 1, message.payload.count <= Self.longestWord,
                let word = try? FederationWire.Server(decoding: message.payload),
                word.datacenter == parts[1], word.silentMilliseconds == 0, !word.node.isEmpty,
                word.node.utf8.count <= 256, word.address.utf8.count <= 256, word.tags.count <= 64
            else { continue }
            take(word.server(Federation.now))
        }
        try await ServiceHost.untilCancelled()
    }

    private func take(_ server: DatacenterTable.Server) {
        let now = Federation.now
        let (was, has) = federation.table.withLock { table in
            let was =
                table.datacenters.knows(server.datacenter)
                && table.datacenters.silence(of: server.datacenter, now) == nil
            table.datacenters.take(server)
            return (was, table.datacenters.silence(of: server.datacenter, now) == nil)
        }
        guard was != has else { return }
        federation.logger.info(
            has ? "another datacenter is there" : "another datacenter has left",
            metadata: ["datacenter": "\(server.datacenter)"]
        )
    }
}
