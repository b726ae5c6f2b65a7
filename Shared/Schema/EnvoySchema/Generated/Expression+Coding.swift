// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/google/expression.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension GoogleCEL.Expr: SchemaCodable {
    /// `google.api.expr.v1alpha1.Expr`.
    package static var fullName: String { "google.api.expr.v1alpha1.Expr" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Api__Expr__V1alpha1__Expr>.size)
            .bindMemory(to: Google__Api__Expr__V1alpha1__Expr.self, capacity: 1)
        google__api__expr__v1alpha1__expr__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.id = self.id
        switch self.exprKind {
        case .constExpr(let value):
            c.pointee.expr_kind_case = Google__Api__Expr__V1alpha1__Expr__ExprKindCase(rawValue: 3)
            c.pointee.const_expr = try value.store(in: arena, at: "const_expr")
        case .identExpr(let value):
            c.pointee.expr_kind_case = Google__Api__Expr__V1alpha1__Expr__ExprKindCase(rawValue: 4)
            c.pointee.ident_expr = try value.store(in: arena, at: "ident_expr")
        case .selectExpr(let value):
            c.pointee.expr_kind_case = Google__Api__Expr__V1alpha1__Expr__ExprKindCase(rawValue: 5)
            c.pointee.select_expr = try value.store(in: arena, at: "select_expr")
        case .callExpr(let value):
            c.pointee.expr_kind_case = Google__Api__Expr__V1alpha1__Expr__ExprKindCase(rawValue: 6)
            c.pointee.call_expr = try value.store(in: arena, at: "call_expr")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr>) throws(SchemaError) {
        self.init()
        self.id = c.pointee.id
        switch c.pointee.expr_kind_case.rawValue {
        case 3:
            if let item = c.pointee.const_expr {
                self.exprKind = .constExpr(try GoogleCEL.Constant(c: item, at: "const_expr"))
            }
        case 4:
            if let item = c.pointee.ident_expr {
                self.exprKind = .identExpr(try GoogleCEL.Expr.Ident(c: item, at: "ident_expr"))
            }
        case 5:
            if let item = c.pointee.select_expr {
                self.exprKind = .selectExpr(try GoogleCEL.Expr.Select(c: item, at: "select_expr"))
            }
        case 6:
            if let item = c.pointee.call_expr {
                self.exprKind = .callExpr(try GoogleCEL.Expr.Call(c: item, at: "call_expr"))
            }
        default: break
        }
    }
}

extension GoogleCEL.Expr.Ident: SchemaCodable {
    /// `google.api.expr.v1alpha1.Expr.Ident`.
    package static var fullName: String { "google.api.expr.v1alpha1.Expr.Ident" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Ident> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Api__Expr__V1alpha1__Expr__Ident>.size)
            .bindMemory(to: Google__Api__Expr__V1alpha1__Expr__Ident.self, capacity: 1)
        google__api__expr__v1alpha1__expr__ident__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Ident> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Ident>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Ident>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Ident>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension GoogleCEL.Expr.Select: SchemaCodable {
    /// `google.api.expr.v1alpha1.Expr.Select`.
    package static var fullName: String { "google.api.expr.v1alpha1.Expr.Select" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Select> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Api__Expr__V1alpha1__Expr__Select>.size)
            .bindMemory(to: Google__Api__Expr__V1alpha1__Expr__Select.self, capacity: 1)
        google__api__expr__v1alpha1__expr__select__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Select> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Select>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Select>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.operand { c.pointee.operand = try value.store(in: arena, at: "operand") }
        if !self.field.isEmpty { c.pointee.field = try SchemaCoding.text(arena, self.field, "field") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Select>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.operand { self.operand = try GoogleCEL.Expr(c: item, at: "operand") }
        self.field = try SchemaCoding.string(c.pointee.field, "field")
    }
}

extension GoogleCEL.Expr.Call: SchemaCodable {
    /// `google.api.expr.v1alpha1.Expr.Call`.
    package static var fullName: String { "google.api.expr.v1alpha1.Expr.Call" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Call> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Api__Expr__V1alpha1__Expr__Call>.size)
            .bindMemory(to: Google__Api__Expr__V1alpha1__Expr__Call.self, capacity: 1)
        google__api__expr__v1alpha1__expr__call__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Call> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Call>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr__Call>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.target { c.pointee.target = try value.store(in: arena, at: "target") }
        if !self.function.isEmpty { c.pointee.function = try SchemaCoding.text(arena, self.function, "function") }
        if !self.args.isEmpty {
            let items = self.args
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Expr>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "args", index) }
            c.pointee.n_args = items.count
            c.pointee.args = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Expr__Call>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.target { self.target = try GoogleCEL.Expr(c: item, at: "target") }
        self.function = try SchemaCoding.string(c.pointee.function, "function")
        if c.pointee.n_args > 0, let list = c.pointee.args {
            var items: [GoogleCEL.Expr] = []
            items.reserveCapacity(c.pointee.n_args)
            for index in 0..<c.pointee.n_args {
                guard let item = list[index] else { continue }
                items.append(try GoogleCEL.Expr(c: item, at: "args", index))
            }
            self.args = items
        }
    }
}

extension GoogleCEL.Constant: SchemaCodable {
    /// `google.api.expr.v1alpha1.Constant`.
    package static var fullName: String { "google.api.expr.v1alpha1.Constant" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Constant> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Google__Api__Expr__V1alpha1__Constant>.size)
            .bindMemory(to: Google__Api__Expr__V1alpha1__Constant.self, capacity: 1)
        google__api__expr__v1alpha1__constant__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Constant> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Constant>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Google__Api__Expr__V1alpha1__Constant>, in arena: SchemaArena) throws(SchemaError) {
        switch self.constantKind {
        case .stringValue(let value):
            c.pointee.constant_kind_case = Google__Api__Expr__V1alpha1__Constant__ConstantKindCase(rawValue: 6)
            c.pointee.string_value = try SchemaCoding.text(arena, value, "string_value")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Google__Api__Expr__V1alpha1__Constant>) throws(SchemaError) {
        self.init()
        switch c.pointee.constant_kind_case.rawValue {
        case 6:
            self.constantKind = .stringValue(try SchemaCoding.string(c.pointee.string_value, "string_value"))
        default: break
        }
    }
}
