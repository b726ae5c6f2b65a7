// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_rbac_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyNetworkRBACV3.RBAC: SchemaCodable {
    /// `envoy.extensions.filters.network.rbac.v3.RBAC`.
    package static var fullName: String { "envoy.extensions.filters.network.rbac.v3.RBAC" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__Rbac__V3__RBAC.self, capacity: 1)
        envoy__extensions__filters__network__rbac__v3__rbac__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.rules { c.pointee.rules = try value.store(in: arena, at: "rules") }
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
        c.pointee.enforcement_type = Envoy__Extensions__Filters__Network__Rbac__V3__RBAC__EnforcementType(rawValue: UInt32(bitPattern: self.enforcementType.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__Rbac__V3__RBAC>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.rules { self.rules = try EnvoyRBACV3.RBAC(c: item, at: "rules") }
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
        self.enforcementType = EnvoyNetworkRBACV3.RBAC.EnforcementType(rawValue: Int32(bitPattern: c.pointee.enforcement_type.rawValue))
    }
}
