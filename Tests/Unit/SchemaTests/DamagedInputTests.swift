import BusSchema
import EnvoySchema
import SchemaRuntime
import TestSeeds
import Testing

@Suite struct DamagedInputTests {
    private func decodingError<Message: SchemaMessage>(_ type: Message.Type, _ bytes: [UInt8]) -> SchemaError? {
        do {
            _ = try Message(decoding: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func encodingError(_ message: some SchemaMessage) -> SchemaError? {
        do {
            _ = try message.encoded()
            return nil
        } catch {
            return error
        }
    }

    @Test func `a text with NUL is refused before it is sent and the field is named`() {
        typealias Instance = TestingWire.ServiceInstance
        let name = "tombolo.testing.ServiceInstance"
        let cases: [(Instance, String)] = [
            (Instance(datacenter: "dc2\0admin"), "datacenter"),
            (Instance(tags: ["a", "b\0"]), "tags[1]"),
            (Instance(meta: ["a": "1", "b\0": "2"]), "meta[1]"),
            (Instance(meta: ["a": "1\0"]), "meta[0]"),
            (Instance(proxy: .init(mode: "\0")), "proxy.mode"),
            (Instance(checks: [.init(), .init(name: "\0")]), "checks[1].name"),
            (Instance(taggedAddresses: ["lan": .init(address: "\0")]), "tagged_addresses[0].address"),
        ]
        for (message, field) in cases {
            #expect(encodingError(message) == SchemaError(.stringContainsNUL, at: "\(name).\(field)"))
        }
        #expect(
            encodingError(TestingWire.Everything(optionalText: "\0"))
                == SchemaError(.stringContainsNUL, at: "tombolo.testing.Everything.optional_text")
        )
        #expect(
            encodingError(TestingWire.Everything(choice: .chosenText("\0")))
                == SchemaError(.stringContainsNUL, at: "tombolo.testing.Everything.chosen_text")
        )
        #expect(encodingError(Instance(digest: [0, 0])) == nil, "bytes may hold anything")
    }

    @Test func `a text with NUL is refused when it arrives`() {
        #expect(
            decodingError(TestingWire.Check.self, [0x0a, 0x03, 0x61, 0x00, 0x62])
                == SchemaError(.stringContainsNUL, at: "tombolo.testing.Check.node")
        )
        #expect(
            decodingError(TestingWire.Everything.self, [0x92, 0x02, 0x01, 0x00])
                == SchemaError(.stringContainsNUL, at: "tombolo.testing.Everything.strings[0]")
        )
    }

    @Test(
        arguments: [
            [0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x61, 0x80],
        ] as [[UInt8]]
    )
    func `a text that is not UTF-8 is refused, not repaired`(text: [UInt8]) {
        let length = UInt8(text.count)
        #expect(
            decodingError(TestingWire.Check.self, [0x0a, length] + text)
                == SchemaError(.invalidUTF8, at: "tombolo.testing.Check.node")
        )
        #expect(
            decodingError(TestingWire.Everything.self, [0xea, 0x03, length] + text)
                == SchemaError(.invalidUTF8, at: "tombolo.testing.Everything.chosen_text")
        )
        #expect(
            decodingError(TestingWire.Everything.self, [0xca, 0x02, length + 2, 0x0a, length] + text)
                == SchemaError(.invalidUTF8, at: "tombolo.testing.Everything.texts_by_text[0]")
        )
    }

    @Test func `a cut message is refused or is a whole shorter one`() {
        let whole = SchemaSamples.everythingBytes
        var refused = 0
        for count in 0..<whole.count {
            guard let error = decodingError(TestingWire.Everything.self, Array(whole[..<count])) else { continue }
            refused += 1
            #expect([.truncated, .malformed].contains(error.code), "\(count): \(error)")
            #expect(error.path.hasPrefix("tombolo.testing.Everything"))
        }
        #expect(refused > whole.count / 2)
        #expect(decodingError(TestingWire.Check.self, [0x0a, 0x05, 0x61])?.code == .truncated)
        #expect(decodingError(TestingWire.Check.self, [0x20])?.code == .truncated)
    }

    @Test(
        arguments: [
            [0x00, 0x00],  // field number zero
            [0x0b, 0x0c],  // a group
            [0x0f],  // a wire type that does not exist
            [0x08, 0x01],  // a number where a text belongs
            [0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],  // a varint without end
        ] as [[UInt8]]
    )
    func `bytes that are no message are malformed`(bytes: [UInt8]) {
        #expect(decodingError(TestingWire.Check.self, bytes)?.code == .malformed)
    }

    @Test func `a length near the largest number is refused`() {
        for length: [UInt8] in [
            [0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            [0xff, 0xff, 0xff, 0xff, 0x07],
        ] {
            #expect(decodingError(TestingWire.Check.self, [0x0a] + length + [0x61])?.code != nil)
            #expect(decodingError(TestingWire.Tree.self, [0x12] + length + [0x61])?.code != nil)
        }
    }

    @Test func `messages nested without end are refused`() throws {
        func nested(_ depth: Int) throws -> TestingWire.Tree {
            var tree = TestingWire.Tree(label: "x")
            for _ in 1..<depth { tree = TestingWire.Tree(left: tree) }
            return tree
        }
        let allowed = try nested(SchemaLimits.maximumDepth)
        #expect(try TestingWire.Tree(decoding: allowed.encoded()) == allowed)
        let deeper = try nested(SchemaLimits.maximumDepth + 1).encoded()
        #expect(decodingError(TestingWire.Tree.self, deeper)?.code == .tooDeep)

        // Enough levels of a ListValue in a Value in a ListValue to run over a stack.
        var hostile: [UInt8] = []
        for _ in 0..<3000 {
            hostile = [0x32] + varint(hostile.count) + hostile
            hostile = [0x0a] + varint(hostile.count) + hostile
        }
        #expect(decodingError(GoogleProtobuf.ListValue.self, hostile)?.code == .tooDeep)
        #expect(decodingError(EnvoyRBACV3.Permission.self, rules(levels: 101))?.code == .tooDeep)
        #expect(decodingError(EnvoyRBACV3.Permission.self, rules(levels: 100)) == nil)
    }

    /// `not_rule { not_rule { ... any: true } }`.
    private func rules(levels: Int) -> [UInt8] {
        var rule: [UInt8] = [0x18, 0x01]
        for _ in 1..<levels { rule = [0x42] + varint(rule.count) + rule }
        return rule
    }

    private func varint(_ value: Int) -> [UInt8] {
        var rest = UInt64(value)
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    @Test func `a message over the limit is refused both ways`() {
        let large = TestingWire.Everything(aBytes: [UInt8](repeating: 1, count: SchemaLimits.maximumMessageBytes))
        #expect(encodingError(large) == SchemaError(.tooLarge, at: "tombolo.testing.Everything"))
        let bytes = [UInt8](repeating: 0, count: SchemaLimits.maximumMessageBytes + 1)
        #expect(decodingError(TestingWire.Everything.self, bytes)?.code == .tooLarge)
    }

    @Test func `few bytes that unpack to a great many messages are refused`() {
        // Two bytes a piece for an empty Tree of about a hundred: 8 MiB on the wire, 400 MiB unpacked.
        let count = 4 * 1024 * 1024
        let bytes = [UInt8](unsafeUninitializedCapacity: 2 * count) { buffer, initialized in
            for index in 0..<count {
                buffer[2 * index] = 0x1a
                buffer[2 * index + 1] = 0
            }
            initialized = 2 * count
        }
        #expect(decodingError(TestingWire.Tree.self, bytes)?.code == .tooLarge)
        #expect(decodingError(TestingWire.Tree.self, [0x1a, 0x00]) == nil, "the thread's arena is in order again")
    }

    @Test func `random damage never crashes and what is accepted can be sent again`() throws {
        var generator = SeededNumbers(seed: 0x70_6d62_6f6c_6f)
        let originals = [
            SchemaSamples.everythingBytes, try SchemaSamples.instance.encoded(),
            RecordedPeerStream.responseExportedService,
        ]
        var accepted = 0
        for round in 0..<6000 {
            var bytes = originals[round % originals.count]
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            if let read = try? TestingWire.Everything(decoding: bytes) {
                accepted += 1
                let again = try TestingWire.Everything(decoding: read.encoded())
                // A NaN is not equal to itself, but its bytes are.
                #expect(try again.encoded() == read.encoded())
            }
            _ = try? TestingWire.ServiceInstance(decoding: bytes)
            _ = try? TestingWire.Tree(decoding: bytes)
            _ = try? GoogleProtobuf.Struct(decoding: bytes)
        }
        #expect(accepted > 100)
    }
}
