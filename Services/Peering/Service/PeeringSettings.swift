package import Certificates
package import MeshConnections
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
    /// How long the rest of a stream may take after the peering has ended; a Consul that imports much is not through in a second.
    package var goodbye = Duration.seconds(3)
    /// Connections of other clusters; a stranger is whoever has not shown a secret.
    package var connections = ConnectionLimits(
        total: 4_096,
        perAddress: 1_024,
        strangers: 1_024,
        strangersPerAddress: 128,
        reserve: 256,
        strangerBytes: 256 << 10,
        strangerTime: .seconds(15)
    )
    /// How many bytes one message of a peer may have: all instances of a service are one.
    package var messageBytes = 64 << 20
    /// How many bytes of long messages may be on their way in at once, of all peers together.
    package var messageBytesInAll = 512 << 20
    /// How many secrets that are not known here an address may try at once.
    package var secretBurst = 20
    /// How many more it may try in a second.
    package var secretsPerSecond = 1
    /// Whether peers may name loopback addresses; nil takes them when the clusters reach each other over loopback.
    package var takesLoopback: Bool?
    /// `TOMBOLO_SNAPSHOT_KEY`: encrypts what is saved of the state; nil for none, and then nothing is saved.
    package var snapshotKey: SealingKey?
    /// How much one peer may bring into this cluster.
    package var importLimits = ImportRules.Limits()
    /// A replica that was not heard of for this long is taken for dead.
    package var replicaTimeout = Duration.seconds(2)

    /// The limits of connections, unfinished messages included.
    var connectionLimits: ConnectionLimits {
        var limits = connections
        limits.backlog = messageBytesInAll
        return limits
    }

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
        snapshotKey = try reader.snapshotKey()
        try readConnections(reader)
    }

    private mutating func readConnections(_ reader: VariableReader) throws(MeshError) {
        let all = 1...1_000_000
        connections.total = try reader.number("TOMBOLO_PEERING_CONNECTIONS", default: connections.total, in: all)
        connections.perAddress = try reader.number(
            "TOMBOLO_PEERING_CONNECTIONS_PER_ADDRESS",
            default: connections.perAddress,
            in: all
        )
        connections.strangers = try reader.number(
            "TOMBOLO_PEERING_STRANGERS",
            default: connections.strangers,
            in: 4...1_000_000
        )
        connections.strangersPerAddress = try reader.number(
            "TOMBOLO_PEERING_STRANGERS_PER_ADDRESS",
            default: max(1, connections.strangers / 8),
            in: all
        )
        connections.reserve = connections.strangers / 4
        let patience = Int(connections.strangerTime.components.seconds)
        connections.strangerTime = .seconds(
            try reader.number("TOMBOLO_PEERING_STRANGER_SECONDS", default: patience, in: 1...3_600)
        )
        messageBytes = try reader.number(
            "TOMBOLO_PEERING_MESSAGE_BYTES",
            default: messageBytes,
            in: (1 << 20)...(1 << 30)
        )
        messageBytesInAll = try reader.number(
            "TOMBOLO_PEERING_MESSAGE_BYTES_IN_ALL",
            default: max(messageBytesInAll, messageBytes),
            in: messageBytes...(1 << 36)
        )
        secretBurst = try reader.number("TOMBOLO_PEERING_SECRET_BURST", default: secretBurst, in: all)
        secretsPerSecond = try reader.number("TOMBOLO_PEERING_SECRETS_PER_SECOND", default: secretsPerSecond, in: all)
    }

    /// What the variables mean, for `--help`.
    package static let help = """
        TOMBOLO_PEERING_ADDRESS    host:port that takes streams of other clusters, TLS (127.0.0.1:8503)
        TOMBOLO_PEERING_ADVERTISE  host:port other clusters dial, comma-separated (TOMBOLO_PEERING_ADDRESS)
        TOMBOLO_PEERING_IMPORTED_SERVICES   how many services one peer may bring (20000)
        TOMBOLO_PEERING_IMPORTED_INSTANCES  how many instances one peer may bring (500000)
        TOMBOLO_PEERING_CONNECTIONS  connections of other clusters in all (4096), within what the descriptors allow
        TOMBOLO_PEERING_CONNECTIONS_PER_ADDRESS  of one address, or of one IPv6 /64 (1024)
        TOMBOLO_PEERING_STRANGERS  connections in all on which nobody has shown a secret yet (1024); a quarter of them are
                                   kept for addresses from which a peer came before
        TOMBOLO_PEERING_STRANGERS_PER_ADDRESS  of one address (an eighth of all)
        TOMBOLO_PEERING_STRANGER_SECONDS       how long such a connection lasts (15)
        TOMBOLO_PEERING_MESSAGE_BYTES  how long a message of a peer may be (67108864)
        TOMBOLO_PEERING_MESSAGE_BYTES_IN_ALL  how long messages on their way in may be, of all peers together (536870912)
        TOMBOLO_PEERING_SECRET_BURST  how many unknown secrets an address may try at once (20)
        TOMBOLO_PEERING_SECRETS_PER_SECOND  and how many more in a second (1)
        TOMBOLO_PEERING_SERVER_ADDRESSES    how many addresses of servers one peer may name, in a token too (256)
        TOMBOLO_PEERING_LOOPBACK   whether peers may name loopback addresses: true, false, or auto: when clusters reach each
                                   other over loopback (auto)
        \(VariableReader.snapshotKeyHelp)
        """
}
