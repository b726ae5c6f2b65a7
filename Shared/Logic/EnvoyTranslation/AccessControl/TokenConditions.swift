import EnvoySchema
import MeshDomain
import ProxySnapshots

/// What a rule asks of the tokens (JWT) in a request.
enum TokenRule: Hashable {
    /// It is about requests that meet all of these.
    case all([TokenCondition])
    /// It is about requests that do not.
    case notAll([TokenCondition])
}

/// Tokens of which a request needs one; without any nothing meets it.
struct TokenCondition: Hashable {
    var alternatives: [TokenContent]

    /// The condition behind a requirement: a provider that does not exist has no tokens.
    init(_ requirement: JWTRequirement, _ tokens: TokenInputs) {
        alternatives = requirement.providers.compactMap { needed in
            guard let known = tokens.providers.first(where: { $0.entry.name == needed.provider.text }) else {
                return nil
            }
            return TokenContent(provider: needed.provider, issuer: known.entry.issuer, claims: needed.claims)
        }
    }
}

/// What a token that was validated has to say.
struct TokenContent: Hashable {
    let provider: NameText
    /// Empty for any.
    let issuer: String
    let claims: [JWTClaim]

    /// What is looked for in the content that the token filter keeps: at least that it kept one.
    fileprivate var matchers: [EnvoyRBACV3.SourcedMetadata] {
        let own = TokenFilter.payload(of: provider)
        var found: [(path: [String], value: EnvoyMatcherV3.ValueMatcher)] = []
        found.append(
            issuer.isEmpty
                ? ([own], EnvoyMatcherV3.ValueMatcher(matchPattern: .presentMatch(true)))
                : ([own, "iss"], EnvoyMatcherV3.ValueMatcher(matchPattern: .stringMatch(.exact(issuer))))
        )
        found += claims.map { claim in
            ([own] + claim.path, EnvoyMatcherV3.ValueMatcher(matchPattern: .stringMatch(.exact(claim.value))))
        }
        return found.map { path, value in
            EnvoyRBACV3.SourcedMetadata(
                metadataMatcher: EnvoyMatcherV3.MetadataMatcher(
                    filter: TokenFilter.filterName,
                    path: path.map { EnvoyMatcherV3.MetadataMatcher.PathSegment(segment: .key($0)) },
                    value: value
                )
            )
        }
    }
}

extension TokenRule {
    /// The rule as a part of what a caller is.
    var principal: EnvoyRBACV3.Principal {
        switch self {
        case .all(let conditions): Self.all(conditions.map(Self.principal))
        case .notAll(let conditions):
            EnvoyRBACV3.Principal(identifier: .notID(Self.all(conditions.map(Self.principal))))
        }
    }

    /// The rule as a part of what a request is.
    var permission: EnvoyRBACV3.Permission {
        switch self {
        case .all(let conditions): Self.all(conditions.map(Self.permission))
        case .notAll(let conditions):
            EnvoyRBACV3.Permission(rule: .notRule(Self.all(conditions.map(Self.permission))))
        }
    }

    private static func principal(_ condition: TokenCondition) -> EnvoyRBACV3.Principal {
        let options = condition.alternatives.map { content in
            all(content.matchers.map { EnvoyRBACV3.Principal(identifier: .sourcedMetadata($0)) })
        }
        switch options.count {
        case 0: return EnvoyRBACV3.Principal(identifier: .notID(EnvoyRBACV3.Principal(identifier: .any(true))))
        case 1: return options[0]
        default: return EnvoyRBACV3.Principal(identifier: .orIds(EnvoyRBACV3.Principal.Set(ids: options)))
        }
    }

    private static func permission(_ condition: TokenCondition) -> EnvoyRBACV3.Permission {
        let options = condition.alternatives.map { content in
            all(content.matchers.map { EnvoyRBACV3.Permission(rule: .sourcedMetadata($0)) })
        }
        switch options.count {
        case 0: return EnvoyRBACV3.Permission(rule: .notRule(Permissions.anything))
        case 1: return options[0]
        default: return EnvoyRBACV3.Permission(rule: .orRules(EnvoyRBACV3.Permission.Set(rules: options)))
        }
    }

    private static func all(_ principals: [EnvoyRBACV3.Principal]) -> EnvoyRBACV3.Principal {
        if principals.count == 1 { return principals[0] }
        return EnvoyRBACV3.Principal(identifier: .andIds(EnvoyRBACV3.Principal.Set(ids: principals)))
    }

    private static func all(_ permissions: [EnvoyRBACV3.Permission]) -> EnvoyRBACV3.Permission {
        if permissions.count == 1 { return permissions[0] }
        return EnvoyRBACV3.Permission(rule: .andRules(EnvoyRBACV3.Permission.Set(rules: permissions)))
    }
}
