import ACLContract
import AccessRules
import AuthorityTables
import BusSchema
import Certificates
import ConfigEntryTables
import ConsulJSON
import GRPCCore
import Logging
import MeshContracts
import MeshDomain
import MeshJournal
import MeshRuntime
import PeeringLogic
import PeeringTables

/// Answers the requests of operators.
///
/// - Source: reference §1.7, §1.8.
struct PeeringRequests: Sendable {
    let core: PeeringCore
    let tokens: any TokenResolving

    // MARK: - Token

    func generateToken(
        _ request: PeeringWire.GenerateTokenRequest,
        _ context: CallContext
    ) async throws(MeshError) -> PeeringWire.GenerateTokenReply {
        try await tokens.resolve(context.token).require(.peeringWrite)
        try PeerNameRules.validate(name: request.peerName)
        try PeerNameRules.validate(meta: request.meta)
        let limit = core.settings.importLimits.serverAddresses
        guard request.serverExternalAddresses.count <= limit else {
            throw MeshError(
                .rejected,
                "ServerExternalAddresses holds \(request.serverExternalAddresses.count) addresses, at most \(limit) are taken;"
                    + " name those of a load balancer"
            )
        }
        let now = PeeringCore.now()
        let expiresAt = try MadeTokens.expiry(ofLifetime: request.ttl, from: now)
        let roots = core.inputs.authority.current.state.roots
        guard !roots.trustDomain.isEmpty, !roots.roots.isEmpty else {
            throw MeshError(.rejected, "CA has not finished initializing")
        }
        let addresses = try serverAddresses()
        let fresh = MadeToken(
            id: RandomUUID.make(),
            secret: SecretID(RandomUUID.make()),
            madeAt: now,
            expiresAt: expiresAt
        )
        let freshID = RandomUUID.make()
        let written = try await writeWhenSettled(request.peerName, context) { state throws(MeshError) in
            let (id, changes) = try PeeringDecisions.generateToken(
                name: request.peerName,
                meta: request.meta,
                freshID: freshID,
                token: fresh,
                in: state
            )
            return (Made(peerID: id, token: fresh), changes)
        }
        // A request that is repeated gets the token that was made for it (reply window): the fresh secret of the repetition is
        // stored nowhere, and the one in the state may be used up or another request's.
        let made = try Made(reply: written.reply)
        let token = PeeringToken(
            caPEMs: roots.roots.map { $0.rootCertPEM.hasSuffix("\n") ? $0.rootCertPEM : $0.rootCertPEM + "\n" },
            manualServerAddresses: request.serverExternalAddresses,
            serverAddresses: addresses,
            serverName: SpiffeID.peeringServerName(trustDomain: roots.trustDomain, datacenter: core.datacenter),
            peerID: made.peerID,
            establishmentSecret: made.token.secret,
            remoteDatacenter: core.datacenter
        )
        return PeeringWire.GenerateTokenReply(
            peeringToken: token.encoded,
            index: written.index,
            tokenID: made.token.id,
            expiresAt: made.token.expiresAt ?? 0
        )
    }

    private func serverAddresses() throws(MeshError) -> [String] {
        let addresses = core.exportSources.serverAddresses
        guard addresses.isEmpty else { return addresses }
        if core.inputs.entries.current.state.meshSettings()?.peerThroughMeshGateways == true {
            throw MeshError(
                .rejected,
                "servers are configured to PeerThroughMeshGateways, but no mesh gateway instances are registered"
            )
        }
        throw MeshError(.rejected, "a grpc bind port must be specified in the configuration for all servers")
    }

    /// Writes; a peering of that name that is still being removed is waited for.
    private func writeWhenSettled(
        _ name: String,
        _ context: CallContext,
        _ decide:
            @escaping @Sendable (PeeringTablesState) throws(MeshError) -> (made: Made, changes: [PeeringChange])
    ) async throws(MeshError) -> Written {
        let end = ContinuousClock.now + min(context.timeout, .seconds(10)) - .milliseconds(500)
        while true {
            do {
                return try await core.ledger.write(context) { draft throws(MeshError) in
                    let decided = try decide(draft.state)
                    for change in decided.changes {
                        draft.record(change)
                        // A replica of an earlier version would lose what it does not know.
                        if case .putSecrets(let secrets) = change, !secrets.isKeptByEarlier {
                            draft.require(JournalFeatures.peeringTokens)
                        }
                    }
                    return decided.made.reply
                }
            } catch {
                guard error.code == .conflict, ContinuousClock.now < end, !Task.isCancelled else { throw error }
                let index = core.state.index(of: .peering(name))
                _ = await core.ledger.view.value(of: .peering(name), after: index, timeout: .milliseconds(250))
            }
        }
    }

    /// What a request for a token led to, as the journal remembers it for the time in which the request may be repeated.
    private struct Made {
        var peerID: String
        var token: MadeToken

        init(peerID: String, token: MadeToken) {
            self.peerID = peerID
            self.token = token
        }

        init(reply: [UInt8]) throws(MeshError) {
            let parts = String(decoding: reply, as: UTF8.self).split(separator: "\n").map(String.init)
            guard parts.count == 4, let expiresAt = Int64(parts[3]) else {
                throw MeshError(.internalFault, "the journal's answer names no token; generate another one")
            }
            peerID = parts[0]
            token = MadeToken(
                id: parts[2],
                secret: SecretID(parts[1]),
                expiresAt: expiresAt == 0 ? nil : expiresAt
            )
        }

        var reply: [UInt8] {
            Array("\(peerID)\n\(token.secret.revealed)\n\(token.id)\n\(token.expiresAt ?? 0)".utf8)
        }
    }

    // MARK: - Establish

    func establish(
        _ request: PeeringWire.EstablishRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        // Nothing of what a stranger sends is looked at.
        try await tokens.resolve(context.token).require(.peeringWrite)
        try PeerNameRules.validate(name: request.peerName)
        let invitation = Invitation(try PeeringToken(parsing: request.peeringToken))
        let roots = core.inputs.authority.current.state.roots
        let ownName = SpiffeID.peeringServerName(trustDomain: roots.trustDomain, datacenter: core.datacenter)
        try invitation.validate(
            addressLimit: core.settings.importLimits.serverAddresses,
            problemOfCA: Self.problemOfCA
        )
        try PeerNameRules.validate(meta: request.meta)
        try invitation.refuseOwn(ownServerName: ownName)
        let plan = try await plan(request, invitation, context)
        let version = core.state
        let previous = [version.peering(id: plan.peering.id), plan.replaced.flatMap { version.peering(id: $0) }]
        if plan.writeFirst {
            try await core.write { state throws(MeshError) in
                try PeeringDecisions.storeEstablished(
                    plan.peering,
                    replaced: plan.replaced,
                    streamSecret: nil,
                    in: state
                )
            }
        }
        let streamSecret: SecretID
        do throws(MeshError) {
            streamSecret = try await SecretExchange(core: core, peer: request.peerName, invitation: invitation).run()
        } catch {
            // A token that was refused can be replaced by another one, as in Consul; of what never was a peering nothing stays.
            if plan.writeFirst, error.code != .permissionDenied {
                await undo(plan.peering.id, previous.compactMap { $0 })
            }
            throw error
        }
        let replica = core.replica
        let index = try await core.ledger.write(CallContext(timeout: .seconds(5))) { draft throws(MeshError) in
            let state = draft.state
            let changes = try PeeringDecisions.storeEstablished(
                plan.peering,
                replaced: plan.replaced,
                streamSecret: streamSecret,
                in: state
            )
            // Whoever was asked dials, without finding out first which other replicas there are.
            let claim = PeeringClaim(peeringID: plan.peering.id, replica: replica, number: draft.index)
            let isFree = state.claim(of: plan.peering.id) == nil
            for change in changes + (isFree ? [.putClaim(claim)] : []) { draft.record(change) }
            return []
        }.index
        return CommonWire.WriteReply(index: index, applied: true)
    }

    /// What the request leads to; a peering of that name that is still being removed is waited for.
    private func plan(
        _ request: PeeringWire.EstablishRequest,
        _ invitation: Invitation,
        _ context: CallContext
    ) async throws(MeshError) -> (peering: Peering, replaced: String?, writeFirst: Bool) {
        let freshID = RandomUUID.make()
        let end = ContinuousClock.now + min(context.timeout, .seconds(10)) / 2
        while true {
            let version = try await core.ledger.read()
            do throws(MeshError) {
                return try PeeringDecisions.establish(
                    name: request.peerName,
                    meta: request.meta,
                    invitation: invitation,
                    freshID: freshID,
                    in: version.state
                )
            } catch {
                guard error.code == .conflict, ContinuousClock.now < end else { throw error }
                _ = await core.ledger.view.value(
                    of: .peering(request.peerName),
                    after: version.state.index(of: .peering(request.peerName)),
                    timeout: .milliseconds(250)
                )
            }
        }
    }

    /// Takes back what was written before a failed exchange; also when whoever asked has gone.
    private func undo(_ id: String, _ previous: [Peering]) async {
        let core = core
        await Task {
            do throws(MeshError) {
                try await core.write { state in PeeringDecisions.undoEstablish(id: id, previous: previous, in: state) }
            } catch {
                core.logger.warning(
                    "a peering that could not be established stays PENDING; delete it or establish it again",
                    metadata: ["peer.id": "\(id)", "error": "\(error.message)"]
                )
            }
        }.value
    }

    private static func problemOfCA(_ pem: String) -> String? {
        do {
            _ = try Certificate(pem: pem)
            return nil
        } catch {
            return pem.contains("-----BEGIN") ? "\(error)" : "no PEM-encoded data found"
        }
    }

    // MARK: - Delete

    func delete(
        _ request: PeeringWire.DeleteRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        guard !request.peerName.isEmpty else { throw MeshError(.badRequest, "Must specify a name to fetch.") }
        try await tokens.resolve(context.token).require(.peeringWrite)
        let (name, now) = (request.peerName, PeeringCore.now())
        let index = try await core.ledger.write(context) { draft throws(MeshError) in
            for change in PeeringDecisions.delete(name: name, nowNanoseconds: now, in: draft.state) {
                draft.record(change)
            }
            return []
        }.index
        return CommonWire.WriteReply(index: index, applied: true)
    }
}

extension Invitation {
    /// What a token says.
    init(_ token: PeeringToken) {
        self.init(
            caPEMs: token.caPEMs,
            manualServerAddresses: token.manualServerAddresses,
            serverAddresses: token.serverAddresses,
            serverName: token.serverName,
            peerID: token.peerID,
            establishmentSecret: token.establishmentSecret,
            remotePartition: token.remotePartition,
            remoteDatacenter: token.remoteDatacenter
        )
    }
}

/// Trades the secret of a token over whichever of its addresses answers.
///
/// - Source: reference §1.8, exchange loop.
struct SecretExchange: Sendable {
    /// How many problems a refusal tells, one for each attempt.
    private static let problemLimit = 32

    let core: PeeringCore
    let peer: String
    let invitation: Invitation

    func run() async throws(MeshError) -> SecretID {
        let route = DialRoute(core: core)
        let remote = invitation.dialAddresses.compactMap(PeerAddress.init)
        let gateways = route.localGateways
        if !gateways.isEmpty {
            // The gateways learn the way to the new peer meanwhile.
            var ignored = Problems()
            if let secret = try await attempt(gateways, &ignored) { return secret }
        }
        var problems = Problems()
        if let secret = try await attempt(gateways + remote, &problems) { return secret }
        throw MeshError(problems.code, problems.text)
    }

    /// What went wrong, for people: every attempt when they are few, else the first ones and how many more.
    private struct Problems {
        var code = MeshError.Code.unavailable
        private var first: [String] = []
        private var count = 0

        mutating func add(_ problem: String) {
            count += 1
            if first.count < SecretExchange.problemLimit { first.append(problem) }
        }

        var text: String {
            guard count > first.count else { return MultipleErrors.text(first) }
            return MultipleErrors.text(
                first + ["\(count - first.count) more attempts failed, over all addresses of the token in turn"]
            )
        }
    }

    private func attempt(
        _ addresses: [PeerAddress],
        _ problems: inout Problems
    ) async throws(MeshError) -> SecretID? {
        let end = ContinuousClock.now + core.settings.exchangeTime
        while ContinuousClock.now < end, !Task.isCancelled {
            for address in addresses where ContinuousClock.now < end {
                let dialer = PeerDialer(
                    address: address,
                    serverName: invitation.serverName,
                    caPEMs: invitation.caPEMs
                )
                let left = min(core.settings.dialTimeout, end - .now)
                do throws(PeerDialer.Failure) {
                    return try await dialer.exchange(
                        peerID: invitation.peerID,
                        secret: invitation.establishmentSecret,
                        timeout: left
                    )
                } catch {
                    if error.code == .permissionDenied {
                        throw MeshError(
                            .permissionDenied,
                            "a new peering token must be generated: \(error.message)"
                        )
                    }
                    // Who was reached and says no is the news, also when time runs out in a later attempt.
                    let isAway = error.code == .unavailable || error.code == .deadlineExceeded
                    if !isAway { problems.code = .rejected }
                    problems.add("failed to exchange peering secret through address \"\(address)\": \(error.message)")
                }
            }
            try await pause()
        }
        return nil
    }

    /// Pauses before all addresses are tried again; there is no need to when the peering was deleted meanwhile.
    private func pause() async throws(MeshError) {
        let topic = PeeringTopic.peering(peer)
        let state = await core.ledger.view.value(
            of: topic,
            after: core.state.index(of: topic),
            timeout: .milliseconds(150)
        ).state
        guard state.peering(named: peer)?.state != .deleting else {
            throw MeshError(.rejected, "the peering \"\(peer)\" was deleted while its token was exchanged")
        }
    }
}
