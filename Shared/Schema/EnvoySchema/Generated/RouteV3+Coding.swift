// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/route_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyRouteV3.RouteConfiguration: SchemaCodable {
    /// `envoy.config.route.v3.RouteConfiguration`.
    package static var fullName: String { "envoy.config.route.v3.RouteConfiguration" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteConfiguration> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteConfiguration>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteConfiguration.self, capacity: 1)
        envoy__config__route__v3__route_configuration__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteConfiguration> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteConfiguration>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteConfiguration>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.virtualHosts.isEmpty {
            let items = self.virtualHosts
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "virtual_hosts", index) }
            c.pointee.n_virtual_hosts = items.count
            c.pointee.virtual_hosts = list
        }
        if !self.responseHeadersToAdd.isEmpty {
            let items = self.responseHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "response_headers_to_add", index) }
            c.pointee.n_response_headers_to_add = items.count
            c.pointee.response_headers_to_add = list
        }
        if !self.responseHeadersToRemove.isEmpty {
            c.pointee.response_headers_to_remove = try SchemaCoding.texts(arena, self.responseHeadersToRemove, "response_headers_to_remove")
            c.pointee.n_response_headers_to_remove = self.responseHeadersToRemove.count
        }
        if !self.requestHeadersToAdd.isEmpty {
            let items = self.requestHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "request_headers_to_add", index) }
            c.pointee.n_request_headers_to_add = items.count
            c.pointee.request_headers_to_add = list
        }
        if let value = self.validateClusters { c.pointee.validate_clusters = try value.store(in: arena, at: "validate_clusters") }
        if !self.requestHeadersToRemove.isEmpty {
            c.pointee.request_headers_to_remove = try SchemaCoding.texts(arena, self.requestHeadersToRemove, "request_headers_to_remove")
            c.pointee.n_request_headers_to_remove = self.requestHeadersToRemove.count
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteConfiguration>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if c.pointee.n_virtual_hosts > 0, let list = c.pointee.virtual_hosts {
            var items: [EnvoyRouteV3.VirtualHost] = []
            items.reserveCapacity(c.pointee.n_virtual_hosts)
            for index in 0..<c.pointee.n_virtual_hosts {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.VirtualHost(c: item, at: "virtual_hosts", index))
            }
            self.virtualHosts = items
        }
        if c.pointee.n_response_headers_to_add > 0, let list = c.pointee.response_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_response_headers_to_add)
            for index in 0..<c.pointee.n_response_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "response_headers_to_add", index))
            }
            self.responseHeadersToAdd = items
        }
        self.responseHeadersToRemove = try SchemaCoding.strings(c.pointee.response_headers_to_remove, c.pointee.n_response_headers_to_remove, "response_headers_to_remove")
        if c.pointee.n_request_headers_to_add > 0, let list = c.pointee.request_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_request_headers_to_add)
            for index in 0..<c.pointee.n_request_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "request_headers_to_add", index))
            }
            self.requestHeadersToAdd = items
        }
        if let item = c.pointee.validate_clusters { self.validateClusters = try GoogleProtobuf.BoolValue(c: item, at: "validate_clusters") }
        self.requestHeadersToRemove = try SchemaCoding.strings(c.pointee.request_headers_to_remove, c.pointee.n_request_headers_to_remove, "request_headers_to_remove")
    }
}

extension EnvoyRouteV3.VirtualHost: SchemaCodable {
    /// `envoy.config.route.v3.VirtualHost`.
    package static var fullName: String { "envoy.config.route.v3.VirtualHost" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__VirtualHost>.size)
            .bindMemory(to: Envoy__Config__Route__V3__VirtualHost.self, capacity: 1)
        envoy__config__route__v3__virtual_host__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__VirtualHost>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.domains.isEmpty {
            c.pointee.domains = try SchemaCoding.texts(arena, self.domains, "domains")
            c.pointee.n_domains = self.domains.count
        }
        if !self.routes.isEmpty {
            let items = self.routes
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__Route>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__Route>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "routes", index) }
            c.pointee.n_routes = items.count
            c.pointee.routes = list
        }
        if !self.requestHeadersToAdd.isEmpty {
            let items = self.requestHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "request_headers_to_add", index) }
            c.pointee.n_request_headers_to_add = items.count
            c.pointee.request_headers_to_add = list
        }
        if !self.responseHeadersToAdd.isEmpty {
            let items = self.responseHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "response_headers_to_add", index) }
            c.pointee.n_response_headers_to_add = items.count
            c.pointee.response_headers_to_add = list
        }
        if !self.responseHeadersToRemove.isEmpty {
            c.pointee.response_headers_to_remove = try SchemaCoding.texts(arena, self.responseHeadersToRemove, "response_headers_to_remove")
            c.pointee.n_response_headers_to_remove = self.responseHeadersToRemove.count
        }
        if !self.requestHeadersToRemove.isEmpty {
            c.pointee.request_headers_to_remove = try SchemaCoding.texts(arena, self.requestHeadersToRemove, "request_headers_to_remove")
            c.pointee.n_request_headers_to_remove = self.requestHeadersToRemove.count
        }
        if !self.typedPerFilterConfig.isEmpty {
            let pairs = self.typedPerFilterConfig.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Route__V3__VirtualHost__TypedPerFilterConfigEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__VirtualHost__TypedPerFilterConfigEntry>.size)
                    .bindMemory(to: Envoy__Config__Route__V3__VirtualHost__TypedPerFilterConfigEntry.self, capacity: 1)
                envoy__config__route__v3__virtual_host__typed_per_filter_config_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "typed_per_filter_config", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "typed_per_filter_config", index)
                list[index] = entry
            }
            c.pointee.n_typed_per_filter_config = pairs.count
            c.pointee.typed_per_filter_config = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__VirtualHost>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.domains = try SchemaCoding.strings(c.pointee.domains, c.pointee.n_domains, "domains")
        if c.pointee.n_routes > 0, let list = c.pointee.routes {
            var items: [EnvoyRouteV3.Route] = []
            items.reserveCapacity(c.pointee.n_routes)
            for index in 0..<c.pointee.n_routes {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.Route(c: item, at: "routes", index))
            }
            self.routes = items
        }
        if c.pointee.n_request_headers_to_add > 0, let list = c.pointee.request_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_request_headers_to_add)
            for index in 0..<c.pointee.n_request_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "request_headers_to_add", index))
            }
            self.requestHeadersToAdd = items
        }
        if c.pointee.n_response_headers_to_add > 0, let list = c.pointee.response_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_response_headers_to_add)
            for index in 0..<c.pointee.n_response_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "response_headers_to_add", index))
            }
            self.responseHeadersToAdd = items
        }
        self.responseHeadersToRemove = try SchemaCoding.strings(c.pointee.response_headers_to_remove, c.pointee.n_response_headers_to_remove, "response_headers_to_remove")
        self.requestHeadersToRemove = try SchemaCoding.strings(c.pointee.request_headers_to_remove, c.pointee.n_request_headers_to_remove, "request_headers_to_remove")
        if c.pointee.n_typed_per_filter_config > 0, let list = c.pointee.typed_per_filter_config {
            var pairs = [String: GoogleProtobuf.AnyMessage](minimumCapacity: c.pointee.n_typed_per_filter_config)
            for index in 0..<c.pointee.n_typed_per_filter_config {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "typed_per_filter_config", index)
                var value = GoogleProtobuf.AnyMessage()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.AnyMessage(c: pointer, at: "typed_per_filter_config", index)
                }
                pairs[key] = value
            }
            self.typedPerFilterConfig = pairs
        }
    }
}

extension EnvoyRouteV3.Route: SchemaCodable {
    /// `envoy.config.route.v3.Route`.
    package static var fullName: String { "envoy.config.route.v3.Route" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__Route> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__Route>.size)
            .bindMemory(to: Envoy__Config__Route__V3__Route.self, capacity: 1)
        envoy__config__route__v3__route__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__Route> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__Route>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__Route>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.match { c.pointee.match = try value.store(in: arena, at: "match") }
        switch self.action {
        case .route(let value):
            c.pointee.action_case = Envoy__Config__Route__V3__Route__ActionCase(rawValue: 2)
            c.pointee.route = try value.store(in: arena, at: "route")
        case .redirect(let value):
            c.pointee.action_case = Envoy__Config__Route__V3__Route__ActionCase(rawValue: 3)
            c.pointee.redirect = try value.store(in: arena, at: "redirect")
        case .directResponse(let value):
            c.pointee.action_case = Envoy__Config__Route__V3__Route__ActionCase(rawValue: 7)
            c.pointee.direct_response = try value.store(in: arena, at: "direct_response")
        case nil: break
        }
        if let value = self.metadata { c.pointee.metadata = try value.store(in: arena, at: "metadata") }
        if !self.requestHeadersToAdd.isEmpty {
            let items = self.requestHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "request_headers_to_add", index) }
            c.pointee.n_request_headers_to_add = items.count
            c.pointee.request_headers_to_add = list
        }
        if !self.responseHeadersToAdd.isEmpty {
            let items = self.responseHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "response_headers_to_add", index) }
            c.pointee.n_response_headers_to_add = items.count
            c.pointee.response_headers_to_add = list
        }
        if !self.responseHeadersToRemove.isEmpty {
            c.pointee.response_headers_to_remove = try SchemaCoding.texts(arena, self.responseHeadersToRemove, "response_headers_to_remove")
            c.pointee.n_response_headers_to_remove = self.responseHeadersToRemove.count
        }
        if !self.requestHeadersToRemove.isEmpty {
            c.pointee.request_headers_to_remove = try SchemaCoding.texts(arena, self.requestHeadersToRemove, "request_headers_to_remove")
            c.pointee.n_request_headers_to_remove = self.requestHeadersToRemove.count
        }
        if !self.typedPerFilterConfig.isEmpty {
            let pairs = self.typedPerFilterConfig.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Route__V3__Route__TypedPerFilterConfigEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__Route__TypedPerFilterConfigEntry>.size)
                    .bindMemory(to: Envoy__Config__Route__V3__Route__TypedPerFilterConfigEntry.self, capacity: 1)
                envoy__config__route__v3__route__typed_per_filter_config_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "typed_per_filter_config", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "typed_per_filter_config", index)
                list[index] = entry
            }
            c.pointee.n_typed_per_filter_config = pairs.count
            c.pointee.typed_per_filter_config = list
        }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__Route>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.match { self.match = try EnvoyRouteV3.RouteMatch(c: item, at: "match") }
        switch c.pointee.action_case.rawValue {
        case 2:
            if let item = c.pointee.route {
                self.action = .route(try EnvoyRouteV3.RouteAction(c: item, at: "route"))
            }
        case 3:
            if let item = c.pointee.redirect {
                self.action = .redirect(try EnvoyRouteV3.RedirectAction(c: item, at: "redirect"))
            }
        case 7:
            if let item = c.pointee.direct_response {
                self.action = .directResponse(try EnvoyRouteV3.DirectResponseAction(c: item, at: "direct_response"))
            }
        default: break
        }
        if let item = c.pointee.metadata { self.metadata = try EnvoyCoreV3.Metadata(c: item, at: "metadata") }
        if c.pointee.n_request_headers_to_add > 0, let list = c.pointee.request_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_request_headers_to_add)
            for index in 0..<c.pointee.n_request_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "request_headers_to_add", index))
            }
            self.requestHeadersToAdd = items
        }
        if c.pointee.n_response_headers_to_add > 0, let list = c.pointee.response_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_response_headers_to_add)
            for index in 0..<c.pointee.n_response_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "response_headers_to_add", index))
            }
            self.responseHeadersToAdd = items
        }
        self.responseHeadersToRemove = try SchemaCoding.strings(c.pointee.response_headers_to_remove, c.pointee.n_response_headers_to_remove, "response_headers_to_remove")
        self.requestHeadersToRemove = try SchemaCoding.strings(c.pointee.request_headers_to_remove, c.pointee.n_request_headers_to_remove, "request_headers_to_remove")
        if c.pointee.n_typed_per_filter_config > 0, let list = c.pointee.typed_per_filter_config {
            var pairs = [String: GoogleProtobuf.AnyMessage](minimumCapacity: c.pointee.n_typed_per_filter_config)
            for index in 0..<c.pointee.n_typed_per_filter_config {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "typed_per_filter_config", index)
                var value = GoogleProtobuf.AnyMessage()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.AnyMessage(c: pointer, at: "typed_per_filter_config", index)
                }
                pairs[key] = value
            }
            self.typedPerFilterConfig = pairs
        }
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension EnvoyRouteV3.WeightedCluster: SchemaCodable {
    /// `envoy.config.route.v3.WeightedCluster`.
    package static var fullName: String { "envoy.config.route.v3.WeightedCluster" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__WeightedCluster>.size)
            .bindMemory(to: Envoy__Config__Route__V3__WeightedCluster.self, capacity: 1)
        envoy__config__route__v3__weighted_cluster__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__WeightedCluster>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster>, in arena: SchemaArena) throws(SchemaError) {
        if !self.clusters.isEmpty {
            let items = self.clusters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "clusters", index) }
            c.pointee.n_clusters = items.count
            c.pointee.clusters = list
        }
        if let value = self.totalWeight { c.pointee.total_weight = try value.store(in: arena, at: "total_weight") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__WeightedCluster>) throws(SchemaError) {
        self.init()
        if c.pointee.n_clusters > 0, let list = c.pointee.clusters {
            var items: [EnvoyRouteV3.WeightedCluster.ClusterWeight] = []
            items.reserveCapacity(c.pointee.n_clusters)
            for index in 0..<c.pointee.n_clusters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.WeightedCluster.ClusterWeight(c: item, at: "clusters", index))
            }
            self.clusters = items
        }
        if let item = c.pointee.total_weight { self.totalWeight = try GoogleProtobuf.UInt32Value(c: item, at: "total_weight") }
    }
}

extension EnvoyRouteV3.WeightedCluster.ClusterWeight: SchemaCodable {
    /// `envoy.config.route.v3.WeightedCluster.ClusterWeight`.
    package static var fullName: String { "envoy.config.route.v3.WeightedCluster.ClusterWeight" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>.size)
            .bindMemory(to: Envoy__Config__Route__V3__WeightedCluster__ClusterWeight.self, capacity: 1)
        envoy__config__route__v3__weighted_cluster__cluster_weight__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.weight { c.pointee.weight = try value.store(in: arena, at: "weight") }
        if !self.requestHeadersToAdd.isEmpty {
            let items = self.requestHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "request_headers_to_add", index) }
            c.pointee.n_request_headers_to_add = items.count
            c.pointee.request_headers_to_add = list
        }
        if !self.responseHeadersToAdd.isEmpty {
            let items = self.responseHeadersToAdd
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Core__V3__HeaderValueOption>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "response_headers_to_add", index) }
            c.pointee.n_response_headers_to_add = items.count
            c.pointee.response_headers_to_add = list
        }
        if !self.responseHeadersToRemove.isEmpty {
            c.pointee.response_headers_to_remove = try SchemaCoding.texts(arena, self.responseHeadersToRemove, "response_headers_to_remove")
            c.pointee.n_response_headers_to_remove = self.responseHeadersToRemove.count
        }
        if !self.requestHeadersToRemove.isEmpty {
            c.pointee.request_headers_to_remove = try SchemaCoding.texts(arena, self.requestHeadersToRemove, "request_headers_to_remove")
            c.pointee.n_request_headers_to_remove = self.requestHeadersToRemove.count
        }
        if !self.typedPerFilterConfig.isEmpty {
            let pairs = self.typedPerFilterConfig.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight__TypedPerFilterConfigEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight__TypedPerFilterConfigEntry>.size)
                    .bindMemory(to: Envoy__Config__Route__V3__WeightedCluster__ClusterWeight__TypedPerFilterConfigEntry.self, capacity: 1)
                envoy__config__route__v3__weighted_cluster__cluster_weight__typed_per_filter_config_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "typed_per_filter_config", index)
                entry.pointee.value = try pairs[index].value.store(in: arena, at: "typed_per_filter_config", index)
                list[index] = entry
            }
            c.pointee.n_typed_per_filter_config = pairs.count
            c.pointee.typed_per_filter_config = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__WeightedCluster__ClusterWeight>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.weight { self.weight = try GoogleProtobuf.UInt32Value(c: item, at: "weight") }
        if c.pointee.n_request_headers_to_add > 0, let list = c.pointee.request_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_request_headers_to_add)
            for index in 0..<c.pointee.n_request_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "request_headers_to_add", index))
            }
            self.requestHeadersToAdd = items
        }
        if c.pointee.n_response_headers_to_add > 0, let list = c.pointee.response_headers_to_add {
            var items: [EnvoyCoreV3.HeaderValueOption] = []
            items.reserveCapacity(c.pointee.n_response_headers_to_add)
            for index in 0..<c.pointee.n_response_headers_to_add {
                guard let item = list[index] else { continue }
                items.append(try EnvoyCoreV3.HeaderValueOption(c: item, at: "response_headers_to_add", index))
            }
            self.responseHeadersToAdd = items
        }
        self.responseHeadersToRemove = try SchemaCoding.strings(c.pointee.response_headers_to_remove, c.pointee.n_response_headers_to_remove, "response_headers_to_remove")
        self.requestHeadersToRemove = try SchemaCoding.strings(c.pointee.request_headers_to_remove, c.pointee.n_request_headers_to_remove, "request_headers_to_remove")
        if c.pointee.n_typed_per_filter_config > 0, let list = c.pointee.typed_per_filter_config {
            var pairs = [String: GoogleProtobuf.AnyMessage](minimumCapacity: c.pointee.n_typed_per_filter_config)
            for index in 0..<c.pointee.n_typed_per_filter_config {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "typed_per_filter_config", index)
                var value = GoogleProtobuf.AnyMessage()
                if let pointer = entry.pointee.value {
                    value = try GoogleProtobuf.AnyMessage(c: pointer, at: "typed_per_filter_config", index)
                }
                pairs[key] = value
            }
            self.typedPerFilterConfig = pairs
        }
    }
}

extension EnvoyRouteV3.RouteMatch: SchemaCodable {
    /// `envoy.config.route.v3.RouteMatch`.
    package static var fullName: String { "envoy.config.route.v3.RouteMatch" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteMatch> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteMatch>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteMatch.self, capacity: 1)
        envoy__config__route__v3__route_match__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteMatch> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteMatch>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteMatch>, in arena: SchemaArena) throws(SchemaError) {
        switch self.pathSpecifier {
        case .prefix(let value):
            c.pointee.path_specifier_case = Envoy__Config__Route__V3__RouteMatch__PathSpecifierCase(rawValue: 1)
            c.pointee.prefix = try SchemaCoding.text(arena, value, "prefix")
        case .path(let value):
            c.pointee.path_specifier_case = Envoy__Config__Route__V3__RouteMatch__PathSpecifierCase(rawValue: 2)
            c.pointee.path = try SchemaCoding.text(arena, value, "path")
        case .safeRegex(let value):
            c.pointee.path_specifier_case = Envoy__Config__Route__V3__RouteMatch__PathSpecifierCase(rawValue: 10)
            c.pointee.safe_regex = try value.store(in: arena, at: "safe_regex")
        case nil: break
        }
        if let value = self.caseSensitive { c.pointee.case_sensitive = try value.store(in: arena, at: "case_sensitive") }
        if !self.headers.isEmpty {
            let items = self.headers
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__HeaderMatcher>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__HeaderMatcher>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "headers", index) }
            c.pointee.n_headers = items.count
            c.pointee.headers = list
        }
        if !self.queryParameters.isEmpty {
            let items = self.queryParameters
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__QueryParameterMatcher>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__QueryParameterMatcher>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "query_parameters", index) }
            c.pointee.n_query_parameters = items.count
            c.pointee.query_parameters = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteMatch>) throws(SchemaError) {
        self.init()
        switch c.pointee.path_specifier_case.rawValue {
        case 1:
            self.pathSpecifier = .prefix(try SchemaCoding.string(c.pointee.prefix, "prefix"))
        case 2:
            self.pathSpecifier = .path(try SchemaCoding.string(c.pointee.path, "path"))
        case 10:
            if let item = c.pointee.safe_regex {
                self.pathSpecifier = .safeRegex(try EnvoyMatcherV3.RegexMatcher(c: item, at: "safe_regex"))
            }
        default: break
        }
        if let item = c.pointee.case_sensitive { self.caseSensitive = try GoogleProtobuf.BoolValue(c: item, at: "case_sensitive") }
        if c.pointee.n_headers > 0, let list = c.pointee.headers {
            var items: [EnvoyRouteV3.HeaderMatcher] = []
            items.reserveCapacity(c.pointee.n_headers)
            for index in 0..<c.pointee.n_headers {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.HeaderMatcher(c: item, at: "headers", index))
            }
            self.headers = items
        }
        if c.pointee.n_query_parameters > 0, let list = c.pointee.query_parameters {
            var items: [EnvoyRouteV3.QueryParameterMatcher] = []
            items.reserveCapacity(c.pointee.n_query_parameters)
            for index in 0..<c.pointee.n_query_parameters {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.QueryParameterMatcher(c: item, at: "query_parameters", index))
            }
            self.queryParameters = items
        }
    }
}

extension EnvoyRouteV3.RouteAction: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction.self, capacity: 1)
        envoy__config__route__v3__route_action__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction>, in arena: SchemaArena) throws(SchemaError) {
        switch self.clusterSpecifier {
        case .cluster(let value):
            c.pointee.cluster_specifier_case = Envoy__Config__Route__V3__RouteAction__ClusterSpecifierCase(rawValue: 1)
            c.pointee.cluster = try SchemaCoding.text(arena, value, "cluster")
        case .clusterHeader(let value):
            c.pointee.cluster_specifier_case = Envoy__Config__Route__V3__RouteAction__ClusterSpecifierCase(rawValue: 2)
            c.pointee.cluster_header = try SchemaCoding.text(arena, value, "cluster_header")
        case .weightedClusters(let value):
            c.pointee.cluster_specifier_case = Envoy__Config__Route__V3__RouteAction__ClusterSpecifierCase(rawValue: 3)
            c.pointee.weighted_clusters = try value.store(in: arena, at: "weighted_clusters")
        case nil: break
        }
        if !self.prefixRewrite.isEmpty { c.pointee.prefix_rewrite = try SchemaCoding.text(arena, self.prefixRewrite, "prefix_rewrite") }
        switch self.hostRewriteSpecifier {
        case .hostRewriteLiteral(let value):
            c.pointee.host_rewrite_specifier_case = Envoy__Config__Route__V3__RouteAction__HostRewriteSpecifierCase(rawValue: 6)
            c.pointee.host_rewrite_literal = try SchemaCoding.text(arena, value, "host_rewrite_literal")
        case .autoHostRewrite(let value):
            c.pointee.host_rewrite_specifier_case = Envoy__Config__Route__V3__RouteAction__HostRewriteSpecifierCase(rawValue: 7)
            c.pointee.auto_host_rewrite = try value.store(in: arena, at: "auto_host_rewrite")
        case nil: break
        }
        if let value = self.timeout { c.pointee.timeout = try value.store(in: arena, at: "timeout") }
        if let value = self.retryPolicy { c.pointee.retry_policy = try value.store(in: arena, at: "retry_policy") }
        if !self.hashPolicy.isEmpty {
            let items = self.hashPolicy
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "hash_policy", index) }
            c.pointee.n_hash_policy = items.count
            c.pointee.hash_policy = list
        }
        if let value = self.idleTimeout { c.pointee.idle_timeout = try value.store(in: arena, at: "idle_timeout") }
        if let value = self.regexRewrite { c.pointee.regex_rewrite = try value.store(in: arena, at: "regex_rewrite") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction>) throws(SchemaError) {
        self.init()
        switch c.pointee.cluster_specifier_case.rawValue {
        case 1:
            self.clusterSpecifier = .cluster(try SchemaCoding.string(c.pointee.cluster, "cluster"))
        case 2:
            self.clusterSpecifier = .clusterHeader(try SchemaCoding.string(c.pointee.cluster_header, "cluster_header"))
        case 3:
            if let item = c.pointee.weighted_clusters {
                self.clusterSpecifier = .weightedClusters(try EnvoyRouteV3.WeightedCluster(c: item, at: "weighted_clusters"))
            }
        default: break
        }
        self.prefixRewrite = try SchemaCoding.string(c.pointee.prefix_rewrite, "prefix_rewrite")
        switch c.pointee.host_rewrite_specifier_case.rawValue {
        case 6:
            self.hostRewriteSpecifier = .hostRewriteLiteral(try SchemaCoding.string(c.pointee.host_rewrite_literal, "host_rewrite_literal"))
        case 7:
            if let item = c.pointee.auto_host_rewrite {
                self.hostRewriteSpecifier = .autoHostRewrite(try GoogleProtobuf.BoolValue(c: item, at: "auto_host_rewrite"))
            }
        default: break
        }
        if let item = c.pointee.timeout { self.timeout = try GoogleProtobuf.Duration(c: item, at: "timeout") }
        if let item = c.pointee.retry_policy { self.retryPolicy = try EnvoyRouteV3.RetryPolicy(c: item, at: "retry_policy") }
        if c.pointee.n_hash_policy > 0, let list = c.pointee.hash_policy {
            var items: [EnvoyRouteV3.RouteAction.HashPolicy] = []
            items.reserveCapacity(c.pointee.n_hash_policy)
            for index in 0..<c.pointee.n_hash_policy {
                guard let item = list[index] else { continue }
                items.append(try EnvoyRouteV3.RouteAction.HashPolicy(c: item, at: "hash_policy", index))
            }
            self.hashPolicy = items
        }
        if let item = c.pointee.idle_timeout { self.idleTimeout = try GoogleProtobuf.Duration(c: item, at: "idle_timeout") }
        if let item = c.pointee.regex_rewrite { self.regexRewrite = try EnvoyMatcherV3.RegexMatchAndSubstitute(c: item, at: "regex_rewrite") }
    }
}

extension EnvoyRouteV3.RouteAction.HashPolicy: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction.HashPolicy`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction.HashPolicy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction__HashPolicy>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction__HashPolicy.self, capacity: 1)
        envoy__config__route__v3__route_action__hash_policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy>, in arena: SchemaArena) throws(SchemaError) {
        switch self.policySpecifier {
        case .header(let value):
            c.pointee.policy_specifier_case = Envoy__Config__Route__V3__RouteAction__HashPolicy__PolicySpecifierCase(rawValue: 1)
            c.pointee.header = try value.store(in: arena, at: "header")
        case .cookie(let value):
            c.pointee.policy_specifier_case = Envoy__Config__Route__V3__RouteAction__HashPolicy__PolicySpecifierCase(rawValue: 2)
            c.pointee.cookie = try value.store(in: arena, at: "cookie")
        case .connectionProperties(let value):
            c.pointee.policy_specifier_case = Envoy__Config__Route__V3__RouteAction__HashPolicy__PolicySpecifierCase(rawValue: 3)
            c.pointee.connection_properties = try value.store(in: arena, at: "connection_properties")
        case .queryParameter(let value):
            c.pointee.policy_specifier_case = Envoy__Config__Route__V3__RouteAction__HashPolicy__PolicySpecifierCase(rawValue: 5)
            c.pointee.query_parameter = try value.store(in: arena, at: "query_parameter")
        case nil: break
        }
        c.pointee.terminal = self.terminal ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy>) throws(SchemaError) {
        self.init()
        switch c.pointee.policy_specifier_case.rawValue {
        case 1:
            if let item = c.pointee.header {
                self.policySpecifier = .header(try EnvoyRouteV3.RouteAction.HashPolicy.Header(c: item, at: "header"))
            }
        case 2:
            if let item = c.pointee.cookie {
                self.policySpecifier = .cookie(try EnvoyRouteV3.RouteAction.HashPolicy.Cookie(c: item, at: "cookie"))
            }
        case 3:
            if let item = c.pointee.connection_properties {
                self.policySpecifier = .connectionProperties(try EnvoyRouteV3.RouteAction.HashPolicy.ConnectionProperties(c: item, at: "connection_properties"))
            }
        case 5:
            if let item = c.pointee.query_parameter {
                self.policySpecifier = .queryParameter(try EnvoyRouteV3.RouteAction.HashPolicy.QueryParameter(c: item, at: "query_parameter"))
            }
        default: break
        }
        self.terminal = c.pointee.terminal != 0
    }
}

extension EnvoyRouteV3.RouteAction.HashPolicy.Header: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction.HashPolicy.Header`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction.HashPolicy.Header" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction__HashPolicy__Header.self, capacity: 1)
        envoy__config__route__v3__route_action__hash_policy__header__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header>, in arena: SchemaArena) throws(SchemaError) {
        if !self.headerName.isEmpty { c.pointee.header_name = try SchemaCoding.text(arena, self.headerName, "header_name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Header>) throws(SchemaError) {
        self.init()
        self.headerName = try SchemaCoding.string(c.pointee.header_name, "header_name")
    }
}

extension EnvoyRouteV3.RouteAction.HashPolicy.Cookie: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction.HashPolicy.Cookie`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction.HashPolicy.Cookie" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie.self, capacity: 1)
        envoy__config__route__v3__route_action__hash_policy__cookie__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if let value = self.ttl { c.pointee.ttl = try value.store(in: arena, at: "ttl") }
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__Cookie>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        if let item = c.pointee.ttl { self.ttl = try GoogleProtobuf.Duration(c: item, at: "ttl") }
        self.path = try SchemaCoding.string(c.pointee.path, "path")
    }
}

extension EnvoyRouteV3.RouteAction.HashPolicy.ConnectionProperties: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction.HashPolicy.ConnectionProperties`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction.HashPolicy.ConnectionProperties" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties.self, capacity: 1)
        envoy__config__route__v3__route_action__hash_policy__connection_properties__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.source_ip = self.sourceIP ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__ConnectionProperties>) throws(SchemaError) {
        self.init()
        self.sourceIP = c.pointee.source_ip != 0
    }
}

extension EnvoyRouteV3.RouteAction.HashPolicy.QueryParameter: SchemaCodable {
    /// `envoy.config.route.v3.RouteAction.HashPolicy.QueryParameter`.
    package static var fullName: String { "envoy.config.route.v3.RouteAction.HashPolicy.QueryParameter" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter.self, capacity: 1)
        envoy__config__route__v3__route_action__hash_policy__query_parameter__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RouteAction__HashPolicy__QueryParameter>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
    }
}

extension EnvoyRouteV3.RetryPolicy: SchemaCodable {
    /// `envoy.config.route.v3.RetryPolicy`.
    package static var fullName: String { "envoy.config.route.v3.RetryPolicy" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RetryPolicy> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RetryPolicy>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RetryPolicy.self, capacity: 1)
        envoy__config__route__v3__retry_policy__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RetryPolicy> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RetryPolicy>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RetryPolicy>, in arena: SchemaArena) throws(SchemaError) {
        if !self.retryOn.isEmpty { c.pointee.retry_on = try SchemaCoding.text(arena, self.retryOn, "retry_on") }
        if let value = self.numRetries { c.pointee.num_retries = try value.store(in: arena, at: "num_retries") }
        if let value = self.perTryTimeout { c.pointee.per_try_timeout = try value.store(in: arena, at: "per_try_timeout") }
        if !self.retriableStatusCodes.isEmpty {
            let items = self.retriableStatusCodes
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UInt32>.stride)
                .bindMemory(to: (UInt32).self, capacity: items.count)
            for index in items.indices { list[index] = items[index] }
            c.pointee.n_retriable_status_codes = items.count
            c.pointee.retriable_status_codes = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RetryPolicy>) throws(SchemaError) {
        self.init()
        self.retryOn = try SchemaCoding.string(c.pointee.retry_on, "retry_on")
        if let item = c.pointee.num_retries { self.numRetries = try GoogleProtobuf.UInt32Value(c: item, at: "num_retries") }
        if let item = c.pointee.per_try_timeout { self.perTryTimeout = try GoogleProtobuf.Duration(c: item, at: "per_try_timeout") }
        if c.pointee.n_retriable_status_codes > 0, let list = c.pointee.retriable_status_codes {
            var items: [UInt32] = []
            items.reserveCapacity(c.pointee.n_retriable_status_codes)
            for index in 0..<c.pointee.n_retriable_status_codes {
                items.append(list[index])
            }
            self.retriableStatusCodes = items
        }
    }
}

extension EnvoyRouteV3.RedirectAction: SchemaCodable {
    /// `envoy.config.route.v3.RedirectAction`.
    package static var fullName: String { "envoy.config.route.v3.RedirectAction" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RedirectAction> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__RedirectAction>.size)
            .bindMemory(to: Envoy__Config__Route__V3__RedirectAction.self, capacity: 1)
        envoy__config__route__v3__redirect_action__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__RedirectAction> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RedirectAction>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__RedirectAction>, in arena: SchemaArena) throws(SchemaError) {
        if !self.hostRedirect.isEmpty { c.pointee.host_redirect = try SchemaCoding.text(arena, self.hostRedirect, "host_redirect") }
        switch self.pathRewriteSpecifier {
        case .pathRedirect(let value):
            c.pointee.path_rewrite_specifier_case = Envoy__Config__Route__V3__RedirectAction__PathRewriteSpecifierCase(rawValue: 2)
            c.pointee.path_redirect = try SchemaCoding.text(arena, value, "path_redirect")
        case .prefixRewrite(let value):
            c.pointee.path_rewrite_specifier_case = Envoy__Config__Route__V3__RedirectAction__PathRewriteSpecifierCase(rawValue: 5)
            c.pointee.prefix_rewrite = try SchemaCoding.text(arena, value, "prefix_rewrite")
        case nil: break
        }
        c.pointee.response_code = Envoy__Config__Route__V3__RedirectAction__RedirectResponseCode(rawValue: UInt32(bitPattern: self.responseCode.rawValue))
        switch self.schemeRewriteSpecifier {
        case .httpsRedirect(let value):
            c.pointee.scheme_rewrite_specifier_case = Envoy__Config__Route__V3__RedirectAction__SchemeRewriteSpecifierCase(rawValue: 4)
            c.pointee.https_redirect = value ? 1 : 0
        case nil: break
        }
        c.pointee.port_redirect = self.portRedirect
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__RedirectAction>) throws(SchemaError) {
        self.init()
        self.hostRedirect = try SchemaCoding.string(c.pointee.host_redirect, "host_redirect")
        switch c.pointee.path_rewrite_specifier_case.rawValue {
        case 2:
            self.pathRewriteSpecifier = .pathRedirect(try SchemaCoding.string(c.pointee.path_redirect, "path_redirect"))
        case 5:
            self.pathRewriteSpecifier = .prefixRewrite(try SchemaCoding.string(c.pointee.prefix_rewrite, "prefix_rewrite"))
        default: break
        }
        self.responseCode = EnvoyRouteV3.RedirectAction.RedirectResponseCode(rawValue: Int32(bitPattern: c.pointee.response_code.rawValue))
        switch c.pointee.scheme_rewrite_specifier_case.rawValue {
        case 4:
            self.schemeRewriteSpecifier = .httpsRedirect(c.pointee.https_redirect != 0)
        default: break
        }
        self.portRedirect = c.pointee.port_redirect
    }
}

extension EnvoyRouteV3.DirectResponseAction: SchemaCodable {
    /// `envoy.config.route.v3.DirectResponseAction`.
    package static var fullName: String { "envoy.config.route.v3.DirectResponseAction" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__DirectResponseAction> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__DirectResponseAction>.size)
            .bindMemory(to: Envoy__Config__Route__V3__DirectResponseAction.self, capacity: 1)
        envoy__config__route__v3__direct_response_action__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__DirectResponseAction> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__DirectResponseAction>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__DirectResponseAction>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.status = self.status
        if let value = self.body { c.pointee.body = try value.store(in: arena, at: "body") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__DirectResponseAction>) throws(SchemaError) {
        self.init()
        self.status = c.pointee.status
        if let item = c.pointee.body { self.body = try EnvoyCoreV3.DataSource(c: item, at: "body") }
    }
}

extension EnvoyRouteV3.HeaderMatcher: SchemaCodable {
    /// `envoy.config.route.v3.HeaderMatcher`.
    package static var fullName: String { "envoy.config.route.v3.HeaderMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__HeaderMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__HeaderMatcher>.size)
            .bindMemory(to: Envoy__Config__Route__V3__HeaderMatcher.self, capacity: 1)
        envoy__config__route__v3__header_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__HeaderMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__HeaderMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__HeaderMatcher>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.headerMatchSpecifier {
        case .exactMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 4)
            c.pointee.exact_match = try SchemaCoding.text(arena, value, "exact_match")
        case .rangeMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 6)
            c.pointee.range_match = try value.store(in: arena, at: "range_match")
        case .presentMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 7)
            c.pointee.present_match = value ? 1 : 0
        case .prefixMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 9)
            c.pointee.prefix_match = try SchemaCoding.text(arena, value, "prefix_match")
        case .suffixMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 10)
            c.pointee.suffix_match = try SchemaCoding.text(arena, value, "suffix_match")
        case .safeRegexMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 11)
            c.pointee.safe_regex_match = try value.store(in: arena, at: "safe_regex_match")
        case .containsMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 12)
            c.pointee.contains_match = try SchemaCoding.text(arena, value, "contains_match")
        case .stringMatch(let value):
            c.pointee.header_match_specifier_case = Envoy__Config__Route__V3__HeaderMatcher__HeaderMatchSpecifierCase(rawValue: 13)
            c.pointee.string_match = try value.store(in: arena, at: "string_match")
        case nil: break
        }
        c.pointee.invert_match = self.invertMatch ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__HeaderMatcher>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.header_match_specifier_case.rawValue {
        case 4:
            self.headerMatchSpecifier = .exactMatch(try SchemaCoding.string(c.pointee.exact_match, "exact_match"))
        case 6:
            if let item = c.pointee.range_match {
                self.headerMatchSpecifier = .rangeMatch(try EnvoyTypeV3.Int64Range(c: item, at: "range_match"))
            }
        case 7:
            self.headerMatchSpecifier = .presentMatch(c.pointee.present_match != 0)
        case 9:
            self.headerMatchSpecifier = .prefixMatch(try SchemaCoding.string(c.pointee.prefix_match, "prefix_match"))
        case 10:
            self.headerMatchSpecifier = .suffixMatch(try SchemaCoding.string(c.pointee.suffix_match, "suffix_match"))
        case 11:
            if let item = c.pointee.safe_regex_match {
                self.headerMatchSpecifier = .safeRegexMatch(try EnvoyMatcherV3.RegexMatcher(c: item, at: "safe_regex_match"))
            }
        case 12:
            self.headerMatchSpecifier = .containsMatch(try SchemaCoding.string(c.pointee.contains_match, "contains_match"))
        case 13:
            if let item = c.pointee.string_match {
                self.headerMatchSpecifier = .stringMatch(try EnvoyMatcherV3.StringMatcher(c: item, at: "string_match"))
            }
        default: break
        }
        self.invertMatch = c.pointee.invert_match != 0
    }
}

extension EnvoyRouteV3.QueryParameterMatcher: SchemaCodable {
    /// `envoy.config.route.v3.QueryParameterMatcher`.
    package static var fullName: String { "envoy.config.route.v3.QueryParameterMatcher" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__QueryParameterMatcher> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Config__Route__V3__QueryParameterMatcher>.size)
            .bindMemory(to: Envoy__Config__Route__V3__QueryParameterMatcher.self, capacity: 1)
        envoy__config__route__v3__query_parameter_matcher__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Config__Route__V3__QueryParameterMatcher> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__QueryParameterMatcher>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Config__Route__V3__QueryParameterMatcher>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        switch self.queryParameterMatchSpecifier {
        case .stringMatch(let value):
            c.pointee.query_parameter_match_specifier_case = Envoy__Config__Route__V3__QueryParameterMatcher__QueryParameterMatchSpecifierCase(rawValue: 5)
            c.pointee.string_match = try value.store(in: arena, at: "string_match")
        case .presentMatch(let value):
            c.pointee.query_parameter_match_specifier_case = Envoy__Config__Route__V3__QueryParameterMatcher__QueryParameterMatchSpecifierCase(rawValue: 6)
            c.pointee.present_match = value ? 1 : 0
        case nil: break
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Config__Route__V3__QueryParameterMatcher>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        switch c.pointee.query_parameter_match_specifier_case.rawValue {
        case 5:
            if let item = c.pointee.string_match {
                self.queryParameterMatchSpecifier = .stringMatch(try EnvoyMatcherV3.StringMatcher(c: item, at: "string_match"))
            }
        case 6:
            self.queryParameterMatchSpecifier = .presentMatch(c.pointee.present_match != 0)
        default: break
        }
    }
}
