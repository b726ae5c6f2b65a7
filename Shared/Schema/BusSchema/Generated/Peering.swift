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

    /// A peering token that was made for a peering. Never printed.
    package struct Token: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `id`.
        package var id: String = ""
        /// What it is exchanged with.
        package var secret: String = ""
        /// Nanoseconds since 1970; 0 for never.
        package var madeAt: Int64 = 0
        /// Field 4, `expires_at`.
        package var expiresAt: Int64 = 0
        /// When it came to its end, and by what: 0 for not yet, 1 used, 2 revoked, 3 replaced by a newer one.
        package var endedAt: Int64 = 0
        /// Field 6, `end`.
        package var end: Int32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            secret: String = "",
            madeAt: Int64 = 0,
            expiresAt: Int64 = 0,
            endedAt: Int64 = 0,
            end: Int32 = 0
        ) {
            self.id = id
            self.secret = secret
            self.madeAt = madeAt
            self.expiresAt = expiresAt
            self.endedAt = endedAt
            self.end = end
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Never printed.
    package struct Secrets: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `peering_id`.
        package var peeringID: String = ""
        /// The secret of the one token that earlier versions kept.
        package var establishment: String = ""
        /// Field 3, `pending_stream`.
        package var pendingStream: String = ""
        /// Field 4, `active_stream`.
        package var activeStream: String = ""
        /// In the order in which they were made.
        package var tokens: [PeeringWire.Token] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringID: String = "",
            establishment: String = "",
            pendingStream: String = "",
            activeStream: String = "",
            tokens: [PeeringWire.Token] = []
        ) {
            self.peeringID = peeringID
            self.establishment = establishment
            self.pendingStream = pendingStream
            self.activeStream = activeStream
            self.tokens = tokens
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
        /// How long the token may be used, in nanoseconds; 0 for ever.
        package var ttl: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = "",
            meta: [String: String] = [:],
            serverExternalAddresses: [String] = [],
            ttl: Int64 = 0
        ) {
            self.peerName = peerName
            self.meta = meta
            self.serverExternalAddresses = serverExternalAddresses
            self.ttl = ttl
        }
    }

    /// Never printed.
    package struct GenerateTokenReply: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `peering_token`.
        package var peeringToken: String = ""
        /// Field 2, `index`.
        package var index: UInt64 = 0
        /// Field 3, `token_id`.
        package var tokenID: String = ""
        /// Nanoseconds since 1970; 0 for never.
        package var expiresAt: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peeringToken: String = "",
            index: UInt64 = 0,
            tokenID: String = "",
            expiresAt: Int64 = 0
        ) {
            self.peeringToken = peeringToken
            self.index = index
            self.tokenID = tokenID
            self.expiresAt = expiresAt
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Asks which tokens were made for a peering.
    package struct TokensRequest: Sendable, Hashable {
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

    /// A token without its secret.
    package struct TokenState: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// unused, used, expired, revoked or replaced.
        package var state: String = ""
        /// Nanoseconds since 1970; 0 for never.
        package var madeAt: Int64 = 0
        /// Field 4, `expires_at`.
        package var expiresAt: Int64 = 0
        /// Field 5, `ended_at`.
        package var endedAt: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            state: String = "",
            madeAt: Int64 = 0,
            expiresAt: Int64 = 0,
            endedAt: Int64 = 0
        ) {
            self.id = id
            self.state = state
            self.madeAt = madeAt
            self.expiresAt = expiresAt
            self.endedAt = endedAt
        }
    }

    /// `tombolo.peering.TokensReply`.
    package struct TokensReply: Sendable, Hashable {
        /// Field 1, `tokens`.
        package var tokens: [PeeringWire.TokenState] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tokens: [PeeringWire.TokenState] = []
        ) {
            self.tokens = tokens
        }
    }

    /// Makes a token useless that was not used; all of a peering's when no id is given.
    package struct RevokeTokensRequest: Sendable, Hashable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""
        /// Field 2, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = "",
            id: String = ""
        ) {
            self.peerName = peerName
            self.id = id
        }
    }

    /// `tombolo.peering.RevokeTokensReply`.
    package struct RevokeTokensReply: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// The ids of those that were revoked.
        package var revoked: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            revoked: [String] = []
        ) {
            self.index = index
            self.revoked = revoked
        }
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
        /// Why the stream before this one ended, and when, in nanoseconds since 1970; 0 when that is not known.
        package var lastError: String = ""
        /// Field 15, `last_error_at`.
        package var lastErrorAt: Int64 = 0

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
            importObstacle: String = "",
            lastError: String = "",
            lastErrorAt: Int64 = 0
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
            self.lastError = lastError
            self.lastErrorAt = lastErrorAt
        }
    }

    /// Compares what is exported and imported with what the peer has; the replica that runs the stream answers.
    package struct VerifyRequest: Sendable, Hashable {
        /// Field 1, `peer_name`.
        package var peerName: String = ""
        /// Whether what differs is sent again.
        package var repair: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerName: String = "",
            repair: Bool = false
        ) {
            self.peerName = peerName
            self.repair = repair
        }
    }

    /// A service of which the two sides do not have the same.
    package struct Deviation: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// missing, different or surplus, as the importing side has it.
        package var kind: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            kind: String = ""
        ) {
            self.name = name
            self.kind = kind
        }
    }

    /// `tombolo.peering.VerifyReply`.
    package struct VerifyReply: Sendable, Hashable {
        /// The replica that compared; empty when none runs a stream.
        package var replica: String = ""
        /// Whether the peer answered; a Consul does not.
        package var offered: Bool = false
        /// Why nothing was compared; empty when it was.
        package var obstacle: String = ""
        /// How many resources were compared in each direction, and how many were left out because a change was on
        /// its way.
        package var comparedExports: UInt32 = 0
        /// Field 5, `compared_imports`.
        package var comparedImports: UInt32 = 0
        /// Field 6, `pending`.
        package var pending: UInt32 = 0
        /// Field 7, `exports`.
        package var exports: [PeeringWire.Deviation] = []
        /// Field 8, `imports`.
        package var imports: [PeeringWire.Deviation] = []
        /// Whether there are more of either than are told.
        package var more: Bool = false
        /// How many resources were sent again, and asked for again.
        package var sentAgain: UInt32 = 0
        /// Field 11, `asked_again`.
        package var askedAgain: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            replica: String = "",
            offered: Bool = false,
            obstacle: String = "",
            comparedExports: UInt32 = 0,
            comparedImports: UInt32 = 0,
            pending: UInt32 = 0,
            exports: [PeeringWire.Deviation] = [],
            imports: [PeeringWire.Deviation] = [],
            more: Bool = false,
            sentAgain: UInt32 = 0,
            askedAgain: UInt32 = 0
        ) {
            self.replica = replica
            self.offered = offered
            self.obstacle = obstacle
            self.comparedExports = comparedExports
            self.comparedImports = comparedImports
            self.pending = pending
            self.exports = exports
            self.imports = imports
            self.more = more
            self.sentAgain = sentAgain
            self.askedAgain = askedAgain
        }
    }
}
