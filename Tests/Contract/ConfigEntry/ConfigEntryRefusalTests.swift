import ConfigEntryContract
import ConfigEntryService
import ConfigEntryTables
import MeshContracts
import MeshDomain
import MeshJournal
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Refusals of config entries` {
    @Test(arguments: JournalKind.allCases)
    func `what Consul refuses is refused in its words and stores nothing`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            try await cluster.put(#"{"Kind": "service-defaults", "Name": "in-h", "Protocol": "http"}"#)
            let index = cluster.index
            let tables = [
                RecordedRefusals.basics, RecordedRefusals.proxyDefaults, RecordedRefusals.serviceDefaults,
                RecordedRefusals.serviceIntentions, RecordedRefusals.exportedServices, RecordedRefusals.mesh,
            ]
            for (body, text) in tables.joined() {
                #expect(await cluster.refusal(of: body) == MeshError(.rejected, text), "\(body)")
            }
            #expect(cluster.index == index)
        }
    }

    private func intention(_ source: String, name: String = "in-h") -> String {
        #"{"Kind": "service-intentions", "Name": "\#(name)", "Sources": [\#(source)]}"#
    }
    private func permission(_ http: String) -> String {
        intention(#"{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": \#(http)}]}"#)
    }

    /// - Source: reference §5 and §6.3, rules without a recording.
    @Test(arguments: JournalKind.allCases)
    func `further rules of the kinds are kept`(_ kind: JournalKind) async throws {
        let cases: [(body: String, text: String)] = [
            (
                intention(
                    #"{"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"PathExact": "/"}}]}"#,
                    name: "*"
                ),
                "Sources[0].Permissions cannot be specified on intentions with wildcarded destinations"
            ),
            (
                intention(#"{"Name": "web", "Permissions": [{"Action": "allow"}]}"#),
                "Sources[0].Permissions[0].HTTP is required"
            ),
            (
                permission(#"{"PathExact": "x"}"#),
                "Sources[0].Permissions[0].HTTP.PathExact doesn't start with '/': \"x\""
            ),
            (
                permission(#"{"Header": [{"Exact": "1"}]}"#),
                "Sources[0].Permissions[0].HTTP.Header[0] missing required Name field"
            ),
            (
                permission(#"{"Header": [{"Name": "x", "Exact": "1", "Prefix": "2"}]}"#),
                "Sources[0].Permissions[0].HTTP.Header[0] should only contain one of Present, Exact, Prefix, Suffix, or Regex"
            ),
            (
                permission(#"{"Methods": ["get", "GET"]}"#),
                "Sources[0].Permissions[0].HTTP.Methods contains \"GET\" more than once"
            ),
            (
                intention(
                    #"{"Name": "a", "Peer": "p", "Action": "allow"}, {"Name": "a", "Peer": "p", "Action": "deny"}"#
                ),
                "Sources[1] defines peer(\"p\") \"a\" more than once"
            ),
            (
                intention(#"{"Name": "a", "Peer": "*", "Action": "allow"}"#),
                "Sources[0].Peer: cannot use wildcard '*' in peer"
            ),
            (
                intention(#"{"Name": "a", "Action": "allow", "LegacyMeta": {"a": "b"}}"#),
                "Sources[0].LegacyMeta must be omitted"
            ),
            (
                intention(
                    #"{"Name": "a", "Permissions": [{"Action": "allow", "HTTP": {"PathExact": "/"}, "JWT": {"Providers": [{"Name": "okta"}]}}]}"#
                ),
                "1 error occurred:\n\t* Referenced JWT Provider does not exist. Provider Name: okta"
            ),
            (
                #"{"Kind": "service-defaults", "Name": "x", "UpstreamConfig": {"Defaults": {"Limits": {"MaxConnections": -1}}}, "BalanceInboundConnections": "fair"}"#,
                "2 errors occurred:\n\t* invalid value for balance_inbound_connections: fair\n\t* error in upstream defaults: Limits.MaxConnections must be 0 or greater"
            ),
            (
                #"{"Kind": "proxy-defaults", "Name": "global", "MutualTLSMode": "loose"}"#,
                "Invalid MutualTLSMode \"loose\". Must be one of \"\", \"strict\", or \"permissive\"."
            ),
        ]
        try await ConfigEntryTestCluster.run(kind) { cluster in
            try await cluster.put(#"{"Kind": "service-defaults", "Name": "in-h", "Protocol": "http"}"#)
            for (body, text) in cases {
                #expect(await cluster.refusal(of: body) == MeshError(.rejected, text), "\(body)")
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what Consul accepts is accepted`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind) { cluster in
            for body in [
                #"{"Kind": "service-defaults", "Name": "sd-odd", "Protocol": "quic"}"#,
                #"{"Kind": "service-defaults", "Name": "sd-neg", "MaxInboundConnections": -1}"#,
                #"{"Kind": "service-defaults", "Name": "sd-bad", "MeshGateway": {"Mode": "sideways"}}"#,
                #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web", "Consumers": [{}]}]}"#,
                #"{"Kind": "exported-services", "Name": "default", "Services": [{"Name": "web", "Consumers": [{"Partition": "y"}]}]}"#,
                #"{"Kind": "exported-services", "Name": "default"}"#,
                #"{"Kind": "mesh"}"#,
            ] {
                #expect(await cluster.refusal(of: body) == nil, "\(body)")
            }
        }
    }

    // MARK: - Entries that need each other

    @Test(arguments: JournalKind.allCases)
    func `permissive mutual TLS has to be allowed first`(_ kind: JournalKind) async throws {
        let text =
            "cannot set MutualTLSMode=permissive because AllowEnablingPermissiveMutualTLS=false in the mesh config entry"
        let permissive = #"{"Kind": "service-defaults", "Name": "a", "MutualTLSMode": "permissive"}"#
        try await ConfigEntryTestCluster.run(kind) { cluster in
            #expect(await cluster.refusal(of: permissive) == MeshError(.rejected, text))
            try await cluster.put(#"{"Kind": "mesh", "AllowEnablingPermissiveMutualTLS": true}"#)
            try await cluster.put(permissive)
            try await cluster.put(#"{"Kind": "mesh"}"#)
            // What is permissive may stay so, nothing else may become so.
            try await cluster.put(
                #"{"Kind": "service-defaults", "Name": "a", "MutualTLSMode": "permissive", "Protocol": "http"}"#
            )
            let global = #"{"Kind": "proxy-defaults", "Name": "global", "MutualTLSMode": "permissive"}"#
            #expect(await cluster.refusal(of: global) == MeshError(.rejected, text))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a service with permissions on requests goes on to speak HTTP`(_ kind: JournalKind) async throws {
        let refused = MeshError(
            .rejected,
            "service \"api\" has protocol \"tcp\", which is incompatible with L7 intentions permissions"
        )
        let intention = #"""
            {"Kind": "service-intentions", "Name": "api", "Sources": [
              {"Name": "web", "Permissions": [{"Action": "allow", "HTTP": {"PathPrefix": "/"}}]}]}
            """#
        try await ConfigEntryTestCluster.run(kind) { cluster in
            let defaults = #"{"Kind": "service-defaults", "Name": "api", "Protocol": "http"}"#
            let global = #"{"Kind": "proxy-defaults", "Name": "global", "Config": {"protocol": "http"}}"#
            func remove(_ kind: ConfigEntryKind, _ name: String) async -> MeshError? {
                await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                    try await cluster.client.delete(EntryKey(kind: kind, name: name), context: CallContext())
                }
            }
            #expect(await cluster.refusal(of: intention) == refused)
            try await cluster.put(defaults)
            try await cluster.put(intention)
            let index = cluster.index
            #expect(
                await cluster.refusal(of: #"{"Kind": "service-defaults", "Name": "api", "Protocol": "tcp"}"#) == refused
            )
            #expect(await remove(.serviceDefaults, "api") == refused)
            #expect(cluster.index == index)
            // The default for all services does as well, and then it may not go.
            try await cluster.put(global)
            #expect(await remove(.serviceDefaults, "api") == nil)
            #expect(await remove(.proxyDefaults, "global") == refused)
            #expect(
                await cluster.refusal(
                    of: #"{"Kind": "proxy-defaults", "Name": "global", "Config": {"protocol": "tcp"}}"#
                ) == refused
            )
            #expect(await remove(.serviceIntentions, "api") == nil)
            #expect(await remove(.proxyDefaults, "global") == nil)
        }
    }

    // MARK: - Permissions

    private static let tokens = RuleTokens(rules: [
        "": "",
        "service": #"service "web" { policy = "write" }"#,
        "intention": #"service "web" { policy = "read" intentions = "write" }"#,
        "all-intentions": #"service_prefix "" { policy = "read" intentions = "write" }"#,
        "mesh": #"mesh = "write""#,
        "operator": #"operator = "write""#,
    ])

    /// An entry of every kind, the tokens that may write it, and the permission that the others lack.
    private static let needs: [(body: String, key: EntryKey, allowed: Set<String>, lacking: String)] = [
        (
            #"{"Kind": "service-defaults", "Name": "web"}"#, EntryKey(kind: .serviceDefaults, name: "web"),
            ["service"], "'service:write' on \"web\""
        ),
        (
            #"{"Kind": "service-intentions", "Name": "web", "Sources": [{"Name": "a", "Action": "allow"}]}"#,
            EntryKey(kind: .serviceIntentions, name: "web"), ["intention", "all-intentions"],
            "'intention:write' on \"web\""
        ),
        (
            #"{"Kind": "service-intentions", "Name": "*", "Sources": [{"Name": "a", "Action": "allow"}]}"#,
            EntryKey(kind: .serviceIntentions, name: "*"), ["all-intentions"], "'intention:write' on \"*\""
        ),
        (
            #"{"Kind": "proxy-defaults", "Name": "global"}"#, EntryKey(kind: .proxyDefaults, name: "global"),
            ["mesh", "operator"], "'mesh:write'"
        ),
        (
            #"{"Kind": "exported-services", "Name": "default"}"#,
            EntryKey(kind: .exportedServices, name: "default"), ["mesh", "operator"], "'mesh:write'"
        ),
        (#"{"Kind": "mesh"}"#, EntryKey(kind: .mesh, name: "mesh"), ["mesh", "operator"], "'mesh:write'"),
    ]

    @Test(arguments: JournalKind.allCases)
    func `every kind needs its permission to be written and removed`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, tokens: Self.tokens) { cluster in
            for token in Self.tokens.rules.keys.sorted() {
                for (body, key, allowed, lacking) in Self.needs {
                    let denial = MeshError(
                        .permissionDenied,
                        "Permission denied: token with AccessorID 'accessor-\(token)' lacks permission \(lacking)"
                    )
                    let expected: MeshError? = allowed.contains(token) ? nil : denial
                    #expect(await cluster.refusal(of: body, token: token) == expected, "\(token) writes \(body)")
                    let removal = await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                        try await cluster.client.delete(key, context: CallContext(token: SecretID(token)))
                    }
                    #expect(removal == expected, "\(token) removes \(key)")
                }
            }
            #expect(
                await cluster.refusal(of: #"{"Kind": "mesh"}"#, token: "who")
                    == MeshError(.permissionDenied, "ACL not found")
            )
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `who may not write an entry learns nothing of others`(_ kind: JournalKind) async throws {
        try await ConfigEntryTestCluster.run(kind, tokens: Self.tokens) { cluster in
            let body = #"{"Kind": "service-defaults", "Name": "db", "MutualTLSMode": "permissive"}"#
            #expect(await cluster.refusal(of: body, token: "service")?.code == .permissionDenied)
        }
    }

    /// - Source: Consul finds entries without regard to case; rights are byte by byte.
    @Test(arguments: JournalKind.allCases)
    func `an entry of another spelling is replaced and removed only by who may write both`(
        _ kind: JournalKind
    ) async throws {
        let tokens = RuleTokens(rules: [
            "root": #"service_prefix "" { policy = "write" intentions = "write" }"#,
            "upper": #"service "WEB" { policy = "write" intentions = "write" }"#,
        ])
        try await ConfigEntryTestCluster.run(kind, tokens: tokens) { cluster in
            func denial(_ permission: String) -> MeshError {
                let text = "token with AccessorID 'accessor-upper' lacks permission '\(permission)' on \"web\""
                return MeshError(.permissionDenied, "Permission denied: " + text)
            }
            func writes(_ name: String) -> [String] {
                [
                    #"{"Kind": "service-defaults", "Name": "\#(name)", "Protocol": "http"}"#,
                    #"{"Kind": "service-intentions", "Name": "\#(name)", "Sources": [{"Name": "a", "Action": "allow"}]}"#,
                ]
            }
            for body in writes("web") { #expect(await cluster.refusal(of: body, token: "root") == nil) }
            let denials = [denial("service:write"), denial("intention:write")]
            for (body, denied) in zip(writes("WEB"), denials) {
                #expect(await cluster.refusal(of: body, token: "upper") == denied)
            }
            for (entry, denied) in zip([ConfigEntryKind.serviceDefaults, .serviceIntentions], denials) {
                let removal = await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                    let key = EntryKey(kind: entry, name: "WEB")
                    try await cluster.client.delete(key, context: CallContext(token: SecretID("upper")))
                }
                #expect(removal == denied)
            }
            let intention = await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                try await cluster.client.setIntention(
                    destination: "WEB",
                    source: "b",
                    to: SourceIntention(name: "b", action: .allow),
                    context: CallContext(token: SecretID("upper"))
                )
            }
            #expect(intention == denials[1])
            for body in writes("Web") { #expect(await cluster.refusal(of: body, token: "root") == nil) }
            let state = try await cluster.followed(cluster.index)
            #expect(state.entries().map(\.name) == ["Web", "Web"])
            #expect(state.serviceDefaults(of: "wEb")?.serviceProtocol == "http")
            #expect(state.serviceIntentions(of: "WEB")?.sources.map(\.name) == ["a"])
        }
    }

    @Test func `what a namespace gives its tokens needs the right to write ACLs`() async throws {
        let rules = [
            "owner": #"namespace "team" { policy = "write" }"#,
            "both": #"acl = "write" namespace "team" { policy = "write" }"#,
        ]
        try await ConfigEntryTestCluster.run(tokens: RuleTokens(rules: rules)) { cluster in
            let key = TenantKey(Scope(trustedPartition: "", namespace: "team"))
            func refusal(_ token: String, _ defaults: Tenant.Defaults?) async -> MeshError? {
                await ConfigEntryTestCluster.refusal { () async throws(MeshError) in
                    _ = try await cluster.client.put(
                        Tenant(key: key, defaults: defaults),
                        context: CallContext(token: SecretID(token))
                    )
                }
            }
            let everything = TenantLink(id: "00000000-0000-0000-0000-000000000001", name: "global-management")
            let given = Tenant.Defaults(policies: [everything])
            #expect(await refusal("owner", nil) == nil)
            #expect(await refusal("owner", given)?.code == .permissionDenied)
            #expect(await refusal("both", given) == nil)
            // What is there may stay, and go.
            #expect(await refusal("owner", given) == nil)
            #expect(await refusal("owner", Tenant.Defaults()) == nil)
            #expect(await refusal("owner", given)?.code == .permissionDenied)
        }
    }
}
