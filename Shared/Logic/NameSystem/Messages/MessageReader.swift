extension NameMessage {
    /// Reads a message.
    ///
    /// Bounded by the message itself: every record takes at least eleven bytes of it, and a pointer inside a name only ever leads
    /// to what stands before it.
    ///
    /// - Throws: ``NameMessageError``; a malformed question can be told so by its header.
    package init(decoding bytes: [UInt8]) throws(NameMessageError) {
        var reader = MessageReader(bytes)
        guard bytes.count <= Self.byteLimit, let id = reader.short(), let flags = reader.short(),
            let questions = reader.short(), let answers = reader.short(), let authorities = reader.short(),
            let additionals = reader.short()
        else { throw .noHeader }
        self.init(id: id)
        isResponse = flags & 0x8000 != 0
        operation = UInt8(flags >> 11 & 15)
        isAuthoritative = flags & 0x0400 != 0
        isTruncated = flags & 0x0200 != 0
        wantsRecursion = flags & 0x0100 != 0
        offersRecursion = flags & 0x0080 != 0
        code = ResponseCode(rawValue: flags & 15)
        let header = self
        guard questions <= 1 else { throw .malformed(header) }
        if questions == 1 {
            guard let question = reader.question() else { throw .malformed(header) }
            self.question = question
        }
        guard let answered = reader.records(Int(answers)), let authority = reader.records(Int(authorities)),
            let extra = reader.records(Int(additionals)), answered.edns == nil, authority.edns == nil
        else { throw .malformed(self) }
        self.answers = answered.records
        self.authorities = authority.records
        self.additionals = extra.records
        ednsPart = extra.edns?.part
        if let high = extra.edns?.codeBits { code.rawValue |= UInt16(high) << 4 }
    }
}

/// Reads the parts of a message one after the other; nil for what is not there or makes no sense.
struct MessageReader {
    /// How many pointers a name may have: more labels than these do not fit into one, so an honest one has fewer.
    private static let pointersPerName = 126

    /// The records of one section; at most one of them is OPT.
    struct Section {
        var records: [ResourceRecord] = []
        var edns: (part: MessageExtension, codeBits: UInt8)?
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func short() -> UInt16? {
        guard let high = byte(), let low = byte() else { return nil }
        return UInt16(high) << 8 | UInt16(low)
    }

    mutating func long() -> UInt32? {
        guard let high = short(), let low = short() else { return nil }
        return UInt32(high) << 16 | UInt32(low)
    }

    /// A name, with what its pointers lead to.
    mutating func name() -> DomainName? {
        var wire: [UInt8] = []
        var next = place
        /// Pointers must lead before this place, so that a name ends.
        var bound = place
        var end: Int?
        var pointers = 0
        while next < bytes.count {
            let length = bytes[next]
            switch length >> 6 {
            case 0:
                guard length > 0 else {
                    wire.append(0)
                    place = end ?? next + 1
                    return wire.count <= DomainName.byteLimit ? DomainName(checked: wire) : nil
                }
                let after = next + 1 + Int(length)
                guard after <= bytes.count, wire.count + Int(length) < DomainName.byteLimit else { return nil }
                wire += bytes[next..<after]
                next = after
            case 3:
                guard next + 1 < bytes.count else { return nil }
                let target = Int(length & 0x3F) << 8 | Int(bytes[next + 1])
                pointers += 1
                guard target < bound, pointers <= Self.pointersPerName else { return nil }
                end = end ?? next + 2
                bound = target
                next = target
            case _: return nil
            }
        }
        return nil
    }

    mutating func question() -> NameQuestion? {
        guard let name = name(), let type = short(), let recordClass = short() else { return nil }
        return NameQuestion(name, RecordType(rawValue: type), recordClass: recordClass)
    }

    mutating func records(_ count: Int) -> Section? {
        var section = Section()
        for _ in 0..<count {
            guard let name = name(), let type = short(), let recordClass = short(), let ttl = long(),
                let length = short(), place + Int(length) <= bytes.count
            else { return nil }
            let end = place + Int(length)
            if type == RecordType.opt.rawValue {
                guard section.edns == nil, name == .root,
                    let part = ednsPart(size: recordClass, flags: ttl, end: end)
                else { return nil }
                section.edns = (part, UInt8(ttl >> 24))
            } else {
                guard let data = data(of: RecordType(rawValue: type), length: Int(length)), place == end else {
                    return nil
                }
                section.records.append(ResourceRecord(name, timeToLive: ttl, data))
            }
        }
        return section
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        guard place + count <= bytes.count else { return nil }
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }

    /// What a record says; its length was found to lie within the message.
    private mutating func data(of type: RecordType, length: Int) -> RecordData? {
        switch type {
        case .a: return length == 4 ? take(4).map(RecordData.address) : nil
        case .aaaa: return length == 16 ? take(16).map(RecordData.address) : nil
        case .cname: return name().map(RecordData.canonicalName)
        case .ns: return name().map(RecordData.nameServer)
        case .ptr: return name().map(RecordData.pointer)
        case .srv:
            guard let priority = short(), let weight = short(), let port = short(), let target = name() else {
                return nil
            }
            return .service(priority: priority, weight: weight, port: port, target: target)
        case .txt:
            let end = place + length
            var texts: [[UInt8]] = []
            while place < end {
                guard let count = byte(), let text = take(Int(count)), place <= end else { return nil }
                texts.append(text)
            }
            return .text(texts)
        case .soa:
            guard let server = name(), let mailbox = name(), let serial = long(), let refresh = long(),
                let retry = long(), let expire = long(), let minimum = long()
            else { return nil }
            let times = ZoneTimes(serial: serial, refresh: refresh, retry: retry, expire: expire, minimum: minimum)
            return .zone(server: server, mailbox: mailbox, times)
        case _: return take(length).map { .other(type, $0) }
        }
    }

    /// An OPT record; options that are not known are left out.
    private mutating func ednsPart(size: UInt16, flags: UInt32, end: Int) -> MessageExtension? {
        var part = MessageExtension(datagramLimit: size)
        part.version = UInt8(flags >> 16 & 0xFF)
        part.wantsSignatures = flags & 0x8000 != 0
        while place < end {
            guard let code = short(), let length = short(), place + Int(length) <= end,
                let option = take(Int(length))
            else { return nil }
            guard code == MessageExtension.clientNetworkCode else { continue }
            guard part.clientNetwork == nil, let network = ClientNetwork(option) else { return nil }
            part.clientNetwork = network
        }
        return part
    }
}

extension MessageExtension {
    static let clientNetworkCode: UInt16 = 8
}

extension ClientNetwork {
    /// Reads the option; nil when the number of bits does not fit the bytes.
    fileprivate init?(_ option: [UInt8]) {
        guard option.count >= 4, option[0] == 0, option[1] == 1 || option[1] == 2 else { return nil }
        let width = option[1] == 1 ? 4 : 16
        let (length, scope) = (option[2], option[3])
        let known = (Int(length) + 7) / 8
        guard known <= width, Int(scope) <= width * 8, option.count == 4 + known else { return nil }
        var address = Array(option[4...]) + [UInt8](repeating: 0, count: width - known)
        // Bits behind the length say nothing.
        if length % 8 > 0 { address[known - 1] &= UInt8(truncatingIfNeeded: 0xFF00 >> UInt16(length % 8)) }
        self.init(address: address, length: length, scope: scope)
    }

    /// The option's bytes.
    var option: [UInt8] {
        [0, address.count == 4 ? 1 : 2, length, scope] + address.prefix((Int(length) + 7) / 8)
    }
}
