import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime
import NIOHTTP1

extension MeshController {
    /// Answers a webhook's question.
    func answer(path: String, body: [UInt8]) async -> WebhookReply {
        let isPods = path == "/mutate"
        guard isPods || path == "/validate" || path.hasPrefix("/validate/") || path.hasPrefix("/mutate-v1alpha1-")
        else {
            return .problem(.notFound, "only /mutate and /validate are here")
        }
        let review: AdmissionReview
        do { review = try AdmissionReview(body) } catch { return .problem(.badRequest, error.message) }
        let verdict = isPods ? await judgePod(review) : await judgeResource(review)
        if let refusal = verdict.refusal {
            logger.info(
                "an object is refused",
                metadata: [
                    LogKey.path: "\(review.kind) \(review.namespace)/\(review.object.name)", LogKey.error: "\(refusal)",
                ]
            )
        }
        return WebhookReply(body: JSONText.bytes(of: review.answer(verdict)))
    }

    private func judgePod(_ review: AdmissionReview) async -> AdmissionVerdict {
        guard let inject else { return .allowed }
        do {
            guard try InjectDecision.isInjected(review.object, in: review.namespace, inject) else { return .allowed }
        } catch { return .refused(error.message) }
        do {
            let namespace = try await client.find(["api", "v1", "namespaces", review.namespace], within: .seconds(3))
            return PodAdmission.verdict(review, namespace: namespace, inject)
        } catch {
            return .refused("the namespace \(review.namespace) cannot be read: \(error)", code: 500)
        }
    }

    private func judgeResource(_ review: AdmissionReview) async -> AdmissionVerdict {
        guard let resource = ResourceAdmission.resource(of: review), !ResourceAdmission.isSettled(review) else {
            return .allowed
        }
        guard areListed(resource.competitors) else {
            return .refused("the controller has not seen the other resources yet; try again", code: 503)
        }
        let entry: ConfigEntry?
        do {
            let others = resource.competitors.flatMap { objects($0) }
            entry = try ResourceAdmission.judged(review, resource, among: others, datacenter: datacenter)
        } catch { return .refused(error.message) }
        guard let entry else { return .allowed }
        // What the mesh says of it now may be otherwise when others have come that belong to it: that is no refusal.
        do { try await mesh.attempt(entry) } catch {
            return AdmissionVerdict(warnings: ["it would not be synced now: \(error)"])
        }
        return .allowed
    }
}
