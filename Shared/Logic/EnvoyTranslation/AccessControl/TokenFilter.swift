import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// The filter that validates tokens (JWT).
///
/// It refuses nothing: it keeps the content of what is valid, and the rules behind it ask for that. A request without a valid
/// token has no content, so rules that need one do not let it in. Like the rules it comes beside the listener (decision 011),
/// so that new keys drain no connection.
///
/// - Source: recorded (`intentions-jwt`).
enum TokenFilter {
    static let filterName = "envoy.filters.http.jwt_authn"

    /// Under what the content of a provider's token is kept.
    static func payload(of provider: NameText) -> String { "jwt_payload_\(provider.text)" }

    /// What a connection manager says of the filter.
    static func http(fetchTimeoutMilliseconds: Int?) -> EnvoyHCMV3.HttpFilter {
        EnvoyHCMV3.HttpFilter(
            name: filterName,
            configType: .configDiscovery(
                EnvoyCoreV3.ExtensionConfigSource(
                    configSource: .aggregated(fetchTimeoutMilliseconds: fetchTimeoutMilliseconds),
                    typeUrls: [EnvoyJWTAuthnV3.JwtAuthentication.typeURL]
                )
            )
        )
    }

    /// The filter with these providers.
    static func plan(_ tokens: TokenInputs) -> ResourcePlan<EnvoyCoreV3.TypedExtensionConfig> {
        ResourcePlan(filterName) { () throws(SchemaError) in
            EnvoyCoreV3.TypedExtensionConfig(
                name: filterName,
                typedConfig: try GoogleProtobuf.AnyMessage(packing: authentication(tokens))
            )
        }.made(from: tokens.entries)
    }

    private static func authentication(_ tokens: TokenInputs) -> EnvoyJWTAuthnV3.JwtAuthentication {
        typealias Requirement = EnvoyJWTAuthnV3.JwtRequirement
        let optional = tokens.providers.map { provider in
            Requirement(
                requiresType: .requiresAny(
                    EnvoyJWTAuthnV3.JwtRequirementOrList(requirements: [
                        Requirement(requiresType: .providerName(provider.entry.name)),
                        Requirement(requiresType: .allowMissingOrFailed(GoogleProtobuf.Empty())),
                    ])
                )
            )
        }
        let requirement =
            optional.count == 1
            ? optional[0]
            : Requirement(requiresType: .requiresAll(EnvoyJWTAuthnV3.JwtRequirementAndList(requirements: optional)))
        return EnvoyJWTAuthnV3.JwtAuthentication(
            providers: Dictionary(
                tokens.providers.map { ($0.entry.name, message($0)) },
                uniquingKeysWith: { first, _ in first }
            ),
            rules: [
                EnvoyJWTAuthnV3.RequirementRule(
                    match: EnvoyRouteV3.RouteMatch(pathSpecifier: .prefix("/")),
                    requirementType: .requires(requirement)
                )
            ]
        )
    }

    private static func message(_ provider: TokenProvider) -> EnvoyJWTAuthnV3.JwtProvider {
        let entry = provider.entry
        var message = EnvoyJWTAuthnV3.JwtProvider(
            issuer: entry.issuer,
            audiences: entry.audiences,
            payloadInMetadata: payload(of: NameText(entry.name)),
            clockSkewSeconds: UInt32(clamping: entry.clockSkewSeconds)
        )
        message.jwksSourceSpecifier = keys(provider)
        for location in entry.locations {
            if let header = location.header {
                message.fromHeaders.append(
                    EnvoyJWTAuthnV3.JwtHeader(name: header.header, valuePrefix: header.valuePrefix)
                )
                if header.forward { message.forward = true }
            }
            if let parameter = location.queryParameter { message.fromParams.append(parameter) }
            if let cookie = location.cookie { message.fromCookies.append(cookie) }
        }
        if let forwarding = entry.forwarding {
            message.forwardPayloadHeader = forwarding.header
            message.padForwardPayloadHeader = forwarding.padPayload
        }
        if let size = entry.cacheSize {
            message.jwtCacheConfig = EnvoyJWTAuthnV3.JwtCacheConfig(jwtCacheSize: UInt32(clamping: size))
        }
        return message
    }

    private static func keys(_ provider: TokenProvider) -> EnvoyJWTAuthnV3.JwtProvider.JwksSourceSpecifier? {
        if let remote = provider.entry.keys?.remote {
            return .remoteJwks(KeySetClusters.remote(remote, of: provider.entry))
        }
        let file = provider.entry.keys?.local?.filename ?? ""
        return .localJwks(file.isEmpty ? .inline(provider.keySet) : EnvoyCoreV3.DataSource(specifier: .filename(file)))
    }
}

extension TokenInputs {
    /// The entries of the providers, those that do not exist among them: they are where a mistake is looked for.
    var entries: [EntryKey] {
        (providers.map(\.entry.name) + missing.map(\.text)).map { EntryKey(kind: .jwtProvider, name: $0) }
    }

    /// What people have to be told of.
    var problems: [TranslationProblem] {
        missing.map { name in
            TranslationProblem(
                type: .extensionConfig,
                name: TokenFilter.filterName,
                reason:
                    "jwt-provider \"\(name.text)\" does not exist, or has no keys that can be read: calls that need its"
                    + " tokens are denied; write the entry, or take it out of the intentions"
            )
        } + providers.compactMap { KeySetClusters.problem($0.entry) }
    }
}
