import MeshDomain

/// A row kept as bytes: its indexes, what it is found by, its content.
///
/// A decoded instance takes some 600 bytes and an allocation for each longer text; packed it takes what its texts take and 40.
/// What is asked for is decoded when it is asked for.
protocol PackedRow: Sendable {
    /// `[where the key stands][create index][modify index - create index][length of the key][key][fields, by tag]`
    var bytes: [UInt8] { get }

    /// Wraps what a writer of this kind of row wrote.
    init(bytes: [UInt8])
}

extension PackedRow {
    /// Makes a row of its key and its fields.
    init(_ content: [UInt8], createIndex: UInt64, modifyIndex: UInt64) {
        var head = RowWriter.Head()
        head.number(createIndex)
        head.number(modifyIndex &- createIndex)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + head.count + content.count)
        bytes.append(UInt8(1 + head.count))
        head.append(to: &bytes)
        bytes.append(contentsOf: content)
        self.init(bytes: bytes)
    }

    /// The transactions that first and last wrote it.
    var indexes: (create: UInt64, modify: UInt64) {
        var reader = RowReader(bytes, at: 1)
        let create = reader.number()
        return (create, create &+ reader.number())
    }

    /// Where the bytes of the key stand.
    var keyRange: Range<Int> {
        let start = Int(bytes[0])
        // Nearly all keys are shorter than 128 bytes.
        if bytes[start] < 0x80 { return start + 1..<start + 1 + Int(bytes[start]) }
        var reader = RowReader(bytes, at: Int(bytes[0]))
        let count = reader.count()
        return reader.place..<reader.place + count
    }

    /// Whether key and fields are these bytes.
    func hasContent(_ content: [UInt8]) -> Bool {
        let start = Int(bytes[0])
        return bytes.count - start == content.count && bytes[start...].elementsEqual(content)
    }
}

extension RowWriter {
    /// Two numbers of at most ten bytes each, without an allocation.
    struct Head {
        private var low: UInt64 = 0
        private var middle: UInt64 = 0
        private var high: UInt64 = 0
        private(set) var count = 0

        mutating func number(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                put(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            put(UInt8(truncatingIfNeeded: rest))
        }

        private mutating func put(_ byte: UInt8) {
            let bits = UInt64(byte) << UInt64(count % 8 * 8)
            switch count / 8 {
            case 0: low |= bits
            case 1: middle |= bits
            case _: high |= bits
            }
            count += 1
        }

        func append(to bytes: inout [UInt8]) {
            for place in 0..<count {
                let word =
                    switch place / 8 {
                    case 0: low
                    case 1: middle
                    case _: high
                    }
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(place % 8 * 8)))
            }
        }
    }
}
