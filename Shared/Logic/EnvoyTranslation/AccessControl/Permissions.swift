import EnvoySchema
import MeshDomain

/// Requests as Envoy recognises them.
enum Permissions {
    static let anything = EnvoyRBACV3.Permission(rule: .any(true))

    /// The requests that rules are about.
    ///
    /// What hides from them is refused: it is denied, or not allowed.
    static func permissions(of rules: [PermissionRule], denies: Bool) -> [EnvoyRBACV3.Permission] {
        let disguised = Disguises.permissions(rules)
        if denies { return rules.map { permission(of: $0) } + disguised }
        let undisguised = disguised.map { EnvoyRBACV3.Permission(rule: .notRule($0)) }
        return rules.map { permission(of: $0, and: undisguised) }
    }

    private static func permission(
        of rule: PermissionRule,
        and more: [EnvoyRBACV3.Permission] = []
    ) -> EnvoyRBACV3.Permission {
        var parts = [match(rule.match)] + rule.exceptions.map { EnvoyRBACV3.Permission(rule: .notRule(match($0))) }
        if let tokens = rule.tokens { parts.append(tokens.permission) }
        return all(parts + more)
    }

    private static func match(_ permission: IntentionHTTPPermission) -> EnvoyRBACV3.Permission {
        var parts: [EnvoyRBACV3.Permission] = []
        if !permission.pathExact.isEmpty {
            parts.append(path(.exact(permission.pathExact)))
        } else if !permission.pathPrefix.isEmpty {
            parts.append(path(EnvoyMatcherV3.StringMatcher(matchPattern: .prefix(permission.pathPrefix))))
        } else if !permission.pathRegex.isEmpty {
            parts.append(path(.pattern(permission.pathRegex)))
        }
        parts += permission.header.map(header)
        if !permission.methods.isEmpty {
            let pattern = permission.methods.joined(separator: "|")
            parts.append(
                EnvoyRBACV3.Permission(
                    rule: .header(
                        EnvoyRouteV3.HeaderMatcher(
                            name: ":method",
                            headerMatchSpecifier: .stringMatch(.pattern(pattern))
                        )
                    )
                )
            )
        }
        return all(parts)
    }

    private static func path(_ matcher: EnvoyMatcherV3.StringMatcher) -> EnvoyRBACV3.Permission {
        EnvoyRBACV3.Permission(rule: .urlPath(EnvoyMatcherV3.PathMatcher(rule: .path(matcher))))
    }

    private static func header(_ header: HTTPHeaderMatch) -> EnvoyRBACV3.Permission {
        EnvoyRBACV3.Permission(rule: .header(EnvoyRouteV3.HeaderMatcher(header)))
    }

    private static func all(_ permissions: [EnvoyRBACV3.Permission]) -> EnvoyRBACV3.Permission {
        switch permissions.count {
        case 0: anything
        case 1: permissions[0]
        default: EnvoyRBACV3.Permission(rule: .andRules(EnvoyRBACV3.Permission.Set(rules: permissions)))
        }
    }
}
