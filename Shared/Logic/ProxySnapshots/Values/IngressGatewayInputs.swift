package import MeshDomain

/// What an ingress gateway's configuration is made from, without endpoints.
package struct IngressGatewayInputs: Sendable, Hashable {
    package var mesh: MeshIdentity
    /// The gateway's own: it calls services as itself, and shows it to callers where TLS is on.
    package var credentials: ProxyCredentials
    /// The gateway's service, which has the entry.
    package var gateway: ServiceName
    /// In the order of addresses, then of the entry.
    package var listeners: [IngressPort]
    /// What should be passed on and cannot be.
    package var blocked: [BlockedUpstream]
    package var accessLogs: AccessLogsConfiguration
    package var fetchTimeoutMilliseconds: Int?

    /// The services behind all listeners.
    package var upstreams: [SidecarUpstream] { listeners.flatMap(\.services).map(\.upstream) }
}

/// One address and port on which an ingress gateway listens.
package struct IngressPort: Sendable, Hashable {
    package var address: String
    package var port: Int
    /// `tcp`, `http`, `http2` or `grpc`.
    package var listenerProtocol: String
    /// Nil for callers without TLS.
    package var tls: IngressTLS?
    /// At most one where requests are not looked at.
    package var services: [IngressTarget]
}

/// How an ingress gateway ends TLS of its callers.
package struct IngressTLS: Sendable, Hashable {
    package var limits: MeshTLSSettings
    /// Where Envoy gets the certificate; nil for the gateway's own leaf.
    package var certificate: GatewaySDS?

    /// Names the limits and the certificate.
    package init(limits: MeshTLSSettings, certificate: GatewaySDS?) {
        self.limits = limits
        self.certificate = certificate
    }
}

/// A service behind a port of an ingress gateway.
package struct IngressTarget: Sendable, Hashable {
    package var upstream: SidecarUpstream
    /// The `Host` headers that are meant for it; of no use where requests are not looked at.
    package var domains: [String]
    /// The names by which it is found in TLS, when it has a certificate of its own.
    package var hosts: [String]
    package var requestHeaders: HeaderModifiers
    package var responseHeaders: HeaderModifiers
    /// Its own certificate.
    package var certificate: GatewaySDS?
}
