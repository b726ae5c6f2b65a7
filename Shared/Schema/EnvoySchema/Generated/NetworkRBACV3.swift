// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_rbac_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyNetworkRBACV3 {
    /// `envoy.extensions.filters.network.rbac.v3.RBAC`.
    package struct RBAC: Sendable, Hashable {
        /// Field 1, `rules`.
        package var rules: EnvoyRBACV3.RBAC? = nil
        /// Field 3, `stat_prefix`.
        package var statPrefix: String = ""
        /// Field 4, `enforcement_type`.
        package var enforcementType: EnvoyNetworkRBACV3.RBAC.EnforcementType = .oneTimeOnFirstByte

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rules: EnvoyRBACV3.RBAC? = nil,
            statPrefix: String = "",
            enforcementType: EnvoyNetworkRBACV3.RBAC.EnforcementType = .oneTimeOnFirstByte
        ) {
            self.rules = rules
            self.statPrefix = statPrefix
            self.enforcementType = enforcementType
        }

        /// `envoy.extensions.filters.network.rbac.v3.RBAC.EnforcementType`.
        package enum EnforcementType: Sendable, Hashable {
            /// 0 on the wire.
            case oneTimeOnFirstByte
            /// 1 on the wire.
            case continuous
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .oneTimeOnFirstByte
                case 1: self = .continuous
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .oneTimeOnFirstByte: 0
                case .continuous: 1
                case .unrecognized(let value): value
                }
            }
        }
    }
}
