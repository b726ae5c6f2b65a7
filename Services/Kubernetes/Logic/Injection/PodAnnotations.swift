package import MeshDomain

/// The annotations of a pod, read by type; what is damaged is named.
package struct PodAnnotations: Sendable, Hashable {
    private let values: [String: String]
    /// Labels of the pod's namespace, which stand in for some annotations.
    private let namespaceLabels: MeshObject

    /// Takes a pod's annotations.
    ///
    /// - Parameters:
    ///   - pod: The pod.
    ///   - namespace: Its namespace; nil when that is not known.
    package init(_ pod: KubernetesObject, namespace: KubernetesObject? = nil) {
        var values: [String: String] = [:]
        for member in pod.metadata["annotations"]?.objectValue?.entries ?? []
        where member.key.hasPrefix(InjectAnnotation.prefix) {
            values[String(member.key.dropFirst(InjectAnnotation.prefix.count))] = member.value.stringValue
        }
        self.values = values
        namespaceLabels = namespace?.metadata["labels"]?.objectValue ?? MeshObject()
    }

    /// A text; nil when there is none, or an empty one.
    package func text(_ name: InjectAnnotation) -> String? {
        values[name.rawValue].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A truth value, as Go reads it.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func flag(_ name: InjectAnnotation) throws(MeshError) -> Bool? {
        guard let text = text(name) else { return nil }
        return try Self.truth(text, name)
    }

    /// The pod's annotation, else its namespace's label of that name.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func inheritedFlag(_ name: InjectAnnotation) throws(MeshError) -> Bool? {
        if let own = try flag(name) { return own }
        guard let text = namespaceLabels[name.key]?.stringValue, !text.isEmpty else { return nil }
        return try Self.truth(text, name)
    }

    private static func truth(_ text: String, _ name: InjectAnnotation) throws(MeshError) -> Bool {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        case _: throw refusal(name, "\"\(text)\"; it must be true or false")
        }
    }

    /// A whole number within bounds.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func number(_ name: InjectAnnotation, in bounds: ClosedRange<Int>) throws(MeshError) -> Int? {
        guard let text = text(name) else { return nil }
        return try Self.number(text, name, in: bounds)
    }

    private static func number(
        _ text: String,
        _ name: InjectAnnotation,
        in bounds: ClosedRange<Int>
    ) throws(MeshError) -> Int {
        guard let number = Int(text), bounds.contains(number) else {
            throw refusal(
                name,
                "\"\(text)\"; it must be a number from \(bounds.lowerBound) to \(bounds.upperBound)"
            )
        }
        return number
    }

    /// What stands between commas.
    package func list(_ name: InjectAnnotation) -> [String] {
        (text(name) ?? "").split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Numbers between commas.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func numbers(_ name: InjectAnnotation, in bounds: ClosedRange<Int>) throws(MeshError) -> [Int] {
        var numbers: [Int] = []
        for text in list(name) { numbers.append(try Self.number(text, name, in: bounds)) }
        return numbers
    }

    /// A quantity of CPU or memory.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func quantity(_ name: InjectAnnotation) throws(MeshError) -> String? {
        guard let text = text(name) else { return nil }
        guard Quantity.isOne(text) else {
            throw Self.refusal(name, "\"\(text)\"; it must be a quantity, for instance 100m or 64Mi")
        }
        return text
    }

    /// A list of objects, written as JSON.
    ///
    /// - Throws: `badRequest` naming the annotation.
    package func objects(_ name: InjectAnnotation) throws(MeshError) -> [MeshValue] {
        guard let text = text(name) else { return [] }
        guard let list = (try? JSONText.parse(Array(text.utf8)))?.arrayValue,
            list.allSatisfy({ $0["name"]?.stringValue != nil })
        else { throw Self.refusal(name, "no JSON list of objects with names") }
        return list
    }

    /// The service's metadata that annotations give.
    package var meta: [String: String] {
        var meta: [String: String] = [:]
        for (name, value) in values where name.hasPrefix(InjectAnnotation.metaPrefix) {
            meta[String(name.dropFirst(InjectAnnotation.metaPrefix.count))] = value
        }
        return meta
    }

    /// What to tell of annotations that have no effect here.
    ///
    /// - Throws: `badRequest` naming one that nobody knows.
    package func warnings() throws(MeshError) -> [String] {
        var warnings: [String] = []
        for name in values.keys.sorted() {
            if InjectAnnotation(rawValue: name) != nil { continue }
            if name.hasPrefix(InjectAnnotation.metaPrefix), name.count > InjectAnnotation.metaPrefix.count { continue }
            guard let reason = InjectAnnotation.withoutEffect[name] else {
                throw MeshError(
                    .badRequest,
                    "the annotation \(InjectAnnotation.prefix)\(name) is not known; is it spelled rightly?"
                )
            }
            warnings.append("the annotation \(InjectAnnotation.prefix)\(name) has no effect: \(reason)")
        }
        return warnings
    }

    static func refusal(_ name: InjectAnnotation, _ problem: String) -> MeshError {
        MeshError(.badRequest, "the annotation \(name.key) is \(problem)")
    }
}

extension Substring {
    /// Without white space around it.
    var trimmed: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}

/// Amounts of CPU and memory as Kubernetes writes them.
package enum Quantity {
    private static let suffixes: Set<Substring> = [
        "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
    ]

    /// Whether a text is a quantity that is not negative.
    package static func isOne(_ text: String) -> Bool {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard Double(number) != nil else { return false }
        let rest = text.dropFirst(number.count)
        if rest.hasPrefix("e") || rest.hasPrefix("E"), Int(rest.dropFirst()) != nil { return true }
        return suffixes.contains(rest)
    }
}
