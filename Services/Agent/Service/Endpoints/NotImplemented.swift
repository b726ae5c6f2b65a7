/// Endpoints that Consul has and this version does not: said clearly instead of answered wrongly.
enum NotImplemented {
    /// Answers 501.
    static func handler(_ what: String) -> Router.Handler {
        { request in
            throw APIError(
                status: 501,
                text: "\(request.method) \(request.path): \(what) is not implemented in this version of Tombolo"
            )
        }
    }

    /// Pattern, methods, and what it belongs to.
    ///
    /// - Source: reference §2.
    private static let table: [(pattern: String, methods: [String], what: String)] = [
        ("/v1/kv/", ["GET", "PUT", "DELETE"], "the key-value store"),
        ("/v1/session/create", ["PUT"], "sessions"), ("/v1/session/destroy/", ["PUT"], "sessions"),
        ("/v1/session/renew/", ["PUT"], "sessions"), ("/v1/session/info/", ["GET"], "sessions"),
        ("/v1/session/node/", ["GET"], "sessions"), ("/v1/session/list", ["GET"], "sessions"),
        ("/v1/txn", ["PUT"], "transactions"), ("/v1/event/fire/", ["PUT"], "user events"),
        ("/v1/event/list", ["GET"], "user events"), ("/v1/coordinate/", ["GET", "PUT"], "network coordinates"),
        ("/v1/query", ["GET", "POST"], "prepared queries"),
        ("/v1/query/", ["GET", "PUT", "DELETE"], "prepared queries"),
        ("/v1/discovery-chain/", ["GET", "POST"], "compiled discovery chains"),
        ("/v1/catalog/gateway-services/", ["GET"], "terminating and ingress gateways"),
        ("/v1/health/ingress/", ["GET"], "ingress gateways"),
        ("/v1/connect/intentions/", ["GET", "PUT", "DELETE"], "the legacy intention API"),
        ("/v1/operator/", ["GET", "PUT", "POST", "DELETE"], "the operator API"),
        ("/v1/snapshot", ["GET", "PUT"], "snapshots"),
        ("/v1/internal/service-virtual-ip", ["PUT"], "manual virtual addresses"),
        ("/v1/internal/federation-states", ["GET"], "federation"),
        ("/v1/internal/federation-states/", ["GET"], "federation"),
        ("/v1/internal/federation-state/", ["GET"], "federation"),
        ("/v1/internal/ui/", ["GET"], "the user interface"),
        ("/v1/agent/monitor", ["GET"], "log streaming"), ("/v1/agent/metrics/stream", ["GET"], "metric streaming"),
        ("/v1/agent/join/", ["PUT"], "gossip"), ("/v1/agent/force-leave/", ["PUT"], "gossip"),
        ("/v1/acl/login", ["POST"], "auth methods"),
        ("/v1/acl/logout", ["POST"], "auth methods"), ("/v1/acl/binding-rules", ["GET"], "auth methods"),
        ("/v1/acl/binding-rule", ["PUT"], "auth methods"),
        ("/v1/acl/binding-rule/", ["GET", "PUT", "DELETE"], "auth methods"),
        ("/v1/acl/auth-methods", ["GET"], "auth methods"), ("/v1/acl/auth-method", ["PUT"], "auth methods"),
        ("/v1/acl/auth-method/", ["GET", "PUT", "DELETE"], "auth methods"),
        ("/v1/acl/templated-policies", ["GET"], "templated policies"),
        ("/v1/acl/templated-policy/", ["GET", "POST"], "templated policies"),
    ]

    static func add(to router: inout Router) {
        for row in table {
            for method in row.methods { router.add(method, row.pattern, handler(row.what)) }
        }
    }
}
