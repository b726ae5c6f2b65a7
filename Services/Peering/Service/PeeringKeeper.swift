import CatalogContract
import CatalogTables
import ConfigEntryTables
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables

/// Makes true what the journal says: dials what is to be dialled, removes what has ended, and takes over from replicas
/// that died.
actor PeeringKeeper {
    private let core: PeeringCore
    /// What runs now, by peering.
    private var tasks: [String: Task<Void, Never>] = [:]

    init(core: PeeringCore) { self.core = core }

    /// Looks after all peerings until cancelled.
    func run() async throws {
        var seen: UInt64 = 0
        while !Task.isCancelled {
            look(core.presence.alive)
            let version = await core.ledger.view.value(
                ofAny: [.peerings, .internals],
                after: seen,
                timeout: .milliseconds(500)
            )
            seen = max(version.state.index(of: .peerings), version.state.index(of: .internals))
        }
        // Streams end in peace: their claims are given up so that another replica can take over at once.
        let running = Array(tasks.values)
        for task in running { task.cancel() }
        for task in running { await task.value }
    }

    /// Starts what is to be done.
    ///
    /// - Parameter alive: The replicas there are; nil while that is not known, in the first seconds. Then only what this one has
    ///   claimed is done, and what has ended and no stream holds is removed: several replicas that do it do no harm.
    private func look(_ alive: Set<String>?) {
        let state = core.state
        for peering in state.peerings() where tasks[peering.id] == nil {
            let claim = state.claim(of: peering.id)
            if claim?.replica != core.replica {
                guard let alive else {
                    if claim == nil, PeeringDecisions.needsCleaning(peering, in: state) { clean(peering) }
                    continue
                }
                if let claim, alive.contains(claim.replica) { continue }
                guard ReplicaChoice.owner(of: peering.id, among: alive) == core.replica else { continue }
            }
            guard !core.streams.isTaken(peering.id) else { continue }
            if PeeringDecisions.needsCleaning(peering, in: state) {
                clean(peering)
            } else if peering.isActive, peering.dials {
                guard state.secrets(of: peering.id)?.activeStream.isEmpty == false else { continue }
                start(peering.id) { await DialLoop(core: $0, peeringID: peering.id, peer: peering.name).run() }
            } else if peering.isActive, let claim {
                start(peering.id) { await Self.mourn(claim, $0) }
            }
        }
    }

    private func clean(_ peering: Peering) {
        start(peering.id) { await PeeringCleaner(core: $0, peeringID: peering.id, peer: peering.name).run() }
    }

    private func start(_ id: String, _ work: @escaping @Sendable (PeeringCore) async -> Void) {
        let core = core
        tasks[id] = Task {
            await work(core)
            tasks[id] = nil
        }
    }

    /// The replica that took a stream is gone, and the stream with it.
    private static func mourn(_ claim: PeeringClaim, _ core: PeeringCore) async {
        await core.writeSurely { state in
            guard state.claim(of: claim.peeringID) == claim else { return [] }
            var changes: [PeeringChange] = [.deleteClaim(peeringID: claim.peeringID)]
            if var peering = state.peering(id: claim.peeringID), peering.isActive {
                peering.state = .failing
                peering.stream.lastError =
                    "the replica of the peering service that held the stream stopped; the peer will dial again"
                changes.append(.putPeering(peering))
            }
            return changes
        }
    }
}

/// Removes everything that was imported through a peering that has ended, and then the peering if it was deleted here.
struct PeeringCleaner: Sendable {
    let core: PeeringCore
    let peeringID: String
    let peer: String

    func run() async {
        var pause = 100
        while !Task.isCancelled {
            guard let peering = core.state.peering(id: peeringID),
                PeeringDecisions.needsCleaning(peering, in: core.state)
            else { return }
            do {
                // Later than every claim of this peering, and earlier than any of one that is established again.
                let id = peeringID
                let fence = try await core.write { state throws(MeshError) in
                    guard let peering = state.peering(id: id), PeeringDecisions.needsCleaning(peering, in: state) else {
                        throw MeshError(.notFound, "nothing is left to be removed")
                    }
                    return []
                }
                try await core.catalog.retainImported(
                    peer: peer,
                    services: [],
                    fence: fence,
                    context: CallContext(timeout: .seconds(10))
                )
                try await core.write { state in PeeringDecisions.cleaned(id: id, in: state) }
                core.failures.forget(id)
                core.logger.info("removed everything imported from a peer", metadata: ["peer.name": "\(peer)"])
                return
            } catch {
                if error.code == .notFound { return }
                core.logger.warning(
                    "what was imported from a peer is not removed yet",
                    metadata: ["peer.name": "\(peer)", "error": "\(error.message)"]
                )
                try? await Task.sleep(for: .milliseconds(pause))
                pause = min(pause * 2, 5000)
            }
        }
    }
}

/// Keeps a stream to the acceptor of one peering.
struct DialLoop: Sendable {
    let core: PeeringCore
    let peeringID: String
    let peer: String

    func run() async {
        guard await claim() else { return }
        var failures = 0
        var attempt = 0
        while !Task.isCancelled {
            guard let target = target() else { break }
            guard core.streams.reserve(peeringID) else { break }
            let begin = ContinuousClock.now
            let ending = await dial(target, attempt: attempt, after: failures)
            core.streams.remove(peeringID)
            attempt += 1
            await StreamEnding(core: core, peeringID: peeringID, peer: peer).store(
                ending.end,
                terminatedByPeer: ending.terminatedByPeer,
                keepsClaim: true
            )
            guard case .failed(let refusal) = ending.end else { break }
            // A stream that lived for a while starts the count anew.
            failures = ContinuousClock.now - begin > .seconds(10) ? 1 : failures + 1
            core.logger.notice(
                "a stream to a peer ended; dialling again",
                metadata: ["peer.name": "\(peer)", "error": "\(refusal.message)", "failures": "\(failures)"]
            )
            let pause = DialPause.milliseconds(afterFailures: failures, ending.failure)
            // Peerings that failed together are not dialled together.
            await sleepUnlessChanged(pause * Int.random(in: 80...100) / 100)
        }
        let id = peeringID
        let replica = core.replica
        _ = try? await core.write { state in
            state.claim(of: id)?.replica == replica ? [.deleteClaim(peeringID: id)] : []
        }
    }

    /// A peering to dial, its secret, and where.
    private struct Target {
        var peering: Peering
        var secret: SecretID
        var addresses: [PeerAddress]
    }

    private func target() -> Target? {
        let state = core.state
        guard let peering = state.peering(id: peeringID), peering.isActive, peering.dials,
            state.claim(of: peeringID)?.replica == core.replica,
            let secret = state.secrets(of: peeringID)?.activeStream, !secret.isEmpty
        else { return nil }
        return Target(peering: peering, secret: secret, addresses: DialRoute(core: core).addresses(of: peering))
    }

    private func dial(_ target: Target, attempt: Int, after failures: Int) async -> PeerDialer.Ending {
        func failed(_ text: String) -> PeerDialer.Ending {
            PeerDialer.Ending(end: .failed(StreamRefusal(.unavailable, text)))
        }
        guard !target.addresses.isEmpty else { return failed("the peering has no address to dial") }
        let dialer = PeerDialer(
            address: target.addresses[attempt % target.addresses.count],
            serverName: target.peering.peerServerName,
            caPEMs: target.peering.peerCAPems
        )
        if failures > 0 {
            do throws(PeerDialer.Failure) { try await dialer.probe(timeout: .seconds(1)) } catch {
                return failed("cannot connect to \(dialer.address): \(error.message)")
            }
        }
        let stream = LiveStream(
            peering: target.peering,
            role: .dialer(peerID: target.peering.peerID, secret: target.secret, datacenter: core.datacenter),
            core: core
        )
        core.streams.set(stream, for: peeringID)
        return await dialer.run(stream, timeout: core.settings.dialTimeout * 3)
    }

    private func claim() async -> Bool {
        let (id, replica) = (peeringID, core.replica)
        let alive = core.presence.alive ?? [replica]
        do {
            try await core.claim { state, index in
                let claim = state.claim(of: id)
                guard state.peering(id: id)?.isActive == true,
                    claim.map({ $0.replica == replica || !alive.contains($0.replica) }) ?? true
                else { return [] }
                return claim?.replica == replica
                    ? [] : [.putClaim(PeeringClaim(peeringID: id, replica: replica, number: index))]
            }
        } catch {
            return false
        }
        return core.state.claim(of: id)?.replica == replica
    }

    /// Pauses; a change of the peering, such as a new secret or address, ends the pause.
    private func sleepUnlessChanged(_ milliseconds: Int) async {
        let index = core.state.index(of: .peering(peer))
        _ = await core.ledger.view.value(
            of: .peering(peer),
            after: index,
            timeout: .milliseconds(milliseconds)
        )
    }
}

/// Where to dial another cluster's servers.
struct DialRoute: Sendable {
    let core: PeeringCore

    /// The peer's servers; this cluster's own gateways first when peering goes through them.
    ///
    /// - Source: reference §3.9, §2.2.
    func addresses(of peering: Peering) -> [PeerAddress] {
        let remote = peering.manualServerAddresses.isEmpty ? peering.peerServerAddresses : peering.manualServerAddresses
        return localGateways + remote.compactMap(PeerAddress.init)
    }

    /// The gateways to dial through; none when the mesh is not set to.
    var localGateways: [PeerAddress] {
        guard core.inputs.entries.current.state.meshSettings()?.peerThroughMeshGateways == true else { return [] }
        return core.inputs.catalog.current.state.gateways(.meshGateway).compactMap(GatewayAddresses.lan)
    }
}
