package import MeshDomain

/// Puts several configuration sources together.
///
/// - Source: reference §12.1: later sources win; lists are appended, maps overlaid per key, scalars replaced. Names of options
///   are compared without regard to case; names within free maps are not.
package enum ConfigurationMerging {
    /// One list for `service` and `services`, one for `check` and `checks`; every other option as merged.
    package static func merge(_ sources: [MeshObject]) -> MeshObject {
        var merged = MeshObject()
        for source in sources {
            for entry in source.entries {
                let key = entry.key.lowercased()
                switch key {
                case "service", "services": collect(entry.value, as: "services", in: &merged)
                case "check", "checks": collect(entry.value, as: "checks", in: &merged)
                case _:
                    let value = lists.contains(key) ? entry.value : joined(entry.value)
                    merged[key] = merged[key].map { combine($0, value) } ?? value
                }
            }
        }
        return merged
    }

    /// Options that are lists of blocks; a block that is no list and stands several times in a source is one block.
    private static let lists: Set<String> = ["bootstrap", "segments", "watches", "prefix_filter", "request_limits"]

    private static func joined(_ value: MeshValue) -> MeshValue {
        if let object = value.objectValue {
            return .object(
                MeshObject(
                    object.entries.map { ($0.key, lists.contains($0.key.lowercased()) ? $0.value : joined($0.value)) }
                )
            )
        }
        guard let items = value.arrayValue, items.count > 1, items.allSatisfy({ $0.objectValue != nil }) else {
            return value
        }
        return items.dropFirst().reduce(joined(items[0])) { combine($0, joined($1)) }
    }

    private static func collect(_ value: MeshValue, as key: String, in merged: inout MeshObject) {
        let items = value.arrayValue ?? (value.isNull ? [] : [value])
        merged[key] = .array((merged[key]?.arrayValue ?? []) + items)
    }

    private static func combine(_ old: MeshValue, _ new: MeshValue) -> MeshValue {
        switch (old.single, new.single) {
        case (.object(var object), .object(let other)):
            for entry in other.entries {
                let known = object.keys.first { equalIgnoringCase($0, entry.key) } ?? entry.key
                object[known] = object[known].map { combine($0, entry.value) } ?? entry.value
            }
            return .object(object)
        case (.array(let items), .array(let others)): return .array(items + others)
        case _: return new
        }
    }
}

extension MeshValue {
    /// The object of a list that holds one object, as blocks of HCL are read; else the value itself.
    fileprivate var single: MeshValue {
        if let items = arrayValue, items.count == 1, items[0].objectValue != nil { return items[0] }
        return self
    }
}
