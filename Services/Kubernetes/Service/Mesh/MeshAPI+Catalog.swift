import KubernetesLogic
import MeshDomain
import NIOHTTP1

extension MeshAPI {
    /// The nodes that stand for those of Kubernetes clusters, with their addresses.
    func syntheticNodes() async throws(MeshFailure) -> [NodeName] {
        let filter = "Meta[\"\(CatalogInstance.syntheticKey)\"] == \"true\""
        let answer = try await call(.GET, ["catalog", "nodes"], query: [("filter", filter)])
        return (answer?.value.arrayValue ?? []).compactMap { $0["Node"]?.stringValue.map { NodeName($0) } }
    }

    /// What this program registered on a node.
    func instances(on node: NodeName) async throws(MeshFailure) -> [CatalogInstance] {
        let services = try await call(.GET, ["catalog", "node-services", node.text])?.value ?? .null
        let checks = try await call(.GET, ["health", "node", node.text])?.value ?? .null
        return CatalogInstance.all(on: node, services: services, checks: checks)
    }

    /// Registers an instance on a node with this address.
    func register(_ instance: CatalogInstance, address: String) async throws(MeshFailure) {
        guard try await call(.PUT, ["catalog", "register"], body: instance.body(address: address)) != nil else {
            throw MeshFailure(status: 404, description: "the mesh has no catalog (404)")
        }
    }

    /// Removes an instance, or a whole node when the id is empty; what is not there is none to remove.
    func deregister(_ key: PodInstanceKey) async throws(MeshFailure) {
        var body: MeshObject = ["Node": .string(key.node.text)]
        if !key.id.isEmpty { body["ServiceID"] = .string(key.id) }
        _ = try await call(.PUT, ["catalog", "deregister"], body: .object(body))
    }
}

extension MeshAPI {
    /// Whether a node has no services at all, whoever registered them.
    func isBare(_ node: NodeName) async throws(MeshFailure) -> Bool {
        let answer = try await call(.GET, ["catalog", "node-services", node.text])
        return answer?.value["Services"]?.arrayValue?.isEmpty ?? true
    }
}
