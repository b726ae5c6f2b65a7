package import MeshDomain
import MeshRuntime
package import PeeringLogic

/// What the peering service can be told.
package struct PeeringSettings: Sendable {
    /// Where streams of other clusters are taken.
    package var listen: PeerAddress
    /// Where other clusters reach it, in tokens; the listen address when empty.
    package var advertise: [String]
    /// How long one attempt to reach another cluster may take.
    package var dialTimeout = Duration.seconds(2)
    /// How long an exchange of secrets is tried over all addresses.
    package var exchangeTime = Duration.seconds(3)
    /// How long the rest of a stream may take after the peering has ended.
    package var goodbye = Duration.seconds(1)
    /// How long a connection may last on which nobody has shown a secret.
    package var strangerPatience = Duration.seconds(15)
    /// Whether peers may name loopback addresses; nil takes them when the clusters reach each other over loopback.
    package var takesLoopback: Bool?
    /// How much one peer may bring into this cluster.
    package var importLimits = ImportRules.Limits()
    /// A replica that was not heard of for this long is taken for dead.
    package var replicaTimeout = Duration.seconds(2)

    /// Makes settings.
    package init(listen: PeerAddress, advertise: [String] = []) {
        self.listen = listen
        self.advertise = advertise
    }

    /// Reads the settings from environment variables.
    ///
    /// - Throws: `badRequest` naming the variable and what it may hold.
    package init(environment: [String: String]) throws(MeshError) {
        let reader = VariableReader(environment: environment)
        let listenText = reader.text("TOMBOLO_PEERING_ADDRESS", default: "127.0.0.1:8503")
        guard let listen = PeerAddress(listenText) else {
            throw MeshError(.badRequest, "TOMBOLO_PEERING_ADDRESS is \"\(listenText)\"; it must be host:port")
        }
        let advertise = reader.text("TOMBOLO_PEERING_ADVERTISE", default: "").split(separator: ",").map(String.init)
        for address in advertise where PeerAddress(address) == nil {
            throw MeshError(
                .badRequest,
                "TOMBOLO_PEERING_ADVERTISE holds \"\(address)\"; it must be host:port, several with commas"
            )
        }
        self.init(listen: listen, advertise: advertise)
        importLimits.services = try reader.number(
            "TOMBOLO_PEERING_IMPORTED_SERVICES",
            default: importLimits.services,
            in: 1...10_000_000
        )
        let loopback = reader.text("TOMBOLO_PEERING_LOOPBACK", default: "auto")
        guard let takesLoopback = ["auto": Bool?.none, "true": true, "false": false][loopback] else {
            throw MeshError(.badRequest, "TOMBOLO_PEERING_LOOPBACK is \"\(loopback)\"; it must be auto, true or false")
        }
        self.takesLoopback = takesLoopback
        importLimits.serverAddresses = try reader.number(
            "TOMBOLO_PEERING_SERVER_ADDRESSES",
            default: importLimits.serverAddresses,
            in: 1...10_000
        )
        importLimits.instances = try reader.number(
            "TOMBOLO_PEERING_IMPORTED_INSTANCES",
            default: importLimits.instances,
            in: 1...100_000_000
        )
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_PEERING_ADDRESS    host:port that takes streams of other clusters, TLS (127.0.0.1:8503)
        TOMBOLO_PEERING_ADVERTISE  host:port other clusters dial, comma-separated (TOMBOLO_PEERING_ADDRESS)
        TOMBOLO_PEERING_IMPORTED_SERVICES   how many services one peer may bring (20000)
        TOMBOLO_PEERING_IMPORTED_INSTANCES  how many instances one peer may bring (500000)
        TOMBOLO_PEERING_SERVER_ADDRESSES    how many addresses of servers one peer may name, in a token too (256)
        TOMBOLO_PEERING_LOOPBACK   whether peers may name loopback addresses: true, false, or auto: when clusters reach each
                                   other over loopback (auto)
        """
}
