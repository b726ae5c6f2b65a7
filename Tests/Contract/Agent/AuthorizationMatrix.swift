import Testing

/// Who asks.
enum Caller: String, CaseIterable, Sendable {
    /// Without a token.
    case nobody
    /// With a secret that no token has.
    case stranger
    /// With a token without any policy.
    case powerless
    /// With a token of exactly the rights that the row names.
    case entitled
    /// With the management token.
    case manager
}

/// One request of the HTTP API and who may make it.
struct AuthorizationRow: Sendable, CustomTestStringConvertible {
    /// What guards it.
    enum Guard: Sendable {
        /// These rules are needed, or the default policy `allow`; others get 403.
        case needs(String)
        /// These rules are needed, whatever the default policy; others get 403.
        case alwaysNeeds(String)
        /// Everybody with a good token or none is answered; with these rules, or the default policy `allow`, the answer
        /// holds the text.
        case filters(String, shows: String)
        /// Everybody with a good token or none.
        case anyGoodToken
        /// Everybody, with any token.
        case anybody
        /// Whoever has a token, about itself.
        case ownToken
        /// Nobody, since there is a management token.
        case nobody
        /// It is not implemented: everybody gets 501.
        case absent
    }

    var method: String
    /// The pattern of the router.
    var pattern: String
    /// The path below the pattern; `{caller}` stands for who asks, `{token}`, `{policy}` and `{role}` for ids of theirs.
    var rest: String
    var query: String
    var body: String
    var access: Guard
    /// The status for whoever may.
    var success: Int

    init(
        _ method: String,
        _ pattern: String,
        _ rest: String,
        query: String = "",
        body: String = "",
        _ access: Guard,
        success: Int = 200
    ) {
        self.method = method
        self.pattern = pattern
        self.rest = rest
        self.query = query
        self.body = body
        self.access = access
        self.success = success
    }

    init(
        _ method: String,
        _ pattern: String,
        query: String = "",
        body: String = "",
        _ access: Guard,
        success: Int = 200
    ) { self.init(method, pattern, "", query: query, body: body, access, success: success) }

    var testDescription: String { "\(method) \(pattern)\(rest)" }

    /// The rules that whoever is entitled has.
    var rules: String {
        switch access {
        case .needs(let rules), .alwaysNeeds(let rules), .filters(let rules, _): rules
        case .anyGoodToken, .anybody, .ownToken, .nobody, .absent: ""
        }
    }

    /// The status that a caller gets.
    func status(for caller: Caller, allowsByDefault: Bool) -> Int {
        switch (access, caller) {
        case (.absent, _): 501
        case (.anybody, _): success
        case (.nobody, _): 403
        case (_, .stranger): 403
        case (_, .manager), (_, .entitled): success
        case (.needs, .nobody), (.needs, .powerless): allowsByDefault ? success : 403
        case (.alwaysNeeds, .nobody), (.alwaysNeeds, .powerless): 403
        case (.filters, .nobody), (.filters, .powerless), (.anyGoodToken, .nobody), (.anyGoodToken, .powerless): success
        case (.ownToken, .nobody): 403
        case (.ownToken, .powerless): success
        }
    }

    /// The text that the answer must hold, or must not; nil when nothing is said about it.
    func shown(to caller: Caller, allowsByDefault: Bool) -> (text: String, isThere: Bool)? {
        guard case .filters(_, let text) = access else { return nil }
        switch caller {
        case .stranger: return (text, false)
        case .nobody, .powerless: return (text, allowsByDefault)
        case .entitled, .manager: return (text, true)
        }
    }
}

/// Every route of the agent.
///
/// A route without a row fails the test: say here who may use it.
///
/// - Source: reference http-api-and-config §2 (column ACL) and §7.10.
enum AuthorizationMatrix {
    static let rows: [AuthorizationRow] =
        catalog + health + agent + localServices + localChecks + configuration + connect + peering + acl + absent + last

    private static let sees = #"node_prefix "" { policy = "read" } service_prefix "" { policy = "read" }"#
    private static let onNode = #"agent "n1" { policy = "#

    private static let catalog: [AuthorizationRow] = [
        .init(
            "PUT",
            "/v1/catalog/register",
            body: #"{"Node":"reg-{caller}","Address":"1.2.3.4"}"#,
            .needs(#"node_prefix "reg-" { policy = "write" }"#)
        ),
        .init(
            "PUT",
            "/v1/catalog/deregister",
            body: #"{"Node":"ext-{caller}"}"#,
            .needs(#"node_prefix "ext-" { policy = "write" }"#)
        ),
        .init("GET", "/v1/catalog/datacenters", .anybody),
        .init("GET", "/v1/catalog/nodes", .filters(#"node "n1" { policy = "read" }"#, shows: "\"n1\"")),
        .init("GET", "/v1/catalog/services", .filters(sees, shows: "\"web\"")),
        .init("GET", "/v1/catalog/service/", "web", .filters(sees, shows: "\"web\"")),
        .init("GET", "/v1/catalog/connect/", "web", .filters(sees, shows: "\"web\"")),
        .init("GET", "/v1/catalog/node/", "n1", .filters(sees, shows: "\"n1\"")),
        .init("GET", "/v1/catalog/node-services/", "n1", .filters(sees, shows: "\"n1\"")),
    ]

    private static let health: [AuthorizationRow] = [
        .init("GET", "/v1/health/service/", "web", .filters(sees, shows: "\"web\"")),
        .init("GET", "/v1/health/connect/", "web", .needs(sees)),
        .init("GET", "/v1/health/node/", "n1", .filters(sees, shows: "\"serfHealth\"")),
        .init("GET", "/v1/health/checks/", "web", .filters(sees, shows: "\"web-check\"")),
        .init("GET", "/v1/health/state/", "any", .filters(sees, shows: "\"serfHealth\"")),
    ]

    private static let agent: [AuthorizationRow] = [
        .init("GET", "/v1/agent/self", .needs(onNode + #""read" }"#)),
        .init("GET", "/v1/agent/version", .anybody),
        .init("GET", "/v1/agent/host", .needs(#"operator = "read""#)),
        .init("GET", "/v1/agent/members", .filters(#"node "n1" { policy = "read" }"#, shows: "\"n1\"")),
        .init("GET", "/v1/agent/metrics", .needs(onNode + #""read" }"#)),
        .init("PUT", "/v1/agent/token/", "replication", body: #"{"Token":"x"}"#, .needs(onNode + #""write" }"#)),
        .init(
            "PUT",
            "/v1/agent/maintenance",
            query: "enable=false",
            .needs(#"node "n1" { policy = "write" }"#)
        ),
        .init("PUT", "/v1/agent/reload", .needs(onNode + #""write" }"#)),
        .init("GET", "/v1/status/leader", .anybody), .init("GET", "/v1/status/peers", .anybody),
    ]

    private static let localServices: [AuthorizationRow] = [
        .init("GET", "/v1/agent/services", .filters(sees, shows: "\"web\"")),
        .init("GET", "/v1/agent/service/", "web", .needs(sees)),
        .init(
            "PUT",
            "/v1/agent/service/register",
            body: #"{"Name":"new-{caller}"}"#,
            .needs(#"service_prefix "new-" { policy = "write" }"#)
        ),
        .init(
            "PUT",
            "/v1/agent/service/deregister/",
            "old-{caller}",
            .needs(#"service_prefix "old-" { policy = "write" }"#)
        ),
        .init(
            "PUT",
            "/v1/agent/service/maintenance/",
            "web",
            query: "enable=false",
            .needs(#"service "web" { policy = "write" }"#)
        ),
        .init("GET", "/v1/agent/health/service/id/", "web", .needs(sees)),
        .init("GET", "/v1/agent/health/service/name/", "web", .needs(sees)),
    ]

    private static let ownNode = #"node "n1" { policy = "write" }"#

    private static let localChecks: [AuthorizationRow] = [
        .init("GET", "/v1/agent/checks", .filters(sees, shows: "\"c1\"")),
        .init(
            "PUT",
            "/v1/agent/check/register",
            body: #"{"Name":"new-{caller}","TTL":"10m"}"#,
            .needs(ownNode)
        ),
        .init("PUT", "/v1/agent/check/deregister/", "old-{caller}", .needs(ownNode)),
        .init("PUT", "/v1/agent/check/pass/", "c1", .needs(ownNode)),
        .init("PUT", "/v1/agent/check/warn/", "c1", .needs(ownNode)),
        .init("PUT", "/v1/agent/check/fail/", "c1", .needs(ownNode)),
        .init("PUT", "/v1/agent/check/update/", "c1", body: #"{"Status":"passing"}"#, .needs(ownNode)),
    ]

    private static let configuration: [AuthorizationRow] = [
        .init(
            "PUT",
            "/v1/config",
            body: #"{"Kind":"service-defaults","Name":"new-{caller}","Protocol":"http"}"#,
            .needs(#"service_prefix "new-" { policy = "write" }"#)
        ),
        .init(
            "PUT",
            "/v1/config",
            body: #"{"Kind":"exported-services","Name":"default","Services":[]}"#,
            .needs(#"mesh = "write""#)
        ),
        .init("PUT", "/v1/config", body: #"{"Kind":"proxy-defaults","Name":"global"}"#, .needs(#"mesh = "write""#)),
        .init(
            "PUT",
            "/v1/config",
            body: #"{"Kind":"service-intentions","Name":"new-{caller}","Sources":[{"Name":"a","Action":"allow"}]}"#,
            .needs(#"service_prefix "new-" { policy = "read" intentions = "write" }"#)
        ),
        .init("GET", "/v1/config/", "service-defaults", .filters(sees, shows: "\"old-nobody\"")),
        .init("GET", "/v1/config/", "service-defaults/web", .needs(sees)),
        .init("GET", "/v1/config/", "exported-services/default", .needs(#"mesh = "read""#)),
        .init(
            "DELETE",
            "/v1/config/",
            "service-defaults/old-{caller}",
            .needs(#"service_prefix "old-" { policy = "write" }"#)
        ),
        .init("GET", "/v1/exported-services", .needs(#"mesh = "read""#)),
    ]

    private static let pair = "source=a&destination=old-{caller}"

    private static let connect: [AuthorizationRow] = [
        .init("GET", "/v1/connect/ca/roots", .anyGoodToken),
        .init("GET", "/v1/agent/connect/ca/roots", .anyGoodToken),
        .init("GET", "/v1/agent/connect/ca/leaf/", "web", .needs(#"service "web" { policy = "write" }"#)),
        .init("GET", "/v1/connect/ca/configuration", .needs(#"operator = "write""#)),
        .init(
            "PUT",
            "/v1/connect/ca/configuration",
            body: #"{"Provider":"consul","Config":{"LeafCertTTL":"72h"}}"#,
            .needs(#"operator = "write""#)
        ),
        .init(
            "POST",
            "/v1/agent/connect/authorize",
            body:
                #"{"Target":"web","ClientCertURI":"spiffe://x.consul/ns/default/dc/dc1/svc/a","ClientCertSerial":"1"}"#,
            .needs(#"service "web" { policy = "write" }"#)
        ),
        .init("GET", "/v1/connect/intentions", .filters(sees, shows: "\"kept\"")),
        .init("POST", "/v1/connect/intentions", .absent),
        .init("GET", "/v1/connect/intentions/match", query: "by=destination&name=kept", .needs(sees)),
        .init("GET", "/v1/connect/intentions/check", query: "source=a&destination=kept", .needs(sees)),
        .init("GET", "/v1/connect/intentions/exact", query: "source=a&destination=kept", .needs(sees)),
        .init(
            "PUT",
            "/v1/connect/intentions/exact",
            query: "source=a&destination=new-{caller}",
            body: #"{"Action":"allow"}"#,
            .needs(#"service_prefix "new-" { policy = "read" intentions = "write" }"#)
        ),
        .init(
            "DELETE",
            "/v1/connect/intentions/exact",
            query: pair,
            .needs(#"service_prefix "old-" { policy = "read" intentions = "write" }"#)
        ),
        .init("GET", "/v1/tombolo/proxies", .anyGoodToken),
    ]

    private static let peering: [AuthorizationRow] = [
        .init("POST", "/v1/peering/token", body: #"{"PeerName":"new-{caller}"}"#, .needs(#"peering = "write""#)),
        // The token is none, which only those are told who may use one.
        .init(
            "POST",
            "/v1/peering/establish",
            body: #"{"PeerName":"est-{caller}","PeeringToken":"none"}"#,
            .needs(#"peering = "write""#),
            success: 500
        ),
        .init("GET", "/v1/peering/", "kept", .needs(#"peering = "read""#)),
        .init("DELETE", "/v1/peering/", "old-{caller}", .needs(#"peering = "write""#)),
        .init("GET", "/v1/peerings", .needs(#"operator = "read""#)),
    ]

    private static let readsACL = AuthorizationRow.Guard.alwaysNeeds(#"acl = "read""#)
    private static let writesACL = AuthorizationRow.Guard.alwaysNeeds(#"acl = "write""#)

    private static let acl: [AuthorizationRow] = [
        .init("PUT", "/v1/acl/bootstrap", .nobody),
        .init(
            "PUT",
            "/v1/acl/bootstrap",
            body: #"{"BootstrapSecret":"2b778dd9-f5f1-6f29-b4b4-9a5fa948757a"}"#,
            .nobody
        ),
        .init("GET", "/v1/acl/replication", .anybody),
        .init("GET", "/v1/acl/tokens", readsACL),
        .init("PUT", "/v1/acl/token", body: #"{"Description":"new-{caller}"}"#, writesACL),
        .init("GET", "/v1/acl/token/self", .ownToken),
        .init("GET", "/v1/acl/token/", "{token}", readsACL),
        .init("GET", "/v1/acl/token/", "{token}", query: "expanded=true", readsACL),
        .init("GET", "/v1/acl/token/", "unknown", readsACL, success: 500),
        .init("PUT", "/v1/acl/token/", "{token}", body: #"{"Description":"d"}"#, writesACL),
        .init("PUT", "/v1/acl/token/", "{token}/clone", body: "{}", writesACL),
        .init("PUT", "/v1/acl/token/", "unknown/clone", body: "{}", writesACL, success: 500),
        .init("DELETE", "/v1/acl/token/", "{token}", writesACL),
        .init("DELETE", "/v1/acl/token/", "unknown", writesACL, success: 500),
        .init("GET", "/v1/acl/policies", readsACL),
        .init("PUT", "/v1/acl/policy", body: #"{"Name":"new-{caller}"}"#, writesACL),
        .init("GET", "/v1/acl/policy/name/", "old-{caller}", readsACL),
        .init("GET", "/v1/acl/policy/name/", "unknown", readsACL, success: 404),
        .init("GET", "/v1/acl/policy/", "{policy}", readsACL),
        .init("GET", "/v1/acl/policy/", "unknown", readsACL, success: 500),
        .init("PUT", "/v1/acl/policy/", "{policy}", body: #"{"Name":"old-{caller}"}"#, writesACL),
        .init("PUT", "/v1/acl/policy/", "unknown", body: #"{"Name":"old-{caller}"}"#, writesACL, success: 500),
        .init("DELETE", "/v1/acl/policy/", "{policy}", writesACL),
        .init("DELETE", "/v1/acl/policy/", "unknown", writesACL, success: 500),
        .init("GET", "/v1/acl/roles", readsACL),
        .init("PUT", "/v1/acl/role", body: #"{"Name":"new-{caller}"}"#, writesACL),
        .init("GET", "/v1/acl/role/name/", "old-{caller}", readsACL),
        .init("GET", "/v1/acl/role/name/", "unknown", readsACL, success: 404),
        .init("GET", "/v1/acl/role/", "{role}", readsACL),
        .init("GET", "/v1/acl/role/", "unknown", readsACL, success: 500),
        .init("PUT", "/v1/acl/role/", "{role}", body: #"{"Name":"old-{caller}"}"#, writesACL),
        .init("PUT", "/v1/acl/role/", "unknown", body: #"{"Name":"old-{caller}"}"#, writesACL, success: 500),
        .init("DELETE", "/v1/acl/role/", "{role}", writesACL),
        .init("DELETE", "/v1/acl/role/", "unknown", writesACL, success: 500),
        .init(
            "POST",
            "/v1/internal/acl/authorize",
            body: #"[{"Resource":"acl","Access":"write"}]"#,
            .anyGoodToken
        ),
    ]

    /// What is not implemented says so to everybody; whoever implements it moves its row up.
    private static let absent: [AuthorizationRow] = [
        ("/v1/kv/", "GET PUT DELETE"), ("/v1/session/create", "PUT"), ("/v1/session/destroy/", "PUT"),
        ("/v1/session/renew/", "PUT"), ("/v1/session/info/", "GET"), ("/v1/session/node/", "GET"),
        ("/v1/session/list", "GET"), ("/v1/txn", "PUT"), ("/v1/event/fire/", "PUT"), ("/v1/event/list", "GET"),
        ("/v1/coordinate/", "GET PUT"), ("/v1/query", "GET POST"), ("/v1/query/", "GET PUT DELETE"),
        ("/v1/discovery-chain/", "GET POST"), ("/v1/catalog/gateway-services/", "GET"), ("/v1/health/ingress/", "GET"),
        ("/v1/connect/intentions/", "GET PUT DELETE"), ("/v1/operator/", "GET PUT POST DELETE"),
        ("/v1/snapshot", "GET PUT"), ("/v1/internal/service-virtual-ip", "PUT"),
        ("/v1/internal/federation-states", "GET"), ("/v1/internal/federation-states/", "GET"),
        ("/v1/internal/federation-state/", "GET"), ("/v1/internal/ui/", "GET"), ("/v1/agent/monitor", "GET"),
        ("/v1/agent/metrics/stream", "GET"), ("/v1/agent/join/", "PUT"), ("/v1/agent/force-leave/", "PUT"),
        ("/v1/acl/login", "POST"), ("/v1/acl/logout", "POST"), ("/v1/acl/binding-rules", "GET"),
        ("/v1/acl/binding-rule", "PUT"), ("/v1/acl/binding-rule/", "GET PUT DELETE"), ("/v1/acl/auth-methods", "GET"),
        ("/v1/acl/auth-method", "PUT"), ("/v1/acl/auth-method/", "GET PUT DELETE"),
        ("/v1/acl/templated-policies", "GET"), ("/v1/acl/templated-policy/", "GET POST"),
    ].flatMap { pattern, methods in
        methods.split(separator: " ").map { method in
            AuthorizationRow(String(method), pattern, pattern.hasSuffix("/") ? "x" : "", .absent)
        }
    }

    /// What ends the agent or takes its node away.
    private static let last: [AuthorizationRow] = [
        .init("PUT", "/v1/agent/leave", .needs(onNode + #""write" }"#))
    ]
}
