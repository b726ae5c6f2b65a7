package import MeshDomain

/// Where an instance stands in the catalog.
package struct PodInstanceKey: Sendable, Hashable {
    package var node: NodeName
    package var id: String

    /// Names a place.
    package init(node: NodeName, id: String) {
        self.node = node
        self.id = id
    }
}

/// An instance as the controller wants it, or as the catalog has it.
package struct CatalogInstance: Sendable, Hashable {
    package static let podKey = "pod-name"
    package static let namespaceKey = "k8s-namespace"
    package static let serviceKey = "k8s-service-name"
    package static let managerKey = "managed-by"
    package static let syntheticKey = "synthetic-node"
    /// The Kubernetes cluster that an instance is of, when several share one mesh.
    package static let clusterKey = "k8s-cluster"

    /// A sum of the service as it was wanted.
    package static let sumKey = "tombolo-sum"

    package var key: PodInstanceKey
    /// As bodies of the catalog have it.
    package var service: MeshValue
    /// The readiness of its pod; nil when there is no such check.
    package var status: String?

    /// Makes an instance.
    package init(key: PodInstanceKey, service: MeshValue, status: String?) {
        self.key = key
        self.service = service
        self.status = status
    }

    /// A service that bears a sum of what is wanted of it, so that what is not wanted any more is a difference, too.
    static func marked(_ service: MeshObject) -> MeshValue {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in JSONText.bytes(of: .object(service)) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var meta = service["Meta"]?.objectValue ?? MeshObject()
        meta[sumKey] = .string(String(sum, radix: 16))
        var marked = service
        marked["Meta"] = .object(meta)
        return .object(marked)
    }

    /// The pod that it is of; nil for what another program registered.
    package var pod: ObjectKey? {
        let meta = service["Meta"]
        guard meta?[Self.managerKey]?.stringValue == InjectAnnotation.manager,
            let name = meta?[Self.podKey]?.stringValue, let namespace = meta?[Self.namespaceKey]?.stringValue
        else { return nil }
        return ObjectKey(namespace: namespace, name: name)
    }

    /// Whether it is of this Kubernetes cluster.
    ///
    /// - Parameters:
    ///   - cluster: This cluster.
    ///   - nodes: Nodes of the catalog that stand for nodes of this cluster: what says no cluster there, as instances of consul-k8s, is of this one.
    /// - Returns: Whether it is.
    package func isOf(cluster: String, nodes: Set<NodeName>) -> Bool {
        guard let said = service["Meta"]?[Self.clusterKey]?.stringValue else { return nodes.contains(key.node) }
        return said == cluster
    }

    /// The id of its check.
    static func checkID(_ namespace: String, _ id: String) -> String { "\(namespace)/\(id)" }

    /// Whether the catalog has all that is wanted; what it adds by itself is no difference.
    package func isMet(by stored: CatalogInstance?) -> Bool {
        guard let stored, stored.status == status,
            stored.service["Meta"]?.objectValue?.count == service["Meta"]?.objectValue?.count
        else { return false }
        return Self.holds(stored.service, service)
    }

    private static func holds(_ stored: MeshValue?, _ wanted: MeshValue) -> Bool {
        switch wanted {
        case .object(let object): return object.entries.allSatisfy { holds(stored?[$0.key], $0.value) }
        case .array(let list):
            let others = stored?.arrayValue ?? []
            return others.count == list.count && zip(others, list).allSatisfy { holds($0, $1) }
        case .string(""), .int(0), .bool(false), .null: return stored == nil || stored == .null || stored == wanted
        case _: return stored == wanted
        }
    }

    /// The instances of a node, from the catalog's answers about it.
    ///
    /// - Parameters:
    ///   - node: The node.
    ///   - services: The answer of `/v1/catalog/node-services`.
    ///   - checks: The answer of `/v1/health/node`.
    /// - Returns: Those that this program registered.
    package static func all(on node: NodeName, services: MeshValue, checks: MeshValue) -> [CatalogInstance] {
        var statuses: [String: String] = [:]
        for check in checks.arrayValue ?? [] {
            statuses[check["CheckID"]?.stringValue ?? ""] = check["Status"]?.stringValue
        }
        return (services["Services"]?.arrayValue ?? []).compactMap { service in
            let id = service["ID"]?.stringValue ?? ""
            var instance = CatalogInstance(key: PodInstanceKey(node: node, id: id), service: service, status: nil)
            guard let pod = instance.pod else { return nil }
            instance.status = statuses[checkID(pod.namespace, id)]
            return instance
        }
    }

    /// The body that registers it.
    ///
    /// - Parameter address: The node's.
    /// - Returns: The body of `/v1/catalog/register`.
    package func body(address: String) -> MeshValue {
        let namespace = pod?.namespace ?? ""
        let isReady = status == "passing"
        return [
            "Node": .string(key.node.text), "Address": .string(address),
            "NodeMeta": .object([Self.syntheticKey: "true"]), "SkipNodeUpdate": true, "Service": service,
            "Check": [
                "CheckID": .string(Self.checkID(namespace, key.id)), "Name": "Kubernetes Readiness Check",
                "Type": "kubernetes-readiness", "Status": .string(status ?? "critical"), "ServiceID": .string(key.id),
                "Output": .string(isReady ? "the pod is ready" : "the pod is not ready"),
            ],
        ]
    }
}
