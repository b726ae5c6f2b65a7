package import CoreMetrics
import Synchronization

/// Keeps the values of all metrics of this process, for `/metrics` and `/v1/agent/metrics`.
///
/// Labels must be few and bounded: every combination is kept for the life of the process, unless it is a gauge that was
/// destroyed, at most `limit`; further ones are counted in `tombolo_metrics_dropped` instead.
package final class MetricsRegistry: MetricsFactory {
    /// The registry of this process.
    package static let shared = MetricsRegistry()

    private let cells = Mutex<[MetricName: MetricCell]>([:])
    private let limit = 10_000

    /// Makes an empty registry.
    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, .counter)
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter)
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        cell(label, dimensions, aggregate ? .sample : .gauge)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, .gauge)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions, .sample, bounds: MetricCell.secondsBounds)
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) { forgetGauge(handler) }
    package func destroyMeter(_ handler: any MeterHandler) { forgetGauge(handler) }
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// What a gauge showed last is wrong once nobody reports it; totals and sums stay true.
    private func forgetGauge(_ handler: Any) {
        guard let cell = handler as? MetricCell, cell.kind == .gauge else { return }
        cells.withLock { cells in if cells[cell.name] === cell { cells[cell.name] = nil } }
    }

    private func cell(
        _ label: String,
        _ dimensions: [(String, String)],
        _ kind: MetricCell.Kind,
        bounds: [Double] = MetricCell.amountBounds
    ) -> MetricCell {
        let name = MetricName(label: label, dimensions: dimensions)
        return cells.withLock { cells in
            if let cell = cells[name] { return cell }
            let dropped = MetricName(label: "tombolo_metrics_dropped", dimensions: [])
            if cells.count >= limit, let cell = cells[dropped] { return cell }
            let key = cells.count >= limit ? dropped : name
            let cell = MetricCell(name: key, kind: kind, bounds: kind == .sample ? bounds : [])
            cells[key] = cell
            return cell
        }
    }

    /// All values now, sorted by name and labels.
    package func readings() -> [MetricReading] {
        cells.withLock { Array($0.values) }.map(\.reading).sorted {
            ($0.name, $0.labels.map(\.1).joined()) < ($1.name, $1.labels.map(\.1).joined())
        }
    }

    /// All values in Prometheus's text format.
    package func prometheusText() -> String {
        var text = ""
        var previous = ""
        for reading in readings() {
            let name = String(reading.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
            if name != previous {
                let type = reading.kind == .counter ? "counter" : reading.kind == .gauge ? "gauge" : "histogram"
                text += "# TYPE \(name) \(type)\n"
                previous = name
            }
            let labels = reading.labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
            let suffix = labels.isEmpty ? "" : "{\(labels)}"
            if reading.kind == .sample {
                let before = labels.isEmpty ? "" : labels + ","
                for (bound, count) in reading.buckets {
                    text += "\(name)_bucket{\(before)le=\"\(bound)\"} \(count)\n"
                }
                text += "\(name)_bucket{\(before)le=\"+Inf\"} \(reading.count)\n"
                text += "\(name)_sum\(suffix) \(reading.sum)\n\(name)_count\(suffix) \(reading.count)\n"
            } else {
                text += "\(name)\(suffix) \(reading.value)\n"
            }
        }
        return text
    }

    /// A label's value as Prometheus's text form wants it.
    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) else { return value }
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// A metric's name with its labels.
struct MetricName: Hashable, Sendable {
    var label: String
    var names: [String]
    var values: [String]

    init(label: String, dimensions: [(String, String)]) {
        self.label = label
        names = dimensions.map(\.0)
        values = dimensions.map(\.1)
    }
}

/// What a metric shows at one moment.
package struct MetricReading: Sendable {
    package var name: String
    package var labels: [(String, String)]
    package var kind: MetricCell.Kind
    /// Counter: total; gauge: last value; sample: last value, in seconds for timers.
    package var value: Double
    package var count: Int
    package var sum: Double
    package var minimum: Double
    package var maximum: Double
    /// Of a sample: how many values were at most each bound; the last bound, infinity, is left out.
    package var buckets: [(bound: Double, count: Int)]
    /// Whether the values of a sample are seconds.
    package var isTime = false
}

/// One metric.
package final class MetricCell: CounterHandler, FloatingPointCounterHandler, RecorderHandler, MeterHandler, TimerHandler
{
    /// How a value behaves.
    package enum Kind: Sendable, Hashable {
        case counter
        case gauge
        case sample
    }

    private struct Values {
        var value = 0.0
        var count = 0
        var sum = 0.0
        var minimum = 0.0
        var maximum = 0.0
        /// How many values fell between the bound before and this one.
        var buckets: [Int] = []
    }

    /// Bounds of a timer's buckets, in seconds: so that a percentile of anything from an fsync to a deadline can be told.
    static let secondsBounds = [
        0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    /// Bounds of a sample's buckets, for numbers and bytes: powers of four up to 16 Mi.
    static let amountBounds = (0...12).map { Double(1 << (2 * $0)) }

    private let bounds: [Double]
    let name: MetricName
    let kind: Kind
    private let values = Mutex(Values())

    init(name: MetricName, kind: Kind, bounds: [Double]) {
        self.name = name
        self.kind = kind
        self.bounds = bounds
        values.withLock { $0.buckets = Array(repeating: 0, count: bounds.count) }
    }

    var reading: MetricReading {
        let now = values.withLock { $0 }
        var total = 0
        let buckets = zip(bounds, now.buckets).map { bound, count in
            total += count
            return (bound: bound, count: total)
        }
        return MetricReading(
            name: name.label,
            labels: Array(zip(name.names, name.values)),
            kind: kind,
            value: now.value,
            count: now.count,
            sum: now.sum,
            minimum: now.minimum,
            maximum: now.maximum,
            buckets: buckets,
            isTime: kind == .sample && bounds == Self.secondsBounds
        )
    }

    package func increment(by amount: Int64) { increment(by: Double(amount)) }

    package func increment(by amount: Double) {
        values.withLock {
            $0.value += amount
            $0.count += 1
        }
    }

    package func decrement(by amount: Double) { values.withLock { $0.value -= amount } }

    package func reset() {
        values.withLock { $0 = Values(buckets: Array(repeating: 0, count: bounds.count)) }
    }

    package func record(_ value: Int64) { record(Double(value)) }

    package func record(_ value: Double) {
        values.withLock {
            $0.minimum = $0.count == 0 ? value : min($0.minimum, value)
            $0.maximum = $0.count == 0 ? value : max($0.maximum, value)
            $0.value = value
            $0.count += 1
            $0.sum += value
            if let place = bounds.firstIndex(where: { value <= $0 }), kind == .sample { $0.buckets[place] += 1 }
        }
    }

    package func set(_ value: Int64) { set(Double(value)) }

    package func set(_ value: Double) { values.withLock { $0.value = value } }

    package func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
