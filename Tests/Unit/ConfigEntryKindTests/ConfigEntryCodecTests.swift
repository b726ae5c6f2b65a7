import ConfigEntryKinds
import ConsulJSON
import MeshDomain
import Testing

@Suite
struct ConfigEntryCodecTests {
    private static let full: [String] = [
        #"{"Kind":"proxy-defaults","Name":"global","Config":{"protocol":"http","n":{"a":[1,2.5]}},"Mode":"transparent","TransparentProxy":{"OutboundListenerPort":15002,"DialedDirectly":true},"MutualTLSMode":"strict","MeshGateway":{"Mode":"local"},"Expose":{"Checks":true,"Paths":[{"ListenerPort":1,"Path":"/h","LocalPathPort":2,"Protocol":"http2","ParsedFromCheck":true}]},"AccessLogs":{"Enabled":true,"Type":"file","Path":"/l","JSONFormat":"{}"},"EnvoyExtensions":[{"Name":"builtin/lua","Required":true,"Arguments":{"Script":"x"},"ConsulVersion":"","EnvoyVersion":""}],"FailoverPolicy":{"Mode":"sequential"},"Meta":{"a":"b"},"CreateIndex":3,"ModifyIndex":5}"#,
        #"{"Kind":"service-defaults","Name":"web","Protocol":"http","Mode":"direct","TransparentProxy":{},"MutualTLSMode":"permissive","MeshGateway":{"Mode":"remote"},"Expose":{},"ExternalSNI":"x.y","UpstreamConfig":{"Overrides":[{"Name":"db","Peer":"p","EnvoyListenerJSON":"{}","EnvoyClusterJSON":"{}","Protocol":"tcp","ConnectTimeoutMs":7,"Limits":{"MaxConnections":1,"MaxPendingRequests":null,"MaxConcurrentRequests":0},"PassiveHealthCheck":{"Interval":10000000000,"MaxFailures":3,"EnforcingConsecutive5xx":50,"MaxEjectionPercent":10,"BaseEjectionTime":1},"MeshGateway":{"Mode":"none"},"BalanceOutboundConnections":"exact_balance"}],"Defaults":{"Peer":"","MeshGateway":{}}},"MaxInboundConnections":9,"LocalConnectTimeoutMs":8,"LocalRequestTimeoutMs":7,"BalanceInboundConnections":"exact_balance","CreateIndex":0,"ModifyIndex":0}"#,
        #"{"Kind":"service-defaults","Name":"ext","Protocol":"","TransparentProxy":{},"MeshGateway":{},"Expose":{},"Destination":{"Addresses":["a.b","1.2.3.4"],"Port":443},"CreateIndex":18446744073,"ModifyIndex":18446744074}"#,
        #"{"Kind":"service-intentions","Name":"api","Sources":[{"Name":"web","Action":"allow","Precedence":9,"Type":"consul","Description":"d","Peer":"p","LegacyID":"i","LegacyMeta":{"k":"v"},"LegacyCreateTime":"2024-01-01T10:00:00.1Z","LegacyUpdateTime":"2024-01-01T10:00:00Z"},{"Name":"*","Permissions":[{"Action":"deny","HTTP":{"PathPrefix":"/a","Header":[{"Name":"x","Present":true,"Invert":true},{"Name":"y","Exact":"1"}],"Methods":["GET"]},"JWT":{"Providers":[{"Name":"okta"}]}}],"Precedence":8,"Type":"consul"}],"JWT":{"Providers":[{"Name":"okta"}]},"CreateIndex":1,"ModifyIndex":1}"#,
        #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"api","Consumers":[{"Peer":"alpha"},{"Partition":"x"}]},{"Name":"*","Consumers":[]}],"CreateIndex":1,"ModifyIndex":1}"#,
        #"{"Kind":"mesh","TransparentProxy":{"MeshDestinationsOnly":true},"AllowEnablingPermissiveMutualTLS":true,"ValidateClusters":true,"TLS":{"Incoming":{"TLSMinVersion":"TLSv1_2"},"Outgoing":{"TLSMaxVersion":"TLSv1_3","CipherSuites":["A"]}},"HTTP":{"SanitizeXForwardedClientCert":true},"Peering":{"PeerThroughMeshGateways":true},"CreateIndex":1,"ModifyIndex":1}"#,
    ]

    @Test(arguments: full)
    func `an entry with every field survives reading and writing unchanged`(text: String) throws {
        let entry = try ConfigEntryCodec.decode(JSONText.parse(text))
        let again = ConfigEntryCodec.encode(entry)
        #expect(JSONText.string(of: again) == text)
        #expect(try ConfigEntryCodec.decode(again) == entry)
    }

    @Test
    func `snake case, numbers for texts and one object for a list are accepted`() throws {
        let text =
            #"{"kind":"service-defaults","name":"web","max_inbound_connections":"7","upstream_config":{"overrides":{"name":"db","mesh_gateway":[{"mode":"local"}],"passive_health_check":{"interval":"10s"}}}}"#
        let entry = try ConfigEntryCodec.decode(JSONText.parse(text))
        guard case .serviceDefaults(let body) = entry.body else {
            Issue.record("another kind was read: \(entry)")
            return
        }
        #expect(body.maxInboundConnections == 7)
        #expect(body.upstreamConfig?.overrides.first?.meshGateway == .local)
        #expect(body.upstreamConfig?.overrides.first?.passiveHealthCheck?.intervalNanoseconds == 10_000_000_000)
    }

    @Test(arguments: [
        (#"{"Name":"x"}"#, "Payload does not contain a kind/Kind key at the top level"),
        (#"{"Kind":1}"#, "Kind value in payload is not a string"),
        (#"{"Kind":"service-nonsense","Name":"x"}"#, "invalid config entry kind: service-nonsense"),
        (
            #"{"Kind":"service-defaults","Name":"x","Colour":"red"}"#,
            "1 error occurred:\n\t* invalid config key \"Colour\"\n\n"
        ),
        (
            #"{"Kind":"service-defaults","Name":"x","Protocol":{"a":1}}"#,
            "1 error(s) decoding:\n\n* 'Protocol' expected type 'string', got unconvertible type 'map[string]interface {}', value: 'map[a:1]'"
        ),
        (
            #"{"Kind":"proxy-defaults","Name":"global","MeshGateway":{"Mod":1},"Namespace":"x"}"#,
            "2 errors occurred:\n\t* invalid config key \"MeshGateway.Mod\"\n\t* invalid config key \"Namespace\", namespaces are a consul enterprise feature\n\n"
        ),
    ])
    func `what cannot be understood is named`(text: String, message: String) throws {
        let value = try JSONText.parse(text)
        #expect(throws: MeshError(.badRequest, message)) { try ConfigEntryCodec.decode(value) }
    }

    @Test(arguments: [
        (
            #"{"Kind":"mesh","Name":"web"}"#,
            MeshError(.badRequest, "1 error occurred:\n\t* invalid config key \"Name\"\n\n")
        ),
        (
            #"{"Kind":"exported-services","Name":"default","Services":[{"Name":"a","Consumers":[{"PeerName":"b"}]}]}"#,
            MeshError(
                .badRequest,
                "1 error occurred:\n\t* invalid config key \"Services[0].Consumers[0].PeerName\"\n\n"
            )
        ),
        (
            #"{"Kind":"bound-api-gateway","Name":"g"}"#,
            MeshError(.permissionDenied, "Permission denied: only writeable by controller")
        ),
    ])
    func `what nobody can write is refused in known words`(text: String, refusal: MeshError) throws {
        let value = try JSONText.parse(text)
        #expect(throws: refusal) { try ConfigEntryCodec.decode(value) }
    }

    @Test
    func `the old name of a consumer's peer is read as written in files`() throws {
        let text =
            #"{"kind":"exported-services","name":"default","services":[{"name":"a","consumers":[{"peer_name":"b"}]}]}"#
        let entry = try ConfigEntryCodec.decode(JSONText.parse(text))
        #expect(
            entry.body
                == .exportedServices(
                    ExportedServices(
                        name: "default",
                        services: [ExportedService(name: "a", consumers: [ServiceConsumer(peer: "b")])]
                    )
                )
        )
    }

    @Test
    func `an action that is none is left to the rules, which know its place`() throws {
        let input = try IntentionBodyCodec.intention(JSONText.parse(#"{"Action":"maybe"}"#))
        #expect(input.source.action == nil)
        let both = try JSONText.parse(
            #"{"Action":"maybe","Permissions":[{"Action":"allow","HTTP":{"PathExact":"/"}}]}"#
        )
        #expect(throws: MeshError(.rejected, "Action must be omitted if Permissions are specified")) {
            try IntentionBodyCodec.intention(both)
        }
    }
}
