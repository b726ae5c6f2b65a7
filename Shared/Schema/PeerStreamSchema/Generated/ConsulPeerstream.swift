// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/peerstream/consul_peerstream.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension PeerStreamWire {
    /// What a Response does to the resource.
    package enum Operation: Sendable, Hashable {
        /// 0 on the wire.
        case unspecified
        /// 1 on the wire.
        case upsert
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .upsert
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .upsert: 1
            case .unrecognized(let value): value
            }
        }
    }

    /// What goes over the stream, in both directions.
    package struct ReplicationMessage: Sendable, Hashable {
        /// One of the fields of `Payload`, or none.
        package var payload: PeerStreamWire.ReplicationMessage.Payload? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            payload: PeerStreamWire.ReplicationMessage.Payload? = nil
        ) {
            self.payload = payload
        }

        /// The fields of `Payload`, of which one is set.
        package enum Payload: Sendable, Hashable {
            /// Field 1, `open`.
            case `open`(PeerStreamWire.ReplicationMessage.Open)
            /// Field 2, `request`.
            case request(PeerStreamWire.ReplicationMessage.Request)
            /// Field 3, `response`.
            case response(PeerStreamWire.ReplicationMessage.Response)
            /// Field 4, `terminated`.
            case terminated(PeerStreamWire.ReplicationMessage.Terminated)
            /// Field 5, `heartbeat`.
            case heartbeat(PeerStreamWire.ReplicationMessage.Heartbeat)
            /// Tombolo's own: a Consul, which does not know the number, takes it for a message without payload
            /// and skips it.
            case digest(PeerStreamWire.ReplicationMessage.Digest)
        }

        /// The first message of the dialer. Never printed.
        package struct Open: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
            /// Field 1, `PeerID`.
            package var peerID: String = ""
            /// Field 2, `StreamSecretID`.
            package var streamSecretID: String = ""
            /// Field 3, `Remote`.
            package var remote: PeerPeeringWire.RemoteInfo? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                peerID: String = "",
                streamSecretID: String = "",
                remote: PeerPeeringWire.RemoteInfo? = nil
            ) {
                self.peerID = peerID
                self.streamSecretID = streamSecretID
                self.remote = remote
            }

            /// Without what it holds.
            package var description: String { "<redacted>" }

            /// Without what it holds.
            package var customMirror: Mirror { Mirror(self, children: []) }
        }

        /// A subscription, or the answer to a Response.
        package struct Request: Sendable, Hashable {
            /// Field 1, `PeerID`.
            package var peerID: String = ""
            /// Field 2, `ResponseNonce`.
            package var responseNonce: String = ""
            /// Field 3, `ResourceURL`.
            package var resourceURL: String = ""
            /// Field 5, `Error`.
            package var error: PeerStatusWire.Status? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                peerID: String = "",
                responseNonce: String = "",
                resourceURL: String = "",
                error: PeerStatusWire.Status? = nil
            ) {
                self.peerID = peerID
                self.responseNonce = responseNonce
                self.resourceURL = resourceURL
                self.error = error
            }
        }

        /// A resource that was subscribed to.
        package struct Response: Sendable, Hashable {
            /// Field 1, `Nonce`.
            package var nonce: String = ""
            /// Field 2, `ResourceURL`.
            package var resourceURL: String = ""
            /// Field 3, `ResourceID`.
            package var resourceID: String = ""
            /// Field 4, `Resource`.
            package var resource: GoogleProtobuf.AnyMessage? = nil
            /// Field 5, `operation`.
            package var operation: PeerStreamWire.Operation = .unspecified

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                nonce: String = "",
                resourceURL: String = "",
                resourceID: String = "",
                resource: GoogleProtobuf.AnyMessage? = nil,
                operation: PeerStreamWire.Operation = .unspecified
            ) {
                self.nonce = nonce
                self.resourceURL = resourceURL
                self.resourceID = resourceID
                self.resource = resource
                self.operation = operation
            }
        }

        /// The sender has deleted the peering.
        package struct Terminated: Sendable, Hashable {
            /// A message with every field at its default.
            package init() {}
        }

        /// The sender is alive.
        package struct Heartbeat: Sendable, Hashable {
            /// A message with every field at its default.
            package init() {}
        }

        /// What the sender exports and the receiver acknowledged, as digests: a question, or the answer to one.
        package struct Digest: Sendable, Hashable {
            /// The same in a question and its answer.
            package var number: UInt64 = 0
            /// Field 2, `answer`.
            package var answer: Bool = false
            /// What the sender exports.
            package var rows: [PeerStreamWire.ResourceDigest] = []
            /// In an answer: what the sender has not as the question says.
            package var deviations: [PeerStreamWire.ResourceDeviation] = []
            /// Resources that the receiver is to send again; nothing is compared then.
            package var again: [String] = []
            /// In an answer: the question came too soon after another one and was not looked at.
            package var busy: Bool = false
            /// In an answer: how many rows of the question were compared.
            package var compared: UInt32 = 0

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                number: UInt64 = 0,
                answer: Bool = false,
                rows: [PeerStreamWire.ResourceDigest] = [],
                deviations: [PeerStreamWire.ResourceDeviation] = [],
                again: [String] = [],
                busy: Bool = false,
                compared: UInt32 = 0
            ) {
                self.number = number
                self.answer = answer
                self.rows = rows
                self.deviations = deviations
                self.again = again
                self.busy = busy
                self.compared = compared
            }
        }
    }

    /// One exported resource in short.
    package struct ResourceDigest: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `digest`.
        package var digest: UInt64 = 0
        /// Whether a newer content is on its way, so that this one says nothing.
        package var pending: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            digest: UInt64 = 0,
            pending: Bool = false
        ) {
            self.name = name
            self.digest = digest
            self.pending = pending
        }
    }

    /// A resource that one side has not as the other one says.
    package struct ResourceDeviation: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// missing, different or surplus.
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

    /// Where the leader is; a detail of a FailedPrecondition.
    package struct LeaderAddress: Sendable, Hashable {
        /// Field 1, `address`.
        package var address: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: String = ""
        ) {
            self.address = address
        }
    }

    /// The instances of one exported service.
    package struct ExportedService: Sendable, Hashable {
        /// Field 1, `Nodes`.
        package var nodes: [PeerServiceWire.CheckServiceNode] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            nodes: [PeerServiceWire.CheckServiceNode] = []
        ) {
            self.nodes = nodes
        }
    }

    /// The names of all exported services.
    package struct ExportedServiceList: Sendable, Hashable {
        /// Field 1, `Services`.
        package var services: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            services: [String] = []
        ) {
            self.services = services
        }
    }

    /// Trades the secret of the token for that of the stream. Never printed.
    package struct ExchangeSecretRequest: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `PeerID`.
        package var peerID: String = ""
        /// Field 2, `EstablishmentSecret`.
        package var establishmentSecret: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            peerID: String = "",
            establishmentSecret: String = ""
        ) {
            self.peerID = peerID
            self.establishmentSecret = establishmentSecret
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// The secret to open the stream with. Never printed.
    package struct ExchangeSecretResponse: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// Field 1, `StreamSecret`.
        package var streamSecret: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            streamSecret: String = ""
        ) {
            self.streamSecret = streamSecret
        }

        /// Without what it holds.
        package var description: String { "<redacted>" }

        /// Without what it holds.
        package var customMirror: Mirror { Mirror(self, children: []) }
    }
}
