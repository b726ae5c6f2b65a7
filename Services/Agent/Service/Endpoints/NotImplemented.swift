/// Endpoints that Consul has and this version does not: said clearly instead of answered wrongly.
///
/// They are rows of the same table, without a handler; whoever serves one removes its row here.
enum NotImplemented {
    /// Pattern, methods, and what it belongs to.
    ///
    /// - Source: reference §2.
    private static let rows: [(path: PathPattern, methods: [Endpoint.Method], what: String)] = [
        ("/v1/kv/{key...}", [.get, .put, .delete], "the key-value store"),
        ("/v1/session/create", [.put], "sessions"),
        ("/v1/session/destroy/{session...}", [.put], "sessions"),
        ("/v1/session/renew/{session...}", [.put], "sessions"),
        ("/v1/session/info/{session...}", [.get], "sessions"),
        ("/v1/session/node/{node...}", [.get], "sessions"),
        ("/v1/session/list", [.get], "sessions"),
        ("/v1/txn", [.put], "transactions"),
        ("/v1/event/fire/{event...}", [.put], "user events"),
        ("/v1/event/list", [.get], "user events"),
        ("/v1/coordinate/{rest...}", [.get, .put], "network coordinates"),
        ("/v1/query", [.get, .post], "prepared queries"),
        ("/v1/query/{query...}", [.get, .put, .delete], "prepared queries"),
        ("/v1/catalog/gateway-services/{gateway...}", [.get], "terminating and ingress gateways"),
        ("/v1/health/ingress/{service...}", [.get], "ingress gateways"),
        ("/v1/connect/intentions/{intention...}", [.get, .put, .delete], "the legacy intention API"),
        ("/v1/connect/intentions", [.post], "the legacy intention API"),
        ("/v1/operator/{rest...}", [.get, .put, .post, .delete], "the operator API"),
        ("/v1/internal/service-virtual-ip", [.put], "manual virtual addresses"),
        ("/v1/internal/federation-states", [.get], "federation"),
        ("/v1/internal/federation-states/{rest...}", [.get], "federation"),
        ("/v1/internal/federation-state/{datacenter...}", [.get], "federation"),
        ("/v1/internal/ui/{rest...}", [.get], "the user interface"),
        ("/v1/agent/metrics/stream", [.get], "metric streaming"),
        ("/v1/agent/join/{address...}", [.put], "gossip"),
        ("/v1/acl/login", [.post], "auth methods"),
        ("/v1/acl/logout", [.post], "auth methods"),
        ("/v1/acl/binding-rules", [.get], "auth methods"),
        ("/v1/acl/binding-rule", [.put], "auth methods"),
        ("/v1/acl/binding-rule/{rule...}", [.get, .put, .delete], "auth methods"),
        ("/v1/acl/auth-methods", [.get], "auth methods"),
        ("/v1/acl/auth-method", [.put], "auth methods"),
        ("/v1/acl/auth-method/{method...}", [.get, .put, .delete], "auth methods"),
        ("/v1/acl/templated-policies", [.get], "templated policies"),
        ("/v1/acl/templated-policy/{policy...}", [.get, .post], "templated policies"),
    ]

    static var endpoints: [Endpoint] {
        rows.flatMap { row in row.methods.map { Endpoint(absent: $0, row.path, row.what) } }
    }
}
