/// A part of a cluster with its own nodes (admin partition).
///
/// Partition names are lower case: the certificates of a partition carry it so.
/// - Source: reference "Tenancy" §1.1; the built-in one is `default`.
package struct Partition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Nil for `default`, so that names of the default scope carry no text with them.
    private var other: NameText?

    /// The built-in partition.
    package static let standard = Partition(other: nil)

    private init(other: NameText?) { self.other = other }

    /// Reads a partition's name; an empty one is the built-in partition.
    ///
    /// - Throws: `badRequest` naming the field and the rule.
    package init(validating text: String, field: String = "Partition") throws(MeshError) {
        let text = NameText(text).folded.text
        self = .standard
        guard !ScopeNames.isStandard(text) else { return }
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
            throw ScopeNames.refusal(of: text, field, ScopeNames.labelRule + ", and begins with a letter")
        }
        try ScopeNames.check(text, field)
        self = Partition(other: NameText(text))
    }

    /// A partition read from a place where only checked names stand: a journal, a message of a colleague.
    package init(trusted text: String) {
        self = ScopeNames.isStandard(text) ? .standard : Partition(other: NameText(text))
    }

    /// Whether it is the built-in partition.
    package var isStandard: Bool { other == nil }

    /// The name as everybody may see it: `default` for the built-in one.
    package var name: String { other?.text ?? ScopeNames.standard }

    /// The name where the built-in one is left out: messages, journals, JSON of the default scope.
    package var nameUnlessStandard: String { other?.text ?? "" }

    package var description: String { name }

    package static func < (left: Partition, right: Partition) -> Bool {
        NameText(left.name) < NameText(right.name)
    }
}

/// A part of a partition with its own services (namespace).
///
/// - Source: reference "Tenancy" §1.1; the built-in one is `default`.
package struct Namespace: Sendable, Hashable, Comparable, CustomStringConvertible {
    private var other: NameText?

    /// The built-in namespace.
    package static let standard = Namespace(other: nil)

    private init(other: NameText?) { self.other = other }

    /// Reads a namespace's name; an empty one is the built-in namespace.
    ///
    /// - Throws: `badRequest` naming the field and the rule.
    package init(validating text: String, field: String = "Namespace") throws(MeshError) {
        self = .standard
        guard !ScopeNames.isStandard(NameText(text).folded.text) else { return }
        try ScopeNames.check(text, field)
        self = Namespace(other: NameText(text))
    }

    /// A namespace read from a place where only checked names stand: a journal, a message of a colleague.
    package init(trusted text: String) {
        self = ScopeNames.isStandard(text) ? .standard : Namespace(other: NameText(text))
    }

    /// Whether it is the built-in namespace.
    package var isStandard: Bool { other == nil }

    /// The name as everybody may see it: `default` for the built-in one.
    package var name: String { other?.text ?? ScopeNames.standard }

    /// The name where the built-in one is left out: messages, journals, JSON of the default scope.
    package var nameUnlessStandard: String { other?.text ?? "" }

    package var description: String { name }

    package static func < (left: Namespace, right: Namespace) -> Bool {
        NameText(left.name) < NameText(right.name)
    }
}

/// Where a name is looked for: a partition and a namespace in it (tenancy).
package struct Scope: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var partition: Partition
    package var namespace: Namespace

    /// The only scope of a cluster that has no partitions and namespaces.
    package static let standard = Scope()

    /// Makes a scope.
    package init(partition: Partition = .standard, namespace: Namespace = .standard) {
        self.partition = partition
        self.namespace = namespace
    }

    /// A scope read from a place where only checked names stand: a journal, a message of a colleague.
    package init(trustedPartition partition: String, namespace: String) {
        self.init(partition: Partition(trusted: partition), namespace: Namespace(trusted: namespace))
    }

    /// Whether both parts are the built-in ones.
    package var isStandard: Bool { partition.isStandard && namespace.isStandard }

    /// The partition's own scope, in which nodes and the entries of a whole partition stand.
    package var wholePartition: Scope { Scope(partition: partition) }

    /// `PARTITION/NAMESPACE`.
    package var description: String { "\(partition.name)/\(namespace.name)" }

    package static func < (left: Scope, right: Scope) -> Bool {
        left.partition == right.partition ? left.namespace < right.namespace : left.partition < right.partition
    }
}

/// The rules that names of partitions and namespaces share.
private enum ScopeNames {
    static let standard = "default"
    private static let reserved: Set<String> = ["system", "universal", "operator", "root"]

    static let labelRule = "is 1 to 63 letters, digits and '-', not at the beginning or end"

    static func isStandard(_ text: String) -> Bool { text.isEmpty || text == standard }

    static func check(_ text: String, _ field: String) throws(MeshError) {
        let isLabel =
            (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        guard isLabel else { throw refusal(of: text, field, labelRule) }
        guard !reserved.contains(text) else {
            throw MeshError(.badRequest, "\(field) \"\(text)\" is reserved; choose another name")
        }
    }

    static func refusal(of text: String, _ field: String, _ rule: String) -> MeshError {
        MeshError(.badRequest, "\(field) \"\(text.prefix(80))\" is not valid: a name \(rule)")
    }
}
