import HashTreeCollections
package import MeshDomain
package import MeshState

/// One row about peerings written or removed.
package enum PeeringChange: Sendable, Hashable {
    case putPeering(Peering)
    /// Removes a peering with its secrets and trust bundle, by id.
    case deletePeering(id: String)
    case putTrustBundle(PeeringTrustBundle)
    case deleteTrustBundle(peer: String)
    /// Never leaves the peering service.
    case putSecrets(PeeringSecrets)
    case deleteSecrets(peeringID: String)
    /// Never leaves the peering service.
    case putClaim(PeeringClaim)
    case deleteClaim(peeringID: String)
    /// Names of services, when they change; they go with the peering, or when it has no list any more.
    case putServiceNames(PeeringServiceNames)
    /// Only in snapshots: the index of a topic.
    case topicIndex(PeeringTopic, UInt64)
}

/// Which replica of the peering service runs a peering's stream and writes what it imports.
package struct PeeringClaim: Sendable, Hashable {
    package var peeringID: String
    package var replica: String
    /// Index of the transaction that made it (epoch), so it never comes again, nor after the claim was given up.
    ///
    /// What the replica imports carries it as fencing token: whoever lost the claim while it slept is refused.
    package var number: UInt64

    /// Makes a claim.
    package init(peeringID: String, replica: String, number: UInt64) {
        self.peeringID = peeringID
        self.replica = replica
        self.number = number
    }
}

/// What a reader of the peerings can wait for.
package enum PeeringTopic: StateTopic {
    case peerings
    /// One peering, by name.
    case peering(String)
    case trustBundles
    /// Secrets and claims; nobody outside the peering service sees them change.
    case internals
    /// When streams were heard of; changes all the time.
    case times

    package var path: TopicPath {
        switch self {
        case .peerings: TopicPath("peerings")
        case .peering(let name): TopicPath("peering", name)
        case .trustBundles: TopicPath("bundles")
        case .internals: TopicPath("internals")
        case .times: TopicPath("times")
        }
    }
}

/// All peerings of a cluster with trust bundles and, inside the peering service, secrets.
///
/// Peerings carry the state that people see: the replica that runs a peering's stream writes ACTIVE and FAILING with the
/// stream's status into the journal when they change.
package struct PeeringTablesState: ReplicatedState {
    private var peeringsByID = TreeDictionary<String, Peering>()
    private var idsByName = TreeDictionary<String, String>()
    private var bundlesByPeer = TreeDictionary<String, PeeringTrustBundle>()
    private var secretsByID = TreeDictionary<String, PeeringSecrets>()
    private var claimsByID = TreeDictionary<String, PeeringClaim>()
    private var names = ServiceNameBuckets()
    private var topicIndexes = TreeDictionary<PeeringTopic, UInt64>()
    /// At which index a saved state took the place of another one; no topic's index is below.
    package var floor: UInt64 = 0

    package init() {}

    package mutating func apply(_ change: PeeringChange, index: UInt64, touched: inout Touched<PeeringTopic>) {
        var topics: [PeeringTopic] = []
        switch change {
        case .putPeering(var peering):
            let existing = peeringsByID[peering.id]
            peering.createIndex = existing?.createIndex ?? index
            let hadNames = names.forgetWithoutList(peering)
            if let existing, !hadNames {
                peering.modifyIndex = existing.modifyIndex
                if peering == existing { return }
                if peering.withoutTimes == existing.withoutTimes {
                    // Heartbeats are no news: nobody who waits for a change is woken by them.
                    put(peering)
                    topics = [.times]
                    break
                }
            }
            peering.modifyIndex = index
            put(peering)
            topics = [.peerings, .peering(peering.name)]
        case .deletePeering(let id):
            guard let peering = peeringsByID.removeValue(forKey: id) else { return }
            if idsByName[peering.name] == id { idsByName[peering.name] = nil }
            secretsByID[id] = nil
            claimsByID[id] = nil
            for direction in PeeringServiceNames.Direction.allCases { names.remove(id, direction) }
            topics = [.peerings, .peering(peering.name), .internals]
            if bundlesByPeer.removeValue(forKey: peering.name) != nil { topics.append(.trustBundles) }
        case .putTrustBundle(var bundle):
            let existing = bundlesByPeer[bundle.peer]
            if let existing, existing.trustDomain == bundle.trustDomain, existing.rootPEMs == bundle.rootPEMs { return }
            bundle.createIndex = existing?.createIndex ?? index
            bundle.modifyIndex = index
            bundlesByPeer[bundle.peer] = bundle
            topics = [.trustBundles]
        case .deleteTrustBundle(let peer):
            guard bundlesByPeer.removeValue(forKey: peer) != nil else { return }
            topics = [.trustBundles]
        case .putSecrets(let secrets):
            guard secretsByID[secrets.peeringID] != secrets else { return }
            secretsByID[secrets.peeringID] = secrets
            topics = internalTopics(of: secrets.peeringID)
        case .deleteSecrets(let id):
            guard secretsByID.removeValue(forKey: id) != nil else { return }
            topics = internalTopics(of: id)
        case .putClaim(let claim):
            guard claimsByID[claim.peeringID] != claim else { return }
            claimsByID[claim.peeringID] = claim
            topics = internalTopics(of: claim.peeringID)
        case .deleteClaim(let id):
            guard claimsByID.removeValue(forKey: id) != nil else { return }
            topics = internalTopics(of: id)
        case .putServiceNames(let row):
            guard let peering = peeringsByID[row.peeringID], names.put(row) else { return }
            topics = [.peerings, .peering(peering.name)]
        case .topicIndex: return
        }
        for topic in topics {
            topicIndexes[topic] = index
            touched.insert(topic)
        }
    }

    package mutating func restore(_ change: PeeringChange) {
        switch change {
        case .putPeering(let peering): put(peering)
        case .putTrustBundle(let bundle): bundlesByPeer[bundle.peer] = bundle
        case .putSecrets(let secrets): secretsByID[secrets.peeringID] = secrets
        case .putClaim(let claim): claimsByID[claim.peeringID] = claim
        case .putServiceNames(let row): _ = names.put(row)
        case .topicIndex(let topic, let index): topicIndexes[topic] = index
        case .deletePeering, .deleteTrustBundle, .deleteSecrets, .deleteClaim: return
        }
    }

    package func snapshot() -> [PeeringChange] {
        var rows: [PeeringChange] = peeringsByID.values.sorted { $0.id < $1.id }.map(PeeringChange.putPeering)
        rows += bundlesByPeer.values.sorted { $0.peer < $1.peer }.map(PeeringChange.putTrustBundle)
        rows += secretsByID.values.sorted { $0.peeringID < $1.peeringID }.map(PeeringChange.putSecrets)
        rows += claimsByID.values.sorted { $0.peeringID < $1.peeringID }.map(PeeringChange.putClaim)
        rows += names.rows().map(PeeringChange.putServiceNames)
        return rows + topicIndexes.sorted { $0.key.order < $1.key.order }.map { .topicIndex($0.key, $0.value) }
    }

    package func index(of topic: PeeringTopic) -> UInt64 { max(floor, topicIndexes[topic] ?? 0) }

    private func internalTopics(of id: String) -> [PeeringTopic] {
        peeringsByID[id].map { [.internals, .peering($0.name)] } ?? [.internals]
    }

    private mutating func put(_ peering: Peering) {
        if let old = peeringsByID[peering.id], old.name != peering.name { idsByName[old.name] = nil }
        peeringsByID[peering.id] = peering
        idsByName[peering.name] = peering.id
    }

    // MARK: - Queries

    /// All peerings, by name.
    package func peerings() -> [Peering] { peeringsByID.values.sorted { $0.name < $1.name } }

    /// One peering by its local name; names are looked up in lower case.
    package func peering(named name: String) -> Peering? { idsByName[name.lowercased()].flatMap { peeringsByID[$0] } }

    /// One peering by its local name, for who cannot do without.
    ///
    /// - Throws: `notFound`.
    package func required(_ name: String) throws(MeshError) -> Peering {
        guard let peering = peering(named: name) else {
            throw MeshError(.notFound, "Peering not found for \"\(name)\"")
        }
        return peering
    }

    /// One peering by its id.
    package func peering(id: String) -> Peering? { peeringsByID[id] }

    /// The roots of one peer, by the peering's local name.
    package func trustBundle(of peer: String) -> PeeringTrustBundle? { bundlesByPeer[peer] }

    /// All trust bundles, by peer.
    package func trustBundles() -> [PeeringTrustBundle] { bundlesByPeer.values.sorted { $0.peer < $1.peer } }

    /// The secrets of one peering; only inside the peering service.
    package func secrets(of peeringID: String) -> PeeringSecrets? { secretsByID[peeringID] }

    /// The names of the services that pass through a peering, sorted; none for an unknown peering.
    package func serviceNames(of peeringID: String, _ direction: PeeringServiceNames.Direction) -> [String] {
        names.names(of: peeringID, direction)
    }

    /// The rows to write so that the names are these.
    ///
    /// - Parameters:
    ///   - peeringID: The peering.
    ///   - direction: Which way the services go.
    ///   - wanted: All names.
    /// - Returns: One row for each bucket that differs, in order of buckets.
    package func changes(
        of peeringID: String,
        _ direction: PeeringServiceNames.Direction,
        to wanted: [String]
    ) -> [PeeringServiceNames] {
        names.changes(of: peeringID, direction, to: wanted)
    }

    /// Which replica runs a peering's stream; only inside the peering service.
    package func claim(of peeringID: String) -> PeeringClaim? { claimsByID[peeringID] }
}

extension Peering {
    /// The peering without the times of its stream, which change all the time.
    fileprivate var withoutTimes: Peering {
        var copy = self
        copy.stream.lastHeartbeatNanoseconds = nil
        copy.stream.lastReceiveNanoseconds = nil
        copy.stream.lastSendNanoseconds = nil
        return copy
    }
}

extension PeeringTopic {
    /// A text that orders topics, so that snapshots are the same bytes everywhere.
    var order: String {
        switch self {
        case .peerings: "a"
        case .peering(let name): "b\(name)"
        case .trustBundles: "c"
        case .internals: "d"
        case .times: "e"
        }
    }
}
