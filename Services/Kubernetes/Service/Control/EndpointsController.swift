import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime
import Synchronization

/// Registers the pods that have sidecars, and gateways, in the catalog, and takes them out again.
///
/// Each change of a pod is work for this pod alone. Pods and Services are looked at in copies; what the catalog has is read at the
/// beginning and from time to time, and then everything that differs is put right.
final class EndpointsController: Sendable {
    private static let workers = 16

    private let settings: InjectSettings
    private let client: KubernetesClient
    private let mesh: MeshAPI
    private let logger: Logger
    private let resyncSeconds: Int
    private let pods: ResourceCache
    private let services: ResourceCache
    private let mirror = CatalogMirror()
    private let taker: Taker<ObjectKey>
    /// Nodes of the catalog that had nothing at the last look.
    private let empty = Mutex<Set<NodeName>>([])
    /// The cluster's name in registrations: the uid of a namespace that every cluster has.
    private let cluster = Mutex("")

    init(
        _ settings: InjectSettings,
        client: KubernetesClient,
        mesh: MeshAPI,
        resyncSeconds: Int,
        logger: Logger
    ) {
        self.settings = settings
        self.client = client
        self.mesh = mesh
        self.resyncSeconds = resyncSeconds
        self.logger = logger
        let taker = Taker<ObjectKey>()
        self.taker = taker
        let label = "\(InjectAnnotation.managedBy.key)=\(InjectAnnotation.manager)"
        let query = [("labelSelector", label)]
        let pods = ResourceCache(["api", "v1", "pods"], query: query, client: client, logger: logger) { pod in
            await taker.take(pod.key)
        }
        self.pods = pods
        services = ResourceCache(["api", "v1", "services"], client: client, logger: logger) { [mirror] service in
            for pod in pods.objects(in: service.namespace) {
                let isIn = mirror.instances(of: pod.key).values.contains {
                    $0.service["Meta"]?[CatalogInstance.serviceKey]?.stringValue == service.name
                }
                let isGateway = PodAnnotations(pod).text(.gatewayAddressService) == service.name
                if isIn || isGateway || ServiceSelection.selects(service, pod) { await taker.take(pod.key) }
            }
        }
    }

    /// Why pods cannot be followed now; nil when they can.
    var unreadiness: String? { pods.problem ?? services.problem }

    /// Follows pods and Services until the task is cancelled.
    func follow() async {
        await withTaskGroup(of: Void.self) { group in
            for cache in [pods, services] { group.addTask { await cache.run() } }
        }
    }

    /// Works while this controller leads.
    func work(_ leads: @escaping @Sendable () -> Bool) async {
        let dispatcher = WorkDispatcher<ObjectKey> { _ in .seconds(10) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.resync(dispatcher) }
            group.addTask { await dispatcher.serve(workers: Self.workers) { await self.reconcile($0, leads) } }
        }
        await taker.set(nil)
    }

    // MARK: - All of them

    private func resync(_ dispatcher: WorkDispatcher<ObjectKey>) async {
        var backOff = BackOff(from: .milliseconds(200), to: .seconds(10))
        while !Task.isCancelled {
            do {
                guard pods.isFilled, services.isFilled else {
                    throw MeshFailure(description: "pods are not listed yet")
                }
                try await readCatalog()
                // From now on what the catalog has is known, and each change can be judged by itself.
                await taker.set(dispatcher)
                for pod in pods.objects { await dispatcher.add(pod.key) }
                for pod in mirror.pods where pods.object(pod) == nil { await dispatcher.add(pod) }
                backOff.reset()
                try? await Task.sleep(for: .seconds(resyncSeconds))
            } catch {
                logger.debug("the catalog is not read yet", metadata: [LogKey.error: "\(error)"])
                try? await Task.sleep(for: backOff.next())
            }
        }
    }

    private func readCatalog() async throws {
        let own = try await ownCluster()
        let nodes = try await mesh.syntheticNodes()
        var bare: Set<NodeName> = []
        var here = Set(pods.objects.map(\.virtualNode))
        for node in nodes {
            let all = try await mesh.instances(on: node)
            let saysNone = all.contains { $0.service["Meta"]?[CatalogInstance.clusterKey] == nil }
            if saysNone, !here.contains(node), try await isHere(node) { here.insert(node) }
            mirror.replace(node, with: all.filter { $0.isOf(cluster: own, nodes: here) })
            if all.isEmpty { bare.insert(node) }
        }
        mirror.keep(Set(nodes))
        let (twice, used) = (bare.intersection(empty.withLock { $0 }), Set(pods.objects.map(\.virtualNode)))
        for node in twice where !used.contains(node) {
            // Others may have services of their own there.
            if try await mesh.isBare(node) { try await mesh.deregister(PodInstanceKey(node: node, id: "")) }
        }
        empty.withLock { $0 = bare.subtracting(twice) }
    }

    /// Whether a node of the catalog stands for one of this cluster.
    private func isHere(_ node: NodeName) async throws -> Bool {
        guard node.text.hasSuffix("-virtual") else { return false }
        return try await client.find(["api", "v1", "nodes", String(node.text.dropLast("-virtual".count))]) != nil
    }

    private func ownCluster() async throws -> String {
        let known = cluster.withLock { $0 }
        guard known.isEmpty else { return known }
        let found = try await client.find(["api", "v1", "namespaces", "kube-system"])?.uid ?? ""
        guard !found.isEmpty else { throw MeshFailure(description: "the cluster has no namespace kube-system") }
        cluster.withLock { $0 = found }
        return found
    }

    // MARK: - One of them

    private func reconcile(_ key: ObjectKey, _ leads: () -> Bool) async -> WorkOutcome {
        guard leads(), !Task.isCancelled else { return .after(.seconds(1)) }
        do {
            var wanted = PodRegistration.Outcome()
            if let pod = pods.object(key) {
                wanted = try PodRegistration.wanted(
                    for: pod,
                    services: services.objects(in: key.namespace),
                    cluster: cluster.withLock { $0 },
                    settings
                )
            }
            var stored = mirror.instances(of: key)
            for instance in wanted.instances {
                let before = stored.removeValue(forKey: instance.key)
                if instance.isMet(by: before) { continue }
                if let rival = mirror.owner(of: instance.key), rival != key, pods.object(rival) != nil {
                    throw MeshError(
                        .conflict,
                        "pod \(rival) has \(instance.key.id) on this node already; the names of pods must differ"
                    )
                }
                try await mesh.register(instance, address: wanted.address)
                mirror.set(instance.key, instance)
            }
            // A gateway keeps its last address while its Service has none.
            guard wanted.problem == nil else { return .after(.seconds(2)) }
            for instance in stored.keys.sorted(by: { $0.id > $1.id }) {
                try await mesh.deregister(instance)
                mirror.set(instance, nil)
            }
            return .done
        } catch {
            logger.warning(
                "a pod is not registered yet",
                metadata: [LogKey.path: "pods/\(key)", LogKey.error: "\((error as? MeshError)?.message ?? "\(error)")"]
            )
            return .retry
        }
    }
}

extension KubernetesObject {
    /// The node of the catalog that stands for the pod's.
    fileprivate var virtualNode: NodeName { NodeName("\(spec["nodeName"]?.stringValue ?? "")-virtual") }
}
