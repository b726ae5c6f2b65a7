import EnvoySchema
import SchemaRuntime

/// Who called, taken apart for other filters: the parts of the identity in `x-forwarded-client-cert`.
enum CallerMetadata {
    /// The filter; the rules are the same for all proxies.
    ///
    /// - Source: reference §4.7.
    static func filter() throws(SchemaError) -> EnvoyHCMV3.HttpFilter {
        let pattern = EnvoyMatcherV3.RegexMatcher(
            pattern: ".*URI=spiffe://([^/]+.[^/]+)(?:/ap/([^/]+))?/ns/([^/]+)/dc/([^/]+)/svc/([^/;,]+).*"
        )
        let keys = ["trust-domain", "partition", "namespace", "datacenter", "service"]
        let rules = keys.enumerated().map { place, key in
            EnvoyHeaderToMetadataV3.Config.Rule(
                header: "x-forwarded-client-cert",
                onHeaderPresent: EnvoyHeaderToMetadataV3.Config.KeyValuePair(
                    metadataNamespace: "consul",
                    key: key,
                    regexValueRewrite: EnvoyMatcherV3.RegexMatchAndSubstitute(
                        pattern: pattern,
                        substitution: "\\\(place + 1)"
                    )
                )
            )
        }
        return try EnvoyHCMV3.HttpFilter(
            "envoy.filters.http.header_to_metadata",
            EnvoyHeaderToMetadataV3.Config(requestRules: rules)
        )
    }
}
