import GRPCCore
import MeshDomain
import PeerStreamSchema
import PeeringLogic
import SchemaRuntime

/// The service that clusters call on each other.
enum PeerStreamMethods {
    private static let service = ServiceDescriptor(
        fullyQualifiedService: "hashicorp.consul.internal.peerstream.PeerStreamService"
    )
    static let streamResources = MethodDescriptor(service: service, method: "StreamResources")
    static let exchangeSecret = MethodDescriptor(service: service, method: "ExchangeSecret")
}

/// Reads stream messages.
struct StreamMessageDeserializer: MessageDeserializer {
    func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> StreamMessage {
        let bytes = serializedMessageBytes.withUnsafeBytes { Array($0) }
        do { return StreamMessage(try PeerStreamWire.ReplicationMessage(decoding: bytes)) } catch {
            throw RPCError(code: .internalError, message: "the message cannot be read: \(error)")
        }
    }
}

/// Writes stream messages.
struct StreamMessageSerializer: MessageSerializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: StreamMessage) throws -> Bytes {
        do { return Bytes(try PeerStreamWire.ReplicationMessage(message).encoded()) } catch {
            throw RPCError(code: .internalError, message: "the message cannot be encoded: \(error)")
        }
    }
}

extension StreamMessage {
    /// The message as the state machine knows it.
    init(_ wire: PeerStreamWire.ReplicationMessage) {
        switch wire.payload {
        case .open(let open):
            self = .open(
                peerID: open.peerID,
                secret: SecretID(open.streamSecretID),
                remoteDatacenter: open.remote?.datacenter ?? "",
                remotePartition: open.remote?.partition ?? ""
            )
        case .request(let request):
            self = .request(
                Request(
                    peerID: request.peerID,
                    nonce: request.responseNonce,
                    resourceURL: request.resourceURL,
                    error: request.error.map { Fault(code: Int($0.code), message: $0.message) }
                )
            )
        case .response(let response):
            self = .response(
                Response(
                    nonce: response.nonce,
                    resourceURL: response.resourceURL,
                    resourceID: response.resourceID,
                    operation: Int(response.operation.rawValue),
                    content: response.resource.map { ResourceContent($0, url: response.resourceURL) }
                )
            )
        case .terminated: self = .terminated
        case .heartbeat: self = .heartbeat
        case .digest(let digest): self = .digest(StreamDigest(digest))
        case nil: self = .unknown
        }
    }
}

extension PeerStreamWire.ReplicationMessage {
    /// The message as it goes over the stream.
    ///
    /// - Throws: `SchemaError` when a resource cannot be encoded.
    init(_ message: StreamMessage) throws(SchemaError) {
        switch message {
        case .open(let peerID, let secret, let datacenter, let partition):
            self.init(
                payload: .open(
                    Open(
                        peerID: peerID,
                        streamSecretID: secret.revealed,
                        remote: PeerPeeringWire.RemoteInfo(partition: partition, datacenter: datacenter)
                    )
                )
            )
        case .request(let request):
            self.init(
                payload: .request(
                    Request(
                        peerID: request.peerID,
                        responseNonce: request.nonce,
                        resourceURL: request.resourceURL,
                        error: request.error.map { PeerStatusWire.Status(code: Int32($0.code), message: $0.message) }
                    )
                )
            )
        case .response(let response):
            var resource: GoogleProtobuf.AnyMessage?
            if let content = response.content { resource = try content.packed() }
            self.init(
                payload: .response(
                    Response(
                        nonce: response.nonce,
                        resourceURL: response.resourceURL,
                        resourceID: response.resourceID,
                        resource: resource,
                        operation: PeerStreamWire.Operation(rawValue: Int32(response.operation))
                    )
                )
            )
        case .terminated: self.init(payload: .terminated(Terminated()))
        case .heartbeat: self.init(payload: .heartbeat(Heartbeat()))
        case .digest(let digest): self.init(payload: .digest(Digest(digest)))
        case .unknown: self.init()
        }
    }
}

extension StreamDigest {
    /// The digest as the state machine knows it; a deviation of a kind that this version does not know is a difference.
    fileprivate init(_ wire: PeerStreamWire.ReplicationMessage.Digest) {
        self.init(
            number: wire.number,
            isAnswer: wire.answer,
            rows: wire.rows.map { Row(resource: $0.name, digest: $0.digest, isPending: $0.pending) },
            deviations: wire.deviations.map { row in
                PeeringComparison.Deviation(
                    resource: row.name,
                    kind: PeeringComparison.Kind(rawValue: row.kind) ?? .different
                )
            },
            again: wire.again,
            isBusy: wire.busy,
            compared: Int(wire.compared)
        )
    }
}

extension PeerStreamWire.ReplicationMessage.Digest {
    fileprivate init(_ digest: StreamDigest) {
        self.init(
            number: digest.number,
            answer: digest.isAnswer,
            rows: digest.rows.map { row in
                PeerStreamWire.ResourceDigest(name: row.resource, digest: row.digest, pending: row.isPending)
            },
            deviations: digest.deviations.map { row in
                PeerStreamWire.ResourceDeviation(name: row.resource, kind: row.kind.rawValue)
            },
            again: digest.again,
            busy: digest.isBusy,
            compared: UInt32(clamping: digest.compared)
        )
    }
}

extension ResourceContent {
    /// Reads a resource of the type that `url` names.
    init(_ any: GoogleProtobuf.AnyMessage, url: String) {
        guard let kind = ResourceKind(rawValue: url) else {
            self = .unusable("unknown resource type")
            return
        }
        guard any.typeURL == url else {
            self = .unusable("mismatched resourceURL \"\(url)\" and Any typeUrl \"\(any.typeURL)\"")
            return
        }
        do throws(SchemaError) {
            switch kind {
            case .service:
                let service = try PeerStreamWire.ExportedService(decoding: any.value)
                self = try Self.instances(service.nodes)
            case .serviceList: self = .serviceList(try PeerStreamWire.ExportedServiceList(decoding: any.value).services)
            case .trustBundle:
                let bundle = try PeerPeeringWire.PeeringTrustBundle(decoding: any.value)
                self = .trustBundle(trustDomain: bundle.trustDomain, rootPEMs: bundle.rootPEMs)
            case .serverAddresses:
                self = .serverAddresses(try PeerPeeringWire.PeeringServerAddresses(decoding: any.value).addresses)
            }
        } catch {
            self = .unusable("failed to unmarshal resource: \(error)")
        }
    }

    private static func instances(_ nodes: [PeerServiceWire.CheckServiceNode]) throws(SchemaError) -> ResourceContent {
        var instances: [CheckServiceNode] = []
        for (position, wire) in nodes.enumerated() {
            guard let node = wire.node, let service = wire.service else {
                return .unusable("Nodes[\(position)] has no \(wire.node == nil ? "Node" : "Service")")
            }
            let imported = NodeService(service)
            let checks = wire.checks.map { check in
                var check = HealthCheck(check)
                guard check.serviceID == imported.id else { return check }
                check.serviceName = imported.service
                check.serviceTags = imported.tags ?? []
                return check
            }
            instances.append(CheckServiceNode(node: Node(node), service: imported, checks: checks))
        }
        return .service(instances)
    }

    /// The resource with its type.
    fileprivate func packed() throws(SchemaError) -> GoogleProtobuf.AnyMessage {
        switch self {
        case .service(let instances):
            try GoogleProtobuf.AnyMessage(
                packing: PeerStreamWire.ExportedService(nodes: instances.map(PeerServiceWire.CheckServiceNode.init))
            )
        case .serviceList(let names):
            try GoogleProtobuf.AnyMessage(packing: PeerStreamWire.ExportedServiceList(services: names))
        case .trustBundle(let trustDomain, let roots):
            try GoogleProtobuf.AnyMessage(
                packing: PeerPeeringWire.PeeringTrustBundle(trustDomain: trustDomain, rootPEMs: roots)
            )
        case .serverAddresses(let addresses):
            try GoogleProtobuf.AnyMessage(packing: PeerPeeringWire.PeeringServerAddresses(addresses: addresses))
        case .unusable(let text): GoogleProtobuf.AnyMessage(typeURL: text)
        }
    }
}
