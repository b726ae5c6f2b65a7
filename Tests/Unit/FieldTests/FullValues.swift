import ConfigEntryKinds
import ConsulJSON
import MeshDomain

/// Values with something in every field, made as users make them: a field that the JSON form does not carry is set by hand.
enum FullValues {
    static func node() throws -> Node {
        var node = try RegistrationCodec.registration(
            JSONText.parse(
                """
                {"ID":"5a3c2f6e-0000-4000-8000-000000000001","Node":"full-node","Address":"10.0.0.1","Datacenter":"dc7",
                 "TaggedAddresses":{"wan":"10.0.0.2"},"NodeMeta":{"rack":"r1"},
                 "Locality":{"Region":"eu","Zone":"eu-1"}}
                """
            )
        ).node
        node.peer = "node-peer"
        node.partition = Partition(trusted: "node-partition")
        (node.createIndex, node.modifyIndex) = (11, 12)
        return node
    }

    static func service() throws -> NodeService {
        var service = try RegistrationCodec.nodeService(
            JSONText.parse(
                """
                {"Kind":"connect-proxy","ID":"full-id","Service":"full","Tags":["tag-1"],"Address":"10.0.1.1",
                 "TaggedAddresses":{"lan":{"Address":"10.0.1.2","Port":8101}},"Meta":{"version":"v7"},"Port":8102,
                 "SocketPath":"/run/full.sock","Weights":{"Passing":7,"Warning":3},"EnableTagOverride":true,
                 "Locality":{"Region":"us","Zone":"us-1"},"PeerName":"service-peer","Connect":{"Native":true},
                 "Proxy":{"DestinationServiceName":"dest","DestinationServiceID":"dest-id",
                  "LocalServiceAddress":"10.0.1.3","LocalServicePort":8103,"LocalServiceSocketPath":"/run/local.sock",
                  "Mode":"transparent","Config":{"protocol":"http"},"MeshGateway":{"Mode":"local"},
                  "Upstreams":[{"DestinationType":"prepared_query","DestinationName":"up","DestinationPeer":"up-peer",
                   "Datacenter":"dc8","LocalBindAddress":"10.0.1.4","LocalBindPort":8104,
                   "LocalBindSocketPath":"/run/up.sock","LocalBindSocketMode":"0700","Config":{"limit":1},
                   "MeshGateway":{"Mode":"remote"},"CentrallyConfigured":true}],
                  "Expose":{"Checks":true,"Paths":[{"ListenerPort":8105,"Path":"/healthz","LocalPathPort":8106,
                   "Protocol":"http2","ParsedFromCheck":true}]},
                  "TransparentProxy":{"OutboundListenerPort":8107,"DialedDirectly":true},
                  "AccessLogs":{"Enabled":true,"DisableListenerLogs":true,"Type":"file","Path":"/var/log/full",
                   "JSONFormat":"{}","TextFormat":"%ALL%"},
                  "EnvoyExtensions":[{"Name":"builtin/lua","Required":true,"Arguments":{"Script":"x"},
                   "ConsulVersion":">= 1.16","EnvoyVersion":">= 1.26"}]}}
                """
            )
        )
        service.scope = Scope(trustedPartition: "service-partition", namespace: "service-namespace")
        service.proxy.upstreams[0].destinationScope = Scope(trustedPartition: "up-partition", namespace: "up-namespace")
        service.connect.peerMeta = PeeringServiceMeta(sni: ["sni-1"], spiffeID: ["id-1"], serviceProtocol: "grpc")
        (service.createIndex, service.modifyIndex) = (13, 14)
        return service
    }

    static func check() throws -> HealthCheck {
        var check = try RegistrationCodec.healthCheck(
            JSONText.parse(
                """
                {"Node":"check-node","CheckID":"check-id","Name":"check-name","Status":"warning","Notes":"notes",
                 "Output":"output","ServiceID":"check-service-id","ServiceName":"check-service","ServiceTags":["tag-2"],
                 "Type":"http","Interval":"7s","Timeout":"8s","ExposedPort":8108,"PeerName":"check-peer",
                 "Definition":{"HTTP":"http://127.0.0.1:1/"}}
                """
            )
        )
        check.scope = Scope(trustedPartition: "check-partition", namespace: "check-namespace")
        (check.createIndex, check.modifyIndex) = (15, 16)
        return check
    }

    static func token() throws -> ACLToken {
        var token = try ACLBodyCodec.token(
            JSONText.parse(
                """
                {"AccessorID":"accessor","SecretID":"secret","Description":"token words",
                 "Policies":[{"ID":"policy-id","Name":"policy-name"}],"Roles":[{"ID":"role-id","Name":"role-name"}],
                 "ServiceIdentities":[{"ServiceName":"web","Datacenters":["dc3"]}],
                 "NodeIdentities":[{"NodeName":"n9","Datacenter":"dc4"}],
                 "TemplatedPolicies":[{"TemplateID":"t-id","TemplateName":"t-name","TemplateVariables":{"name":"t-web"},
                 "Datacenters":["dc7"]}],"Local":true,"AuthMethod":"method",
                 "ExpirationTime":"2030-01-02T03:04:05Z"}
                """
            )
        ).token
        token.createTimeNanoseconds = 1_600_000_000_000_000_000
        token.scope = Scope(trustedPartition: "t-part", namespace: "t-ns")
        token.authMethodNamespace = Namespace(trusted: "t-method-ns")
        (token.createIndex, token.modifyIndex) = (17, 18)
        return token
    }

    static func policy() throws -> ACLPolicy {
        var policy = try ACLBodyCodec.policy(
            JSONText.parse(
                #"{"ID":"p-id","Name":"p-name","Description":"p words","Rules":"acl = \"read\"","Datacenters":["dc5"]}"#
            )
        )
        (policy.createIndex, policy.modifyIndex) = (19, 20)
        policy.scope = Scope(trustedPartition: "p-part", namespace: "p-ns")
        return policy
    }

    static func role() throws -> ACLRole {
        var role = try ACLBodyCodec.role(
            JSONText.parse(
                """
                {"ID":"r-id","Name":"r-name","Description":"r words","Policies":[{"ID":"rp-id","Name":"rp-name"}],
                 "ServiceIdentities":[{"ServiceName":"r-web","Datacenters":["dc6"]}],
                 "NodeIdentities":[{"NodeName":"r-n9","Datacenter":"dc9"}],
                 "TemplatedPolicies":[{"TemplateID":"rt-id","TemplateName":"rt-name","TemplateVariables":{"name":"rt-web"},
                 "Datacenters":["dc8"]}]}
                """
            )
        )
        (role.createIndex, role.modifyIndex) = (21, 22)
        role.scope = Scope(trustedPartition: "r-part", namespace: "r-ns")
        return role
    }

    static func authMethods() throws -> [ACLAuthMethod] {
        try [
            """
            {"Name":"m-name","Type":"jwt","DisplayName":"m display","Description":"m words","MaxTokenTTL":"2h",
             "TokenLocality":"global","TokenNameFormat":"m-${value.m}",
             "NamespaceRules":[{"Selector":"value.m == 1","BindNamespace":"m-bound"}],"Config":{
             "OIDCDiscoveryURL":"https://m-oidc","OIDCDiscoveryCACert":"m-oidc-ca","JWKSURL":"https://m-jwks",
             "JWKSCACert":"m-jwks-ca","JWTValidationPubKeys":["m-key"],"BoundIssuer":"m-issuer",
             "BoundAudiences":["m-audience"],"JWTSupportedAlgs":["ES256"],"ClaimMappings":{"m-claim":"m"},
             "ListClaimMappings":{"m-claims":"ms"},"ExpirationLeeway":"1s","NotBeforeLeeway":"2s","ClockSkewLeeway":"3s"}}
            """,
            """
            {"Name":"k-name","Type":"kubernetes","DisplayName":"k display","Description":"k words","MaxTokenTTL":"3h",
             "TokenLocality":"local","TokenNameFormat":"k",
             "NamespaceRules":[{"Selector":"serviceaccount.name == k","BindNamespace":"k-bound"}],"Config":{"Host":"https://k","CACert":"k-ca",
             "ServiceAccountJWT":"k-secret"}}
            """,
            """
            {"Name":"o-name","Type":"oidc","DisplayName":"o display","Description":"o words","MaxTokenTTL":"4h",
             "TokenLocality":"local","TokenNameFormat":"o-format",
             "NamespaceRules":[{"Selector":"value.o == 1","BindNamespace":"o-bound"}],"Config":{
             "OIDCDiscoveryURL":"https://o-oidc","OIDCDiscoveryCACert":"o-oidc-ca","JWKSURL":"https://o-jwks",
             "JWKSCACert":"o-jwks-ca","JWTValidationPubKeys":["o-key"],"BoundIssuer":"o-issuer",
             "BoundAudiences":["o-audience"],"JWTSupportedAlgs":["ES384"],"ClaimMappings":{"o-claim":"o"},
             "ListClaimMappings":{"o-claims":"os"},"ExpirationLeeway":"4s","NotBeforeLeeway":"5s","ClockSkewLeeway":"6s",
             "OIDCClientID":"o-client","OIDCClientSecret":"o-secret","OIDCScopes":["o-scope"],"OIDCACRValues":["o-acr"],
             "AllowedRedirectURIs":["http://localhost/o"],"VerboseOIDCLogging":true}}
            """,
            """
            {"Name":"a-name","Type":"aws-iam","DisplayName":"a display","Description":"a words","MaxTokenTTL":"5h",
             "TokenLocality":"local","TokenNameFormat":"a-format",
             "NamespaceRules":[{"Selector":"entity_name == a","BindNamespace":"a-bound"}],"Config":{"BoundIAMPrincipalARNs":["arn:a"],
             "EnableIAMEntityDetails":true,"IAMEntityTags":["a-tag"],"ServerIDHeaderValue":"a-server","MaxRetries":3,
             "IAMEndpoint":"https://a-iam","STSEndpoint":"https://a-sts","AllowedSTSHeaderValues":["a-header"]}}
            """,
        ].enumerated().map { place, text in
            var method = try AuthMethodCodec.method(JSONText.parse(text))
            (method.createIndex, method.modifyIndex) = (UInt64(41 + 2 * place), UInt64(42 + 2 * place))
            method.scope = Scope(trustedPartition: "m-part-\(place)", namespace: "m-ns-\(place)")
            if case .oidc(var oidc) = method.verification {
                oidc.stateKey = SecretID("o-state-key")
                method.verification = .oidc(oidc)
            }
            return method
        }
    }

    static func bindingRule() throws -> ACLBindingRule {
        var rule = try AuthMethodCodec.rule(
            JSONText.parse(
                """
                {"Description":"b words","AuthMethod":"b-method","Selector":"b == 1","BindType":"templated-policy",
                 "BindName":"b-name","BindVars":{"name":"b-var"}}
                """
            ),
            id: "b-id"
        )
        (rule.createIndex, rule.modifyIndex) = (51, 52)
        rule.scope = Scope(trustedPartition: "b-part", namespace: "b-ns")
        return rule
    }

    static func peering() -> Peering {
        Peering(
            id: "peering-id",
            name: "peering-name",
            state: .failing,
            deletedAtNanoseconds: 31,
            meta: ["team": "t1"],
            peerID: "their-id",
            peerCAPems: ["pem"],
            peerServerName: "server-name",
            peerServerAddresses: ["10.0.2.1:8503"],
            manualServerAddresses: ["10.0.2.2:8503"],
            remoteDatacenter: "dc10",
            remotePartition: "part",
            peerTrustDomain: "domain",
            stream: PeeringStreamStatus(
                importedCount: 32,
                exportedCount: 33,
                lastHeartbeatNanoseconds: 34,
                lastReceiveNanoseconds: 35,
                lastSendNanoseconds: 36,
                lastError: "why"
            ),
            createIndex: 37,
            modifyIndex: 38
        )
    }

    /// One entry of each kind, with its indexes.
    static func entry(_ kind: ConfigEntryKind) throws -> ConfigEntry? {
        guard let text = entries[kind] else { return nil }
        var entry = try ConfigEntryCodec.decodeStored(JSONText.parse(text)).entry
        (entry.createIndex, entry.modifyIndex) = (41, 42)
        return entry
    }

    private static let proxyParts = """
        "MutualTLSMode":"permissive","MeshGateway":{"Mode":"local"},
        "TransparentProxy":{"OutboundListenerPort":8201,"DialedDirectly":true},
        "Expose":{"Checks":true,"Paths":[{"ListenerPort":8202,"Path":"/e","LocalPathPort":8203,"Protocol":"http2",
         "ParsedFromCheck":true}]},
        "EnvoyExtensions":[{"Name":"builtin/lua","Required":true,"Arguments":{"Script":"x"},"ConsulVersion":">= 1",
         "EnvoyVersion":">= 2"}]
        """

    private static let entries: [ConfigEntryKind: String] = [
        .proxyDefaults: """
        {"Kind":"proxy-defaults","Name":"global","Meta":{"a":"m1"},"Config":{"protocol":"http"},"Mode":"direct",
         "AccessLogs":{"Enabled":true,"DisableListenerLogs":true,"Type":"file","Path":"/var/log/x",
          "JSONFormat":"{}","TextFormat":"%T%"},"FailoverPolicy":{"Mode":"sequential","Regions":["fr"]},\(proxyParts)}
        """,
        .serviceDefaults: """
        {"Kind":"service-defaults","Name":"web","Meta":{"a":"m1"},"Protocol":"http","Mode":"transparent",
         "ExternalSNI":"sni","MaxInboundConnections":51,"LocalConnectTimeoutMs":52,"LocalRequestTimeoutMs":53,
         "BalanceInboundConnections":"exact_balance","Destination":{"Addresses":["10.0.3.1"],"Port":54},
         "UpstreamConfig":{"Defaults":\(upstream("", 60)),"Overrides":[\(upstream("db", 80))]},\(proxyParts)}
        """,
        .serviceIntentions: """
        {"Kind":"service-intentions","Name":"web","Meta":{"a":"m1"},"JWT":{"Providers":[{"Name":"okta","VerifyClaims":[{"Path":["va"],"Value":"vb"}]}]},
         "Sources":[{"Name":"a","Namespace":"na","Partition":"pn","Peer":"pa","SamenessGroup":"pg","Action":"deny","Description":"words","Type":"consul","Precedence":9,
          "LegacyID":"legacy","LegacyMeta":{"b":"m2"},"LegacyCreateTime":"2020-01-02T03:04:05Z",
          "LegacyUpdateTime":"2021-01-02T03:04:05Z"},
          {"Name":"c","Type":"other","Precedence":8,"Permissions":[{"Action":"allow","JWT":{"Providers":[{"Name":"p","VerifyClaims":[{"Path":["vc"],"Value":"vd"}]}]},"HTTP":{
           "PathExact":"/x","PathPrefix":"/y","PathRegex":"/z","Methods":["GET"],"Header":[{"Name":"h","Present":true,
            "Exact":"1e","Prefix":"1p","Suffix":"1s","Regex":"1r","Invert":true}]}}]}]}
        """,
        .exportedServices: """
        {"Kind":"exported-services","Name":"default","Meta":{"a":"m1"},
         "Services":[{"Name":"web","Consumers":[{"Peer":"pb","Partition":"pc","SamenessGroup":"pd"}]}]}
        """,
        .mesh: """
        {"Kind":"mesh","Meta":{"a":"m1"},"TransparentProxy":{"MeshDestinationsOnly":true},
         "AllowEnablingPermissiveMutualTLS":true,"ValidateClusters":true,
         "TLS":{"Incoming":{"TLSMinVersion":"TLSv1_1","TLSMaxVersion":"TLSv1_2","CipherSuites":["c1"]},
          "Outgoing":{"TLSMinVersion":"TLSv1_0","TLSMaxVersion":"TLSv1_3","CipherSuites":["c2"]}},
         "HTTP":{"SanitizeXForwardedClientCert":true},"Peering":{"PeerThroughMeshGateways":true}}
        """,
        .serviceResolver: """
        {"Kind":"service-resolver","Name":"web","Meta":{"a":"m1"},"DefaultSubset":"s1",
         "Subsets":{"s1":{"Filter":"f1","OnlyPassing":true}},
         "Redirect":{"Service":"ra","ServiceSubset":"rb","Datacenter":"rc","Peer":"rd","SamenessGroup":"re"},
         "Failover":{"*":{"Service":"fa","ServiceSubset":"fb","Datacenters":["fc"],"SamenessGroup":"fe",
          "Targets":[{"Service":"ta","ServiceSubset":"tb","Datacenter":"tc","Peer":"td","SamenessGroup":"te"}],
          "Policy":{"Mode":"sequential","Regions":["fd"]}}},
         "ConnectTimeout":"101s","RequestTimeout":"102s",
         "LoadBalancer":{"Policy":"lp","RingHashConfig":{"MinimumRingSize":103,"MaximumRingSize":104},
          "LeastRequestConfig":{"ChoiceCount":105},
          "HashPolicies":[{"Field":"la","FieldValue":"lb","CookieConfig":{"Session":true,"TTL":"106s","Path":"/lc"},
           "SourceIP":true,"Terminal":true}]}}
        """,
        .serviceSplitter: """
        {"Kind":"service-splitter","Name":"web","Meta":{"a":"m1"},
         "Splits":[{"Weight":11.07,"Service":"sa","ServiceSubset":"sb",\(headers("q"))}]}
        """,
        .serviceRouter: """
        {"Kind":"service-router","Name":"web","Meta":{"a":"m1"},"Routes":[{
         "Match":{"HTTP":{"PathExact":"/a","PathPrefix":"/b","PathRegex":"/c","CaseInsensitive":true,
          "Header":[{"Name":"ha","Present":true,"Exact":"hb","Prefix":"hc","Suffix":"hd","Regex":"he","Invert":true}],
          "QueryParam":[{"Name":"qa","Present":true,"Exact":"qb","Regex":"qc"}],"Methods":["GET"]}},
         "Destination":{"Service":"da","ServiceSubset":"db","PrefixRewrite":"/d","RequestTimeout":"111s",
          "IdleTimeout":"112s","NumRetries":113,"RetryOnConnectFailure":true,"RetryOn":["reset"],
          "RetryOnStatusCodes":[114],\(headers("r"))}}]}
        """,
        .ingressGateway: """
        {"Kind":"ingress-gateway","Name":"ig","Meta":{"a":"m1"},"TLS":\(gatewayTLS("i")),
         "Defaults":{\(limitMembers(120))},
         "Listeners":[{"Port":130,"Protocol":"http","TLS":\(gatewayTLS("l")),"Services":[{"Name":"is","Hosts":["ih"],
          "TLS":{"SDS":{"ClusterName":"ic","CertResource":"ir"}},\(headers("s")),"Meta":{"b":"m2"},
          \(limitMembers(140))}]}]}
        """,
        .terminatingGateway: """
        {"Kind":"terminating-gateway","Name":"tg","Meta":{"a":"m1"},"Services":[{"Name":"ts","CAFile":"ta",
         "CertFile":"tc","KeyFile":"tk","SNI":"ti","DisableAutoHostRewrite":true}]}
        """,
        .apiGateway: """
        {"Kind":"api-gateway","Name":"ap","Meta":{"a":"m1"},\(status("v")),
         "Listeners":[{"Name":"al","Hostname":"ah","Port":150,"Protocol":"http","TLS":{"Certificates":[\(place("w"))],
          "MinVersion":"ai","MaxVersion":"ax","CipherSuites":["ac"]}}]}
        """,
        .boundAPIGateway: """
        {"Kind":"bound-api-gateway","Name":"ba","Meta":{"a":"m1"},"Listeners":[{"Name":"bl","Routes":[\(place("x"))],
         "Certificates":[\(place("y"))]}],"Services":{"bs":[\(place("z"))]}}
        """,
        .httpRoute: """
        {"Kind":"http-route","Name":"hr","Meta":{"a":"m1"},"Parents":[\(place("t"))],\(status("u")),"Hostnames":["hh"],
         "Rules":[{\(filters("f", 160)),"Matches":[{"Headers":[{"Match":"hm","Name":"hn","Value":"hv"}],"Method":"GET",
          "Path":{"Match":"prefix","Value":"/hp"},"Query":[{"Match":"hx","Name":"hy","Value":"hz"}]}],
          "Services":[{"Name":"hs","Weight":159,\(filters("g", 170))}]}]}
        """,
        .tcpRoute: """
        {"Kind":"tcp-route","Name":"tr","Meta":{"a":"m1"},"Parents":[\(place("t"))],\(status("u")),
         "Services":[{"Name":"ts"}]}
        """,
        .inlineCertificate: """
        {"Kind":"inline-certificate","Name":"ic","Meta":{"a":"m1"},"Certificate":"cc","PrivateKey":"ck"}
        """,
        .fileSystemCertificate: """
        {"Kind":"file-system-certificate","Name":"fc","Meta":{"a":"m1"},"Certificate":"/fc","PrivateKey":"/fk"}
        """,
        .samenessGroup: """
        {"Kind":"sameness-group","Name":"sg","Meta":{"a":"m1"},"DefaultForFailover":true,"IncludeLocal":true,
         "Members":[{"Peer":"sp"},{"Partition":"sq"}]}
        """,
        .jwtProvider: """
        {"Kind":"jwt-provider","Name":"jp","Meta":{"a":"m1"},"Issuer":"ji","Audiences":["ja"],
         "JSONWebKeySet":{"Local":{"JWKS":"jk","Filename":"jf"},"Remote":{"URI":"ju","RequestTimeoutMs":180,
          "CacheDuration":"181s","FetchAsynchronously":true,"RetryPolicy":{"NumRetries":182,"RetryPolicyBackOff":{
           "BaseInterval":"183s","MaxInterval":"184s"}},"JWKSCluster":{"DiscoveryType":"jd","ConnectTimeout":"185s",
           "TLSCertificates":{"TrustedCA":{"Filename":"ka","EnvironmentVariable":"kb","InlineString":"kc",
            "InlineBytes":"kd"},"CaCertificateProviderInstance":{"InstanceName":"ke","CertificateName":"kf"}}}}},
         "Locations":[{"Header":{"Name":"la","ValuePrefix":"lb","Forward":true},"QueryParam":{"Name":"lc"},
          "Cookie":{"Name":"ld"}}],"Forwarding":{"HeaderName":"le","PadForwardPayloadHeader":true},
         "ClockSkewSeconds":186,"CacheConfig":{"Size":187}}
        """,
    ]

    /// Changes of headers in both directions.
    private static func headers(_ first: String) -> String {
        """
        "RequestHeaders":{"Add":{"\(first)1":"\(first)2"},"Set":{"\(first)3":"\(first)4"},"Remove":["\(first)5"]},
        "ResponseHeaders":{"Add":{"\(first)6":"\(first)7"},"Set":{"\(first)8":"\(first)9"},"Remove":["\(first)0"]}
        """
    }

    /// A reference with texts that begin so.
    private static func place(_ first: String) -> String {
        #"{"Kind":"\#(first)1","Name":"\#(first)2","SectionName":"\#(first)3"}"#
    }

    /// A condition with texts that begin so.
    private static func status(_ first: String) -> String {
        """
        "Status":{"Conditions":[{"Type":"\(first)4","Status":"True","Reason":"\(first)5","Message":"\(first)6",
         "Resource":\(place(first)),"LastTransitionTime":"2020-01-02T03:04:05Z"}]}
        """
    }

    /// Filters of a route in both directions, with texts that begin so and numbers from there on.
    private static func filters(_ first: String, _ number: Int) -> String {
        """
        "Filters":{"Headers":[{"Add":{"\(first)1":"\(first)2"},"Set":{"\(first)3":"\(first)4"},"Remove":["\(first)5"]}],
         "URLRewrite":{"Path":"/\(first)"},"RetryFilter":{"NumRetries":\(number),"RetryOn":["\(first)6"],
          "RetryOnStatusCodes":[\(number + 1)],"RetryOnConnectFailure":true},
         "TimeoutFilter":{"RequestTimeout":"\(number + 2)s","IdleTimeout":"\(number + 3)s"}},
         "ResponseFilters":{"Headers":[{"Add":{"\(first)7":"x"},"Set":{"\(first)8":"y"},"Remove":["\(first)9"]}]}
        """
    }

    /// TLS of a gateway with texts that begin so.
    private static func gatewayTLS(_ first: String) -> String {
        """
        {"Enabled":true,"SDS":{"ClusterName":"\(first)a","CertResource":"\(first)b"},"TLSMinVersion":"\(first)c",
         "TLSMaxVersion":"\(first)d","CipherSuites":["\(first)e"]}
        """
    }

    /// Limits of a service behind an ingress gateway with numbers from here on.
    private static func limitMembers(_ first: Int) -> String {
        """
        "MaxConnections":\(first),"MaxPendingRequests":\(first + 1),"MaxConcurrentRequests":\(first + 2),
         "PassiveHealthCheck":{"Interval":"\(first + 3)s","MaxFailures":\(first + 4),
          "EnforcingConsecutive5xx":\(first + 5),"MaxEjectionPercent":\(first + 6),"BaseEjectionTime":"\(first + 7)s"}
        """
    }

    /// Settings of an upstream with numbers from here on; those of all upstreams have no name.
    private static func upstream(_ name: String, _ first: Int) -> String {
        let who = name.isEmpty ? "" : #""Name":"\#(name)","Peer":"pd","#
        return """
            {\(who)"EnvoyListenerJSON":"l\(first)","EnvoyClusterJSON":"c\(first)","Protocol":"grpc\(first)",
             "ConnectTimeoutMs":\(first),"MeshGateway":{"Mode":"remote"},"BalanceOutboundConnections":"exact\(first)",
             "Limits":{"MaxConnections":\(first + 1),"MaxPendingRequests":\(first + 2),
              "MaxConcurrentRequests":\(first + 3)},
             "PassiveHealthCheck":{"Interval":"\(first + 4)s","MaxFailures":\(first + 5),
              "EnforcingConsecutive5xx":\(first + 6),"MaxEjectionPercent":\(first + 7),
              "BaseEjectionTime":"\(first + 8)s"}}
            """
    }
}
