/// Durations in the text form of Go, which Consul uses in bodies, files and queries: `72h0m0s`, `1.5s`, `500ms`.
///
/// - Source: Go's time.ParseDuration and Duration.String.
package enum GoDuration {
    /// Why a text is no duration; the description is Go's wording.
    package struct ParseError: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String
    }

    /// Reads a duration.
    ///
    /// - Returns: Nanoseconds.
    /// - Throws: ``ParseError`` for an empty text, a missing or unknown unit, and what does not fit 64 bits.
    package static func nanoseconds(parsing text: String) throws(ParseError) -> Int64 {
        var rest = Array(text.utf8)[...]
        let invalid = ParseError(description: "time: invalid duration \"\(text)\"")
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        if rest.count == 1, rest.first == UInt8(ascii: "0") { return 0 }
        guard !rest.isEmpty else { throw invalid }
        let limit: UInt64 = isNegative ? 1 << 63 : 1 << 63 - 1
        var total: UInt64 = 0
        while !rest.isEmpty {
            let digits = takeDigits(from: &rest)
            var fraction: ArraySlice<UInt8> = []
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                fraction = takeDigits(from: &rest)
            }
            guard !digits.isEmpty || !fraction.isEmpty else { throw invalid }
            let unitBytes = rest.prefix { $0 != UInt8(ascii: ".") && $0 &- 48 >= 10 }
            rest = rest.dropFirst(unitBytes.count)
            let unitText = String(decoding: unitBytes, as: UTF8.self)
            guard !unitText.isEmpty else {
                throw ParseError(description: "time: missing unit in duration \"\(text)\"")
            }
            guard let unit = units[unitText] else {
                throw ParseError(description: "time: unknown unit \"\(unitText)\" in duration \"\(text)\"")
            }
            let number = digits.isEmpty ? 0 : UInt64(String(decoding: digits, as: UTF8.self))
            guard let number else { throw invalid }
            let (product, overflow) = number.multipliedReportingOverflow(by: unit)
            let (sum, carry) = total.addingReportingOverflow(product)
            guard !overflow, !carry, sum <= limit else { throw invalid }
            total = sum + fractionNanoseconds(fraction, unit: unit)
            guard total <= limit else { throw invalid }
        }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- total) : Int64(total)
    }

    private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { $0 &- 48 < 10 }
        rest = rest.dropFirst(digits.count)
        return digits
    }

    /// The digits after a point as a share of `unit`, rounded down.
    ///
    /// As Go does it: the digits as a whole number times the unit's share of one of them, so that what `text` writes is read
    /// as it was; digits beyond 63 bits do not count.
    private static func fractionNanoseconds(_ digits: ArraySlice<UInt8>, unit: UInt64) -> UInt64 {
        var number: UInt64 = 0
        var scale = 1.0
        for digit in digits {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= 1 << 63 - 1 - 9 else { break }
            number = product + UInt64(digit &- 48)
            scale *= 10
        }
        return UInt64(Double(number) * (Double(unit) / scale))
    }

    /// The text of a duration, as Go prints it.
    package static func text(nanoseconds: Int64) -> String {
        if nanoseconds == 0 { return "0s" }
        let sign = nanoseconds < 0 ? "-" : ""
        let value = nanoseconds.magnitude
        if value < 1000 { return "\(sign)\(value)ns" }
        if value < 1_000_000 { return sign + decimal(value, per: 1000) + "µs" }
        if value < 1_000_000_000 { return sign + decimal(value, per: 1_000_000) + "ms" }
        let seconds = decimal(value % 60_000_000_000, per: 1_000_000_000) + "s"
        let minutes = value / 60_000_000_000
        if minutes == 0 { return sign + seconds }
        if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
        return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }

    private static let units: [String: UInt64] = [
        "ns": 1, "us": 1000, "µs": 1000, "μs": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
        "h": 3_600_000_000_000,
    ]

    private static func decimal(_ value: UInt64, per unit: UInt64) -> String {
        let rest = value % unit
        guard rest > 0 else { return String(value / unit) }
        var fraction = String(rest)
        fraction = String(repeating: "0", count: String(unit).count - 1 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return "\(value / unit).\(fraction)"
    }
}
