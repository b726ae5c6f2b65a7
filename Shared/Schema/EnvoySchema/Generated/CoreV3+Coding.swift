// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/core_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyCoreV3.Pipe: SchemaCodable {
    /// `envoy.config.core.v3.Pipe`.
    package static var fullName: String { "envoy.config.core.v3.Pipe" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Pipe> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Pipe>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Pipe.self, capacity: 1)
        envoy__config__core__v3__pipe__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Pipe> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Pipe>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Pipe>, in arena: SchemaArena) throws(SchemaError) {
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
        c.pointee.mode = self.mode
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Pipe>) throws(SchemaError) {
        self.init()
        self.path = try SchemaCoding.string(c.pointee.path, "path")
        self.mode = c.pointee.mode
    }
}

extension EnvoyCoreV3.SocketAddress: SchemaCodable {
    /// `envoy.config.core.v3.SocketAddress`.
    package static var fullName: String { "envoy.config.core.v3.SocketAddress" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__SocketAddress> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__SocketAddress>.size)
            .bindMemory(to: Envoy__Config__Core__V3__SocketAddress.self, capacity: 1)
        envoy__config__core__v3__socket_address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__SocketAddress> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__SocketAddress>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__SocketAddress>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.protocol = Envoy__Config__Core__V3__SocketAddress__Protocol(rawValue: UInt32(bitPattern: self.protocol.rawValue))
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        switch self.portSpecifier {
        case .portValue(let value):
            c.pointee.port_specifier_case = Envoy__Config__Core__V3__SocketAddress__PortSpecifierCase(rawValue: 3)
            c.pointee.port_value = value
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__SocketAddress>) throws(SchemaError) {
        self.init()
        self.protocol = EnvoyCoreV3.SocketAddress.ProtocolKind(rawValue: Int32(bitPattern: c.pointee.protocol.rawValue))
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        switch c.pointee.port_specifier_case.rawValue {
        case 3:
            self.portSpecifier = .portValue(c.pointee.port_value)
        default: break
        }
    }
}

extension EnvoyCoreV3.TcpKeepalive: SchemaCodable {
    /// `envoy.config.core.v3.TcpKeepalive`.
    package static var fullName: String { "envoy.config.core.v3.TcpKeepalive" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TcpKeepalive> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__TcpKeepalive>.size)
            .bindMemory(to: Envoy__Config__Core__V3__TcpKeepalive.self, capacity: 1)
        envoy__config__core__v3__tcp_keepalive__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TcpKeepalive> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TcpKeepalive>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__TcpKeepalive>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.keepaliveProbes { c.pointee.keepalive_probes = try value.store(in: arena, at: "keepalive_probes") }
        if let value = self.keepaliveTime { c.pointee.keepalive_time = try value.store(in: arena, at: "keepalive_time") }
        if let value = self.keepaliveInterval { c.pointee.keepalive_interval = try value.store(in: arena, at: "keepalive_interval") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TcpKeepalive>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.keepalive_probes { self.keepaliveProbes = try GoogleProtobuf.UInt32Value(c: item, at: "keepalive_probes") }
        if let item = c.pointee.keepalive_time { self.keepaliveTime = try GoogleProtobuf.UInt32Value(c: item, at: "keepalive_time") }
        if let item = c.pointee.keepalive_interval { self.keepaliveInterval = try GoogleProtobuf.UInt32Value(c: item, at: "keepalive_interval") }
    }
}

extension EnvoyCoreV3.Address: SchemaCodable {
    /// `envoy.config.core.v3.Address`.
    package static var fullName: String { "envoy.config.core.v3.Address" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Address> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Address>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Address.self, capacity: 1)
        envoy__config__core__v3__address__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Address> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Address>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Address>, in arena: SchemaArena) throws(SchemaError) {
        switch self.address {
        case .socketAddress(let value):
            c.pointee.address_case = Envoy__Config__Core__V3__Address__AddressCase(rawValue: 1)
            c.pointee.socket_address = try value.store(in: arena, at: "socket_address")
        case .pipe(let value):
            c.pointee.address_case = Envoy__Config__Core__V3__Address__AddressCase(rawValue: 2)
            c.pointee.pipe = try value.store(in: arena, at: "pipe")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Address>) throws(SchemaError) {
        self.init()
        switch c.pointee.address_case.rawValue {
        case 1:
            if let item = c.pointee.socket_address {
                self.address = .socketAddress(try EnvoyCoreV3.SocketAddress(c: item, at: "socket_address"))
            }
        case 2:
            if let item = c.pointee.pipe {
                self.address = .pipe(try EnvoyCoreV3.Pipe(c: item, at: "pipe"))
            }
        default: break
        }
    }
}

extension EnvoyCoreV3.CidrRange: SchemaCodable {
    /// `envoy.config.core.v3.CidrRange`.
    package static var fullName: String { "envoy.config.core.v3.CidrRange" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__CidrRange>.size)
            .bindMemory(to: Envoy__Config__Core__V3__CidrRange.self, capacity: 1)
        envoy__config__core__v3__cidr_range__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__CidrRange>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange>, in arena: SchemaArena) throws(SchemaError) {
        if !self.addressPrefix.isEmpty { c.pointee.address_prefix = try SchemaCoding.text(arena, self.addressPrefix, "address_prefix") }
        if let value = self.prefixLen { c.pointee.prefix_len = try value.store(in: arena, at: "prefix_len") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__CidrRange>) throws(SchemaError) {
        self.init()
        self.addressPrefix = try SchemaCoding.string(c.pointee.address_prefix, "address_prefix")
        if let item = c.pointee.prefix_len { self.prefixLen = try GoogleProtobuf.UInt32Value(c: item, at: "prefix_len") }
    }
}

extension EnvoyCoreV3.BackoffStrategy: SchemaCodable {
    /// `envoy.config.core.v3.BackoffStrategy`.
    package static var fullName: String { "envoy.config.core.v3.BackoffStrategy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__BackoffStrategy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__BackoffStrategy>.size)
            .bindMemory(to: Envoy__Config__Core__V3__BackoffStrategy.self, capacity: 1)
        envoy__config__core__v3__backoff_strategy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__BackoffStrategy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__BackoffStrategy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__BackoffStrategy>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.baseInterval { c.pointee.base_interval = try value.store(in: arena, at: "base_interval") }
        if let value = self.maxInterval { c.pointee.max_interval = try value.store(in: arena, at: "max_interval") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__BackoffStrategy>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.base_interval { self.baseInterval = try GoogleProtobuf.Duration(c: item, at: "base_interval") }
        if let item = c.pointee.max_interval { self.maxInterval = try GoogleProtobuf.Duration(c: item, at: "max_interval") }
    }
}

extension EnvoyCoreV3.Locality: SchemaCodable {
    /// `envoy.config.core.v3.Locality`.
    package static var fullName: String { "envoy.config.core.v3.Locality" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Locality> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Locality>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Locality.self, capacity: 1)
        envoy__config__core__v3__locality__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Locality> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Locality>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Locality>, in arena: SchemaArena) throws(SchemaError) {
        if !self.region.isEmpty { c.pointee.region = try SchemaCoding.text(arena, self.region, "region") }
        if !self.zone.isEmpty { c.pointee.zone = try SchemaCoding.text(arena, self.zone, "zone") }
        if !self.subZone.isEmpty { c.pointee.sub_zone = try SchemaCoding.text(arena, self.subZone, "sub_zone") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Locality>) throws(SchemaError) {
        self.init()
        self.region = try SchemaCoding.string(c.pointee.region, "region")
        self.zone = try SchemaCoding.string(c.pointee.zone, "zone")
        self.subZone = try SchemaCoding.string(c.pointee.sub_zone, "sub_zone")
    }
}

extension EnvoyCoreV3.BuildVersion: SchemaCodable {
    /// `envoy.config.core.v3.BuildVersion`.
    package static var fullName: String { "envoy.config.core.v3.BuildVersion" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__BuildVersion> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__BuildVersion>.size)
            .bindMemory(to: Envoy__Config__Core__V3__BuildVersion.self, capacity: 1)
        envoy__config__core__v3__build_version__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__BuildVersion> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__BuildVersion>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__BuildVersion>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.version { c.pointee.version = try value.store(in: arena, at: "version") }
        if let value = self.metadata { c.pointee.metadata = try value.store(in: arena, at: "metadata") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__BuildVersion>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.version { self.version = try EnvoyTypeV3.SemanticVersion(c: item, at: "version") }
        if let item = c.pointee.metadata { self.metadata = try GoogleProtobuf.Struct(c: item, at: "metadata") }
    }
}

extension EnvoyCoreV3.Node: SchemaCodable {
    /// `envoy.config.core.v3.Node`.
    package static var fullName: String { "envoy.config.core.v3.Node" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Node> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Node>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Node.self, capacity: 1)
        envoy__config__core__v3__node__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Node> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Node>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Node>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        if !self.cluster.isEmpty { c.pointee.cluster = try SchemaCoding.text(arena, self.cluster, "cluster") }
        if let value = self.metadata { c.pointee.metadata = try value.store(in: arena, at: "metadata") }
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "locality") }
        if !self.userAgentName.isEmpty { c.pointee.user_agent_name = try SchemaCoding.text(arena, self.userAgentName, "user_agent_name") }
        switch self.userAgentVersionType {
        case .userAgentVersion(let value):
            c.pointee.user_agent_version_type_case = Envoy__Config__Core__V3__Node__UserAgentVersionTypeCase(rawValue: 7)
            c.pointee.user_agent_version = try SchemaCoding.text(arena, value, "user_agent_version")
        case .userAgentBuildVersion(let value):
            c.pointee.user_agent_version_type_case = Envoy__Config__Core__V3__Node__UserAgentVersionTypeCase(rawValue: 8)
            c.pointee.user_agent_build_version = try value.store(in: arena, at: "user_agent_build_version")
        case nil: break
        }
        if !self.clientFeatures.isEmpty {
            c.pointee.client_features = try SchemaCoding.texts(arena, self.clientFeatures, "client_features")
            c.pointee.n_client_features = self.clientFeatures.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Node>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.cluster = try SchemaCoding.string(c.pointee.cluster, "cluster")
        if let item = c.pointee.metadata { self.metadata = try GoogleProtobuf.Struct(c: item, at: "metadata") }
        if let item = c.pointee.locality { self.locality = try EnvoyCoreV3.Locality(c: item, at: "locality") }
        self.userAgentName = try SchemaCoding.string(c.pointee.user_agent_name, "user_agent_name")
        switch c.pointee.user_agent_version_type_case.rawValue {
        case 7:
            self.userAgentVersionType = .userAgentVersion(try SchemaCoding.string(c.pointee.user_agent_version, "user_agent_version"))
        case 8:
            if let item = c.pointee.user_agent_build_version {
                self.userAgentVersionType = .userAgentBuildVersion(try EnvoyCoreV3.BuildVersion(c: item, at: "user_agent_build_version"))
            }
        default: break
        }
        self.clientFeatures = try SchemaCoding.strings(c.pointee.client_features, c.pointee.n_client_features, "client_features")
    }
}

extension EnvoyCoreV3.Metadata: SchemaCodable {
    /// `envoy.config.core.v3.Metadata`.
    package static var fullName: String { "envoy.config.core.v3.Metadata" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Metadata> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Metadata>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Metadata.self, capacity: 1)
        envoy__config__core__v3__metadata__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Metadata> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Metadata>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Metadata>, in arena: SchemaArena) throws(SchemaError) {
        if !self.filterMetadata.isEmpty {
            let pairs = self.filterMetadata.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Core__V3__Metadata__FilterMetadataEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Metadata__FilterMetadataEntry>.size)
                    .bindMemory(to: Envoy__Config__Core__V3__Metadata__FilterMetadataEntry.self, capacity: 1)
                envoy__config__core__v3__metadata__filter_metadata_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "filter_metadata", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "filter_metadata", index)
                list[index] = entry
            }
            c.pointee.n_filter_metadata = pairs.count
            c.pointee.filter_metadata = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Metadata>) throws(SchemaError) {
        self.init()
        if c.pointee.n_filter_metadata > 0, let list = c.pointee.filter_metadata {
            var pairs = [String: GoogleProtobuf.Struct](minimumCapacity: c.pointee.n_filter_metadata)
            for index in 0..<c.pointee.n_filter_metadata {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "filter_metadata", index)
                var value = GoogleProtobuf.Struct()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.Struct(c: pointer, at: "filter_metadata", index)
                }
                pairs[key] = value
            }
            self.filterMetadata = pairs
        }
    }
}

extension EnvoyCoreV3.HeaderValue: SchemaCodable {
    /// `envoy.config.core.v3.HeaderValue`.
    package static var fullName: String { "envoy.config.core.v3.HeaderValue" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValue> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__HeaderValue>.size)
            .bindMemory(to: Envoy__Config__Core__V3__HeaderValue.self, capacity: 1)
        envoy__config__core__v3__header_value__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValue> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HeaderValue>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValue>, in arena: SchemaArena) throws(SchemaError) {
        if !self.key.isEmpty { c.pointee.key = try SchemaCoding.text(arena, self.key, "key") }
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.text(arena, self.value, "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HeaderValue>) throws(SchemaError) {
        self.init()
        self.key = try SchemaCoding.string(c.pointee.key, "key")
        self.value = try SchemaCoding.string(c.pointee.value, "value")
    }
}

extension EnvoyCoreV3.HeaderValueOption: SchemaCodable {
    /// `envoy.config.core.v3.HeaderValueOption`.
    package static var fullName: String { "envoy.config.core.v3.HeaderValueOption" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__HeaderValueOption>.size)
            .bindMemory(to: Envoy__Config__Core__V3__HeaderValueOption.self, capacity: 1)
        envoy__config__core__v3__header_value_option__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HeaderValueOption>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.header { c.pointee.header = try value.store(in: arena, at: "header") }
        if let value = self.append { c.pointee.append = try value.store(in: arena, at: "append") }
        c.pointee.append_action = Envoy__Config__Core__V3__HeaderValueOption__HeaderAppendAction(rawValue: UInt32(bitPattern: self.appendAction.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HeaderValueOption>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.header { self.header = try EnvoyCoreV3.HeaderValue(c: item, at: "header") }
        if let item = c.pointee.append { self.append = try GoogleProtobuf.BoolValue(c: item, at: "append") }
        self.appendAction = EnvoyCoreV3.HeaderValueOption.HeaderAppendAction(rawValue: Int32(bitPattern: c.pointee.append_action.rawValue))
    }
}

extension EnvoyCoreV3.DataSource: SchemaCodable {
    /// `envoy.config.core.v3.DataSource`.
    package static var fullName: String { "envoy.config.core.v3.DataSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__DataSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__DataSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__DataSource.self, capacity: 1)
        envoy__config__core__v3__data_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__DataSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__DataSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__DataSource>, in arena: SchemaArena) throws(SchemaError) {
        switch self.specifier {
        case .filename(let value):
            c.pointee.specifier_case = Envoy__Config__Core__V3__DataSource__SpecifierCase(rawValue: 1)
            c.pointee.filename = try SchemaCoding.text(arena, value, "filename")
        case .inlineBytes(let value):
            c.pointee.specifier_case = Envoy__Config__Core__V3__DataSource__SpecifierCase(rawValue: 2)
            c.pointee.inline_bytes = try SchemaCoding.data(arena, value, "inline_bytes")
        case .inlineString(let value):
            c.pointee.specifier_case = Envoy__Config__Core__V3__DataSource__SpecifierCase(rawValue: 3)
            c.pointee.inline_string = try SchemaCoding.text(arena, value, "inline_string")
        case .environmentVariable(let value):
            c.pointee.specifier_case = Envoy__Config__Core__V3__DataSource__SpecifierCase(rawValue: 4)
            c.pointee.environment_variable = try SchemaCoding.text(arena, value, "environment_variable")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__DataSource>) throws(SchemaError) {
        self.init()
        switch c.pointee.specifier_case.rawValue {
        case 1:
            self.specifier = .filename(try SchemaCoding.string(c.pointee.filename, "filename"))
        case 2:
            self.specifier = .inlineBytes(SchemaCoding.bytes(c.pointee.inline_bytes))
        case 3:
            self.specifier = .inlineString(try SchemaCoding.string(c.pointee.inline_string, "inline_string"))
        case 4:
            self.specifier = .environmentVariable(try SchemaCoding.string(c.pointee.environment_variable, "environment_variable"))
        default: break
        }
    }
}

extension EnvoyCoreV3.RetryPolicy: SchemaCodable {
    /// `envoy.config.core.v3.RetryPolicy`.
    package static var fullName: String { "envoy.config.core.v3.RetryPolicy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__RetryPolicy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__RetryPolicy>.size)
            .bindMemory(to: Envoy__Config__Core__V3__RetryPolicy.self, capacity: 1)
        envoy__config__core__v3__retry_policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__RetryPolicy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__RetryPolicy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__RetryPolicy>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.retryBackOff { c.pointee.retry_back_off = try value.store(in: arena, at: "retry_back_off") }
        if let value = self.numRetries { c.pointee.num_retries = try value.store(in: arena, at: "num_retries") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__RetryPolicy>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.retry_back_off { self.retryBackOff = try EnvoyCoreV3.BackoffStrategy(c: item, at: "retry_back_off") }
        if let item = c.pointee.num_retries { self.numRetries = try GoogleProtobuf.UInt32Value(c: item, at: "num_retries") }
    }
}

extension EnvoyCoreV3.TransportSocket: SchemaCodable {
    /// `envoy.config.core.v3.TransportSocket`.
    package static var fullName: String { "envoy.config.core.v3.TransportSocket" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TransportSocket> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__TransportSocket>.size)
            .bindMemory(to: Envoy__Config__Core__V3__TransportSocket.self, capacity: 1)
        envoy__config__core__v3__transport_socket__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TransportSocket> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TransportSocket>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__TransportSocket>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Config__Core__V3__TransportSocket__ConfigTypeCase(rawValue: 3)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TransportSocket>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.config_type_case.rawValue {
        case 3:
            if let item = c.pointee.typed_config {
                self.configType = .typedConfig(try GoogleProtobuf.AnyMessage(c: item, at: "typed_config"))
            }
        default: break
        }
    }
}

extension EnvoyCoreV3.ControlPlane: SchemaCodable {
    /// `envoy.config.core.v3.ControlPlane`.
    package static var fullName: String { "envoy.config.core.v3.ControlPlane" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ControlPlane> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__ControlPlane>.size)
            .bindMemory(to: Envoy__Config__Core__V3__ControlPlane.self, capacity: 1)
        envoy__config__core__v3__control_plane__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ControlPlane> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ControlPlane>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__ControlPlane>, in arena: SchemaArena) throws(SchemaError) {
        if !self.identifier.isEmpty { c.pointee.identifier = try SchemaCoding.text(arena, self.identifier, "identifier") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ControlPlane>) throws(SchemaError) {
        self.init()
        self.identifier = try SchemaCoding.string(c.pointee.identifier, "identifier")
    }
}

extension EnvoyCoreV3.ApiConfigSource: SchemaCodable {
    /// `envoy.config.core.v3.ApiConfigSource`.
    package static var fullName: String { "envoy.config.core.v3.ApiConfigSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ApiConfigSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__ApiConfigSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__ApiConfigSource.self, capacity: 1)
        envoy__config__core__v3__api_config_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ApiConfigSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ApiConfigSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__ApiConfigSource>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.api_type = Envoy__Config__Core__V3__ApiConfigSource__ApiType(rawValue: UInt32(bitPattern: self.apiType.rawValue))
        if !self.clusterNames.isEmpty {
            c.pointee.cluster_names = try SchemaCoding.texts(arena, self.clusterNames, "cluster_names")
            c.pointee.n_cluster_names = self.clusterNames.count
        }
        if !self.grpcServices.isEmpty {
            let items = self.grpcServices
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "grpc_services", index) }
            c.pointee.n_grpc_services = items.count
            c.pointee.grpc_services = list
        }
        if let value = self.requestTimeout { c.pointee.request_timeout = try value.store(in: arena, at: "request_timeout") }
        c.pointee.transport_api_version = Envoy__Config__Core__V3__ApiVersion(rawValue: UInt32(bitPattern: self.transportAPIVersion.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ApiConfigSource>) throws(SchemaError) {
        self.init()
        self.apiType = EnvoyCoreV3.ApiConfigSource.ApiType(rawValue: Int32(bitPattern: c.pointee.api_type.rawValue))
        self.clusterNames = try SchemaCoding.strings(c.pointee.cluster_names, c.pointee.n_cluster_names, "cluster_names")
        if c.pointee.n_grpc_services > 0, let list = c.pointee.grpc_services {
            var items: [EnvoyCoreV3.GrpcService] = []
            items.reserveCapacity(c.pointee.n_grpc_services)
            for index in 0..<c.pointee.n_grpc_services {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.GrpcService(c: item, at: "grpc_services", index))
            }
            self.grpcServices = items
        }
        if let item = c.pointee.request_timeout { self.requestTimeout = try GoogleProtobuf.Duration(c: item, at: "request_timeout") }
        self.transportAPIVersion = EnvoyCoreV3.ApiVersion(rawValue: Int32(bitPattern: c.pointee.transport_api_version.rawValue))
    }
}

extension EnvoyCoreV3.AggregatedConfigSource: SchemaCodable {
    /// `envoy.config.core.v3.AggregatedConfigSource`.
    package static var fullName: String { "envoy.config.core.v3.AggregatedConfigSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__AggregatedConfigSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__AggregatedConfigSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__AggregatedConfigSource.self, capacity: 1)
        envoy__config__core__v3__aggregated_config_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__AggregatedConfigSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__AggregatedConfigSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__AggregatedConfigSource>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__AggregatedConfigSource>) throws(SchemaError) {
        self.init()
    }
}

extension EnvoyCoreV3.PathConfigSource: SchemaCodable {
    /// `envoy.config.core.v3.PathConfigSource`.
    package static var fullName: String { "envoy.config.core.v3.PathConfigSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__PathConfigSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__PathConfigSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__PathConfigSource.self, capacity: 1)
        envoy__config__core__v3__path_config_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__PathConfigSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__PathConfigSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__PathConfigSource>, in arena: SchemaArena) throws(SchemaError) {
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__PathConfigSource>) throws(SchemaError) {
        self.init()
        self.path = try SchemaCoding.string(c.pointee.path, "path")
    }
}

extension EnvoyCoreV3.ConfigSource: SchemaCodable {
    /// `envoy.config.core.v3.ConfigSource`.
    package static var fullName: String { "envoy.config.core.v3.ConfigSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ConfigSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__ConfigSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__ConfigSource.self, capacity: 1)
        envoy__config__core__v3__config_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ConfigSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ConfigSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__ConfigSource>, in arena: SchemaArena) throws(SchemaError) {
        switch self.configSourceSpecifier {
        case .apiConfigSource(let value):
            c.pointee.config_source_specifier_case = Envoy__Config__Core__V3__ConfigSource__ConfigSourceSpecifierCase(rawValue: 2)
            c.pointee.api_config_source = try value.store(in: arena, at: "api_config_source")
        case .ads(let value):
            c.pointee.config_source_specifier_case = Envoy__Config__Core__V3__ConfigSource__ConfigSourceSpecifierCase(rawValue: 3)
            c.pointee.ads = try value.store(in: arena, at: "ads")
        case .pathConfigSource(let value):
            c.pointee.config_source_specifier_case = Envoy__Config__Core__V3__ConfigSource__ConfigSourceSpecifierCase(rawValue: 8)
            c.pointee.path_config_source = try value.store(in: arena, at: "path_config_source")
        case nil: break
        }
        if let value = self.initialFetchTimeout { c.pointee.initial_fetch_timeout = try value.store(in: arena, at: "initial_fetch_timeout") }
        c.pointee.resource_api_version = Envoy__Config__Core__V3__ApiVersion(rawValue: UInt32(bitPattern: self.resourceAPIVersion.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ConfigSource>) throws(SchemaError) {
        self.init()
        switch c.pointee.config_source_specifier_case.rawValue {
        case 2:
            if let item = c.pointee.api_config_source {
                self.configSourceSpecifier = .apiConfigSource(try EnvoyCoreV3.ApiConfigSource(c: item, at: "api_config_source"))
            }
        case 3:
            if let item = c.pointee.ads {
                self.configSourceSpecifier = .ads(try EnvoyCoreV3.AggregatedConfigSource(c: item, at: "ads"))
            }
        case 8:
            if let item = c.pointee.path_config_source {
                self.configSourceSpecifier = .pathConfigSource(try EnvoyCoreV3.PathConfigSource(c: item, at: "path_config_source"))
            }
        default: break
        }
        if let item = c.pointee.initial_fetch_timeout { self.initialFetchTimeout = try GoogleProtobuf.Duration(c: item, at: "initial_fetch_timeout") }
        self.resourceAPIVersion = EnvoyCoreV3.ApiVersion(rawValue: Int32(bitPattern: c.pointee.resource_api_version.rawValue))
    }
}

extension EnvoyCoreV3.ExtensionConfigSource: SchemaCodable {
    /// `envoy.config.core.v3.ExtensionConfigSource`.
    package static var fullName: String { "envoy.config.core.v3.ExtensionConfigSource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ExtensionConfigSource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__ExtensionConfigSource>.size)
            .bindMemory(to: Envoy__Config__Core__V3__ExtensionConfigSource.self, capacity: 1)
        envoy__config__core__v3__extension_config_source__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__ExtensionConfigSource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ExtensionConfigSource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__ExtensionConfigSource>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.configSource { c.pointee.config_source = try value.store(in: arena, at: "config_source") }
        if !self.typeUrls.isEmpty {
            c.pointee.type_urls = try SchemaCoding.texts(arena, self.typeUrls, "type_urls")
            c.pointee.n_type_urls = self.typeUrls.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__ExtensionConfigSource>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.config_source { self.configSource = try EnvoyCoreV3.ConfigSource(c: item, at: "config_source") }
        self.typeUrls = try SchemaCoding.strings(c.pointee.type_urls, c.pointee.n_type_urls, "type_urls")
    }
}

extension EnvoyCoreV3.TypedExtensionConfig: SchemaCodable {
    /// `envoy.config.core.v3.TypedExtensionConfig`.
    package static var fullName: String { "envoy.config.core.v3.TypedExtensionConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TypedExtensionConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__TypedExtensionConfig>.size)
            .bindMemory(to: Envoy__Config__Core__V3__TypedExtensionConfig.self, capacity: 1)
        envoy__config__core__v3__typed_extension_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__TypedExtensionConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TypedExtensionConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__TypedExtensionConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.typedConfig { c.pointee.typed_config = try value.store(in: arena, at: "typed_config") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__TypedExtensionConfig>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.typed_config { self.typedConfig = try GoogleProtobuf.AnyMessage(c: item, at: "typed_config") }
    }
}

extension EnvoyCoreV3.GrpcService: SchemaCodable {
    /// `envoy.config.core.v3.GrpcService`.
    package static var fullName: String { "envoy.config.core.v3.GrpcService" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__GrpcService>.size)
            .bindMemory(to: Envoy__Config__Core__V3__GrpcService.self, capacity: 1)
        envoy__config__core__v3__grpc_service__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__GrpcService>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService>, in arena: SchemaArena) throws(SchemaError) {
        switch self.targetSpecifier {
        case .envoyGRPC(let value):
            c.pointee.target_specifier_case = Envoy__Config__Core__V3__GrpcService__TargetSpecifierCase(rawValue: 1)
            c.pointee.envoy_grpc = try value.store(in: arena, at: "envoy_grpc")
        case nil: break
        }
        if let value = self.timeout { c.pointee.timeout = try value.store(in: arena, at: "timeout") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__GrpcService>) throws(SchemaError) {
        self.init()
        switch c.pointee.target_specifier_case.rawValue {
        case 1:
            if let item = c.pointee.envoy_grpc {
                self.targetSpecifier = .envoyGRPC(try EnvoyCoreV3.GrpcService.EnvoyGrpc(c: item, at: "envoy_grpc"))
            }
        default: break
        }
        if let item = c.pointee.timeout { self.timeout = try GoogleProtobuf.Duration(c: item, at: "timeout") }
    }
}

extension EnvoyCoreV3.GrpcService.EnvoyGrpc: SchemaCodable {
    /// `envoy.config.core.v3.GrpcService.EnvoyGrpc`.
    package static var fullName: String { "envoy.config.core.v3.GrpcService.EnvoyGrpc" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc>.size)
            .bindMemory(to: Envoy__Config__Core__V3__GrpcService__EnvoyGrpc.self, capacity: 1)
        envoy__config__core__v3__grpc_service__envoy_grpc__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc>, in arena: SchemaArena) throws(SchemaError) {
        if !self.clusterName.isEmpty { c.pointee.cluster_name = try SchemaCoding.text(arena, self.clusterName, "cluster_name") }
        if !self.authority.isEmpty { c.pointee.authority = try SchemaCoding.text(arena, self.authority, "authority") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__GrpcService__EnvoyGrpc>) throws(SchemaError) {
        self.init()
        self.clusterName = try SchemaCoding.string(c.pointee.cluster_name, "cluster_name")
        self.authority = try SchemaCoding.string(c.pointee.authority, "authority")
    }
}

extension EnvoyCoreV3.HttpUri: SchemaCodable {
    /// `envoy.config.core.v3.HttpUri`.
    package static var fullName: String { "envoy.config.core.v3.HttpUri" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HttpUri> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__HttpUri>.size)
            .bindMemory(to: Envoy__Config__Core__V3__HttpUri.self, capacity: 1)
        envoy__config__core__v3__http_uri__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HttpUri> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HttpUri>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__HttpUri>, in arena: SchemaArena) throws(SchemaError) {
        if !self.uri.isEmpty { c.pointee.uri = try SchemaCoding.text(arena, self.uri, "uri") }
        switch self.httpUpstreamType {
        case .cluster(let value):
            c.pointee.http_upstream_type_case = Envoy__Config__Core__V3__HttpUri__HttpUpstreamTypeCase(rawValue: 2)
            c.pointee.cluster = try SchemaCoding.text(arena, value, "cluster")
        case nil: break
        }
        if let value = self.timeout { c.pointee.timeout = try value.store(in: arena, at: "timeout") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HttpUri>) throws(SchemaError) {
        self.init()
        self.uri = try SchemaCoding.string(c.pointee.uri, "uri")
        switch c.pointee.http_upstream_type_case.rawValue {
        case 2:
            self.httpUpstreamType = .cluster(try SchemaCoding.string(c.pointee.cluster, "cluster"))
        default: break
        }
        if let item = c.pointee.timeout { self.timeout = try GoogleProtobuf.Duration(c: item, at: "timeout") }
    }
}

extension EnvoyCoreV3.UpstreamHttpProtocolOptions: SchemaCodable {
    /// `envoy.config.core.v3.UpstreamHttpProtocolOptions`.
    package static var fullName: String { "envoy.config.core.v3.UpstreamHttpProtocolOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions>.size)
            .bindMemory(to: Envoy__Config__Core__V3__UpstreamHttpProtocolOptions.self, capacity: 1)
        envoy__config__core__v3__upstream_http_protocol_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.auto_sni = self.autoSNI ? 1 : 0
        c.pointee.auto_san_validation = self.autoSanValidation ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__UpstreamHttpProtocolOptions>) throws(SchemaError) {
        self.init()
        self.autoSNI = c.pointee.auto_sni != 0
        self.autoSanValidation = c.pointee.auto_san_validation != 0
    }
}

extension EnvoyCoreV3.HttpProtocolOptions: SchemaCodable {
    /// `envoy.config.core.v3.HttpProtocolOptions`.
    package static var fullName: String { "envoy.config.core.v3.HttpProtocolOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HttpProtocolOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__HttpProtocolOptions>.size)
            .bindMemory(to: Envoy__Config__Core__V3__HttpProtocolOptions.self, capacity: 1)
        envoy__config__core__v3__http_protocol_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__HttpProtocolOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HttpProtocolOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__HttpProtocolOptions>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.idleTimeout { c.pointee.idle_timeout = try value.store(in: arena, at: "idle_timeout") }
        if let value = self.maxConnectionDuration { c.pointee.max_connection_duration = try value.store(in: arena, at: "max_connection_duration") }
        c.pointee.headers_with_underscores_action = Envoy__Config__Core__V3__HttpProtocolOptions__HeadersWithUnderscoresAction(rawValue: UInt32(bitPattern: self.headersWithUnderscoresAction.rawValue))
        if let value = self.maxRequestsPerConnection { c.pointee.max_requests_per_connection = try value.store(in: arena, at: "max_requests_per_connection") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__HttpProtocolOptions>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.idle_timeout { self.idleTimeout = try GoogleProtobuf.Duration(c: item, at: "idle_timeout") }
        if let item = c.pointee.max_connection_duration { self.maxConnectionDuration = try GoogleProtobuf.Duration(c: item, at: "max_connection_duration") }
        self.headersWithUnderscoresAction = EnvoyCoreV3.HttpProtocolOptions.HeadersWithUnderscoresAction(rawValue: Int32(bitPattern: c.pointee.headers_with_underscores_action.rawValue))
        if let item = c.pointee.max_requests_per_connection { self.maxRequestsPerConnection = try GoogleProtobuf.UInt32Value(c: item, at: "max_requests_per_connection") }
    }
}

extension EnvoyCoreV3.Http1ProtocolOptions: SchemaCodable {
    /// `envoy.config.core.v3.Http1ProtocolOptions`.
    package static var fullName: String { "envoy.config.core.v3.Http1ProtocolOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Http1ProtocolOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Http1ProtocolOptions>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Http1ProtocolOptions.self, capacity: 1)
        envoy__config__core__v3__http1_protocol_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Http1ProtocolOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Http1ProtocolOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Http1ProtocolOptions>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.allowAbsoluteURL { c.pointee.allow_absolute_url = try value.store(in: arena, at: "allow_absolute_url") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Http1ProtocolOptions>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.allow_absolute_url { self.allowAbsoluteURL = try GoogleProtobuf.BoolValue(c: item, at: "allow_absolute_url") }
    }
}

extension EnvoyCoreV3.Http2ProtocolOptions: SchemaCodable {
    /// `envoy.config.core.v3.Http2ProtocolOptions`.
    package static var fullName: String { "envoy.config.core.v3.Http2ProtocolOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Http2ProtocolOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__Http2ProtocolOptions>.size)
            .bindMemory(to: Envoy__Config__Core__V3__Http2ProtocolOptions.self, capacity: 1)
        envoy__config__core__v3__http2_protocol_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__Http2ProtocolOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Http2ProtocolOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__Http2ProtocolOptions>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.maxConcurrentStreams { c.pointee.max_concurrent_streams = try value.store(in: arena, at: "max_concurrent_streams") }
        if let value = self.initialStreamWindowSize { c.pointee.initial_stream_window_size = try value.store(in: arena, at: "initial_stream_window_size") }
        if let value = self.initialConnectionWindowSize { c.pointee.initial_connection_window_size = try value.store(in: arena, at: "initial_connection_window_size") }
        c.pointee.allow_connect = self.allowConnect ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__Http2ProtocolOptions>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.max_concurrent_streams { self.maxConcurrentStreams = try GoogleProtobuf.UInt32Value(c: item, at: "max_concurrent_streams") }
        if let item = c.pointee.initial_stream_window_size { self.initialStreamWindowSize = try GoogleProtobuf.UInt32Value(c: item, at: "initial_stream_window_size") }
        if let item = c.pointee.initial_connection_window_size { self.initialConnectionWindowSize = try GoogleProtobuf.UInt32Value(c: item, at: "initial_connection_window_size") }
        self.allowConnect = c.pointee.allow_connect != 0
    }
}

extension EnvoyCoreV3.SubstitutionFormatString: SchemaCodable {
    /// `envoy.config.core.v3.SubstitutionFormatString`.
    package static var fullName: String { "envoy.config.core.v3.SubstitutionFormatString" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__SubstitutionFormatString> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Core__V3__SubstitutionFormatString>.size)
            .bindMemory(to: Envoy__Config__Core__V3__SubstitutionFormatString.self, capacity: 1)
        envoy__config__core__v3__substitution_format_string__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Core__V3__SubstitutionFormatString> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__SubstitutionFormatString>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Core__V3__SubstitutionFormatString>, in arena: SchemaArena) throws(SchemaError) {
        switch self.format {
        case .textFormat(let value):
            c.pointee.format_case = Envoy__Config__Core__V3__SubstitutionFormatString__FormatCase(rawValue: 1)
            c.pointee.text_format = try SchemaCoding.text(arena, value, "text_format")
        case .jsonFormat(let value):
            c.pointee.format_case = Envoy__Config__Core__V3__SubstitutionFormatString__FormatCase(rawValue: 2)
            c.pointee.json_format = try value.store(in: arena, at: "json_format")
        case .textFormatSource(let value):
            c.pointee.format_case = Envoy__Config__Core__V3__SubstitutionFormatString__FormatCase(rawValue: 5)
            c.pointee.text_format_source = try value.store(in: arena, at: "text_format_source")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Core__V3__SubstitutionFormatString>) throws(SchemaError) {
        self.init()
        switch c.pointee.format_case.rawValue {
        case 1:
            self.format = .textFormat(try SchemaCoding.string(c.pointee.text_format, "text_format"))
        case 2:
            if let item = c.pointee.json_format {
                self.format = .jsonFormat(try GoogleProtobuf.Struct(c: item, at: "json_format"))
            }
        case 5:
            if let item = c.pointee.text_format_source {
                self.format = .textFormatSource(try EnvoyCoreV3.DataSource(c: item, at: "text_format_source"))
            }
        default: break
        }
    }
}
