// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/rbac_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyRBACV3 {
    /// `envoy.config.rbac.v3.MetadataSource`.
    package enum MetadataSource: Sendable, Hashable {
        /// 0 on the wire.
        case dynamic
        /// 1 on the wire.
        case route
        /// A value this schema does not know; kept as it came.
        case unrecognized(Int32)

        /// The value for a number on the wire.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .dynamic
            case 1: self = .route
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .dynamic: 0
            case .route: 1
            case .unrecognized(let value): value
            }
        }
    }

    /// `envoy.config.rbac.v3.RBAC`.
    package struct RBAC: Sendable, Hashable {
        /// Field 1, `action`.
        package var action: EnvoyRBACV3.RBAC.Action = .allow
        /// Field 2, `policies`.
        package var policies: [String: EnvoyRBACV3.Policy] = [:]

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            action: EnvoyRBACV3.RBAC.Action = .allow,
            policies: [String: EnvoyRBACV3.Policy] = [:]
        ) {
            self.action = action
            self.policies = policies
        }

        /// `envoy.config.rbac.v3.RBAC.Action`.
        package enum Action: Sendable, Hashable {
            /// 0 on the wire.
            case allow
            /// 1 on the wire.
            case deny
            /// 2 on the wire.
            case log
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .allow
                case 1: self = .deny
                case 2: self = .log
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .allow: 0
                case .deny: 1
                case .log: 2
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.config.rbac.v3.Policy`.
    package struct Policy: Sendable, Hashable {
        /// Field 1, `permissions`.
        package var permissions: [EnvoyRBACV3.Permission] = []
        /// Field 2, `principals`.
        package var principals: [EnvoyRBACV3.Principal] = []
        /// Field 3, `condition`.
        package var condition: GoogleCEL.Expr? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            permissions: [EnvoyRBACV3.Permission] = [],
            principals: [EnvoyRBACV3.Principal] = [],
            condition: GoogleCEL.Expr? = nil
        ) {
            self.permissions = permissions
            self.principals = principals
            self.condition = condition
        }
    }

    /// `envoy.config.rbac.v3.SourcedMetadata`.
    package struct SourcedMetadata: Sendable, Hashable {
        /// Field 1, `metadata_matcher`.
        package var metadataMatcher: EnvoyMatcherV3.MetadataMatcher? = nil
        /// Field 2, `metadata_source`.
        package var metadataSource: EnvoyRBACV3.MetadataSource = .dynamic

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            metadataMatcher: EnvoyMatcherV3.MetadataMatcher? = nil,
            metadataSource: EnvoyRBACV3.MetadataSource = .dynamic
        ) {
            self.metadataMatcher = metadataMatcher
            self.metadataSource = metadataSource
        }
    }

    /// `envoy.config.rbac.v3.Permission`.
    package struct Permission: Sendable, Hashable {
        /// One of the fields of `rule`, or none.
        package var rule: EnvoyRBACV3.Permission.Rule? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rule: EnvoyRBACV3.Permission.Rule? = nil
        ) {
            self.rule = rule
        }

        /// The fields of `rule`, of which one is set.
        package enum Rule: Sendable, Hashable {
            /// Field 1, `and_rules`.
            case andRules(EnvoyRBACV3.Permission.Set)
            /// Field 2, `or_rules`.
            case orRules(EnvoyRBACV3.Permission.Set)
            /// Field 3, `any`.
            case any(Bool)
            /// Field 4, `header`.
            case header(EnvoyRouteV3.HeaderMatcher)
            /// Field 5, `destination_ip`.
            case destinationIP(EnvoyCoreV3.CidrRange)
            /// Field 6, `destination_port`.
            case destinationPort(UInt32)
            /// Field 7, `metadata`.
            case metadata(EnvoyMatcherV3.MetadataMatcher)
            /// Field 8, `not_rule`.
            indirect case notRule(EnvoyRBACV3.Permission)
            /// Field 9, `requested_server_name`.
            case requestedServerName(EnvoyMatcherV3.StringMatcher)
            /// Field 10, `url_path`.
            case urlPath(EnvoyMatcherV3.PathMatcher)
            /// Field 14, `sourced_metadata`.
            case sourcedMetadata(EnvoyRBACV3.SourcedMetadata)
        }

        /// `envoy.config.rbac.v3.Permission.Set`.
        package struct Set: Sendable, Hashable {
            /// Field 1, `rules`.
            package var rules: [EnvoyRBACV3.Permission] = []

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                rules: [EnvoyRBACV3.Permission] = []
            ) {
                self.rules = rules
            }
        }
    }

    /// `envoy.config.rbac.v3.Principal`.
    package struct Principal: Sendable, Hashable {
        /// One of the fields of `identifier`, or none.
        package var identifier: EnvoyRBACV3.Principal.Identifier? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            identifier: EnvoyRBACV3.Principal.Identifier? = nil
        ) {
            self.identifier = identifier
        }

        /// The fields of `identifier`, of which one is set.
        package enum Identifier: Sendable, Hashable {
            /// Field 1, `and_ids`.
            case andIds(EnvoyRBACV3.Principal.Set)
            /// Field 2, `or_ids`.
            case orIds(EnvoyRBACV3.Principal.Set)
            /// Field 3, `any`.
            case any(Bool)
            /// Field 4, `authenticated`.
            case authenticated(EnvoyRBACV3.Principal.Authenticated)
            /// Field 5, `source_ip`.
            case sourceIP(EnvoyCoreV3.CidrRange)
            /// Field 6, `header`.
            case header(EnvoyRouteV3.HeaderMatcher)
            /// Field 7, `metadata`.
            case metadata(EnvoyMatcherV3.MetadataMatcher)
            /// Field 8, `not_id`.
            indirect case notID(EnvoyRBACV3.Principal)
            /// Field 9, `url_path`.
            case urlPath(EnvoyMatcherV3.PathMatcher)
            /// Field 10, `direct_remote_ip`.
            case directRemoteIP(EnvoyCoreV3.CidrRange)
            /// Field 11, `remote_ip`.
            case remoteIP(EnvoyCoreV3.CidrRange)
            /// Field 13, `sourced_metadata`.
            case sourcedMetadata(EnvoyRBACV3.SourcedMetadata)
        }

        /// `envoy.config.rbac.v3.Principal.Set`.
        package struct Set: Sendable, Hashable {
            /// Field 1, `ids`.
            package var ids: [EnvoyRBACV3.Principal] = []

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                ids: [EnvoyRBACV3.Principal] = []
            ) {
                self.ids = ids
            }
        }

        /// `envoy.config.rbac.v3.Principal.Authenticated`.
        package struct Authenticated: Sendable, Hashable {
            /// Field 2, `principal_name`.
            package var principalName: EnvoyMatcherV3.StringMatcher? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                principalName: EnvoyMatcherV3.StringMatcher? = nil
            ) {
                self.principalName = principalName
            }
        }
    }
}
