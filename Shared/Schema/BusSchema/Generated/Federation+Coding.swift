// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/federation.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension FederationWire.Field: SchemaCodable {
    /// `tombolo.federation.Field`.
    package static var fullName: String { "tombolo.federation.Field" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Field> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__Field>.size)
            .bindMemory(to: Tombolo__Federation__Field.self, capacity: 1)
        tombolo__federation__field__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Field> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__Field>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__Field>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.value.isEmpty { c.pointee.value = try SchemaCoding.text(arena, self.value, "value") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__Field>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.value = try SchemaCoding.string(c.pointee.value, "value")
    }
}

extension FederationWire.Question: SchemaCodable {
    /// `tombolo.federation.Question`.
    package static var fullName: String { "tombolo.federation.Question" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Question> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__Question>.size)
            .bindMemory(to: Tombolo__Federation__Question.self, capacity: 1)
        tombolo__federation__question__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Question> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__Question>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__Question>, in arena: SchemaArena) throws(SchemaError) {
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.method.isEmpty { c.pointee.method = try SchemaCoding.text(arena, self.method, "method") }
        if !self.path.isEmpty { c.pointee.path = try SchemaCoding.text(arena, self.path, "path") }
        if !self.rawPath.isEmpty { c.pointee.raw_path = try SchemaCoding.text(arena, self.rawPath, "raw_path") }
        if !self.query.isEmpty {
            let items = self.query
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Federation__Field>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Federation__Field>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "query", index) }
            c.pointee.n_query = items.count
            c.pointee.query = list
        }
        if !self.headers.isEmpty {
            let items = self.headers
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Federation__Field>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Federation__Field>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "headers", index) }
            c.pointee.n_headers = items.count
            c.pointee.headers = list
        }
        if !self.body.isEmpty { c.pointee.body = try SchemaCoding.data(arena, self.body, "body") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__Question>) throws(SchemaError) {
        self.init()
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        self.method = try SchemaCoding.string(c.pointee.method, "method")
        self.path = try SchemaCoding.string(c.pointee.path, "path")
        self.rawPath = try SchemaCoding.string(c.pointee.raw_path, "raw_path")
        if c.pointee.n_query > 0, let list = c.pointee.query {
            var items: [FederationWire.Field] = []
            items.reserveCapacity(c.pointee.n_query)
            for index in 0..<c.pointee.n_query {
                guard let item = list[index] else { continue }
                items.append(try FederationWire.Field(c: item, at: "query", index))
            }
            self.query = items
        }
        if c.pointee.n_headers > 0, let list = c.pointee.headers {
            var items: [FederationWire.Field] = []
            items.reserveCapacity(c.pointee.n_headers)
            for index in 0..<c.pointee.n_headers {
                guard let item = list[index] else { continue }
                items.append(try FederationWire.Field(c: item, at: "headers", index))
            }
            self.headers = items
        }
        self.body = SchemaCoding.bytes(c.pointee.body)
    }
}

extension FederationWire.Answer: SchemaCodable {
    /// `tombolo.federation.Answer`.
    package static var fullName: String { "tombolo.federation.Answer" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Answer> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__Answer>.size)
            .bindMemory(to: Tombolo__Federation__Answer.self, capacity: 1)
        tombolo__federation__answer__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Answer> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__Answer>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__Answer>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.status = self.status
        if !self.contentType.isEmpty { c.pointee.content_type = try SchemaCoding.text(arena, self.contentType, "content_type") }
        if !self.headers.isEmpty {
            let items = self.headers
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Federation__Field>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Federation__Field>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "headers", index) }
            c.pointee.n_headers = items.count
            c.pointee.headers = list
        }
        if !self.body.isEmpty { c.pointee.body = try SchemaCoding.data(arena, self.body, "body") }
        c.pointee.length = self.length
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        if !self.rest.isEmpty { c.pointee.rest = try SchemaCoding.text(arena, self.rest, "rest") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__Answer>) throws(SchemaError) {
        self.init()
        self.status = c.pointee.status
        self.contentType = try SchemaCoding.string(c.pointee.content_type, "content_type")
        if c.pointee.n_headers > 0, let list = c.pointee.headers {
            var items: [FederationWire.Field] = []
            items.reserveCapacity(c.pointee.n_headers)
            for index in 0..<c.pointee.n_headers {
                guard let item = list[index] else { continue }
                items.append(try FederationWire.Field(c: item, at: "headers", index))
            }
            self.headers = items
        }
        self.body = SchemaCoding.bytes(c.pointee.body)
        self.length = c.pointee.length
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.rest = try SchemaCoding.string(c.pointee.rest, "rest")
    }
}

extension FederationWire.PageRequest: SchemaCodable {
    /// `tombolo.federation.PageRequest`.
    package static var fullName: String { "tombolo.federation.PageRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__PageRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__PageRequest>.size)
            .bindMemory(to: Tombolo__Federation__PageRequest.self, capacity: 1)
        tombolo__federation__page_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__PageRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__PageRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__PageRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.offset = self.offset
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__PageRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.offset = c.pointee.offset
    }
}

extension FederationWire.Page: SchemaCodable {
    /// `tombolo.federation.Page`.
    package static var fullName: String { "tombolo.federation.Page" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Page> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__Page>.size)
            .bindMemory(to: Tombolo__Federation__Page.self, capacity: 1)
        tombolo__federation__page__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Page> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__Page>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__Page>, in arena: SchemaArena) throws(SchemaError) {
        if !self.body.isEmpty { c.pointee.body = try SchemaCoding.data(arena, self.body, "body") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__Page>) throws(SchemaError) {
        self.init()
        self.body = SchemaCoding.bytes(c.pointee.body)
    }
}

extension FederationWire.NameQuestion: SchemaCodable {
    /// `tombolo.federation.NameQuestion`.
    package static var fullName: String { "tombolo.federation.NameQuestion" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__NameQuestion> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__NameQuestion>.size)
            .bindMemory(to: Tombolo__Federation__NameQuestion.self, capacity: 1)
        tombolo__federation__name_question__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__NameQuestion> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__NameQuestion>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__NameQuestion>, in arena: SchemaArena) throws(SchemaError) {
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.message.isEmpty { c.pointee.message = try SchemaCoding.data(arena, self.message, "message") }
        c.pointee.is_stream = self.isStream ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__NameQuestion>) throws(SchemaError) {
        self.init()
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        self.message = SchemaCoding.bytes(c.pointee.message)
        self.isStream = c.pointee.is_stream != 0
    }
}

extension FederationWire.NameAnswer: SchemaCodable {
    /// `tombolo.federation.NameAnswer`.
    package static var fullName: String { "tombolo.federation.NameAnswer" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__NameAnswer> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__NameAnswer>.size)
            .bindMemory(to: Tombolo__Federation__NameAnswer.self, capacity: 1)
        tombolo__federation__name_answer__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__NameAnswer> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__NameAnswer>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__NameAnswer>, in arena: SchemaArena) throws(SchemaError) {
        if !self.message.isEmpty { c.pointee.message = try SchemaCoding.data(arena, self.message, "message") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__NameAnswer>) throws(SchemaError) {
        self.init()
        self.message = SchemaCoding.bytes(c.pointee.message)
    }
}

extension FederationWire.Server: SchemaCodable {
    /// `tombolo.federation.Server`.
    package static var fullName: String { "tombolo.federation.Server" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Server> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__Server>.size)
            .bindMemory(to: Tombolo__Federation__Server.self, capacity: 1)
        tombolo__federation__server__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__Server> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__Server>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__Server>, in arena: SchemaArena) throws(SchemaError) {
        if !self.datacenter.isEmpty { c.pointee.datacenter = try SchemaCoding.text(arena, self.datacenter, "datacenter") }
        if !self.node.isEmpty { c.pointee.node = try SchemaCoding.text(arena, self.node, "node") }
        if !self.address.isEmpty { c.pointee.address = try SchemaCoding.text(arena, self.address, "address") }
        c.pointee.port = self.port
        if !self.tags.isEmpty {
            let items = self.tags
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Federation__Field>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Federation__Field>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "tags", index) }
            c.pointee.n_tags = items.count
            c.pointee.tags = list
        }
        c.pointee.leaves = self.leaves ? 1 : 0
        c.pointee.silent_milliseconds = self.silentMilliseconds
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__Server>) throws(SchemaError) {
        self.init()
        self.datacenter = try SchemaCoding.string(c.pointee.datacenter, "datacenter")
        self.node = try SchemaCoding.string(c.pointee.node, "node")
        self.address = try SchemaCoding.string(c.pointee.address, "address")
        self.port = c.pointee.port
        if c.pointee.n_tags > 0, let list = c.pointee.tags {
            var items: [FederationWire.Field] = []
            items.reserveCapacity(c.pointee.n_tags)
            for index in 0..<c.pointee.n_tags {
                guard let item = list[index] else { continue }
                items.append(try FederationWire.Field(c: item, at: "tags", index))
            }
            self.tags = items
        }
        self.leaves = c.pointee.leaves != 0
        self.silentMilliseconds = c.pointee.silent_milliseconds
    }
}

extension FederationWire.ServerList: SchemaCodable {
    /// `tombolo.federation.ServerList`.
    package static var fullName: String { "tombolo.federation.ServerList" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__ServerList> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Federation__ServerList>.size)
            .bindMemory(to: Tombolo__Federation__ServerList.self, capacity: 1)
        tombolo__federation__server_list__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Federation__ServerList> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Federation__ServerList>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Federation__ServerList>, in arena: SchemaArena) throws(SchemaError) {
        if !self.servers.isEmpty {
            let items = self.servers
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Federation__Server>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Federation__Server>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "servers", index) }
            c.pointee.n_servers = items.count
            c.pointee.servers = list
        }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Federation__ServerList>) throws(SchemaError) {
        self.init()
        if c.pointee.n_servers > 0, let list = c.pointee.servers {
            var items: [FederationWire.Server] = []
            items.reserveCapacity(c.pointee.n_servers)
            for index in 0..<c.pointee.n_servers {
                guard let item = list[index] else { continue }
                items.append(try FederationWire.Server(c: item, at: "servers", index))
            }
            self.servers = items
        }
    }
}
