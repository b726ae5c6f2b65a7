/// A version of a program: `1.26.4`; what follows a dash or a plus does not count.
package struct VersionNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let parts: [Int]

    /// Up to three numbers; what is missing is 0.
    package init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) { parts = [major, minor, patch] }

    /// Reads a version; nil when it is none.
    package init?(_ text: some StringProtocol) {
        let core = text.prefix { $0 != "-" && $0 != "+" }
        let pieces = core.drop { $0 == "v" }.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = pieces.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard numbers.count == pieces.count, (1...3).contains(numbers.count) else { return nil }
        parts = numbers + Array(repeating: 0, count: 3 - numbers.count)
    }

    package static func < (left: VersionNumber, right: VersionNumber) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }

    package var description: String { parts.map(String.init).joined(separator: ".") }

    /// The first version that is none of the same series as one written with so many numbers: 1.2.3 → 1.3.0, 1.2 → 2.0.0.
    fileprivate func endOfSeries(writtenWith count: Int) -> VersionNumber {
        count > 2 ? VersionNumber(parts[0], parts[1] + 1) : VersionNumber(parts[0] + 1)
    }
}

/// Which versions of a program something is for: `>= 1.24.0, < 1.27`.
///
/// - Source: the operators are those of Consul's library for it (hashicorp/go-version).
package struct VersionConstraint: Sendable, Hashable {
    private struct Bound: Sendable, Hashable {
        let comparison: String
        let version: VersionNumber
        let writtenWith: Int
    }

    /// The longest operators first, so that `>=` is not read as `>`.
    private static let comparisons = [">=", "<=", "!=", "~>", "=", ">", "<"]
    /// How many conditions there may be.
    private static let limit = 16

    private let bounds: [Bound]

    /// Every version.
    package static let none = VersionConstraint(bounds: [])

    private init(bounds: [Bound]) { self.bounds = bounds }

    /// Reads conditions separated by commas; an empty text is none.
    init(parsing text: String) throws(ExtensionProblem) {
        var bounds: [Bound] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: text.isEmpty) {
            let condition = piece.filter { $0 != " " }
            let comparison = Self.comparisons.first { condition.hasPrefix($0) }
            let version = condition.dropFirst(comparison?.count ?? 0)
            guard let number = VersionNumber(version), bounds.count < Self.limit else {
                throw ExtensionProblem("\"\(text)\" is no list of conditions such as \">= 1.24.0, < 1.27.0\"")
            }
            let writtenWith = version.prefix { $0 != "-" }.split(separator: ".").count
            bounds.append(Bound(comparison: comparison ?? "=", version: number, writtenWith: writtenWith))
        }
        self.bounds = bounds
    }

    /// Whether a version meets all conditions.
    func allows(_ version: VersionNumber) -> Bool {
        bounds.allSatisfy { bound in
            switch bound.comparison {
            case ">=": version >= bound.version
            case "<=": version <= bound.version
            case "!=": version != bound.version
            case ">": version > bound.version
            case "<": version < bound.version
            case "~>":
                version >= bound.version && version < bound.version.endOfSeries(writtenWith: bound.writtenWith)
            default: version == bound.version
            }
        }
    }
}
