/// Several problems as one text, in the layout Consul's clients know.
package enum MultipleErrors {
    /// The text: how many there are, then one line each.
    package static func text(_ problems: [String]) -> String {
        let head = problems.count == 1 ? "1 error occurred:" : "\(problems.count) errors occurred:"
        return head + "\n" + problems.map { "\t* \($0)\n" }.joined() + "\n"
    }
}
