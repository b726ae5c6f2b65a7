// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_http_connection_manager_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyHCMV3.HttpConnectionManager: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__http_connection_manager__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.codec_type = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__CodecType(rawValue: UInt32(bitPattern: self.codecType.rawValue))
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
        switch self.routeSpecifier {
        case .rds(let value):
            c.pointee.route_specifier_case = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__RouteSpecifierCase(rawValue: 3)
            c.pointee.rds = try value.store(in: arena, at: "rds")
        case .routeConfig(let value):
            c.pointee.route_specifier_case = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__RouteSpecifierCase(rawValue: 4)
            c.pointee.route_config = try value.store(in: arena, at: "route_config")
        case nil: break
        }
        if !self.httpFilters.isEmpty {
            let items = self.httpFilters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "http_filters", index) }
            c.pointee.n_http_filters = items.count
            c.pointee.http_filters = list
        }
        if let value = self.tracing { c.pointee.tracing = try value.store(in: arena, at: "tracing") }
        if let value = self.http2ProtocolOptions { c.pointee.http2_protocol_options = try value.store(in: arena, at: "http2_protocol_options") }
        if !self.serverName.isEmpty { c.pointee.server_name = try SchemaCoding.text(arena, self.serverName, "server_name") }
        if !self.accessLog.isEmpty {
            let items = self.accessLog
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "access_log", index) }
            c.pointee.n_access_log = items.count
            c.pointee.access_log = list
        }
        if let value = self.useRemoteAddress { c.pointee.use_remote_address = try value.store(in: arena, at: "use_remote_address") }
        if let value = self.generateRequestID { c.pointee.generate_request_id = try value.store(in: arena, at: "generate_request_id") }
        c.pointee.forward_client_cert_details = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__ForwardClientCertDetails(rawValue: UInt32(bitPattern: self.forwardClientCertDetails.rawValue))
        if let value = self.setCurrentClientCertDetails { c.pointee.set_current_client_cert_details = try value.store(in: arena, at: "set_current_client_cert_details") }
        c.pointee.xff_num_trusted_hops = self.xffNumTrustedHops
        if !self.upgradeConfigs.isEmpty {
            let items = self.upgradeConfigs
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "upgrade_configs", index) }
            c.pointee.n_upgrade_configs = items.count
            c.pointee.upgrade_configs = list
        }
        if let value = self.streamIdleTimeout { c.pointee.stream_idle_timeout = try value.store(in: arena, at: "stream_idle_timeout") }
        if let value = self.requestTimeout { c.pointee.request_timeout = try value.store(in: arena, at: "request_timeout") }
        if let value = self.normalizePath { c.pointee.normalize_path = try value.store(in: arena, at: "normalize_path") }
        c.pointee.preserve_external_request_id = self.preserveExternalRequestID ? 1 : 0
        c.pointee.merge_slashes = self.mergeSlashes ? 1 : 0
        if let value = self.commonHTTPProtocolOptions { c.pointee.common_http_protocol_options = try value.store(in: arena, at: "common_http_protocol_options") }
        switch self.stripPortMode {
        case .stripAnyHostPort(let value):
            c.pointee.strip_port_mode_case = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__StripPortModeCase(rawValue: 42)
            c.pointee.strip_any_host_port = value ? 1 : 0
        case nil: break
        }
        c.pointee.path_with_escaped_slashes_action = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__PathWithEscapedSlashesAction(rawValue: UInt32(bitPattern: self.pathWithEscapedSlashesAction.rawValue))
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager>) throws(SchemaError) {
        self.init()
        self.codecType = EnvoyHCMV3.HttpConnectionManager.CodecType(rawValue: Int32(bitPattern: c.pointee.codec_type.rawValue))
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
        switch c.pointee.route_specifier_case.rawValue {
        case 3:
            if let item = c.pointee.rds {
                self.routeSpecifier = .rds(try EnvoyHCMV3.Rds(c: item, at: "rds"))
            }
        case 4:
            if let item = c.pointee.route_config {
                self.routeSpecifier = .routeConfig(try EnvoyRouteV3.RouteConfiguration(c: item, at: "route_config"))
            }
        default: break
        }
        if c.pointee.n_http_filters > 0, let list = c.pointee.http_filters {
            var items: [EnvoyHCMV3.HttpFilter] = []
            items.reserveCapacity(c.pointee.n_http_filters)
            for index in 0..<c.pointee.n_http_filters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyHCMV3.HttpFilter(c: item, at: "http_filters", index))
            }
            self.httpFilters = items
        }
        if let item = c.pointee.tracing { self.tracing = try EnvoyHCMV3.HttpConnectionManager.Tracing(c: item, at: "tracing") }
        if let item = c.pointee.http2_protocol_options { self.http2ProtocolOptions = try EnvoyCoreV3.Http2ProtocolOptions(c: item, at: "http2_protocol_options") }
        self.serverName = try SchemaCoding.string(c.pointee.server_name, "server_name")
        if c.pointee.n_access_log > 0, let list = c.pointee.access_log {
            var items: [EnvoyAccessLogV3.AccessLog] = []
            items.reserveCapacity(c.pointee.n_access_log)
            for index in 0..<c.pointee.n_access_log {
                guard let item = list[index] else { continue }
                items.append(try EnvoyAccessLogV3.AccessLog(c: item, at: "access_log", index))
            }
            self.accessLog = items
        }
        if let item = c.pointee.use_remote_address { self.useRemoteAddress = try GoogleProtobuf.BoolValue(c: item, at: "use_remote_address") }
        if let item = c.pointee.generate_request_id { self.generateRequestID = try GoogleProtobuf.BoolValue(c: item, at: "generate_request_id") }
        self.forwardClientCertDetails = EnvoyHCMV3.HttpConnectionManager.ForwardClientCertDetails(rawValue: Int32(bitPattern: c.pointee.forward_client_cert_details.rawValue))
        if let item = c.pointee.set_current_client_cert_details { self.setCurrentClientCertDetails = try EnvoyHCMV3.HttpConnectionManager.SetCurrentClientCertDetails(c: item, at: "set_current_client_cert_details") }
        self.xffNumTrustedHops = c.pointee.xff_num_trusted_hops
        if c.pointee.n_upgrade_configs > 0, let list = c.pointee.upgrade_configs {
            var items: [EnvoyHCMV3.HttpConnectionManager.UpgradeConfig] = []
            items.reserveCapacity(c.pointee.n_upgrade_configs)
            for index in 0..<c.pointee.n_upgrade_configs {
                guard let item = list[index] else { continue }
                items.append(try EnvoyHCMV3.HttpConnectionManager.UpgradeConfig(c: item, at: "upgrade_configs", index))
            }
            self.upgradeConfigs = items
        }
        if let item = c.pointee.stream_idle_timeout { self.streamIdleTimeout = try GoogleProtobuf.Duration(c: item, at: "stream_idle_timeout") }
        if let item = c.pointee.request_timeout { self.requestTimeout = try GoogleProtobuf.Duration(c: item, at: "request_timeout") }
        if let item = c.pointee.normalize_path { self.normalizePath = try GoogleProtobuf.BoolValue(c: item, at: "normalize_path") }
        self.preserveExternalRequestID = c.pointee.preserve_external_request_id != 0
        self.mergeSlashes = c.pointee.merge_slashes != 0
        if let item = c.pointee.common_http_protocol_options { self.commonHTTPProtocolOptions = try EnvoyCoreV3.HttpProtocolOptions(c: item, at: "common_http_protocol_options") }
        switch c.pointee.strip_port_mode_case.rawValue {
        case 42:
            self.stripPortMode = .stripAnyHostPort(c.pointee.strip_any_host_port != 0)
        default: break
        }
        self.pathWithEscapedSlashesAction = EnvoyHCMV3.HttpConnectionManager.PathWithEscapedSlashesAction(rawValue: Int32(bitPattern: c.pointee.path_with_escaped_slashes_action.rawValue))
    }
}

extension EnvoyHCMV3.HttpConnectionManager.Tracing: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__http_connection_manager__tracing__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.clientSampling { c.pointee.client_sampling = try value.store(in: arena, at: "client_sampling") }
        if let value = self.randomSampling { c.pointee.random_sampling = try value.store(in: arena, at: "random_sampling") }
        if let value = self.overallSampling { c.pointee.overall_sampling = try value.store(in: arena, at: "overall_sampling") }
        c.pointee.verbose = self.verbose ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__Tracing>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.client_sampling { self.clientSampling = try EnvoyTypeV3.Percent(c: item, at: "client_sampling") }
        if let item = c.pointee.random_sampling { self.randomSampling = try EnvoyTypeV3.Percent(c: item, at: "random_sampling") }
        if let item = c.pointee.overall_sampling { self.overallSampling = try EnvoyTypeV3.Percent(c: item, at: "overall_sampling") }
        self.verbose = c.pointee.verbose != 0
    }
}

extension EnvoyHCMV3.HttpConnectionManager.SetCurrentClientCertDetails: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__http_connection_manager__set_current_client_cert_details__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.subject { c.pointee.subject = try value.store(in: arena, at: "subject") }
        c.pointee.cert = self.cert ? 1 : 0
        c.pointee.dns = self.dns ? 1 : 0
        c.pointee.uri = self.uri ? 1 : 0
        c.pointee.chain = self.chain ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__SetCurrentClientCertDetails>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.subject { self.subject = try GoogleProtobuf.BoolValue(c: item, at: "subject") }
        self.cert = c.pointee.cert != 0
        self.dns = c.pointee.dns != 0
        self.uri = c.pointee.uri != 0
        self.chain = c.pointee.chain != 0
    }
}

extension EnvoyHCMV3.HttpConnectionManager.UpgradeConfig: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.UpgradeConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__http_connection_manager__upgrade_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>, in arena: SchemaArena) throws(SchemaError) {
        if !self.upgradeType.isEmpty { c.pointee.upgrade_type = try SchemaCoding.text(arena, self.upgradeType, "upgrade_type") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpConnectionManager__UpgradeConfig>) throws(SchemaError) {
        self.init()
        self.upgradeType = try SchemaCoding.string(c.pointee.upgrade_type, "upgrade_type")
    }
}

extension EnvoyHCMV3.Rds: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.Rds`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.Rds" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__rds__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.configSource { c.pointee.config_source = try value.store(in: arena, at: "config_source") }
        if !self.routeConfigName.isEmpty { c.pointee.route_config_name = try SchemaCoding.text(arena, self.routeConfigName, "route_config_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__Rds>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.config_source { self.configSource = try EnvoyCoreV3.ConfigSource(c: item, at: "config_source") }
        self.routeConfigName = try SchemaCoding.string(c.pointee.route_config_name, "route_config_name")
    }
}

extension EnvoyHCMV3.HttpFilter: SchemaCodable {
    /// `envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter`.
    package static var fullName: String { "envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter.self, capacity: 1)
        envoy__extensions__filters__network__http_connection_manager__v3__http_filter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter__ConfigTypeCase(rawValue: 4)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case .configDiscovery(let value):
            c.pointee.config_type_case = Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter__ConfigTypeCase(rawValue: 5)
            c.pointee.config_discovery = try value.store(in: arena, at: "config_discovery")
        case nil: break
        }
        c.pointee.is_optional = self.isOptional ? 1 : 0
        c.pointee.disabled = self.disabled ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__HttpConnectionManager__V3__HttpFilter>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.config_type_case.rawValue {
        case 4:
            if let item = c.pointee.typed_config {
                self.configType = .typedConfig(try GoogleProtobuf.AnyMessage(c: item, at: "typed_config"))
            }
        case 5:
            if let item = c.pointee.config_discovery {
                self.configType = .configDiscovery(try EnvoyCoreV3.ExtensionConfigSource(c: item, at: "config_discovery"))
            }
        default: break
        }
        self.isOptional = c.pointee.is_optional != 0
        self.disabled = c.pointee.disabled != 0
    }
}
