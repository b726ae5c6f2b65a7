// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/network_tcp_proxy_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyTCPProxyV3.TcpProxy: SchemaCodable {
    /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy`.
    package static var fullName: String { "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy.self, capacity: 1)
        envoy__extensions__filters__network__tcp_proxy__v3__tcp_proxy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.statPrefix.isEmpty { c.pointee.stat_prefix = try SchemaCoding.text(arena, self.statPrefix, "stat_prefix") }
        switch self.clusterSpecifier {
        case .cluster(let value):
            c.pointee.cluster_specifier_case = Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__ClusterSpecifierCase(rawValue: 2)
            c.pointee.cluster = try SchemaCoding.text(arena, value, "cluster")
        case .weightedClusters(let value):
            c.pointee.cluster_specifier_case = Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__ClusterSpecifierCase(rawValue: 10)
            c.pointee.weighted_clusters = try value.store(in: arena, at: "weighted_clusters")
        case nil: break
        }
        if !self.accessLog.isEmpty {
            let items = self.accessLog
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Accesslog__V3__AccessLog>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "access_log", index) }
            c.pointee.n_access_log = items.count
            c.pointee.access_log = list
        }
        if let value = self.maxConnectAttempts { c.pointee.max_connect_attempts = try value.store(in: arena, at: "max_connect_attempts") }
        if let value = self.idleTimeout { c.pointee.idle_timeout = try value.store(in: arena, at: "idle_timeout") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy>) throws(SchemaError) {
        self.init()
        self.statPrefix = try SchemaCoding.string(c.pointee.stat_prefix, "stat_prefix")
        switch c.pointee.cluster_specifier_case.rawValue {
        case 2:
            self.clusterSpecifier = .cluster(try SchemaCoding.string(c.pointee.cluster, "cluster"))
        case 10:
            if let item = c.pointee.weighted_clusters {
                self.clusterSpecifier = .weightedClusters(try EnvoyTCPProxyV3.TcpProxy.WeightedCluster(c: item, at: "weighted_clusters"))
            }
        default: break
        }
        if c.pointee.n_access_log > 0, let list = c.pointee.access_log {
            var items: [EnvoyAccessLogV3.AccessLog] = []
            items.reserveCapacity(c.pointee.n_access_log)
            for index in 0..<c.pointee.n_access_log {
                guard let item = list[index] else { continue }
                items.append(try EnvoyAccessLogV3.AccessLog(c: item, at: "access_log", index))
            }
            self.accessLog = items
        }
        if let item = c.pointee.max_connect_attempts { self.maxConnectAttempts = try GoogleProtobuf.UInt32Value(c: item, at: "max_connect_attempts") }
        if let item = c.pointee.idle_timeout { self.idleTimeout = try GoogleProtobuf.Duration(c: item, at: "idle_timeout") }
    }
}

extension EnvoyTCPProxyV3.TcpProxy.WeightedCluster: SchemaCodable {
    /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster`.
    package static var fullName: String { "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster.self, capacity: 1)
        envoy__extensions__filters__network__tcp_proxy__v3__tcp_proxy__weighted_cluster__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster>, in arena: SchemaArena) throws(SchemaError) {
        if !self.clusters.isEmpty {
            let items = self.clusters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "clusters", index) }
            c.pointee.n_clusters = items.count
            c.pointee.clusters = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster>) throws(SchemaError) {
        self.init()
        if c.pointee.n_clusters > 0, let list = c.pointee.clusters {
            var items: [EnvoyTCPProxyV3.TcpProxy.WeightedCluster.ClusterWeight] = []
            items.reserveCapacity(c.pointee.n_clusters)
            for index in 0..<c.pointee.n_clusters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyTCPProxyV3.TcpProxy.WeightedCluster.ClusterWeight(c: item, at: "clusters", index))
            }
            self.clusters = items
        }
    }
}

extension EnvoyTCPProxyV3.TcpProxy.WeightedCluster.ClusterWeight: SchemaCodable {
    /// `envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight`.
    package static var fullName: String { "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>.size)
            .bindMemory(to: Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight.self, capacity: 1)
        envoy__extensions__filters__network__tcp_proxy__v3__tcp_proxy__weighted_cluster__cluster_weight__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        c.pointee.weight = self.weight
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Extensions__Filters__Network__TcpProxy__V3__TcpProxy__WeightedCluster__ClusterWeight>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.weight = c.pointee.weight
    }
}
