import ACLContract
import AgentLogic
import CatalogContract
import CatalogTables
import ConsulJSON
import MeshDomain
import MeshJournal

/// `/v1/operator/autopilot/health|state|configuration`, `usage` and `keyring`: how the servers are, and what the cluster holds.
///
/// - Source: reference §2.9, §3.3. NATS decides by itself when a server counts as gone and who leads: `autopilot/configuration` is kept
///   for the tools that write and compare it, and changes nothing (decision 030).
struct AutopilotEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { servers + configuration + cluster + keyring }

    private var servers: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/operator/autopilot/health",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none))
            ) { _ in health() },
            Endpoint(
                .get,
                "/v1/operator/autopilot/state",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none))
            ) { _ in state() },
        ]
    }

    private var configuration: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/operator/autopilot/configuration",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none))
            ) { request in
                let isStale = request.query.has("stale")
                let version = try await context.catalog.read(
                    isStale ? .stale : .linearizable,
                    timeout: AgentContext.requestTimeout
                )
                let configuration = version.state.autopilot ?? AutopilotConfiguration()
                return .json { $0.autopilot(configuration) }
            },
            Endpoint(
                .put,
                "/v1/operator/autopilot/configuration",
                scope: .none,
                datacenter: .write,
                body: .json("Error parsing autopilot config"),
                permission: .needs(.access(.operator, .write, .none), by: .owner),
                configure
            ),
        ]
    }

    /// True, or with `?cas` whether the configuration was the expected one.
    private func configure(_ request: RoutedRequest) async throws -> APIResponse {
        let wanted = try request.decoded { value throws(MeshError) in try AutopilotCodec.configuration(value) }
        var index: UInt64?
        if let text = request.query["cas"] {
            guard let number = UInt64(text) else {
                throw APIError(
                    status: 400,
                    text: "Error parsing cas value: strconv.ParseUint: parsing \"\(text)\": invalid syntax"
                )
            }

            index = number
        }
        let isWritten = try await context.catalogClient.putAutopilot(
            wanted,
            ifUnchangedSince: index,
            context: context.call(request)
        )
        return .json(.bool(isWritten))
    }

    private var cluster: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/operator/usage",
                scope: .none,
                datacenter: .read,
                permission: .needs(.access(.operator, .read, .none)),
                waits: .index { _ in WaitTopics(catalog: [.nodes, .services]) },
                usage
            )
        ]
    }

    /// Gossip keys: there are none, and whoever may ask is told so.
    private var keyring: [Endpoint] {
        [Endpoint.Method.get, .post, .put, .delete].map { method in
            let access: Need =
                method == .get ? .access(.keyring, .read, .none) : .access(.keyring, .write, .none)
            return Endpoint(
                method,
                "/v1/operator/keyring",
                scope: .none,
                datacenter: .read,
                permission: .needs(access)
            ) { _ in
                throw APIError(
                    status: 500,
                    text:
                        "there is no gossip, so there are no gossip keys: servers and agents meet on the bus, which is protected by TLS"
                        + " (tombolo tls ca create, tombolo tls cert create)"
                )
            }
        }
    }

    // MARK: - Servers

    /// The servers with whether each is there, as this machine's nats-server sees them.
    private var group: (servers: [(server: ServerGroup.Server, isHealthy: Bool)], tolerance: Int) {
        let group = context.serverGroup
        guard let view = group.view else {
            return (group.servers.map { ($0, $0.life != nil || context.configuration.isServer) }, 0)
        }
        let reached = Set(view.others.filter(\.isReached).map(\.name))
        let servers = group.servers.map { ($0, $0.name == view.own || reached.contains($0.name)) }
        return (servers, max(0, view.reachedCount - view.majority))
    }

    /// 200, or 429 when a server is lost.
    private func health() -> APIResponse {
        let (servers, tolerance) = group
        let index = context.catalog.view.current.index
        let isHealthy = !servers.isEmpty && servers.allSatisfy(\.isHealthy)
        return .json(
            [
                "Healthy": .bool(isHealthy), "FailureTolerance": .integer(tolerance),
                "Servers": .array(
                    servers.map { server, isHealthy in
                        [
                            "ID": .string(server.id), "Name": .string(server.name), "Address": .string(server.address),
                            "SerfStatus": .string(isHealthy ? "alive" : "failed"),
                            "Version": .string(ProductVersion.consul), "Leader": .bool(server.isLeader),
                            "LastContact": "0s", "LastTerm": 0,
                            "LastIndex": .integer(index > server.lag ? index - server.lag : 0),
                            "Healthy": .bool(isHealthy), "Voter": true, "StableSince": .string(Self.unknownTime),
                        ]
                    }
                ),
            ],
            status: isHealthy ? 200 : 429
        )
    }

    /// Nobody keeps since when a server is well, and there are no terms: those of nats-server are of one stream each.
    private static let unknownTime = "0001-01-01T00:00:00Z"

    private func state() -> APIResponse {
        let (servers, tolerance) = group
        let index = context.catalog.view.current.index
        var table = MeshObject()
        for (server, isHealthy) in servers {
            table[server.id] = [
                "ID": .string(server.id), "Name": .string(server.name), "Address": .string(server.address),
                "NodeStatus": .string(isHealthy ? "alive" : "failed"),
                "Version": .string(ProductVersion.consul), "LastContact": "0s", "LastTerm": 0,
                "LastIndex": .integer(index > server.lag ? index - server.lag : 0), "Healthy": .bool(isHealthy),
                "StableSince": .string(Self.unknownTime), "ReadReplica": false,
                "Status": .string(server.isLeader ? "leader" : "voter"), "Meta": [:], "NodeType": "voter",
            ]
        }
        return .json([
            "Healthy": .bool(!servers.isEmpty && servers.allSatisfy(\.isHealthy)),
            "FailureTolerance": .integer(tolerance), "OptimisticFailureTolerance": .integer(tolerance),
            "Servers": .object(table),
            "Leader": .string(servers.first { $0.server.isLeader }?.server.id ?? ""),
            "Voters": .array(servers.map { .string($0.server.id) }),
        ])
    }

    // MARK: - Usage

    private func usage(_ request: RoutedRequest) async throws -> APIResponse {
        let datacenter = context.configuration.datacenter
        return try await context.read(request, context.catalog, topics: request.topics.catalog, consistency: .shown) {
            state,
            _ in
            let counts = UsageCounts(state)
            var output = JSONOutput()
            output.object { output in
                output.key("Usage")
                output.object { output in
                    output.member(
                        datacenter,
                        [
                            "Nodes": .integer(counts.nodes), "Services": .integer(counts.services),
                            "ServiceInstances": .integer(counts.instances),
                            "BillableServiceInstances": .integer(counts.billable),
                            "ConnectServiceInstances": .object(
                                MeshObject(counts.mesh.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
                            ),
                        ]
                    )
                }
            }
            return Rendered(body: output.bytes)
        }
    }
}
