import MeshDomain

/// Which Services of a namespace mean a pod.
///
/// Pods and the selectors of Services are looked at, not Endpoints: a pod's readiness stands in the pod first, and an Endpoints object
/// of a thousand pods is written anew for each of them (decision 041).
package enum ServiceSelection {
    /// Whether a Service selects a pod.
    package static func selects(_ service: KubernetesObject, _ pod: KubernetesObject) -> Bool {
        guard service.namespace == pod.namespace, let selector = service.spec["selector"]?.objectValue,
            !selector.isEmpty
        else { return false }
        let labels = pod.metadata["labels"]?.objectValue ?? MeshObject()
        return selector.entries.allSatisfy { labels[$0.key] == $0.value }
    }

    /// Whether a Service is kept out of the mesh.
    package static func isIgnored(_ service: KubernetesObject) -> Bool {
        service.label(InjectAnnotation.prefix + "service-ignore") == "true"
    }

    /// The Service by which a pod is in the mesh; of several the first by name.
    ///
    /// - Parameters:
    ///   - pod: The pod.
    ///   - services: Services of its namespace.
    ///   - name: The Service that it names; nil for any.
    /// - Returns: The Service; nil when there is none.
    package static func service(
        for pod: KubernetesObject,
        among services: [KubernetesObject],
        named name: String?
    ) -> KubernetesObject? {
        services.filter { service in
            (name == nil || service.name == name) && !service.isBeingDeleted && !isIgnored(service)
                && selects(service, pod)
        }.min { $0.name < $1.name }
    }
}
