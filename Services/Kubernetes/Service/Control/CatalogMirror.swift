import KubernetesLogic
import MeshDomain
import Synchronization

/// What the catalog has of the pods of this cluster, as it was seen or written last.
final class CatalogMirror: Sendable {
    private struct State {
        var instances: [PodInstanceKey: CatalogInstance] = [:]
        var pods: [ObjectKey: Set<PodInstanceKey>] = [:]
        var counts: [NodeName: Int] = [:]

        mutating func set(_ key: PodInstanceKey, _ instance: CatalogInstance?) {
            if let old = instances[key], let pod = old.pod {
                pods[pod]?.remove(key)
                if pods[pod]?.isEmpty == true { pods[pod] = nil }
                counts[key.node, default: 1] -= 1
            }
            instances[key] = instance
            guard let instance, let pod = instance.pod else { return }
            pods[pod, default: []].insert(key)
            counts[key.node, default: 0] += 1
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

    /// How many instances stand on a node.
    func count(on node: NodeName) -> Int { state.withLock { $0.counts[node] ?? 0 } }

    /// An instance was written, or removed (nil).
    func set(_ key: PodInstanceKey, _ instance: CatalogInstance?) { state.withLock { $0.set(key, instance) } }

    /// A node was read anew.
    func replace(_ node: NodeName, with instances: [CatalogInstance]) {
        state.withLock { state in
            for key in state.instances.keys where key.node == node { state.set(key, nil) }
            for instance in instances { state.set(instance.key, instance) }
        }
    }

    /// Only these nodes are there.
    func keep(_ nodes: Set<NodeName>) {
        state.withLock { state in
            for key in state.instances.keys where !nodes.contains(key.node) { state.set(key, nil) }
            state.counts = state.counts.filter { nodes.contains($0.key) }
        }
    }
}
