// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/service_discovery_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyDiscoveryV3 {
    /// `envoy.service.discovery.v3.DiscoveryRequest`.
    package struct DiscoveryRequest: Sendable, Hashable {
        /// Field 1, `version_info`.
        package var versionInfo: String = ""
        /// Field 2, `node`.
        package var node: EnvoyCoreV3.Node? {
            get { nodeStorage?.value }
            set { nodeStorage = newValue.map(Indirect.box) }
        }
        private var nodeStorage: Indirect<EnvoyCoreV3.Node>? = nil
        /// Field 3, `resource_names`.
        package var resourceNames: [String] = []
        /// Field 4, `type_url`.
        package var typeURL: String = ""
        /// Field 5, `response_nonce`.
        package var responseNonce: String = ""
        /// Field 6, `error_detail`.
        package var errorDetail: GoogleRPC.Status? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            versionInfo: String = "",
            node: EnvoyCoreV3.Node? = nil,
            resourceNames: [String] = [],
            typeURL: String = "",
            responseNonce: String = "",
            errorDetail: GoogleRPC.Status? = nil
        ) {
            self.versionInfo = versionInfo
            self.node = node
            self.resourceNames = resourceNames
            self.typeURL = typeURL
            self.responseNonce = responseNonce
            self.errorDetail = errorDetail
        }
    }

    /// `envoy.service.discovery.v3.DiscoveryResponse`.
    package struct DiscoveryResponse: Sendable, Hashable {
        /// Field 1, `version_info`.
        package var versionInfo: String = ""
        /// Field 2, `resources`.
        package var resources: [GoogleProtobuf.AnyMessage] = []
        /// Field 3, `canary`.
        package var canary: Bool = false
        /// Field 4, `type_url`.
        package var typeURL: String = ""
        /// Field 5, `nonce`.
        package var nonce: String = ""
        /// Field 6, `control_plane`.
        package var controlPlane: EnvoyCoreV3.ControlPlane? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            versionInfo: String = "",
            resources: [GoogleProtobuf.AnyMessage] = [],
            canary: Bool = false,
            typeURL: String = "",
            nonce: String = "",
            controlPlane: EnvoyCoreV3.ControlPlane? = nil
        ) {
            self.versionInfo = versionInfo
            self.resources = resources
            self.canary = canary
            self.typeURL = typeURL
            self.nonce = nonce
            self.controlPlane = controlPlane
        }
    }

    /// `envoy.service.discovery.v3.DeltaDiscoveryRequest`.
    package struct DeltaDiscoveryRequest: Sendable, Hashable {
        /// Field 1, `node`.
        package var node: EnvoyCoreV3.Node? {
            get { nodeStorage?.value }
            set { nodeStorage = newValue.map(Indirect.box) }
        }
        private var nodeStorage: Indirect<EnvoyCoreV3.Node>? = nil
        /// Field 2, `type_url`.
        package var typeURL: String = ""
        /// Field 3, `resource_names_subscribe`.
        package var resourceNamesSubscribe: [String] = []
        /// Field 4, `resource_names_unsubscribe`.
        package var resourceNamesUnsubscribe: [String] = []
        /// Field 5, `initial_resource_versions`.
        package var initialResourceVersions: [String: String] = [:]
        /// Field 6, `response_nonce`.
        package var responseNonce: String = ""
        /// Field 7, `error_detail`.
        package var errorDetail: GoogleRPC.Status? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            node: EnvoyCoreV3.Node? = nil,
            typeURL: String = "",
            resourceNamesSubscribe: [String] = [],
            resourceNamesUnsubscribe: [String] = [],
            initialResourceVersions: [String: String] = [:],
            responseNonce: String = "",
            errorDetail: GoogleRPC.Status? = nil
        ) {
            self.node = node
            self.typeURL = typeURL
            self.resourceNamesSubscribe = resourceNamesSubscribe
            self.resourceNamesUnsubscribe = resourceNamesUnsubscribe
            self.initialResourceVersions = initialResourceVersions
            self.responseNonce = responseNonce
            self.errorDetail = errorDetail
        }
    }

    /// `envoy.service.discovery.v3.DeltaDiscoveryResponse`.
    package struct DeltaDiscoveryResponse: Sendable, Hashable {
        /// Field 1, `system_version_info`.
        package var systemVersionInfo: String = ""
        /// Field 2, `resources`.
        package var resources: [EnvoyDiscoveryV3.Resource] = []
        /// Field 4, `type_url`.
        package var typeURL: String = ""
        /// Field 5, `nonce`.
        package var nonce: String = ""
        /// Field 6, `removed_resources`.
        package var removedResources: [String] = []
        /// Field 7, `control_plane`.
        package var controlPlane: EnvoyCoreV3.ControlPlane? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            systemVersionInfo: String = "",
            resources: [EnvoyDiscoveryV3.Resource] = [],
            typeURL: String = "",
            nonce: String = "",
            removedResources: [String] = [],
            controlPlane: EnvoyCoreV3.ControlPlane? = nil
        ) {
            self.systemVersionInfo = systemVersionInfo
            self.resources = resources
            self.typeURL = typeURL
            self.nonce = nonce
            self.removedResources = removedResources
            self.controlPlane = controlPlane
        }
    }

    /// `envoy.service.discovery.v3.Resource`.
    package struct Resource: Sendable, Hashable {
        /// Field 1, `version`.
        package var version: String = ""
        /// Field 2, `resource`.
        package var resource: GoogleProtobuf.AnyMessage? = nil
        /// Field 3, `name`.
        package var name: String = ""
        /// Field 4, `aliases`.
        package var aliases: [String] = []
        /// Field 6, `ttl`.
        package var ttl: GoogleProtobuf.Duration? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            version: String = "",
            resource: GoogleProtobuf.AnyMessage? = nil,
            name: String = "",
            aliases: [String] = [],
            ttl: GoogleProtobuf.Duration? = nil
        ) {
            self.version = version
            self.resource = resource
            self.name = name
            self.aliases = aliases
            self.ttl = ttl
        }
    }
}
