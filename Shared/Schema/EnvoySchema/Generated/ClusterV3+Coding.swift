// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/cluster_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyClusterV3.CircuitBreakers: SchemaCodable {
    /// `envoy.config.cluster.v3.CircuitBreakers`.
    package static var fullName: String { "envoy.config.cluster.v3.CircuitBreakers" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__CircuitBreakers>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__CircuitBreakers.self, capacity: 1)
        envoy__config__cluster__v3__circuit_breakers__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__CircuitBreakers>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers>, in arena: SchemaArena) throws(SchemaError) {
        if !self.thresholds.isEmpty {
            let items = self.thresholds
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "thresholds", index) }
            c.pointee.n_thresholds = items.count
            c.pointee.thresholds = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__CircuitBreakers>) throws(SchemaError) {
        self.init()
        if c.pointee.n_thresholds > 0, let list = c.pointee.thresholds {
            var items: [EnvoyClusterV3.CircuitBreakers.Thresholds] = []
            items.reserveCapacity(c.pointee.n_thresholds)
            for index in 0..<c.pointee.n_thresholds {
                guard let item = list[index] else { continue }
                items.append(try EnvoyClusterV3.CircuitBreakers.Thresholds(c: item, at: "thresholds", index))
            }
            self.thresholds = items
        }
    }
}

extension EnvoyClusterV3.CircuitBreakers.Thresholds: SchemaCodable {
    /// `envoy.config.cluster.v3.CircuitBreakers.Thresholds`.
    package static var fullName: String { "envoy.config.cluster.v3.CircuitBreakers.Thresholds" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds.self, capacity: 1)
        envoy__config__cluster__v3__circuit_breakers__thresholds__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.priority = Envoy__Config__Core__V3__RoutingPriority(rawValue: UInt32(bitPattern: self.priority.rawValue))
        if let value = self.maxConnections { c.pointee.max_connections = try value.store(in: arena, at: "max_connections") }
        if let value = self.maxPendingRequests { c.pointee.max_pending_requests = try value.store(in: arena, at: "max_pending_requests") }
        if let value = self.maxRequests { c.pointee.max_requests = try value.store(in: arena, at: "max_requests") }
        if let value = self.maxRetries { c.pointee.max_retries = try value.store(in: arena, at: "max_retries") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__CircuitBreakers__Thresholds>) throws(SchemaError) {
        self.init()
        self.priority = EnvoyCoreV3.RoutingPriority(rawValue: Int32(bitPattern: c.pointee.priority.rawValue))
        if let item = c.pointee.max_connections { self.maxConnections = try GoogleProtobuf.UInt32Value(c: item, at: "max_connections") }
        if let item = c.pointee.max_pending_requests { self.maxPendingRequests = try GoogleProtobuf.UInt32Value(c: item, at: "max_pending_requests") }
        if let item = c.pointee.max_requests { self.maxRequests = try GoogleProtobuf.UInt32Value(c: item, at: "max_requests") }
        if let item = c.pointee.max_retries { self.maxRetries = try GoogleProtobuf.UInt32Value(c: item, at: "max_retries") }
    }
}

extension EnvoyClusterV3.Cluster: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster.self, capacity: 1)
        envoy__config__cluster__v3__cluster__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.clusterDiscoveryType {
        case .type(let value):
            c.pointee.cluster_discovery_type_case = Envoy__Config__Cluster__V3__Cluster__ClusterDiscoveryTypeCase(rawValue: 2)
            c.pointee.type = Envoy__Config__Cluster__V3__Cluster__DiscoveryType(rawValue: UInt32(bitPattern: value.rawValue))
        case .clusterType(let value):
            c.pointee.cluster_discovery_type_case = Envoy__Config__Cluster__V3__Cluster__ClusterDiscoveryTypeCase(rawValue: 38)
            c.pointee.cluster_type = try value.store(in: arena, at: "cluster_type")
        case nil: break
        }
        if let value = self.edsClusterConfig { c.pointee.eds_cluster_config = try value.store(in: arena, at: "eds_cluster_config") }
        if let value = self.connectTimeout { c.pointee.connect_timeout = try value.store(in: arena, at: "connect_timeout") }
        if let value = self.perConnectionBufferLimitBytes { c.pointee.per_connection_buffer_limit_bytes = try value.store(in: arena, at: "per_connection_buffer_limit_bytes") }
        c.pointee.lb_policy = Envoy__Config__Cluster__V3__Cluster__LbPolicy(rawValue: UInt32(bitPattern: self.lbPolicy.rawValue))
        if let value = self.circuitBreakers { c.pointee.circuit_breakers = try value.store(in: arena, at: "circuit_breakers") }
        if let value = self.dnsRefreshRate { c.pointee.dns_refresh_rate = try value.store(in: arena, at: "dns_refresh_rate") }
        c.pointee.dns_lookup_family = Envoy__Config__Cluster__V3__Cluster__DnsLookupFamily(rawValue: UInt32(bitPattern: self.dnsLookupFamily.rawValue))
        if let value = self.outlierDetection { c.pointee.outlier_detection = try value.store(in: arena, at: "outlier_detection") }
        switch self.lbConfig {
        case .ringHashLbConfig(let value):
            c.pointee.lb_config_case = Envoy__Config__Cluster__V3__Cluster__LbConfigCase(rawValue: 23)
            c.pointee.ring_hash_lb_config = try value.store(in: arena, at: "ring_hash_lb_config")
        case .leastRequestLbConfig(let value):
            c.pointee.lb_config_case = Envoy__Config__Cluster__V3__Cluster__LbConfigCase(rawValue: 37)
            c.pointee.least_request_lb_config = try value.store(in: arena, at: "least_request_lb_config")
        case .maglevLbConfig(let value):
            c.pointee.lb_config_case = Envoy__Config__Cluster__V3__Cluster__LbConfigCase(rawValue: 52)
            c.pointee.maglev_lb_config = try value.store(in: arena, at: "maglev_lb_config")
        case nil: break
        }
        if let value = self.transportSocket { c.pointee.transport_socket = try value.store(in: arena, at: "transport_socket") }
        if let value = self.metadata { c.pointee.metadata = try value.store(in: arena, at: "metadata") }
        if let value = self.commonLbConfig { c.pointee.common_lb_config = try value.store(in: arena, at: "common_lb_config") }
        if !self.altStatName.isEmpty { c.pointee.alt_stat_name = try SchemaCoding.text(arena, self.altStatName, "alt_stat_name") }
        if let value = self.upstreamConnectionOptions { c.pointee.upstream_connection_options = try value.store(in: arena, at: "upstream_connection_options") }
        if let value = self.loadAssignment { c.pointee.load_assignment = try value.store(in: arena, at: "load_assignment") }
        if !self.typedExtensionProtocolOptions.isEmpty {
            let pairs = self.typedExtensionProtocolOptions.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__TypedExtensionProtocolOptionsEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__TypedExtensionProtocolOptionsEntry>.size)
                    .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__TypedExtensionProtocolOptionsEntry.self, capacity: 1)
                envoy__config__cluster__v3__cluster__typed_extension_protocol_options_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "typed_extension_protocol_options", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "typed_extension_protocol_options", index)
                list[index] = entry
            }
            c.pointee.n_typed_extension_protocol_options = pairs.count
            c.pointee.typed_extension_protocol_options = list
        }
        c.pointee.respect_dns_ttl = self.respectDNSTTL ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.cluster_discovery_type_case.rawValue {
        case 2:
            self.clusterDiscoveryType = .type(EnvoyClusterV3.Cluster.DiscoveryType(rawValue: Int32(bitPattern: c.pointee.type.rawValue)))
        case 38:
            if let item = c.pointee.cluster_type {
                self.clusterDiscoveryType = .clusterType(try EnvoyClusterV3.Cluster.CustomClusterType(c: item, at: "cluster_type"))
            }
        default: break
        }
        if let item = c.pointee.eds_cluster_config { self.edsClusterConfig = try EnvoyClusterV3.Cluster.EdsClusterConfig(c: item, at: "eds_cluster_config") }
        if let item = c.pointee.connect_timeout { self.connectTimeout = try GoogleProtobuf.Duration(c: item, at: "connect_timeout") }
        if let item = c.pointee.per_connection_buffer_limit_bytes { self.perConnectionBufferLimitBytes = try GoogleProtobuf.UInt32Value(c: item, at: "per_connection_buffer_limit_bytes") }
        self.lbPolicy = EnvoyClusterV3.Cluster.LbPolicy(rawValue: Int32(bitPattern: c.pointee.lb_policy.rawValue))
        if let item = c.pointee.circuit_breakers { self.circuitBreakers = try EnvoyClusterV3.CircuitBreakers(c: item, at: "circuit_breakers") }
        if let item = c.pointee.dns_refresh_rate { self.dnsRefreshRate = try GoogleProtobuf.Duration(c: item, at: "dns_refresh_rate") }
        self.dnsLookupFamily = EnvoyClusterV3.Cluster.DnsLookupFamily(rawValue: Int32(bitPattern: c.pointee.dns_lookup_family.rawValue))
        if let item = c.pointee.outlier_detection { self.outlierDetection = try EnvoyClusterV3.OutlierDetection(c: item, at: "outlier_detection") }
        switch c.pointee.lb_config_case.rawValue {
        case 23:
            if let item = c.pointee.ring_hash_lb_config {
                self.lbConfig = .ringHashLbConfig(try EnvoyClusterV3.Cluster.RingHashLbConfig(c: item, at: "ring_hash_lb_config"))
            }
        case 37:
            if let item = c.pointee.least_request_lb_config {
                self.lbConfig = .leastRequestLbConfig(try EnvoyClusterV3.Cluster.LeastRequestLbConfig(c: item, at: "least_request_lb_config"))
            }
        case 52:
            if let item = c.pointee.maglev_lb_config {
                self.lbConfig = .maglevLbConfig(try EnvoyClusterV3.Cluster.MaglevLbConfig(c: item, at: "maglev_lb_config"))
            }
        default: break
        }
        if let item = c.pointee.transport_socket { self.transportSocket = try EnvoyCoreV3.TransportSocket(c: item, at: "transport_socket") }
        if let item = c.pointee.metadata { self.metadata = try EnvoyCoreV3.Metadata(c: item, at: "metadata") }
        if let item = c.pointee.common_lb_config { self.commonLbConfig = try EnvoyClusterV3.Cluster.CommonLbConfig(c: item, at: "common_lb_config") }
        self.altStatName = try SchemaCoding.string(c.pointee.alt_stat_name, "alt_stat_name")
        if let item = c.pointee.upstream_connection_options { self.upstreamConnectionOptions = try EnvoyClusterV3.UpstreamConnectionOptions(c: item, at: "upstream_connection_options") }
        if let item = c.pointee.load_assignment { self.loadAssignment = try EnvoyEndpointV3.ClusterLoadAssignment(c: item, at: "load_assignment") }
        if c.pointee.n_typed_extension_protocol_options > 0, let list = c.pointee.typed_extension_protocol_options {
            var pairs = [String: GoogleProtobuf.AnyMessage](minimumCapacity: c.pointee.n_typed_extension_protocol_options)
            for index in 0..<c.pointee.n_typed_extension_protocol_options {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "typed_extension_protocol_options", index)
                var value = GoogleProtobuf.AnyMessage()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.AnyMessage(c: pointer, at: "typed_extension_protocol_options", index)
                }
                pairs[key] = value
            }
            self.typedExtensionProtocolOptions = pairs
        }
        self.respectDNSTTL = c.pointee.respect_dns_ttl != 0
    }
}

extension EnvoyClusterV3.Cluster.CustomClusterType: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.CustomClusterType`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.CustomClusterType" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CustomClusterType> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__CustomClusterType>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__CustomClusterType.self, capacity: 1)
        envoy__config__cluster__v3__cluster__custom_cluster_type__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CustomClusterType> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__CustomClusterType>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CustomClusterType>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.typedConfig { c.pointee.typed_config = try value.store(in: arena, at: "typed_config") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__CustomClusterType>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.typed_config { self.typedConfig = try GoogleProtobuf.AnyMessage(c: item, at: "typed_config") }
    }
}

extension EnvoyClusterV3.Cluster.EdsClusterConfig: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.EdsClusterConfig`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.EdsClusterConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig.self, capacity: 1)
        envoy__config__cluster__v3__cluster__eds_cluster_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.edsConfig { c.pointee.eds_config = try value.store(in: arena, at: "eds_config") }
        if !self.serviceName.isEmpty { c.pointee.service_name = try SchemaCoding.text(arena, self.serviceName, "service_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__EdsClusterConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.eds_config { self.edsConfig = try EnvoyCoreV3.ConfigSource(c: item, at: "eds_config") }
        self.serviceName = try SchemaCoding.string(c.pointee.service_name, "service_name")
    }
}

extension EnvoyClusterV3.Cluster.LeastRequestLbConfig: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.LeastRequestLbConfig`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.LeastRequestLbConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig.self, capacity: 1)
        envoy__config__cluster__v3__cluster__least_request_lb_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.choiceCount { c.pointee.choice_count = try value.store(in: arena, at: "choice_count") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__LeastRequestLbConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.choice_count { self.choiceCount = try GoogleProtobuf.UInt32Value(c: item, at: "choice_count") }
    }
}

extension EnvoyClusterV3.Cluster.RingHashLbConfig: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.RingHashLbConfig`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.RingHashLbConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig.self, capacity: 1)
        envoy__config__cluster__v3__cluster__ring_hash_lb_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.minimumRingSize { c.pointee.minimum_ring_size = try value.store(in: arena, at: "minimum_ring_size") }
        c.pointee.hash_function = Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig__HashFunction(rawValue: UInt32(bitPattern: self.hashFunction.rawValue))
        if let value = self.maximumRingSize { c.pointee.maximum_ring_size = try value.store(in: arena, at: "maximum_ring_size") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__RingHashLbConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.minimum_ring_size { self.minimumRingSize = try GoogleProtobuf.UInt64Value(c: item, at: "minimum_ring_size") }
        self.hashFunction = EnvoyClusterV3.Cluster.RingHashLbConfig.HashFunction(rawValue: Int32(bitPattern: c.pointee.hash_function.rawValue))
        if let item = c.pointee.maximum_ring_size { self.maximumRingSize = try GoogleProtobuf.UInt64Value(c: item, at: "maximum_ring_size") }
    }
}

extension EnvoyClusterV3.Cluster.MaglevLbConfig: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.MaglevLbConfig`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.MaglevLbConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig.self, capacity: 1)
        envoy__config__cluster__v3__cluster__maglev_lb_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.tableSize { c.pointee.table_size = try value.store(in: arena, at: "table_size") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__MaglevLbConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.table_size { self.tableSize = try GoogleProtobuf.UInt64Value(c: item, at: "table_size") }
    }
}

extension EnvoyClusterV3.Cluster.CommonLbConfig: SchemaCodable {
    /// `envoy.config.cluster.v3.Cluster.CommonLbConfig`.
    package static var fullName: String { "envoy.config.cluster.v3.Cluster.CommonLbConfig" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__Cluster__CommonLbConfig.self, capacity: 1)
        envoy__config__cluster__v3__cluster__common_lb_config__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.healthyPanicThreshold { c.pointee.healthy_panic_threshold = try value.store(in: arena, at: "healthy_panic_threshold") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__Cluster__CommonLbConfig>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.healthy_panic_threshold { self.healthyPanicThreshold = try EnvoyTypeV3.Percent(c: item, at: "healthy_panic_threshold") }
    }
}

extension EnvoyClusterV3.UpstreamConnectionOptions: SchemaCodable {
    /// `envoy.config.cluster.v3.UpstreamConnectionOptions`.
    package static var fullName: String { "envoy.config.cluster.v3.UpstreamConnectionOptions" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__UpstreamConnectionOptions> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__UpstreamConnectionOptions>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__UpstreamConnectionOptions.self, capacity: 1)
        envoy__config__cluster__v3__upstream_connection_options__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__UpstreamConnectionOptions> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__UpstreamConnectionOptions>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__UpstreamConnectionOptions>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.tcpKeepalive { c.pointee.tcp_keepalive = try value.store(in: arena, at: "tcp_keepalive") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__UpstreamConnectionOptions>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.tcp_keepalive { self.tcpKeepalive = try EnvoyCoreV3.TcpKeepalive(c: item, at: "tcp_keepalive") }
    }
}

extension EnvoyClusterV3.OutlierDetection: SchemaCodable {
    /// `envoy.config.cluster.v3.OutlierDetection`.
    package static var fullName: String { "envoy.config.cluster.v3.OutlierDetection" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__OutlierDetection> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Cluster__V3__OutlierDetection>.size)
            .bindMemory(to: Envoy__Config__Cluster__V3__OutlierDetection.self, capacity: 1)
        envoy__config__cluster__v3__outlier_detection__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Cluster__V3__OutlierDetection> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__OutlierDetection>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Cluster__V3__OutlierDetection>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.consecutive5xx { c.pointee.consecutive_5xx = try value.store(in: arena, at: "consecutive_5xx") }
        if let value = self.interval { c.pointee.interval = try value.store(in: arena, at: "interval") }
        if let value = self.baseEjectionTime { c.pointee.base_ejection_time = try value.store(in: arena, at: "base_ejection_time") }
        if let value = self.maxEjectionPercent { c.pointee.max_ejection_percent = try value.store(in: arena, at: "max_ejection_percent") }
        if let value = self.enforcingConsecutive5xx { c.pointee.enforcing_consecutive_5xx = try value.store(in: arena, at: "enforcing_consecutive_5xx") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Cluster__V3__OutlierDetection>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.consecutive_5xx { self.consecutive5xx = try GoogleProtobuf.UInt32Value(c: item, at: "consecutive_5xx") }
        if let item = c.pointee.interval { self.interval = try GoogleProtobuf.Duration(c: item, at: "interval") }
        if let item = c.pointee.base_ejection_time { self.baseEjectionTime = try GoogleProtobuf.Duration(c: item, at: "base_ejection_time") }
        if let item = c.pointee.max_ejection_percent { self.maxEjectionPercent = try GoogleProtobuf.UInt32Value(c: item, at: "max_ejection_percent") }
        if let item = c.pointee.enforcing_consecutive_5xx { self.enforcingConsecutive5xx = try GoogleProtobuf.UInt32Value(c: item, at: "enforcing_consecutive_5xx") }
    }
}
