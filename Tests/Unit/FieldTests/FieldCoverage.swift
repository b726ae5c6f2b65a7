import MeshDomain

/// Looks at every stored field of a value by reflection, so that a field that is added later is not overlooked.
enum FieldCoverage {
    /// A field that holds something, by its path.
    private enum Leaf {
        /// Nothing: nil, no text, no number, false, no element.
        case empty
        /// A text or a number, which must be there once only.
        case content(String)
        /// Something whose equality says nothing: a flag, a case of an enumeration, an object.
        case other(String)
    }

    /// Fields that hold nothing; of lists and maps it is enough when one element has something there.
    static func unset(_ value: Any) -> [String] { emptyPaths(value, "").sorted() }

    /// Texts and numbers that stand in more than one field, so that taking one for the other would not show.
    static func repeated(_ value: Any) -> [String] {
        var seen: [String: String] = [:]
        var found: [String] = []
        for (path, leaf) in leaves(value, "") {
            guard case .content(let text) = leaf else { continue }
            if let other = seen[text], other != path { found.append("\(other) and \(path) are both \(text)") }
            seen[text] = path
        }
        return found
    }

    /// The fields in which two values of one type differ.
    static func differences(_ left: Any, _ right: Any) -> [String] {
        let (old, new) = (described(left), described(right))
        let paths = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        // Of a whole that is gone only the whole is named.
        return paths.filter { path in !paths.contains { path.hasPrefix($0 + ".") } }.sorted()
    }

    private static func described(_ value: Any) -> [String: String] {
        var found: [String: String] = [:]
        for (path, leaf) in leaves(value, "") {
            switch leaf {
            case .empty: found[path] = "nothing"
            case .content(let text), .other(let text): found[path, default: ""] += text + "\u{1}"
            }
        }
        return found
    }

    private static func emptyPaths(_ value: Any, _ path: String) -> Set<String> {
        var all: [String: Bool] = [:]
        for (path, leaf) in leaves(value, path) {
            if case .empty = leaf { all[path] = all[path] ?? true } else { all[path] = false }
        }
        // A list that is empty in one element and has something in another has fields below its own path.
        let set = all.filter { !$0.value }.keys
        return Set(all.filter(\.value).keys.filter { path in !set.contains { $0.hasPrefix(path + ".") } })
    }

    /// Every field below a value; elements of a list or a map have the path of the whole.
    private static func leaves(_ value: Any, _ path: String) -> [(path: String, leaf: Leaf)] {
        func one(_ leaf: Leaf) -> [(path: String, leaf: Leaf)] { [(path, leaf)] }
        switch value {
        case let secret as SecretID: return one(secret.isEmpty ? .empty : .content(secret.revealed))
        case let text as String: return one(text.isEmpty ? .empty : .content(text))
        case let scope as Scope:
            return one(scope == .standard ? .empty : .content("\(scope.partition)/\(scope.namespace)"))
        case let partition as Partition: return one(partition.isStandard ? .empty : .content(partition.name))
        case let flag as Bool: return one(flag ? .other("true") : .empty)
        case let number as any BinaryInteger: return one("\(number)" == "0" ? .empty : .content("\(number)"))
        case let object as MeshObject:
            return one(object.isEmpty ? .empty : .other(JSONText.string(of: .object(object.sortedByKey()))))
        case _: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let inner = mirror.children.first else { return one(.empty) }
            return leaves(inner.value, path)
        case .collection, .set:
            guard !mirror.children.isEmpty else { return one(.empty) }
            return mirror.children.flatMap { leaves($0.value, path) }
        case .dictionary:
            guard !mirror.children.isEmpty else { return one(.empty) }
            // Pairs of key and value.
            return mirror.children.sorted { "\($0.value)" < "\($1.value)" }
                .flatMap { pair in Mirror(reflecting: pair.value).children.flatMap { leaves($0.value, path) } }
        case .enum where mirror.children.isEmpty: return one(.other("\(value)"))
        case _: break
        }
        guard !mirror.children.isEmpty else { return one(.other("\(value)")) }
        return mirror.children.flatMap { child in
            leaves(child.value, path.isEmpty ? child.label ?? "?" : "\(path).\(child.label ?? "?")")
        }
    }
}
