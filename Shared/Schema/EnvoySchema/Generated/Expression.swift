// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/expression.proto; change that and run deploy/make/generate.sh.

import SchemaRuntime

extension GoogleCEL {
    /// `google.api.expr.v1alpha1.Expr`.
    package struct Expr: Sendable, Hashable {
        /// Field 2, `id`.
        package var id: Int64 = 0
        /// One of the fields of `expr_kind`, or none.
        package var exprKind: GoogleCEL.Expr.ExprKind? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: Int64 = 0,
            exprKind: GoogleCEL.Expr.ExprKind? = nil
        ) {
            self.id = id
            self.exprKind = exprKind
        }

        /// The fields of `expr_kind`, of which one is set.
        package enum ExprKind: Sendable, Hashable {
            /// Field 3, `const_expr`.
            case constExpr(GoogleCEL.Constant)
            /// Field 4, `ident_expr`.
            case identExpr(GoogleCEL.Expr.Ident)
            /// Field 5, `select_expr`.
            indirect case selectExpr(GoogleCEL.Expr.Select)
            /// Field 6, `call_expr`.
            indirect case callExpr(GoogleCEL.Expr.Call)
        }

        /// `google.api.expr.v1alpha1.Expr.Ident`.
        package struct Ident: Sendable, Hashable {
            /// Field 1, `name`.
            package var name: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                name: String = ""
            ) {
                self.name = name
            }
        }

        /// `google.api.expr.v1alpha1.Expr.Select`.
        package struct Select: Sendable, Hashable {
            /// Field 1, `operand`.
            package var operand: GoogleCEL.Expr? {
                get { operandStorage?.value }
                set { operandStorage = newValue.map(Indirect.box) }
            }
            private var operandStorage: Indirect<GoogleCEL.Expr>? = nil
            /// Field 2, `field`.
            package var field: String = ""

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                operand: GoogleCEL.Expr? = nil,
                field: String = ""
            ) {
                self.operand = operand
                self.field = field
            }
        }

        /// `google.api.expr.v1alpha1.Expr.Call`.
        package struct Call: Sendable, Hashable {
            /// Field 1, `target`.
            package var target: GoogleCEL.Expr? {
                get { targetStorage?.value }
                set { targetStorage = newValue.map(Indirect.box) }
            }
            private var targetStorage: Indirect<GoogleCEL.Expr>? = nil
            /// Field 2, `function`.
            package var function: String = ""
            /// Field 3, `args`.
            package var args: [GoogleCEL.Expr] = []

            /// A message with every field at its default.
            package init() {}

            /// A message with the given fields; the others are at their defaults.
            package init(
                target: GoogleCEL.Expr? = nil,
                function: String = "",
                args: [GoogleCEL.Expr] = []
            ) {
                self.target = target
                self.function = function
                self.args = args
            }
        }
    }

    /// `google.api.expr.v1alpha1.Constant`.
    package struct Constant: Sendable, Hashable {
        /// One of the fields of `constant_kind`, or none.
        package var constantKind: GoogleCEL.Constant.ConstantKind? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            constantKind: GoogleCEL.Constant.ConstantKind? = nil
        ) {
            self.constantKind = constantKind
        }

        /// The fields of `constant_kind`, of which one is set.
        package enum ConstantKind: Sendable, Hashable {
            /// Field 6, `string_value`.
            case stringValue(String)
        }
    }
}
