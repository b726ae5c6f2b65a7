import ACLContract
import AccessRules
import AuthorityContract
import BusSchema
import CertificateAuthorityLogic
import Certificates
import Logging
import MeshContracts
package import MeshDomain
import MeshJournal

extension CertificateAuthorityReplica {
    // MARK: - Configuration

    @Sendable
    func readConfiguration(
        _ request: AuthorityWire.ConfigurationRequest,
        _ context: CallContext
    ) async throws(MeshError) -> AuthorityWire.Configuration {
        try await tokens.resolve(context.token).require(.operatorWrite)
        let state = try await ledger.read().state
        return AuthorityWire.Configuration(
            provider: state.configuration.provider,
            config: CommonWire.ValueObject(state.configuration.shown),
            createIndex: state.row?.createIndex ?? 0,
            modifyIndex: state.row?.modifyIndex ?? 0,
            state: CommonWire.Value(state.configuration.state)
        )
    }

    @Sendable
    func putConfiguration(
        _ request: AuthorityWire.PutConfigurationRequest,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        try await tokens.resolve(context.token).require(.operatorWrite)
        guard !isSecondary else {
            throw MeshError(
                .rejected,
                "the certificate authority is that of datacenter \"\(settings.primary)\"; set its configuration there"
            )
        }
        guard let wanted = request.configuration else { throw MeshError(.badRequest, "configuration must be given") }
        let next = try CAConfiguration(provider: wanted.provider, config: wanted.config?.object ?? MeshObject())
        let force: CrossSigningRequirement = wanted.forceWithoutCrossSigning ? .waived : .required
        for _ in 0..<8 {
            let version = try await ledger.read()
            let state = version.state
            if let given = wanted.state?.value, given != .null, given != state.configuration.state, given != next.state
            {
                throw MeshError(
                    .badRequest,
                    "Provider State is read-only. It must be omitted or identical to the current value"
                )
            }
            if let cas = request.cas, cas != state.row?.modifyIndex ?? 0 {
                return CommonWire.WriteReply(index: version.index, applied: false)
            }
            let candidate: RootCandidate?
            let (change, stored) = try change(to: next, in: state, force)
            switch change {
            case .keep: candidate = nil
            case .replace(let transition): candidate = try makeCandidate(next, transition, in: state)
            }
            do throws(MeshError) {
                return try await store(stored, candidate, onto: state, context)
            } catch {
                // Somebody else was faster; the new root must be signed by what is active now.
                guard error.code == .conflict else { throw error }
            }
        }
        throw MeshError(.conflict, "the configuration is being changed by others; try again")
    }

    /// What a configuration does to the root, and how it is stored.
    private func change(
        to next: CAConfiguration,
        in state: CAState,
        _ force: CrossSigningRequirement
    ) throws(MeshError) -> (change: RootChange, stored: CAConfiguration) {
        let sealing = settings.sealing
        do throws(MeshError) {
            let present = try sealing.opened(state.configuration)
            if force == .waived, let root = state.activeRoot { _ = try sealing.opened(state.activeKey, for: root.id) }
            let stored =
                next.given == present.given ? state.configuration : try sealing.sealed(next, like: state.activeKey)
            return (try RootRotation.change(from: present, to: next, force: force), stored)
        } catch {
            guard error.code == .unavailable else { throw error }
            // A key that is lost for ever signs no new root: there is a way on, and it is abrupt.
            guard force == .waived else {
                throw MeshError(
                    .unavailable,
                    "\(error.message); if it is lost, ForceWithoutCrossSigning makes a new root in its place"
                )
            }
            return (.replace(.abrupt), try sealing.sealed(next))
        }
    }

    private func store(
        _ configuration: CAConfiguration,
        _ candidate: RootCandidate?,
        onto expected: CAState,
        _ context: CallContext
    ) async throws(MeshError) -> CommonWire.WriteReply {
        let now = settings.now()
        let key = try candidate.map { (made) throws(MeshError) in
            try settings.sealing.sealed(made.key, for: made.root.id, like: expected.activeKey)
        }
        let written = try await ledger.write(context) { draft throws(MeshError) in
            guard draft.state.row == expected.row, draft.state.roots == expected.roots else {
                throw MeshError(.conflict, "the certificate authority was changed meanwhile")
            }
            draft.record(RootReplacement.remember(configuration, in: draft.state))
            if let candidate, let key {
                let changes = RootReplacement.replace(
                    with: candidate.root,
                    key: key,
                    in: draft.state,
                    index: draft.index,
                    now: now
                )
                for change in changes { draft.record(change) }
            }
            draft.record(RootReplacement.configure(configuration, in: draft.state, index: draft.index))
            draft.requireWhatIsSealed()
            return []
        }
        if let candidate { logger.notice("a new root is active", metadata: ["root": "\(candidate.root.id)"]) }
        return CommonWire.WriteReply(index: written.index, applied: true)
    }

    /// A new root for a configuration, signed by the active one when connections must not fail.
    private func makeCandidate(
        _ configuration: CAConfiguration,
        _ transition: RootTransition,
        in state: CAState
    ) throws(MeshError) -> RootCandidate {
        let now = settings.now()
        var candidate = try RootCandidate(configuration, clusterID: state.clusterID, random: random, now: now)
        switch transition {
        case .abrupt: break
        case .crossSigned:
            let lifetime = max(.seconds(7 * 86_400), state.longestLeafLifetime * 2, configuration.leafCertTTL * 2)
            try candidate.crossSign(by: try signer.authority(state), random: random, now: now, lifetime: lifetime)
        }
        return candidate
    }

    // MARK: - Roots

    /// Makes cluster id and root; of several replicas that try, the journal's order chooses one.
    func makeFirstRoot() async throws(MeshError) {
        guard ledger.view.current.state.activeRoot == nil else { return }
        let end = ContinuousClock.now + .seconds(120)
        let clusterID: String
        do throws(CertificateError) {
            clusterID = settings.clusterID.isEmpty ? try random.uuid() : settings.clusterID
        } catch { throw MeshError(.internalFault, error.description) }
        let configuration = CAConfiguration()
        let now = settings.now()
        let candidate = try RootCandidate(configuration, clusterID: clusterID, random: random, now: now)
        let key = try settings.sealing.sealed(candidate.key, for: candidate.root.id)
        while true {
            do throws(MeshError) {
                _ = try await ledger.write(CallContext(timeout: .seconds(10))) { draft in
                    guard draft.state.activeRoot == nil else { return [] }
                    let changes = RootReplacement.first(
                        candidate.root,
                        key: key,
                        clusterID: clusterID,
                        configuration: configuration,
                        index: draft.index,
                        now: now
                    )
                    for change in changes { draft.record(change) }
                    draft.requireWhatIsSealed()
                    return []
                }
                return
            } catch {
                guard ContinuousClock.now < end, !Task.isCancelled else { throw error }
                logger.warning("the first root cannot be written yet", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// Keeps the roots new, and tells when certificates are near their end.
    func lookAfterAll() async {
        await withTaskGroup(of: Void.self) { group in
            if isSecondary { group.addTask { await followPrimary() } }
            group.addTask { await lookAfterRoots() }
        }
    }

    /// Encrypts keys as it is wanted now, or tells why it cannot.
    func resealOrTell() async {
        do throws(MeshError) { try await reseal() } catch {
            logger.warning("the authority's private keys cannot be encrypted anew", metadata: ["error": "\(error)"])
        }
    }

    /// Takes away old roots and replaces the active one in time, again and again.
    private func lookAfterRoots() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: settings.upkeep)
            guard !Task.isCancelled else { return }
            expiry.tell(ledger.view.current.state, now: settings.now(), logger)
            await resealOrTell()
            if isSecondary { continue }
            do throws(MeshError) { try await tendRoots() } catch {
                logger.warning("the roots cannot be looked after now", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Takes away old roots and replaces the active one when it is near its end.
    package func tendRoots() async throws(MeshError) {
        let now = settings.now()
        if !RootReplacement.prune(ledger.view.current.state, index: 0, now: now).isEmpty {
            _ = try await ledger.write(CallContext()) { draft in
                for change in RootReplacement.prune(draft.state, index: draft.index, now: now) { draft.record(change) }
                return []
            }
        }
        let state = try await ledger.read().state
        guard RootReplacement.mustRenew(state, now: now) else { return }
        let candidate = try makeCandidate(state.configuration, .crossSigned, in: state)
        do throws(MeshError) {
            _ = try await store(state.configuration, candidate, onto: state, CallContext())
        } catch {
            // Another replica renewed it.
            guard error.code == .conflict else { throw error }
        }
    }
}
