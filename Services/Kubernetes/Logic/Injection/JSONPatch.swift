package import MeshDomain

/// What makes one object of another, as RFC 6902 has it.
package enum JSONPatch {
    /// The changes of a pod: the members of its metadata and spec that differ, each as a whole.
    ///
    /// - Parameters:
    ///   - before: As it came.
    ///   - after: As it is to be.
    /// - Returns: The operations.
    package static func changes(from before: MeshObject, to after: MeshObject) -> [MeshValue] {
        var operations: [MeshValue] = []
        for part in ["metadata", "spec"] {
            guard let new = after[part]?.objectValue else { continue }
            guard let old = before[part]?.objectValue else {
                operations.append(operation("/\(part)", .object(new)))
                continue
            }
            for member in new.entries where old[member.key] != member.value {
                operations.append(operation("/\(part)/\(escaped(member.key))", member.value))
            }
        }
        return operations
    }

    /// Adds or replaces a member, which are the same.
    private static func operation(_ path: String, _ value: MeshValue) -> MeshValue {
        ["op": "add", "path": .string(path), "value": value]
    }

    private static func escaped(_ key: String) -> String {
        String(key.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) })
    }
}
