import ACLContract
import AccessRules
import BusSchema
import ConfigEntryContract
import ConfigEntryKinds
import ConfigEntryTables
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import SchemaRuntime

/// What services of other datacenters ask: the primary's config entries, and what is passed on to its services.
extension FederationServer {
    /// How long a question for the entries waits for a change.
    private static let entryWait = Duration.seconds(5)
    /// How often it is looked.
    private static let look = Duration.milliseconds(100)
    /// How long it may take to make sure that the answer is new.
    private static let readTime = Duration.seconds(5)

    /// Asks a service of this datacenter what another one's asks, with that token.
    func pass(_ question: FederationWire.Question, _ context: CallContext) async throws(MeshError) -> [UInt8] {
        guard FederationMethods.passed.contains(question.path) else {
            throw MeshError(.rejected, "\"\(question.path)\" is not asked across datacenters")
        }
        var headers: BusHeaders = [:]
        if !context.token.isEmpty { headers[BusHeader.token] = context.token.revealed }
        let message = BusMessage(
            subject: "tombolo.\(federation.own).\(question.path)",
            headers: headers,
            payload: question.body
        )
        let answer: BusMessage
        do throws(BusError) {
            answer = try await federation.local.request(message, deadline: context.timeout)
        } catch {
            throw MeshError(
                error.code == .timeout ? .deadlineExceeded : .unavailable,
                "\(question.path) cannot be asked in datacenter \"\(federation.own)\": \(error.message)"
            )
        }
        if let refusal = ServiceClient.refusal(carriedBy: answer) { throw refusal }
        return answer.payload
    }

    /// All config entries of the default partition and namespace, secrets included, once they are others than those of an index.
    func entries(_ question: FederationWire.Question, _ context: CallContext) async throws(MeshError) -> [UInt8] {
        let agent = pipeline.context
        let token = try await agent.tokens.resolve(context.token)
        try token.require(.operatorWrite)
        let known = question.query.first { $0.name == "index" }.flatMap { UInt64($0.value) } ?? 0
        let end = ContinuousClock.now + Self.entryWait
        // Where nothing was written yet the index is 1, so that it can be named as known.
        func index(_ state: ConfigEntryState) -> UInt64 { max(1, state.index(of: .all)) }
        while index(agent.configEntries.view.current.state) == known, ContinuousClock.now < end {
            do { try await Task.sleep(for: Self.look) } catch {
                throw MeshError(.unavailable, "the request was cancelled")
            }
        }
        guard agent.configEntries.view.isReady else {
            throw MeshError(.unavailable, "the config entries are not there yet")
        }
        // What this agent has may be old, and would undo in other datacenters what was decided since.
        let state = try await agent.configEntries.read(.linearizable, timeout: Self.readTime).state
        var list = ConfigEntryWire.EntryList(index: index(state))
        list.isSame = list.index == known
        if !list.isSame { list.entries = state.entries().map(ConfigEntryWire.Entry.init) }
        do { return try list.encoded() } catch { throw MeshError(.internalFault, "\(error)") }
    }
}
