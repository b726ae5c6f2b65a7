/// Where a peering stands; the numbers are those of Consul's wire protocol.
package enum PeeringState: Int, Sendable, Hashable, CaseIterable {
    case undefined = 0
    case pending = 1
    case establishing = 2
    /// The stream is up, by the word of the replica that runs it.
    case active = 3
    /// The stream is down because of an error.
    case failing = 4
    case deleting = 5
    case terminated = 6

    /// Consul's word for it.
    package var name: String {
        switch self {
        case .undefined: "UNDEFINED"
        case .pending: "PENDING"
        case .establishing: "ESTABLISHING"
        case .active: "ACTIVE"
        case .failing: "FAILING"
        case .deleting: "DELETING"
        case .terminated: "TERMINATED"
        }
    }
}

/// One peering with another cluster.
package struct Peering: Sendable, Hashable {
    /// UUID on this side.
    package var id: String
    /// The name this cluster gave the other one.
    package var name: String
    package var state: PeeringState
    /// Nanoseconds since 1970, set while deleting.
    package var deletedAtNanoseconds: Int64?
    package var meta: [String: String]
    /// Dialer only: the acceptor's id of this peering.
    package var peerID: String
    package var peerCAPems: [String]
    /// Dialer only.
    package var peerServerName: String
    /// Dialer only: `host:port`.
    package var peerServerAddresses: [String]
    /// Never shown by the API; preferred when dialling.
    package var manualServerAddresses: [String]
    package var remoteDatacenter: String
    package var remotePartition: String
    /// The trust domain that the peer showed first, in lower case; empty until it showed one.
    ///
    /// All that it brings is bound to it, and no other peer may show it.
    package var peerTrustDomain: String
    /// What is known of the stream.
    package var stream: PeeringStreamStatus
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a peering; indexes are set by the state that stores it.
    package init(
        id: String,
        name: String,
        state: PeeringState = .pending,
        deletedAtNanoseconds: Int64? = nil,
        meta: [String: String] = [:],
        peerID: String = "",
        peerCAPems: [String] = [],
        peerServerName: String = "",
        peerServerAddresses: [String] = [],
        manualServerAddresses: [String] = [],
        remoteDatacenter: String = "",
        remotePartition: String = "",
        peerTrustDomain: String = "",
        stream: PeeringStreamStatus = PeeringStreamStatus(),
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.id = id
        self.name = name
        self.state = state
        self.deletedAtNanoseconds = deletedAtNanoseconds
        self.meta = meta
        self.peerID = peerID
        self.peerCAPems = peerCAPems
        self.peerServerName = peerServerName
        self.peerServerAddresses = peerServerAddresses
        self.manualServerAddresses = manualServerAddresses
        self.remoteDatacenter = remoteDatacenter
        self.remotePartition = remotePartition
        self.peerTrustDomain = peerTrustDomain
        self.stream = stream
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }

    /// Whether this side opens the stream.
    package var dials: Bool { !peerServerAddresses.isEmpty || !manualServerAddresses.isEmpty }

    /// Whether it is neither being deleted nor ended by the other side.
    package var isActive: Bool { state != .deleting && state != .terminated }
}

/// What is known of a peering's stream.
///
/// The names of services are kept beside it (`PeeringServiceNames`), so that it stays small however many there are.
package struct PeeringStreamStatus: Sendable, Hashable {
    /// How many services the peer exports to this cluster; nil until it sent its list.
    package var importedCount: Int?
    /// How many services this cluster exports to the peer; nil until a list was sent.
    package var exportedCount: Int?
    /// Nanoseconds since 1970.
    package var lastHeartbeatNanoseconds: Int64?
    package var lastReceiveNanoseconds: Int64?
    package var lastSendNanoseconds: Int64?
    /// Why the stream is down, in words that say what to do; empty while it is up.
    package var lastError: String

    /// Makes a status.
    package init(
        importedCount: Int? = nil,
        exportedCount: Int? = nil,
        lastHeartbeatNanoseconds: Int64? = nil,
        lastReceiveNanoseconds: Int64? = nil,
        lastSendNanoseconds: Int64? = nil,
        lastError: String = ""
    ) {
        self.importedCount = importedCount
        self.exportedCount = exportedCount
        self.lastHeartbeatNanoseconds = lastHeartbeatNanoseconds
        self.lastReceiveNanoseconds = lastReceiveNanoseconds
        self.lastSendNanoseconds = lastSendNanoseconds
        self.lastError = lastError
    }
}

/// Some of the names of services that pass through a peering in one direction.
///
/// Names are spread over buckets by a hash, so that a change of one name is a small row, and a row never becomes large.
package struct PeeringServiceNames: Sendable, Hashable {
    /// Which way services go.
    package enum Direction: Sendable, Hashable, CaseIterable {
        case imported
        case exported
    }

    package var peeringID: String
    package var direction: Direction
    /// 0 ..< `bucketCount`.
    package var bucket: Int
    /// Sorted; empty when the bucket holds none any more.
    package var names: [String]

    /// Over how many buckets names are spread.
    package static let bucketCount = 1024

    /// Makes a bucket.
    package init(peeringID: String, direction: Direction, bucket: Int, names: [String]) {
        self.peeringID = peeringID
        self.direction = direction
        self.bucket = bucket
        self.names = names
    }

    /// The bucket of a name, the same in every process.
    package static func bucket(of name: String) -> Int {
        Int(StableHash.value(of: name.utf8) % UInt64(bucketCount))
    }
}

/// The roots that identities of a peer are checked against.
package struct PeeringTrustBundle: Sendable, Hashable {
    /// Local name of the peering.
    package var peer: String
    /// The peer's trust domain.
    package var trustDomain: String
    package var rootPEMs: [String]
    package var createIndex: UInt64
    package var modifyIndex: UInt64

    /// Makes a bundle; indexes are set by the state that stores it.
    package init(
        peer: String,
        trustDomain: String,
        rootPEMs: [String],
        createIndex: UInt64 = 0,
        modifyIndex: UInt64 = 0
    ) {
        self.peer = peer
        self.trustDomain = trustDomain
        self.rootPEMs = rootPEMs
        self.createIndex = createIndex
        self.modifyIndex = modifyIndex
    }
}
