/// Points in time in the text form of RFC 3339, as Consul writes them in UTC.
package enum GoTime {
    /// How Go writes a time that was never set.
    package static let zero = "0001-01-01T00:00:00Z"

    /// The text of a point in time, given in nanoseconds since 1970; nil is the zero time.
    package static func text(nanoseconds: Int64?) -> String {
        guard let nanoseconds else { return zero }
        var seconds = nanoseconds / 1_000_000_000
        var rest = nanoseconds % 1_000_000_000
        if rest < 0 {
            rest += 1_000_000_000
            seconds -= 1
        }
        return text(seconds: seconds, fraction: rest)
    }

    /// The text of a point in time given in seconds since 1970.
    package static func text(seconds: Int64) -> String { text(seconds: seconds, fraction: 0) }

    /// Reads a point in time; the zero time is nil within the outer optional.
    ///
    /// - Returns: Nanoseconds since 1970, `.some(nil)` for the zero time, nil when the text is no time.
    package static func nanoseconds(parsing text: String) -> Int64?? {
        if text == zero { return .some(nil) }
        var bytes = Array(text.utf8)[...]
        func number(_ count: Int) -> Int64? {
            let digits = bytes.prefix(count)
            guard digits.count == count, digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
            bytes = bytes.dropFirst(count)
            return digits.reduce(0) { $0 * 10 + Int64($1 &- 48) }
        }
        func take(_ byte: UInt8) -> Bool {
            guard bytes.first == byte else { return false }
            bytes = bytes.dropFirst()
            return true
        }
        guard let year = number(4), take(0x2D), let month = number(2), take(0x2D), let day = number(2),
            take(0x54) || take(0x74), let hour = number(2), take(0x3A), let minute = number(2), take(0x3A),
            let second = number(2), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
            second < 61
        else { return nil }
        var fraction: Int64 = 0
        if take(0x2E) {
            let digits = bytes.prefix { $0 &- 48 < 10 }
            guard (1...9).contains(digits.count) else { return nil }
            bytes = bytes.dropFirst(digits.count)
            fraction = digits.reduce(0) { $0 * 10 + Int64($1 &- 48) }
            for _ in digits.count..<9 { fraction *= 10 }
        }
        var offset: Int64 = 0
        if !take(0x5A), !take(0x7A) {
            let isWest = bytes.first == 0x2D
            guard take(0x2B) || take(0x2D), let hours = number(2), take(0x3A), let minutes = number(2) else {
                return nil
            }
            offset = (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
        }
        guard bytes.isEmpty else { return nil }
        let seconds = days(year: year, month: month, day: day) * 86400 + hour * 3600 + minute * 60 + second - offset
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (whole, isBeyond) = scaled.addingReportingOverflow(fraction)
        return overflow || isBeyond ? nil : .some(whole)
    }

    private static func text(seconds: Int64, fraction: Int64) -> String {
        var days = seconds / 86400
        var rest = seconds % 86400
        if rest < 0 {
            rest += 86400
            days -= 1
        }
        let (year, month, day) = civil(days: days)
        var result = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
        result += "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
        if fraction > 0 {
            var digits = padded(fraction, 9)
            while digits.last == "0" { digits.removeLast() }
            result += "." + digits
        }
        return result + "Z"
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Days since 1970 of a date of the Gregorian calendar, by counting years that begin in March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date that is so many days after 1970-01-01.
    private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
