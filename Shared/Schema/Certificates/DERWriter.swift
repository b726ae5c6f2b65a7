/// Writes ASN.1 in distinguished encoding: what a certificate is made of before it is signed.
struct DERWriter {
    private(set) var bytes: [UInt8] = []

    /// Tags used in certificates.
    enum Tag {
        static let boolean: UInt8 = 0x01
        static let integer: UInt8 = 0x02
        static let bitString: UInt8 = 0x03
        static let octetString: UInt8 = 0x04
        static let null: UInt8 = 0x05
        static let objectIdentifier: UInt8 = 0x06
        static let utf8String: UInt8 = 0x0c
        static let printableString: UInt8 = 0x13
        static let utcTime: UInt8 = 0x17
        static let generalizedTime: UInt8 = 0x18
        static let sequence: UInt8 = 0x30
        static let set: UInt8 = 0x31
        /// Context-specific, constructed.
        static func explicit(_ number: UInt8) -> UInt8 { 0xa0 | number }
        /// Context-specific, primitive.
        static func implicit(_ number: UInt8) -> UInt8 { 0x80 | number }
    }

    /// An element whose content `write` produces.
    mutating func constructed(_ tag: UInt8, _ write: (inout DERWriter) -> Void) {
        bytes.append(tag)
        let start = bytes.count
        write(&self)
        bytes.insert(contentsOf: Self.length(bytes.count - start), at: start)
    }

    /// An element with ready content.
    mutating func primitive(_ tag: UInt8, _ content: some Collection<UInt8>) {
        bytes.append(tag)
        bytes.append(contentsOf: Self.length(content.count))
        bytes.append(contentsOf: content)
    }

    /// Bytes that are already encoded.
    mutating func raw(_ encoded: [UInt8]) { bytes.append(contentsOf: encoded) }

    /// A non-negative integer given by its big-endian magnitude.
    mutating func unsignedInteger(_ magnitude: [UInt8]) {
        var content = Array(magnitude.drop { $0 == 0 })
        if content.first.map({ $0 >= 0x80 }) ?? true { content.insert(0, at: 0) }
        primitive(Tag.integer, content)
    }

    /// A bit string without unused bits.
    mutating func bitString(_ content: [UInt8]) { primitive(Tag.bitString, [0] + content) }

    /// A moment as X.509 wants it: two-digit years up to 2049, four-digit years from 2050.
    ///
    /// - Parameter seconds: since 1970, within the years 1950 to 9999.
    mutating func time(_ seconds: Int64) {
        let moment = CivilTime(secondsSince1970: seconds)
        func digits(_ value: Int64, _ count: Int) -> [UInt8] {
            var left = value
            var out = [UInt8](repeating: 0x30, count: count)
            for index in stride(from: count - 1, through: 0, by: -1) {
                out[index] = 0x30 + UInt8(left % 10)
                left /= 10
            }
            return out
        }
        let short = moment.year < 2050
        var text = short ? digits(moment.year % 100, 2) : digits(moment.year, 4)
        for part in [moment.month, moment.day, moment.hour, moment.minute, moment.second] { text += digits(part, 2) }
        text.append(UInt8(ascii: "Z"))
        primitive(short ? Tag.utcTime : Tag.generalizedTime, text)
    }

    private static func length(_ count: Int) -> [UInt8] {
        switch count {
        case ..<0x80: [UInt8(count)]
        case ..<0x100: [0x81, UInt8(count)]
        case ..<0x10000: [0x82, UInt8(count >> 8), UInt8(count & 0xff)]
        default: [0x83, UInt8(truncatingIfNeeded: count >> 16), UInt8(count >> 8 & 0xff), UInt8(count & 0xff)]
        }
    }
}

/// A moment of the proleptic Gregorian calendar in UTC.
struct CivilTime: Equatable {
    let year: Int64
    let month: Int64
    let day: Int64
    let hour: Int64
    let minute: Int64
    let second: Int64

    init(secondsSince1970 seconds: Int64) {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        // Years counted from 1 March 0000, so that the leap day is the last day of a year.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
