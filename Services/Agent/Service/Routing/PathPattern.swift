/// Which paths an endpoint answers: literal text, at most one rest parameter, and literal text after it.
///
/// `/v1/agent/self` is that path alone; `/v1/health/service/{service...}` is everything below `/v1/health/service/`, and the
/// rest of the path, slashes included, is the argument `service`; `/v1/acl/token/{token...}/clone` is what of that ends so.
package struct PathPattern: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The whole pattern; it is the label of metrics and what documents show.
    package let description: String
    /// What stands before the parameter; the whole path when there is none.
    package let prefix: String
    /// The name of the parameter; nil when there is none.
    package let parameter: String?
    /// What must follow the parameter.
    package let suffix: String

    /// Reads a pattern of the source text.
    package init(stringLiteral text: String) {
        description = text
        guard let open = text.firstIndex(of: "{"), let end = text[open...].firstRange(of: "...}") else {
            precondition(!text.contains("{"), "a path parameter is written {name...}: \(text)")
            (prefix, parameter, suffix) = (text, nil, "")
            return
        }
        prefix = String(text[..<open])
        parameter = String(text[text.index(after: open)..<end.lowerBound])
        suffix = String(text[end.upperBound...])
        precondition(prefix.hasSuffix("/"), "a path parameter begins a segment: \(text)")
    }

    /// The path for an argument.
    package func path(with argument: String) -> String { parameter == nil ? prefix : prefix + argument + suffix }

    /// What the parameter stands for in a path that begins with the prefix; nil when the pattern does not fit.
    func argument(in path: String) -> String? {
        guard parameter != nil else { return "" }
        // By bytes: an argument may begin with what would be one character with the slash before it.
        let rest = path.utf8.dropFirst(prefix.utf8.count)
        guard !suffix.isEmpty else { return String(Substring(rest)) }
        guard rest.count > suffix.utf8.count, rest.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
            return nil
        }
        return String(Substring(rest.dropLast(suffix.utf8.count)))
    }
}
