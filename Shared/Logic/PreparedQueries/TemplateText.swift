import MeshDomain

/// A text with places for parts of the name under which a query is executed: `${name.suffix}-${match(1)}`.
///
/// - Source: Consul HTTP API, prepared query templates; reference §8.10. `$${` stands for the characters `${`.
struct TemplateText: Sendable, Hashable {
    /// What a name offers to a template.
    struct Values {
        var full: String
        var prefix: String
        var suffix: String
        /// The whole match, then the groups; empty when the expression does not fit.
        var groups: [String]
    }

    /// Why a text is refused.
    struct Problem: Error {
        var text: String
    }

    private enum Piece: Hashable {
        case text(String)
        case full
        case prefix
        case suffix
        case group(Int)
        case nothing
    }

    private var pieces: [Piece] = []

    /// Reads a text.
    init(_ text: String) throws(Problem) {
        var literal = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            literal += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                literal += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${") {
                let inner = rest.dropFirst(2)
                guard let end = inner.firstIndex(of: "}") else {
                    throw Problem(text: "\"${\" without \"}\" behind it")
                }
                if !literal.isEmpty { pieces.append(.text(literal)) }
                literal = ""
                pieces.append(try Self.piece(inner[..<end]))
                rest = inner[end...].dropFirst()
            } else {
                literal += "$"
                rest = rest.dropFirst()
            }
        }
        literal += rest
        if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    private static func piece(_ text: Substring) throws(Problem) -> Piece {
        let word = text.filter { $0 != " " && $0 != "\t" }
        switch word {
        case "name.full": return .full
        case "name.prefix": return .prefix
        case "name.suffix": return .suffix
        // Agents have no segments here, so all are in the one without a name.
        case "agent.segment": return .nothing
        case _: break
        }
        guard word.hasPrefix("match("), word.hasSuffix(")"), let number = Int(word.dropFirst(6).dropLast()), number >= 0
        else {
            throw Problem(
                text: "\"${\(text)}\" is none of ${name.full}, ${name.prefix}, ${name.suffix}, ${match(N)}"
                    + " and ${agent.segment}"
            )
        }
        return .group(number)
    }

    /// The text for a name.
    func filled(_ values: Values) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .full: values.full
            case .prefix: values.prefix
            case .suffix: values.suffix
            case .group(let number): number < values.groups.count ? values.groups[number] : ""
            case .nothing: ""
            }
        }.joined()
    }
}
