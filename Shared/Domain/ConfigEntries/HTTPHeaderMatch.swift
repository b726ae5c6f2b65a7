/// Match on one header, of a route or of an intention; exactly one of the matchers is set.
package struct HTTPHeaderMatch: Sendable, Hashable {
    package var header: String
    package var isPresent: Bool
    package var exact: String
    package var prefix: String
    package var suffix: String
    package var regex: String
    package var isInverted: Bool

    /// Makes the match.
    package init(
        header: String,
        isPresent: Bool = false,
        exact: String = "",
        prefix: String = "",
        suffix: String = "",
        regex: String = "",
        isInverted: Bool = false
    ) {
        self.header = header
        self.isPresent = isPresent
        self.exact = exact
        self.prefix = prefix
        self.suffix = suffix
        self.regex = regex
        self.isInverted = isInverted
    }
}
