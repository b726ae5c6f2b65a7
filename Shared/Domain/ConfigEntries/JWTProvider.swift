/// How tokens of a provider (JWT) are validated.
package struct JWTProvider: Sendable, Hashable {
    package var name: String
    /// What `iss` has to be; empty for anything.
    package var issuer: String
    /// What `aud` may be; none for anything.
    package var audiences: [String]
    package var keys: JSONWebKeySource?
    /// Where in a request the token is; none for `Authorization: Bearer` and the parameter `access_token`.
    package var locations: [JWTLocation]
    package var forwarding: JWTForwarding?
    package var clockSkewSeconds: Int
    /// How many tokens a proxy remembers; nil for none.
    package var cacheSize: Int?

    /// Makes the entry.
    package init(
        name: String,
        issuer: String = "",
        audiences: [String] = [],
        keys: JSONWebKeySource? = nil,
        locations: [JWTLocation] = [],
        forwarding: JWTForwarding? = nil,
        clockSkewSeconds: Int = 0,
        cacheSize: Int? = nil
    ) {
        self.name = name
        self.issuer = issuer
        self.audiences = audiences
        self.keys = keys
        self.locations = locations
        self.forwarding = forwarding
        self.clockSkewSeconds = clockSkewSeconds
        self.cacheSize = cacheSize
    }
}

/// Where the keys of a provider come from: one of both.
package struct JSONWebKeySource: Sendable, Hashable {
    package var local: LocalKeySet?
    package var remote: RemoteKeySet?

    /// Makes the source.
    package init(local: LocalKeySet? = nil, remote: RemoteKeySet? = nil) {
        self.local = local
        self.remote = remote
    }
}

/// Keys that are given, or that stand in a file beside the proxy: one of both.
package struct LocalKeySet: Sendable, Hashable {
    /// A key set (JWKS) in base64.
    package var encoded: String
    package var filename: String

    /// Makes the set.
    package init(encoded: String = "", filename: String = "") {
        self.encoded = encoded
        self.filename = filename
    }
}

/// Keys that the proxy fetches.
package struct RemoteKeySet: Sendable, Hashable {
    package var uri: String
    package var requestTimeoutMilliseconds: Int
    /// 0 means Envoy's default.
    package var cacheDurationNanoseconds: Int64
    /// Listeners do not wait for the keys.
    package var fetchAsynchronously: Bool
    package var retryPolicy: KeySetRetryPolicy?
    package var cluster: KeySetCluster?

    /// Makes the set.
    package init(
        uri: String,
        requestTimeoutMilliseconds: Int = 0,
        cacheDurationNanoseconds: Int64 = 0,
        fetchAsynchronously: Bool = false,
        retryPolicy: KeySetRetryPolicy? = nil,
        cluster: KeySetCluster? = nil
    ) {
        self.uri = uri
        self.requestTimeoutMilliseconds = requestTimeoutMilliseconds
        self.cacheDurationNanoseconds = cacheDurationNanoseconds
        self.fetchAsynchronously = fetchAsynchronously
        self.retryPolicy = retryPolicy
        self.cluster = cluster
    }
}

/// How often, and with which pauses, keys are asked for again.
package struct KeySetRetryPolicy: Sendable, Hashable {
    package var retryCount: Int
    /// Nil when the block `RetryPolicyBackOff` is absent.
    package var backOff: KeySetBackOff?

    /// Makes the policy.
    package init(retryCount: Int = 0, backOff: KeySetBackOff? = nil) {
        self.retryCount = retryCount
        self.backOff = backOff
    }
}

/// Pauses between two attempts, growing from the first to the longest.
package struct KeySetBackOff: Sendable, Hashable {
    package var baseNanoseconds: Int64
    package var maximumNanoseconds: Int64

    /// Makes the pauses.
    package init(baseNanoseconds: Int64 = 0, maximumNanoseconds: Int64 = 0) {
        self.baseNanoseconds = baseNanoseconds
        self.maximumNanoseconds = maximumNanoseconds
    }
}

/// How a proxy reaches the server of the keys.
package struct KeySetCluster: Sendable, Hashable {
    /// "" or `STATIC`, `STRICT_DNS`, `LOGICAL_DNS`, `EDS`, `ORIGINAL_DST`.
    package var discoveryType: String
    package var connectTimeoutNanoseconds: Int64
    /// The authority that its certificate is held against.
    package var trustedCA: KeySetTrustedCA?
    package var caProvider: KeySetCAProvider?

    /// Makes the settings.
    package init(
        discoveryType: String = "",
        connectTimeoutNanoseconds: Int64 = 0,
        trustedCA: KeySetTrustedCA? = nil,
        caProvider: KeySetCAProvider? = nil
    ) {
        self.discoveryType = discoveryType
        self.connectTimeoutNanoseconds = connectTimeoutNanoseconds
        self.trustedCA = trustedCA
        self.caProvider = caProvider
    }
}

/// Where the certificate of an authority is: one of these.
package struct KeySetTrustedCA: Sendable, Hashable {
    package var filename: String
    package var environmentVariable: String
    package var inlineString: String
    /// In base64.
    package var inlineBytes: String

    /// Makes the place.
    package init(
        filename: String = "",
        environmentVariable: String = "",
        inlineString: String = "",
        inlineBytes: String = ""
    ) {
        self.filename = filename
        self.environmentVariable = environmentVariable
        self.inlineString = inlineString
        self.inlineBytes = inlineBytes
    }
}

/// An authority that a provider of Envoy's bootstrap knows.
package struct KeySetCAProvider: Sendable, Hashable {
    package var instanceName: String
    package var certificateName: String

    /// Makes the place.
    package init(instanceName: String = "", certificateName: String = "") {
        self.instanceName = instanceName
        self.certificateName = certificateName
    }
}

/// Where in a request a token is.
package struct JWTLocation: Sendable, Hashable {
    package var header: JWTHeaderLocation?
    package var queryParameter: String?
    package var cookie: String?

    /// Makes a place; one of these is set.
    package init(header: JWTHeaderLocation? = nil, queryParameter: String? = nil, cookie: String? = nil) {
        self.header = header
        self.queryParameter = queryParameter
        self.cookie = cookie
    }
}

/// A token in a header.
package struct JWTHeaderLocation: Sendable, Hashable {
    package var header: String
    /// What stands before the token, such as `Bearer `.
    package var valuePrefix: String
    /// Whether the service gets the header, too.
    package var forward: Bool

    /// Makes a place.
    package init(header: String, valuePrefix: String = "", forward: Bool = false) {
        self.header = header
        self.valuePrefix = valuePrefix
        self.forward = forward
    }
}

/// In which header the service gets the content of a validated token.
package struct JWTForwarding: Sendable, Hashable {
    package var header: String
    package var padPayload: Bool

    /// Makes the settings.
    package init(header: String, padPayload: Bool = false) {
        self.header = header
        self.padPayload = padPayload
    }
}

/// What tokens a caller needs, and what they have to say.
package struct JWTRequirement: Sendable, Hashable {
    package var providers: [JWTProviderRequirement]

    /// Makes the requirement.
    package init(providers: [JWTProviderRequirement] = []) { self.providers = providers }
}

/// A token of one provider that a caller needs.
package struct JWTProviderRequirement: Sendable, Hashable {
    package var provider: NameText
    package var claims: [JWTClaim]

    /// Makes the requirement.
    package init(provider: NameText, claims: [JWTClaim] = []) {
        self.provider = provider
        self.claims = claims
    }
}

/// What a token has to say at a place of its content.
package struct JWTClaim: Sendable, Hashable {
    package var path: [String]
    package var value: String

    /// Makes a claim.
    package init(path: [String], value: String) {
        self.path = path
        self.value = value
    }
}

extension JWTProvider: ConfigEntryContent {
    /// Its kind.
    package static let kind = ConfigEntryKind.jwtProvider
    /// Itself among the contents of all kinds.
    package var body: ConfigEntryBody { .jwtProvider(self) }

    /// The content if it is of this kind.
    package init?(_ body: ConfigEntryBody) {
        guard case .jwtProvider(let own) = body else { return nil }
        self = own
    }
}
