import KubernetesLogic
import MeshDomain
import NIOHTTP1

extension MeshController {
    private func secretPath(_ namespace: String, _ name: String) -> [String] {
        ["api", "v1", "namespaces", namespace, "secrets", name]
    }

    /// The Secret that a resource's spec names; nil when it names none or there is none.
    private func secret(of object: KubernetesObject) async throws -> KubernetesObject? {
        guard let name = object.spec["peer"]?["secret"]?["name"]?.stringValue, !name.isEmpty else { return nil }
        return try await client.find(secretPath(object.namespace, name))
    }

    private func rival(of object: KubernetesObject) -> String? {
        PeeringClaims.rival(of: object, among: objects(.acceptor, .dialer))
    }

    /// Says why the mesh did not do it.
    private func refused(
        _ error: any Error,
        _ object: KubernetesObject,
        _ resource: MeshResource
    ) async throws -> WorkOutcome {
        let reason = error is KubernetesFailure ? "kubernetesError" : "consulAgentError"
        try await report(SyncReport(.failed, reason: reason, message: "\(error)"), on: object, resource)
        return .retry
    }

    // MARK: - Acceptors

    /// Sees to an acceptor's token.
    func reconcileAcceptor(_ object: KubernetesObject) async throws -> WorkOutcome {
        if object.isBeingDeleted { return try await removeAcceptor(object) }
        try await keep(object, .acceptor, isKept: true)
        do {
            let secret = try await secret(of: object)
            let peering = try await mesh.peering(object.name)
            switch AcceptorPlan.step(for: object, secret: secret, peering: peering, rival: rival(of: object)) {
            case .nothing: return .done
            case .wait: return .after(.milliseconds(500))
            case .report(let report):
                try await self.report(report, on: object, .acceptor)
                return report.state == .synced ? .done : .after(.seconds(10))
            case .adopt:
                try await note(PeeringWish(object), on: object)
                return .done
            case .issue(let stale):
                guard lease.isHeld else { return .after(.seconds(1)) }
                if peering == nil { try await claim(object, .acceptor) }
                return try await issue(PeeringWish(object), over: secret, stale: stale)
            }
        } catch let error where error is MeshFailure || (error as? KubernetesFailure)?.isConflict == false {
            return try await refused(error, object, .acceptor)
        }
    }

    /// Makes a token, writes the Secret, removes the one before, and says so.
    private func issue(_ wish: PeeringWish, over secret: KubernetesObject?, stale: String?) async throws -> WorkOutcome
    {
        let object = wish.object
        let token = try await mesh.token(for: object.name)
        var content = AcceptorPlan.secret(for: wish, token: token)
        if let secret {
            content = Self.versioned(content, secret.resourceVersion)
            try await client.call(.PUT, secretPath(object.namespace, wish.secret.secret), body: content)
        } else {
            try await client.call(.POST, Array(secretPath(object.namespace, "").dropLast()), body: content)
        }
        if let stale { try await removeSecret(object.namespace, stale) }
        try await note(wish, on: object)
        await events.record("TokenIssued", "a new peering token is in the Secret \(wish.secret.secret)", about: object)
        return .done
    }

    private static func versioned(_ content: MeshValue, _ version: String) -> MeshValue {
        guard var object = content.objectValue, var metadata = object["metadata"]?.objectValue else { return content }
        metadata["resourceVersion"] = .string(version)
        object["metadata"] = .object(metadata)
        return .object(object)
    }

    /// Removes a Secret with a token, and no other.
    private func removeSecret(_ namespace: String, _ name: String) async throws {
        guard let secret = try await client.find(secretPath(namespace, name)),
            secret.label(MeshResource.tokenLabel) == "true"
        else { return }
        do { try await client.call(.DELETE, secretPath(namespace, name)) } catch { if !error.isMissing { throw error } }
    }

    /// Says that the peering is made for a resource, before it is.
    private func claim(_ object: KubernetesObject, _ resource: MeshResource) async throws {
        var change = StatusChange(of: object, now: Self.now)
        change.set(PeeringClaims.claim, true)
        try await write(change, nil, on: object, resource)
    }

    /// Writes what was used into an acceptor's status, which never names the Secret's version.
    private func note(_ wish: PeeringWish, on object: KubernetesObject) async throws {
        try await note(wish.secret, wish, fingerprint: .null, on: object, .acceptor)
    }

    private func note(
        _ reference: SecretReference,
        _ wish: PeeringWish,
        fingerprint: MeshValue,
        on object: KubernetesObject,
        _ resource: MeshResource
    ) async throws {
        var change = StatusChange(of: object, now: Self.now)
        change.report(.good)
        change.markSynced()
        change.set("secret", reference.value)
        change.set("tokenFingerprint", fingerprint)
        if try wish.asksAgain(), let version = try wish.wantedVersion() {
            change.set("latestPeeringVersion", .integer(version))
        }
        try await write(change, .good, on: object, resource)
    }

    private func removeAcceptor(_ object: KubernetesObject) async throws -> WorkOutcome {
        guard object.isKept else { return .done }
        do {
            if rival(of: object) == nil {
                guard lease.isHeld else { return .after(.seconds(1)) }
                if let peering = try await mesh.peering(object.name), !peering.isDialer,
                    PeeringClaims.goes(with: object, peering, secret: try await secret(of: object))
                {
                    try await mesh.removePeering(object.name)
                    return .after(.milliseconds(peering.isGoing ? 500 : 200))
                }
                let names = [object.spec["peer"]?["secret"]?["name"], object.status["secret"]?["name"]]
                // What was never accepted has written no Secret: the one that it names is somebody else's.
                if PeeringClaims.isAccepted(object) {
                    for name in Set(names.compactMap { $0?.stringValue }) where !name.isEmpty {
                        try await removeSecret(object.namespace, name)
                    }
                }
            }
        } catch let error where error is MeshFailure { return try await refused(error, object, .acceptor) }
        try await keep(object, .acceptor, isKept: false)
        return .done
    }

    // MARK: - Dialers

    /// Sees to it that a dialer's peering is established with the token that its Secret holds now.
    func reconcileDialer(_ object: KubernetesObject) async throws -> WorkOutcome {
        if object.isBeingDeleted { return try await removeDialer(object) }
        try await keep(object, .dialer, isKept: true)
        do {
            let secret = try await secret(of: object)
            let peering = try await mesh.peering(object.name)
            switch DialerPlan.step(for: object, secret: secret, peering: peering, rival: rival(of: object)) {
            case .nothing: return .done
            case .wait: return .after(.milliseconds(500))
            case .report(let report):
                try await self.report(report, on: object, .dialer)
                return report.state == .synced ? .done : .retry
            case .adopt(let token, let version):
                try await note(PeeringWish(object), token, version)
                return .done
            case .establish(let token, let version):
                guard lease.isHeld else { return .after(.seconds(1)) }
                if peering == nil { try await claim(object, .dialer) }
                try await mesh.establish(object.name, token)
                try await note(PeeringWish(object), token, version)
                await events.record("Established", "the peering is established with the Secret's token", about: object)
                return .done
            }
        } catch let error where error is MeshFailure || (error as? KubernetesFailure)?.isConflict == false {
            return try await refused(error, object, .dialer)
        }
    }

    private func note(_ wish: PeeringWish, _ token: SecretID, _ version: String) async throws {
        var reference = wish.secret
        reference.resourceVersion = version
        let fingerprint = MeshValue.string(PeeringWish.fingerprint(of: token))
        try await note(reference, wish, fingerprint: fingerprint, on: wish.object, .dialer)
    }

    /// The Secret stays: it is a copy that somebody brought.
    private func removeDialer(_ object: KubernetesObject) async throws -> WorkOutcome {
        guard object.isKept else { return .done }
        do {
            if rival(of: object) == nil, let peering = try await mesh.peering(object.name),
                peering.isDialer || !peering.peerID.isEmpty,
                PeeringClaims.goes(with: object, peering, secret: try await secret(of: object))
            {
                guard lease.isHeld else { return .after(.seconds(1)) }
                try await mesh.removePeering(object.name)
                return .after(.milliseconds(peering.isGoing ? 500 : 200))
            }
        } catch { return try await refused(error, object, .dialer) }
        try await keep(object, .dialer, isKept: false)
        return .done
    }
}
