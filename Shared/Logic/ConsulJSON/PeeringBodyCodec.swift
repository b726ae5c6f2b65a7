package import MeshDomain

/// What a peering token says.
///
/// - Source: reference §3.6, token payload; the keys are those of Consul's tokens.
package struct PeeringToken: Sendable, Hashable {
    package var caPEMs: [String]
    package var manualServerAddresses: [String]
    package var serverAddresses: [String]
    package var serverName: String
    package var peerID: String
    package var establishmentSecret: SecretID
    package var remotePartition: String
    package var remoteDatacenter: String

    /// Makes a token.
    package init(
        caPEMs: [String],
        manualServerAddresses: [String] = [],
        serverAddresses: [String],
        serverName: String,
        peerID: String,
        establishmentSecret: SecretID,
        remotePartition: String = "",
        remoteDatacenter: String
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

    /// The token as it is handed out: JSON in base64.
    package var encoded: String {
        var output = JSONOutput()
        output.object { output in
            output.member("CA", caPEMs.isEmpty ? nil : caPEMs)
            output.member("ManualServerAddresses", manualServerAddresses.isEmpty ? nil : manualServerAddresses)
            output.member("ServerAddresses", serverAddresses.isEmpty ? nil : serverAddresses)
            output.member("ServerName", serverName)
            output.member("PeerID", peerID)
            output.member("EstablishmentSecret", establishmentSecret.revealed)
            output.key("Remote")
            output.object { remote in
                remote.member("Partition", remotePartition)
                remote.member("Datacenter", remoteDatacenter)
                remote.member("Locality", .null)
            }
        }
        return Base64.encode(output.bytes)
    }

    /// Reads a token; unknown keys are skipped, because newer clusters may say more.
    ///
    /// - Throws: `rejected` with Consul's text when it is no base64 or no JSON. Missing values are not refused here.
    package init(parsing text: String) throws(MeshError) {
        let bytes: [UInt8]
        do { bytes = try Base64.decode(text) } catch {
            throw MeshError(.rejected, "failed to decode token: \(error.description)")
        }
        let value: MeshValue
        do { value = try JSONText.parse(bytes) } catch { throw MeshError(.rejected, error.problem) }
        var reader = try ObjectReader(value, rules: .body)
        caPEMs = try reader.strings("CA") ?? []
        manualServerAddresses = try reader.strings("ManualServerAddresses") ?? []
        serverAddresses = try reader.strings("ServerAddresses") ?? []
        serverName = try reader.string("ServerName")
        peerID = try reader.string("PeerID")
        establishmentSecret = SecretID(try reader.string("EstablishmentSecret"))
        var remote = try reader.nested("Remote")
        remotePartition = try remote?.string("Partition") ?? ""
        remoteDatacenter = try remote?.string("Datacenter") ?? ""
    }
}

/// Reads the bodies of the peering endpoints.
///
/// - Source: reference §3.6; texts without the prefix `Body decoding failed: `.
package enum PeeringBodyCodec {
    /// The body of `POST /v1/peering/token`.
    package struct TokenRequest: Sendable, Hashable {
        package var peerName: String
        package var partition: String
        package var meta: [String: String]
        package var serverExternalAddresses: [String]
    }

    /// The body of `POST /v1/peering/establish`.
    package struct EstablishRequest: Sendable, Hashable {
        package var peerName: String
        package var partition: String
        package var peeringToken: SecretID
        package var meta: [String: String]
    }

    /// Reads a request for a token.
    package static func tokenRequest(_ value: MeshValue) throws(MeshError) -> TokenRequest {
        var reader = try ObjectReader(value, rules: .body)
        let request = try tokenRequest(&reader)
        try reader.finish()
        return request
    }

    /// Reads a request for a token that is of use for a time: one more field, which Consul has not.
    ///
    /// - Returns: The request, and the lifetime in nanoseconds; 0 for no end.
    package static func limitedTokenRequest(
        _ value: MeshValue
    ) throws(MeshError) -> (request: TokenRequest, lifetime: Int64) {
        var reader = try ObjectReader(value, rules: .body)
        let request = try tokenRequest(&reader)
        let lifetime = try reader.duration("TTL") ?? 0
        try reader.finish()
        return (request, lifetime)
    }

    private static func tokenRequest(_ reader: inout ObjectReader) throws(MeshError) -> TokenRequest {
        let request = TokenRequest(
            peerName: try reader.string("PeerName"),
            partition: try reader.string("Partition"),
            meta: try reader.stringMap("Meta") ?? [:],
            serverExternalAddresses: try reader.strings("ServerExternalAddresses") ?? []
        )
        reader.ignore("Datacenter", "Token")
        return request
    }

    /// Reads a request to establish a peering.
    package static func establishRequest(_ value: MeshValue) throws(MeshError) -> EstablishRequest {
        var reader = try ObjectReader(value, rules: .body)
        let request = EstablishRequest(
            peerName: try reader.string("PeerName"),
            partition: try reader.string("Partition"),
            peeringToken: SecretID(try reader.string("PeeringToken")),
            meta: try reader.stringMap("Meta") ?? [:]
        )
        reader.ignore("Datacenter", "Token")
        try reader.finish()
        return request
    }
}
