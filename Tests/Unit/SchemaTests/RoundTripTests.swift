import BusSchema
import SchemaRuntime
import Testing

@Suite struct RoundTripTests {
    @Test func `every kind of field is written as another implementation writes it`() throws {
        #expect(try SchemaSamples.everything.encoded() == SchemaSamples.everythingBytes)
    }

    @Test func `every kind of field is read as another implementation wrote it`() throws {
        let read = try TestingWire.Everything(decoding: SchemaSamples.everythingBytes)
        #expect(read == SchemaSamples.everything)
    }

    @Test func `an empty message is no bytes and back`() throws {
        #expect(try TestingWire.Everything().encoded() == [])
        #expect(try TestingWire.Everything(decoding: [UInt8]()) == TestingWire.Everything())
        #expect(try GoogleProtobuf.Empty().encoded() == [])
    }

    @Test func `a service instance survives`() throws {
        let bytes = try SchemaSamples.instance.encoded()
        #expect((500...700).contains(bytes.count), "the sample of the benchmark has \(bytes.count) bytes")
        #expect(try TestingWire.ServiceInstance(decoding: bytes) == SchemaSamples.instance)
    }

    @Test func `bytes can come as a slice or a span`() throws {
        let padded = [0xff] + SchemaSamples.everythingBytes + [0xff]
        let slice = padded[1..<(padded.count - 1)]
        #expect(try TestingWire.Everything(decoding: slice) == SchemaSamples.everything)
        let whole = SchemaSamples.everythingBytes
        let span = whole.span.bytes
        let read = try TestingWire.Everything(decoding: span)
        #expect(read == SchemaSamples.everything)
    }

    @Test(
        arguments: [
            nil, .chosenText(""), .chosenText("x"), .chosenNumber(0), .chosenNumber(7), .chosenBytes([]),
            .chosenBytes([0]), .chosenHealth(.unspecified), .chosenHealth(.critical), .chosenMessage(.init()),
            .chosenMessage(.init(name: "n")), .chosenEmpty(.init()),
        ] as [TestingWire.Everything.Choice?]
    )
    func `a choice survives even when its member is at its default`(choice: TestingWire.Everything.Choice?) throws {
        let message = TestingWire.Everything(choice: choice)
        #expect(try TestingWire.Everything(decoding: message.encoded()).choice == choice)
    }

    @Test func `an absent scalar differs from zero`() throws {
        var message = TestingWire.Everything()
        #expect(try TestingWire.Everything(decoding: message.encoded()).optionalNumber == nil)
        message.optionalNumber = 0
        message.optionalText = ""
        let read = try TestingWire.Everything(decoding: message.encoded())
        #expect(read.optionalNumber == 0)
        #expect(read.optionalText?.isEmpty == true)
        #expect(read.optionalBool == nil)
    }

    @Test func `an absent message differs from an empty one`() throws {
        var message = TestingWire.Everything()
        #expect(try TestingWire.Everything(decoding: message.encoded()).aMessage == nil)
        message.aMessage = .init()
        #expect(try TestingWire.Everything(decoding: message.encoded()).aMessage == .init())
    }

    @Test func `maps are written in the order of their keys`() throws {
        let keys = (0..<200).map { "key-\($0)" }
        var forward = TestingWire.ServiceInstance()
        var backward = TestingWire.ServiceInstance()
        for key in keys { forward.meta[key] = key }
        for key in keys.reversed() { backward.meta[key] = key }
        let bytes = try forward.encoded()
        #expect(try backward.encoded() == bytes)
        var separate: [UInt8] = []
        for key in keys.sorted() { separate += try TestingWire.ServiceInstance(meta: [key: key]).encoded() }
        #expect(bytes == separate)
    }

    @Test func `an unknown enum value is kept and sent on`() throws {
        let bytes: [UInt8] = [0x80, 0x01, 0x63, 0xa2, 0x02, 0x02, 0x01, 0x63]
        let read = try TestingWire.Everything(decoding: bytes)
        #expect(read.anEnum == .unrecognized(99))
        #expect(read.enums == [.passing, .unrecognized(99)])
        #expect(try read.encoded() == bytes)
        let negative = TestingWire.Everything(anEnum: .unrecognized(-1))
        #expect(try TestingWire.Everything(decoding: negative.encoded()).anEnum == .unrecognized(-1))
    }

    @Test func `numbers are read packed and unpacked`() throws {
        #expect(try TestingWire.Everything(decoding: [0xba, 0x01, 0x02, 0x01, 0x02]).int32s == [1, 2])
        #expect(try TestingWire.Everything(decoding: [0xb8, 0x01, 0x01, 0xb8, 0x01, 0x02]).int32s == [1, 2])
    }

    @Test func `fields of a newer schema are skipped`() throws {
        let newer: [UInt8] = [0xf8, 0x07, 0x05, 0xfa, 0x07, 0x02, 0x41, 0x42]
        let read = try TestingWire.Check(decoding: newer + TestingWire.Check(name: "n").encoded())
        #expect(read == TestingWire.Check(name: "n"))
    }

    @Test func `a message sent in two parts is merged and the last value of a map key wins`() throws {
        let first = try TestingWire.Everything(aMessage: .init(node: "n", name: "a"), textsByText: ["k": "1"]).encoded()
        let second = try TestingWire.Everything(aMessage: .init(name: "b"), textsByText: ["k": "2"]).encoded()
        let read = try TestingWire.Everything(decoding: first + second)
        #expect(read.aMessage == .init(node: "n", name: "b"))
        #expect(read.textsByText == ["k": "2"])
    }

    @Test func `a map entry without key or value reads as defaults`() throws {
        let read = try TestingWire.Everything(decoding: [0xca, 0x02, 0x00, 0xda, 0x02, 0x03, 0x0a, 0x01, 0x6b])
        #expect(read.textsByText == ["": ""])
        #expect(read.messagesByText == ["k": .init()])
    }

    @Test func `messages may hold themselves in every way`() throws {
        var tree = TestingWire.Tree(label: "root", left: .init(label: "left", left: .init(label: "deeper")))
        tree.children = [.init(label: "a", children: [.init(label: "b")])]
        tree.named = ["n": .init(choice: .chosen(.init(choice: .leaf(""))))]
        tree.choice = .chosen(tree)
        #expect(try TestingWire.Tree(decoding: tree.encoded()) == tree)
        tree.left?.left?.label = "changed"
        #expect(tree.left?.left?.label == "changed")
        tree.left = nil
        #expect(try TestingWire.Tree(decoding: tree.encoded()) == tree)
    }

    @Test func `names that are words of C or Swift work`() throws {
        let names = TestingWire.Names(
            class: "c",
            default: "d",
            in: true,
            namespace: "n",
            operator: "o",
            rootPEMs: ["r"],
            peerID: "p",
            lanAddress: "l",
            switch: .self_("s"),
            type: .strictDNS,
            description: "e",
            init_: "i",
            hashValue_: "h"
        )
        #expect(try TestingWire.Names(decoding: names.encoded()) == names)
        #expect(TestingWire.Names.TypeKind.strictDNS.rawValue == 1)
    }

    @Test func `large messages survive`() throws {
        var message = TestingWire.Everything()
        message.aBytes = [UInt8](repeating: 7, count: 3_000_000)
        message.strings = (0..<20_000).map { String(repeating: "x", count: $0 % 50) }
        message.messages = (0..<5000).map { TestingWire.Check(name: "\($0)") }
        #expect(try TestingWire.Everything(decoding: message.encoded()) == message)
        #expect(try TestingWire.Everything(decoding: SchemaSamples.everythingBytes) == SchemaSamples.everything)
    }

    @Test func `many tasks encode and decode at once`() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    for _ in 0..<200 {
                        let bytes = try SchemaSamples.everything.encoded()
                        guard try TestingWire.Everything(decoding: bytes) == SchemaSamples.everything else {
                            return false
                        }
                    }
                    return true
                }
            }
            for try await survived in group { #expect(survived) }
        }
    }

    @Test func `Any carries a message and says which`() throws {
        let check = TestingWire.Check(name: "n")
        let any = try GoogleProtobuf.AnyMessage(packing: check)
        #expect(any.typeURL == "type.googleapis.com/tombolo.testing.Check")
        #expect(any.holds(TestingWire.Check.self))
        #expect(!any.holds(TestingWire.Proxy.self))
        #expect(try any.unpacked(as: TestingWire.Check.self) == check)
        let other = GoogleProtobuf.AnyMessage(typeURL: "example.com/tombolo.testing.Check", value: any.value)
        #expect(try other.unpacked(as: TestingWire.Check.self) == check)
        let error = #expect(throws: SchemaError.self) { try any.unpacked(as: TestingWire.Proxy.self) }
        #expect(error?.code == .typeMismatch)
        #expect(!GoogleProtobuf.AnyMessage(typeURL: "a/xtombolo.testing.Check").holds(TestingWire.Check.self))
    }
}
