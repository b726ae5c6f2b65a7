import EnvoySchema
import MeshDomain
import SchemaRuntime
import Testing

@testable import EnvoyPatches

struct CodecTests {
    private let codec = EnvoyCodec()
    private static let listener = "envoy.config.listener.v3.Listener"

    private func problem(_ text: String, as name: String = listener) throws -> String {
        let value = try JSONText.parse(text)
        do {
            _ = try codec.bytes(of: value, as: name)
            return "accepted"
        } catch { return error.description }
    }

    @Test func `the API is whole`() {
        #expect(EnvoyAPI.published.missing.isEmpty)
        #expect(EnvoyAPI.published.messageNames.count > 1000)
    }

    @Test func `names of both spellings, wrappers, times, enums and maps become what the generated types read`() throws
    {
        let text = #"""
            {"name": "c", "type": "EDS", "connect_timeout": "1.25s", "lbPolicy": 2,
             "eds_cluster_config": {"edsConfig": {"ads": {}, "resource_api_version": "V3"}},
             "perConnectionBufferLimitBytes": "7",
             "outlierDetection": {"consecutive_5xx": 5, "interval": "-0.000000001s", "maxEjectionPercent": 0},
             "typed_extension_protocol_options": {"b": {}, "a": {
               "@type": "type.googleapis.com/google.protobuf.Duration", "value": "3s"}},
             "metadata": {"filterMetadata": {"x": {"n": null, "l": [1, "a", false, {}]}}}}
            """#
        let bytes = try codec.bytes(of: JSONText.parse(text), as: "envoy.config.cluster.v3.Cluster")
        let cluster = try EnvoyClusterV3.Cluster(decoding: bytes)
        #expect(cluster.name == "c")
        #expect(cluster.clusterDiscoveryType == .type(.eds))
        #expect(cluster.connectTimeout == GoogleProtobuf.Duration(seconds: 1, nanos: 250_000_000))
        #expect(cluster.lbPolicy == .ringHash)
        #expect(cluster.edsClusterConfig?.edsConfig?.resourceAPIVersion == .v3)
        #expect(cluster.outlierDetection?.consecutive5xx?.value == 5)
        #expect(cluster.outlierDetection?.interval == GoogleProtobuf.Duration(nanos: -1))
        #expect(cluster.outlierDetection?.maxEjectionPercent != nil, "a zero in a wrapper counts")
        #expect(cluster.typedExtensionProtocolOptions["b"] == GoogleProtobuf.AnyMessage())
        let inner = try #require(cluster.typedExtensionProtocolOptions["a"])
        #expect(try inner.unpacked(as: GoogleProtobuf.Duration.self).seconds == 3)
        let again = try codec.value(of: bytes, as: "envoy.config.cluster.v3.Cluster")
        #expect(again["metadata"]?["filterMetadata"]?["x"] == ["n": nil, "l": [1, "a", false, [:] as MeshValue]])
        #expect(again["perConnectionBufferLimitBytes"] == 7)
        #expect(again["type"] == "EDS")
    }

    @Test func `numbers of 64 bits are text, bytes are base64, both alphabets and either padding`() throws {
        let name = "envoy.config.core.v3.DataSource"
        let bytes = try codec.bytes(of: ["inlineBytes": "-_8"], as: name)
        #expect(bytes == [0x12, 2, 0xFB, 0xFF])
        #expect(try codec.value(of: bytes, as: name) == ["inlineBytes": "+/8="])
        let largest: MeshValue = ["value": "18446744073709551615"]
        let any: MeshValue = ["@type": "x/google.protobuf.UInt64Value", "value": "18446744073709551615"]
        let packed = try codec.bytes(of: any, as: "google.protobuf.Any")
        #expect(try codec.value(of: packed, as: "google.protobuf.Any")["value"] == largest["value"])
    }

    @Test(arguments: [
        (#"{"nme": "a"}"#, "nme: envoy.config.listener.v3.Listener has no such field"),
        (#"{"name": 3}"#, "name: text is needed, not 3"),
        (
            #"{"address": {"socketAddress": {"portValue": 4294967296}}}"#,
            "address.socketAddress.portValue: 4294967296 does not fit 32 bits"
        ),
        (
            #"{"address": {"socketAddress": {"portValue": -1}}}"#,
            "address.socketAddress.portValue: a whole number from 0 is needed, not -1"
        ),
        (
            #"{"address": {"socketAddress": {"portValue": 1, "namedPort": "a"}}}"#,
            "address.socketAddress.namedPort: only one of this and \"portValue\" may be given"
        ),
        (#"{"statPrefix": "a", "stat_prefix": "b"}"#, "stat_prefix: this is given twice, also as \"statPrefix\""),
        (
            #"{"trafficDirection": "SIDEWAYS"}"#,
            "trafficDirection: envoy.config.core.v3.TrafficDirection has no value \"SIDEWAYS\""
        ),
        (#"{"trafficDirection": 77}"#, "trafficDirection: envoy.config.core.v3.TrafficDirection has no value 77"),
        (
            #"{"listenerFiltersTimeout": "15"}"#,
            "listenerFiltersTimeout: a time in seconds, such as \"1.5s\", is needed, not \"15\""
        ),
        (#"{"filterChains": {}}"#, "filterChains: a list is needed, not object"),
        (
            #"{"filterChains": [{}, {"filters": [{"typedConfig": {"cluster": "a"}}]}]}"#,
            "filterChains[1].filters[0].typedConfig: \"@type\" is missing; it names the message: \"type.googleapis.com/...\""
        ),
        (
            #"{"filterChains": [{"filters": [{"typedConfig": {"@type": "a/b.C"}}]}]}"#,
            "filterChains[0].filters[0].typedConfig: \"b.C\" is no message of Envoy's API"
        ),
        (
            #"{"metadata": {"filterMetadata": {"x": 1}}}"#,
            #"metadata.filterMetadata["x"].fields: an object is needed, not number"#
        ),
    ])
    func `what is wrong is told with its place`(text: String, expected: String) throws {
        #expect(try problem(text) == expected)
    }

    @Test func `limits hold`() throws {
        var value: MeshValue = [:]
        for _ in 0..<200 { value = ["notRule": value] }
        let name = "envoy.config.rbac.v3.Permission"
        #expect(throws: EnvoyJSONProblem.self) { try codec.bytes(of: value, as: name) }
        var bytes: [UInt8] = []
        for _ in 0..<100 { bytes = [0x42, UInt8(bytes.count & 0x7F)] + bytes.suffix(0x7F) }
        #expect(throws: EnvoyJSONProblem.self) { try codec.value(of: bytes, as: name) }
        var limits = EnvoyCodec.Limits()
        limits.byteCount = 10
        let small = EnvoyCodec(limits: limits)
        #expect(throws: EnvoyJSONProblem.self) { try small.bytes(of: ["name": "0123456789"], as: Self.listener) }
        #expect(throws: EnvoyJSONProblem.self) { try small.object(parsing: #"{"@type": "a"}"#, as: Self.listener) }
    }

    @Test func `a text must say of which type it is`() throws {
        func reason(_ text: String) -> String {
            do {
                _ = try codec.object(parsing: text, as: Self.listener)
                return ""
            } catch { return error.reason }
        }
        #expect(reason("{").hasPrefix("this is no JSON"))
        #expect(reason("[]") == "an object is needed, not array")
        #expect(reason("{}").hasPrefix("\"@type\" is missing"))
        #expect(reason(#"{"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster"}"#).contains("must be"))
        #expect(reason(#"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener"}"#) == "")
    }

    @Test(
        arguments: [
            [0xFF], [0x0A, 5, 0x61], [0x08, 1], [0xFA, 0xFF, 0xFF, 0xFF, 0x0F, 0], [0x80, 0x01, 0x4D],
        ] as [[UInt8]]
    )
    func `bytes that are no listener are refused`(bytes: [UInt8]) {
        #expect(throws: EnvoyJSONProblem.self) { try codec.value(of: bytes, as: Self.listener) }
    }
}
