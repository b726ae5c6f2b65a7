import SwiftASN1

/// What certificates are written with beyond swift-asn1's serializer of the distinguished encoding (DER).
///
/// Everything here is total: values that could not be written are refused before (`SubjectNames.validate`).
extension DER.Serializer {
    /// An element whose content `write` produces.
    mutating func constructed(_ tag: ASN1Identifier, _ write: (inout DER.Serializer) -> Void) {
        appendConstructedNode(identifier: tag) { write(&$0) }
    }

    /// An element with ready content.
    mutating func primitive(_ tag: ASN1Identifier, _ content: some Collection<UInt8>) {
        appendPrimitiveNode(identifier: tag) { $0.append(contentsOf: content) }
    }

    /// A non-negative integer given by its big-endian magnitude.
    mutating func unsignedInteger(_ magnitude: [UInt8]) {
        var content = Array(magnitude.drop { $0 == 0 })
        if content.first.map({ $0 >= 0x80 }) ?? true { content.insert(0, at: 0) }
        primitive(.integer, content)
    }

    /// A bit string without unused bits.
    mutating func bitString(_ content: [UInt8]) { primitive(.bitString, [0] + content) }

    /// A moment as X.509 wants it: two-digit years up to 2049, four-digit years from 2050.
    ///
    /// - Parameter seconds: since 1970, within the years 1950 to 9999.
    mutating func time(_ seconds: Int64) {
        let moment = CivilTime(secondsSince1970: seconds)
        func digits(_ value: Int64, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let short = moment.year < 2050
        var text = short ? digits(moment.year % 100, 2) : digits(moment.year, 4)
        for part in [moment.month, moment.day, moment.hour, moment.minute, moment.second] { text += digits(part, 2) }
        primitive(short ? .utcTime : .generalizedTime, Array((text + "Z").utf8))
    }

    enum Criticality {
        case critical
        case plain
    }

    /// One extension of a certificate.
    mutating func certificateExtension(
        _ identifier: [UInt8],
        _ criticality: Criticality,
        _ value: (inout DER.Serializer) -> Void
    ) {
        var content = DER.Serializer()
        value(&content)
        constructed(.sequence) { out in
            out.primitive(.objectIdentifier, identifier)
            if criticality == .critical { out.primitive(.boolean, [0xff]) }
            out.primitive(.octetString, content.serializedBytes)
        }
    }
}

extension ASN1Identifier {
    /// A tag whose meaning the element around it gives.
    static func context(_ number: UInt) -> ASN1Identifier {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }
}
