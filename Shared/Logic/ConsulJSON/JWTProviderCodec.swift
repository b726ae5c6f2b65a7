package import MeshDomain

/// The config entry `jwt-provider` as JSON.
///
/// - Source: reference http-api-and-config.md §5.2; recorded. Durations are written in nanoseconds.
package enum JWTProviderCodec {
    /// Writes an entry into its JSON form; defaults are not filled in.
    package static func write(_ entry: JWTProvider, into object: inout MeshObject) {
        object["Name"] = .string(entry.name)
        if let keys = entry.keys { object["JSONWebKeySet"] = source(keys) }
        object.add("Issuer", ifSet: entry.issuer)
        object.add("Audiences", ifSet: entry.audiences)
        if !entry.locations.isEmpty { object["Locations"] = .array(entry.locations.map(location)) }
        if let forwarding = entry.forwarding {
            var part = MeshObject()
            part.add("HeaderName", ifSet: forwarding.header)
            part.add("PadForwardPayloadHeader", ifSet: forwarding.padPayload)
            object["Forwarding"] = .object(part)
        }
        object.add("ClockSkewSeconds", ifSet: entry.clockSkewSeconds)
        if let size = entry.cacheSize { object["CacheConfig"] = ["Size": .integer(size)] }
    }

    private static func source(_ source: JSONWebKeySource) -> MeshValue {
        var object = MeshObject()
        if let local = source.local {
            var part = MeshObject()
            part.add("JWKS", ifSet: local.encoded)
            part.add("Filename", ifSet: local.filename)
            object["Local"] = .object(part)
        }
        if let remote = source.remote { object["Remote"] = .object(set(remote)) }
        return .object(object)
    }

    private static func set(_ remote: RemoteKeySet) -> MeshObject {
        var object = MeshObject()
        object.add("URI", ifSet: remote.uri)
        object.add("RequestTimeoutMs", ifSet: remote.requestTimeoutMilliseconds)
        object.add("CacheDuration", ifSetNanoseconds: remote.cacheDurationNanoseconds)
        object.add("FetchAsynchronously", ifSet: remote.fetchAsynchronously)
        if let policy = remote.retryPolicy {
            var part = MeshObject()
            part.add("NumRetries", ifSet: policy.retryCount)
            if let backOff = policy.backOff {
                var inner = MeshObject()
                inner.add("BaseInterval", ifSetNanoseconds: backOff.baseNanoseconds)
                inner.add("MaxInterval", ifSetNanoseconds: backOff.maximumNanoseconds)
                part["RetryPolicyBackOff"] = .object(inner)
            }
            object["RetryPolicy"] = .object(part)
        }
        if let cluster = remote.cluster { object["JWKSCluster"] = .object(self.cluster(cluster)) }
        return object
    }

    private static func cluster(_ cluster: KeySetCluster) -> MeshObject {
        var object = MeshObject()
        object.add("DiscoveryType", ifSet: cluster.discoveryType)
        object.add("ConnectTimeout", ifSetNanoseconds: cluster.connectTimeoutNanoseconds)
        var certificates = MeshObject()
        if let trusted = cluster.trustedCA {
            var part = MeshObject()
            part.add("Filename", ifSet: trusted.filename)
            part.add("EnvironmentVariable", ifSet: trusted.environmentVariable)
            part.add("InlineString", ifSet: trusted.inlineString)
            part.add("InlineBytes", ifSet: trusted.inlineBytes)
            certificates["TrustedCA"] = .object(part)
        }
        if let provider = cluster.caProvider {
            var part = MeshObject()
            part.add("InstanceName", ifSet: provider.instanceName)
            part.add("CertificateName", ifSet: provider.certificateName)
            certificates["CaCertificateProviderInstance"] = .object(part)
        }
        if !certificates.isEmpty { object["TLSCertificates"] = .object(certificates) }
        return object
    }

    private static func location(_ location: JWTLocation) -> MeshValue {
        var object = MeshObject()
        if let header = location.header {
            var part = MeshObject()
            part.add("Name", ifSet: header.header)
            part.add("ValuePrefix", ifSet: header.valuePrefix)
            part.add("Forward", ifSet: header.forward)
            object["Header"] = .object(part)
        }
        if let parameter = location.queryParameter { object["QueryParam"] = ["Name": .string(parameter)] }
        if let cookie = location.cookie { object["Cookie"] = ["Name": .string(cookie)] }
        return .object(object)
    }

    // MARK: - Reading

    /// Reads an entry from its JSON form.
    ///
    /// - Throws: `badRequest` naming the key that is unknown or of a wrong type.
    package static func read(_ reader: inout ObjectReader) throws(MeshError) -> JWTProvider {
        var entry = JWTProvider(
            name: try reader.string("Name"),
            issuer: try reader.string("Issuer"),
            audiences: try reader.strings("Audiences") ?? [],
            keys: try source(in: &reader),
            clockSkewSeconds: try reader.int("ClockSkewSeconds")
        )
        for var item in try reader.list("Locations") ?? [] { entry.locations.append(try location(&item)) }
        if var part = try reader.nested("Forwarding") {
            entry.forwarding = JWTForwarding(
                header: try part.string("HeaderName"),
                padPayload: try part.bool("PadForwardPayloadHeader")
            )
            try part.finish()
        }
        if var part = try reader.nested("CacheConfig") {
            entry.cacheSize = try part.int("Size")
            try part.finish()
        }
        return entry
    }

    private static func source(in outer: inout ObjectReader) throws(MeshError) -> JSONWebKeySource? {
        guard var reader = try outer.nested("JSONWebKeySet") else { return nil }
        var source = JSONWebKeySource()
        if var part = try reader.nested("Local") {
            source.local = LocalKeySet(encoded: try part.string("JWKS"), filename: try part.string("Filename"))
            try part.finish()
        }
        if var part = try reader.nested("Remote") { source.remote = try set(&part) }
        try reader.finish()
        return source
    }

    private static func set(_ reader: inout ObjectReader) throws(MeshError) -> RemoteKeySet {
        var remote = RemoteKeySet(
            uri: try reader.string("URI"),
            requestTimeoutMilliseconds: try reader.int("RequestTimeoutMs"),
            cacheDurationNanoseconds: try reader.duration("CacheDuration") ?? 0,
            fetchAsynchronously: try reader.bool("FetchAsynchronously")
        )
        if var part = try reader.nested("RetryPolicy") {
            var policy = KeySetRetryPolicy(retryCount: try part.int("NumRetries"))
            if var inner = try part.nested("RetryPolicyBackOff") {
                policy.backOff = KeySetBackOff(
                    baseNanoseconds: try inner.duration("BaseInterval") ?? 0,
                    maximumNanoseconds: try inner.duration("MaxInterval") ?? 0
                )
                try inner.finish()
            }
            try part.finish()
            remote.retryPolicy = policy
        }
        if var part = try reader.nested("JWKSCluster") { remote.cluster = try cluster(&part) }
        try reader.finish()
        return remote
    }

    private static func cluster(_ reader: inout ObjectReader) throws(MeshError) -> KeySetCluster {
        var cluster = KeySetCluster(
            discoveryType: try reader.string("DiscoveryType"),
            connectTimeoutNanoseconds: try reader.duration("ConnectTimeout") ?? 0
        )
        if var certificates = try reader.nested("TLSCertificates") {
            if var part = try certificates.nested("TrustedCA") {
                cluster.trustedCA = KeySetTrustedCA(
                    filename: try part.string("Filename"),
                    environmentVariable: try part.string("EnvironmentVariable"),
                    inlineString: try part.string("InlineString"),
                    inlineBytes: try part.string("InlineBytes")
                )
                try part.finish()
            }
            if var part = try certificates.nested("CaCertificateProviderInstance") {
                cluster.caProvider = KeySetCAProvider(
                    instanceName: try part.string("InstanceName"),
                    certificateName: try part.string("CertificateName")
                )
                try part.finish()
            }
            try certificates.finish()
        }
        try reader.finish()
        return cluster
    }

    private static func location(_ reader: inout ObjectReader) throws(MeshError) -> JWTLocation {
        var location = JWTLocation()
        if var part = try reader.nested("Header") {
            location.header = JWTHeaderLocation(
                header: try part.string("Name"),
                valuePrefix: try part.string("ValuePrefix"),
                forward: try part.bool("Forward")
            )
            try part.finish()
        }
        location.queryParameter = try named("QueryParam", in: &reader)
        location.cookie = try named("Cookie", in: &reader)
        try reader.finish()
        return location
    }

    private static func named(_ name: String, in outer: inout ObjectReader) throws(MeshError) -> String? {
        guard var reader = try outer.nested(name) else { return nil }
        let text = try reader.string("Name")
        try reader.finish()
        return text
    }
}

/// What tokens a caller needs, as JSON.
enum JWTRequirementCodec {
    static func write(_ requirement: JWTRequirement?, into object: inout MeshObject) {
        guard let requirement else { return }
        let providers = requirement.providers.map { provider -> MeshValue in
            var part = MeshObject()
            part["Name"] = .string(provider.provider.text)
            if !provider.claims.isEmpty {
                part["VerifyClaims"] = .array(
                    provider.claims.map { claim in
                        ["Path": .array(claim.path.map(MeshValue.string)), "Value": .string(claim.value)]
                    }
                )
            }
            return .object(part)
        }
        object["JWT"] = ["Providers": .array(providers)]
    }

    static func read(in outer: inout ObjectReader) throws(MeshError) -> JWTRequirement? {
        guard var reader = try outer.nested("JWT") else { return nil }
        var requirement = JWTRequirement()
        for var item in try reader.list("Providers") ?? [] {
            var provider = JWTProviderRequirement(provider: NameText(try item.string("Name")))
            for var claim in try item.list("VerifyClaims") ?? [] {
                provider.claims.append(
                    JWTClaim(path: try claim.strings("Path") ?? [], value: try claim.string("Value"))
                )
                try claim.finish()
            }
            try item.finish()
            requirement.providers.append(provider)
        }
        try reader.finish()
        return requirement
    }
}
