// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/type_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyTypeV3.Percent: SchemaCodable {
    /// `envoy.type.v3.Percent`.
    package static var fullName: String { "envoy.type.v3.Percent" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Percent> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__V3__Percent>.size)
            .bindMemory(to: Envoy__Type__V3__Percent.self, capacity: 1)
        envoy__type__v3__percent__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Percent> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__V3__Percent>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__V3__Percent>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.value = self.value
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__V3__Percent>) throws(SchemaError) {
        self.init()
        self.value = c.pointee.value
    }
}

extension EnvoyTypeV3.Int32Range: SchemaCodable {
    /// `envoy.type.v3.Int32Range`.
    package static var fullName: String { "envoy.type.v3.Int32Range" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Int32Range> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__V3__Int32Range>.size)
            .bindMemory(to: Envoy__Type__V3__Int32Range.self, capacity: 1)
        envoy__type__v3__int32_range__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Int32Range> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__V3__Int32Range>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__V3__Int32Range>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.start = self.start
        c.pointee.end = self.end
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__V3__Int32Range>) throws(SchemaError) {
        self.init()
        self.start = c.pointee.start
        self.end = c.pointee.end
    }
}

extension EnvoyTypeV3.Int64Range: SchemaCodable {
    /// `envoy.type.v3.Int64Range`.
    package static var fullName: String { "envoy.type.v3.Int64Range" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Int64Range> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__V3__Int64Range>.size)
            .bindMemory(to: Envoy__Type__V3__Int64Range.self, capacity: 1)
        envoy__type__v3__int64_range__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__Int64Range> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__V3__Int64Range>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__V3__Int64Range>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.start = self.start
        c.pointee.end = self.end
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__V3__Int64Range>) throws(SchemaError) {
        self.init()
        self.start = c.pointee.start
        self.end = c.pointee.end
    }
}

extension EnvoyTypeV3.SemanticVersion: SchemaCodable {
    /// `envoy.type.v3.SemanticVersion`.
    package static var fullName: String { "envoy.type.v3.SemanticVersion" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__SemanticVersion> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Type__V3__SemanticVersion>.size)
            .bindMemory(to: Envoy__Type__V3__SemanticVersion.self, capacity: 1)
        envoy__type__v3__semantic_version__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Type__V3__SemanticVersion> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Type__V3__SemanticVersion>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Type__V3__SemanticVersion>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.major_number = self.majorNumber
        c.pointee.minor_number = self.minorNumber
        c.pointee.patch = self.patch
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Type__V3__SemanticVersion>) throws(SchemaError) {
        self.init()
        self.majorNumber = c.pointee.major_number
        self.minorNumber = c.pointee.minor_number
        self.patch = c.pointee.patch
    }
}
