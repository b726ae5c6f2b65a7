import ConsulJSON
package import MeshDomain

/// What is to be done for a PeeringAcceptor: a pure function of the resource, its Secret and the peering.
///
/// A token is made when there is no peering, when the spec names another Secret or key, when the Secret is lost, and when the
/// annotation asks for it: never because somebody wrote into the Secret, because tokens work once and the peer may hold this one.
///
/// - Source: reference kubernetes.md §1.2.
package enum AcceptorPlan {
    /// What to do.
    package enum Step: Sendable, Hashable {
        /// Only say so.
        case report(SyncReport)
        /// Make a token, write the Secret, then remove the one that was used before.
        case issue(stale: String?)
        /// Everything is there; a status that got lost on the way is written.
        case adopt
        /// All is well.
        case nothing
        /// Not now: look again soon.
        case wait
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - secret: The Secret that its spec names; nil when there is none.
    ///   - peering: The peering of its name; nil when there is none.
    ///   - rival: Why it may not have the name; nil when it may.
    /// - Returns: What to do.
    package static func step(
        for object: KubernetesObject,
        secret: KubernetesObject?,
        peering: PeeringView?,
        rival: String?
    ) -> Step {
        do throws(MeshError) {
            if let rival { return refusal(rival) }
            let wish = try PeeringWish(object)
            let asksAgain = try wish.asksAgain()
            if let secret, secret.label(MeshResource.tokenLabel) != "true" { return refusal(foreign(secret)) }
            let stale = wish.used.flatMap { $0.secret == wish.secret.secret ? nil : $0.secret }
            guard let peering else { return .issue(stale: stale) }
            if peering.isGoing { return .wait }
            if peering.isDialer {
                return refusal("this cluster dials the peer \"\(object.name)\" already; delete that peering first")
            }
            if stale != nil { return .issue(stale: stale) }
            if let used = wish.used, used.key != wish.secret.key { return .issue(stale: nil) }
            guard !asksAgain, let secret, let token = try wish.token(in: secret) else { return .issue(stale: nil) }
            return try judge(token, wish, peering)
        } catch { return refusal(error.message) }
    }

    /// Looks at the token that is there.
    private static func judge(
        _ token: SecretID,
        _ wish: PeeringWish,
        _ peering: PeeringView
    ) throws(MeshError) -> Step {
        let said = try? PeeringToken(parsing: token.revealed)
        guard let said, !said.peerID.isEmpty else {
            return refusal(
                "the Secret \(wish.secret.secret) holds no peering token under \(wish.secret.key): delete the Secret, or raise "
                    + "the annotation \(MeshResource.peeringVersion), for a new one"
            )
        }
        guard wish.used != nil else { return said.peerID == peering.id ? .adopt : .issue(stale: nil) }
        return SyncReport(of: wish.object)?.state == .synced ? .nothing : .report(.good)
    }

    private static func foreign(_ secret: KubernetesObject) -> String {
        "the Secret \(secret.key) exists and is not labelled \(MeshResource.tokenLabel)=true, so it is left alone: label it or name "
            + "another in spec.peer.secret.name"
    }

    private static func refusal(_ message: String) -> Step {
        .report(SyncReport(.failed, reason: "internalError", message: message))
    }

    /// The Secret that carries a token.
    package static func secret(for wish: PeeringWish, token: SecretID) -> MeshValue {
        [
            "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
            "metadata": [
                "name": .string(wish.secret.secret), "namespace": .string(wish.object.namespace),
                "labels": .object([MeshResource.tokenLabel: "true"]),
            ],
            "data": .object([wish.secret.key: .string(Base64.encode(Array(token.revealed.utf8)))]),
        ]
    }
}
