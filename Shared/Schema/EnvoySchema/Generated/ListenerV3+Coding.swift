// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/listener_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyListenerV3.Listener: SchemaCodable {
    /// `envoy.config.listener.v3.Listener`.
    package static var fullName: String { "envoy.config.listener.v3.Listener" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__Listener>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__Listener.self, capacity: 1)
        envoy__config__listener__v3__listener__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.address { c.pointee.address = try value.store(in: arena, at: "address") }
        if !self.filterChains.isEmpty {
            let items = self.filterChains
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChain>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChain>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "filter_chains", index) }
            c.pointee.n_filter_chains = items.count
            c.pointee.filter_chains = list
        }
        if let value = self.perConnectionBufferLimitBytes { c.pointee.per_connection_buffer_limit_bytes = try value.store(in: arena, at: "per_connection_buffer_limit_bytes") }
        if !self.listenerFilters.isEmpty {
            let items = self.listenerFilters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilter>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilter>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "listener_filters", index) }
            c.pointee.n_listener_filters = items.count
            c.pointee.listener_filters = list
        }
        c.pointee.traffic_direction = Envoy__Config__Core__V3__TrafficDirection(rawValue: UInt32(bitPattern: self.trafficDirection.rawValue))
        if let value = self.connectionBalanceConfig { c.pointee.connection_balance_config = try value.store(in: arena, at: "connection_balance_config") }
        if !self.accessLog.isEmpty {
            let items = self.accessLog
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "access_log", index) }
            c.pointee.n_access_log = items.count
            c.pointee.access_log = list
        }
        if let value = self.defaultFilterChain { c.pointee.default_filter_chain = try value.store(in: arena, at: "default_filter_chain") }
        if let value = self.bindToPort { c.pointee.bind_to_port = try value.store(in: arena, at: "bind_to_port") }
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.address { self.address = try EnvoyCoreV3.Address(c: item, at: "address") }
        if c.pointee.n_filter_chains > 0, let list = c.pointee.filter_chains {
            var items: [EnvoyListenerV3.FilterChain] = []
            items.reserveCapacity(c.pointee.n_filter_chains)
            for index in 0..<c.pointee.n_filter_chains {
                guard let item = list[index] else { continue }
                items.append(try EnvoyListenerV3.FilterChain(c: item, at: "filter_chains", index))
            }
            self.filterChains = items
        }
        if let item = c.pointee.per_connection_buffer_limit_bytes { self.perConnectionBufferLimitBytes = try GoogleProtobuf.UInt32Value(c: item, at: "per_connection_buffer_limit_bytes") }
        if c.pointee.n_listener_filters > 0, let list = c.pointee.listener_filters {
            var items: [EnvoyListenerV3.ListenerFilter] = []
            items.reserveCapacity(c.pointee.n_listener_filters)
            for index in 0..<c.pointee.n_listener_filters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyListenerV3.ListenerFilter(c: item, at: "listener_filters", index))
            }
            self.listenerFilters = items
        }
        self.trafficDirection = EnvoyCoreV3.TrafficDirection(rawValue: Int32(bitPattern: c.pointee.traffic_direction.rawValue))
        if let item = c.pointee.connection_balance_config { self.connectionBalanceConfig = try EnvoyListenerV3.Listener.ConnectionBalanceConfig(c: item, at: "connection_balance_config") }
        if c.pointee.n_access_log > 0, let list = c.pointee.access_log {
            var items: [EnvoyAccessLogV3.AccessLog] = []
            items.reserveCapacity(c.pointee.n_access_log)
            for index in 0..<c.pointee.n_access_log {
                guard let item = list[index] else { continue }
                items.append(try EnvoyAccessLogV3.AccessLog(c: item, at: "access_log", index))
            }
            self.accessLog = items
        }
        if let item = c.pointee.default_filter_chain { self.defaultFilterChain = try EnvoyListenerV3.FilterChain(c: item, at: "default_filter_chain") }
        if let item = c.pointee.bind_to_port { self.bindToPort = try GoogleProtobuf.BoolValue(c: item, at: "bind_to_port") }
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
    }
}

extension EnvoyListenerV3.Listener.ConnectionBalanceConfig: SchemaCodable {
    /// `envoy.config.listener.v3.Listener.ConnectionBalanceConfig`.
    package static var fullName: String { "envoy.config.listener.v3.Listener.ConnectionBalanceConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig.self, capacity: 1)
        envoy__config__listener__v3__listener__connection_balance_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig>, in arena: SchemaArena) throws(SchemaError) {
        switch self.balanceType {
        case .exactBalance(let value):
            c.pointee.balance_type_case = Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__BalanceTypeCase(rawValue: 1)
            c.pointee.exact_balance = try value.store(in: arena, at: "exact_balance")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig>) throws(SchemaError) {
        self.init()
        switch c.pointee.balance_type_case.rawValue {
        case 1:
            if let item = c.pointee.exact_balance {
                self.balanceType = .exactBalance(try EnvoyListenerV3.Listener.ConnectionBalanceConfig.ExactBalance(c: item, at: "exact_balance"))
            }
        default: break
        }
    }
}

extension EnvoyListenerV3.Listener.ConnectionBalanceConfig.ExactBalance: SchemaCodable {
    /// `envoy.config.listener.v3.Listener.ConnectionBalanceConfig.ExactBalance`.
    package static var fullName: String { "envoy.config.listener.v3.Listener.ConnectionBalanceConfig.ExactBalance" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance.self, capacity: 1)
        envoy__config__listener__v3__listener__connection_balance_config__exact_balance__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Listener__ConnectionBalanceConfig__ExactBalance>) throws(SchemaError) {
        self.init()
    }
}

extension EnvoyListenerV3.Filter: SchemaCodable {
    /// `envoy.config.listener.v3.Filter`.
    package static var fullName: String { "envoy.config.listener.v3.Filter" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Filter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__Filter>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__Filter.self, capacity: 1)
        envoy__config__listener__v3__filter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__Filter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Filter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__Filter>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Config__Listener__V3__Filter__ConfigTypeCase(rawValue: 4)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case .configDiscovery(let value):
            c.pointee.config_type_case = Envoy__Config__Listener__V3__Filter__ConfigTypeCase(rawValue: 5)
            c.pointee.config_discovery = try value.store(in: arena, at: "config_discovery")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__Filter>) throws(SchemaError) {
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
    }
}

extension EnvoyListenerV3.FilterChainMatch: SchemaCodable {
    /// `envoy.config.listener.v3.FilterChainMatch`.
    package static var fullName: String { "envoy.config.listener.v3.FilterChainMatch" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChainMatch> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__FilterChainMatch>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__FilterChainMatch.self, capacity: 1)
        envoy__config__listener__v3__filter_chain_match__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChainMatch> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__FilterChainMatch>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChainMatch>, in arena: SchemaArena) throws(SchemaError) {
        if !self.prefixRanges.isEmpty {
            let items = self.prefixRanges
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "prefix_ranges", index) }
            c.pointee.n_prefix_ranges = items.count
            c.pointee.prefix_ranges = list
        }
        if !self.sourcePrefixRanges.isEmpty {
            let items = self.sourcePrefixRanges
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__CidrRange>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "source_prefix_ranges", index) }
            c.pointee.n_source_prefix_ranges = items.count
            c.pointee.source_prefix_ranges = list
        }
        if let value = self.destinationPort { c.pointee.destination_port = try value.store(in: arena, at: "destination_port") }
        if !self.transportProtocol.isEmpty { c.pointee.transport_protocol = try SchemaCoding.text(arena, self.transportProtocol, "transport_protocol") }
        if !self.applicationProtocols.isEmpty {
            c.pointee.application_protocols = try SchemaCoding.texts(arena, self.applicationProtocols, "application_protocols")
            c.pointee.n_application_protocols = self.applicationProtocols.count
        }
        if !self.serverNames.isEmpty {
            c.pointee.server_names = try SchemaCoding.texts(arena, self.serverNames, "server_names")
            c.pointee.n_server_names = self.serverNames.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__FilterChainMatch>) throws(SchemaError) {
        self.init()
        if c.pointee.n_prefix_ranges > 0, let list = c.pointee.prefix_ranges {
            var items: [EnvoyCoreV3.CidrRange] = []
            items.reserveCapacity(c.pointee.n_prefix_ranges)
            for index in 0..<c.pointee.n_prefix_ranges {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.CidrRange(c: item, at: "prefix_ranges", index))
            }
            self.prefixRanges = items
        }
        if c.pointee.n_source_prefix_ranges > 0, let list = c.pointee.source_prefix_ranges {
            var items: [EnvoyCoreV3.CidrRange] = []
            items.reserveCapacity(c.pointee.n_source_prefix_ranges)
            for index in 0..<c.pointee.n_source_prefix_ranges {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.CidrRange(c: item, at: "source_prefix_ranges", index))
            }
            self.sourcePrefixRanges = items
        }
        if let item = c.pointee.destination_port { self.destinationPort = try GoogleProtobuf.UInt32Value(c: item, at: "destination_port") }
        self.transportProtocol = try SchemaCoding.string(c.pointee.transport_protocol, "transport_protocol")
        self.applicationProtocols = try SchemaCoding.strings(c.pointee.application_protocols, c.pointee.n_application_protocols, "application_protocols")
        self.serverNames = try SchemaCoding.strings(c.pointee.server_names, c.pointee.n_server_names, "server_names")
    }
}

extension EnvoyListenerV3.FilterChain: SchemaCodable {
    /// `envoy.config.listener.v3.FilterChain`.
    package static var fullName: String { "envoy.config.listener.v3.FilterChain" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChain> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__FilterChain>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__FilterChain.self, capacity: 1)
        envoy__config__listener__v3__filter_chain__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChain> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__FilterChain>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__FilterChain>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.filterChainMatch { c.pointee.filter_chain_match = try value.store(in: arena, at: "filter_chain_match") }
        if !self.filters.isEmpty {
            let items = self.filters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Listener__V3__Filter>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Listener__V3__Filter>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "filters", index) }
            c.pointee.n_filters = items.count
            c.pointee.filters = list
        }
        if let value = self.transportSocket { c.pointee.transport_socket = try value.store(in: arena, at: "transport_socket") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.transportSocketConnectTimeout { c.pointee.transport_socket_connect_timeout = try value.store(in: arena, at: "transport_socket_connect_timeout") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__FilterChain>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.filter_chain_match { self.filterChainMatch = try EnvoyListenerV3.FilterChainMatch(c: item, at: "filter_chain_match") }
        if c.pointee.n_filters > 0, let list = c.pointee.filters {
            var items: [EnvoyListenerV3.Filter] = []
            items.reserveCapacity(c.pointee.n_filters)
            for index in 0..<c.pointee.n_filters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyListenerV3.Filter(c: item, at: "filters", index))
            }
            self.filters = items
        }
        if let item = c.pointee.transport_socket { self.transportSocket = try EnvoyCoreV3.TransportSocket(c: item, at: "transport_socket") }
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.transport_socket_connect_timeout { self.transportSocketConnectTimeout = try GoogleProtobuf.Duration(c: item, at: "transport_socket_connect_timeout") }
    }
}

extension EnvoyListenerV3.ListenerFilter: SchemaCodable {
    /// `envoy.config.listener.v3.ListenerFilter`.
    package static var fullName: String { "envoy.config.listener.v3.ListenerFilter" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__ListenerFilter>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__ListenerFilter.self, capacity: 1)
        envoy__config__listener__v3__listener_filter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilter>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.configType {
        case .typedConfig(let value):
            c.pointee.config_type_case = Envoy__Config__Listener__V3__ListenerFilter__ConfigTypeCase(rawValue: 3)
            c.pointee.typed_config = try value.store(in: arena, at: "typed_config")
        case nil: break
        }
        if let value = self.filterDisabled { c.pointee.filter_disabled = try value.store(in: arena, at: "filter_disabled") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilter>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.config_type_case.rawValue {
        case 3:
            if let item = c.pointee.typed_config {
                self.configType = .typedConfig(try GoogleProtobuf.AnyMessage(c: item, at: "typed_config"))
            }
        default: break
        }
        if let item = c.pointee.filter_disabled { self.filterDisabled = try EnvoyListenerV3.ListenerFilterChainMatchPredicate(c: item, at: "filter_disabled") }
    }
}

extension EnvoyListenerV3.ListenerFilterChainMatchPredicate: SchemaCodable {
    /// `envoy.config.listener.v3.ListenerFilterChainMatchPredicate`.
    package static var fullName: String { "envoy.config.listener.v3.ListenerFilterChainMatchPredicate" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate.self, capacity: 1)
        envoy__config__listener__v3__listener_filter_chain_match_predicate__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>, in arena: SchemaArena) throws(SchemaError) {
        switch self.rule {
        case .orMatch(let value):
            c.pointee.rule_case = Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__RuleCase(rawValue: 1)
            c.pointee.or_match = try value.store(in: arena, at: "or_match")
        case .notMatch(let value):
            c.pointee.rule_case = Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__RuleCase(rawValue: 3)
            c.pointee.not_match = try value.store(in: arena, at: "not_match")
        case .destinationPortRange(let value):
            c.pointee.rule_case = Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__RuleCase(rawValue: 5)
            c.pointee.destination_port_range = try value.store(in: arena, at: "destination_port_range")
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>) throws(SchemaError) {
        self.init()
        switch c.pointee.rule_case.rawValue {
        case 1:
            if let item = c.pointee.or_match {
                self.rule = .orMatch(try EnvoyListenerV3.ListenerFilterChainMatchPredicate.MatchSet(c: item, at: "or_match"))
            }
        case 3:
            if let item = c.pointee.not_match {
                self.rule = .notMatch(try EnvoyListenerV3.ListenerFilterChainMatchPredicate(c: item, at: "not_match"))
            }
        case 5:
            if let item = c.pointee.destination_port_range {
                self.rule = .destinationPortRange(try EnvoyTypeV3.Int32Range(c: item, at: "destination_port_range"))
            }
        default: break
        }
    }
}

extension EnvoyListenerV3.ListenerFilterChainMatchPredicate.MatchSet: SchemaCodable {
    /// `envoy.config.listener.v3.ListenerFilterChainMatchPredicate.MatchSet`.
    package static var fullName: String { "envoy.config.listener.v3.ListenerFilterChainMatchPredicate.MatchSet" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet>.size)
            .bindMemory(to: Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet.self, capacity: 1)
        envoy__config__listener__v3__listener_filter_chain_match_predicate__match_set__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet>, in arena: SchemaArena) throws(SchemaError) {
        if !self.rules.isEmpty {
            let items = self.rules
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rules", index) }
            c.pointee.n_rules = items.count
            c.pointee.rules = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Listener__V3__ListenerFilterChainMatchPredicate__MatchSet>) throws(SchemaError) {
        self.init()
        if c.pointee.n_rules > 0, let list = c.pointee.rules {
            var items: [EnvoyListenerV3.ListenerFilterChainMatchPredicate] = []
            items.reserveCapacity(c.pointee.n_rules)
            for index in 0..<c.pointee.n_rules {
                guard let item = list[index] else { continue }
                items.append(try EnvoyListenerV3.ListenerFilterChainMatchPredicate(c: item, at: "rules", index))
            }
            self.rules = items
        }
    }
}
