import EnvoySchema
import MeshDomain
import ProxySnapshots

/// Callers as Envoy recognises them.
///
/// - Source: the forms of reference §4.6. Identities of peers that call over HTTP come through this mesh's gateway: the
///   connection has to be the gateway's, and the first element of the header it wrote names the caller.
enum Principals {
    static func principal(of rule: CallerRule, trustDomain: String, isHTTP: Bool) -> EnvoyRBACV3.Principal {
        let caller = caller(of: rule, trustDomain: trustDomain, isHTTP: isHTTP)
        return rule.tokens.map { all([caller, $0.principal]) } ?? caller
    }

    private static func caller(of rule: CallerRule, trustDomain: String, isHTTP: Bool) -> EnvoyRBACV3.Principal {
        guard isHTTP, rule.caller.peer != nil else {
            return all([authenticated(rule.caller)] + rule.exceptions.map { not(authenticated($0)) })
        }
        let described = [header(rule.caller)] + rule.exceptions.map { not(header($0)) }
        return all([gateway(trustDomain), all(described)])
    }

    private static func authenticated(_ caller: Caller) -> EnvoyRBACV3.Principal {
        identity("^\(pattern(caller))$")
    }

    private static func gateway(_ trustDomain: String) -> EnvoyRBACV3.Principal {
        identity("^spiffe://\(escapedDomain(trustDomain))/gateway/mesh/dc/[^/]+$")
    }

    private static func identity(_ pattern: String) -> EnvoyRBACV3.Principal {
        EnvoyRBACV3.Principal(
            identifier: .authenticated(EnvoyRBACV3.Principal.Authenticated(principalName: .pattern(pattern)))
        )
    }

    private static func header(_ caller: Caller) -> EnvoyRBACV3.Principal {
        EnvoyRBACV3.Principal(
            identifier: .header(
                EnvoyRouteV3.HeaderMatcher(
                    name: "x-forwarded-client-cert",
                    headerMatchSpecifier: .stringMatch(.pattern("^[^,]+;URI=\(pattern(caller))(?:,.*)?$"))
                )
            )
        )
    }

    /// The identity of a caller as a regular expression, in any datacenter of its mesh.
    static func pattern(_ caller: Caller) -> String {
        let name = caller.isWildcard ? "[^/]+" : escaped(caller.service.text)
        let scope = SpiffeID.scopeSegments(caller.service.scope).joined(separator: "/")
        return "spiffe://\(escapedDomain(caller.trustDomain))/\(scope)/dc/[^/]+/svc/\(name)"
    }

    /// A name in which nothing is an operator, so that `a.b` does not speak for `axb`.
    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            if "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// A trust domain in which nothing is an operator.
    ///
    /// The dots of a usual one stay as they are, as Consul sends them; another mesh chose the name, so anything may be in it.
    private static func escapedDomain(_ name: String) -> String {
        let isUsual = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isUsual ? name : escaped(name)
    }

    private static func not(_ principal: EnvoyRBACV3.Principal) -> EnvoyRBACV3.Principal {
        EnvoyRBACV3.Principal(identifier: .notID(principal))
    }

    private static func all(_ principals: [EnvoyRBACV3.Principal]) -> EnvoyRBACV3.Principal {
        if principals.count == 1 { return principals[0] }
        return EnvoyRBACV3.Principal(identifier: .andIds(EnvoyRBACV3.Principal.Set(ids: principals)))
    }
}
