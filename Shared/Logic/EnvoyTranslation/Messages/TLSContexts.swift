import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The mutual TLS of the mesh.
///
/// - Source: what is validated in which direction, reference §4.4.
enum TLSContexts {
    /// For connections to this proxy: identities of this mesh and of these peers are accepted.
    ///
    /// Application protocols are offered best first.
    static func inbound(
        _ mesh: MeshIdentity,
        _ credentials: ProxyCredentials,
        peers: [TrustDomainRoots],
        applicationProtocols: [String] = []
    ) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        let validation =
            peers.isEmpty
            ? EnvoyTLSV3.CertificateValidationContext(trustedCA: .inline(mesh.rootsPEM))
            : try byTrustDomain(mesh, peers)
        return try socket(
            EnvoyTLSV3.DownstreamTlsContext(
                commonTLSContext: common(
                    mesh.settings.incomingTLS,
                    credentials,
                    validation,
                    applicationProtocols: applicationProtocols
                ),
                requireClientCertificate: GoogleProtobuf.BoolValue(value: true)
            )
        )
    }

    /// What no certificate of a mesh says, so that nobody is accepted (Envoy would accept anybody if told of nobody).
    private static let nobody = "spiffe://nobody.invalid/no-identity-is-known"

    /// For connections of this proxy: only these identities may answer; without any nobody may.
    static func outbound(
        _ mesh: MeshIdentity,
        _ credentials: ProxyCredentials,
        rootsPEM: String,
        identities: [String],
        serverName: String
    ) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        let validation = EnvoyTLSV3.CertificateValidationContext(
            trustedCA: .inline(rootsPEM),
            matchTypedSubjectAltNames: (identities.isEmpty ? [nobody] : identities).map {
                EnvoyTLSV3.SubjectAltNameMatcher(sanType: .uri, matcher: .exact($0))
            }
        )
        return try socket(
            EnvoyTLSV3.UpstreamTlsContext(
                commonTLSContext: common(mesh.settings.outgoingTLS, credentials, validation),
                sni: serverName
            )
        )
    }

    static func socket(_ context: some SchemaMessage) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        EnvoyCoreV3.TransportSocket(
            name: "tls",
            configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: context))
        )
    }

    private static func common(
        _ limits: MeshTLSSettings?,
        _ credentials: ProxyCredentials,
        _ validation: EnvoyTLSV3.CertificateValidationContext,
        applicationProtocols: [String] = []
    ) -> EnvoyTLSV3.CommonTlsContext {
        EnvoyTLSV3.CommonTlsContext(
            tlsParams: parameters(limits),
            tlsCertificates: [
                EnvoyTLSV3.TlsCertificate(
                    certificateChain: .inline(credentials.certificatePEM),
                    privateKey: .inline(credentials.privateKeyPEM.revealed)
                )
            ],
            validationContextType: .validationContext(validation),
            alpnProtocols: applicationProtocols
        )
    }

    /// Each trust domain with its own roots, so that no peer can speak for another.
    private static func byTrustDomain(
        _ mesh: MeshIdentity,
        _ peers: [TrustDomainRoots]
    ) throws(SchemaError) -> EnvoyTLSV3.CertificateValidationContext {
        var seen: Set<String> = []
        let own = TrustDomainRoots(trustDomain: mesh.trustDomain, rootsPEM: mesh.rootsPEM)
        let domains = ([own] + peers).filter { seen.insert($0.trustDomain).inserted }
            .sorted { $0.trustDomain < $1.trustDomain }
            .map {
                EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain(
                    name: $0.trustDomain,
                    trustBundle: .inline($0.rootsPEM)
                )
            }
        return EnvoyTLSV3.CertificateValidationContext(
            customValidatorConfig: EnvoyCoreV3.TypedExtensionConfig(
                name: "envoy.tls.cert_validator.spiffe",
                typedConfig: try GoogleProtobuf.AnyMessage(
                    packing: EnvoyTLSV3.SPIFFECertValidatorConfig(trustDomains: domains)
                )
            )
        )
    }

    static func parameters(_ limits: MeshTLSSettings?) -> EnvoyTLSV3.TlsParameters {
        guard let limits else { return EnvoyTLSV3.TlsParameters() }
        return EnvoyTLSV3.TlsParameters(
            tlsMinimumProtocolVersion: version(limits.minVersion),
            tlsMaximumProtocolVersion: version(limits.maxVersion),
            cipherSuites: limits.cipherSuites.compactMap { cipherSuites[$0] }
        )
    }

    private static func version(_ name: String) -> EnvoyTLSV3.TlsParameters.TlsProtocol {
        switch name {
        case "TLSv1_0": .tlSv10
        case "TLSv1_1": .tlSv11
        case "TLSv1_2": .tlSv12
        case "TLSv1_3": .tlSv13
        default: .tlsAuto
        }
    }

    /// Config entries use the registered names, Envoy those of BoringSSL.
    private static let cipherSuites: [String: String] = [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256": "ECDHE-ECDSA-AES128-GCM-SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256": "ECDHE-ECDSA-CHACHA20-POLY1305",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256": "ECDHE-RSA-AES128-GCM-SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256": "ECDHE-RSA-CHACHA20-POLY1305",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA": "ECDHE-ECDSA-AES128-SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA": "ECDHE-RSA-AES128-SHA",
        "TLS_RSA_WITH_AES_128_GCM_SHA256": "AES128-GCM-SHA256",
        "TLS_RSA_WITH_AES_128_CBC_SHA": "AES128-SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384": "ECDHE-ECDSA-AES256-GCM-SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384": "ECDHE-RSA-AES256-GCM-SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA": "ECDHE-ECDSA-AES256-SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA": "ECDHE-RSA-AES256-SHA",
        "TLS_RSA_WITH_AES_256_GCM_SHA384": "AES256-GCM-SHA384",
        "TLS_RSA_WITH_AES_256_CBC_SHA": "AES256-SHA",
    ]
}
