package import MeshDomain

/// The objects of the certificate, intention, peering and ACL endpoints.
///
/// - Source: reference §3.1 Intention, CA root, Leaf certificate; §3.6; §3.7.
extension JSONOutput {
    /// All roots.
    package mutating func roots(_ roots: CARoots) {
        object { output in
            output.member("ActiveRootID", roots.activeRootID)
            output.member("TrustDomain", roots.trustDomain)
            output.key("Roots")
            output.array(roots.roots) { $0.root($1) }
        }
    }

    private mutating func root(_ root: CARoot) {
        object { output in
            output.member("ID", root.id)
            output.member("Name", root.name)
            output.member("SerialNumber", root.serialNumber)
            output.member("SigningKeyID", root.signingKeyID)
            output.member("ExternalTrustDomain", root.externalTrustDomain)
            output.member("NotBefore", GoTime.text(seconds: root.notBeforeSeconds))
            output.member("NotAfter", GoTime.text(seconds: root.notAfterSeconds))
            output.member("RootCert", root.rootCertPEM)
            output.member("IntermediateCerts", root.intermediateCertPEMs.isEmpty ? nil : root.intermediateCertPEMs)
            output.member("Active", root.active)
            output.member("PrivateKeyType", root.privateKeyType)
            output.member("PrivateKeyBits", root.privateKeyBits)
            output.indexes(root.createIndex, root.modifyIndex)
        }
    }

    /// A leaf certificate with its key: an answer for its holder only.
    package mutating func leaf(_ leaf: LeafCertificate) {
        object { output in
            output.member("SerialNumber", leaf.serialNumber)
            output.member("CertPEM", ifSet: leaf.certPEM)
            output.member("PrivateKeyPEM", ifSet: leaf.privateKeyPEM.revealed)
            output.member("Service", ifSet: leaf.service)
            output.member("ServiceURI", ifSet: leaf.uri)
            output.member("ValidAfter", GoTime.text(seconds: leaf.validAfterSeconds))
            output.member("ValidBefore", GoTime.text(seconds: leaf.validBeforeSeconds))
            output.indexes(leaf.createIndex, leaf.modifyIndex)
        }
    }

    /// One intention: a source of an entry as the intention endpoints show it.
    package mutating func intention(_ source: SourceIntention, of entry: ConfigEntry) {
        object { output in
            output.member("ID", ifSet: source.legacyID)
            output.member("Description", ifSet: source.description)
            output.member("SourceNS", source.scope.namespace.name)
            output.member("SourceName", source.name)
            output.member("DestinationNS", entry.scope.namespace.name)
            output.member("DestinationName", entry.name)
            if !entry.scope.isStandard || !source.scope.isStandard {
                output.member("SourcePartition", source.scope.partition.name)
                output.member("DestinationPartition", entry.scope.partition.name)
            }
            output.member("SourcePeer", ifSet: source.peer)
            output.member("SourceSamenessGroup", ifSet: source.samenessGroup.text)
            output.member("SourceType", source.type)
            if let action = source.action { output.member("Action", action.rawValue) }
            if !source.permissions.isEmpty {
                output.member("Permissions", ServiceIntentionsCodec.permissions(source.permissions))
            }
            let meta = source.legacyID.isEmpty ? entry.meta : source.legacyMeta
            if let meta, !meta.isEmpty { output.member("Meta", meta) }
            output.member("Precedence", source.precedence)
            if !source.legacyID.isEmpty {
                output.member("CreatedAt", GoTime.text(nanoseconds: source.legacyCreateTimeNanoseconds))
                output.member("UpdatedAt", GoTime.text(nanoseconds: source.legacyUpdateTimeNanoseconds))
                output.member("Hash", Self.hash(of: source, to: entry.name))
            }
            output.indexes(entry.createIndex, entry.modifyIndex)
        }
    }

    /// Differs when what an intention says does; clients compare it and do not look into it.
    private static func hash(of source: SourceIntention, to destination: String) -> String {
        let permissions = ServiceIntentionsCodec.permissions(source.permissions)
        let said: MeshValue = [
            .string(source.legacyID), .string(source.name), .string(destination), .string(source.description),
            .string(source.action?.rawValue ?? ""), permissions,
            .string(source.legacyMeta.map { "\($0.sorted { $0.key < $1.key })" } ?? ""),
        ]
        let digits = String(StableHash.value(of: JSONText.bytes(of: said)), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A peering with the names of the services that pass through it; secrets and manual addresses are never shown.
    package mutating func peering(_ peering: Peering, imported: [String], exported: [String]) {
        object { output in
            output.member("ID", peering.id)
            output.member("Name", peering.name)
            if let deleted = peering.deletedAtNanoseconds {
                output.member("DeletedAt", GoTime.text(nanoseconds: deleted))
            }
            if !peering.meta.isEmpty { output.member("Meta", peering.meta) }
            output.member("State", peering.state.name)
            output.member("PeerID", ifSet: peering.peerID)
            output.member("PeerCAPems", ifSet: peering.peerCAPems)
            output.member("PeerServerName", ifSet: peering.peerServerName)
            output.member("PeerServerAddresses", ifSet: peering.peerServerAddresses)
            output.key("StreamStatus")
            output.streamStatus(peering.stream, imported: imported, exported: exported)
            output.indexes(peering.createIndex, peering.modifyIndex)
            output.key("Remote")
            output.object { remote in
                remote.member("Partition", peering.remotePartition)
                remote.member("Datacenter", peering.remoteDatacenter)
            }
        }
    }

    private mutating func streamStatus(_ stream: PeeringStreamStatus, imported: [String], exported: [String]) {
        object { output in
            // An empty list is shown as null, as recorded.
            output.member("ImportedServices", imported.isEmpty ? nil : imported)
            output.member("ExportedServices", exported.isEmpty ? nil : exported)
            output.time("LastHeartbeat", stream.lastHeartbeatNanoseconds)
            output.time("LastReceive", stream.lastReceiveNanoseconds)
            output.time("LastSend", stream.lastSendNanoseconds)
            // Ours: why the stream is down. Consul's clients leave it alone.
            output.member("LastError", ifSet: stream.lastError)
        }
    }

    private mutating func time(_ name: String, _ nanoseconds: Int64?) {
        key(name)
        guard let nanoseconds else { return null() }
        value(GoTime.text(nanoseconds: nanoseconds))
    }
}
