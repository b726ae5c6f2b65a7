package import MeshDomain

/// From a pod to what the catalog is to have of it: a pure function.
///
/// - Source: reference kubernetes.md §4.5.
package struct PodRegistration {
    /// What is wanted.
    package struct Outcome: Sendable, Hashable {
        package var instances: [CatalogInstance] = []
        /// Of the node that they stand on.
        package var address: String
        /// Why there is less than there might be; nil when all is said.
        package var problem: String?

        /// Nothing is wanted, of a node with this address.
        package init(address: String = "") { self.address = address }
    }

    let pod: KubernetesObject
    let annotations: PodAnnotations
    let settings: InjectSettings
    let cluster: String
    private let services: [KubernetesObject]

    /// Decides.
    ///
    /// - Parameters:
    ///   - pod: The pod.
    ///   - services: The Services of its namespace.
    ///   - cluster: This Kubernetes cluster, as instances name it.
    ///   - settings: What holds for all pods.
    /// - Returns: The instances; none while the pod has no node or no address, and when it is over.
    /// - Throws: `badRequest` naming the annotation.
    package static func wanted(
        for pod: KubernetesObject,
        services: [KubernetesObject],
        cluster: String,
        _ settings: InjectSettings
    ) throws(MeshError) -> Outcome {
        let registration = PodRegistration(
            pod: pod,
            annotations: PodAnnotations(pod),
            settings: settings,
            cluster: cluster,
            services: services
        )
        return try registration.outcome()
    }

    var address: String { pod.status["podIP"]?.stringValue ?? "" }
    var host: String { pod.status["hostIP"]?.stringValue ?? "" }
    var node: String { pod.spec["nodeName"]?.stringValue ?? "" }

    /// Whether pods of the namespace may be registered: labels and annotations are anybody's who may make a pod.
    private var isAllowed: Bool {
        guard annotations.text(.gatewayKind) != nil, !settings.gatewayNamespaces.isEmpty else {
            return InjectDecision.isAllowed(pod.namespace, settings)
        }
        return settings.gatewayNamespaces.contains(pod.namespace)
    }

    private func outcome() throws(MeshError) -> Outcome {
        let phase = pod.status["phase"]?.stringValue
        guard pod.label(InjectAnnotation.managedBy.key) == InjectAnnotation.manager, phase != "Succeeded",
            phase != "Failed", !address.isEmpty, !host.isEmpty, !node.isEmpty, isAllowed
        else { return Outcome() }
        var outcome = Outcome(address: host)
        if annotations.text(.gatewayKind) != nil {
            (outcome.instances, outcome.problem) = try gateway(among: services)
            return outcome
        }
        let named = annotations.list(.service)
        for name in named { _ = try ServiceName(validating: name, field: InjectAnnotation.service.key) }
        let wanted = annotations.list(.kubernetesService)
        for place in 0..<max(named.count, 1) {
            let name = wanted.indices.contains(place) ? wanted[place] : wanted.count == 1 ? wanted[0] : nil
            guard let service = ServiceSelection.service(for: pod, among: services, named: name) else { continue }
            outcome.instances += try instances(named.isEmpty ? service.name : named[place], place, service)
        }
        return outcome
    }

    // MARK: - The parts

    /// Whether the pod takes calls: one that ends takes none.
    func status(publishesAll: Bool = false) -> String {
        guard !pod.isBeingDeleted else { return "critical" }
        let ready = pod.status["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == "Ready" }
        return publishesAll || ready?["status"]?.stringValue == "True" ? "passing" : "critical"
    }

    func key(_ id: String) -> PodInstanceKey { PodInstanceKey(node: NodeName("\(node)-virtual"), id: id) }

    func meta(_ service: String) -> MeshObject {
        var meta: MeshObject = [
            CatalogInstance.podKey: .string(pod.name), CatalogInstance.serviceKey: .string(service),
            CatalogInstance.namespaceKey: .string(pod.namespace),
            CatalogInstance.managerKey: .string(InjectAnnotation.manager), "pod-uid": .string(pod.uid),
            CatalogInstance.syntheticKey: "true", CatalogInstance.clusterKey: .string(cluster),
        ]
        for (key, value) in annotations.meta.sorted(by: { $0.key < $1.key }) where meta[key] == nil {
            meta[key] = .string(filled(value))
        }
        return meta
    }

    private func filled(_ text: String) -> String { text.replacing("$POD_NAME", with: pod.name) }

    private func instances(
        _ name: String,
        _ place: Int,
        _ service: KubernetesObject
    ) throws(MeshError) -> [CatalogInstance] {
        let port = try port(place)
        let status = status(publishesAll: service.spec["publishNotReadyAddresses"]?.boolValue ?? false)
        let isTransparent = annotations.text(.transparentProxyStatus) == "enabled"
        let id = "\(pod.name)-\(name)"
        let tags = annotations.list(.tags).map { MeshValue.string(filled($0)) }
        var own: MeshObject = [
            "ID": .string(id), "Service": .string(name), "Address": .string(address), "Port": .integer(port ?? 0),
            "Tags": .array(tags), "Meta": .object(meta(service.name)),
        ]
        var proxy: MeshObject = [
            "Kind": "connect-proxy", "ID": .string(id + "-sidecar-proxy"), "Service": .string(name + "-sidecar-proxy"),
            "Address": .string(address), "Port": .integer(InjectPort.sidecar + place), "Tags": .array(tags),
            "Meta": .object(meta(service.name)),
        ]
        var behind: MeshObject = ["DestinationServiceName": .string(name), "DestinationServiceID": .string(id)]
        if let port {
            behind["LocalServiceAddress"] = "127.0.0.1"
            behind["LocalServicePort"] = .integer(port)
        }
        if place == 0 {
            let upstreams = try UpstreamAnnotation.all(annotations).map(\.value)
            if !upstreams.isEmpty { behind["Upstreams"] = .array(upstreams) }
        }
        if let scraped = try scrapePort() {
            behind["Config"] = ["envoy_prometheus_bind_addr": .string("0.0.0.0:\(scraped)")]
        }
        if isTransparent {
            behind["Mode"] = "transparent"
            let paths = exposed()
            if !paths.isEmpty { behind["Expose"] = ["Paths": .array(paths)] }
            if let virtual = virtualAddress(service, port) {
                own["TaggedAddresses"] = ["virtual": virtual]
                proxy["TaggedAddresses"] = ["virtual": virtual]
            }
        }
        proxy["Proxy"] = .object(behind)
        return [own, proxy].map { content in
            CatalogInstance(
                key: key(content["ID"]?.stringValue ?? ""),
                service: CatalogInstance.marked(content),
                status: status
            )
        }
    }

    /// The port of one of the pod's services; nil when it has none.
    private func port(_ place: Int) throws(MeshError) -> Int? {
        let listed = annotations.list(.port)
        let text: String? =
            if annotations.list(.service).count > 1 {
                listed.indices.contains(place) ? listed[place] : nil
            } else { annotations.text(.defaultPort) ?? listed.first }
        guard let text else { return nil }
        for container in (pod.spec["containers"]?.arrayValue ?? []).compactMap(\.objectValue) {
            if let port = ProbeOverwrite.port(.string(text), of: container) { return port }
        }
        throw PodAnnotations.refusal(.port, "\"\(text)\", which no container of the pod has")
    }

    /// The pod as it came; nil when that is not known.
    ///
    /// What holds for new pods may have changed since it was injected, so what was done is seen by what differs from it.
    private var original: MeshValue? {
        annotations.text(.originalPod).flatMap { try? JSONText.parse(Array($0.utf8)) }
    }

    /// Where the sidecar serves metrics; nil when it does not.
    private func scrapePort() throws(MeshError) -> Int? {
        let key = "prometheus.io/port"
        let noted = pod.annotation(key)
        if let original, original["metadata"]?["annotations"]?[key]?.stringValue != noted {
            return noted.flatMap { Int($0) }
        }
        guard noted != nil, try annotations.flag(.metrics) ?? settings.hasMetrics else { return nil }
        return try annotations.number(.scrapePort, in: 1...65535) ?? settings.scrapePort
    }

    /// Paths of probes that the sidecar lets through, as a registration has them.
    private func exposed() -> [MeshValue] {
        guard ProbeOverwrite.isDone(in: pod), let original else { return [] }
        let containers = (original["spec"]?["containers"]?.arrayValue ?? []).compactMap(\.objectValue)
        return ProbeOverwrite.paths(containers).map { path in
            [
                "ListenerPort": .integer(path.listener), "Path": .string(path.path),
                "LocalPathPort": .integer(path.port), "Protocol": "http",
            ]
        }
    }

    /// The Service's own address, at which callers find it that know Kubernetes alone.
    private func virtualAddress(_ service: KubernetesObject, _ port: Int?) -> MeshValue? {
        guard let address = service.spec["clusterIP"]?.stringValue, !address.isEmpty, address != "None",
            let ports = service.spec["ports"]?.arrayValue, let first = ports.first
        else { return nil }
        let containers = (pod.spec["containers"]?.arrayValue ?? []).compactMap(\.objectValue)
        let meant = ports.first { candidate in
            containers.contains { ProbeOverwrite.port(candidate["targetPort"] ?? candidate["port"], of: $0) == port }
        }
        return ["Address": .string(address), "Port": (meant ?? first)["port"] ?? 0]
    }
}
