// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/transport_sockets_tls_v3.proto; change that and run deploy/make/generate.sh.

package import SchemaRuntime

extension EnvoyTLSV3 {
    /// `envoy.extensions.transport_sockets.tls.v3.TlsParameters`.
    package struct TlsParameters: Sendable, Hashable {
        /// Field 1, `tls_minimum_protocol_version`.
        package var tlsMinimumProtocolVersion: EnvoyTLSV3.TlsParameters.TlsProtocol = .tlsAuto
        /// Field 2, `tls_maximum_protocol_version`.
        package var tlsMaximumProtocolVersion: EnvoyTLSV3.TlsParameters.TlsProtocol = .tlsAuto
        /// Field 3, `cipher_suites`.
        package var cipherSuites: [String] = []
        /// Field 4, `ecdh_curves`.
        package var ecdhCurves: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tlsMinimumProtocolVersion: EnvoyTLSV3.TlsParameters.TlsProtocol = .tlsAuto,
            tlsMaximumProtocolVersion: EnvoyTLSV3.TlsParameters.TlsProtocol = .tlsAuto,
            cipherSuites: [String] = [],
            ecdhCurves: [String] = []
        ) {
            self.tlsMinimumProtocolVersion = tlsMinimumProtocolVersion
            self.tlsMaximumProtocolVersion = tlsMaximumProtocolVersion
            self.cipherSuites = cipherSuites
            self.ecdhCurves = ecdhCurves
        }

        /// `envoy.extensions.transport_sockets.tls.v3.TlsParameters.TlsProtocol`.
        package enum TlsProtocol: Sendable, Hashable {
            /// 0 on the wire.
            case tlsAuto
            /// 1 on the wire.
            case tlSv10
            /// 2 on the wire.
            case tlSv11
            /// 3 on the wire.
            case tlSv12
            /// 4 on the wire.
            case tlSv13
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .tlsAuto
                case 1: self = .tlSv10
                case 2: self = .tlSv11
                case 3: self = .tlSv12
                case 4: self = .tlSv13
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .tlsAuto: 0
                case .tlSv10: 1
                case .tlSv11: 2
                case .tlSv12: 3
                case .tlSv13: 4
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.TlsCertificate`.
    package struct TlsCertificate: Sendable, Hashable {
        /// Field 1, `certificate_chain`.
        package var certificateChain: EnvoyCoreV3.DataSource? = nil
        /// Field 2, `private_key`.
        package var privateKey: EnvoyCoreV3.DataSource? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            certificateChain: EnvoyCoreV3.DataSource? = nil,
            privateKey: EnvoyCoreV3.DataSource? = nil
        ) {
            self.certificateChain = certificateChain
            self.privateKey = privateKey
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher`.
    package struct SubjectAltNameMatcher: Sendable, Hashable {
        /// Field 1, `san_type`.
        package var sanType: EnvoyTLSV3.SubjectAltNameMatcher.SanType = .sanTypeUnspecified
        /// Field 2, `matcher`.
        package var matcher: EnvoyMatcherV3.StringMatcher? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            sanType: EnvoyTLSV3.SubjectAltNameMatcher.SanType = .sanTypeUnspecified,
            matcher: EnvoyMatcherV3.StringMatcher? = nil
        ) {
            self.sanType = sanType
            self.matcher = matcher
        }

        /// `envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher.SanType`.
        package enum SanType: Sendable, Hashable {
            /// 0 on the wire.
            case sanTypeUnspecified
            /// 1 on the wire.
            case email
            /// 2 on the wire.
            case dns
            /// 3 on the wire.
            case uri
            /// 4 on the wire.
            case ipAddress
            /// 5 on the wire.
            case otherName
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .sanTypeUnspecified
                case 1: self = .email
                case 2: self = .dns
                case 3: self = .uri
                case 4: self = .ipAddress
                case 5: self = .otherName
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .sanTypeUnspecified: 0
                case .email: 1
                case .dns: 2
                case .uri: 3
                case .ipAddress: 4
                case .otherName: 5
                case .unrecognized(let value): value
                }
            }
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.CertificateProviderPluginInstance`.
    package struct CertificateProviderPluginInstance: Sendable, Hashable {
        /// Field 1, `instance_name`.
        package var instanceName: String = ""
        /// Field 2, `certificate_name`.
        package var certificateName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            instanceName: String = "",
            certificateName: String = ""
        ) {
            self.instanceName = instanceName
            self.certificateName = certificateName
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext`.
    package struct CertificateValidationContext: Sendable, Hashable {
        /// Field 1, `trusted_ca`.
        package var trustedCA: EnvoyCoreV3.DataSource? = nil
        /// Field 9, `match_subject_alt_names`.
        package var matchSubjectAltNames: [EnvoyMatcherV3.StringMatcher] = []
        /// Field 12, `custom_validator_config`.
        package var customValidatorConfig: EnvoyCoreV3.TypedExtensionConfig? = nil
        /// Field 13, `ca_certificate_provider_instance`.
        package var caCertificateProviderInstance: EnvoyTLSV3.CertificateProviderPluginInstance? = nil
        /// Field 15, `match_typed_subject_alt_names`.
        package var matchTypedSubjectAltNames: [EnvoyTLSV3.SubjectAltNameMatcher] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            trustedCA: EnvoyCoreV3.DataSource? = nil,
            matchSubjectAltNames: [EnvoyMatcherV3.StringMatcher] = [],
            customValidatorConfig: EnvoyCoreV3.TypedExtensionConfig? = nil,
            caCertificateProviderInstance: EnvoyTLSV3.CertificateProviderPluginInstance? = nil,
            matchTypedSubjectAltNames: [EnvoyTLSV3.SubjectAltNameMatcher] = []
        ) {
            self.trustedCA = trustedCA
            self.matchSubjectAltNames = matchSubjectAltNames
            self.customValidatorConfig = customValidatorConfig
            self.caCertificateProviderInstance = caCertificateProviderInstance
            self.matchTypedSubjectAltNames = matchTypedSubjectAltNames
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig`.
    package struct SdsSecretConfig: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `sds_config`.
        package var sdsConfig: EnvoyCoreV3.ConfigSource? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            sdsConfig: EnvoyCoreV3.ConfigSource? = nil
        ) {
            self.name = name
            self.sdsConfig = sdsConfig
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.Secret`.
    package struct Secret: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// One of the fields of `type`, or none.
        package var type: EnvoyTLSV3.Secret.TypeKind? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            type: EnvoyTLSV3.Secret.TypeKind? = nil
        ) {
            self.name = name
            self.type = type
        }

        /// The fields of `type`, of which one is set.
        package enum TypeKind: Sendable, Hashable {
            /// Field 2, `tls_certificate`.
            case tlsCertificate(EnvoyTLSV3.TlsCertificate)
            /// Field 4, `validation_context`.
            indirect case validationContext(EnvoyTLSV3.CertificateValidationContext)
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext`.
    package struct UpstreamTlsContext: Sendable, Hashable {
        /// Field 1, `common_tls_context`.
        package var commonTLSContext: EnvoyTLSV3.CommonTlsContext? {
            get { commonTLSContextStorage?.value }
            set { commonTLSContextStorage = newValue.map(Indirect.box) }
        }
        private var commonTLSContextStorage: Indirect<EnvoyTLSV3.CommonTlsContext>? = nil
        /// Field 2, `sni`.
        package var sni: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            commonTLSContext: EnvoyTLSV3.CommonTlsContext? = nil,
            sni: String = ""
        ) {
            self.commonTLSContext = commonTLSContext
            self.sni = sni
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext`.
    package struct DownstreamTlsContext: Sendable, Hashable {
        /// Field 1, `common_tls_context`.
        package var commonTLSContext: EnvoyTLSV3.CommonTlsContext? {
            get { commonTLSContextStorage?.value }
            set { commonTLSContextStorage = newValue.map(Indirect.box) }
        }
        private var commonTLSContextStorage: Indirect<EnvoyTLSV3.CommonTlsContext>? = nil
        /// Field 2, `require_client_certificate`.
        package var requireClientCertificate: GoogleProtobuf.BoolValue? = nil
        /// Field 3, `require_sni`.
        package var requireSNI: GoogleProtobuf.BoolValue? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            commonTLSContext: EnvoyTLSV3.CommonTlsContext? = nil,
            requireClientCertificate: GoogleProtobuf.BoolValue? = nil,
            requireSNI: GoogleProtobuf.BoolValue? = nil
        ) {
            self.commonTLSContext = commonTLSContext
            self.requireClientCertificate = requireClientCertificate
            self.requireSNI = requireSNI
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.CommonTlsContext`.
    package struct CommonTlsContext: Sendable, Hashable {
        /// Field 1, `tls_params`.
        package var tlsParams: EnvoyTLSV3.TlsParameters? = nil
        /// Field 2, `tls_certificates`.
        package var tlsCertificates: [EnvoyTLSV3.TlsCertificate] = []
        /// One of the fields of `validation_context_type`, or none.
        package var validationContextType: EnvoyTLSV3.CommonTlsContext.ValidationContextType? = nil
        /// Field 4, `alpn_protocols`.
        package var alpnProtocols: [String] = []
        /// Field 6, `tls_certificate_sds_secret_configs`.
        package var tlsCertificateSdsSecretConfigs: [EnvoyTLSV3.SdsSecretConfig] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tlsParams: EnvoyTLSV3.TlsParameters? = nil,
            tlsCertificates: [EnvoyTLSV3.TlsCertificate] = [],
            validationContextType: EnvoyTLSV3.CommonTlsContext.ValidationContextType? = nil,
            alpnProtocols: [String] = [],
            tlsCertificateSdsSecretConfigs: [EnvoyTLSV3.SdsSecretConfig] = []
        ) {
            self.tlsParams = tlsParams
            self.tlsCertificates = tlsCertificates
            self.validationContextType = validationContextType
            self.alpnProtocols = alpnProtocols
            self.tlsCertificateSdsSecretConfigs = tlsCertificateSdsSecretConfigs
        }

        /// The fields of `validation_context_type`, of which one is set.
        package enum ValidationContextType: Sendable, Hashable {
            /// Field 3, `validation_context`.
            indirect case validationContext(EnvoyTLSV3.CertificateValidationContext)
            /// Field 7, `validation_context_sds_secret_config`.
            case validationContextSdsSecretConfig(EnvoyTLSV3.SdsSecretConfig)
        }
    }

    /// `envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig`.
    package struct SPIFFECertValidatorConfig: Sendable, Hashable {
        /// Field 1, `trust_domains`.
        package var trustDomains: [EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            trustDomains: [EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain] = []
        ) {
            self.trustDomains = trustDomains
        }

        /// `envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig.TrustDomain`.
        package struct TrustDomain: Sendable, Hashable {
            /// Field 1, `name`.
            package var name: String = ""
            /// Field 2, `trust_bundle`.
            package var trustBundle: EnvoyCoreV3.DataSource? = nil

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                name: String = "",
                trustBundle: EnvoyCoreV3.DataSource? = nil
            ) {
                self.name = name
                self.trustBundle = trustBundle
            }
        }
    }
}
