package import CoreMetrics

/// What a bounded cache counts: how often it had what was asked for, how much it holds, how much it had to forget.
package struct CacheMeter: Sendable {
    private let hits: any CounterHandler
    private let misses: any CounterHandler
    private let evictions: any CounterHandler
    private let entries: any RecorderHandler
    private let bytes: any RecorderHandler

    /// Meters of the cache of that name: the label `cache`.
    package init(_ name: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let labels = [("cache", name)]
        hits = factory.makeCounter(label: MetricKey.cacheHits, dimensions: labels)
        misses = factory.makeCounter(label: MetricKey.cacheMisses, dimensions: labels)
        evictions = factory.makeCounter(label: MetricKey.cacheEvictions, dimensions: labels)
        entries = factory.makeRecorder(label: MetricKey.cacheEntries, dimensions: labels, aggregate: false)
        bytes = factory.makeRecorder(label: MetricKey.cacheBytes, dimensions: labels, aggregate: false)
    }

    /// It had what was asked for.
    package func hit() { hits.increment(by: 1) }

    /// It did not.
    package func miss() { misses.increment(by: 1) }

    /// It forgot so many entries because it is full.
    package func evicted(_ count: Int) { evictions.increment(by: Int64(count)) }

    /// What it holds now; the bytes where it counts them.
    package func holds(_ count: Int, bytes size: Int? = nil) {
        entries.record(Int64(count))
        if let size { bytes.record(Int64(size)) }
    }
}
