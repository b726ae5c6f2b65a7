// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/journal.proto; change that and run deploy/make/generate.sh.

package import CSchema
package import SchemaRuntime

extension JournalWire.Transaction: SchemaCodable {
    /// `tombolo.journal.Transaction`.
    package static var fullName: String { "tombolo.journal.Transaction" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Transaction> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__Transaction>.size)
            .bindMemory(to: Tombolo__Journal__Transaction.self, capacity: 1)
        tombolo__journal__transaction__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Transaction> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__Transaction>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__Transaction>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.index = self.index
        if !self.requestID.isEmpty { c.pointee.request_id = try SchemaCoding.text(arena, self.requestID, "request_id") }
        if !self.reply.isEmpty { c.pointee.reply = try SchemaCoding.data(arena, self.reply, "reply") }
        if !self.changes.isEmpty {
            let items = self.changes
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<ProtobufCBinaryData>.stride)
                .bindMemory(to: (ProtobufCBinaryData).self, capacity: items.count)
            for index in items.indices { list[index] = try SchemaCoding.data(arena, items[index], "changes") }
            c.pointee.n_changes = items.count
            c.pointee.changes = list
        }
        if !self.leases.isEmpty {
            let items = self.leases
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Journal__LeaseRecord>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Journal__LeaseRecord>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "leases", index) }
            c.pointee.n_leases = items.count
            c.pointee.leases = list
        }
        c.pointee.replaces = self.replaces ? 1 : 0
        c.pointee.renumbers = self.renumbers ? 1 : 0
        c.pointee.floor = self.floor
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__Transaction>) throws(SchemaError) {
        self.init()
        self.index = c.pointee.index
        self.requestID = try SchemaCoding.string(c.pointee.request_id, "request_id")
        self.reply = SchemaCoding.bytes(c.pointee.reply)
        if c.pointee.n_changes > 0, let list = c.pointee.changes {
            var items: [[UInt8]] = []
            items.reserveCapacity(c.pointee.n_changes)
            for index in 0..<c.pointee.n_changes {
                items.append(SchemaCoding.bytes(list[index]))
            }
            self.changes = items
        }
        if c.pointee.n_leases > 0, let list = c.pointee.leases {
            var items: [JournalWire.LeaseRecord] = []
            items.reserveCapacity(c.pointee.n_leases)
            for index in 0..<c.pointee.n_leases {
                guard let item = list[index] else { continue }
                items.append(try JournalWire.LeaseRecord(c: item, at: "leases", index))
            }
            self.leases = items
        }
        self.replaces = c.pointee.replaces != 0
        self.renumbers = c.pointee.renumbers != 0
        self.floor = c.pointee.floor
    }
}

extension JournalWire.LeaseRecord: SchemaCodable {
    /// `tombolo.journal.LeaseRecord`.
    package static var fullName: String { "tombolo.journal.LeaseRecord" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__LeaseRecord> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__LeaseRecord>.size)
            .bindMemory(to: Tombolo__Journal__LeaseRecord.self, capacity: 1)
        tombolo__journal__lease_record__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__LeaseRecord> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__LeaseRecord>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__LeaseRecord>, in arena: SchemaArena) throws(SchemaError) {
        if !self.name.isEmpty { c.pointee.name = try SchemaCoding.text(arena, self.name, "name") }
        if !self.holder.isEmpty { c.pointee.holder = try SchemaCoding.text(arena, self.holder, "holder") }
        c.pointee.epoch = self.epoch
        c.pointee.term = self.term
        c.pointee.renewed = self.renewed
        c.pointee.fence = self.fence ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__LeaseRecord>) throws(SchemaError) {
        self.init()
        self.name = try SchemaCoding.string(c.pointee.name, "name")
        self.holder = try SchemaCoding.string(c.pointee.holder, "holder")
        self.epoch = c.pointee.epoch
        self.term = c.pointee.term
        self.renewed = c.pointee.renewed
        self.fence = c.pointee.fence != 0
    }
}

extension JournalWire.EntryPart: SchemaCodable {
    /// `tombolo.journal.EntryPart`.
    package static var fullName: String { "tombolo.journal.EntryPart" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__EntryPart> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__EntryPart>.size)
            .bindMemory(to: Tombolo__Journal__EntryPart.self, capacity: 1)
        tombolo__journal__entry_part__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__EntryPart> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__EntryPart>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__EntryPart>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.number = self.number
        c.pointee.count = self.count
        if !self.content.isEmpty { c.pointee.content = try SchemaCoding.data(arena, self.content, "content") }
        c.pointee.framed = self.framed ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__EntryPart>) throws(SchemaError) {
        self.init()
        self.number = c.pointee.number
        self.count = c.pointee.count
        self.content = SchemaCoding.bytes(c.pointee.content)
        self.framed = c.pointee.framed != 0
    }
}

extension JournalWire.Batch: SchemaCodable {
    /// `tombolo.journal.Batch`.
    package static var fullName: String { "tombolo.journal.Batch" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Batch> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__Batch>.size)
            .bindMemory(to: Tombolo__Journal__Batch.self, capacity: 1)
        tombolo__journal__batch__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Batch> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__Batch>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__Batch>, in arena: SchemaArena) throws(SchemaError) {
        if !self.transactions.isEmpty {
            let items = self.transactions
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Journal__Transaction>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Journal__Transaction>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "transactions", index) }
            c.pointee.n_transactions = items.count
            c.pointee.transactions = list
        }
        if !self.writer.isEmpty { c.pointee.writer = try SchemaCoding.text(arena, self.writer, "writer") }
        c.pointee.checksum = self.checksum
        if !self.previous.isEmpty { c.pointee.previous = try SchemaCoding.data(arena, self.previous, "previous") }
        c.pointee.requires = self.requires
        c.pointee.previous_sequence = self.previousSequence
        if let value = self.part { c.pointee.part = try value.store(in: arena, at: "part") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__Batch>) throws(SchemaError) {
        self.init()
        if c.pointee.n_transactions > 0, let list = c.pointee.transactions {
            var items: [JournalWire.Transaction] = []
            items.reserveCapacity(c.pointee.n_transactions)
            for index in 0..<c.pointee.n_transactions {
                guard let item = list[index] else { continue }
                items.append(try JournalWire.Transaction(c: item, at: "transactions", index))
            }
            self.transactions = items
        }
        self.writer = try SchemaCoding.string(c.pointee.writer, "writer")
        self.checksum = c.pointee.checksum
        self.previous = SchemaCoding.bytes(c.pointee.previous)
        self.requires = c.pointee.requires
        self.previousSequence = c.pointee.previous_sequence
        if let item = c.pointee.part { self.part = try JournalWire.EntryPart(c: item, at: "part") }
    }
}

extension JournalWire.ReplicaLevel: SchemaCodable {
    /// `tombolo.journal.ReplicaLevel`.
    package static var fullName: String { "tombolo.journal.ReplicaLevel" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ReplicaLevel> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__ReplicaLevel>.size)
            .bindMemory(to: Tombolo__Journal__ReplicaLevel.self, capacity: 1)
        tombolo__journal__replica_level__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ReplicaLevel> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__ReplicaLevel>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__ReplicaLevel>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        c.pointee.level = self.level
        c.pointee.asks = self.asks ? 1 : 0
        c.pointee.leaves = self.leaves ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__ReplicaLevel>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.level = c.pointee.level
        self.asks = c.pointee.asks != 0
        self.leaves = c.pointee.leaves != 0
    }
}

extension JournalWire.Mark: SchemaCodable {
    /// `tombolo.journal.Mark`.
    package static var fullName: String { "tombolo.journal.Mark" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Mark> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__Mark>.size)
            .bindMemory(to: Tombolo__Journal__Mark.self, capacity: 1)
        tombolo__journal__mark__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__Mark> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__Mark>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__Mark>, in arena: SchemaArena) throws(SchemaError) {
        if !self.stream.isEmpty { c.pointee.stream = try SchemaCoding.text(arena, self.stream, "stream") }
        c.pointee.acceptances = self.acceptances
        c.pointee.sequence = self.sequence
        c.pointee.index = self.index
        if !self.hash_.isEmpty { c.pointee.hash = try SchemaCoding.data(arena, self.hash_, "hash") }
        c.pointee.time = self.time
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__Mark>) throws(SchemaError) {
        self.init()
        self.stream = try SchemaCoding.string(c.pointee.stream, "stream")
        self.acceptances = c.pointee.acceptances
        self.sequence = c.pointee.sequence
        self.index = c.pointee.index
        self.hash_ = SchemaCoding.bytes(c.pointee.hash)
        self.time = c.pointee.time
    }
}

extension JournalWire.FeedMessage: SchemaCodable {
    /// `tombolo.journal.FeedMessage`.
    package static var fullName: String { "tombolo.journal.FeedMessage" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__FeedMessage> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__FeedMessage>.size)
            .bindMemory(to: Tombolo__Journal__FeedMessage.self, capacity: 1)
        tombolo__journal__feed_message__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__FeedMessage> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__FeedMessage>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__FeedMessage>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.sequence = self.sequence
        c.pointee.previous_sequence = self.previousSequence
        c.pointee.index = self.index
        if !self.transactions.isEmpty {
            let items = self.transactions
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Journal__Transaction>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Journal__Transaction>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "transactions", index) }
            c.pointee.n_transactions = items.count
            c.pointee.transactions = list
        }
        c.pointee.heartbeat = self.heartbeat ? 1 : 0
        if !self.history.isEmpty { c.pointee.history = try SchemaCoding.text(arena, self.history, "history") }
        c.pointee.piece = self.piece
        c.pointee.pieces = self.pieces
        if !self.content.isEmpty { c.pointee.content = try SchemaCoding.data(arena, self.content, "content") }
        c.pointee.replaces = self.replaces ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__FeedMessage>) throws(SchemaError) {
        self.init()
        self.sequence = c.pointee.sequence
        self.previousSequence = c.pointee.previous_sequence
        self.index = c.pointee.index
        if c.pointee.n_transactions > 0, let list = c.pointee.transactions {
            var items: [JournalWire.Transaction] = []
            items.reserveCapacity(c.pointee.n_transactions)
            for index in 0..<c.pointee.n_transactions {
                guard let item = list[index] else { continue }
                items.append(try JournalWire.Transaction(c: item, at: "transactions", index))
            }
            self.transactions = items
        }
        self.heartbeat = c.pointee.heartbeat != 0
        self.history = try SchemaCoding.string(c.pointee.history, "history")
        self.piece = c.pointee.piece
        self.pieces = c.pointee.pieces
        self.content = SchemaCoding.bytes(c.pointee.content)
        self.replaces = c.pointee.replaces != 0
    }
}

extension JournalWire.ChangesRequest: SchemaCodable {
    /// `tombolo.journal.ChangesRequest`.
    package static var fullName: String { "tombolo.journal.ChangesRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ChangesRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__ChangesRequest>.size)
            .bindMemory(to: Tombolo__Journal__ChangesRequest.self, capacity: 1)
        tombolo__journal__changes_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ChangesRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__ChangesRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__ChangesRequest>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.after_sequence = self.afterSequence
        if !self.snapshotID.isEmpty { c.pointee.snapshot_id = try SchemaCoding.text(arena, self.snapshotID, "snapshot_id") }
        c.pointee.page = self.page
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__ChangesRequest>) throws(SchemaError) {
        self.init()
        self.afterSequence = c.pointee.after_sequence
        self.snapshotID = try SchemaCoding.string(c.pointee.snapshot_id, "snapshot_id")
        self.page = c.pointee.page
    }
}

extension JournalWire.ChangesReply: SchemaCodable {
    /// `tombolo.journal.ChangesReply`.
    package static var fullName: String { "tombolo.journal.ChangesReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ChangesReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__ChangesReply>.size)
            .bindMemory(to: Tombolo__Journal__ChangesReply.self, capacity: 1)
        tombolo__journal__changes_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__ChangesReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__ChangesReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__ChangesReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.messages.isEmpty {
            let items = self.messages
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Journal__FeedMessage>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Journal__FeedMessage>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "messages", index) }
            c.pointee.n_messages = items.count
            c.pointee.messages = list
        }
        c.pointee.is_snapshot = self.isSnapshot ? 1 : 0
        if !self.snapshotID.isEmpty { c.pointee.snapshot_id = try SchemaCoding.text(arena, self.snapshotID, "snapshot_id") }
        if !self.rows.isEmpty {
            let items = self.rows
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<ProtobufCBinaryData>.stride)
                .bindMemory(to: (ProtobufCBinaryData).self, capacity: items.count)
            for index in items.indices { list[index] = try SchemaCoding.data(arena, items[index], "rows") }
            c.pointee.n_rows = items.count
            c.pointee.rows = list
        }
        c.pointee.sequence = self.sequence
        c.pointee.index = self.index
        c.pointee.more = self.more ? 1 : 0
        if !self.history.isEmpty { c.pointee.history = try SchemaCoding.text(arena, self.history, "history") }
        c.pointee.floor = self.floor
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__ChangesReply>) throws(SchemaError) {
        self.init()
        if c.pointee.n_messages > 0, let list = c.pointee.messages {
            var items: [JournalWire.FeedMessage] = []
            items.reserveCapacity(c.pointee.n_messages)
            for index in 0..<c.pointee.n_messages {
                guard let item = list[index] else { continue }
                items.append(try JournalWire.FeedMessage(c: item, at: "messages", index))
            }
            self.messages = items
        }
        self.isSnapshot = c.pointee.is_snapshot != 0
        self.snapshotID = try SchemaCoding.string(c.pointee.snapshot_id, "snapshot_id")
        if c.pointee.n_rows > 0, let list = c.pointee.rows {
            var items: [[UInt8]] = []
            items.reserveCapacity(c.pointee.n_rows)
            for index in 0..<c.pointee.n_rows {
                items.append(SchemaCoding.bytes(list[index]))
            }
            self.rows = items
        }
        self.sequence = c.pointee.sequence
        self.index = c.pointee.index
        self.more = c.pointee.more != 0
        self.history = try SchemaCoding.string(c.pointee.history, "history")
        self.floor = c.pointee.floor
    }
}

extension JournalWire.SequenceRequest: SchemaCodable {
    /// `tombolo.journal.SequenceRequest`.
    package static var fullName: String { "tombolo.journal.SequenceRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__SequenceRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__SequenceRequest>.size)
            .bindMemory(to: Tombolo__Journal__SequenceRequest.self, capacity: 1)
        tombolo__journal__sequence_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__SequenceRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__SequenceRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__SequenceRequest>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__SequenceRequest>) throws(SchemaError) {
        self.init()
    }
}

extension JournalWire.SequenceReply: SchemaCodable {
    /// `tombolo.journal.SequenceReply`.
    package static var fullName: String { "tombolo.journal.SequenceReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__SequenceReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__SequenceReply>.size)
            .bindMemory(to: Tombolo__Journal__SequenceReply.self, capacity: 1)
        tombolo__journal__sequence_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__SequenceReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__SequenceReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__SequenceReply>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.sequence = self.sequence
        c.pointee.index = self.index
        if !self.history.isEmpty { c.pointee.history = try SchemaCoding.text(arena, self.history, "history") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__SequenceReply>) throws(SchemaError) {
        self.init()
        self.sequence = c.pointee.sequence
        self.index = c.pointee.index
        self.history = try SchemaCoding.string(c.pointee.history, "history")
    }
}

extension JournalWire.CaptureRequest: SchemaCodable {
    /// `tombolo.journal.CaptureRequest`.
    package static var fullName: String { "tombolo.journal.CaptureRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CaptureRequest>.size)
            .bindMemory(to: Tombolo__Journal__CaptureRequest.self, capacity: 1)
        tombolo__journal__capture_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CaptureRequest>, in arena: SchemaArena) throws(SchemaError) {
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureRequest>) throws(SchemaError) {
        self.init()
    }
}

extension JournalWire.CaptureReply: SchemaCodable {
    /// `tombolo.journal.CaptureReply`.
    package static var fullName: String { "tombolo.journal.CaptureReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CaptureReply>.size)
            .bindMemory(to: Tombolo__Journal__CaptureReply.self, capacity: 1)
        tombolo__journal__capture_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CaptureReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.sequence = self.sequence
        if !self.history.isEmpty { c.pointee.history = try SchemaCoding.text(arena, self.history, "history") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureReply>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.sequence = c.pointee.sequence
        self.history = try SchemaCoding.string(c.pointee.history, "history")
    }
}

extension JournalWire.CaptureFix: SchemaCodable {
    /// `tombolo.journal.CaptureFix`.
    package static var fullName: String { "tombolo.journal.CaptureFix" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureFix> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CaptureFix>.size)
            .bindMemory(to: Tombolo__Journal__CaptureFix.self, capacity: 1)
        tombolo__journal__capture_fix__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CaptureFix> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureFix>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CaptureFix>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.sequence = self.sequence
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CaptureFix>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.sequence = c.pointee.sequence
    }
}

extension JournalWire.RowCount: SchemaCodable {
    /// `tombolo.journal.RowCount`.
    package static var fullName: String { "tombolo.journal.RowCount" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RowCount> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RowCount>.size)
            .bindMemory(to: Tombolo__Journal__RowCount.self, capacity: 1)
        tombolo__journal__row_count__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RowCount> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RowCount>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RowCount>, in arena: SchemaArena) throws(SchemaError) {
        if !self.kind.isEmpty { c.pointee.kind = try SchemaCoding.text(arena, self.kind, "kind") }
        c.pointee.count = self.count
        c.pointee.bytes = self.bytes
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RowCount>) throws(SchemaError) {
        self.init()
        self.kind = try SchemaCoding.string(c.pointee.kind, "kind")
        self.count = c.pointee.count
        self.bytes = c.pointee.bytes
    }
}

extension JournalWire.CapturePart: SchemaCodable {
    /// `tombolo.journal.CapturePart`.
    package static var fullName: String { "tombolo.journal.CapturePart" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePart> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CapturePart>.size)
            .bindMemory(to: Tombolo__Journal__CapturePart.self, capacity: 1)
        tombolo__journal__capture_part__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePart> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePart>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CapturePart>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.sequence = self.sequence
        c.pointee.index = self.index
        c.pointee.pages = self.pages
        c.pointee.bytes = self.bytes
        if !self.sha256.isEmpty { c.pointee.sha256 = try SchemaCoding.data(arena, self.sha256, "sha256") }
        if !self.rows.isEmpty {
            let items = self.rows
            let list = try SchemaCoding.allocate(arena, items.count * MemoryLayout<UnsafeMutablePointer<Tombolo__Journal__RowCount>?>.stride)
                .bindMemory(to: (UnsafeMutablePointer<Tombolo__Journal__RowCount>?).self, capacity: items.count)
            for index in items.indices { list[index] = try items[index].store(in: arena, at: "rows", index) }
            c.pointee.n_rows = items.count
            c.pointee.rows = list
        }
        c.pointee.requires = self.requires
        if !self.keyID.isEmpty { c.pointee.key_id = try SchemaCoding.text(arena, self.keyID, "key_id") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePart>) throws(SchemaError) {
        self.init()
        self.sequence = c.pointee.sequence
        self.index = c.pointee.index
        self.pages = c.pointee.pages
        self.bytes = c.pointee.bytes
        self.sha256 = SchemaCoding.bytes(c.pointee.sha256)
        if c.pointee.n_rows > 0, let list = c.pointee.rows {
            var items: [JournalWire.RowCount] = []
            items.reserveCapacity(c.pointee.n_rows)
            for index in 0..<c.pointee.n_rows {
                guard let item = list[index] else { continue }
                items.append(try JournalWire.RowCount(c: item, at: "rows", index))
            }
            self.rows = items
        }
        self.requires = c.pointee.requires
        self.keyID = try SchemaCoding.string(c.pointee.key_id, "key_id")
    }
}

extension JournalWire.CapturePageRequest: SchemaCodable {
    /// `tombolo.journal.CapturePageRequest`.
    package static var fullName: String { "tombolo.journal.CapturePageRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePageRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CapturePageRequest>.size)
            .bindMemory(to: Tombolo__Journal__CapturePageRequest.self, capacity: 1)
        tombolo__journal__capture_page_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePageRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePageRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CapturePageRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.page = self.page
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePageRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.page = c.pointee.page
    }
}

extension JournalWire.CapturePage: SchemaCodable {
    /// `tombolo.journal.CapturePage`.
    package static var fullName: String { "tombolo.journal.CapturePage" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePage> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__CapturePage>.size)
            .bindMemory(to: Tombolo__Journal__CapturePage.self, capacity: 1)
        tombolo__journal__capture_page__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__CapturePage> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePage>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__CapturePage>, in arena: SchemaArena) throws(SchemaError) {
        if !self.content.isEmpty { c.pointee.content = try SchemaCoding.data(arena, self.content, "content") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__CapturePage>) throws(SchemaError) {
        self.init()
        self.content = SchemaCoding.bytes(c.pointee.content)
    }
}

extension JournalWire.RestoreRequest: SchemaCodable {
    /// `tombolo.journal.RestoreRequest`.
    package static var fullName: String { "tombolo.journal.RestoreRequest" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreRequest> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RestoreRequest>.size)
            .bindMemory(to: Tombolo__Journal__RestoreRequest.self, capacity: 1)
        tombolo__journal__restore_request__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreRequest> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreRequest>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RestoreRequest>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.pages = self.pages
        c.pointee.bytes = self.bytes
        if !self.sha256.isEmpty { c.pointee.sha256 = try SchemaCoding.data(arena, self.sha256, "sha256") }
        c.pointee.requires = self.requires
        if !self.keyID.isEmpty { c.pointee.key_id = try SchemaCoding.text(arena, self.keyID, "key_id") }
        if !self.history.isEmpty { c.pointee.history = try SchemaCoding.text(arena, self.history, "history") }
        c.pointee.sequence = self.sequence
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreRequest>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.pages = c.pointee.pages
        self.bytes = c.pointee.bytes
        self.sha256 = SchemaCoding.bytes(c.pointee.sha256)
        self.requires = c.pointee.requires
        self.keyID = try SchemaCoding.string(c.pointee.key_id, "key_id")
        self.history = try SchemaCoding.string(c.pointee.history, "history")
        self.sequence = c.pointee.sequence
    }
}

extension JournalWire.RestoreReply: SchemaCodable {
    /// `tombolo.journal.RestoreReply`.
    package static var fullName: String { "tombolo.journal.RestoreReply" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreReply> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RestoreReply>.size)
            .bindMemory(to: Tombolo__Journal__RestoreReply.self, capacity: 1)
        tombolo__journal__restore_reply__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreReply> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreReply>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RestoreReply>, in arena: SchemaArena) throws(SchemaError) {
        if !self.replica.isEmpty { c.pointee.replica = try SchemaCoding.text(arena, self.replica, "replica") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreReply>) throws(SchemaError) {
        self.init()
        self.replica = try SchemaCoding.string(c.pointee.replica, "replica")
    }
}

extension JournalWire.RestorePage: SchemaCodable {
    /// `tombolo.journal.RestorePage`.
    package static var fullName: String { "tombolo.journal.RestorePage" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestorePage> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RestorePage>.size)
            .bindMemory(to: Tombolo__Journal__RestorePage.self, capacity: 1)
        tombolo__journal__restore_page__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestorePage> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RestorePage>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RestorePage>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.page = self.page
        if !self.content.isEmpty { c.pointee.content = try SchemaCoding.data(arena, self.content, "content") }
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RestorePage>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.page = c.pointee.page
        self.content = SchemaCoding.bytes(c.pointee.content)
    }
}

extension JournalWire.RestoreOrder: SchemaCodable {
    /// `tombolo.journal.RestoreOrder`.
    package static var fullName: String { "tombolo.journal.RestoreOrder" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreOrder> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RestoreOrder>.size)
            .bindMemory(to: Tombolo__Journal__RestoreOrder.self, capacity: 1)
        tombolo__journal__restore_order__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreOrder> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreOrder>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RestoreOrder>, in arena: SchemaArena) throws(SchemaError) {
        if !self.id.isEmpty { c.pointee.id = try SchemaCoding.text(arena, self.id, "id") }
        c.pointee.checks_only = self.checksOnly ? 1 : 0
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreOrder>) throws(SchemaError) {
        self.init()
        self.id = try SchemaCoding.string(c.pointee.id, "id")
        self.checksOnly = c.pointee.checks_only != 0
    }
}

extension JournalWire.RestoreDone: SchemaCodable {
    /// `tombolo.journal.RestoreDone`.
    package static var fullName: String { "tombolo.journal.RestoreDone" }

    /// An empty C message in the arena.
    package static func blank(in arena: SchemaArena) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreDone> {
        let c = try SchemaCoding.allocate(arena, MemoryLayout<Tombolo__Journal__RestoreDone>.size)
            .bindMemory(to: Tombolo__Journal__RestoreDone.self, capacity: 1)
        tombolo__journal__restore_done__init(c)
        return c
    }

    /// Builds the message in the arena for the field of another one.
    package func store(
        in arena: SchemaArena, at field: StaticString, _ index: Int = -1
    ) throws(SchemaError) -> UnsafeMutablePointer<Tombolo__Journal__RestoreDone> {
        do throws(SchemaError) {
            let c = try Self.blank(in: arena)
            try fill(c, in: arena)
            return c
        } catch {
            throw error.nested(in: field, index)
        }
    }

    /// Reads the message of the field of another one.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreDone>, at field: StaticString, _ index: Int = -1) throws(SchemaError) {
        do throws(SchemaError) { try self.init(c: c) } catch { throw error.nested(in: field, index) }
    }

    /// Moves the fields into the C message.
    package func fill(_ c: UnsafeMutablePointer<Tombolo__Journal__RestoreDone>, in arena: SchemaArena) throws(SchemaError) {
        c.pointee.sequence = self.sequence
        c.pointee.index = self.index
    }

    /// Reads the fields of a C message.
    package init(c: UnsafePointer<Tombolo__Journal__RestoreDone>) throws(SchemaError) {
        self.init()
        self.sequence = c.pointee.sequence
        self.index = c.pointee.index
    }
}
