import ConsulJSON
package import MeshDomain

/// What is to be done for a PeeringDialer: a pure function of the resource, its Secret and the peering.
///
/// - Source: reference kubernetes.md §1.3. Another version of the Secret with the same token is no reason to establish again: tokens
///   work once, so that would only fail.
package enum DialerPlan {
    /// What to do.
    package enum Step: Sendable, Hashable {
        /// Only say so.
        case report(SyncReport)
        /// Establish the peering with this token from this version of the Secret.
        case establish(SecretID, resourceVersion: String)
        /// It is established with this token; the status says less than that, or an older version.
        case adopt(SecretID, resourceVersion: String)
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
            guard let secret else {
                return refusal(
                    "the Secret \(object.namespace)/\(wish.secret.secret) does not exist; copy it from the cluster that made the "
                        + "token, with its label \(MeshResource.tokenLabel)"
                )
            }
            guard let token = try wish.token(in: secret) else {
                return refusal("the Secret \(secret.key) has nothing under the key \"\(wish.secret.key)\"")
            }
            guard let said = try? PeeringToken(parsing: token.revealed) else {
                return refusal("the key \"\(wish.secret.key)\" of the Secret \(secret.key) holds no peering token")
            }
            let use = Step.establish(token, resourceVersion: secret.resourceVersion)
            guard let peering else { return use }
            if peering.isGoing { return .wait }
            if !peering.isDialer, peering.peerID.isEmpty {
                return refusal("this cluster accepts the peer \"\(object.name)\" already; delete that peering first")
            }
            if asksAgain { return use }
            return judge(wish, secret, token, said, peering)
        } catch { return refusal(error.message) }
    }

    private static func judge(
        _ wish: PeeringWish,
        _ secret: KubernetesObject,
        _ token: SecretID,
        _ said: PeeringToken,
        _ peering: PeeringView
    ) -> Step {
        let adopt = Step.adopt(token, resourceVersion: secret.resourceVersion)
        guard let used = wish.used else {
            return said.peerID == peering.peerID && peering.state != "TERMINATED"
                ? adopt : .establish(token, resourceVersion: secret.resourceVersion)
        }
        let isSameToken = wish.usedFingerprint == PeeringWish.fingerprint(of: token)
        let isSamePlace =
            (used.secret, used.key, used.backend) == (wish.secret.secret, wish.secret.key, wish.secret.backend)
        if isSamePlace, used.resourceVersion == secret.resourceVersion, isSameToken || wish.usedFingerprint == nil {
            return SyncReport(of: wish.object)?.state == .synced ? .nothing : .report(.good)
        }
        return isSameToken ? adopt : .establish(token, resourceVersion: secret.resourceVersion)
    }

    private static func refusal(_ message: String) -> Step {
        .report(SyncReport(.failed, reason: "internalError", message: message))
    }
}
