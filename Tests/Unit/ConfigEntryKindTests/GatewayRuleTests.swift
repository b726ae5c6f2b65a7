import AccessRules
import ConfigEntryKinds
import ConfigEntryTables
import ConsulJSON
import MeshDomain
import MeshState
import Testing

/// What entries of gateways, certificates and providers are refused for; what Consul was recorded to say is held by the
/// conformance kit.
@Suite struct GatewayRuleTests {
    private static func refusal(of text: String, in state: ConfigEntryState = ConfigEntryState()) -> String? {
        do {
            let entry = try EntryRules.normalized(try ConfigEntryCodec.decodeStored(try JSONText.parse(text)).entry)
            try EntryRules.validate(entry, in: state)
            return nil
        } catch { return (error as? MeshError)?.message ?? "\(error)" }
    }

    private static func state(_ texts: String...) throws -> ConfigEntryState {
        var state = ConfigEntryState()
        var touched: Set<ConfigEntryTopic> = []
        for (place, text) in texts.enumerated() {
            let entry = try ConfigEntryCodec.decodeStored(try JSONText.parse(text)).entry
            state.apply(.put(try EntryRules.normalized(entry)), index: UInt64(place + 1), touched: &touched)
        }
        return state
    }

    @Test(arguments: [
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"Protocol":"http","Services":[{"Name":"a","Hosts":["a.*.b"]}]}]}"#,
            "leftmost"
        ),
        (
            #"{"Kind":"ingress-gateway","Name":"g","TLS":{"Enabled":true},"Listeners":[{"Port":1,"Protocol":"http","Services":[{"Name":"a","Hosts":["*"]}]}]}"#,
            "not allowed with TLS"
        ),
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"Protocol":"http","Services":[{"Name":"a"},{"Name":"a"}]}]}"#,
            "multiple times"
        ),
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"Services":[{"Name":"a","MaxConnections":-1}]}]}"#,
            "MaxConnections"
        ),
        (#"{"Kind":"ingress-gateway","Name":"g","TLS":{"TLSMinVersion":"TLSv9"}}"#, "TLSv9"),
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"Protocol":"http","Services":[{"Name":"a","TLS":{"SDS":{"ClusterName":"c","CertResource":"r"}}}]}]}"#,
            "at least one item in Hosts"
        ),
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"Protocol":"http","Services":[{"Name":"a","Hosts":["a"],"TLS":{"SDS":{"CertResource":"r"}}}]}]}"#,
            "TLS.SDS.ClusterName"
        ),
        (
            #"{"Kind":"ingress-gateway","Name":"g","Listeners":[{"Port":1,"TLS":{"SDS":{"ClusterName":"c"}},"Services":[{"Name":"a"}]}]}"#,
            "TLS.SDS.CertResource"
        ),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Remote":{"URI":"https://h:99999/k"}}}"#,
            "URI"
        ),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Remote":{"URI":"https://h/k","JWKSCluster":{"TLSCertificates":{"TrustedCA":{"InlineBytes":"!!"}}}}}}"#,
            "base64"
        ),
        (#"{"Kind":"api-gateway","Name":"g"}"#, "at least one listener"),
        (
            #"{"Kind":"api-gateway","Name":"g","Listeners":[{"Name":"a","Port":1,"Protocol":"tcp","Hostname":"h"}]}"#,
            "hostname"
        ),
        (
            #"{"Kind":"api-gateway","Name":"g","Listeners":[{"Name":"a","Port":1,"Protocol":"http","Hostname":"a.*"}]}"#,
            "leftmost"
        ),
        (
            #"{"Kind":"api-gateway","Name":"g","Listeners":[{"Name":"a","Port":1,"Protocol":"http","TLS":{"Certificates":[{"Kind":"mesh","Name":"x"}]}}]}"#,
            "unsupported certificate kind: \"mesh\""
        ),
        (#"{"Kind":"http-route","Name":"r","Hostnames":["*.x"]}"#, "Hostnames"),
        (#"{"Kind":"http-route","Name":"r","Rules":[{"Matches":[{"Method":"MAKE"}]}]}"#, "Rule[0], Match[0], Method"),
        (
            #"{"Kind":"http-route","Name":"r","Rules":[{"Matches":[{"Headers":[{"Match":"like","Name":"x"}]}]}]}"#,
            "Headers[0]"
        ),
        (
            #"{"Kind":"http-route","Name":"r","Rules":[{"Matches":[{"Query":[{"Match":"exact"}]}]}]}"#,
            "Query[0], missing required Name"
        ),
        (#"{"Kind":"http-route","Name":"r","Rules":[{"Filters":{"RetryFilter":{"RetryOn":["never"]}}}]}"#, "never"),
        (
            #"{"Kind":"http-route","Name":"r","Rules":[{"Services":[{"Name":"a","Weight":4294967295},{"Name":"b"}]}]}"#,
            "weights"
        ),
        (#"{"Kind":"http-route","Name":"r","Parents":[{"Name":"g"},{"Name":"g"}]}"#, "more than once"),
        (#"{"Kind":"tcp-route","Name":"r","Services":[{"Name":"a"},{"Name":"b"}]}"#, "only supports one service"),
        (#"{"Kind":"file-system-certificate","Name":"f","Certificate":"/c"}"#, "PrivateKey"),
        (#"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Local":{}}}"#, "JWKS or Filename"),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Remote":{"URI":"https://"}}}"#,
            "Remote JWKS URI is invalid"
        ),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Remote":{"URI":"https://a","RetryPolicy":{"RetryPolicyBackOff":{"BaseInterval":"2s","MaxInterval":"1s"}}}}}"#,
            "BaseInterval"
        ),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Remote":{"URI":"https://a","JWKSCluster":{"TLSCertificates":{"TrustedCA":{"Filename":"a","InlineString":"b"}}}}}}"#,
            "exactly one of Filename"
        ),
        (
            #"{"Kind":"jwt-provider","Name":"p","JSONWebKeySet":{"Local":{"JWKS":"e30="}},"Forwarding":{}}"#,
            "Header name"
        ),
        (
            #"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"p","Partition":"q"}]}"#,
            "exactly one of Partition and Peer"
        ),
        (#"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"*"}]}"#, "Members[0].Peer"),
        (#"{"Kind":"sameness-group","Name":"g","Members":[{"Partition":"-"}]}"#, "Members[0].Partition"),
        (#"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"p"},{"Peer":"p"}]}"#, "Members[1].Peer"),
        (
            #"{"Kind":"service-resolver","Name":"s","Redirect":{"SamenessGroup":"g"}}"#,
            "Redirect.SamenessGroup defined without Redirect.Service"
        ),
        (
            #"{"Kind":"service-resolver","Name":"s","Redirect":{"Service":"s","Peer":"p","SamenessGroup":"g"}}"#,
            "Redirect.SamenessGroup cannot be set with Redirect.Peer"
        ),
        (
            #"{"Kind":"service-resolver","Name":"s","Failover":{"*":{"SamenessGroup":"g","Datacenters":["dc2"]}}}"#,
            "SamenessGroup cannot be set with Datacenters"
        ),
        (
            #"{"Kind":"service-resolver","Name":"s","Failover":{"*":{"Targets":[{"Service":"a","SamenessGroup":"g"}]}}}"#,
            "Targets[0].SamenessGroup"
        ),
        (
            #"{"Kind":"service-intentions","Name":"s","Sources":[{"Name":"a","Peer":"p","SamenessGroup":"g","Action":"allow"}]}"#,
            "cannot set SamenessGroup and Peer at the same time"
        ),
        (
            #"{"Kind":"service-intentions","Name":"s","Sources":[{"Name":"a","SamenessGroup":"g","Action":"deny"}]}"#,
            #"there is no sameness group "g""#
        ),
        (
            #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"s","Consumers":[{"SamenessGroup":"g"}]}]}"#,
            #"Services[0].Consumers[0].SamenessGroup: there is no sameness group "g""#
        ),
        (
            #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"s","Consumers":[{"Peer":"p","SamenessGroup":"g"}]}]}"#,
            "must define at most one of Peer, Partition, or SamenessGroup"
        ),
        (#"{"Kind":"proxy-defaults","Name":"global","FailoverPolicy":{"Mode":"sideways"}}"#, "FailoverPolicy.Mode"),
        (
            #"{"Kind":"proxy-defaults","Name":"global","EnvoyExtensions":[{"Name":"builtin/none"}]}"#,
            "not a built-in extension"
        ),
        (
            #"{"Kind":"proxy-defaults","Name":"global","PrioritizeByLocality":{"Mode":"failover"}}"#,
            "PrioritizeByLocality"
        ),
        (
            #"{"Kind":"service-defaults","Name":"s","RateLimits":{"InstanceLevel":{"RequestsPerSecond":1}}}"#,
            "RateLimits"
        ),
        (
            #"{"Kind":"service-defaults","Name":"s","EnvoyExtensions":[{"Name":"builtin/lua","Arguments":{"Script":""}}]}"#,
            "Arguments.Script is required"
        ),
        (
            #"{"Kind":"service-defaults","Name":"s","UpstreamConfig":{"Defaults":{"BalanceOutboundConnections":"fair"}}}"#,
            "balance_outbound_connections"
        ),
    ])
    func `what is wrong is named`(text: String, words: String) {
        let refusal = Self.refusal(of: text)
        #expect(refusal?.contains(words) == true, "\(refusal ?? "it was taken")")
    }

    @Test func `a certificate is taken with its own key only, and no key is ever shown`() throws {
        #expect(Self.refusal(of: ThrowAwayKeys.entry()) == nil)
        let wrong: [(text: String, words: String)] = [
            (ThrowAwayKeys.entry(key: ThrowAwayKeys.otherKey), "does not belong to the certificate"),
            (ThrowAwayKeys.entry(key: ThrowAwayKeys.smallKey), "1024"),
            (ThrowAwayKeys.entry(key: "secret words"), "failed to parse private key PEM"),
            (ThrowAwayKeys.entry(certificate: "none"), "failed to parse certificate PEM"),
            (ThrowAwayKeys.entry(certificate: ThrowAwayKeys.key), "Certificate: "),
        ]
        for (text, words) in wrong {
            let refusal = try #require(Self.refusal(of: text))
            #expect(refusal.contains(words), "\(refusal)")
            #expect(!refusal.contains("MHcCAQEE") && !refusal.contains("secret words"))
        }
        let entry = try ConfigEntryCodec.decode(try JSONText.parse(ThrowAwayKeys.entry()))
        #expect(!"\(entry)".contains("PRIVATE KEY") && !String(reflecting: entry).contains("PRIVATE KEY"))
        #expect(entry.key.readAccess == .meshRead)
        #expect(throws: MeshError(.badRequest, "'PrivateKey' must be a text in PEM")) {
            try ConfigEntryCodec.decode(["Kind": "inline-certificate", "Name": "c", "PrivateKey": ["secret": "words"]])
        }
    }

    @Test func `one name is that of one kind of gateway, and a listener speaks what is behind it`() throws {
        let state = try Self.state(
            #"{"Kind":"terminating-gateway","Name":"g"}"#,
            #"{"Kind":"service-defaults","Name":"web","Protocol":"http"}"#
        )
        #expect(
            Self.refusal(of: #"{"Kind":"ingress-gateway","Name":"g"}"#, in: state)?.contains("already exists") == true
        )
        func listener(_ speaks: String) -> String {
            #"{"Kind":"ingress-gateway","Name":"i","Listeners":[{"Port":1,"Protocol":"\#(speaks)","Services":[{"Name":"web"}]}]}"#
        }
        #expect(Self.refusal(of: listener("http"), in: state) == nil)
        #expect(Self.refusal(of: listener("grpc"), in: state)?.contains(#"has protocol "http""#) == true)
        // A change of what the service speaks is held against the gateway.
        var changed = try Self.state(#"{"Kind":"service-defaults","Name":"web","Protocol":"http"}"#, listener("http"))
        let web = EntryKey(kind: .serviceDefaults, name: "web")
        try EntryRules.validateDependents(of: web, in: changed)
        var touched: Set<ConfigEntryTopic> = []
        changed.apply(.delete(web), index: 9, touched: &touched)
        #expect(throws: MeshError.self) { try EntryRules.validateDependents(of: web, in: changed) }
    }

    @Test func `a member is in one sameness group only, and one is the default`() throws {
        let state = try Self.state(
            #"{"Kind":"sameness-group","Name":"a","DefaultForFailover":true,"Members":[{"Peer":"p"}]}"#
        )
        let shared = Self.refusal(of: #"{"Kind":"sameness-group","Name":"b","Members":[{"Peer":"p"}]}"#, in: state)
        #expect(shared?.contains(#"cluster peer "p" is shared between groups "a" and "b""#) == true)
        let second = Self.refusal(of: #"{"Kind":"sameness-group","Name":"b","DefaultForFailover":true}"#, in: state)
        #expect(second?.contains("DefaultForFailover") == true)
        #expect(Self.refusal(of: #"{"Kind":"sameness-group","Name":"A","Members":[{"Peer":"p"}]}"#, in: state) == nil)
    }

    @Test func `a sameness group that intentions or resolvers name stays`() throws {
        let group = #"{"Kind":"sameness-group","Name":"g","IncludeLocal":true,"Members":[{"Peer":"p"}]}"#
        let key = EntryKey(kind: .samenessGroup, name: "G")
        var state = try Self.state(
            group,
            #"{"Kind":"service-intentions","Name":"s","Sources":[{"Name":"a","SamenessGroup":"g","Action":"deny"}]}"#
        )
        #expect(throws: MeshError.self) { try EntryRules.validateRemoval(of: key, in: state) }
        state = try Self.state(
            group,
            #"{"Kind":"service-resolver","Name":"s","Failover":{"*":{"SamenessGroup":"g"}}}"#
        )
        try EntryRules.validateRemoval(of: key, in: state)
        try EntryRules.validateDependents(of: key, in: state)
        var touched: Set<ConfigEntryTopic> = []
        state.apply(.delete(key), index: 9, touched: &touched)
        #expect(throws: MeshError(.rejected, #"sameness group missing for service "s""#)) {
            try EntryRules.validateDependents(of: key, in: state)
        }
    }

    @Test func `a member that intentions deny by its group stays in it`() throws {
        func state(_ action: String) throws -> ConfigEntryState {
            try Self.state(
                #"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"p"},{"Peer":"q"}]}"#,
                #"{"Kind":"service-intentions","Name":"s","Sources":[{"Name":"a","SamenessGroup":"g","Action":"\#(action)"}]}"#
            )
        }
        let less = #"{"Kind":"sameness-group","Name":"G","Members":[{"Peer":"p"}]}"#
        let more = #"{"Kind":"sameness-group","Name":"g","Members":[{"Peer":"r"},{"Peer":"q"},{"Peer":"p"}]}"#
        #expect(Self.refusal(of: less, in: try state("deny"))?.contains(#"intentions on "s""#) == true)
        #expect(Self.refusal(of: more, in: try state("deny")) == nil)
        #expect(Self.refusal(of: less, in: try state("allow")) == nil)
    }

    @Test func `a provider that an intention needs exists, and stays`() throws {
        let intention =
            #"{"Kind":"service-intentions","Name":"s","JWT":{"providers":[{"name":"okta"}]},"Sources":[{"Name":"a","Action":"allow"}]}"#
        #expect(
            Self.refusal(of: intention)?.contains("Referenced JWT Provider does not exist. Provider Name: okta") == true
        )
        let provider = #"{"Kind":"jwt-provider","Name":"okta","JSONWebKeySet":{"Local":{"JWKS":"e30="}}}"#
        let state = try Self.state(provider, intention)
        #expect(Self.refusal(of: intention, in: state) == nil)
        #expect(throws: MeshError.self) {
            try EntryRules.validateRemoval(of: EntryKey(kind: .jwtProvider, name: "OKTA"), in: state)
        }
        try EntryRules.validateRemoval(of: EntryKey(kind: .jwtProvider, name: "other"), in: state)
    }
}
