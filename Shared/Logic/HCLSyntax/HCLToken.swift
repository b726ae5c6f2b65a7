/// One lexical element with its place.
struct HCLToken {
    enum Kind: Equatable {
        case end
        case identifier(String)
        case string(String)
        case heredoc(String)
        case bool(Bool)
        case integer(Int64)
        case float(Double)
        case leftBrace
        case rightBrace
        case leftBracket
        case rightBracket
        case comma
        case assign
        case period
        case plus
        case minus

        /// The name used in messages.
        var name: String {
            switch self {
            case .end: "EOF"
            case .identifier: "IDENT"
            case .string: "STRING"
            case .heredoc: "HEREDOC"
            case .bool: "BOOL"
            case .integer: "NUMBER"
            case .float: "FLOAT"
            case .leftBrace: "LBRACE"
            case .rightBrace: "RBRACE"
            case .leftBracket: "LBRACK"
            case .rightBracket: "RBRACK"
            case .comma: "COMMA"
            case .assign: "ASSIGN"
            case .period: "PERIOD"
            case .plus: "ADD"
            case .minus: "SUB"
            }
        }
    }

    let kind: Kind
    /// Bytes before the token.
    let offset: Int
}
