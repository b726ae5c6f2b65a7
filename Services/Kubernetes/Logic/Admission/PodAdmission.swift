import MeshDomain

/// What becomes of a pod that is to be created.
package enum PodAdmission {
    /// Decides.
    ///
    /// - Parameters:
    ///   - review: The question.
    ///   - namespace: The pod's namespace; nil when that is not known.
    ///   - settings: What holds for all pods.
    /// - Returns: The verdict, with the changes that make the sidecar.
    package static func verdict(
        _ review: AdmissionReview,
        namespace: KubernetesObject?,
        _ settings: InjectSettings
    ) -> AdmissionVerdict {
        guard review.kind == "Pod", review.operation == .create, !review.isPart else { return .allowed }
        do {
            guard try InjectDecision.isInjected(review.object, in: review.namespace, settings) else { return .allowed }
            let outcome = try PodInjection.injected(review.object, namespace: namespace, settings)
            return AdmissionVerdict(
                patch: JSONPatch.changes(from: review.object.content, to: outcome.pod.content),
                warnings: outcome.warnings
            )
        } catch { return .refused(error.message) }
    }
}
