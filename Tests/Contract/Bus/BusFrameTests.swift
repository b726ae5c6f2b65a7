import MeshBus
import Testing

/// What stands in front of a payload on the wire.
@Suite struct BusFrameTests {
    private func frame(_ headers: BusHeaders, _ deadline: BusDeadline?) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: BusFrame.capacity(headers: headers, deadline: deadline)) { buffer, count in
            count = BusFrame.write(headers: headers, deadline: deadline, to: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    private func read(_ bytes: [UInt8]) -> BusFrame.Front? { bytes.withUnsafeBytes { BusFrame.read($0) } }

    private let samples: [(BusHeaders, BusDeadline?)] = [
        ([:], nil),
        ([:], BusDeadline(milliseconds: 0, sentMilliseconds: 0)),
        ([:], BusDeadline(milliseconds: .max, sentMilliseconds: .min)),
        (
            [BusHeader.token: "secret", BusHeader.requestID: "id"],
            BusDeadline(milliseconds: 1, sentMilliseconds: 1 << 41)
        ),
        (["a": "", "Größe": "größer", "long": String(repeating: "x", count: 100_000)], nil),
        (BusHeaders([BusHeader.errorCode, BusHeader.errorMessage, BusHeader.cause].map { ($0, $0) }), nil),
    ]

    @Test func `what is written is read again`() throws {
        for (headers, deadline) in samples {
            let bytes = frame(headers, deadline)
            let front = try #require(read(bytes + [1, 2, 3]))
            #expect(front.headers == headers)
            #expect(front.deadline == deadline)
            #expect(front.byteCount == bytes.count)
        }
    }

    @Test func `the bytes of version 1 stay what they are`() {
        let deadline = BusDeadline(milliseconds: 300, sentMilliseconds: 5)
        let headers: BusHeaders = [BusHeader.token: "t", "X": "yz"]
        #expect(
            frame(headers, deadline) == [
                0, 1, 1, 3, 0xAC, 0x02, 5, 2, 1, 4, 3, 1, 0x74, 2, 1, 0x58, 3, 2, 0x79, 0x7A, 0,
            ]
        )
    }

    @Test func `a payload without a zero byte in front is no frame`() throws {
        let front = try #require(read([8, 1]))
        #expect(front.headers.isEmpty && front.deadline == nil && front.byteCount == 0)
        #expect(try #require(read([])).byteCount == 0)
        #expect(!BusFrame.isNeeded(headers: [:], deadline: nil, payload: [8, 0]))
        #expect(BusFrame.isNeeded(headers: [:], deadline: nil, payload: [0]))
    }

    @Test func `a frame that is cut short is refused wherever it is cut`() {
        for (headers, deadline) in samples where headers.fields.count < 3 {
            let bytes = frame(headers, deadline)
            for length in 1..<bytes.count { #expect(read(Array(bytes[..<length])) == nil) }
        }
    }

    @Test func `another version, bad text and a value without name are refused, unknown fields are not`() throws {
        #expect(read([0, 2, 0]) == nil)
        #expect(read([0, 1, 2, 1, 0x58, 3, 1, 0xFF, 0]) == nil)
        #expect(read([0, 1, 3, 1, 0x58, 0]) == nil)
        #expect(read([0, 1, 1, 1, 0x80, 0]) == nil)
        let front = try #require(read([0, 1, 77, 2, 9, 9, 2, 1, 0x58, 3, 1, 0x59, 0]))
        #expect(front.headers == ["X": "Y"])
    }

    @Test func `damaged bytes never do more than be refused`() {
        var random = SystemRandomNumberGenerator()
        let good = frame(samples[3].0, samples[3].1)
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let front = read(bytes) { #expect(front.byteCount <= bytes.count) }
        }
    }
}
