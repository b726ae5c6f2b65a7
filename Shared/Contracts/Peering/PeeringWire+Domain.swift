import BusSchema
import MeshDomain
import PeeringTables

extension PeeringWire.Peering {
    /// The peering as it travels on the bus.
    init(_ peering: Peering) {
        self.init(
            id: peering.id,
            name: peering.name,
            state: Int32(peering.state.rawValue),
            deletedAt: peering.deletedAtNanoseconds ?? 0,
            meta: peering.meta,
            peerID: peering.peerID,
            peerCAPems: peering.peerCAPems,
            peerServerName: peering.peerServerName,
            peerServerAddresses: peering.peerServerAddresses,
            manualServerAddresses: peering.manualServerAddresses,
            remoteDatacenter: peering.remoteDatacenter,
            remotePartition: peering.remotePartition,
            stream: PeeringWire.StreamStatus(peering.stream),
            createIndex: peering.createIndex,
            modifyIndex: peering.modifyIndex,
            peerTrustDomain: peering.peerTrustDomain
        )
    }

    /// The peering as the domain knows it.
    ///
    /// - Throws: `internalFault` for a state this version does not know.
    func peering() throws(MeshError) -> Peering {
        guard let state = PeeringState(rawValue: Int(state)) else { throw PeeringCodec.missing("put_peering.state") }
        return Peering(
            id: id,
            name: name,
            state: state,
            deletedAtNanoseconds: deletedAt == 0 ? nil : deletedAt,
            meta: meta,
            peerID: peerID,
            peerCAPems: peerCAPems,
            peerServerName: peerServerName,
            peerServerAddresses: peerServerAddresses,
            manualServerAddresses: manualServerAddresses,
            remoteDatacenter: remoteDatacenter,
            remotePartition: remotePartition,
            peerTrustDomain: peerTrustDomain,
            stream: stream?.status ?? PeeringStreamStatus(),
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension PeeringWire.StreamStatus {
    init(_ status: PeeringStreamStatus) {
        self.init(
            hasImported: status.importedCount != nil,
            hasExported: status.exportedCount != nil,
            importedCount: UInt32(clamping: status.importedCount ?? 0),
            exportedCount: UInt32(clamping: status.exportedCount ?? 0),
            lastHeartbeat: status.lastHeartbeatNanoseconds ?? 0,
            lastReceive: status.lastReceiveNanoseconds ?? 0,
            lastSend: status.lastSendNanoseconds ?? 0,
            lastError: status.lastError
        )
    }

    var status: PeeringStreamStatus {
        PeeringStreamStatus(
            importedCount: hasImported ? Int(importedCount) : nil,
            exportedCount: hasExported ? Int(exportedCount) : nil,
            lastHeartbeatNanoseconds: lastHeartbeat == 0 ? nil : lastHeartbeat,
            lastReceiveNanoseconds: lastReceive == 0 ? nil : lastReceive,
            lastSendNanoseconds: lastSend == 0 ? nil : lastSend,
            lastError: lastError
        )
    }
}

extension PeeringWire.ServiceNames {
    init(_ row: PeeringServiceNames) {
        self.init(
            peeringID: row.peeringID,
            exported: row.direction == .exported,
            bucket: UInt32(clamping: row.bucket),
            names: row.names
        )
    }

    var serviceNames: PeeringServiceNames {
        PeeringServiceNames(
            peeringID: peeringID,
            direction: exported ? .exported : .imported,
            bucket: Int(bucket),
            names: names
        )
    }
}

extension PeeringWire.TrustBundle {
    init(_ bundle: PeeringTrustBundle) {
        self.init(
            peer: bundle.peer,
            trustDomain: bundle.trustDomain,
            rootPems: bundle.rootPEMs,
            createIndex: bundle.createIndex,
            modifyIndex: bundle.modifyIndex
        )
    }

    var trustBundle: PeeringTrustBundle {
        PeeringTrustBundle(
            peer: peer,
            trustDomain: trustDomain,
            rootPEMs: rootPems,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension PeeringWire.Secrets {
    init(_ secrets: PeeringSecrets) {
        self.init(
            peeringID: secrets.peeringID,
            // Earlier versions know of no other, and those may be replicas of this journal, too.
            establishment: secrets.earlierToken?.secret.revealed ?? "",
            pendingStream: secrets.pendingStream.revealed,
            activeStream: secrets.activeStream.revealed,
            tokens: secrets.tokens.map(PeeringWire.Token.init)
        )
    }

    var secrets: PeeringSecrets {
        let known = tokens.contains { $0.secret == establishment }
        let earlier =
            establishment.isEmpty || known
            ? [] : [MadeToken(id: MadeToken.earlierID, secret: SecretID(establishment))]
        return PeeringSecrets(
            peeringID: peeringID,
            tokens: earlier + tokens.map(\.token),
            pendingStream: SecretID(pendingStream),
            activeStream: SecretID(activeStream)
        )
    }
}

extension MadeToken {
    /// What the one token is called that an earlier version kept.
    fileprivate static let earlierID = "earlier"
}

extension PeeringWire.Token {
    init(_ token: MadeToken) {
        self.init(
            id: token.id,
            secret: token.secret.revealed,
            madeAt: token.madeAt ?? 0,
            expiresAt: token.expiresAt ?? 0,
            endedAt: token.endedAt ?? 0,
            end: Int32(token.end?.rawValue ?? 0)
        )
    }

    var token: MadeToken {
        var token = MadeToken(
            id: id,
            secret: SecretID(secret),
            madeAt: madeAt == 0 ? nil : madeAt,
            expiresAt: expiresAt == 0 ? nil : expiresAt
        )
        token.endedAt = endedAt == 0 ? nil : endedAt
        // An end that this version does not know is one nevertheless.
        token.end = end == 0 ? nil : MadeToken.End(rawValue: Int(end)) ?? .revoked
        return token
    }
}

extension PeeringWire.TopicIndex {
    init(_ topic: PeeringTopic, index: UInt64) {
        switch topic {
        case .peerings: self.init(topic: "peerings", index: index)
        case .peering(let name): self.init(topic: "peering", name: name, index: index)
        case .trustBundles: self.init(topic: "trust-bundles", index: index)
        case .internals: self.init(topic: "internals", index: index)
        case .times: self.init(topic: "times", index: index)
        }
    }

    var peeringTopic: PeeringTopic? {
        switch topic {
        case "peerings": .peerings
        case "peering": .peering(name)
        case "trust-bundles": .trustBundles
        case "internals": .internals
        case "times": .times
        default: nil
        }
    }
}
