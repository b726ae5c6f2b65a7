/// The type of a record or of a question.
package struct RecordType: Sendable, Hashable, RawRepresentable {
    package var rawValue: UInt16

    /// Any type.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let a = RecordType(rawValue: 1)
    package static let ns = RecordType(rawValue: 2)
    package static let cname = RecordType(rawValue: 5)
    package static let soa = RecordType(rawValue: 6)
    package static let ptr = RecordType(rawValue: 12)
    package static let txt = RecordType(rawValue: 16)
    package static let aaaa = RecordType(rawValue: 28)
    package static let srv = RecordType(rawValue: 33)
    package static let opt = RecordType(rawValue: 41)
    package static let ixfr = RecordType(rawValue: 251)
    package static let axfr = RecordType(rawValue: 252)
    package static let any = RecordType(rawValue: 255)

    /// Whether a question of this type is answered by addresses of that many bytes.
    func asksForAddress(of byteCount: Int) -> Bool { self == .any || self == (byteCount == 4 ? .a : .aaaa) }

    /// Whether a question of this type is answered by addresses.
    var asksForAddresses: Bool { self == .a || self == .aaaa || self == .any }
}

/// What became of a question.
///
/// - Source: RFC 1035 §4.1.1, RFC 6891 §6.1.3.
package struct ResponseCode: Sendable, Hashable, RawRepresentable {
    /// 12 bits.
    package var rawValue: UInt16

    /// Any code.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let success = ResponseCode(rawValue: 0)
    package static let formatError = ResponseCode(rawValue: 1)
    package static let serverFailure = ResponseCode(rawValue: 2)
    package static let noSuchName = ResponseCode(rawValue: 3)
    package static let notImplemented = ResponseCode(rawValue: 4)
    package static let refused = ResponseCode(rawValue: 5)
    package static let badVersion = ResponseCode(rawValue: 16)
}

/// Times and numbers of a zone (SOA), in seconds.
package struct ZoneTimes: Sendable, Hashable {
    package var serial: UInt32
    package var refresh: UInt32
    package var retry: UInt32
    package var expire: UInt32
    package var minimum: UInt32

    /// Makes the numbers; all but the serial are seconds.
    package init(serial: UInt32, refresh: UInt32, retry: UInt32, expire: UInt32, minimum: UInt32) {
        self.serial = serial
        self.refresh = refresh
        self.retry = retry
        self.expire = expire
        self.minimum = minimum
    }
}

/// What a record says.
package enum RecordData: Sendable, Hashable {
    /// A or AAAA: 4 or 16 bytes in the order of the network.
    case address([UInt8])
    /// CNAME.
    case canonicalName(DomainName)
    /// NS.
    case nameServer(DomainName)
    /// PTR.
    case pointer(DomainName)
    /// SRV.
    case service(priority: UInt16, weight: UInt16, port: UInt16, target: DomainName)
    /// TXT: texts of up to 255 bytes.
    case text([[UInt8]])
    /// SOA.
    case zone(server: DomainName, mailbox: DomainName, ZoneTimes)
    /// Anything else, as it came.
    case other(RecordType, [UInt8])

    /// The type of a record that says it.
    package var type: RecordType {
        switch self {
        case .address(let bytes): bytes.count == 4 ? .a : .aaaa
        case .canonicalName: .cname
        case .nameServer: .ns
        case .pointer: .ptr
        case .service: .srv
        case .text: .txt
        case .zone: .soa
        case .other(let type, _): type
        }
    }
}

/// A record of class IN.
package struct ResourceRecord: Sendable, Hashable {
    package var name: DomainName
    /// For how many seconds it may be kept.
    package var timeToLive: UInt32
    package var data: RecordData

    /// Makes a record.
    package init(_ name: DomainName, timeToLive: UInt32, _ data: RecordData) {
        self.name = name
        self.timeToLive = timeToLive
        self.data = data
    }
}
