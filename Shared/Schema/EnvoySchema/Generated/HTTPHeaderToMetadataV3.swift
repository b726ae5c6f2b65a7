// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_header_to_metadata_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyHeaderToMetadataV3 {
    /// `envoy.extensions.filters.http.header_to_metadata.v3.Config`.
    package struct Config: Sendable, Hashable {
        /// Field 1, `request_rules`.
        package var requestRules: [EnvoyHeaderToMetadataV3.Config.Rule] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            requestRules: [EnvoyHeaderToMetadataV3.Config.Rule] = []
        ) {
            self.requestRules = requestRules
        }

        /// `envoy.extensions.filters.http.header_to_metadata.v3.Config.ValueType`.
        package enum ValueType: Sendable, Hashable {
            /// 0 on the wire.
            case string
            /// 1 on the wire.
            case number
            /// 2 on the wire.
            case protobufValue
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .string
                case 1: self = .number
                case 2: self = .protobufValue
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .string: 0
                case .number: 1
                case .protobufValue: 2
                case .unrecognized(let value): value
                }
            }
        }

        /// `envoy.extensions.filters.http.header_to_metadata.v3.Config.KeyValuePair`.
        package struct KeyValuePair: Sendable, Hashable {
            /// Field 1, `metadata_namespace`.
            package var metadataNamespace: String = ""
            /// Field 2, `key`.
            package var key: String = ""
            /// Field 3, `value`.
            package var value: String = ""
            /// Field 4, `type`.
            package var type: EnvoyHeaderToMetadataV3.Config.ValueType = .string
            /// Field 6, `regex_value_rewrite`.
            package var regexValueRewrite: EnvoyMatcherV3.RegexMatchAndSubstitute? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                metadataNamespace: String = "",
                key: String = "",
                value: String = "",
                type: EnvoyHeaderToMetadataV3.Config.ValueType = .string,
                regexValueRewrite: EnvoyMatcherV3.RegexMatchAndSubstitute? = nil
            ) {
                self.metadataNamespace = metadataNamespace
                self.key = key
                self.value = value
                self.type = type
                self.regexValueRewrite = regexValueRewrite
            }
        }

        /// `envoy.extensions.filters.http.header_to_metadata.v3.Config.Rule`.
        package struct Rule: Sendable, Hashable {
            /// Field 1, `header`.
            package var header: String = ""
            /// Field 2, `on_header_present`.
            package var onHeaderPresent: EnvoyHeaderToMetadataV3.Config.KeyValuePair? = nil
            /// Field 3, `on_header_missing`.
            package var onHeaderMissing: EnvoyHeaderToMetadataV3.Config.KeyValuePair? = nil
            /// Field 4, `remove`.
            package var remove: Bool = false
            /// Field 5, `cookie`.
            package var cookie: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                header: String = "",
                onHeaderPresent: EnvoyHeaderToMetadataV3.Config.KeyValuePair? = nil,
                onHeaderMissing: EnvoyHeaderToMetadataV3.Config.KeyValuePair? = nil,
                remove: Bool = false,
                cookie: String = ""
            ) {
                self.header = header
                self.onHeaderPresent = onHeaderPresent
                self.onHeaderMissing = onHeaderMissing
                self.remove = remove
                self.cookie = cookie
            }
        }
    }
}
