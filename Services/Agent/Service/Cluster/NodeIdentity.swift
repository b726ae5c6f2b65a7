import AgentLogic
import Foundation
import MeshDomain
import MeshRuntime

/// Who the agent's node is: names and addresses that were not configured are found out, the id is kept on disk.
///
/// - Source: reference §12.2 node_name, node_id, advertise_addr; §8.4 the service `consul`.
enum NodeIdentity {
    /// Completes a configuration and makes the node.
    ///
    /// - Throws: `badRequest` for an id that is none, `unavailable` when the data directory cannot be used.
    static func make(_ configuration: inout AgentConfiguration) throws(MeshError) -> OwnNode {
        if configuration.nodeName.isEmpty { configuration.nodeName = ProcessInfo.processInfo.hostName }
        let id = try nodeID(configuration)
        let address = address(configuration)
        var meta = configuration.nodeMeta
        meta["consul-network-segment"] = ""
        meta["consul-version"] = ProductVersion.consul
        return OwnNode(
            id: id,
            name: configuration.nodeName,
            address: address,
            addressWAN: configuration.advertiseAddressWAN.isEmpty ? address : configuration.advertiseAddressWAN,
            meta: meta
        )
    }

    private static func nodeID(_ configuration: AgentConfiguration) throws(MeshError) -> String {
        if !configuration.nodeID.isEmpty {
            guard UUID(uuidString: configuration.nodeID) != nil else {
                throw MeshError(.badRequest, "node_id \"\(configuration.nodeID)\" is no UUID")
            }
            return configuration.nodeID
        }
        let fresh = RandomUUID.make()
        guard !configuration.dataDirectory.isEmpty else { return fresh }
        let path = configuration.dataDirectory + "/node-id"
        if let text = try? String(contentsOfFile: path, encoding: .utf8) {
            let id = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
            guard UUID(uuidString: id) != nil else {
                throw MeshError(
                    .badRequest,
                    "\(path) holds \"\(id)\", which is no UUID; remove the file to get a new id"
                )
            }
            return id
        }
        do {
            try FileManager.default.createDirectory(
                atPath: configuration.dataDirectory,
                withIntermediateDirectories: true
            )
            try fresh.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw MeshError(.unavailable, "the node's id cannot be kept in \(path): \(error); check data_dir")
        }
        return fresh
    }

    private static func address(_ configuration: AgentConfiguration) -> String {
        if !configuration.advertiseAddress.isEmpty { return configuration.advertiseAddress }
        if !AddressText.isAny(configuration.bindAddress) { return configuration.bindAddress }
        return PrivateAddress.first ?? "127.0.0.1"
    }

    /// The node as the catalog has it.
    static func catalogNode(_ node: OwnNode, _ configuration: AgentConfiguration) -> Node {
        let family = AddressText.isIPv6(node.address) ? "ipv6" : "ipv4"
        return Node(
            id: node.id,
            name: node.name,
            address: node.address,
            datacenter: configuration.datacenter,
            taggedAddresses: [
                "lan": node.address, "lan_\(family)": node.address, "wan": node.addressWAN,
                "wan_\(family)": node.addressWAN,
            ],
            meta: node.meta,
            locality: configuration.locality
        )
    }

    /// What an agent registers for itself: the service `consul` on servers.
    static func ownServices(_ configuration: AgentConfiguration) -> [NodeService] {
        guard configuration.isServer else { return [] }
        let ports = configuration.ports
        return [
            NodeService(
                id: "consul",
                service: "consul",
                tags: [],
                meta: [
                    "grpc_port": String(max(0, ports.grpc)), "grpc_tls_port": String(max(0, ports.grpcTLS)),
                    "non_voter": "false", "raft_version": "3", "read_replica": "false", "serf_protocol_current": "2",
                    "serf_protocol_max": "5", "serf_protocol_min": "1", "version": ProductVersion.consul,
                ],
                port: ports.server,
                weights: ServiceWeights()
            )
        ]
    }
}

/// The machine's private address.
enum PrivateAddress {
    /// The first private IPv4 address of an interface that is up; nil when there is none.
    static var first: String? {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return nil }
        defer { freeifaddrs(list) }
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
                entry.pointee.ifa_flags & UInt32(IFF_UP) != 0
            else { continue }
            let number = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                $0.pointee.sin_addr.s_addr.bigEndian
            }
            let isPrivate =
                number >> 24 == 10 || number >> 20 == 0xAC1 || number >> 16 == 0xC0A8
            if isPrivate { return "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)" }
        }
        return nil
    }
}
