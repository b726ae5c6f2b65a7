import KubernetesLogic
import MeshDomain
import Synchronization

/// What the catalog has of the pods of this cluster, as it was seen or written last.
final class CatalogMirror: Sendable {
    private struct State {
        var instances: [PodInstanceKey: CatalogInstance] = [:]
        var pods: [ObjectKey: Set<PodInstanceKey>] = [:]
        var nodes: [NodeName: Set<PodInstanceKey>] = [:]

        mutating func set(_ key: PodInstanceKey, _ instance: CatalogInstance?) {
            if let pod = instances[key]?.pod {
                pods[pod]?.remove(key)
                if pods[pod]?.isEmpty == true { pods[pod] = nil }
            }
            instances[key] = instance
            if let pod = instance?.pod {
                pods[pod, default: []].insert(key)
                nodes[key.node, default: []].insert(key)
            } else {
                nodes[key.node]?.remove(key)
                if nodes[key.node]?.isEmpty == true { nodes[key.node] = nil }
            }
        }
    }

    private let state = Mutex(State())

    /// The pods that the catalog has something of.
    var pods: [ObjectKey] { state.withLock { Array($0.pods.keys) } }

    /// What it has of a pod.
    func instances(of pod: ObjectKey) -> [PodInstanceKey: CatalogInstance] {
        state.withLock { state in
            var found: [PodInstanceKey: CatalogInstance] = [:]
            for key in state.pods[pod] ?? [] { found[key] = state.instances[key] }
            return found
        }
    }

    /// The pod whose instance stands at a place; nil for none.
    func owner(of key: PodInstanceKey) -> ObjectKey? { state.withLock { $0.instances[key]?.pod } }

    /// An instance was written, or removed (nil).
    func set(_ key: PodInstanceKey, _ instance: CatalogInstance?) { state.withLock { $0.set(key, instance) } }

    /// A node was read anew.
    func replace(_ node: NodeName, with instances: [CatalogInstance]) {
        state.withLock { state in
            for key in state.nodes[node] ?? [] { state.set(key, nil) }
            for instance in instances { state.set(instance.key, instance) }
        }
    }

    /// Only these nodes are there.
    func keep(_ nodes: Set<NodeName>) {
        state.withLock { state in
            for (node, keys) in state.nodes where !nodes.contains(node) {
                for key in keys { state.set(key, nil) }
            }
        }
    }
}
