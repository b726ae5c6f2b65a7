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
    /// How many services one question names.
    private static let nameLimit = 4096
    /// How many endpoints one answer has, so that it stays below NATS's limit.
    private static let endpointLimit = 12_000

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
            var told = OtherDatacenters()
            var lost: Set<String> = []
            while true {
                told = await ask(told, &lost)
                await engine.take(told)
                try await Task.sleep(for: Self.rhythm)
            }
        }
    }

    // MARK: - Asking

    /// What the others tell now; of one that does not answer what it told last, so that calls go on.
    private func ask(_ before: OtherDatacenters, _ lost: inout Set<String>) async -> OtherDatacenters {
        let client = ServiceClient(bus: host.bus, datacenter: host.datacenter)
        let context = CallContext(token: token, timeout: Self.patience)
        guard let list = try? await client.call(FederationMethods.servers, CommonWire.Empty(), context) else {
            return before
        }
        let wanted = await engine.wantedElsewhere()
        var told = OtherDatacenters()
        let names = Set(list.servers.filter { !$0.leaves }.map(\.datacenter)).subtracting([host.datacenter])
        for name in names.sorted() {
            let services = (wanted[name] ?? []).filter(\.scope.isStandard).map(\.text).sorted().prefix(Self.nameLimit)
            do throws(MeshError) {
                let reply = try await FederationClient(client).pass(
                    GatewayMethods.endpoints,
                    GatewayWire.EndpointsRequest(services: Array(services)),
                    to: name,
                    context
                )
                told.datacenters[name] = OtherDatacenters.Datacenter(reply)
                lost.remove(name)
            } catch {
                told.datacenters[name] = before.datacenters[name]
                if lost.insert(name).inserted {
                    logger.warning(
                        "another datacenter cannot be asked for its gateways; proxies go on with what it told last",
                        metadata: ["datacenter": "\(name)", "error": "\(error.message)"]
                    )
                }
            }
        }
        return told
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

    fileprivate var endpoint: MeshEndpoint {
        MeshEndpoint(
            address: address,
            port: Int(port),
            health: MeshEndpointHealth(isHealthy: isHealthy, weight: min(max(Int(weight), 1), 128))
        )
    }
}

extension OtherDatacenters.Datacenter {
    fileprivate init(_ reply: GatewayWire.EndpointsReply) {
        var services: [ServiceName: [MeshEndpoint]] = [:]
        for list in reply.services {
            services[ServiceName(list.service)] = list.endpoints.filter { !$0.address.isEmpty }.map(\.endpoint)
        }
        self.init(gateways: reply.gateways.filter { !$0.address.isEmpty }.map(\.endpoint), services: services)
    }
}
