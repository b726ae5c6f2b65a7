import NameSystem
import TestSeeds
import Testing

/// The bytes of messages: what is read, what is refused, and what is written.
@Suite
struct MessageTests {
    private static let web = DomainName("web.service.consul") ?? .root

    /// A header with counts, and what follows.
    private static func message(_ counts: [UInt8], _ rest: [UInt8]) -> [UInt8] {
        [0x12, 0x34, 0x01, 0x00] + counts.flatMap { [0, $0] } + rest
    }

    private static let question: [UInt8] = web.wire + [0, 1, 0, 1]

    @Test
    func `a question is read as it was spelled`() throws {
        let name = try #require(DomainName("Web.Service.CONSUL"))
        let bytes = NameMessage(id: 7, asking: NameQuestion(name, .srv)).encoded()
        let message = try NameMessage(decoding: bytes)
        #expect(message.id == 7)
        #expect(message.wantsRecursion)
        #expect(message.question == NameQuestion(name, .srv))
        #expect(message.question?.name.folded == Self.web)
    }

    @Test
    func `names point only to what stands before them`() {
        // A name that points at itself, at the next one, and one that points back.
        let loops: [[UInt8]] = [[0xC0, 12, 0, 1, 0, 1], [0xC0, 14, 0xC0, 12, 0, 1], [1, 0x61, 0xC0, 12, 0, 1, 0, 1]]
        for rest in loops {
            #expect(throws: NameMessageError.self) { try NameMessage(decoding: Self.message([1, 0, 0, 0], rest)) }
        }
    }

    @Test(
        arguments: [
            [0x40, 0x61, 0, 0, 1, 0, 1], [0x80, 0, 0, 1, 0, 1], [5, 0x61], [0, 0, 1, 0], [],
            Array(repeating: [63] + Array(repeating: 0x61, count: 63), count: 4).flatMap { $0 } + [0, 0, 1, 0, 1],
        ] as [[UInt8]]
    )
    func `a question that makes no sense is told by its header`(rest: [UInt8]) throws {
        do {
            _ = try NameMessage(decoding: Self.message([1, 0, 0, 0], rest))
            Issue.record("it was taken")
        } catch NameMessageError.malformed(let header) {
            #expect(header.id == 0x1234)
        }
    }

    @Test
    func `two questions, records that lack and two options are refused`() {
        let option: [UInt8] = [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0]
        for bytes in [
            Self.message([2, 0, 0, 0], Self.question + Self.question), Self.message([1, 1, 0, 0], Self.question),
            Self.message([1, 0, 0, 2], Self.question + option + option),
            Self.message([1, 1, 0, 0], Self.question + option),
        ] {
            #expect(throws: NameMessageError.self) { try NameMessage(decoding: bytes) }
        }
        #expect(throws: NameMessageError.noHeader) { try NameMessage(decoding: [0, 1, 2]) }
    }

    @Test
    func `every kind of record is written as it is read`() throws {
        var message = NameMessage(id: 1, asking: NameQuestion(Self.web, .any)).reply(.noSuchName)
        let other = try #require(DomainName("node-1.node.dc1.consul"))
        message.answers = [
            ResourceRecord(Self.web, timeToLive: 5, .address([10, 0, 0, 1])),
            ResourceRecord(Self.web, timeToLive: 0, .address(Array(0..<16))),
            ResourceRecord(Self.web, timeToLive: 1, .service(priority: 1, weight: 2, port: 80, target: other)),
            ResourceRecord(other, timeToLive: 1, .text([Array("a=b".utf8), []])),
            ResourceRecord(other, timeToLive: 1, .canonicalName(Self.web)),
            ResourceRecord(other, timeToLive: 1, .other(RecordType(rawValue: 99), [1, 2, 3])),
        ]
        let times = ZoneTimes(serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5)
        message.authorities = [
            ResourceRecord(other, timeToLive: 0, .zone(server: other, mailbox: Self.web, times)),
            ResourceRecord(.root, timeToLive: 0, .nameServer(other)),
        ]
        message.additionals = [ResourceRecord(other, timeToLive: 9, .pointer(Self.web))]
        message.ednsPart = MessageExtension(datagramLimit: 1232)
        message.ednsPart?.clientNetwork = ClientNetwork(address: [10, 1, 2, 0], length: 23, scope: 0)
        for compression in [NameCompression.on, .off] {
            #expect(try NameMessage(decoding: message.encoded(compression: compression)) == message)
        }
        #expect(message.encoded().count < message.encoded(compression: .off).count)
    }

    @Test
    func `a client's network is read with the bits that count, and refused when they do not fit`() throws {
        func question(_ option: [UInt8]) throws -> NameMessage {
            let edns: [UInt8] = [0, 0, 41, 16, 0, 0, 0, 0, 0, 0, UInt8(option.count + 4), 0, 8, 0, UInt8(option.count)]
            return try NameMessage(decoding: Self.message([1, 0, 0, 1], Self.question + edns + option))
        }
        #expect(try question([0, 1, 20, 0, 10, 1, 0xFF]).ednsPart?.clientNetwork?.address == [10, 1, 0xF0, 0])
        for option in [[0, 1, 33, 0, 1, 2, 3, 4, 5], [0, 3, 8, 0, 1], [0, 1, 8, 0], [0, 1, 8, 0, 1, 2]] as [[UInt8]] {
            #expect(throws: NameMessageError.self) { try question(option) }
        }
    }

    @Test
    func `whatever is read is written and read as the same`() {
        var random = SeededNumbers(seed: 8600)
        let sound = Self.message(
            [1, 1, 0, 0],
            Self.question + [0xC0, 12, 0, 33, 0, 1, 0, 0, 0, 9, 0, 8, 0, 1, 0, 2, 0, 80, 0xC0, 16]
        )
        var taken = 0
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let message = try? NameMessage(decoding: bytes) else { continue }
            taken += 1
            #expect((try? NameMessage(decoding: message.encoded())) == message)
        }
        #expect(taken > 1000)
    }

    @Test
    func `what cannot stand in a message is no name`() {
        for text in ["a..b", ".a", String(repeating: "a", count: 64), "a.b.."] { #expect(DomainName(text) == nil) }
        #expect(DomainName(Array(repeating: "abcdefgh", count: 29).joined(separator: ".")) == nil)
        #expect(DomainName("a.b.")?.description == "a.b.")
        #expect(DomainName("")?.description == ".")
        #expect(DomainName("a b")?.description == "a\\032b.")
    }
}
