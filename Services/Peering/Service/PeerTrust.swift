import AuthorityTables
import CatalogContract
import CatalogTables
import MeshContracts
import MeshDomain
import MeshJournal
import PeeringLogic
import PeeringTables
import Synchronization

/// The trust domain of one peer, for one stream: what it brings is bound to it.
///
/// The domain that a peer shows first is written into the peering's row, in a transaction that refuses one that this cluster
/// or another peering has. A peer that came with a new token may show another one, once for each stream.
final class PeerTrust: Sendable {
    private let core: PeeringCore
    private let peeringID: String
    private let peer: String
    /// The claim by which the stream runs.
    private let claim: PeeringClaim?
    /// Whether the peer has yet to say which trust domain it is of now.
    private let isOpen: Mutex<Bool>

    /// Whoever came with a new token may show another trust domain than before (`mayChange`).
    init(core: PeeringCore, peeringID: String, peer: String, claim: PeeringClaim?, mayChange: Bool) {
        self.claim = claim
        self.core = core
        self.peeringID = peeringID
        self.peer = peer
        isOpen = Mutex(mayChange)
    }

    /// The rules for what the peer brings, as things are now.
    var rules: ImportRules {
        Self.rules(
            of: peeringID,
            in: core.state,
            own: core.inputs.authority.current.state.roots.trustDomain,
            isOpen: isOpen.withLock { $0 },
            loopback: allowsLoopback,
            core.settings.importLimits
        )
    }

    private static func rules(
        of id: String,
        in state: PeeringTablesState,
        own: String,
        isOpen: Bool,
        loopback: Bool,
        _ limits: ImportRules.Limits
    ) -> ImportRules {
        let peering = state.peering(id: id)
        let known = peering?.peerTrustDomain ?? ""
        return ImportRules(
            ownTrustDomain: own,
            peerTrustDomain: isOpen || known.isEmpty ? nil : known,
            serverName: peering?.peerServerName ?? "",
            otherTrustDomains: PeeringDecisions.trustDomains(besides: id, in: state),
            addresses: AddressPolicy(allowsLoopback: loopback),
            limits: limits
        )
    }

    /// Clusters that reach each other over loopback are on one machine, where loopback addresses mean the same.
    private var allowsLoopback: Bool {
        if let isSet = core.settings.takesLoopback { return isSet }
        if core.ownAddresses.listeningAddress.map({ AddressPolicy.isLoopback($0.host) }) == true { return true }
        let peering = core.state.peering(id: peeringID)
        let dialled = (peering?.manualServerAddresses ?? []) + (peering?.peerServerAddresses ?? [])
        return dialled.compactMap(PeerAddress.init).contains { AddressPolicy.isLoopback($0.host) }
    }

    /// Binds the peer to a trust domain.
    ///
    /// What was imported from another one before is removed first, so that its names are free when it is given up.
    ///
    /// - Returns: Why it cannot be; nil when the peer is bound to it now.
    func claim(_ trustDomain: String) async -> MeshError? {
        let domain = trustDomain.lowercased()
        let known = core.state.peering(id: peeringID)?.peerTrustDomain ?? ""
        if known == domain {
            isOpen.withLock { $0 = false }
            return nil
        }
        let (core, id, open, loopback) = (core, peeringID, isOpen.withLock { $0 }, allowsLoopback)
        let own = core.inputs.authority.current.state.roots.trustDomain
        do throws(MeshError) {
            if !known.isEmpty { try await removeMeshServices() }
            try await core.write(holding: claim) { state throws(MeshError) in
                guard var peering = state.peering(id: id), peering.isActive else {
                    throw MeshError(.rejected, "cannot write to peering that is marked for deletion")
                }
                let rules = Self.rules(
                    of: id,
                    in: state,
                    own: own,
                    isOpen: open,
                    loopback: loopback,
                    core.settings.importLimits
                )
                if let problem = rules.problem(ofTrustDomain: domain) { throw MeshError(.rejected, problem) }
                // Roots of another trust domain are of no use any more.
                let isOther = state.trustBundle(of: peering.name).map { $0.trustDomain != domain } ?? false
                peering.peerTrustDomain = domain
                return [.putPeering(peering)] + (isOther ? [.deleteTrustBundle(peer: peering.name)] : [])
            }
        } catch {
            return error
        }
        isOpen.withLock { $0 = false }
        return nil
    }

    private func removeMeshServices() async throws(MeshError) {
        let state = try await core.inputs.newestCatalog(timeout: .seconds(5))
        let ordinary = state.serviceNames(peer: peer).filter { name in
            state.instanceKeys(of: ServiceRef(ServiceName(name), of: Origin(peer: peer))).allSatisfy {
                state.service($0)?.connect.peerMeta == nil
            }
        }
        try await core.catalog.retainImported(
            peer: peer,
            services: ordinary,
            fence: claim?.number ?? 0,
            context: CallContext(timeout: .seconds(10))
        )
    }
}
