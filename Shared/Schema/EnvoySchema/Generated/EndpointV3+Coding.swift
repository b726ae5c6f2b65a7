// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/endpoint_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyEndpointV3.ClusterLoadAssignment: SchemaCodable {
    /// `envoy.config.endpoint.v3.ClusterLoadAssignment`.
    package static var fullName: String { "envoy.config.endpoint.v3.ClusterLoadAssignment" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Endpoint__V3__ClusterLoadAssignment>.size)
            .bindMemory(to: Envoy__Config__Endpoint__V3__ClusterLoadAssignment.self, capacity: 1)
        envoy__config__endpoint__v3__cluster_load_assignment__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment>, in arena: SchemaArena) throws(SchemaError) {
        if !self.clusterName.isEmpty { c.pointee.cluster_name = try SchemaCoding.text(arena, self.clusterName, "cluster_name") }
        if !self.endpoints.isEmpty {
            let items = self.endpoints
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "endpoints", index) }
            c.pointee.n_endpoints = items.count
            c.pointee.endpoints = list
        }
        if let value = self.policy { c.pointee.policy = try value.store(in: arena, at: "policy") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment>) throws(SchemaError) {
        self.init()
        self.clusterName = try SchemaCoding.string(c.pointee.cluster_name, "cluster_name")
        if c.pointee.n_endpoints > 0, let list = c.pointee.endpoints {
            var items: [EnvoyEndpointV3.LocalityLbEndpoints] = []
            items.reserveCapacity(c.pointee.n_endpoints)
            for index in 0..<c.pointee.n_endpoints {
                guard let item = list[index] else { continue }
                items.append(try EnvoyEndpointV3.LocalityLbEndpoints(c: item, at: "endpoints", index))
            }
            self.endpoints = items
        }
        if let item = c.pointee.policy { self.policy = try EnvoyEndpointV3.ClusterLoadAssignment.Policy(c: item, at: "policy") }
    }
}

extension EnvoyEndpointV3.ClusterLoadAssignment.Policy: SchemaCodable {
    /// `envoy.config.endpoint.v3.ClusterLoadAssignment.Policy`.
    package static var fullName: String { "envoy.config.endpoint.v3.ClusterLoadAssignment.Policy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy>.size)
            .bindMemory(to: Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy.self, capacity: 1)
        envoy__config__endpoint__v3__cluster_load_assignment__policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.overprovisioningFactor { c.pointee.overprovisioning_factor = try value.store(in: arena, at: "overprovisioning_factor") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__ClusterLoadAssignment__Policy>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.overprovisioning_factor { self.overprovisioningFactor = try GoogleProtobuf.UInt32Value(c: item, at: "overprovisioning_factor") }
    }
}

extension EnvoyEndpointV3.Endpoint: SchemaCodable {
    /// `envoy.config.endpoint.v3.Endpoint`.
    package static var fullName: String { "envoy.config.endpoint.v3.Endpoint" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__Endpoint> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Endpoint__V3__Endpoint>.size)
            .bindMemory(to: Envoy__Config__Endpoint__V3__Endpoint.self, capacity: 1)
        envoy__config__endpoint__v3__endpoint__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__Endpoint> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__Endpoint>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Endpoint__V3__Endpoint>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.address { c.pointee.address = try value.store(in: arena, at: "address") }
        if !self.hostname.isEmpty { c.pointee.hostname = try SchemaCoding.text(arena, self.hostname, "hostname") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__Endpoint>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.address { self.address = try EnvoyCoreV3.Address(c: item, at: "address") }
        self.hostname = try SchemaCoding.string(c.pointee.hostname, "hostname")
    }
}

extension EnvoyEndpointV3.LbEndpoint: SchemaCodable {
    /// `envoy.config.endpoint.v3.LbEndpoint`.
    package static var fullName: String { "envoy.config.endpoint.v3.LbEndpoint" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LbEndpoint> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Endpoint__V3__LbEndpoint>.size)
            .bindMemory(to: Envoy__Config__Endpoint__V3__LbEndpoint.self, capacity: 1)
        envoy__config__endpoint__v3__lb_endpoint__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LbEndpoint> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__LbEndpoint>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LbEndpoint>, in arena: SchemaArena) throws(SchemaError) {
        switch self.hostIdentifier {
        case .endpoint(let value):
            c.pointee.host_identifier_case = Envoy__Config__Endpoint__V3__LbEndpoint__HostIdentifierCase(rawValue: 1)
            c.pointee.endpoint = try value.store(in: arena, at: "endpoint")
        case nil: break
        }
        c.pointee.health_status = Envoy__Config__Core__V3__HealthStatus(rawValue: UInt32(bitPattern: self.healthStatus.rawValue))
        if let value = self.metadata { c.pointee.metadata = try value.store(in: arena, at: "metadata") }
        if let value = self.loadBalancingWeight { c.pointee.load_balancing_weight = try value.store(in: arena, at: "load_balancing_weight") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__LbEndpoint>) throws(SchemaError) {
        self.init()
        switch c.pointee.host_identifier_case.rawValue {
        case 1:
            if let item = c.pointee.endpoint {
                self.hostIdentifier = .endpoint(try EnvoyEndpointV3.Endpoint(c: item, at: "endpoint"))
            }
        default: break
        }
        self.healthStatus = EnvoyCoreV3.HealthStatus(rawValue: Int32(bitPattern: c.pointee.health_status.rawValue))
        if let item = c.pointee.metadata { self.metadata = try EnvoyCoreV3.Metadata(c: item, at: "metadata") }
        if let item = c.pointee.load_balancing_weight { self.loadBalancingWeight = try GoogleProtobuf.UInt32Value(c: item, at: "load_balancing_weight") }
    }
}

extension EnvoyEndpointV3.LocalityLbEndpoints: SchemaCodable {
    /// `envoy.config.endpoint.v3.LocalityLbEndpoints`.
    package static var fullName: String { "envoy.config.endpoint.v3.LocalityLbEndpoints" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>.size)
            .bindMemory(to: Envoy__Config__Endpoint__V3__LocalityLbEndpoints.self, capacity: 1)
        envoy__config__endpoint__v3__locality_lb_endpoints__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.locality { c.pointee.locality = try value.store(in: arena, at: "locality") }
        if !self.lbEndpoints.isEmpty {
            let items = self.lbEndpoints
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LbEndpoint>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Endpoint__V3__LbEndpoint>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "lb_endpoints", index) }
            c.pointee.n_lb_endpoints = items.count
            c.pointee.lb_endpoints = list
        }
        if let value = self.loadBalancingWeight { c.pointee.load_balancing_weight = try value.store(in: arena, at: "load_balancing_weight") }
        c.pointee.priority = self.priority
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Endpoint__V3__LocalityLbEndpoints>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.locality { self.locality = try EnvoyCoreV3.Locality(c: item, at: "locality") }
        if c.pointee.n_lb_endpoints > 0, let list = c.pointee.lb_endpoints {
            var items: [EnvoyEndpointV3.LbEndpoint] = []
            items.reserveCapacity(c.pointee.n_lb_endpoints)
            for index in 0..<c.pointee.n_lb_endpoints {
                guard let item = list[index] else { continue }
                items.append(try EnvoyEndpointV3.LbEndpoint(c: item, at: "lb_endpoints", index))
            }
            self.lbEndpoints = items
        }
        if let item = c.pointee.load_balancing_weight { self.loadBalancingWeight = try GoogleProtobuf.UInt32Value(c: item, at: "load_balancing_weight") }
        self.priority = c.pointee.priority
    }
}
