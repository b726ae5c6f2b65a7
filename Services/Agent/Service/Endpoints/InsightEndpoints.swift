import ACLContract
import AccessRules
import AgentLogic
import AuthorityTables
import CatalogTables
import ConfigEntryTables
import ConsulJSON
import GatewayContract
import MeshBus
import MeshContracts
import MeshDomain
import MeshJournal
import MeshState
import PeeringContract
import PeeringTables

/// `/v1/tombolo/*` and `/v1/imported-services`: what became of exports and imports, and why a call works or not.
///
/// - Source: reference "ui" §5. But for the list of imports, answers are of the moment and cannot be waited for.
struct InsightEndpoints: Sendable {
    /// How long other services are waited for; what they would have said is then told to be unknown.
    private static let patience = Duration.seconds(3)
    /// How many rows an answer has, for a peering in each direction; by peer or service the others can be asked for.
    private static let rowLimit = 10_000
    let context: AgentContext

    var endpoints: [Endpoint] { lists + answers }

    private var answers: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/tombolo/exports/preview",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.mesh, .read, .none), rows: [.service]),
                preview
            ),
            Endpoint(
                .get,
                "/v1/tombolo/impact/{peer...}",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.peering, .read, .none), rows: [.service]),
                missing: "Must specify a name to fetch.",
                impact
            ),
            Endpoint(
                .get,
                "/v1/tombolo/explain",
                scope: .namespaced,
                datacenter: .read,
                permission: .anyToken,
                explain
            ),
        ]
    }

    private var lists: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/imported-services",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.mesh, .read, .none)),
                waits: .index { _ in WaitTopics(peerings: [.peerings]) },
                imported
            ),
            Endpoint(
                .get,
                "/v1/tombolo/exports",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.mesh, .read, .none), rows: [.service]),
                exports
            ),
            Endpoint(
                .get,
                "/v1/tombolo/peering/{peer...}",
                scope: .partitioned,
                datacenter: .read,
                permission: .needs(.access(.peering, .read, .none), rows: [.service]),
                missing: "Must specify a name to fetch.",
                peering
            ),
        ]
    }

    // MARK: - Exports and imports

    private func imported(_ request: RoutedRequest) async throws -> APIResponse {
        try await context.read(request, context.peerings, topics: request.topics.peerings) { state, _ in
            let rows = state.peerings().flatMap { peering in
                state.serviceNames(of: peering.id, .imported).map { (service: $0, peer: peering.name) }
            }
            var output = JSONOutput()
            output.array(rows.sorted { ($0.service, $0.peer) < ($1.service, $1.peer) }) { output, row in
                output.object { item in
                    item.member("Service", row.service)
                    item.member("SourcePeer", row.peer)
                }
            }
            return Rendered(body: output.bytes)
        }
    }

    /// With `?peer=` and `?service=` only those; the header `X-Tombolo-Left-Out` says how many more there are than are listed.
    private func exports(_ request: RoutedRequest) async throws -> APIResponse {
        let authorizer = request.permitted.authorizer
        let catalog = try await newest(context.catalog)
        let entries = try await newest(context.configEntries)
        let peerings = authorizer.allows(.peeringRead) ? try await newest(context.peerings) : nil
        let peer = request.query["peer"].flatMap { $0.isEmpty ? nil : $0.lowercased() }
        let peers = peer.map { [$0] } ?? ExportStatuses.peers(in: entries)
        let standings = await standings(of: peers, peerings, request)
        let service = request.query["service"] ?? ""
        let statuses = ExportStatuses(catalog, entries, peerings, standings: standings)
        let (rows, leftOut) = statuses.page(peer: peer, limit: Self.rowLimit) { name in
            (service.isEmpty || name.text == service) && authorizer.allows(.serviceRead(name))
        }
        var answer = APIResponse.json { output in output.array(rows) { $0.export($1) } }
        if leftOut > 0 { answer.add("X-Tombolo-Left-Out", String(leftOut)) }
        return answer
    }

    private func peering(_ request: RoutedRequest) async throws -> APIResponse {
        let authorizer = request.permitted.authorizer
        let state = try await newest(context.peerings)
        guard let peering = state.peering(named: request.argument) else {
            return .text("Peering not found for \"\(request.argument)\"", status: 404)
        }
        let catalog = try await newest(context.catalog)
        let entries = try await newest(context.configEntries)
        let standings = await standings(of: [peering.name], state, request)
        let exports = ExportStatuses(catalog, entries, state, standings: standings).list(peer: peering.name)
            .filter { authorizer.allows(.serviceRead($0.service)) }
        let imports = ImportStatus.list(of: peering, state, catalog, standings[peering.name])
            .filter { authorizer.allows(.serviceRead($0.service)) }
        return .json { output in
            output.object { output in
                output.summary(of: peering, standings[peering.name])
                output.key("exported")
                output.object { counts in
                    counts.member("wanted", exports.count)
                    for state in ExportStatus.State.allCases {
                        counts.member(state.rawValue, exports.count { $0.state == state })
                    }
                }
                output.key("exports")
                output.array(exports.prefix(Self.rowLimit)) { $0.export($1) }
                output.key("imports")
                output.array(imports.prefix(Self.rowLimit)) { $0.imported($1) }
                output.member("cut", exports.count > Self.rowLimit || imports.count > Self.rowLimit)
            }
        }
    }

    /// What a peer would see with the services of `?add=`, which commas separate, besides.
    private func preview(_ request: RoutedRequest) async throws -> APIResponse {
        guard let peer = request.query["peer"]?.lowercased(), !peer.isEmpty else {
            throw APIError(status: 400, text: "Must specify the query parameter: peer")
        }
        let added = (request.query["add"] ?? "").split(separator: ",").map(String.init)
        let found = ExportPreview(
            for: peer,
            adding: added,
            try await newest(context.catalog),
            try await newest(context.configEntries),
            allowsByDefault: context.allowsByDefault,
            request.permitted.authorizer
        )
        return .json { output in
            output.array(found.rows.prefix(Self.rowLimit)) { output, row in
                output.object { item in
                    item.member("service", row.service.text)
                    item.member("new", row.isNew)
                    item.member("instances", row.instances)
                    item.member("healthy", row.healthy)
                    item.member("protocol", row.serviceProtocol)
                    item.member("tags", row.tags)
                    item.member("callers", row.callers)
                    item.member("warnings", row.warnings)
                }
            }
        }
    }

    private func impact(_ request: RoutedRequest) async throws -> APIResponse {
        let state = try await newest(context.peerings)
        guard let peering = state.peering(named: request.argument) else {
            return .text("Peering not found for \"\(request.argument)\"", status: 404)
        }
        let found = PeeringImpact(
            of: peering.name,
            try await newest(context.catalog),
            try await newest(context.configEntries),
            request.permitted.authorizer
        )
        return .json { output in
            output.array(found.items.prefix(Self.rowLimit)) { output, row in
                output.object { item in
                    item.member("kind", row.kind.rawValue)
                    item.member("name", row.subject)
                    item.member("text", row.text)
                }
            }
        }
    }

    /// How the streams of peers stand, as far as the peering service says it in time.
    private func standings(
        of peers: [String],
        _ state: PeeringTablesState?,
        _ request: RoutedRequest
    ) async -> [String: PeeringStanding] {
        guard let state, request.permitted.authorizer.allows(.peeringRead) else { return [:] }
        var call = context.call(request)
        call.timeout = Self.patience
        let (client, asked) = (context.peeringClient, call)
        var waiting = peers.filter { state.peering(named: $0)?.state == .active }[...]
        // Of those that are not asked in time nothing is known.
        let end = ContinuousClock.now + Self.patience * 2
        return await withTaskGroup(of: (String, PeeringStanding?).self) { group in
            func ask(_ peer: String) {
                group.addTask { (peer, try? await client.standing(of: peer, context: asked)) }
            }
            for _ in 0..<8 { if let peer = waiting.popFirst() { ask(peer) } }
            var found: [String: PeeringStanding] = [:]
            for await (peer, standing) in group {
                found[peer] = standing
                if ContinuousClock.now < end, let next = waiting.popFirst() { ask(next) }
            }
            return found
        }
    }

    // MARK: - Why?

    private func explain(_ request: RoutedRequest) async throws -> APIResponse {
        let (peer, destination) = (request.query["peer"] ?? "", request.query["destination"] ?? "")
        let question: CallQuestion
        do throws(MeshError) {
            question = try CallQuestion(
                source: request.query["source"] ?? "",
                destination: peer.isEmpty ? destination : "\(peer)/\(destination)"
            )
        } catch { throw APIError(error) }
        let peerings = try await newest(context.peerings)
        var call = context.call(request)
        call.timeout = Self.patience
        let proxies = try? await context.gatewayClient.status(context: call).proxies
        let peers = [question.source.origin.peer, question.destination.origin.peer].filter { !$0.isEmpty }
        let world = CallInspector.World(
            catalog: try await newest(context.catalog),
            entries: try await newest(context.configEntries),
            peerings: peerings,
            roots: try await newest(context.authority).roots,
            datacenter: context.configuration.datacenter,
            allowsByDefault: context.allowsByDefault,
            now: BusClock.wallNanoseconds() / 1_000_000_000,
            proxies: proxies,
            standings: await standings(of: peers, peerings, request)
        )
        let found = CallInspector(question, world, request.permitted.authorizer).explanation()
        return .json { output in output.explanation(found, of: question) }
    }

    /// The newest state; what this agent has when its owner does not answer.
    private func newest<State: ReplicatedState>(_ source: StateSource<State>) async throws -> State {
        do { return try await source.read(.linearizable, timeout: Self.patience).state } catch {
            return try await source.read(.stale, timeout: Self.patience).state
        }
    }
}

extension JSONOutput {
    fileprivate mutating func export(_ row: ExportStatus) {
        object { item in
            item.member("service", row.service.text)
            item.member("peer", row.peer)
            item.key("by")
            item.object { by in
                by.member("entry", "exported-services/default")
                by.member("wildcard", row.isByWildcard)
            }
            item.member("state", row.state.rawValue)
            item.member("reason", ifSet: row.reason)
            if let lag = row.lagMilliseconds { item.member("age", Int(lag)) }
            item.member("instances", row.instances)
        }
    }

    fileprivate mutating func imported(_ row: ImportStatus) {
        object { item in
            item.member("service", row.service.text)
            item.member("state", row.state.rawValue)
            item.member("reason", ifSet: row.reason)
            item.member("instances", row.instances)
            item.member("healthy", row.healthy)
        }
    }

    /// The members that are about the peering and its stream.
    fileprivate mutating func summary(of peering: Peering, _ standing: PeeringStanding?) {
        member("name", peering.name)
        member("id", peering.id)
        member("state", peering.state.name)
        member("reason", ifSet: peering.stream.lastError)
        if let heard = peering.stream.lastReceiveNanoseconds {
            member("lastHeard", GoTime.text(nanoseconds: heard))
        }
        guard let standing, !standing.replica.isEmpty else { return }
        member("caughtUp", standing.isCaughtUp)
        member("lagChanges", standing.unsent + standing.unanswered)
        member("lagMs", Int(standing.lagMilliseconds))
        member("waitingImports", standing.waitingImports)
        member("importObstacle", ifSet: standing.importObstacle)
        member("lagSeconds", .double(Double(standing.lagMilliseconds) / 1000))
        if let at = standing.lastErrorAt {
            member("lastError", standing.lastError)
            member("lastErrorAt", GoTime.text(nanoseconds: at))
        }
        member("replica", standing.replica)
    }

    fileprivate mutating func explanation(_ found: CallExplanation, of question: CallQuestion) {
        object { output in
            output.member("source", CallQuestion.text(of: question.source))
            output.member("destination", CallQuestion.text(of: question.destination))
            output.member("verdict", found.verdict.rawValue)
            if let failure = found.failure { output.member("failedStep", failure.code.rawValue) }
            output.key("steps")
            output.array(found.steps) { output, step in
                output.object { item in
                    item.member("id", step.code.rawValue)
                    item.member("outcome", step.outcome.rawValue)
                    item.member("text", step.text)
                    item.member("remedy", ifSet: step.remedy)
                    item.member("owner", ifSet: step.owner)
                    item.key("evidence")
                    item.array(step.entries) { list, entry in
                        list.object { evidence in
                            evidence.member("kind", entry.kind.rawValue)
                            evidence.member("name", entry.name)
                        }
                    }
                }
            }
        }
    }
}
