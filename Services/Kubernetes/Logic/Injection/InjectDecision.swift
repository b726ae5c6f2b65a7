package import MeshDomain

/// Whether a pod gets a sidecar.
package enum InjectDecision {
    /// Namespaces of Kubernetes itself, in which nothing is injected and nothing registered.
    package static let systemNamespaces: Set<String> = ["kube-system", "kube-public", "local-path-storage"]

    /// Whether pods of a namespace may be in the mesh.
    package static func isAllowed(_ namespace: String, _ settings: InjectSettings) -> Bool {
        if systemNamespaces.contains(namespace) || settings.deniedNamespaces.contains(namespace) { return false }
        return settings.allowedNamespaces.contains("*") || settings.allowedNamespaces.contains(namespace)
    }

    /// Decides.
    ///
    /// - Source: reference kubernetes.md §4.1.
    /// - Parameters:
    ///   - pod: The pod as it came.
    ///   - namespace: The name of its namespace.
    ///   - settings: What holds for all.
    /// - Returns: Whether it is injected.
    /// - Throws: `badRequest` naming the annotation.
    package static func isInjected(
        _ pod: KubernetesObject,
        in namespace: String,
        _ settings: InjectSettings
    ) throws(MeshError) -> Bool {
        let annotations = PodAnnotations(pod)
        guard isAllowed(namespace, settings), annotations.text(.status) == nil,
            annotations.text(.gatewayKind) == nil
        else { return false }
        return try annotations.flag(.inject) ?? settings.isDefault
    }
}
