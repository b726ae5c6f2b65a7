import MeshDomain

// Rows are kept as bytes, each in one allocation. The bytes never leave the process: what is stored and sent has codecs of its
// own, so the form may change with every version, and a reader trusts what a writer of the same process wrote.

/// Writes the parts of a row one after the other; what is empty takes no room.
struct RowWriter {
    private(set) var bytes: [UInt8] = []

    /// Makes a writer of an empty row.
    init() { bytes.reserveCapacity(240) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func raw(_ slice: some Collection<UInt8>) { bytes.append(contentsOf: slice) }

    /// Seven bits a byte, lowest first.
    mutating func number(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Small numbers are short, whatever their sign.
    mutating func integer(_ number: Int64) { self.number(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    mutating func text(_ text: String) {
        number(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func texts(_ texts: [String]) {
        number(UInt64(texts.count))
        for text in texts { self.text(text) }
    }

    /// In the order of the keys, so that equal maps are equal bytes.
    mutating func map(_ map: [String: String]) {
        number(UInt64(map.count))
        for (key, value) in map.sorted(by: { $0.key < $1.key }) {
            text(key)
            text(value)
        }
    }

    mutating func object(_ object: MeshObject) {
        number(UInt64(object.count))
        for entry in object.entries {
            text(entry.key)
            value(entry.value)
        }
    }

    mutating func value(_ value: MeshValue) {
        switch value {
        case .null: byte(0)
        case .bool(let flag): byte(flag ? 2 : 1)
        case .int(let number):
            byte(3)
            integer(number)
        case .unsigned(let number):
            byte(4)
            self.number(number)
        case .double(let number):
            byte(5)
            self.number(number.bitPattern)
        case .string(let text):
            byte(6)
            self.text(text)
        case .array(let values):
            byte(7)
            number(UInt64(values.count))
            for value in values { self.value(value) }
        case .object(let object):
            byte(8)
            self.object(object)
        }
    }

    // MARK: - Fields

    /// A field that is left out when it is empty.
    mutating func field(_ tag: UInt8, _ text: String) {
        guard !text.isEmpty else { return }
        byte(tag)
        self.text(text)
    }

    mutating func field(_ tag: UInt8, _ number: Int) {
        guard number != 0 else { return }
        byte(tag)
        integer(Int64(number))
    }

    mutating func field(_ tag: UInt8, _ flag: Bool) { if flag { byte(tag) } }

    /// No list and an empty one are told apart.
    mutating func field(_ tag: UInt8, _ texts: [String]?) {
        guard let texts else { return }
        byte(tag)
        self.texts(texts)
    }

    mutating func field(_ tag: UInt8, _ map: [String: String]?) {
        guard let map else { return }
        byte(tag)
        self.map(map)
    }

    mutating func field(_ tag: UInt8, _ object: MeshObject?) {
        guard let object else { return }
        byte(tag)
        self.object(object)
    }

    mutating func field(_ tag: UInt8, _ locality: Locality?) {
        guard let locality else { return }
        byte(tag)
        text(locality.region)
        text(locality.zone)
    }

    /// Takes back what was written behind a place.
    mutating func cut(to count: Int) { bytes.removeSubrange(count...) }

    /// After the last field.
    mutating func endFields() { byte(0) }
}

/// Reads the parts of a row in the order in which they were written.
struct RowReader {
    private let bytes: [UInt8]
    private(set) var place: Int

    /// Begins to read at a place.
    init(_ bytes: [UInt8], at place: Int) {
        self.bytes = bytes
        self.place = place
    }

    mutating func byte() -> UInt8 {
        defer { place += 1 }
        return bytes[place]
    }

    /// The tag of the next field without taking it; 0 after the last one.
    var nextTag: UInt8 { bytes[place] }

    /// The tag of the next field; nil after the last one.
    mutating func tag() -> UInt8? {
        let tag = byte()
        return tag == 0 ? nil : tag
    }

    mutating func number() -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = byte()
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    mutating func integer() -> Int64 {
        let number = number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    mutating func int() -> Int { Int(integer()) }

    mutating func count() -> Int { Int(number()) }

    mutating func text() -> String { text(count()) }

    /// A text of so many bytes.
    mutating func text(_ count: Int) -> String {
        let start = place
        place += count
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    mutating func skipText() {
        let count = count()
        place += count
    }

    mutating func texts() -> [String] {
        let count = count()
        var texts: [String] = []
        texts.reserveCapacity(count)
        for _ in 0..<count { texts.append(text()) }
        return texts
    }

    mutating func map() -> [String: String] {
        let count = count()
        var map = [String: String](minimumCapacity: count)
        for _ in 0..<count {
            let key = text()
            map[key] = text()
        }
        return map
    }

    mutating func locality() -> Locality {
        let region = text()
        return Locality(region: region, zone: text())
    }

    mutating func object() -> MeshObject {
        var object = MeshObject()
        for _ in 0..<count() {
            let key = text()
            object[key] = value()
        }
        return object
    }

    mutating func value() -> MeshValue {
        switch byte() {
        case 0: return .null
        case 1: return .bool(false)
        case 2: return .bool(true)
        case 3: return .int(integer())
        case 4: return .unsigned(number())
        case 5: return .double(Double(bitPattern: number()))
        case 6: return .string(text())
        case 7:
            var values: [MeshValue] = []
            for _ in 0..<count() { values.append(value()) }
            return .array(values)
        case 8: return .object(object())
        case let kind: preconditionFailure("a packed row has a value of the unknown kind \(kind)")
        }
    }
}
