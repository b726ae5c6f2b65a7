import EnvoyPatches
import MeshDomain

/// The codec of Envoy's API that has no generated types.
extension FuzzTarget {
    static let envoyTargets: [FuzzTarget] = [envoyJSON, envoyWire]

    private static let listener = "envoy.config.listener.v3.Listener"
    private static let codec = EnvoyCodec()

    private static let texts = [
        #"""
        {"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "l", "listenerFiltersTimeout": "1.5s",
         "address": {"socketAddress": {"address": "127.0.0.1", "portValue": 1}}, "trafficDirection": "INBOUND",
         "filterChains": [{"filters": [{"name": "f", "typedConfig": {
          "@type": "type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy", "cluster": "c",
          "weightedClusters": {"clusters": [{"name": "a", "weight": 1}]}, "metadataMatch": {"filterMetadata": {"x": {"a": null}}}}}]}],
         "metadata": {"filterMetadata": {"x": {"n": [1, 2.5, "a", true, {"b": []}]}}}, "tcpBacklogSize": 5}
        """#,
        #"{"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "use_original_dst": false, "statPrefix": "é"}"#,
    ]

    private static let envoyJSON = FuzzTarget("envoy-json") {
        texts.map { Array($0.utf8) }
    } run: { input throws(BrokenPromise) in
        guard let text = String(validating: input, as: UTF8.self),
            let object = try? codec.object(parsing: text, as: listener),
            let bytes = try? codec.bytes(of: .object(object), as: listener)
        else { return }
        let again = (try? codec.value(of: bytes, as: listener)).flatMap { try? codec.bytes(of: $0, as: listener) }
        try promise(again == bytes, "a message is read as it was written: \(Seeds.shown(input))")
    }

    private static let envoyWire = FuzzTarget("envoy-wire") {
        texts.compactMap { text in
            (try? codec.object(parsing: text, as: listener)).flatMap {
                try? codec.bytes(of: .object($0), as: listener)
            }
        }
    } run: { input throws(BrokenPromise) in
        // Not the bytes of the input: fields may come in any order and in parts.
        guard let value = try? codec.value(of: input, as: listener) else { return }
        guard let bytes = try? codec.bytes(of: value, as: listener) else {
            throw BrokenPromise("what is read can be written: \(Seeds.shown(input))")
        }
        let again = (try? codec.value(of: bytes, as: listener)).flatMap { try? codec.bytes(of: $0, as: listener) }
        try promise(again == bytes, "a message is written in one way: \(Seeds.shown(input))")
    }
}
