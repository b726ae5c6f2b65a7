import ACLContract
import AccessRules
import BusSchema
import CatalogTables
import GatewayContract
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import ProxySnapshots
import SchemaRuntime

/// What proxies need to know of other datacenters (WAN federation): asks for it, and tells the others of this one.
struct DatacenterWatch: Sendable {
    /// How often others are asked.
    private static let rhythm = Duration.seconds(1)
    /// How long an answer is waited for.
    private static let patience = Duration.seconds(3)
    /// How long what a datacenter told is used while nothing more is heard of it, as long as its servers are remembered.
    private static let memory = Duration.seconds(72 * 3600)
    /// How many services one question names.
    private static let nameLimit = 4096
    /// How many endpoints one answer has, so that it stays below NATS's limit.
    private static let endpointLimit = 12_000

    /// What was told, when, and who did not answer lately.
    private struct Told {
        var others = OtherDatacenters()
        var times: [String: ContinuousClock.Instant] = [:]
        var lost: Set<String> = []

        mutating func forget(_ now: ContinuousClock.Instant) {
            for (name, time) in times where time.duration(to: now) >= DatacenterWatch.memory {
                (times[name], others.datacenters[name]) = (nil, nil)
            }
        }
    }

    let engine: ProxyEngine
    let host: ServiceHost
    let tokens: any TokenResolving
    let views: ClusterViews
    let token: SecretID
    let logger: Logger

    /// Asks and answers until cancelled.
    func run() async throws {
        try await host.run {
            try await ServiceHost.untilCancelled()
        } begin: {
            try await host.serve(GatewayMethods.endpoints, handler: answer)
        } beside: {
            var told = Told()
            while true {
                await ask(&told)
                await engine.take(told.others)
                try await Task.sleep(for: Self.rhythm)
            }
        }
    }

    // MARK: - Asking

    /// Notes what the others tell now.
    ///
    /// Of one that does not answer, has left, or that whoever is asked has not heard yet what it told last stays, so that calls
    /// go on: its services may run although its servers do not.
    private func ask(_ told: inout Told) async {
        told.forget(.now)
        let client = ServiceClient(bus: host.bus, datacenter: host.datacenter)
        let context = CallContext(token: token, timeout: Self.patience)
        guard let list = try? await client.call(FederationMethods.servers, CommonWire.Empty(), context) else {
            return
        }
        let names = Set(list.servers.filter { !$0.leaves }.map(\.datacenter)).subtracting([host.datacenter])
        guard !names.isEmpty else { return }
        let wanted = await engine.wantedElsewhere()
        for name in names.sorted() {
            let services = (wanted[name] ?? []).filter(\.scope.isStandard).map(\.text).sorted().prefix(Self.nameLimit)
            do throws(MeshError) {
                let reply = try await FederationClient(client).pass(
                    GatewayMethods.endpoints,
                    GatewayWire.EndpointsRequest(services: Array(services)),
                    to: name,
                    context
                )
                told.others.datacenters[name] = OtherDatacenters.Datacenter(reply, asked: Set(services))
                told.times[name] = .now
                told.lost.remove(name)
            } catch {
                if told.lost.insert(name).inserted {
                    logger.warning(
                        "another datacenter cannot be asked for its gateways; proxies go on with what it told last",
                        metadata: ["datacenter": "\(name)", "error": "\(error.message)"]
                    )
                }
            }
        }
    }

    // MARK: - Answering

    /// - Throws: `permissionDenied` for an unknown token; what a token may not see is left out instead.
    private func answer(
        _ request: GatewayWire.EndpointsRequest,
        _ context: CallContext
    ) async throws(MeshError) -> GatewayWire.EndpointsReply {
        let authorizer = try await tokens.resolve(context.token).authorizer
        guard request.services.count <= Self.nameLimit else {
            throw MeshError(.badRequest, "services: at most \(Self.nameLimit) are asked for at once")
        }
        let catalog = views.catalog.current.state
        var left = Self.endpointLimit
        func endpoints(_ rows: [CheckServiceNode]) -> [GatewayWire.Endpoint] {
            let seen = rows.filter { authorizer.allows(.serviceRead($0.service.servedService.service)) }.prefix(left)
            left -= seen.count
            return seen.map { GatewayWire.Endpoint(MeshEndpoint($0, side: .wan)) }
        }
        var reply = GatewayWire.EndpointsReply(gateways: endpoints(catalog.meshGateways()))
        for name in request.services {
            let rows = catalog.meshInstances(of: ServiceRef(ServiceName(name)))
            reply.services.append(GatewayWire.EndpointList(service: name, endpoints: endpoints(rows)))
        }
        return reply
    }
}

extension GatewayWire.Endpoint {
    fileprivate init(_ endpoint: MeshEndpoint) {
        self.init(
            address: endpoint.address,
            port: UInt32(clamping: endpoint.port),
            isHealthy: endpoint.health?.isHealthy ?? true,
            weight: UInt32(clamping: endpoint.health?.weight ?? 1)
        )
    }

    /// Nil when it is none that can be dialled.
    fileprivate var endpoint: MeshEndpoint? {
        guard !address.isEmpty, (1...65535).contains(port) else { return nil }
        return MeshEndpoint(
            address: address,
            port: Int(port),
            health: MeshEndpointHealth(isHealthy: isHealthy, weight: min(max(Int(weight), 1), 128))
        )
    }
}

extension OtherDatacenters.Datacenter {
    fileprivate init(_ reply: GatewayWire.EndpointsReply, asked: Set<String>) {
        var services: [ServiceName: [MeshEndpoint]] = [:]
        for list in reply.services where asked.contains(list.service) {
            services[ServiceName(list.service)] = list.endpoints.compactMap(\.endpoint)
        }
        self.init(gateways: reply.gateways.compactMap(\.endpoint), services: services)
    }
}
