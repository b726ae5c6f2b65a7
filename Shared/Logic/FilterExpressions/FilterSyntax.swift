/// An expression as it was written.
enum FilterSyntax {
    case all([FilterSyntax])
    case any([FilterSyntax])
    indirect case not(FilterSyntax)
    case match(FilterMatch)
}

/// One comparison as it was written.
struct FilterMatch {
    let selector: [String]
    let comparison: FilterComparison
    let value: String
}

/// The ways to compare.
///
/// `contains` is `in` with the sides exchanged.
enum FilterComparison: Sendable {
    case equal
    case notEqual
    case within
    case notWithin
    case empty
    case notEmpty
    case matches
    case notMatches

    /// The name used in messages.
    var name: String {
        switch self {
        case .equal: "Equal"
        case .notEqual: "Not Equal"
        case .within: "In"
        case .notWithin: "Not In"
        case .empty: "Is Empty"
        case .notEmpty: "Is Not Empty"
        case .matches: "Matches"
        case .notMatches: "Not Matches"
        }
    }

    /// What the comparison says about a key that a map does not have.
    ///
    /// - Source: probes of the filter library of Consul 1.19.
    var holdsForMissingKey: Bool {
        switch self {
        case .equal, .within, .notEmpty: false
        case .notEqual, .notWithin, .empty, .matches, .notMatches: true
        }
    }
}

/// Why a filter is refused.
package struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, with the place if it is the syntax.
    package let problem: String

    /// The problem as Consul reports it for `?filter=`.
    package var description: String { "Failed to create boolean expression evaluator: \(problem)" }
}
