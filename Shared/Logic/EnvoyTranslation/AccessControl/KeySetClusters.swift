import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// How a proxy gets the keys (JWKS) that are elsewhere.
///
/// - Source: recorded (`intentions-jwt`), with differences: a host with a name is looked up (Consul 1.16 makes a cluster that Envoy
///   refuses), its name is sent (SNI) and, where an authority is given, asked of its certificate.
enum KeySetClusters {
    /// How long a fetch may take when the entry does not say so, in milliseconds.
    private static let usualTimeout = 1000

    static func all(_ tokens: TokenInputs) -> [ResourcePlan<EnvoyClusterV3.Cluster>] {
        tokens.providers.compactMap { provider in
            guard let remote = provider.entry.keys?.remote, let place = KeySetAddress(remote.uri) else { return nil }
            let name = clusterName(of: provider.entry)
            return ResourcePlan(name) { () throws(SchemaError) in
                try cluster(name, remote, place, authority: provider.authority)
            }
            .made(from: [EntryKey(kind: .jwtProvider, name: provider.entry.name)])
        }
    }

    /// What a provider says of keys that are fetched.
    static func remote(_ keys: RemoteKeySet, of provider: JWTProvider) -> EnvoyJWTAuthnV3.RemoteJwks {
        let timeout = keys.requestTimeoutMilliseconds
        var message = EnvoyJWTAuthnV3.RemoteJwks(
            httpURI: EnvoyCoreV3.HttpUri(
                uri: keys.uri,
                httpUpstreamType: .cluster(clusterName(of: provider)),
                timeout: .milliseconds(timeout > 0 ? timeout : usualTimeout)
            )
        )
        if keys.cacheDurationNanoseconds > 0 { message.cacheDuration = .nanoseconds(keys.cacheDurationNanoseconds) }
        if keys.fetchAsynchronously { message.asyncFetch = EnvoyJWTAuthnV3.JwksAsyncFetch(fastListener: true) }
        guard let policy = keys.retryPolicy else { return message }
        var retry = EnvoyCoreV3.RetryPolicy(numRetries: .init(clamping: policy.retryCount))
        if let pauses = policy.backOff, pauses.baseNanoseconds > 0 {
            retry.retryBackOff = EnvoyCoreV3.BackoffStrategy(
                baseInterval: .nanoseconds(pauses.baseNanoseconds),
                maxInterval: pauses.maximumNanoseconds > 0 ? .nanoseconds(pauses.maximumNanoseconds) : nil
            )
        }
        message.retryPolicy = retry
        return message
    }

    /// What has to be told of how keys are fetched.
    static func problem(_ provider: JWTProvider) -> TranslationProblem? {
        guard let remote = provider.keys?.remote else { return nil }
        guard let place = KeySetAddress(remote.uri) else {
            return TranslationProblem(
                type: .cluster,
                name: clusterName(of: provider),
                reason: "nobody is let in by jwt-provider \"\(provider.name)\": \"\(remote.uri)\" names no server;"
                    + " set JSONWebKeySet.Remote.URI"
            )
        }
        guard place.isEncrypted, remote.cluster?.trustedCA == nil, remote.cluster?.caProvider == nil else { return nil }
        return TranslationProblem(
            type: .cluster,
            name: clusterName(of: provider),
            reason: "the keys of jwt-provider \"\(provider.name)\" are fetched without checking who sends them, as in"
                + " Consul; set JSONWebKeySet.Remote.JWKSCluster.TLSCertificates"
        )
    }

    private static func clusterName(of provider: JWTProvider) -> String { "jwks_cluster_\(provider.name)" }

    private static func cluster(
        _ name: String,
        _ keys: RemoteKeySet,
        _ place: KeySetAddress,
        authority: [UInt8]
    ) throws(SchemaError) -> EnvoyClusterV3.Cluster {
        let endpoint = MeshEndpoint(address: place.host, port: place.port, health: nil)
        var cluster = EnvoyClusterV3.Cluster(
            name: name,
            clusterDiscoveryType: .type(discovery(keys.cluster?.discoveryType ?? "", endpoint)),
            loadAssignment: Endpoints.message(clusterName: name, [endpoint])
        )
        // A name with addresses of both families is often served on the older one only (`localhost`).
        if endpoint.isHostname { cluster.dnsLookupFamily = .v4Preferred }
        if let timeout = keys.cluster?.connectTimeoutNanoseconds, timeout > 0 {
            cluster.connectTimeout = .nanoseconds(timeout)
        }
        guard place.isEncrypted else { return cluster }
        var validation = EnvoyTLSV3.CertificateValidationContext()
        if let provider = keys.cluster?.caProvider {
            validation.caCertificateProviderInstance = EnvoyTLSV3.CertificateProviderPluginInstance(
                instanceName: provider.instanceName,
                certificateName: provider.certificateName
            )
        } else {
            validation.trustedCA = keys.cluster?.trustedCA.flatMap { source($0, authority) }
        }
        let checks = validation != EnvoyTLSV3.CertificateValidationContext()
        if checks {
            validation.matchTypedSubjectAltNames = [
                EnvoyTLSV3.SubjectAltNameMatcher(
                    sanType: endpoint.isHostname ? .dns : .ipAddress,
                    matcher: .exact(place.host)
                )
            ]
        }
        cluster.transportSocket = try TLSContexts.socket(
            EnvoyTLSV3.UpstreamTlsContext(
                commonTLSContext: EnvoyTLSV3.CommonTlsContext(validationContextType: .validationContext(validation)),
                sni: endpoint.isHostname ? place.host : ""
            )
        )
        return cluster
    }

    private static func discovery(
        _ wish: String,
        _ endpoint: MeshEndpoint
    ) -> EnvoyClusterV3.Cluster.DiscoveryType {
        switch wish {
        case "LOGICAL_DNS": .logicalDNS
        case "STRICT_DNS": .strictDNS
        // The others need what a key set does not have, or an address.
        default: endpoint.isHostname ? .strictDNS : .static
        }
    }

    private static func source(_ place: KeySetTrustedCA, _ bytes: [UInt8]) -> EnvoyCoreV3.DataSource? {
        if !place.filename.isEmpty { return EnvoyCoreV3.DataSource(specifier: .filename(place.filename)) }
        if !place.environmentVariable.isEmpty {
            return EnvoyCoreV3.DataSource(specifier: .environmentVariable(place.environmentVariable))
        }
        if !place.inlineString.isEmpty { return .inline(place.inlineString) }
        return place.inlineBytes.isEmpty ? nil : EnvoyCoreV3.DataSource(specifier: .inlineBytes(bytes))
    }
}

/// The server in an absolute address (`https://host:port/path`).
struct KeySetAddress {
    let host: String
    let port: Int
    let isEncrypted: Bool

    /// Nil when no server can be read from it.
    init?(_ uri: String) {
        let lower = uri.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        isEncrypted = scheme == "https://"
        var authority = uri.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        var number: Substring?
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = String(authority[authority.index(after: authority.startIndex)..<end])
            let rest = authority[authority.index(after: end)...]
            if rest.hasPrefix(":") { number = rest.dropFirst() }
        } else if let colon = authority.lastIndex(of: ":") {
            host = String(authority[..<colon])
            number = authority[authority.index(after: colon)...]
        } else {
            host = String(authority)
        }
        guard let port = number.map({ Int($0) }) ?? (isEncrypted ? 443 : 80), (1...65535).contains(port), !host.isEmpty
        else { return nil }
        self.port = port
    }
}
