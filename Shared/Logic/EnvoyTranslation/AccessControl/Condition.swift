import EnvoySchema

/// A condition on a connection or a request in Envoy's expression language (CEL), before it is numbered.
indirect enum Condition: Hashable {
    case text(String)
    case name(String)
    case part(of: Condition, String)
    case call(String, on: Condition?, [Condition])

    /// A field of a message.
    func field(_ name: String) -> Condition { .part(of: self, name) }

    /// What a map holds under a key; an error, so neither true nor false, when it holds nothing.
    func entry(_ key: String) -> Condition { .call("_[_]", on: nil, [self, .text(key)]) }

    func equals(_ other: Condition) -> Condition { .call("_==_", on: nil, [self, other]) }

    /// Whether a part of the text matches a regular expression (RE2).
    func matches(_ expression: Condition) -> Condition { .call("matches", on: self, [expression]) }

    func and(_ other: Condition) -> Condition { .call("_&&_", on: nil, [self, other]) }

    func or(_ other: Condition) -> Condition { .call("_||_", on: nil, [self, other]) }

    var negated: Condition { .call("!_", on: nil, [self]) }

    /// The syntax tree as Envoy takes it; every node has a number of its own.
    var message: GoogleCEL.Expr {
        var last: Int64 = 0
        return message(&last)
    }

    private func message(_ last: inout Int64) -> GoogleCEL.Expr {
        last += 1
        var expression = GoogleCEL.Expr(id: last)
        switch self {
        case .text(let text):
            expression.exprKind = .constExpr(GoogleCEL.Constant(constantKind: .stringValue(text)))
        case .name(let name):
            expression.exprKind = .identExpr(GoogleCEL.Expr.Ident(name: name))
        case .part(let whole, let name):
            expression.exprKind = .selectExpr(GoogleCEL.Expr.Select(operand: whole.message(&last), field: name))
        case .call(let function, let target, let arguments):
            expression.exprKind = .callExpr(
                GoogleCEL.Expr.Call(
                    target: target?.message(&last),
                    function: function,
                    args: arguments.map { $0.message(&last) }
                )
            )
        }
        return expression
    }
}
