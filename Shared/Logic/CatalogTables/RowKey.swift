import MeshDomain

/// What an instance or a check is found by, as bytes that sort as the keys do: origin, partition, node, namespace and id,
/// without regard to case.
struct RowKey: Sendable {
    let bytes: [UInt8]

    /// The key of what has an id on a node.
    init(_ node: NodeKey, _ id: ScopedID) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(node.folded.text.utf8.count + id.folded.text.utf8.count + 8)
        Self.append(node.origin.peer, to: &bytes)
        bytes.append(0)
        Self.append(scope: node.partition.nameUnlessStandard, to: &bytes)
        bytes.append(0)
        Self.append(node.folded.text, to: &bytes)
        bytes.append(0)
        Self.append(scope: id.namespace.nameUnlessStandard, to: &bytes)
        bytes.append(0)
        Self.append(id.folded.text, to: &bytes)
        self.bytes = bytes
    }

    /// How many bytes the keys of all that is on a node have in common.
    static func shared(on node: NodeKey) -> Int { RowKey(node, ScopedID("")).bytes.count - 2 }

    /// The key of an instance.
    init(_ key: InstanceKey) { self.init(key.node, key.id) }

    /// A short digest (FNV-1a): equal for equal keys, and rarely for others.
    var digest: UInt32 { bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } }

    /// 0 ends a part, so a 0 within a text, and the 1 that stands before what replaces it, are written in two bytes.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            if byte <= 1 {
                bytes.append(1)
                bytes.append(byte + 1)
            } else {
                bytes.append(byte)
            }
        }
    }

    /// A scope's part stands where its name sorts, and `default` is one byte.
    private static func append(scope name: String, to bytes: inout [UInt8]) {
        if name.isEmpty { return bytes.append(3) }
        bytes.append(NameText(name) < "default" ? 2 : 4)
        append(name, to: &bytes)
    }
}

/// The parts of a key.
struct RowKeyParts {
    let origin: Origin
    let partition: Partition
    /// Folded.
    let node: NameText
    let namespace: Namespace
    /// Folded.
    let id: String

    /// Reads the key of a row.
    init(_ row: some PackedRow) {
        let range = row.keyRange
        var place = range.lowerBound
        origin = Origin(peer: Self.next(row.bytes, &place, range.upperBound))
        partition = Partition(trusted: Self.nextScope(row.bytes, &place, range.upperBound))
        node = NameText(Self.next(row.bytes, &place, range.upperBound))
        namespace = Namespace(trusted: Self.nextScope(row.bytes, &place, range.upperBound))
        id = Self.next(row.bytes, &place, range.upperBound)
    }

    var scope: Scope { Scope(partition: partition, namespace: namespace) }
    var nodeKey: NodeKey { NodeKey(NodeName(node.text, in: partition), of: origin) }
    var scopedID: ScopedID { ScopedID(id, in: namespace) }
    var instanceKey: InstanceKey { InstanceKey(node: nodeKey, id: scopedID) }

    private static func nextScope(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> String {
        place += 1
        return next(bytes, &place, end)
    }

    private static func next(_ bytes: [UInt8], _ place: inout Int, _ end: Int) -> String {
        let start = place
        var isPlain = true
        while place < end, bytes[place] != 0 {
            if bytes[place] == 1 { isPlain = false }
            place += 1
        }
        defer { place += 1 }
        if isPlain { return String(decoding: bytes[start..<place], as: UTF8.self) }
        var text: [UInt8] = []
        var isReplaced = false
        for byte in bytes[start..<place] {
            if byte == 1, !isReplaced {
                isReplaced = true
            } else {
                text.append(isReplaced ? byte - 1 : byte)
                isReplaced = false
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// How two keys stand to each other.
enum KeyOrder {
    case before
    case same
    case after

    /// Compares parts of two arrays as keys.
    static func of(_ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>) -> KeyOrder {
        var (place, other) = (leftRange.lowerBound, rightRange.lowerBound)
        while place < leftRange.upperBound, other < rightRange.upperBound {
            let (byte, otherByte) = (left[place], right[other])
            if byte != otherByte { return byte < otherByte ? .before : .after }
            place += 1
            other += 1
        }
        if leftRange.count == rightRange.count { return .same }
        return leftRange.count < rightRange.count ? .before : .after
    }
}

extension PackedRow {
    /// How the row's key stands to a key, of which so many bytes at the beginning are known to be the same.
    func order(to key: RowKey, skipping skipped: Int = 0) -> KeyOrder {
        KeyOrder.of(bytes, keyRange.dropFirst(skipped), key.bytes, key.bytes.indices.dropFirst(skipped))
    }

    /// How the row's key stands to another row's.
    func order(to other: some PackedRow, skipping skipped: Int = 0) -> KeyOrder {
        KeyOrder.of(bytes, keyRange.dropFirst(skipped), other.bytes, other.keyRange.dropFirst(skipped))
    }
}
