// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/peering.proto; change that and run deploy/make/generate.sh.

extension PeeringWire {
    /// `tombolo.peering.StreamStatus`.
    package struct StreamStatus: Sendable, Hashable {
        /// Whether there is a list of imported and exported services, and how long it is.
        package var hasImported: Bool = false
        /// Field 4, `has_exported`.
        package var hasExported: Bool = false
        /// Field 9, `imported_count`.
        package var importedCount: UInt32 = 0
        /// Field 10, `exported_count`.
        package var exportedCount: UInt32 = 0
        /// Nanoseconds since 1970, 0 for never.
        package var lastHeartbeat: Int64 = 0
        /// Field 6, `last_receive`.
        package var lastReceive: Int64 = 0
        /// Field 7, `last_send`.
        package var lastSend: Int64 = 0
        /// Field 8, `last_error`.
        package var lastError: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            hasImported: Bool = false,
            hasExported: Bool = false,
            importedCount: UInt32 = 0,
            exportedCount: UInt32 = 0,
            lastHeartbeat: Int64 = 0,
            lastReceive: Int64 = 0,
            lastSend: Int64 = 0,
            lastError: String = ""
        ) {
            self.hasImported = hasImported
            self.hasExported = hasExported
            self.importedCount = importedCount
            self.exportedCount = exportedCount
            self.lastHeartbeat = lastHeartbeat
            self.lastReceive = lastReceive
            self.lastSend = lastSend
            self.lastError = lastError
        }
    }

    /// `tombolo.peering.Peering`.
    package struct Peering: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Consul's number of the state.
        package var state: Int32 = 0
        /// Field 4, `deleted_at`.
        package var deletedAt: Int64 = 0
        /// Field 5, `meta`.
        package var meta: [String: String] = [:]
        /// Field 6, `peer_id`.
        package var peerID: String = ""
        /// Field 7, `peer_ca_pems`.
        package var peerCAPems: [String] = []
        /// Field 8, `peer_server_name`.
        package var peerServerName: String = ""
        /// Field 9, `peer_server_addresses`.
        package var peerServerAddresses: [String] = []
        /// Field 10, `manual_server_addresses`.
        package var manualServerAddresses: [String] = []
        /// Field 11, `remote_datacenter`.
        package var remoteDatacenter: String = ""
        /// Field 12, `remote_partition`.
        package var remotePartition: String = ""
        /// Field 13, `stream`.
        package var stream: PeeringWire.StreamStatus? = nil
        /// Field 14, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 15, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// The trust domain that the peer showed first.
        package var peerTrustDomain: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            state: Int32 = 0,
            deletedAt: Int64 = 0,
            meta: [String: String] = [:],
            peerID: String = "",
            peerCAPems: [String] = [],
            peerServerName: String = "",
            peerServerAddresses: [String] = [],
            manualServerAddresses: [String] = [],
            remoteDatacenter: String = "",
            remotePartition: String = "",
            stream: PeeringWire.StreamStatus? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            peerTrustDomain: String = ""
        ) {
            self.id = id
            self.name = name
            self.state = state
            self.deletedAt = deletedAt
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
            self.peerTrustDomain = peerTrustDomain
        }
    }

    /// Some of the names of services that pass through a peering in one direction.
    package struct ServiceNames: Sendable, Hashable {
        /// Field 1, `peering_id`.
        package var peeringID: String = ""
        /// Imported when not.
        package var exported: Bool = false
        /// Field 3, `bucket`.
        package var bucket: UInt32 = 0
        /// Field 4, `names`.
        package var names: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringID: String = "",
            exported: Bool = false,
            bucket: UInt32 = 0,
            names: [String] = []
        ) {
            self.peeringID = peeringID
            self.exported = exported
            self.bucket = bucket
            self.names = names
        }
    }

    /// `tombolo.peering.TrustBundle`.
    package struct TrustBundle: Sendable, Hashable {
        /// Field 1, `peer`.
        package var peer: String = ""
        /// Field 2, `trust_domain`.
        package var trustDomain: String = ""
        /// Field 3, `root_pems`.
        package var rootPems: [String] = []
        /// Field 4, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 5, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peer: String = "",
            trustDomain: String = "",
            rootPems: [String] = [],
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.peer = peer
            self.trustDomain = trustDomain
            self.rootPems = rootPems
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// Never printed.
    package struct Secrets: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `peering_id`.
        package var peeringID: String = ""
        /// Field 2, `establishment`.
        package var establishment: String = ""
        /// Field 3, `pending_stream`.
        package var pendingStream: String = ""
        /// Field 4, `active_stream`.
        package var activeStream: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringID: String = "",
            establishment: String = "",
            pendingStream: String = "",
            activeStream: String = ""
        ) {
            self.peeringID = peeringID
            self.establishment = establishment
            self.pendingStream = pendingStream
            self.activeStream = activeStream
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Which replica of the peering service runs a peering's stream.
    package struct Claim: Sendable, Hashable {
        /// Field 1, `peering_id`.
        package var peeringID: String = ""
        /// Field 2, `replica`.
        package var replica: String = ""
        /// Rises with every claim of the peering.
        package var number: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringID: String = "",
            replica: String = "",
            number: UInt64 = 0
        ) {
            self.peeringID = peeringID
            self.replica = replica
            self.number = number
        }
    }

    /// `tombolo.peering.TopicIndex`.
    package struct TopicIndex: Sendable, Hashable {
        /// peerings, peering or trust-bundles.
        package var topic: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            topic: String = "",
            name: String = "",
            index: UInt64 = 0
        ) {
            self.topic = topic
            self.name = name
            self.index = index
        }
    }

    /// One row of the journal.
    package struct Change: Sendable, Hashable {
        /// One of the fields of `change`, or none.
        package var change: PeeringWire.Change.ChangeChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            change: PeeringWire.Change.ChangeChoice? = nil
        ) {
            self.change = change
        }

        /// The fields of `change`, of which one is set.
        package enum ChangeChoice: Sendable, Hashable {
            /// Field 1, `put_peering`.
            indirect case putPeering(PeeringWire.Peering)
            /// Field 2, `delete_peering`.
            case deletePeering(String)
            /// Field 3, `put_trust_bundle`.
            case putTrustBundle(PeeringWire.TrustBundle)
            /// Field 4, `delete_trust_bundle`.
            case deleteTrustBundle(String)
            /// Field 5, `put_secrets`.
            case putSecrets(PeeringWire.Secrets)
            /// Field 6, `delete_secrets`.
            case deleteSecrets(String)
            /// Field 7, `topic_index`.
            case topicIndex(PeeringWire.TopicIndex)
            /// Field 8, `put_claim`.
            case putClaim(PeeringWire.Claim)
            /// Field 9, `delete_claim`.
            case deleteClaim(String)
            /// Field 10, `put_service_names`.
            case putServiceNames(PeeringWire.ServiceNames)
        }
    }

    /// `tombolo.peering.GenerateTokenRequest`.
    package struct GenerateTokenRequest: Sendable, Hashable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""
        /// Field 2, `meta`.
        package var meta: [String: String] = [:]
        /// Field 3, `server_external_addresses`.
        package var serverExternalAddresses: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = "",
            meta: [String: String] = [:],
            serverExternalAddresses: [String] = []
        ) {
            self.peerName = peerName
            self.meta = meta
            self.serverExternalAddresses = serverExternalAddresses
        }
    }

    /// Never printed.
    package struct GenerateTokenReply: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `peering_token`.
        package var peeringToken: String = ""
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringToken: String = "",
            index: UInt64 = 0
        ) {
            self.peeringToken = peeringToken
            self.index = index
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Never printed.
    package struct EstablishRequest: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""
        /// Field 2, `peering_token`.
        package var peeringToken: String = ""
        /// Field 3, `meta`.
        package var meta: [String: String] = [:]

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = "",
            peeringToken: String = "",
            meta: [String: String] = [:]
        ) {
            self.peerName = peerName
            self.peeringToken = peeringToken
            self.meta = meta
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// `tombolo.peering.DeleteRequest`.
    package struct DeleteRequest: Sendable, Hashable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = ""
        ) {
            self.peerName = peerName
        }
    }

    /// How one resource of a peering stands when it is not as it should be.
    package struct ResourceState: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Why the one to whom it was sent did not take it; empty while it is on its way.
        package var refusal: String = ""
        /// For how long the other side lacks the newest, in milliseconds.
        package var lag: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            refusal: String = "",
            lag: Int64 = 0
        ) {
            self.name = name
            self.refusal = refusal
            self.lag = lag
        }
    }

    /// Asks how a peering's stream stands now; the replica that runs it answers.
    package struct StatusRequest: Sendable, Hashable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = ""
        ) {
            self.peerName = peerName
        }
    }

    /// `tombolo.peering.StatusReply`.
    package struct StatusReply: Sendable, Hashable {
        /// The replica that runs the stream; empty when none does.
        package var replica: String = ""
        /// Whether the other side has said anything on it.
        package var heard: Bool = false
        /// Whether everything that is exported now was worked out, and the other side has the newest list of it.
        package var planned: Bool = false
        /// Field 4, `list_arrived`.
        package var listArrived: Bool = false
        /// Field 5, `list_refusal`.
        package var listRefusal: String = ""
        /// Changes not sent, sent and not answered; and how old the oldest of these is, in milliseconds.
        package var unsent: UInt32 = 0
        /// Field 7, `unanswered`.
        package var unanswered: UInt32 = 0
        /// Field 8, `lag`.
        package var lag: Int64 = 0
        /// Exported resources that the other side does not have, and imported ones that were refused here.
        package var exports: [PeeringWire.ResourceState] = []
        /// Field 10, `imports`.
        package var imports: [PeeringWire.ResourceState] = []
        /// Whether there are more of either.
        package var more: Bool = false
        /// Field 12, `waiting_imports`.
        package var waitingImports: UInt32 = 0
        /// Field 13, `import_obstacle`.
        package var importObstacle: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = "",
            heard: Bool = false,
            planned: Bool = false,
            listArrived: Bool = false,
            listRefusal: String = "",
            unsent: UInt32 = 0,
            unanswered: UInt32 = 0,
            lag: Int64 = 0,
            exports: [PeeringWire.ResourceState] = [],
            imports: [PeeringWire.ResourceState] = [],
            more: Bool = false,
            waitingImports: UInt32 = 0,
            importObstacle: String = ""
        ) {
            self.replica = replica
            self.heard = heard
            self.planned = planned
            self.listArrived = listArrived
            self.listRefusal = listRefusal
            self.unsent = unsent
            self.unanswered = unanswered
            self.lag = lag
            self.exports = exports
            self.imports = imports
            self.more = more
            self.waitingImports = waitingImports
            self.importObstacle = importObstacle
        }
    }
}
