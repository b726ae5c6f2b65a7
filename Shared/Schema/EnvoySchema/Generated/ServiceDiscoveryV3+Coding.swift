// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/service_discovery_v3.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension EnvoyDiscoveryV3.DiscoveryRequest: SchemaCodable {
    /// `envoy.service.discovery.v3.DiscoveryRequest`.
    package static var fullName: String { "envoy.service.discovery.v3.DiscoveryRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__DiscoveryRequest>.size)
            .bindMemory(to: Envoy__Service__Discovery__V3__DiscoveryRequest.self, capacity: 1)
        envoy__service__discovery__v3__discovery_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DiscoveryRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.versionInfo.isEmpty { c.pointee.version_info = try SchemaCoding.text(arena, self.versionInfo, "version_info") }
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        if !self.resourceNames.isEmpty {
            c.pointee.resource_names = try SchemaCoding.texts(arena, self.resourceNames, "resource_names")
            c.pointee.n_resource_names = self.resourceNames.count
        }
        if !self.typeURL.isEmpty { c.pointee.type_url = try SchemaCoding.text(arena, self.typeURL, "type_url") }
        if !self.responseNonce.isEmpty { c.pointee.response_nonce = try SchemaCoding.text(arena, self.responseNonce, "response_nonce") }
        if let value = self.errorDetail { c.pointee.error_detail = try value.store(in: arena, at: "error_detail") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DiscoveryRequest>) throws(SchemaError) {
        self.init()
        self.versionInfo = try SchemaCoding.string(c.pointee.version_info, "version_info")
        if let item = c.pointee.node { self.node = try EnvoyCoreV3.Node(c: item, at: "node") }
        self.resourceNames = try SchemaCoding.strings(c.pointee.resource_names, c.pointee.n_resource_names, "resource_names")
        self.typeURL = try SchemaCoding.string(c.pointee.type_url, "type_url")
        self.responseNonce = try SchemaCoding.string(c.pointee.response_nonce, "response_nonce")
        if let item = c.pointee.error_detail { self.errorDetail = try GoogleRPC.Status(c: item, at: "error_detail") }
    }
}

extension EnvoyDiscoveryV3.DiscoveryResponse: SchemaCodable {
    /// `envoy.service.discovery.v3.DiscoveryResponse`.
    package static var fullName: String { "envoy.service.discovery.v3.DiscoveryResponse" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryResponse> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__DiscoveryResponse>.size)
            .bindMemory(to: Envoy__Service__Discovery__V3__DiscoveryResponse.self, capacity: 1)
        envoy__service__discovery__v3__discovery_response__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryResponse> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DiscoveryResponse>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Service__Discovery__V3__DiscoveryResponse>, in arena: SchemaArena) throws(SchemaError) {
        if !self.versionInfo.isEmpty { c.pointee.version_info = try SchemaCoding.text(arena, self.versionInfo, "version_info") }
        if !self.resources.isEmpty {
            let items = self.resources
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Google__Protobuf__Any>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Google__Protobuf__Any>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "resources", index) }
            c.pointee.n_resources = items.count
            c.pointee.resources = list
        }
        c.pointee.canary = self.canary ? 1 : 0
        if !self.typeURL.isEmpty { c.pointee.type_url = try SchemaCoding.text(arena, self.typeURL, "type_url") }
        if !self.nonce.isEmpty { c.pointee.nonce = try SchemaCoding.text(arena, self.nonce, "nonce") }
        if let value = self.controlPlane { c.pointee.control_plane = try value.store(in: arena, at: "control_plane") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DiscoveryResponse>) throws(SchemaError) {
        self.init()
        self.versionInfo = try SchemaCoding.string(c.pointee.version_info, "version_info")
        if c.pointee.n_resources > 0, let list = c.pointee.resources {
            var items: [GoogleProtobuf.AnyMessage] = []
            items.reserveCapacity(c.pointee.n_resources)
            for index in 0..<c.pointee.n_resources {
                guard let item = list[index] else { continue }
                items.append(try GoogleProtobuf.AnyMessage(c: item, at: "resources", index))
            }
            self.resources = items
        }
        self.canary = c.pointee.canary != 0
        self.typeURL = try SchemaCoding.string(c.pointee.type_url, "type_url")
        self.nonce = try SchemaCoding.string(c.pointee.nonce, "nonce")
        if let item = c.pointee.control_plane { self.controlPlane = try EnvoyCoreV3.ControlPlane(c: item, at: "control_plane") }
    }
}

extension EnvoyDiscoveryV3.DeltaDiscoveryRequest: SchemaCodable {
    /// `envoy.service.discovery.v3.DeltaDiscoveryRequest`.
    package static var fullName: String { "envoy.service.discovery.v3.DeltaDiscoveryRequest" }
    /// Messages of this type can hold themselves.
    package static var isRecursive: Bool { true }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest>.size)
            .bindMemory(to: Envoy__Service__Discovery__V3__DeltaDiscoveryRequest.self, capacity: 1)
        envoy__service__discovery__v3__delta_discovery_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest>, in arena: SchemaArena) throws(SchemaError) {
        if let value = self.node { c.pointee.node = try value.store(in: arena, at: "node") }
        if !self.typeURL.isEmpty { c.pointee.type_url = try SchemaCoding.text(arena, self.typeURL, "type_url") }
        if !self.resourceNamesSubscribe.isEmpty {
            c.pointee.resource_names_subscribe = try SchemaCoding.texts(arena, self.resourceNamesSubscribe, "resource_names_subscribe")
            c.pointee.n_resource_names_subscribe = self.resourceNamesSubscribe.count
        }
        if !self.resourceNamesUnsubscribe.isEmpty {
            c.pointee.resource_names_unsubscribe = try SchemaCoding.texts(arena, self.resourceNamesUnsubscribe, "resource_names_unsubscribe")
            c.pointee.n_resource_names_unsubscribe = self.resourceNamesUnsubscribe.count
        }
        if !self.initialResourceVersions.isEmpty {
            let pairs = self.initialResourceVersions.sorted { $0.key < $1.key }
            let list = try SchemaCoding.allocate(arena, pairs.count * 8)
                .bindMemory(to: UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest__InitialResourceVersionsEntry>?.self, capacity: pairs.count)
            for index in pairs.indices {
                let entry = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest__InitialResourceVersionsEntry>.size)
                    .bindMemory(to: Envoy__Service__Discovery__V3__DeltaDiscoveryRequest__InitialResourceVersionsEntry.self, capacity: 1)
                envoy__service__discovery__v3__delta_discovery_request__initial_resource_versions_entry__init(entry)
                entry.pointee.key = try SchemaCoding.text(arena, pairs[index].key, "initial_resource_versions", index)
                entry.pointee.value = try SchemaCoding.text(arena, pairs[index].value, "initial_resource_versions", index)
                list[index] = entry
            }
            c.pointee.n_initial_resource_versions = pairs.count
            c.pointee.initial_resource_versions = list
        }
        if !self.responseNonce.isEmpty { c.pointee.response_nonce = try SchemaCoding.text(arena, self.responseNonce, "response_nonce") }
        if let value = self.errorDetail { c.pointee.error_detail = try value.store(in: arena, at: "error_detail") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryRequest>) throws(SchemaError) {
        self.init()
        if let item = c.pointee.node { self.node = try EnvoyCoreV3.Node(c: item, at: "node") }
        self.typeURL = try SchemaCoding.string(c.pointee.type_url, "type_url")
        self.resourceNamesSubscribe = try SchemaCoding.strings(c.pointee.resource_names_subscribe, c.pointee.n_resource_names_subscribe, "resource_names_subscribe")
        self.resourceNamesUnsubscribe = try SchemaCoding.strings(c.pointee.resource_names_unsubscribe, c.pointee.n_resource_names_unsubscribe, "resource_names_unsubscribe")
        if c.pointee.n_initial_resource_versions > 0, let list = c.pointee.initial_resource_versions {
            var pairs = [String: String](minimumCapacity: c.pointee.n_initial_resource_versions)
            for index in 0..<c.pointee.n_initial_resource_versions {
                guard let entry = list[index] else { continue }
                let key = try SchemaCoding.string(entry.pointee.key, "initial_resource_versions", index)
                pairs[key] = try SchemaCoding.string(entry.pointee.value, "initial_resource_versions", index)
            }
            self.initialResourceVersions = pairs
        }
        self.responseNonce = try SchemaCoding.string(c.pointee.response_nonce, "response_nonce")
        if let item = c.pointee.error_detail { self.errorDetail = try GoogleRPC.Status(c: item, at: "error_detail") }
    }
}

extension EnvoyDiscoveryV3.DeltaDiscoveryResponse: SchemaCodable {
    /// `envoy.service.discovery.v3.DeltaDiscoveryResponse`.
    package static var fullName: String { "envoy.service.discovery.v3.DeltaDiscoveryResponse" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse>.size)
            .bindMemory(to: Envoy__Service__Discovery__V3__DeltaDiscoveryResponse.self, capacity: 1)
        envoy__service__discovery__v3__delta_discovery_response__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse>, in arena: SchemaArena) throws(SchemaError) {
        if !self.systemVersionInfo.isEmpty { c.pointee.system_version_info = try SchemaCoding.text(arena, self.systemVersionInfo, "system_version_info") }
        if !self.resources.isEmpty {
            let items = self.resources
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Envoy__Service__Discovery__V3__Resource>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Envoy__Service__Discovery__V3__Resource>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "resources", index) }
            c.pointee.n_resources = items.count
            c.pointee.resources = list
        }
        if !self.typeURL.isEmpty { c.pointee.type_url = try SchemaCoding.text(arena, self.typeURL, "type_url") }
        if !self.nonce.isEmpty { c.pointee.nonce = try SchemaCoding.text(arena, self.nonce, "nonce") }
        if !self.removedResources.isEmpty {
            c.pointee.removed_resources = try SchemaCoding.texts(arena, self.removedResources, "removed_resources")
            c.pointee.n_removed_resources = self.removedResources.count
        }
        if let value = self.controlPlane { c.pointee.control_plane = try value.store(in: arena, at: "control_plane") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__DeltaDiscoveryResponse>) throws(SchemaError) {
        self.init()
        self.systemVersionInfo = try SchemaCoding.string(c.pointee.system_version_info, "system_version_info")
        if c.pointee.n_resources > 0, let list = c.pointee.resources {
            var items: [EnvoyDiscoveryV3.Resource] = []
            items.reserveCapacity(c.pointee.n_resources)
            for index in 0..<c.pointee.n_resources {
                guard let item = list[index] else { continue }
                items.append(try EnvoyDiscoveryV3.Resource(c: item, at: "resources", index))
            }
            self.resources = items
        }
        self.typeURL = try SchemaCoding.string(c.pointee.type_url, "type_url")
        self.nonce = try SchemaCoding.string(c.pointee.nonce, "nonce")
        self.removedResources = try SchemaCoding.strings(c.pointee.removed_resources, c.pointee.n_removed_resources, "removed_resources")
        if let item = c.pointee.control_plane { self.controlPlane = try EnvoyCoreV3.ControlPlane(c: item, at: "control_plane") }
    }
}

extension EnvoyDiscoveryV3.Resource: SchemaCodable {
    /// `envoy.service.discovery.v3.Resource`.
    package static var fullName: String { "envoy.service.discovery.v3.Resource" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__Resource> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Envoy__Service__Discovery__V3__Resource>.size)
            .bindMemory(to: Envoy__Service__Discovery__V3__Resource.self, capacity: 1)
        envoy__service__discovery__v3__resource__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Envoy__Service__Discovery__V3__Resource> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__Resource>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Envoy__Service__Discovery__V3__Resource>, in arena: SchemaArena) throws(SchemaError) {
        if !self.version.isEmpty { c.pointee.version = try SchemaCoding.text(arena, self.version, "version") }
        if let value = self.resource { c.pointee.resource = try value.store(in: arena, at: "resource") }
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.aliases.isEmpty {
            c.pointee.aliases = try SchemaCoding.texts(arena, self.aliases, "aliases")
            c.pointee.n_aliases = self.aliases.count
        }
        if let value = self.ttl { c.pointee.ttl = try value.store(in: arena, at: "ttl") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Envoy__Service__Discovery__V3__Resource>) throws(SchemaError) {
        self.init()
        self.version = try SchemaCoding.string(c.pointee.version, "version")
        if let item = c.pointee.resource { self.resource = try GoogleProtobuf.AnyMessage(c: item, at: "resource") }
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.aliases = try SchemaCoding.strings(c.pointee.aliases, c.pointee.n_aliases, "aliases")
        if let item = c.pointee.ttl { self.ttl = try GoogleProtobuf.Duration(c: item, at: "ttl") }
    }
}
