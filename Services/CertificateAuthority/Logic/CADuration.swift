/// Durations of the authority's configuration in Go's notation.
enum CADuration {
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("ns", 1), ("us", 1000), ("\u{b5}s", 1000), ("\u{3bc}s", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// Reads text such as `72h`, `1h30m` or `1.5h`; nil when it is none or does not fit 64 bits of nanoseconds.
    static func nanoseconds(_ text: String) -> Int64? {
        var rest = Substring(text)
        var sign: Int64 = 1
        if let first = rest.first, first == "-" || first == "+" {
            if first == "-" { sign = -1 }
            rest.removeFirst()
        }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            var fraction: Substring = ""
            if rest.first == "." {
                rest.removeFirst()
                fraction = rest.prefix { $0.isASCII && $0.isNumber }
                rest = rest.dropFirst(fraction.count)
            }
            guard !(digits.isEmpty && fraction.isEmpty), digits.count < 19 else { return nil }
            let name = rest.prefix { $0 != "." && !($0.isASCII && $0.isNumber) }
            rest = rest.dropFirst(name.count)
            guard let unit = units.first(where: { $0.name == name })?.nanoseconds else { return nil }
            let (whole, tooLarge) = (Int64(digits) ?? 0).multipliedReportingOverflow(by: unit)
            var part: Int64 = 0
            var scale = unit
            for digit in fraction {
                scale /= 10
                part += Int64(digit.wholeNumberValue ?? 0) * scale
            }
            let (withWhole, first) = total.addingReportingOverflow(whole)
            let (sum, second) = withWhole.addingReportingOverflow(part)
            guard !tooLarge, !first, !second else { return nil }
            total = sum
        }
        return sign * total
    }

    /// The duration as Go prints it: `72h0m0s`, `1m30s`, `1.5s`; below a second in whole nanoseconds.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = attoseconds / 1_000_000_000
        guard seconds != 0 || nanoseconds != 0 else { return "0s" }
        guard seconds >= 0, nanoseconds >= 0 else { return "-" + text(.zero - duration) }
        guard seconds > 0 else { return "\(nanoseconds)ns" }
        var last = "\(seconds % 60)"
        if nanoseconds > 0 {
            var digits = String(String(nanoseconds + 1_000_000_000).dropFirst())
            while digits.last == "0" { digits.removeLast() }
            last += "." + digits
        }
        if seconds >= 3600 { return "\(seconds / 3600)h\(seconds / 60 % 60)m\(last)s" }
        return seconds >= 60 ? "\(seconds / 60)m\(last)s" : "\(last)s"
    }
}
