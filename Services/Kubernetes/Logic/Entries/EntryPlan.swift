import ConfigEntryKinds
package import MeshDomain

/// What is to be done for a config entry: a pure function of the resource, the entry that it wants and the one that exists.
///
/// - Source: reference kubernetes.md §2.2, the table.
package enum EntryPlan {
    /// What to do.
    package enum Step: Sendable, Hashable {
        /// Only say so.
        case report(SyncReport)
        /// Write the entry in place of that with this index (0: none); a refusal is reported with this state.
        case write(ConfigEntry, over: UInt64, refused: SyncReport.State)
        /// All is well.
        case nothing
    }

    /// What to do when the resource is deleted.
    package enum Farewell: Sendable, Hashable {
        /// Remove the entry with this index, then let the resource go.
        case remove(UInt64)
        /// Let the resource go.
        case letGo
    }

    /// Decides about a resource that lives.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - wanted: The entry that it asks for, in its normal form.
    ///   - stored: The entry of that name; nil when there is none.
    ///   - rival: Why it may not have the name; nil when it may.
    /// - Returns: What to do.
    package static func step(
        for object: KubernetesObject,
        wanted: ConfigEntry,
        stored: ConfigEntry?,
        rival: String?
    ) -> Step {
        if let rival { return .report(SyncReport(.failed, reason: "ExternallyManagedConfigError", message: rival)) }
        guard let stored else { return .write(wanted, over: 0, refused: .failed) }
        let datacenter = stored.meta?[EntryTranslation.datacenterKey]
        let isOurs = datacenter == wanted.meta?[EntryTranslation.datacenterKey]
        let migrates = object.annotation(MeshResource.migrateEntry) == "true"
        let write = Step.write(wanted, over: stored.modifyIndex, refused: .unknown)
        switch (isSame(wanted, stored), isOurs, migrates) {
        case (false, _, true): return .report(migration(wanted, stored))
        case (false, true, false): return write
        case (false, false, false): return .report(foreign(datacenter, stored))
        case (true, false, true): return write
        case (true, _, _): return SyncReport(of: object)?.state == .synced ? .nothing : .report(.good)
        }
    }

    /// Decides about a resource that is being deleted.
    ///
    /// - Parameters:
    ///   - stored: The entry of its name; nil when there is none.
    ///   - datacenter: The mesh's own.
    ///   - isWanted: Whether another resource that stays asks for the entry, which is left to it.
    /// - Returns: What to do.
    package static func farewell(stored: ConfigEntry?, datacenter: String, isWanted: Bool) -> Farewell {
        guard !isWanted, let stored, stored.meta?[EntryTranslation.datacenterKey] == datacenter else {
            return .letGo
        }
        return .remove(stored.modifyIndex)
    }

    /// The entry that a resource wrote before it was made to name another; nil when it names the same as ever.
    package static func left(by object: KubernetesObject, _ wanted: EntryKey) -> EntryKey? {
        guard let before = object.status["entry"]?.stringValue, !before.isEmpty, before != wanted.name else {
            return nil
        }
        return EntryKey(kind: wanted.kind, name: before)
    }

    /// Equal but for metadata, indexes and what is left at its default.
    static func isSame(_ wanted: ConfigEntry, _ stored: ConfigEntry) -> Bool {
        let normal = (try? EntryRules.normalized(stored)) ?? stored
        return wanted.body == normal.body
    }

    private static func foreign(_ datacenter: String?, _ stored: ConfigEntry) -> SyncReport {
        let message =
            datacenter.map { "the config entry is managed in the datacenter \"\($0)\"; change it there" }
            ?? "the config entry \(stored.kind.rawValue)/\(stored.name) exists already and was not made by Kubernetes; to hand it over, "
            + "make the resource equal to it and annotate it \(MeshResource.migrateEntry)=true"
        return SyncReport(.failed, reason: "ExternallyManagedConfigError", message: message)
    }

    private static func migration(_ wanted: ConfigEntry, _ stored: ConfigEntry) -> SyncReport {
        func text(_ entry: ConfigEntry) -> String {
            var shown = entry
            (shown.meta, shown.createIndex, shown.modifyIndex) = (nil, 0, 0)
            return JSONText.string(of: ConfigEntryCodec.encode(shown))
        }
        return SyncReport(
            .failed,
            reason: "MigrationFailedError",
            message: "the entry cannot be handed over: the resource is \(text(wanted)), the entry is \(text(stored))"
        )
    }

    /// The resources that stay and ask for an entry, besides one that goes or asks for another by now; the oldest first.
    ///
    /// - Parameters:
    ///   - key: The entry.
    ///   - object: The resource that gives it up.
    ///   - others: All resources of the kind, itself among them.
    /// - Returns: Who the entry is left to.
    package static func heirs(
        to key: EntryKey,
        of object: KubernetesObject,
        among others: [KubernetesObject]
    ) -> [KubernetesObject] {
        let heirs = others.filter { other in
            other.uid != object.uid && !other.isBeingDeleted
                && (try? EntryTranslation.name(of: other, key.kind)) == key.name
        }
        return heirs.sorted { ($0.createdAt, $0.uid) < ($1.createdAt, $1.uid) }
    }

    /// Why a resource may not have the name of an entry: an older one of its kind has it and stays; nil when it may.
    ///
    /// - Parameters:
    ///   - object: The resource.
    ///   - kind: The kind of its entry.
    ///   - others: All resources of the kind, itself among them.
    /// - Returns: The reason, or nil.
    package static func rival(
        of object: KubernetesObject,
        _ kind: ConfigEntryKind,
        among others: [KubernetesObject]
    ) -> String? {
        guard let name = try? EntryTranslation.name(of: object, kind) else { return nil }
        let owner = others.first { other in
            other.uid != object.uid && !other.isBeingDeleted
                && (other.createdAt, other.uid) < (object.createdAt, object.uid)
                && (try? EntryTranslation.name(of: other, kind)) == name
        }
        return owner.map {
            "the \($0.kind) \($0.key) has the entry \(kind.rawValue)/\(name) already; delete one of the two"
        }
    }
}
