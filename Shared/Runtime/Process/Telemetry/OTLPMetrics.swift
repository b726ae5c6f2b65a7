import MeshDomain

/// All metrics of a process as OpenTelemetry's collectors take them: `ExportMetricsServiceRequest` in JSON.
///
/// - Source: OpenTelemetry protocol 1.x, metrics; JSON mapping of protobuf (64-bit numbers are texts). Sums are cumulative.
struct OTLPMetrics {
    /// Name of the process, `service.name`.
    let service: String
    /// Name of the replica, `service.instance.id`.
    let instance: String
    /// When the process began, in nanoseconds since 1970.
    let start: UInt64

    /// The request for what is read at one moment.
    func request(_ readings: [MetricReading], now: UInt64, name: (String) -> String) -> MeshValue {
        var metrics: [MeshValue] = []
        var place = readings.startIndex
        while place < readings.endIndex {
            let first = readings[place]
            let same = readings[place...].prefix { $0.name == first.name && $0.kind == first.kind }
            place = same.endIndex
            var metric: MeshObject = ["name": .string(name(first.name))]
            if first.isTime { metric["unit"] = "s" }
            switch first.kind {
            case .gauge: metric["gauge"] = ["dataPoints": .array(same.map { number($0, now) })]
            case .counter:
                metric["sum"] = [
                    "dataPoints": .array(same.map { number($0, now) }), "aggregationTemporality": 2,
                    "isMonotonic": true,
                ]
            case .sample:
                metric["histogram"] = [
                    "dataPoints": .array(same.map { histogram($0, now) }), "aggregationTemporality": 2,
                ]
            }
            metrics.append(.object(metric))
        }
        let resource: MeshValue = [
            "attributes": .array([attribute("service.name", service), attribute("service.instance.id", instance)])
        ]
        return [
            "resourceMetrics": [
                ["resource": resource, "scopeMetrics": [["scope": ["name": "tombolo"], "metrics": .array(metrics)]]]
            ]
        ]
    }

    private func point(_ reading: MetricReading, _ now: UInt64) -> MeshObject {
        [
            "attributes": .array(reading.labels.map { attribute($0.0, $0.1) }),
            "startTimeUnixNano": .string(String(start)), "timeUnixNano": .string(String(now)),
        ]
    }

    private func number(_ reading: MetricReading, _ now: UInt64) -> MeshValue {
        var point = point(reading, now)
        point["asDouble"] = .double(reading.value.isFinite ? reading.value : 0)
        return .object(point)
    }

    private func histogram(_ reading: MetricReading, _ now: UInt64) -> MeshValue {
        var point = point(reading, now)
        var counts: [MeshValue] = []
        var below = 0
        for count in reading.buckets.map(\.count) + [reading.count] {
            counts.append(.string(String(max(0, count - below))))
            below = count
        }
        point["count"] = .string(String(reading.count))
        point["sum"] = .double(reading.sum)
        point["min"] = .double(reading.minimum)
        point["max"] = .double(reading.maximum)
        point["bucketCounts"] = .array(counts)
        point["explicitBounds"] = .array(reading.buckets.map { .double($0.bound) })
        return .object(point)
    }

    private func attribute(_ key: String, _ value: String) -> MeshValue {
        ["key": .string(key), "value": ["stringValue": .string(value)]]
    }
}
