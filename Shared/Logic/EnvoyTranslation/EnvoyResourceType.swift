import EnvoySchema
import SchemaRuntime

/// The kinds of resources a proxy subscribes to.
package enum EnvoyResourceType: String, Sendable, Hashable, CaseIterable {
    case cluster
    case endpoint
    case listener
    case route
    /// The configuration of a filter that a listener only names (ECDS).
    case extensionConfig = "extension-config"
    case secret

    /// The type URL in discovery requests and responses.
    package var typeURL: String {
        switch self {
        case .cluster: EnvoyClusterV3.Cluster.typeURL
        case .endpoint: EnvoyEndpointV3.ClusterLoadAssignment.typeURL
        case .listener: EnvoyListenerV3.Listener.typeURL
        case .extensionConfig: EnvoyCoreV3.TypedExtensionConfig.typeURL
        case .route: EnvoyRouteV3.RouteConfiguration.typeURL
        case .secret: EnvoyTLSV3.Secret.typeURL
        }
    }

    /// The kind with a type URL, or nil when there is none.
    package init?(typeURL: String) {
        guard let type = Self.allCases.first(where: { $0.typeURL == typeURL }) else { return nil }
        self = type
    }
}
