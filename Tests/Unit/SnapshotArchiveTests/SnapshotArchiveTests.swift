import Certificates
import MeshDomain
import SnapshotArchive
import Testing

/// The file of a saved state.
@Suite struct `Archives of a saved state` {
    private static let pages: [[[UInt8]]] = [
        [Array("first page".utf8), Array(repeating: 7, count: 3000)], [Array("of another service".utf8)], [],
    ]

    private static func meta(_ change: (inout SnapshotMeta) -> Void = { _ in }) throws -> SnapshotMeta {
        let parts = try zip(["catalog", "acl", "peering"], pages).map { service, pages in
            let whole = pages.flatMap { page in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: page.count >> $0) } + page
            }
            return SnapshotMeta.Part(
                service: service,
                sequence: 12,
                index: 12_288,
                history: "abc.0",
                pages: UInt64(pages.count),
                bytes: UInt64(whole.count),
                sha256: Digest.hex(try Digest.sha256(whole)),
                requires: 1,
                keyID: service == "acl" ? "0011223344556677" : "",
                rows: [.init(kind: "Node", count: 3, bytes: 120)]
            )
        }
        var meta = SnapshotMeta(
            id: "1-12288-5",
            index: 12_288,
            term: 1,
            datacenter: "dc1",
            product: "0",
            time: 1_700_000_000_123,
            parts: parts
        )
        change(&meta)
        return meta
    }

    private static func archive(_ meta: SnapshotMeta) throws -> [UInt8] {
        let writer = try ArchiveWriter(meta)
        var bytes = writer.beginning()
        for (part, pages) in zip(meta.parts, pages) {
            bytes += writer.begin(part)
            for page in pages { bytes += writer.page(page) }
            bytes += writer.end(part)
        }
        return bytes + (try writer.ending())
    }

    /// Reads all of it; the source gives a few bytes at a time.
    private static func read(_ bytes: [UInt8], step: Int = 100) throws(MeshError) -> (SnapshotMeta, [[[UInt8]]]) {
        var rest = bytes[...]
        let reader = try ArchiveReader { () throws(MeshError) in
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(step) }
            return Array(rest.prefix(step))
        }
        let meta = try reader.meta()
        var all: [[[UInt8]]] = []
        while try reader.nextPart() != nil {
            var found: [[UInt8]] = []
            while let page = try reader.nextPage() { found.append(page) }
            all.append(found)
        }
        return (meta, all)
    }

    @Test(arguments: [1, 7, 100, 100_000]) func `what was written is read, however it comes`(_ step: Int) throws {
        let meta = try Self.meta()
        let (found, pages) = try Self.read(try Self.archive(meta), step: step)
        #expect(found == meta)
        #expect(pages == Self.pages)
        #expect(meta.size == meta.parts.reduce(0) { $0 + $1.bytes })
    }

    @Test func `a bit that is wrong is noticed, or changes nothing that is read`() throws {
        let meta = try Self.meta()
        let good = try Self.archive(meta)
        for place in good.indices {
            for bit in 0..<8 {
                var bad = good
                bad[place] ^= 1 << bit
                // Gzip has a time, the name of a system and codes that nothing uses: what is read is the same then.
                guard let found = try? Self.read(bad, step: 4096) else { continue }
                #expect(found.0 == meta && found.1 == Self.pages, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test func `what is cut short or goes on is refused`() throws {
        let good = try Self.archive(try Self.meta())
        for length in 0..<good.count {
            #expect(throws: MeshError.self, "\(length) bytes") { try Self.read(Array(good.prefix(length)), step: 4096) }
        }
        #expect(throws: MeshError.self) { try Self.read(good + [0]) }
        #expect(throws: MeshError.self) { try Self.read(good + good) }
    }

    private static func refusal(_ bytes: [UInt8]) -> String {
        do {
            _ = try read(bytes)
            return ""
        } catch { return error.message }
    }

    @Test func `what is no snapshot of this format is refused in words that people know`() throws {
        #expect(Self.refusal(Array("nonsense".utf8)).contains("failed to decompress snapshot"))
        #expect(Self.refusal([]).contains("cut short"))
        let empty = try GzipWriter()
        #expect(Self.refusal(empty.add([], isLast: true)).contains("failed to read snapshot file"))
        let meta = try Self.meta()
        for (name, change) in [
            ("SHA-256", { $0.parts[0].sha256 = String(repeating: "0", count: 64) }),
            ("pages", { $0.parts[0].pages += 1 }), ("last page", { $0.parts[0].pages -= 1 }),
            ("acl.pages", { $0.parts[0].bytes += 600 }),
        ] as [(String, (inout SnapshotMeta) -> Void)] {
            var wrong = meta
            change(&wrong)
            #expect(!Self.refusal(try Self.archive(wrong)).isEmpty, "\(name)")
        }
        let json = String(decoding: meta.json, as: UTF8.self)
        func read(_ text: String) -> String {
            do throws(MeshError) {
                _ = try SnapshotMeta(json: Array(text.utf8))
                return ""
            } catch { return error.message }
        }
        #expect(read(json).isEmpty)
        #expect(read(json.replacing("tombolo-snapshot/1", with: "tombolo-snapshot/2")).contains("too old to decide"))
        #expect(read("{}").contains("Format is missing"))
        #expect(read(json.replacing("\"Index\":12288,\"Term\"", with: "\"Index\":-1,\"Term\"")).contains("Index"))
        #expect(read(json.replacing("\"Service\":\"acl\"", with: "\"Service\":\"catalog\"")).contains("Parts"))
    }
}

/// What is encrypted for a file.
@Suite struct `Sealing keys` {
    @Test func `what was sealed is opened with the same key at the same place only`() throws {
        let key = try SealingKey(secret: Array("0123456789abcdef".utf8))
        let other = try SealingKey(secret: Array("0123456789abcdeg".utf8))
        #expect(key.id != other.id && key.id.count == 16)
        for content in [[], [1], Array(repeating: 9, count: 5000)] as [[UInt8]] {
            let sealed = try key.seal(content, context: [1, 2])
            #expect(sealed.count == content.count + SealingKey.overhead)
            #expect(try key.open(sealed, context: [1, 2]) == content)
            #expect(try key.open(sealed, context: [1, 3]) == nil)
            #expect(try other.open(sealed, context: [1, 2]) == nil)
            for place in sealed.indices.prefix(64) {
                var bad = sealed
                bad[place] ^= 0x80
                #expect(try key.open(bad, context: [1, 2]) == nil)
            }
            #expect(try key.open(Array(sealed.dropLast()), context: [1, 2]) == nil)
            #expect(try key.seal(content, context: [1, 2]) != sealed)
        }
        #expect(try key.open([1, 2, 3], context: []) == nil)
        #expect(throws: CertificateError.self) { try SealingKey(secret: [1, 2, 3]) }
    }
}
