import EnvoyPatches
import MeshDomain
import Testing

/// Extensions that are refused when they are written, and why.
struct ExtensionRuleTests {
    private static func faults(_ name: String, _ arguments: String) throws -> [String] {
        let object = try #require(try JSONText.parse(arguments).objectValue)
        return ProxyExtension.faults(of: [EnvoyExtension(name: name, arguments: object)])
    }

    @Test(arguments: [
        ("builtin/none", "{}", "name \"builtin/none\" is not a built-in extension"),
        ("builtin/lua", "{}", "Arguments.Script is required"),
        ("builtin/lua", #"{"Script": "x", "Listener": "up"}"#, "Arguments.Listener is \"up\"; it must be one of"),
        ("builtin/lua", #"{"Script": "x", "ProxyType": "mesh-gateway"}"#, "Arguments.ProxyType"),
        ("builtin/lua", #"{"Script": 1}"#, "Arguments.Script must be a text"),
        (
            "builtin/lua", #"{"Script": "x", "ProxyType": "api-gateway", "Listener": "inbound"}"#,
            "Arguments.Listener is \"inbound\"; listeners of an api-gateway are outbound"
        ),
        ("builtin/ext-authz", "{}", "Arguments.Config is required"),
        ("builtin/ext-authz", #"{"Config": {"StatPrefix": "x"}}"#, "exactly one of GrpcService and HttpService"),
        (
            "builtin/ext-authz", #"{"Config": {"GrpcService": {"Target": {"URI": "10.0.0.1:1"}}}}"#,
            "Arguments.Config.GrpcService.Target.URI is \"10.0.0.1:1\"; without Service"
        ),
        (
            "builtin/ext-authz",
            #"{"Config": {"GrpcService": {"Target": {"URI": "127.0.0.1:1", "Timeout": "soon"}}}}"#,
            "Arguments.Config.GrpcService.Target.Timeout is \"soon\""
        ),
        (
            "builtin/ext-authz",
            #"{"InsertOptions": {"Location": "AfterFirstMatch"}, "Config": {"GrpcService": {"Target": {"URI": "127.0.0.1:1"}}}}"#,
            "Arguments.InsertOptions.FilterName is required"
        ),
        ("builtin/wasm", #"{"PluginConfig": {"VmConfig": {"Code": {"X": 1}}}}"#, "exactly one of Local and Remote"),
        (
            "builtin/wasm",
            #"{"PluginConfig": {"VmConfig": {"Code": {"Remote": {"HttpURI": {"URI": "http://127.0.0.1:1/x"}, "SHA256": "1"}}}}}"#,
            "SHA256 must be the 64"
        ),
        ("builtin/aws/lambda", #"{"ARN": "arn:aws:s3:::b"}"#, "Arguments.ARN is \"arn:aws:s3:::b\""),
        ("builtin/http/localratelimit", #"{"FillInterval": 1}"#, "Arguments.MaxTokens is required"),
        ("builtin/property-override", "{}", "Arguments.Patches is required"),
    ])
    func `what is wrong is named`(name: String, arguments: String, words: String) throws {
        let faults = try Self.faults(name, arguments)
        #expect(faults.count == 1)
        #expect(faults.first?.contains(words) == true, "\(faults)")
    }

    @Test(arguments: [
        ("cluster", "outbound", "/nothing", "1", "names \"nothing\", which envoy.config.cluster.v3.Cluster"),
        ("cluster", "outbound", "/connectTimeout", "\"1s\"", "names \"connectTimeout\""),
        ("cluster", "outbound", "/connect_timeout", "\"soon\"", "Value does not fit \"connect_timeout\""),
        ("cluster", "outbound", "/transport_socket/name", "\"x\"", "would be got around"),
        ("cluster", "outbound", "/name", "\"x\"", "would be got around"),
        ("listener", "inbound", "/filter_chains", "[]", "would be got around"),
        ("listener", "inbound", "/filter_chains/0", "1", "goes into \"filter_chains\""),
        ("cluster", "outbound", "/typed_extension_protocol_options", "{\"a\": {}}", "lists of messages and maps"),
        ("cluster", "sideways", "/connect_timeout", "\"1s\"", "TrafficDirection is \"sideways\""),
        ("secret", "inbound", "/name", "\"x\"", "ResourceType is \"secret\""),
        ("cluster", "outbound", "connect_timeout", "\"1s\"", "must begin with \"/\""),
    ])
    func `a patch that is wrong is named`(
        type: String,
        direction: String,
        path: String,
        value: String,
        words: String
    ) throws {
        let patch =
            #"{"ResourceFilter": {"ResourceType": "\#(type)", "TrafficDirection": "\#(direction)"}, "Op": "add", "#
            + #""Path": "\#(path)", "Value": \#(value)}"#
        let faults = try Self.faults("builtin/property-override", #"{"Patches": [\#(patch)]}"#)
        #expect(faults.first?.contains("Arguments.Patches[0]") == true, "\(faults)")
        #expect(faults.first?.contains(words) == true, "\(faults)")
    }

    @Test func `taking the mesh's TLS away is refused`() throws {
        let patch = #"{"ResourceFilter": {"ResourceType": "cluster", "TrafficDirection": "outbound"}, "Op": "remove", "#
        let faults = try Self.faults(
            "builtin/property-override",
            #"{"Patches": [\#(patch)"Path": "/transport_socket"}]}"#
        )
        #expect(faults.first?.contains("would be got around") == true, "\(faults)")
    }

    @Test func `versions that are none are refused`() {
        let item = EnvoyExtension(
            name: "builtin/lua",
            arguments: ["Script": "x"],
            envoyVersion: "about 1.3"
        )
        let faults = ProxyExtension.faults(of: [item])
        #expect(faults.first?.contains("EnvoyVersion \"about 1.3\" is no list of conditions") == true, "\(faults)")
    }
}
