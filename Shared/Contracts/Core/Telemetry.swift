/// The names of the metrics of what all services share, with their labels; a timer is a sum of seconds and a count.
package enum MetricKey {
    /// Timer: requests answered, from taking one to its answer; labels `service`, `method`, `result`.
    package static let requests = "tombolo.requests"
    /// Counter: requests not handled; labels `service`, `method`, `reason` (`overloaded`, `expired`).
    package static let refusedRequests = "tombolo.requests.refused"
    /// Timer: requests to other services, until their answer; labels `service`, `method`, `result`.
    package static let calls = "tombolo.calls"
    /// Counter: policies refused because their rules are too long.
    package static let aclLongRules = "tombolo.acl.rules.refused"
    /// Counter: unknown tokens not asked about because too many others were.
    package static let aclTurnedAway = "tombolo.acl.unknown.refused"
    /// Counter: old answers about tokens that were used because the ACL service was away.
    package static let aclExtended = "tombolo.acl.extended"
    /// Counter: how often a cache had what was asked for; label `cache`.
    package static let cacheHits = "tombolo.cache.hits"
    /// Counter: how often it did not; label `cache`.
    package static let cacheMisses = "tombolo.cache.misses"
    /// Counter: entries a cache forgot because it was full; label `cache`.
    package static let cacheEvictions = "tombolo.cache.evictions"
    /// Gauge: entries in a cache; label `cache`.
    package static let cacheEntries = "tombolo.cache.entries"
    /// Gauge: bytes in a cache, where it counts them; label `cache`.
    package static let cacheBytes = "tombolo.cache.bytes"
    /// Counter: writes of this replica that became durable; label `service`.
    package static let journalWrites = "tombolo.journal.writes"
    /// Sample: writes in one entry; its count is that of the entries appended; label `service`.
    package static let journalEntryWrites = "tombolo.journal.entry.writes"
    /// Sample: bytes of one entry; label `service`.
    package static let journalEntryBytes = "tombolo.journal.entry.bytes"
    /// Timer: until an entry was on disk, repetitions included; label `service`.
    package static let journalAppend = "tombolo.journal.append"
    /// Counter: entries that another replica was faster than; label `service`.
    package static let journalConflicts = "tombolo.journal.conflicts"
    /// Counter: entries of other replicas that were applied; label `service`.
    package static let journalApplied = "tombolo.journal.applied"
    /// Gauge: sequence of the newest entry applied; label `service`.
    package static let journalSequence = "tombolo.journal.sequence"
    /// Gauge: writes that wait for an entry; label `service`.
    package static let journalWaiting = "tombolo.journal.waiting"
    /// Timer: questions for the newest sequence, each for all reads waiting; label `service`.
    package static let journalQuestions = "tombolo.journal.questions"
    /// Gauge: 1 while this replica is too old to decide on what a newer version stored, else 0; label `service`.
    package static let journalTooOld = "tombolo.journal.too.old"
    /// Gauge: sequence of the entry up to which the journal's mark was kept durably; label `service`.
    package static let journalMarked = "tombolo.journal.marked"
    /// Counter: changes of a newer version that this follower did not understand; label `service`.
    package static let followerMissed = "tombolo.follower.missed"
    /// Gauge: entries known to exist that this follower has not applied; label `service`, the one followed.
    package static let followerLag = "tombolo.follower.lag"
    /// Gauge: sequence of the newest entry applied; label `service`.
    package static let followerSequence = "tombolo.follower.sequence"
    /// Counter: loads of the whole state; label `service`.
    package static let followerReloads = "tombolo.follower.reloads"
    /// Gauge: 1 while the bus can be reached, else 0; no labels.
    package static let busConnected = "tombolo.bus.connected"
    /// Counter: losses of the connection to the bus; no labels.
    package static let busLosses = "tombolo.bus.losses"
    /// Counter: times that metrics were not taken where they are sent; no labels.
    package static let exportFailures = "tombolo.metrics.export.failures"
    /// Counter: connections to the health endpoint that were closed because there were too many; no labels.
    package static let healthRefused = "tombolo.health.refused"
}

/// The keys of log lines about requests.
package enum RequestLogKey {
    /// The user's request on whose behalf something is done.
    package static let request = "request.id"
    /// Trace id of the W3C trace context.
    package static let trace = "trace.id"
    package static let service = "service.name"
    package static let method = "bus.method"
    package static let result = "result"
    package static let milliseconds = "duration.ms"
    package static let error = "error"
}
