package import MeshDomain

/// A service behind a gateway, as `/v1/catalog/gateway-services` tells of it.
package struct ServiceBehindGateway: Sendable, Hashable {
    /// What is known of a service behind a gateway.
    package enum ServiceKind: String, Sendable, Hashable {
        /// No instance and no destination: named by the entry alone.
        case unknown = ""
        case service
        /// Outside of the mesh, by `service-defaults`.
        case destination
    }

    package var gateway: ServiceName
    package var service: ServiceName
    /// The kind of entry that says so.
    package var gatewayKind: ConfigEntryKind
    /// 0 for a terminating gateway.
    package var port: Int
    /// Empty for a terminating gateway.
    package var listenerProtocol: String
    package var hosts: [String]
    /// How a terminating gateway does TLS to it.
    package var link: LinkedService?
    package var isFromWildcard: Bool
    package var serviceKind: ServiceKind
    /// The indexes of the entry.
    package var createIndex: UInt64
    package var modifyIndex: UInt64
}
