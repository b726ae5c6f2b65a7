// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/endpoint_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyEndpointV3 {
    /// `envoy.config.endpoint.v3.ClusterLoadAssignment`.
    package struct ClusterLoadAssignment: Sendable, Hashable {
        /// Field 1, `cluster_name`.
        package var clusterName: String = ""
        /// Field 2, `endpoints`.
        package var endpoints: [EnvoyEndpointV3.LocalityLbEndpoints] = []
        /// Field 4, `policy`.
        package var policy: EnvoyEndpointV3.ClusterLoadAssignment.Policy? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            clusterName: String = "",
            endpoints: [EnvoyEndpointV3.LocalityLbEndpoints] = [],
            policy: EnvoyEndpointV3.ClusterLoadAssignment.Policy? = nil
        ) {
            self.clusterName = clusterName
            self.endpoints = endpoints
            self.policy = policy
        }

        /// `envoy.config.endpoint.v3.ClusterLoadAssignment.Policy`.
        package struct Policy: Sendable, Hashable {
            /// Field 3, `overprovisioning_factor`.
            package var overprovisioningFactor: GoogleProtobuf.UInt32Value? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                overprovisioningFactor: GoogleProtobuf.UInt32Value? = nil
            ) {
                self.overprovisioningFactor = overprovisioningFactor
            }
        }
    }

    /// `envoy.config.endpoint.v3.Endpoint`.
    package struct Endpoint: Sendable, Hashable {
        /// Field 1, `address`.
        package var address: EnvoyCoreV3.Address? = nil
        /// Field 3, `hostname`.
        package var hostname: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            address: EnvoyCoreV3.Address? = nil,
            hostname: String = ""
        ) {
            self.address = address
            self.hostname = hostname
        }
    }

    /// `envoy.config.endpoint.v3.LbEndpoint`.
    package struct LbEndpoint: Sendable, Hashable {
        /// One of the fields of `host_identifier`, or none.
        package var hostIdentifier: EnvoyEndpointV3.LbEndpoint.HostIdentifier? = nil
        /// Field 2, `health_status`.
        package var healthStatus: EnvoyCoreV3.HealthStatus = .unknown
        /// Field 3, `metadata`.
        package var metadata: EnvoyCoreV3.Metadata? = nil
        /// Field 4, `load_balancing_weight`.
        package var loadBalancingWeight: GoogleProtobuf.UInt32Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            hostIdentifier: EnvoyEndpointV3.LbEndpoint.HostIdentifier? = nil,
            healthStatus: EnvoyCoreV3.HealthStatus = .unknown,
            metadata: EnvoyCoreV3.Metadata? = nil,
            loadBalancingWeight: GoogleProtobuf.UInt32Value? = nil
        ) {
            self.hostIdentifier = hostIdentifier
            self.healthStatus = healthStatus
            self.metadata = metadata
            self.loadBalancingWeight = loadBalancingWeight
        }

        /// The fields of `host_identifier`, of which one is set.
        package enum HostIdentifier: Sendable, Hashable {
            /// Field 1, `endpoint`.
            case endpoint(EnvoyEndpointV3.Endpoint)
        }
    }

    /// `envoy.config.endpoint.v3.LocalityLbEndpoints`.
    package struct LocalityLbEndpoints: Sendable, Hashable {
        /// Field 1, `locality`.
        package var locality: EnvoyCoreV3.Locality? = nil
        /// Field 2, `lb_endpoints`.
        package var lbEndpoints: [EnvoyEndpointV3.LbEndpoint] = []
        /// Field 3, `load_balancing_weight`.
        package var loadBalancingWeight: GoogleProtobuf.UInt32Value? = nil
        /// Field 5, `priority`.
        package var priority: UInt32 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            locality: EnvoyCoreV3.Locality? = nil,
            lbEndpoints: [EnvoyEndpointV3.LbEndpoint] = [],
            loadBalancingWeight: GoogleProtobuf.UInt32Value? = nil,
            priority: UInt32 = 0
        ) {
            self.locality = locality
            self.lbEndpoints = lbEndpoints
            self.loadBalancingWeight = loadBalancingWeight
            self.priority = priority
        }
    }
}
