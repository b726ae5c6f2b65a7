import AgentLogic
import BusSchema
import Logging
package import MeshBus
import MeshContracts
package import MeshDomain
import SchemaRuntime
import Synchronization

/// The way to the other datacenters of this cluster's operator (WAN federation, decision 034).
///
/// An agent of a server that meets other datacenters has a connection of its own to the bus between datacenters; any other agent
/// asks one of those over its cluster's bus. What is asked is answered with the rights of the token that comes along, there.
package final class Federation: Sendable {
    /// How the agent of a server reaches the bus between datacenters.
    package struct Connect: Sendable {
        private let bus: @Sendable () async throws(MeshError) -> any MessageBus

        /// Names it.
        package init(bus: @escaping @Sendable () async throws(MeshError) -> any MessageBus) { self.bus = bus }

        /// Connects.
        ///
        /// - Throws: `unavailable` while it cannot be reached.
        package func callAsFunction() async throws(MeshError) -> any MessageBus { try await bus() }
    }

    struct Table {
        var datacenters: DatacenterTable
        /// The bus between datacenters, once it is connected.
        var bus: (any MessageBus)?
    }

    /// How long a list of servers that another agent told is used.
    private static let listLife = Duration.seconds(2)
    /// How long a question by DNS may take.
    static let nameTimeout = Duration.seconds(3)

    let configuration: AgentConfiguration
    let node: OwnNode
    let local: any MessageBus
    let connect: Connect?
    let logger: Logger
    let table: Mutex<Table>
    let store = AnswerStore()
    /// The questions of other datacenters that wait for a change here.
    let answering = WaitingQuestions()
    /// The questions of other agents that wait for a change in another datacenter.
    let asking = WaitingQuestions()
    private let listed: Mutex<ContinuousClock.Instant?>
    /// Whether a list of servers has come, or nobody has one.
    private let hasList = Atomic<Bool>(false)

    /// Makes the way.
    ///
    /// - Parameters:
    ///   - configuration: The agent's.
    ///   - node: Its node.
    ///   - bus: The cluster's bus.
    ///   - connect: Connects to the bus between datacenters; nil where this agent has none.
    ///   - logger: Where it logs.
    init(
        _ configuration: AgentConfiguration,
        node: OwnNode,
        bus: any MessageBus,
        connect: Connect?,
        logger: Logger
    ) {
        self.configuration = configuration
        self.node = node
        local = bus
        self.connect = connect
        self.logger = logger
        table = Mutex(Table(datacenters: DatacenterTable(own: configuration.datacenter)))
        listed = Mutex(nil)
    }

    /// The time by which servers are heard.
    static var now: Duration { .milliseconds(BusClock.monotonicMilliseconds()) }

    /// This datacenter.
    var own: String { configuration.datacenter }

    /// The servers that are known, newly asked for where this agent has no connection of its own.
    func servers() async -> DatacenterTable {
        if connect == nil, !configuration.isServer { await list() }
        return table.withLock { $0.datacenters }
    }

    /// Whether a name may be one of another datacenter; agents that do not know ask.
    func mayKnow(_ datacenter: String) -> Bool {
        guard datacenter != own else { return false }
        if connect == nil { return !configuration.isServer }
        return table.withLock { $0.datacenters.knows(datacenter) }
    }

    /// Whether a name is one of another datacenter, as far as can be found out; the servers' list is asked for every two seconds at most.
    ///
    /// While no list has come yet it may be.
    func knows(_ datacenter: String) async -> Bool {
        guard mayKnow(datacenter) else { return false }
        if connect != nil { return true }
        let table = await servers()
        return table.knows(datacenter) || !hasList.load(ordering: .relaxed)
    }

    /// Whether an error says that there is no such datacenter, and nothing that is known speaks against it.
    func isUnknown(_ datacenter: String, _ error: any Error) -> Bool {
        guard (error as? MeshError)?.message == Self.noPath.message else { return false }
        return !table.withLock { $0.datacenters.knows(datacenter) }
    }

    private func list() async {
        let now = ContinuousClock.now
        let isOld = listed.withLock { last in
            if let last, last.duration(to: now) < Self.listLife { return false }
            last = now
            return true
        }
        guard isOld else { return }
        let context = CallContext(timeout: .seconds(1))
        let client = ServiceClient(bus: local, datacenter: own)
        do throws(MeshError) {
            let answer = try await client.call(FederationMethods.servers, CommonWire.Empty(), context)
            table.withLock { table in for server in answer.servers { table.datacenters.take(server.server(Self.now)) } }
        } catch {
            guard Self.isNobody(error) else { return }
        }
        hasList.store(true, ordering: .relaxed)
    }

    // MARK: - Asking

    /// Asks another datacenter.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - context: The token, an id where it is a change, and how long an answer is waited for.
    /// - Returns: The whole answer.
    /// - Throws: `rejected` with Consul's words where no way leads there; `unavailable`, `deadlineExceeded`.
    func ask(_ question: FederationWire.Question, _ context: CallContext) async throws(MeshError) -> APIResponse {
        guard let bus = try way(to: question.datacenter) else {
            let client = ServiceClient(bus: local, datacenter: own)
            return try await whole(
                try await toServers(client, FederationMethods.forward, question, context),
                client,
                context
            )
        }
        let client = ServiceClient(bus: bus, datacenter: question.datacenter)
        return try await unlessLost(question.datacenter) { () async throws(MeshError) in
            let answer = try await client.call(FederationMethods.answer, question, context)
            return try await self.whole(answer, client, context)
        }
    }

    /// Asks another datacenter by DNS.
    ///
    /// - Throws: as ``ask(_:_:)``.
    func ask(_ question: FederationWire.NameQuestion, token: SecretID) async throws(MeshError) -> [UInt8] {
        let context = CallContext(token: token, timeout: Self.nameTimeout)
        guard let bus = try way(to: question.datacenter) else {
            let client = ServiceClient(bus: local, datacenter: own)
            return try await toServers(client, FederationMethods.forwardName, question, context).message
        }
        return try await ServiceClient(bus: bus, datacenter: question.datacenter)
            .call(FederationMethods.name, question, context).message
    }

    /// The bus over which a datacenter is reached; nil where another agent knows.
    private func way(to datacenter: String) throws(MeshError) -> (any MessageBus)? {
        guard connect != nil else { return nil }
        let now = Self.now
        let (isKnown, silence, bus) = table.withLock { table in
            (table.datacenters.knows(datacenter), table.datacenters.silence(of: datacenter, now), table.bus)
        }
        guard isKnown, datacenter != own, let bus else { throw Self.noPath }
        if let silence { throw Self.lost(datacenter, silence) }
        return bus
    }

    /// - Source: recorded text.
    static let noPath = MeshError(.rejected, "No path to datacenter")

    static func lost(_ datacenter: String, _ silence: Duration) -> MeshError {
        let seconds = silence.components.seconds
        return MeshError(
            .rejected,
            "No path to datacenter: nothing was heard of the servers of \"\(datacenter)\" for \(seconds) s"
        )
    }

    private func toServers<Request, Response>(
        _ client: ServiceClient,
        _ method: MeshContracts.Method<Request, Response>,
        _ request: Request,
        _ context: CallContext
    ) async throws(MeshError) -> Response {
        do throws(MeshError) { return try await client.call(method, request, context) } catch {
            throw Self.isNobody(error) ? Self.noPath : error
        }
    }

    /// Whether nobody answered: no server of this cluster meets other datacenters.
    private static func isNobody(_ error: MeshError) -> Bool {
        error.code == .unavailable && error.message.hasPrefix("no \(BusService.federation.rawValue) service")
    }

    /// The answer with all parts of its body.
    private func whole(
        _ first: FederationWire.Answer,
        _ client: ServiceClient,
        _ context: CallContext
    ) async throws(MeshError) -> APIResponse {
        guard (200...599).contains(first.status) else {
            throw MeshError(.internalFault, "the answer of the other datacenter has the status \(first.status)")
        }
        return APIResponse(
            status: Int(first.status),
            contentType: AnswerRules.contentType(first.contentType),
            headers: first.headers.filter { AnswerRules.isKept(header: $0.name, $0.value) }
                .map { APIResponse.Header(name: $0.name, value: $0.value) },
            body: try await FederationClient.whole(first, client, context)
        )
    }

    /// Ends with a refusal as soon as nothing is heard of a datacenter any more.
    private func unlessLost(
        _ datacenter: String,
        _ body: @escaping @Sendable () async throws(MeshError) -> APIResponse
    ) async throws(MeshError) -> APIResponse {
        let result = await withTaskGroup(of: Result<APIResponse, MeshError>.self) { group in
            defer { group.cancelAll() }
            group.addTask { await Result(catching: body) }
            group.addTask {
                while (try? await Task.sleep(for: .milliseconds(500))) != nil {
                    let silence = self.table.withLock { $0.datacenters.silence(of: datacenter, Self.now) }
                    if let silence { return .failure(Self.lost(datacenter, silence)) }
                }
                return .failure(MeshError(.unavailable, "the request was cancelled"))
            }
            return await group.next() ?? .failure(MeshError(.unavailable, "the request was cancelled"))
        }
        return try result.get()
    }
}

extension Result where Failure == MeshError {
    fileprivate init(catching body: () async throws(MeshError) -> Success) async {
        do throws(MeshError) { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension FederationWire.Server {
    /// The server that the message is about.
    func server(_ now: Duration) -> DatacenterTable.Server {
        var server = DatacenterTable.Server(
            datacenter: datacenter,
            node: NodeName(node),
            address: address,
            port: Int(port),
            tags: Dictionary(tags.map { ($0.name, $0.value) }) { $1 },
            heard: now - .milliseconds(Int64(clamping: silentMilliseconds))
        )
        server.hasLeft = leaves
        return server
    }

    /// A server as it stands in a list.
    init(_ server: DatacenterTable.Server, _ now: Duration) {
        self.init(
            datacenter: server.datacenter,
            node: server.node.text,
            address: server.address,
            port: UInt32(clamping: server.port),
            tags: server.tags.sorted { $0.key < $1.key }.map { FederationWire.Field(name: $0.key, value: $0.value) },
            leaves: server.hasLeft,
            silentMilliseconds: UInt64(clamping: (now - server.heard).components.seconds * 1000)
        )
    }
}
