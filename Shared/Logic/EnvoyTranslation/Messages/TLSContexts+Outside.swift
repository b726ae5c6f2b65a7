import DiscoveryChain
import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// TLS with those who are not in the mesh.
extension TLSContexts {
    /// Finds out which name a connection asks for before it is taken.
    static func inspector() throws(SchemaError) -> EnvoyListenerV3.ListenerFilter {
        EnvoyListenerV3.ListenerFilter(
            name: "envoy.filters.listener.tls_inspector",
            configType: .typedConfig(try GoogleProtobuf.AnyMessage(packing: EnvoyTLSInspectorV3.TlsInspector()))
        )
    }

    /// For callers from outside: they need no certificate.
    static func ingress(
        _ tls: IngressTLS,
        _ credentials: ProxyCredentials,
        _ listenerProtocol: String
    ) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        var context = EnvoyTLSV3.CommonTlsContext(tlsParams: parameters(tls.limits))
        if ServiceProtocol.isHTTP2(listenerProtocol) {
            context.alpnProtocols = ["h2", "http/1.1"]
        } else if ServiceProtocol.isHTTP(listenerProtocol) {
            context.alpnProtocols = ["http/1.1"]
        }
        if let secret = tls.certificate {
            context.tlsCertificateSdsSecretConfigs = [self.secret(secret)]
        } else {
            context.tlsCertificates = [
                EnvoyTLSV3.TlsCertificate(
                    certificateChain: .inline(credentials.certificatePEM),
                    privateKey: .inline(credentials.privateKeyPEM.revealed)
                )
            ]
        }
        return try socket(
            EnvoyTLSV3.DownstreamTlsContext(
                commonTLSContext: context,
                requireClientCertificate: GoogleProtobuf.BoolValue(value: false)
            )
        )
    }

    /// A certificate that Envoy asks a server of the operator's for.
    private static func secret(_ place: GatewaySDS) -> EnvoyTLSV3.SdsSecretConfig {
        let server = EnvoyCoreV3.GrpcService(
            targetSpecifier: .envoyGRPC(EnvoyCoreV3.GrpcService.EnvoyGrpc(clusterName: place.clusterName)),
            timeout: GoogleProtobuf.Duration(seconds: 5)
        )
        let source = EnvoyCoreV3.ApiConfigSource(
            apiType: .grpc,
            grpcServices: [server],
            transportAPIVersion: .v3
        )
        return EnvoyTLSV3.SdsSecretConfig(
            name: place.certificateResource,
            sdsConfig: EnvoyCoreV3.ConfigSource(
                configSourceSpecifier: .apiConfigSource(source),
                resourceAPIVersion: .v3
            )
        )
    }

    /// For connections to a service outside: files of the gateway's machine; with a name, only that one may answer.
    ///
    /// - Source: recorded (`terminating-plain-and-ca`).
    static func toOutside(_ link: LinkedService) throws(SchemaError) -> EnvoyCoreV3.TransportSocket {
        let kinds: [EnvoyTLSV3.SubjectAltNameMatcher.SanType] = [.uri, .dns, .email, .ipAddress]
        let validation = EnvoyTLSV3.CertificateValidationContext(
            trustedCA: .file(link.caFile),
            matchTypedSubjectAltNames: link.sni.isEmpty
                ? [] : kinds.map { EnvoyTLSV3.SubjectAltNameMatcher(sanType: $0, matcher: .exact(link.sni)) }
        )
        var context = EnvoyTLSV3.CommonTlsContext(
            tlsParams: EnvoyTLSV3.TlsParameters(),
            validationContextType: .validationContext(validation)
        )
        if !link.certFile.isEmpty {
            context.tlsCertificates = [
                EnvoyTLSV3.TlsCertificate(certificateChain: .file(link.certFile), privateKey: .file(link.keyFile))
            ]
        }
        return try socket(EnvoyTLSV3.UpstreamTlsContext(commonTLSContext: context, sni: link.sni))
    }
}

extension EnvoyCoreV3.DataSource {
    /// A file on Envoy's machine.
    fileprivate static func file(_ path: String) -> EnvoyCoreV3.DataSource {
        EnvoyCoreV3.DataSource(specifier: .filename(path))
    }
}
