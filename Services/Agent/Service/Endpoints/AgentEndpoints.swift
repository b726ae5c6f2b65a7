import ACLContract
import AccessRules
import AgentLogic
import CatalogContract
import ConsulJSON
import FilterExpressions
import Foundation
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import Metrics
import NameSystem

/// `/v1/agent/*` about the agent itself.
///
/// - Source: reference §2.3, §3.3.
struct AgentEndpoints: Sendable {
    let context: AgentContext

    var endpoints: [Endpoint] { about + changing + status }

    private var about: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/agent/self",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.agent, .read, .ownNode)),
                describe
            ),
            Endpoint(
                .get,
                "/v1/agent/version",
                scope: .none,
                datacenter: .thisAgent,
                permission: .anybody,
                version
            ),
            Endpoint(
                .get,
                "/v1/agent/host",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.operator, .read, .none)),
                host
            ),
            Endpoint(
                .get,
                "/v1/agent/members",
                scope: .partitioned,
                datacenter: .thisAgent,
                permission: .rows(.node),
                members
            ),
            Endpoint(
                .get,
                "/v1/agent/metrics",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.agent, .read, .ownNode)),
                metrics
            ),
        ]
    }

    private var changing: [Endpoint] {
        [
            Endpoint(
                .put,
                "/v1/agent/token/{kind...}",
                scope: .none,
                datacenter: .thisAgent,
                feature: .acl,
                body: .json,
                permission: .needs(.access(.agent, .write, .ownNode)),
                setToken
            ),
            Endpoint(
                .put,
                "/v1/agent/maintenance",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.node, .write, .ownNode)),
                maintenance
            ),
            Endpoint(
                .put,
                "/v1/agent/reload",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.agent, .write, .ownNode)),
                reload
            ),
            Endpoint(
                .put,
                "/v1/agent/leave",
                scope: .none,
                datacenter: .thisAgent,
                permission: .needs(.access(.agent, .write, .ownNode)),
                leave
            ),
            Endpoint(
                .put,
                "/v1/agent/force-leave/{node...}",
                scope: .partitioned,
                datacenter: .thisAgent,
                permission: .needs(.access(.operator, .write, .none)),
                forceLeave
            ),
        ]
    }

    private var status: [Endpoint] {
        [
            Endpoint(
                .get,
                "/v1/status/leader",
                scope: .none,
                datacenter: .read,
                permission: .anybody,
                leader
            ),
            Endpoint(
                .get,
                "/v1/status/peers",
                scope: .none,
                datacenter: .read,
                permission: .anybody,
                peers
            ),
        ]
    }

    private var nodeName: String { context.node.name }

    private var serverAddress: String { "\(context.node.address):\(context.configuration.ports.server)" }

    // MARK: - About

    private func describe(_ request: RoutedRequest) async throws -> APIResponse {
        let configuration = context.configuration
        let state = context.local.state
        return .json { output in
            output.object { output in
                output.key("Config")
                output.object { config in
                    config.member("Datacenter", configuration.datacenter)
                    config.member("PrimaryDatacenter", primaryDatacenter)
                    config.member("NodeName", nodeName)
                    config.member("NodeID", context.node.id)
                    config.member("Revision", ProductVersion.revision)
                    config.member("Server", configuration.isServer)
                    config.member("Version", ProductVersion.consul)
                    config.member("BuildDate", ProductVersion.buildDate)
                }
                output.key("DebugConfig")
                output.object { debug in
                    debug.member("ACLsEnabled", configuration.acl.isEnabled)
                    debug.member("ConnectEnabled", configuration.isConnectEnabled)
                    debug.member("PeeringEnabled", configuration.isPeeringEnabled)
                    debug.member("Datacenter", configuration.datacenter)
                    debug.member("NodeName", nodeName)
                    debug.member("GRPCPort", configuration.ports.grpc)
                    debug.member("GRPCTLSPort", configuration.ports.grpcTLS)
                    debug.member("HTTPPort", configuration.ports.http)
                    names(&debug)
                    debug.member("ServerMode", configuration.isServer)
                    debug.member("ConnectSidecarMinPort", configuration.ports.sidecar.first)
                    debug.member("ConnectSidecarMaxPort", configuration.ports.sidecar.last)
                }
                output.member("Coord", .null)
                output.key("Member")
                output.member(ownMember)
                output.key("Stats")
                output.object { stats in
                    stats.member(
                        "agent",
                        ["services": .string("\(state.services.count)"), "checks": .string("\(state.checks.count)")]
                    )
                    stats.member("build", ["version": .string(ProductVersion.consul)])
                    stats.member(
                        "consul",
                        [
                            "server": .string("\(configuration.isServer)"),
                            "leader": .string("\(configuration.isServer)"),
                            "leader_addr": .string(serverAddress), "known_servers": "1",
                        ]
                    )
                }
                output.member("Meta", context.node.meta)
                output.key("xDS")
                output.object { xds in
                    let ports = configuration.ports
                    xds.member(
                        "SupportedProxies",
                        ["envoy": .array(ProductVersion.envoyVersions.map(MeshValue.string))]
                    )
                    // `ports.grpc_tls` serves peers only; who is told of it would look for configuration there.
                    let port = ports.grpc > 0 ? ports.grpc : -1
                    let usesTLS = configuration.servesEnvoysOverTLS
                    xds.member("Port", port)
                    xds.member(
                        "Ports",
                        ["Plaintext": .integer(usesTLS ? -1 : port), "TLS": .integer(usesTLS ? port : -1)]
                    )
                }
            }
        }
    }

    /// How names are answered now.
    private func names(_ debug: inout JSONOutput) {
        let names = context.names.current
        debug.member("DNSPort", context.configuration.ports.dns)
        debug.member("DNSDomain", names.domain.description)
        debug.member("DNSAltDomain", names.alternateDomain?.description ?? "")
        debug.member("DNSRecursors", .array(names.recursors.map { .string("\($0.host):\($0.port)") }))
        debug.member("DNSRecursorStrategy", names.recursorStrategy.rawValue)
        debug.member("DNSRecursorTimeout", GoDuration.text(nanoseconds: names.recursorTimeout))
        debug.member("DNSNodeTTL", "\(names.nodeTime)s")
        debug.member("DNSARecordLimit", names.addressLimit)
        debug.member("DNSUDPAnswerLimit", names.datagramAnswerLimit)
        debug.member("DNSEnableTruncate", names.tellsTruncation)
        debug.member("DNSDisableCompression", names.compression == .off)
        debug.member("DNSOnlyPassing", names.onlyPassing)
        debug.member("DNSNodeMetaTXT", names.addsNodeMeta)
        debug.member("DNSAllowStale", names.allowsStale)
        debug.member("DNSMaxStale", GoDuration.text(nanoseconds: names.maximumStale))
    }

    private var primaryDatacenter: String {
        context.configuration.primaryDatacenter.isEmpty
            ? context.configuration.datacenter : context.configuration.primaryDatacenter
    }

    private var ownMember: Member {
        Member(ofAgent: context.configuration, name: nodeName, id: context.node.id, address: context.node.address)
    }

    /// The nodes that run an agent: this one, and those of the catalog whose agents registered themselves.
    private func members(_ request: RoutedRequest) async throws -> APIResponse {
        let filter = try context.filter(request, on: .member)
        var visibility = Visibility(request.permitted)
        let isWide = !(request.query["wan"] ?? "").isEmpty
        var members = Member.ofNodes(in: context.catalog.view.current.state, context.configuration)
        members[nodeName] = ownMember
        let all = members.keys.sorted().compactMap { members[$0] }.filter { !isWide || $0.isServer }
        let authorizer = visibility.authorizer
        let seen = visibility.filter(all) { authorizer.allows(.nodeRead(NodeName($0.name))) }
        var shown = seen
        if isWide {
            let others = await Member.ofOthers(context.federation.servers(), Federation.now)
            shown = seen.map { $0.wide(context.configuration) }
            shown += visibility.filter(others) { authorizer.allows(.nodeRead(NodeName($0.name))) }
        }
        let rows = try filter.apply(shown) { $0.member($1) }
        var response = APIResponse.json { output in output.array(rows) { $0.member($1) } }
        if visibility.isFiltered, !context.secret(of: request).isEmpty {
            response.add("X-Consul-Results-Filtered-By-ACLs", "true")
        }
        return response
    }

    private func version(_ request: RoutedRequest) async throws -> APIResponse {
        .json([
            "SHA": .string(ProductVersion.revision), "BuildDate": .string(ProductVersion.buildDate),
            "HumanVersion": .string(ProductVersion.consul), "FIPS": "",
        ])
    }

    private func host(_ request: RoutedRequest) async throws -> APIResponse {
        let info = ProcessInfo.processInfo
        let cpus = (0..<info.activeProcessorCount).map { MeshValue.object(MeshObject([("cpu", .integer($0))])) }
        let now = Date().timeIntervalSince1970
        let folder = context.configuration.dataDirectory
        return .json([
            "Memory": .object(ProcessFacts.machineMemory), "CPU": .array(cpus),
            "Host": [
                "hostname": .string(info.hostName), "os": "linux", "uptime": .int(Int64(info.systemUptime)),
                "bootTime": .int(Int64(now - info.systemUptime)),
            ],
            "Disk": .object(ProcessFacts.disk(at: folder.isEmpty ? "/" : folder)),
            "CollectionTime": .int(Int64(now * 1e9)), "Errors": .null,
        ])
    }

    // MARK: - Metrics

    private func metrics(_ request: RoutedRequest) async throws -> APIResponse {
        let accept = request.headers["accept"] ?? ""
        let wantsText =
            request.query["format"] == "prometheus" || accept.contains("application/openmetrics-text")
            || accept.contains("version=0.4.0")
        if wantsText {
            return APIResponse(
                contentType: "text/plain; version=0.0.4; charset=utf-8",
                body: Array(MetricsRegistry.shared.prometheusText().utf8)
            )
        }
        Gauge(label: "runtime.alloc_bytes").record(ProcessFacts.residentBytes)
        let readings = MetricsRegistry.shared.readings()
        return .json { output in
            output.object { output in
                output.member("Timestamp", GoTime.text(seconds: Int64(Date().timeIntervalSince1970)))
                output.key("Gauges")
                output.array(readings.filter { $0.kind == .gauge }) { list, reading in
                    list.object { item in
                        item.member("Name", "consul." + reading.name)
                        item.member("Value", .double(reading.value))
                        item.member("Labels", Dictionary(reading.labels) { first, _ in first })
                    }
                }
                output.member("Points", [])
                output.key("Counters")
                output.array(readings.filter { $0.kind == .counter }) { sample(&$0, $1) }
                output.key("Samples")
                output.array(readings.filter { $0.kind == .sample }) { sample(&$0, $1) }
            }
        }
    }

    private func sample(_ output: inout JSONOutput, _ reading: MetricReading) {
        output.object { item in
            let isCounter = reading.kind == .counter
            item.member("Name", "consul." + reading.name)
            item.member("Count", isCounter ? Int(reading.value) : reading.count)
            item.member("Sum", .double(isCounter ? reading.value : reading.sum))
            item.member("Min", .double(reading.minimum))
            item.member("Max", .double(reading.maximum))
            item.member("Mean", .double(reading.count > 0 ? reading.sum / Double(reading.count) : 0))
            item.member("Labels", Dictionary(reading.labels) { first, _ in first })
        }
    }

    // MARK: - Changing

    private func setToken(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        guard let kind = AgentTokens.Kind(name: name) else {
            throw APIError(status: 404, text: "Token \"\(name)\" is unknown")
        }
        let token = try request.decoded { (value) throws(MeshError) in
            var reader = try ObjectReader(value, rules: .body)
            let token = SecretID(try reader.string("Token"))
            try reader.finish()
            return token
        }
        try context.ownTokens.set(kind, token)
        await context.sync.compareAll()
        return .empty
    }

    private func maintenance(_ request: RoutedRequest) async throws -> APIResponse {
        let isOn = try Self.enable(request)
        let reason = request.query["reason"] ?? ""
        let token = context.secret(of: request)
        try await context.change { (state, now) throws(MeshError) in
            try state.setNodeMaintenance(isOn, reason: reason, token: token, now: now)
        }
        return .empty
    }

    /// The parameter `enable`.
    static func enable(_ request: RoutedRequest) throws(APIError) -> Bool {
        guard let text = request.query["enable"], !text.isEmpty else {
            throw APIError(status: 400, text: "Missing value for enable")
        }
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        case _: throw APIError(status: 400, text: "Invalid value for enable: \"\(text)\"")
        }
    }

    private func reload(_ request: RoutedRequest) async throws -> APIResponse {
        do { try await context.reload.reload() } catch { throw APIError(status: 500, text: error.message) }
        return .empty
    }

    /// Takes the node out of the catalog, then ends the process; what it registered stays on its disk for the next start.
    private func leave(_ request: RoutedRequest) async throws -> APIResponse {
        await context.sync.end()
        do {
            try await context.catalogClient.deregister(
                node: nodeName,
                context: CallContext(token: context.ownTokens.current.forNode, timeout: AgentContext.requestTimeout)
            )
        } catch {
            // It leaves all the same: the caller wants the agent to end, and its check turns critical.
            context.logger.warning(
                "the node could not be taken out of the catalog",
                metadata: [LogKey.error: "\(error.message)"]
            )
        }
        context.departure.wish()
        return .empty
    }

    // MARK: - Status

    /// - Source: the leader is shown as soon as the cluster can be read; clients wait for it.
    private func leader(_ request: RoutedRequest) async throws -> APIResponse {
        let isReady = context.catalog.view.isReady && context.catalog.isFresh && context.configEntries.view.isReady
        return .json(.string(isReady ? context.serverGroup.leader : ""))
    }

    private func peers(_ request: RoutedRequest) async throws -> APIResponse {
        .json(.array(context.serverGroup.servers.map { .string($0.address) }))
    }

    /// Takes a node whose agent is lost out of the catalog, with all that is on it.
    ///
    /// - Source: reference §2.3; Consul does it when the members agree that it has left.
    private func forceLeave(_ request: RoutedRequest) async throws -> APIResponse {
        let name = request.argument
        guard let member = Member.ofNodes(in: context.catalog.view.current.state, context.configuration)[name] else {
            throw APIError(status: 500, text: "agent: No node found with name '\(name)'")
        }
        guard !member.isAlive, name != nodeName else {
            throw APIError(
                status: 500,
                text: "the agent of node '\(name)' is alive; let it leave by /v1/agent/leave of its own"
            )
        }
        try await context.catalogClient.deregister(
            node: name,
            context: CallContext(token: context.secret(of: request.request), timeout: AgentContext.requestTimeout)
        )
        return .empty
    }
}

/// What this agent says it is: the version of Consul whose API it speaks.
enum ProductVersion {
    static let consul = ConsulRelease.followed
    static let revision = "tombolo"
    static let buildDate = "2026-11-01T00:00:00Z"
    static let envoyVersions = ["1.26.7", "1.25.11", "1.24.12", "1.23.12"]
}
