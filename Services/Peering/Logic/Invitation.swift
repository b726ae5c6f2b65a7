package import MeshDomain

/// What a peering token invites to.
package struct Invitation: Sendable, Hashable {
    package var caPEMs: [String]
    package var manualServerAddresses: [String]
    package var serverAddresses: [String]
    package var serverName: String
    package var peerID: String
    package var establishmentSecret: SecretID
    package var remotePartition: String
    package var remoteDatacenter: String

    /// Makes an invitation.
    package init(
        caPEMs: [String],
        manualServerAddresses: [String] = [],
        serverAddresses: [String],
        serverName: String,
        peerID: String,
        establishmentSecret: SecretID,
        remotePartition: String = "",
        remoteDatacenter: String = ""
    ) {
        self.caPEMs = caPEMs
        self.manualServerAddresses = manualServerAddresses
        self.serverAddresses = serverAddresses
        self.serverName = serverName
        self.peerID = peerID
        self.establishmentSecret = establishmentSecret
        self.remotePartition = remotePartition
        self.remoteDatacenter = remoteDatacenter
    }

    /// Where to dial: manual addresses replace discovered ones.
    package var dialAddresses: [String] { manualServerAddresses.isEmpty ? serverAddresses : manualServerAddresses }

    /// Refuses an invitation that cannot be followed.
    ///
    /// - Parameters:
    ///   - addressLimit: How many addresses it may hold.
    ///   - problemOfCA: Why a text is no certificate; nil when it is one.
    /// - Throws: `rejected` in Consul's words.
    /// - Source: reference §1.3, establish; §1.8.
    package func validate(addressLimit: Int, problemOfCA: (String) -> String?) throws(MeshError) {
        for pem in caPEMs {
            if let problem = problemOfCA(pem) { throw MeshError(.rejected, "peering token invalid CA: \(problem)") }
        }
        guard !serverAddresses.isEmpty || !manualServerAddresses.isEmpty else {
            throw MeshError(.rejected, "peering token server addresses value is empty")
        }
        guard serverAddresses.count + manualServerAddresses.count <= addressLimit else {
            throw MeshError(
                .rejected,
                "peering token holds \(serverAddresses.count + manualServerAddresses.count) server addresses, at most"
                    + " \(addressLimit) are taken; make one with the addresses of a load balancer"
            )
        }
        for address in serverAddresses + manualServerAddresses where PeerAddress(address) == nil {
            throw MeshError(.rejected, "\(address) is not a valid peering server address")
        }
        if !caPEMs.isEmpty, serverName.isEmpty {
            throw MeshError(.rejected, "peering token server name value is empty")
        }
        guard !peerID.isEmpty else { throw MeshError(.rejected, "peering token peer ID value is empty") }
    }

    /// Refuses an invitation that this cluster made itself.
    ///
    /// - Throws: `rejected` in Consul's words.
    package func refuseOwn(ownServerName: String) throws(MeshError) {
        guard serverName != ownServerName else {
            throw MeshError(
                .rejected,
                "cannot create a peering within the same cluster \"\(serverName)\". Refer to the `exported-services`"
                    + " documentation if you want to export between partitions without peering"
            )
        }
    }
}
