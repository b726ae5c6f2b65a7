// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_jwt_authn_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyJWTAuthnV3.JwtHeader: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtHeader`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtHeader" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_header__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.valuePrefix.isEmpty { c.pointee.value_prefix = try SchemaCoding.text(arena, self.valuePrefix, "value_prefix") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.valuePrefix = try SchemaCoding.string(c.pointee.value_prefix, "value_prefix")
    }
}

extension EnvoyJWTAuthnV3.JwtCacheConfig: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtCacheConfig`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtCacheConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_cache_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.jwt_cache_size = self.jwtCacheSize
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtCacheConfig>) throws(SchemaError) {
        self.init()
        self.jwtCacheSize = c.pointee.jwt_cache_size
    }
}

extension EnvoyJWTAuthnV3.JwksAsyncFetch: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwks_async_fetch__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.fast_listener = self.fastListener ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwksAsyncFetch>) throws(SchemaError) {
        self.init()
        self.fastListener = c.pointee.fast_listener != 0
    }
}

extension EnvoyJWTAuthnV3.RemoteJwks: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__remote_jwks__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.httpURI { c.pointee.http_uri = try value.store(in: arena, at: "http_uri") }
        if let value = self.cacheDuration { c.pointee.cache_duration = try value.store(in: arena, at: "cache_duration") }
        if let value = self.asyncFetch { c.pointee.async_fetch = try value.store(in: arena, at: "async_fetch") }
        if let value = self.retryPolicy { c.pointee.retry_policy = try value.store(in: arena, at: "retry_policy") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RemoteJwks>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.http_uri { self.httpURI = try EnvoyCoreV3.HttpUri(c: item, at: "http_uri") }
        if let item = c.pointee.cache_duration { self.cacheDuration = try GoogleProtobuf.Duration(c: item, at: "cache_duration") }
        if let item = c.pointee.async_fetch { self.asyncFetch = try EnvoyJWTAuthnV3.JwksAsyncFetch(c: item, at: "async_fetch") }
        if let item = c.pointee.retry_policy { self.retryPolicy = try EnvoyCoreV3.RetryPolicy(c: item, at: "retry_policy") }
    }
}

extension EnvoyJWTAuthnV3.JwtProvider: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtProvider`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtProvider" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_provider__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider>, in arena: SchemaArena) throws(SchemaError) {
        if !self.issuer.isEmpty { c.pointee.issuer = try SchemaCoding.text(arena, self.issuer, "issuer") }
        if !self.audiences.isEmpty {
            c.pointee.audiences = try SchemaCoding.texts(arena, self.audiences, "audiences")
            c.pointee.n_audiences = self.audiences.count
        }
        switch self.jwksSourceSpecifier {
        case .remoteJwks(let value):
            c.pointee.jwks_source_specifier_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider__JwksSourceSpecifierCase(rawValue: 3)
            c.pointee.remote_jwks = try value.store(in: arena, at: "remote_jwks")
        case .localJwks(let value):
            c.pointee.jwks_source_specifier_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider__JwksSourceSpecifierCase(rawValue: 4)
            c.pointee.local_jwks = try value.store(in: arena, at: "local_jwks")
        case nil: break
        }
        c.pointee.forward = self.forward ? 1 : 0
        if !self.fromHeaders.isEmpty {
            let items = self.fromHeaders
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtHeader>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "from_headers", index) }
            c.pointee.n_from_headers = items.count
            c.pointee.from_headers = list
        }
        if !self.fromParams.isEmpty {
            c.pointee.from_params = try SchemaCoding.texts(arena, self.fromParams, "from_params")
            c.pointee.n_from_params = self.fromParams.count
        }
        if !self.forwardPayloadHeader.isEmpty { c.pointee.forward_payload_header = try SchemaCoding.text(arena, self.forwardPayloadHeader, "forward_payload_header") }
        if !self.payloadInMetadata.isEmpty { c.pointee.payload_in_metadata = try SchemaCoding.text(arena, self.payloadInMetadata, "payload_in_metadata") }
        c.pointee.clock_skew_seconds = self.clockSkewSeconds
        c.pointee.pad_forward_payload_header = self.padForwardPayloadHeader ? 1 : 0
        if let value = self.jwtCacheConfig { c.pointee.jwt_cache_config = try value.store(in: arena, at: "jwt_cache_config") }
        if !self.fromCookies.isEmpty {
            c.pointee.from_cookies = try SchemaCoding.texts(arena, self.fromCookies, "from_cookies")
            c.pointee.n_from_cookies = self.fromCookies.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtProvider>) throws(SchemaError) {
        self.init()
        self.issuer = try SchemaCoding.string(c.pointee.issuer, "issuer")
        self.audiences = try SchemaCoding.strings(c.pointee.audiences, c.pointee.n_audiences, "audiences")
        switch c.pointee.jwks_source_specifier_case.rawValue {
        case 3:
            if let item = c.pointee.remote_jwks {
                self.jwksSourceSpecifier = .remoteJwks(try EnvoyJWTAuthnV3.RemoteJwks(c: item, at: "remote_jwks"))
            }
        case 4:
            if let item = c.pointee.local_jwks {
                self.jwksSourceSpecifier = .localJwks(try EnvoyCoreV3.DataSource(c: item, at: "local_jwks"))
            }
        default: break
        }
        self.forward = c.pointee.forward != 0
        if c.pointee.n_from_headers > 0, let list = c.pointee.from_headers {
            var items: [EnvoyJWTAuthnV3.JwtHeader] = []
            items.reserveCapacity(c.pointee.n_from_headers)
            for index in 0..<c.pointee.n_from_headers {
                guard let item = list[index] else { continue }
                items.append(try EnvoyJWTAuthnV3.JwtHeader(c: item, at: "from_headers", index))
            }
            self.fromHeaders = items
        }
        self.fromParams = try SchemaCoding.strings(c.pointee.from_params, c.pointee.n_from_params, "from_params")
        self.forwardPayloadHeader = try SchemaCoding.string(c.pointee.forward_payload_header, "forward_payload_header")
        self.payloadInMetadata = try SchemaCoding.string(c.pointee.payload_in_metadata, "payload_in_metadata")
        self.clockSkewSeconds = c.pointee.clock_skew_seconds
        self.padForwardPayloadHeader = c.pointee.pad_forward_payload_header != 0
        if let item = c.pointee.jwt_cache_config { self.jwtCacheConfig = try EnvoyJWTAuthnV3.JwtCacheConfig(c: item, at: "jwt_cache_config") }
        self.fromCookies = try SchemaCoding.strings(c.pointee.from_cookies, c.pointee.n_from_cookies, "from_cookies")
    }
}

extension EnvoyJWTAuthnV3.JwtRequirementOrList: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementOrList`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementOrList" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_requirement_or_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.requirements.isEmpty {
            let items = self.requirements
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "requirements", index) }
            c.pointee.n_requirements = items.count
            c.pointee.requirements = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementOrList>) throws(SchemaError) {
        self.init()
        if c.pointee.n_requirements > 0, let list = c.pointee.requirements {
            var items: [EnvoyJWTAuthnV3.JwtRequirement] = []
            items.reserveCapacity(c.pointee.n_requirements)
            for index in 0..<c.pointee.n_requirements {
                guard let item = list[index] else { continue }
                items.append(try EnvoyJWTAuthnV3.JwtRequirement(c: item, at: "requirements", index))
            }
            self.requirements = items
        }
    }
}

extension EnvoyJWTAuthnV3.JwtRequirementAndList: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementAndList`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtRequirementAndList" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_requirement_and_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.requirements.isEmpty {
            let items = self.requirements
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "requirements", index) }
            c.pointee.n_requirements = items.count
            c.pointee.requirements = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirementAndList>) throws(SchemaError) {
        self.init()
        if c.pointee.n_requirements > 0, let list = c.pointee.requirements {
            var items: [EnvoyJWTAuthnV3.JwtRequirement] = []
            items.reserveCapacity(c.pointee.n_requirements)
            for index in 0..<c.pointee.n_requirements {
                guard let item = list[index] else { continue }
                items.append(try EnvoyJWTAuthnV3.JwtRequirement(c: item, at: "requirements", index))
            }
            self.requirements = items
        }
    }
}

extension EnvoyJWTAuthnV3.JwtRequirement: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_requirement__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>, in arena: SchemaArena) throws(SchemaError) {
        switch self.requiresType {
        case .providerName(let value):
            c.pointee.requires_type_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement__RequiresTypeCase(rawValue: 1)
            c.pointee.provider_name = try SchemaCoding.text(arena, value, "provider_name")
        case .requiresAny(let value):
            c.pointee.requires_type_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement__RequiresTypeCase(rawValue: 3)
            c.pointee.requires_any = try value.store(in: arena, at: "requires_any")
        case .requiresAll(let value):
            c.pointee.requires_type_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement__RequiresTypeCase(rawValue: 4)
            c.pointee.requires_all = try value.store(in: arena, at: "requires_all")
        case .allowMissingOrFailed(let value):
            c.pointee.requires_type_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement__RequiresTypeCase(rawValue: 5)
            c.pointee.allow_missing_or_failed = try value.store(in: arena, at: "allow_missing_or_failed")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtRequirement>) throws(SchemaError) {
        self.init()
        switch c.pointee.requires_type_case.rawValue {
        case 1:
            self.requiresType = .providerName(try SchemaCoding.string(c.pointee.provider_name, "provider_name"))
        case 3:
            if let item = c.pointee.requires_any {
                self.requiresType = .requiresAny(try EnvoyJWTAuthnV3.JwtRequirementOrList(c: item, at: "requires_any"))
            }
        case 4:
            if let item = c.pointee.requires_all {
                self.requiresType = .requiresAll(try EnvoyJWTAuthnV3.JwtRequirementAndList(c: item, at: "requires_all"))
            }
        case 5:
            if let item = c.pointee.allow_missing_or_failed {
                self.requiresType = .allowMissingOrFailed(try GoogleProtobuf.Empty(c: item, at: "allow_missing_or_failed"))
            }
        default: break
        }
    }
}

extension EnvoyJWTAuthnV3.RequirementRule: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.RequirementRule`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.RequirementRule" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__requirement_rule__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.match { c.pointee.match = try value.store(in: arena, at: "match") }
        switch self.requirementType {
        case .requires(let value):
            c.pointee.requirement_type_case = Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule__RequirementTypeCase(rawValue: 2)
            c.pointee.requires = try value.store(in: arena, at: "requires")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.match { self.match = try EnvoyRouteV3.RouteMatch(c: item, at: "match") }
        switch c.pointee.requirement_type_case.rawValue {
        case 2:
            if let item = c.pointee.requires {
                self.requirementType = .requires(try EnvoyJWTAuthnV3.JwtRequirement(c: item, at: "requires"))
            }
        default: break
        }
    }
}

extension EnvoyJWTAuthnV3.JwtAuthentication: SchemaCodable {
    /// `envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication`.
    package static var fullName: String { "envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication.self, capacity: 1)
        envoy__extensions__filters__http__jwt_authn__v3__jwt_authentication__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication>, in arena: SchemaArena) throws(SchemaError) {
        if !self.providers.isEmpty {
            let pairs = self.providers.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication__ProvidersEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication__ProvidersEntry>.size)
                    .bindMemory(to: Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication__ProvidersEntry.self, capacity: 1)
                envoy__extensions__filters__http__jwt_authn__v3__jwt_authentication__providers_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "providers", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "providers", index)
                list[index] = entry
            }
            c.pointee.n_providers = pairs.count
            c.pointee.providers = list
        }
        if !self.rules.isEmpty {
            let items = self.rules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__RequirementRule>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rules", index) }
            c.pointee.n_rules = items.count
            c.pointee.rules = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Http__JwtAuthn__V3__JwtAuthentication>) throws(SchemaError) {
        self.init()
        if c.pointee.n_providers > 0, let list = c.pointee.providers {
            var pairs = [String: EnvoyJWTAuthnV3.JwtProvider](minimumCapacity: c.pointee.n_providers)
            for index in 0..<c.pointee.n_providers {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "providers", index)
                var value = EnvoyJWTAuthnV3.JwtProvider()
                if let pointer = entry.pointee.value {
                    value = try EnvoyJWTAuthnV3.JwtProvider(c: pointer, at: "providers", index)
                }
                pairs[key] = value
            }
            self.providers = pairs
        }
        if c.pointee.n_rules > 0, let list = c.pointee.rules {
            var items: [EnvoyJWTAuthnV3.RequirementRule] = []
            items.reserveCapacity(c.pointee.n_rules)
            for index in 0..<c.pointee.n_rules {
                guard let item = list[index] else { continue }
                items.append(try EnvoyJWTAuthnV3.RequirementRule(c: item, at: "rules", index))
            }
            self.rules = items
        }
    }
}
