package import MeshDomain

/// What became of a custom resource, as its condition `Synced` says.
///
/// - Source: reference kubernetes.md §1.1 and §2.2: reasons of peerings begin with a small letter, those of config entries do not.
package struct SyncReport: Sendable, Hashable {
    /// The condition's status.
    package enum State: String, Sendable, Hashable {
        case synced = "True"
        case failed = "False"
        case unknown = "Unknown"
    }

    package var state: State
    package var reason = ""
    package var message = ""

    /// Makes a report.
    package init(_ state: State, reason: String = "", message: String = "") {
        self.state = state
        self.reason = reason
        self.message = message
    }

    /// The mesh has what the resource says.
    package static let good = SyncReport(.synced)

    /// What the resource says of itself now; nil when it says nothing.
    package init?(of object: KubernetesObject) {
        guard let conditions = object.status["conditions"]?.arrayValue,
            let condition = conditions.first(where: { $0["type"]?.stringValue == "Synced" }),
            let state = condition["status"]?.stringValue.flatMap(State.init)
        else { return nil }
        self.init(
            state,
            reason: condition["reason"]?.stringValue ?? "",
            message: condition["message"]?.stringValue ?? ""
        )
    }

    /// The only condition of a resource.
    ///
    /// The time of the transition moves only when the status does.
    ///
    /// - Parameters:
    ///   - object: The resource as it was read.
    ///   - now: The time in the form of RFC 3339.
    /// - Returns: The condition.
    package func condition(on object: KubernetesObject, now: String) -> MeshValue {
        let before = object.status["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == "Synced" }
        let isSame = before?["status"]?.stringValue == state.rawValue
        var condition: MeshObject = [
            "type": "Synced", "status": .string(state.rawValue),
            "lastTransitionTime": isSame ? before?["lastTransitionTime"] ?? .string(now) : .string(now),
        ]
        // What is empty is left out, as consul-k8s does.
        if !reason.isEmpty { condition["reason"] = .string(reason) }
        if !message.isEmpty { condition["message"] = .string(message) }
        return .object(condition)
    }
}

/// The changes of a resource's status, as a merge patch of its subresource.
package struct StatusChange: Sendable, Hashable {
    private var members = MeshObject()
    private let object: KubernetesObject
    private let now: String

    /// Begins a change.
    ///
    /// - Parameters:
    ///   - object: The resource as it was read.
    ///   - now: The time in the form of RFC 3339.
    package init(of object: KubernetesObject, now: String) {
        self.object = object
        self.now = now
    }

    /// Sets the condition.
    package mutating func report(_ report: SyncReport) {
        guard report != SyncReport(of: object) else { return }
        members["conditions"] = .array([report.condition(on: object, now: now)])
    }

    /// Says that it was brought over now.
    package mutating func markSynced() { members["lastSyncedTime"] = .string(now) }

    /// Sets a member, when it is not so already.
    package mutating func set(_ name: String, _ value: MeshValue) {
        guard !Self.holds(object.status[name], value) else { return }
        members[name] = value
    }

    /// The patch; nil when nothing would change.
    package var patch: MeshValue? { members.isEmpty ? nil : ["status": .object(members)] }

    /// Whether a member holds everything that a merge patch would write into it.
    private static func holds(_ value: MeshValue?, _ patch: MeshValue) -> Bool {
        guard let patched = patch.objectValue else { return (value ?? .null) == patch }
        guard let value = value?.objectValue else { return false }
        return patched.entries.allSatisfy { holds(value[$0.key], $0.value) }
    }
}
