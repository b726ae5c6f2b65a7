package import MeshDomain

/// Whether a custom resource may be stored: what `Synced` would say afterwards is said at once.
///
/// - Source: reference kubernetes.md §1.5 and §2.3.
package enum ResourceAdmission {
    /// The kind of resource that a review is about; nil when this program does not keep it.
    package static func resource(of review: AdmissionReview) -> MeshResource? {
        guard review.group == MeshResource.group else { return nil }
        return MeshResource.all.first { $0.kind == review.kind }
    }

    /// Whether there is nothing to judge: the spec stays as it is, or the resource goes.
    package static func isSettled(_ review: AdmissionReview) -> Bool {
        switch review.operation {
        case .create: false
        case .update: review.isPart || review.object.isBeingDeleted || review.old?.spec == review.object.spec
        case .delete, .connect: true
        }
    }

    /// Judges what can be judged without the mesh.
    ///
    /// - Parameters:
    ///   - review: The question.
    ///   - resource: The kind of resource.
    ///   - others: The resources of its kinds that exist.
    ///   - datacenter: The mesh's own.
    /// - Returns: The entry that the mesh is to judge further; nil for peerings.
    /// - Throws: `badRequest` or `rejected` naming the field or the rival.
    package static func judged(
        _ review: AdmissionReview,
        _ resource: MeshResource,
        among others: [KubernetesObject],
        datacenter: String
    ) throws(MeshError) -> ConfigEntry? {
        var object = review.object
        if object.metadata["namespace"] == nil, !review.namespace.isEmpty {
            var metadata = object.metadata
            metadata["namespace"] = .string(review.namespace)
            object.content["metadata"] = .object(metadata)
        }
        if review.operation == .create { object = youngest(object) }
        guard case .entry(let kind) = resource else {
            let wish = try PeeringWish(object)
            _ = try wish.wantedVersion()
            if let rival = PeeringClaims.rival(of: object, among: others) { throw MeshError(.badRequest, rival) }
            return nil
        }
        let entry = try EntryTranslation.entry(of: object, kind, datacenter: datacenter)
        if review.operation == .create {
            // Of a kind that is there once all have one name, so this is their rule, too.
            if let rival = EntryPlan.rival(of: object, kind, among: others) { throw MeshError(.badRequest, rival) }
        } else if kind == .serviceIntentions, let old = review.old,
            let before = try? EntryTranslation.name(of: old, kind), before != entry.name
        {
            throw MeshError(
                .badRequest,
                "spec.destination.name was \"\(before)\" and cannot be changed; make another resource"
            )
        }
        return entry
    }

    /// The object as the last of all, because whatever exists was first.
    private static func youngest(_ object: KubernetesObject) -> KubernetesObject {
        var object = object
        var metadata = object.metadata
        metadata["creationTimestamp"] = "9999-12-31T23:59:59Z"
        object.content["metadata"] = .object(metadata)
        return object
    }
}
