package import MeshDomain

/// What is moved over from a Consul, in the order in which it is written: what others name comes first.
package enum MigrationPart: String, Sendable, Hashable, CaseIterable {
    case policies
    case roles
    case authMethods = "auth-methods"
    case bindingRules = "binding-rules"
    case tokens
    case configEntries = "config-entries"
    case keys = "kv"
    case nodes = "external-nodes"
    case queries = "prepared-queries"

    /// Whether it is a part of access control.
    package var isAccess: Bool {
        switch self {
        case .policies, .roles, .authMethods, .bindingRules, .tokens: true
        case .configEntries, .keys, .nodes, .queries: false
        }
    }
}

/// What became of everything that was read, for people.
package struct MigrationReport: Sendable, Hashable {
    /// What became of one thing.
    package enum Fate: Sendable, Hashable {
        case written
        /// It is there and equal.
        case same
        /// It is there and differs; nothing was changed.
        case kept
        case refused(String)
    }

    private struct Counts: Hashable {
        var read = 0
        var written = 0
        var same = 0
        var kept = 0
        var refused = 0
    }

    private var counts: [MigrationPart: Counts] = [:]
    private var lines: [String] = []
    private var notes: [String] = []
    /// Lines that are shown of what was kept or refused.
    private static let limit = 200
    private var hidden = 0
    /// Something could not be read.
    private var isPartial = false

    /// Nothing yet.
    package init() {}

    /// Whether all that was read is there now.
    package var isComplete: Bool { !isPartial && counts.values.allSatisfy { $0.kept == 0 && $0.refused == 0 } }

    /// Notes what became of something.
    package mutating func note(_ part: MigrationPart, _ name: String, _ fate: Fate) {
        counts[part, default: Counts()].read += 1
        switch fate {
        case .written: counts[part, default: Counts()].written += 1
        case .same: counts[part, default: Counts()].same += 1
        case .kept:
            counts[part, default: Counts()].kept += 1
            add("kept     \(part.rawValue) \(name): it is there and differs; -overwrite takes the one of Consul")
        case .refused(let reason):
            counts[part, default: Counts()].refused += 1
            add("refused  \(part.rawValue) \(name): \(reason)")
        }
    }

    private mutating func add(_ line: String) {
        if lines.count < Self.limit { lines.append(line) } else { hidden += 1 }
    }

    /// Notes something that is no thing of its own.
    package mutating func remark(_ text: String) { notes.append(text) }

    /// Notes that something could not be read, so that nobody knows whether all is there now.
    package mutating func miss(_ text: String) {
        isPartial = true
        if !notes.contains(text) { notes.append(text) }
    }

    /// The report.
    package func text(isTrial: Bool) -> String {
        var rows = [["", "READ", isTrial ? "TO WRITE" : "WRITTEN", "SAME", "KEPT", "REFUSED"]]
        for part in MigrationPart.allCases {
            guard let count = counts[part] else { continue }
            rows.append(
                [part.rawValue] + [count.read, count.written, count.same, count.kept, count.refused].map { String($0) }
            )
        }
        var text = rows.count > 1 ? TextTable.text(rows) : "There is nothing to move."
        if !lines.isEmpty { text += "\n\n" + lines.joined(separator: "\n") }
        if hidden > 0 { text += "\n... and \(hidden) more" }
        if !notes.isEmpty { text += "\n\n" + notes.map { "Note: \($0)" }.joined(separator: "\n") }
        return isTrial ? text + "\n\nNothing was written (-dry-run)." : text
    }
}

/// What of an answer of Consul's API is written to another cluster.
package enum MigrationBody {
    /// Members that belong to the cluster that answered.
    private static let own: Set<String> = [
        "CreateIndex", "ModifyIndex", "Hash", "CreateTime", "Namespace", "Partition", "PeerName", "Datacenter",
        "Legacy",
        "SyntaxVersion", "ID", "AccessorID", "SecretID",
    ]

    /// An object without what belongs to its cluster, but with the members named.
    ///
    /// - Parameters:
    ///   - value: The answer.
    ///   - kept: Members that are written all the same.
    /// - Returns: What is written.
    package static func cleaned(_ value: MeshValue, keeping kept: Set<String> = []) -> MeshObject {
        MeshObject(
            (value.objectValue?.entries ?? []).filter { entry in
                (!own.contains(entry.key) || kept.contains(entry.key)) && !isNothing(entry.value)
            }.map { ($0.key, $0.value) }
        )
    }

    /// A role or a token: what it links to is named, since ids are others here.
    package static func linked(_ value: MeshValue, keeping kept: Set<String> = []) -> MeshObject {
        var object = cleaned(value, keeping: kept)
        for list in ["Policies", "Roles"] {
            guard let links = object[list]?.arrayValue else { continue }
            object[list] = .array(links.map { ["Name": .string($0.text("Name"))] })
        }
        // Both follow from the login, which happened there.
        object["AuthMethod"] = nil
        object["ExpirationTTL"] = nil
        return object
    }

    /// Whether two bodies say the same: absent, null and empty members are one, and no order of members counts.
    package static func areEqual(_ left: MeshObject, _ right: MeshObject) -> Bool {
        normal(.object(left)) == normal(.object(right))
    }

    private static func isNothing(_ value: MeshValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let items): items.isEmpty
        case .object(let object): object.entries.isEmpty
        case .bool, .int, .unsigned, .double: false
        }
    }

    private static func normal(_ value: MeshValue) -> MeshValue {
        switch value {
        case .object(let object):
            let members = object.entries.map { ($0.key, normal($0.value)) }.filter { !isNothing($0.1) }
            return .object(MeshObject(members.sorted { $0.0 < $1.0 }))
        case .array(let items): return .array(items.map(normal))
        case .null, .string, .bool, .int, .unsigned, .double: return value
        }
    }
}
