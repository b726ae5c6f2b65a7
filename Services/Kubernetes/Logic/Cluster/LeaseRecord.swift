package import MeshDomain

/// A Lease object: who of several controllers works.
package struct LeaseRecord: Sendable, Hashable {
    package var holder: String
    package var durationSeconds: Int
    package var renewedAt: String
    package var acquiredAt: String
    package var transitions: Int
    /// The version that was read; empty when there is none yet.
    package var resourceVersion: String

    /// Reads a Lease.
    package init(_ object: KubernetesObject) {
        holder = object.spec["holderIdentity"]?.stringValue ?? ""
        durationSeconds = Int(object.spec["leaseDurationSeconds"]?.intValue ?? 0)
        renewedAt = object.spec["renewTime"]?.stringValue ?? ""
        acquiredAt = object.spec["acquireTime"]?.stringValue ?? ""
        transitions = Int(object.spec["leaseTransitions"]?.intValue ?? 0)
        resourceVersion = object.resourceVersion
    }

    /// The record by which somebody takes, keeps or (with no name) gives back a lease.
    package init(holder: String, durationSeconds: Int, now: String, over before: LeaseRecord?) {
        self.holder = holder
        self.durationSeconds = durationSeconds
        renewedAt = now
        let isKept = before?.holder == holder
        acquiredAt = isKept ? before?.acquiredAt ?? now : now
        transitions = (before?.transitions ?? 0) + (isKept || before == nil ? 0 : 1)
        resourceVersion = before?.resourceVersion ?? ""
    }

    /// The Lease as an object of this place.
    package func object(_ key: ObjectKey) -> MeshValue {
        var metadata: MeshObject = ["name": .string(key.name), "namespace": .string(key.namespace)]
        if !resourceVersion.isEmpty { metadata["resourceVersion"] = .string(resourceVersion) }
        return [
            "apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": .object(metadata),
            "spec": [
                "holderIdentity": .string(holder), "leaseDurationSeconds": .integer(durationSeconds),
                "acquireTime": .string(acquiredAt), "renewTime": .string(renewedAt),
                "leaseTransitions": .integer(transitions),
            ],
        ]
    }
}

/// Judges another's lease by the own clock only: it is over when its record did not change for as long as it lasts.
package struct LeaseSighting: Sendable, Hashable {
    private var seen: LeaseRecord?
    private var since: Duration = .zero

    /// Nothing was seen yet.
    package init() {}

    /// Looks at a record; whether the lease is free for who asks.
    ///
    /// - Parameters:
    ///   - record: The lease as it is.
    ///   - holder: Who asks.
    ///   - now: Time that passes evenly, from anywhere.
    /// - Returns: Whether it is free.
    package mutating func isFree(_ record: LeaseRecord, for holder: String, now: Duration) -> Bool {
        if record != seen {
            seen = record
            since = now
        }
        guard !record.holder.isEmpty, record.holder != holder else { return true }
        return now - since > .seconds(max(1, record.durationSeconds))
    }
}
