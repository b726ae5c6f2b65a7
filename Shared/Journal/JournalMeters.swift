import CoreMetrics
import MeshContracts

/// The metrics of one replica of a journaled state.
struct LedgerMeter: Sendable {
    private let writes: any CounterHandler
    private let entryWrites: any RecorderHandler
    private let entryBytes: any RecorderHandler
    private let append: any TimerHandler
    private let conflicts: any CounterHandler
    private let applied: any CounterHandler
    private let sequence: any RecorderHandler
    private let waiting: any RecorderHandler
    private let questions: any TimerHandler
    private let tooOld: any RecorderHandler
    private let markedSequence: any RecorderHandler

    init(_ service: BusService, _ factory: any MetricsFactory) {
        let labels = [("service", service.rawValue)]
        writes = factory.makeCounter(label: MetricKey.journalWrites, dimensions: labels)
        entryWrites = factory.makeRecorder(
            label: MetricKey.journalEntryWrites,
            dimensions: labels,
            aggregate: true
        )
        entryBytes = factory.makeRecorder(label: MetricKey.journalEntryBytes, dimensions: labels, aggregate: true)
        append = factory.makeTimer(label: MetricKey.journalAppend, dimensions: labels)
        conflicts = factory.makeCounter(label: MetricKey.journalConflicts, dimensions: labels)
        applied = factory.makeCounter(label: MetricKey.journalApplied, dimensions: labels)
        sequence = factory.makeRecorder(label: MetricKey.journalSequence, dimensions: labels, aggregate: false)
        waiting = factory.makeRecorder(label: MetricKey.journalWaiting, dimensions: labels, aggregate: false)
        questions = factory.makeTimer(label: MetricKey.journalQuestions, dimensions: labels)
        tooOld = factory.makeRecorder(label: MetricKey.journalTooOld, dimensions: labels, aggregate: false)
        markedSequence = factory.makeRecorder(label: MetricKey.journalMarked, dimensions: labels, aggregate: false)
    }

    /// An entry of this replica is on disk.
    func stored(writes count: Int, bytes: Int, sequence newest: UInt64, waiting left: Int) {
        writes.increment(by: Int64(count))
        entryWrites.record(Int64(count))
        entryBytes.record(Int64(bytes))
        sequence.record(Double(newest))
        waiting.record(Int64(left))
    }

    /// Until an entry was on disk.
    func appended(_ time: Duration) { append.recordNanoseconds(time.nanoseconds) }

    /// Another replica was faster.
    func beaten() { conflicts.increment(by: 1) }

    /// Entries of other replicas were applied.
    func caughtUp(_ count: Int, sequence newest: UInt64) {
        applied.increment(by: Int64(count))
        sequence.record(Double(newest))
    }

    /// Whether it can decide on what is stored.
    func isTooOld(_ isSo: Bool) { tooOld.record(isSo ? 1.0 : 0.0) }

    /// A mark was kept.
    func marked(_ newest: UInt64) { markedSequence.record(Double(newest)) }

    /// A question for the newest sequence was answered.
    func asked(_ time: Duration) { questions.recordNanoseconds(time.nanoseconds) }
}

/// The metrics of one follower.
struct FollowerMeter: Sendable {
    private let lag: any RecorderHandler
    private let sequence: any RecorderHandler
    private let reloads: any CounterHandler
    private let misses: any CounterHandler

    init(_ service: BusService, _ factory: any MetricsFactory) {
        let labels = [("service", service.rawValue)]
        lag = factory.makeRecorder(label: MetricKey.followerLag, dimensions: labels, aggregate: false)
        sequence = factory.makeRecorder(label: MetricKey.followerSequence, dimensions: labels, aggregate: false)
        misses = factory.makeCounter(label: MetricKey.followerMissed, dimensions: labels)
        reloads = factory.makeCounter(label: MetricKey.followerReloads, dimensions: labels)
    }

    /// How far it is, and how far the service is.
    func stands(at applied: UInt64, of known: UInt64) {
        lag.record(Double(known > applied ? known - applied : 0))
        sequence.record(Double(applied))
    }

    /// A change was not understood.
    func missed() { misses.increment(by: 1) }

    /// The whole state was loaded.
    func reloaded() { reloads.increment(by: 1) }
}
