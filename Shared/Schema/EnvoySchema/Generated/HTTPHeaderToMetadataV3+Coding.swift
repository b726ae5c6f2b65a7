// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_header_to_metadata_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyHeaderToMetadataV3.Config: SchemaCodable {
    /// `envoy.extensions.filters.http.header_to_metadata.v3.Config`.
    package static var fullName: String { "envoy.extensions.filters.http.header_to_metadata.v3.Config" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config.self, capacity: 1)
        envoy__extensions__filters__http__header_to_metadata__v3__config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config>, in arena: SchemaArena) throws(SchemaError) {
        if !self.requestRules.isEmpty {
            let items = self.requestRules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "request_rules", index) }
            c.pointee.n_request_rules = items.count
            c.pointee.request_rules = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config>) throws(SchemaError) {
        self.init()
        if c.pointee.n_request_rules > 0, let list = c.pointee.request_rules {
            var items: [EnvoyHeaderToMetadataV3.Config.Rule] = []
            items.reserveCapacity(c.pointee.n_request_rules)
            for index in 0..<c.pointee.n_request_rules {
                guard let item = list[index] else { continue }
                items.append(try EnvoyHeaderToMetadataV3.Config.Rule(c: item, at: "request_rules", index))
            }
            self.requestRules = items
        }
    }
}

extension EnvoyHeaderToMetadataV3.Config.KeyValuePair: SchemaCodable {
    /// `envoy.extensions.filters.http.header_to_metadata.v3.Config.KeyValuePair`.
    package static var fullName: String { "envoy.extensions.filters.http.header_to_metadata.v3.Config.KeyValuePair" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair.self, capacity: 1)
        envoy__extensions__filters__http__header_to_metadata__v3__config__key_value_pair__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair>, in arena: SchemaArena) throws(SchemaError) {
        if !self.metadataNamespace.isEmpty { c.pointee.metadata_namespace = try SchemaCoding.text(arena, self.metadataNamespace, "metadata_namespace") }
        if !self.key.isEmpty { c.pointee.key = try SchemaCoding.text(arena, self.key, "key") }
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.text(arena, self.value, "value") }
        c.pointee.type = Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__ValueType(rawValue: UInt32(bitPattern: self.type.rawValue))
        if let value = self.regexValueRewrite { c.pointee.regex_value_rewrite = try value.store(in: arena, at: "regex_value_rewrite") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__KeyValuePair>) throws(SchemaError) {
        self.init()
        self.metadataNamespace = try SchemaCoding.string(c.pointee.metadata_namespace, "metadata_namespace")
        self.key = try SchemaCoding.string(c.pointee.key, "key")
        self.value = try SchemaCoding.string(c.pointee.value, "value")
        self.type = EnvoyHeaderToMetadataV3.Config.ValueType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
        if let item = c.pointee.regex_value_rewrite { self.regexValueRewrite = try EnvoyMatcherV3.RegexMatchAndSubstitute(c: item, at: "regex_value_rewrite") }
    }
}

extension EnvoyHeaderToMetadataV3.Config.Rule: SchemaCodable {
    /// `envoy.extensions.filters.http.header_to_metadata.v3.Config.Rule`.
    package static var fullName: String { "envoy.extensions.filters.http.header_to_metadata.v3.Config.Rule" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule.self, capacity: 1)
        envoy__extensions__filters__http__header_to_metadata__v3__config__rule__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>, in arena: SchemaArena) throws(SchemaError) {
        if !self.header.isEmpty { c.pointee.header = try SchemaCoding.text(arena, self.header, "header") }
        if let value = self.onHeaderPresent { c.pointee.on_header_present = try value.store(in: arena, at: "on_header_present") }
        if let value = self.onHeaderMissing { c.pointee.on_header_missing = try value.store(in: arena, at: "on_header_missing") }
        c.pointee.remove = self.remove ? 1 : 0
        if !self.cookie.isEmpty { c.pointee.cookie = try SchemaCoding.text(arena, self.cookie, "cookie") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__HeaderToMetadata__V3__Config__Rule>) throws(SchemaError) {
        self.init()
        self.header = try SchemaCoding.string(c.pointee.header, "header")
        if let item = c.pointee.on_header_present { self.onHeaderPresent = try EnvoyHeaderToMetadataV3.Config.KeyValuePair(c: item, at: "on_header_present") }
        if let item = c.pointee.on_header_missing { self.onHeaderMissing = try EnvoyHeaderToMetadataV3.Config.KeyValuePair(c: item, at: "on_header_missing") }
        self.remove = c.pointee.remove != 0
        self.cookie = try SchemaCoding.string(c.pointee.cookie, "cookie")
    }
}
