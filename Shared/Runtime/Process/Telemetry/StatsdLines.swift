/// The lines that tell statsd what happened since the last time.
///
/// A counter is sent as its growth, a gauge as it is. Of a timer or a sample each bucket that grew is one line, its middle with the
/// sample rate that stands for how often it grew, so statsd can tell percentiles, and its count is right; timers are in milliseconds.
struct StatsdLines {
    /// What was sent last: the value of a counter, the counts of a sample's buckets with all at the end.
    private var sent: [MetricName: [Double]] = [:]

    /// Lines for what changed; gauges are always told.
    ///
    /// - Parameters:
    ///   - readings: All metrics now.
    ///   - tags: DogStatsD's tags of this process; nil where labels are a part of the name.
    ///   - name: What a metric is called there.
    /// - Returns: The lines.
    mutating func lines(of readings: [MetricReading], tags: [String]?, name: (String) -> String) -> [String] {
        var lines: [String] = []
        for reading in readings {
            let key = MetricName(label: reading.name, dimensions: reading.labels)
            let place = Self.place(name(reading.name), reading.labels, tags)
            switch reading.kind {
            case .gauge:
                // A sign would make it a change of the gauge.
                if reading.value < 0 { lines.append("\(place.name):0|g\(place.tags)") }
                lines.append("\(place.name):\(Self.number(reading.value))|g\(place.tags)")
            case .counter:
                let growth = reading.value - (sent[key]?.first ?? 0)
                sent[key] = [reading.value]
                if growth > 0 { lines.append("\(place.name):\(Self.number(growth))|c\(place.tags)") }
            case .sample:
                let counts = reading.buckets.map { Double($0.count) } + [Double(reading.count)]
                let before = sent[key] ?? []
                sent[key] = counts
                lines += Self.samples(reading, counts, before).map { value, rate in
                    "\(place.name):\(value)|\(reading.isTime ? "ms" : "h")\(rate)\(place.tags)"
                }
            }
        }
        return lines
    }

    /// The values of a sample with their rates.
    private static func samples(
        _ reading: MetricReading,
        _ counts: [Double],
        _ before: [Double]
    ) -> [(value: String, rate: String)] {
        var found: [(String, String)] = []
        var below = (now: 0.0, then: 0.0, bound: 0.0)
        for (place, count) in counts.enumerated() {
            let then = place < before.count ? before[place] : 0
            let growth = (count - below.now) - (then - below.then)
            let bound = place < reading.buckets.count ? reading.buckets[place].bound : max(reading.maximum, below.bound)
            if growth > 0 {
                let value = (below.bound + bound) / 2 * (reading.isTime ? 1000 : 1)
                found.append((number(value), growth == 1 ? "" : "|@\(number(1 / growth))"))
            }
            below = (count, then, bound)
        }
        return found
    }

    private static func place(
        _ name: String,
        _ labels: [(String, String)],
        _ tags: [String]?
    ) -> (name: String, tags: String) {
        guard let tags else {
            return (([name] + labels.map { plain($0.1) }).map { $0.isEmpty ? "_" : $0 }.joined(separator: "."), "")
        }
        let all = tags + labels.map { "\($0.0):\(plain($0.1))" }
        return (name, all.isEmpty ? "" : "|#" + all.joined(separator: ","))
    }

    /// A text without what means something in a line.
    private static func plain(_ text: String) -> String {
        String(text.map { ":|@#,\n\r \0".contains($0) ? "_" : $0 })
    }

    /// A number without an exponent, which many servers do not read.
    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        let digits = abs(value) < 1e9 ? 1_000_000_000.0 : 1000
        guard abs(value) < 1e15 else { return String(Int64(clamping: Int(min(max(value, -9e18), 9e18)))) }
        let scaled = Int((abs(value) * digits).rounded())
        let rest = String(Int(digits) + scaled % Int(digits)).dropFirst()
        let shown = rest.reversed().drop { $0 == "0" }.reversed()
        return "\(value < 0 ? "-" : "")\(scaled / Int(digits))\(shown.isEmpty ? "" : "." + String(shown))"
    }

    /// Lines as datagrams of at most so many bytes each.
    static func datagrams(_ lines: [String], limit: Int = 1400) -> [[UInt8]] {
        var datagrams: [[UInt8]] = []
        for line in lines {
            let bytes = Array(line.utf8)
            if let last = datagrams.last, last.count + 1 + bytes.count <= limit {
                datagrams[datagrams.count - 1] += [0x0A] + bytes
            } else {
                datagrams.append(bytes)
            }
        }
        return datagrams
    }
}
