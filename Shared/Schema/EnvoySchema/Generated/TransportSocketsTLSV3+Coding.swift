// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/transport_sockets_tls_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyTLSV3.TlsParameters: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.TlsParameters`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.TlsParameters" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__tls_parameters__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.tls_minimum_protocol_version = Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters__TlsProtocol(rawValue: UInt32(bitPattern: self.tlsMinimumProtocolVersion.rawValue))
        c.pointee.tls_maximum_protocol_version = Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters__TlsProtocol(rawValue: UInt32(bitPattern: self.tlsMaximumProtocolVersion.rawValue))
        if !self.cipherSuites.isEmpty {
            c.pointee.cipher_suites = try SchemaCoding.texts(arena, self.cipherSuites, "cipher_suites")
            c.pointee.n_cipher_suites = self.cipherSuites.count
        }
        if !self.ecdhCurves.isEmpty {
            c.pointee.ecdh_curves = try SchemaCoding.texts(arena, self.ecdhCurves, "ecdh_curves")
            c.pointee.n_ecdh_curves = self.ecdhCurves.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsParameters>) throws(SchemaError) {
        self.init()
        self.tlsMinimumProtocolVersion = EnvoyTLSV3.TlsParameters.TlsProtocol(rawValue: Int32(bitPattern: c.pointee.tls_minimum_protocol_version.rawValue))
        self.tlsMaximumProtocolVersion = EnvoyTLSV3.TlsParameters.TlsProtocol(rawValue: Int32(bitPattern: c.pointee.tls_maximum_protocol_version.rawValue))
        self.cipherSuites = try SchemaCoding.strings(c.pointee.cipher_suites, c.pointee.n_cipher_suites, "cipher_suites")
        self.ecdhCurves = try SchemaCoding.strings(c.pointee.ecdh_curves, c.pointee.n_ecdh_curves, "ecdh_curves")
    }
}

extension EnvoyTLSV3.TlsCertificate: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.TlsCertificate`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.TlsCertificate" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__tls_certificate__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.certificateChain { c.pointee.certificate_chain = try value.store(in: arena, at: "certificate_chain") }
        if let value = self.privateKey { c.pointee.private_key = try value.store(in: arena, at: "private_key") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.certificate_chain { self.certificateChain = try EnvoyCoreV3.DataSource(c: item, at: "certificate_chain") }
        if let item = c.pointee.private_key { self.privateKey = try EnvoyCoreV3.DataSource(c: item, at: "private_key") }
    }
}

extension EnvoyTLSV3.SubjectAltNameMatcher: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__subject_alt_name_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.san_type = Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher__SanType(rawValue: UInt32(bitPattern: self.sanType.rawValue))
        if let value = self.matcher { c.pointee.matcher = try value.store(in: arena, at: "matcher") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>) throws(SchemaError) {
        self.init()
        self.sanType = EnvoyTLSV3.SubjectAltNameMatcher.SanType(rawValue: Int32(bitPattern: c.pointee.san_type.rawValue))
        if let item = c.pointee.matcher { self.matcher = try EnvoyMatcherV3.StringMatcher(c: item, at: "matcher") }
    }
}

extension EnvoyTLSV3.CertificateProviderPluginInstance: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.CertificateProviderPluginInstance`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.CertificateProviderPluginInstance" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__certificate_provider_plugin_instance__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance>, in arena: SchemaArena) throws(SchemaError) {
        if !self.instanceName.isEmpty { c.pointee.instance_name = try SchemaCoding.text(arena, self.instanceName, "instance_name") }
        if !self.certificateName.isEmpty { c.pointee.certificate_name = try SchemaCoding.text(arena, self.certificateName, "certificate_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateProviderPluginInstance>) throws(SchemaError) {
        self.init()
        self.instanceName = try SchemaCoding.string(c.pointee.instance_name, "instance_name")
        self.certificateName = try SchemaCoding.string(c.pointee.certificate_name, "certificate_name")
    }
}

extension EnvoyTLSV3.CertificateValidationContext: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__certificate_validation_context__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.trustedCA { c.pointee.trusted_ca = try value.store(in: arena, at: "trusted_ca") }
        if !self.matchSubjectAltNames.isEmpty {
            let items = self.matchSubjectAltNames
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Type__Matcher__V3__StringMatcher>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Type__Matcher__V3__StringMatcher>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "match_subject_alt_names", index) }
            c.pointee.n_match_subject_alt_names = items.count
            c.pointee.match_subject_alt_names = list
        }
        if let value = self.customValidatorConfig { c.pointee.custom_validator_config = try value.store(in: arena, at: "custom_validator_config") }
        if let value = self.caCertificateProviderInstance { c.pointee.ca_certificate_provider_instance = try value.store(in: arena, at: "ca_certificate_provider_instance") }
        if !self.matchTypedSubjectAltNames.isEmpty {
            let items = self.matchTypedSubjectAltNames
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SubjectAltNameMatcher>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "match_typed_subject_alt_names", index) }
            c.pointee.n_match_typed_subject_alt_names = items.count
            c.pointee.match_typed_subject_alt_names = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CertificateValidationContext>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.trusted_ca { self.trustedCA = try EnvoyCoreV3.DataSource(c: item, at: "trusted_ca") }
        if c.pointee.n_match_subject_alt_names > 0, let list = c.pointee.match_subject_alt_names {
            var items: [EnvoyMatcherV3.StringMatcher] = []
            items.reserveCapacity(c.pointee.n_match_subject_alt_names)
            for index in 0..<c.pointee.n_match_subject_alt_names {
                guard let item = list[index] else { continue }
                items.append(try EnvoyMatcherV3.StringMatcher(c: item, at: "match_subject_alt_names", index))
            }
            self.matchSubjectAltNames = items
        }
        if let item = c.pointee.custom_validator_config { self.customValidatorConfig = try EnvoyCoreV3.TypedExtensionConfig(c: item, at: "custom_validator_config") }
        if let item = c.pointee.ca_certificate_provider_instance { self.caCertificateProviderInstance = try EnvoyTLSV3.CertificateProviderPluginInstance(c: item, at: "ca_certificate_provider_instance") }
        if c.pointee.n_match_typed_subject_alt_names > 0, let list = c.pointee.match_typed_subject_alt_names {
            var items: [EnvoyTLSV3.SubjectAltNameMatcher] = []
            items.reserveCapacity(c.pointee.n_match_typed_subject_alt_names)
            for index in 0..<c.pointee.n_match_typed_subject_alt_names {
                guard let item = list[index] else { continue }
                items.append(try EnvoyTLSV3.SubjectAltNameMatcher(c: item, at: "match_typed_subject_alt_names", index))
            }
            self.matchTypedSubjectAltNames = items
        }
    }
}

extension EnvoyTLSV3.SdsSecretConfig: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__sds_secret_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.sdsConfig { c.pointee.sds_config = try value.store(in: arena, at: "sds_config") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.sds_config { self.sdsConfig = try EnvoyCoreV3.ConfigSource(c: item, at: "sds_config") }
    }
}

extension EnvoyTLSV3.Secret: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.Secret`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.Secret" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__Secret> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__Secret>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__Secret.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__secret__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__Secret> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__Secret>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__Secret>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.type {
        case .tlsCertificate(let value):
            c.pointee.type_case = Envoy__Extensions__TransportSockets__Tls__V3__Secret__TypeCase(rawValue: 2)
            c.pointee.tls_certificate = try value.store(in: arena, at: "tls_certificate")
        case .validationContext(let value):
            c.pointee.type_case = Envoy__Extensions__TransportSockets__Tls__V3__Secret__TypeCase(rawValue: 4)
            c.pointee.validation_context = try value.store(in: arena, at: "validation_context")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__Secret>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.type_case.rawValue {
        case 2:
            if let item = c.pointee.tls_certificate {
                self.type = .tlsCertificate(try EnvoyTLSV3.TlsCertificate(c: item, at: "tls_certificate"))
            }
        case 4:
            if let item = c.pointee.validation_context {
                self.type = .validationContext(try EnvoyTLSV3.CertificateValidationContext(c: item, at: "validation_context"))
            }
        default: break
        }
    }
}

extension EnvoyTLSV3.UpstreamTlsContext: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__upstream_tls_context__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.commonTLSContext { c.pointee.common_tls_context = try value.store(in: arena, at: "common_tls_context") }
        if !self.sni.isEmpty { c.pointee.sni = try SchemaCoding.text(arena, self.sni, "sni") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__UpstreamTlsContext>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.common_tls_context { self.commonTLSContext = try EnvoyTLSV3.CommonTlsContext(c: item, at: "common_tls_context") }
        self.sni = try SchemaCoding.string(c.pointee.sni, "sni")
    }
}

extension EnvoyTLSV3.DownstreamTlsContext: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__downstream_tls_context__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.commonTLSContext { c.pointee.common_tls_context = try value.store(in: arena, at: "common_tls_context") }
        if let value = self.requireClientCertificate { c.pointee.require_client_certificate = try value.store(in: arena, at: "require_client_certificate") }
        if let value = self.requireSNI { c.pointee.require_sni = try value.store(in: arena, at: "require_sni") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__DownstreamTlsContext>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.common_tls_context { self.commonTLSContext = try EnvoyTLSV3.CommonTlsContext(c: item, at: "common_tls_context") }
        if let item = c.pointee.require_client_certificate { self.requireClientCertificate = try GoogleProtobuf.BoolValue(c: item, at: "require_client_certificate") }
        if let item = c.pointee.require_sni { self.requireSNI = try GoogleProtobuf.BoolValue(c: item, at: "require_sni") }
    }
}

extension EnvoyTLSV3.CommonTlsContext: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.CommonTlsContext`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.CommonTlsContext" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__common_tls_context__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.tlsParams { c.pointee.tls_params = try value.store(in: arena, at: "tls_params") }
        if !self.tlsCertificates.isEmpty {
            let items = self.tlsCertificates
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__TlsCertificate>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tls_certificates", index) }
            c.pointee.n_tls_certificates = items.count
            c.pointee.tls_certificates = list
        }
        switch self.validationContextType {
        case .validationContext(let value):
            c.pointee.validation_context_type_case = Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext__ValidationContextTypeCase(rawValue: 3)
            c.pointee.validation_context = try value.store(in: arena, at: "validation_context")
        case .validationContextSdsSecretConfig(let value):
            c.pointee.validation_context_type_case = Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext__ValidationContextTypeCase(rawValue: 7)
            c.pointee.validation_context_sds_secret_config = try value.store(in: arena, at: "validation_context_sds_secret_config")
        case nil: break
        }
        if !self.alpnProtocols.isEmpty {
            c.pointee.alpn_protocols = try SchemaCoding.texts(arena, self.alpnProtocols, "alpn_protocols")
            c.pointee.n_alpn_protocols = self.alpnProtocols.count
        }
        if !self.tlsCertificateSdsSecretConfigs.isEmpty {
            let items = self.tlsCertificateSdsSecretConfigs
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SdsSecretConfig>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tls_certificate_sds_secret_configs", index) }
            c.pointee.n_tls_certificate_sds_secret_configs = items.count
            c.pointee.tls_certificate_sds_secret_configs = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__CommonTlsContext>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.tls_params { self.tlsParams = try EnvoyTLSV3.TlsParameters(c: item, at: "tls_params") }
        if c.pointee.n_tls_certificates > 0, let list = c.pointee.tls_certificates {
            var items: [EnvoyTLSV3.TlsCertificate] = []
            items.reserveCapacity(c.pointee.n_tls_certificates)
            for index in 0..<c.pointee.n_tls_certificates {
                guard let item = list[index] else { continue }
                items.append(try EnvoyTLSV3.TlsCertificate(c: item, at: "tls_certificates", index))
            }
            self.tlsCertificates = items
        }
        switch c.pointee.validation_context_type_case.rawValue {
        case 3:
            if let item = c.pointee.validation_context {
                self.validationContextType = .validationContext(try EnvoyTLSV3.CertificateValidationContext(c: item, at: "validation_context"))
            }
        case 7:
            if let item = c.pointee.validation_context_sds_secret_config {
                self.validationContextType = .validationContextSdsSecretConfig(try EnvoyTLSV3.SdsSecretConfig(c: item, at: "validation_context_sds_secret_config"))
            }
        default: break
        }
        self.alpnProtocols = try SchemaCoding.strings(c.pointee.alpn_protocols, c.pointee.n_alpn_protocols, "alpn_protocols")
        if c.pointee.n_tls_certificate_sds_secret_configs > 0, let list = c.pointee.tls_certificate_sds_secret_configs {
            var items: [EnvoyTLSV3.SdsSecretConfig] = []
            items.reserveCapacity(c.pointee.n_tls_certificate_sds_secret_configs)
            for index in 0..<c.pointee.n_tls_certificate_sds_secret_configs {
                guard let item = list[index] else { continue }
                items.append(try EnvoyTLSV3.SdsSecretConfig(c: item, at: "tls_certificate_sds_secret_configs", index))
            }
            self.tlsCertificateSdsSecretConfigs = items
        }
    }
}

extension EnvoyTLSV3.SPIFFECertValidatorConfig: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__spiffecert_validator_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.trustDomains.isEmpty {
            let items = self.trustDomains
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "trust_domains", index) }
            c.pointee.n_trust_domains = items.count
            c.pointee.trust_domains = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig>) throws(SchemaError) {
        self.init()
        if c.pointee.n_trust_domains > 0, let list = c.pointee.trust_domains {
            var items: [EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain] = []
            items.reserveCapacity(c.pointee.n_trust_domains)
            for index in 0..<c.pointee.n_trust_domains {
                guard let item = list[index] else { continue }
                items.append(try EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain(c: item, at: "trust_domains", index))
            }
            self.trustDomains = items
        }
    }
}

extension EnvoyTLSV3.SPIFFECertValidatorConfig.TrustDomain: SchemaCodable {
    /// `envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig.TrustDomain`.
    package static var fullName: String { "envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig.TrustDomain" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>.size)
            .bindMemory(to: Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain.self, capacity: 1)
        envoy__extensions__transport_sockets__tls__v3__spiffecert_validator_config__trust_domain__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.trustBundle { c.pointee.trust_bundle = try value.store(in: arena, at: "trust_bundle") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__TransportSockets__Tls__V3__SPIFFECertValidatorConfig__TrustDomain>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.trust_bundle { self.trustBundle = try EnvoyCoreV3.DataSource(c: item, at: "trust_bundle") }
    }
}
