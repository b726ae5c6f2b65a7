import AccessRules
import CatalogTables
import ConfigEntryTables
import DiscoveryChain
import MeshDomain
import PeeringTables
import ProxySnapshots

/// Where a call may be answered.
struct CallTarget: Sendable, Hashable {
    let service: ServiceName
    /// Empty for this cluster.
    let peer: String
    /// Which of its instances.
    let subset: ServiceSubset

    var ref: ServiceRef { ServiceRef(service, of: Origin(peer: peer)) }
}

/// The steps between the caller's proxy and who answers.
extension CallInspector {
    /// How many targets of one chain are looked at.
    private static let targetLimit = 16

    /// The targets of the call, with the steps that find them.
    func way(_ steps: inout [CallStep], _ sidecars: [CheckServiceNode]) -> [CallTarget] {
        steps.append(upstream(sidecars))
        let destination = question.destination
        guard destination.origin.isLocal else {
            steps.append(
                CallStep(.chain, .skipped, "a peer's service is called without a discovery chain of this cluster")
            )
            return [CallTarget(service: destination.service, peer: destination.origin.peer, subset: ServiceSubset())]
        }
        guard sees(destination.service) else {
            steps.append(CallStep(.chain, .unknown, Self.hidden("service:read on \(destination.service)")))
            return [CallTarget(service: destination.service, peer: "", subset: ServiceSubset())]
        }
        let outcome = ChainCompiler.compile(
            destination.service,
            in: world.datacenter,
            trustDomain: world.roots.trustDomain,
            from: world.entries
        )
        // Of the entries only those that there are, and that the token may see by their services.
        let entries = outcome.entries.filter {
            world.entries.entry($0.kind, $0.name) != nil && sees(ServiceName($0.name))
        }
        switch outcome.result {
        case .failure(let problem):
            steps.append(
                CallStep(
                    .chain,
                    .failed,
                    problem.message,
                    remedy: "change the entries that contradict each other",
                    entries: entries
                )
            )
            return []
        case .success(let chain):
            var targets: [CallTarget] = []
            for (_, target) in chain.targets.sorted(by: { $0.key < $1.key }) {
                let found = CallTarget(service: target.service, peer: target.peer, subset: target.subsetRule)
                if !targets.contains(found), targets.count < Self.targetLimit { targets.append(found) }
            }
            let names = targets.map { sees($0.service) ? $0.ref.description : "a service that is not visible" }
            let text = chain.isDefault ? "the service itself answers" : "leads to \(names.joined(separator: ", "))"
            steps.append(CallStep(.chain, .ok, text + " (\(chain.serviceProtocol))", entries: entries))
            return targets
        }
    }

    private func upstream(_ sidecars: [CheckServiceNode]) -> CallStep {
        let (source, destination) = (question.source.service, question.destination)
        guard sees(source) else { return CallStep(.upstream, .unknown, Self.hidden("service:read on \(source)")) }
        guard !sidecars.isEmpty else { return CallStep(.upstream, .skipped, "there is no sidecar proxy") }
        if sidecars.allSatisfy({ $0.service.connect.native }) {
            return CallStep(.upstream, .skipped, "\(source) speaks the mesh itself")
        }
        let defaults = world.entries.proxyDefaults()
        let own = world.entries.serviceDefaults(of: source)
        var isTransparent = false
        for sidecar in sidecars {
            if let upstream = sidecar.service.proxy.upstreams.first(where: {
                $0.destination(from: sidecar.service.scope) == destination
            }) {
                let address = upstream.localBindAddress.isEmpty ? "127.0.0.1" : upstream.localBindAddress
                let place =
                    upstream.localBindSocketPath.isEmpty
                    ? "\(address):\(upstream.localBindPort)" : upstream.localBindSocketPath
                return CallStep(.upstream, .ok, "\(destination) is an upstream on \(place)")
            }
            let resolved = ResolvedProxy(sidecar.service.proxy, defaults: defaults, service: own)
            if resolved.mode == .transparent { isTransparent = true }
        }
        if isTransparent {
            return CallStep(
                .upstream,
                .ok,
                "no upstream is named; the proxy is transparent and takes calls to all it may call"
            )
        }
        let peer = destination.origin.peer
        let block =
            "destination_name = \"\(destination.service)\""
            + (peer.isEmpty ? "" : ", destination_peer = \"\(peer)\"") + ", local_bind_port = PORT"
        return CallStep(
            .upstream,
            .failed,
            "the sidecar of \(source) has no upstream \(destination)",
            remedy: "add upstreams { \(block) } to the registration of its sidecar"
        )
    }

    // MARK: - Peers

    func peering(_ peer: String, isOnlyWay: Bool) -> CallStep {
        guard authorizer.allows(.peeringRead) else {
            return CallStep(.peering, .unknown, Self.hidden("peering:read"))
        }
        guard let peering = world.peerings.peering(named: peer) else {
            return CallStep(
                .peering,
                .failed,
                "there is no peering named \(peer)",
                remedy:
                    "make a token there (tombolo peering generate-token) and use it here (tombolo peering establish)"
            )
        }
        let standing = world.standings[peer]
        switch peering.state {
        case .active:
            guard let standing, !standing.isCaughtUp else { return CallStep(.peering, .ok, "the peering is ACTIVE") }
            var text =
                "the peering is ACTIVE; \(standing.unsent + standing.unanswered) changes are on their way for "
                + "\(standing.lagMilliseconds) ms"
            if !standing.importObstacle.isEmpty { text += "; imports wait: \(standing.importObstacle)" }
            return CallStep(.peering, .ok, text)
        case .failing:
            let cause = peering.stream.lastError
            // What was imported stays, and so do the ways to it.
            return CallStep(
                .peering,
                .unknown,
                "the peering is FAILING" + (cause.isEmpty ? "" : ": \(cause)") + "; what was known before is used",
                remedy: "see tombolo peering read -name=\(peer)"
            )
        case .undefined, .pending, .establishing:
            return CallStep(
                .peering,
                isOnlyWay ? .failed : .unknown,
                "the peering is \(peering.state.name): no stream was there yet",
                remedy: peering.dials ? "see tombolo peering read -name=\(peer)" : "use its token in the other cluster"
            )
        case .deleting, .terminated:
            return CallStep(
                .peering,
                isOnlyWay ? .failed : .unknown,
                "the peering is \(peering.state.name)",
                remedy: "make a new one: tombolo peering generate-token"
            )
        }
    }

    func imported(_ services: [ServiceName], from peer: String) -> CallStep {
        guard services.allSatisfy({ sees($0) }) else {
            return CallStep(.imported, .unknown, Self.hidden("service:read on the destination"))
        }
        guard authorizer.allows(.peeringRead) else {
            return CallStep(.imported, .unknown, Self.hidden("peering:read"))
        }
        guard let peering = world.peerings.peering(named: peer) else {
            return CallStep(.imported, .skipped, "there is no peering named \(peer)")
        }
        let refusals = world.standings[peer]?.refusedImports ?? [:]
        for service in services {
            if let reason = refusals[service.text] ?? refusals[service.text + "-sidecar-proxy"] {
                return CallStep(.imported, .failed, "\(service) was refused here: \(reason)", owner: peer)
            }
        }
        let names = Set(world.peerings.serviceNames(of: peering.id, .imported))
        let missing = services.filter { !names.contains($0.text) }
        guard missing.isEmpty else {
            return CallStep(
                .imported,
                .failed,
                "\(peer) does not export \(missing.map(\.text).joined(separator: ", ")) to this cluster",
                remedy:
                    "ask its owner for: tombolo services export -name=\(missing[0]) -consumer-peers=(this cluster's name there)",
                owner: peer
            )
        }
        return CallStep(.imported, .ok, "\(peer) exports \(services.map(\.text).joined(separator: ", "))", owner: peer)
    }

    func gatewayToward(_ peer: String, _ sidecars: [CheckServiceNode]) -> CallStep {
        let defaults = world.entries.proxyDefaults()
        let source = question.source.service
        guard sees(source) else { return CallStep(.gateway, .unknown, Self.hidden("service:read on \(source)")) }
        let own = world.entries.serviceDefaults(of: source)
        let modes = Set(
            sidecars.flatMap { sidecar -> [MeshGatewayMode] in
                let resolved = ResolvedProxy(sidecar.service.proxy, defaults: defaults, service: own)
                let upstreams = sidecar.service.proxy.upstreams.filter {
                    $0.destination(from: sidecar.service.scope) == question.destination
                }
                return upstreams.isEmpty
                    ? [resolved.meshGateway]
                    : upstreams.map {
                        resolved.settings(of: $0, defaults: defaults, service: own, called: nil).meshGateway
                    }
            }
        )
        guard modes.contains(.local) else {
            return CallStep(.gateway, .ok, "calls go straight to the mesh gateways of \(peer)", owner: peer)
        }
        let gateways = world.catalog.gateways(.meshGateway)
        guard sees(gateways) else { return CallStep(.gateway, .unknown, Self.hidden("read on the mesh gateways")) }
        let healthy = gateways.count { $0.aggregatedStatus != .critical }
        if healthy > 0 {
            return CallStep(.gateway, .ok, "mode local: \(healthy) of \(gateways.count) mesh gateways here are healthy")
        }
        return CallStep(
            .gateway,
            .failed,
            "the mode is local, and "
                + (gateways.isEmpty ? "no mesh gateway is registered here" : "all mesh gateways here are critical"),
            remedy: "start one (tombolo connect envoy -gateway=mesh -register), or set the mode to remote",
            entries: [EntryKey(kind: .proxyDefaults, name: "global")].filter {
                world.entries.entry($0.kind, $0.name) != nil
            }
        )
    }

    func bundle(of peer: String) -> CallStep {
        guard authorizer.allows(.peeringRead) else {
            return CallStep(.certificates, .unknown, Self.hidden("peering:read"))
        }
        let own = certificates()
        guard own.outcome == .ok else { return own }
        guard world.peerings.peering(named: peer) != nil else {
            return CallStep(.certificates, .skipped, "there is no peering named \(peer)")
        }
        guard let bundle = world.peerings.trustBundle(of: peer), !bundle.rootPEMs.isEmpty else {
            return CallStep(
                .certificates,
                .failed,
                "the roots of \(peer) are not known here: nobody of it can be recognized",
                remedy: "see tombolo peering read -name=\(peer)",
                owner: peer
            )
        }
        return CallStep(
            .certificates,
            .ok,
            "both clusters know each other's roots; those of \(peer) are for \(bundle.trustDomain)"
        )
    }

    func certificates() -> CallStep {
        guard let root = world.roots.roots.first(where: { $0.id == world.roots.activeRootID }) else {
            return CallStep(
                .certificates,
                .failed,
                "the certificate authority has no root yet",
                remedy: "see the log of the certificate authority"
            )
        }
        let days = (root.notAfterSeconds - world.now) / 86400
        guard root.notAfterSeconds > world.now else {
            return CallStep(
                .certificates,
                .failed,
                "the active root has ended",
                remedy: "see GET /v1/connect/ca/roots"
            )
        }
        return CallStep(.certificates, .ok, "the active root is good for \(days) days")
    }

    // MARK: - Who answers

    func endpoints(of way: [CallTarget]) -> CallStep {
        guard !way.isEmpty else { return CallStep(.endpoints, .skipped, "it is not known where the call goes") }
        guard way.allSatisfy({ sees($0.service) }) else {
            return CallStep(.endpoints, .unknown, Self.hidden("service:read on the destination"))
        }
        var parts: [String] = []
        var healthy = 0
        var isFiltered = false
        for target in way {
            let all = world.catalog.meshInstances(of: target.ref)
            let rows = all.filter { sees($0.node.nodeName) }
            if rows.count != all.count { isFiltered = true }
            let chosen = rows.filter { row in
                !target.subset.onlyPassing || row.aggregatedStatus == .passing
            }
            let good = chosen.count { $0.aggregatedStatus != .critical }
            healthy += good
            let noun = target.peer.isEmpty ? "endpoints" : "ways (mesh gateways of \(target.peer))"
            parts.append("\(target.ref): \(good) of \(rows.count) \(noun) are healthy")
        }
        if isFiltered {
            return CallStep(.endpoints, .unknown, Self.hidden("node:read on all nodes of the destination"))
        }
        let text = parts.joined(separator: "; ")
        if healthy > 0 { return CallStep(.endpoints, .ok, text) }
        if way.contains(where: { $0.peer.isEmpty && isOutside($0.service) }) {
            return CallStep(
                .endpoints,
                .unknown,
                "\(text); the call leaves through a terminating gateway, which is not looked at here",
                remedy: "see GET /v1/catalog/gateway-services/NAME and `tombolo proxies` for the gateway"
            )
        }
        let peers = Set(way.map(\.peer)).filter { !$0.isEmpty }.sorted()
        return CallStep(
            .endpoints,
            .failed,
            text,
            remedy: peers.isEmpty
                ? "register it with a sidecar, or see its checks: GET /v1/health/service/NAME"
                : "ask the owner of \(peers.joined(separator: ", ")) for a sidecar and a mesh gateway",
            owner: peers.first ?? ""
        )
    }

    /// Whether a terminating gateway calls it.
    private func isOutside(_ service: ServiceName) -> Bool {
        world.entries.terminatingGateways(in: .standard).contains { gateway in
            gateway.wildcard != nil || gateway.services.contains { $0.service.text == service.text }
        }
    }

    func intention(on target: CallTarget) -> CallStep {
        guard target.peer.isEmpty else {
            // What a resolver that may not be seen leads to is not named either.
            guard sees(target.service), authorizer.allows(.peeringRead) else {
                return CallStep(.intention, .unknown, Self.hidden("service:read on the destination, and peering:read"))
            }
            return CallStep(
                .intention,
                .unknown,
                "\(target.peer) decides by its own intentions, which this cluster does not know",
                remedy: "ask there: tombolo troubleshoot call (this cluster's name there)/\(question.source.service) "
                    + "\(target.service)",
                owner: target.peer
            )
        }
        let destination = target.service
        guard authorizer.allows(.intentionRead(destination)) else {
            let name = sees(destination) ? "\(destination)" : "the destination"
            return CallStep(.intention, .unknown, Self.hidden("intentions:read on \(name)"))
        }
        let source = question.source
        let row = IntentionTable(world.entries).deciding(
            source: source.service.text,
            peer: source.origin.peer,
            in: source.service.scope,
            destination: destination.text
        )
        let caller = source.origin.isLocal ? source.service.text : "\(source.origin.peer)/\(source.service)"
        let remedy =
            source.origin.isLocal
            ? "tombolo intention create \(source.service) \(destination)"
            : "allow it in the entry service-intentions/\(destination), with Peer = \"\(source.origin.peer)\""
        guard let row else {
            if world.allowsByDefault {
                return CallStep(
                    .intention,
                    .ok,
                    "no intention is about \(caller) and \(destination); the default allows"
                )
            }
            return CallStep(
                .intention,
                .failed,
                "no intention is about \(caller) and \(destination); the default denies",
                remedy: remedy
            )
        }
        let entry = [row.entry.key]
        switch row.source.action {
        case .allow? where ServiceIntentions(row.entry.body)?.jwt != nil:
            return CallStep(
                .intention,
                .unknown,
                "it depends on the request's token (JWT): \(row.summary)",
                entries: entry
            )
        case .allow?: return CallStep(.intention, .ok, row.summary, entries: entry)
        case .deny?:
            return CallStep(.intention, .failed, "it is denied: \(row.summary)", remedy: remedy, entries: entry)
        case nil:
            return CallStep(
                .intention,
                row.source.permissions.contains { $0.action == .allow } ? .ok : .failed,
                "it depends on the request: \(row.summary)",
                entries: entry
            )
        }
    }
}
