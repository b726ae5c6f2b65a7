/// Why and where a text in HashiCorp's configuration language could not be read.
package struct HCLSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package let problem: String
    /// Line of the problem, from 1.
    package let line: Int
    /// Column of the problem in characters, from 1.
    package let column: Int

    /// The problem with its place, in the form Consul prints.
    package var description: String { "At \(line):\(column): \(problem)" }
}
