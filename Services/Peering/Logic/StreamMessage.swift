package import MeshDomain

/// The resources that clusters tell each other, by the URL of their type.
///
/// - Source: reference §3.5.
package enum ResourceKind: String, Sendable, Hashable, CaseIterable {
    case service = "type.googleapis.com/hashicorp.consul.internal.peerstream.ExportedService"
    case serviceList = "type.googleapis.com/hashicorp.consul.internal.peerstream.ExportedServiceList"
    case trustBundle = "type.googleapis.com/hashicorp.consul.internal.peering.PeeringTrustBundle"
    case serverAddresses = "type.googleapis.com/hashicorp.consul.internal.peering.PeeringServerAddresses"
}

/// A resource in full.
package enum ResourceContent: Sendable, Hashable {
    /// All instances of one service; none when there are none any more.
    case service([CheckServiceNode])
    /// The names of all exported services.
    case serviceList([String])
    case trustBundle(trustDomain: String, rootPEMs: [String])
    /// `host:port` of the acceptor's servers.
    case serverAddresses([String])
    /// It cannot be used; in words for the NACK.
    case unusable(String)

    /// The type; nil for what cannot be used.
    package var kind: ResourceKind? {
        switch self {
        case .service: .service
        case .serviceList: .serviceList
        case .trustBundle: .trustBundle
        case .serverAddresses: .serverAddresses
        case .unusable: nil
        }
    }
}

/// What goes over the stream between clusters, in both directions.
///
/// - Source: reference §3.2.
package enum StreamMessage: Sendable, Hashable {
    /// The dialer's first message.
    case open(peerID: String, secret: SecretID, remoteDatacenter: String, remotePartition: String)
    case request(Request)
    case response(Response)
    case terminated
    case heartbeat
    /// Between two Tombolos: whether both have the same.
    case digest(StreamDigest)
    /// A message without any payload this version knows.
    case unknown

    /// A subscription, or the answer to a response.
    package struct Request: Sendable, Hashable {
        package var peerID: String
        package var nonce: String
        package var resourceURL: String
        /// Why the response was refused.
        package var error: Fault?

        /// Makes a request; a subscription when there is neither nonce nor error.
        package init(peerID: String = "", nonce: String = "", resourceURL: String, error: Fault? = nil) {
            self.peerID = peerID
            self.nonce = nonce
            self.resourceURL = resourceURL
            self.error = error
        }
    }

    /// A gRPC status.
    package struct Fault: Sendable, Hashable {
        package var code: Int
        package var message: String

        /// Makes a status.
        package init(code: Int, message: String) {
            self.code = code
            self.message = message
        }
    }

    /// A resource.
    package struct Response: Sendable, Hashable {
        package var nonce: String
        package var resourceURL: String
        package var resourceID: String
        /// 1 replaces the resource; others are unknown.
        package var operation: Int
        package var content: ResourceContent?

        /// Makes a response.
        package init(
            nonce: String,
            resourceURL: String,
            resourceID: String,
            operation: Int = 1,
            content: ResourceContent?
        ) {
            self.nonce = nonce
            self.resourceURL = resourceURL
            self.resourceID = resourceID
            self.operation = operation
            self.content = content
        }
    }
}
