import ConfigEntryTables
import ConsulJSON
import MeshDomain

/// Rules of `jwt-provider`.
///
/// - Source: reference http-api-and-config.md §5.2; texts are Consul's where they were recorded.
enum JWTProviderRules {
    /// How far clocks may differ when nothing is said, in seconds.
    private static let defaultClockSkew = 30
    private static let discoveryTypes = ["", "STATIC", "STRICT_DNS", "LOGICAL_DNS", "EDS", "ORIGINAL_DST"]

    /// The entry with the clock skew filled in.
    ///
    /// - Throws: `rejected` naming the field.
    static func normalized(_ entry: JWTProvider) throws(MeshError) -> JWTProvider {
        var entry = entry
        if entry.clockSkewSeconds == 0 { entry.clockSkewSeconds = defaultClockSkew }
        if entry.name.isEmpty { throw MeshError(.rejected, "Name is required") }
        guard let keys = entry.keys else { throw MeshError(.rejected, "JSONWebKeySet is required") }
        try validate(keys)
        for location in entry.locations { try validate(location) }
        if let forwarding = entry.forwarding, forwarding.header.isEmpty {
            throw MeshError(.rejected, "Header name required for forwarding config")
        }
        if entry.clockSkewSeconds < 0 { throw MeshError(.rejected, "ClockSkewSeconds must be >= 0") }
        if let size = entry.cacheSize, size < 0 { throw MeshError(.rejected, "CacheConfig: Size must be >= 0") }
        return entry
    }

    private static func validate(_ keys: JSONWebKeySource) throws(MeshError) {
        switch (keys.local, keys.remote) {
        case (let local?, nil):
            guard local.encoded.isEmpty != local.filename.isEmpty else {
                throw MeshError(.rejected, "must specify exactly one of JWKS or Filename for a local key set")
            }
            do { _ = try Base64.decode(local.encoded) } catch {
                throw MeshError(.rejected, "JWKS must be valid base64 encoded string")
            }
        case (nil, let remote?): try validate(remote)
        case _: throw MeshError(.rejected, "must specify exactly one of Local or Remote JSON Web key set")
        }
    }

    private static func validate(_ remote: RemoteKeySet) throws(MeshError) {
        if remote.uri.isEmpty { throw MeshError(.rejected, "Remote JWKS URI is required") }
        guard isAbsolute(remote.uri) else {
            throw MeshError(
                .rejected,
                "Remote JWKS URI is invalid: parse \"\(remote.uri)\": invalid URI for request, uri: \(remote.uri)"
            )
        }
        if remote.requestTimeoutMilliseconds < 0 || remote.cacheDurationNanoseconds < 0 {
            throw MeshError(.rejected, "Remote JWKS: RequestTimeoutMs and CacheDuration must be >= 0")
        }
        if let policy = remote.retryPolicy {
            if policy.retryCount < 0 { throw MeshError(.rejected, "Remote JWKS: NumRetries must be >= 0") }
            if let backOff = policy.backOff,
                backOff.baseNanoseconds < 0
                    || backOff.maximumNanoseconds != 0 && backOff.maximumNanoseconds < backOff.baseNanoseconds
            {
                throw MeshError(
                    .rejected,
                    "Remote JWKS: the BaseInterval of RetryPolicyBackOff must be from 0 to its MaxInterval"
                )
            }
        }
        if let cluster = remote.cluster { try validate(cluster) }
    }

    private static func validate(_ cluster: KeySetCluster) throws(MeshError) {
        guard discoveryTypes.contains(cluster.discoveryType) else {
            throw MeshError(.rejected, "JWKSCluster: unsupported DiscoveryType \"\(cluster.discoveryType)\"")
        }
        if cluster.connectTimeoutNanoseconds < 0 {
            throw MeshError(.rejected, "JWKSCluster: ConnectTimeout must be >= 0")
        }
        if cluster.trustedCA != nil, cluster.caProvider != nil {
            throw MeshError(
                .rejected,
                "JWKSCluster: only one of TrustedCA and CaCertificateProviderInstance can be set"
            )
        }
        if let trusted = cluster.trustedCA {
            let places = [
                trusted.filename, trusted.environmentVariable, trusted.inlineString, trusted.inlineBytes,
            ]
            guard places.filter({ !$0.isEmpty }).count == 1 else {
                throw MeshError(
                    .rejected,
                    "JWKSCluster: TrustedCA needs exactly one of Filename, EnvironmentVariable, InlineString and InlineBytes"
                )
            }
            guard trusted.inlineBytes.isEmpty || (try? Base64.decode(trusted.inlineBytes).isEmpty) == false else {
                throw MeshError(.rejected, "JWKSCluster: InlineBytes of TrustedCA is not base64")
            }
        }
    }

    private static func validate(_ location: JWTLocation) throws(MeshError) {
        let names = [location.header?.header, location.queryParameter, location.cookie].compactMap(\.self)
        guard names.count == 1 else {
            throw EntryRules.refusal(["must set exactly one of: JWT location header, query param or cookie"])
        }
        if names[0].isEmpty { throw EntryRules.refusal(["JWT location must have a Name"]) }
    }

    /// Whether it is an address of HTTP with a host.
    private static func isAbsolute(_ uri: String) -> Bool {
        let lower = uri.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return false }
        let host = uri.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        guard !host.isEmpty, !uri.contains(where: { $0 == " " || $0.isNewline }) else { return false }
        let place = host.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard let colon = place.lastIndex(of: ":"), !place[colon...].contains("]") else { return !place.isEmpty }
        return colon > place.startIndex && (1...65535).contains(Int(place[place.index(after: colon)...]) ?? 0)
    }

    /// A provider that intentions need cannot be taken away.
    ///
    /// - Throws: `rejected` in Consul's words, naming the intention.
    static func validateRemoval(_ key: EntryKey, _ state: ConfigEntryState) throws(MeshError) {
        for entry in state.entries(.serviceIntentions, in: key.scope) {
            guard let intentions = ServiceIntentions(entry.body) else { continue }
            guard intentions.neededProviders.contains(where: { $0.folded == key.folded }) else { continue }
            throw MeshError(
                .rejected,
                "cannot delete jwt provider config entry referenced by an intention. Provider name: \(key.name),"
                    + " intention name: \(entry.name)"
            )
        }
    }
}
