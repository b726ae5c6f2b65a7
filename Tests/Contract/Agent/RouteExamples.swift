import AccessRules
import AgentService
import Testing

/// One request of an endpoint, made as each caller; who may make it is what the endpoint declares.
struct RouteExample: Sendable {
    var method: Endpoint.Method
    /// The pattern of the endpoint.
    var pattern: PathPattern
    /// What the path's parameter stands for; `{caller}` stands for who asks, `{token}`, `{policy}` and `{role}` for ids of
    /// theirs.
    var argument: String
    var query: String
    var body: String
    /// What the answer shows to those who may see the rows.
    var shows: String?
    /// The status for whoever may.
    var success: Int

    init(
        _ method: Endpoint.Method,
        _ pattern: PathPattern,
        _ argument: String = "",
        query: String = "",
        body: String = "",
        shows: String? = nil,
        success: Int = 200
    ) {
        self.method = method
        self.pattern = pattern
        self.argument = argument
        self.query = query
        self.body = body
        self.shows = shows
        self.success = success
    }

    /// Whether it is one of that endpoint.
    func isOf(_ endpoint: Endpoint) -> Bool { endpoint.method == method && endpoint.path == pattern }

    var path: String { pattern.path(with: argument) }
}

/// A request for every endpoint; one without fails the test.
enum RouteExamples {
    static let all =
        catalog + health + keys + sessions + queries + autopilot + agent + localServices + localChecks + configuration
        + connect + peering
        + acl + userInterface + tenancy + last

    private static let catalog: [RouteExample] = [
        .init(.put, "/v1/catalog/register", body: #"{"Node":"reg-{caller}","Address":"1.2.3.4"}"#),
        .init(
            .put,
            "/v1/catalog/register",
            body: #"{"Node":"reg-{caller}","Address":"1.2.3.4","Service":{"Service":"reg-s-{caller}"}}"#
        ),
        .init(.put, "/v1/catalog/deregister", body: #"{"Node":"ext-{caller}"}"#),
        .init(.get, "/v1/catalog/datacenters"),
        .init(.get, "/v1/catalog/nodes", shows: "\"n1\""),
        .init(.get, "/v1/catalog/services", shows: "\"web\""),
        .init(.get, "/v1/catalog/service/{service...}", "web", shows: "\"web\""),
        .init(.get, "/v1/catalog/connect/{service...}", "web", shows: "\"web\""),
        .init(.get, "/v1/catalog/node/{node...}", "n1", shows: "\"n1\""),
        .init(.get, "/v1/catalog/node-services/{node...}", "n1", shows: "\"n1\""),
        .init(.get, "/v1/catalog/gateway-services/{gateway...}", "web"),
    ]

    private static let health: [RouteExample] = [
        .init(.get, "/v1/health/service/{service...}", "web", shows: "\"web\""),
        .init(.get, "/v1/health/connect/{service...}", "web"),
        .init(.get, "/v1/health/ingress/{service...}", "web"),
        .init(.get, "/v1/health/node/{node...}", "n1", shows: "\"serfHealth\""),
        .init(.get, "/v1/health/checks/{service...}", "web", shows: "\"web-check\""),
        .init(.get, "/v1/health/state/{state...}", "any", shows: "\"serfHealth\""),
    ]

    private static let keys: [RouteExample] = [
        .init(.get, "/v1/kv/{key...}", "kept/k", shows: "\"LockIndex\""),
        .init(.get, "/v1/kv/{key...}", "kept/k", query: "raw"),
        .init(.get, "/v1/kv/{key...}", "", query: "keys", shows: "\"kept/k\""),
        .init(.get, "/v1/kv/{key...}", "", query: "keys&separator=/", shows: "\"kept/\""),
        .init(.put, "/v1/kv/{key...}", "new/{caller}", body: "value"),
        .init(.delete, "/v1/kv/{key...}", "old/{caller}"),
        .init(.put, "/v1/txn", body: "[]"),
        .init(.put, "/v1/txn", body: #"[{"KV":{"Verb":"get","Key":"unknown"}}]"#, success: 409),
    ]

    private static let sessions: [RouteExample] = [
        .init(.put, "/v1/session/create", body: #"{"Node":"n1","NodeChecks":[]}"#),
        .init(.get, "/v1/session/info/{session...}", "{session}", shows: "\"n1\""),
        .init(.get, "/v1/session/node/{node...}", "n1", shows: "\"n1\""),
        .init(.get, "/v1/session/list", shows: "\"n1\""),
        .init(.put, "/v1/session/renew/{session...}", "{session}"),
        .init(.put, "/v1/session/destroy/{session...}", "{session}"),
        .init(.put, "/v1/session/destroy/{session...}", "unknown"),
    ]

    private static let queries: [RouteExample] = [
        .init(.get, "/v1/query", shows: "\"old-entitled\""),
        .init(.post, "/v1/query", body: #"{"Name":"new-{caller}","Service":{"Service":"web"}}"#),
        .init(.get, "/v1/query/{query...}", "{query}"),
        .init(.get, "/v1/query/{query...}/execute", "{query}", shows: "\"n1\""),
        .init(.get, "/v1/query/{query...}/execute", "old-{caller}"),
        .init(.put, "/v1/tombolo/query/execute", body: #"{"Service":{"Service":"web"}}"#, shows: "\"n1\""),
        .init(.get, "/v1/query/{query...}/explain", "{query}"),
        .init(.put, "/v1/query/{query...}", "{query}", body: #"{"Name":"old-{caller}","Service":{"Service":"web"}}"#),
        .init(.delete, "/v1/query/{query...}", "{query}"),
    ]

    private static let autopilot: [RouteExample] = [
        .init(.get, "/v1/operator/autopilot/configuration"),
        .init(.put, "/v1/operator/autopilot/configuration", body: #"{"MinQuorum":3}"#),
        .init(.put, "/v1/event/fire/{event...}", "deploy", body: "x"),
        .init(.get, "/v1/coordinate/datacenters"),
        .init(.get, "/v1/coordinate/nodes"),
        .init(.get, "/v1/coordinate/node/{node...}", "n1", success: 404),
        .init(.get, "/v1/event/list", shows: "\"deploy\""),
    ]

    private static let agent: [RouteExample] = [
        .init(.get, "/v1/agent/self"),
        .init(.get, "/v1/agent/version"),
        .init(.get, "/v1/agent/host"),
        .init(.get, "/v1/agent/members", shows: "\"n1\""),
        .init(.get, "/v1/agent/metrics"),
        .init(.get, "/v1/agent/monitor"),
        .init(.put, "/v1/agent/token/{kind...}", "replication", body: #"{"Token":"x"}"#),
        .init(.put, "/v1/agent/maintenance", query: "enable=false"),
        .init(.put, "/v1/agent/reload"),
        .init(.get, "/v1/status/leader"),
        .init(.get, "/v1/status/peers"),
    ]

    private static let localServices: [RouteExample] = [
        .init(.get, "/v1/agent/services", shows: "\"web\""),
        .init(.get, "/v1/agent/service/{id...}", "web"),
        .init(.put, "/v1/agent/service/register", body: #"{"Name":"new-{caller}"}"#),
        .init(.put, "/v1/agent/service/deregister/{id...}", "old-{caller}"),
        .init(.put, "/v1/agent/service/maintenance/{id...}", "web", query: "enable=false"),
        .init(.get, "/v1/agent/health/service/id/{id...}", "web"),
        .init(.get, "/v1/agent/health/service/name/{service...}", "web"),
    ]

    private static let localChecks: [RouteExample] = [
        .init(.get, "/v1/agent/checks", shows: "\"c1\""),
        .init(.put, "/v1/agent/check/register", body: #"{"Name":"new-{caller}","TTL":"10m"}"#),
        .init(.put, "/v1/agent/check/deregister/{id...}", "old-{caller}"),
        .init(.put, "/v1/agent/check/pass/{id...}", "c1"),
        .init(.put, "/v1/agent/check/warn/{id...}", "c1"),
        .init(.put, "/v1/agent/check/fail/{id...}", "c1"),
        .init(.put, "/v1/agent/check/update/{id...}", "c1", body: #"{"Status":"passing"}"#),
    ]

    private static let configuration: [RouteExample] = [
        .init(.put, "/v1/config", body: #"{"Kind":"service-defaults","Name":"new-{caller}","Protocol":"http"}"#),
        .init(.put, "/v1/config", body: #"{"Kind":"exported-services","Name":"default","Services":[]}"#),
        .init(.put, "/v1/config", body: #"{"Kind":"proxy-defaults","Name":"global"}"#),
        .init(
            .put,
            "/v1/config",
            body: #"{"Kind":"service-intentions","Name":"new-{caller}","Sources":[{"Name":"a","Action":"allow"}]}"#
        ),
        .init(.get, "/v1/config/{entry...}", "service-defaults", shows: "\"old-nobody\""),
        .init(.get, "/v1/config/{entry...}", "service-defaults/web"),
        .init(.get, "/v1/config/{entry...}", "exported-services/default"),
        .init(.delete, "/v1/config/{entry...}", "service-defaults/old-{caller}"),
        .init(.get, "/v1/exported-services"),
        .init(.get, "/v1/discovery-chain/{service...}", "web", shows: "resolver:web.default.default"),
        .init(.post, "/v1/discovery-chain/{service...}", "web", body: #"{"OverrideProtocol":"grpc"}"#),
    ]

    private static let connect: [RouteExample] = [
        .init(.get, "/v1/connect/ca/roots"),
        .init(.get, "/v1/agent/connect/ca/roots"),
        .init(.get, "/v1/agent/connect/ca/leaf/{service...}", "web"),
        .init(.get, "/v1/connect/ca/configuration"),
        .init(.put, "/v1/connect/ca/configuration", body: #"{"Provider":"consul","Config":{"LeafCertTTL":"72h"}}"#),
        .init(
            .post,
            "/v1/agent/connect/authorize",
            body:
                #"{"Target":"web","ClientCertURI":"spiffe://x.consul/ns/default/dc/dc1/svc/a","ClientCertSerial":"1"}"#
        ),
        .init(.get, "/v1/connect/intentions", shows: "\"kept\""),
        .init(.get, "/v1/connect/intentions/match", query: "by=destination&name=kept"),
        .init(.get, "/v1/connect/intentions/check", query: "source=a&destination=kept"),
        .init(.get, "/v1/connect/intentions/exact", query: "source=a&destination=kept"),
        .init(
            .put,
            "/v1/connect/intentions/exact",
            query: "source=a&destination=new-{caller}",
            body: #"{"Action":"allow"}"#
        ),
        .init(.delete, "/v1/connect/intentions/exact", query: "source=a&destination=old-{caller}"),
        .init(
            .post,
            "/v1/connect/intentions",
            body: #"{"SourceName":"a","DestinationName":"legacy-{caller}","Action":"allow"}"#
        ),
        // There is no intention with this id, which everybody is told.
        .init(.get, "/v1/connect/intentions/{intention...}", unknownID, success: 404),
        .init(
            .put,
            "/v1/connect/intentions/{intention...}",
            unknownID,
            body: #"{"SourceName":"a","Action":"allow"}"#,
            success: 500
        ),
        .init(.delete, "/v1/connect/intentions/{intention...}", unknownID, success: 500),
        .init(.get, "/v1/tombolo/proxies"),
    ]
    private static let unknownID = "00000000-0000-0000-0000-00000000dead"

    private static let userInterface: [RouteExample] = [
        .init(.get, "/v1/internal/ui/nodes", shows: "\"n1\""),
        // Who may not see a node is told that there is none.
        .init(.get, "/v1/internal/ui/node/{node...}", "none", success: 404),
        .init(.get, "/v1/internal/ui/services", shows: "\"web\""),
        .init(.get, "/v1/internal/ui/exported-services", query: "peer=east"),
        .init(.get, "/v1/internal/ui/catalog-overview"),
        .init(.get, "/v1/internal/ui/service-topology/{service...}", "web", query: "kind="),
        .init(.get, "/v1/internal/ui/gateway-services-nodes/{gateway...}", "web"),
        .init(.get, "/v1/internal/ui/gateway-intentions/{gateway...}", "web"),
        .init(.get, "/v1/internal/ui/metrics-proxy/{path...}", "x", success: 404),
    ]

    private static let tenancy: [RouteExample] = [
        .init(.put, "/v1/namespace", body: #"{"Name":"ns-{caller}"}"#),
        .init(.put, "/v1/namespace/{name...}", "ns-{caller}", body: #"{"Description":"d"}"#),
        .init(.get, "/v1/namespace/{name...}", "default", shows: "Builtin Default Namespace"),
        .init(.get, "/v1/namespaces", shows: "Builtin Default Namespace"),
        .init(.delete, "/v1/namespace/{name...}", "ns-{caller}"),
        .init(.put, "/v1/partition", body: #"{"Name":"part-{caller}"}"#),
        .init(.put, "/v1/partition/{name...}", "part-{caller}", body: #"{"Description":"d"}"#),
        .init(.get, "/v1/partition/{name...}", "default", shows: "Builtin Default Partition"),
        .init(.get, "/v1/partitions", shows: "Builtin Default Partition"),
        .init(.delete, "/v1/partition/{name...}", "part-{caller}"),
    ]

    private static let peering: [RouteExample] = [
        .init(.post, "/v1/peering/token", body: #"{"PeerName":"new-{caller}"}"#),
        .init(
            .post,
            "/v1/peering/establish",
            body: #"{"PeerName":"est-{caller}","PeeringToken":"none"}"#,
            success: 500
        ),
        .init(.get, "/v1/peering/{peer...}", "kept"),
        .init(.delete, "/v1/peering/{peer...}", "old-{caller}"),
        .init(.get, "/v1/peerings"),
        .init(.get, "/v1/imported-services"),
        .init(.get, "/v1/tombolo/exports"),
        .init(.get, "/v1/tombolo/exports/preview", query: "peer=kept&add=web", shows: "\"web\""),
        .init(.get, "/v1/tombolo/exports/preview", success: 400),
        .init(.get, "/v1/tombolo/impact/{peer...}", "kept"),
        .init(.get, "/v1/tombolo/impact/{peer...}", "none", success: 404),
        .init(.get, "/v1/tombolo/peering/{peer...}", "kept"),
        .init(.get, "/v1/tombolo/peering/{peer...}", "none", success: 404),
        .init(.post, "/v1/tombolo/peering-tokens", body: #"{"PeerName":"lim-{caller}","TTL":"1h"}"#),
        .init(.get, "/v1/tombolo/peering-tokens/{peer...}", "kept"),
        .init(.get, "/v1/tombolo/peering-tokens/{peer...}", "none", success: 404),
        .init(.delete, "/v1/tombolo/peering-tokens/{peer...}", "old-{caller}", success: 404),
        .init(.get, "/v1/tombolo/peering-verify/{peer...}", "kept"),
        .init(.get, "/v1/tombolo/peering-verify/{peer...}", "none", success: 404),
        .init(.put, "/v1/tombolo/peering-verify/{peer...}", "kept"),
        .init(.get, "/v1/tombolo/explain", query: "source=web&destination=kept/api"),
        .init(.get, "/v1/tombolo/explain", query: "source=web", success: 400),
    ]

    private static let acl: [RouteExample] = [
        .init(.put, "/v1/acl/bootstrap"),
        .init(.put, "/v1/acl/bootstrap", body: #"{"BootstrapSecret":"2b778dd9-f5f1-6f29-b4b4-9a5fa948757a"}"#),
        .init(.get, "/v1/acl/replication"),
        .init(.get, "/v1/acl/tokens"),
        .init(.put, "/v1/acl/token", body: #"{"Description":"new-{caller}"}"#),
        .init(.get, "/v1/acl/token/self"),
        .init(.get, "/v1/acl/token/{token...}", "{token}"),
        .init(.get, "/v1/acl/token/{token...}", "{token}", query: "expanded=true"),
        .init(.get, "/v1/acl/token/{token...}", "unknown", success: 500),
        .init(.put, "/v1/acl/token/{token...}", "{token}", body: #"{"Description":"d"}"#),
        .init(.put, "/v1/acl/token/{token...}/clone", "{token}", body: "{}"),
        .init(.put, "/v1/acl/token/{token...}/clone", "unknown", body: "{}", success: 500),
        .init(.delete, "/v1/acl/token/{token...}", "{token}"),
        .init(.delete, "/v1/acl/token/{token...}", "unknown", success: 500),
        .init(.get, "/v1/acl/policies"),
        .init(.put, "/v1/acl/policy", body: #"{"Name":"new-{caller}"}"#),
        .init(.get, "/v1/acl/policy/name/{name...}", "old-{caller}"),
        .init(.get, "/v1/acl/policy/name/{name...}", "unknown", success: 404),
        .init(.get, "/v1/acl/policy/{policy...}", "{policy}"),
        .init(.get, "/v1/acl/policy/{policy...}", "unknown", success: 500),
        .init(.put, "/v1/acl/policy/{policy...}", "{policy}", body: #"{"Name":"old-{caller}"}"#),
        .init(.put, "/v1/acl/policy/{policy...}", "unknown", body: #"{"Name":"old-{caller}"}"#, success: 500),
        .init(.delete, "/v1/acl/policy/{policy...}", "{policy}"),
        .init(.delete, "/v1/acl/policy/{policy...}", "unknown", success: 500),
        .init(.get, "/v1/acl/roles"),
        .init(.put, "/v1/acl/role", body: #"{"Name":"new-{caller}"}"#),
        .init(.get, "/v1/acl/role/name/{name...}", "old-{caller}"),
        .init(.get, "/v1/acl/role/name/{name...}", "unknown", success: 404),
        .init(.get, "/v1/acl/role/{role...}", "{role}"),
        .init(.get, "/v1/acl/role/{role...}", "unknown", success: 500),
        .init(.put, "/v1/acl/role/{role...}", "{role}", body: #"{"Name":"old-{caller}"}"#),
        .init(.put, "/v1/acl/role/{role...}", "unknown", body: #"{"Name":"old-{caller}"}"#, success: 500),
        .init(.delete, "/v1/acl/role/{role...}", "{role}"),
        .init(.delete, "/v1/acl/role/{role...}", "unknown", success: 500),
        .init(.post, "/v1/acl/login", body: #"{"AuthMethod":"unknown","BearerToken":"x"}"#, success: 403),
        .init(
            .post,
            "/v1/acl/oidc/auth-url",
            body: #"{"AuthMethod":"unknown","RedirectURI":"http://localhost:1/"}"#,
            success: 403
        ),
        .init(.post, "/v1/acl/oidc/callback", body: #"{"AuthMethod":"unknown","State":"x","Code":"y"}"#, success: 403),
        .init(.post, "/v1/acl/logout"),
        .init(.get, "/v1/acl/auth-methods"),
        .init(
            .put,
            "/v1/acl/auth-method",
            body: #"{"Name":"new-{caller}","Type":"jwt","Config":{"JWKSURL":"https://127.0.0.1:1/"}}"#
        ),
        .init(.get, "/v1/acl/auth-method/{method...}", "unknown", success: 404),
        .init(
            .put,
            "/v1/acl/auth-method/{method...}",
            "put-{caller}",
            body: #"{"Type":"jwt","Config":{"JWKSURL":"https://127.0.0.1:1/"}}"#
        ),
        .init(.delete, "/v1/acl/auth-method/{method...}", "unknown", success: 404),
        .init(.get, "/v1/acl/binding-rules"),
        .init(
            .put,
            "/v1/acl/binding-rule",
            body: #"{"AuthMethod":"unknown","BindType":"service","BindName":"web"}"#,
            success: 500
        ),
        .init(.get, "/v1/acl/binding-rule/{rule...}", "unknown", success: 500),
        .init(
            .put,
            "/v1/acl/binding-rule/{rule...}",
            "unknown",
            body: #"{"BindType":"service","BindName":"web"}"#,
            success: 500
        ),
        .init(.delete, "/v1/acl/binding-rule/{rule...}", "unknown", success: 500),
        .init(.get, "/v1/acl/templated-policies"),
        .init(.get, "/v1/acl/templated-policy/name/{name...}", "builtin/service"),
        .init(.post, "/v1/acl/templated-policy/preview/{name...}", "builtin/service", body: #"{"name":"web"}"#),
        .init(.post, "/v1/internal/acl/authorize", body: #"[{"Resource":"acl","Access":"write"}]"#),
    ]

    /// What ends the agent or takes its node away.
    private static let last: [RouteExample] = [
        .init(.get, "/v1/operator/raft/configuration", shows: "\"Servers\""),
        .init(.delete, "/v1/operator/raft/peer", query: "id=unknown", success: 500),
        .init(.post, "/v1/operator/audit-hash", body: #"{"Input":"a"}"#, shows: "hmac_sha256:"),
        .init(.get, "/v1/operator/autopilot/health"),
        .init(.get, "/v1/operator/autopilot/state"),
        .init(.get, "/v1/operator/usage"),
        .init(.get, "/v1/operator/keyring", success: 500), .init(.post, "/v1/operator/keyring", success: 500),
        .init(.put, "/v1/operator/keyring", success: 500), .init(.delete, "/v1/operator/keyring", success: 500),
        .init(.get, "/debug/pprof/", shows: "heap"), .init(.get, "/debug/pprof/cmdline"),
        .init(.get, "/debug/pprof/heap", shows: "VmRSS"), .init(.get, "/debug/pprof/goroutine", shows: "threads"),
        .init(.get, "/debug/pprof/profile", query: "seconds=61", success: 400),
        .init(.get, "/debug/pprof/trace", query: "seconds=61", success: 400),
        .init(.get, "/debug/pprof/symbol", shows: "num_symbols: 0"),
        // The services of these tests have no key with which they could save what is secret.
        .init(.get, "/v1/snapshot", success: 503), .init(.put, "/v1/snapshot", body: "nonsense", success: 500),
        .init(.put, "/v1/agent/force-leave/{node...}", "unknown", success: 500),
        .init(.put, "/v1/agent/leave"),
    ]
}
