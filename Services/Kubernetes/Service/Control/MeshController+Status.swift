import KubernetesLogic
import Logging
import MeshDomain
import MeshRuntime

extension MeshController {
    /// Puts the finalizer on a resource, or takes it off; what is as it should be stays.
    func keep(_ object: KubernetesObject, _ resource: MeshResource, isKept: Bool) async throws {
        guard object.isKept != isKept else { return }
        try await client.merge(resource.path(object.key), object.finalizerPatch(isKept: isKept))
    }

    /// Writes a status, and says in an Event when the condition became another.
    func write(
        _ change: StatusChange,
        _ report: SyncReport?,
        on object: KubernetesObject,
        _ resource: MeshResource
    ) async throws {
        guard let patch = change.patch else { return }
        do { try await client.merge(resource.path(object.key) + ["status"], patch) } catch {
            // It went meanwhile, and nobody is left to be told.
            if error.isMissing { return }
            throw error
        }
        guard let report, report != SyncReport(of: object) else { return }
        if report.state == .synced {
            await events.record("Synced", "the mesh has what the resource says", about: object)
        } else {
            await events.record(report.reason, report.message, about: object, isWarning: true)
        }
    }

    /// Writes nothing but the condition.
    func report(_ report: SyncReport, on object: KubernetesObject, _ resource: MeshResource) async throws {
        var change = StatusChange(of: object, now: Self.now)
        change.report(report)
        try await write(change, report, on: object, resource)
    }

    /// Keeps the peerings' states and lags in the status of their resources.
    func followPeerings() async {
        var index: UInt64 = 0
        while !Task.isCancelled {
            do { index = try await mesh.peeringsChanged(after: index, seconds: 5) } catch {
                index = 0
                try? await Task.sleep(for: .seconds(2))
            }
            for resource in [MeshResource.acceptor, .dialer] where areListed(resource.competitors) {
                for object in objects(resource) where !object.isBeingDeleted && lease.isHeld {
                    await showStanding(object, resource)
                }
            }
            // Many changes of peerings are one look at them.
            try? await Task.sleep(for: .milliseconds(300))
        }
    }

    private func showStanding(_ object: KubernetesObject, _ resource: MeshResource) async {
        guard PeeringClaims.rival(of: object, among: objects(.acceptor, .dialer)) == nil else { return }
        do {
            var change = StatusChange(of: object, now: Self.now)
            change.set("peering", PeeringStatus.member(try await mesh.standing(object.name)))
            try await write(change, nil, on: object, resource)
        } catch {
            logger.debug(
                "a peering's standing is not shown",
                metadata: [LogKey.peer: "\(object.name)", LogKey.error: "\(error)"]
            )
        }
    }
}
