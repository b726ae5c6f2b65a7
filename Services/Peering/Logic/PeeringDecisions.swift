package import MeshDomain
package import PeeringTables

/// What requests of operators do to the peerings.
///
/// - Source: reference §1.6 to §1.9; other than there, a peering can be made again from every state.
package enum PeeringDecisions {
    // MARK: - Acceptor

    /// Creates or renews the peering that a token is made for.
    ///
    /// - Parameters:
    ///   - name: The validated peer name.
    ///   - meta: Stored when the peering is created.
    ///   - freshID: The id of a new peering.
    ///   - token: The token; those made before it live until it is proven.
    ///   - state: The peerings now.
    /// - Returns: The peering's id and the rows to write.
    /// - Throws: `rejected` when the name belongs to a peering that dials.
    package static func generateToken(
        name: String,
        meta: [String: String],
        freshID: String,
        token: MadeToken,
        in state: PeeringTablesState
    ) throws(MeshError) -> (id: String, changes: [PeeringChange]) {
        func created() -> (id: String, changes: [PeeringChange]) {
            (
                freshID,
                [
                    .putPeering(Peering(id: freshID, name: name, state: .pending, meta: meta)),
                    .putSecrets(PeeringSecrets(peeringID: freshID, tokens: [token])),
                ]
            )
        }
        guard let existing = state.peering(named: name) else { return created() }
        try refuseSettling(existing, in: state)
        if existing.dials {
            guard existing.state == .terminated else {
                throw MeshError(
                    .rejected,
                    "cannot create peering with name: \"\(name)\"; there is already an established peering"
                )
            }
            let new = created()
            return (new.id, [.deletePeering(id: existing.id)] + new.changes)
        }
        var secrets = state.secrets(of: existing.id) ?? PeeringSecrets(peeringID: existing.id)
        secrets.tokens = MadeTokens.adding(token, to: secrets.tokens)
        guard existing.state == .terminated else { return (existing.id, [.putSecrets(secrets)]) }
        var again = Peering(id: existing.id, name: name, state: .pending, meta: existing.meta)
        again.createIndex = existing.createIndex
        return (
            existing.id,
            [.putPeering(again), .putSecrets(PeeringSecrets(peeringID: existing.id, tokens: [token]))]
        )
    }

    /// Trades an establishment secret for a stream secret; it works once.
    ///
    /// - Throws: `permissionDenied` for a wrong secret and for an unknown id alike, so ids cannot be probed; whoever shows a secret
    ///   that was right once is told what became of it and what to do.
    /// - Source: reference §2.4.
    package static func exchange(
        peerID: String,
        secret: SecretID,
        freshStreamSecret: SecretID,
        now: Int64,
        in state: PeeringTablesState
    ) throws(StreamRefusal) -> [PeeringChange] {
        guard !peerID.isEmpty else {
            throw StreamRefusal(
                .internalFault,
                "failed to read peering secret: failed peering secret lookup: index error: UUID must be 36 characters"
            )
        }
        guard var secrets = state.secrets(of: peerID), state.peering(id: peerID)?.isActive == true,
            let place = MadeTokens.place(of: secret, in: secrets.tokens)
        else { throw StreamRefusal(.permissionDenied, MadeTokens.refusal) }
        if let problem = MadeTokens.problem(at: place, in: secrets.tokens, now: now) {
            throw StreamRefusal(.permissionDenied, problem)
        }
        secrets.tokens[place] = secrets.tokens[place].ended(.used, at: now)
        secrets.pendingStream = freshStreamSecret
        return [.putSecrets(secrets)]
    }

    /// Lets a dialer open a stream.
    ///
    /// - Returns: The peering and the rows to write: a pending secret becomes the active one and the old one is gone.
    /// - Throws: Why not, in Consul's words.
    /// - Source: reference §3.8, §2.4.
    package static func open(
        peerID: String,
        secret: SecretID,
        remoteDatacenter: String,
        remotePartition: String,
        now: Int64,
        in state: PeeringTablesState
    ) throws(StreamRefusal) -> (peering: Peering, changes: [PeeringChange]) {
        guard !peerID.isEmpty else {
            throw StreamRefusal(.invalidArgument, "initial subscription request must specify a PeerID")
        }
        guard var peering = state.peering(id: peerID) else {
            throw StreamRefusal(.invalidArgument, "initial subscription for unknown PeerID: \(peerID)")
        }
        guard peering.peerID.isEmpty, !peering.dials else {
            throw StreamRefusal(
                .invalidArgument,
                "expected PeerID to be empty; the wrong end of peering is being dialed"
            )
        }
        guard peering.isActive else { throw StreamRefusal(.aborted, "peering is marked as deleted: \(peerID)") }
        guard var secrets = state.secrets(of: peerID) else {
            throw StreamRefusal(.internalFault, "unable to authorize connection, peering must be re-established")
        }
        var changes: [PeeringChange] = []
        if SecretComparison.matches(secrets.pendingStream.revealed, secret.revealed) {
            secrets.activeStream = secrets.pendingStream
            secrets.pendingStream = .none
            secrets.tokens = MadeTokens.replaced(in: secrets.tokens, at: now)
            changes.append(.putSecrets(secrets))
        } else if !SecretComparison.matches(secrets.activeStream.revealed, secret.revealed) {
            throw StreamRefusal(.permissionDenied, "invalid peering stream secret")
        }
        if peering.remoteDatacenter != remoteDatacenter || peering.remotePartition != remotePartition {
            if !remoteDatacenter.isEmpty { peering.remoteDatacenter = remoteDatacenter }
            if !remotePartition.isEmpty { peering.remotePartition = remotePartition }
            changes.append(.putPeering(peering))
        }
        return (peering, changes)
    }

    // MARK: - Dialer

    /// The peering that following an invitation leads to.
    ///
    /// - Returns: The peering to be, and whether it should be written before the secret is exchanged, so that local
    ///   gateways learn the way; a working peering is left alone until the exchange worked.
    /// - Throws: `rejected` when the name belongs to a peering that waits to be dialled.
    package static func establish(
        name: String,
        meta: [String: String],
        invitation: Invitation,
        freshID: String,
        in state: PeeringTablesState
    ) throws(MeshError) -> (peering: Peering, replaced: String?, writeFirst: Bool) {
        var peering = Peering(id: freshID, name: name, state: .pending)
        var replaced: String?
        var writeFirst = true
        var addresses = invitation.serverAddresses
        if let existing = state.peering(named: name) {
            try refuseSettling(existing, in: state)
            if existing.dials {
                peering = existing
                writeFirst = existing.state == .pending || existing.state == .terminated
                if writeFirst { peering.state = .pending }
                // What the peer's servers announced is fresher than its token; of another cluster it is of no use.
                if existing.state == .active, existing.peerServerName == invitation.serverName {
                    addresses = existing.peerServerAddresses
                }
                if existing.state == .terminated { peering.stream = PeeringStreamStatus() }
            } else if existing.state == .terminated {
                replaced = existing.id
            } else {
                throw MeshError(
                    .rejected,
                    "cannot create peering with name: \"\(name)\"; there is an existing peering expecting to be dialed"
                )
            }
        }
        peering.meta = meta
        peering.peerID = invitation.peerID
        peering.peerCAPems = invitation.caPEMs
        peering.peerServerName = invitation.serverName
        peering.peerServerAddresses = addresses
        peering.manualServerAddresses = invitation.manualServerAddresses
        // Tokens of 1.13 do not say where they come from; what is known stays.
        if !invitation.remoteDatacenter.isEmpty {
            peering.remoteDatacenter = invitation.remoteDatacenter
            peering.remotePartition = invitation.remotePartition
        }
        return (peering, replaced, writeFirst)
    }

    /// Stores what `establish` led to, before or after the exchange.
    ///
    /// - Parameters:
    ///   - peering: The peering to be.
    ///   - replaced: A terminated peering of the other direction to remove.
    ///   - streamSecret: What the exchange gave; nil before it.
    ///   - state: The peerings now.
    /// - Returns: The rows to write.
    /// - Throws: `rejected` when the peering was deleted meanwhile.
    package static func storeEstablished(
        _ peering: Peering,
        replaced: String?,
        streamSecret: SecretID?,
        in state: PeeringTablesState
    ) throws(MeshError) -> [PeeringChange] {
        var changes: [PeeringChange] = []
        var peering = peering
        if let replaced, state.peering(id: replaced) != nil { changes.append(.deletePeering(id: replaced)) }
        if let now = state.peering(id: peering.id) {
            guard now.state != .deleting else {
                throw MeshError(
                    .rejected,
                    "failed to write peering: cannot write to peering that is marked for deletion"
                )
            }
            // The stream with another cluster says nothing about this one.
            let isOther = now.peerID != peering.peerID || now.peerServerName != peering.peerServerName
            let isNew = now.state == .terminated || isOther
            peering.stream = isNew ? PeeringStreamStatus() : now.stream
            peering.peerTrustDomain = now.peerTrustDomain
            if streamSecret != nil { peering.state = now.state == .active && !isNew ? .active : .establishing }
        } else {
            if let other = state.peering(named: peering.name), other.id != replaced {
                throw MeshError(
                    .rejected,
                    "failed to write peering: A peering already exists with the name \"\(peering.name)\" and a different"
                        + " ID \"\(other.id)\""
                )
            }
            if streamSecret != nil { peering.state = .establishing }
        }
        changes.append(.putPeering(peering))
        if let streamSecret {
            changes.append(.putSecrets(PeeringSecrets(peeringID: peering.id, activeStream: streamSecret)))
        }
        return changes
    }

    /// Takes back what was written before an exchange that failed, so that nothing is left of the attempt.
    ///
    /// - Parameters:
    ///   - id: The peering that was to be.
    ///   - previous: The rows that it took the place of.
    ///   - state: The peerings now.
    /// - Returns: The rows to write; none when the peering went on meanwhile.
    package static func undoEstablish(
        id: String,
        previous: [Peering],
        in state: PeeringTablesState
    ) -> [PeeringChange] {
        guard let now = state.peering(id: id), now.state == .pending, state.secrets(of: id) == nil,
            !previous.contains(where: { $0.id == id && $0.state == .pending })
        else { return [] }
        let kept = previous.filter { old in
            state.peering(named: old.name).map { $0.id == id || $0.id == old.id } ?? true
        }
        let isReplaced = kept.contains { $0.id == id }
        return (isReplaced ? [] : [.deletePeering(id: id)]) + kept.map(PeeringChange.putPeering)
    }

    // MARK: - Trust domains

    /// The trust domains that belong to other peerings than one, by the name of the peering.
    ///
    /// A peering holds the domain that its peer showed. One that dials and was not answered yet holds the one that its token
    /// names, unless this peering's token names it too.
    package static func trustDomains(besides id: String, in state: PeeringTablesState) -> [String: String] {
        let named = state.peering(id: id).flatMap { ImportRules.trustDomain(ofServerName: $0.peerServerName) }
        var domains: [String: String] = [:]
        for peering in state.peerings() where peering.id != id {
            let shown =
                peering.peerTrustDomain.isEmpty
                ? state.trustBundle(of: peering.name)?.trustDomain.lowercased() ?? "" : peering.peerTrustDomain
            if !shown.isEmpty {
                domains[peering.name] = shown
            } else if peering.isActive, let token = ImportRules.trustDomain(ofServerName: peering.peerServerName),
                token != named
            {
                domains[peering.name] = token
            }
        }
        return domains
    }

    // MARK: - Ending

    /// Marks a peering for deletion; unknown and already marked ones are left alone.
    package static func delete(name: String, nowNanoseconds: Int64, in state: PeeringTablesState) -> [PeeringChange] {
        guard var peering = state.peering(named: name), peering.state != .deleting else { return [] }
        peering.state = .deleting
        peering.deletedAtNanoseconds = nowNanoseconds
        peering.peerCAPems = []
        peering.meta = [:]
        peering.peerID = ""
        peering.stream.lastError = ""
        return [.putPeering(peering), .deleteSecrets(peeringID: peering.id)]
    }

    /// Notes that the other cluster ended the peering.
    package static func terminate(id: String, in state: PeeringTablesState) -> [PeeringChange] {
        guard var peering = state.peering(id: id), peering.isActive else { return [] }
        peering.state = .terminated
        peering.stream.lastError = ""
        // A list, be it empty, stands for "still to be removed", none for "nothing left".
        peering.stream.importedCount = peering.stream.importedCount ?? 0
        return [.putPeering(peering), .deleteSecrets(peeringID: id), .deleteClaim(peeringID: id)]
    }

    /// What is left to do once everything imported is gone.
    package static func cleaned(id: String, in state: PeeringTablesState) -> [PeeringChange] {
        guard var peering = state.peering(id: id), !peering.isActive else { return [] }
        if peering.state == .deleting { return [.deletePeering(id: id)] }
        peering.stream.importedCount = nil
        peering.peerTrustDomain = ""
        return [.deleteTrustBundle(peer: peering.name), .putPeering(peering)]
    }

    /// Whether what was imported through the peering is still to be removed.
    package static func needsCleaning(_ peering: Peering, in state: PeeringTablesState) -> Bool {
        switch peering.state {
        case .deleting: true
        case .terminated: peering.stream.importedCount != nil || state.trustBundle(of: peering.name) != nil
        case .undefined, .pending, .establishing, .active, .failing: false
        }
    }

    private static func refuseSettling(_ peering: Peering, in state: PeeringTablesState) throws(MeshError) {
        guard needsCleaning(peering, in: state) else { return }
        throw MeshError(
            .conflict,
            "the peering \"\(peering.name)\" is still being removed with what was imported through it; try again in a few"
                + " seconds"
        )
    }
}
