/// Why an extension is refused, or cannot be applied to a resource.
package struct ExtensionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Names the field or the part of the resource, and says what would be right.
    package let description: String

    init(_ reason: String) { description = reason }
}
