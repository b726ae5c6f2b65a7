import KubernetesLogic
import MeshDomain

extension MeshController {
    /// Brings a config entry over.
    func reconcileEntry(_ object: KubernetesObject, _ kind: ConfigEntryKind) async throws -> WorkOutcome {
        let resource = MeshResource.entry(kind)
        if object.isBeingDeleted { return try await bidFarewell(to: object, kind) }
        let rival = EntryPlan.rival(of: object, kind, among: objects(resource))
        try await keep(object, resource, isKept: true)
        let wanted: ConfigEntry
        do { wanted = try EntryTranslation.entry(of: object, kind, datacenter: datacenter) } catch {
            try await report(
                SyncReport(.failed, reason: "ConsulAgentError", message: error.message),
                on: object,
                resource
            )
            // Only another spec makes it good.
            return .done
        }
        do {
            if let before = EntryPlan.left(by: object, wanted.key) {
                guard try await remove(before, of: object) else { return .after(.milliseconds(100)) }
            }
            switch EntryPlan.step(for: object, wanted: wanted, stored: try await mesh.entry(wanted.key), rival: rival) {
            case .nothing: return .done
            case .report(let report):
                try await self.report(report, on: object, resource)
                // Whoever has the name may give it up.
                return rival == nil ? .done : .after(.seconds(10))
            case .write(let entry, let index, let refused):
                guard lease.isHeld else { return .after(.seconds(1)) }
                return try await put(entry, over: index, refused, for: object, resource)
            }
        } catch let error as MeshFailure {
            try await report(
                SyncReport(.failed, reason: "ConsulAgentError", message: error.description),
                on: object,
                resource
            )
            return .retry
        }
    }

    private func put(
        _ entry: ConfigEntry,
        over index: UInt64,
        _ refused: SyncReport.State,
        for object: KubernetesObject,
        _ resource: MeshResource
    ) async throws -> WorkOutcome {
        do { guard try await mesh.put(entry, over: index) else { return .after(.milliseconds(100)) } } catch {
            try await report(
                SyncReport(refused, reason: "ConsulAgentError", message: error.description),
                on: object,
                resource
            )
            return .retry
        }
        var change = StatusChange(of: object, now: Self.now)
        change.report(.good)
        change.markSynced()
        change.set("entry", .string(entry.name))
        try await write(change, .good, on: object, resource)
        return .done
    }

    /// Removes an entry when it is ours, or leaves it to another resource that asks for it.
    ///
    /// - Returns: False when another entry is there by now, or nothing may be written.
    private func remove(_ key: EntryKey, of object: KubernetesObject) async throws(MeshFailure) -> Bool {
        let resource = MeshResource.entry(key.kind)
        let heirs = EntryPlan.heirs(to: key, of: object, among: objects(resource))
        let stored = try await mesh.entry(key)
        switch EntryPlan.farewell(stored: stored, datacenter: datacenter, isWanted: !heirs.isEmpty) {
        case .letGo:
            for heir in heirs.prefix(1) { await lookAgain(heir, resource) }
            return true
        case .remove(let index): return lease.isHeld ? try await mesh.remove(key, at: index) : false
        }
    }

    /// Removes the entry of a resource that is being deleted, when it is ours, and lets the resource go.
    private func bidFarewell(to object: KubernetesObject, _ kind: ConfigEntryKind) async throws -> WorkOutcome {
        guard object.isKept else { return .done }
        let resource = MeshResource.entry(kind)
        do {
            if let name = try? EntryTranslation.name(of: object, kind) {
                let key = EntryKey(kind: kind, name: name)
                for key in [EntryPlan.left(by: object, key), key].compactMap(\.self) {
                    guard try await remove(key, of: object) else { return .after(.milliseconds(100)) }
                }
            }
        } catch {
            try await report(
                SyncReport(.failed, reason: "ConsulAgentError", message: error.description),
                on: object,
                resource
            )
            return .retry
        }
        try await keep(object, resource, isKept: false)
        return .done
    }
}
