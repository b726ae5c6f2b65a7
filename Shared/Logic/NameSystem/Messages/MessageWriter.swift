extension NameMessage {
    /// The bytes of the message; with `compression`, names that stood before are pointed to.
    package func encoded(compression: NameCompression = .on) -> [UInt8] {
        var writer = MessageWriter(compression, capacity: 64 + 48 * (answers.count + additionals.count))
        writer.short(id)
        var flags = code.rawValue & 15 | UInt16(operation & 15) << 11
        if isResponse { flags |= 0x8000 }
        if isAuthoritative { flags |= 0x0400 }
        if isTruncated { flags |= 0x0200 }
        if wantsRecursion { flags |= 0x0100 }
        if offersRecursion { flags |= 0x0080 }
        writer.short(flags)
        writer.short(question == nil ? 0 : 1)
        writer.short(UInt16(clamping: answers.count))
        writer.short(UInt16(clamping: authorities.count))
        writer.short(UInt16(clamping: additionals.count + (ednsPart == nil ? 0 : 1)))
        if let question {
            writer.question(question.name)
            writer.short(question.type.rawValue)
            writer.short(question.recordClass)
        }
        for record in answers { writer.record(record) }
        for record in authorities { writer.record(record) }
        for record in additionals { writer.record(record) }
        if let ednsPart { writer.edns(ednsPart, codeBits: UInt8(truncatingIfNeeded: code.rawValue >> 4)) }
        return writer.bytes
    }
}

/// Whether names that repeat are shortened.
package enum NameCompression: Sendable, Hashable {
    case on
    case off
}

/// Writes the parts of a message.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []
    private let compression: NameCompression
    private var questionName: [UInt8] = []
    /// Where names begin that may be pointed to, by a hash of their bytes.
    private var places: [UInt64: Int] = [:]
    /// Pointers have 14 bits.
    private static let placeLimit = 0x3FFF

    init(_ compression: NameCompression, capacity: Int) {
        self.compression = compression
        bytes.reserveCapacity(capacity)
    }

    mutating func short(_ value: UInt16) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func long(_ value: UInt32) {
        short(UInt16(value >> 16))
        short(UInt16(truncatingIfNeeded: value))
    }

    /// The name of the question, at which nearly every record points.
    mutating func question(_ name: DomainName) {
        questionName = name.wire
        self.name(name)
    }

    mutating func record(_ record: ResourceRecord) {
        if compression == .on, record.name.wire == questionName, record.name != .root {
            short(0xC000 | UInt16(NameMessage.headerBytes))
        } else {
            name(record.name)
        }
        short(record.data.type.rawValue)
        short(NameMessage.internetClass)
        long(record.timeToLive)
        let place = bytes.count
        short(0)
        data(record.data)
        let length = bytes.count - place - 2
        bytes[place] = UInt8(truncatingIfNeeded: length >> 8)
        bytes[place + 1] = UInt8(truncatingIfNeeded: length)
    }

    private mutating func data(_ data: RecordData) {
        switch data {
        case .address(let address): bytes += address
        case .canonicalName(let name), .nameServer(let name), .pointer(let name): self.name(name)
        case .service(let priority, let weight, let port, let target):
            short(priority)
            short(weight)
            short(port)
            // RFC 2782: not compressed, but others may point at it.
            name(target, isShortened: false)
        case .text(let texts):
            for text in texts {
                bytes.append(UInt8(clamping: text.count))
                bytes += text.prefix(255)
            }
        case .zone(let server, let mailbox, let times):
            name(server)
            name(mailbox)
            for value in [times.serial, times.refresh, times.retry, times.expire, times.minimum] { long(value) }
        case .other(_, let content): bytes += content
        }
    }

    mutating func edns(_ part: MessageExtension, codeBits: UInt8) {
        bytes.append(0)
        short(RecordType.opt.rawValue)
        short(part.datagramLimit)
        long(UInt32(codeBits) << 24 | UInt32(part.version) << 16 | (part.wantsSignatures ? 0x8000 : 0))
        let option = part.clientNetwork?.option
        short(option.map { UInt16(clamping: $0.count + 4) } ?? 0)
        if let option {
            short(MessageExtension.clientNetworkCode)
            short(UInt16(clamping: option.count))
            bytes += option
        }
    }

    /// Writes a name: labels, and a pointer to the rest as soon as that stands somewhere before.
    private mutating func name(_ name: DomainName, isShortened: Bool = true) {
        let wire = name.wire
        guard compression == .on else {
            bytes += wire
            return
        }
        var place = 0
        while wire[place] != 0 {
            let rest = wire[place...]
            let key = Self.hash(rest)
            if let known = places[key] {
                if isShortened, stands(rest, at: known) { return short(0xC000 | UInt16(known)) }
            } else if bytes.count <= Self.placeLimit {
                places[key] = bytes.count
            }
            let end = place + 1 + Int(wire[place])
            bytes += wire[place..<end]
            place = end
        }
        bytes.append(0)
    }

    /// Whether a name stands at a place, pointers followed; everything here was written by this writer.
    private func stands(_ rest: ArraySlice<UInt8>, at start: Int) -> Bool {
        var (place, next) = (rest.startIndex, start)
        while next < bytes.count {
            if bytes[next] >= 0xC0 {
                next = Int(bytes[next] & 0x3F) << 8 | Int(bytes[next + 1])
                continue
            }
            let length = Int(bytes[next])
            guard place + length < rest.endIndex, next + length < bytes.count,
                bytes[next...(next + length)] == rest[place...(place + length)]
            else { return false }
            if length == 0 { return true }
            place += length + 1
            next += length + 1
        }
        return false
    }

    /// FNV-1a.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
