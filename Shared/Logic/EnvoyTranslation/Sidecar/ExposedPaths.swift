import EnvoySchema
import MeshDomain
import ProxySnapshots
import SchemaRuntime

/// Paths of the application that can be called without mutual TLS, for instance by a prober.
enum ExposedPaths {
    static func clusterName(port: Int) -> String { "exposed_cluster_\(port)" }

    static func listenerName(_ path: ExposePath, _ inputs: SidecarInputs) -> String {
        "exposed_path_\(label(path)):\(inputs.bindAddress):\(path.listenerPort)"
    }

    static func listener(
        _ name: String,
        _ path: ExposePath,
        _ inputs: SidecarInputs
    ) throws(SchemaError) -> EnvoyListenerV3.Listener {
        let filterName = "exposed_path_filter_\(label(path))_\(path.listenerPort)"
        let cluster =
            path.localPathPort == inputs.application.port
            ? SidecarClusters.application : clusterName(port: path.localPathPort)
        let filter = try HTTPConnections(
            serviceProtocol: path.pathProtocol,
            statPrefix: filterName,
            routes: .routeConfig(
                SimpleRoutes.everything(
                    name: filterName,
                    virtualHost: filterName,
                    to: cluster,
                    exactPath: path.path
                )
            ),
            accessLogs: inputs.accessLogs
        ).filter()
        var chain = EnvoyListenerV3.FilterChain(filters: [filter])
        if path.parsedFromCheck { chain.filterChainMatch = onlyThisMachine(inputs.bindAddress) }
        return EnvoyListenerV3.Listener(
            name: name,
            address: .socket(inputs.bindAddress, port: path.listenerPort),
            filterChains: [chain],
            trafficDirection: .inbound,
            accessLog: try AccessLogs.ofListener(inputs.accessLogs)
        )
    }

    /// Only the agent that makes the check may call.
    private static func onlyThisMachine(_ address: String) -> EnvoyListenerV3.FilterChainMatch {
        var ranges = [("127.0.0.1", 8), ("::1", 128)]
        if NetworkAddress(address) != nil {
            ranges.append((address, address.utf8.contains(UInt8(ascii: ":")) ? 128 : 32))
        }
        return EnvoyListenerV3.FilterChainMatch(
            sourcePrefixRanges: ranges.map {
                EnvoyCoreV3.CidrRange(
                    addressPrefix: $0.0,
                    prefixLen: GoogleProtobuf.UInt32Value(clamping: $0.1)
                )
            }
        )
    }

    /// The path with nothing but letters and digits.
    private static func label(_ path: ExposePath) -> String {
        String(decoding: path.path.utf8.filter(isPlain), as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
