package import AccessRules
package import CatalogTables
package import ConfigEntryTables
import DiscoveryChain
package import MeshDomain
package import PeeringTables
import ProxySnapshots

/// Looks at every step of a call, as far as a token may see it.
///
/// What the token may not see is said to be so before anything is looked up: an answer is the same whether the thing is there or
/// not.
package struct CallInspector: Sendable {
    /// What of the cluster is looked at.
    package struct World: Sendable {
        package var catalog: CatalogState
        package var entries: ConfigEntryState
        package var peerings: PeeringTablesState
        package var roots: CARoots
        package var datacenter: String
        package var allowsByDefault: Bool
        /// Seconds since 1970.
        package var now: Int64
        /// The proxies that are connected and that the token may see; nil when the gateway service did not answer.
        package var proxies: [ProxyStatus]?
        /// How the streams of the peers stand that are part of the call.
        package var standings: [String: PeeringStanding]

        /// Puts it together.
        package init(
            catalog: CatalogState,
            entries: ConfigEntryState,
            peerings: PeeringTablesState,
            roots: CARoots,
            datacenter: String,
            allowsByDefault: Bool,
            now: Int64,
            proxies: [ProxyStatus]?,
            standings: [String: PeeringStanding]
        ) {
            self.catalog = catalog
            self.entries = entries
            self.peerings = peerings
            self.roots = roots
            self.datacenter = datacenter
            self.allowsByDefault = allowsByDefault
            self.now = now
            self.proxies = proxies
            self.standings = standings
        }
    }

    let question: CallQuestion
    let world: World
    let authorizer: Authorizer

    /// Makes an inspector of one question.
    package init(_ question: CallQuestion, _ world: World, _ authorizer: Authorizer) {
        self.question = question
        self.world = world
        self.authorizer = authorizer
    }

    /// What was found.
    package func explanation() -> CallExplanation {
        guard question.source.origin.isLocal else { return CallExplanation(incoming()) }
        return CallExplanation(outgoing())
    }

    // MARK: - From this cluster

    private func outgoing() -> [CallStep] {
        var steps: [CallStep] = []
        let sidecars = callers(&steps)
        let way = way(&steps, sidecars)
        for peer in Set(way.map(\.peer)).sorted() where !peer.isEmpty {
            let services = way.filter { $0.peer == peer }.map(\.service)
            let isOnlyWay = way.allSatisfy { $0.peer == peer }
            steps.append(peering(peer, isOnlyWay: isOnlyWay))
            steps += [imported(services, from: peer), gatewayToward(peer, sidecars), bundle(of: peer)]
                .map { isOnlyWay ? $0 : $0.asOneOfSeveral }
        }
        if way.contains(where: \.peer.isEmpty) || way.isEmpty { steps.append(certificates()) }
        steps.append(endpoints(of: way))
        steps += way.map { way.count == 1 ? intention(on: $0) : intention(on: $0).asOneOfSeveral }
        return steps
    }

    /// The sidecars of the caller, with the steps that are about it.
    private func callers(_ steps: inout [CallStep]) -> [CheckServiceNode] {
        let source = question.source.service
        guard sees(source) else {
            let hidden = Self.hidden("service:read on \(source)")
            steps += [CallStep.Code.sourceRegistered, .sourceSidecar, .proxyConnected, .proxyConfiguration]
                .map { CallStep($0, .unknown, hidden) }
            return []
        }
        let instances = world.catalog.instances(of: question.source).filter { sees($0.node.nodeName) }
        let sidecars = world.catalog.meshInstances(of: question.source).filter { sees($0.node.nodeName) }
        if instances.isEmpty, sidecars.isEmpty {
            steps.append(
                CallStep(
                    .sourceRegistered,
                    .failed,
                    "no instance of \(source) is registered in this cluster"
                        + (sees(allNodes: true) ? "" : ", or none on a node that this token may see"),
                    remedy: "register it: tombolo services register FILE"
                )
            )
            steps += [CallStep.Code.sourceSidecar, .proxyConnected, .proxyConfiguration]
                .map { CallStep($0, .skipped, "there is no instance of \(source)") }
            return []
        }
        steps.append(CallStep(.sourceRegistered, .ok, "\(instances.count) instances of \(source) are registered"))
        guard !sidecars.isEmpty else {
            steps.append(
                CallStep(
                    .sourceSidecar,
                    .failed,
                    "no instance of \(source) has a sidecar proxy",
                    remedy: "add connect { sidecar_service {} } to its registration"
                )
            )
            steps += [CallStep.Code.proxyConnected, .proxyConfiguration]
                .map { CallStep($0, .skipped, "there is no sidecar proxy") }
            return []
        }
        steps.append(CallStep(.sourceSidecar, .ok, "\(sidecars.count) sidecar proxies are registered"))
        steps += connected(sidecars, of: source)
        return sidecars
    }

    /// Whether the caller's proxies are connected, and what is wrong with their configuration.
    private func connected(_ sidecars: [CheckServiceNode], of source: ServiceName) -> [CallStep] {
        if sidecars.allSatisfy({ $0.service.connect.native }) {
            return [CallStep.Code.proxyConnected, .proxyConfiguration]
                .map { CallStep($0, .skipped, "\(source) speaks the mesh itself and has no proxy") }
        }
        guard let proxies = world.proxies else {
            return [CallStep.Code.proxyConnected, .proxyConfiguration]
                .map {
                    CallStep($0, .unknown, "no gateway service answered", remedy: "see the log of the gateway service")
                }
        }
        let own = proxies.filter { $0.service == source.text && $0.kind == ServiceKind.connectProxy.rawValue }
        guard !own.isEmpty else {
            return [
                CallStep(
                    .proxyConnected,
                    .failed,
                    "no Envoy of \(source) is connected",
                    remedy: "start it: tombolo connect envoy -sidecar-for=ID"
                ), CallStep(.proxyConfiguration, .skipped, "no Envoy of \(source) is connected"),
            ]
        }
        let connected = CallStep(
            .proxyConnected,
            .ok,
            "\(Set(own.map { "\($0.node)/\($0.id)" }).count) of \(sidecars.count) proxies are connected"
        )
        let troubled = own.filter { $0.condition != .synced && $0.condition != .updating }
        guard let first = troubled.first else {
            return [connected, CallStep(.proxyConfiguration, .ok, "Envoy has taken all of its configuration")]
        }
        var text = "\(first.id) on \(first.node) "
        let fault = first.refused.first ?? first.problems.first
        if !first.waitsFor.isEmpty {
            text += "waits for \(first.waitsFor)"
        } else if let fault {
            text += first.refused.isEmpty ? "lacks " : "refused "
            text += "\(fault.type) \(fault.name): \(fault.reason)"
        }
        return [
            connected,
            CallStep(
                .proxyConfiguration,
                // The rest of its configuration works on.
                troubled.count == own.count ? .failed : .unknown,
                text,
                remedy: "see tombolo proxies -detailed -service=\(source)",
                entries: fault?.entries ?? []
            ),
        ]
    }

    // MARK: - From a peer

    private func incoming() -> [CallStep] {
        let (destination, peer) = (question.destination.service, question.source.origin.peer)
        let target = CallTarget(service: destination, peer: "", subset: ServiceSubset())
        return [
            peering(peer, isOnlyWay: true), exported(destination, to: peer), localGateway(destination),
            bundle(of: peer),
            endpoints(of: [target]), intention(on: target),
        ]
    }

    private func exported(_ service: ServiceName, to peer: String) -> CallStep {
        guard sees(service), authorizer.allows(.meshRead) else {
            return CallStep(.exported, .unknown, Self.hidden("mesh:read and service:read on \(service)"))
        }
        let entry = EntryKey(kind: .exportedServices, name: "default")
        let seen = authorizer.allows(.peeringRead) ? world.peerings : nil
        let statuses = ExportStatuses(world.catalog, world.entries, seen, standings: world.standings)
        guard let status = statuses.status(of: service, to: peer) else {
            return CallStep(
                .exported,
                .failed,
                "\(service) is not exported to \(peer)",
                remedy: "tombolo services export -name=\(service) -consumer-peers=\(peer)",
                entries: [entry]
            )
        }
        let outcome: CallStep.Outcome =
            switch status.state {
            case .exported: .ok
            case .unknown: .unknown
            case .pending, .refused: .failed
            }
        let reason = status.reason.isEmpty ? "" : ": \(status.reason)"
        return CallStep(.exported, outcome, "\(service) is \(status.state.rawValue)\(reason)", entries: [entry])
    }

    private func localGateway(_ service: ServiceName) -> CallStep {
        let gateways = world.catalog.gateways(.meshGateway)
        guard sees(gateways) else { return CallStep(.gateway, .unknown, Self.hidden("read on the mesh gateways")) }
        let healthy = gateways.count { $0.aggregatedStatus != .critical }
        guard healthy == 0 else {
            return CallStep(.gateway, .ok, "\(healthy) of \(gateways.count) mesh gateways here are healthy")
        }
        return CallStep(
            .gateway,
            .failed,
            gateways.isEmpty
                ? "no mesh gateway is registered here" : "all \(gateways.count) mesh gateways here are critical",
            remedy: "start one: tombolo connect envoy -gateway=mesh -register"
        )
    }
}

extension CallInspector {
    /// What is said in place of what a token may not see.
    static func hidden(_ right: String) -> String { "not visible to this token: it needs \(right)" }

    func sees(_ service: ServiceName) -> Bool { authorizer.allows(.serviceRead(service)) }

    func sees(_ node: NodeName) -> Bool { authorizer.allows(.nodeRead(node)) }

    func sees(allNodes: Bool) -> Bool { authorizer.allows(.allNodesRead) }

    /// Whether all gateways may be seen; of none, whether their usual name may.
    func sees(_ gateways: [CheckServiceNode]) -> Bool {
        guard !gateways.isEmpty else { return sees(ServiceName("mesh-gateway")) }
        return gateways.allSatisfy { sees($0.service.ref.service) && sees($0.node.nodeName) }
    }
}
