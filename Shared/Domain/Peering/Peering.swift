/// Where a peering stands; the numbers are those of Consul's wire protocol.
package enum PeeringState: Int, Sendable, Hashable, CaseIterable {
    case undefined = 0
    case pending = 1
    case establishing = 2
    /// Computed, never stored: the stream is up.
    case active = 3
    /// Computed, never stored: the stream is down because of an error.
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
    /// What is known of the stream; nil when it never was up since the stream's server started.
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
package struct PeeringStreamStatus: Sendable, Hashable {
    /// Nil until the peer sent its list.
    package var importedServices: [String]?
    /// Nil until a list was sent.
    package var exportedServices: [String]?
    /// Nanoseconds since 1970.
    package var lastHeartbeatNanoseconds: Int64?
    package var lastReceiveNanoseconds: Int64?
    package var lastSendNanoseconds: Int64?
    /// Why the stream is down, in words that say what to do; empty while it is up.
    package var lastError: String

    /// Makes a status.
    package init(
        importedServices: [String]? = nil,
        exportedServices: [String]? = nil,
        lastHeartbeatNanoseconds: Int64? = nil,
        lastReceiveNanoseconds: Int64? = nil,
        lastSendNanoseconds: Int64? = nil,
        lastError: String = ""
    ) {
        self.importedServices = importedServices
        self.exportedServices = exportedServices
        self.lastHeartbeatNanoseconds = lastHeartbeatNanoseconds
        self.lastReceiveNanoseconds = lastReceiveNanoseconds
        self.lastSendNanoseconds = lastSendNanoseconds
        self.lastError = lastError
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
